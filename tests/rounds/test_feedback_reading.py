"""Feedback from tables of every kind, in any order, and every mistake at once."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchcore.errors import InputError
from matchcore.rounds import Feedback, read_feedback
from tests.rounds.said import cohort, problems, read, said
from tests.tables.workbooks import workbook

KEYS = ["mentee", "mentor", "rater"]
TABLE = {
    "rater": ["e1", "m1", "e2"],
    "rated": ["m1", "e2", "m2"],
    "score": ["4.5", None, "2"],
    "avoid": [None, "yes", "no"],
    "comment": ["calm", None, "+1"],
    "date": ["2026-03-01", "2026-03-02", None],
}


def lines(feedback: Feedback, *columns: str) -> list[list[Any]]:
    return feedback.frame[[*KEYS, *columns]].astype(object).to_numpy().tolist()


def test_a_frame_holds_what_was_said_sorted_and_typed() -> None:
    feedback = read_feedback(pd.DataFrame(TABLE), cohort())
    frame = feedback.frame
    assert lines(feedback, "avoid", "comment") == [
        ["e1", "m1", "mentee", False, "calm"],
        ["e2", "m1", "mentor", True, ""],
        ["e2", "m2", "mentee", False, "+1"],
    ]
    assert frame["score"].fillna(0).tolist() == [4.5, 0, 2]
    assert frame["prefer"].isna().all()
    assert frame["date"].isna().tolist() == [False, False, True]
    assert frame.loc[0, "date"] == dt.datetime(2026, 3, 1)
    kinds = {name: kind.kind for name, kind in frame.dtypes.items() if hasattr(kind, "kind")}
    assert kinds["score"] == "f"
    assert {kinds[name] for name in ("avoid", "declined", "undecided")} == {"b"}
    assert kinds["date"] == "M"
    assert str(frame["prefer"].dtype) == "boolean"


@pytest.mark.slow
def test_files_records_and_columns_say_the_same(tmp_path: Path) -> None:
    frame = pd.DataFrame(TABLE)
    frame.to_csv(tmp_path / "a.csv", index=False)
    frame.to_excel(tmp_path / "a.xlsx", index=False)
    frame.to_json(tmp_path / "a.json", orient="records")
    expected = read_feedback(frame, cohort()).frame
    for source in ("a.csv", "a.xlsx", "a.json"):
        pd.testing.assert_frame_equal(read_feedback(tmp_path / source, cohort()).frame, expected)
    for other in (TABLE, frame.to_dict("records")):
        pd.testing.assert_frame_equal(read_feedback(other, cohort()).frame, expected)


def test_a_french_file_with_semicolons(tmp_path: Path) -> None:
    text = (
        "Évaluateur;Évalué;Note;Préfère;À éviter;Décliné;Indécis;Commentaire;Date;Rôle;Écoute\n"
        "Roy Ana;zoe@x.org;4,5;oui;non;;;très à l'écoute;05/04/2026;mentoré;3,5\n"
        "q;p;2;non;;;;;06/04/2026;mentor;\n"
    )
    (tmp_path / "retours.csv").write_text(text, encoding="cp1252")
    feedback = read_feedback(tmp_path / "retours.csv", cohort(), aspects=["Écoute"], language="fr")
    assert lines(feedback, "score", "prefer", "comment") == [
        ["e1", "m1", "mentee", 4.5, True, "très à l'écoute"],
        ["p", "q", "mentor", 2.0, False, ""],
    ]
    assert feedback.frame["Écoute"].tolist()[0] == 3.5
    assert feedback.frame["date"].dt.month.tolist() == [4, 4]
    assert any("le jour est lu en premier" in caution for caution in feedback.cautions)
    assert "1 mentoré sur 4 a répondu" in str(feedback)


def test_an_empty_table_says_that_nobody_said_anything() -> None:
    for nothing in ([], pd.DataFrame(), pd.DataFrame({"rater": [], "rated": []})):
        feedback = read_feedback(nothing, cohort())
        assert feedback.frame.empty
        assert feedback.met.empty
        assert feedback.vetoes == frozenset()
        assert feedback.cautions == ()
        assert "nobody said anything" in str(feedback)
    assert "aucun avis" in str(read_feedback([], cohort(), language="fr"))


def test_rows_without_anything_are_no_rows_and_numbers_count_them() -> None:
    assert problems([said("e1", "m1"), said(None, " "), said("e1", "m3")]) == [
        ("unknown_person", "feedback, row 3, rated", "'m3'")
    ]


def test_a_row_that_only_other_columns_fill_is_not_lost() -> None:
    assert problems([said("e1", "m1"), {"badge": "x"}]) == [
        ("missing_person", "feedback, row 2, rater", ""),
        ("missing_person", "feedback, row 2, rated", ""),
    ]


def test_cells_are_checked_even_if_a_column_is_missing() -> None:
    assert problems([{"rater": "x", "score": 9}]) == [
        ("missing_column", "feedback, rated", ""),
        ("unknown_person", "feedback, row 1, rater", "'x'"),
        ("out_of_range", "feedback, row 1, score", "'9'"),
    ]


def test_two_spellings_of_one_header_are_a_problem() -> None:
    twice = pd.DataFrame([["e1", "m1", 1, 2]], columns=["rater", "rated", "\u00e9", "e\u0301"])
    assert problems(twice) == [("duplicate_column", "feedback", "")]


def test_a_partial_row_says_what_it_says() -> None:
    feedback = read(said("e1", "m1", prefer="oui"), said("e2", "m1"))
    assert feedback.frame["prefer"].isna().tolist() == [False, True]
    assert feedback.frame["score"].isna().all()
    assert feedback.cautions == ("1 row says only that a meeting took place",)
    assert feedback.met.to_numpy().tolist() == [["e1", "m1"], ["e2", "m1"]]


@pytest.mark.slow
def test_late_rows_are_left_out() -> None:
    rows = [said("e1", f"m{k}", date=f"2026-03-0{k} 10:00", score=3) for k in (1, 2)]
    for until, left in (
        ("2026-03-01", 1),
        (dt.date(2026, 3, 2), 2),
        (dt.datetime(2026, 3, 2, 9), 1),
        (pd.Timestamp("2026-02-01"), 0),
        (None, 2),
    ):
        feedback = read(*rows, said("e2", "m1", score=3), until=until)
        assert len(feedback.frame) == left + 1  # a row without a date stays
        assert ("dated after" in str(feedback)) == (left < 2)


def test_all_problems_are_reported_at_once() -> None:
    rows = [
        said("e1", "m1", score="7", prefer="maybe", declined="oui", date="soon"),
        said("x", "m1", score="good", avoid="perhaps"),
        said("e1", "e2"),
        said("e1", "e1"),
        said("p", "q"),
    ]
    assert problems(rows) == [
        ("out_of_range", "feedback, row 1, score", "'7'"),
        ("not_yes_or_no", "feedback, row 1, prefer", "'maybe'"),
        ("declined_with_score", "feedback, row 1, declined", "'oui'"),
        ("unreadable_date", "feedback, row 1, date", "'soon'"),
        ("unknown_person", "feedback, row 2, rater", "'x'"),
        ("not_a_number", "feedback, row 2, score", "'good'"),
        ("not_yes_or_no", "feedback, row 2, avoid", "'perhaps'"),
        ("same_side", "feedback, row 3, rated", "'e2'"),
        ("oneself", "feedback, row 4, rated", "'e1'"),
        ("role_needed", "feedback, row 5, role", ""),
    ]


def test_a_comment_is_not_repeated_in_a_problem() -> None:
    assert problems([said("e1", "m1", comment="secret \ud800")]) == [
        ("not_unicode", "feedback, row 1, comment", "")
    ]


def test_people_who_left_are_a_problem_or_left_out() -> None:
    rows = [said("e1", "m1", score=3), said("gone", "m1", score=9), said("e1", "gone too")]
    assert [place for _, place, _ in problems(rows)] == [
        "feedback, row 2, rater",
        "feedback, row 2, score",
        "feedback, row 3, rated",
    ]
    feedback = read(*rows, absent="ignore")
    assert len(feedback.frame) == 1
    assert feedback.cautions == ("2 rows are left out: from or about a person who is in no table",)


def test_who_was_asked_is_counted() -> None:
    plan = pd.DataFrame({"mentee": ["e1", "e2"], "mentor": ["m1", "m1"], "value": [1.0, 2.0]})
    feedback = read(said("e1", "m1", score=3), said("m2", "e1", score=4), asked=plan)
    assert feedback.asked == {"mentee": ("e1", "e2"), "mentor": ("m1",)}
    assert "1 of 2 mentees answered" in str(feedback)
    assert "0 of 1 mentor answered" in str(feedback)
    assert feedback.cautions == ("1 row is from people who were not asked; it counts",)
    assert read(asked=[]).asked == {"mentee": (), "mentor": ()}


def test_only_a_coordinator_reads_which_rows_and_what_the_file_shows(tmp_path: Path) -> None:
    rows = [said("e1", "m1", avoid="yes", score=5), said("m1", "e1")]
    assert not any("(row" in caution for caution in read(*rows).cautions)
    told = read(*rows, readers="coordinator").cautions
    assert [caution.rpartition("(")[2] for caution in told] == ["row 1)", "row 2)"]
    text = "Ana said: never again\n\nrater,rated,score\n\ne1,m1,3\n"
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    public, whole = (
        read_feedback(tmp_path / "a.csv", cohort(), readers=who)
        for who in ("nobody", "coordinator")
    )
    assert "never again" not in f"{public}{public.notes}{public!r}"
    assert "only a coordinator reads it" in str(public)
    assert public.notes == ("a.csv: UTF-8, delimiter ','",)
    assert "never again" in str(whole.notes)
    assert "blank line" in str(whole)


LINES = ["Retours, printemps", "", "rater,rated,score,avoid,comment"]
LINES += ["e1,m1,5,yes,", "e2,m1,9,,", "", 'p,m1,3,,"two', 'lines"', "e1,zed,2,,"]


def test_rows_of_a_file_are_those_that_a_spreadsheet_shows(tmp_path: Path) -> None:
    """The header is row 3; the cell of two lines is in row 7, so that zed is in row 8."""
    path = tmp_path / "a.csv"
    path.write_text("\n".join(LINES), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_feedback(path, cohort())
    assert [one.place for one in caught.value.problems] == [
        "feedback, row 5, score",
        "feedback, row 8, rated",
    ]
    path.write_text("\n".join(LINES).replace(",9,", ",1,"), encoding="utf-8")
    told = read_feedback(path, cohort(), readers="coordinator", absent="ignore").cautions
    assert [one.rpartition("(")[2] for one in told if "(row" in one] == ["row 8)", "row 4)"]


def test_rows_of_a_workbook_are_those_that_it_shows(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Retours"],
        ["rater", "rated", "score"],
        ["e1", "m1", 5],
        ["e2", "m1", 9],
    ]
    with pytest.raises(InputError, match="feedback, row 4, score is '9'"):
        read_feedback(workbook(tmp_path / "a.xlsx", Retours=rows), cohort())


def test_many_rows_of_a_caution_are_cut() -> None:
    rows = [said(one, who) for one in ("e1", "e2", "p") for who in ("m1", "m2", "0042", "q")]
    rows = [row | {"role": "mentee"} for row in rows]
    (caution,) = read(*rows, readers="coordinator").cautions
    assert caution.endswith("(rows 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, …)")


def test_columns_that_are_not_read_are_named() -> None:
    feedback = read(said("e1", "m1", score=3, badge="x", mood="y"))
    assert feedback.cautions == ("columns not read: 'badge', 'mood'",)


@pytest.mark.parametrize("source", [7, b"rater", "none.csv", "feedback.docx", [1, 2], {"rater": 1}])
def test_what_is_no_table_is_refused(source: Any) -> None:
    assert all(place.startswith("feedback") for _, place, _ in problems_of(source))


def problems_of(source: Any) -> list[tuple[str, str, str]]:
    with pytest.raises(InputError) as caught:
        read_feedback(source, cohort())
    return [(p.code, p.place, p.value) for p in caught.value.records]


# properties ----------------------------------------------------------------------------------

PAIRS = [("e1", "m1"), ("m1", "e1"), ("e1", "m2"), ("e2", "Zoé Ferrand"), ("p", "e1"), ("p", "m2")]
ROWS = st.fixed_dictionaries(
    {
        "pair": st.sampled_from(PAIRS),
        "score": st.sampled_from([None, "1", 2.5, "4,5", 5]),
        "prefer": st.sampled_from([None, "yes", "non"]),
        "avoid": st.sampled_from([None, "no", "oui"]),
        "undecided": st.sampled_from([None, True]),
        "comment": st.sampled_from([None, "ok", "=A1", "\u00e9\n"]),
        "listening": st.sampled_from([None, 0, 10]),
        "date": st.sampled_from(["2026-03-01", "2026-03-02 08:00", "2026-04-01", "13/04/2026"]),
    }
)


def table(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {"rater": row["pair"][0], "rated": row["pair"][1]} | {k: row[k] for k in row if k != "pair"}
        for row in rows
    ]


@pytest.mark.slow
@settings(max_examples=20)
@given(st.lists(ROWS, max_size=8), st.randoms(use_true_random=False), st.booleans())
def test_the_order_of_rows_means_nothing_and_a_saved_one_loads_equal(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, Any]], random: Any, late: bool
) -> None:
    options = {"aspects": {"listening": (0, 10)}, "until": "2026-03-15" if late else None}
    others = random.sample(rows, len(rows))
    outcomes = []
    for given_rows in (rows, others):
        try:
            outcomes.append(read(*table(given_rows), **options))
        except InputError as error:
            outcomes.append(sorted(p.code for p in error.records))
    first, second = outcomes
    assert first == second
    if isinstance(first, Feedback):
        assert first.frame.set_index(KEYS).index.is_unique
        path = tmp_path_factory.getbasetemp() / "feedback.json"
        first.save(path)
        assert Feedback.load(path) == first


CELLS = st.one_of(
    st.none(),
    st.sampled_from(["e1", "m1", "m2", "p", "Bo Li", "yes", "3", "2026-01-01", "x" * 300]),
    st.text(max_size=6),
    st.integers(-(10**30), 10**30),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(timezones=st.none() | st.just(dt.UTC)),
    st.just(10**5000),
    st.lists(st.integers(), max_size=2),
    st.decimals(),
    st.just(pd.NaT),
    st.just(pd.NA),
    st.just("\ud800"),
)
HEADERS = st.sampled_from(
    [
        *("rater", "rated", "score", "Note", "prefer", "À éviter", "declined", "undecided"),
        *("comment", "date", "Horodateur", "role", "listening", "", "mentee", "Évalué·e"),
    ]
)


@pytest.mark.slow
@settings(max_examples=50)
@given(
    st.dictionaries(HEADERS, st.lists(CELLS, min_size=3, max_size=3), max_size=8),
    st.booleans(),
    st.sampled_from(["error", "ignore"]),
)
def test_a_messy_table_is_read_or_refused(
    columns: dict[str, list[Any]], has_people: bool, absent: Any
) -> None:
    people = {"rater": ["e1", "m1", "p"], "rated": ["m1", "e2", "m2"]} if has_people else {}
    frame = pd.DataFrame({**columns, **people}, dtype=object)
    try:
        feedback = read_feedback(frame, cohort(), absent=absent, language="fr")
    except InputError as error:
        told = str(error)
    else:
        told = str(feedback)
        assert len(feedback.frame) <= 3
    assert told


@pytest.mark.long
@settings(max_examples=500)
@given(
    st.dictionaries(HEADERS, st.lists(CELLS, min_size=2, max_size=2), max_size=12),
    st.sampled_from(PAIRS),
)
def test_a_messy_row_beside_a_good_one(
    columns: dict[str, list[Any]], pair: tuple[str, str]
) -> None:
    frame = pd.DataFrame(
        {**columns, "rater": pair[0], "rated": pair[1]}, dtype=object, index=[0, 1]
    )
    try:
        feedback = read_feedback(frame, cohort(), aspects=["listening"], readers="coordinator")
    except InputError as error:
        told = str(error)
    else:
        told = str(feedback)
        assert len(feedback.frame) <= 1
    assert told
