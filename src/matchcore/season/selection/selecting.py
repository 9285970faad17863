"""`select`: from applicants and places to who is admitted, who waits and who is refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Unpack

from matchcore.answer import Matching
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.assignment import Assignment
from matchcore.model.side import Side
from matchcore.number_checks import is_number, number_code
from matchcore.people import Cohort
from matchcore.programme.matching import as_cohort
from matchcore.programme.prepared import Prepared
from matchcore.programme.programme import Programme
from matchcore.season.selection.criteria import Criteria
from matchcore.season.selection.eligibility import eligibility
from matchcore.season.selection.found import Found
from matchcore.season.selection.frames import frames_of
from matchcore.season.selection.numbers import Numbers, best_scored, numbers
from matchcore.season.selection.places import By, places_of
from matchcore.season.selection.scoring import scores
from matchcore.season.selection.selection import Selection
from matchcore.solver import SolveOptions
from matchcore.solver.admission import Admission, admit
from matchcore.wording import Language, checked_language

__all__ = ["select"]


def select(
    programme: Programme,
    applicants: Cohort,
    *,
    places: Mapping[str, int | Mapping[str, int]],
    by: By | None = None,
    jointly: bool = True,
    criteria: Criteria | None = None,
    columns: Mapping[str, str] | None = None,
    language: Language | None = None,
    effort: float = 1.0,
    **options: Unpack[SolveOptions[Matching | Assignment]],
) -> Selection:
    """Choose whom to admit from applicants, with reasons, together with the matching.

    First the criteria say who may be admitted. Each of these has a score, a weighted sum of parts
    (see `Criteria` and the guide "Selection"). No place is filled twice, and no place stays empty
    for which somebody may be admitted. Jointly, those are admitted who give the best couples, in
    this order: what the programme's matching ranks (by default most mentees with a mentor, most
    couples, couples with a wanted skill, the total of the scores of couples), then the sum of the
    selection scores. With places for everybody this is the matching of the programme.

    Parameters
    ----------
    programme : Programme
    applicants : Cohort
        Mentor applicants and mentee applicants, as `Programme.read` returns them.
    places : mapping
        ``{"mentors": 40, "mentees": 60}``, or by group ``{"mentees": {"R&D": 10, "RH": 5}}``;
        ``"*"`` is each group that is not named. A side that is left out has places for everybody.
    by : {"department", "site"}, optional
        The column of the groups.
    jointly : bool
        If false, the highest scores are admitted first, and then matched.
    criteria : Criteria, optional
    columns : mapping of str to str, optional
        Header → wish, validated, used, curiosity, interview or consent, where a header says it in
        words that are not known.
    language : {"en", "fr"}, optional
        Of reasons and summary; the programme's if left out.
    effort : float
        Scales the work of the search where the relaxation does not settle the choice.
    **options
        Those of `Programme.match`, for the matching of those admitted.

    Returns
    -------
    Selection

    Raises
    ------
    InputError
        The places, the criteria or cells cannot be used; every problem is listed.

    Notes
    -----
    Choosing whom to admit on both sides is a flow where everybody has one partner at most. In
    general it is a location problem [1]_: its relaxation is solved over generated pairs, its
    prices prove a bound in whole numbers, and CP-SAT closes what gap is left, or it is stated.

    References
    ----------
    .. [1] G. Cornuéjols, G. Nemhauser, L. Wolsey, "The uncapacitated facility location problem",
       in "Discrete Location Theory" (1990).

    Examples
    --------
    >>> from matchcore import Programme, datasets
    >>> from matchcore.season import select
    >>> programme, applicants = Programme.reverse_mentoring(), datasets.load_demo()
    >>> selection = select(programme, applicants, places={"mentors": 20, "mentees": 25})
    >>> len(selection.admitted), selection.proven, len(selection.matching.pairs)
    (45, True, 30)
    """
    cohort = as_cohort("match", applicants, {})
    criteria = Criteria() if criteria is None else criteria
    _refuse(criteria, columns, effort, jointly)
    words = checked_language(programme.language if language is None else language)
    programme = programme.replace(language=words)
    groups = places_of(cohort, places, by)
    given = scores(programme, cohort, criteria, dict(columns or {}))
    prepared = Prepared(cohort)
    problem, _ = prepared.problem(programme)
    may = eligibility(cohort, problem, criteria, given, groups)
    eligible = may[0].eligible, may[1].eligible
    asked = numbers(problem, prepared.preference(programme), eligible, given, groups)
    admission = _admission(asked, jointly, effort)
    admitted = asked.mentees[admission.mentees], asked.mentors[admission.mentors]
    coupled = [asked.mentees[admission.chosen.pairs.any(axis=1)]]
    coupled.append(asked.mentors[admission.chosen.pairs.any(axis=0)])
    tables = frames_of(cohort, (given, may, groups), admitted, (coupled[0], coupled[1]))
    found = Found(
        admission.levels,
        jointly,
        by or "",
        {side.table: _counts(groups[side]) for side in Side},
        {side.role: given[side].weights for side in Side},
        asked.shift,
        _closed(programme, cohort, tables["refused"]),
    )
    return Selection(programme, cohort, **tables, found=found, _options=dict(options))


def _refuse(criteria: Any, columns: Any, effort: Any, jointly: Any) -> None:
    """Raise for arguments that cannot be used."""
    problems = []
    if not isinstance(criteria, Criteria):
        remedy = told("give a Criteria")
        problems.append(InputProblem("wrong_type", "criteria", f"{criteria!r:.60}", remedy=remedy))
    if columns is not None and not isinstance(columns, Mapping):
        remedy = told("give a mapping of headers to names")
        problems.append(InputProblem("wrong_type", "columns", f"{columns!r:.60}", remedy=remedy))
    if not (is_number(effort) and effort > 0):
        code = "out_of_range" if is_number(effort) else number_code(effort, least=0)
        remedy = told("give a number above 0")
        problems.append(InputProblem(code, "effort", f"{effort!r:.40}", remedy=remedy))
    if not isinstance(jointly, bool):
        remedy = told("use True or False")
        problems.append(InputProblem("not_yes_or_no", "jointly", f"{jointly!r:.40}", remedy=remedy))
    if problems:
        raise InputError(problems)


def _admission(asked: Numbers, jointly: bool, effort: float) -> Admission:
    """Return the best admission, or the best couples of those with the highest scores."""
    first = best_scored(asked)
    of_first = admit(asked.problem.only(first.mentees, first.mentors), effort=effort)
    if not jointly or (first.mentees.all() and first.mentors.all()):
        found = of_first
    else:
        starts = () if of_first is None else (of_first.chosen,)
        found = admit(asked.problem, starts, effort)
    if found is None:
        problem = told("the couples that a rule requires need more places than there are")
        remedy = told("give more places, or require fewer couples")
        raise InputError(InputProblem("too_few_places", "places", "", problem, remedy))
    return found


def _counts(group: Any) -> dict[str, int]:
    return dict(zip(group.names, group.count.tolist(), strict=True))


def _closed(programme: Programme, cohort: Cohort, refused: Any) -> dict[str, str]:
    """Return why the rules leave somebody no partner, by role and id."""
    if not (refused["why"] == "no_partner").any():
        return {}
    blocked = programme.check(cohort).blocked
    return {
        f"{role} {who}": why
        for who, role, why in zip(blocked["who"], blocked["role"], blocked["why"], strict=True)
    }
