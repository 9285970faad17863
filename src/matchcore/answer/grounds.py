"""The grounds of a couple: what speaks for it and may be told to both, as codes and values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from matchcore.names import language_in, skill_in
from matchcore.names.protected import is_protected
from matchcore.wording import LANGUAGES, Language, NameKind

if TYPE_CHECKING:
    from matchcore.answer.breakdown import Addend
    from matchcore.answer.couples import Couples

# Kinds of components by usual name, where a matching states no programme
_USUAL: dict[str, Mapping[str, Any]] = {
    "skills": {"kind": "TaughtSkills"},
    "interests": {"kind": "SharedInterests", "column": "interests"},
    "languages": {"kind": "SharedLanguages", "column": "languages"},
    "availability": {"kind": "SharedHours", "column": "availability"},
    "seniority": {"kind": "SeniorityCurve"},
}
_ORDER = ("skills", "interests", "languages", "list", "hours", "same", "different", "grades")


class Ground(NamedTuple):
    """One thing that speaks for a couple.

    Attributes
    ----------
    code : str
        ``skills``, ``interests``, ``languages``, ``list``, ``hours``, ``same``, ``other`` or
        ``grades``.
    things : tuple of str
        What both share, the weightiest first; at most three.
    column : str
        Of ``list``, ``same`` and ``other``.
    gap : int
        Of ``grades``: how many grades lie between the two.
    """

    code: str
    things: tuple[str, ...] = ()
    column: str = ""
    gap: int = 0


def grounds(couples: Couples, k: int, language: Language) -> list[Ground]:
    """Return what speaks for the k-th couple, skills first, with skills named in a language.

    Only what comes from what both stated of themselves: never wishes for persons, ratings,
    rounds of waiting or decisions by hand; and never what a column of a protected attribute holds.
    """
    kinds = _kinds(couples)
    found = [
        ground
        for addend in couples.breakdown.addends[k]
        if addend.amount > 0 and addend.known
        for ground in _ground(couples, k, addend, kinds.get(addend.name, {}), language)
        if not is_protected(ground.column)
    ]
    return sorted(found, key=lambda ground: _ORDER.index(ground.code))


def _kinds(couples: Couples) -> dict[str, Mapping[str, Any]]:
    """Return the components of the programme by name; the usual ones if it states none."""
    stated = couples.programme.get("affinity")
    entries = [e for e in stated if isinstance(e, Mapping)] if isinstance(stated, list) else []
    return {str(entry.get("name")): entry for entry in entries} or _USUAL


def _ground(
    couples: Couples, k: int, addend: Addend, entry: Mapping[str, Any], language: Language
) -> Iterator[Ground]:
    column, place = str(entry.get("column", "")), LANGUAGES.index(language)
    things = tuple(
        str(label.value) for label in addend.evidence if label.kind in get_args(NameKind)
    )
    match entry.get("kind"):
        case "TaughtSkills" if things:
            yield Ground("skills", tuple(skill_in(thing, place) for thing in things))
        case "SharedLanguages" if things:
            yield Ground("languages", tuple(language_in(thing, place) for thing in things))
        case "SharedInterests" if things and column == "interests":
            yield Ground("interests", things)
        case "SharedInterests" if things:
            yield Ground("list", things, column)
        case "SharedHours" if things:
            yield Ground("hours")
        case "EqualAttribute" if things:
            yield Ground("same", things, column)
        case "UnequalAttribute":
            yield Ground("different", (), column)
        case "SeniorityCurve":
            yield from _gap(couples, k)


def _gap(couples: Couples, k: int) -> Iterator[Ground]:
    a = couples.assignment
    mentee = couples.mentees.profile(a.mentees[k]).grade
    mentor = couples.mentors.profile(a.mentors[k]).grade
    if mentee is not None and mentor is not None:
        yield Ground("grades", gap=abs(mentee - mentor))
