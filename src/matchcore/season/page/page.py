"""`write_page`: one page on a season, for the coordinator's week."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from matchcore.answer.report.document import document, part
from matchcore.season.indicators import measure
from matchcore.season.page.calendar import calendar_section
from matchcore.season.page.indicators import indicators_section
from matchcore.season.page.opening import opening
from matchcore.season.page.pitfalls import pitfalls_section
from matchcore.season.page.shown import Shown
from matchcore.season.page.troubled import troubled_section
from matchcore.season.page.week import week_section
from matchcore.season.pitfalls import check
from matchcore.season.pitfalls.subject import Subject
from matchcore.season.season import Season
from matchcore.season.week import this_week
from matchcore.tables import Target, deliver
from matchcore.wording import checked_language, say

if TYPE_CHECKING:
    from matchcore.people import Cohort
    from matchcore.season.pitfalls import Pitfalls

__all__ = ["page", "write_page"]

_SECTIONS = (
    week_section,
    indicators_section,
    calendar_section,
    troubled_section,
    pitfalls_section,
)


def write_page(
    season: Season,
    path: Target,
    *,
    cohort: Cohort | None = None,
    pitfalls: Pitfalls | None = None,
    language: str | None = None,
    today: date | None = None,
) -> None:
    """Write the page of a season: where it stands, what needs a hand, figures, calendar, pitfalls.

    One file of HTML that loads nothing, for screens of any width and for paper. It names people;
    what they wrote or rated stands nowhere in it. The same season and day give the same bytes.

    Parameters
    ----------
    season : Season
    path : path or stream
    cohort : Cohort, optional
        The tables of people, for the pitfalls that need them; see `check`.
    pitfalls : Pitfalls, optional
        As `check` returned them, with your own limits; by default with the usual ones.
    language : {"en", "fr"}, optional
        By default the matching's.
    today : datetime.date, optional
        Instead of the season's.

    Raises
    ------
    InputError
        `path` is neither a path nor a writable stream, `language` is unknown, or `today` is none.

    Examples
    --------
    >>> import io
    >>> from matchcore import Programme, datasets
    >>> programme = Programme.reverse_mentoring()
    >>> season = Season(programme, programme.match(datasets.load_demo()), today=date(2026, 3, 2))
    >>> written = io.StringIO()
    >>> write_page(season, written, language="fr")
    >>> '<html lang="fr">' in written.getvalue()
    True
    """
    season = replace(season, today=season.day if today is None else today)
    if language is not None:
        season = season.in_language(checked_language(language))
    found = check(season, cohort) if pitfalls is None else pitfalls
    found = replace(found, language=season.language)
    deliver(path, page(season, cohort, found).encode())


def page(season: Season, cohort: Cohort | None, pitfalls: Pitfalls) -> str:
    """Return the page as HTML, in the season's language."""
    subject = Subject(season, cohort)
    shown = Shown(subject, this_week(season, cohort), measure(season), pitfalls)
    sections = [make(shown) for make in _SECTIONS]
    body = "\n".join((opening(shown, sections), *(one.html for one in sections)))
    language = season.language
    return document(
        say("season_title", language, title=season.matching.title),
        language,
        body,
        skip=("week", say("season_skip", language)),
        style=part("style.css", __package__),
        script="",
    )
