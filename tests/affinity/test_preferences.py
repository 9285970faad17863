"""Preferences and past success: signed amounts for single pairs, in units of the score."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Affinity, Cohort, Programme
from matchcore.affinity.preferences import PastSuccess, Preferences
from matchcore.affinity.taught import TaughtSkills
from matchcore.affinity.terms import PairTerm
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


def are_ranks(said: Said) -> bool:
    lists = [[*one.values()] for one in said.values() if None not in one.values() and one]
    return all(sorted(x) == [*range(1, len(x) + 1)] for x in lists) and max(map(len, lists)) > 1


def preferred_by_hand(all_said: Said, who: str, other: str) -> float:
    said = all_said[who]
    if other not in said:
        return 0.0
    score = said[other]
    if score is None:
        return (len(said) - list(said).index(other)) / len(said)
    return (len(said) - score + 1) / len(said) if are_ranks(all_said) else score / 5


@pytest.mark.slow
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
            1.0 + 0.2 * preferred_by_hand(mentees, e, m) - 0.1 * preferred_by_hand(mentors, m, e)
            for m in mentor_ids
        ]
        for e in mentee_ids
    ]
    np.testing.assert_allclose(problem.compatibility.dense(), expected, atol=1e-7)


@pytest.mark.slow
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


def test_nobody_says_anything() -> None:
    people = two_sides({}, {}, "prefers")
    affinity = Affinity(skills=TaughtSkills(), wishes=Preferences())
    assert Programme(affinity=affinity).match(people).pairs["wishes"].tolist() == [0.0] * 3


def test_a_cell_may_be_a_list() -> None:
    people = cohort({"id": ["m", "n"]}, {"id": ["e"], "prefers": [["n", "m"]]})
    assert amounts(Preferences(amount=1), people) == {("e", "n"): 1.0, ("e", "m"): 0.5}


# ranks in numbers ----------------------------------------------------------------------------

NUMBERED = [
    # exactly 1..n for everyone, in any order
    (["m:1|n:2|o:3"], "ranks", [1, 2 / 3, 1 / 3]),
    (["n:2|o:3|m:1"], "ranks", [2 / 3, 1 / 3, 1]),
    (["m:2|n:1", "o:1", "", "o|m"], "ranks", [0.5, 1, 1, 1, 0.5]),
    # somebody gives another number, a gap, or a fraction
    (["m:1|n:2", "m:5|n:1"], "scores", [0.2, 0.4, 1, 0.2]),
    (["m:1|n:3"], "scores", [0.2, 0.6]),
    (["m:0|n:1"], "scores", [0, 0.2]),
    (["m:1|n:1.5"], "scores", [0.2, 0.3]),
    (["m:1|n:1"], "scores", [0.2, 0.2]),
    # one entry shows nothing
    (["m:1", "n:1"], "scores", [0.2, 0.2]),
]


@pytest.mark.parametrize(("cells", "kind", "expected"), NUMBERED)
@pytest.mark.parametrize("role", ["mentees", "mentors"])
def test_numbers_are_ranks_where_everyone_has_one_to_n(
    cells: list[str], kind: str, expected: list[float], role: Any
) -> None:
    who = {"id": [f"e{k}" for k in range(len(cells))], "prefers": cells}
    sides = ({"id": ["m", "n", "o"]}, who)
    people = cohort(*(sides if role == "mentees" else sides[::-1]))
    term = Preferences(amount=1, role=role)
    assert term.pairs(people).amounts.tolist() == pytest.approx(expected)
    assert ("read as ranks" in str(term.cautions(people))) == (kind == "ranks")


def test_more_ranks_than_scores_go_are_read() -> None:
    cell = "|".join(f"m{k}:{k}" for k in range(1, 8))
    people = cohort({"id": [f"m{k}" for k in range(1, 8)]}, {"id": ["e"], "prefers": [cell]})
    assert Preferences(amount=7).pairs(people).amounts.tolist() == [7, 6, 5, 4, 3, 2, 1]


def test_ranks_are_told_with_column_entry_and_row() -> None:
    people = cohort({"id": ["m", "n"]}, {"id": ["e", "f"], "prefers": ["n|m", "m:2|n:1"]})
    said = (
        "mentees, prefers: numbers from 1 to n are read as ranks, 1 the first choice, such as "
        "'m:2' (first: row 2)"
    )
    assert Preferences().cautions(people) == [said]
    programme = Programme(affinity=Affinity(wishes=Preferences()))
    assert programme.match(people).cautions == (said,)


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (["m:1|n:2", "n:1|m:2", "m:5|n:1"], "look like ranks for 2 of 3 people, such as 'm:1'"),
        (["m:1", "n:1"], "look like ranks for 2 of 2 people"),
        (["m:1|n:2", "m:5|n:1"], ""),
        (["m:5|n:2"], ""),
        (["m|n"], ""),
        ([""], ""),
    ],
)
def test_scores_that_look_like_ranks_are_told(cells: list[str], told: str) -> None:
    ids = [f"e{k}" for k in range(len(cells))]
    people = cohort({"id": ["m", "n"]}, {"id": ids, "prefers": cells})
    said = Preferences().cautions(people)
    assert [told in caution for caution in said] == [True] * bool(told)


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
