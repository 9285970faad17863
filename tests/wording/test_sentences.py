"""The catalogue: every code in both languages, with the same places for the values."""

from __future__ import annotations

import ast
import re
from html import unescape
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

import matchcore
from matchcore import Cohort
from matchcore.datasets import load_demo
from matchcore.errors import InfeasibleError
from matchcore.model.assignment import SolveStatus
from matchcore.programme.programme import Programme
from matchcore.rules.decisions import Forbid
from matchcore.rules.repeats import NoRepeat
from matchcore.wording.columns import Noun
from matchcore.wording.saying import WORDS, say
from tests.cohorts import season, season_programme, season_tables
from tests.french import french_faults

SAME_IN_BOTH = {
    "batch_couples",
    "batch_folder",
    "batch_total",
    "change_chance",
    *(f"column_{name}" for name in ("capacity", "email", "mentor", "score", "site")),
    "control_site",
    "couple_axis",
    "exchange_gain",
    "for_minutes",
    "for_seconds",
    "forbids",
    *("life_of_couples", "override_reason", "reason_absence", "state_and_reason"),
    *(f"heading_{name}" for name in ("grade", "minimum", "motivation", "programme", "site")),
    "holder",
    "label_hours",
    "letters_column_email",
    "mentor",
    "mentors_column",
    "places_column",
    "quantity_seats",
    *(f"report_{name}" for name in ("couples", "programme", "scores")),
    "score_axis",
    "score_between",
    "score_column",
    *("applicant_mentor", "part_motivation", "selection_column_score"),
    "sheet_couples",
    "sheet_mentors",
    "some_mentors",
    "table_mentors",
    "total_axis",
}


def fields(text: str) -> list[tuple[str, str]]:
    """Return names and forms of the places for values."""
    return [(name, form or "") for _, name, form, _ in Formatter().parse(text) if name is not None]


def places(text: str) -> set[str]:
    """Return the same without the words that agree with a count: these are of one language."""
    whole = {f"{name}:{form}" for name, form in fields(text) if "|" not in form}
    nested = [form for _, form in fields(text) if "{" in form]  # as in {least:d'un|de {least:…}}
    return whole.union(*map(places, nested))


@pytest.mark.parametrize("code", WORDS)
def test_every_code_has_both_languages_and_the_same_places(code: str) -> None:
    english, french = WORDS[code]
    assert english.strip()
    assert french.strip()
    assert places(english) == places(french)
    assert (english == french) == (code in SAME_IN_BOTH)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("code", WORDS)
def test_what_agrees_with_a_count_has_a_singular_and_a_plural(code: str, language: str) -> None:
    text = WORDS[code][language == "fr"]
    for name, form in fields(text):
        if "|" in form:
            forms = form.split("|")  # two agree with a count, four with a noun
            assert len(forms) == (4 if name.startswith("column") else 2)
            assert forms[0] != forms[-1]
            assert (
                f"{{{name}}}" in text or f"{{{name}:letters}}" in text or name in ("count", "unmet")
            )


PLURAL = (
    r"(more |required |autres )?"
    r"(couples|mentors|mentees|mentorés|pairs|paires|places|skills|compétences|names|noms"
    r"|lists|listes|clashes|contradictions)\b"
)


@pytest.mark.parametrize(("language", "count"), [("en", 1), ("fr", 1), ("fr", 0)])
@pytest.mark.parametrize("code", WORDS)
def test_no_plural_follows_a_singular_count(code: str, language: Any, count: int) -> None:
    names = {name for text in WORDS[code] for name, _ in fields(text)}
    values = {name: Noun("x") if name.startswith("column") else count for name in names}
    said = say(code, language, **values)
    assert not re.search(rf"\b{count} {PLURAL}", said)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_every_code_can_be_said_in_both_languages(count: int) -> None:
    faults = {}
    for code, (english, french) in WORDS.items():
        names = {name: form for text in (english, french) for name, form in every_field(text)}
        values = {
            name: Noun("mot") if name.startswith("column") else made_up(form, count)
            for name, form in names.items()
        }
        assert say(code, "en", **values).strip()
        faults[code] = french_faults(say(code, "fr", **values))
    assert {code: found for code, found in faults.items() if found} == {}


def every_field(text: str) -> list[tuple[str, str]]:
    """Return names and forms, those within forms included."""
    nested = [form for _, form in fields(text) if "{" in form]
    return [*fields(text), *(one for form in nested for one in every_field(form))]


def made_up(form: str, count: int) -> object:
    """Return a number, a fraction where the form asks for one."""
    return count / 2 if re.search(r"[gf%]$", form) and "|" not in form else count


def said_in_the_source() -> set[str]:
    """Return the codes that the sources say as plain text: ``say("code", …)``."""
    found = set()
    for path in Path(matchcore.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_say = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say"
            if is_say and isinstance(node.args[0], ast.Constant):
                found.add(node.args[0].value)
    return found


def test_every_code_that_the_source_says_has_words() -> None:
    said = said_in_the_source()
    assert {"headline", "unknown", "places"} <= said
    assert said <= set(WORDS)


@pytest.mark.parametrize(
    "code",
    [
        *(f"{role}_{what}" for role in ("mentee", "mentor") for what in ("closed", "places_taken")),
        *("not_worth", "no_demand", "no_capacity", "nobody_there"),
        *(status.value for status in SolveStatus if status.name in ("OPTIMAL", "FEASIBLE")),
        *("coverage", "coverage_first", "score"),
    ],
)
def test_codes_that_are_put_together_have_words(code: str) -> None:
    assert code in WORDS


# whole texts ---------------------------------------------------------------------------------


def french_texts(folder: Path) -> list[str]:
    """Return all that is said of a season in French, with people of both sides left over."""
    tables = season_tables()
    tables["mentors"]["capacity"] = [1, 0]
    programme = season_programme(language="fr", rules=[NoRepeat(), Forbid([("e2", "m1")])])
    matching = programme.match(Cohort(**tables))
    matching.to_html(folder / "report.html")
    page = (folder / "report.html").read_text("utf-8")
    page = re.sub(r"<(style|script|footer)>.*?</\1>", "", page, flags=re.S)
    told = [*matching.unmatched["why"], str(matching.summary())]
    told.append(unescape(re.sub("<[^>]*>", "\n", page)).replace("\xa0", " "))
    told += [matching.explain(one).text for one in ("e1", "e3")]
    told += [str(matching.why_not(one, "m1")) for one in ("e1", "e2", "e3")]
    told.append(str(matching.diff(season())))
    with pytest.raises(InfeasibleError) as caught:
        season_programme(language="fr", complete=True).match(Cohort(**tables))
    return [*told, str(caught.value), str(programme.check(Cohort(**tables)))]


def test_french_is_written_as_french_is(tmp_path: Path) -> None:
    """Decimal commas, and a space before ``;``, ``:`` and ``%``."""
    said = "\n".join(french_texts(tmp_path))
    assert said.count("0,875") >= 4
    assert " ; " in said
    assert " % " in said.replace("\n", " ")
    assert not re.findall(r"\d\.\d", said)
    assert not re.findall(r"[^ ][;:%]", said)


def test_files_for_machines_have_no_language(tmp_path: Path) -> None:
    for language in ("en", "fr"):
        matching = season_programme(language=language).match(Cohort(**season_tables()))
        matching.to_audit(tmp_path / f"{language}.json")
    english, french = ((tmp_path / f"{one}.json").read_bytes() for one in ("en", "fr"))
    assert english == french.replace(b'"language": "fr"', b'"language": "en"')


def test_a_french_programme_gives_french_reasons() -> None:
    tables = season_tables()
    tables["mentees"]["demand"] = [1, 1, 0]
    french = season_programme(language="fr").match(Cohort(**tables))
    assert french.unmatched["why"].tolist() == [
        "Cette personne ne demande pas de mentor (demande 0)."
    ]
    assert "inconnu" in french.explain("e2", "m2").text
    assert "ne forme pas un couple de cet appariement" in french.explain("e2", "m1").text


def test_a_french_summary_has_no_english_line() -> None:
    programme = Programme.reverse_mentoring()
    english = str(programme.match(load_demo()).summary())
    french = str(programme.replace(language="fr").match(load_demo()).summary())
    shared = set(english.splitlines()) & set(french.splitlines())
    assert all("→" in line or not line.strip() for line in shared), "only couples are shared"
    assert season().language == "en"
