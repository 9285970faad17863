"""Column headings of the frames in an answer, and the names that addends may not have."""

from __future__ import annotations

from collections.abc import Iterable

from matchcore.catalogue import Language, told
from matchcore.errors import InputProblem
from matchcore.wording.saying import say

# Tables of people may not have columns of these names: an answer would then have two of each.
ANSWER_COLUMNS = ("mentee", "mentee_name", "mentor", "mentor_name", "score")
_CONTACT = tuple(
    f"{role}_{n}" for role in ("mentee", "mentor") for n in ("email", "department", "site")
)
# An addend may not have one of these either: it stands beside them in the table of couples.
COUPLES_COLUMNS = (
    *ANSWER_COLUMNS,
    *("mentee_email", "mentee_department", "mentee_site"),
    *("mentor_email", "mentor_department", "mentor_site"),
    *("reason", "mark"),
)


def column_headings(names: Iterable[str], language: Language, kind: str = "column") -> list[str]:
    """Return the headings of a table for a file: in English, the names that programs know.

    >>> column_headings(["mentee", "start"], "fr"), column_headings(["mentee"], "en")
    (['Mentoré', 'Début'], ['mentee'])
    """
    return [name if language == "en" else say(f"{kind}_{name}", language) for name in names]


def worded_headings(names: Iterable[str], language: Language, kind: str = "column") -> list[str]:
    """Return the headings of a table of a season, which people read and fill in: words.

    >>> worded_headings(["mentee_name"], "en"), worded_headings(["mentee_name"], "fr")
    (["Mentee's name"], ['Nom du mentoré'])
    """
    return [say(f"{kind}_{name}", language) for name in names]


def reserved_name_problems(name: str, place: str) -> list[InputProblem]:
    """Return why a part of an affinity, or a soft rule, may not have this name.

    >>> print(*reserved_name_problems("score", "score"))
    score: a column of the pairs has this name: choose another name
    """
    reasons = {
        told("__ separates a part from its parameters"): "__" in name,
        told("a column of the pairs has this name"): name in COUPLES_COLUMNS,
    }
    return [
        InputProblem("reserved_name", place, "", why, told("choose another name"))
        for why, is_so in reasons.items()
        if is_so
    ]
