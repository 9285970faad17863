"""Where signs stand in cells, and names that hold them."""

from __future__ import annotations

import pytest

from matchcore.tables.separator_signs import SIGNS, literals, names_with_signs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a|b", {"|"}),
        ("a, b", {","}),
        ("a:3,5, b", {", "}),
        ("3,5", set()),
        ("a / b", {" / "}),
        ("a/b", {"/"}),
        ("a - b – c", {" - ", " – "}),
        ("Jean-Noël", set()),
        ("C++", set()),
        ("mentoré·e", set()),
        ("a · b", {" · "}),
        ("a\n- b", {"\n- "}),
        ("a\nb", {"\n"}),
        ("sauvetage andin", set()),
        ("a et b and c", {" et ", " and "}),
    ],
)
def test_each_sign_is_found_in_its_own_form(text: str, expected: set[str]) -> None:
    assert {form for sign in SIGNS for form in literals(sign, [text])} == expected


@pytest.mark.parametrize("name", ["CI/CD", "TCP/IP", "A/B testing", "C/C++", "R&D", "R & D"])
def test_one_thing_with_a_sign_is_known(name: str) -> None:
    assert names_with_signs([name, f"Python/{name}"]) == (name,)


@pytest.mark.parametrize("text", ["Python/SQL", "ABCI/CDE", "Vente & achats"])
def test_two_things_are_not_one(text: str) -> None:
    assert names_with_signs([text]) == ()
