"""Who answers about which couple, where people stand on both sides or have several partners."""

from __future__ import annotations

from typing import Any

import pytest

from matchcore.rounds.feedback_people import Finder, Misfit
from matchcore.season.pulse.participants import read_participants
from matchcore.season.pulse.who import Who
from tests.season.pulse.answers import cohort

COUPLES = [("p", "m1"), ("e1", "p"), ("e2", "m1")]
HEADINGS = {code: code for code in ("rater", "rater_name", "role", "partner", "partner_name")}


def found(theirs: dict[str, str] | None = None, **cells: Any) -> Any:
    """Return the couple and the side of a row, or the code and the column of what is wrong."""
    of = read_participants(COUPLES, cohort(), None, [])
    one = Who(of, Finder(of.cohort), HEADINGS if theirs is None else theirs).pair(cells)
    return (one.wrong.code, one.column) if isinstance(one, Misfit) else tuple(one)


@pytest.mark.parametrize(
    ("cells", "pair"),
    [
        ({"rater": "p", "partner": "m1"}, ("p", "m1", "mentee")),
        ({"rater": "p", "partner": "e1"}, ("e1", "p", "mentor")),
        ({"rater": "p", "role": "mentorée"}, ("p", "m1", "mentee")),
        ({"rater": "p", "role": "Mentor"}, ("e1", "p", "mentor")),
        ({"rater_name": "Mo Pia", "role": "mentor·e"}, ("e1", "p", "mentor")),
        ({"rater": "e2", "role": ""}, ("e2", "m1", "mentee")),
        ({"rater": "p"}, ("role_needed", "rater")),
        ({"rater": "m1"}, ("role_needed", "rater")),
        ({"rater": "m1", "role": "mentee"}, ("unknown_couple", "rater")),
        ({"rater": "e2", "partner": "m1", "role": "mentor"}, ("other_side", "role")),
        ({"rater": "e2", "partner": "m1", "role": "chef"}, ("not_a_role", "role")),
        ({"rater": "e2", "partner": "p"}, ("unknown_couple", "partner")),
        ({"rater": "e3"}, ("unknown_couple", "rater")),
        ({"rater": "e2", "rater_name": "Ana Roy"}, ("other_person", "rater_name")),
        ({"rater": "e2", "rater_name": "Doe C."}, ("e2", "m1", "mentee")),
        ({}, ("missing_person", "rater")),
    ],
)
def test_a_row(cells: dict[str, str], pair: tuple[str, ...]) -> None:
    assert found(**cells) == pair


@pytest.mark.parametrize(
    ("cells", "pair"),
    [
        ({"mentee": "p", "mentor": "m1", "role": "mentee"}, ("p", "m1", "mentee")),
        ({"mentee": "p", "mentor": "m1", "role": "mentor"}, ("p", "m1", "mentor")),
        ({"mentee": "p", "mentor": "m1", "rater": "zoe@x.org"}, ("p", "m1", "mentor")),
        ({"mentee": "p", "mentor": "m1"}, ("not_a_role", "rater")),
        ({"mentee": "p", "mentor": "m2", "rater": "mentee"}, ("unknown_couple", "mentee")),
        ({"mentee": "zz", "mentor": "m2", "rater": "mentee"}, ("unknown_person", "mentee")),
        ({"mentee": "m1", "mentor": "e1", "rater": "mentee"}, ("other_side", "mentee")),
    ],
)
def test_a_row_by_couple(cells: dict[str, str], pair: tuple[str, ...]) -> None:
    theirs = {code: code for code in ("mentee", "mentor", "rater")}
    theirs |= {"role": "role"} if "role" in cells else {}
    assert found(theirs, **cells) == pair
