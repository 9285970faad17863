"""`read_pulse`: each kind of row has a stated reading, or a problem in its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchcore.errors import InputError
from matchcore.season.pulse import Pulse, read_pulse
from tests.season.pulse.answers import COUPLES, cohort, problems, read, row


def answers(pulse: Pulse) -> list[tuple[Any, ...]]:
    return [
        tuple(line)
        for line in pulse.frame[["mentee", "mentor", "rater", "wave", "question", "answer"]]
        .to_numpy(dtype=object)
        .tolist()
    ]


# whom a row is about --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "who",
    [
        {"rater": "e1", "partner": "m1"},
        {"Votre identifiant": "e1", "Identifiant de votre binôme": "m1"},
        {"name": "ROY Ana", "partner_name": "Ferrand, Zoe"},
        {"rater": "e1"},  # has one partner
        {"Adresse e-mail": "", "Nom": "Ana Roy", "Rôle": "Mentorée"},
        {"Mentoré": "e1", "Mentor": "Zoé Ferrand", "Rôle": "mentorée"},
        {"mentee": "e1", "mentor": "m1", "rater": "mentee"},
        {"mentee": "e1", "mentor": "m1", "rater": "Ana Roy"},
    ],
)
def test_a_row_names_its_couple_in_many_ways(who: dict[str, str]) -> None:
    pulse = read({**who, "wave": 2, "satisfaction": 4})
    assert answers(pulse) == [("e1", "m1", "mentee", 2, "satisfaction", 4.0)]


def test_a_mentor_of_several_names_the_partner() -> None:
    assert problems({"rater": "m1", "wave": 1, "satisfaction": 4}) == [
        ("role_needed", "answers, row 1, rater", "'m1'")
    ]
    pulse = read({"rater": "zoe@x.org", "partner": "Cy Doe", "wave": 1, "satisfaction": 4})
    assert answers(pulse) == [("e2", "m1", "mentor", 1, "satisfaction", 4.0)]


def test_wrong_people_are_located_all_at_once() -> None:
    found = problems(
        row("e9", "m1", satisfaction=1),
        row("e1", "m2", satisfaction=1),
        row("e1", "e2", satisfaction=1),
        row("e1", "e1", satisfaction=1),
        {"rater": "", "partner": "", "wave": 1, "satisfaction": 3},
        row("e3", "m2", rater_name="Bo Li", satisfaction=2),
        row("e1", "m1", partner_name="Karl Klammer", satisfaction=2),
        row("p", "m1", satisfaction=3),
    )
    assert found == [
        ("unknown_person", "answers, row 1, rater", "'e9'"),
        ("unknown_couple", "answers, row 2, partner", "'m2'"),
        ("same_side", "answers, row 3, partner", "'e2'"),
        ("oneself", "answers, row 4, partner", "'e1'"),
        ("missing_person", "answers, row 5, rater", ""),
        ("other_person", "answers, row 7, partner_name", "'Karl Klammer'"),
        ("unknown_couple", "answers, row 8, partner", "'m1'"),
    ]


def test_people_who_left_can_be_left_out() -> None:
    rows = [row("e9", "m1", satisfaction=1), row("e1", "m2", satisfaction=1)]
    pulse = read(*rows, row("e1", "m1", satisfaction=5), absent="ignore", readers="coordinator")
    assert answers(pulse) == [("e1", "m1", "mentee", 1, "satisfaction", 5.0)]
    assert pulse.cautions == (
        "2 rows are left out: from or about a person who is in no table, or about no couple "
        "(answers 1, answers 2)",
    )


# answers --------------------------------------------------------------------------------------


def test_answers_are_read_as_numbers_words_or_skipped() -> None:
    cells = {"satisfaction": "4,5", "progress": "plutôt oui", "preparation": "sans avis"}
    pulse = read(row("e1", "m1", **cells, burden="5 – fully", **{"continue": "oui"}))
    found = dict(zip(pulse.frame["question"], pulse.frame["answer"], strict=True))
    assert found.pop("preparation") != found.get("preparation")  # NaN: skipped
    assert found == {"satisfaction": 4.5, "progress": 4.0, "burden": 5.0, "continue": 1.0}


def test_off_scale_and_no_answers_are_located() -> None:
    found = problems(
        row("e1", "m1", satisfaction=6),
        row("e2", "m1", satisfaction="super"),
        row("m1", "e1", **{"continue": "peut-être"}),
        row("e3", "m2", wave=0, satisfaction=3),
        row("m2", "e3", date="soon", satisfaction=3),
    )
    assert found == [
        ("out_of_range", "answers, row 1, satisfaction", "'6'"),
        ("not_a_number", "answers, row 2, satisfaction", "'super'"),
        ("not_yes_or_no", "answers, row 3, continue", "'peut-être'"),
        ("not_a_whole_number", "answers, row 4, wave", "'0'"),
        ("unreadable_date", "answers, row 5, date", "'soon'"),
    ]


def test_an_empty_form_did_not_come_back_but_was_asked() -> None:
    pulse = read(row("e1", "m1", satisfaction=None, note=" "), row("m1", "e1", wave=1))
    assert pulse.frame.empty
    assert len(pulse.asked) == 6
    assert not pulse.asked["answered"].any()


def test_wants_take_their_importance_from_the_form_or_the_table() -> None:
    cells = {"want 1": "excel", "met 1": 4, "want 2": "Python", "importance 2": 2, "met 2": 1}
    pulse = read(row("e1", "m1", **cells), row("e2", "m1", **{"want 1": "ML", "met 1": None}))
    mine = pulse.wants[pulse.wants["mentee"] == "e1"]
    assert mine[["skill", "importance", "satisfaction"]].to_numpy().tolist() == [
        ["Excel", 5.0, 4.0],
        ["python", 2.0, 1.0],
    ]
    assert [one[4:] for one in answers(pulse)] == [
        ("expectation:Excel", 4.0),
        ("expectation:python", 1.0),
    ]


def test_wants_need_a_name_and_are_the_mentees() -> None:
    found = problems(
        row("e1", "m1", **{"want 1": "", "met 1": 4}),
        row("m1", "e1", **{"want 1": "Excel", "met 1": 4}),
        row("e2", "m1", **{"want 1": "R", "met 1": 4, "want 2": "r", "met 2": 3}),
    )
    assert found == [
        ("missing_value", "answers, row 1, met 1", "'4'"),
        ("other_side", "answers, row 2, met 1", "'4'"),
        ("listed_twice", "answers, row 3, want 2", "'r'"),
    ]


# surveys and repeated rows --------------------------------------------------------------------


def test_a_row_states_its_survey_or_it_is_given() -> None:
    bare = {"rater": "e1", "satisfaction": 3}
    assert problems(bare) == [("no_wave", "answers, row 1, wave", "")]
    assert read(bare, wave=4).frame["wave"].tolist() == [4]
    assert problems({**bare, "wave": 2}, wave=4) == [("other_wave", "answers, row 1, wave", "'2'")]
    assert read({**bare, "Numéro de l'enquête": "n° 2"}).frame["wave"].tolist() == [2]


def test_the_latest_of_dated_rows_counts() -> None:
    rows = [
        row("e1", "m1", date="2026-03-02", satisfaction=2),
        row("e1", "m1", date="2026-03-09", satisfaction=5),
    ]
    pulse = read(*rows)
    assert answers(pulse) == [("e1", "m1", "mentee", 1, "satisfaction", 5.0)]
    assert any("later answered otherwise" in one for one in pulse.cautions)
    assert read(*rows, until="2026-03-05").frame["answer"].tolist() == [2.0]


def test_equal_rows_count_once_and_contradictions_are_a_problem() -> None:
    same = row("e1", "m1", satisfaction=2)
    assert len(read(same, same).frame) == 1
    assert problems(same, row("e1", "m1", satisfaction=3)) == [
        ("several_answers", "answers, rows 1, 2", "")
    ]
    assert len(read(same, row("e1", "m1", wave=2, satisfaction=3)).frame) == 2


def test_a_concern_may_be_added_at_any_time() -> None:
    pulse = read(row("e1", "m1", satisfaction=4, concern=""), row("e1", "m1", concern="oui"))
    assert answers(pulse) == [("e1", "m1", "mentee", 1, "satisfaction", 4.0)]
    assert pulse.concerns.to_numpy().tolist() == [["e1", "m1", "mentee", 1]]
    alone = read(row("e1", "m1", concern="non"), row("e1", "m1", concern="oui"))
    assert len(alone.concerns) == 1


def test_a_wish_to_change_counts_before_one_to_go_on() -> None:
    pulse = read(row("e1", "m1", change="yes", **{"continue": "yes"}))
    assert pulse.frame["answer"].isna().tolist() == [True]
    assert pulse.changes["change"].tolist() == [True]
    assert "the change counts" in pulse.cautions[0]


# who was asked --------------------------------------------------------------------------------


def test_all_couples_are_asked_in_each_survey_unless_it_is_said() -> None:
    rows = [row("e1", "m1", satisfaction=4), row("e3", "m2", wave=2, satisfaction=4)]
    assert len(read(*rows).asked) == 12
    asked = pd.DataFrame({"mentee": ["e1"], "mentor": ["m1"], "wave": [1], "rater": ["mentee"]})
    pulse = read(*rows, asked=asked)
    assert pulse.response.to_numpy().tolist() == [[1, "mentee", 1, 1, 1.0]]
    assert any("not asked" in one for one in pulse.cautions)
    assert len(pulse.frame) == 2
    assert read(wave=3).response["rate"].tolist() == [0.0, 0.0]


def test_wrong_arguments_are_told_together() -> None:
    with pytest.raises(InputError) as caught:
        read_pulse(
            [row("e1", "m1", satisfaction=3)],
            [("e1", "m9")],
            cohort(),
            wave=0,
            readers="all",  # type: ignore[arg-type]
            absent="drop",  # type: ignore[arg-type]
            until="x",
            columns={"a": "b"},
            language="de",
            questions=[],
            sessions=4,
        )
    codes = [one.code for one in caught.value.problems]
    assert codes == [
        *("not_a_choice", "unknown_person", "unreadable_date", "not_a_choice", "not_a_choice"),
        *("wrong_type", "unknown_column", "not_a_whole_number", "wrong_type"),
    ]


def test_headings_can_be_mapped() -> None:
    cells = {"Qui": "e1", "Humeur": 4, "wave": 1, "Météo": "pluie"}
    pulse = read(cells, columns={"Qui": "rater", "Humeur": "satisfaction"})
    assert answers(pulse) == [("e1", "m1", "mentee", 1, "satisfaction", 4.0)]
    assert pulse.cautions == ("answers: column not read: 'Météo'",)
    assert problems(cells, columns={"Quoi": "rater"})[:2] == [
        ("missing_column", "answers, rater", ""),
        ("missing_column", "answers, satisfaction", ""),
    ]


# files ----------------------------------------------------------------------------------------


def test_a_folder_is_read_as_its_files(tmp_path: Path) -> None:
    (tmp_path / "people").mkdir()
    (tmp_path / "mails.csv").write_text("id,text\ne1,hello\n", encoding="utf-8")
    text = "Votre identifiant;Numéro de l'enquête;Nos rencontres sont bien préparées\ne3;1;3,5\n"
    (tmp_path / "people" / "a.csv").write_bytes(text.encode("cp1252"))
    (tmp_path / "b.csv").write_text("rater,wave,satisfaction\nm2,1,2\n", encoding="utf-8")
    pulse = read_pulse(tmp_path, COUPLES, cohort())
    assert [one[2:] for one in answers(pulse)] == [
        ("mentee", 1, "preparation", 3.5),
        ("mentor", 1, "satisfaction", 2.0),
    ]
    several = read_pulse([tmp_path / "b.csv", tmp_path / "people"], COUPLES, cohort())
    assert answers(several) == answers(pulse)
    with pytest.raises(InputError, match=r"no such|there is no file"):
        read_pulse(tmp_path / "gone.csv", COUPLES, cohort())


# properties -----------------------------------------------------------------------------------

CELLS = st.fixed_dictionaries(
    {
        "who": st.sampled_from([(a, b) for a, b in COUPLES] + [(b, a) for a, b in COUPLES]),
        "wave": st.integers(1, 3),
        "satisfaction": st.sampled_from([None, 1, 2, 3.5, "5", "en partie"]),
        "burden": st.sampled_from([None, "4", 5]),
        "concern": st.sampled_from([None, "yes", "non"]),
        "change": st.sampled_from([None, "oui", "no"]),
        "day": st.integers(1, 28),
    }
)


def rows_of(drawn: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return rows, each with a date of its own so that repeated ones have an order."""
    kept = ("wave", "satisfaction", "burden", "concern", "change")
    return [
        {
            "rater": one["who"][0],
            "partner": one["who"][1],
            **{name: one[name] for name in kept},
            "date": f"2026-03-{one['day']:02} 10:{k:02}",
        }
        for k, one in enumerate(drawn)
    ]


@pytest.mark.slow
@settings(deadline=None, max_examples=40)
@given(st.lists(CELLS, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_rows_and_their_repetition_do_not_matter(
    drawn: list[dict[str, Any]], random: Any
) -> None:
    rows = rows_of(drawn)
    shuffled = rows + rows[: len(rows) // 2]
    random.shuffle(shuffled)
    first, second = read(*rows), read(*shuffled)
    for name in ("frame", "asked", "concerns", "changes", "wants", "troubled"):
        assert getattr(first, name).equals(getattr(second, name))


@pytest.mark.slow
@settings(deadline=None, max_examples=40)
@given(st.lists(CELLS, max_size=12))
def test_answers_are_those_of_a_plain_reading(drawn: list[dict[str, Any]]) -> None:
    """A second reading, by loops: of each rater and survey the last row with answers counts."""
    rows = rows_of(drawn)
    expected: dict[tuple[Any, ...], Any] = {}
    for one in sorted(rows, key=lambda x: str(x["date"])):
        said = {k: one[k] for k in ("satisfaction", "burden", "concern", "change")}
        only = [k for k, cell in said.items() if cell is not None]
        if only and only != ["concern"]:
            number = {"en partie": 3.0}.get(said["satisfaction"], said["satisfaction"])
            expected[one["rater"], one["partner"], one["wave"]] = number
    pulse = read(*rows)
    found = pulse.frame[pulse.frame["question"] == "satisfaction"]
    got = {}
    for mentee, mentor, rater, wave, answer in found[
        ["mentee", "mentor", "rater", "wave", "answer"]
    ].itertuples(index=False):
        key = (mentee, mentor, wave) if rater == "mentee" else (mentor, mentee, wave)
        got[key] = answer
    assert {k: v for k, v in got.items() if not np.isnan(v)} == {
        k: float(v) for k, v in expected.items() if v is not None
    }
