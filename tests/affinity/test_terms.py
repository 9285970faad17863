"""Terms: signed amounts in units of the score, and user-defined ones."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sklearn.base import clone

from matchcore import Affinity, Cohort, Matching, Programme
from matchcore.affinity.preferences import Preferences
from matchcore.affinity.taught import TaughtSkills
from matchcore.affinity.terms import PairTerm
from matchcore.errors import InputError
from matchcore.model.addends import PairAmounts
from tests.cohorts import cohort


def with_wishes(mentors: list[str | None], mentees: list[str | None]) -> Cohort:
    """Return mentors m and n, mentees e, f and g, who all match in skills."""
    return cohort(
        {"id": ["m", "n"], "prefers": mentors, "skills": ["sql:5"] * 2},
        {"id": ["e", "f", "g"], "prefers": mentees, "wants": ["sql"] * 3},
    )


def test_terms_have_columns_of_their_own_and_sum_to_the_score(tmp_path: Path) -> None:
    people = with_wishes(["e:-5", None], ["n|m", None, None])
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
    people = with_wishes([None, None], ["n", "n", "n:-5"])
    for weight in (1, 100):
        affinity = Affinity(skills=TaughtSkills(weight=weight), wishes=Preferences(amount=0.5))
        assert affinity.weights() == {"skills": 1.0}
        pairs = Programme(affinity=affinity).match(people).pairs
        assert sorted(pairs["wishes"]) == [0, 0.5]


def test_a_user_defined_term_is_a_short_class() -> None:
    class SameInitial(PairTerm):
        label = "initial"

        def __init__(self, amount: float = 0.1) -> None:
            self.amount = amount

        def pairs(self, cohort: Cohort) -> PairAmounts:
            sides = cohort.mentees, cohort.mentors
            mentees, mentors = (np.array([i[0] for i in people.ids]) for people in sides)
            i, j = np.nonzero(mentees[:, None] == mentors)
            return PairAmounts(i, j, np.full(len(i), self.amount))

    people = cohort({"id": ["a1", "b1"]}, {"id": ["a2", "c2"]})
    affinity = Affinity(skills=TaughtSkills(), initial=SameInitial())
    problem, _ = Programme(affinity=affinity).problem(people)
    assert problem.compatibility.dense().tolist() == [[0.1, 0], [0, 0]]


@pytest.mark.parametrize("amount", ["much", None, float("nan"), float("inf"), True])
def test_an_amount_is_a_number(amount: Any) -> None:
    affinity = Affinity(skills=TaughtSkills(weight=-1), wishes=Preferences(amount=amount))
    with pytest.raises(InputError, match=r"(?s)weight of skills.*amount of wishes"):
        affinity.weights()


def test_parameters_of_terms_are_reached_by_name() -> None:
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
