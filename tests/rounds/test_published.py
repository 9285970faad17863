"""The record that a draft was published."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from matchcore import Matching
from matchcore.errors import InputError
from matchcore.rounds.published import Published, digest_of
from tests.rounds.drafts import draft


def published(language: str = "en") -> Published:
    changed = draft(language).require("e3", "m1", reason="même projet").forbid("e1", "m3")
    return changed.publish(by="rh@x.org", reason="spring", at="2026-03-01")


@pytest.mark.slow
def test_it_says_who_when_and_why() -> None:
    record = published()
    assert (record.by, record.reason, record.at) == ("rh@x.org", "spring", datetime(2026, 3, 1))
    assert record.overrides["kind"].tolist() == ["require", "forbid"]
    assert record.overrides["reason"].tolist() == ["même projet", ""]
    first, *rest = str(record).splitlines()
    assert first == "Published on 2026-03-01 by rh@x.org: 3 couples"
    assert rest[0] == "  reason: spring"
    assert rest[1].startswith("  2 decisions by hand: 0.")
    assert record.digest[:12] in rest[2]
    assert "Publié le 2026-03-01 par rh@x.org : 3 couples" in str(published("fr"))


@pytest.mark.slow
def test_it_comes_back_from_plain_values() -> None:
    record = published()
    values = json.loads(json.dumps(record.to_dict()))
    assert Published.from_dict(values) == record


def test_its_digest_is_that_of_the_matching_also_of_a_loaded_one(tmp_path: Path) -> None:
    changed = draft().require("e3", "m1")
    record = changed.publish(by="a", at="2026-03-01")
    changed.matching.save(tmp_path / "matching")
    loaded = Matching.load(tmp_path / "matching")
    assert digest_of(loaded) == record.digest
    assert record.is_of(loaded)
    assert not record.is_of(draft().matching)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"by": ""}, "name who publishes it"),
        ({"by": None}, "name who publishes it"),
        ({"by": " "}, "name who publishes it"),
        ({"reason": 7}, "reason is 7"),
        ({"at": "soon"}, "at is 'soon'"),
        ({"proposed": "no"}, "give True or False"),
    ],
)
def test_a_wrong_argument_is_named_and_nothing_is_published(
    changes: dict[str, Any], message: str
) -> None:
    options: dict[str, Any] = {"by": "a", "at": "2026-03-01"}
    one = draft()
    with pytest.raises(InputError, match=message):
        one.publish(**options | changes)
    assert len(one.publish(**options).couples.by_pair) == 3
