"""Phrases: genders, numbers and spellings meet, other words stay apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.names.phrases import listed, meaning_of, phrase, phrases, visible


@pytest.mark.parametrize(
    "forms",
    [
        ("employé", "Employée", "EMPLOYÉS", "employé(e)", "employé·e·s", "employé.e", "employé-e"),
        ("technicien", "Technicienne", "technicien(ne)s", "technicien·ne", "TECHNICIENS"),
        ("directeur", "Directrice", "directeur(trice)", "directeur·rice", "directeur/trice"),
        ("cadre supérieur", "Cadres supérieurs", "cadre\u00a0SUPÉRIEURE", "ca\u00addre superieur"),
        ("chef d'équipe", "Chef d’équipe", "chef-d'équipe", "CHEFS D'ÉQUIPES"),
        ("avancé", "avancée", "Avancé(e)"),
        ("vendeur", "vendeuse", "vendeur(euse)"),
        ("mid-level", "mid level", "Mid–Level"),
        ("assistant", "assistante", "assistants"),
    ],
)
def test_forms_of_a_phrase_meet(forms: tuple[str, ...]) -> None:
    assert len({phrase(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("none", "non"),
        ("cadre", "cadre supérieur"),
        ("A", "A+"),
        ("lead", "leader"),
        ("associé", "associate"),
        ("chef", "chef d'équipe"),
        ("basic", "basique"),
    ],
)
def test_other_phrases_stay_apart(one: str, other: str) -> None:
    assert phrase(one) != phrase(other)


@pytest.mark.slow
@given(st.text(alphabet="abcéèç -'’()·", max_size=12))
def test_case_never_counts(text: str) -> None:
    assert phrase(text.upper()) == phrase(text)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("ouvrier", 1),
        ("Employé(e)", 1),
        ("Employé / ouvrière", 1),
        ("Employé (ouvrier)", 1),
        ("ouvrier ou employé", 1),
        ("ouvriers & employés", None),
        ("Cadre / employé", None),
        ("Cadre (autonome)", None),
        ("sauf cadre", None),
        ("", None),
        ("/", None),
    ],
)
def test_all_parts_of_a_text_must_mean_the_same(text: str, meaning: int | None) -> None:
    assert meaning_of(text, phrases({1: "employé|ouvrier", 3: "cadre"})) == meaning


def test_invisible_characters_go() -> None:
    assert visible("\ufeffca\u00addre\u200b") == "cadre"
    assert visible("d’été") == "d’été"


def test_phrases_are_listed_without_spaces() -> None:
    assert [*listed("un | deux\n|trois")] == ["un", "deux", "trois"]


def test_no_phrase_has_two_meanings() -> None:
    with pytest.raises(ValueError, match="'Cadres' has two meanings"):
        phrases({1: "cadre", 2: "chef|Cadres"})
    assert phrases({1: "cadre|Cadres"}) == {phrase("cadre"): 1}
