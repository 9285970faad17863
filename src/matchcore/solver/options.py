"""The options of `solve` and of `Programme.match`: typed once, checked all at once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from difflib import get_close_matches
from typing import Any, Generic, Literal, TypedDict, TypeVar, get_args

from matchcore.arguments import is_number, is_whole
from matchcore.assignment import Assignment
from matchcore.errors import InputError
from matchcore.problem import Problem
from matchcore.solver.watch import Progress

Pairs = Literal["auto", "all", "generated"]
Start = TypeVar("Start")


class SolveOptions(TypedDict, Generic[Start], total=False):
    """What a solve can be told; `matchcore.solve` says what each option means.

    `Start` is what a search may start from: an `Assignment`, or a `Matching` where people are
    known.
    """

    time_limit: float | None
    gap: float
    start: Start | None
    cancel: threading.Event | None
    progress: Callable[[Progress], object] | None
    memory_limit: int | None
    device: str | None
    pairs: Pairs


_DEFAULTS: SolveOptions[Any] = {
    "time_limit": None,
    "gap": 0.0,
    "start": None,
    "cancel": None,
    "progress": None,
    "memory_limit": None,
    "device": None,
    "pairs": "auto",
}


def with_defaults(options: SolveOptions[Any]) -> SolveOptions[Any]:
    """Return all options, with defaults for those not given.

    Raises
    ------
    InputError
        There is no such option; the message suggests the nearest one.

    Examples
    --------
    >>> with_defaults({"gap": 0.01})["time_limit"] is None
    True
    """
    problems = _unknown(options)
    if problems:
        raise InputError(problems)
    return {**_DEFAULTS, **options}


def checked_options(problem: Problem, given: SolveOptions[Assignment]) -> SolveOptions[Assignment]:
    """Return every option, defaults filled in.

    Raises
    ------
    InputError
        Every option that is unknown or cannot be used.
    """
    options: SolveOptions[Assignment] = {**_DEFAULTS, **given}
    problems = _unknown(given)
    checks: dict[str, tuple[Callable[[Any], bool], str]] = {
        "time_limit": (_is_none_or(_is_amount), "give seconds, or None for no limit"),
        "gap": (_is_amount, "give a number, 0 or more"),
        "cancel": (_is_none_or(_is_event), "give a threading.Event, or None"),
        "progress": (_is_none_or(callable), "give a function, or None"),
        "memory_limit": (_is_none_or(_is_count), "give bytes, or None for no limit"),
        "device": (_is_none_or(_is_text), "give the name of a PyTorch device, or None"),
        "pairs": (lambda value: value in get_args(Pairs), f"use one of {list(get_args(Pairs))}"),
    }
    problems += [
        f"{name} is {options[name]!r:.60}: {remedy}"  # type: ignore[literal-required]
        for name, (is_right, remedy) in checks.items()
        if not is_right(options[name])  # type: ignore[literal-required]
    ]
    problems += _start_problems(problem, options["start"])
    if problems:
        raise InputError(problems)
    return options


def _unknown(options: SolveOptions[Any]) -> list[str]:
    problems = []
    for name in sorted(set(options) - set(_DEFAULTS)):
        near = get_close_matches(name, list(_DEFAULTS), 1)
        hint = f"is it {near[0]!r}?" if near else f"use some of {list(_DEFAULTS)}"
        problems.append(f"there is no option {name!r} of solving: {hint}")
    return problems


def _start_problems(problem: Problem, start: object) -> list[str]:
    """Return what is wrong with an answer to begin from."""
    if start is None:
        return []
    if not isinstance(start, Assignment):
        return [f"start is {start!r:.60}: give the Assignment of an earlier solve, or None"]
    held, (n, m) = start.certificate, problem.shape
    sizes = {len(bound.prices.mentors) for bound in held.bounds} if held else set()
    if sizes - {m}:
        count = min(sizes - {m})
        return [f"start is for {count} mentors, not {m}: leave it out"]
    sides = ((start.mentees, n), (start.mentors, m))
    if any(len(rows) and not 0 <= rows.min() <= rows.max() < size for rows, size in sides):
        return ["start names people who are not in the problem: leave it out"]
    return []


def _is_none_or(is_right: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: value is None or is_right(value)


def _is_amount(value: Any) -> bool:
    return value == float("inf") or (is_number(value) and value >= 0)


def _is_count(value: Any) -> bool:
    return is_whole(value) and value >= 0


def _is_event(value: Any) -> bool:
    return callable(getattr(value, "is_set", None))


def _is_text(value: Any) -> bool:
    return isinstance(value, str)
