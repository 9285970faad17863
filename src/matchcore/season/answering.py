"""Who was asked in a survey, and who answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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
    """Return who was asked in the latest wave, and who answered any of its questions."""
    asked = {*pulse.asked[_WHO].itertuples(index=False, name=None)}
    number = max((int(wave) for wave, *_ in asked), default=0)
    said = pulse.frame[pulse.frame["answer"].notna()]
    answered = {*said[_WHO].itertuples(index=False, name=None)}
    own = {one for one in asked if one[0] == number}
    silent = sorted(one[1:] for one in own - answered)
    return Wave(number, len(own), len(own & answered), tuple(silent))
