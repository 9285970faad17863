"""Who is who over the tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Cohort
from tests.cohorts import examples

Row = tuple[str | None, ...]


def cohort(mentors: Sequence[Row | str], mentees: Sequence[Row | str]) -> Cohort:
    """Return a cohort of ids, or of id, name and e-mail address."""
    rows = (
        [(one,) if isinstance(one, str) else one for one in side] for side in (mentors, mentees)
    )
    fields = ("id", "name", "email")
    tables: list[Any] = [
        pd.DataFrame([dict(zip(fields, row, strict=False)) for row in side]) for side in rows
    ]
    return Cohort(*tables)


def oneself(people: Cohort) -> set[tuple[str, str]]:
    """Return the ids of mentee and mentor that are never matched, since they may be one."""
    mentees, mentors = people.oneself
    pairs = zip(people.mentees.ids[mentees], people.mentors.ids[mentors], strict=True)
    return {(str(a), str(b)) for a, b in pairs}


ANN = ("Ann Lee", "ann@x.org")


@pytest.mark.parametrize(
    ("mentor", "mentee"),
    [
        ("Ana@x.org", "ana@x.org"),
        ("42", "42.0"),
        ("E-1\u200b", "E-1"),
        ("E\u20117", "E-7"),
        ("\u06f4\u06f2", "42"),
        (("M1", *ANN), ("E9", *ANN)),
        (("M1", "Zoé Ferrand", "Zoe@x.org"), ("E9", "FERRAND, Zoe", "zoe@X.org")),
        (("ann@x.org", "Ann Lee", None), ("E9", *ANN)),
        (("M1", *ANN), ("ANN@x.org", "A. Lee", "other@x.org")),
        (("0042", "Ann Lee", None), ("42", "ann lee", None)),
        (("0042", None, "a@x.org"), ("42", None, "A@x.org")),
    ],
)
def test_one_person_under_two_ids_is_never_matched_with_herself_and_told(
    mentor: Any, mentee: Any
) -> None:
    people = cohort([mentor, ("zz", "Bo Ray", "bo@x.org")], [("a", "Cy", None), mentee])
    ids = [one if isinstance(one, str) else one[0] for one in (mentee, mentor)]
    assert oneself(people) == {tuple(ids)}
    assert people.cautions == (
        f"mentees, id: people of mentors under another id: {ids[0]!r} (row 2) and {ids[1]!r} "
        "(row 1); each counts as one person",
    )
    assert people.rows("mentors", [ids[0]]).tolist() == people.rows("mentors", [ids[1]]).tolist()
    assert people.rows("mentees", [ids[1]]).tolist() == people.rows("mentees", [ids[0]]).tolist()


@pytest.mark.parametrize(
    ("mentor", "mentee"),
    [
        ("0042", "42"),
        ("42", "00042.0"),
        ("\u0415-7", "E-7"),
        (("0042", "Ann Lee", None), ("42", "Bo Ray", None)),
        (("M1", "Ann Lee", "team@x.org"), ("E9", "Bo Ray", "team@x.org")),
        (("M1", None, "ann@x.org"), ("E9", *ANN)),
        (("ann@x.org", "Ann Lee", None), ("ann.lee@y.org", "LEE, Ann", None)),
        (("M1", "Zoé Ferrand", "zoe@x.org"), ("z.f@y.org", "FERRAND Zoe", None)),
        (("M1", "Ann Lee", None), ("ann.lee@y.org", "Ann Lee", None)),
    ],
)
def test_who_may_be_one_person_is_never_matched_and_told(mentor: Any, mentee: Any) -> None:
    people = cohort([mentor, "zz"], ["a", mentee])
    ids = [one if isinstance(one, str) else one[0] for one in (mentee, mentor)]
    assert oneself(people) == {tuple(ids)}
    (said,) = people.cautions
    assert said.startswith("mentees, id: ids that may be of people of mentors: ")
    assert f"{ids[0]!r} (row 2) and {ids[1]!r} (row 1)" in said
    assert people.rows("mentors", [ids[0]]).tolist() == [-1]


@pytest.mark.parametrize(
    ("mentors", "mentees"),
    [
        (["1042", "1043"], ["7", "104"]),
        ([("a", "Ann Lee", "ann.lee@x.org")], [("e", "Ann Leeds", "ann@x.org")]),
        ([("a", "Ann Lee", None)], [("e", "Ann Lee", None)]),
        ([("a", "Ann Lee", "a@x.org")], [("e", "Ann Lee", "e@x.org")]),
        ([("a@x.org", "Ann", None)], [("e@x.org", "Ann", None)]),
        ([("a@x.org", "Ann Lee", None), ("b@x.org", "Ann Lee", None)], [("e@x.org", "Bo", None)]),
        ([("a", "Ann Lee", None)], [("a", "Lee, Ann", None)]),
        ([("a", None, "ann@x.org")], [("a", None, "ANN@x.org")]),
        (["José"], ["Jose"]),
        (["007", "008"], ["011"]),
        ([("a", "Ann", "hr@x.org"), ("b", "Bo", "hr@x.org")], [("e", "Cy", "hr@x.org")]),
    ],
)
def test_different_people_and_one_id_in_two_tables_are_nothing_to_tell(
    mentors: list[Any], mentees: list[Any]
) -> None:
    people = cohort(mentors, mentees)
    shared = {one for one in people.mentees.ids if one in people.mentors.ids}
    assert (people.cautions, oneself(people)) == ((), {(one, one) for one in shared})


def test_people_who_share_an_address_are_joined_by_name() -> None:
    mentors = [("m1", "Ann Lee", "hr@x.org"), ("m2", "Bo Ray", "hr@x.org")]
    people = cohort(mentors, [("e1", "Lee Ann", "hr@x.org"), ("e2", "Cy", "hr@x.org")])
    assert oneself(people) == {("e1", "m1")}


def test_of_two_that_differ_in_case_the_exact_one_is_meant_and_neither_is_matched() -> None:
    people = cohort(["Ana", "ana"], ["ana", "ANA"])
    assert oneself(people) == {("ana", "ana"), ("ana", "Ana"), ("ANA", "ana"), ("ANA", "Ana")}
    assert people.identity.same == {}


def test_ids_of_one_table_stay_different_people() -> None:
    people = cohort(["42", "42.0", "0042"], ["e"])
    assert oneself(people) == set()
    assert people.cautions == (
        "mentors, id: ids that differ from another only in case, signs or digits that look alike: "
        "1, such as '42' and '42.0'; they count as different people",
    )


def test_more_than_five_are_counted() -> None:
    mentors, mentees = [f"A{k}" for k in range(7)], [f"a{k}" for k in range(7)]
    (said,) = cohort(mentors, mentees).cautions
    assert ": 7, such as 'a0' (row 1) and 'A0' (row 1), " in said
    assert "'a4'" in said
    assert "'a5'" not in said


@pytest.mark.slow
@examples(60)
@given(st.lists(st.text("abcXYZ159-", min_size=1, max_size=3), min_size=1, unique_by=str.casefold))
def test_any_ids_in_another_case_are_the_same_people(ids: list[str]) -> None:
    ids = [f"p{one}" for one in ids]  # no leading zeros
    people = cohort(ids, [one.swapcase() for one in ids])
    assert oneself(people) == {(one.swapcase(), one) for one in ids}
