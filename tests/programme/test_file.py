"""Programme files: read as written, written as read, and everything wrong with them at once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from matchcore import Matching, Programme
from matchcore.affinity import EqualAttribute, SeniorityCurve, SharedInterests, TaughtSkills
from matchcore.datasets import load_demo, make_cohort
from matchcore.errors import InputError, ProgrammeError
from matchcore.rules import (
    Capacity,
    Demand,
    DifferentDepartment,
    Forbid,
    MinimumLoad,
    NoRepeat,
    NotInReportingLine,
    Require,
    SeniorityGap,
)
from matchcore.tables import Layout
from tests.cohorts import cohort

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
OK = {"affinity": [{"kind": "TaughtSkills"}]}


def read(folder: Path, text: str, encoding: str = "utf-8") -> Programme:
    (folder / "programme.toml").write_bytes(text.encode(encoding))
    return Programme.from_toml(folder / "programme.toml")


def assert_full(programme: Programme) -> None:
    """Compare with what the file says, word by word."""
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


@pytest.mark.parametrize("name", ["reverse_mentoring", "classic_mentoring", "peer_mentoring"])
def test_a_preset_reads_back(name: str) -> None:
    preset = getattr(Programme, name)()
    again = Programme.from_dict(preset.to_dict())
    assert again.rules == preset.rules
    assert again.affinity.weights() == preset.affinity.weights()
    people = make_cohort(20, 15, seed=3)
    assert again.match(people).pairs.equals(preset.match(people).pairs)


def test_a_short_file_takes_the_defaults(tmp_path: Path) -> None:
    programme = read(tmp_path, '[[affinity]]\nkind = "TaughtSkills"\n')
    assert (programme.objective, programme.floor, programme.complete) == ("coverage", None, False)
    assert (programme.rules, programme.scale, programme.language) == ((), None, "en")


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    text = """
[programme]
nom = "x"

[[affinity]]
kind = "TaughtSkils"

[[affinity]]
kind = "SharedInterests"
colour = "red"

[[rules]]
kind = "SeniorityGap"
direction = "upwards"

[[rules]]
kind = "Capacity"
defalt = 2

[[rule]]
kind = "NoRepeat"
"""
    with pytest.raises(ProgrammeError) as caught:
        read(tmp_path, text)
    message = str(caught.value)
    for piece in ("nom", "TaughtSkils", "colour", "direction", "defalt", "[rule]"):
        assert piece in message
    for place in ("affinity 1", "affinity 2", "rule 1", "rule 2"):
        assert place in message
    assert "TaughtSkills" in message, "an unknown kind comes with the known ones"


@pytest.mark.parametrize("text", ["[programme", "a = ", "\x00"])
def test_a_file_that_is_no_toml_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ProgrammeError, match=r"programme\.toml is not TOML"):
        read(tmp_path, text)


def test_a_file_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ProgrammeError, match=r"programme\.toml, line 3: save the file as UTF-8"):
        read(tmp_path, FULL, "cp1252")


def test_a_decimal_comma_is_told(tmp_path: Path) -> None:
    text = '[[affinity]]\nkind = "TaughtSkills"\nweight = 0,5\n'
    with pytest.raises(ProgrammeError, match=r"decimals with a point: 'weight = 0,5'"):
        read(tmp_path, text)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"kind": "taughtskills"}, "there is no kind 'taughtskills': is it 'TaughtSkills'?"),
        ({"kind": "Motivation", "wieght": 1}, "Motivation has no option 'wieght': is it 'weight'?"),
        ({"kind": "Motivation", "zzz": "x"}, "Motivation has no option 'zzz': use some of"),
        ({"kind": "Vase"}, "there is no kind 'Vase': use one of"),
    ],
)
def test_what_may_be_meant_is_told(entry: dict[str, Any], said: str) -> None:
    with pytest.raises(ProgrammeError) as caught:
        Programme.from_dict({"affinity": [entry]})
    assert f"affinity 1: {said}" in str(caught.value)


def test_an_option_that_is_needed_is_told() -> None:
    skills = {"kind": "TaughtSkills"}
    rules = [{"kind": "SameAttribute", "colum": "site"}, {"kind": "EvenLoad", "weight": 1}]
    with pytest.raises(ProgrammeError) as caught:
        Programme.from_dict({"affinity": [skills], "rules": rules})
    for said in (
        "rule 1: SameAttribute has no option 'colum': is it 'column'?",
        "rule 1: SameAttribute needs the option 'column'",
        "rule 2: EvenLoad has no option 'weight'",
    ):
        assert said in str(caught.value)


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


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProgrammeError, match=r"nowhere\.toml"):
        Programme.from_toml(tmp_path / "nowhere.toml")


@pytest.mark.parametrize("data", [{}, {"programme": {"name": "x"}}, {"columns": {"A": "id"}}])
def test_a_file_with_neither_parts_nor_rules_is_refused(data: dict[str, Any]) -> None:
    """It is most likely another file, or an empty one."""
    with pytest.raises(ProgrammeError, match=r"neither \[\[affinity\]\] nor \[\[rules\]\]"):
        Programme.from_dict(data)


@pytest.mark.parametrize(
    "text",
    [
        '[[affinity]]\nkind = "Preferences"\namount = 1',
        '[[rules]]\nkind = "SameAttribute"\ncolumn = "site"',
        '[[rules]]\nkind = "SameAttribute"\ncolumn = "site"\nweight = 1',
        "affinity = []\nrules = []",
    ],
)
def test_a_programme_needs_no_component(tmp_path: Path, text: str) -> None:
    """Ranks alone, rules alone; with neither, any couples are as good as others."""
    programme = read(tmp_path, text)
    assert not programme.affinity.components
    people = cohort(
        {"id": ["a", "b"], "site": ["X", "Y"]},
        {"id": ["e", "f"], "site": ["Y", "X"], "prefers": ["b|a", "a|b"]},
    )
    matching = programme.match(people)
    pairs = matching.pairs[["mentee", "mentor"]].itertuples(index=False, name=None)
    assert list(pairs) == [("e", "b"), ("f", "a")] or text.startswith("affinity")
    assert matching.status.value == "optimal"
    assert len(matching.pairs) == 2
    matching.verify()
    assert str(programme.check(people)).startswith("mentees ask for 2 mentors")
    assert "2 couples" in str(matching.summary())
    assert matching.explain("e").text
    for write in (matching.to_html, matching.to_csv, matching.to_audit):
        write(tmp_path / "written")
    matching.save(tmp_path / "saved")
    assert Matching.load(tmp_path / "saved").pairs.equals(matching.pairs)


def test_components_without_weight_are_still_refused() -> None:
    with pytest.raises(ProgrammeError, match="no component has a weight above 0"):
        Programme.from_dict({"affinity": [{"kind": "TaughtSkills", "weight": 0}]})


@pytest.mark.parametrize("kind", ["Rule", "ClassRule", "PairRule", "LoadRule", "Requirements", ""])
def test_only_finished_rules_are_kinds(kind: str) -> None:
    with pytest.raises(ProgrammeError, match="rule 1"):
        Programme.from_dict({**OK, "rules": [{"kind": kind}]})


def test_two_components_need_two_names() -> None:
    twice = [{"kind": "EqualAttribute"}, {"kind": "EqualAttribute", "column": "club"}]
    with pytest.raises(ProgrammeError, match="'attribute' occurs twice"):
        Programme.from_dict({"affinity": twice})
    twice[1]["name"] = "club"
    assert list(Programme.from_dict({"affinity": twice}).affinity.components) == [
        "attribute",
        "club",
    ]


@pytest.mark.parametrize(
    "data",
    [
        {**OK, "programme": {"objective": "speed"}},
        {**OK, "programme": {"floor": "high"}},
        {**OK, "programme": {"complete": "yes"}},
        {**OK, "programme": {"scale": 3}},
        {**OK, "programme": {"language": "de"}},
        {**OK, "programme": "reverse"},
        {**OK, "programme": {"layout": "outlook"}},
        {**OK, "programme": {"layout": {"closed": 1}}},
        {**OK, "columns": "scim"},
        {**OK, "columns": {"Matricule": 1}},
        {**OK, "rules": "NoRepeat"},
        {**OK, "rules": 3},
        {**OK, "rules": [{"kind": ["NoRepeat"]}]},
        {**OK, "rules": [{"kind": "Capacity", "default": -1}]},
        {**OK, "rules": [{"kind": "Capacity", "default": "2"}]},
        {**OK, "rules": [{"kind": "NotInReportingLine", "levels": "2"}]},
        {**OK, "rules": [{"kind": "Require", "pairs": 3}]},
        {**OK, "rules": [{"kind": "Require", "pairs": [["e1"]]}]},
        {**OK, "rules": [{"kind": "Require"}]},
        {"affinity": [{"kind": "TaughtSkills", "weight": "much"}]},
        {"affinity": [{"kind": "TaughtSkills", "weight": -1}]},
        {"affinity": [{"kind": "TaughtSkills", "names": "snake"}]},
        {"affinity": [{"kind": "SeniorityCurve", "width": 0}]},
        {"affinity": [{"kind": "SeniorityCurve", "width": "wide"}]},
        {"affinity": [{"kind": "SeniorityCurve", "ideal": "up"}]},
        {"affinity": [{"kind": "TaughtSkills", "name": "score"}]},
        {"affinity": {"kind": "TaughtSkills"}},
    ],
    ids=str,
)
def test_a_value_that_means_nothing_is_told(data: dict[str, Any]) -> None:
    """When the file is read, or at the latest when people are matched; never as a crash."""
    with pytest.raises(InputError):
        Programme.from_dict(data).match(load_demo())


def test_a_scale_is_a_list_of_labels() -> None:
    """Text would be taken letter by letter."""
    with pytest.raises(InputError, match="scale"):
        Programme.from_dict({**OK, "programme": {"scale": "junior"}})


def test_values_that_mean_nothing_are_all_told_at_once() -> None:
    """Before any table of people is read, as a coordinator mends a file in one go."""
    data = {
        "programme": {"objective": "speed", "language": "de"},
        "affinity": [{"kind": "TaughtSkills", "weight": -1}],
        "rules": [{"kind": "Capacity", "default": -1}],
    }
    with pytest.raises(ProgrammeError) as caught:
        Programme.from_dict(data)
    for piece in ("speed", "de", "weight", "default"):
        assert piece in str(caught.value)


@pytest.mark.parametrize("data", [None, [], 3, "programme.toml"])
def test_what_is_no_mapping_is_no_programme(data: Any) -> None:
    with pytest.raises(ProgrammeError, match="give a mapping"):
        Programme.from_dict(data)


def test_names_are_text_and_labels_differ() -> None:
    skills = {"kind": "TaughtSkills", "name": ["a"]}
    with pytest.raises(ProgrammeError) as caught:
        Programme.from_dict({"programme": {"name": 3, "scale": ["a", "A"]}, "affinity": [skills]})
    for said in ("affinity 1: name is ['a']", "name is 3", "scale is ['a', 'A']"):
        assert said in str(caught.value)
