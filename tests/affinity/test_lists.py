"""Lists in common, by hand."""

from __future__ import annotations

import math

import pytest

from matchcore.affinity.lists import SharedHours, SharedInterests, SharedLanguages
from matchcore.errors import InputError
from matchcore.names import fold, languages
from matchcore.rules.overlap import SharedLanguage
from tests.affinity.formulas import value
from tests.cohorts import cohort


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("jazz", "jazz", 1.0),
        ("jazz|chess", "Chess|JAZZ", 1.0),
        ("jazz|chess|bike|books", "jazz", 0.5),
        ("jazz|chess", "chess|bike", 0.5),
        ("jazz", "chess", 0.0),
        ("Échecs", "echecs", 1.0),
    ],
)
def test_shared_interests_by_hand(one: str, other: str, expected: float) -> None:
    found = value(SharedInterests(), {"interests": one}, {"interests": other})
    assert found == pytest.approx(expected)


def test_interests_may_stand_in_another_list_column() -> None:
    languages = SharedInterests(column="languages")
    assert value(languages, {"languages": "fr|en"}, {"languages": "fr|en"}) == pytest.approx(1)


def test_levels_do_not_count_where_sets_are_compared() -> None:
    """{a, b} and {a} share one of two: 1 / √2, however well each is known."""
    found = value(SharedInterests(column="skills"), {"skills": "a:1|b:5"}, {"skills": "a:5"})
    assert found == pytest.approx(1 / math.sqrt(2))


def test_comparing_a_column_that_is_no_list_is_refused() -> None:
    """Not a crash without a name, and not a silent zero for everybody."""
    with pytest.raises(InputError, match="site"):
        value(SharedInterests(column="site"), {"site": "Lyon"}, {"site": "Lyon"})


@pytest.mark.parametrize("kind", [SharedHours, SharedLanguages])
@pytest.mark.parametrize(
    ("mentor", "mentee", "expected"),
    [("mon-09|tue-09", "mon-09", 1.0), ("mon-09", "mon-09|tue-09", 0.5), ("fri-09", "mon-09", 0.0)],
)
def test_what_the_mentee_lists_is_what_counts(
    kind: type, mentor: str, mentee: str, expected: float
) -> None:
    component = kind(column="availability")
    assert value(component, {"availability": mentor}, {"availability": mentee}) == expected


def test_an_extra_column_is_read_as_a_list() -> None:
    clubs = SharedInterests(column="clubs")
    found = value(clubs, {"clubs": "jazz; Chess"}, {"clubs": "chess|Go"})
    assert found == pytest.approx(0.5)


def test_an_interest_is_called_what_most_call_it() -> None:
    people = cohort(
        {"id": ["m", "n"], "interests": ["échecs|JAZZ", "Échecs"]},
        {"id": ["e", "f"], "interests": ["Échecs", "Jazz|echecs"]},
    )
    assert SharedInterests().fit(people).labels_ == ["Échecs", "Jazz"]


def test_a_wrong_list_of_an_extra_column_is_refused() -> None:
    """As one of ours is: nothing is left out unsaid."""
    clubs = SharedInterests(column="clubs")
    people = cohort({"id": ["m"]}, {"id": ["f", "e"], "clubs": ["jazz", "chess|chess||Go"]})
    with pytest.raises(InputError) as caught:
        clubs.fit(people)
    assert str(caught.value).splitlines() == [
        "mentees, row 2, clubs is 'chess|chess||Go': an empty entry in the list. "
        "Remove the extra separator",
        "  mentees, row 2, clubs is 'chess': listed twice. List it once",
    ]


@pytest.mark.parametrize("column", ["site", "grade", "hobby", None])
def test_a_column_without_lists_is_refused(column: str | None) -> None:
    people = cohort({"id": ["m"]}, {"id": ["e"]})
    with pytest.raises(InputError, match=f"SharedHours: .*{column!r}"):
        SharedHours(column=column).fit(people)  # type: ignore[arg-type]


def test_only_what_both_sides_list_becomes_a_factor() -> None:
    people = cohort(
        {"id": ["m"], "interests": ["jazz|chess"]}, {"id": ["e"], "interests": ["Jazz|go"]}
    )
    assert SharedInterests().fit(people).labels_ == ["jazz"]


@pytest.mark.parametrize("name", ["fr", "FR", "fr-CA", "Français", "francais", "French"])
def test_names_of_a_language_meet(name: str) -> None:
    other = {"languages": "english|französisch|fr_FR"}
    assert value(SharedLanguages(), other, {"languages": f"{name}|xx"}) == 0.5
    people = cohort({"id": ["m"], "languages": ["fr"]}, {"id": ["e"], "languages": [name]})
    mentees, mentors, least = SharedLanguage().products(people)
    assert (mentees @ mentors.T).toarray().tolist() == [[least]]


def test_languages_stay_apart() -> None:
    """No name stands for two languages."""
    lines = [line.split(" ", 1) for line in languages._NAMES.strip().splitlines()]
    told = [(fold(name), code) for code, names in lines for name in (code, *names.split("|"))]
    assert len({name for name, _ in told}) == len(set(told))
    assert all(languages.language_key(name) == code for name, code in told)
    assert value(SharedLanguages(), {"languages": "norsk"}, {"languages": "svenska"}) == 0.0
