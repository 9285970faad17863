"""Names that look like misspellings of other names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

import numpy as np
from scipy.sparse import csr_array
from sklearn.feature_extraction.text import TfidfVectorizer

from matchcore.people import Entries, Slip, usual_names

_COMPARED = 10  # candidates compared letter by letter, for each name
_BLOCK = 128  # names at once


def misspelt(
    column: str,
    own: Entries,
    other: Entries,
    known: Mapping[str, str],
    at_least: float,
    most: int | None = None,
) -> list[Slip]:
    """Return the names of one column that look like misspellings.

    Parameters
    ----------
    column : str
        What the slips call the column.
    own, other : Entries
        Of the column, and of the column that it is compared with.
    known : mapping of str to str
        Names by key that are right.
    at_least : float
        The lowest similarity, from 0 to 1, to a name of `other` or `known`.
    most : int, optional
        How many names to check, those of most people first.
    """
    called = usual_names(own)
    candidates = {**usual_names(other), **known}
    people = np.bincount(own.codes, minlength=len(own.keys)).tolist()
    counts = {k: n for k, n in zip(own.keys, people, strict=True) if k not in candidates}
    checked = sorted(sorted(counts, key=lambda key: (-counts[key], key))[:most])
    return [
        Slip(column, called[key], counts[key], candidates[near], similarity)
        for key, near, similarity in near_misses(checked, list(candidates), at_least)
    ]


def near_misses(
    names: Sequence[str], candidates: Sequence[str], at_least: float
) -> Iterator[tuple[str, str, float]]:
    """Yield each name that resembles a candidate, with the most similar one and the similarity.

    The candidates closest in single letters and pairs of letters are compared by the ratio of
    Ratcliff and Obershelp, ``2 · letters in common / letters``.
    """
    if not names or not candidates:
        return
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(1, 2), lowercase=False)
    pool = csr_array(vectorizer.fit_transform(candidates)).T.tocsr()
    for start in range(0, len(names), _BLOCK):
        block = names[start : start + _BLOCK]
        alike = (csr_array(vectorizer.transform(block)) @ pool).toarray()
        for name, row in zip(block, alike, strict=True):
            best = np.argsort(-row, kind="stable")[:_COMPARED]
            ratios = [(_ratio(name, candidates[k]), candidates[k]) for k in best if row[k] > 0]
            similarity, near = max(ratios, key=lambda x: (x[0], x[1]), default=(0.0, ""))
            if similarity >= at_least:
                yield name, near, round(similarity, 2)


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
