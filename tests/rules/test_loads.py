"""Rules over loads: the rule's default, and the person's own value that wins over it."""

from __future__ import annotations

from typing import Any

import pytest

from matchcore.errors import InputError
from matchcore.rules import requirements
from matchcore.rules.loads import Capacity, Demand, EvenLoad, MinimumLoad
from matchcore.rules.repeats import NoRepeat
from matchcore.rules.rule import LoadRule
from tests.cohorts import cohort

KINDS = [Capacity, MinimumLoad, Demand]


def loads(kind: type[LoadRule], own: list[Any], rules: list[LoadRule]) -> list[int]:
    """Return the loads of three people whose own column holds these cells."""
    three, one = {"id": ["a", "b", "c"], kind.column: own}, {"id": ["x"]}
    people = cohort(three, one) if kind.role == "mentors" else cohort(one, three)
    return getattr(requirements(rules, people), kind.column).tolist()  # type: ignore[no-any-return]


@pytest.mark.parametrize("kind", KINDS)
def test_the_own_value_wins_over_the_rules(kind: Any) -> None:
    assert loads(kind, [0, None, 3], [kind(2)]) == [0, 2, 3]


@pytest.mark.parametrize(("kind", "default"), [(Capacity, 1), (MinimumLoad, 0), (Demand, 1)])
def test_without_a_rule_each_load_has_its_default(kind: Any, default: int) -> None:
    assert loads(kind, [None, None, 2], []) == [default, default, 2]
    assert kind().default == default


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("default", [-1, 1.5, "2", True, None])
def test_a_load_is_a_whole_number(kind: Any, default: Any) -> None:
    with pytest.raises(InputError, match=f"{kind.__name__}: default"):
        loads(kind, [None, None, None], [kind(default)])


@pytest.mark.parametrize("kind", KINDS)
def test_a_load_is_written_as_it_is_made(kind: Any) -> None:
    assert str(kind(4)) == f"{kind.__name__}(default=4)"
    assert kind(4).options() == {"default": 4}


def test_the_other_sides_column_is_nobodys_load() -> None:
    """A mentee's `capacity`, in a table exported for both sides, means nothing."""
    people = cohort({"id": ["m"], "demand": [5]}, {"id": ["e"], "capacity": [5], "minimum": [5]})
    found = requirements([], people)
    assert (found.capacity.tolist(), found.minimum.tolist(), found.demand.tolist()) == (
        [1],
        [0],
        [1],
    )


RUNNING = cohort(
    {
        "id": ["m1", "m2", "m3"],
        "capacity": [3, None, 1],
        "minimum": [2, 1, 1],
        "running": ["e1|elsewhere", None, "e1|e2"],
    },
    {"id": ["e1", "e2", "e3"], "running": ["m1|m3", "m2", "gone"]},
)


def test_couples_that_run_already_take_places() -> None:
    """Couples reported by both sides count once; partners elsewhere count; 0 is the least."""
    found = requirements([Capacity(2)], RUNNING)
    assert found.capacity.tolist() == [1, 1, 0]
    assert found.minimum.tolist() == [0, 0, 0]
    assert found.demand.tolist() == [1, 1, 1]


def test_couples_that_run_already_are_not_made_again() -> None:
    rows, cols = NoRepeat().pairs(RUNNING)
    assert set(zip(rows.tolist(), cols.tolist(), strict=True)) == {(0, 0), (0, 2), (1, 1), (1, 2)}


def test_even_load_gives_its_step_and_counts_running_couples() -> None:
    found = requirements([EvenLoad(0.125)], RUNNING)
    assert found.load_step == 0.125
    assert found.running.tolist() == [2, 1, 2]
    assert requirements([], RUNNING).load_step == 0.0


@pytest.mark.parametrize("step", [-0.1, float("nan"), float("inf"), "0.1", None, True])
def test_a_step_is_a_number_and_no_reward(step: Any) -> None:
    with pytest.raises(InputError, match="EvenLoad: step is"):
        EvenLoad(step)
