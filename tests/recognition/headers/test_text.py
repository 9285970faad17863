"""The words of headers, without what only decorates them."""

from __future__ import annotations

import unicodedata

import pytest

from matchcore.recognition.headers.text import header_key, header_text, without_notes


@pytest.mark.parametrize(
    ("header", "text"),
    [
        ("Département\u00a0", "departement"),
        ("De\u0301partement", "departement"),
        ("Dépar\u00adtement\u200b", "departement"),
        ("3. Votre site ?", "votre site"),
        ("Q12 Votre site", "votre site"),
        ("2.1) Site", "site"),
        ("Formé(e)", "forme"),
        ("Basé·e", "base"),
        ("Mentoré·e·s", "mentore"),
        ("centre\nd’intérêt", "centre d interet"),
        ("N° de badge", "numero de badge"),
        ("#", "numero"),
        ("givenName", "given name"),
        ("FIRST_NAME", "first name"),
        ("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User.department", "department"),
        ("2 personnes", "2 personnes"),
        ("N+1", "n 1"),
    ],
)
def test_decorations_are_left_out(header: str, text: str) -> None:
    assert header_text(header) == text
    assert header_text(unicodedata.normalize("NFD", header)) == text


def test_notes_in_brackets_are_left_out() -> None:
    assert header_text(without_notes("Skills (max. 3) [required]")) == "skills"


def test_small_words_do_not_tell_columns_apart_unless_nothing_else_is_there() -> None:
    assert header_key("centre d interet") == header_key("votre centre interet")
    assert header_key("l") == "l"
