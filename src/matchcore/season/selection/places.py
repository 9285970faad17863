"""Places: how many people are admitted, of each side and perhaps of each department or site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Literal, get_args

import numpy as np

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Rows
from matchcore.model.side import Side
from matchcore.names import fold
from matchcore.number_checks import is_whole, number_code
from matchcore.people import MOST, Cohort
from matchcore.short_repr import short_repr

By = Literal["department", "site"]
OTHERS = "*"  # each group that is not named
_ALIKE = 0.82  # similarity above which a group without applicants counts as a slip


@dataclass(frozen=True, eq=False)
class Places:
    """The places of one side.

    Attributes
    ----------
    names : list of str
        Of the groups that have places of their own; one without a name for a whole side.
    of : array of int
        The group of each person; -1 where the table does not say.
    count : array of int
        The places of each group.
    """

    names: list[str]
    of: Rows
    count: Rows

    __repr__ = short_repr


def places_of(cohort: Cohort, places: Any, by: By | None) -> tuple[Places, Places]:
    """Return the places of mentees and mentors.

    Raises
    ------
    InputError
        Lists all problems at once.
    """
    problems: list[InputProblem] = []
    tables = [side.table for side in Side]
    if by not in (None, *get_args(By)):
        remedy = told("use one of {choices}", choices=[*get_args(By)])
        problems.append(InputProblem("not_a_choice", "by", f"{by!r:.40}", remedy=remedy))
    if not isinstance(places, Mapping):
        remedy = told("give them as {example}", example='{"mentors": 40, "mentees": 60}')
        problems.append(InputProblem("wrong_type", "places", f"{places!r:.60}", remedy=remedy))
        raise InputError(problems)
    problems += [
        InputProblem(
            "unknown_option",
            f"places[{key!r}]",
            "",
            remedy=told("use some of {choices}", choices=tables),
        )
        for key in places
        if key not in tables
    ]
    if problems:
        raise InputError(problems)
    found = [_side(cohort, side, places.get(side.table), by, problems) for side in Side]
    if problems:
        raise InputError(problems)
    return found[0], found[1]


def _side(
    cohort: Cohort, side: Side, given: Any, by: By | None, problems: list[InputProblem]
) -> Places:
    people = (cohort.mentees, cohort.mentors)[side]
    size, place = len(people), f"places[{side.table!r}]"
    if given is None or not isinstance(given, Mapping):
        if given is not None and not _is_count(given, place, problems):
            given = 0
        count = size if given is None else min(int(given), MOST)
        return Places([""], np.zeros(size, dtype=np.int64), np.array([count]))
    if by is None:
        remedy = told("say by what, as in by='department'")
        problem = told("places by group need the column of the groups")
        problems.append(InputProblem("missing_argument", "by", "", problem, remedy))
        return Places([""], np.zeros(size, dtype=np.int64), np.array([0]))
    return _groups(people.text(by).tolist(), given, place, problems)


def _groups(
    cells: list[str | None], given: Mapping[Any, Any], place: str, problems: list[InputProblem]
) -> Places:
    """Return places by group: the names of groups are those of the table."""
    known = {fold(cell): cell for cell in sorted({c for c in cells if c is not None}, reverse=True)}
    counts = _counts(given, place, problems)
    problems += _slips(known, counts, place)
    others = counts.get(OTHERS)
    unnamed = [name for key, name in sorted(known.items()) if key not in counts]
    if others is None and unnamed:
        remedy = told('state their places, 0 if none; "*" is each group that is not named')
        problem = told("no places are stated for {names}", names=", ".join(unnamed))
        problems.append(InputProblem("missing_group", place, "", problem, remedy))
    keys = [key for key in sorted({*known, *counts}) if key != OTHERS]
    at = {key: k for k, key in enumerate(keys)}
    of = np.array([-1 if c is None else at[fold(c)] for c in cells], dtype=np.int64)
    amounts = [counts.get(key, others or ("", 0))[1] for key in keys]
    names = [known.get(key) or counts[key][0] for key in keys]
    return Places(names, of, np.array(amounts, dtype=np.int64))


def _slips(
    known: Mapping[str, str], counts: Mapping[str, tuple[str, int]], place: str
) -> list[InputProblem]:
    """Return the problems of groups in which nobody is and that look like another one."""
    problems = []
    for key, (name, _) in counts.items():
        near = get_close_matches(key, [*known], 1, _ALIKE)
        if key != OTHERS and key not in known and near:
            here, problem = f"{place}[{name!r}]", told("no applicant is there")
            remedy = told("is it {near!r}?", near=known[near[0]])
            problems.append(InputProblem("unknown_group", here, "", problem, remedy))
    return problems


def _counts(
    given: Mapping[Any, Any], place: str, problems: list[InputProblem]
) -> dict[str, tuple[str, int]]:
    """Return name and places of each group, by the folded name."""
    found: dict[str, tuple[str, int]] = {}
    for name, count in given.items():
        here = f"{place}[{name!r}]"
        if not isinstance(name, str):
            problems.append(InputProblem("not_text", here, "", remedy=told("give text")))
        elif fold(name) in found:
            remedy = told("keep one of the two")
            problems.append(InputProblem("duplicate", here, "", told("stated twice"), remedy))
        elif _is_count(count, here, problems):
            found[fold(name)] = (name, min(int(count), MOST))
        else:
            found[fold(name)] = (name, 0)
    return found


def _is_count(value: Any, place: str, problems: list[InputProblem]) -> bool:
    if is_whole(value) and value >= 0:
        return True
    remedy = told("give a whole number, 0 or more")
    problems.append(
        InputProblem(number_code(value, least=0), place, f"{value!r:.40}", remedy=remedy)
    )
    return False
