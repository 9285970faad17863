"""Preferences and past success: signed amounts for single pairs, in units of the score."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.base import clone

from matchcore import Affinity, Cohort, Matching, Programme
from matchcore.affinity import PairAmounts, PairTerm, PastSuccess, Preferences, TaughtSkills
from matchcore.errors import InputError
from tests.cohorts import cohort, examples

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

MENTORS, MENTEES = ["m", "n", "a:2"], ["e", "f", "g"]
Said = dict[str, dict[str, float | None]]  # who → about whom → score; none: ranks


def amounts(term: PairTerm, people: Cohort) -> dict[tuple[str, str], float]:
    """Return the amount of every pair that the term speaks of, by ids."""
    found = term.pairs(people)
    ids = people.mentees.ids[found.mentees], people.mentors.ids[found.mentors]
    return dict(zip(zip(*ids, strict=True), found.amounts.tolist(), strict=True))


def two_sides(mentors: Said, mentees: Said, column: str) -> Cohort:
    def cells(ids: list[str], said: Said) -> list[str]:
        return [
            "|".join(one if x is None else f"{one}:{x:g}" for one, x in said.get(i, {}).items())
            for i in ids
        ]

    return cohort(
        {"id": MENTORS, column: cells(MENTORS, mentors), "skills": ["sql:5"] * 3},
        {"id": MENTEES, column: cells(MENTEES, mentees), "wants": ["sql"] * 3},
    )


@st.composite
def statements(draw: DrawFn, who: list[str], whom: list[str], least: float) -> Said:
    """Draw what each says about some others; in a list either all have a score or none has."""
    said: Said = {}
    for one in who:
        others = draw(st.lists(st.sampled_from(whom), unique=True))
        ranked = least < 0 and draw(st.booleans())
        score = st.integers(int(least), 5)
        said[one] = {other: None if ranked else draw(score) for other in others}
    return said


def preferred_by_hand(said: dict[str, float | None], other: str) -> float:
    if other not in said:
        return 0.0
    score = said[other]
    if score is None:
        return (len(said) - list(said).index(other)) / len(said)
    return score / 5


@examples(60)
@given(statements(MENTEES, MENTORS, -5), statements(MENTORS, MENTEES, -5))
def test_preferences_of_either_side_follow_the_formula(mentees: Said, mentors: Said) -> None:
    people = two_sides(mentors, mentees, "prefers")
    affinity = Affinity(
        skills=TaughtSkills(),
        wishes=Preferences(amount=0.2),
        heard=Preferences(amount=-0.1, role="mentors"),
    )
    problem, _ = Programme(affinity=affinity).problem(people)
    mentee_ids, mentor_ids = people.mentees.ids.tolist(), people.mentors.ids.tolist()
    expected = [
        [
            1.0 + 0.2 * preferred_by_hand(mentees[e], m) - 0.1 * preferred_by_hand(mentors[m], e)
            for m in mentor_ids
        ]
        for e in mentee_ids
    ]
    np.testing.assert_allclose(problem.compatibility.dense(), expected, atol=1e-7)


@examples(60)
@given(statements(MENTEES, [*MENTORS, "gone"], 1), statements(MENTORS, [*MENTEES, "left"], 1))
def test_past_success_follows_the_formula(mentees: Said, mentors: Said) -> None:
    expected = {}
    for e in MENTEES:
        for m in MENTORS:
            told = [x for x in (mentees[e].get(m), mentors[m].get(e)) if x is not None]
            if told:
                expected[e, m] = 0.3 * (sum(told) / len(told) - 3) / 2
    people = two_sides(mentors, mentees, "success")
    assert amounts(PastSuccess(amount=0.3), people) == pytest.approx(expected)


def test_terms_have_columns_of_their_own_and_sum_to_the_score(tmp_path: Path) -> None:
    people = two_sides({"m": {"e": -5}}, {"e": {"n": None, "m": None}}, "prefers")
    affinity = Affinity(
        skills=TaughtSkills(),
        wishes=Preferences(amount=0.2),
        heard=Preferences(amount=0.4, role="mentors"),
    )
    matching = Programme(affinity=affinity).match(people)
    pairs = matching.pairs.set_index("mentee")
    assert pairs.loc["e", ["mentor", "skills", "wishes", "heard"]].tolist() == ["n", 1, 0.2, 0]
    np.testing.assert_allclose(pairs[["skills", "wishes", "heard"]].sum(axis=1), pairs["score"])
    rows = matching.explain("e", "m").rows
    assert dict(zip(rows["component"], rows["amount"], strict=True)) == pytest.approx(
        {"skills": 1.0, "wishes": 0.1, "heard": -0.4}
    )
    matching.save(tmp_path / "saved")
    assert Matching.load(tmp_path / "saved").pairs.equals(matching.pairs)


def test_an_amount_is_not_normalised_and_can_decide() -> None:
    people = two_sides({}, {"e": {"n": None}, "f": {"n": None}, "g": {"n": -5}}, "prefers")
    for weight in (1, 100):
        affinity = Affinity(skills=TaughtSkills(weight=weight), wishes=Preferences(amount=0.5))
        assert affinity.weights() == {"skills": 1.0}
        pairs = Programme(affinity=affinity).match(people).pairs
        assert sorted(pairs["wishes"]) == [0, 0, 0.5]


def test_nobody_says_anything() -> None:
    people = two_sides({}, {}, "prefers")
    affinity = Affinity(skills=TaughtSkills(), wishes=Preferences())
    assert Programme(affinity=affinity).match(people).pairs["wishes"].tolist() == [0.0] * 3


def test_a_cell_may_be_a_list() -> None:
    people = cohort({"id": ["m", "n"]}, {"id": ["e"], "prefers": [["n", "m"]]})
    assert amounts(Preferences(amount=1), people) == {("e", "n"): 1.0, ("e", "m"): 0.5}


def test_parameters_are_reached_by_name() -> None:
    affinity = Affinity(skills=TaughtSkills(), wishes=Preferences())
    affinity.set_params(wishes__amount=0.3, skills__weight=2)
    assert clone(affinity).get_params()["wishes__amount"] == 0.3
    assert list(affinity.components) == ["skills"]
    assert list(affinity.terms) == ["wishes"]


def test_terms_stand_in_a_programmes_file(tmp_path: Path) -> None:
    file = tmp_path / "programme.toml"
    file.write_text(
        '[[affinity]]\nkind = "TaughtSkills"\n[[affinity]]\nkind = "Preferences"\n'
        'role = "mentors"\namount = 0.2\n[[affinity]]\nkind = "PastSuccess"\nname = "before"\n',
        encoding="utf-8",
    )
    programme = Programme.from_toml(file)
    assert list(programme.affinity.terms) == ["preferences", "before"]
    assert Programme.from_dict(programme.to_dict()).to_dict() == programme.to_dict()


def test_a_term_of_ones_own_is_a_short_class() -> None:
    class SameInitial(PairTerm):
        label = "initial"

        def __init__(self, amount: float = 0.1) -> None:
            self.amount = amount

        def pairs(self, cohort: Cohort) -> PairAmounts:
            mentees, mentors = (np.array([i[0] for i in p.ids]) for p in sides(cohort))
            i, j = np.nonzero(mentees[:, None] == mentors)
            return PairAmounts(i, j, np.full(len(i), self.amount))

    def sides(people: Cohort) -> tuple[Any, Any]:
        return people.mentees, people.mentors

    people = cohort({"id": ["a1", "b1"]}, {"id": ["a2", "c2"]})
    affinity = Affinity(skills=TaughtSkills(), initial=SameInitial())
    problem, _ = Programme(affinity=affinity).problem(people)
    assert problem.compatibility.dense().tolist() == [[0.1, 0], [0, 0]]


# mistakes ------------------------------------------------------------------------------------


def refused(term: PairTerm, mentors: dict[str, Any], mentees: dict[str, Any]) -> str:
    with pytest.raises(InputError) as caught:
        term.pairs(cohort(mentors, mentees))
    return str(caught.value)


def test_every_wrong_preference_is_named() -> None:
    cells = ["x|m", "m:1|m:2", "m:6|n:abc", "m|n:3", "n||n"]
    message = refused(
        Preferences(), {"id": ["m", "n"]}, {"id": ["e", "f", "g", "h", "i"], "prefers": cells}
    )
    for part in (
        "e: prefers has 'x': nobody",
        "f: prefers has 'm:2': list each id once",
        "g: prefers has 'm:6': give a score from -5 to 5",
        "g: prefers has 'n:abc': give a score",
        "h: prefers has 'm': other entries of the list have a score",
        "row 5, prefers is 'n||n': an empty entry in the list",
        "row 5, prefers is 'n': listed twice",
    ):
        assert part in message
    assert len(message.splitlines()) == 7


@pytest.mark.parametrize("cell", ["m", "m:0", "m:6", "m:x", "m:nan"])
def test_a_success_needs_a_rating(cell: str) -> None:
    message = refused(PastSuccess(), {"id": ["m"]}, {"id": ["e"], "success": [cell]})
    assert f"mentees, e: success has {cell!r}: give a rating from 1 to 5" in message


def test_wrong_ratings_of_both_sides_are_named_at_once() -> None:
    message = refused(
        PastSuccess(), {"id": ["m"], "success": ["e"]}, {"id": ["e"], "success": ["m:9"]}
    )
    assert "mentees, e: success has 'm:9'" in message
    assert "mentors, m: success has 'e'" in message


def test_wrong_arguments_are_named() -> None:
    people: Any = {"id": ["m"]}, {"id": ["e"], "prefers": ["m"]}
    assert "role is 'both'" in refused(Preferences(role="both"), *people)  # type: ignore[arg-type]
    assert "'favourites'" in refused(Preferences(column="favourites"), *people)
    assert "'grade'" in refused(PastSuccess(column="grade"), *people)


@pytest.mark.parametrize("amount", ["much", None, float("nan"), float("inf"), True])
def test_an_amount_is_a_number(amount: Any) -> None:
    affinity = Affinity(skills=TaughtSkills(weight=-1), wishes=Preferences(amount=amount))
    with pytest.raises(InputError, match=r"(?s)weight of skills.*amount of wishes"):
        affinity.weights()


def test_what_is_no_part_is_refused() -> None:
    with pytest.raises(InputError, match="skills is 3: give a component or a pair term"):
        Affinity(skills=3).weights()  # type: ignore[arg-type]


@pytest.mark.parametrize("cell", ["m:nan", "m:0_3", "m:\u0663", "m:", "m:5.1"])
def test_a_score_is_a_number_in_plain_digits(cell: str) -> None:
    message = refused(Preferences(), {"id": ["m"]}, {"id": ["e"], "prefers": [cell]})
    assert f"prefers has {cell!r}: give a score from -5 to 5" in message


def test_ranks_are_read_from_extra_columns_alone() -> None:
    """Lists of ours are sorted, so that the order of a cell is lost."""
    people: Any = {"id": ["m", "n"]}, {"id": ["e"], "past": ["n|m"], "bio": ["m"]}
    for column in ("past", "bio"):
        assert "use an extra column" in refused(Preferences(column=column), *people)
    assert "use an extra column, or one of" in refused(PastSuccess(column="bio"), *people)
