"""Feedback as a value: counts for everybody, rows for a coordinator, and a file."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from matchcore.errors import InputError, StorageError
from matchcore.rounds import Feedback
from matchcore.rounds.feedback_frame import feedback_frame
from matchcore.rounds.feedback_reading import read_feedback
from tests.rounds.said import cohort, read, said

ROWS = [
    said("e1", "m1", score=5, comment="a secret", listening=4, date="2026-03-01"),
    said("m1", "e1", score="1.5", avoid="yes"),
    said("e2", "m1", declined="yes"),
    said("e2", "m2", prefer="no", undecided=None),
]


def feedback(**options: object) -> Feedback:
    return read(*ROWS, aspects={"listening": (0, 10)}, **options)


def test_meetings_are_those_that_somebody_tells_of() -> None:
    assert feedback().met.to_numpy().tolist() == [["e1", "m1"], ["e2", "m2"]]
    both = read(said("e2", "m1", declined="yes"), said("m1", "e2", score=3))
    assert both.met.to_numpy().tolist() == [["e2", "m1"]]
    assert both.cautions == (
        "1 meeting is told of by one side and declined by the other: it counts as held",
    )


def test_vetoes_are_pairs_whoever_of_them_says_so() -> None:
    assert feedback().vetoes == {("e1", "m1")}
    two = read(said("e1", "m1", avoid="x"), said("m1", "e1", avoid="x"), said("m1", "e2", avoid=1))
    assert two.vetoes == {("e1", "m1"), ("e2", "m1")}


@pytest.mark.slow
def test_the_summary_counts() -> None:
    assert str(feedback().summary()).splitlines() == [
        "Feedback",
        "  2 of 4 mentees answered",
        "  1 of 5 mentors answered",
        "  2 meetings held, 1 declined",
        "  2 scores from 1 to 5",
        "  listening: 1 from 0 to 10",
        "  1 couple vetoed",
    ]
    assert "2 rencontres ont eu lieu, 1 déclinée" in str(feedback().summary("fr"))
    assert "Avis" in str(feedback(language="fr"))
    with pytest.raises(InputError, match="language"):
        feedback().summary("de")
    bare = Feedback(feedback().frame, aspects={"listening": (0, 10)})
    assert "2 mentees answered\n  1 mentor answered" in str(bare)


def test_nothing_printed_says_who_said_what() -> None:
    shown = feedback()
    text = f"{shown}{shown!r}{shown._repr_html_()}{shown.summary()!r}{shown.cautions}{shown.notes}"
    for hidden in ("secret", "e1", "e2", "m1", "m2", "1.5"):
        assert hidden not in text
    assert repr(shown) == "Feedback(4 rows, 2 meetings, 1 veto)"
    assert "<li>1 couple vetoed</li>" in shown._repr_html_()


def test_only_a_coordinator_gets_rows() -> None:
    with pytest.raises(InputError, match=r"readers is 'nobody'.* readers=.coordinator"):
        feedback().rows()
    shown = feedback(readers="coordinator")
    rows = shown.rows()
    assert rows["comment"].tolist()[0] == "a secret"
    rows.loc[0, "comment"] = "changed"
    assert shown.frame["comment"].tolist()[0] == "a secret"
    with pytest.raises(InputError, match="readers is 'all'"):
        replace(shown, readers="all")  # type: ignore[arg-type]


@pytest.mark.parametrize("readers", ["nobody", "coordinator"])
def test_a_saved_one_loads_equal(tmp_path: Path, readers: str) -> None:
    for one in (feedback(readers=readers, language="fr", asked=[("e1", "m1")]), read()):
        one.save(tmp_path / "feedback.json")
        loaded = Feedback.load(tmp_path / "feedback.json")
        assert loaded == one
        assert loaded.vetoes == one.vetoes
        assert loaded.frame.dtypes.equals(one.frame.dtypes)
        assert str(loaded) == str(one)


def test_what_differs_is_not_equal() -> None:
    one = feedback()
    other = feedback_frame([], one.frame.columns, one.aspects)
    assert one == feedback()
    assert one != replace(one, scale=(0.0, 5.0))
    assert one != replace(one, frame=other)
    assert one != "feedback"
    with pytest.raises(TypeError, match="unhashable"):
        hash(one)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("rows", [["e", "m", "boss", 1, None, False, False, False, None, "", 1]]),
        ("rows", [["e", "m"]]),
        ("rows", [[1, "m", "mentee", 1, None, False, False, False, None, "", 1]]),
        ("rows", [["e", "m", "mentee", 1, None, 0, False, False, None, "", 1]]),
        ("rows", [["e", "m", "mentee", 1, None, False, False, False, "soon", "", 1]]),
        ("rows", [["e", "m", "mentee", "x", None, False, False, False, None, "", 1]]),
        ("rows", 2 * [["e", "m", "mentee", 1, None, False, False, False, None, "", 1]]),
        ("rows", [["e", "m", "mentee", "3", None, False, False, False, None, "", 1]]),
        ("rows", [["e", "m", "mentee", True, None, False, False, False, None, "", 1]]),
        ("rows", [["e", "m", "mentee", 1, 1, False, False, False, None, "", 1]]),
        ("rows", [["e", "m", "mentee", 1, None, None, False, False, None, "", 1]]),
        ("rows", [["e", "m", "mentee", 1, None, False, False, False, 1, "", 1]]),
        ("rows", None),
        ("columns", ["mentee"]),
        ("scale", [1]),
        ("aspects", []),
        ("readers", "everybody"),
        ("language", "de"),
        ("asked", 3),
    ],
)
def test_a_damaged_file_is_refused(tmp_path: Path, key: str, value: object) -> None:
    path = tmp_path / "feedback.json"
    feedback().save(path)
    record = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(record | {key: value}), "utf-8")
    with pytest.raises(StorageError, match="is damaged"):
        Feedback.load(path)
    del record[key]
    path.write_text(json.dumps(record), "utf-8")
    with pytest.raises(StorageError, match="is damaged"):
        Feedback.load(path)


def test_a_comment_comes_back_as_written(tmp_path: Path) -> None:
    words = "=1+1\n« déjà » 😀\u2028"
    one = read_feedback([said("e1", "m1", comment=words)], cohort())
    one.save(tmp_path / "feedback.json")
    assert Feedback.load(tmp_path / "feedback.json").frame["comment"].tolist() == [words.strip()]
