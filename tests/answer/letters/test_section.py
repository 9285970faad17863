"""A section as text."""

from __future__ import annotations

from matchcore.answer.letters.section import Section


def test_items_follow_the_heading_and_paragraphs_stand_apart() -> None:
    assert Section("H", ("a", "b"), ("P.", "Q.")).text == "H\n- a\n- b\n\nP.\n\nQ."
    assert Section("H", ("a",)).text == "H\n- a"
    assert Section("H", (), ("P.",)).text == "H\nP."
