"""`check`: looks for the known pitfalls of a season, each by a stated rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.number_checks import is_number, wrong_count
from matchcore.people import Cohort
from matchcore.rounds import Learning
from matchcore.season.pitfalls.chemistry import no_language, vetoed, weak
from matchcore.season.pitfalls.elsewhere import several_programmes
from matchcore.season.pitfalls.finding import SEVERITIES, Finding
from matchcore.season.pitfalls.measuring import aims, measured
from matchcore.season.pitfalls.meeting import not_meeting
from matchcore.season.pitfalls.overlap import thin_overlap
from matchcore.season.pitfalls.pitfalls import Pitfalls
from matchcore.season.pitfalls.preparing import untrained
from matchcore.season.pitfalls.spending import too_little_time, without_date
from matchcore.season.pitfalls.subject import Subject
from matchcore.season.season import Season

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["check"]


class _Check(NamedTuple):
    """One check, and what it needs: a part of the season, or a column of the tables."""

    name: str
    find: Callable[[Subject], Iterator[Finding]]
    needs: Sequence[str] = ()
    any_of: Sequence[str] = ()


_CHECKS = (
    _Check("training", untrained, any_of=("training", "trained")),
    _Check("hours", too_little_time, ("sessions", "hours")),
    _Check("dates", without_date, ("sessions",)),
    _Check("overlap", thin_overlap),
    _Check("vetoes", vetoed, ("learning",)),
    _Check("languages", no_language, ("languages",)),
    _Check("chemistry", weak),
    _Check("programmes", several_programmes, any_of=("running", "programme")),
    _Check("meeting", not_meeting, ("sessions",)),
    _Check("aims", aims),
    _Check("measuring", measured),
)


def check(
    season: Season,
    cohort: Cohort | None = None,
    *,
    learning: Learning | None = None,
    least_hours: int = 2,
    weeks: int = 4,
    response: float = 0.5,
) -> Pitfalls:
    """Look for the known pitfalls of a season: who is concerned, why, and what to do.

    Every finding follows from a stated rule over what people and programmes said; protected
    attributes are never looked at. What could not be checked is named, and does not count as good.

    Parameters
    ----------
    season : Season
    cohort : Cohort, optional
        The tables of people, for their hours a month, trainings, languages and other programmes;
        a saved matching has none of them.
    learning : matchcore.rounds.Learning, optional
        What was learnt from earlier meetings: vetoes, and the liking that is expected.
    least_hours : int
        Hours of the week that two people need in common.
    weeks : int
        Without a session held for so long, a couple does not meet.
    response : float
        The share of answers below which a survey says little, from 0 to 1.

    Returns
    -------
    Pitfalls
        ``print`` it; ``frame`` has a row for each finding.

    Raises
    ------
    InputError
        Lists every argument that is wrong.

    Examples
    --------
    >>> from matchcore import Programme, datasets
    >>> programme, cohort = Programme.reverse_mentoring(), datasets.load_demo()
    >>> season = Season(programme, programme.match(cohort))
    >>> found = check(season, cohort)
    >>> "no_pulse" in found.frame["pitfall"].tolist()
    True
    """
    subject = Subject(season, cohort, learning, least_hours, weeks, response)
    _refuse_wrong(subject)
    findings: list[Finding] = []
    unchecked: dict[str, tuple[str, ...]] = {}
    for one in _CHECKS:
        missing = tuple(need for need in one.needs if not subject.knows(need))
        if one.any_of and not any(subject.knows(need) for need in one.any_of):
            missing += tuple(one.any_of)
        if missing:
            unchecked[one.name] = missing
        else:
            findings += one.find(subject)
    return Pitfalls(
        tuple(sorted(findings, key=_urgency)), unchecked, season.labels, season.language
    )


def _refuse_wrong(subject: Subject) -> None:
    """Raise for every argument of `check` that is wrong."""
    kinds = {"season": Season, "cohort": Cohort, "learning": Learning}
    problems = []
    for name, kind in kinds.items():
        given = getattr(subject, name)
        if not (isinstance(given, kind) or (given is None and name != "season")):
            remedy = told("give a {kind}", kind=kind.__name__)
            problems.append(InputProblem("wrong_type", name, f"{given!r:.60}", "", remedy))
    problems += wrong_count("least_hours", subject.least_hours)
    problems += wrong_count("weeks", subject.weeks)
    share = subject.response
    if not (is_number(share) and 0 <= share <= 1):
        remedy = told("give a number from 0 to 1")
        problems.append(InputProblem("out_of_range", "response", f"{share!r:.60}", "", remedy))
    if problems:
        raise InputError(problems)


def _urgency(one: Finding) -> tuple[int, str, str, str]:
    return SEVERITIES.index(one.severity), one.pitfall, one.mentee, one.mentor
