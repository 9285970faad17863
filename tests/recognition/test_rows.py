"""Who has left, what means nobody, and who has answered twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.recognition.rows import answered_twice, values_of_leavers, words_for_nobody


@pytest.mark.parametrize("left", ["Inactif", "inactive", "Terminated", "NON", "sorti", "Désactivé"])
def test_words_for_having_left(left: str) -> None:
    assert values_of_leavers(["Actif", left, None, ""]) == (left.casefold(),)


def test_a_table_of_leavers_alone_leaves_nobody_out() -> None:
    assert values_of_leavers(["inactive", "inactive"]) == ()
    assert values_of_leavers([]) == ()


def test_other_states_are_no_reason_to_leave_somebody_out() -> None:
    assert values_of_leavers(["active", "on leave", "CDI", "oui"]) == ()


@pytest.mark.parametrize("word", ["NO_MANAGER", "aucun", "none", "N/A", "-"])
def test_words_for_no_manager(word: str) -> None:
    assert words_for_nobody(["4000", word, None, word]) == (word,)


@given(st.permutations(["NO_MANAGER", "aucun", "4000", "4001"]))
def test_words_do_not_depend_on_the_order_of_rows(cells: list[str]) -> None:
    assert words_for_nobody(cells) == ("NO_MANAGER", "aucun")


def test_the_same_person_twice_whatever_the_case() -> None:
    assert answered_twice(["a", None, "b", "A", "", "a"]) == [(0, 3), (0, 5)]


def test_a_person_in_two_roles_answers_once_in_each() -> None:
    ids = ["ana", "Ana", "ana"]
    assert answered_twice(ids, ["Mentor", "Mentoré", "Mentor"]) == [(0, 2)]
