"""Components that compare free text: by its words, or by a user-defined encoder."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Self

import numpy as np
from scipy.sparse import csr_array
from sklearn.utils.validation import check_is_fitted

from matchcore.affinity.components import Component, ReadOnce
from matchcore.affinity.factors import alike
from matchcore.affinity.missing import Missing
from matchcore.affinity.parameters import check_column
from matchcore.affinity.words import TextVectorizer
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.addends import Sides
from matchcore.model.arrays import Floats
from matchcore.number_checks import is_whole
from matchcore.people import Cohort, People

__all__ = ["EncodedText", "SimilarText"]

Encoder = Callable[[list[str]], Any]


class SimilarText(ReadOnce[list[csr_array]]):
    """Words and pairs of words in common: the cosine of TF-IDF, as in `TextVectorizer`.

    Parameters
    ----------
    weight : float
        Share of the score, before all weights are normalised to 1.
    column : str
        A text column, extra ones included.
    max_features : int
        How many words and pairs of words count at most.
    missing : {"zero", "mean"}
        What a pair gets if a value is missing: see `Component`.

    Notes
    -----
    Cosine of TF-IDF over words and pairs of neighbouring words: a word that occurs n times weighs
    1 + ln n, times 1 + ln((1 + texts) / (1 + texts with the word)).

    ``Σ a(word) · b(word)`` over the words that count, where a and b are the rows of the two
    texts, each of length 1 over all its words and pairs of words. Those that only one side uses
    add nothing and are dropped. Of the others, the `max_features` that add most over all pairs of
    people count; if there are more, the value is a little below the cosine.

    Japanese, Chinese, Korean and Thai texts are compared by pairs of neighbouring characters, as
    `TextVectorizer` says.

    Words are selected, not projected: values stay between 0 and 1, evidence stays readable, and
    results do not depend on the threads of a decomposition.

    Examples
    --------
    >>> import pandas as pd
    >>> mentors = pd.DataFrame({"id": ["m", "n"], "bio": ["J'enseigne le C++", "I like C"]})
    >>> mentees = pd.DataFrame({"id": ["e"], "bio": ["C++ !"]})
    >>> sides = SimilarText().fit_transform(Cohort(mentors, mentees))
    >>> (sides.mentees @ sides.mentors.T).round(2).tolist()
    [[0.47, 0.0]]
    """

    label = "text"

    def __init__(
        self,
        weight: float = 1.0,
        column: str = "bio",
        max_features: int = 10_000,
        missing: Missing = "zero",
    ) -> None:
        self.weight = weight
        self.column = column
        self.max_features = max_features
        self.missing = missing

    def problems(self) -> list[InputProblem]:
        """Return what is wrong with column and max_features."""
        most = self.max_features
        if is_whole(most) and most >= 1:
            return super().problems()
        code = "out_of_range" if is_whole(most) else "not_a_whole_number"
        return [*super().problems(), self._problem("max_features", code, told("give 1 or more"))]

    def _read(self, cohort: Cohort) -> list[csr_array]:
        """Return the rows of both sides over all words."""
        return [self._vectorizer.transform(texts) for texts in _read(cohort, self.column)]

    def _learn(self, cohort: Cohort) -> list[csr_array]:
        """Learn the words of both sides, how rare each is, and which count."""
        check_column(self, self.column, cohort, "text")
        mentees, mentors = _read(cohort, self.column)
        self._vectorizer = TextVectorizer().fit(mentees + mentors)
        rows = self._read(cohort)
        of_all_pairs = rows[0].sum(axis=0) * rows[1].sum(axis=0)
        order = np.argsort(-of_all_pairs, kind="stable")[: np.count_nonzero(of_all_pairs)]
        self._kept = np.sort(order[: self.max_features])
        self.labels_ = self._vectorizer.words_[self._kept].tolist()
        return rows

    def _sides(self, read: list[csr_array]) -> Sides:
        """Return the rows of both sides over the words that count."""
        mentees_known, mentors_known = (np.diff(rows.indptr) > 0 for rows in read)
        factors = (rows[:, self._kept] for rows in read)
        return Sides(*alike(*factors), mentees_known, mentors_known)


class EncodedText(Component):
    """Similarity of texts by an encoder.

    Parameters
    ----------
    weight : float
        Share of the score, before all weights are normalised to 1.
    column : str
        A text column, extra ones included.
    encode : callable
        A function from a list of texts to an array, one row per text; in Python only. It is
        called once, with the distinct texts of both sides; `fit` without `transform` encodes one
        text. A text must get the same row whatever the other texts are. Empty texts are left out.
    missing : {"zero", "mean"}
        What a pair gets if a value is missing: see `Component`.

    Notes
    -----
    (1 + cosine of the encodings) / 2

    Examples
    --------
    >>> import pandas as pd
    >>> def length(texts):
    ...     return [[len(text), 1.0] for text in texts]
    >>> mentors = pd.DataFrame({"id": ["m", "n"], "bio": ["abc", None]})
    >>> mentees = pd.DataFrame({"id": ["e"], "bio": ["xyz"]})
    >>> sides = EncodedText(encode=length).fit_transform(Cohort(mentors, mentees))
    >>> (sides.mentees @ sides.mentors.T).round(2).tolist()
    [[1.0, 0.0]]
    """

    label = "text"

    def __init__(
        self,
        weight: float = 1.0,
        column: str = "bio",
        encode: Encoder | None = None,
        missing: Missing = "zero",
    ) -> None:
        self.weight = weight
        self.column = column
        self.encode = encode
        self.missing = missing

    def problems(self) -> list[InputProblem]:
        """Return what is wrong with column and encode."""
        if callable(self.encode):
            return super().problems()
        remedy = told(
            "give a function from a list of texts to an array (in Python; a file cannot hold one)"
        )
        return [*super().problems(), self._problem("encode", "wrong_type", remedy)]

    def __sklearn_clone__(self) -> EncodedText:
        return type(self)(**self.get_params(deep=False))  # shares the encoder: it may hold a model

    def fit(self, cohort: Cohort, y: None = None) -> Self:
        """Learn the width of the encodings."""
        check_column(self, self.column, cohort, "text")
        self._learn(self._encoded(_distinct(_read(cohort, self.column))[:1]))
        return self

    def transform(self, cohort: Cohort) -> Sides:
        """Return encodings of length 1 beside a 1, all divided by √2."""
        check_is_fitted(self, "labels_")
        read = _read(cohort, self.column)
        return self._sides(read, self._encoded(_distinct(read)))

    def fit_transform(self, cohort: Cohort, y: None = None) -> Sides:
        """Fit, then return the factors of the same cohort, encoded once."""
        check_column(self, self.column, cohort, "text")
        read = _read(cohort, self.column)
        encoded = self._encoded(_distinct(read))
        self._learn(encoded)
        return self._sides(read, encoded)

    def _learn(self, encoded: Floats) -> None:
        self.labels_ = [""] * (encoded.shape[1] + 1)  # a dimension has no meaning to show

    def _sides(self, read: tuple[list[str], list[str]], encoded: Floats) -> Sides:
        """Return the factors of the texts of both sides, from the rows of the distinct ones."""
        width = len(self.labels_) - 1
        if width and len(encoded) and encoded.shape[1] != width:
            widths = told(
                "rows of {width} numbers, then of {count}", width=width, count=encoded.shape[1]
            )
            raise _wrongly_encoded("wrong_shape", widths, told("return the same number each time"))
        factors = np.zeros((len(encoded) + 1, width + 1))  # the last row is that of no text
        if width and len(encoded):  # without a width, `fit` met no text
            factors[:-1, :-1], factors[:-1, -1] = _of_length_1(encoded), 1.0
        place = {text: k for k, text in enumerate(_distinct(read))}
        rows = [np.array([place.get(t, -1) for t in texts], dtype=np.int64) for texts in read]
        known = [(places >= 0) & (width > 0) for places in rows]
        mentees, mentors = (factors[places] / np.sqrt(2.0) for places in rows)
        return Sides(mentees, mentors, known[0], known[1])

    def _encoded(self, texts: list[str]) -> Floats:
        """Return one row per text; there is nothing to ask the encoder without a text."""
        if not texts:
            return np.zeros((0, 0))
        encode: Any = self.encode
        encoded = encode(texts)
        try:
            rows = np.asarray(encoded)
        except ValueError:  # rows of several lengths
            rows = np.array(None)
        if rows.ndim != 2 or len(rows) != len(texts) or rows.dtype.kind not in "fiu":
            shape = told(
                "shape {shape} and type {dtype} for {count} texts",
                shape=rows.shape,
                dtype=rows.dtype,
                count=len(texts),
            )
            raise _wrongly_encoded("wrong_shape", shape, told("return one row of numbers for each"))
        if not np.isfinite(rows).all():
            bad = int(np.flatnonzero(~np.isfinite(rows).all(axis=1))[0])
            returned = told("{values} for text {place}", values=rows[bad], place=bad)
            raise _wrongly_encoded("not_finite", returned, told("return finite numbers"))
        return rows.astype(np.float64)


def _wrongly_encoded(code: str, returned: str, remedy: str) -> InputError:
    return InputError(
        InputProblem(
            code, "EncodedText", "", told("encode returned {returned}", returned=returned), remedy
        )
    )


def _of_length_1(rows: Floats) -> Floats:
    most = np.abs(rows).max(axis=1, initial=0.0, keepdims=True)
    rows = rows / np.where(most > 0, most, 1.0)  # so that no square overflows
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    scaled: Floats = rows / np.where(lengths > 0, lengths, 1.0)
    return scaled


def _read(cohort: Cohort, column: str) -> tuple[list[str], list[str]]:
    return _texts(cohort.mentees, column), _texts(cohort.mentors, column)


def _distinct(read: tuple[list[str], list[str]]) -> list[str]:
    """Return the distinct texts of both sides in alphabetical order, without the empty one."""
    return sorted({*read[0], *read[1]} - {""})


def _texts(people: People, column: str) -> list[str]:
    return [text or "" for text in people.text(column).tolist()]
