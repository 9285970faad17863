"""Names of columns as text."""

from __future__ import annotations

import pytest

from matchcore.tables.headers import composed, reduced, trimmed


@pytest.mark.parametrize(
    ("name", "text"), [(" id ", "id"), (3, "3"), ("a\ud800", "a\\ud800"), ("a b", "a b")]
)
def test_any_name_is_text(name: object, text: str) -> None:
    assert trimmed(name) == text


def test_accents_are_composed_and_nothing_else_changes() -> None:
    assert composed("E\u0301 \ufb01") == "\u00c9 \ufb01"


@pytest.mark.parametrize("name", ["User ID", "USER_ID", "user-id", "userId "])
def test_only_letters_and_digits_are_compared(name: str) -> None:
    assert reduced(name) == "userid"
    assert reduced(name) != reduced(f"{name}2")
