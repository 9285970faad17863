"""Errors: one tree, whose members survive pickling, and problems that programs can read."""

from __future__ import annotations

import ast
import copy
import multiprocessing
import pickle
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Cohort, errors
from matchcore.catalogue import told
from matchcore.clashes import Clash, Diagnosis
from matchcore.errors import (
    CohortError,
    DefectError,
    InfeasibleError,
    InputError,
    InputProblem,
    MatchcoreError,
)
from matchcore.rules.decisions import Forbid, Require
from matchcore.tables import TableProblem
from tests.cohorts import season_programme, season_tables

BAD = {"id": ["a", "a"], "skills": ["python:9", ""], "capacity": ["1.5", "many"]}


def bad_cohort(_: int = 0) -> Cohort:
    return Cohort(pd.DataFrame(BAD), pd.DataFrame({"id": ["z"], "manager": ["nobody"]}))


def no_matching(_: int = 0) -> object:
    rules = [Forbid([("e1", "m1")]), Require([("e1", "m1")])]
    return season_programme(rules=rules).match(Cohort(**season_tables()))


def raised(call: Callable[[], object]) -> MatchcoreError:
    with pytest.raises(MatchcoreError) as caught:
        call()
    return caught.value


class OwnError(MatchcoreError):
    """A user-defined error whose constructor takes more than a message."""

    def __init__(self, who: str, *, count: int) -> None:
        self.who, self.count = who, count
        super().__init__(f"{who}: {count}")


def tree(base: type[MatchcoreError] = MatchcoreError) -> Iterator[type[MatchcoreError]]:
    yield base
    for below in base.__subclasses__():
        yield from tree(below)


def made(kind: type[MatchcoreError]) -> MatchcoreError:
    """Return an error with something in each of its attributes."""
    if issubclass(kind, CohortError):
        problem = TableProblem("mentors", 2, "grade", "high", "not a number", "Mend", "a_code")
        return kind(pd.DataFrame([problem]))
    if issubclass(kind, InputError):
        return kind(["capacity[3] is -1: use 1", InputProblem("a_code", "x", "1", "is", "mend")])
    if issubclass(kind, InfeasibleError):
        rows = np.array([1, 2])
        clash = Clash("demands", rows, rows[:1], 2, 1, np.array([[1, 2]]))
        return kind("nobody", Diagnosis((clash,)))
    return OwnError("ana", count=3) if kind is OwnError else kind("said")


def plain(value: Any) -> Any:
    """Return a value in a form that compares by content."""
    if isinstance(value, (pd.DataFrame, np.ndarray)):
        return value.to_dict("list") if isinstance(value, pd.DataFrame) else value.tolist()
    if isinstance(value, (Diagnosis, Clash)):
        return {name: plain(held) for name, held in vars(value).items()}
    if isinstance(value, (tuple, list)):
        return [plain(one) for one in value]
    return value


def assert_same(one: BaseException, other: BaseException) -> None:
    assert type(one) is type(other)
    assert str(one) == str(other)
    assert one.args == other.args
    assert {k: plain(v) for k, v in vars(one).items()} == {
        k: plain(v) for k, v in vars(other).items()
    }


WAYS: dict[str, Callable[[Any], Any]] = {
    **{
        f"pickle {protocol}": lambda error, protocol=protocol: pickle.loads(  # noqa: S301
            pickle.dumps(error, protocol)
        )
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1)
    },
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", sorted(tree(), key=lambda kind: kind.__name__))
def test_every_error_survives_pickling_and_copying(kind: type[MatchcoreError], way: str) -> None:
    error = made(kind)
    error.add_note("seen on the way")
    assert_same(WAYS[way](error), error)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("call", [bad_cohort, no_matching])
def test_raised_errors_survive_too(call: Callable[[], object], way: str) -> None:
    error = raised(call)
    assert_same(WAYS[way](error), error)


@pytest.mark.parametrize("call", [pytest.param(bad_cohort, marks=pytest.mark.slow), no_matching])
def test_errors_come_back_from_workers(call: Callable[[int], object]) -> None:
    """An error that cannot be unpickled breaks an executor, and makes a pool wait forever."""
    here = raised(lambda: call(0))
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as executor:
        there = executor.submit(call, 0).exception(timeout=120)
        assert executor.submit(abs, -1).result(timeout=120) == 1, "the executor still works"
    assert there is not None
    assert_same(there, here)
    pool = context.Pool(1)
    try:
        with pytest.raises(type(here)) as caught:
            pool.apply_async(call, (0,)).get(timeout=120)
        assert_same(caught.value, here)
    finally:
        pool.terminate()
        pool.join()


def test_defects_and_input_errors_are_separate() -> None:
    """A service that meets a `DefectError` must not blame the user."""
    ours = set(tree(DefectError))
    assert {kind.__name__ for kind in ours} == {"DefectError", "CertificateError", "FlowError"}
    assert not any(issubclass(kind, InputError) for kind in ours)


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    named = {word.strip(" │├└─") for word in (errors.__doc__ or "").split() if "Error" in word}
    listed = {name.rstrip(",;.`").strip("`(") for name in named} - {"(ValueError)", "ValueError)"}
    assert {kind.__name__ for kind in tree() if kind.__module__ == "matchcore.errors"} == listed


# problems ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        (("capacity[3]", "-1", "", "use 0 or more"), "capacity[3] is -1: use 0 or more"),
        (("mentors, row 3", "", "5 cells", "quote them"), "mentors, row 3: 5 cells: quote them"),
        (("mentees", "", "there is no file 'a: b'", ""), "mentees: there is no file 'a: b'"),
        (("grade", "'x'", "not a number", "Give one"), "grade is 'x': not a number. Give one"),
        (("", "", "U has 2 columns", "give 3"), "U has 2 columns: give 3"),
    ],
)
def test_a_problem_reads_as_a_sentence(parts: tuple[str, str, str, str], sentence: str) -> None:
    assert str(InputProblem("code", *parts)) == sentence


@pytest.mark.slow
@given(st.text())
def test_a_plain_sentence_is_kept_as_it_is(sentence: str) -> None:
    error = InputError(sentence)
    assert str(error) == sentence
    assert error.problems == (InputProblem("input", problem=sentence),)


@pytest.mark.slow
def test_every_problem_of_ours_has_a_code_of_its_own() -> None:
    """Plain sentences are for user-defined components and rules."""
    plain = [
        f"{path.name}:{node.lineno}"
        for path in sorted(Path(errors.__file__).parent.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") in ("InputError", "ProgrammeError")
        and any(isinstance(one, (ast.Constant, ast.JoinedStr)) for one in node.args)
    ]
    assert plain == []


def test_problems_are_given_one_by_one_or_together() -> None:
    """Plain sentences and records, mixed; the message is the same."""
    record = InputProblem("negative", "capacity[3]", "-1", "", "use 0 or more")
    error = InputError(["capacity[3] is -1: use 0 or more", record])
    assert [p.code for p in error.problems] == ["input", "negative"]
    assert error.records == error.problems
    assert InputError(record).problems == (record,)
    assert str(InputError(record)) == "capacity[3] is -1: use 0 or more"
    assert str(error) == "\n  ".join([str(record)] * 2)


def test_the_message_of_hundreds_of_problems_is_short() -> None:
    error = InputError([f"capacity[{k}] is -1: use 0 or more" for k in range(500)])
    assert len(error.problems) == 500
    assert len(str(error).splitlines()) == 22
    assert str(error).endswith("… and 479 more")


def test_the_problems_of_tables_have_codes_and_places() -> None:
    """In the frame, and in the records that every input error has."""
    error = raised(bad_cohort)
    assert isinstance(error, CohortError)
    codes = dict(zip(error.problems["value"], error.problems["code"], strict=True))
    assert codes == {
        "python:9": "not_a_level",
        "1.5": "not_a_whole_number",
        "many": "not_a_number",
        "a": "duplicate_id",
        "nobody": "unknown_manager",
    }
    assert [r.code for r in error.records] == error.problems["code"].tolist()
    (whole,) = (r for r in error.records if r.code == "not_a_whole_number")
    assert whole == InputProblem(
        "not_a_whole_number", "mentors, row 1, capacity", "'1.5'", "not a whole number", "Round it"
    )
    assert str(whole) in str(error)


def test_problems_of_several_tables_stay_apart() -> None:
    """Problems of each table are passed on as they are, not as one long text."""
    with pytest.raises(InputError) as caught:
        Cohort("a.csv", "b.csv", layout="none")
    assert [p.place for p in caught.value.problems] == ["layout", "mentors", "mentees"]


# in other languages ---------------------------------------------------------------------------


def test_an_error_is_said_in_french() -> None:
    error = raised(bad_cohort)
    assert isinstance(error, CohortError)
    first, *lines = error.in_words("fr").splitlines()
    assert first == f"{len(error.records)} problèmes dans les tableaux de personnes"
    assert "  mentors, ligne 2, id vaut « a » : l'identifiant apparaît deux fois. " in "\n".join(
        lines
    )
    assert error.in_words("en") == str(error)
    again = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert again.in_words("fr") == error.in_words("fr")


def test_a_problem_is_said_in_french() -> None:
    problem = InputProblem("x", "mentees", "3", told("not a number"), told("give a number"))
    assert str(problem) == "mentees is 3: not a number: give a number"
    assert problem.in_words("fr") == "mentorés vaut 3 : ce n'est pas un nombre : indiquez un nombre"
    assert InputProblem("x", problem="own words").in_words("fr") == "own words"


def test_many_problems_are_cut_in_every_language() -> None:
    error = InputError([InputProblem("x", problem=told("not a number"))] * 30)
    assert error.in_words("fr").endswith("\n  … et 9 de plus")


def test_an_error_without_a_message_has_no_words() -> None:
    assert MatchcoreError().in_words("fr") == ""
