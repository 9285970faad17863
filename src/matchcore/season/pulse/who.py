"""Who answers about which couple: by id, name or address, or by the couple and a role."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matchcore.catalogue import told
from matchcore.names import roles_of
from matchcore.people.cells import Wrong
from matchcore.rounds.feedback_people import RATERS, Finder, Misfit, Pair
from matchcore.season.pulse.participants import Participants

__all__ = ["Who"]

_RATER, _PARTNER = ("rater", "email", "rater_name"), ("partner", "partner_name")


class Who:
    """Finds the couple and the side of a row; columns that are not there are no help.

    Examples
    --------
    >>> from matchcore.season.pulse.participants import read_participants
    >>> of = read_participants([("ana", "zoe")], None, None, [])
    >>> who = Who(of, Finder(of.cohort), {"rater": "Your id"})
    >>> who.pair({"rater": "zoe"})  # who has one partner need not name them
    Pair(mentee='ana', mentor='zoe', rater='mentor')
    """

    def __init__(self, of: Participants, finder: Finder, theirs: Mapping[str, str]) -> None:
        self.of, self.finder, self.theirs = of, finder, theirs
        self._couples = {*of.couples}

    def is_known(self) -> bool:
        """Return whether the columns say who answers."""
        return any(code in self.theirs for code in _RATER) or self._by_couple

    @property
    def _by_couple(self) -> bool:
        return {*RATERS} <= self.theirs.keys()

    def pair(self, cells: Mapping[str, Any]) -> Pair | Misfit:
        """Return the couple and who of them answers; or why there is none."""
        if self._by_couple and not any(cells.get(code) for code in _PARTNER):
            return self._of_couple(cells)
        found = self._person(_RATER, cells)
        if isinstance(found, Misfit):
            return found
        named = any(cells.get(code) for code in _PARTNER)
        rated = self._person(_PARTNER, cells) if named else self._only(found, cells)
        if isinstance(rated, Misfit):
            return rated
        pair = self.finder.pair(found, rated, cells.get("role") or "")
        if isinstance(pair, Misfit):
            column = {"rated": "partner"}.get(pair.column, pair.column)
            return Misfit(column if column in self.theirs else "rater", pair.wrong)
        return self._couple(pair, "partner" if named else "rater")

    def _of_couple(self, cells: Mapping[str, Any]) -> Pair | Misfit:
        """Return the couple that the columns mentee and mentor name, and the side stated."""
        mentee, mentor = (self._person((role,), cells) for role in RATERS)
        for one in (mentee, mentor):
            if isinstance(one, Misfit):
                return one
        column = "role" if "role" in self.theirs else "rater"
        said = cells.get(column) or ""
        sides = [("mentee", mentee, mentor), ("mentor", mentor, mentee)]
        for role, rater, rated in sides:
            if said and self._is_side(said, role, str(rater)):
                pair = self.finder.pair(str(rater), str(rated), f"{role}")
                if isinstance(pair, Misfit):
                    return Misfit("mentee", pair.wrong)
                return self._couple(pair, "mentee")
        problem = told("neither mentor nor mentee")
        return Misfit(column, Wrong(problem, told("write mentor or mentee"), "not_a_role"))

    def _is_side(self, said: str, role: str, person: str) -> bool:
        roles = roles_of(said)
        return roles == frozenset([f"{role}s"]) if roles else self.finder.person(said) == person

    def _person(self, codes: tuple[str, ...], cells: Mapping[str, Any]) -> str | Misfit:
        """Return who is named by the first of some columns that says so; the others must agree."""
        stated = [code for code in codes if cells.get(code)]
        if not stated:
            column = next((code for code in codes if code in self.theirs), codes[0])
            wrong = Wrong(told("nobody is named"), told("name one person"), "missing_person")
            return Misfit(column, wrong)
        entry = str(cells[stated[0]])
        person = self.finder.person(entry)
        if isinstance(person, Wrong):
            return Misfit(stated[0], person)
        for code in stated[1:]:
            name = str(cells[code])
            if code.endswith("name") and name != person and self._is_other(person, name):
                problem = told("not the name of {who!r}", who=person)
                return Misfit(
                    code, Wrong(problem, told("correct the name or the id"), "other_person")
                )
        return person

    def _is_other(self, person: str, name: str) -> bool:
        return self.finder.directory.is_other(person, name)

    def _only(self, rater: str, cells: Mapping[str, Any]) -> str | Misfit:
        """Return the partner of a person who has one only, in the role stated if any is."""
        same = self.finder.cohort.identity.standing
        own = [
            (role, couple[1 - place])
            for couple in self.of.couples
            for place, role in enumerate(RATERS)
            if same(couple[place]) == same(rater)
        ]
        if (role := str(cells.get("role") or "")) and roles_of(role):
            own = [one for one in own if self._is_side(role, one[0], rater)]
        if len(own) == 1:
            return own[0][1]
        problem = told("no couple with this person") if not own else told("several couples")
        remedy = told("name the partner")
        code = "role_needed" if own else "unknown_couple"
        return Misfit(
            "rater" if "rater" in self.theirs else "rater_name", Wrong(problem, remedy, code)
        )

    def _couple(self, pair: Pair, column: str) -> Pair | Misfit:
        if (pair.mentee, pair.mentor) in self._couples:
            return pair
        problem = told("the two are no couple")
        remedy = told('correct the row, or leave out couples that ended (absent="ignore")')
        column = column if column in self.theirs else "rater"
        return Misfit(column, Wrong(problem, remedy, "unknown_couple"))
