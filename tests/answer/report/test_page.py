"""The report: one HTML page that needs no other file and runs nothing that people are called."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from datetime import date
from functools import cache
from itertools import pairwise

import pytest

from matchcore import Affinity, Cohort, Matching, Programme, datasets
from matchcore.affinity.lists import SharedInterests
from matchcore.affinity.taught import TaughtSkills
from matchcore.rules.decisions import Forbid
from tests.answer.html_pages import WRITTEN, Page, report
from tests.cohorts import season, season_programme, season_tables

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@cache
def demo(language: str) -> Page:
    programme = Programme.reverse_mentoring().replace(language=language)
    return report(programme.match(datasets.load_demo()))


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [
        *("<script>alert(1)</script>", "Ana & Bo", 'x" onload="alert(1)', "</td></table>", "'<b>"),
        *("</script><img>", "\u202eevil", "👩‍🏫 الاسم", "&lt b &#60", "--><svg>"),
    ],
)
def test_names_are_text_and_never_markup(name: str) -> None:
    """As name, id, skill, interest, department and site; of a component and of a programme."""
    found = report(called(name))
    assert found.tags == report(called("Kim")).tags
    assert not [key for key, _ in found.attributes if key.startswith("on")]
    assert found.open == []
    assert found.text.count(name) >= 8


def called(name: str) -> Matching:
    """Return the season with everything called so that has a name."""
    tables = season_tables()
    tables["mentors"].loc[:, "skills"] = tables["mentees"].loc[:, "wants"] = name
    tables["mentees"].loc[[0, 2], "name"] = name
    tables["mentors"].loc[0, ["id", "interests"]] = name
    tables["mentees"].loc[0, "interests"] = name
    for table in tables.values():
        table["department"], table["site"] = name, "Lyon"
        table.loc[0, ["department", "site"]] = "Law", name
    affinity = Affinity(**{name: TaughtSkills(), "interests": SharedInterests()})
    programme = Programme(affinity=affinity, rules=[Forbid([("e3", "m2")])], name=name)
    return programme.match(Cohort(**tables))


@pytest.mark.slow
def test_the_page_needs_no_other_file_and_no_network() -> None:
    for language in ("en", "fr"):
        html = demo(language).html
        for reference in ("src=", "url(", "@import", "http:", "https:", "//www", "fetch(", "eval("):
            assert reference not in html
        links = {own["href"] for own in demo(language).all("a")}
        targets = {own.get("id") for _, own in demo(language).elements}
        assert all(link is not None and link[1:] in targets for link in links)


@pytest.mark.slow
def test_no_script_runs_but_ours() -> None:
    [policy] = [own["content"] or "" for own in demo("en").all("meta") if own.get("http-equiv")]
    [script] = re.findall(r"<script>(.*?)</script>", demo("en").html, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert policy == (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    )


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "fr"])
def test_its_structure_is_sound(language: str) -> None:
    """One h1, headings in order, a main; tables with captions and heads that say their scope."""
    page = demo(language)
    assert page.tags.count("h1") == page.tags.count("main") == 1
    assert page.elements[0] == ("html", {"lang": language})
    levels = [int(tag[1]) for tag in page.tags if tag in HEADINGS]
    assert all(later <= before + 1 for before, later in pairwise(levels))
    assert page.tags.count("table") == page.tags.count("caption") == page.tags.count("thead")
    assert {own.get("scope") for own in page.all("th")} == {"col", "row"}
    assert all(text for text in page.said("th"))
    ids = [own["id"] for _, own in page.elements if "id" in own]
    assert len(ids) == len(set(ids))
    labels = {own["for"] for own in page.all("label")}
    fields = {own["id"] for tag in ("input", "select") for own in page.all(tag)}
    assert labels == fields
    assert all(own.get("title") for own in page.all("div", role="img"))


def test_what_people_need_first_stands_first() -> None:
    names = [own["id"] for own in demo("en").all("section") if "id" in own]
    assert names == [
        *("couples", "mentees", "mentors", "scores", "skills", "loads", "departments"),
        *("programme", "proof"),
    ]
    assert demo("en").text.index("42 of 45") < demo("en").text.index("Every couple")


def test_the_page_speaks_the_programmes_language() -> None:
    english, french = (set(demo(language).said("h2")) for language in ("en", "fr"))
    assert "Mentors without a mentee (24 of 60)" in english
    assert "Mentors sans mentoré (24 sur 60)" in french
    assert english & french <= {"Couples", "Scores", "Programme"}


def test_no_line_of_a_french_page_begins_with_a_mark() -> None:
    """The space before it does not break; in English there is none."""
    tables = season_tables()
    text = report(season_programme(language="fr").match(Cohort(**tables))).text
    assert "season\xa0: 2 couples\xa0; 2 mentorés sur 3" in text
    assert "écart 0,00\xa0%" in text
    assert "les plus proches\xa0: Zoé" in text
    assert not re.search(" [;:%?!»]|« ", text)
    assert "\xa0" not in report(season()).text


def test_the_same_matching_and_date_give_the_same_bytes() -> None:
    def written(matching: Matching, day: date) -> bytes:
        buffer = io.BytesIO()
        matching.to_html(buffer, written=day)
        return buffer.getvalue()

    again = season_programme().match(Cohort(**season_tables()))
    assert written(again, WRITTEN) == written(season(), WRITTEN)
    later = written(season(), date(2027, 3, 2))
    assert b"1 November 2026" in written(season(), WRITTEN)
    assert b"2 March 2027" in later


def test_without_a_date_it_is_todays() -> None:
    buffer = io.StringIO()
    before = date.today()
    season().to_html(buffer)
    days = {before.isoformat(), date.today().isoformat()}
    assert days & set(re.findall(r'datetime="([^"]*)"', buffer.getvalue()))


@pytest.mark.slow
def test_many_couples_stay_small() -> None:
    """Below a kilobyte for each couple, so 5 000 couples take less than 5 MB."""
    programme = Programme.reverse_mentoring().replace(language="fr")
    sizes = []
    for n in (100, 300):
        matching = programme.match(datasets.make_cohort(n, n, seed=1))
        sizes.append((len(matching.pairs), len(report(matching).html.encode())))
    (few, small), (many, large) = sizes
    assert (large - small) / (many - few) < 1000
    assert small - few * 1000 < 150_000


def test_a_matching_of_nobody_has_a_page() -> None:
    tables = season_tables()
    tables["mentees"]["demand"] = 0
    found = report(season_programme().match(Cohort(**tables)))
    assert "No couple could be made." in found.text
    assert "This person asks for no mentor" in found.text
    assert not found.all("form")
