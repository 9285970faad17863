"""The three presets of `Programme`: their arguments, and which of them a programme is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from matchcore.affinity.categories import EqualAttribute
from matchcore.affinity.estimator import Affinity
from matchcore.affinity.lists import SharedHours, SharedInterests
from matchcore.affinity.measures import SeniorityCurve
from matchcore.affinity.preferences import Preferences
from matchcore.affinity.taught import TaughtSkills
from matchcore.programme.definition import Definition
from matchcore.rules.columns import DifferentDepartment
from matchcore.rules.loads import Capacity, Demand, MinimumLoad
from matchcore.rules.repeats import NoRepeat
from matchcore.rules.reporting_line import NotInReportingLine
from matchcore.rules.rule import Rule
from matchcore.rules.seniority import SeniorityGap


def reverse_mentoring() -> dict[str, Any]:
    """Return the arguments of a programme in which juniors teach seniors."""
    return {
        "name": "reverse mentoring",
        "affinity": Affinity(
            skills=TaughtSkills(weight=0.6, first=True),
            interests=SharedInterests(weight=0.2),
            availability=SharedHours(weight=0.1),
            seniority=SeniorityCurve(weight=0.1, ideal=5, width=5),
            site=EqualAttribute(weight=0.1, column="site"),
        ),
        "rules": _usual(SeniorityGap(at_least=2), DifferentDepartment()),
    }


def classic_mentoring() -> dict[str, Any]:
    """Return the arguments of a programme in which seniors teach juniors."""
    return {
        "name": "classic mentoring",
        "affinity": Affinity(
            skills=TaughtSkills(weight=0.5, first=True),
            interests=SharedInterests(weight=0.2),
            availability=SharedHours(weight=0.1),
            seniority=SeniorityCurve(weight=0.2, ideal=-3, width=4),
            site=EqualAttribute(weight=0.1, column="site"),
        ),
        "rules": _usual(SeniorityGap(at_least=2, direction="mentor_above")),
    }


def peer_mentoring() -> dict[str, Any]:
    """Return the arguments of a programme in which equals teach each other."""
    return {
        "name": "peer mentoring",
        "affinity": Affinity(
            skills=TaughtSkills(weight=0.5, first=True),
            interests=SharedInterests(weight=0.3),
            availability=SharedHours(weight=0.1),
            seniority=SeniorityCurve(weight=0.2, ideal=0, width=3),
        ),
        "rules": _usual(),
    }


def _usual(*rules: Rule) -> list[Rule]:
    """Add the rules that all presets share."""
    return [*rules, NotInReportingLine(levels=2), NoRepeat(), Capacity(), MinimumLoad(), Demand()]


PRESETS: dict[str, Callable[[], dict[str, Any]]] = {
    "reverse_mentoring": reverse_mentoring,
    "classic_mentoring": classic_mentoring,
    "peer_mentoring": peer_mentoring,
}


def preset_of(programme: Definition) -> str | None:
    """Return the preset whose parts and rules a programme has; None if it has others.

    >>> from matchcore import Programme
    >>> preset_of(Programme.peer_mentoring().replace(name="spring", language="fr"))
    'peer_mentoring'
    """
    for name, arguments in PRESETS.items():
        preset = Definition(**arguments())
        own = programme.affinity.get_params(deep=False)
        if isinstance(own.get("preferences"), Preferences):
            del own["preferences"]
        same_parts = type(programme.affinity)(**own) == preset.affinity
        if same_parts and programme.rules == preset.rules:
            return name
    return None
