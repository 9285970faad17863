"""The words: every code in both languages, with the same places for the values."""

from __future__ import annotations

import ast
import re
from html import unescape
from pathlib import Path
from string import Formatter
from typing import Any

import pandas as pd
import pytest

import matchcore
from matchcore import Cohort, affinity
from matchcore.affinity import Affinity, Component, EnoughHours, Motivation, PairTerm
from matchcore.datasets import load_demo
from matchcore.errors import InfeasibleError, InputError
from matchcore.model.assignment import SolveStatus
from matchcore.model.origin import FLOOR, ONESELF, Origin
from matchcore.programme.programme import Programme
from matchcore.rules import Forbid, NoRepeat
from matchcore.wording import Label
from matchcore.wording.catalogue import SENTENCES
from matchcore.wording.languages import checked_language
from matchcore.wording.names import addend_words, evidence_words, rule_words
from matchcore.wording.sentences import number, say
from tests.cohorts import season, season_programme, season_tables

WORDS: dict[str, tuple[str, ...]] = SENTENCES  # type: ignore[assignment]
SAME_IN_BOTH = {"mentor", "score_column", "label_number", "label_grade", "label_hours"}


def fields(text: str) -> list[tuple[str, str]]:
    """Return names and forms of the places for values."""
    return [(name, form or "") for _, name, form, _ in Formatter().parse(text) if name is not None]


def places(text: str) -> set[str]:
    """Return the same without the words that agree with a count: these are of one language."""
    return {f"{name}:{form}" for name, form in fields(text) if "|" not in form}


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
            one, several = form.split("|")
            assert one != several
            assert f"{{{name}}}" in text or name == "count"


PLURAL = (
    r"(more |required |autres )?"
    r"(couples|mentors|mentees|mentorés|pairs|paires|places|skills|compétences|names|noms"
    r"|lists|listes|clashes|contradictions)\b"
)


@pytest.mark.parametrize(("language", "count"), [("en", 1), ("fr", 1), ("fr", 0)])
@pytest.mark.parametrize("code", WORDS)
def test_no_plural_follows_a_singular_count(code: str, language: Any, count: int) -> None:
    said = say(code, language, **{name: count for name, _ in fields(WORDS[code][0])})
    assert not re.search(rf"\b{count} {PLURAL}", said)


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
        *("coverage", "score"),
    ],
)
def test_codes_that_are_put_together_have_words(code: str) -> None:
    assert code in WORDS


@pytest.mark.parametrize(
    ("code", "values", "english", "french"),
    [
        (
            "mentors",
            {"busy": 3, "mentors": 5},
            "3 of 5 mentors have a mentee",
            "3 mentors sur 5 ont un mentoré",
        ),
        (
            "forbids",
            {"rule": "NoRepeat", "count": 2},
            "NoRepeat forbids 2",
            "NoRepeat en interdit 2",
        ),
        ("unknown", {}, "unknown", "inconnu"),
        (
            "headline",
            {"title": "t", "couples": 1, "matched": 1, "mentees": 1},
            "t: 1 couple; 1 of 1 mentee has a mentor",
            "t : 1 couple ; 1 mentoré sur 1 a un mentor",
        ),
        (
            "headline",
            {"title": "t", "couples": 0, "matched": 0, "mentees": 3},
            "t: 0 couples; 0 of 3 mentees have a mentor",
            "t : 0 couple ; 0 mentoré sur 3 a un mentor",
        ),
        (
            "mentors",
            {"busy": 1, "mentors": 5},
            "1 of 5 mentors has a mentee",
            "1 mentor sur 5 a un mentoré",
        ),
        (
            "open",
            {"open": 1, "pairs": 8},
            "1 of 8 pairs is allowed",
            "1 paire autorisée sur 8",
        ),
        (
            "open",
            {"open": 0, "pairs": 1},
            "0 of 1 pair are allowed",
            "0 paire autorisée sur 1",
        ),
        (
            "lonely",
            {"mentees": 1, "mentors": 0},
            "there is nobody for 1 mentee and 0 mentors",
            "il n'y a personne pour 1 mentoré et 0 mentor",
        ),
        (
            "scarce",
            {"count": 1},
            "1 skill is wanted by more mentees than there are places",
            "1 compétence est souhaitée par plus de mentorés qu'il n'y a de places",
        ),
        (
            "mentee_places_taken",
            {"count": 1, "others": "m"},
            "1 mentor is allowed, their places went to others: m",
            "1 mentor est autorisé, ses places sont prises : m",
        ),
        (
            "mentor_places_taken",
            {"count": 1, "others": "e"},
            "1 mentee is allowed, others mentor them: e",
            "1 mentoré est autorisé, d'autres l'accompagnent : e",
        ),
        (
            "mentor_places_taken",
            {"count": 2, "others": "e"},
            "2 mentees are allowed, others mentor them: e",
            "2 mentorés sont autorisés, d'autres les accompagnent : e",
        ),
        (
            "not_worth",
            {"count": 1, "others": "m"},
            "1 is allowed, but would not raise the total: m",
            "1 autorisé, mais n'augmenterait pas le total : m",
        ),
        (
            "merged",
            {"count": 1},
            "1 list names one thing in several ways; it counts once, at its highest level",
            "1 liste nomme une même chose de plusieurs façons ; elle compte une fois, à son plus "
            "haut niveau",
        ),
        (
            "slips",
            {"count": 1},
            "1 name looks like a slip; nothing is merged",
            "1 nom ressemble à une faute ; rien n'est fusionné",
        ),
        (
            "demands",
            {"count": 1, "needed": 1, "available": 0, "mentees": "e"},
            "A mentee who needs 1 mentor can get 0: e.",
            "Un mentoré à qui il faut 1 mentor peut en avoir 0 : e.",
        ),
        (
            "minimums",
            {"count": 2, "needed": 3, "available": 1, "mentors": "m, n"},
            "Mentors who must have 3 more mentees can get 1: m, n.",
            "Des mentors à qui il faut encore 3 mentorés peuvent en avoir 1 : m, n.",
        ),
    ],
)
def test_a_code_is_said_in_either_language(
    code: str, values: dict[str, Any], english: str, french: str
) -> None:
    assert say(code, "en", **values) == english
    assert say(code, "fr", **values) == french


@pytest.mark.parametrize(
    ("value", "form", "english", "french"),
    [
        (0.75, ".3f", "0.750", "0,750"),
        (-0.5, "+.3f", "-0.500", "-0,500"),
        (0.125, ".1%", "12.5%", "12,5 %"),
        (12345.5, ".1f", "12345.5", "12345,5"),
    ],
)
def test_a_number_is_written_as_the_language_does(
    value: float, form: str, english: str, french: str
) -> None:
    assert (number(value, form, "en"), number(value, form, "fr")) == (english, french)


def french_texts(folder: Path) -> list[str]:
    """Return all that is said of a season in French, with people of both sides left over."""
    tables = season_tables()
    tables["mentors"]["capacity"] = [1, 0]
    programme = season_programme(language="fr", rules=[NoRepeat(), Forbid([("e2", "m1")])])
    matching = programme.match(Cohort(**tables))
    matching.to_html(folder / "report.html")
    page = re.sub(r"<style>.*</style>", "", (folder / "report.html").read_text("utf-8"), flags=re.S)
    told = [*matching.unmatched["why"], str(matching.summary())]
    told.append(unescape(re.sub("<[^>]*>", "\n", page)).replace("\xa0", " "))
    told += [matching.explain(one).text for one in ("e1", "e3")]
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
        matching.to_csv(tmp_path / f"{language}.csv")
        matching.to_audit(tmp_path / f"{language}.json")
    english, french = ((tmp_path / f"{one}.csv").read_bytes() for one in ("en", "fr"))
    assert english == french
    english, french = ((tmp_path / f"{one}.json").read_bytes() for one in ("en", "fr"))
    assert english == french.replace(b'"language": "fr"', b'"language": "en"')


def test_rules_of_others_keep_their_names() -> None:
    """Whatever they are called: what a rule is follows from its kind, never from its name."""
    for text in ("SeniorityGap(at_least=2)", "Floor", "Oneself", "skills", "A [grade unknown]"):
        for kind in ("rule", "given"):
            assert rule_words(Origin(kind, text), "fr") == text
    assert rule_words(ONESELF, "fr") == "être soi-même"
    assert rule_words(FLOOR, "en") == "the floor"
    unknown = Origin("missing", "Floor", ("grade", "site"))
    assert rule_words(unknown, "en") == "Floor [grade or site unknown]"
    assert rule_words(unknown, "fr") == "Floor [grade ou site inconnu]"


KINDS = [getattr(affinity, name) for name in affinity.__all__]
LABELS = {
    kind.label
    for kind in KINDS
    if isinstance(kind, type) and issubclass(kind, Component | PairTerm)
}


@pytest.mark.parametrize("label", sorted(LABELS - {"component", "term", "motivation"}))
def test_usual_names_of_addends_are_english_and_french(label: str) -> None:
    assert addend_words(label, "en") == label
    assert addend_words(label, "fr") != label


def test_evidence_is_as_it_was_written_but_for_our_own_words() -> None:
    """A skill may be called as an addend is; hours and motivation are said by matchcore."""
    evidence = ("skills", "2.5 h", "grade 1.5", "another site", "motivation of both", "12")
    assert evidence_words(map(Label.of, evidence), "fr") == ", ".join(evidence)
    ours = [
        Label("number", 2.5, "hours"),
        Label("another", column="site"),
        Label("grade", 3),
        Label("hours", 1.5),
        Label("motivation"),
    ]
    assert evidence_words(ours, "en") == (
        "hours 2.5, another site, grade 3, 1.5 h, motivation of both"
    )
    assert evidence_words(ours, "fr") == (
        "hours 2,5, autre site, grade 3, 1,5 h, motivation des deux"
    )
    people = {"hours": ["2.5"], "motivation": ["5"]}
    parts = Affinity(hours=EnoughHours(), motivation=Motivation())
    sides = (pd.DataFrame({"id": [one], **people}) for one in "me")
    matching = Programme(affinity=parts, language="fr").match(Cohort(*sides))
    lines = matching.explain("e").text.splitlines()
    assert [line.split() for line in lines[1:]] == [
        ["heures", "+0,500", "2,5", "h"],
        ["motivation", "+0,500", "motivation", "des", "deux"],
    ]
    assert matching.explain("e").rows["component"].tolist() == ["hours", "motivation"]


@pytest.mark.parametrize("language", ["de", "FR", "", None])
def test_a_language_without_words_is_refused(language: Any) -> None:
    with pytest.raises(InputError, match="'en', 'fr'"):
        checked_language(language)
    with pytest.raises(InputError, match="'en', 'fr'"):
        season_programme(language=language)


def test_a_french_programme_gives_french_reasons() -> None:
    tables = season_tables()
    tables["mentees"]["demand"] = [1, 1, 0]
    french = season_programme(language="fr").match(Cohort(**tables))
    assert french.unmatched["why"].tolist() == ["ne demande aucun mentor (demande 0)"]
    assert "inconnu" in french.explain("e2", "m2").text
    assert "pas un couple de cet appariement" in french.explain("e2", "m1").text


def test_a_french_summary_has_no_english_line() -> None:
    programme = Programme.reverse_mentoring()
    english = str(programme.match(load_demo()).summary())
    french = str(programme.replace(language="fr").match(load_demo()).summary())
    shared = set(english.splitlines()) & set(french.splitlines())
    assert all("→" in line or not line.strip() for line in shared), "only couples are shared"
    assert season().language == "en"
