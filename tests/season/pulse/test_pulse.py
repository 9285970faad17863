"""`Pulse`: figures with their response rates, nothing of few people, and nobody's words."""

from __future__ import annotations

import io
import json
import pickle
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from matchcore.errors import InputError, StorageError
from matchcore.season.pulse import Pulse, Question, read_pulse
from tests.french import french_faults
from tests.season.pulse.answers import COUPLES, HUSHED, cohort, couples, many, read, row

SCORES = [1, 2, 3, 4, 5, 5]


def pulse(**options: Any) -> Pulse:
    """Return six mentees' answers of two surveys, and a mentor's."""
    cells = {"satisfaction": SCORES, "burden": [1, 1, 5, None, None, None], "note": [HUSHED] * 6}
    rows = [*many(cells), *many({"satisfaction": SCORES[::-1]}, wave=2)]
    rows.append({"rater": "m00", "partner": "e00", "wave": 2, "satisfaction": 5, "concern": "yes"})
    return read_pulse(rows, couples(8), **options)


# figures --------------------------------------------------------------------------------------


def test_each_figure_has_its_response_rate() -> None:
    found = pulse().figures(1).set_index(["rater", "question"])
    said = found.loc[("mentee", "satisfaction")]
    assert said[["asked", "answers", "people"]].tolist() == [8, 6, 6]
    assert said["rate"] == 6 / 8
    assert said["mean"] == pytest.approx(np.mean(SCORES))
    assert pulse().response.to_numpy().tolist() == [
        [1, "mentee", 8, 6, 0.75],
        [1, "mentor", 8, 0, 0.0],
        [2, "mentee", 8, 6, 0.75],
        [2, "mentor", 8, 1, 0.125],
    ]
    assert pulse().figures()["wave"].tolist() == [1] * 8 + [2] * 4


def test_a_question_that_no_form_has_was_not_asked() -> None:
    """Of mentors nobody answered in survey 1, so all questions may have been put to them."""
    found = pulse().figures(1)
    of_mentees = found.loc[found["rater"] == "mentee", "question"].tolist()
    assert of_mentees == ["satisfaction", "burden"]
    assert len(found[found["rater"] == "mentor"]) == 6


def test_few_people_have_counts_only() -> None:
    found = pulse().figures().set_index(["wave", "rater", "question"])
    burden = found.loc[(1, "mentee", "burden")]
    assert burden["answers"] == 3
    assert np.isnan(burden["mean"])
    assert np.isnan(found.loc[(2, "mentor", "satisfaction")]["mean"])


def test_a_mentor_of_many_is_one_person() -> None:
    """Five answers of one mentor would be this mentor's mean."""
    pairs = [(f"e{k:02}", "m") for k in range(6)]
    rows = [{"rater": "m", "partner": who, "wave": 1, "satisfaction": 2} for who, _ in pairs]
    found = read_pulse(rows, pairs).figures().set_index(["rater", "question"])
    said = found.loc[("mentor", "satisfaction")]
    assert said[["answers", "people"]].tolist() == [6, 1]
    assert np.isnan(said["mean"])


@pytest.mark.slow
def test_the_summary_says_figures_with_rates() -> None:
    assert str(pulse()).splitlines() == [
        "Pulse, survey 2",
        "  6 of 8 forms of mentees came back (75%)",
        "  1 of 8 forms of mentors came back (12%)",
        "",
        "Answers of mentees, from 1 to 5",
        "  We work well together: 3.3 (6 of 8 answered, 75%)",
        "  The meetings are hard to fit into my week: 0 of 8 answered (0%), too few for a figure "
        "(fewer than 5 people)",
        "",
        "Answers of mentors, from 1 to 5",
        "  We work well together: 1 of 8 answered (12%), too few for a figure (fewer than 5 "
        "people)",
        "  The meetings are hard to fit into my week: 0 of 8 answered (0%), too few for a figure "
        "(fewer than 5 people)",
        "",
        "Concerns",
        "  1 concern raised in confidence",
        "",
        "8 couples need a look",
        "  concern raised: 1",
        "  low satisfaction: 2",
        "  burden on time: 1",
        "  no answer: 7",
        "",
        "Cautions",
        '  6 free texts are not kept: only a coordinator reads them (readers="coordinator")',
    ]
    assert french_faults(str(pulse(language="fr"))) == []
    assert french_faults("\n".join(pulse(language="fr").troubled["evidence"])) == []
    assert repr(pulse()) == "Pulse(2 surveys, 13 of 32 forms answered)"
    assert str(read()) == "Pulse: nobody has been asked"


# who may read what ----------------------------------------------------------------------------


def everything_shown(of: Pulse, folder: Path) -> str:
    """Return all that is shown of a pulse to people who are no coordinator, as one text."""
    stream, troubled = io.BytesIO(), io.BytesIO()
    of.to_csv(stream)
    of.troubled_to_csv(troubled)
    frames = (of.figures(), of.expectations, of.trend, of.troubled, of.response, of.frame)
    shown = [str(of), repr(of), of.summary.html, of._repr_html_(), str(of.feedback())]
    shown += [frame.to_csv() for frame in frames]
    shown += [stream.getvalue().decode(), troubled.getvalue().decode()]
    shown += [*of.cautions, *of.notes, of.feedback().frame.to_csv()]
    return "\n".join(shown)


@pytest.mark.slow
def test_free_texts_are_nowhere(tmp_path: Path) -> None:
    of = pulse()
    assert HUSHED not in everything_shown(of, tmp_path)
    of.save(tmp_path / "pulse.json")
    assert HUSHED not in (tmp_path / "pulse.json").read_text("utf-8")
    assert HUSHED.encode() not in pickle.dumps(of)
    with pytest.raises(InputError, match='readers="coordinator"'):
        of.texts("coordinator")


@pytest.mark.slow
def test_a_coordinator_reads_what_is_meant_for_them(tmp_path: Path) -> None:
    word = Question(code="word", kind="text", reader="partner", asks=("To you", "À vous"))
    note = Question(code="note", kind="text")
    rows = [row("e1", "m1", word="merci", note=HUSHED), row("m1", "e2", word="bravo")]
    of = read(*rows, questions=[word, note], readers="coordinator")
    assert of.texts("coordinator")["text"].tolist() == [HUSHED]
    assert of.texts("m1")["text"].tolist() == ["merci"]
    assert of.texts("e2")["text"].tolist() == ["bravo"]
    assert of.texts("e1").empty
    shown = everything_shown(of, tmp_path)
    assert not any(text in shown for text in (HUSHED, "merci", "bravo"))
    of.save(tmp_path / "pulse.json")
    assert Pulse.load(tmp_path / "pulse.json").texts("m1")["text"].tolist() == ["merci"]


def test_errors_do_not_repeat_texts() -> None:
    bad = f"{HUSHED} \ud800"
    with pytest.raises(InputError) as caught:
        read(row("e1", "m1", note=bad))
    assert HUSHED not in str(caught.value)
    assert "answers, row 1, note" in str(caught.value)
    with pytest.raises(InputError) as caught:
        read(row("e1", "m1", concern=f"{HUSHED}, but I fear"))
    assert HUSHED not in str(caught.value)
    assert "answers, row 1, concern: neither yes nor no" in str(caught.value)


@pytest.mark.slow
def test_concerns_and_wishes_are_counted_and_show_no_couple() -> None:
    of = read(row("e1", "m1", concern="yes", change="yes"))
    assert "1 concern raised in confidence" in str(of)
    assert "1 wish to change partner" in str(of)
    assert "Ana" not in str(of)
    assert "e1" not in str(of)
    assert of.frame.empty
    assert "Zoé Ferrand (m1) → Ana Roy (e1)" in str(
        read(row("e1", "m1", concern="yes"), readers="coordinator")
    )


def test_evidence_names_neither_side_nor_score() -> None:
    low = [row("e1", "m1", satisfaction=1), row("m1", "e1", satisfaction=5)]
    other = [row("e1", "m1", satisfaction=5), row("m1", "e1", satisfaction=1)]
    first, second = read(*low).troubled, read(*other).troubled
    assert first.equals(second)  # who of the two said so makes no difference
    assert first["signs"].tolist() == [("low", "disagree")]


# files ----------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_saved_pulse_is_the_same(tmp_path: Path, language: str) -> None:
    rows = [
        row("e1", "m1", date="2026-03-01 09:30", satisfaction=3, **{"want 1": "r", "met 1": 2}),
        row("m1", "e1", wave=2, change="no", concern="yes", note=HUSHED),
    ]
    plan = pd.DataFrame({"mentee": ["e1"], "mentor": ["m1"], "state": ["missed"]})
    of = read(*rows, readers="coordinator", language=language, sessions=plan)
    of.save(tmp_path / "pulse.json")
    again = Pulse.load(tmp_path / "pulse.json")
    assert again == of
    assert str(again) == str(of)
    again.save(tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "pulse.json").read_bytes()
    assert of != pulse()
    assert of != 3


@pytest.mark.parametrize(
    "change",
    [
        {"frame": [["e"]]},
        {"frame": [["e", "m", "mentee", "1", None, "satisfaction", 3]]},
        {"asked": None},
        {"questions": [{"code": "x", "kind": "scale"}]},
        {"questions": [{"what": 1}]},
        {"readers": 4},
        {"language": "de"},
    ],
)
def test_damaged_files_are_refused(tmp_path: Path, change: dict[str, Any]) -> None:
    path = tmp_path / "pulse.json"
    pulse().save(path)
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **change}), "utf-8")
    with pytest.raises((StorageError, InputError)):
        Pulse.load(path)


def test_tables_for_people_have_words(tmp_path: Path) -> None:
    stream = io.BytesIO()
    read(row("e1", "m1", satisfaction=1), language="fr").to_csv(stream)
    lines = stream.getvalue().decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Enquête;Réponses de;Question posée;Sollicités;Réponses;")
    assert lines[1] == "1;mentoré;Nous travaillons bien ensemble.;3;1;0,333;1;"
    troubled = io.BytesIO()
    read(row("e1", "m1", satisfaction=1), language="fr").troubled_to_csv(troubled)
    lines = troubled.getvalue().decode("utf-8-sig").splitlines()
    assert lines[0] == "Mentoré;Nom du mentoré;Mentor;Nom du mentor;Signes;Constats"
    assert lines[1].startswith("e1;Ana Roy;m1;Zoé Ferrand;satisfaction basse;au moins l'une")


def test_the_couples_of_the_sample_are_there() -> None:
    assert [
        *read(wave=1).asked[["mentee", "mentor"]].drop_duplicates().itertuples(index=False)
    ] == [*COUPLES]
    assert cohort().shape == (4, 3)
