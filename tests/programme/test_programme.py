"""`Programme`: rules and scores as its presets say, one answer for one set of people."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Affinity, Cohort, Matching, Programme, SolveStatus
from matchcore.affinity import TaughtSkills
from matchcore.datasets import demo_tables, load_demo, make_cohort
from matchcore.errors import InputError
from matchcore.rules import Capacity, Demand, EvenLoad, NoRepeat, NotInReportingLine, SeniorityGap
from tests.cohorts import (
    DEPARTMENTS,
    Drawn,
    Person,
    clean,
    cohorts,
    examples,
    season_programme,
    season_tables,
)
from tests.oracle import brute_force

PRESETS = ("reverse_mentoring", "classic_mentoring", "peer_mentoring")


def preset(name: str) -> Programme:
    return getattr(Programme, name)()  # type: ignore[no-any-return]


# presets -------------------------------------------------------------------------------------


def may_meet(
    name: str, mentee: Person, mentor: Person, managers: dict[str, Any], met: set[frozenset[str]]
) -> bool:
    """Judge one pair by the preset's own words; what is not known is forbidden."""
    lines = [
        {managers.get(a["id"]), managers.get(managers.get(a["id"]))} - {None}
        for a in (mentee, mentor)
    ]
    if mentor["id"] in lines[0] or mentee["id"] in lines[1]:
        return False
    if mentor["id"] == mentee["id"] or frozenset((mentor["id"], mentee["id"])) in met:
        return False
    if name == "peer_mentoring":
        return True
    if mentee["grade"] is None or mentor["grade"] is None:
        return False
    gap = mentee["grade"] - mentor["grade"]
    if name == "classic_mentoring":
        return bool(gap <= -2)
    own = [DEPARTMENTS.get(person["department"]) for person in (mentee, mentor)]
    return bool(gap >= 2 and None not in own and own[0] != own[1])


@pytest.mark.slow
@pytest.mark.parametrize("name", PRESETS)
@examples(25)
@given(drawn=cohorts())
def test_whom_a_preset_allows(name: str, drawn: Drawn) -> None:
    managers = {p["id"]: p["manager"] for p in drawn.mentors + drawn.mentees}
    mentees, mentors = drawn.sorted()
    met = {frozenset((p["id"], one)) for p in drawn.mentors + drawn.mentees for one in p["past"]}
    expected = [[may_meet(name, e, m, managers, met) for m in mentors] for e in mentees]
    problem, _ = preset(name).problem(drawn.cohort())
    np.testing.assert_array_equal(problem.compatibility.allowed, expected)


@pytest.mark.slow
@pytest.mark.parametrize("objective", ["coverage", "score"])
@examples(30)
@given(drawn=cohorts(most=3))
def test_the_answer_is_the_best_of_all_answers(objective: Any, drawn: Drawn) -> None:
    """Every set of couples tried, on the scores of the problem."""
    programme = Programme.peer_mentoring().replace(objective=objective)
    matching = programme.match(drawn.cohort())
    best = brute_force(programme.problem(drawn.cohort())[0])
    assert best is not None
    covered, seats, total = best
    assert matching.status is SolveStatus.OPTIMAL
    assert matching.total == float(total) == float(Fraction(matching.total))
    assert len(matching.pairs) == seats
    if objective == "coverage":
        assert matching.pairs["mentee"].nunique() == covered
    matching.verify()


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_is_named_and_its_weights_are_shares(name: str) -> None:
    assert preset(name).name == name.replace("_", " ")
    assert sum(preset(name).affinity.weights().values()) == pytest.approx(1)
    assert sum(c.weight for c in preset(name).affinity.components.values()) == pytest.approx(1)


@pytest.mark.parametrize(
    ("name", "seniors", "sign"),
    [("reverse_mentoring", "mentees", 1), ("classic_mentoring", "mentors", -1)],
)
def test_presets_turn_the_sample_either_way(name: str, seniors: str, sign: int) -> None:
    """The sample's seniors learn from its juniors, or, with the tables exchanged, teach them."""
    sample = demo_tables()
    juniors = {"mentees": "mentors", "mentors": "mentees"}[seniors]
    tables = {seniors: sample["mentees"], juniors: sample["mentors"]}
    matching = preset(name).match(Cohort(**tables))
    grades = {side: table.set_index("id")["grade"] for side, table in tables.items()}
    gaps = [
        int(grades["mentees"][mentee]) - int(grades["mentors"][mentor])
        for mentee, mentor in zip(matching.pairs["mentee"], matching.pairs["mentor"], strict=True)
    ]
    assert matching.status is SolveStatus.OPTIMAL
    assert len(gaps) > 30
    assert min(sign * gap for gap in gaps) >= 2


# the same people, the same answer ------------------------------------------------------------


def written(matching: Matching) -> dict[str, bytes]:
    """Return every file a matching can be written to."""
    with TemporaryDirectory() as folder:
        home = Path(folder)
        for name in ("to_csv", "unmatched_to_csv", "to_html", "to_audit"):
            getattr(matching, name)(home / name)
        matching.save(home / "saved")
        files = [path for path in home.rglob("*") if path.is_file() and path.name != ".lock"]
        return {str(path.relative_to(home)): path.read_bytes() for path in files}


@examples(12)
@given(drawn=cohorts(), chance=st.randoms(use_true_random=False))
def test_shuffled_rows_give_the_same_bytes(drawn: Drawn, chance: random.Random) -> None:
    mentors, mentees = drawn.mentors.copy(), drawn.mentees.copy()
    chance.shuffle(mentors)
    chance.shuffle(mentees)
    programme = Programme.peer_mentoring()
    one = written(programme.match(Cohort(**drawn.frames())))
    assert len(one) == 7
    assert one == written(programme.match(Drawn(mentors, mentees).cohort()))


def test_shuffled_rows_of_a_crowd_with_many_ties_give_the_same_bytes() -> None:
    """Few skills, two grades: thousands of matchings are equally good, one is given."""
    rng = np.random.default_rng(0)
    tables = {
        "mentors": pd.DataFrame(
            {"id": [f"m{k}" for k in range(60)], "skills": ["sql", "law"] * 30}
        ),
        "mentees": pd.DataFrame({"id": [f"e{k}" for k in range(50)], "wants": ["sql", "law"] * 25}),
    }
    first = season_programme().match(Cohort(**tables))
    assert not first.assignment.certificate.unique  # type: ignore[union-attr]
    for _ in range(3):
        shuffled = {side: t.iloc[rng.permutation(len(t))] for side, t in tables.items()}
        assert written(season_programme().match(Cohort(**shuffled))) == written(first)


@pytest.mark.slow
def test_the_hash_seed_changes_nothing(tmp_path: Path) -> None:
    """Two processes: sets and dictionaries of text come in another order in each."""
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "matchcore.cli", "demo", "--out", str(tmp_path / seed)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
        )
        for seed in ("0", "1")
    ]
    said = [run.communicate()[0].splitlines()[:-1] for run in runs]
    assert [run.returncode for run in runs] == [0, 0]
    assert said[0] == said[1]
    for name in ("matches.csv", "unmatched.csv", "report.html", "audit.json"):
        assert (tmp_path / "0" / name).read_bytes() == (tmp_path / "1" / name).read_bytes()


def test_one_programme_serves_one_cohort_after_another() -> None:
    programme, other = Programme.reverse_mentoring(), make_cohort(20, 15, seed=3)
    first = written(programme.match(other))
    programme.match(load_demo())
    assert written(programme.match(other)) == first


def test_the_users_tables_stay_as_they_are() -> None:
    tables, before = season_tables(), season_tables()
    season_programme().match(Cohort(**tables))
    for side, table in tables.items():
        pd.testing.assert_frame_equal(table, before[side])


# what is given to match ----------------------------------------------------------------------


def test_frames_files_and_cohorts_are_the_same_people(tmp_path: Path) -> None:
    tables = season_tables()
    files: dict[str, Any] = {side: tmp_path / f"{side}.csv" for side in tables}
    for side, table in tables.items():
        table.to_csv(files[side], index=False)
    programme = season_programme()
    one = written(programme.match(programme.read(**tables)))
    assert one == written(programme.match(programme.read(**files)))
    assert one == written(programme.match(cohort=Cohort(**tables)))


def test_grades_are_read_on_the_programmes_scale() -> None:
    programme = Programme.reverse_mentoring().replace(scale=("junior", "senior", "partner"))
    mentors = pd.DataFrame({"id": ["m"], "grade": ["Junior"], "department": ["IT"]})
    mentees = pd.DataFrame(
        {"id": ["e1", "e2"], "grade": ["partner", "senior"], "department": ["Law", "Law"]}
    )
    cohort = programme.read(mentors=mentors, mentees=mentees)
    assert programme.match(cohort).pairs["mentee"].tolist() == ["e1"]


# options -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "made"),
    [
        ({}, {("e1", "m1"), ("e2", "m2")}),
        ({"floor": 0.2}, {("e1", "m2"), ("e2", "m1")}),
        ({"floor": 0.2, "objective": "score"}, {("e1", "m2"), ("e2", "m1")}),
        ({"floor": 0.5}, {("e1", "m1")}),
        ({"floor": 0.9}, set()),
        ({"rules": [Capacity(3), Demand(1)]}, {("e1", "m1"), ("e2", "m1"), ("e3", "m1")}),
        ({"rules": [Capacity(0)]}, set()),
    ],
)
def test_options_by_hand(options: dict[str, Any], made: set[tuple[str, str]]) -> None:
    """Scores: e1 0.875 and 0.5625, e2 0.4375 and 0.1875, e3 nothing; with m1 and m2."""
    pairs = season_programme(**options).match(Cohort(**season_tables())).pairs
    found = set(zip(pairs["mentee"], pairs["mentor"], strict=True))
    if ("e3", "m1") in made:
        found = {(e, "m1") if e == "e3" else (e, m) for e, m in found}  # both are worth 0
    assert found == made


def test_complete_serves_everybody_where_there_are_places() -> None:
    programme = season_programme(complete=True, rules=[Capacity(2)])
    assert sorted(programme.match(Cohort(**season_tables())).pairs["mentee"]) == ["e1", "e2", "e3"]


def test_names_of_people_change_no_couple() -> None:
    renamed = {side: t.assign(name="x") for side, t in season_tables().items()}
    one, other = (season_programme().match(Cohort(**t)) for t in (season_tables(), renamed))
    pd.testing.assert_frame_equal(one.pairs, other.pairs)


@pytest.mark.parametrize("one", ["<script>", "=1+1", "a|b;c:d", '"', "é" * 200, "\u202e", "🙂"])
def test_any_text_is_an_id(one: str) -> None:
    tables = season_tables()
    tables["mentees"].loc[0, "id"] = one
    matching = season_programme().match(Cohort(**tables))
    assert clean(one) in matching.pairs["mentee"].tolist()
    assert matching.explain(clean(one)).rows["amount"].sum() == 0.875


# other names, and a third table -----------------------------------------------------------------


def renamed(table: pd.DataFrame) -> pd.DataFrame:
    return table.rename(columns={"id": "Matricule"})


def test_a_programme_reads_columns_under_its_own_names() -> None:
    tables = {side: renamed(table) for side, table in season_tables().items()}
    expected = season_programme().match(Cohort(**season_tables())).pairs
    programme = season_programme(columns={"Matricule": "id"})
    assert programme.match(programme.read(**tables)).pairs.equals(expected)


def test_a_programme_reads_lists_in_its_own_layout() -> None:
    commas = {
        side: table.replace(r"\|", ",", regex=True) for side, table in season_tables().items()
    }
    expected = season_programme().match(Cohort(**season_tables())).pairs
    for separator, same in ((",", True), ("/", False)):
        programme = season_programme(layout={"separators": [separator]})
        found = programme.match(programme.read(**commas)).pairs
        assert found.equals(expected) is same


def test_a_line_of_managers_runs_through_the_staff() -> None:
    """e1 manages b, who takes no part and manages m1: two levels, so they are kept apart."""
    tables = season_tables()
    tables["mentors"]["manager"] = ["b", None]
    staff = pd.DataFrame({"id": ["b"], "manager": ["e1"]})
    for levels, best in ((1, "m1"), (2, "m2")):
        programme = season_programme(rules=[NotInReportingLine(levels=levels)])
        cohort = programme.read(**tables, staff=staff)
        pairs = programme.match(cohort).pairs.set_index("mentee")
        assert pairs.loc["e1", "mentor"] == best


def test_a_part_may_not_be_called_like_a_soft_rule() -> None:
    with pytest.raises(InputError, match="both called 'NoRepeat': rename the part"):
        Programme(affinity=Affinity(NoRepeat=TaughtSkills()), rules=[NoRepeat(weight=-0.1)])


def test_rules_that_cannot_stand_together_are_refused_at_once() -> None:
    with pytest.raises(InputError, match="Capacity occurs 2 times"):
        season_programme(rules=[Capacity(1), Capacity(2)])
    with pytest.raises(InputError, match="give a list of rules"):
        season_programme(rules=Capacity(1))


def test_a_component_that_nobody_says_anything_of_is_told() -> None:
    tables = season_tables()
    tables["mentors"] = tables["mentors"].drop(columns="interests")
    text = str(season_programme().match(Cohort(**tables)).summary())
    assert "'interests' counts for nobody: no mentor says anything of it" in text
    assert "counts for nobody" not in str(
        season_programme().match(Cohort(**season_tables())).summary()
    )


def test_it_shows_its_parts_and_rules() -> None:
    programme = season_programme(rules=[SeniorityGap(at_least=2), Demand()])
    said = "affinity: skills, interests; rules: SeniorityGap(at_least=2), Demand"
    assert repr(programme) == f"Programme('season', {said})"


def test_a_matching_tells_what_to_look_at_in_the_tables(tmp_path: Path) -> None:
    tables = season_tables()
    tables["mentors"].loc[0, "interests"] = "jazz|JAZZ"
    matching = season_programme(language="fr").match(Cohort(**tables))
    (caution,) = matching.cautions
    assert "two spellings" in caution
    assert repr(matching) == "Matching(2 couples, optimal; 1 caution: see .cautions)"
    assert season_programme().match(Cohort(**tables)).cautions == matching.cautions
    matching.save(tmp_path / "saved")
    assert Matching.load(tmp_path / "saved").cautions == ()
    matching.to_html(tmp_path / "report.html")
    assert caution not in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_a_programme_reads_people_as_it_says() -> None:
    programme = season_programme(scale=["junior", "senior"], columns={"Matricule": "id"})
    one = pd.DataFrame({"Matricule": ["m"], "grade": ["Senior"]})
    cohort = programme.read(mentors=one, mentees=one.assign(Matricule="e"))
    assert cohort.mentors.numbers("grade").tolist() == [2]


def test_numbers_of_numpy_may_be_options(tmp_path: Path) -> None:
    rules = [Capacity(np.int64(2)), EvenLoad(np.float32(0.5)), NoRepeat(weight=np.float64(-0.5))]
    programme = season_programme(rules=rules, floor=np.float32(0.0), complete=np.False_)
    matching = programme.match(Cohort(**season_tables()))
    matching.save(tmp_path / "saved")
    matching.to_audit(tmp_path / "audit.json")
    written = Matching.load(tmp_path / "saved").programme
    assert written["programme"]["floor"] == 0.0
    assert [rule.get("default", rule.get("step")) for rule in written["rules"][:2]] == [2, 0.5]
