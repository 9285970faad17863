"""Names that look like misspellings of other names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import numpy as np
from scipy.sparse import csr_array
from sklearn.feature_extraction.text import TfidfVectorizer

_LOOKED_AT = 10  # candidates compared letter by letter, for each name
_BLOCK = 128


def near_misses(
    names: Sequence[str], candidates: Sequence[str], at_least: float
) -> Iterator[tuple[str, str, float]]:
    """Yield each name that is like a candidate, with the most similar one and the similarity.

    The candidates with the most similar letters and pairs of letters are compared by the ratio of
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
            best = np.argsort(-row, kind="stable")[:_LOOKED_AT]
            ratios = [(_ratio(name, candidates[k]), candidates[k]) for k in best if row[k] > 0]
            similarity, near = max(ratios, key=lambda x: (x[0], x[1]), default=(0.0, ""))
            if similarity >= at_least:
                yield name, near, round(similarity, 2)


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
