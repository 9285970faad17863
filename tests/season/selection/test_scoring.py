"""Scores by hand: each part by its formula, what is unknown as the mean of the known."""

from __future__ import annotations

import pytest

from matchcore import Cohort
from matchcore.errors import InputError
from matchcore.season import Criteria, select
from tests.season.selection.applicants import PROGRAMME

MENTORS = [
    {
        "id": "m1",
        "skills": "python:5|excel:2",
        "Souhaite transmettre": "Python",
        "Compétences validées": "python",
        "Curiosité (1 à 5)": "4,5",
        "Note d'entretien": "4/5",
        "Âge": "1",
        "hours": 6,
    },
    {"id": "m2", "skills": "excel:4", "Curiosité (1 à 5)": "", "Note d'entretien": 3, "hours": 2},
]
MENTEES = [{"id": "e", "wants": "python:3|excel:1"}]


def parts(**criteria: object) -> dict[str, dict[str, float]]:
    given = Criteria(**criteria)  # type: ignore[arg-type]
    selection = select(PROGRAMME, Cohort(MENTORS, MENTEES), places={}, criteria=given)
    frame = selection.admitted.set_index("who")
    weights = selection.found.weights["mentor"]
    return {
        who: {part: frame.loc[who, part] / weight for part, weight in weights.items()}
        for who in ("m1", "m2")
    }


def test_each_part_follows_its_formula() -> None:
    found = parts()
    mastered = 3 * 1.0 * 1.0 + 1 * 0.4 * 0.8, 1 * 0.8 * 0.8
    assert found["m1"]["skills"] == pytest.approx(1.0)
    assert found["m2"]["skills"] == pytest.approx(mastered[1] / mastered[0])
    assert found["m1"]["wish"] == pytest.approx(3 / mastered[0])
    assert found["m1"]["interview"] == pytest.approx(0.75)
    assert found["m2"]["interview"] == pytest.approx(0.5)
    assert [found[who]["hours"] for who in ("m1", "m2")] == pytest.approx([1.0, 0.5])


@pytest.mark.slow
def test_what_is_unknown_counts_as_the_mean_and_is_said() -> None:
    found = parts()
    assert found["m2"]["curiosity"] == pytest.approx(3.5 / 4)  # that of the only other one
    assert "motivation" not in found["m1"]  # nobody states any
    selection = select(PROGRAMME, Cohort(MENTORS, MENTEES), places={}, language="fr")
    unknown = dict(zip(selection.admitted["who"], selection.admitted["unknown"], strict=True))
    assert unknown == {"m1": (), "m2": ("wish", "curiosity"), "e": ()}
    assert "pour 1 candidat" in str(selection)


def test_weights_and_evidence_can_be_changed() -> None:
    found = parts(weights={"interview": 0}, evidence={"stated": 0.5})
    assert "interview" not in found["m1"]
    assert found["m2"]["skills"] == pytest.approx(0.8 * 0.5 / (3 + 0.4 * 0.5))


def test_wrong_cells_and_headers_are_all_told() -> None:
    mentors = [{"id": "m", "Curiosité": "9"}, {"id": "n", "Curiosité": "beaucoup"}]
    with pytest.raises(InputError) as caught:
        select(PROGRAMME, Cohort(mentors, MENTEES), places={}, columns={"Envie": "wish"})
    assert [problem.code for problem in caught.value.problems] == [
        "unknown_column",
        "out_of_range",
        "not_a_number",
    ]


def test_columns_about_protected_attributes_are_not_read() -> None:
    mentors = [{"id": "m", "skills": "python", "Âge": "5"}]
    cohort = Cohort(mentors, MENTEES)
    plain = select(PROGRAMME, cohort, places={})
    stated = select(PROGRAMME, cohort, places={}, columns={"Âge": "curiosity"})
    assert stated.admitted.equals(plain.admitted)
