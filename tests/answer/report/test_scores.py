"""The histogram of scores: classes of a width that people read easily, each score in one."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from matchcore.answer.report.scores import histogram
from tests.answer.html_pages import report
from tests.cohorts import examples, season

SCORES = st.lists(st.floats(-1e6, 1e6, allow_subnormal=False), min_size=1, max_size=30)


@examples(200)
@given(SCORES)
def test_every_score_lies_in_one_class_and_classes_are_few(scores: list[float]) -> None:
    edges, counts = histogram(np.array(scores))
    assert counts.sum() == len(scores)
    assert len(edges) == len(counts) + 1
    assert len(counts) <= 18
    width = edges[1] - edges[0]
    assert edges[0] - 1e-6 * width <= min(scores)
    assert max(scores) <= edges[-1] + 1e-6 * width


def test_widths_are_those_that_people_read_easily() -> None:
    edges, counts = histogram(np.array([0.1, 0.3, 0.31, 0.9]))
    assert np.diff(edges).round(12).tolist() == [0.05] * len(counts)
    assert counts.tolist()[:6] == [1, 0, 0, 0, 2, 0], "0.3 opens a class"


def test_equal_scores_make_one_class() -> None:
    _, counts = histogram(np.array([0.5, 0.5]))
    assert counts.tolist() == [2]


def test_the_picture_has_words_and_a_table() -> None:
    page = report(season())
    assert page.said("title")[1] == "How many couples have which score"
    assert page.said("desc") == page.said("figcaption")
    assert "lowest score 0.19, highest 0.88" in page.said("desc")[0]
    table = page.table("How many couples")
    assert sum(int(row[1]) for row in table[1:]) == 2
    assert len(page.all("rect")) == 2
