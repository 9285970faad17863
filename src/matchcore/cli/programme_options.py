"""The options that say by which programme a command reads and matches."""

from __future__ import annotations

from argparse import Action, ArgumentError, ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:  # loading it takes long, and help needs none of it
    from matchcore.programme import Programme

PRESETS = ("reverse_mentoring", "classic_mentoring", "peer_mentoring")
_TABLES = ("mentors", "mentees", "staff", "people", "join")


def add_programme_options(parser: ArgumentParser) -> None:
    """Add the programme, by its file or as a preset, and names of columns."""
    programme = parser.add_mutually_exclusive_group()
    programme.add_argument("--programme", metavar="TOML", help="programme file")
    programme.add_argument(
        "--preset", choices=PRESETS, help="ready-made programme (default: reverse_mentoring)"
    )
    parser.add_argument(
        "--map",
        action=_AddName,
        type=column_name,
        default={},
        metavar="NAME=OURS",
        help='your name of a column and ours: "Nom=name"; in one table: "mentees:Nom=name"',
    )


def add_language_option(parser: ArgumentParser) -> None:
    """Add the language, which replaces the programme's."""
    parser.add_argument("--language", choices=("en", "fr"), help="of reasons and reports")


def read_programme(options: Namespace) -> Programme:
    """Return the programme of the options, with their names of columns, in their language."""
    from matchcore.programme import Programme

    if options.programme:
        programme = Programme.from_toml(options.programme)
    else:
        programme = getattr(Programme, options.preset or PRESETS[0])()
    if options.map:
        programme = programme.replace(columns=with_names(programme.columns, options.map))
    return in_language(programme, options.language)


def in_language(programme: Programme, language: str | None) -> Programme:
    """Return a programme in the language asked for, if any is."""
    return programme.replace(language=language) if language else programme


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
    if colon and table.strip() in _TABLES:
        table, theirs = table.strip(), rest.strip()
    else:
        table = ""
    if not (theirs and ours):
        example = '"Nom=name", or "mentees:Nom=name" for one table'
        raise ArgumentTypeError(f"{text!r} names no two columns: write {example}")
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
            raise ArgumentError(self, f"{table!r} is both a table and a column: keep one")
        if own.get(theirs, ours) != ours:
            raise ArgumentError(self, f"{theirs!r} is both {own[theirs]!r} and {ours!r}: keep one")
        own = {**own, theirs: ours}
        setattr(namespace, self.dest, {**names, table: own} if table else own)


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
