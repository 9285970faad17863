"""The options of a solve: typed once, checked all at once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from difflib import get_close_matches
from typing import Any, Literal, TypedDict, get_args

from matchcore.arguments import is_number, is_whole
from matchcore.assignment import Assignment
from matchcore.errors import InputError
from matchcore.problem import Problem
from matchcore.solver.watch import Progress

Pairs = Literal["auto", "all", "generated"]


class SolveOptions(TypedDict, total=False):
    """What `matchcore.solve` and `Programme.match` take; `solve` tells what each is for."""

    time_limit: float | None
    gap: float
    start: Assignment | None
    cancel: threading.Event | None
    progress: Callable[[Progress], object] | None
    memory_limit: int | None
    device: str | None
    pairs: Pairs


_DEFAULTS = SolveOptions(
    time_limit=None,
    gap=0.0,
    start=None,
    cancel=None,
    progress=None,
    memory_limit=None,
    device=None,
    pairs="auto",
)


def checked_options(problem: Problem, given: SolveOptions) -> SolveOptions:
    """Return every option, defaults filled in.

    Raises
    ------
    InputError
        Every option that is unknown or cannot be used.
    """
    options = _DEFAULTS | given
    problems = [_unknown(name) for name in given if name not in _DEFAULTS]
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


def _unknown(name: str) -> str:
    near = get_close_matches(name, list(_DEFAULTS), 1)
    hint = f"is it {near[0]}?" if near else f"use some of {list(_DEFAULTS)}"
    return f"solve has no option {name!r}: {hint}"


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
