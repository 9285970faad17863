"""The options of a solve: each wrong one is named, all at once, and nothing is begun."""

import sys
import threading
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from matchcore import Assignment, Compatibility, Problem, solve
from matchcore.errors import InputError
from matchcore.solver.options import SolveOptions, with_defaults
from matchcore.solver.scan.gpu import TorchFilter


def problem(n: int = 3, m: int = 4) -> Problem:
    return Problem(Compatibility.from_matrix(np.random.default_rng(0).random((n, m))), capacity=1)


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"gap": None}, "gap is None: give a number, 0 or more"),
    ({"gap": "0.1"}, "gap is '0.1'"),
    ({"gap": float("nan")}, "gap is nan"),
    ({"gap": -1}, "gap is -1"),
    ({"gap": True}, "gap is True"),
    ({"time_limit": "5"}, "time_limit is '5': give seconds"),
    ({"time_limit": -1}, "time_limit is -1"),
    ({"time_limit": float("nan")}, "time_limit is nan"),
    ({"start": 5}, "start is 5: give the Assignment of an earlier solve"),
    ({"start": "before"}, "start is 'before'"),
    ({"cancel": True}, "cancel is True: give a threading.Event"),
    ({"progress": "yes"}, "progress is 'yes': give a function"),
    ({"memory_limit": "1GB"}, "memory_limit is '1GB': give bytes"),
    ({"memory_limit": 1.5}, "memory_limit is 1.5"),
    ({"device": 0}, "device is 0"),
    ({"pairs": "some"}, "pairs is 'some': use one of"),
    ({"pairs": None}, "pairs is None"),
    ({"pairs": ["all"]}, r"pairs is \['all'\]"),
    ({"time_limt": 5}, "time_limt: there is no such option: is it 'time_limit'"),
    ({"seed": 1}, "seed: there is no such option: use some of"),
]


@pytest.mark.parametrize(("options", "said"), WRONG, ids=lambda x: str(x)[:40])
def test_a_wrong_option_is_named(options: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError, match=said):
        solve(problem(), **options)


def test_all_wrong_options_are_named_at_once() -> None:
    with pytest.raises(InputError) as caught:
        solve(problem(), time_limit=-1, gap=float("nan"), pairs="x", start=1)  # type: ignore[arg-type]
    for said in ("time_limit is -1", "gap is nan", "pairs is 'x'", "start is 1"):
        assert said in str(caught.value)


def test_every_option_may_be_given() -> None:
    options: SolveOptions[Assignment] = SolveOptions(
        time_limit=np.float64(60),
        gap=np.int64(0),
        start=solve(problem()),
        cancel=threading.Event(),
        progress=lambda at: None,
        memory_limit=10**9,
        device=None,
        pairs="all",
    )
    assert set(options) == set(SolveOptions.__annotations__)
    assert solve(problem(), **options).total == solve(problem()).total
    assert solve(problem(), time_limit=float("inf")).status.value == "optimal"


@pytest.mark.slow
def test_a_start_of_other_people_does_nothing() -> None:
    before = solve(problem())
    for n, m in ((3, 4), (2, 4), (3, int(before.mentors.max())), (3, 5), (1, 1), (0, 0)):
        for start in (before, replace(before, certificate=None)):
            found = solve(problem(n, m), start=start, pairs="generated")
            assert (found.status, found.total) == (before.status, solve(problem(n, m)).total)
    low = replace(before, mentees=np.array([-1]), mentors=np.array([-5]))
    assert solve(problem(), start=low, pairs="generated").total == before.total


CODES: list[tuple[dict[str, Any], str]] = [
    ({"gap": None}, "not_a_number"),
    ({"gap": True}, "not_a_number"),
    ({"gap": float("nan")}, "not_finite"),
    ({"gap": -1}, "negative"),
    ({"gap": 10**400}, "out_of_range"),
    ({"time_limit": "5"}, "not_a_number"),
    ({"time_limit": -1}, "negative"),
    ({"memory_limit": 1.5}, "not_a_whole_number"),
    ({"memory_limit": "1GB"}, "not_a_number"),
    ({"start": 5}, "wrong_type"),
    ({"cancel": True}, "wrong_type"),
    ({"progress": "yes"}, "wrong_type"),
    ({"device": 0}, "not_text"),
    ({"pairs": "some"}, "not_a_choice"),
    ({"time_limt": 5}, "unknown_option"),
]


@pytest.mark.parametrize(("options", "code"), CODES, ids=lambda x: str(x)[:40])
def test_a_wrong_option_has_a_code_and_a_place(options: dict[str, Any], code: str) -> None:
    with pytest.raises(InputError) as caught:
        solve(problem(), **options)
    assert [(r.code, r.place) for r in caught.value.records] == [(code, *options)]


def test_an_unknown_option_is_refused_before_anything_is_solved() -> None:
    with pytest.raises(InputError) as caught:
        with_defaults({"gpa": 0.1, "seed": 1})  # type: ignore[typeddict-unknown-key]
    records = [(r.code, r.place, r.remedy[:13]) for r in caught.value.records]
    assert records == [
        ("unknown_option", "gpa", "is it 'gap'?"),
        ("unknown_option", "seed", "use some of ["),
    ]


def test_a_device_without_its_package_has_a_code_and_a_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)  # as if it were not installed
    factors = np.ones((3, 2))
    with pytest.raises(InputError, match="device is 'cuda': needs PyTorch: pip install") as caught:
        TorchFilter(Compatibility.from_factors(factors, factors), 24, "cuda")
    (record,) = caught.value.records
    assert (record.code, record.place, record.value) == ("missing_package", "device", "'cuda'")


def test_a_device_that_is_not_there_has_a_code_and_a_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def from_numpy(_: object) -> object:
        raise RuntimeError("no such device\nwith a trace")

    monkeypatch.setitem(sys.modules, "torch", SimpleNamespace(from_numpy=from_numpy))
    factors = np.ones((3, 2))
    with pytest.raises(InputError) as caught:
        TorchFilter(Compatibility.from_factors(factors, factors), 24, "nonsense")
    (record,) = caught.value.records
    assert (record.code, record.place) == ("unusable_device", "device")
    assert str(record) == "device is 'nonsense': PyTorch cannot use it: no such device"
