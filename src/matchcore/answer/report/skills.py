"""Skills: how many mentees want each, for how many that is met, and how many mentors teach it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from matchcore.answer.notebook import sentence
from matchcore.answer.report.elements import Section, count_cell, head, level_cell, stated, table
from matchcore.names import SkillNames, fold, skill_in
from matchcore.wording import LANGUAGES, say

if TYPE_CHECKING:
    from matchcore.answer.couples import Couples
    from matchcore.people import Roster

_SHOWN = 30


class Skill(NamedTuple):
    """One skill among the people of a matching.

    Attributes
    ----------
    name : str
    wanted : int
        Mentees who want it.
    met : int
        Of these, how many have a mentor who teaches it.
    taught : int
        Mentors who teach it.
    """

    name: str
    wanted: int
    met: int
    taught: int


def skills_section(couples: Couples) -> list[Section]:
    """Return the skills, the most wanted first, if anybody wants any."""
    language = couples.language
    found = skills(couples)
    if not any(skill.wanted for skill in found):
        return []
    longest = max(skill.wanted for skill in found)
    codes = ("wanted_by", "met_for", "taught_by")
    heads = [head(say("skill", language)), head(say("wishes_met", language))]
    heads += [head(say(code, language), ' class="n"') for code in codes]
    words = [say(code, language) for code in codes]
    rows = []
    for skill in found[:_SHOWN]:
        told = say("wishes_met_label", language, met=skill.met, wanted=skill.wanted)
        numbers = zip(words, skill[1:], strict=True)
        rows.append(
            f'<tr><th scope="row">{escape(skill.name)}</th>'
            f"{level_cell(skill.met, skill.wanted, longest, told)}"
            f"{''.join(count_cell(word, str(count)) for word, count in numbers)}</tr>"
        )
    body = f'<p class="intro">{sentence(say("skills_intro", language))}</p>\n'
    body += table(say("skills_caption", language), heads, rows)
    if len(found) > _SHOWN:
        rest = say("skills_rest", language, count=len(found) - _SHOWN)
        body += f'\n<p class="more">{sentence(rest)}</p>'
    return [Section("skills", say("report_skills", language), body)]


def skills(couples: Couples) -> list[Skill]:
    """Return the skills that anybody wants or teaches, the most wanted first.

    Names of one skill count as one, as they do in the score.
    """
    known, a = SkillNames(_own_names(couples)), couples.assignment
    written: dict[str, Counter[str]] = defaultdict(Counter)
    wants = _keys(couples.mentees, "wants", known, written)
    teaches = _keys(couples.mentors, "skills", known, written)
    wanted = Counter(key for keys in wants for key in keys)
    taught = Counter(key for keys in teaches for key in keys)
    met = {
        (i, key)
        for i, j in zip(a.mentees.tolist(), a.mentors.tolist(), strict=True)
        if wants and teaches
        for key in wants[i] & teaches[j]
    }
    count = Counter(key for _, key in met)
    place = LANGUAGES.index(couples.language)
    found = [
        Skill(skill_in(_usual(names), place), wanted[key], count[key], taught[key])
        for key, names in written.items()
    ]
    return sorted(found, key=lambda skill: (-skill.wanted, -skill.taught, fold(skill.name)))


def _keys(
    roster: Roster, column: str, known: SkillNames, written: Mapping[str, Counter[str]]
) -> list[set[str]]:
    """Return what each person lists, as keys; count how each is written."""
    found = []
    for profile in roster.profiles:
        keys = {known.key(name): name for name in getattr(profile, column)}
        for key, name in keys.items():
            written[key][name] += 1
        found.append(set(keys))
    return found


def _usual(names: Counter[str]) -> str:
    """Return the most frequent spelling, the first of equals in their order."""
    return min(names, key=lambda name: (-names[name], name))


def _own_names(couples: Couples) -> dict[str, str] | None:
    """Return the names that the programme itself states for skills, not those of files."""
    entries = stated(couples.programme, "affinity")
    tables = (e.get("names") for e in entries if e.get("kind") == "TaughtSkills")
    return next((dict(names) for names in tables if isinstance(names, Mapping)), None)
