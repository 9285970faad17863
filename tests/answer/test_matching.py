"""`Matching`: couples whose columns sum to the score, the unmatched, exports for people."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from scipy.sparse import csr_array

from matchcore import Affinity, Assignment, Cohort, Programme, SolveStatus
from matchcore.affinity.categories import EqualAttribute
from matchcore.affinity.preferences import Preferences
from matchcore.errors import InputError
from matchcore.rules.pairs import Require
from tests.answer.test_storage import everything
from tests.cohorts import (
    INTEREST_VALUES,
    SKILL_VALUES,
    Drawn,
    clean,
    cohorts,
    examples,
    season,
    season_programme,
    season_tables,
)


def rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_the_best_couples_by_hand() -> None:
    """Of the two ways to serve two mentees, 0.875 + 0.1875 beats 0.5625 + 0.4375."""
    matching = season()
    assert matching.status is SolveStatus.OPTIMAL
    assert matching.pairs.to_dict("list") == {
        "mentee": ["e1", "e2"],
        "mentor": ["m1", "m2"],
        "score": [0.875, 0.1875],
        "skills": [0.75, 0.1875],
        "interests": [0.125, 0.0],
    }
    assert matching.total == 1.0625
    assert repr(matching) == "Matching(2 couples, optimal)"


def test_columns_are_weighted_already() -> None:
    for _, pair in season().pairs.iterrows():
        key = pair["mentee"], pair["mentor"]
        assert pair["skills"] == 0.75 * SKILL_VALUES.get(key, 0)
        assert pair["interests"] == 0.25 * INTEREST_VALUES.get(key, 0)


@examples(20)
@given(cohorts())
def test_columns_sum_to_the_score_exactly(drawn: Drawn) -> None:
    """Exactly, not nearly: scores and addends stand on one grid."""
    for programme in (Programme.peer_mentoring(), season_programme(objective="score")):
        matching = programme.match(drawn.cohort())
        pairs = matching.pairs
        assert list(pairs)[:3] == ["mentee", "mentor", "score"]
        addends = pairs[list(programme.affinity.components)]
        assert (addends.sum(axis=1) == pairs["score"]).all()
        assert pairs["score"].between(0, 1 + 1e-6).all()
        assert matching.total == pytest.approx(pairs["score"].sum())


@examples(20)
@given(cohorts())
def test_everybody_is_in_a_couple_or_unmatched(drawn: Drawn) -> None:
    matching = season_programme().match(drawn.cohort())
    for role, side in (("mentee", drawn.mentees), ("mentor", drawn.mentors)):
        unmatched = matching.unmatched.query("role == @role")["who"].tolist()
        matched = set(matching.pairs[role])
        assert sorted([*unmatched, *matched]) == sorted(clean(person["id"]) for person in side)
    assert matching.unmatched["why"].str.len().gt(0).all()


@examples(20)
@given(cohorts())
def test_nobody_has_more_partners_than_places(drawn: Drawn) -> None:
    pairs = season_programme().match(drawn.cohort()).pairs
    for role, side, column in (
        ("mentee", drawn.mentees, "demand"),
        ("mentor", drawn.mentors, "capacity"),
    ):
        taken = pairs[role].value_counts()
        for person in side:
            places = 1 if person[column] is None else person[column]
            assert taken.get(clean(person["id"]), 0) <= places


def test_the_matching_verifies() -> None:
    season().verify()


# exports -------------------------------------------------------------------------------------


def test_couples_are_exported_with_names_that_no_spreadsheet_runs(tmp_path: Path) -> None:
    season().to_csv(tmp_path / "matches.csv")
    assert rows(tmp_path / "matches.csv") == [
        ["mentee", "mentee_name", "mentor", "mentor_name", "score", "skills", "interests"],
        ["e1", "Ana <b>", "m1", "Zoé Ferrand", "0.875000", "0.750000", "0.125000"],
        ["e2", "'=1+1", "m2", "Bob & Co", "0.187500", "0.187500", "0.000000"],
    ]


def test_the_unmatched_are_exported_with_the_reason(tmp_path: Path) -> None:
    season().unmatched_to_csv(tmp_path / "unmatched.csv")
    head, line = rows(tmp_path / "unmatched.csv")
    assert head == ["who", "name", "role", "why"]
    assert line[:3] == ["e3", "", "mentee"]
    assert "Zoé Ferrand (m1)" in line[3]


def test_french_spreadsheets_get_semicolons_and_decimal_commas(tmp_path: Path) -> None:
    season().to_csv(tmp_path / "matches.csv", delimiter=";")
    lines = (tmp_path / "matches.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[1] == "e1;Ana <b>;m1;Zoé Ferrand;0,875000;0,750000;0,125000"
    with pytest.raises(InputError, match=r"delimiter is '\|'"):
        season().to_csv(tmp_path / "matches.csv", delimiter="|")


@pytest.mark.parametrize("one", ["=cmd|' /C calc'!A0", "@x", "-1", "+1"])
def test_ids_are_neutralised_in_exports_only(tmp_path: Path, one: str) -> None:
    tables = season_tables()
    tables["mentees"].loc[0, "id"] = one
    matching = season_programme().match(Cohort(**tables))
    matching.to_csv(tmp_path / "matches.csv")
    assert one in matching.pairs["mentee"].tolist()
    assert f"'{one}" in [line[0] for line in rows(tmp_path / "matches.csv")]


def test_nobody_matched_is_exported_as_headers(tmp_path: Path) -> None:
    tables = season_tables()
    tables["mentors"]["capacity"] = 0
    matching = season_programme().match(Cohort(**tables))
    matching.to_csv(tmp_path / "matches.csv")
    matching.to_html(tmp_path / "report.html")
    assert len(rows(tmp_path / "matches.csv")) == 1
    assert "No couple could be made." in str(matching.summary())


# the summary ---------------------------------------------------------------------------------


def test_the_summary_says_what_a_coordinator_asks() -> None:
    text = str(season().summary())
    for piece in (
        "season: 2 couples; 2 of 3 mentees have a mentor",
        "proven best",
        "2 of 2 mentors have a mentee",
        "total 1.0625, bound 1.0625, gap 0.00%",
        "mean 0.531, median 0.531, lowest 0.188, highest 0.875",
        "Zoé Ferrand (m1) → Ana <b> (e1)",
        "Mentees without a mentor (1)",
    ):
        assert piece in text


def couples_shown(count: int) -> dict[str, list[str]]:
    """Return the lists of a summary of so many couples, by their mentees.

    Mentee k gives mentor k, alone, the score (k + 1) / 4.
    """
    mentors = pd.DataFrame({"id": [f"m{k}" for k in range(count)], "site": "Lyon"})
    mentees = pd.DataFrame({"id": [f"e{k}" for k in range(count)], "site": "Nice"})
    mentees["prefers"] = [f"m{k}:{(k + 1) / 4}" for k in range(count)]
    affinity = Affinity(site=EqualAttribute(), wishes=Preferences(amount=5))
    matching = Programme(affinity=affinity).match(Cohort(mentors, mentees))
    return {
        block.heading: [line.split()[2] for line in block.lines]
        for block in matching.summary().blocks
        if block.heading.endswith(" couples")
    }


def test_best_and_weakest_couples_are_in_their_order() -> None:
    assert couples_shown(12) == {
        "Best couples": ["e11", "e10", "e9", "e8", "e7"],
        "Weakest couples": ["e0", "e1", "e2", "e3", "e4"],
    }


@pytest.mark.parametrize(
    ("count", "lists"),
    [
        (1, ["All couples"]),
        (2, ["All couples"]),
        (9, ["All couples"]),
        (10, ["Best couples", "Weakest couples"]),
    ],
)
def test_no_couple_is_listed_twice(count: int, lists: list[str]) -> None:
    shown = couples_shown(count)
    assert list(shown) == lists
    listed = [one for couples in shown.values() for one in couples]
    assert sorted(listed) == [f"e{k}" for k in range(count)]
    if lists == ["All couples"]:
        assert listed == [f"e{k}" for k in reversed(range(count))]


def test_the_summary_is_html_in_a_notebook_with_names_escaped() -> None:
    html = season()._repr_html_()
    assert "Ana &lt;b&gt; (e1)" in html
    assert "Bob &amp; Co (m2)" in html
    assert "<b>" not in html


def test_editing_what_is_handed_out_changes_nothing_that_is_said(tmp_path: Path) -> None:
    """Frames are copies; neither files nor reasons nor the proof follow an edit."""
    matching = season()
    before = everything(matching, tmp_path / "before")
    for frame in (matching.pairs, matching.unmatched):
        for name in frame.columns:
            frame[name] = frame[name].iloc[::-1].to_numpy()
        del frame[frame.columns[0]]
    assert everything(matching, tmp_path / "after") == before
    matching.verify()


def test_the_arrays_of_an_answer_cannot_be_edited() -> None:
    """They are what was proven; whoever made them keeps their own."""
    matching = season()
    held = matching.assignment.certificate
    assert held is not None
    arrays = [matching.assignment.mentees, matching.assignment.mentors]
    for array in (*arrays, *(bound.prices.mentors for bound in held.bounds)):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 1
    own = np.array([0, 1])
    assert Assignment(SolveStatus.FEASIBLE, own, own).mentees.tolist() == [0, 1]
    own[0] = 1


def test_amounts_of_terms_are_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each entry of a sparse array read by itself takes longer than all of them together."""
    tables = {
        "mentors": pd.DataFrame({"id": [f"m{k}" for k in range(30)]}),
        "mentees": pd.DataFrame(
            {
                "id": [f"e{k}" for k in range(30)],
                "site": "Lyon",
                "prefers": [f"m{(k + 1) % 30}" for k in range(30)],
            }
        ),
    }
    programme = Programme(
        affinity=Affinity(site=EqualAttribute(), wishes=Preferences(amount=0.25)),
        rules=[Require([("e0", "m0")])],
    )
    matching = programme.match(Cohort(**tables))
    read: list[object] = []
    original = csr_array.__getitem__

    def counted(self: Any, key: Any) -> Any:
        read.append(key)
        return original(self, key)

    monkeypatch.setattr(csr_array, "__getitem__", counted)
    pairs = matching.pairs.set_index("mentee")
    assert len(read) <= 4  # for 30 couples: one for the scores, one for the column
    assert pairs.loc["e0", "wishes"] == 0.0  # m0 is not who e0 prefers
    assert (pairs["wishes"].drop(["e0", "e29"]) == 0.25).all()
    assert (pairs["score"] == pairs["wishes"] + pairs["site"]).all()
