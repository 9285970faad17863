"""Plain values become arguments, or problems that are all reported at once."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from matchcore import Matching, Programme
from matchcore.datasets import load_demo
from matchcore.errors import InputError, ProgrammeError
from tests.cohorts import cohort, season_programme
from tests.programme.problems import found

OK = {"affinity": [{"kind": "TaughtSkills"}]}


def test_all_problems_are_reported_at_once() -> None:
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
        Programme.from_toml(io.StringIO(text))
    message = str(caught.value)
    for piece in ("nom", "TaughtSkils", "colour", "direction", "defalt", "[rule]"):
        assert piece in message
    for place in ("affinity 1", "affinity 2", "rule 1", "rule 2"):
        assert place in message
    assert "TaughtSkills" in message, "an unknown kind comes with the known ones"


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
    """Ranks alone, rules alone; with neither, all couples are equally good."""
    programme = Programme.from_toml(io.StringIO(text))
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
def test_a_value_without_meaning_is_refused(data: dict[str, Any]) -> None:
    """When the file is read, or at the latest when people are matched; never as a crash."""
    with pytest.raises(InputError):
        Programme.from_dict(data).match(load_demo())


def test_a_scale_is_a_list_of_labels() -> None:
    """Text would be taken letter by letter."""
    with pytest.raises(InputError, match="scale"):
        Programme.from_dict({**OK, "programme": {"scale": "junior"}})


def test_values_without_meaning_are_all_reported_at_once() -> None:
    """Before any table of people is read: a coordinator mends the file in one go."""
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


# codes and places -------------------------------------------------------------------------------

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


def test_options_there_are_not() -> None:
    data = {"rules": [], "programme": {"flor": 1}}
    assert found(lambda: Programme.from_dict(data)) == [("unknown_option", "[programme]", "")]
    programme = season_programme()
    assert found(lambda: programme.replace(flor=1)) == [("unknown_option", "", "")]


def test_an_option_outside_its_section_is_sent_there() -> None:
    data = {"preset": "peer_mentoring", "rules": []}
    with pytest.raises(
        ProgrammeError, match=r"\[preset\] is unknown: write it under \[programme\]"
    ):
        Programme.from_dict(data)
    near = {"rules": [], "programme": {"presett": "peer_mentoring"}}
    with pytest.raises(ProgrammeError, match="presett is unknown: is it 'preset'"):
        Programme.from_dict(near)


# formats ----------------------------------------------------------------------------------------


def test_a_file_without_a_format_is_of_the_first() -> None:
    """As those of earlier versions, and what their records hold."""
    written = season_programme().to_dict()
    assert written["programme"].pop("format") == 1
    assert Programme.from_dict(written) == season_programme()
    assert Programme.from_dict({**OK, "programme": {"format": 1}}) == Programme.from_dict(OK)


def test_a_newer_format_is_refused_and_nothing_else_is_said() -> None:
    """What it holds would seem wrong, and is not."""
    data = {
        "programme": {"format": 2, "fairness": "high"},
        "quotas": {},
        "rules": {"New": {}},
    }
    with pytest.raises(ProgrammeError) as caught:
        Programme.from_dict(data)
    assert str(caught.value) == (
        "[programme] format is 2: written by a newer matchcore: this one reads format 1: "
        "update matchcore"
    )
    assert [one.code for one in caught.value.problems] == ["newer_format"]


@pytest.mark.parametrize("version", [0, -1, "1", 1.0, True, [1]])
def test_a_format_is_a_number_that_there_is(version: Any) -> None:
    data = {**OK, "programme": {"format": version}}
    problem = ("unknown_format", "[programme] format", repr(version))
    assert found(lambda: Programme.from_dict(data)) == [problem]
