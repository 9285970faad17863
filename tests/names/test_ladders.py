"""Ladders: labels that are sure stand on their rung, others on none."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.names.ladders import LADDERS, Ladder, ladder_of
from matchcore.names.phrases import phrase

FRENCH, TITLES, BANK, BRITISH, *_ = LADDERS
ORDER = ["Employé", "Technicien", "Cadre", "Cadre supérieur", "Cadre dirigeant"]


@pytest.mark.parametrize("ladder", LADDERS, ids=lambda ladder: ladder.name)
def test_no_label_stands_on_two_rungs(ladder: Ladder) -> None:
    stand = [{phrase(label) for label in rung} for rung in ladder.rungs]
    count = Counter(label for rung in stand for label in rung)
    assert [label for label, times in count.items() if times > 1] == []
    assert all(phrase(label) for rung in ladder.rungs for label in rung)


@pytest.mark.parametrize("ladder", LADDERS, ids=lambda ladder: ladder.name)
def test_every_label_stands_on_its_rung(ladder: Ladder) -> None:
    for k, rung in enumerate(ladder.rungs):
        assert {ladder.rung_of(label) for label in rung} == {k}
        assert {ladder.rung_of(label.upper()) for label in rung} == {k}


def test_french_categories_count_from_one_to_five() -> None:
    scale = FRENCH.scale(ORDER)
    assert scale == tuple((label,) for label in ORDER)
    assert FRENCH.scale(["Cadre"]) == scale


def test_interns_stand_below_and_keep_all_distances() -> None:
    scale = FRENCH.scale(["Alternante", "Cadre"])
    assert scale == (("Alternante",), *((label,) for label in ORDER))


def test_labels_of_a_rung_stay_as_people_write_them() -> None:
    scale = FRENCH.scale({"cadres", "Cadre", "CADRE", "Agent de maîtrise", "COMEX"})
    assert scale == (
        ("Employé",),
        ("Agent de maîtrise",),
        ("CADRE", "cadres"),
        ("Cadre supérieur",),
        ("COMEX",),
    )


@pytest.mark.parametrize(
    ("labels", "places"),
    [
        ("Ouvrière|agent|Opérateur|employé(e)|Employee", [1, 1, 1, 1, 1]),
        ("Technicienne|Agent de maîtrise|ETAM|TAM|agents de maitrise", [2, 2, 2, 2, 2]),
        ("Cadre|Ingénieur|Ingénieure|Ingénieurs et cadres", [3, 3, 3, 3]),
        ("cadre sup|Cadre sup.|CADRES SUPÉRIEURS", [4, 4, 4]),
        ("Dirigeante|CODIR|Comex|Comité de direction|cadre dirigeant", [5, 5, 5, 5, 5]),
        ("Stagiaire|alternant(e)|Apprentie|Contrat d’apprentissage", [0, 0, 0, 0]),
        ("Employé / Ouvrier|Technicien (ETAM)", [1, 2]),
    ],
)
def test_french_labels_stand_on_their_rung(labels: str, places: list[int]) -> None:
    assert [FRENCH.rung_of(label) for label in labels.split("|")] == places
    assert ladder_of(labels.split("|")) == FRENCH


@pytest.mark.parametrize(
    "labels",
    [
        "Intern|Junior|Mid|Senior|Lead|Manager|Senior Manager|Director|VP|CEO",
        "Stagiaire|Junior|Confirmée|Sénior|Experte|Responsable|Responsable de service|Directrice"
        "|Directeur général adjoint|PDG",
        "trainee|assistant|mid-level|SENIOR|Principal|Team Lead|Head of|Directeur|Vice-Président"
        "|DG",
        "apprentice|Graduate|intermédiaire|Sr|Staff engineer|Chef d'équipe|Chef de service"
        "|director|Vice President|C-level",
        "alternante|Analyste|Confirmé|Senior|Référente|Manager|Manager senior|directeur|DGA|CFO",
    ],
)
def test_titles_stand_one_per_rung(labels: str) -> None:
    several = labels.split("|")
    assert [TITLES.rung_of(label) for label in several] == [*range(10)]
    assert ladder_of(several) == TITLES


@pytest.mark.parametrize(
    "labels",
    [
        ["Employé", "Boss"],
        ["Cadre", "Non-cadre"],  # how far below?
        ["Employé", "Manager"],  # on no ladder together
        ["Directeur", "VP"],  # banks have it the other way round
        ["Analyst", "Associate"],  # one rung, or two
        ["Employé / Cadre"],
        ["A", "B"],
        ["IT", "Finance"],
        ["1", "2"],
        [""],
        [],
    ],
)
def test_what_is_not_sure_stands_on_no_ladder(labels: list[str]) -> None:
    assert ladder_of(labels) is None


def test_banks_rank_directors_above_vice_presidents() -> None:
    labels = ["Analyst", "Associate", "VP", "Director", "Managing Director"]
    assert ladder_of(labels) == BANK
    assert [BANK.rung_of(label) for label in labels] == [1, 2, 3, 4, 5]


def test_british_grade_6_ranks_above_grade_7() -> None:
    labels = ["AO", "EO", "HEO", "SEO", "Grade 7", "Grade 6", "SCS1"]
    assert ladder_of(labels) == BRITISH
    assert [BRITISH.rung_of(label) for label in labels] == [1, 2, 3, 4, 5, 6, 7]


def test_french_civil_service_counts_from_c_to_a() -> None:
    ladder = ladder_of(["Catégorie A", "catégorie B", "CATÉGORIE C"])
    assert ladder is not None
    assert [ladder.rung_of(f"Catégorie {x}") for x in ("C", "B", "A", "A+")] == [0, 1, 2, 3]


@pytest.mark.slow
@given(st.lists(st.sampled_from(ORDER), min_size=1), st.randoms(use_true_random=False))
def test_positions_do_not_depend_on_who_is_there(labels: list[str], random: object) -> None:
    found = ladder_of(labels)
    assert found is not None
    scale = found.scale(labels)
    assert [[label in rung for rung in scale].index(True) for label in labels] == [
        ORDER.index(label) for label in labels
    ]
