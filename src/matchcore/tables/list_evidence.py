"""What cells show about a way to split them: entries that recur, sentences, categories."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from functools import cached_property
from itertools import pairwise

from matchcore.tables.accents import without_accents

_SENTENCE = re.compile(
    r"(?:i|we|my|you|they|he|she|it|je|nous|mon|ma|mes|vous|ils|elles?|on|que|qui|which|who|that"
    r"|mais|but|or|ou|donc|so|because|car)\b|j['’]|.*[.!?。！？](?:\s|$)|.*[。！？]",
    re.IGNORECASE | re.DOTALL,
)
_TAIL = re.compile(r"\s*(?::\s*[\d.,]+|\([^()]*\)|（[^（）]*）)\s*$")
_LETTERS = 12  # of a word that counts as one, where no spaces stand between words
_ENOUGH = 3  # cells, to see categories or one option in two pieces


def key(text: str) -> str:
    """Return an entry for comparison: without level, remark in brackets, case and accents."""
    return " ".join(without_accents(_TAIL.sub("", text)).split())


class Evidence:
    """The cells as one way to split them reads them.

    Parameters
    ----------
    lists : sequence of list of str
        The trimmed entries of each distinct cell.
    vocabulary : set of str
        Entries known from elsewhere, as `key` returns them.
    """

    def __init__(self, lists: Sequence[list[str]], vocabulary: Set[str]) -> None:
        self.vocabulary = vocabulary
        self.keys = [[key(entry) for entry in entries] for entries in lists]
        self.split = [k for k, entries in enumerate(lists) if len(entries) > 1]
        self.pieces = [entry for k in self.split for entry in lists[k]]

    @cached_property
    def cells_of(self) -> Counter[str]:
        """In how many cells each entry stands."""
        return Counter(one for keys in self.keys for one in set(keys))

    @cached_property
    def alone(self) -> set[str]:
        """The entries that stand alone in a cell, or are known from elsewhere."""
        return {*self.vocabulary, *(keys[0] for keys in self.keys if len(keys) == 1)}

    @property
    def words(self) -> float:
        """The mean number of words of an entry of several."""
        sizes = [max(len(piece.split()), len(piece) / _LETTERS) for piece in self.pieces]
        return sum(sizes) / max(1, len(sizes))

    @property
    def sentences(self) -> float:
        """The share of entries that read like parts of sentences, unless they are known."""
        likely = (piece for piece in self.pieces if _SENTENCE.match(piece))
        found = sum(key(piece) not in self.vocabulary for piece in likely)
        return found / max(1, len(self.pieces))

    @property
    def recurring(self) -> float:
        """The share of entries of several that stand in another cell too, or are known."""
        keys = [one for k in self.split for one in self.keys[k]]
        again = sum(one in self.vocabulary or self.cells_of[one] > 1 for one in keys)
        return again / max(1, len(keys))

    @property
    def stands_alone(self) -> float:
        """The share of split cells whose entries all stand alone elsewhere, or vary freely."""
        free = self.alone | self._varied
        return sum(free.issuperset(self.keys[k]) for k in self.split) / max(1, len(self.split))

    @cached_property
    def _varied(self) -> set[str]:
        """The entries that stand in lists with different others."""
        beside: dict[str, set[frozenset[str]]] = {}
        for k in self.split:
            for one in self.keys[k]:
                beside.setdefault(one, set()).add(frozenset(self.keys[k]) - {one})
        return {one for one, others in beside.items() if len(others) > 1}

    @property
    def categories(self) -> bool:
        """Whether the entries are pairs of a category and something in it."""
        pairs = [self.keys[k] for k in self.split]
        if len(pairs) < _ENOUGH or any(len(pair) != 2 for pair in pairs):
            return False
        firsts, seconds = ({pair[at] for pair in pairs} for at in (0, 1))
        few = min(len(firsts), len(seconds)) * 2 <= len(pairs)
        return few and not firsts & seconds and not firsts | seconds <= self.vocabulary


def whole_entries(
    lists: Sequence[list[str]], evidence: Evidence, sign: str
) -> tuple[list[str], bool]:
    """Return entries that hold the sign but are one option, and whether that is sure.

    Such an option recurs beside different others, and its pieces never stand without each other.
    A piece in lower case that goes on where all entries begin with a capital makes it sure.
    """
    follows, sure = dict[str, str](), True
    rests: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    for keys in evidence.keys:
        for k, pair in enumerate(pairwise(keys)):
            rests.setdefault(pair, set()).add((*keys[:k], *keys[k + 2 :]))
    capitals = _capitals(lists)
    lower = {key(x) for entries in lists for x in entries if x[:1].islower()}
    for (a, b), beside in sorted(rests.items()):
        known = f"{a}{sign}{b}".replace("  ", " ") in evidence.vocabulary
        cells = {evidence.cells_of[a], evidence.cells_of[b], len(beside)}
        together = len(cells) == 1 and len(beside) < len(lists) and not {a, b} & evidence.alone
        goes_on = capitals and b in lower and a not in lower
        if known or (together and len(beside) >= (2 if goes_on else _ENOUGH)):
            follows[a] = b
            sure &= known or goes_on
    return _chains(lists, follows, sign), sure


def _capitals(lists: Sequence[list[str]]) -> bool:
    """Return whether cells begin with a capital, as the options of a form do."""
    firsts = [entries[0] for entries in lists if entries and entries[0][:1].isalpha()]
    return sum(not first[0].islower() for first in firsts) >= 0.9 * len(firsts)


def _chains(lists: Iterable[list[str]], follows: dict[str, str], sign: str) -> list[str]:
    """Return the texts of pieces that follow each other, each once."""
    found: dict[str, str] = {}
    for entries in lists if follows else ():
        keys = [key(entry) for entry in entries]
        for start in range(len(entries)):
            end = start + 1
            while end < len(entries) and follows.get(keys[end - 1]) == keys[end]:
                end += 1
            if end - start > 1 and keys[start] not in follows.values():
                text = sign.join(_TAIL.sub("", piece) for piece in entries[start:end])
                found.setdefault(key(text), text)
    return list(found.values())
