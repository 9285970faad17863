"""`rematch`: match again after a round, with few changes."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal, Unpack

import pandas as pd

from matchcore.affinity.learnt import Learnt
from matchcore.answer import Matching
from matchcore.answer.results import write_results
from matchcore.answer.summary import Summary, Told
from matchcore.model.assignment import Assignment, SolveStatus
from matchcore.model.problem import Problem
from matchcore.people import Cohort
from matchcore.programme import Programme
from matchcore.programme.matching import answered, as_cohort
from matchcore.programme.prepared import Prepared
from matchcore.programme.start import start_of
from matchcore.rounds.change_curve import ChangeCurve, change_curve
from matchcore.rounds.changes import Changes
from matchcore.rounds.couples_before import Before
from matchcore.rounds.keeping import Choice, First, Old, highest_price, requiring
from matchcore.rounds.keeping_in_order import choose_in_order
from matchcore.rounds.must_stay import rows_to_keep
from matchcore.rounds.rematch_arguments import check_arguments, refuse_high_price
from matchcore.rounds.rematch_words import rematch_summary
from matchcore.rules.decisions import Require
from matchcore.solver import SolveOptions, with_defaults
from matchcore.solver.counted import Proof
from matchcore.solver.proof.coverage import MostCovered
from matchcore.solver.solving import Solving
from matchcore.tables import write_csv
from matchcore.wording import column_headings, csv_delimiter

__all__ = ["Rematch", "rematch"]


@dataclass(frozen=True, eq=False, repr=False)
class Rematch(Told):
    """A matching made again, and what changed; ``print`` tells it in sentences.

    Attributes
    ----------
    matching : Matching
        Its scores are the true ones: the price of a change is no part of them. Its problem requires
        the old couples that stay (with ``change_cost=0``, none), so questions to it take them as
        settled; `proofs` say why just these stay.
    previous : Matching
    change_cost : float
    first : {"coverage", "kept"}
    proofs : tuple of Proof or MostCovered
        The problems solved to choose the couples that stay, with their answers; together they prove
        that no other choice is better. `verify` checks them.
    """

    matching: Matching
    previous: Matching
    change_cost: float
    first: First
    proofs: tuple[Proof | MostCovered, ...]
    _old: Old = field(repr=False)
    _before: Before = field(repr=False)
    _asked: Problem = field(repr=False)
    _options: SolveOptions[Assignment] = field(repr=False)

    @property
    def status(self) -> SolveStatus:
        """OPTIMAL if the matching and the choice of couples that stay are proven best."""
        stati = {self.matching.status, *(proof.status for proof in self.proofs)}
        return SolveStatus.OPTIMAL if stati == {SolveStatus.OPTIMAL} else SolveStatus.FEASIBLE

    @property
    def kept(self) -> int:
        """The number of old couples that stay."""
        return int(self._old.kept(self.matching.assignment).sum())

    @property
    def dropped(self) -> int:
        """The number of old couples that could have stayed, and do not."""
        return len(self._old) - self.kept

    @cached_property
    def exchanges(self) -> Changes:
        """Who changes with whom: what `changes` and the sentences are made from."""
        return Changes.of(self._before, self.matching, self._old, self.change_cost)

    @property
    def changes(self) -> pd.DataFrame:
        """What became of everybody: mentee, before, after, why, exchange and gain.

        ``before`` and ``after`` are mentor ids, or empty. ``why`` is ``kept``; for an old couple
        that had to end ``left`` (the mentee), ``mentor_left``, ``vetoed`` or ``not_allowed``; for
        one that could have stayed ``displaced``, if the exchange began with somebody else, or
        ``better``, if it was made for the score alone; for people without an old couple ``joined``,
        ``placed`` or ``still_waiting``. ``exchange`` numbers the couples that change together, 0
        for none, and ``gain`` is what that exchange gains: the scores of its new couples, less
        those of its old ones that could have stayed, less a finite price for each of these; NaN
        without an exchange.
        """
        return self.exchanges.frame.copy()

    @cached_property
    def summary(self) -> Summary:
        """The sentences, as blocks."""
        return rematch_summary(
            self.exchanges, self.matching, (self.kept, self.dropped), self.change_cost
        )

    def change_curve(self, points: int | None = 20) -> ChangeCurve:
        """Return how many old couples are dropped, and the total, at every price.

        Parameters
        ----------
        points : int, optional
            The most different answers to look for; None for all. Each takes about one solve.

        Raises
        ------
        InputError
            `points` is less than 2; or a limit ended a search.
        """
        solving = Solving(self._options)
        return change_curve(self._asked, self._old, solving, points, self.matching.language)

    def write(
        self, folder: Path, *, delimiter: str | None = None, excel: bool = False
    ) -> list[str]:
        """Write the results of the matching and ``changes.csv`` into a folder; return their names.

        Parameters
        ----------
        folder : Path
            Created if needed.
        delimiter : {",", ";", tab}, optional
            As in `Matching.to_csv`.
        excel : bool
            Whether to write a workbook, too.
        """
        names = write_results(self.matching, folder, delimiter=delimiter, excel=excel)
        language = self.matching.language
        frame = self._changes_for_people()
        frame.columns = pd.Index(column_headings(frame.columns, language))
        write_csv(frame, folder / "changes.csv", csv_delimiter(delimiter, language))
        return [*names, "changes.csv"]

    def _changes_for_people(self) -> pd.DataFrame:
        """Return the changes with a name beside each id, and nothing where no exchange is."""
        frame = self.changes
        mentees, mentors = (
            dict(zip(roster.ids, roster.names, strict=True)) for roster in self.matching.rosters
        )
        for column, known in (("mentee", mentees), ("before", mentors), ("after", mentors)):
            place = frame.columns.tolist().index(column) + 1
            frame.insert(place, f"{column}_name", [known.get(one, "") for one in frame[column]])
        frame["why"] = column_headings(frame["why"], self.matching.language, "why")
        frame["exchange"] = [str(one) if one else "" for one in frame["exchange"].tolist()]
        return frame

    def verify(self) -> None:
        """Check every claim again: of the matching, and of the choice of couples that stay.

        Raises
        ------
        CertificateError
            Some claim does not hold; the message names each.
        """
        self.matching.verify()
        for proof in self.proofs:
            proof.verify()


def rematch(
    programme: Programme,
    cohort: Cohort,
    *,
    previous: Matching,
    learnt: Learnt | None = None,
    change_cost: float = math.inf,
    first: First = "coverage",
    keep: Iterable[Sequence[str]] | Literal["all"] = (),
    **options: Unpack[SolveOptions[Matching | Assignment]],
) -> Rematch:
    """Match again after a round: who joined and who left follows from the ids.

    An old couple can stay if both people are still here and no rule, floor or veto forbids it now.
    Dropping it has a price.

    Parameters
    ----------
    programme : Programme
    cohort : Cohort
        The people now.
    previous : Matching
        The matching before, perhaps loaded from disk.
    learnt : Learnt, optional
        What meetings taught, as `matchcore.rounds.learn` returns it.
    change_cost : float
        What dropping an old couple costs, in units of the score, 0 or more. Finite: an exchange is
        made where it gains more than the couples that it drops cost; where answers are equally
        good, one that keeps the most. 0: the total of a fresh matching. Infinite: no couple is
        dropped for the score, only where coverage needs it, as when somebody joined.
    first : {"coverage", "kept"}
        With an infinite price: whether coverage comes before the couples that stay (the default) or
        after them. A programme whose objective is the score has no coverage to put first.
    keep : pairs of ids, or "all"
        Old couples, (mentee, mentor), that must stay whatever they cost.
    **options
        Those of `Programme.match`. ``time_limit`` holds for all solves together; ``start`` is
        `previous` unless given.

    Returns
    -------
    Rematch

    Raises
    ------
    InputError
        The people, the programme or an argument cannot be used; every problem is listed, such as a
        couple of `keep` that is none or that is ruled out now.
    InfeasibleError
        No matching obeys every hard rule and keeps these couples.
    TimeLimitError
        A limit was reached before any matching was found.

    Notes
    -----
    Where the programme puts couples with a wanted skill first, as few new couples as coverage
    allows are without one. With a finite price that comes before price and score; with an
    infinite one, who stays is chosen first. An old couple that stays is no exception.

    A price per change reaches only the upper envelope of (couples kept, total): the best total with
    exactly k couples kept is not concave in k (see `Rematch.change_curve`).

    With first ``"kept"``, where not all old couples can stay together and somebody may have several
    mentors, the choice among them counts seats for coverage.

    Examples
    --------
    >>> from matchcore import Programme, datasets
    >>> from matchcore.affinity import Learnt
    >>> programme, cohort = Programme.reverse_mentoring(), datasets.load_demo()
    >>> matching = programme.match(cohort)
    >>> mentee, mentor = matching.pairs.loc[0, ["mentee", "mentor"]]
    >>> again = rematch(
    ...     programme,
    ...     cohort,
    ...     previous=matching,
    ...     learnt=Learnt(vetoes=[(mentee, mentor)]),
    ...     change_cost=0.05,
    ... )
    >>> again.kept, again.dropped, again.status.value
    (46, 0, 'optimal')
    >>> changed = again.changes[again.changes["exchange"] > 0]
    >>> changed["why"].tolist()
    ['vetoed']
    """
    check_arguments(previous, change_cost, first)
    cohort = as_cohort("rematch", cohort, options)
    given = programme if learnt is None else programme.with_learnt(learnt)
    solving = with_defaults(options)
    start = options.get("start")
    solving["start"] = start_of(previous if start is None else start, cohort)
    prepared = Prepared(cohort)
    problem, factors = prepared.problem(given)
    before = Before.of(previous, cohort, given, problem)
    old = before.old
    refuse_high_price(change_cost, highest_price(problem))
    mentees, mentors = rows_to_keep(before, keep)
    problem = requiring(problem, mentees, mentors)
    several = Solving(solving)
    preference = prepared.preference(given)
    problem, choice = choose_in_order(problem, old, float(change_cost), first, preference, several)
    settled = _settled(given, cohort, choice)
    matching = answered(settled, cohort, (choice.problem, factors), choice.answer, solving)
    parts = choice.proofs, old, before, problem, solving
    return Rematch(matching, previous, float(change_cost), first, *parts)


def _settled(programme: Programme, cohort: Cohort, choice: Choice) -> Programme:
    """Return the programme with the couples required, as the problem has them."""
    i, j = choice.problem.required.T
    named = {
        pair
        for r in programme.rules
        if isinstance(r, Require) and not r.is_soft
        for pair in r.names
    }
    ids = zip(cohort.mentees.ids[i].tolist(), cohort.mentors.ids[j].tolist(), strict=True)
    more = sorted(set(ids) - named)
    if not more:
        return programme
    return programme.replace(rules=[*programme.rules, Require.of_ids(more)])
