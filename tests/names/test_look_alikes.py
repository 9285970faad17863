"""Letters that look Latin: which are taken for Latin ones, and which are not."""

from __future__ import annotations

import unicodedata

import pytest

from matchcore.names import as_latin, fold


@pytest.mark.parametrize(
    ("other", "latin"),
    [
        ("\u0406\u0422", "IT"),
        ("\u041d\u0420", "HP"),
        ("\u0421\u041e\u041c", "COM"),
        ("\u0391\u03a4", "AT"),
        ("\u039dEW YOR\u039a", "New York"),
        ("m\u0430rketing", "marketing"),
        ("\u0401\u0421O", "ECO"),
    ],
)
def test_letters_that_look_latin_are_read_as_latin(other: str, latin: str) -> None:
    assert not other.isascii()
    assert fold(other) != fold(latin)
    assert as_latin(fold(other)) == fold(latin)


@pytest.mark.parametrize("text", ["IT", "équipe", "日本語", "Ψ", "Жук", ""])
def test_other_text_keeps_its_letters(text: str) -> None:
    kept = [c for c in fold(text) if unicodedata.name(c).split()[0] not in ("CYRILLIC", "GREEK")]
    assert [c for c in as_latin(fold(text)) if c in kept] == kept
    assert as_latin(fold("Ψ")) == "ψ"
