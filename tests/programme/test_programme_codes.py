"""What is wrong with a programme, or its file, has a code and a place for programs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from matchcore import Affinity, Programme
from matchcore.affinity import EncodedText, Motivation, TaughtSkills
from matchcore.cli import main
from matchcore.datasets import load_demo
from matchcore.errors import InputError, InputProblem
from matchcore.rules import SameAttribute
from tests.cohorts import cohort, season_programme

SKILLS = {"kind": "TaughtSkills"}


def records(call: Callable[[], object]) -> tuple[InputProblem, ...]:
    with pytest.raises(InputError) as caught:
        call()
    return caught.value.records


def found(call: Callable[[], object]) -> list[tuple[str, str, str]]:
    return [(one.code, one.place, one.value) for one in records(call)]


FILES = {
    "no UTF-8": (b"a = 1\nb = '\xe9'", "wrong_encoding", "p.toml, line 2"),
    "no TOML": (b"a = ", "unreadable_file", ""),
}


@pytest.mark.parametrize("what", FILES)
def test_files(tmp_path: Path, what: str) -> None:
    content, *expected = FILES[what]
    (tmp_path / "p.toml").write_bytes(content)
    assert found(lambda: Programme.from_toml(tmp_path / "p.toml")) == [(*expected, "")]
    assert found(lambda: Programme.from_toml(tmp_path / "q.toml")) == [("no_such_file", "", "")]
    no_file: Any = 3
    assert found(lambda: Programme.from_toml(no_file)) == [
        ("wrong_type", "a programme's file", "3")
    ]


SECTIONS: dict[str, tuple[Any, str, str, str]] = {
    "no mapping": (3, "wrong_type", "a programme", "3"),
    "no list of parts": ({"affinity": 3}, "wrong_type", "affinity", "3"),
    "no list of rules": ({"rules": {}}, "wrong_type", "rules", "{}"),
    "no options": ({"programme": 3}, "wrong_type", "programme", "3"),
    "neither parts nor rules": ({}, "missing_section", "", ""),
    "unknown section": ({"rules": [], "rule": 3}, "unknown_section", "", ""),
    "columns": ({"rules": [], "columns": 3}, "wrong_type", "[columns]", "3"),
}


@pytest.mark.parametrize("what", SECTIONS)
def test_sections(what: str) -> None:
    data, *expected = SECTIONS[what]
    assert found(lambda: Programme.from_dict(data)) == [tuple(expected)]


OPTIONS: dict[str, tuple[Any, str, str]] = {
    "name": (3, "wrong_type", "3"),
    "floor": ("high", "not_a_number", "'high'"),
    "complete": ("yes", "not_yes_or_no", "'yes'"),
    "objective": ("speed", "not_a_choice", "'speed'"),
    "language": ("de", "not_a_choice", "'de'"),
    "scale": ("abc", "not_a_scale", "'abc'"),
    "layout": ("outlook", "not_a_choice", "'outlook'"),
}


@pytest.mark.parametrize("option", OPTIONS)
def test_options(option: str) -> None:
    """In a file the section stands before the option."""
    given, code, value = OPTIONS[option]
    options = {option: given}
    assert found(lambda: Programme(affinity=Affinity(), **options)) == [(code, option, value)]
    data = {"rules": [], "programme": options}
    expected = [(code, f"[programme] {option}", value)]
    assert found(lambda: Programme.from_dict(data)) == expected


def test_options_there_are_not() -> None:
    data = {"rules": [], "programme": {"flor": 1}}
    assert found(lambda: Programme.from_dict(data)) == [("unknown_option", "[programme]", "")]
    programme = season_programme()
    assert found(lambda: programme.replace(flor=1)) == [("unknown_option", "", "")]


ENTRIES: dict[str, tuple[dict[str, Any], str, str, str]] = {
    "no kind of part": ({"affinity": [{"kind": "Vase"}]}, "unknown_kind", "affinity 1", ""),
    "name": ({"affinity": [{**SKILLS, "name": 3}]}, "wrong_type", "affinity 1: name", "3"),
    "name twice": ({"affinity": [SKILLS, SKILLS]}, "duplicate", "affinity 2", ""),
    "no kind of rule": ({"rules": [7]}, "unknown_kind", "rule 1", ""),
    "unknown option": (
        {"rules": [{"kind": "NoRepeat"}, {"kind": "Capacity", "defalt": 2}]},
        "unknown_option", "rule 2", "",
    ),
    "missing option": ({"rules": [{"kind": "SameAttribute"}]}, "missing_option", "rule 1", ""),
    "neither hard nor soft": (
        {"rules": [{"kind": "NoRepeat", "hard": False}]}, "hard_or_soft", "rule 1: hard", "False"
    ),
    "soft rule and part of one name": (
        {
            "affinity": [{**SKILLS, "name": "SameAttribute(column='site')"}],
            "rules": [{"kind": "SameAttribute", "column": "site", "weight": 1}],
        },
        "duplicate", "", "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", ENTRIES)
def test_entries(what: str) -> None:
    data, *expected = ENTRIES[what]
    assert found(lambda: Programme.from_dict(data)) == [tuple(expected)]


def test_what_a_kind_refuses_keeps_its_entry() -> None:
    """Rules and components say what is wrong; the file says where, each time."""
    capacity = {"kind": "Capacity", "default": -1}
    gap = {"kind": "SeniorityGap", "at_least": "x", "direction": "up"}
    several = records(lambda: Programme.from_dict({"rules": [capacity, gap]}))
    assert [one.place.split(":")[0] for one in several] == ["rule 1", "rule 2", "rule 2"]
    assert str(several[0]).startswith("rule 1: Capacity: default is -1: ")


def test_what_arguments_hold_together() -> None:
    anything: Any = 3
    assert found(lambda: Programme(affinity=anything)) == [("wrong_type", "affinity", "3")]
    rules = found(lambda: Programme(affinity=Affinity(), rules=anything))
    assert rules == [("wrong_type", "rules", "3")]
    same = SameAttribute(column="site", weight=1)
    both = Affinity(**{"SameAttribute(column='site')": TaughtSkills()})
    assert found(lambda: Programme(affinity=both, rules=[same])) == [("duplicate", "", "")]


class OwnMotivation(Motivation):
    pass


def test_what_cannot_be_written() -> None:
    text: Any = EncodedText(encode=len)  # type: ignore[arg-type]
    own = Programme(affinity=Affinity(text=text, own=OwnMotivation()))
    assert found(own.to_dict) == [
        ("unwritable", "text: encode", "<built-in function len>"),
        ("unwritable", "own", ""),
    ]
    half = season_programme(name="a\ud800")
    assert found(half.to_toml) == [("not_unicode", "", "")]
    anything: Any = 3
    assert found(lambda: season_programme().to_toml(anything)) == [("wrong_type", "target", "3")]


def test_who_is_matched() -> None:
    programme, people = season_programme(), load_demo()
    tables: Any = {"mentors": people.mentors.frame}
    assert found(lambda: programme.match(**tables)) == [("wrong_type", "", "")]
    others = cohort({"id": ["m"]}, {"id": ["e"]})
    start = Programme(affinity=Affinity()).match(others)
    assert found(lambda: programme.match(people, start=start)) == [("other_people", "start", "")]


def test_the_folder_of_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out").write_text("a file")
    assert main(["demo", "--out", str(tmp_path / "out")]) == 3
    assert (
        capsys.readouterr().err
        == f"matchcore: --out: {tmp_path / 'out'} is a file: give a folder\n"
    )
