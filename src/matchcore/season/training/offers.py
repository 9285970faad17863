"""`Offer`: a training and who needs it; the trainings that are offered unless others are given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.number_checks import is_whole
from matchcore.short_repr import short_repr
from matchcore.wording import Language, say

__all__ = ["Offer", "default_offers"]

Kind = Literal["briefing", "workshop", "tutorial"]
OfferRole = Literal["mentor", "mentee", "both"]
Need = Literal["everyone", "untrained", "new", "apart"]
_LONGEST = 8 * 60  # minutes
_DEFAULT: tuple[tuple[str, Kind, OfferRole, int, Need], ...] = (
    ("mentor_briefing", "briefing", "mentor", 60, "everyone"),
    ("mentee_briefing", "briefing", "mentee", 60, "everyone"),
    ("mentor_workshop", "workshop", "mentor", 60, "untrained"),
    ("mentee_workshop", "workshop", "mentee", 60, "untrained"),
    ("first_steps", "tutorial", "both", 30, "new"),
    ("at_a_distance", "tutorial", "both", 30, "apart"),
)


@dataclass(frozen=True)
class Offer:
    """A training, for whom it is, and who of them needs it.

    Parameters
    ----------
    name : str
        As people read it.
    kind : {"briefing", "workshop", "tutorial"}
        Briefings and workshops take place in groups; a tutorial is taken at one's own pace.
    role : {"mentor", "mentee", "both"}
    minutes : int
        How long it takes, at most 480.
    need : {"everyone", "untrained", "new", "apart"}
        Who needs it: everyone; who is not ``trained``; who has neither past nor running partners;
        who has a partner at another site, as far as a matching says.

    Raises
    ------
    InputError
        Names every argument that cannot be used.

    Examples
    --------
    >>> Offer("Listening", "workshop", "mentor", 90, "untrained")
    Offer(name='Listening', kind='workshop', role='mentor', minutes=90, need='untrained')
    """

    name: str
    kind: Kind
    role: OfferRole
    minutes: int = 60
    need: Need = "everyone"

    __repr__ = short_repr

    def __post_init__(self) -> None:
        problems = []
        if not (isinstance(self.name, str) and self.name.strip()):
            problems.append(_problem("name", "not_text", self.name, told("give text")))
        for name, choices in _CHOICES.items():
            if getattr(self, name) not in choices:
                remedy = told("use one of {choices}", choices=[*choices])
                problems.append(_problem(name, "not_a_choice", getattr(self, name), remedy))
        if not (is_whole(self.minutes) and 1 <= self.minutes <= _LONGEST):
            remedy = told("give a whole number from 1 to {most}", most=_LONGEST)
            problems.append(_problem("minutes", "out_of_range", self.minutes, remedy))
        if problems:
            raise InputError(problems)

    @property
    def in_groups(self) -> bool:
        """Whether it takes place at a time, in a group."""
        return self.kind != "tutorial"

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles that it is for."""
        return ("mentor", "mentee") if self.role == "both" else (self.role,)


_CHOICES: dict[str, tuple[str, ...]] = {
    "kind": get_args(Kind),
    "role": get_args(OfferRole),
    "need": get_args(Need),
}


def default_offers(language: Language = "en") -> tuple[Offer, ...]:
    """Return the trainings that are offered unless others are given.

    A briefing for each role; a workshop for those of each role who are not trained; a tutorial for
    people without an earlier partner, and one for couples at two sites.

    Parameters
    ----------
    language : {"en", "fr"}
        Of the names.

    Examples
    --------
    >>> for offer in default_offers()[:3]:
    ...     print(offer.name, offer.minutes, offer.need)
    Briefing for mentors 60 everyone
    Briefing for mentees 60 everyone
    Workshop: passing on and giving feedback 60 untrained
    """
    return tuple(Offer(say(f"training_{code}", language), *rest) for code, *rest in _DEFAULT)  # type: ignore[arg-type]


def _problem(name: str, code: str, value: object, remedy: str) -> InputProblem:
    place = told("offer: {name}", name=name)
    return InputProblem(code, place, f"{value!r:.40}", remedy=remedy)
