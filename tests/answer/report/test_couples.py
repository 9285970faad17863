"""The couples on the page: all of them, with what the script needs to narrow them."""

from __future__ import annotations

from functools import cache

import pandas as pd

from matchcore import Affinity, Cohort, Programme
from matchcore.affinity.lists import SharedInterests
from matchcore.affinity.taught import TaughtSkills
from tests.answer.html_pages import Page, report
from tests.cohorts import season, season_programme, season_tables


def rows(page: Page) -> list[dict[str, str | None]]:
    return [own for own in page.all("tr") if "data-v" in own]


@cache
def placed() -> Page:
    """e1–m1 (Law, Lyon; HR, Nice) share a wish; e2–m2 (HR, no site; HR, Nice) do not."""
    mentors = pd.DataFrame(
        {
            "id": ["m1", "m2"],
            "skills": ["sql", "go"],
            "interests": ["a", "b"],
            "department": ["Law", "HR"],
            "site": ["Lyon", None],
        }
    )
    mentees = pd.DataFrame(
        {
            "id": ["e1", "e2"],
            "wants": ["sql", "sql"],
            "interests": ["c", "b"],
            "department": ["HR", "HR"],
            "site": "Nice",
        }
    )
    affinity = Affinity(skills=TaughtSkills(weight=3), interests=SharedInterests(weight=1))
    return report(Programme(affinity=affinity).match(Cohort(mentors, mentees)))


def test_couples_stand_in_the_order_of_their_scores() -> None:
    table = report(season()).table("Every couple")
    assert table[0] == ["mentor", "mentee", "why", "score"]
    assert [(row[0], row[1], row[3]) for row in table[1:]] == [
        ("Zoé Ferrand (m1)", "Ana <b> (e1)", "0.875"),
        ("Bob & Co (m2)", "=1+1 (e2)", "0.188"),
    ]


def test_each_couple_is_told_in_a_sentence() -> None:
    why = [row[2] for row in report(season()).table("Every couple")[1:]]
    assert why == [
        "The mentor teaches Python and SQL, which the mentee would like to learn; "
        "a shared interest: jazz.",
        "The mentor teaches Python, which the mentee would like to learn.",
    ]


def test_rows_hold_what_they_are_filtered_by() -> None:
    """Departments HR 0, Law 1; sites Lyon 0, Nice 1; the first mark is no wanted skill."""
    page = placed()
    assert [(own.get("data-d"), own.get("data-s"), own.get("data-m")) for own in rows(page)] == [
        ("1 0", "0 1", None),
        ("0", "1", "0"),
    ]
    assert [float(own["data-v"] or 0) for own in rows(page)] == [0.45, 0.25]
    options = [(own["value"], text) for own, text in _options(page)]
    assert options == [
        *(("", "all"), ("0", "HR"), ("1", "Law")),
        *(("", "all"), ("0", "Lyon"), ("1", "Nice")),
        ("", "all"),
        ("any", "with a mark"),
        ("0", "no wanted skill"),
        ("1", "no hour in common"),
    ]


def _options(page: Page) -> list[tuple[dict[str, str | None], str]]:
    pairs = zip(page.elements, page.texts, strict=True)
    return [(own, text) for (tag, own), text in pairs if tag == "option"]


def test_a_marked_couple_says_so_and_the_cautions_count_it() -> None:
    page = placed()
    why = page.table("Every couple")
    assert why[1][2].endswith(".")
    assert why[2][2].endswith("no wanted skill")
    assert "Without a wanted skill: 1 couple of 2 (m2 → e2)" in page.said("li")


def test_controls_appear_with_the_script_alone_and_only_where_there_is_a_choice() -> None:
    page = report(season())
    [form] = page.all("form")
    assert "hidden" in form
    assert [own["id"] for own in page.all("select")] == ["mark"], "no departments, no sites"
    assert [own.get("data-sort") for own in page.all("th", scope="col")][:4] == [
        *("mentor", "mentee", None, "score"),
    ]


def test_department_and_site_stand_under_the_name() -> None:
    assert placed().table("Every couple")[1][:2] == ["m1Law · Lyon", "e1HR · Nice"]


def test_without_a_couple_there_is_no_table() -> None:
    tables = season_tables()
    tables["mentors"]["capacity"] = 0
    page = report(season_programme().match(Cohort(**tables)))
    assert not rows(page)
    assert "No couple could be made." in page.said("p")


def test_narrow_screens_learn_the_columns_once() -> None:
    """Their rows are cards without heads; the names would weigh too much in each row."""
    [own] = [one for one in report(season()).all("table") if one.get("class") == "couples"]
    assert own["style"] == "--mentor:'mentor';--mentee:'mentee';--score:'score';"
