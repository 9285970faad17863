"""A pulse as feedback: learning and the next re-match take it."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from matchcore import Programme, datasets
from matchcore.rounds import Feedback, learn, rematch
from matchcore.season.pulse import read_pulse
from tests.season.pulse.answers import HUSHED, cohort, read, row


def test_the_latest_answers_make_a_row() -> None:
    of = read(
        row("e1", "m1", 1, date="2026-03-01", satisfaction=2, burden=4, **{"continue": "no"}),
        row("e1", "m1", 2, date="2026-04-01", satisfaction=5, note=HUSHED),
        row("m1", "e2", 1, satisfaction=3, concern="yes"),
    )
    found = of.feedback(cohort())
    assert found.frame["score"].tolist() == [5.0, 3.0]
    assert found.frame["burden"].tolist()[0] == 4.0
    assert found.frame["prefer"].tolist()[0] is np.False_ or not found.frame["prefer"].tolist()[0]
    assert found.frame["date"].tolist()[0] == pd.Timestamp("2026-04-01")
    assert found.frame["comment"].tolist() == ["", ""]
    assert found.vetoes == frozenset()  # a concern is no veto
    assert [*found.aspects] == ["progress", "preparation", "regularity", "burden"]
    assert "burden on time: " in str(found)
    assert isinstance(found, Feedback)
    assert found.cohort is cohort()


def test_only_a_stated_wish_is_a_veto_until_it_is_taken_back() -> None:
    said = row("m1", "e2", 1, satisfaction=1, concern="yes", change="yes")
    assert read(said).feedback().vetoes == {("e2", "m1")}
    later = row("m1", "e2", 2, satisfaction=1)
    assert read(said, later).feedback().vetoes == {("e2", "m1")}
    assert read(said, {**later, "change": "no"}).feedback().vetoes == frozenset()


def test_people_who_left_are_left_out() -> None:
    of = read(row("e1", "m1", satisfaction=4), row("e3", "m2", satisfaction=4))
    left = datasets.load_demo()
    found = of.feedback(left)
    assert found.frame.empty
    assert found.cautions == ("2 rows are left out: from or about a person who is in no table",)


@pytest.mark.slow
def test_learning_and_matching_again_take_it() -> None:
    programme, people = Programme.reverse_mentoring(), datasets.load_demo()
    matching = programme.match(people)
    pairs = matching.pairs[["mentee", "mentor"]].to_numpy().tolist()
    rows = [row(mentee, mentor, satisfaction=1 + k % 5) for k, (mentee, mentor) in enumerate(pairs)]
    rows[0]["change"] = "oui"
    feedback = read_pulse(rows, matching).feedback(people)
    learnt = learn(feedback, matching)
    assert len(learnt.pairs) == len(pairs)
    again = rematch(programme, people, previous=matching, learnt=learnt)
    kept = {*again.matching.pairs[["mentee", "mentor"]].itertuples(index=False, name=None)}
    assert tuple(pairs[0]) not in kept


def test_its_summary_names_the_questions_in_french() -> None:
    feedback = read(row("e1", "m1", progress=4, burden=2)).feedback()
    assert "charge ressentie : 1 de 1 à 5" in str(feedback.summary("fr"))
    assert "burden on time: 1 from 1 to 5" in str(feedback.summary("en"))
