"""What separates the entries of a list column, found from the cells themselves."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Literal

from matchcore.tables.list_evidence import Evidence, key, whole_entries
from matchcore.tables.list_splitting import split_cells
from matchcore.tables.separator_signs import SIGNS, Sign, literals, names_with_signs

Sureness = Literal["sure", "likely", "unsure"]
_RANKS: tuple[Sureness, ...] = ("unsure", "likely", "sure")
_SAMPLE = 500  # distinct cells: enough to see what separates, few enough to be quick
_RARE = 0.25  # of the cells with any sign: below, a sign is not what separates most
_SHORT, _LONG = 4.0, 6.0  # mean words of entries
_SENTENCES = 0.25  # of the entries
_MOST = 0.5
_RECURRING = 0.25  # of the entries


@dataclass(frozen=True)
class FoundSeparators:
    """What separates the entries of a column.

    Attributes
    ----------
    separators : tuple of str
        For `Layout`: normally one; line breaks or forms with other spaces may go along.
    closed : bool
        Whether a separator also follows a last entry.
    whole : tuple of str
        Entries that contain a separator but are one thing.
    sureness : {"sure", "likely", "unsure"}
    cell : str
        An example.
    entries : tuple of str
        How the example is split.
    """

    separators: tuple[str, ...]
    closed: bool
    whole: tuple[str, ...]
    sureness: Sureness
    cell: str
    entries: tuple[str, ...]


@dataclass(frozen=True)
class _Reading:
    """The cells split at one sign."""

    sign: Sign
    forms: tuple[str, ...]
    whole: tuple[str, ...]
    evidence: Evidence
    sureness: Sureness


def found_separators(
    cells: Sequence[str], vocabulary: Set[str] = frozenset()
) -> FoundSeparators | None:
    """Return what separates the entries of a column, or None where nothing does.

    Parameters
    ----------
    cells : sequence of str
        Order and repetition do not count.
    vocabulary : set of str
        Entries known from other columns, or names of skills.

    Examples
    --------
    >>> found = found_separators(["SQL / Python", "CI/CD", "Python / Excel", "SQL"])
    >>> found.separators, found.sureness, found.entries
    ((' / ',), 'sure', ('SQL', 'Python'))
    >>> found_separators(["CI/CD", "A/B testing", "R&D"])
    """
    texts = sorted({cell.strip() for cell in cells} - {""})
    texts = texts[:: max(1, len(texts) // _SAMPLE)]
    known = {key(entry) for entry in vocabulary}
    texts = [text for text in texts if key(text) not in known] if known else texts
    names = names_with_signs(texts)
    readings = [reading for sign in SIGNS if (reading := _reading(sign, texts, known, names))]
    if not readings:
        return None
    best = max(readings, key=lambda reading: _order(reading, readings))
    return _found(best, readings, texts, known)


def _order(reading: _Reading, readings: Sequence[_Reading]) -> tuple[float, ...]:
    """Return what makes one sign better than another."""
    most = max(len(one.evidence.split) for one in readings)
    cells = len(reading.evidence.split)
    common = cells >= _RARE * most
    return common, _RANKS.index(reading.sureness), reading.sign.strength, cells


def _reading(
    sign: Sign, texts: Sequence[str], known: Set[str], names: Sequence[str]
) -> _Reading | None:
    """Split the cells at one sign, where they hold it."""
    forms = literals(sign, texts)
    if not forms:
        return None
    whole, sure = tuple(n for n in names if any(form in n for form in forms)), True
    lists = _lists(texts, forms, whole)
    evidence = Evidence(lists, known)
    if sign.strength == 0:
        strange = [e for e in lists if len(e) > 1 and not evidence.alone & {*map(key, e)}]
        whole += tuple(forms[0].join(entries) for entries in strange)
    elif sign.strength < 3:
        glue = f"{forms[0].strip()} " if forms[0].strip() in ",，" else forms[0]
        more, sure = whole_entries(lists, evidence, glue.replace("， ", "，"))
        whole += tuple(more)
    lists = _lists(texts, forms, whole) if whole else lists
    if all(entries == [text] for entries, text in zip(lists, texts, strict=True)):
        return None
    evidence = Evidence(lists, known) if whole else evidence
    sureness = _sureness(sign, evidence)
    return _Reading(sign, forms, whole, evidence, _at_most(sureness, sure)) if sureness else None


def _at_most(sureness: Sureness, sure: bool) -> Sureness:
    """Return the sureness, at most likely unless something else is sure as well."""
    return sureness if sure else min(sureness, "likely", key=_RANKS.index)


def _lists(texts: Sequence[str], forms: Sequence[str], whole: Sequence[str]) -> list[list[str]]:
    """Return the trimmed entries of each cell; empty ones are left out."""
    entries, counts = split_cells(list(texts), forms, whole)
    each = iter(entries)
    lists = [[next(each).strip() for _ in range(count)] for count in counts]
    return [[entry for entry in one if entry] for one in lists]


def _sureness(sign: Sign, evidence: Evidence) -> Sureness | None:
    """Return how sure it is that a sign separates; None where it does not."""
    if sign.strength == 0:
        return "likely" if evidence.stands_alone >= _MOST else None
    words = evidence.words
    if words > _LONG or evidence.sentences >= _SENTENCES:
        return "unsure"
    if sign.strength == 3:
        return "sure" if words <= _SHORT else "likely"
    if evidence.categories:
        return "unsure"
    recurs = evidence.recurring >= _RECURRING and words <= _SHORT
    if sign.strength == 1:
        return "likely" if recurs else "unsure"
    return "sure" if recurs else "likely"


def _found(
    best: _Reading, readings: Sequence[_Reading], texts: Sequence[str], known: Set[str]
) -> FoundSeparators:
    """Return the best reading with the other signs that separate some of its entries."""
    forms, sureness = best.forms, best.sureness
    for other in readings:
        if other is not best and _also_separates(other, forms, best, texts, known):
            forms += other.forms
            line_breaks = other.forms[0].startswith("\n")
            sureness = _at_most(sureness, line_breaks)
    closing = tuple(form.strip() for form in forms if form.strip())
    lists = _lists(texts, forms, best.whole)
    order = [(-min(2, len(lists[k])), len(text), text, k) for k, text in enumerate(texts)]
    example = min(order)[-1]  # the shortest of those with several entries
    return FoundSeparators(
        separators=forms,
        closed=bool(closing) and any(text.endswith(closing) for text in texts),
        whole=best.whole,
        sureness=sureness,
        cell=texts[example],
        entries=tuple(lists[example]),
    )


def _also_separates(
    other: _Reading, forms: Sequence[str], best: _Reading, texts: Sequence[str], known: Set[str]
) -> bool:
    """Return whether entries still hold another sign, whose pieces are entries elsewhere."""
    entries = {entry for one in _lists(texts, forms, best.whole) for entry in one}
    pieces = _lists(sorted(entries), other.forms, (*other.whole, *best.whole))
    known = known | {key(one[0]) for one in pieces if len(one) == 1}
    split = [key(piece) for one in pieces if len(one) > 1 for piece in one]
    if not split:
        return False
    if other.sign.strength == 3 and best.sign.strength < 3:
        return True
    if other.forms[0].startswith("\n"):
        return other.sureness == "sure"
    return sum(piece in known for piece in split) >= _MOST * len(split)
