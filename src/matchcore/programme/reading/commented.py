"""The file of a recognised programme: every decision with a comment, every question on its line."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from matchcore.errors import ProgrammeError
from matchcore.plain_values import plain
from matchcore.programme.definition import Definition
from matchcore.programme.description import FORMAT, describe, unwritable
from matchcore.programme.file import entry_texts, to_text
from matchcore.programme.presets import PRESETS, preset_of
from matchcore.programme.reading.understood import Understood
from matchcore.programme.reading.words import question_words, remark_words, sureness_words
from matchcore.tables import toml_line
from matchcore.tables.people_tables import TABLES
from matchcore.wording import Language, say

_NESTED = ("separators", "left_out", "grids", "joined", "columns")


def commented(reading: Understood, language: Language) -> str:
    """Return the text of a programme's file that reads tables as they were recognised.

    It names the preset and states only what differs from it. Questions stand where their answers
    belong, as comments.

    Raises
    ------
    ProgrammeError
        The programme has something that a file cannot hold.
    """
    if problems := unwritable(reading.programme):
        raise ProgrammeError(problems)
    blocks = [
        _comment(say("file_title", language)),
        "\n".join(_programme(reading, language)),
        *_layout(reading, language),
        *_columns(reading, language),
    ]
    if preset_of(reading.programme) is None:
        data = describe(reading.programme)
        blocks.append(to_text({key: data[key] for key in ("affinity", "rules")}))
    else:
        blocks.append("\n".join(_preferences(reading, language)))
    blocks += entry_texts("aims", describe(reading.programme).get("aims", []))
    return "\n\n".join(block.strip() for block in blocks if block.strip()) + "\n"


def _programme(reading: Understood, language: Language) -> Iterator[str]:
    """Yield the lines of ``[programme]``."""
    programme = reading.programme
    preset = preset_of(programme)
    own = describe(programme)["programme"]
    usual = describe(Definition(**PRESETS[preset]()))["programme"] if preset else {}
    yield "[programme]"
    yield toml_line("format", FORMAT)
    if preset:
        yield toml_line("preset", preset)
    for key, value in own.items():
        if key in ("format", "layout", "scale") or (usual.get(key) == value and key != "language"):
            continue
        yield toml_line(key, value)
    if programme.scale is not None:
        yield from (_comment(r) for r in _remarks(reading, language, "read_scale"))
        yield toml_line("scale", plain(programme.scale))
    yield from _asked(reading, language, "[programme]")


def _layout(reading: Understood, language: Language) -> Iterator[str]:
    """Yield the blocks of ``[programme.layout]``."""
    options = reading.programme.layout.changed()
    section = "[programme.layout]"
    lines = [section]
    for key, value in options.items():
        if key not in _NESTED or isinstance(value, list):
            lines += [_comment(say(f"layout_{key}", language)), toml_line(key, value)]
    lines += _asked(reading, language, section)
    if len(lines) > 1:
        yield "\n".join(lines)
    for key in _NESTED:
        held = options.get(key, {})
        name = f"programme.layout.{key}"
        asked = list(_asked(reading, language, f"[{name}]"))
        if asked or (held and isinstance(held, dict)):
            comment = _comment(say(f"layout_{key}", language))
            yield "\n".join([comment, *_table(name, held, asked)])


def _columns(reading: Understood, language: Language) -> Iterator[str]:
    """Yield the blocks of ``[columns]``: first what holds for all tables, then each table's own."""
    names = reading.programme.columns
    own = {key: value for key, value in names.items() if isinstance(value, dict)}
    shared = {key: value for key, value in names.items() if isinstance(value, str)}
    for name, held in (("", shared), *((table, own.get(table, {})) for table in TABLES)):
        section = f"[columns.{name}]" if name else "[columns]"
        known, stated = _sureness(reading, language, name), say("stated", language)
        lines = [
            f"{toml_line(their, our)}  # {known.get(their, stated)}" for their, our in held.items()
        ]
        lines += _asked(reading, language, section)
        if lines:
            yield "\n".join([section, *lines])
    kept = dict.fromkeys(
        one.header
        for table in reading.recognised.tables.values()
        for one in table.taken
        if not table.read_as(one)
    )
    if kept:
        yield _comment(say("file_kept", language, headers=", ".join(map(repr, kept))))


def _preferences(reading: Understood, language: Language) -> Iterator[str]:
    """Yield the entry by which choices count."""
    data = describe(reading.programme)["affinity"]
    entry = next((e for e in data if e["name"] == "preferences"), None)
    if entry is not None:
        yield from (_comment(r) for r in _remarks(reading, language, "read_choices"))
        yield from ("[[affinity]]", *(toml_line(key, value) for key, value in entry.items()))


def _table(name: str, content: Mapping[str, Any], asked: Sequence[str] = ()) -> Iterator[str]:
    """Yield a table of TOML with questions on it, inner tables last."""
    flat = {key: value for key, value in content.items() if not isinstance(value, dict)}
    if flat or asked:
        yield f"[{name}]"
        yield from (toml_line(key, value) for key, value in flat.items())
        yield from asked
    for key, value in content.items():
        if isinstance(value, dict):
            yield from _table(f"{name}.{key}", value)


def _sureness(reading: Understood, language: Language, name: str) -> dict[str, str]:
    """Return for each header of a table, or of all, how sure it is what its column holds."""
    tables = reading.recognised.tables
    found: dict[str, str] = {}
    for table in [tables[name]] if name in tables else tables.values():
        for one in table.taken:
            found.setdefault(one.header, sureness_words(one, language))
    return found


def _remarks(reading: Understood, language: Language, code: str) -> list[str]:
    return [remark_words(one, language) for one in reading.remarks if one.code == code]


def _asked(reading: Understood, language: Language, section: str) -> Iterator[str]:
    """Yield the questions whose answers belong into a section, as comments.

    TOML has each key once in a section: the answers of several questions stand on one line.
    """
    answers: dict[str, Any] = {}
    for question in reading.asked:
        if question.section == section:
            yield _comment(question_words(question, language))
            ((key, value),) = tomllib.loads(question.line).items()
            if isinstance(value, list) and key in answers:
                value = [*answers[key], *(one for one in value if one not in answers[key])]
            answers[key] = value
    yield from (f"# {toml_line(key, value)}" for key, value in answers.items())


def _comment(text: str) -> str:
    return "\n".join(f"# {line}" for line in " ".join(text.split("\n")).splitlines())
