"""Words of questions decide for columns."""

from __future__ import annotations

import re

import pytest

from matchcore.people import COLUMNS
from matchcore.recognition.further_columns import HELPERS, TOPICS
from matchcore.recognition.headers.form_questions import question_columns
from matchcore.recognition.headers.form_words import FORM_WORDS
from matchcore.recognition.headers.text import header_text


def test_every_question_decides_for_a_known_column_with_folded_stems() -> None:
    lists, *paragraphs = FORM_WORDS.strip().split("\n\n")
    names = {line.split(" = ")[0] for line in lists.splitlines() if line.startswith("$")}
    for paragraph in paragraphs:
        column, *lines = paragraph.splitlines()
        assert column in COLUMNS.keys() | HELPERS | {TOPICS}
        assert lines[0].startswith("+ ")
        stems = ", ".join(re.split(r"\n[+-] ", paragraph)[1:]).split(",")
        for stem in stems:
            words = " ".join(stem.split())
            assert words in names or header_text(words) == words.removesuffix(".")


@pytest.mark.parametrize(
    "question",
    [
        "Combien de personnes managez-vous ?",
        "Depuis combien d'années êtes-vous dans l'entreprise ?",
        "Quel est le prénom de votre manager ?",
        "Votre manager est-il d'accord ?",
        "Is your manager aware?",
        "Souhaitez-vous suivre la formation ?",
        "Which training would you like to attend?",
        "Combien d'heures par semaine ?",
        "Quel est votre niveau d'anglais ?",
        "Quel est votre niveau d'études ?",
        "Préférez-vous un mentor du même site ?",
        "Préférez-vous vous rencontrer en ligne ou au bureau ?",
    ],
)
def test_neighbouring_questions_decide_for_nothing_that_couples_people(question: str) -> None:
    assert not set(question_columns(header_text(question))) - {"prefers", "availability"}


@pytest.mark.parametrize(
    "question",
    [
        "What would you like to teach or learn?",
        "Que souhaitez-vous transmettre ou apprendre ?",
        "Skills to share and learn from others",
    ],
)
def test_questions_on_both_sides_decide_for_neither(question: str) -> None:
    assert set(question_columns(header_text(question))) >= {"skills", "wants"}
