"""Published problems, read from a folder beside the repository and turned into one shape.

Nobody here wrote these cases, which is why they are worth more than our own: their optima were
found by other people's solvers. They may not be copied into the project, so each is read from
`$MATCHCORE_DATA`, or from `../shared/data` beside the repository, and skips where it is absent.
"""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Pairs = tuple[tuple[int, int], ...]
Load = int | npt.NDArray[np.int64]

BESIDE_THE_REPOSITORY = Path(__file__).resolve().parents[2] / "shared" / "data"
SPREADSHEET_READERS: tuple[tuple[str, Literal["calamine", "openpyxl"]], ...] = (
    ("python_calamine", "calamine"),
    ("openpyxl", "openpyxl"),
)
OPENREVIEW = "openreview_matcher_cases"


@dataclass(frozen=True, kw_only=True)
class RealCase:
    """Mentees x mentors, to be maximised, every demand filled; `optimum` None: infeasible."""

    scores: Floats
    optimum: float | None
    tolerance: float
    allowed: Bools | None = None
    capacity: Load = 1
    minimum: Load = 0
    demand: Load = 1
    required: Pairs = ()
    forbidden: Pairs = ()


def data_folder() -> Path:
    """Where the published data lie on this machine, whether or not they are there."""
    return Path(os.environ.get("MATCHCORE_DATA", BESIDE_THE_REPOSITORY))


def folder(name: str) -> Path:
    """One case's folder; an absent one is a reason to skip, a damaged one is not."""
    path = data_folder() / name
    if not path.is_dir():
        pytest.skip(f"published data '{name}' are not here (set MATCHCORE_DATA to their folder)")
    return path


# A mentoring programme of 2022: 14 mentors, 19 mentees -----------------------------------------


def mentoring_stage(stage: int, *, maxima: int, advisers: bool, optimum: float) -> RealCase:
    """The programme as its organiser scored it; `advisers`: no one mentors in their own group.

    The three decisions made by hand (two pairs forced, one forbidden) belong to stage 2 alone.
    """
    home = folder("mentoring_barbish")
    by_mentor = pd.read_csv(home / f"stage{stage}_compat.csv", index_col=0)
    loads = pd.read_csv(home / "capacities.csv", index_col="mentor").loc[by_mentor.index]
    rules = pd.read_csv(home / "stage2_pair_rules.csv") if stage == 2 else None
    ruled_out = {"forbidden", "same_advisor_forbidden"} if advisers else {"forbidden"}
    return RealCase(
        scores=by_mentor.to_numpy(float).T,
        capacity=loads[f"max_stage{maxima}"].to_numpy(np.int64),
        minimum=loads["min"].to_numpy(np.int64),
        required=_ruled_pairs(rules, by_mentor, {"forced"}),
        forbidden=_ruled_pairs(rules, by_mentor, ruled_out),
        optimum=optimum,
        tolerance=1e-4,
    )


def _ruled_pairs(rules: pd.DataFrame | None, by_mentor: pd.DataFrame, kinds: set[str]) -> Pairs:
    if rules is None:
        return ()
    chosen = rules[rules["rule"].isin(kinds)]
    mentees = by_mentor.columns.get_indexer(pd.Index(chosen["mentee"]))
    mentors = by_mentor.index.get_indexer(pd.Index(chosen["mentor"]))
    return _pairs(zip(mentees, mentors, strict=True))


def mentoring_spreadsheet(optimum: float) -> RealCase:
    """The same programme from its answer sheet: the share of the mentee's fields that are met."""
    path = folder("mentoring_barbish") / "mentoring-submissions-clean.xlsx"
    answers = _spreadsheet(path)
    role = _question(answers, "mentor or a mentee")
    mentors, mentees = answers[role == "Mentor"], answers[role == "Mentee"]
    offered = [_fields(cell) for cell in _question(mentors, "sub-discipline")]
    sought = [_fields(cell) for cell in _question(mentees, "sub-discipline")]
    return RealCase(
        scores=np.array([[len(has & asks) / len(asks) for has in offered] for asks in sought]),
        capacity=_question(mentors, "How many students").to_numpy(np.int64),
        minimum=1,
        optimum=optimum,
        tolerance=1e-4,
    )


def _spreadsheet(path: Path) -> pd.DataFrame:
    """Read with whichever spreadsheet reader is installed; they are extras of the library."""
    for module, engine in SPREADSHEET_READERS:
        if find_spec(module):
            return pd.read_excel(path, engine=engine)
    pytest.skip("reading the spreadsheet needs python-calamine or openpyxl")


def _question(answers: pd.DataFrame, words: str) -> pd.Series:
    """The one column whose question contains these words."""
    (title,) = (column for column in answers.columns if words in column)
    return answers[title]


def _fields(cell: str) -> set[str]:
    """A cell's list, trimmed: untrimmed, "X" and " X" are two fields and the optimum is 8.9."""
    return {item.strip() for item in cell.split(",")}


# Assignment problems of the OR-Library, and papers to reviewers --------------------------------


def orlib(size: int, optimum: int) -> RealCase:
    """A cost matrix of Beasley's, one to one; costs are negated, since we maximise."""
    text = (folder("orlib_assign") / f"assign{size}.txt").read_text()
    numbers = np.array(text.split(), dtype=float)
    rows = int(numbers[0])
    costs = numbers[1:].reshape(rows, rows)
    return RealCase(scores=-costs, optimum=-float(optimum), tolerance=1e-6)


def midl(optimum: float, *, with_minimum: bool) -> RealCase:
    """MIDL 2018; published as reviewers x papers, papers are our mentees."""
    home = folder("reviewer_midl")
    return RealCase(
        scores=np.load(home / "scores.npy").T,
        demand=np.load(home / "covs.npy"),
        capacity=np.load(home / "loads.npy"),
        minimum=np.load(home / "loads-lb.npy") if with_minimum else 0,
        optimum=optimum,
        tolerance=1e-4,
    )


def bids(name: str, capacity: int, optimum: float) -> RealCase:
    """Real bids in steps of a quarter, so that very many optima tie; three reviewers a paper."""
    path = folder("aamas_bids") / f"{name}.in"
    papers, reviewers = (int(word) for word in path.read_text().split(maxsplit=2)[:2])
    scores = np.loadtxt(path, skiprows=1).reshape(papers, reviewers)
    return RealCase(scores=scores, demand=3, capacity=capacity, optimum=optimum, tolerance=1e-6)


# Cases recorded from the tests of a conference's matcher ---------------------------------------


def openreview_names() -> tuple[str, ...]:
    """The recorded cases without group quotas; known by name so that each is a test of its own."""
    if not (data_folder() / OPENREVIEW).is_dir():
        return ("absent",)
    return tuple(record["test"] for record in _records() if not record["attribute_constraints"])


def openreview(name: str) -> RealCase:
    """One recorded case; a cell worth 0 is forbidden unless allowed, or unless all are 0."""
    folder(OPENREVIEW)
    record = next(record for record in _records() if record["test"] == name)
    sign = -1.0 if record["matrix_kind"] == "cost" else 1.0
    values = np.array(record["matrix"], dtype=float)
    rulings = np.array(record["constraint_matrix"], dtype=int)
    zeros_count = record["allow_zero_score_assignments"] or not values.any()
    solved = record["highs"] == "optimal"
    return RealCase(
        scores=sign * values,
        allowed=None if zeros_count else values != 0,
        capacity=np.array(record["maximums"]),
        minimum=np.array(record["minimums"]),
        demand=np.array(record["demands"]),
        required=_pairs(np.argwhere(rulings == 1)),
        forbidden=_pairs(np.argwhere(rulings == -1)),
        optimum=sign * record["highs_objective"] if solved else None,
        tolerance=1e-6,
    )


def _records() -> list[dict[str, Any]]:
    text = (data_folder() / OPENREVIEW / "cases.json").read_text(encoding="utf-8")
    records: list[dict[str, Any]] = json.loads(text)
    return records


def _pairs(pairs: Iterable[Any]) -> Pairs:
    return tuple((int(mentee), int(mentor)) for mentee, mentor in pairs)
