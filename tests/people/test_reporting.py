"""Lines of managers: against a walk by hand, with circles, and at any depth."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.people import ReportingLines
from tests.cohorts import examples

NAMES = st.sampled_from("abcdefgh")


def walked(one: str, managers: dict[str, str], levels: int | None) -> list[tuple[str, int]]:
    line: list[tuple[str, int]] = []
    while one in managers and (levels is None or len(line) < levels):
        one = managers[one]
        line.append((one, len(line) + 1))
    return line


def is_endless(one: str, managers: dict[str, str]) -> bool:
    for _ in range(len(managers) + 1):
        if one not in managers:
            return False
        one = managers[one]
    return True


@examples(150)
@given(st.dictionaries(NAMES, NAMES, max_size=8))
def test_circles_are_those_of_walks_that_come_back(managers: dict[str, str]) -> None:
    expected = []
    for one in sorted(managers):
        names = [name for name, _ in walked(one, managers, 2 * len(managers))]
        if one in names:
            circle = [one, *names[: names.index(one)]]
            expected += [circle] if min(circle) == one else []
    assert ReportingLines(managers).circles() == expected


@examples(150)
@given(st.dictionaries(NAMES, NAMES, max_size=8), st.none() | st.integers(1, 3), st.data())
def test_superiors_are_those_of_a_walk(
    managers: dict[str, str], levels: int | None, data: st.DataObject
) -> None:
    straight = {a: b for a, b in managers.items() if not is_endless(a, managers)}
    asked = data.draw(st.lists(NAMES, max_size=5))
    rows, ids, far = ReportingLines(straight).superiors(asked, levels)
    found = list(zip(rows.tolist(), ids.tolist(), far.tolist(), strict=True))
    assert found == [
        (k, *up) for k, one in enumerate(asked) for up in walked(one, straight, levels)
    ]


def test_a_circle_is_left_after_one_round() -> None:
    rows, ids, _ = ReportingLines({"a": "b", "b": "c", "c": "a"}).superiors(["a"])
    assert (rows.tolist(), ids.tolist()) == ([0, 0, 0], ["b", "c", "a"])


@pytest.mark.parametrize("levels", [None, 1, 4])
def test_nobody_has_no_superiors(levels: int | None) -> None:
    rows, ids, far = ReportingLines({}).superiors(["a", "b"], levels)
    assert len(rows) == len(ids) == len(far) == 0
    assert ReportingLines({}).circles() == []


def test_a_long_line_ends() -> None:
    ids = [f"p{k:04d}" for k in range(3000)]
    lines = ReportingLines(dict(pairwise(ids)))
    assert lines.circles() == []
    np.testing.assert_array_equal(lines.superiors(ids[:1]).ids, ids[1:])
