"""The page of a season, as a browser would read it."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from itertools import pairwise

import pytest

from matchcore.errors import InputError
from matchcore.programme.aims import Aim, Target
from matchcore.season import Season, write_page
from matchcore.season.page.interval_bar import interval_bar
from matchcore.season.page.shown import listed, with_commands
from matchcore.wording.season_page_sentences import SEASON_PAGE
from tests.answer.html_pages import Page
from tests.french import french_faults
from tests.season.parts import TODAY, matched, programme, pulse, season, sessions, training

PLAN = sessions(
    ("1", "2026-03-11 10:00", "held"),
    ("2", "2026-03-12 10:00", "missed"),
    ("1", "2026-03-19 10:00", "planned"),
    ("3", "2026-03-31 14:30", "planned"),
)
ASKED = tuple((1, k, role) for k in "123" for role in ("mentee", "mentor"))


def full() -> Season:
    """Return a season with every part, and an aim."""
    aim = Aim("closer", targets=[Target("coverage", at_least=0.9)])
    parts = {
        "sessions": PLAN,
        "training": training(("e1",), (("e1", ""),)),
        "pulse": pulse(ASKED, answered=ASKED[:4], troubled=("2",), concerns=1),
    }
    return replace(season(**parts), programme=programme().replace(aims=[aim]))


def read(one: Season, **options: object) -> Page:
    buffer = io.StringIO()
    write_page(one, buffer, **options)  # type: ignore[arg-type]
    return Page(buffer.getvalue())


@pytest.mark.parametrize("language", ["en", "fr"])
def test_its_structure_is_whole(language: str) -> None:
    page = read(full(), language=language)
    assert page.open == []
    assert page.all("html") == [{"lang": language}]
    headings = [int(tag[1]) for tag in page.tags if re.fullmatch("h[1-6]", tag)]
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(headings))
    assert page.tags.count("table") == page.tags.count("caption")
    assert all(own.get("scope") in ("col", "row") for own in page.all("th"))
    ids = [value for name, value in page.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    links = [own["href"] for own in page.all("a")]
    assert {f"#{one}" for one in ids} >= {*links}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_loads_nothing_and_runs_nothing(language: str) -> None:
    page = read(full(), language=language)
    assert not {"src", "srcset", "data", "action"} & {name for name, _ in page.attributes}
    assert "http:" not in page.html.replace("http-equiv", "")
    assert "https:" not in page.html
    assert "default-src 'none'" in page.html
    assert not [name for name, _ in page.attributes if name.startswith("on")]


def test_it_says_where_the_season_stands() -> None:
    page = read(full())
    assert page.said("h1") == ["matching"]
    assert page.all("time")[0] == {"datetime": "2026-03-18"}
    assert list(zip(page.said("dt"), page.said("dd"), strict=True)) == [
        ("couples that meet", "3 of 3"),
        ("sessions held", "1 of 2"),
        ("answers to surveys", "4 of 6"),
        ("people trained", "5 of 6"),
    ]
    assert page.said("h2") == [
        "This week",
        "Indicators",
        "Calendar",
        "Couples in trouble",
        *[one for one in page.said("h2") if one.startswith("Pitfalls (")],
    ]


@pytest.mark.slow
def test_what_is_not_known_is_no_zero() -> None:
    figures = dict(zip(read(season()).said("dt"), read(season()).said("dd"), strict=True))
    assert figures["sessions held"] == "– none was due"
    assert figures["answers to surveys"] == "– nobody was asked"
    assert "No session is planned." in read(season()).text
    assert "Not known: no survey was read." in read(season()).text


def test_the_calendar_has_a_column_per_week() -> None:
    page = read(full())
    head, *rows = page.table("Sessions by couple and week")
    assert head == ["mentor → mentee", "9 March", "16 March", "23 March", "30 March"]
    assert [row[1:] for row in rows] == [
        ["✓", "○", "", ""],
        ["×", "", "", ""],
        ["", "", "", "○"],
    ]
    days = [own["datetime"] for own in page.all("time")[1:]]
    assert days == ["2026-03-19", "2026-03-31"]


def test_indicators_show_targets_and_no_figure_that_cannot_be_supported() -> None:
    rows = {row[0].split("Of the")[0]: row for row in read(full()).table("Indicators")[1:]}
    assert rows["mentees with a mentor"][1] == "100% (3 of 3)"
    assert rows["mentees with a mentor"][3] == "at least 90%met"
    assert "not enough" in rows["sessions held"][1]
    assert "%" not in rows["sessions held"][1]


def test_names_are_escaped_and_nothing_private_is_shown() -> None:
    plain, cohort, matching = matched(e1={"name": "<script>alert(1)</script>"})
    told = pulse(ASKED, answered=ASKED, troubled=("1",))
    told.troubled["comment"] = "he never listens"
    told.frame["text"] = "my secret"
    page = read(Season(plain, matching, sessions=PLAN, pulse=told, today=TODAY), cohort=cohort)
    assert page.tags.count("script") == 1
    assert "<script>alert(1)</script> (e1)" in page.text
    assert "secret" not in page.html
    assert "listens" not in page.html
    assert "satisfaction 1 of 5 in wave 2" in page.text


def test_the_week_says_who_and_below_what() -> None:
    html = read(full()).html
    week = html[html.index('id="week-title"') : html.index('id="indicators-title"')]
    assert '<span class="id">(e1)</span><span class="at">' in week
    assert " (e1):" not in week


def test_marks_stay_with_the_command_before_them() -> None:
    told = with_commands("Plan again: `matchcore plan`, `matchcore rematch`.")
    assert told.count('<span class="stay">') == 2
    assert "<code>matchcore rematch</code>.</span>" in told


@pytest.mark.slow
def test_one_season_gives_one_page() -> None:
    assert read(full()).html == read(full()).html
    later = read(full(), today=TODAY.replace(day=25))
    assert later.all("time")[0] == {"datetime": "2026-03-25"}


@pytest.mark.parametrize(("count", "items", "told"), [(9, 9, 0), (20, 20, 1), (250, 100, 2)])
def test_a_long_list_is_folded_and_ends_with_how_many_more(
    count: int, items: int, told: int
) -> None:
    html = listed([f"line {k}" for k in range(count)], 8, "en")
    assert html.count("<li>") == items
    assert html.count("more") - html.count('class="more"') == told
    assert ("150 more" in html) == (count == 250)
    assert ("242 more" in html) == (count == 250)


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(InputError):
        read(season(), language="de")


def test_a_bar_stays_on_its_scale() -> None:
    drawn = interval_bar((0.0, 1.0), (-0.5, 0.5, 1.5), [2.0], "<words>")
    assert '<rect x="0.0" y="5" width="200.0"' in drawn
    assert 'x1="200.0"' in drawn
    assert 'aria-label="&lt;words&gt;"' in drawn


def test_french_is_written_as_french_is() -> None:
    words = {code: french for code, (_, french) in SEASON_PAGE.items()}
    assert {code: french_faults(text) for code, text in words.items() if french_faults(text)} == {}
