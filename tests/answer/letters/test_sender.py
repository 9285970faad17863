"""Who writes: a name, an address, both or neither; and until when to meet."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from matchcore.answer.letters.sender import Sender
from matchcore.errors import InputError
from tests.cohorts import season


@pytest.mark.parametrize(
    ("given", "contact", "signature"),
    [
        ("Ana Roy <ana@x.example>", "Ana Roy (ana@x.example)", "Ana Roy"),
        ("ana@x.example", "ana@x.example", "The programme team"),
        ("Ana Roy", "Ana Roy", "Ana Roy"),
        ("Roy, Ana", "Roy, Ana", "Roy, Ana"),
        ("", "the programme team", "The programme team"),
    ],
)
def test_a_coordinator_is_a_name_an_address_or_both(
    given: str, contact: str, signature: str
) -> None:
    sender = Sender("", given)
    assert (sender.contact("en"), sender.signature("en")) == (contact, signature)


def test_the_deadline_is_a_day_in_words_or_two_weeks() -> None:
    assert Sender("", "", date(2026, 3, 1)).when("fr") == "d'ici au 1er mars 2026"
    assert Sender("").when("en") == "within two weeks"


def test_the_programme_is_named_if_it_has_a_name() -> None:
    assert Sender("spring").programme("fr") == "programme « spring »"
    assert Sender("").programme("en") == "mentoring programme"


def test_all_that_is_wrong_is_said_at_once() -> None:
    wrong: Any = "2026-03-01"
    with pytest.raises(InputError) as caught:
        season().letters(coordinator="a\nb", deadline=wrong)
    assert [(one.code, one.place) for one in caught.value.records] == [
        ("not_text", "coordinator"),
        ("wrong_type", "deadline"),
    ]
