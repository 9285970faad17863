"""`MeetingPlan`: which pairs should meet, for people."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Self

import pandas as pd

from matchcore.affinity.learnt import Learnt
from matchcore.answer import Summary
from matchcore.answer.summary import Told
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.assignment import SolveStatus
from matchcore.number_checks import wrong_count
from matchcore.people import Cohort, Roster
from matchcore.programme.programme import Programme
from matchcore.rounds.meeting_request import Basis, MeetingRequest, rows_of
from matchcore.rounds.meeting_summary import PlanFacts
from matchcore.rounds.plan_record import plan_values, read_plan
from matchcore.rounds.planned import Planned
from matchcore.rounds.record_files import write_record
from matchcore.rounds.slots import Slots
from matchcore.rounds.timetable import Timetable
from matchcore.rounds.worth import Scenarios, worth_of
from matchcore.tables.streams import Target
from matchcore.tables.writing import write_csv
from matchcore.wording import column_headings, csv_delimiter, say

__all__ = ["MeetingPlan"]


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
    timetable : Timetable, optional
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
    timetable: Timetable | None = None
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
            wrong = InputProblem("unknown_person", "who", f"{who!r:.60}", told("not in the cohort"))
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

    def with_timetable(self, timetable: Timetable) -> Self:
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
        problems = wrong_count("draws", draws, 2) + wrong_count("random_state", seed, 0)
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
            problem, remedy = (
                told("a file holds no proof"),
                told("plan again with the same arguments"),
            )
            raise InputError(InputProblem("unsupported", "verify", "", problem, remedy))
        self.proof.verify()

    def to_csv(self, path: Target, delimiter: str | None = None) -> None:
        """Write the meetings for people, with names; arguments are those of `Matching.to_csv`."""
        frame = self.pairs
        sides = {"mentee": self.cohort.mentees, "mentor": self.cohort.mentors}
        for role, people in sides.items():
            roster = Roster.of(people)
            names = dict(zip(roster.ids, roster.names, strict=True))
            place = frame.columns.tolist().index(role) + 1
            frame.insert(place, f"{role}_name", [names[one] for one in frame[role]])
        language = self.programme.language
        yes, no = say("choice_yes", language), say("choice_no", language)
        frame["strong"] = [yes if is_strong else no for is_strong in frame["strong"]]
        frame.columns = pd.Index(column_headings(frame.columns, language))
        write_csv(frame, path, csv_delimiter(delimiter, language))

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the plan as a record: one JSON file, whole or not at all.

        The programme, the cohort, what was learnt and the timetable have files of their own. A
        table of spreads and the slots are not written.

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
        slots: Slots | None = None,
    ) -> Self:
        """Read a plan that `save` wrote; it has no proof, and no timetable.

        Parameters
        ----------
        path : path
        programme, cohort
            Those of the plan.
        learnt, spread, slots
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
        asked = replace(asked, spread=asked.spread if spread is None else spread, slots=slots)
        return cls(programme, cohort, learnt, asked, *totals, *tables)
