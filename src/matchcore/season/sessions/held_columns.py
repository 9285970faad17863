"""Which column of a table of sessions is what, by its header in English or French."""

from __future__ import annotations

import re
from collections.abc import Sequence

from matchcore.catalogue import told
from matchcore.errors import InputProblem
from matchcore.names import roles_of
from matchcore.names.phrases import phrase, phrases

_WORDS = phrases(
    {
        "session": """session|séance|session number|numéro de séance|numéro de la séance
        |n° de séance|n° de la séance|n° séance|séance n°|numéro de session""",
        "date": """date|start|début|jour|day|date de la séance|date de séance|date of session
        |session date|date et heure""",
        "held": """held|tenue|took place|a eu lieu|séance tenue|happened|réalisée|effectuée|faite
        |s'est tenue|la séance a eu lieu|done|state|état|statut|status""",
    }
)
_FRENCH = phrases(
    {
        True: """début|jour|séance|numéro de séance|date de la séance|date et heure|tenue|a eu lieu
        |réalisée|effectuée|faite|état|statut"""
    }
)
_ROLES = {frozenset(["mentees"]): "mentee", frozenset(["mentors"]): "mentor"}
_NAME = re.compile(r"\b(?:nom|name)\b(?: (?:de la|du|of the|of))?", re.IGNORECASE)
_ID = re.compile(r"\b(?:id|identifiant|matricule)\b(?: (?:de la|du|of the|of))?", re.IGNORECASE)
_BARE = ("mentore", "mentores", "mentore(e)")  # mentoré without its accent, if nothing else is
OURS = ("mentee", "mentor", "session", "date", "held")


def find_columns(headers: Sequence[str], problems: list[InputProblem]) -> dict[str, int]:
    """Return the place of each column that is found; what is missing is added to the problems.

    Of the columns of a person's role, id and name, the first of these counts.

    Parameters
    ----------
    headers : sequence of str
    problems : list of InputProblem

    Examples
    --------
    >>> find_columns(["Mentoré·e", "Nom du mentoré", "Mentor", "Séance", "A eu lieu ?"], [])
    {'mentee': 0, 'mentor': 2, 'session': 3, 'held': 4}
    """
    found = {}
    meant = [_meant(header) for header in headers]
    if "mentee" not in {name for name, _ in meant}:
        bare = [header.casefold().strip() in _BARE for header in headers]
        meant = [("mentee", 0) if one else two for one, two in zip(bare, meant, strict=True)]
    for ours in OURS:
        ranked = sorted((rank, k) for k, (name, rank) in enumerate(meant) if name == ours)
        first = [k for rank, k in ranked if rank == ranked[0][0]]
        if len(first) > 1:
            problem = told("several columns may be this one")
            remedy = told("keep one of {several}", several=[headers[k] for k in first])
            place = told("held, {column}", column=ours)
            problems.append(InputProblem("same_name", place, "", problem, remedy))
        if first:
            found[ours] = first[0]
    problems += _missing(found, headers)
    return found


def _meant(header: str) -> tuple[str, int]:
    """Return which of our columns a header may be, "" for none, and its rank among several."""
    plain = header.replace("_", " ").replace("'s ", " ").strip()
    for rank, extra in enumerate((None, _ID, _NAME)):
        rest = plain if extra is None else extra.sub("", plain).strip()
        if rest and (role := _ROLES.get(roles_of(rest) or frozenset())):
            return role, rank
    return _WORDS.get(phrase(plain), ""), 0


def _missing(found: dict[str, int], headers: Sequence[str]) -> list[InputProblem]:
    """Return a problem for each column that must be there and is not."""
    needed = [name for name in ("mentee", "mentor", "held") if name not in found]
    if not {"session", "date"} & found.keys():
        needed.append("session")
    remedy = told("the columns are {needed}; found: {choices}", needed=[*OURS], choices=[*headers])
    return [
        InputProblem(
            "missing_column",
            told("held, {column}", column=name),
            "",
            told("the column is missing"),
            remedy,
        )
        for name in needed
    ]


def are_french(headers: Sequence[str]) -> bool:
    """Return whether headers are French, so that 05/04 is a day in April."""
    return any(phrase(header) in _FRENCH or "mentoré" in header.casefold() for header in headers)
