"""What cells show about a way to split them."""

from __future__ import annotations

import pytest

from matchcore.tables.list_evidence import Evidence, key, whole_entries


def test_levels_remarks_case_and_accents_do_not_count() -> None:
    assert key("Élevage (bio)") == key("ELEVAGE:3,5") == key(" élevage ") == "elevage"


def test_recurring_entries_are_those_of_several_cells_or_known() -> None:
    lists = [["a", "b"], ["b", "c"], ["d"]]
    assert Evidence(lists, set()).recurring == pytest.approx(2 / 4)
    assert Evidence(lists, {"a"}).recurring == pytest.approx(3 / 4)


def test_categories_are_pairs_whose_firsts_are_few() -> None:
    pairs = [["Data", "SQL"], ["Data", "R"], ["Web", "CSS"], ["Web", "JS"]]
    assert Evidence(pairs, set()).categories
    assert not Evidence([*pairs, ["SQL", "CSS"]], set()).categories
    assert Evidence([*pairs, ["Go"]], set()).categories
    assert not Evidence([*pairs, ["a", "b", "c"]], set()).categories


def test_sentences_begin_with_a_pronoun_or_end_with_a_stop() -> None:
    assert Evidence([["I lead", "SQL"]], set()).sentences == pytest.approx(0.5)
    assert Evidence([["J'aide", "Je forme."]], set()).sentences == 1
    assert Evidence([["Intelligence", "Jeux", "Onboarding"]], set()).sentences == 0


def test_three_pieces_that_never_part_are_one_option() -> None:
    lists = [["A", "B", "C", "X"], ["Y", "A", "B", "C"], ["A", "B", "C"], ["X", "Y"]]
    assert whole_entries(lists, Evidence(lists, set()), ", ") == (["A, B, C"], False)


def test_a_piece_that_goes_on_in_lower_case_is_sure_after_two_cells() -> None:
    lists = [["A", "b", "X"], ["Y", "A", "b"], ["X", "Y"]]
    assert whole_entries(lists, Evidence(lists, set()), ", ") == (["A, b"], True)
    plain = [[piece.upper() for piece in one] for one in lists]
    assert whole_entries(plain, Evidence(plain, set()), ", ") == ([], True)
