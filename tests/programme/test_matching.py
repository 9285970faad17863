"""A cohort is matched with the options of solving, or refused with a way out."""

from __future__ import annotations

import threading
from html import unescape
from pathlib import Path
from typing import Any, get_type_hints

import numpy as np
import pytest

from matchcore import Affinity, Assignment, Cohort, Matching, Programme, solve
from matchcore.affinity import PairAmounts
from matchcore.affinity.terms import PairTerm
from matchcore.datasets import load_demo, make_cohort
from matchcore.errors import InputError, MemoryLimitError, TimeLimitError
from matchcore.rules.loads import Capacity, MinimumLoad
from matchcore.solver import Progress, SolveOptions, with_defaults
from tests.cohorts import cohort, season_programme, season_tables
from tests.programme.problems import found

TABLES = season_tables()
HINT = r"cohort = programme\.read\(mentors=…, mentees=…\)"


# tables in place of a cohort --------------------------------------------------------------------


@pytest.mark.parametrize("method", ["match", "check"])
@pytest.mark.parametrize("wrong", [TABLES["mentors"], "mentors.csv", (TABLES, TABLES), None])
def test_what_is_no_cohort_is_refused_with_a_way_out(method: str, wrong: Any) -> None:
    with pytest.raises(InputError, match=HINT) as caught:
        getattr(season_programme(), method)(wrong)
    assert f"{method} takes a cohort, not {type(wrong).__name__}" in str(caught.value)
    assert f"programme.{method}(cohort)" in str(caught.value)


@pytest.mark.parametrize(
    "tables",
    [
        TABLES,
        {"mentors": "mentors.csv", "mentees": "mentees.csv", "staff": "staff.csv"},
        {"cohort": Cohort(**TABLES), **TABLES},
        {"cohort": Cohort(**TABLES), "columns": {"Matricule": "id"}},
        {"cohort": Cohort(**TABLES), "layout": "scim"},
    ],
)
def test_tables_in_a_match_are_refused_with_a_way_out(tables: dict[str, Any]) -> None:
    with pytest.raises(InputError, match=HINT):
        season_programme().match(**tables)


def test_who_is_matched() -> None:
    programme, people = season_programme(), load_demo()
    tables: Any = {"mentors": people.mentors.frame}
    assert found(lambda: programme.match(**tables)) == [("wrong_type", "", "")]


class Doubtful(PairTerm):
    """A term that guesses."""

    def __init__(self, amount: float = 0.1) -> None:
        self.amount = amount

    def pairs(self, cohort: Cohort) -> PairAmounts:
        none = np.zeros(0, dtype=np.int64)
        return PairAmounts(none, none, np.zeros(0))

    def cautions(self, cohort: Cohort) -> list[str]:
        return ["mentees, id: guessed (first: row 1)"]


class DoubtfulCapacity(Capacity):
    """A rule that guesses."""

    def cautions(self, cohort: Cohort) -> list[str]:
        return ["mentors, capacity: guessed (first: row 2)"]


def test_what_parts_guess_is_told_after_the_cautions_of_the_tables() -> None:
    people = cohort({"id": ["m"], "interests": ["SQL、R"]}, {"id": ["e"]})
    programme = Programme(
        affinity=Affinity(a=Doubtful(), b=Doubtful()), rules=[DoubtfulCapacity(1)]
    )
    assert programme.match(people).cautions == (
        *people.cautions,
        "mentees, id: guessed (first: row 1)",
        "mentors, capacity: guessed (first: row 2)",
    )
    assert len(people.cautions) == 1


# options of solving -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"time_limt": 3}, "time_limt: there is no such option: is it 'time_limit'"),
        ({"seed": 3}, "seed: there is no such option: use some of"),
        ({"prgress": print, "gpa": 0.1}, "is it 'gap'"),
        ({"prgress": print, "gpa": 0.1}, "is it 'progress'"),
    ],
)
def test_an_unknown_option_is_refused_with_the_near_one(wrong: Any, said: str) -> None:
    problem, _ = season_programme().problem(Cohort(**TABLES))
    with pytest.raises(InputError, match=said):
        solve(problem, **wrong)
    with pytest.raises(InputError, match=said):
        season_programme().match(Cohort(**TABLES), **wrong)


def test_every_option_of_a_match_reaches_the_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, Any] = {
        "time_limit": 50,
        "gap": 0.5,
        "start": None,
        "cancel": threading.Event(),
        "progress": lambda progress: None,
        "memory_limit": 10**9,
        "device": None,
        "pairs": "generated",
    }
    assert given.keys() == get_type_hints(SolveOptions).keys() == with_defaults({}).keys()
    heard: dict[str, Any] = {}

    def listen(problem: Any, **options: Any) -> Assignment:
        heard.update(options)
        return solve(problem, **options)

    monkeypatch.setattr("matchcore.programme.matching.solve", listen)
    season_programme().match(Cohort(**TABLES), **given)
    assert heard == given


def test_progress_is_reported() -> None:
    steps: list[str] = []

    def note(progress: Progress) -> None:
        steps.append(progress.step)

    season_programme().match(Cohort(**TABLES), progress=note)
    assert steps[0] == "pairs"
    assert steps[-1] == "done"


@pytest.mark.slow
def test_memory_can_be_limited() -> None:
    with pytest.raises(MemoryLimitError):
        Programme.peer_mentoring().match(make_cohort(300, 200, seed=1), memory_limit=1000)


@pytest.mark.slow
@pytest.mark.parametrize("pairs", ["all", "generated"])
def test_both_ways_through_the_pairs_prove_the_same(pairs: Any) -> None:
    whole = Programme.reverse_mentoring().match(load_demo())
    assert Programme.reverse_mentoring().match(load_demo(), pairs=pairs).total == whole.total


# stopped with no answer -------------------------------------------------------------------------


def needy() -> Programme:
    """Return a programme that needs a flow to decide whether every mentor gets somebody."""
    return season_programme(rules=[Capacity(2), MinimumLoad(1)])


def test_time_that_is_up_at_once_names_time_limit() -> None:
    with pytest.raises(TimeLimitError, match="within 0 s: raise time_limit"):
        needy().match(Cohort(**TABLES), time_limit=0)


def test_a_cancelled_match_names_cancel() -> None:
    cancel = threading.Event()
    cancel.set()
    for limit in (None, 60):
        with pytest.raises(TimeLimitError, match="before cancel was set"):
            needy().match(Cohort(**TABLES), cancel=cancel, time_limit=limit)


# from an earlier answer -------------------------------------------------------------------------


@pytest.mark.slow
def test_a_match_starts_from_a_matching_or_an_assignment() -> None:
    """A start changes the way, never the answer."""
    people = make_cohort(80, 60, seed=2)
    before = Programme.reverse_mentoring().match(people)
    changed = Programme.reverse_mentoring().replace(rules=[Capacity(2)])
    cold = changed.match(people)
    for start in (before, before.assignment):
        assert changed.match(people, start=start).total == cold.total


def test_a_start_is_of_the_same_people_in_any_order_of_rows() -> None:
    tables = season_tables()
    before = season_programme().match(Cohort(**tables))
    shuffled = Cohort(**{side: table.iloc[::-1] for side, table in tables.items()})
    assert season_programme().match(shuffled, start=before).pairs.equals(before.pairs)


# cautions ---------------------------------------------------------------------------------------


def test_a_component_without_any_value_is_reported() -> None:
    tables = season_tables()
    tables["mentors"] = tables["mentors"].drop(columns="interests")
    text = str(season_programme().match(Cohort(**tables)).summary())
    assert "'interests' counts for nobody: no mentor says anything of it" in text
    assert "counts for nobody" not in str(
        season_programme().match(Cohort(**season_tables())).summary()
    )


def test_a_matching_carries_the_cautions_of_its_tables(tmp_path: Path) -> None:
    tables = season_tables()
    tables["mentors"].loc[0, "interests"] = "jazz|JAZZ"
    matching = season_programme(language="fr").match(Cohort(**tables))
    (caution,) = matching.cautions
    assert "deux graphies" in caution
    assert repr(matching) == "Matching(2 couples, optimal; 1 caution: see .cautions)"
    assert "two spellings" in season_programme().match(Cohort(**tables)).cautions[0]
    matching.save(tmp_path / "saved")  # where the order of rows changes nothing
    assert Matching.load(tmp_path / "saved").cautions == ()
    matching.to_html(tmp_path / "report.html")
    assert caution[1:] not in unescape((tmp_path / "report.html").read_text(encoding="utf-8"))
