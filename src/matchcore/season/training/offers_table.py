"""`read_offers`: trainings from a table, or from a file in TOML."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.names import roles_of
from matchcore.names.phrases import phrase, phrases
from matchcore.people.cells import column_cells
from matchcore.rounds.feedback_cells import text_of
from matchcore.season.training.offers import Offer
from matchcore.tables import Table, TableSource, is_missing, read_table
from matchcore.tables.headers import composed

__all__ = ["read_offers"]

COLUMNS = ("name", "kind", "role", "minutes", "need")
_HEADERS = phrases(
    {
        "name": "name|training|title|nom|formation|intitulé|titre",
        "kind": "kind|type|format|genre|nature",
        "role": "role|for|for whom|audience|rôle|pour|pour qui|public",
        "minutes": "minutes|duration|duration in minutes|durée|durée en minutes|durée (min)",
        "need": "need|needed by|who needs it|besoin|condition|qui en a besoin|concerne",
    }
)
_WORDS = {
    "kind": phrases(
        {
            "briefing": "briefing|information meeting|réunion d'information|réunion|webinaire"
            "|webinar|réunion de lancement",
            "workshop": "workshop|atelier|training|formation",
            "tutorial": "tutorial|tutoriel|self-paced|e-learning|autoformation|en autonomie",
        }
    ),
    "need": phrases(
        {
            "everyone": "everyone|everybody|all|tous|toutes|tout le monde",
            "untrained": "untrained|not trained|non formé|non formés|non formées|pas formés",
            "new": "new|newcomers|nouveau|nouveaux|nouvelles|débutants",
            "apart": "apart|at a distance|two sites|à distance|deux sites|sites différents",
        }
    ),
}
_BOTH = phrases({"both": "both|les deux|mentors et mentorés|mentors and mentees|tous"})
_ROLES = {frozenset(["mentors"]): "mentor", frozenset(["mentees"]): "mentee"}


def read_offers(source: TableSource) -> tuple[Offer, ...]:
    """Read the trainings that are offered.

    Parameters
    ----------
    source : data frame, records, columns or path of a file
        One row per training: ``name``, ``kind``, ``role`` and, where the usual ones do not fit,
        ``minutes`` and ``need``; see `Offer`. Headers and words may be English or French. A file
        that ends in ``.toml`` has the same in entries ``[[offers]]``.

    Raises
    ------
    InputError
        Names every row that cannot be used.

    Examples
    --------
    >>> rows = [{"Formation": "Écouter", "Type": "atelier", "Pour": "mentors", "Durée": "90"}]
    >>> read_offers(rows)
    (Offer(name='Écouter', kind='workshop', role='mentor', minutes=90, need='everyone'),)
    """
    if isinstance(source, (str, os.PathLike)) and str(source).endswith(".toml"):
        source = _entries(Path(source))
    table = read_table("offers", source)
    problems = list[InputProblem]()
    columns = _columns(table, problems)
    offers = [] if problems else [*_offers(table, columns, problems)]
    names = [offer.name for offer in offers]
    problems += [
        _problem(told("two trainings have this name"), name, told("rename one"), "duplicate")
        for name in sorted({one for one in names if names.count(one) > 1})
    ]
    if not offers and not problems:
        remedy = told("give at least one training")
        problems.append(InputProblem("empty", "offers", "", told("there are none"), remedy))
    if problems:
        raise InputError(problems)
    return tuple(offers)


def _entries(path: Path) -> list[Any]:
    """Return the entries of a TOML file."""
    remedy = told("give entries [[offers]] with name, kind and role")
    try:
        entries = tomllib.loads(path.read_text("utf-8-sig")).get("offers")
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(InputProblem("no_file", str(path), "", reason)) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(InputProblem("unreadable", str(path), "", str(error), remedy)) from error
    if not isinstance(entries, list) or not all(isinstance(one, Mapping) for one in entries):
        raise InputError(InputProblem("wrong_type", str(path), "", "", remedy))
    return entries


def _columns(table: Table, problems: list[InputProblem]) -> dict[str, int]:
    """Return the place of each column; add what is missing or there twice."""
    headers = [composed(name) for name in table.frame.columns]
    found: dict[str, int] = {}
    for k, header in enumerate(headers):
        ours = header if header in COLUMNS else _HEADERS.get(phrase(header))
        if ours in found:
            problem = told("several columns may be this one")
            problems.append(_problem(problem, header, told("rename one"), "same_name"))
        elif ours:
            found[ours] = k
    remedy = told("the columns are {needed}; found: {choices}", needed=[*COLUMNS], choices=headers)
    problems += [
        InputProblem(
            "missing_column",
            told("offers, {column}", column=name),
            "",
            told("the column is missing"),
            remedy,
        )
        for name in COLUMNS[:3]
        if name not in found
    ]
    return found


def _offers(
    table: Table, columns: Mapping[str, int], problems: list[InputProblem]
) -> Sequence[Offer]:
    """Return an offer for each row; add what is wrong with the others."""
    cells = {name: column_cells(table.frame.iloc[:, k]) for name, k in columns.items()}
    offers = []
    for k, row in enumerate(table.rows.tolist()):
        given = {name: one[k] for name, one in cells.items() if not is_missing(one[k])}
        if not given:
            continue
        values = {name: _value(name, text_of(cell).strip()) for name, cell in given.items()}
        for name in COLUMNS[:3]:
            values.setdefault(name, "")
        try:
            offers.append(Offer(**values))
        except InputError as error:
            problems += [
                InputProblem(
                    one.code,
                    told("offers, row {row}, {column}", row=row, column=one.place.split(": ")[-1]),
                    one.value,
                    one.problem,
                    one.remedy,
                )
                for one in error.problems
            ]
    return offers


def _value(name: str, text: str) -> Any:
    """Return what a cell means; as written if it means nothing known."""
    if name == "minutes":
        return int(text) if text.isascii() and text.isdigit() else text
    if name == "role":
        both = _BOTH.get(phrase(text))
        return both or _ROLES.get(roles_of(text) or frozenset(), text)
    return _WORDS[name].get(phrase(text), text) if name in _WORDS else text


def _problem(problem: str, name: str, remedy: str, code: str) -> InputProblem:
    return InputProblem(code, "offers", repr(name), problem, remedy)
