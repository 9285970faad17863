"""Days on which nobody meets: public holidays of a country, or days given one by one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeAlias

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.tables.extras import optional

Holidays: TypeAlias = str | Iterable[date | str] | None
_REMEDY = told("give a country such as FR or FR-57, days such as 2026-12-24, or None")


def days_off(holidays: Holidays, first: date, last: date) -> frozenset[date]:
    """Return the days off from one day to another, both included.

    Parameters
    ----------
    holidays : str, iterable of date or str, or None
        A country by its code of ISO 3166, with a region of it after a hyphen, such as "FR" or
        "FR-57"; or the days; None for no days off.
    first, last : date

    Raises
    ------
    InputError
        No such country or day; or the extra ``calendar`` is not installed.

    Examples
    --------
    >>> sorted(f"{day:%d.%m.}" for day in days_off("FR", date(2026, 5, 1), date(2026, 5, 31)))
    ['01.05.', '08.05.', '14.05.', '25.05.']
    >>> len(days_off("FR-57", date(2026, 1, 1), date(2026, 12, 31)))
    13
    """
    if holidays is None:
        return frozenset()
    if isinstance(holidays, str):
        days = _public(holidays, range(first.year, last.year + 1))
    else:
        days = _given(holidays)
    return frozenset(day for day in days if first <= day <= last)


def _public(code: str, years: range) -> Iterable[date]:
    package = optional("holidays", "calendar", told("a calendar of public holidays"))
    country, _, region = code.partition("-")
    try:
        found: Iterable[date] = package.country_holidays(
            country.upper(), subdiv=region.upper() or None, years=years
        )
    except NotImplementedError:
        wrong = InputProblem("unknown_name", "holidays", f"{code!r:.40}", remedy=_REMEDY)
        raise InputError(wrong) from None
    return found


def _given(days: Any) -> list[date]:
    found, problems = list[date](), list[InputProblem]()
    for one in days if isinstance(days, Iterable) else [days]:
        try:
            day = date.fromisoformat(one) if isinstance(one, str) else date(*one.timetuple()[:3])
            found.append(day)
        except (AttributeError, TypeError, ValueError):
            wrong = InputProblem("wrong_type", "holidays", f"{one!r:.40}", remedy=_REMEDY)
            problems.append(wrong)
    if problems:
        raise InputError(problems)
    return found
