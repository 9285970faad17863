"""Timetables in numbers: meetings, slots, and who is free when."""

from matchcore.solver.timetable.answer import Level, Schedule
from matchcore.solver.timetable.check import full, verify
from matchcore.solver.timetable.problem import TimetableProblem
from matchcore.solver.timetable.schedule import schedule

__all__ = ["Level", "Schedule", "TimetableProblem", "full", "schedule", "verify"]
