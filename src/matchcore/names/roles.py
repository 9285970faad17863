"""Roles in words: who takes part as a mentor, as a mentee, or as both."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache

from matchcore.names.phrases import visible

MENTORS, MENTEES = frozenset(["mentors"]), frozenset(["mentees"])
BOTH = MENTORS | MENTEES

# Accents count here: mentore is a woman who is a mentor, mentoré is a mentee.
_WORDS = {
    "mentors": """mentor mentors mentorice mentorices mentrice mentrices mentoresse mentoresses
    parrain parrains marraine marraines tuteur tuteurs tutrice tutrices tutor tutors coach coachs
    coaches accompagnateur accompagnateurs accompagnatrice accompagnatrices accompagnant
    accompagnants accompagnante accompagnantes""",
    "mentees": """mentee mentees mentoré mentorés mentorée mentorées mentoree mentorees menté mentés
    mentée mentées filleul filleuls filleule filleules apprenant apprenants apprenante apprenantes
    learner learners protégé protégés protégée protégées protege proteges protegee protegees coaché
    coachés coachée coachées coachee coachees tutoré tutorés tutorée tutorées tutee tutees mentored
    coached accompagné accompagnés accompagnée accompagnées accompagnee parrainé parrainée""",
    "teach": "accompagner mentorer coacher guider parrainer tutorer transmettre enseigner teach",
    "learn": "apprendre learn",
    "be": "être etre devenir be become being becoming tant comme as",
    "seek": """cherche recherche chercher rechercher trouver avoir besoin looking find need seeking
    seek get have""",
    "a": "un une a an des",
    "and": "et and & + / , ;",
    "both": "both deux",
    "filler": """je j ai suis i am m me en que de d to the les la
    le in part take participate participer for of
    this programme program seulement uniquement only just role rôle fois à souhaite souhaiterais
    veux voudrais aimerais want would like wish :""",
}
_WANTS = frozenset(
    ["want", "souhaite", "souhaiterais", "veux", "voudrais", "aimerais", "like", "wish"]
)
_KIND = {word: kind for kind, words in _WORDS.items() for word in words.split()}
_UNSURE = frozenset(["mentore", "mentores"])  # mentoré without its accent?
_MARK = re.compile(
    r"(?<=\w\w)(?:\((?:e|es|ice|rice|trice)\)|[·•‧∙⋅./-](?:es?|ices?|rices?|trices?)(?:[·•./-]s)?)"
    r"s?(?!\w)"
)
_TOKEN = re.compile(r"\w+|[&+/,;:]|[^\s\w()'\"·.!–—-]")


@lru_cache(maxsize=1 << 10)
def roles_of(text: str) -> frozenset[str] | None:
    """Return the sides that a person joins, ``mentors`` and ``mentees``; None if it is not sure.

    Every word must be known, so that no negation is missed. Who looks for a mentor is a mentee.

    >>> [sorted(roles_of(x)) for x in ("Mentor·e", "Mentoré(e)", "Mentor et mentoré")]
    [['mentors'], ['mentees'], ['mentees', 'mentors']]
    >>> sorted(roles_of("I want to be a mentor")), sorted(roles_of("Je cherche un mentor"))
    (['mentors'], ['mentees'])
    >>> roles_of("Mentore"), roles_of("Not a mentor"), roles_of("Mentor or mentee")
    (None, None, None)
    """
    words = _TOKEN.findall(_plain(text))
    kinds = [_KIND.get(word, "") for word in words]
    told = {kind for kind in kinds if kind not in ("filler", "a")}
    if not words or "" in kinds:
        return None
    nouns = frozenset(told & BOTH)
    if told <= {"both", "and"}:
        return BOTH if "both" in told else None
    if "teach" in told or "learn" in told:
        return _of_verbs(told)
    if "seek" in told:
        sure = len(nouns) == 1 and told == nouns | {"seek"} and "a" in kinds
        return BOTH - nouns if sure else None
    if _WANTS & {*words} and "be" not in told:
        return _wanted(words, nouns)
    several = kinds.count("mentors") + kinds.count("mentees") > 1
    joined = not several or told & {"and", "both"}
    if "both" in told and len(nouns) == 1:
        return None
    return nouns if joined and told <= {*nouns, "be", "and", "both"} else None


def roles_in(texts: Collection[str]) -> dict[str, frozenset[str]] | None:
    """Return the roles of all texts of a column; None if one is not understood.

    ``Mentore`` is a mentor where another text names mentees, and a mentee where none does but
    mentors are named.

    >>> found = roles_in(["MENTOR", "MENTORE"])
    >>> {text: sorted(roles) for text, roles in found.items()}
    {'MENTOR': ['mentors'], 'MENTORE': ['mentees']}
    """
    found = {text: roles_of(text) for text in texts}
    unsure = {text for text, roles in found.items() if roles is None and _plain(text) in _UNSURE}
    known = frozenset().union(*(roles for roles in found.values() if roles))
    if unsure and known:
        meant = MENTORS if "mentees" in known else MENTEES
        found.update(dict.fromkeys(unsure, meant))
    sure = {text: roles for text, roles in found.items() if roles is not None}
    return sure if len(sure) == len(found) else None


def _plain(text: str) -> str:
    """Return a text in lower case, with its accents and without marks of gender."""
    plain = unicodedata.normalize("NFKC", visible(text)).casefold().replace("’", "'").strip()
    return _MARK.sub("", plain)


def _of_verbs(told: set[str]) -> frozenset[str] | None:
    """Return who teaches and who learns, where nothing else is said."""
    if told - {"teach", "learn", "and"}:
        return None
    found = (MENTORS if "teach" in told else frozenset()) | (
        MENTEES if "learn" in told else frozenset()
    )
    return found if len(found) == 1 or "and" in told else None


def _wanted(words: list[str], nouns: frozenset[str]) -> frozenset[str] | None:
    """Return the role of somebody who wants a mentor, or wants to mentor."""
    if words[-2:] == ["to", "mentor"]:
        return MENTORS
    wants_one = len(nouns) == 1 and any(_KIND[word] == "a" for word in words) and "to" not in words
    return BOTH - nouns if wants_one else None
