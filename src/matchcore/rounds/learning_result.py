"""`Learning`: what was learnt from meetings, as a matching takes it and as people read it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from matchcore.answer.summary import Summary
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Floats, Rows
from matchcore.people import Cohort, Role
from matchcore.programme import Programme
from matchcore.rounds import learning_file
from matchcore.rounds.learning_values import LearntValues
from matchcore.rounds.learning_words import learning_summary
from matchcore.wording import checked_language

_CELLS = 1 << 18  # pairs whose values fit in memory together


@dataclass(frozen=True, eq=False, repr=False)
class Learning(LearntValues):
    """What was learnt from meetings; `learn` returns it, matchings and re-matches take it.

    Its text and summary hold counts and weights; what one person thinks of another stands in
    `pairs` alone, which is for programs.

    Attributes
    ----------
    amounts, vetoes, weights
        As in `Learnt`.
    pairs : pandas.DataFrame
        ``mentee``, ``mentor``; ``met``; ``mentee_liking`` and ``mentor_liking``, expected, from 0
        to 1; ``mutual``, their product; ``spread``, its standard deviation; ``amount``, what the
        pair's score gains.
    components : pandas.DataFrame
        ``name``; ``weight``, the programme's, of a sum of 1; ``learnt``, ``low`` and ``high``, the
        weight that meetings speak for and its 95 % interval; ``gain``, the share of the variance
        of liking on held-out meetings that is lost without the component; ``supported``, whether
        the data support the change. NaN where there are too few meetings.
    gain, gain_low : float
        What the learnt weights explain more of the variance of liking on held-out meetings than
        the programme's, and the lower end of its one-sided 95 % interval.
    features : tuple of str
        Columns of people that were asked for as predictors.
    worth : float
        Units of score for a mutual liking of 1 beside one of 0.
    promise : (float, float)
        The line from scores to likings, level and slope: what a score promises before a meeting.
    language : {"en", "fr"}
        Of the summary.
    """

    def expected(
        self, mentees: Sequence[str] | None = None, mentors: Sequence[str] | None = None
    ) -> tuple[Floats, Floats]:
        """Return the expected mutual liking of any pairs, met or not, and its spread.

        Parameters
        ----------
        mentees, mentors : sequence of str, optional
            Ids; by default everybody, sorted.

        Returns
        -------
        liking, spread : (n, m) array of float
            From 0 to 1.

        Raises
        ------
        InputError
            An id is unknown, or the learning was loaded without its programme and cohort.
        """
        found, _ = self._expected(mentees, mentors)
        return found

    def expected_scores(
        self, mentees: Sequence[str] | None = None, mentors: Sequence[str] | None = None
    ) -> tuple[Floats, Floats]:
        """Return the expected scores of any pairs, as they would be after a meeting, and spreads.

        They are what the components say, plus the amount that is expected: what the score would
        gain. Arguments and errors are those of `expected`; the arrays are in units of the score.
        """
        (liking, spread), score = self._expected(mentees, mentors)
        level, slope = self.promise
        return score + self.worth * (liking - level - slope * score), self.worth * spread

    def _expected(
        self, mentees: Sequence[str] | None, mentors: Sequence[str] | None
    ) -> tuple[tuple[Floats, Floats], Floats]:
        """Return likings, their spreads, and what the components say, in units of the score."""
        if self.likings is None or self.cohort is None:
            remedy = told("load it with its programme and its cohort")
            raise InputError(
                InputProblem("missing", "cohort", "", told("there is no cohort"), remedy)
            )
        rows = _rows(self.cohort, "mentees", mentees), _rows(self.cohort, "mentors", mentors)
        if problems := [problem for _, found in rows for problem in found]:
            raise InputError(problems)
        (i, _), (j, _) = rows
        shape = len(i), len(j)
        liking, spread, score = np.zeros(shape), np.zeros(shape), np.zeros(shape)
        step = max(1, _CELLS // max(1, len(j)))
        for start in range(0, len(i), step):
            some = i[start : start + step]
            pairs = np.repeat(some, len(j)), np.tile(j, len(some))
            found = self.likings.at(*pairs)
            score[start : start + step] = self.likings.predictors.score(*pairs).reshape(
                len(some), -1
            )
            liking[start : start + step] = found.mutual.reshape(len(some), -1)
            spread[start : start + step] = found.spread.reshape(len(some), -1)
        return (liking, spread), score

    def summary(self, language: str | None = None) -> Summary:
        """Return what was learnt, in words and without names of people; ``print`` it.

        Parameters
        ----------
        language : {"en", "fr"}, optional
            Instead of the learning's own.
        """
        return learning_summary(
            self, self.language if language is None else checked_language(language)
        )

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write everything into one file: the old or the new one is there whole.

        Raises
        ------
        StorageError
            The file cannot be written.
        """
        learning_file.save(self, path)

    @classmethod
    def load(
        cls,
        path: str | os.PathLike[str],
        *,
        programme: Programme | None = None,
        cohort: Cohort | None = None,
    ) -> Learning:
        """Return a learning as it was saved.

        Parameters
        ----------
        programme, cohort : optional
            Those of the meetings: `expected` needs them.

        Raises
        ------
        StorageError
            The file is missing, damaged, of another kind, or of a newer version.
        InputError
            The cohort has other people.
        """
        return cls(**learning_file.load(path, programme, cohort))

    def __repr__(self) -> str:
        met = int(self.pairs["met"].sum()) if len(self.pairs) else 0
        changed = "" if self.weights is None else ", weights changed"
        return f"Learning({met} met, {len(self.vetoes)} vetoed{changed})"

    def __str__(self) -> str:
        return str(self.summary())

    def _repr_html_(self) -> str:
        return self.summary().html


def _rows(cohort: Cohort, role: Role, ids: Sequence[str] | None) -> tuple[Rows, list[InputProblem]]:
    people = getattr(cohort, role)
    if ids is None:
        return np.arange(len(people)), []
    rows = cohort.rows(role, list(ids))
    strangers = [who for who, row in zip(ids, rows.tolist(), strict=True) if row < 0]
    remedy = told("use ids of the cohort")
    return rows, [
        InputProblem("unknown_id", role, repr(who), told("none of the {role}", role=role), remedy)
        for who in strangers
    ]
