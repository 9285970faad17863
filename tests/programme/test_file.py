"""The TOML file of a programme: read as written, written as read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from matchcore import Affinity, Programme
from matchcore.affinity.categories import EqualAttribute
from matchcore.affinity.lists import SharedInterests
from matchcore.affinity.measures import SeniorityCurve
from matchcore.affinity.taught import TaughtSkills
from matchcore.errors import InputError, ProgrammeError
from matchcore.rules.columns import Departments, DifferentDepartment
from matchcore.rules.decisions import Forbid, Require
from matchcore.rules.loads import Capacity, Demand, MinimumLoad
from matchcore.rules.repeats import NoRepeat
from matchcore.rules.reporting_line import NotInReportingLine
from matchcore.rules.seniority import SeniorityGap
from matchcore.tables import Layout
from tests.cohorts import cohort, season_programme
from tests.programme.problems import found

FULL = """
[programme]
name = "Reverse à l'essai"
objective = "score"
floor = 0.25
complete = false
scale = ["junior", "senior", "associé"]
layout = { separators = [","] }
language = "fr"

[columns]
"Matricule" = "id"

[[affinity]]
kind = "TaughtSkills"
weight = 0.5
names = { "snake" = "Python" }

[[affinity]]
kind = "SharedInterests"
name = "tongues"
weight = 2
column = "languages"

[[affinity]]
kind = "SeniorityCurve"
ideal = -2
width = 3.5

[[affinity]]
kind = "EqualAttribute"
column = "club"

[[rules]]
kind = "SeniorityGap"
at_least = 2
direction = "either"
missing = "allow"

[[rules]]
kind = "DifferentDepartment"

[[rules]]
kind = "NotInReportingLine"
levels = 2

[[rules]]
kind = "NoRepeat"

[[rules]]
kind = "Require"
pairs = [["e1", "m1"]]

[[rules]]
kind = "Forbid"
pairs = [["e1", "m2"], ["e2", "m1"]]

[[rules]]
kind = "Capacity"
default = 2

[[rules]]
kind = "MinimumLoad"
default = 1

[[rules]]
kind = "Demand"
default = 3
"""


def read(folder: Path, text: str, encoding: str = "utf-8") -> Programme:
    (folder / "programme.toml").write_bytes(text.encode(encoding))
    return Programme.from_toml(folder / "programme.toml")


def assert_full(programme: Programme) -> None:
    """Compare with the file, line by line."""
    assert (programme.name, programme.language) == ("Reverse à l'essai", "fr")
    assert (programme.objective, programme.floor, programme.complete) == ("score", 0.25, False)
    assert programme.scale == ("junior", "senior", "associé")
    assert (programme.columns, programme.layout) == ({"Matricule": "id"}, Layout(separators=(",",)))
    assert {n: type(c) for n, c in programme.affinity.components.items()} == {
        "skills": TaughtSkills,
        "tongues": SharedInterests,
        "seniority": SeniorityCurve,
        "attribute": EqualAttribute,
    }
    params = programme.affinity.get_params()
    for name, value in {
        "skills__weight": 0.5,
        "skills__names": {"snake": "Python"},
        "tongues__weight": 2,
        "tongues__column": "languages",
        "seniority__ideal": -2,
        "seniority__width": 3.5,
        "seniority__weight": 1.0,
        "attribute__column": "club",
    }.items():
        assert params[name] == value
    assert programme.rules == (
        SeniorityGap(at_least=2, direction="either", missing="allow"),
        DifferentDepartment(),
        NotInReportingLine(levels=2),
        NoRepeat(),
        Require([("e1", "m1")]),
        Forbid([("e1", "m2"), ("e2", "m1")]),
        Capacity(2),
        MinimumLoad(1),
        Demand(3),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_file_says_everything(tmp_path: Path, encoding: str) -> None:
    assert_full(read(tmp_path, FULL, encoding))


def test_what_is_written_reads_back(tmp_path: Path) -> None:
    """Through JSON, too: it goes into saved folders and audit records."""
    written = read(tmp_path, FULL).to_dict()
    assert_full(Programme.from_dict(written))
    assert json.loads(json.dumps(written)) == written
    assert Programme.from_dict(written).to_dict() == written


def test_a_short_file_takes_the_defaults(tmp_path: Path) -> None:
    programme = read(tmp_path, '[[affinity]]\nkind = "TaughtSkills"\n')
    assert (programme.objective, programme.floor, programme.complete) == ("coverage", None, False)
    assert (programme.rules, programme.scale, programme.language) == ((), None, "en")


def test_entries_are_written_as_the_guide_shows_them() -> None:
    """``[[affinity]]`` and ``[[rules]]``, never one list of short tables."""
    text = season_programme(rules=[Departments({"IT": ["HR"]}), Capacity()]).to_toml()
    assert text.count("[[affinity]]\n") == 2
    assert text.count("[[rules]]\n") == 2
    assert "None" not in text


# what is no programme's file --------------------------------------------------------------------


@pytest.mark.parametrize("text", ["[programme", "a = ", "\x00"])
def test_a_file_that_is_no_toml_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ProgrammeError, match=r"programme\.toml is not TOML"):
        read(tmp_path, text)


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ProgrammeError, match=r"programme\.toml, line 3: save the file as UTF-8"):
        read(tmp_path, FULL, "cp1252")


def test_a_decimal_comma_is_reported(tmp_path: Path) -> None:
    text = '[[affinity]]\nkind = "TaughtSkills"\nweight = 0,5\n'
    with pytest.raises(ProgrammeError, match=r"decimals with a point: 'weight = 0,5'"):
        read(tmp_path, text)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProgrammeError, match=r"nowhere\.toml"):
        Programme.from_toml(tmp_path / "nowhere.toml")


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


@pytest.mark.parametrize("place", [3, ["a"], object()])
def test_neither_path_nor_file_is_refused(place: Any) -> None:
    with pytest.raises(InputError, match="give a path or an open file"):
        season_programme().to_toml(place)
    with pytest.raises(ProgrammeError, match="give a path or an open file"):
        Programme.from_toml(place)


def test_half_a_character_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ProgrammeError, match="half a character after 'name = \"x'"):
        season_programme(name="x\ud800").to_toml(tmp_path / "programme.toml")
    assert list(tmp_path.iterdir()) == []


# files of names ---------------------------------------------------------------------------------


def test_names_beside_the_file_are_found_from_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "names.csv").write_text("en,fr,also\nsnake,serpent,\n", encoding="utf-8")
    file = tmp_path / "own" / "programme.toml"
    text = '[[affinity]]\nkind = "TaughtSkills"\nnames = ["names.csv", "matchcore"]\n'
    file.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    programme = Programme.from_toml(Path("own") / "programme.toml")
    people = cohort({"id": ["m"], "skills": ["serpent"]}, {"id": ["e"], "wants": ["snake"]})
    assert programme.match(people).total == pytest.approx(0.6)


def test_names_in_the_files_folder_are_written_from_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that the folder can move; from wherever the programme is written and read."""
    for name in ("one/names.csv", "one/more/names.csv", "elsewhere.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"en,also\n{name},x\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    names: list[Any] = ["one/names.csv", Path("one/more/names.csv"), tmp_path / "elsewhere.csv"]
    programme = Programme(affinity=Affinity(skills=TaughtSkills(names=[*names, "matchcore"])))
    programme.to_toml("one/programme.toml")
    text = Path("one/programme.toml").read_text(encoding="utf-8")
    for said in ('"names.csv"', '"more/names.csv"', str(tmp_path / "elsewhere.csv"), '"matchcore"'):
        assert said in text
    for path in (Path("one/programme.toml"), tmp_path / "one" / "programme.toml"):
        assert Programme.from_toml(path) == programme
    monkeypatch.chdir(tmp_path / "one")
    assert Programme.from_toml("programme.toml").affinity.components["skills"].names[:2] == [  # type: ignore[attr-defined]
        "names.csv",
        "more/names.csv",
    ]


def test_a_file_of_the_same_name_beside_the_programme_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("names.csv", "other/names.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"en,also\n{Path(name).parent},x\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    programme = Programme(affinity=Affinity(skills=TaughtSkills(names="names.csv")))
    programme.to_toml("other/programme.toml")
    assert Programme.from_toml("other/programme.toml") == programme
