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


@given(st.text(max_size=8))
def test_spaces_around_a_name_never_count(name: str) -> None:
    assert fold(f" {name}\t") == fold(name)
    assert "  " not in fold(name)
