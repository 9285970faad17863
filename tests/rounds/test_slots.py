"""When meetings can take place, and who is free then."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from matchcore import Cohort
from matchcore.errors import InputError
from matchcore.rounds import Slots


def test_slots_are_hours_of_the_week_in_either_language() -> None:
    one = Slots.of("2026-03-02", "Monday 9-10|jeudi midi", minutes=30, weeks=2)
    other = Slots.of(date(2026, 3, 2), ["thu-12", "thu-13", "lun 9h-10h"], minutes=30, weeks=2)
    assert one == other
    assert len(one) == 2 * (2 + 4)
    assert [f"{start:%d %H:%M}" for start in one.starts[:4]] == [
        "02 09:00",
        "02 09:30",
        "05 12:00",
        "05 12:30",
    ]
    assert list(one.starts) == sorted(one.starts)


def test_weeks_begin_on_the_first_day() -> None:
    slots = Slots.of("2026-03-04", "mon-09|wed-09", minutes=60)
    assert [start.date().isoformat() for start in slots.starts] == ["2026-03-04", "2026-03-09"]


def test_an_hour_keeps_its_time_on_the_clock_when_summer_begins() -> None:
    """In France, summer time began on 29 March 2026."""
    slots = Slots.of("2026-03-23", "mon-09", minutes=60, weeks=2, zone="Europe/Paris")
    assert [start.astimezone(UTC).hour for start in slots.starts] == [8, 7]


def test_an_hour_that_the_clock_skips_has_no_slot_and_a_repeated_one_a_single() -> None:
    spring = Slots.of("2026-03-29", "sun-01|sun-02|sun-03", minutes=30, zone="Europe/Paris")
    assert [start.hour for start in spring.starts] == [1, 1, 3, 3]
    autumn = Slots.of("2026-10-25", "sun-02", minutes=60, zone="Europe/Paris")
    assert [start.astimezone(UTC) for start in autumn.starts] == [
        datetime(2026, 10, 25, 0, 0, tzinfo=UTC)
    ]


def test_people_are_free_in_their_hours() -> None:
    cohort = Cohort(
        [{"id": "m", "availability": "mon-09|mon-10|thu-12"}, {"id": "n"}],
        [{"id": "e", "availability": "mon-10"}],
    )
    slots = Slots.of("2026-03-02", "mon-09|mon-10|thu-12", minutes=60)
    free, nameless = slots.free(cohort)
    assert free.tolist() == [[False, True, False], [True, True, True], [True, True, True]]
    assert nameless == ["n"]
    assert not slots.free(cohort, unknown="never")[0][2].any()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"start": "soon"}, "start is 'soon'"),
        ({"hours": "whenever"}, "hours is 'whenever': write hours of the week"),
        ({"minutes": 25}, "minutes is 25"),
        ({"weeks": 0}, "weeks is 0"),
        ({"zone": "Europe/Atlantis"}, "zone is 'Europe/Atlantis'"),
        ({"zone": "../etc/passwd", "minutes": "x"}, r"(?s)minutes is 'x'.*zone is"),
    ],
)
def test_wrong_arguments_are_all_named(options: dict[str, Any], message: str) -> None:
    given: dict[str, Any] = {"start": "2026-03-02", "hours": "mon-09", **options}
    with pytest.raises(InputError, match=message):
        Slots.of(given.pop("start"), given.pop("hours"), **given)
