"""The catalogue is complete: what the sources tell has French, and nothing else has."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

import matchcore
from matchcore.catalogue import Language, Telling, in_language, told
from matchcore.catalogue.french import FRENCH, NOUNS, TOPICS
from tests.french import french_faults

ROOT = Path(matchcore.__file__).parent

# What is raised with a sentence of its own: the places of the sentences among the arguments
SENTENCES = {
    "ArgumentError": (1,),
    "ArgumentTypeError": (0,),
    "InfeasibleError": (0,),
    "InputError": (0,),
    "InputProblem": (3, 4),
    "MemoryLimitError": (0,),
    "StorageError": (0,),
    "TableProblem": (4, 5),
    "TimeLimitError": (0,),
    "Wrong": (0, 1),
}
SAME_IN_BOTH = {  # signs, code, and words of both languages
    "DATE",
    "MINUTES",
    "[programme] format",
    "[programme] {place}",
    "cohort = programme.read(mentors=…, mentees=…)",
    "options",
    "pip install 'matchcore[{extra}]'",
    "preset {name}",
    "preset {preset}",
    "{field} {problem}",
    "{place} preset",
    "{place} without",
}


@cache
def calls() -> list[tuple[str, ast.Call]]:
    """Return every call in the sources, with the place of its file."""
    return [
        (str(path.relative_to(ROOT)), node)
        for path in sorted(ROOT.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    ]


def name_of(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def told_calls() -> Iterator[tuple[str, ast.Call]]:
    return ((path, call) for path, call in calls() if name_of(call) == "told")


def words_told() -> set[str]:
    return {
        call.args[0].value
        for _, call in told_calls()
        if isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str)
    }


def fields(words: str) -> set[str]:
    """Return the names of the places for values, those within forms included."""
    parsed = [(name, form or "") for _, name, form, _ in Formatter().parse(words) if name]
    return {name for name, _ in parsed}.union(*(fields(form) for _, form in parsed))


@pytest.mark.slow
def test_every_sentence_is_told_by_its_words_and_values() -> None:
    wrong = [
        f"{path}:{call.lineno}"
        for path, call in told_calls()
        if not isinstance(call.args[0], ast.Constant)
        or fields(str(call.args[0].value)) != {keyword.arg for keyword in call.keywords}
    ]
    assert wrong == []


def test_the_catalogue_has_all_that_is_told_and_no_more() -> None:
    assert {"rename one", "{count} problem(s) in the tables of people"} <= words_told()
    assert words_told() - FRENCH.keys() == set()
    assert FRENCH.keys() - words_told() == set()


def test_no_sentence_is_in_two_topics() -> None:
    assert sum(map(len, TOPICS)) == len(FRENCH)


def test_both_languages_have_the_same_values() -> None:
    differ = [english for english, french in FRENCH.items() if fields(english) != fields(french)]
    assert differ == []


def bare_sentences(call: ast.Call) -> Iterator[ast.expr]:
    """Return the sentences of an error that are not told."""
    given = [a for k, a in enumerate(call.args) if k in SENTENCES.get(name_of(call), ())]
    given += [k.value for k in call.keywords if k.arg in ("problem", "remedy", "help", "epilog")]
    for one in given:
        if isinstance(one, ast.JoinedStr) or (isinstance(one, ast.Constant) and one.value):
            yield one


def test_no_error_and_no_help_has_a_sentence_that_is_not_told() -> None:
    bare = [f"{path}:{one.lineno}" for path, call in calls() for one in bare_sentences(call)]
    assert bare == []


# every sentence in words ---------------------------------------------------------------------


def made_up(words: str, count: int) -> dict[str, object]:
    """Return made-up values: numbers where the forms ask for one, or else text."""
    forms = {name: form or "" for _, name, form, _ in Formatter().parse(words) if name}
    return {
        name: count if "|" in form or re.search("[gf]$", form) or name == "count" else "mentor"
        for name, form in forms.items()
    }


def spoken(words: str, language: Language, count: int) -> str:
    values = {**made_up(words, count), **made_up(FRENCH[words], count)}
    return in_language(Telling(words, values), language)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_every_sentence_can_be_said_in_both_languages(count: int) -> None:
    faults = {words: french_faults(spoken(words, "fr", count)) for words in FRENCH}
    assert {words: found for words, found in faults.items() if found} == {}
    assert all(spoken(words, "en", count) for words in FRENCH)


def test_french_differs_from_english_but_for_names_and_signs() -> None:
    same = {english for english, french in FRENCH.items() if english == french}
    assert same == SAME_IN_BOTH


def test_nouns_are_french() -> None:
    said = told("{role}, row {row}, {column}", role="mentees", row=3, column="skills")
    assert said == "mentees, row 3, skills"
    assert in_language(said, "fr") == "mentorés, ligne 3, skills"
    assert not {"mentee", "mentees"} & set(NOUNS.values())
