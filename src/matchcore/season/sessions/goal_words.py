"""Themes and goals of sessions in words."""

from __future__ import annotations

from matchcore.catalogue import number
from matchcore.names import skill_in
from matchcore.season.sessions.themes import Goal
from matchcore.wording import LANGUAGES, Language, say

TOP = 5  # of the scale of levels


def theme_words(theme: str, goal: str, language: Language) -> str:
    """Return what a session is about: its skill, or what it is for.

    >>> theme_words("apprentissage automatique", "begin", "en"), theme_words("", "review", "en")
    ('machine learning', 'review')
    """
    named = skill_in(theme, LANGUAGES.index(language))
    return named or say(f"session_about_{goal}", language)


def short_goal(theme: str, goal: str, language: Language) -> str:
    """Return what one session is for.

    >>> short_goal("Excel", "begin", "en")
    'Excel: see what it is good for, and try it once together'
    """
    named = skill_in(theme, LANGUAGES.index(language))
    return say(f"session_goal_{goal}", language, skill=named)


def long_goal(goal: Goal, language: Language) -> str:
    """Return what the sessions on one theme are for.

    >>> long_goal(Goal("Excel", 3, 2.0, 4.0), "en")
    'Excel: from level 2 to level 4 out of 5'
    >>> long_goal(Goal("Excel", 3, 0.0, 2.0), "fr")
    'Excel : partir de zéro et atteindre le niveau 2 sur 5'
    """
    named = skill_in(goal.theme, LANGUAGES.index(language))
    code = "session_long" if goal.before else "session_long_new"
    levels = {
        "before": number(goal.before, "g", language),
        "after": number(goal.after, "g", language),
    }
    values = {"after": levels["after"]} if not goal.before else levels
    return say(code, language, skill=named, top=TOP, **values)
