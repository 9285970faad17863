"""Tables of who took part, as people fill them in, and what is wrong with them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from matchcore import Cohort
from matchcore.errors import InputError
from matchcore.rounds import Slots
from matchcore.season import TrainingPlan, plan_training, read_attended

PEOPLE = Cohort(
    [
        {"id": "m1", "name": "Zoé Ferrand", "trained": "non", "past": "x"},
        {"id": "m2", "name": "Éric L'Hôte", "trained": "oui", "past": "x"},
    ],
    [{"id": "e1", "name": "Noël Dupont", "trained": "oui", "past": "x"}],
)
BRIEFING, WORKSHOP = (
    "Réunion d'information des mentors",
    "Atelier : transmettre et donner du feedback",
)


def plan() -> TrainingPlan:
    slots = Slots.of("2026-02-16", "lundi 9h-12h", minutes=60)
    return plan_training(PEOPLE, slots=slots, language="fr")


def states(made: TrainingPlan) -> dict[tuple[str, str], str]:
    rows = made.frame[["person", "training", "state"]].itertuples(index=False)
    return {(who, name): state for who, name, state in rows}


@pytest.mark.parametrize(
    "row",
    [
        {"person": "m1", "training": WORKSHOP, "attended": "yes"},
        {"Participant": "FERRAND Zoé", "Formation": WORKSHOP.upper(), "Présent": "oui"},
        {"Matricule": "M1", "Nom": "Ferrand", "Formation": WORKSHOP, "A participé ?": "x"},
        {"Personne": "zoe ferrand", "Formation": WORKSHOP, "État": "suivie"},
    ],
)
def test_a_row_as_people_write_it(row: dict[str, Any]) -> None:
    found = states(read_attended([row], plan()))
    assert found["m1", WORKSHOP] == "attended"
    assert found["m1", BRIEFING] == "planned"


def test_who_has_one_training_need_not_name_it() -> None:
    made = read_attended([{"person": "e1", "attended": "oui"}, {"person": "m2"}], plan())
    assert [who for (who, _), state in states(made).items() if state == "attended"] == ["e1"]


def test_who_was_absent_no_longer_counts_as_trained() -> None:
    rows = [
        {"person": "m1", "training": WORKSHOP, "attended": "non"},
        {"person": "m1", "training": BRIEFING, "attended": "oui"},
    ]
    made = read_attended(rows, plan())
    assert made.unplaced[["person", "why"]].to_numpy().tolist() == [["m1", "absent"]]
    assert plan().trained(PEOPLE).mentors.numbers("trained").tolist() == [1, 1]
    assert made.trained(PEOPLE).mentors.numbers("trained").tolist() == [0, 1]
    back = read_attended([{**rows[0], "attended": "oui"}], made)
    assert back.trained(PEOPLE).mentors.numbers("trained").tolist() == [1, 1]
    assert not len(back.unplaced)


def test_what_was_written_is_read(tmp_path: Path) -> None:
    made = read_attended(
        [
            {"person": "m1", "training": WORKSHOP, "attended": "non"},
            {"person": "m2", "training": BRIEFING, "attended": "oui"},
        ],
        plan(),
    )
    made.to_csv(tmp_path / "t.csv")
    again = read_attended(tmp_path / "t.csv", made)
    assert again.frame.equals(made.frame)
    assert again.unplaced.equals(made.unplaced)


def test_columns_that_are_not_read_are_told_of(tmp_path: Path) -> None:
    row = {"person": "e1", "attended": "oui"}
    assert read_attended([row], plan()).cautions == ()
    made = read_attended([{**row, "Salle": "B12"}], plan())
    assert made.cautions == ("présences : colonne non lue : 'Salle'",)
    assert "Points d'attention\n  présences" in str(made)
    plan().to_csv(tmp_path / "t.csv")
    assert read_attended(tmp_path / "t.csv", plan()).cautions == ()


def test_an_id_counts_before_a_name() -> None:
    row = {"Nom": "Dupont", "Personne": "Noël Dupont", "Matricule": "e1", "Présent": "oui"}
    assert [
        who
        for (who, _), state in states(read_attended([row], plan())).items()
        if state == "attended"
    ] == ["e1"]


def test_a_file_of_an_office_in_cp1252(tmp_path: Path) -> None:
    text = f"Participant;Formation;Présent\nÉric L'Hôte;{BRIEFING};Oui\n;;\n"
    (tmp_path / "p.csv").write_bytes(text.encode("cp1252"))
    assert states(read_attended(tmp_path / "p.csv", plan()))["m2", BRIEFING] == "attended"


def test_everything_that_is_wrong_is_named_at_once() -> None:
    rows = [
        {"person": "m9", "training": WORKSHOP, "attended": "yes"},
        {"person": "m1", "training": "Yoga", "attended": "yes"},
        {"person": "m1", "training": "", "attended": "yes"},
        {"person": "m1", "training": WORKSHOP, "attended": "maybe"},
        {"person": "", "training": WORKSHOP, "attended": "yes"},
        {"person": "m2", "training": BRIEFING, "attended": "yes"},
        {"person": "m2", "training": BRIEFING, "attended": "no"},
    ]
    with pytest.raises(InputError) as caught:
        read_attended(rows, plan())
    assert [one.code for one in caught.value.problems] == [
        "unknown_person",
        "unknown_training",
        "missing_training",
        "not_yes_or_no",
        "missing_person",
        "contradiction",
    ]
    assert "attended, row 1, person is 'm9'" in str(caught.value)
    assert "row 6 says otherwise" in str(caught.value)


def test_columns_that_are_missing_or_there_twice() -> None:
    with pytest.raises(InputError, match=r"attended, attended: the column is missing"):
        read_attended([{"person": "m1", "note": "x"}], plan())
    with pytest.raises(InputError, match=r"keep one of \['Présent', 'Présence'\]"):
        read_attended([{"person": "m1", "Présent": "oui", "Présence": "oui"}], plan())


def test_who_was_absent_before_keeps_the_later_place() -> None:
    first = plan()
    day = first.of("m1").set_index("training")["start"][WORKSHOP]
    row = {"Personne": "m1", "Formation": WORKSHOP, "Début": f"{day:%d/%m/%Y}", "État": "absent"}
    absent = read_attended([row], first)
    later = Slots.of("2026-02-23", "lundi 9h-12h", minutes=60)
    again = plan_training(PEOPLE, slots=later, language="fr", known=absent)
    assert read_attended([row], again).frame.equals(again.frame)
    assert read_attended([{**row, "Jour": "lundi"}], again).frame.equals(again.frame)
    twice = {**row, "Début": "23/02/2026"}
    assert "absent" in read_attended([twice], again).unplaced["why"].tolist()
    nowhere = {**row, "Début": "?"}
    assert "absent" in read_attended([nowhere], first).unplaced["why"].tolist()
