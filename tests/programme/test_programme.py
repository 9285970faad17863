"""`Programme`: one class from tables to the best matching, the same for the same people."""

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
from matchcore.affinity.text import EncodedText
from matchcore.datasets import load_demo, make_cohort
from matchcore.rules.loads import Capacity, EvenLoad
from matchcore.rules.repeats import NoRepeat
from matchcore.rules.reporting_line import NotInReportingLine
from tests.cohorts import Drawn, clean, cohorts, examples, season_programme, season_tables
from tests.oracle import brute_force

TABLES = season_tables()


# people -----------------------------------------------------------------------------------------


def test_reading_takes_no_table_by_position() -> None:
    """Mentors and mentees would be mixed up sooner or later."""
    with pytest.raises(TypeError):
        season_programme().read(*TABLES.values())  # type: ignore[misc]


def test_reading_takes_records_frames_and_staff() -> None:
    made = Programme.peer_mentoring().read(
        mentors=[{"id": "m", "manager": "b"}],
        mentees=pd.DataFrame({"id": ["e"]}),
        staff=[{"id": "b", "manager": "e"}],
    )
    assert made.shape == (1, 1)
    assert made.managers == {"m": "b", "b": "e"}


@pytest.mark.slow
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


def test_a_programme_reads_people_as_it_says() -> None:
    programme = season_programme(scale=["junior", "senior"], columns={"Matricule": "id"})
    one = pd.DataFrame({"Matricule": ["m"], "grade": ["Senior"]})
    cohort = programme.read(mentors=one, mentees=one.assign(Matricule="e"))
    assert cohort.mentors.numbers("grade").tolist() == [2]


@pytest.mark.parametrize("one", ["<script>", "=1+1", "a|b;c:d", '"', "é" * 200, "\u202e", "🙂"])
def test_any_text_is_an_id(one: str) -> None:
    tables = season_tables()
    tables["mentees"].loc[0, "id"] = one
    matching = season_programme().match(Cohort(**tables))
    assert clean(one) in matching.pairs["mentee"].tolist()
    assert matching.explain(clean(one)).rows["amount"].sum() == 0.875


def test_numbers_of_numpy_may_be_options(tmp_path: Path) -> None:
    rules = [Capacity(np.int64(2)), EvenLoad(np.float32(0.5)), NoRepeat(weight=np.float64(-0.5))]
    programme = season_programme(rules=rules, floor=np.float32(0.0), complete=np.False_)
    matching = programme.match(Cohort(**season_tables()))
    matching.save(tmp_path / "saved")
    matching.to_audit(tmp_path / "audit.json")
    written = Matching.load(tmp_path / "saved").programme
    assert written["programme"]["floor"] == 0.0
    assert [rule.get("default", rule.get("step")) for rule in written["rules"][:2]] == [2, 0.5]


# the best answer, and the same one --------------------------------------------------------------


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


def written(matching: Matching) -> dict[str, bytes]:
    """Return every file a matching can be written to."""
    with TemporaryDirectory() as folder:
        home = Path(folder)
        for name in ("to_csv", "unmatched_to_csv", "to_html", "to_audit"):
            getattr(matching, name)(home / name)
        matching.save(home / "saved")
        files = [path for path in home.rglob("*") if path.is_file() and path.name != ".lock"]
        return {str(path.relative_to(home)): path.read_bytes() for path in files}


@pytest.mark.slow
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


@pytest.mark.slow
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
    out = [run.communicate()[0].decode() for run in runs]
    said = [text.replace(str(tmp_path / seed), "") for text, seed in zip(out, "01", strict=True)]
    assert [run.returncode for run in runs] == [0, 0]
    assert said[0] == said[1]
    for name in ("matches.csv", "unmatched.csv", "report.html", "audit.json"):
        assert (tmp_path / "0" / name).read_bytes() == (tmp_path / "1" / name).read_bytes()


@pytest.mark.slow
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


def test_names_of_people_change_no_couple() -> None:
    renamed = {side: t.assign(name="x") for side, t in season_tables().items()}
    one, other = (season_programme().match(Cohort(**t)) for t in (season_tables(), renamed))
    pd.testing.assert_frame_equal(one.pairs, other.pairs)


@pytest.mark.slow
def test_matching_teaches_a_programme_nothing() -> None:
    programme = Programme.peer_mentoring()
    programme.match(load_demo())
    programme.check(load_demo())
    assert not hasattr(programme.affinity, "weights_")
    assert not hasattr(programme.affinity.components["skills"], "labels_")
    assert not hasattr(vars(programme)["_affinity"].components["skills"], "labels_")


class Model:
    """An encoder that cannot be copied, as models with locks or devices cannot."""

    def __deepcopy__(self, memo: object) -> Any:
        raise TypeError("cannot be copied")

    def encode(self, texts: list[str]) -> Any:
        return lengths(texts)


def lengths(texts: list[str]) -> Any:
    return [[float(len(text)), 1.0] for text in texts]


def test_an_encoder_is_never_copied() -> None:
    programme = Programme(affinity=Affinity(text=EncodedText(encode=Model().encode)))
    assert programme.match(load_demo()).status.value == "optimal"
    assert programme == programme.replace(name="")
