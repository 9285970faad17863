"""Timetables: when each of many meetings takes place."""

from matchcore.solver.timetable.appointments import Appointments, Level, Timed
from matchcore.solver.timetable.check import verify_times
from matchcore.solver.timetable.schedule import schedule

__all__ = ["Appointments", "Level", "Timed", "schedule", "verify_times"]
