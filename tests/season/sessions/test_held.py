"""Tables of what took place: as people write them, and every mistake at its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from matchcore.errors import InputError
from matchcore.season import SessionPlan, plan_sessions, read_held, replan_sessions
from tests.season.sessions.seasons import cohort_of, couples


def plan_of() -> SessionPlan:
    """Return three sessions on Mondays for one couple, and none for another."""
    cohort = cohort_of(
        {"id": "m1", "name": "Zoé Ferrand", "availability": "mon-09"},
        {"id": "m2", "availability": "tue-09"},
        {"id": "e1", "name": "Jean-Noël Abgrall", "availability": "mon-09"},
    )
    both = couples(("e1", "m1"), ("e1", "m2"))
    return plan_sessions(both, cohort, start="2026-06-01", sessions=3, holidays=None)


def states(plan: SessionPlan) -> list[str]:
    return plan.frame["state"].tolist()


@pytest.mark.parametrize(
    "rows",
    [
        [{"mentee": "e1", "mentor": "m1", "session": 1, "held": "yes"}],
        [{"Mentee": "e1", "Mentor": "m1", "Session": "1", "Took place?": True}],
        [{"Mentoré·e": "ABGRALL Jean-Noel", "Mentor": "Zoé Ferrand", "Séance": 1.0,
          "Tenue": "Oui"}],
        [{"Nom du mentoré": "Jean-Noël Abgrall", "Nom de la mentore": "", "Mentor": "m1",
          "N° de séance": "séance 1", "État": "tenue"}],
        [{"Mentore": "e1", "Mentor": "m1", "Seance": 1, "Realisee": "OUI"}],
        [{"Mentoré": "e1", "Mentor": "m1", "Date": "08/06/2026", "A eu lieu": "x"}],
        [{"mentee": "e1", "mentor": "m1", "date": "2026-06-08", "held": "held"}, {"mentee": ""}],
    ],
)  # fmt: skip
def test_tables_are_read_as_people_write_them(rows: list[dict[str, Any]]) -> None:
    assert states(read_held(rows, plan_of())) == ["held", "planned", "planned"]


def test_a_french_file_of_a_spreadsheet_is_read(tmp_path: Path) -> None:
    text = "Mentoré;Mentor;Séance;Réalisée\ne1;Zoé Ferrand;1;oui\ne1;Zoé Ferrand;2;non\n"
    (tmp_path / "tenues.csv").write_bytes(text.encode("cp1252"))
    assert states(read_held(tmp_path / "tenues.csv", plan_of())) == ["held", "missed", "planned"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_table_that_was_written_comes_back(language: Any, tmp_path: Path) -> None:
    plan = plan_of()
    plan = read_held([{"mentee": "e1", "mentor": "m1", "session": 2, "held": "no"}], plan)
    french = SessionPlan(**{**vars(plan), "language": language})
    french.to_csv(tmp_path / "sessions.csv")
    assert states(read_held(tmp_path / "sessions.csv", plan_of())) == states(plan)


def test_what_says_nothing_changes_nothing() -> None:
    plan = plan_of()
    rows = [{"mentee": "e1", "mentor": "m1", "session": 1, "held": None}]
    assert states(read_held(rows, plan)) == ["planned"] * 3
    assert read_held([], plan).frame.equals(plan.frame)


@pytest.mark.slow
def test_columns_that_are_not_read_are_told_of(tmp_path: Path) -> None:
    row = {"mentee": "e1", "mentor": "m1", "session": 1, "held": "yes"}
    assert read_held([row], plan_of()).cautions == ()
    plan = read_held([{**row, "Mentee name": "", "Minutes": 50, "Room": "B"}], plan_of())
    assert plan.cautions == ("held: columns not read: 'Minutes', 'Room'",)
    assert "Cautions\n  held: columns not read" in str(plan)
    for language in ("en", "fr"):
        french = SessionPlan(**{**vars(plan_of()), "language": language})
        french.to_csv(tmp_path / "sessions.csv")
        assert read_held(tmp_path / "sessions.csv", french).cautions == ()
    told = read_held([{**row, "Salle": "B"}], french)
    assert told.cautions == ("séances tenues : colonne non lue : 'Salle'",)


def test_a_person_may_be_written_with_name_and_id() -> None:
    row = {"mentee": "Jean-Noël Abgrall (e1)", "mentor": "m1", "session": 1, "held": "yes"}
    assert states(read_held([row], plan_of()))[0] == "held"
    with pytest.raises(InputError, match="is it 'm1'"):
        read_held([{**row, "mentor": "Zoé Ferand"}], plan_of())
    with pytest.raises(InputError, match="no mentor of the plan"):
        read_held([{**row, "mentor": "e1"}], plan_of())


def test_a_session_on_another_day_has_that_day() -> None:
    row = {"mentee": "e1", "mentor": "m1", "session": 1, "held": "yes", "date": "2026-06-10 14:00"}
    first = read_held([row], plan_of()).frame.iloc[0]
    assert (f"{first.start:%m-%d %H:%M}", f"{first.end:%H:%M}") == ("06-10 14:00", "15:00")
    bare = read_held([{**row, "date": "2026-06-10"}], plan_of()).frame.iloc[0]
    assert f"{bare.start:%m-%d %H:%M}" == "06-10 09:00"


def test_a_session_without_a_date_gets_the_one_that_is_said() -> None:
    row = {"mentee": "e1", "mentor": "m2", "session": 1, "held": "yes"}
    with pytest.raises(InputError, match="has no date in the plan"):
        read_held([row], plan_of())
    held = read_held([{**row, "date": "2026-06-10 14:00"}], plan_of())
    assert held.unplaced["session"].tolist() == [2, 3]
    assert len(held.frame) == 4


def test_an_old_row_does_not_undo_a_new_date() -> None:
    cohort = cohort_of({"id": "m1", "availability": "mon-09|wed-09"}, {"id": "e1"})
    plan = plan_sessions(couples(("e1", "m1")), cohort, start="2026-06-01", holidays=None)
    day = f"{plan.frame['start'][0]:%Y-%m-%d}"
    rows = [{"mentee": "e1", "mentor": "m1", "session": 1, "date": day, "held": "no"}]
    again = replan_sessions(read_held(rows, plan), cohort, today=day)
    assert states(read_held(rows, again)) == ["planned"] * 8


def test_every_mistake_is_named_at_once() -> None:
    fine = {"mentee": "e1", "mentor": "m1", "session": 1, "date": None, "held": "yes"}
    rows = [
        fine,
        {**fine, "mentee": "e9"},
        {**fine, "mentor": ""},
        {**fine, "session": 7},
        {**fine, "session": "first"},
        {**fine, "session": None, "date": "2026-06-09"},
        {**fine, "session": None},
        {**fine, "held": "perhaps"},
        {**fine, "held": "no"},
    ]
    with pytest.raises(InputError) as caught:
        read_held(rows, plan_of())
    assert [(one.place, one.code) for one in caught.value.problems] == [
        ("held, row 2, mentee", "unknown_person"),
        ("held, row 3, mentor", "missing_person"),
        ("held, row 4, session", "unknown_session"),
        ("held, row 5, session", "not_a_number"),
        ("held, row 6, date", "unknown_session"),
        ("held, row 7, session", "missing_session"),
        ("held, row 8, held", "not_yes_or_no"),
        ("held, row 9, held", "contradiction"),
    ]
    assert "2026-06-08" in str(caught.value)
    assert "séances tenues, ligne 2" in caught.value.in_words("fr")


def test_missing_and_doubled_columns_are_named() -> None:
    with pytest.raises(InputError) as caught:
        read_held([{"mentor": "m1", "when": 3}], plan_of())
    assert [one.place for one in caught.value.problems] == [
        "held, mentee",
        "held, held",
        "held, session",
    ]
    twice = [{"mentee": "e1", "mentor": "m1", "session": 1, "séance": 2, "held": "yes"}]
    with pytest.raises(InputError, match="several columns may be this one"):
        read_held(twice, plan_of())


@pytest.mark.slow
def test_a_plan_of_nobody_knows_nobody() -> None:
    empty = plan_sessions(couples(), cohort_of({"id": "m"}, {"id": "e"}), start="2026-06-01")
    with pytest.raises(InputError, match="no mentee of the plan"):
        read_held([{"mentee": "e", "mentor": "m", "session": 1, "held": "yes"}], empty)
