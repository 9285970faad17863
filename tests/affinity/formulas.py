"""Every component's published formula, worked out pair by pair, and people to try it on."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from matchcore import Cohort
from matchcore.affinity.categories import EqualAttribute, UnequalAttribute
from matchcore.affinity.components import Component
from matchcore.affinity.lists import SharedHours, SharedInterests, SharedLanguages
from matchcore.affinity.measures import EnoughHours, Motivation, SeniorityCurve
from matchcore.affinity.taught import TaughtSkills
from matchcore.affinity.text import EncodedText, SimilarText
from matchcore.affinity.words import words
from tests.cohorts import (
    INTERESTS,
    SITES,
    SKILLS,
    Drawn,
    Entries,
    Person,
    cohort,
    cohorts,
    hole,
    names,
)

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

Formula = Callable[[Person, Person, "Drawn"], float]

WEEK = {hour: hour for hour in ("mon-09", "tue-14", "fri-18")}
SPOKEN = {"fr": "fr", "FR": "fr", "en": "en", "日本語": "japanese"}
BIOS = ("J'enseigne le C++ et R", "R, and more R", "c#", "l'équipe", "les", "Équipe C++ !", "")


@st.composite
def people_in_full(draw: DrawFn) -> Drawn:
    """Draw people with a value, or a hole, in every column that a component reads."""
    drawn = draw(cohorts())
    for person in drawn.mentees + drawn.mentors:
        person["availability"] = draw(names(WEEK))
        person["languages"] = draw(names(SPOKEN))
        person["hours"] = draw(hole(st.sampled_from([0, 0.5, 2, 3, 7.5])))
        person["motivation"] = draw(hole(st.integers(1, 5)))
        person["bio"] = draw(hole(st.sampled_from(BIOS)))
    return drawn


def values(component: Component, people: Cohort) -> Any:
    """Return what the component gives for all pairs, before weights."""
    sides = component.fit(people).transform(people)
    return sides.mentees @ sides.mentors.T


def value(component: Component, mentor: dict[str, Any], mentee: dict[str, Any]) -> float:
    """Return what one pair gets."""
    sides = (
        {"id": [one], **{k: [v] for k, v in x.items()}} for one, x in (("m", mentor), ("e", mentee))
    )
    table = values(component, cohort(*sides))
    assert table.shape == (1, 1)
    return float(table[0, 0])


def meant(entries: Entries, pool: dict[str, str]) -> dict[str, float]:
    """Return name → level; of two spellings of one thing the higher counts, none counts 3."""
    found: dict[str, float] = {}
    for name, level in entries:
        found[pool[name]] = max(found.get(pool[name], 0), 3 if level is None else level)
    return found


def taught_by_hand(mentee: Person, mentor: Person, _: Drawn) -> float:
    wants, has = meant(mentee["wants"], SKILLS), meant(mentor["skills"], SKILLS)
    if not wants:
        return 0.0
    return sum(w * has.get(name, 0) / 5 for name, w in wants.items()) / sum(wants.values())


def rare_by_hand(mentee: Person, mentor: Person, drawn: Drawn) -> float:
    """Like `taught_by_hand`; importance grows with 1 + ln((1 + mentors) / (1 + teachers))."""
    wants, has = meant(mentee["wants"], SKILLS), meant(mentor["skills"], SKILLS)
    teachers = Counter(name for m in drawn.mentors for name in meant(m["skills"], SKILLS))
    for name in wants:
        wants[name] *= 1 + math.log((1 + len(drawn.mentors)) / (1 + teachers[name]))
    if not wants:
        return 0.0
    return sum(w * has.get(name, 0) / 5 for name, w in wants.items()) / sum(wants.values())


def listed(person: Person, column: str, pool: dict[str, str]) -> set[str]:
    return {pool[name] for name, _ in person[column]}


def shared_by_hand(mentee: Person, mentor: Person, _: Drawn) -> float:
    one, other = (listed(p, "interests", INTERESTS) for p in (mentee, mentor))
    return len(one & other) / math.sqrt(len(one) * len(other)) if one and other else 0.0


def hours_in_common_by_hand(mentee: Person, mentor: Person, _: Drawn) -> float:
    one, other = (listed(p, "availability", WEEK) for p in (mentee, mentor))
    return len(one & other) / len(one) if one else 0.0


def languages_by_hand(mentee: Person, mentor: Person, _: Drawn) -> float:
    one, other = (listed(p, "languages", SPOKEN) for p in (mentee, mentor))
    return len(one & other) / len(one) if one else 0.0


def curve_by_hand(mentee: Person, mentor: Person, _: Drawn) -> float:
    if mentee["grade"] is None or mentor["grade"] is None:
        return 0.0
    return max(0.0, 1 - abs(mentee["grade"] - mentor["grade"] - 2) / 3)


def site_by_hand(mentee: Person, mentor: Person, _: Drawn) -> float:
    one, other = mentee["site"], mentor["site"]
    return float(one is not None and other is not None and SITES[one] == SITES[other])


def elsewhere_by_hand(mentee: Person, mentor: Person, _: Drawn) -> float:
    one, other = mentee["site"], mentor["site"]
    return float(one is not None and other is not None and SITES[one] != SITES[other])


def enough_by_hand(mentee: Person, mentor: Person, _: Drawn) -> float:
    planned, given_ = mentee["hours"], mentor["hours"]
    if planned is None or given_ is None:
        return 0.0
    return min(1.0, given_ / planned) if planned else 1.0


def motivation_by_hand(mentee: Person, mentor: Person, _: Drawn) -> float:
    one, other = mentee["motivation"], mentor["motivation"]
    return 0.0 if one is None or other is None else one * other / 25


def text_by_hand(mentee: Person, mentor: Person, drawn: Drawn) -> float:
    """The cosine of damped TF-IDF of words and pairs; texts without a word are nobody's."""

    def counted(person: Person) -> Counter[str]:
        found = words(person["bio"] or "")
        return Counter(found + [" ".join(pair) for pair in pairwise(found)])

    texts = [counted(person) for person in drawn.mentees + drawn.mentors]
    texts = [text for text in texts if text]
    heard = Counter(word for text in texts for word in text)
    one, other = (
        {
            w: (1 + math.log(n)) * (1 + math.log((1 + len(texts)) / (1 + heard[w])))
            for w, n in counted(person).items()
        }
        for person in (mentee, mentor)
    )
    lengths = [math.sqrt(sum(x * x for x in text.values())) for text in (one, other)]
    if not all(lengths):
        return 0.0
    return sum(x * other.get(word, 0) for word, x in one.items()) / math.prod(lengths)


def vowels(texts: list[str]) -> list[list[int]]:
    """Encode texts, badly; some become all zeros, some point the other way."""
    return [[t.count("e") - t.count("r"), t.count("i") - 1, t.count("+")] for t in texts]


def encoded_by_hand(mentee: Person, mentor: Person, _: Drawn) -> float:
    if not mentee["bio"] or not mentor["bio"]:
        return 0.0
    one, other = vowels([mentee["bio"], mentor["bio"]])
    lengths = math.hypot(*one) * math.hypot(*other)
    cosine = sum(a * b for a, b in zip(one, other, strict=True)) / lengths if lengths else 0.0
    return (1 + cosine) / 2


FORMULAS: list[tuple[Component, Formula, str, str]] = [
    (TaughtSkills(names={}), taught_by_hand, "wants", "skills"),
    (TaughtSkills(names={}, rarity=True), rare_by_hand, "wants", "skills"),
    (SharedInterests(), shared_by_hand, "interests", "interests"),
    (SharedHours(), hours_in_common_by_hand, "availability", "availability"),
    (SharedLanguages(), languages_by_hand, "languages", "languages"),
    (SeniorityCurve(ideal=2, width=3), curve_by_hand, "grade", "grade"),
    (EqualAttribute(column="site"), site_by_hand, "site", "site"),
    (UnequalAttribute(column="site"), elsewhere_by_hand, "site", "site"),
    (EnoughHours(), enough_by_hand, "hours", "hours"),
    (Motivation(), motivation_by_hand, "motivation", "motivation"),
    (SimilarText(), text_by_hand, "bio", "bio"),
    (EncodedText(encode=vowels), encoded_by_hand, "bio", "bio"),
]
