"""Who was asked in a survey, and who answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from matchcore.season.pulse import Pulse

__all__ = ["Wave", "latest_wave"]

_WHO = ["wave", "mentee", "mentor", "rater"]


class Wave(NamedTuple):
    """One wave of a survey.

    Attributes
    ----------
    number : int
    asked, answered : int
        Questionnaires: a person is asked once for each couple.
    silent : tuple of (str, str, str)
        Mentee, mentor and rater (``"mentee"`` or ``"mentor"``) of those without an answer, sorted.
    """

    number: int
    asked: int
    answered: int
    silent: tuple[tuple[str, str, str], ...]


def latest_wave(pulse: Pulse) -> Wave:
    """Return who was asked in the latest wave, and whose form came back."""
    sent = {one[:-1]: bool(one[-1]) for one in _rows(pulse)}
    number = max((int(wave) for wave, *_ in sent), default=0)
    own = {one[1:]: came for one, came in sent.items() if one[0] == number}
    silent = tuple(sorted(one for one, came in own.items() if not came))
    return Wave(number, len(own), sum(own.values()), silent)


def _rows(pulse: Pulse) -> list[tuple[Any, ...]]:
    return [*pulse.asked[[*_WHO, "answered"]].itertuples(index=False, name=None)]
