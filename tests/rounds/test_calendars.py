"""Calendars: read back, they say the same."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import icalendar
import pytest

from matchcore.rounds import Slots, plan_timetable
from matchcore.rounds.calendars import file_name
from tests.rounds.test_timetable import cohort_of, meetings

COHORT = cohort_of({"e1": "mon-09", "e2": "", "m1": "", "../m/2": ""})
# In France, summer time began on 29 March 2026.
SLOTS = Slots.of("2026-03-23", "mon-09|mon-10", minutes=60, weeks=2)


def events(path: Path) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT"))


@pytest.mark.slow
def test_each_person_gets_their_meetings_at_the_right_time(tmp_path: Path) -> None:
    timetable = plan_timetable(
        meetings(("e1", "m1"), ("e2", "m1")), COHORT, SLOTS, rooms=[1, 0, 1, 0], language="fr"
    )
    paths = timetable.to_ics(tmp_path, stamp=datetime(2026, 1, 1, tzinfo=UTC))
    assert [path.name for path in paths] == ["e1.ics", "e2.ics", "m1.ics"]
    own = events(tmp_path / "m1.ics")
    starts = {event["DTSTART"].dt.astimezone(UTC) for event in own}
    assert starts == {
        datetime(2026, 3, 23, 8, tzinfo=UTC),
        datetime(2026, 3, 30, 7, tzinfo=UTC),
    }
    assert {str(event["SUMMARY"]) for event in own} == {"Rencontre avec E1", "Rencontre avec E2"}
    assert all((e["DTEND"].dt - e["DTSTART"].dt).seconds == 3600 for e in own)
    assert "TZID=Europe/Paris" in (tmp_path / "m1.ics").read_text("utf-8")
    (seen,) = events(tmp_path / "e1.ics")
    assert seen["UID"] in {event["UID"] for event in own}, "one meeting has one name for both"


def test_equal_timetables_give_equal_files(tmp_path: Path) -> None:
    timetable = plan_timetable(meetings(("e1", "m1")), COHORT, SLOTS)
    one, two = (timetable.to_ics(tmp_path / name)[0].read_bytes() for name in "ab")
    assert one == two


@pytest.mark.parametrize("who", ["../a", "a/b", "a b", "", "..", "x" * 200, ".hidden", "é*"])
def test_names_of_files_are_plain_and_differ(who: str) -> None:
    name = file_name(who)
    assert name == Path(name).name
    assert not name.startswith(".")
    assert len(name) < 80
    assert name != file_name(who + "x")
