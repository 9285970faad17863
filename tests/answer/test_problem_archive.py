"""A problem saved and read back: every field of it, every kind of mask, and older schemas."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import numpy as np
import pytest
from scipy.sparse import csr_array

from matchcore import Compatibility, Problem
from matchcore.answer.arrays import ArrayReader, ArrayWriter
from matchcore.answer.problem_archive import problem_from_json, problem_to_json
from matchcore.model.limits import Limit
from matchcore.model.masks import DenseMask
from matchcore.model.origin import Origin
from matchcore.wording import rule_words

SENTENCES = ("Alma never meets Mara", "Alma ne rencontre jamais Mara")


def compatibility(origin: Origin | str = "veto") -> Compatibility:
    """Return three mentees and two mentors with a mask of each kind, and a term."""
    c = Compatibility.from_factors([[1.0], [0.5], [0.25]], [[1.0], [0.5]])
    c = c.with_terms("wish", [0], [1], [0.25])
    c = c.with_table("grades", np.array([0, 1, 1]), np.array([1, 0]), np.ones((2, 2), dtype=bool))
    c = c.with_threshold("hours", np.ones((3, 1)), np.array([[1.0], [2.0]]), 1.0)
    drawn = np.array([[True, True], [False, True], [True, True]])
    c = c.with_mask(DenseMask(Origin("given", "drawn"), drawn))
    return c.with_pairs(origin, np.array([2]), np.array([1]))


def every_field() -> Problem:
    """Return a problem without a single field at its default, but for limits."""
    return Problem(
        compatibility(),
        capacity=[2, 3],
        minimum=[0, 1],
        demand=[1, 2, 0],
        complete=True,
        required=[(0, 1)],
        forbidden=[(1, 1), (2, 0)],
        floor=-1.5,
        objective="score",
        load_step=[0.0, 0.25],
        load_before=[4, 0],
    )


def saved(problem: Problem) -> tuple[dict[str, Any], bytes]:
    arrays = ArrayWriter()
    return problem_to_json(problem, arrays), arrays.data


def again(content: dict[str, Any], data: bytes) -> Problem:
    return problem_from_json(content, ArrayReader(data), (3, 2))


def test_every_field_comes_back() -> None:
    problem = every_field()
    loaded = again(*saved(problem))
    for field in fields(Problem):
        if field.name != "compatibility":
            before, after = getattr(problem, field.name), getattr(loaded, field.name)
            assert np.array_equal(before, after), field.name
            assert type(before) is type(after), field.name
    assert loaded.compatibility.dense().tobytes() == problem.compatibility.dense().tobytes()
    assert (loaded.open.allowed == problem.open.allowed).all()


def test_the_example_leaves_no_field_at_its_default() -> None:
    """So that a field added to `Problem` cannot be forgotten above."""
    plain = Problem(Compatibility.from_matrix(np.zeros((3, 2))))
    alike = {
        field.name
        for field in fields(Problem)
        if np.array_equal(getattr(every_field(), field.name), getattr(plain, field.name))
    }
    assert alike == {"limits"}


def test_every_array_field_declares_its_shape() -> None:
    arrays = {
        f.name for f in fields(Problem) if isinstance(getattr(every_field(), f.name), np.ndarray)
    }
    assert {f.name for f in fields(Problem) if "per" in f.metadata} == arrays


@pytest.mark.parametrize(
    ("name", "array"),
    [
        ("capacity", np.ones(3, dtype=np.int64)),
        ("demand", np.ones(2, dtype=np.int64)),
        ("required", np.ones((1, 3), dtype=np.int64)),
        ("load_step", np.ones(2, dtype=np.int64)),
    ],
)
def test_an_array_of_another_shape_or_type_is_refused(name: str, array: Any) -> None:
    arrays = ArrayWriter()
    content = problem_to_json(every_field(), arrays)
    content["problem"][name] = arrays.add(array)
    with pytest.raises(ValueError, match=r"has the shape"):
        again(content, arrays.data)


def test_limits_are_refused_and_not_forgotten() -> None:
    with pytest.raises(TypeError, match="limits"):
        saved(Problem(compatibility(), limits=[Limit(np.ones((1, 1)), at_most=1)]))


def test_wide_sparse_factors_and_their_threshold_come_back() -> None:
    """Their scores are 6 on the diagonal and 0 elsewhere; the threshold keeps the diagonal."""
    u, v = csr_array(2 * np.eye(3, 400)), csr_array(3 * np.eye(2, 400))
    c = Compatibility.from_factors(u, v).with_threshold("near", u, v, 1.0)
    loaded = again(*saved(Problem(c))).compatibility
    assert loaded.factors.is_sparse
    assert loaded.dense().tolist() == [[6.0, 0.0], [0.0, 6.0], [0.0, 0.0]]
    assert loaded.allowed.tolist() == [[True, False], [False, True], [False, False]]


# origins -------------------------------------------------------------------------------------

VETO = Origin("rule", "Forbid", (), SENTENCES)


def veto(problem: Problem) -> Origin:
    return problem.compatibility.masks[-1].origin


def test_the_sentences_of_a_rule_come_back() -> None:
    found = veto(again(*saved(Problem(compatibility(VETO)))))
    assert (found, found.sentences) == (VETO, SENTENCES)
    assert rule_words(found, "fr") == "Alma ne rencontre jamais Mara"


@pytest.mark.parametrize("sentences", [[], ["Alma never meets Mara"]])
def test_a_rule_without_a_sentence_in_the_language_is_called_by_its_text(
    sentences: list[str],
) -> None:
    content, data = saved(Problem(compatibility(VETO)))
    content["masks"][-1][1][3] = sentences
    assert rule_words(veto(again(content, data)), "fr") == "Forbid"


@pytest.mark.parametrize("sentences", [[1, 2], [None, "x"], 5, None, ["\ud800", "x"]])
def test_sentences_that_are_not_text_are_refused(sentences: Any) -> None:
    content, data = saved(Problem(compatibility(VETO)))
    content["masks"][-1][1][3] = sentences
    with pytest.raises((TypeError, ValueError)):
        again(content, data)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (["rule", "Forbid", []], Origin("rule", "Forbid")),  # schema 3
        (["missing", "Gap", ["grade"]], Origin("missing", "Gap", ("grade",))),
        ("Forbid", Origin("given", "Forbid")),  # schemas 1 and 2
    ],
)
def test_origins_of_older_schemas_are_read(written: Any, expected: Origin) -> None:
    content, data = saved(Problem(compatibility(VETO)))
    content["masks"][-1][1] = written
    found = veto(again(content, data))
    assert (found, found.sentences) == (expected, ())


def test_schema_1_had_no_costs_of_loads_and_no_roundings() -> None:
    content, data = saved(every_field())
    del content["rounded"], content["problem"]["load_step"], content["problem"]["load_before"]
    loaded = again(content, data)
    assert loaded.load_step.tolist() == [0.0, 0.0]
    assert loaded.load_before.tolist() == [0, 0]
    assert loaded.compatibility.factors.error == 0.0
