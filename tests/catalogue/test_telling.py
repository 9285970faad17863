"""Sentences that carry their words: as text, in French, pickled, joined."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.catalogue import Telling, in_language, together, told, with_colon

MANY = "{count} problem(s) in the tables of people"


def test_a_sentence_is_its_english() -> None:
    sentence = told("there is no parameter {key!r}", key="x")
    assert sentence == "there is no parameter 'x'"
    assert isinstance(sentence, str)
    assert in_language(sentence, "en") == sentence
    assert type(in_language(sentence, "en")) is str


@pytest.mark.parametrize(("count", "french"), [(0, "problème"), (1, "problème"), (2, "problèmes")])
def test_french_agrees_with_a_count(count: int, french: str) -> None:
    said = in_language(told(MANY, count=count), "fr")
    assert said == f"{count} {french} dans les tableaux de personnes"


def test_a_value_may_be_a_sentence_of_its_own() -> None:
    inner = told("rename one")
    assert in_language(with_colon("x", inner), "fr") == "x : renommez l'une des deux"


def test_numbers_are_written_as_the_language_does() -> None:
    sentence = told("from {least:g} to {most:g}", least=0.5, most=2.0)
    assert sentence == "from 0.5 to 2"
    assert in_language(sentence, "fr") == "entre 0,5 et 2"


@pytest.mark.parametrize("value", [Path("a/b"), Decimal("1.5"), {"a": 1}, ValueError("x")])
def test_other_values_are_kept_as_their_text(value: object) -> None:
    sentence = told("{before}: {after}", before="x", after=value)
    assert sentence == f"x: {value}"
    assert isinstance(sentence, Telling)
    assert isinstance(sentence.values["after"], (str, Decimal))
    assert in_language(sentence, "fr") == f"x : {value}"


def test_what_is_shown_in_pythons_notation_is_shown_so_in_both_languages() -> None:
    sentence = told("{method} set labels_ to {labels!r:.80}", method="fit", labels=["a" * 99])
    assert sentence == f"fit set labels_ to {['a' * 99]!r:.80}"
    assert isinstance(sentence, Telling)
    assert str(sentence.values["labels"]) in in_language(sentence, "fr")


def test_numbers_of_numpy_count_as_numbers() -> None:
    assert in_language(told(MANY, count=np.int64(1)), "fr").startswith("1 problème ")


def pickled(sentence: str) -> str:
    again: str = pickle.loads(pickle.dumps(sentence))  # noqa: S301
    return again


@pytest.mark.parametrize("change", [copy.copy, copy.deepcopy, pickled])
def test_copies_keep_the_words(change: Callable[[str], str]) -> None:
    sentence = with_colon("x", told(MANY, count=2))
    again = change(sentence)
    assert again == sentence
    assert in_language(again, "fr") == in_language(sentence, "fr") != sentence


def test_values_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        Telling(MANY, {"count": 2}).values["count"] = 3  # type: ignore[index]


def test_text_that_is_not_told_stays_as_it_is() -> None:
    assert in_language("rename one", "fr") == "rename one"
    assert in_language(Telling("not in the catalogue", {}), "fr") == "not in the catalogue"


def test_parts_stay_in_their_own_words() -> None:
    parts = together(told(" and "), [told("rename one"), "b"])
    assert parts == "rename one and b"
    assert in_language(parts, "fr") == "renommez l'une des deux et b"
    added = "a " + told("rename one") + "; {x}"
    assert in_language(added, "fr") == "a renommez l'une des deux; {x}"
    assert together(", ", []) == ""


@pytest.mark.slow
@given(st.lists(st.text(), max_size=5), st.text())
def test_texts_together_are_what_join_gives(texts: list[str], separator: str) -> None:
    parts = together(separator, texts)
    assert parts == separator.join(texts)
    assert in_language(parts, "fr") == parts


@pytest.mark.parametrize(
    ("value", "french"),
    [("'a'", "« a »"), ('"l\'a"', "« l'a »"), ("3.5", "3.5"), ("'", "'"), ("", "")],
)
def test_a_value_as_a_program_writes_it_stands_in_guillemets(value: str, french: str) -> None:
    said = told("{place} is {value}", place="grade", value=value)
    assert in_language(said, "fr") == f"grade vaut {french}"
    assert said == f"grade is {value}"


def test_a_list_of_choices_is_written_as_people_write_in_french() -> None:
    sentence = told("use one of {choices}", choices=["en", "fr", 3])
    assert sentence == "use one of ['en', 'fr', 3]"
    for same in (sentence, copy.deepcopy(sentence), pickled(sentence)):
        said = in_language(same, "fr")
        assert said == "utilisez l'une de ces valeurs : « en », « fr », 3"
