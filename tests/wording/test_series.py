"""Several things in one phrase."""

from __future__ import annotations

import pytest

from matchcore.wording import series


@pytest.mark.parametrize(
    ("texts", "phrase"), [(["a"], "a"), (["a", "b"], "a et b"), (["a", "b", "c"], "a, b et c")]
)
def test_the_conjunction_stands_before_the_last(texts: list[str], phrase: str) -> None:
    assert series(texts, " et ") == phrase
