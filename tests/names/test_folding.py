"""Folded names: what does not count in a comparison, and what does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.names import fold


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("  Réseaux \n SOCIAUX ", "reseaux sociaux"),
        ("Maîtrise d'Œuvre", "maitrise d'oeuvre"),
        ("CÆCUM", "caecum"),
        ("Straße", "strasse"),
        ("\uff21\u00a0\ufb01", "a fi"),  # full width, no-break space, ligature
        ("C++", "c++"),
        ("日本語", "日本語"),
        ("", ""),
    ],
)
def test_names_are_folded(name: str, folded: str) -> None:
    assert fold(name) == folded


def test_both_unicode_forms_of_an_accent_meet() -> None:
    assert fold("e\u0301") == fold("\u00e9") == "e"


@pytest.mark.slow
@given(st.text(max_size=8))
def test_spaces_around_a_name_never_count(name: str) -> None:
    assert fold(f" {name}\t") == fold(name)
    assert "  " not in fold(name)


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("IT\u200b", "IT"),
        ("\ufeffFinance", "Finance"),
        ("Market\u00ading", "marketing"),
        ("\u200eHR\u200f", "HR"),
        ("Étu\u2060des", "Études"),
        ("Direction\u00a0générale", "Direction générale"),
        ("Val\u2013d\u2019Oise", "Val-d'Oise"),
        ("Île\u2011de\u2010France", "Île-de-France"),
        ("R & D", "R&D"),
        ("R\u00a0&\u202fD", "r&d"),
        ("Achats / Ventes", "Achats/Ventes"),
        ("Paris\u2013Nord", "Paris-Nord"),
        ("\u2764\ufe0f", "\u2764"),
        ("2 \uff06 3", "2&3"),
    ],
)
def test_what_the_eye_does_not_see_does_not_count(name: str, same: str) -> None:
    assert fold(name) == fold(same)


@pytest.mark.parametrize(("one", "other"), [("R&D", "RD"), ("a b", "ab"), ("C+", "C"), ("-1", "1")])
def test_what_the_eye_sees_counts(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.slow
@given(st.text(max_size=8))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)
