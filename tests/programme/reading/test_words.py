"""Questions and remarks in words."""

from __future__ import annotations

from typing import Any

import pytest

from matchcore.programme.reading.words import (
    problems_of,
    reader_words,
    remark_words,
    shortened,
    worded,
)
from matchcore.recognition import Question, Remark
from matchcore.wording import LANGUAGES
from matchcore.wording.recognition_sentences import RECOGNITION
from tests.readings import REVERSE

VALUES: dict[str, Any] = {
    "table": "mentors, mentees",
    "column": "wants",
    "header": "Loisirs",
    "other": "Hobbies",
    "example": "a, b",
    "entry": "a",
    "entries": ("a", "b"),
    "signs": (",",),
    "words": ("inactif",),
    "person": "ana",
    "row": 2,
    "first": 1,
    "second": 3,
    "count": 1,
    "scale": "a < b",
    "amount": 0.1,
    "readers": (("skills", "compétences"),),
}


@pytest.mark.parametrize(
    "code", [code for code in RECOGNITION if code[:4] in ("ask_", "read", "kept")]
)
def test_every_sentence_is_filled_in_both_languages(code: str) -> None:
    if code in ("ask_line", "kept"):
        return
    english, french = (remark_words(Remark(code, VALUES), language) for language in LANGUAGES)
    assert english != french
    assert "{" not in english + french
    assert "'" in english or "column of" in english or "«" not in french


def test_values_are_written_as_people_write_them() -> None:
    english, french = (worded(VALUES, language) for language in LANGUAGES)
    assert (english["table"], french["table"]) == ("mentors, mentees", "mentors, mentorés")
    assert (str(english["column"]), str(french["column"])) == ("wants", "souhaits")
    assert (english["entries"], french["entries"]) == (
        "'a', 'b'",
        "«\N{NO-BREAK SPACE}a\N{NO-BREAK SPACE}», «\N{NO-BREAK SPACE}b\N{NO-BREAK SPACE}»",
    )
    assert (english["readers"], french["readers"]) == ("skills", "compétences")


def test_a_question_is_a_problem_whose_remedy_is_its_line() -> None:
    one = Question("ask_id", {"table": "mentees"}, "[columns]", 'Nom = "id"')
    bare = Question("ask_role", {"table": "people"})
    problems = problems_of([one, bare], "fr")
    assert problems[0].code == "ask_id"
    assert problems[0].remedy == 'Ajoutez dans [columns] : Nom = "id"'
    assert problems[1].remedy == ""


def test_rules_are_named_in_words_and_parts_by_name() -> None:
    words = reader_words(REVERSE)
    assert words["SeniorityGap(at_least=2)"][1].startswith("mentoré au moins deux grades")
    assert words["skills"] == ("skills", "compétences")


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\n b\t c", "a b c"), ("abcdef", "abcdef"), ("abcdefg", "abcde…"), ("", "")],
)
def test_long_text_is_cut(text: str, shown: str) -> None:
    assert shortened(text, 6) == shown
