"""Any dialect gives the people who were written in it, or what differs is told."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Cohort, Programme
from matchcore.errors import InputError
from matchcore.people import People
from matchcore.programme.reading.reading import Reading
from tests.cohorts import examples
from tests.dialect_files import sources_of
from tests.dialect_people import Drawn, Person, drawn_people
from tests.dialects import Dialect, dialects

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

Truth = dict[str, dict[str, Any]]
"""Column → person → value; people without one are left out."""


def truth(dialect: Dialect, drawn: Drawn, side: str) -> Truth:
    """Return what each column of one side holds."""
    people: list[Person] = getattr(drawn, side)
    key = {p.id: p.email if "email" in dialect.known_by else p.id for p in drawn.everybody}
    read: dict[str, Callable[[Person], Any]] = {
        "id": lambda p: key[p.id],
        "name": lambda p: _name(dialect, p),
        "department": lambda p: p.department,
        "site": lambda p: None if dialect.less else p.site,
        "grade": lambda p: p.rung,
        "interests": lambda p: dict.fromkeys(p.interests),
        "languages": lambda p: {} if dialect.less else dict.fromkeys(p.languages),
        "availability": lambda p: dict.fromkeys(sorted(p.week)),
        "trained": lambda p: p.trained,
        "hours": lambda p: p.hours,
        "motivation": lambda p: p.motivation,
    }
    if side == "mentors":
        read |= {"skills": lambda p: p.skills, "capacity": lambda p: p.capacity}
    else:
        read["wants"] = lambda p: p.wants
    return {
        name: {key[p.id]: value for p in people if (value := get(p)) not in (None, {})}
        for name, get in read.items()
    }


def _name(dialect: Dialect, person: Person) -> str:
    is_capitals = dialect.names == "capitals"
    return f"{person.last.upper()} {person.first}" if is_capitals else person.name


def found(people: People, column: str) -> dict[str, Any]:
    """Return what a cohort holds in one column."""
    if column in ("interests", "languages", "availability", "skills", "wants"):
        items, lists = people.items(column), dict[str, dict[str, Any]]()
        for row, label, value in zip(items.rows, items.labels, items.values, strict=True):
            lists.setdefault(people.ids[row], {})[label] = None if np.isnan(value) else int(value)
        return lists
    values = people.values(column).tolist()
    return {i: v for i, v in zip(people.ids, values, strict=True) if v is not None and v == v}


def differences(dialect: Dialect, drawn: Drawn, cohort: Cohort) -> dict[str, str]:
    """Return the columns in which a cohort is not what was written, with an example."""
    differ = dict[str, str]()
    shift = _shift(dialect, drawn, cohort)
    for side, people in (("mentors", cohort.mentors), ("mentees", cohort.mentees)):
        for column, expected in truth(dialect, drawn, side).items():
            got = found(people, column)
            if column == "grade":
                got = {one: grade - shift for one, grade in got.items()}
            wrong = [k for k in {*expected, *got} if expected.get(k) != got.get(k)]
            if wrong:
                k = min(wrong)
                differ[f"{side}, {column}"] = f"{k}: {expected.get(k)!r}, read {got.get(k)!r}"
    expected = _managers(dialect, drawn)
    if expected != cohort.managers:
        one = min({*expected.items()} ^ {*cohort.managers.items()})[0]
        differ["manager"] = f"{one}: {expected.get(one)!r}, read {cohort.managers.get(one)!r}"
    return differ


def _shift(dialect: Dialect, drawn: Drawn, cohort: Cohort) -> float:
    """Return how far grades are from those drawn: only their differences mean anything."""
    rungs = [p.rung for p in drawn.everybody if p.rung]
    grades = np.concatenate([cohort.mentors.numbers("grade"), cohort.mentees.numbers("grade")])
    known = grades[~np.isnan(grades)]
    return float(known.min() - min(rungs)) if rungs and len(known) else 0.0


def _managers(dialect: Dialect, drawn: Drawn) -> dict[str, str]:
    """Return the managers who can be told apart in a dialect."""
    if dialect.managers == "none":
        return {}
    form, is_id = dialect.managers, "email" not in dialect.known_by
    by_name = form in ("name", "last, first", "directory")
    by_email = form == "email" and dialect.known_by != "id"
    people = {p.id: p.id if is_id else p.email for p in drawn.everybody}
    bosses = {p.id: p.manager for p in drawn.everybody if p.manager}
    return {
        people[i]: people.get(
            b.id, b.name if by_name else b.email if by_email or not is_id else b.id
        )
        for i, b in bosses.items()
    }


def check(dialect: Dialect, drawn: Drawn) -> str:
    """Read people in a dialect, and check that what differs is told; return what happened."""
    with TemporaryDirectory() as folder:
        sources, meanings = sources_of(dialect, drawn, Path(folder))
        try:
            reading = Programme.reverse_mentoring().recognise(**sources)
            if reading.questions:
                return "asked: " + " ".join(reading.questions)
            cohort = reading.cohort
        except InputError as error:
            return f"refused: {error}"
        for name, programme in kept(reading).items():
            assert _same(programme.read(**sources), cohort), name
    told = [*reading.cautions, *cohort.cautions]
    differ = differences(dialect, drawn, cohort)
    for place, example in differ.items():
        side, _, column = place.rpartition(", ")
        headers = [repr(header) for header, ours in meanings.items() if ours == column]
        names = [f"{side or 'mentors'}, {column}", f"people, {column}", *headers]
        assert any(name in text for name in names for text in told), (
            place,
            example,
            told,
            str(reading),
        )
    return f"differs: {differ}" if differ else "equal"


def kept(reading: Reading[Programme]) -> dict[str, Programme]:
    """Return the programme of a reading in the forms in which people keep it."""
    programme, text = reading.programme, io.StringIO()
    programme.to_toml(text)
    return {
        "the programme": programme,
        "as a file": Programme.from_toml(io.StringIO(text.getvalue())),
        "as a file with comments": Programme.from_toml(io.StringIO(reading.to_toml())),
    }


def _same(one: Cohort, other: Cohort) -> bool:
    """Return whether two cohorts hold the same people; how they were told of may differ."""
    if one.managers != other.managers:
        return False
    for mine, theirs in ((one.mentors, other.mentors), (one.mentees, other.mentees)):
        if mine.ids.tolist() != theirs.ids.tolist() or [*mine.columns] != [*theirs.columns]:
            return False
        if not all(found(mine, c) == found(theirs, c) for c in mine.columns):
            return False
        if "prefers" in mine.frame and not mine.frame["prefers"].equals(theirs.frame["prefers"]):
            return False
    return True


@st.composite
def written(draw: DrawFn, sizes: SearchStrategy[int]) -> tuple[Dialect, Drawn]:
    """Draw people and a dialect that can say all that is true of them."""
    dialect = draw(dialects())
    drawn = drawn_people(
        dialect.seed,
        size=draw(sizes),
        ids=dialect.ids,
        levels=dialect.levels not in ("none", "marks"),
        both=draw(st.booleans()),
    )
    return dialect, drawn


@pytest.mark.slow
@examples(30)
@given(case=written(st.integers(4, 9)))
def test_people_in_any_dialect_are_read_or_what_differs_is_told(case: tuple[Dialect, Drawn]):
    check(*case)


@pytest.mark.long
@examples(600)
@given(case=written(st.integers(1, 30)))
def test_people_in_many_dialects(case: tuple[Dialect, Drawn]):
    check(*case)


@pytest.mark.long
def test_hardly_any_dialect_needs_a_question():
    """Otherwise the tests above would say little: what is asked or refused passes them."""
    verdicts = list[str]()

    @examples(200)
    @given(case=written(st.integers(6, 12)))
    def collect(case: tuple[Dialect, Drawn]) -> None:
        verdicts.append(check(*case))

    collect()
    assert sum(verdict == "equal" for verdict in verdicts) >= 0.9 * len(verdicts)


@pytest.mark.slow
@examples(10)
@given(case=written(st.integers(5, 8)), other=st.integers(0, 10**6))
def test_the_order_of_rows_and_columns_does_not_matter(case: tuple[Dialect, Drawn], other: int):
    """The seed also draws headers, so that only frames of one table are reordered here."""
    dialect, drawn = case
    dialect = replace(dialect, source="frame", known_by="both", more=False)
    with TemporaryDirectory() as folder:
        sources, _ = sources_of(dialect, drawn, Path(folder))
    mixed = {
        name: table.sample(frac=1, random_state=other).sample(frac=1, axis=1, random_state=other)
        for name, table in sources.items()
    }
    programme = Programme.reverse_mentoring()
    readings = [programme.recognise(**tables) for tables in (sources, mixed)]
    if not any(reading.questions for reading in readings):
        one, another = (reading.cohort for reading in readings)
        assert all(
            found(mine, column) == found(theirs, column)
            for mine, theirs in ((one.mentors, another.mentors), (one.mentees, another.mentees))
            for column in mine.columns
        )


@pytest.mark.slow
@examples(5)
@given(case=written(st.integers(5, 8)))
def test_one_table_or_two_hold_the_same_people(case: tuple[Dialect, Drawn]):
    dialect, drawn = case
    for tables in ("two", "roles"):
        check(replace(dialect, tables=tables), drawn)


# What drawing has found ---------------------------------------------------------------------------


def recognised(mentors: dict[str, list[Any]], mentees: dict[str, list[Any]]) -> Cohort:
    """Return the people of two tables, each with grades and departments besides."""
    more = {"Service": ["IT", "RH", "R&D"], "Grade": [1, 2, 3]}
    tables = [
        pd.DataFrame(t | {k: more[k] for k in more if k not in t}, dtype=object)
        for t in (mentors, mentees)
    ]
    reading = Programme.reverse_mentoring().recognise(mentors=tables[0], mentees=tables[1])
    assert not reading.questions
    return reading.cohort


WANTS = {"E-mail": ["x@x.org", "y@x.org", "z@x.org"], "Souhaits": ["SQL", "Python", "SQL, Python"]}
MAILS = ["a@x.org", "b@x.org", "c@x.org"]


@pytest.mark.parametrize("sign", [";", " | ", ", ", "、", "；", " / "])
def test_an_entry_with_a_slash_ends_at_the_separator(sign: str):
    skills = [sign.join(one) for one in (["Go", "SQL", "CI/CD"], ["CI/CD", "SQL"], ["SQL", "Go"])]
    cohort = recognised({"E-mail": MAILS, "Compétences": skills}, WANTS)
    assert set(cohort.mentors.items("skills").labels) == {"Go", "SQL", "CI/CD"}


@pytest.mark.parametrize("dash", [" - ", " – ", " → "])
@pytest.mark.parametrize("words", [("expert", "débutant"), ("advanced", "beginner")])
def test_a_dash_before_a_level_separates_nothing(dash: str, words: tuple[str, str]):
    high, low = words
    skills = [
        f"Go{dash}{high}, SQL{dash}{low}",
        f"SQL{dash}{high}, Go{dash}{low}",
        f"Go{dash}{low}",
    ]
    cohort = recognised({"E-mail": MAILS, "Compétences": skills}, WANTS)
    items = cohort.mentors.items("skills")
    assert set(items.labels) == {"Go", "SQL"}
    assert not np.isnan(items.values).any()


def test_figures_after_nearly_all_names_are_levels_and_told():
    skills = ["Go (5), SQL (2)", "SQL (4), Go (1)", "Go (3)"]
    cohort = recognised({"E-mail": MAILS, "Compétences": skills}, WANTS)
    assert found(cohort.mentors, "skills")["a@x.org"] == {"Go": 5, "SQL": 2}
    assert any(
        "mentors, skills: figures" in text and "'Go (1)'" in text for text in cohort.cautions
    )


def test_a_figure_after_one_name_is_part_of_it_and_told():
    skills = ["Python (3), SQL", "SQL, Go", "Go"]
    cohort = recognised({"E-mail": MAILS, "Compétences": skills}, WANTS)
    assert found(cohort.mentors, "skills")["a@x.org"] == {"Python (3)": None, "SQL": None}
    assert any("mentors, skills: a figure is part" in text for text in cohort.cautions)


def test_hours_are_entries_whatever_separates_them():
    hours = ["mon-14 / mon-15", "tue-09 / tue-10 / tue-11", "mon-14 / mon-15"]
    mentors = {"E-mail": MAILS, "Compétences": ["SQL"] * 3, "Disponibilités": hours}
    cohort = recognised(mentors, WANTS)
    assert [*found(cohort.mentors, "availability")["b@x.org"]] == ["tue-09", "tue-10", "tue-11"]
    assert not any("one entry" in text for text in cohort.cautions)


def test_several_times_of_one_day_belong_to_it():
    hours = ["Monday 9:00-11:00, 14:00-15:00", "Tuesday 9:00-10:00", "Friday morning"]
    mentors = {"E-mail": MAILS, "Skills": ["SQL"] * 3, "Availability": hours}
    week = found(recognised(mentors, WANTS).mentors, "availability")
    assert [*week["a@x.org"]] == ["mon-09", "mon-10", "mon-14"]


def test_the_total_below_a_grid_is_nobody():
    mentors = {
        "E-mail": [*MAILS[:2], "Total"],
        "Compétences [SQL]": [5, None, 5],
        "Compétences [Go]": [1, 2, 3],
        "Service": ["IT", "RH", None],
    }
    cohort = recognised(mentors, WANTS)
    assert cohort.mentors.ids.tolist() == MAILS[:2]
    assert any("row 3 ('Total')" in text for text in cohort.cautions)


@pytest.mark.slow
def test_nothing_at_all_in_a_grid_makes_nobody_a_mentor():
    people = pd.DataFrame(
        {
            "E-mail": MAILS,
            "Service": ["IT", "RH", "R&D"],
            "Grade": [1, 5, 5],
            "Skills [Go]": ["Expert", "None", "None"],
            "Skills [SQL]": ["Beginner", "None", "None"],
            "What I want to learn [Go]": ["None", "Expert", "Beginner"],
            "What I want to learn [SQL]": ["None", "None", "Expert"],
        },
        dtype=object,
    )
    cohort = Programme.reverse_mentoring().recognise(people=people).cohort
    assert cohort.mentors.ids.tolist() == MAILS[:1]
    assert cohort.mentees.ids.tolist() == MAILS[1:]


@pytest.mark.parametrize(
    "names", [("Name", "First name"), ("Nom", "Prénom"), ("nom", "pre\u0301nom")]
)
def test_parts_of_a_name_are_no_typos_and_may_be_decomposed(names: tuple[str, str]):
    last, first = names
    mentors = {"E-mail": MAILS, last: ["Li", "Day", "Roy"], first: ["Ana", "Bo", "Cy"]}
    cohort = recognised({**mentors, "Compétences": ["SQL"] * 3}, WANTS)
    assert cohort.mentors.text("name").tolist() == ["Ana Li", "Bo Day", "Cy Roy"]


def test_a_header_above_a_sparse_grid_is_found_below_a_title(tmp_path: Path):
    items = [f"Skills [{name}]" for name in ("Go", "SQL", "C", "R", "Excel", "Python", "Java")]
    lines = [["Mentors 2026"], ["E-mail", "Department", "Grade", *items]]
    lines += [
        [mail, "IT", "1", *("4" if k == place else "" for k in range(len(items)))]
        for place, mail in enumerate(MAILS * 2)
    ]
    path = tmp_path / "mentors.csv"
    text = "\n".join("\t".join(line) for line in lines).replace("c@x.org", "d@x.org")
    path.write_text(text, encoding="utf-16")
    reading = Programme.reverse_mentoring().recognise(
        mentors=path, mentees=pd.DataFrame(WANTS | {"Service": ["IT"] * 3, "Grade": [4, 5, 6]})
    )
    assert reading.columns.query("table == 'mentors'").header.tolist() == lines[1]
