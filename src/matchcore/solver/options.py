"""The options of `solve` and `Programme.match`: typed in one place, checked all at once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from difflib import get_close_matches
from typing import Any, Generic, Literal, TypedDict, TypeVar, get_args

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.assignment import Assignment
from matchcore.number_checks import is_number, is_whole, number_code
from matchcore.solver.watch import Progress

Pairs = Literal["auto", "all", "generated"]
Start = TypeVar("Start")


class SolveOptions(TypedDict, Generic[Start], total=False):
    """The options of a solve; `matchcore.solve` documents each.

    `Start` is the type a search may start from: an `Assignment`, or a `Matching` of people.
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
        An option is unknown; the message suggests the nearest one.

    Examples
    --------
    >>> with_defaults({"gap": 0.01})["time_limit"] is None
    True
    """
    problems = _unknown(options)
    if problems:
        raise InputError(problems)
    return {**_DEFAULTS, **options}


def checked_options(given: SolveOptions[Assignment]) -> SolveOptions[Assignment]:
    """Return all options, with defaults for those not given.

    Raises
    ------
    InputError
        Names every option that is unknown or has a wrong value.
    """
    options: SolveOptions[Assignment] = {**_DEFAULTS, **given}
    problems = _unknown(given)
    values: dict[str, Any] = dict(options)
    problems += [
        InputProblem(
            code or number_code(values[name], least=0),
            name,
            f"{values[name]!r:.60}",
            remedy=remedy,
        )
        for name, (is_valid, code, remedy) in _CHECKS.items()
        if not is_valid(values[name])
    ]
    if problems:
        raise InputError(problems)
    return options


def _unknown(options: SolveOptions[Any]) -> list[InputProblem]:
    problems = []
    for name in sorted(set(options) - set(_DEFAULTS)):
        near = get_close_matches(name, list(_DEFAULTS), 1)
        hint = (
            told("is it {near!r}?", near=near[0])
            if near
            else told("use some of {choices}", choices=list(_DEFAULTS))
        )
        reason = told("there is no such option")
        problems.append(InputProblem("unknown_option", name, "", reason, hint))
    return problems


def _is_none_or(is_valid: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: value is None or is_valid(value)


def _is_amount(value: Any) -> bool:
    return value == float("inf") or (is_number(value) and value >= 0)


def _is_count(value: Any) -> bool:
    return is_whole(value) and value >= 0


def _is_assignment(value: Any) -> bool:
    return isinstance(value, Assignment)


def _is_event(value: Any) -> bool:
    return callable(getattr(value, "is_set", None))


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


# For each option: the test of a value, the error code and the remedy. No code means that a wrong
# number has one of several.
_CHECKS: dict[str, tuple[Callable[[Any], bool], str | None, str]] = {
    "time_limit": (_is_none_or(_is_amount), None, told("give seconds, or None for no limit")),
    "gap": (_is_amount, None, told("give a number, 0 or more")),
    "start": (
        _is_none_or(_is_assignment),
        "wrong_type",
        told("give the Assignment of an earlier solve, or None"),
    ),
    "cancel": (_is_none_or(_is_event), "wrong_type", told("give a threading.Event, or None")),
    "progress": (_is_none_or(callable), "wrong_type", told("give a function, or None")),
    "memory_limit": (_is_none_or(_is_count), None, told("give bytes, or None for no limit")),
    "device": (
        _is_none_or(_is_text),
        "not_text",
        told("give the name of a PyTorch device, or None"),
    ),
    "pairs": (
        lambda value: value in get_args(Pairs),
        "not_a_choice",
        told("use one of {choices}", choices=list(get_args(Pairs))),
    ),
}
