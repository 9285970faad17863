"""The columns without which no matching makes sense, and the questions where they are missing."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from matchcore.errors import UndecidedError
from matchcore.people import Cohort, Role
from matchcore.programme.definition import Definition
from matchcore.programme.needs import needed_columns
from matchcore.programme.presets import preset_of
from matchcore.programme.reading.words import problems_of, reader_words
from matchcore.recognition import Question
from matchcore.rules.rule import ColumnRule
from matchcore.tables import toml_line

_HEAVY = 0.5  # of all weight: a part that must not be without its column


def refuse_unanswered(programme: Definition, cohort: Cohort) -> None:
    """Raise UndecidedError if people read by a written reading lack a decisive column.

    The questions of a reading are comments in its file. Where nobody answered them, a matching
    would leave out, say, all skills.

    Raises
    ------
    UndecidedError
        Names each missing column.
    """
    if not programme.layout.in_words:  # tables with our own headers may lack any column
        return
    sides = {"mentors": cohort.mentors, "mentees": cohort.mentees}
    missing = missing_columns(programme, lambda side, column: column in sides[side].frame)
    if asked := missing_questions(missing, programme):
        raise UndecidedError(problems_of(asked, programme.language))


def wanted_columns(programme: Definition) -> dict[str, frozenset[str]]:
    """Return the columns of each table that decide who may be matched.

    >>> from matchcore import Programme
    >>> sorted(wanted_columns(Programme.reverse_mentoring())["mentees"])
    ['availability', 'department', 'grade', 'interests', 'manager', 'site', 'wants']
    """
    by_side: dict[str, frozenset[str]] = {
        side: frozenset(column for column, need in columns.items() if need.needed_by)
        for side, columns in needed_columns(programme).items()
    }
    both = frozenset[str]().union(*by_side.values())
    return {"people": both, "join": both, "staff": frozenset(["manager"]), **by_side}


def missing_columns(programme: Definition, has: Callable[[Role, str], bool]) -> pd.DataFrame:
    """Return the columns that something needs and a side lacks, with what needs them."""
    lines = [
        (side, column, need.needed_by)
        for side, columns in needed_columns(programme).items()
        for column, need in columns.items()
        if need.needed_by and not has(side, column)
    ]
    return pd.DataFrame(lines, columns=["table", "column", "needed_by"])


def missing_questions(missing: pd.DataFrame, programme: Definition) -> list[Question]:
    """Return a question for each missing column without which no matching makes sense."""
    decisive, known, questions = _decisive(programme), reader_words(programme), list[Question]()
    parts = programme.affinity.get_params(deep=False)
    sides = missing.groupby("column", sort=False)["table"].agg(", ".join)
    once = missing.drop_duplicates("column")
    for _, column, needed_by in once.itertuples(index=False):
        names = [name for name in needed_by if name in decisive]
        if not names:
            continue
        values = {
            "table": sides[column],
            "column": column,
            "readers": tuple(known[name] for name in names),
        }
        section, line = "", ""
        is_rule = not any(name in parts for name in names)
        if is_rule and preset_of(programme) is not None:  # other files name no rules to leave out
            kinds = [name.partition("(")[0] for name in names]
            section, line = "[programme]", toml_line("without", kinds)
        code = "ask_join_or_leave" if is_rule else "ask_join"
        questions.append(Question(code, values, section, line))
    return questions


def _decisive(programme: Definition) -> set[str]:
    """Return the rules and parts without whose columns a matching means nothing.

    A hard rule over columns would forbid everybody; without its heaviest part a score says nothing.
    """
    weights = programme.affinity.weights()
    columns = [rule for rule in programme.rules if isinstance(rule, ColumnRule)]
    hard = {str(rule) for rule in columns if not rule.is_soft}
    return hard | {name for name, weight in weights.items() if weight >= _HEAVY}
