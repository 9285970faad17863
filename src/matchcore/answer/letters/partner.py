"""What a letter says of one partner: who it is, why, and what to begin with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from matchcore.answer.grounds import Ground, grounds
from matchcore.answer.letters.section import Section
from matchcore.answer.letters.typography import sentence
from matchcore.model.side import Side
from matchcore.names import skill_in
from matchcore.people import HOURS
from matchcore.wording import LANGUAGES, Language, say, series

if TYPE_CHECKING:
    from matchcore.answer.couples import Couples
    from matchcore.people import Profile, Roster

_SHOWN = 3  # of many things
_REVERSED = 2  # grades by which the mentee is above the mentor
_SAID_OF_PLACES = ("letter_same_site", "letter_same_department", "letter_other_department")
_SAID_OF_LISTS = ("interests", "languages", "list", "hours")


@dataclass(frozen=True)
class Partner:
    """One couple, as one of the two reads of it.

    Attributes
    ----------
    couples : Couples
    k : int
        The place of the couple.
    side : Side
        That of the reader.
    language : {"en", "fr"}
        That of the reader.
    """

    couples: Couples
    k: int
    side: Side
    language: Language

    @cached_property
    def name(self) -> str:
        """The name of the partner, or the id of one without a name."""
        return self._roster.called(self._row)

    @property
    def section(self) -> Section:
        """Who the partner is and why."""
        profile = self._roster.profile(self._row)
        facts = [
            sentence(f"letter_{name}", self.language, value=value)
            for name in ("email", "department", "site")
            if (value := getattr(profile, name))
        ]
        why = " ".join(self._why()) or self._say("letter_no_ground")
        return Section(self.name, tuple(facts), (why,))

    def topics(self) -> Iterator[str]:
        """Yield what the two can talk about first."""
        found = {ground.code: ground for ground in self._grounds}
        about = self._skills(found.get("skills"))
        if about:
            yield about
        if "interests" in found:
            yield self._things("letter_topic_interests", found["interests"].things)
        if not about and "interests" not in found:
            yield self._say("letter_topic_open")

    @property
    def hours(self) -> str:
        """When both are free, in words; empty if they state no common hour."""
        mentee, mentor = (set(self._profile(side).availability) for side in Side)
        common = [hour for hour in HOURS if hour in mentee and hour in mentor]
        times = [_hour_words(hour, self.language) for hour in common[:_SHOWN]]
        if not times:
            return ""
        return self._say("letter_step_hours", times=series(times, say("and", self.language)))

    def _why(self) -> Iterator[str]:
        for ground in self._grounds:
            place = f"letter_{ground.code}_{ground.column}"
            if ground.code == "skills":
                yield self._things(f"letter_skills_{self.side.role}", ground.things)
            elif ground.code in _SAID_OF_LISTS:
                yield self._things(f"letter_{ground.code}", ground.things)
            elif place in _SAID_OF_PLACES:
                yield self._things(place, ground.things)

    def _skills(self, shared: Ground | None) -> str:
        """Return what to say first of skills; empty if the tables name none."""
        if self.side is Side.MENTORS:
            things = self._translated(self._profile(Side.MENTEES).wants)
            return self._things("letter_topic_wants_mentor", things) if things else ""
        if shared is not None:
            return self._things("letter_topic_skills_mentee", shared.things)
        things = self._translated(self._profile(Side.MENTORS).skills)
        return self._things("letter_topic_taught_mentee", things) if things else ""

    def _translated(self, skills: tuple[str, ...]) -> tuple[str, ...]:
        place = LANGUAGES.index(self.language)
        return tuple(skill_in(skill, place) for skill in skills[:_SHOWN])

    def _things(self, code: str, things: tuple[str, ...]) -> str:
        words = series(things, say("and", self.language)) if things else ""
        return self._say(code, things=words, count=len(things))

    def _say(self, code: str, **values: object) -> str:
        return sentence(code, self.language, name=self.name, **values)

    @cached_property
    def _grounds(self) -> list[Ground]:
        return grounds(self.couples, self.k, self.language)

    @property
    def pair(self) -> tuple[str, str]:
        """The ids of mentee and mentor."""
        a = self.couples.assignment
        mentees, mentors = self.couples.rosters
        return mentees.ids[a.mentees[self.k]], mentors.ids[a.mentors[self.k]]

    @property
    def is_reversed(self) -> bool:
        """Whether the mentee is well above the mentor in grade."""
        mentee, mentor = (self._profile(side).grade for side in Side)
        return mentee is not None and mentor is not None and mentee - mentor >= _REVERSED

    def _profile(self, side: Side) -> Profile:
        a = self.couples.assignment
        return self.couples.rosters[side].profile(int((a.mentees, a.mentors)[side][self.k]))

    @property
    def _roster(self) -> Roster:
        return self.couples.rosters[self.side.other]

    @property
    def _row(self) -> int:
        a = self.couples.assignment
        return int((a.mentees, a.mentors)[self.side.other][self.k])


def _hour_words(hour: str, language: Language) -> str:
    """Return an hour of the week in words.

    >>> _hour_words("tue-09", "en"), _hour_words("tue-09", "fr")
    ('on Tuesdays at 9:00', 'le mardi à 9 h')
    """
    day, number = hour.split("-")
    return say("letter_hour", language, day=say(f"day_{day}", language), hour=int(number))
