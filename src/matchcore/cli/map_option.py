"""The option ``--map``: names of columns in the tables, and ours."""

from __future__ import annotations

from argparse import Action, ArgumentError, ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Mapping
from typing import Any, NamedTuple

from matchcore.catalogue import Language, in_language, told
from matchcore.cli.parser import Parser

TABLES = ("mentors", "mentees", "staff", "people", "join")  # options, too; loading ours takes long


def add_map_option(parser: ArgumentParser) -> None:
    """Add names of columns."""
    parser.add_argument(
        "--map",
        action=_AddName,
        type=column_name,
        default={},
        metavar=told("NAME=OURS"),
        help=told('your name of a column and ours: "Nom=name"; in one table: "mentees:Nom=name"'),
    )


class ColumnName(NamedTuple):
    """A name of a column and ours, in one table or, with an empty `table`, in all."""

    table: str
    theirs: str
    ours: str


def column_name(text: str) -> ColumnName:
    """Return what ``--map`` says; the last ``=`` counts, as a header may hold others.

    >>> column_name("Nom = name")
    ColumnName(table='', theirs='Nom', ours='name')
    >>> column_name("mentees:Besoins : a=b=wants")
    ColumnName(table='mentees', theirs='Besoins : a=b', ours='wants')
    """
    theirs, _, ours = (part.strip() for part in text.rpartition("="))
    table, colon, rest = theirs.partition(":")
    if colon and table.strip() in TABLES:
        table, theirs = table.strip(), rest.strip()
    else:
        table = ""
    if not (theirs and ours):
        example = told('"Nom=name", or "mentees:Nom=name" for one table')
        raise ArgumentTypeError(
            told("{text!r} names no two columns: write {example}", text=text, example=example)
        )
    return ColumnName(table, theirs, ours)


class _AddName(Action):
    """Adds a name to a mapping in the form of ``[columns]``."""

    def __call__(
        self,
        parser: ArgumentParser,
        namespace: Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        table, theirs, ours = values
        names: dict[str, Any] = getattr(namespace, self.dest)
        own = names.get(table, {}) if table else names
        if isinstance(own, str):
            wrong = told("{table!r} is both a table and a column: keep one", table=table)
            raise ArgumentError(self, in_language(wrong, _language_of(parser)))
        if own.get(theirs, ours) != ours:
            wrong = told(
                "{theirs!r} is both {own!r} and {ours!r}: keep one",
                theirs=theirs,
                own=own[theirs],
                ours=ours,
            )
            raise ArgumentError(self, in_language(wrong, _language_of(parser)))
        own = {**own, theirs: ours}
        setattr(namespace, self.dest, {**names, table: own} if table else own)


def _language_of(parser: ArgumentParser) -> Language:
    return parser.language if isinstance(parser, Parser) else "en"


def with_names(columns: Mapping[str, Any], added: Mapping[str, Any]) -> dict[str, Any]:
    """Return a programme's names of columns with others, which count first.

    >>> with_names({"Nom": "bio", "mentees": {"Nom": "name"}}, {"Nom": "id", "staff": {"N": "id"}})
    {'Nom': 'id', 'staff': {'N': 'id'}}
    """
    shared = {theirs for theirs, ours in added.items() if isinstance(ours, str)}
    names: dict[str, Any] = {}
    for theirs, ours in {**columns, **added}.items():
        if isinstance(ours, str):
            names[theirs] = ours
            continue
        own = dict(columns[theirs]) if isinstance(columns.get(theirs), Mapping) else {}
        kept = {name: own[name] for name in own if name not in shared}
        names[theirs] = kept | dict(added.get(theirs, {}))
    return {theirs: ours for theirs, ours in names.items() if ours}
