"""The options that say by which programme a command reads and matches."""

from __future__ import annotations

import os
import tomllib
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from matchcore.catalogue import LANGUAGES, Language, told
from matchcore.cli.map_option import add_map_option, with_names

if TYPE_CHECKING:  # loading it takes long, and help needs none of it
    from matchcore.programme import Programme

LANGUAGE_VARIABLE = "MATCHCORE_LANGUAGE"
PRESETS = ("reverse_mentoring", "classic_mentoring", "peer_mentoring")


def add_programme_options(parser: ArgumentParser) -> None:
    """Add the programme, by its file or as a preset, and names of columns."""
    programme = parser.add_mutually_exclusive_group()
    programme.add_argument("--programme", metavar="TOML", help=told("programme file"))
    programme.add_argument(
        "--preset", choices=PRESETS, help=told("ready-made programme (default: reverse_mentoring)")
    )
    add_map_option(parser)


def add_language_option(parser: ArgumentParser) -> None:
    """Add the language, which replaces the programme's; the environment may state it, too."""
    parser.add_argument(
        "--language",
        choices=LANGUAGES,
        default=os.environ.get(LANGUAGE_VARIABLE) or None,
        help=told("of reasons, reports, errors and help (default: the programme's)"),
    )


def read_programme(options: Namespace) -> Programme:
    """Return the programme of the options, with their names of columns, in their language."""
    from matchcore.programme import Programme

    if options.programme:
        programme = Programme.from_toml(options.programme)
    else:
        programme = getattr(Programme, options.preset or PRESETS[0])()
    if options.map:
        programme = programme.replace(columns=with_names(programme.columns, options.map))
    programme = in_language(programme, options.language)
    if options.programme or options.language:
        options.display.language = programme.language
    return programme


def file_language(options: Namespace) -> Language | None:
    """Return the language that the programme's file states, before the programme is read.

    None where there is no such file, or it cannot be read: reading it then tells what is wrong.
    """
    if not getattr(options, "programme", None):
        return None
    try:
        stated = tomllib.loads(Path(options.programme).read_text(encoding="utf-8-sig"))
        found = stated["programme"]["language"]
    except (OSError, ValueError, LookupError, TypeError):
        return None
    return next((one for one in LANGUAGES if one == found), None)


def in_language(programme: Programme, language: str | None) -> Programme:
    """Return a programme in the language asked for, if any is."""
    return programme.replace(language=language) if language else programme
