"""Profiles in a saved matching: the same when loaded, and checked."""

from __future__ import annotations

from typing import Any

import pytest

from matchcore.answer.profile_archive import profiles_from_json, profiles_to_json
from matchcore.people import Profile, Roster

PROFILES = (Profile(email="a@x.example", skills=("R", "Go"), grade=3), Profile(site="Lyon"))


def test_profiles_come_back_and_empty_columns_are_left_out() -> None:
    saved = profiles_to_json(Roster(("a", "b"), ("", ""), PROFILES))
    assert saved == {
        "email": ["a@x.example", ""],
        "site": ["", "Lyon"],
        "skills": [["R", "Go"], []],
        "grade": [3, None],
    }
    assert profiles_from_json(saved, 2) == PROFILES


def test_older_folders_have_none() -> None:
    assert profiles_from_json({}, 2) == ()
    assert profiles_to_json(Roster(("a",), ("",))) == {}


@pytest.mark.parametrize(
    "saved",
    [
        {"email": ["a"]},
        {"email": ["a", 1]},
        {"grade": [1, 2.5]},
        {"skills": [["R"], [1]]},
        {"shoe_size": ["a", "b"]},
    ],
)
def test_what_is_no_profile_is_refused(saved: Any) -> None:
    with pytest.raises((TypeError, ValueError)):
        profiles_from_json(saved, 2)
