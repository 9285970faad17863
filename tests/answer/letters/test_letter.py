"""One letter as text and as a page."""

from __future__ import annotations

from matchcore.answer.letters.letter import Letter
from matchcore.answer.letters.section import Section

LETTER = Letter(
    "e1",
    "mentee",
    "Ana <b>",
    "ana@x.example",
    "en",
    "Your mentor: A & B",
    "Dear Ana <b>,",
    ("One.", "Two."),
    (Section("A & B", ("E-mail: a@x.example",), ("Why.",)), Section("Next", (), ("Wait.",))),
    "Bye!",
    ("Kind regards,", "The team"),
    is_matched=True,
)


def test_the_text_has_a_paragraph_a_line() -> None:
    assert LETTER.text == str(LETTER)
    assert LETTER.text == (
        "Dear Ana <b>,\n\nOne.\n\nTwo.\n\nA & B\n- E-mail: a@x.example\n\nWhy.\n\n"
        "Next\nWait.\n\nBye!\n\nKind regards,\nThe team\n"
    )


def test_the_page_escapes_what_the_text_says() -> None:
    assert "<p>Dear Ana &lt;b&gt;,</p>" in LETTER.html
    assert "<title>Your mentor: A &amp; B</title>" in LETTER.html
    assert "<b>" not in LETTER.html


def test_its_repr_is_one_line() -> None:
    assert "\n" not in repr(LETTER)
    assert len(repr(LETTER)) < 300
