"""What made-up people say of their meetings."""

import numpy as np
import pandas as pd
import pytest

from matchcore.datasets import make_feedback
from matchcore.errors import InputError

PAIRS = pd.DataFrame(
    [(f"e{i}", f"m{j}") for i in range(60) for j in range(i % 7, 40, 7)],
    columns=["mentee", "mentor"],
)


def test_order_of_rows_means_nothing_and_seeds_do() -> None:
    said = make_feedback(PAIRS, seed=3)
    assert said.equals(make_feedback(PAIRS.sample(frac=1, random_state=1), seed=3))
    assert not said.equals(make_feedback(PAIRS, seed=4))


def test_answers_are_on_the_scale_and_as_many_as_asked_for() -> None:
    said = make_feedback(PAIRS, answered=1.0)
    assert len(said) == 2 * len(PAIRS)
    assert set(said["score"].dropna()) == {1, 2, 3, 4, 5}
    assert (said["score"].isna() == said["declined"]).all()
    assert (said.loc[said["avoid"], "score"] == 1).all()
    assert said["avoid"].any()
    assert 0.4 < len(make_feedback(PAIRS, answered=0.5)) / len(said) < 0.6
    assert make_feedback(PAIRS, answered=0.0).empty


def test_both_sides_feel_the_same_chemistry() -> None:
    said = make_feedback(PAIRS, answered=1.0).dropna(subset="score")
    by_mentee, by_mentor = (said[said["role"] == role] for role in ("mentee", "mentor"))
    one = by_mentee.set_index(["rater", "rated"])["score"]
    other = by_mentor.set_index(["rated", "rater"])["score"]
    assert np.corrcoef(one, other.reindex(one.index))[0, 1] > 0.3


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"answered": 1.5}, "answered is 1.5: give a share"),
        ({"answered": "all", "seed": -1}, r"(?s)answered is 'all'.*seed is -1"),
    ],
)
def test_wrong_options_are_named(options: dict[str, object], message: str) -> None:
    with pytest.raises(InputError, match=message):
        make_feedback(PAIRS, **options)  # type: ignore[arg-type]
