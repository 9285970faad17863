"""Spaces that do not break, in French alone."""

from __future__ import annotations

from matchcore.answer.letters.typography import with_hard_spaces


def test_only_french_gets_spaces_that_do_not_break() -> None:
    text = "« Où ? » : à 9 h, 3 heures ; 5 % !"
    assert with_hard_spaces(text, "en") == text
    hard = with_hard_spaces(text, "fr")
    assert hard == "«\xa0Où\xa0?\xa0»\xa0: à 9\xa0h, 3 heures\xa0; 5\xa0%\xa0!"
