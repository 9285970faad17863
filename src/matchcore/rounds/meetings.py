"""Which pairs should meet before the final matching: `plan_meetings`."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Self, Unpack

import numpy as np
import pandas as pd

from matchcore.affinity.learnt import Learnt
from matchcore.answer import Matching, Summary
from matchcore.answer.couples import Couples
from matchcore.answer.summary import Told
from matchcore.errors import InputError, InputProblem, TimeLimitError
from matchcore.model.assignment import Assignment, SolveStatus
from matchcore.people import Cohort, Roster
from matchcore.programme.programme import Programme
from matchcore.rounds.meeting_arguments import check_arguments, whole_problem
from matchcore.rounds.meeting_request import Basis, MeetingRequest, rows_of
from matchcore.rounds.meeting_summary import PlanFacts
from matchcore.rounds.plan_record import plan_values, read_plan
from matchcore.rounds.planned import Planned, options_within, planned
from matchcore.rounds.record_files import write_record
from matchcore.rounds.worth import Scenarios, worth_of
from matchcore.solver import SolveOptions
from matchcore.tables.streams import Target
from matchcore.tables.writing import write_csv

__all__ = ["MeetingPlan", "plan_meetings"]


@dataclass(frozen=True, eq=False, repr=False)
class MeetingPlan(Told):
    """Which pairs should meet; ``print`` shows sentences, a notebook HTML.

    Attributes
    ----------
    programme : Programme
    cohort : Cohort
    learnt : Learnt or None
        What was known from earlier meetings.
    asked : MeetingRequest
        The other arguments of `plan_meetings`.
    status : SolveStatus
        OPTIMAL where the plan is proven best, in the order that `plan_meetings` states.
    value, bound : float
        The total value of the meetings, and an upper bound on it among plans that are equally good
        in what comes before; infinite where a limit was reached first.
    timetable : object or None
        When and where they meet, once `with_timetable` gave one.
    proof : Planned or None
        The plan in numbers with its proof; None in a plan that was loaded.
    """

    programme: Programme
    cohort: Cohort
    learnt: Learnt | None
    asked: MeetingRequest
    status: SolveStatus
    value: float
    bound: float
    _pairs: pd.DataFrame = field(repr=False)
    _without: pd.DataFrame = field(repr=False)
    timetable: Any = None
    proof: Planned | None = None
    _known: Basis | None = None

    def __len__(self) -> int:
        return len(self._pairs)

    @property
    def pairs(self) -> pd.DataFrame:
        """The meetings by id: mentee, mentor, expected, spread, price, value, strong.

        ``value`` is ``expected + kappa · spread - price``; ``strong`` marks the strong option of a
        mentee. A copy, like `without`.
        """
        return self._pairs.copy()

    @property
    def without(self) -> pd.DataFrame:
        """Who has no meeting: who, role, why."""
        return self._without.copy()

    def meetings(self, who: str) -> pd.DataFrame:
        """Return the rows of `pairs` with one person, by id.

        Raises
        ------
        InputError
            Nobody has this id.
        """
        if all(self.cohort.rows(role, [who])[0] < 0 for role in ("mentees", "mentors")):
            wrong = InputProblem("unknown_person", "who", f"{who!r:.60}", "not in the cohort")
            raise InputError(wrong)
        is_with = (self._pairs["mentee"] == who) | (self._pairs["mentor"] == who)
        return self._pairs[is_with].reset_index(drop=True)

    @cached_property
    def summary(self) -> Summary:
        """How many meet and how often, what is proven, and who has no meeting."""
        sides = {"mentee": self.cohort.mentees, "mentor": self.cohort.mentors}
        return PlanFacts(
            self.programme.name,
            {role: Roster.of(people) for role, people in sides.items()},
            self._pairs,
            self._without,
            self.status,
            self.value,
            self.bound,
            self.asked.kappa,
            self.programme.language,
        ).summary()

    def with_timetable(self, timetable: Any) -> Self:
        """Return the same plan with a timetable."""
        return replace(self, timetable=timetable)

    def worth(self, draws: int = 20, random_state: int | None = None) -> pd.DataFrame:
        """Estimate what the plan is worth: the final total after the meetings.

        In each scenario the true scores are drawn around the expected ones, by a normal
        distribution with their spread. Meetings reveal the scores of those who met. People are then
        matched by the programme, by revealed scores and by expected ones of all other pairs. The
        true scores of these couples, less the costs of loads, are the total. A floor counts as
        before the meetings. All methods face the same scenarios and obey the same rules:

        - ``plan``: this plan;
        - ``top_k``: as many meetings, of the highest expected scores;
        - ``thompson``: as many, the best by one random draw of all scores [1]_, a new one in each
          scenario;
        - ``random``: as many at random, new in each scenario;
        - ``nobody``: no meeting;
        - ``everybody``: all who may meet do; no method exceeds it in any scenario.

        Parameters
        ----------
        draws : int
            Number of scenarios, 2 or more. Each takes eight solves of the size of the cohort.
        random_state : int, optional
            Seed of the scenarios; that of the plan if left out.

        Returns
        -------
        pandas.DataFrame
            One row per method: method, mean, low, high; difference from the plan (method less plan,
            paired by scenario), difference_low, difference_high. Intervals are of Student's t, at
            95 %.

        Raises
        ------
        InputError
            An argument is no such number.

        References
        ----------
        .. [1] W. R. Thompson, "On the likelihood that one unknown probability exceeds another in
           view of the evidence of two samples", Biometrika 25 (1933).

        Examples
        --------
        >>> from matchcore import Programme, datasets
        >>> from matchcore.rounds import plan_meetings
        >>> plan = plan_meetings(Programme.reverse_mentoring(), datasets.load_demo())
        >>> worth = plan.worth(draws=4).set_index("method")
        >>> worth.index[worth["difference_high"] < 0].tolist()
        ['thompson', 'random', 'nobody']
        """
        seed = self.asked.random_state if random_state is None else random_state
        problems = whole_problem("draws", draws, 2) + whole_problem("random_state", seed, 0)
        if problems:
            raise InputError(problems)
        basis = self._known or self.asked.basis(self.programme, self.cohort, self.learnt)
        pairs = self._pairs[["mentee", "mentor"]].itertuples(index=False, name=None)
        scenarios = Scenarios(
            basis.best.problem, basis.best.assignment, basis.surrogate, basis.loads, int(seed)
        )
        return worth_of(scenarios.totals(rows_of(self.cohort, pairs), int(draws)))

    def verify(self) -> None:
        """Check the proof again, from the problems and their prices alone.

        Raises
        ------
        CertificateError
            Some claim does not hold; the message names each.
        InputError
            The plan was loaded: a file holds no proof.
        """
        if self.proof is None:
            problem, remedy = "a file holds no proof", "plan again with the same arguments"
            raise InputError(InputProblem("unsupported", "verify", "", problem, remedy))
        self.proof.verify()

    def to_csv(self, path: Target, delimiter: str = ",") -> None:
        """Write the meetings for people, with names; arguments are those of `Matching.to_csv`."""
        frame = self.pairs
        sides = {"mentee": self.cohort.mentees, "mentor": self.cohort.mentors}
        for role, people in sides.items():
            roster = Roster.of(people)
            names = dict(zip(roster.ids, roster.names, strict=True))
            place = frame.columns.tolist().index(role) + 1
            frame.insert(place, f"{role}_name", [names[one] for one in frame[role]])
        write_csv(frame, path, delimiter)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the plan as a record: one JSON file, whole or not at all.

        The programme, the cohort, what was learnt and the timetable have files of their own. A
        table of spreads is not written.

        Raises
        ------
        StorageError
            The file cannot be written.
        """
        tables = self._pairs, self._without
        totals = self.status, self.value, self.bound
        write_record(path, "plan", plan_values(self.asked, tables, totals))

    @classmethod
    def load(
        cls,
        path: str | os.PathLike[str],
        programme: Programme,
        cohort: Cohort,
        learnt: Learnt | None = None,
        spread: Any = None,
    ) -> Self:
        """Read a plan that `save` wrote; it has no proof, and no timetable.

        Parameters
        ----------
        path : path
        programme, cohort
            Those of the plan.
        learnt, spread
            Those of the plan, where it had any: `worth` needs them. A spread that is one number is
            in the file.

        Raises
        ------
        StorageError
            There is no such file, or it is damaged.
        InputError
            The plan names people who are not in the cohort.
        """
        asked, tables, totals = read_plan(path, cohort)
        asked = asked if spread is None else replace(asked, spread=spread)
        return cls(programme, cohort, learnt, asked, *totals, *tables)


def plan_meetings(
    programme: Programme,
    cohort: Cohort,
    *,
    per_mentee: int = 3,
    per_mentor: int = 5,
    learnt: Learnt | None = None,
    met: pd.DataFrame | Iterable[tuple[str, str]] | None = None,
    kappa: float = 1.0,
    spread: Any = None,
    random_state: int = 0,
    **options: Unpack[SolveOptions[Matching | Assignment]],
) -> MeetingPlan:
    """Plan which pairs should meet before the final matching.

    A meeting's value is ``expected score + kappa · spread - price``. The price is what a place with
    the mentor costs in the best matching by what is known: a meeting with somebody whom others need
    more is worth less. The plan is the best one, proven, in this order:

    1. most mentees with a meeting, and most mentors with one (neither costs the other anything);
    2. most meetings;
    3. most mentees who meet their *strong option*;
    4. the highest total value.

    A mentee's strong option is her partner in the best plan of one meeting each: most mentees with
    a meeting, then most couples of the best matching, then the highest total value. So it is her
    partner in the best matching wherever that couple may meet and has a place.

    Parameters
    ----------
    programme : Programme
        Its hard rules hold, its floor among them; its rules on loads do not. Nobody meets anyone
        who has no place at all in the final matching (demand or capacity 0).
    cohort : Cohort
    per_mentee, per_mentor : int
        The most meetings of each mentee and of each mentor, 1 or more.
    learnt : Learnt, optional
        What earlier meetings taught: scores and vetoes. If it has a method ``expected()``, as that
        of `matchcore.rounds.learn` has, expected scores and spreads come from it.
    met : frame with mentee and mentor, or (mentee id, mentor id) pairs, optional
        Pairs that met already, and do not meet again. Pairs with somebody who is not in the cohort
        are left out.
    kappa : float
        How much a spread counts, 0 or more.
    spread : float or array of float of shape (n, m), optional
        How uncertain scores are, as a standard deviation, in rows by id. Without it and without
        learning: the standard deviation of the scores of all open pairs, for every pair. It then
        shifts all values alike and decides nothing.
    random_state : int
        The seed of `MeetingPlan.worth`. The plan itself has nothing random.
    **options
        Those of `Programme.match`. ``start`` and ``gap`` concern the best matching, ``time_limit``
        everything together.

    Returns
    -------
    MeetingPlan

    Raises
    ------
    InputError
        An argument cannot be used; every problem is listed.
    InfeasibleError
        The programme has no matching at all.
    TimeLimitError
        A limit was reached before there was any plan.

    Examples
    --------
    >>> from matchcore import Programme, datasets
    >>> from matchcore.rounds import plan_meetings
    >>> plan = plan_meetings(Programme.reverse_mentoring(), datasets.load_demo(), per_mentee=2)
    >>> plan.status.value, plan.pairs["mentee"].nunique(), len(plan)
    ('optimal', 42, 84)
    """
    counts = {"per_mentee": per_mentee, "per_mentor": per_mentor, "random_state": random_state}
    people = {"programme": programme, "cohort": cohort, "learnt": learnt}
    pairs = check_arguments(people, counts, kappa, met, options)
    asked = MeetingRequest(per_mentee, per_mentor, float(kappa), spread, pairs, random_state)
    left = options_within(options)
    basis = asked.basis(programme, cohort, learnt, options)
    couples = basis.best.assignment.mentees, basis.best.assignment.mentors
    found = planned(basis.loads, basis.surrogate.values, couples, left)
    if found.status is SolveStatus.UNKNOWN:
        raise TimeLimitError("no plan was found in time: raise time_limit, or set cancel later")
    return MeetingPlan(
        programme,
        cohort,
        learnt,
        asked,
        found.status,
        found.value,
        found.bound,
        _meetings(basis, found, cohort),
        _without(basis, found, programme),
        proof=found,
        _known=basis,
    )


def _meetings(basis: Basis, found: Planned, cohort: Cohort) -> pd.DataFrame:
    """Return the meetings as a frame."""
    s, i, j = basis.surrogate, found.mentees, found.mentors
    return pd.DataFrame(
        {
            "mentee": cohort.mentees.ids[i].tolist(),
            "mentor": cohort.mentors.ids[j].tolist(),
            "expected": s.expected[i, j],
            "spread": s.spread[i, j],
            "price": s.price[j],
            "value": s.values[i, j],
            "strong": np.asarray(found.strong, dtype=np.bool_),
        }
    )


def _without(basis: Basis, found: Planned, programme: Programme) -> pd.DataFrame:
    """Return who has no meeting, with reasons as in `Matching.unmatched`."""
    answer = Assignment(found.status, found.mentees, found.mentors)
    rosters = basis.best.rosters
    return Couples(basis.problem, answer, *rosters, (), language=programme.language).unmatched
