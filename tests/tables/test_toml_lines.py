"""Lines of TOML that are read back as they were meant."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.tables.toml_lines import toml_line
from tests.cohorts import examples

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@pytest.mark.slow
@examples(100)
@given(TEXT, st.recursive(TEXT | st.integers(-9, 9) | st.booleans(), st.lists, max_leaves=4))
def test_a_line_is_read_back(key: str, value: Any) -> None:
    line = toml_line(key, value)
    assert "\n" not in line
    assert tomllib.loads(line) == {key: value}


@pytest.mark.parametrize("key", ["", "a.b", 'Qu"oi', "ligne\nfin", "Prénom", "C:\\x", "a=b", "[x]"])
def test_any_header_may_be_a_key(key: str) -> None:
    assert tomllib.loads(toml_line(key, ["a", ["b", "c"]])) == {key: ["a", ["b", "c"]]}
