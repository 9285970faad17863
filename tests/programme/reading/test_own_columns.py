"""Rules and components of one's own read columns that recognition does not know."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from matchcore import Programme
from matchcore.affinity import EqualAttribute
from matchcore.errors import UndecidedError
from matchcore.programme.reading.own_columns import with_own_columns
from matchcore.rules import SameAttribute
from matchcore.tables import Table
from tests.readings import REVERSE, read_again, tables

CODES = ["FR", "DE", "FR"]


def programme(column: str) -> Programme:
    """Return a programme with a hard rule of its own over a column."""
    return REVERSE.replace(rules=[*REVERSE.rules, SameAttribute(column)])


def given(mentors: str, mentees: str) -> dict[str, pd.DataFrame]:
    """Return foreign tables with a further column under some header."""
    return tables("en", mentors={mentors: CODES}, mentees={mentees: CODES[:2]})


@pytest.mark.slow
@pytest.mark.parametrize("column", ["Country", "country", "Pays d'origine"])
@pytest.mark.parametrize("change", [str, str.upper, str.title, "  {} ".format])
def test_a_column_of_ones_own_rule_is_found_by_its_name(column: str, change: Any) -> None:
    sources = given(change(column), column)
    reading = programme(column).recognise(**sources)
    assert reading.questions == ()
    assert column not in set(reading.missing["column"])
    assert reading.cohort.mentors.text(column).tolist() != [None] * 3
    pairs = reading.programme.match(reading.cohort).pairs
    of = {
        name: dict(zip(frame["Work email"], frame.iloc[:, -1], strict=True))
        for name, frame in sources.items()
    }
    assert len(pairs) == 2
    assert all(
        of["mentees"][a] == of["mentors"][b]
        for a, b in pairs[["mentee", "mentor"]].to_numpy().tolist()
    )
    assert read_again(reading) == reading.programme


def test_a_joined_table_brings_it() -> None:
    sources = tables("en")
    mails = [*sources["mentors"]["Work email"], *sources["mentees"]["Work email"]]
    staff = pd.DataFrame({"Work email": mails, "Country": [*CODES, *CODES[:2]]})
    reading = programme("Country").recognise(**sources, join=staff)
    assert reading.questions == ()
    assert sorted(reading.cohort.mentors.text("Country")) == sorted(CODES)


def test_it_is_asked_for_where_a_table_lacks_it() -> None:
    reading = programme("Country").recognise(**tables("en", mentors={"Country": CODES}))
    (question,) = reading.questions
    assert question.startswith("mentees: no column of Country, which is needed for: ")
    with pytest.raises(UndecidedError):
        reading.cohort  # noqa: B018


def test_a_component_of_ones_own_reads_it_too() -> None:
    affinity = REVERSE.affinity
    more = {**affinity.get_params(deep=False), "country": EqualAttribute(1.0, "Country")}
    own = REVERSE.replace(affinity=type(affinity)(**more))
    reading = own.recognise(**given("Country", "Country"))
    assert (reading.questions, "Country" in set(reading.missing["column"])) == ((), False)


def test_of_two_that_could_be_meant_the_exact_name_counts_or_none() -> None:
    wanted = {"mentors": frozenset({"country"})}
    both = {"mentors": Table("mentors", pd.DataFrame({"country": [1], "Country": [2]}))}
    assert with_own_columns({}, both, wanted) == {}
    neither = {"mentors": Table("mentors", pd.DataFrame({"COUNTRY": [1], "Country": [2]}))}
    assert with_own_columns({}, neither, wanted) == {}
    stated = {"mentors": {"Pays": "country"}}
    assert with_own_columns(stated, both, wanted) == stated
