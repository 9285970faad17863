"""The options of a solve, typed once: for `solve` and for `Programme.match`."""

from __future__ import annotations

import threading
from collections.abc import Callable
from difflib import get_close_matches
from typing import Any, Generic, Literal, TypedDict, TypeVar

from matchcore.errors import InputError
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
    problems = [_unknown(name) for name in options if name not in _DEFAULTS]
    if problems:
        raise InputError(problems)
    return {**_DEFAULTS, **options}


def _unknown(name: str) -> str:
    near = get_close_matches(name, list(_DEFAULTS), 1)
    hint = f"is it {near[0]!r}?" if near else f"use some of {list(_DEFAULTS)}"
    return f"there is no option {name!r} of solving: {hint}"
