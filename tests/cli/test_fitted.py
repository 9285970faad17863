"""Text that fits a terminal."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st

from matchcore.cli.fitted import fitted, width, wrapped
from tests.cohorts import examples
from tests.progress.test_screens import Terminal

LINES = st.text("ab 山é\u0301", max_size=40)


@examples(100)
@given(st.lists(LINES, min_size=1), st.integers(1, 30))
def test_lines_fit_unless_a_word_does_not(lines: list[str], columns: int) -> None:
    text = "\n".join(lines)
    found = wrapped(text, columns)
    assert found.split() == text.split()
    indents = max(len(line) - len(line.lstrip(" ")) for line in lines) + 4
    longest = max((width(word) for word in text.split(" ") for word in word.split("\n")), default=0)
    assert all(width(line) <= max(columns, indents + longest) for line in found.split("\n"))


@given(LINES)
@examples(50)
def test_what_fits_stays(line: str) -> None:
    assert wrapped(line, 80) == line


def test_only_a_terminal_is_fitted() -> None:
    text = "word " * 50
    assert fitted(text, io.StringIO()) == text
    assert "\n" in fitted(text, Terminal())
