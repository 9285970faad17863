"""`python -m benchmarks.compare`: matchcore beside other solvers, on the same work.

There are two families of instances. On factored ones, every contender starts from the factors and
classes and ends with the pairs; matchcore's time includes its proof. On people, every contender
starts from the matrix that PyPI's mentor-match scores by its own rules, as it accepts only people.
Contenders take turns within each repetition, so a busy machine disturbs all of them alike.
"""

import argparse
import os
import platform
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from operator import eq, le
from typing import Any

import numpy as np
import numpy.typing as npt
from ortools.sat.python import cp_model
from scipy.optimize import linear_sum_assignment

from benchmarks.instances import FactoredInstance, PeopleInstance, factored, people
from matchcore import Compatibility, Problem, solve

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Whole = npt.NDArray[np.int64]
Grid = list[list[Any]]  # mentor-match: one Match per cell, mentors in rows

PACKAGES = ("matchcore", "numpy", "scipy", "ortools", "mentor-match")
CP_SAT_SCALE = 2**30  # CP-SAT needs integers; its total is recomputed from the scores
NOTHING = float("-inf")  # the total of a contender without an answer
LAYOUT = "{:<22}{:<14}{:>6}{:>16}{:>12}{:>10}{:>9}  {}"
HEADINGS = ("instance", "solver", "pairs", "total", "behind", "seconds", "ratio", "note")


@dataclass(frozen=True)
class Answer:
    """The result of a contender on an instance."""

    pairs: int
    total: float
    note: str


@dataclass(frozen=True)
class Contender:
    """A contender; `prepare` is not timed: it recreates what a run modifies."""

    name: str
    run: Callable[..., Answer]
    prepare: Callable[[], tuple[Any, ...]] = tuple


@dataclass(frozen=True)
class Absentee:
    """A contender left out, with the reason: a silent gap would read as a result."""

    name: str
    why: str


# Factored instances: several seats per mentor, best total of the pairs that add to it -------------


def matchcore_on_factors(instance: FactoredInstance, capacity: int) -> Answer:
    """Solve from factors to a proven answer; the matrix is never built."""
    compatibility = Compatibility.from_factors(
        instance.U,
        instance.V,
        mentee_class=instance.mentee_class,
        mentor_class=instance.mentor_class,
        allowed=instance.allowed,
    )
    return _proven(Problem(compatibility, capacity=capacity, objective="score"))


def _proven(problem: Problem) -> Answer:
    answer = solve(problem)
    total = NOTHING if answer.total is None else answer.total
    return Answer(len(answer.mentees), total, f"{answer.status.name.lower()}, certified")


def scipy_on_factors(instance: FactoredInstance, capacity: int) -> Answer:
    """Solve with one column per seat, as linear_sum_assignment has no capacities."""
    seats = np.repeat(np.maximum(instance.dense(), 0), capacity, axis=1)
    return scipy_on_matrix(seats)


def scipy_on_matrix(scores: Floats) -> Answer:
    """Drop chosen pairs of score 0: forbidden pairs have score 0 here."""
    made = scores[linear_sum_assignment(scores, maximize=True)]
    return Answer(int((made > 0).sum()), float(made.sum()), "optimal")


def cp_sat_on_factors(instance: FactoredInstance, capacity: int, seconds: float) -> Answer:
    """Solve with one Boolean per pair; one worker makes runs repeatable."""
    scores = instance.dense()
    mentees, mentors = np.nonzero(scores > 0)
    made = scores[mentees, mentors]
    model = cp_model.CpModel()
    chosen = [model.new_bool_var("") for _ in made]
    for variables in _grouped(chosen, mentees):
        model.add_at_most_one(variables)
    for variables in _grouped(chosen, mentors):
        model.add(cp_model.LinearExpr.sum(variables) <= capacity)
    weights = np.rint(made * CP_SAT_SCALE).astype(int).tolist()
    model.maximize(cp_model.LinearExpr.weighted_sum(chosen, weights))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = seconds
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Answer(0, NOTHING, solver.status_name(status).lower())
    taken = np.array([solver.boolean_value(variable) for variable in chosen], dtype=bool)
    return Answer(int(taken.sum()), float(made[taken].sum()), solver.status_name(status).lower())


def _grouped(variables: list[Any], owners: Whole) -> Iterator[list[Any]]:
    for owner in np.unique(owners):
        yield [variables[k] for k in np.flatnonzero(owners == owner)]


def factored_line_up(
    instance: FactoredInstance, options: argparse.Namespace
) -> Iterator[Contender | Absentee]:
    """Leave CP-SAT out of large instances, where building the model alone takes minutes."""
    capacity = options.capacity
    yield Contender("matchcore", partial(matchcore_on_factors, instance, capacity))
    yield Contender("scipy", partial(scipy_on_factors, instance, capacity))
    if len(instance.U) * len(instance.V) > options.cp_sat_cells:
        yield Absentee("CP-SAT", f"left out above {options.cp_sat_cells} cells")
    else:
        run = partial(cp_sat_on_factors, instance, capacity, options.time_limit)
        yield Contender("CP-SAT", run)


# People: one to one, scored by rules of mentor-match ---------------------------------------------


def matchcore_on_matrix(scores: Floats, allowed: Bools) -> Answer:
    """Take mentor-match's scores, and truly forbid the pairs that it disallows."""
    compatibility = Compatibility.from_matrix(scores, allowed=allowed)
    return _proven(Problem(compatibility, capacity=1, objective="score"))


def mentor_match_grid(mentees: PeopleInstance, mentors: PeopleInstance) -> Grid:
    """Prefer mentors one or two grades above, of the same profession, from elsewhere."""
    from matching.mentee import Mentee
    from matching.mentor import Mentor
    from matching.process import generate_match_matrix
    from matching.rules import rule

    rules = [
        rule.Disqualify(rule.Equivalent("organisation").evaluate),
        rule.Disqualify(rule.Grade(0, le).evaluate),
        rule.Grade(1, eq, {True: 12, False: 0}),
        rule.Grade(2, eq, {True: 9, False: 0}),
        rule.Equivalent("profession", {True: 6, False: 0}),
        rule.UnmatchedBonus(50),
    ]
    grid: Grid = generate_match_matrix(_persons(Mentor, mentors), _persons(Mentee, mentees), rules)
    return grid


def _persons(role: Callable[..., Any], columns: PeopleInstance) -> list[Any]:
    """Return people of mentor-match, each with an e-mail address, by which it compares them."""
    return [
        role(
            grade=int(columns.grade[k]),
            organisation=int(columns.organisation[k]),
            profession=int(columns.profession[k]),
            email=f"{role.__name__} {k}",
        )
        for k in range(len(columns))
    ]


def mentor_match_on_grid(scores: Floats, grid: Grid) -> Answer:
    """Run its own assignment on saved scores: a successful match clears its own."""
    from matching.process import match_and_assign_participants

    match_and_assign_participants(grid)
    column = {id(match.mentee): k for k, match in enumerate(grid[0])}
    made = [
        scores[row, column[id(mentee)]]
        for row, matches in enumerate(grid)
        for mentee in matches[0].mentor.mentees
    ]
    return Answer(len(made), float(sum(made)), "optimal")


def people_line_up(size: int, seed: int) -> Iterator[Contender | Absentee]:
    """Give all contenders the same matrix: only the assignment is compared."""
    if find_spec("matching") is None:
        yield Absentee("mentor-match", "optional package, not installed; the scores are its own")
        return
    mentees, mentors = people(size, seed=seed), people(size, seed=seed + 1)
    grid = mentor_match_grid(mentees, mentors)
    scores = np.array([[match.score for match in row] for row in grid], dtype=float)
    allowed = np.array([[not match.disallowed for match in row] for row in grid])
    yield Contender("matchcore", partial(matchcore_on_matrix, scores.T, allowed.T))
    yield Contender("scipy", partial(scipy_on_matrix, scores.T))
    yield Contender(
        "mentor-match",
        partial(mentor_match_on_grid, scores),
        lambda: (mentor_match_grid(mentees, mentors),),
    )


# Timing and printing -----------------------------------------------------------------------------


def report(instance: str, line_up: Iterable[Contender | Absentee], repeat: int) -> None:
    """Print one block of the table: median seconds, and the median ratio within a repetition."""
    entrants = list(line_up)
    racing = [entrant for entrant in entrants if isinstance(entrant, Contender)]
    rounds = [{entrant.name: _timed(entrant) for entrant in racing} for _ in range(repeat)]
    best = max((answer.total for answer, _ in rounds[-1].values()), default=0.0)
    for entrant in entrants:
        if isinstance(entrant, Absentee):
            print(LAYOUT.format(instance, entrant.name, *"-----", entrant.why))
            continue
        answer = rounds[-1][entrant.name][0]
        seconds = statistics.median(times[entrant.name][1] for times in rounds)
        ratio = statistics.median(t[entrant.name][1] / t["matchcore"][1] for t in rounds)
        numbers = (f"{answer.total:.6f}", f"{best - answer.total:.6f}", f"{seconds:.4f}")
        row = (instance, entrant.name, answer.pairs, *numbers, f"{ratio:.2f}", answer.note)
        print(LAYOUT.format(*row), flush=True)


def _timed(entrant: Contender) -> tuple[Answer, float]:
    inputs = entrant.prepare()
    begin = time.perf_counter()
    answer = entrant.run(*inputs)
    return answer, time.perf_counter() - begin


def surroundings() -> str:
    """Print the versions and processors behind the seconds."""
    found = ", ".join(f"{name} {_version(name)}" for name in PACKAGES)
    return f"Python {platform.python_version()}, {found}; {os.cpu_count()} CPUs"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "(not installed)"


def parsed(arguments: list[str] | None) -> argparse.Namespace:
    """Return the options; the defaults take some minutes on two processors."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.compare", description=__doc__)
    add = parser.add_argument
    add("--sizes", nargs="*", default=["200x100", "1000x500", "2000x1000"], metavar="NxM")
    add("--people", nargs="*", type=int, default=[200, 500], help="as many mentors as mentees")
    add("--capacity", type=int, default=2, help="seats of each mentor in factored instances")
    add("--repeat", type=int, default=3, help="the median is printed")
    add("--time-limit", type=float, default=60.0, help="seconds given to CP-SAT")
    add("--cp-sat-cells", type=int, default=20_000, help="largest matrix given to CP-SAT")
    add("--seed", type=int, default=0)
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> None:
    """Run every instance, after a small unmeasured one that pays for lazy imports."""
    options = parsed(arguments)
    matchcore_on_factors(factored(20, 10), options.capacity)
    print(surroundings())
    print(LAYOUT.format(*HEADINGS))
    for size in options.sizes:
        mentees, mentors = (int(number) for number in size.split("x"))
        instance = factored(mentees, mentors, seed=options.seed)
        report(f"factored {size}", factored_line_up(instance, options), options.repeat)
    for size in options.people:
        report(f"people {size}x{size}", people_line_up(size, options.seed), options.repeat)


if __name__ == "__main__":
    main()
