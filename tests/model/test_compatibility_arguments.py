"""The arguments of a `Compatibility`: what cannot be used is refused, with a code and a place."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
import scipy.sparse as sp

from matchcore import Compatibility
from matchcore.errors import InputError

SQUARE = np.array([[9.0, 1.0], [2.0, 1.0]])


FIRST = [[True, False], [False, False]]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda c: c.with_pairs("p", [0, 1], [0]), "2 mentees but 1 mentors"),
        (lambda c: c.with_pairs("p", [2], [0]), "mentees\\[0\\] is 2: there are rows 0 to 1"),
        (lambda c: c.with_pairs("p", [0.5], [0]), "give row numbers"),
        (lambda c: c.with_table("t", [0, 5], [0, 0], np.ones((1, 1), bool)), "classes 0 to 0"),
        (lambda c: c.with_table("t", [0, 2], [0, 0], np.ones((2, 2), bool)), "classes 0 to 1"),
        (lambda c: c.with_table("t", [0], [0, 0], np.ones((1, 1), bool)), "give 2 whole numbers"),
        (lambda c: c.with_table("t", [0, 0], [0, 0], np.ones((1, 1))), "array of bool"),
        (lambda c: c.with_threshold("h", np.ones((3, 1)), np.ones((2, 1)), 1), "not \\(2, 2\\)"),
        (
            lambda c: c.with_terms("s", [0, 0], [1, 1], [1.0, 2.0]),
            "pair \\(0, 1\\) is repeated",
        ),
        (lambda c: c.with_terms("s", [0], [1], [np.nan]), "scores\\[0\\] is nan"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_reason(call, message: str) -> None:
    with pytest.raises(InputError, match=message):
        call(Compatibility.from_matrix(np.ones((2, 2))))


def test_classes_without_a_table_are_refused() -> None:
    with pytest.raises(InputError, match="belong together"):
        Compatibility.from_factors([[1.0]], [[1.0]], mentee_class=[0])


def test_an_allowed_mask_of_numbers_or_another_shape_is_refused() -> None:
    with pytest.raises(InputError, match="array of bool"):
        Compatibility.from_matrix([[1.0]], [[1]])
    with pytest.raises(InputError, match="make them equal"):
        Compatibility.from_matrix([[1.0]], [[True, False]])


RAGGED: Any = [[1.0, 2.0], [3.0]]


MASKED = np.ma.array([[1.0, 0.0], [0.0, 1.0]], mask=FIRST)


NO_SCORES: dict[str, Any] = {
    "ragged": RAGGED,
    "sparse": sp.csr_array(np.eye(2)),
    "a sparse matrix": sp.coo_matrix(np.eye(2)),
    "masked rows": list(MASKED),
    "object": np.array([[1.0, None], [2.0, 3.0]]),
    "numbers as objects": np.array([[1, 2], [3, 4]], dtype=object),
    "a frame of objects": pd.DataFrame({"a": [1, "x"], "b": [2, 3]}),
    "a frame with NA": pd.DataFrame({"a": [1, None]}, dtype="Int64"),
    "complex": SQUARE + 1j,
    "text": [["1", "2"], ["3", "4"]],
    "bytes": np.array([[b"1"]]),
    "truth values": np.array(FIRST),
    "dates": np.zeros((2, 2), dtype="datetime64[s]"),
    "structured": np.zeros((2, 2), dtype=[("a", float)]),
    "structured and masked": np.ma.array(np.zeros(2, dtype=[("a", float)]), mask=[True, False]),
    "masked objects": np.ma.array([[1, None]], mask=[[False, True]]),
    "one number": 1.0,
    "no number": None,
    "three dimensions": np.ones((2, 2, 2)),
    "one dimension": np.ones(3),
    "a generator": ([1.0] for _ in range(2)),
    "a masked constant": np.ma.masked,
    "nan": [[1.0, np.nan]],
    "infinite": [[1.0, -np.inf]],
}


@pytest.mark.parametrize("what", NO_SCORES)
def test_what_is_no_matrix_of_scores_is_refused(what: str) -> None:
    with pytest.raises(InputError, match="scores"):
        Compatibility.from_matrix(NO_SCORES[what])


NO_FACTORS = NO_SCORES.keys() - {"sparse", "a sparse matrix"} | {"masked"}


@pytest.mark.parametrize("what", sorted(NO_FACTORS))
def test_what_are_no_factors_is_refused(what: str) -> None:
    given = MASKED if what == "masked" else NO_SCORES[what]
    if what == "a generator":
        given = ([1.0] for _ in range(2))
    good = np.ones((2, 2))
    c = Compatibility.from_matrix(good)
    for call in (
        lambda: Compatibility.from_factors(given, good),
        lambda: Compatibility.from_factors(good, given),
        lambda: c.with_threshold("hours", given, good, 1),
        lambda: c.with_threshold("hours", good, given, 1),
    ):
        with pytest.raises(InputError):
            call()


@pytest.mark.parametrize("form", [sp.coo_array, sp.csc_matrix, sp.dok_array, sp.lil_matrix])
def test_sparse_factors_of_any_format_are_read(form: Any) -> None:
    c = Compatibility.from_factors(form(np.eye(2)), form(np.eye(2)))
    assert (c.dense() == np.eye(2)).all()


@pytest.mark.parametrize(
    "allowed",
    [MASKED > 0, [[True], [True, False]], sp.csr_array(np.eye(2)), [["yes", "no"]] * 2, 1, "all",
     pd.DataFrame({"a": [True, None]}, dtype="boolean"), np.ones(2, dtype=bool)],
)  # fmt: skip
def test_what_is_no_mask_is_refused(allowed: Any) -> None:
    with pytest.raises(InputError, match="allowed"):
        Compatibility.from_matrix(SQUARE, allowed)
    with pytest.raises(InputError):
        Compatibility.from_matrix(SQUARE).with_table("t", [0, 1], [0, 1], allowed)


@pytest.mark.parametrize("rows", [np.ma.array([0, 1], mask=[0, 1]), [[0], [1, 2]], ["0", "1"],
                                  [0.0, 1.0], [True, False], [None, 1], np.array([0, 2**63],
                                  dtype=np.uint64), 1, -1, [-1, 0]])  # fmt: skip
def test_what_are_no_row_numbers_is_refused(rows: Any) -> None:
    c = Compatibility.from_matrix(SQUARE)
    whole = np.ones((2, 2), dtype=bool)
    for call in (
        lambda: c.with_pairs("past", rows, [0, 1]),
        lambda: c.with_pairs("past", [0, 1], rows),
        lambda: c.with_terms("liked", rows, [0, 1], [1.0, 1.0]),
        lambda: c.with_table("site", rows, [0, 1], whole),
        lambda: c.with_table("site", [0, 1], rows, whole),
    ):
        with pytest.raises(InputError):
            call()


@pytest.mark.parametrize("amounts", [["1", "2"], [1j, 2], [True, False], [None, 1], [[1], [2, 3]],
                                     np.ma.array([1.0, 2.0], mask=[0, 1]), [np.inf, 0.0], 1.0,
                                     [1.0]])  # fmt: skip
def test_what_are_no_amounts_of_terms_is_refused(amounts: Any) -> None:
    with pytest.raises(InputError, match="liked"):
        Compatibility.from_matrix(SQUARE).with_terms("liked", [0, 1], [0, 1], amounts)


@pytest.mark.parametrize(
    "least", [math.nan, math.inf, -math.inf, "1", None, True, 1j, [1], 10**400]
)
def test_a_threshold_and_a_floor_are_finite_numbers(least: Any) -> None:
    """A comparison with nan would forbid everybody, in silence."""
    c = Compatibility.from_matrix(SQUARE)
    with pytest.raises(InputError, match=r"at_least is .*: give a finite number"):
        c.with_threshold("hours", np.ones((2, 1)), np.ones((2, 1)), least)
    with pytest.raises(InputError, match=r"floor is .*: give a finite number"):
        c.with_floor(least)


@pytest.mark.parametrize("name", [None, 3, "", " ", b"past", ["past"], math.nan])
def test_rules_and_terms_have_names_of_text(name: Any) -> None:
    c = Compatibility.from_matrix(SQUARE)
    whole = np.ones((2, 2), dtype=bool)
    for call in (
        lambda: c.with_pairs(name, [0], [0]),
        lambda: c.with_table(name, [0, 1], [0, 1], whole),
        lambda: c.with_threshold(name, np.ones((2, 1)), np.ones((2, 1)), 1),
        lambda: c.with_terms(name, [0], [0], [1.0]),
    ):
        with pytest.raises(InputError, match=r"name is .*: give text"):
            call()


OK = np.ones((2, 1))


TABLE = np.ones((2, 2), dtype=bool)


HIDDEN = np.ma.array(SQUARE, mask=[[False, True], [False, False]])


REFUSED: dict[str, tuple[Callable[[Compatibility], object], list[tuple[str, str, str]]]] = {
    "sparse scores": (
        lambda c: c.from_matrix(sp.csr_array(SQUARE)),  # type: ignore[arg-type]
        [("wrong_type", "scores", "")],
    ),
    "ragged scores": (lambda c: c.from_matrix(RAGGED), [("wrong_shape", "scores", "")]),
    "scores of text": (lambda c: c.from_matrix([["1"]]), [("wrong_type", "scores", "")]),
    "scores in one row": (lambda c: c.from_matrix([1, 2]), [("wrong_shape", "scores", "")]),
    "scores beyond numbers": (
        lambda c: c.from_matrix([[1.0, np.nan], [np.inf, 0.0]]),
        [("not_finite", "scores[0, 1]", "nan")],
    ),
    "masks of numbers": (lambda c: c.from_matrix([[1]], [[1]]), [("wrong_type", "allowed", "")]),
    "a mask too wide": (
        lambda c: c.from_matrix([[1]], [[True, True]]),
        [("wrong_shape", "allowed", "")],
    ),
    "masked factors": (lambda c: c.from_factors(HIDDEN, OK), [("masked", "U[0, 1]", "masked")]),
    "a list of masked": (
        lambda c: c.from_factors([HIDDEN[0], HIDDEN[1]], OK),
        [("wrong_type", "U", "")],
    ),
    "factors of two widths": (lambda c: c.from_factors(SQUARE, OK), [("wrong_shape", "", "")]),
    "factors that overflow": (
        lambda c: c.from_factors(OK * 1e308, OK * 1e308),
        [("out_of_range", "", "")],
    ),
    "no table": (
        lambda c: c.from_factors(OK, OK, mentee_class=[0, 0]),
        [("missing_argument", "", "")],
    ),
    "no name": (lambda c: c.with_pairs("", [0], [0]), [("not_text", "name", "''")]),
    "a table of numbers": (
        lambda c: c.with_table("t", [0, 1], [0, 1], SQUARE),
        [("wrong_type", "t: allowed", "")],
    ),
    "classes of both sides": (
        lambda c: c.with_table("t", [0], [0, 2], TABLE),
        [("wrong_shape", "t: mentee_class", ""), ("out_of_range", "t: mentor_class", "")],
    ),
    "classes of text": (
        lambda c: c.with_table("t", ["0", "1"], [0, 1], TABLE),
        [("wrong_type", "t: mentee_class", "")],
    ),
    "rows of text": (lambda c: c.with_pairs("p", ["0"], [0]), [("wrong_type", "p: mentees", "")]),
    "rows that are not": (
        lambda c: c.with_pairs("p", [0, 0, 1], [2, 1, -1]),
        [("unknown_row", "p: mentors[0]", "2"), ("unknown_row", "p: mentors[2]", "-1")],
    ),
    "rows without partners": (lambda c: c.with_pairs("p", [0, 1], [0]), [("wrong_shape", "p", "")]),
    "a threshold of text": (
        lambda c: c.with_threshold("h", OK, OK, "2"),  # type: ignore[arg-type]
        [("not_a_number", "h: at_least", "'2'")],
    ),
    "a threshold without end": (
        lambda c: c.with_threshold("h", OK, OK, math.inf),
        [("not_finite", "h: at_least", "inf")],
    ),
    "hours beyond numbers": (
        lambda c: c.with_threshold("h", OK, OK * np.nan, 1),
        [("not_finite", "h: G[0, 0]", "nan")],
    ),
    "ragged hours": (
        lambda c: c.with_threshold("h", RAGGED, OK, 1),
        [("wrong_shape", "h: F", "")],
    ),
    "hours of others": (
        lambda c: c.with_threshold("h", np.ones((3, 1)), OK, 1),
        [("wrong_shape", "h", "")],
    ),
    "amounts of text": (
        lambda c: c.with_terms("w", [0], [0], ["1"]),
        [("wrong_type", "w: scores", "")],
    ),
    "amounts for more pairs": (
        lambda c: c.with_terms("w", [0], [0], [1.0, 2.0]),
        [("wrong_shape", "w", "")],
    ),
    "amounts and pairs at once": (
        lambda c: c.with_terms("w", [0, 1, 0], [1, 1, 1], [1.0, np.inf, np.nan]),
        [
            ("not_finite", "w: scores[1]", "inf"),
            ("not_finite", "w: scores[2]", "nan"),
            ("duplicate", "w", ""),
        ],
    ),
    "addends of a matrix": (lambda c: c.factors, [("no_factors", "", "")]),
    "a floor too great for a float": (
        lambda c: c.with_floor(10**400),
        [("out_of_range", "floor", f"{10**400!r:.40}")],
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_refused_has_a_code_and_a_place(what: str) -> None:
    call, records = REFUSED[what]
    with pytest.raises(InputError) as caught:
        call(Compatibility.from_matrix(SQUARE))
    assert [(r.code, r.place, r.value) for r in caught.value.records] == records
