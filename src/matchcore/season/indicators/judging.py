"""Whether a target is met: only where the interval supports it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from matchcore.programme.aims import Target

__all__ = ["State", "overall", "state"]

State = Literal["met", "missed", "open"]
_WORST_FIRST: tuple[State, ...] = ("missed", "open", "met")
_MET: dict[State, str] = {"met": "yes", "missed": "no", "open": "open"}


def state(
    target: Target, value: float | None, low: float | None = None, high: float | None = None
) -> State:
    """Return whether a figure meets a target.

    It is met if the whole interval does, and missed if none of the interval does; otherwise, and
    without a figure, it is open. A fact has no interval and is judged by its value.

    >>> held = Target("sessions_held", at_least=0.8)
    >>> state(held, 0.9, 0.82, 0.95), state(held, 0.9, 0.7, 0.97), state(held, 0.5, 0.3, 0.7)
    ('met', 'open', 'missed')
    >>> state(Target("coverage", at_least=0.9), 0.94), state(held, None)
    ('met', 'open')
    """
    if value is None or value != value:
        return "open"
    is_fact = low != low or high != high
    ends = [value] if low is None or high is None or is_fact else [low, high]
    reached = [
        end <= target.bound if target.at_least is None else end >= target.bound for end in ends
    ]
    return "met" if all(reached) else "open" if any(reached) else "missed"


def overall(states: Sequence[State]) -> str:
    """Return one word for several targets: "yes" if all are met, "no" if one is missed.

    >>> overall(["met", "open"]), overall(["met", "missed"]), overall([])
    ('open', 'no', '')
    """
    for worst in _WORST_FIRST:
        if worst in states:
            return _MET[worst]
    return ""
