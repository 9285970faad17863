"""Dates in words."""

from __future__ import annotations

from datetime import date

import pytest

from matchcore.wording.dates import date_words

FRENCH = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_has_its_name(month: int) -> None:
    day = date(2026, month, 21)
    assert date_words(day, "en") == f"21 {day:%B} 2026"
    assert date_words(day, "fr") == f"21 {FRENCH.split()[month - 1]} 2026"


def test_the_first_of_a_month_is_an_ordinal_in_french_alone() -> None:
    assert date_words(date(2026, 5, 1), "fr") == "1er mai 2026"
    assert date_words(date(2026, 5, 1), "en") == "1 May 2026"
