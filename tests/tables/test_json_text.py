"""Values as JSON: equal text for equal values, into files and streams."""

from __future__ import annotations

import io
import math
from pathlib import Path

import pytest

from matchcore.tables import json_schema, json_text, write_json


def test_equal_values_give_equal_text() -> None:
    assert json_text({"b": 1, "a": "Zoé"}) == json_text({"a": "Zoé", "b": 1})
    assert json_text({"b": 1, "a": "Zoé"}) == '{\n  "a": "Zoé",\n  "b": 1\n}\n'


def test_what_json_lacks_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        json_text({"a": math.nan})


def test_values_are_written_or_returned(tmp_path: Path) -> None:
    stream = io.BytesIO()
    assert write_json({"a": "é"}, tmp_path / "v.json") is None
    assert write_json({"a": "é"}, stream) is None
    text = write_json({"a": "é"}, None)
    assert text == '{\n  "a": "é"\n}\n'
    assert (tmp_path / "v.json").read_bytes() == stream.getvalue() == text.encode()


def test_a_schema_is_that_of_its_folder() -> None:
    assert json_schema("answer") != json_schema("checks")
    assert json_schema("answer")["$schema"].startswith("https://json-schema.org/")
