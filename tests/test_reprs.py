"""Reprs: one line with the figures that matter; no array, no table and nobody's name in full."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import matchcore
from matchcore import Compatibility, Problem, Programme, datasets, estimate, solve
from matchcore.checks.findings import Findings
from matchcore.people import Entries
from matchcore.rules.decisions import Forbid
from tests.cohorts import season, season_programme, season_tables

ROOT = Path(matchcore.__file__).parent
ROOMS = sorted({path.parent.name for path in ROOT.glob("*/__init__.py")} - {"solver"})
LARGE = re.compile(
    r"\b(Bools|DataFrame|Factor|Floats|Index|Ints|Items|NDArray|Numbers|Rows|Text|csr_array)\b"
)
LONGEST = 300
TEXTS = {"Check", "Difference", "Explanation", "Overview", "Summary", "WhyNot"}  # for ``print``
NAMED = {
    "Addend",
    "Explained",
    "InputProblem",
    "Label",
    "Merged",
    "Moved",
}  # as asked for


@cache
def roots() -> list[Any]:
    """Return what users get, of the sample, and of a problem with everything in it."""
    programme, cohort = Programme.reverse_mentoring(), datasets.load_demo()
    matching = programme.match(cohort)
    mentee, mentor = matching.mentees.ids[0], matching.mentors.ids[5]
    scores = Compatibility.from_matrix(np.eye(200), allowed=np.eye(200) < 1)
    scores = scores.with_terms("t", [0], [0], [1.0]).with_pairs("p", [0], [1])
    scores = scores.with_threshold("hours", np.ones((200, 3)), np.ones((200, 3)), 2)
    problem = Problem(scores, required=[(0, 2)], forbidden=[(3, 2)], floor=-1.0)
    check, affinity = programme.check(cohort), programme.affinity
    return [
        *(matching, matching.summary(), matching.breakdown, matching.diff(season())),
        *(matching.explain(mentee), matching.breakdown.addends, matching.reasons(1)),
        *(matching.why_not(mentee, mentor), Forbid([(str(k), "m") for k in range(1000)])),
        *(cohort, cohort.summary(), Entries.read(cohort.mentors, "skills"), cohort.reporting),
        *(programme, check, affinity, affinity.fit_transform(cohort)),
        *(affinity.components["skills"].transform(cohort), cohort.reporting.superiors(["E-0001"])),
        *(problem, solve(problem), solve(Problem(scores, minimum=200)), estimate(problem)),
        season_programme().recognise(**season_tables()),
    ]


def within(thing: Any, depth: int = 0) -> Iterator[Any]:
    """Yield an object of this package and those that it holds."""
    held: list[Any] = []
    if type(thing).__module__.startswith("matchcore"):
        yield thing
        held += getattr(thing, "__dict__", {}).values()
    if isinstance(thing, (list, tuple)):
        held += thing[:3]
    elif isinstance(thing, dict):
        held += thing.values()
    for one in held if depth < 7 else ():
        yield from within(one, depth + 1)


def objects() -> dict[str, Any]:
    """Return of each class the object with the longest repr."""
    found = {}
    for one in (one for root in roots() for one in within(root)):
        name = type(one).__name__
        if name not in found or len(repr(one)) > len(repr(found[name])):
            found[name] = one
    return found


@pytest.mark.slow
def test_reprs_are_one_short_line() -> None:
    found = objects()
    assert found.keys() > {"Problem", "Compatibility", "FactorScores", "MatrixScores", "ClassTable"}
    assert found.keys() > {"PairSet", "Threshold", "DenseMask", "Terms", "Assignment", "Clash"}
    assert found.keys() > {"Certificate", "Prices", "Bound", "Factors", "Part", "Sides", "Matching"}
    assert found.keys() > {"Cohort", "People", "Roster", "Items", "Entries", "Superiors", "Reading"}
    is_inside = {name: "solver" in type(one).__module__ for name, one in found.items()}
    long = {
        name: repr(one)
        for name, one in found.items()
        if name not in TEXTS and not is_inside[name]
        if len(repr(one)) > LONGEST or ("\n" in repr(one) and name != "Affinity")
    }
    assert long == {}


@pytest.mark.slow
def test_what_is_text_by_nature_has_few_lines() -> None:
    found = objects()
    assert found.keys() > TEXTS
    for name in TEXTS:
        lines = repr(found[name]).splitlines()
        assert len(lines) <= 45
        assert max(map(len, lines)) <= 250


@pytest.mark.slow
def test_reprs_name_nobody_unless_asked() -> None:
    names = set(datasets.load_demo().mentors.text("name")) | set(season_tables()["mentors"]["name"])
    telling = {
        name
        for name, one in objects().items()
        if name not in TEXTS | NAMED and any(person in repr(one) for person in names)
    }
    assert telling == set()


def classes() -> list[type]:
    """Return the classes of the rooms that hold arrays or frames in fields that a repr shows."""
    found = []
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("[!_]*.py")):
            name = ".".join(path.relative_to(ROOT.parent).with_suffix("").parts)
            members = vars(import_module(name)).values()
            found += [c for c in members if isinstance(c, type) and c.__module__ == name]
    return [c for c in found if not c.__name__.startswith("_") and any(map(LARGE.search, types(c)))]


def types(kind: type) -> list[str]:
    if is_dataclass(kind):
        return [str(f.type) for f in fields(kind) if f.repr]
    is_named_tuple = issubclass(kind, tuple) and hasattr(kind, "_fields")
    return [str(of) for of in kind.__annotations__.values()] if is_named_tuple else []


@pytest.mark.parametrize("kind", classes(), ids=lambda kind: f"{kind.__module__}.{kind.__name__}")
def test_no_class_with_arrays_or_frames_keeps_the_generated_repr(kind: type) -> None:
    if kind is not Findings:  # `Check` has its own
        written = Path(kind.__repr__.__code__.co_filename)  # type: ignore[attr-defined]
        assert ROOT in written.parents


@pytest.mark.parametrize(
    ("of", "shown"),
    [
        (Compatibility.from_matrix([[0.5, 1.0]]), "Compatibility(MatrixScores(1 × 2), 0 rules"),
        (
            Problem(Compatibility.from_matrix([[0.5, 1.0]])),
            "(1 mentees × 2 mentors, 1 seats",
        ),
        (solve(Problem(Compatibility.from_matrix([[0.5, 1.0]]))), "(optimal: 1 pairs, total 1)"),
        (solve(Problem(Compatibility.from_matrix([[0.5]]), minimum=2)), "Assignment(infeasible)"),
    ],
)
def test_the_figures_that_matter_are_there(of: Any, shown: str) -> None:
    assert shown in repr(of)
