"""Small problems for hypothesis: every feature, exact scores, many ties, and often a solution."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from matchcore import Compatibility, Problem

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy
    from numpy.typing import NDArray

Objective = Literal["coverage", "score"]
OBJECTIVES: tuple[Objective, ...] = ("coverage", "score")
SOURCES = ("matrix", "factors")
LOADS = (1, 2, 3, 1, 2, 3, 2, 0)

MOSTLY = st.sampled_from([True, True, True, True, False])
SELDOM = st.sampled_from([False, False, False, False, True])


@dataclass(frozen=True)
class Sketch:
    """A compatibility next to the scores and the mask that its definition gives."""

    compatibility: Compatibility
    scores: NDArray[np.float64]
    allowed: NDArray[np.bool_]

    def restricted(self, compatibility: Compatibility, allowed: NDArray[np.bool_]) -> Sketch:
        """Take a rule on board, on both sides."""
        return replace(self, compatibility=compatibility, allowed=self.allowed & allowed)


def table(
    shape: int | tuple[int, ...], elements: SearchStrategy[Any], dtype: type
) -> SearchStrategy[NDArray[Any]]:
    """Draw each cell by itself: a shared filling would hide most of the values."""
    return arrays(dtype, shape, elements=elements, fill=st.nothing())


def grid(
    shape: int | tuple[int, ...], low: int, high: int, parts: int
) -> SearchStrategy[NDArray[np.float64]]:
    """Draw multiples of 1/parts between two whole numbers; sums of them are exact."""
    cells = st.integers(low * parts, high * parts)
    return table(shape, cells, np.int64).map(lambda drawn: drawn / parts)


def _matrix(draw: DrawFn, shape: tuple[int, int]) -> Sketch:
    scores = draw(grid(shape, -1, 2, draw(st.sampled_from([1, 4, 16]))))
    if draw(st.booleans()):
        allowed = draw(table(shape, MOSTLY, np.bool_))
        return Sketch(Compatibility.from_matrix(scores, allowed), scores, allowed)
    return Sketch(Compatibility.from_matrix(scores), scores, np.ones(shape, dtype=bool))


def _factors(draw: DrawFn, shape: tuple[int, int]) -> Sketch:
    mentees, mentors = shape
    width = draw(st.integers(1, 2))
    left = draw(grid((mentees, width), 0, 1, 4))
    right = draw(grid((mentors, width), -1, 2, 4)) / width
    scores = (left[:, None] * right[None]).sum(axis=2)
    if draw(st.booleans()):
        rows, columns, classes = _classes(draw, shape)
        made = Compatibility.from_factors(
            left, right, mentee_class=rows, mentor_class=columns, allowed=classes
        )
        return Sketch(made, scores, classes[np.ix_(rows, columns)])
    return Sketch(Compatibility.from_factors(left, right), scores, np.ones(shape, dtype=bool))


def _classes(draw: DrawFn, shape: tuple[int, int]) -> tuple[Any, Any, Any]:
    """Draw the classes of both sides and a table over them."""
    size = draw(st.integers(1, 3)), draw(st.integers(1, 3))
    rows, columns = (
        draw(table(count, st.integers(0, classes - 1), np.int64))
        for count, classes in zip(shape, size, strict=True)
    )
    return rows, columns, draw(table(size, MOSTLY, np.bool_))


def _with_table(draw: DrawFn, sketch: Sketch) -> Sketch:
    rows, columns, classes = _classes(draw, sketch.scores.shape)
    made = sketch.compatibility.with_table("table", rows, columns, classes)
    return sketch.restricted(made, classes[np.ix_(rows, columns)])


def _with_pairs(draw: DrawFn, sketch: Sketch) -> Sketch:
    mask = draw(table(sketch.scores.shape, SELDOM, np.bool_))
    return sketch.restricted(sketch.compatibility.with_pairs("pairs", *np.nonzero(mask)), ~mask)


def _with_threshold(draw: DrawFn, sketch: Sketch) -> Sketch:
    mentees, mentors = sketch.scores.shape
    width, at_least = draw(st.integers(1, 3)), draw(st.integers(0, 2))
    left = draw(table((mentees, width), MOSTLY, np.float64))
    right = draw(table((mentors, width), MOSTLY, np.float64))
    made = sketch.compatibility.with_threshold("threshold", left, right, at_least)
    common = (left[:, None] * right[None]).sum(axis=2)
    return sketch.restricted(made, common >= at_least)


def _with_terms(draw: DrawFn, sketch: Sketch) -> Sketch:
    rows, columns = np.nonzero(draw(table(sketch.scores.shape, SELDOM, np.bool_)))
    extra = draw(grid(len(rows), -1, 1, 4))
    made = sketch.compatibility.with_terms("terms", rows, columns, extra)
    scores = sketch.scores.copy()
    scores[rows, columns] += extra
    return replace(sketch, compatibility=made, scores=scores)


FEATURES = (_with_table, _with_pairs, _with_threshold, _with_terms)


@st.composite
def sketches(draw: DrawFn, shape: tuple[int, int], sources: Sequence[str] = SOURCES) -> Sketch:
    """Draw a compatibility from a matrix or from factors, with up to two further rules."""
    source = draw(st.sampled_from(sources))
    sketch = _matrix(draw, shape) if source == "matrix" else _factors(draw, shape)
    features: SearchStrategy[list[Callable[[DrawFn, Sketch], Sketch]]]
    features = st.lists(st.sampled_from(FEATURES), max_size=2, unique=True)
    for feature in draw(features):
        sketch = feature(draw, sketch)
    return sketch


def sizes(most: int) -> SearchStrategy[int]:
    """Draw how many people there are on one side: often many, now and then nobody."""
    return st.sampled_from([size for size in range(1, most + 1) for _ in range(size)] + [0])


def loads(count: int, choices: Sequence[int]) -> SearchStrategy[Any]:
    """Draw one number for all, or one for each."""
    cells = st.sampled_from(choices)
    return cells | table(count, cells, np.int64)


@st.composite
def shapes(draw: DrawFn, max_mentees: int = 4, max_mentors: int = 4) -> tuple[int, int]:
    """Draw the number of mentees and of mentors."""
    return draw(sizes(max_mentees)), draw(sizes(max_mentors))


def _some_pairs(draw: DrawFn, mask: NDArray[np.bool_], most: int) -> list[tuple[int, int]]:
    """Draw a few of the pairs in a mask, each once."""
    pairs = [(int(mentee), int(mentor)) for mentee, mentor in np.argwhere(mask)]
    count = min(draw(st.integers(0, most)), len(pairs))
    return draw(st.permutations(pairs))[:count] if count else []


def _exclusions(draw: DrawFn, sketch: Sketch) -> tuple[dict[str, Any], NDArray[np.bool_]]:
    """Draw what excludes single pairs, and return the pairs that remain."""
    floor = draw(st.sampled_from([None, None, None, 0.0, -0.5, 0.25, 0.5]))
    forbidden = _some_pairs(draw, np.ones(sketch.scores.shape, dtype=bool), 2)
    possible = sketch.allowed & (floor is None or sketch.scores >= floor)
    possible[tuple(np.array(forbidden, dtype=int).reshape(-1, 2).T)] = False
    return {"floor": floor, "forbidden": forbidden}, possible


def _needs(
    draw: DrawFn, possible: NDArray[np.bool_], demands: Sequence[int], minimums: Sequence[int]
) -> dict[str, Any]:
    """Draw loads and required pairs; all but a few are ones that the possible pairs can serve."""
    mentees, mentors = possible.shape
    capacity, demand = draw(loads(mentors, LOADS)), draw(loads(mentees, demands))
    minimum, complete = np.minimum(draw(loads(mentors, minimums)), capacity), draw(SELDOM)
    usable = possible & np.broadcast_to(capacity, mentors).astype(bool)
    usable &= np.broadcast_to(demand, mentees).astype(bool)[:, None]
    if draw(SELDOM):
        usable = np.ones_like(possible)
    elif minimum.any():
        minimum = np.minimum(minimum, usable.sum(axis=0))
    if complete and draw(MOSTLY):
        demand = np.minimum(demand, usable.sum(axis=1))
    required = _some_pairs(draw, usable, 2)
    return {
        "capacity": capacity,
        "minimum": minimum if minimum.ndim else int(minimum),
        "demand": demand,
        "complete": complete,
        "required": required,
    }


@st.composite
def problems(
    draw: DrawFn,
    max_mentees: int = 4,
    max_mentors: int = 4,
    *,
    objectives: Sequence[Objective] = OBJECTIVES,
    sources: Sequence[str] = SOURCES,
    demands: Sequence[int] = LOADS,
    minimums: Sequence[int] = (0, 0, 0, 1, 0, 2),
) -> Problem:
    """Draw a whole problem; the numbers to draw from come with the simplest first."""
    sketch = draw(sketches(draw(shapes(max_mentees, max_mentors)), sources))
    exclusions, possible = _exclusions(draw, sketch)
    needs = _needs(draw, possible, demands, minimums)
    objective = draw(st.sampled_from(objectives))
    costs = _load_costs(draw, sketch.scores.shape[1])
    return Problem(sketch.compatibility, **exclusions, **needs, **costs, objective=objective)


def _load_costs(draw: DrawFn, mentors: int) -> dict[str, Any]:
    """Draw what each further mentee of a mentor costs; often nothing."""
    if draw(st.booleans()):
        return {}
    steps = st.sampled_from([0.25, 0.0, 0.0625, 1.0, 3.0])
    return {
        "load_step": draw(steps | table(mentors, steps, np.float64)),
        "load_before": draw(loads(mentors, (0, 0, 1, 2))),
    }


@st.composite
def real_problems(draw: DrawFn) -> Problem:
    """Draw a problem whose scores are any numbers, of magnitudes far apart."""
    shape, wide = draw(shapes()), st.floats(-1e9, 1e9)
    if draw(st.booleans()):
        made = Compatibility.from_matrix(draw(table(shape, wide, np.float64)))
    else:
        left, right = (table((count, 2), wide, np.float64) for count in shape)
        made = Compatibility.from_factors(draw(left), draw(right))
    objective = draw(st.sampled_from(OBJECTIVES))
    demand, steps = draw(loads(shape[0], LOADS)), st.just(0.0) | st.floats(0, 1e9)
    return Problem(
        made,
        capacity=2,
        demand=demand,
        objective=objective,
        load_step=draw(table(shape[1], steps, np.float64)),
    )


def planted(seed: int, shape: tuple[int, int] = (40, 25)) -> Problem:
    """Make a medium problem around an assignment drawn first, so that its hard needs can be met."""
    rng = np.random.default_rng(seed)
    mentees, mentors = shape
    made = _medium(rng, shape, factors=bool(seed % 2))
    scores, floor = made.dense(), -0.5 if seed % 3 else None
    demand, capacity = rng.integers(0, 4, mentees), rng.integers(0, 5, mentors)
    possible = made.allowed & (floor is None or scores >= floor)
    plan = np.zeros(shape, dtype=bool)
    for mentee, mentor in rng.permutation(np.argwhere(possible))[: mentees * mentors // 3]:
        plan[mentee, mentor] = (
            plan[mentee].sum() < demand[mentee] and plan[:, mentor].sum() < capacity[mentor]
        )
    return Problem(
        made,
        capacity=capacity,
        minimum=np.minimum(plan.sum(axis=0), rng.integers(0, 4, mentors)),
        demand=plan.sum(axis=1) if seed % 5 > 2 else demand,
        complete=seed % 5 > 2,
        required=rng.permutation(np.argwhere(plan))[:6],
        forbidden=rng.permutation(np.argwhere(~plan))[:40],
        floor=floor,
        objective=OBJECTIVES[seed // 2 % 2],
        load_step=rng.integers(0, 9, mentors) / 32 if seed % 3 == 1 else 0.0,
        load_before=rng.integers(0, 2, mentors),
    )


def _medium(rng: np.random.Generator, shape: tuple[int, int], *, factors: bool) -> Compatibility:
    """Make scores between -2 and 2 or so, with a class table, hours in common and sparse terms."""
    mentees, mentors = shape
    rows, columns = rng.integers(0, 4, mentees), rng.integers(0, 3, mentors)
    left, right = rng.integers(-4, 9, (mentees, 3)) / 8, rng.integers(-4, 9, (mentors, 3)) / 8
    if factors:
        made = Compatibility.from_factors(left, right)
    else:
        made = Compatibility.from_matrix(rng.integers(-32, 65, shape) / 32)
    hours = rng.integers(0, 2, (mentees, 6)), rng.integers(0, 2, (mentors, 6))
    places = np.divmod(rng.choice(mentees * mentors, 50, replace=False), mentors)
    return (
        made.with_table("site", rows, columns, rng.random((4, 3)) < 0.8)
        .with_threshold("hours", *hours, 1)
        .with_terms("wishes", *places, rng.integers(-8, 9, 50) / 16)
    )
