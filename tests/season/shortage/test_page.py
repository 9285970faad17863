"""The page of a shortage, as a browser would read it."""

from __future__ import annotations

import io

import pytest

from matchcore import Affinity, Cohort, Programme
from matchcore.affinity import TaughtSkills
from matchcore.season import skill_shortage
from tests.answer.html_pages import Page

MENTORS = [{"id": "a", "name": "<b>Ada</b>", "skills": "IA"}]
MENTEES = [{"id": f"e{k}", "wants": f"IA|<i>s{k}</i>"} for k in range(14)]


def read(language: str, mentees: list[dict[str, str]] = MENTEES) -> Page:
    plan = Programme(affinity=Affinity(skills=TaughtSkills()))
    found = skill_shortage(plan, Cohort(MENTORS, mentees), language=language)  # type: ignore[arg-type]
    buffer = io.StringIO()
    found.write_page(buffer)
    return Page(buffer.getvalue())


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_is_whole_loads_nothing_and_escapes_names(language: str) -> None:
    page = read(language)
    assert page.open == []
    assert page.all("html") == [{"lang": language}]
    assert not {"src", "srcset", "data", "action"} & {name for name, _ in page.attributes}
    assert "https:" not in page.html
    assert "default-src 'none'" in page.html
    assert not {"b", "i"} & {*page.tags}
    assert page.tags.count("table") == page.tags.count("caption") == 2
    ids = {value for name, value in page.attributes if name == "id"}
    assert ids >= {str(own["href"])[1:] for own in page.all("a")}


@pytest.mark.slow
def test_it_holds_every_skill_the_rest_folded() -> None:
    page = read("fr")
    assert page.said("summary") == ["… et 5 de plus"]
    skills = [row[0] for row in page.cells if row[0] != "Compétence"]
    assert skills[0] == "intelligence artificielle"
    assert len(skills) == 15
    assert page.said("dd") == ["14", "1", "1"]
    assert "Avec deux mentors de plus en intelligence artificielle, deux mentorés" in page.text
    labels = {own["data-l"] for own in page.all("td")}
    assert "Souhaitée par" in labels


def test_nothing_wanted_is_said() -> None:
    page = read("en", [{"id": "e"}])
    assert page.said("dd") == ["0", "0", "0"]
    assert "Every mentee who wants skills can get one of them." in page.text
    assert "No more mentors were tried." in page.text
