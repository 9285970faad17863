"""Couples with a wanted skill come first: in a programme, its file, its answers and questions."""

from __future__ import annotations

import io
from itertools import permutations
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from scipy.sparse import csr_array

from matchcore import Affinity, Cohort, Matching, Programme, datasets
from matchcore.affinity import EqualAttribute, SharedInterests, TaughtSkills
from matchcore.affinity.first import preference
from matchcore.answer.marks import marks
from matchcore.errors import InputError
from matchcore.tuning import Explorer
from tests.cohorts import SKILLS, Drawn, Entries, cohorts, examples


def named(entries: Entries) -> set[str]:
    return {SKILLS[name] for name, _ in entries}


@pytest.mark.slow
@pytest.mark.parametrize("missing", ["zero", "mean"])
@examples(25)
@given(cohorts())
def test_pairs_come_first_where_something_wanted_is_taught(missing: Any, drawn: Drawn) -> None:
    affinity = Affinity(skills=TaughtSkills(first=True, missing=missing))
    found = preference(affinity.components, affinity.measure(drawn.cohort()))
    assert found is not None
    mentees, mentors = drawn.sorted()
    wants, has = ([named(p[c]) for p in x] for x, c in ((mentees, "wants"), (mentors, "skills")))
    expected = [[not want or bool(want & have) for have in has] for want in wants]
    assert found.mask.tile(slice(None), slice(None)).tolist() == expected


def test_exceptions_are_single_pairs_or_all_of_a_mentee() -> None:
    affinity = Affinity(skills=TaughtSkills(first=True))
    mentors = pd.DataFrame({"id": [f"m{k:03}" for k in range(80)], "skills": "excel"})
    mentees = pd.DataFrame({"id": ["e1", "e2"], "wants": "python"})
    found = preference(affinity.components, affinity.measure(Cohort(mentors, mentees)))
    assert found is not None
    for several in (range(3), range(70)):  # plain arrays, then sparse ones
        pairs = np.zeros(len(several), dtype=np.int64), np.array(several)
        tile = found.rule(np.array([False, True]), pairs).tile(slice(None), slice(None))
        assert tile[0].nonzero()[0].tolist() == list(several)
        assert tile[1].all()


@pytest.mark.slow
def test_wide_factors_stay_sparse() -> None:
    skills = [f"s{k}" for k in range(1200)]
    mentors = pd.DataFrame({"id": skills, "skills": skills})
    mentees = pd.DataFrame({"id": skills, "wants": skills})
    affinity = Affinity(skills=TaughtSkills(first=True))
    found = preference(affinity.components, affinity.measure(Cohort(mentors, mentees)))
    assert found is not None
    assert isinstance(found.mentees, csr_array)
    assert found.mask.tile(slice(0, 3), slice(0, 3)).tolist() == np.eye(3, dtype=bool).tolist()


def test_no_component_says_so() -> None:
    affinity = Affinity(skills=TaughtSkills(), interests=SharedInterests())
    assert preference(affinity.components, {}) is None
    with pytest.raises(InputError, match="first"):
        Affinity(skills=TaughtSkills(first="yes")).weights()  # type: ignore[arg-type]


# in a programme -------------------------------------------------------------------------------

PEOPLE = {
    "mentors": pd.DataFrame(
        {"id": ["m1", "m2"], "skills": ["python", "excel"], "site": ["A", "B"]}
    ),
    "mentees": pd.DataFrame({"id": ["e1", "e2"], "wants": ["python", "excel"], "site": ["B", "A"]}),
}


def programme(first: bool, **options: Any) -> Programme:
    skills = TaughtSkills(weight=0.1, first=first)
    affinity = Affinity(skills=skills, site=EqualAttribute(weight=0.9, column="site"))
    return Programme(affinity=affinity, **options)


def matched(first: bool = True, **options: Any) -> Matching:
    return programme(first, **options).match(Cohort(**PEOPLE))


@pytest.mark.slow
def test_without_it_the_site_decides_and_with_it_the_skill() -> None:
    assert matched(first=False).pairs["mentor"].tolist() == ["m2", "m1"]
    assert matched().pairs["mentor"].tolist() == ["m1", "m2"]
    assert matched(objective="score").pairs["mentor"].tolist() == ["m2", "m1"]


@pytest.mark.slow
def test_the_summary_says_the_order() -> None:
    assert "then the fewest couples without a wanted skill, then" in str(matched().summary())
    said = str(matched(language="fr").summary())
    assert "puis le moins de couples sans compétence souhaitée, puis" in said
    assert "fewest" not in str(matched(first=False).summary())


def test_a_pair_without_a_wanted_skill_is_refused_by_name() -> None:
    said = str(matched().why_not("e1", "m2"))
    assert "not allowed" in said
    assert "does not meet: a wanted skill unless there is no other way" in said


def test_what_a_couple_is_worth_is_told_within_the_order() -> None:
    said = str(matched().why_not("e1", "m1"))
    assert "1 fewer mentee has a mentor" in said
    assert "as long as no further couple without a wanted skill is made" in said


def test_who_waits_waits_for_a_place_and_not_for_the_order() -> None:
    """The only mentor goes to who gets a wanted skill; the other one is allowed, too."""
    cohort = Cohort(PEOPLE["mentors"][:1], PEOPLE["mentees"])
    matching = programme(first=True).match(cohort)
    assert matching.pairs["mentee"].tolist() == ["e1"]
    assert (
        "others take" in matching.unmatched.loc[0, "why"]
        or "m1" in matching.unmatched.loc[0, "why"]
    )
    assert "wanted skill" not in matching.unmatched.loc[0, "why"]
    assert "wanted skill" not in str(matching.explain("e2"))


def test_the_file_has_it() -> None:
    text = programme(first=True).to_toml()
    assert "first = true" in text
    assert Programme.from_toml(io.StringIO(text)) == programme(first=True)
    assert programme(first=True) != programme(first=False)


def test_a_saved_matching_keeps_the_order(tmp_path: Any) -> None:
    matching = matched()
    matching.save(tmp_path / "saved")
    loaded = Matching.load(tmp_path / "saved")
    loaded.verify()
    assert str(loaded.summary()) == str(matching.summary())
    assert str(loaded.why_not("e1", "m2")) == str(matching.why_not("e1", "m2"))


def test_other_weights_keep_the_order() -> None:
    explorer = Explorer(programme(first=True), Cohort(**PEOPLE))
    assert explorer.at(site=100.0).pairs["mentor"].tolist() == ["m1", "m2"]


@pytest.mark.slow
@examples(25)
@given(cohorts())
def test_no_choice_of_couples_has_fewer_without_a_wanted_skill(drawn: Drawn) -> None:
    """Against every way to give each mentee one mentor, or none where mentors are few."""
    frames = drawn.frames().items()
    tables = {k: x.drop(columns=["capacity", "demand"], errors="ignore") for k, x in frames}
    matching = Programme(affinity=Affinity(skills=TaughtSkills(first=True))).match(Cohort(**tables))
    n, m = len(matching.mentees.ids), len(matching.mentors.ids)
    if max(n, m) > 5 or len(matching.pairs) < min(n, m):
        return  # somebody is both mentee and mentor
    mentees, mentors = drawn.sorted()
    wants, has = ([named(p[c]) for p in x] for x, c in ((mentees, "wants"), (mentors, "skills")))
    lacking = [[bool(want) and not want & have for have in has] for want in wants]
    rows = range(max(n, m))
    open_ = matching.problem.compatibility.masks
    oneself = {(i, j) for i in range(n) for j in range(m) if _forbidden(open_, i, j)}
    counts = [
        sum(lacking[i][j] for i, j in zip(rows, order, strict=True) if i < n and j < m)
        for order in permutations(rows)
        if not oneself & {*zip(rows, order, strict=True)}
    ]
    assert sum("no_wanted_skill" in codes for codes in marks(matching)) == min(counts)


def _forbidden(masks: Any, i: int, j: int) -> bool:
    pair = np.array([i]), np.array([j])
    return any(not x.at(*pair)[0] for x in masks if x.origin.kind != "first")


@pytest.mark.slow
def test_the_sample_has_no_couple_without_a_wanted_skill() -> None:
    cohort, preset = datasets.load_demo(), Programme.reverse_mentoring()
    plain = preset.replace(affinity=preset.affinity.set_params(skills__first=False))
    counts = [
        sum("no_wanted_skill" in codes for codes in marks(one.match(cohort)))
        for one in (plain, preset)
    ]
    assert counts[0] >= 3
    assert counts[1] == 0
    assert len(plain.match(cohort).pairs) == len(preset.match(cohort).pairs)
