"""The public face: complete, sorted, callable, and cheap to import."""

import os
import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

import matchcore

PACKAGES = [
    "affinity",
    "answer",
    "charts",
    "cli",
    "datasets",
    "people",
    "programme",
    "progress",
    "rules",
    "solver",
    "tables",
    "tuning",
]


def loaded_by(statement: str) -> set[str]:
    """Return the heavy packages that a statement loads in a new process."""
    code = f"import sys; {statement}; print(*{{m.split('.')[0] for m in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    heavy = {"altair", "numpy", "scipy", "pandas", "sklearn", "ortools", "narwhals", "pyarrow"}
    return heavy & set(done.stdout.split())


def test_all_names_are_sorted_and_there() -> None:
    assert matchcore.__all__ == sorted(matchcore.__all__)
    for name in set(matchcore.__all__) - {"__version__"}:
        assert getattr(matchcore, name).__name__ == name
    assert set(matchcore.__all__) <= set(dir(matchcore))


def test_every_public_package_lists_what_it_has() -> None:
    for package in PACKAGES:
        module = import_module(f"matchcore.{package}")
        assert len(module.__all__) == len(set(module.__all__))
        assert all(hasattr(module, name) for name in module.__all__)


@pytest.mark.parametrize("room", ["affinity", "rules"])
def test_the_faces_hand_on_what_their_files_list(room: str) -> None:
    face = import_module(f"matchcore.{room}")
    stems = [path.stem for path in Path(face.__path__[0]).glob("[!_]*.py")]
    files = [import_module(f"matchcore.{room}.{stem}") for stem in stems]
    listed = {name: file for file in files for name in getattr(file, "__all__", ())}
    assert all(getattr(face, name) is getattr(file, name) for name, file in listed.items())
    assert set(face.__all__) - listed.keys() <= {"PairAmounts", "Sides"}  # they are model's
    assert listed.keys() <= set(face.__all__)


def test_no_module_hides_a_public_function() -> None:
    import_module("matchcore.solver.engine")
    assert callable(matchcore.solve)


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert loaded_by("import matchcore") == set()


@pytest.mark.slow
def test_solving_arrays_loads_no_pandas_and_no_scikit_learn() -> None:
    work = (
        "from matchcore import Compatibility, Problem, solve; "
        "c = Compatibility.from_factors([[1.0], [0.5]], [[1.0]]).with_pairs('p', [0], [0]); "
        "solve(Problem(c, minimum=1))"
    )
    assert loaded_by(work) == {"numpy", "scipy", "ortools"}


@pytest.mark.slow
def test_a_display_loads_nothing_heavy() -> None:
    """It begins before all else is loaded."""
    assert loaded_by("import matchcore.progress; matchcore.progress.bar()") == set()


@pytest.mark.slow
def test_matching_people_loads_no_charts() -> None:
    work = (
        "from matchcore import Programme, datasets; "
        "Programme.reverse_mentoring().match(datasets.load_demo())._repr_html_()"
    )
    assert "altair" not in loaded_by(work)


@pytest.mark.slow
@pytest.mark.parametrize("room", ["affinity", "datasets", "errors", "progress", "rules"])
def test_rooms_need_no_import_of_their_own(room: str) -> None:
    code = f"import matchcore; assert '{room}' in dir(matchcore); print(matchcore.{room}.__name__)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == f"matchcore.{room}"


def test_limits_are_not_public_yet() -> None:
    assert "Limit" not in matchcore.__all__
    with pytest.raises(AttributeError, match="no attribute 'Limit'"):
        matchcore.Limit  # type: ignore[attr-defined]  # noqa: B018


RIGHT = """
import threading
import matchcore
from matchcore import Affinity, Assignment, Cohort, Compatibility, Matching, Problem, Programme
from matchcore import solve
from matchcore.affinity import *
from matchcore.rules import SeniorityGap

gap: SeniorityGap = SeniorityGap(at_least=2)
same: EqualAttribute = EqualAttribute(column="site")
programme: Programme = Programme.reverse_mentoring().replace(language="fr")
cohort: Cohort = programme.read(mentors="mentors.csv", mentees=[{"id": "e"}])
matching: Matching = programme.match(cohort, time_limit=3, gap=0.1, cancel=threading.Event())
again: Matching = programme.match(cohort, start=matching)
text: str = programme.to_toml()
a: Assignment = solve(Problem(Compatibility.from_matrix([[1.0]])), pairs="all")
b: Assignment = solve(matching.problem, start=a)
affinity: Affinity = programme.affinity
rule = matchcore.rules.Capacity(2)
error: type[Exception] = matchcore.errors.InputError
skills = matchcore.affinity.TaughtSkills()
people: Cohort = matchcore.datasets.load_demo()
"""
TYPOS = [
    "from matchcore import Programe",
    "import matchcore; matchcore.sovle",
    "import matchcore; matchcore.rules.Capasity(1)",
    "from matchcore.affinity import TaughtSkils",
    "import matchcore; matchcore.Limit",
    "from matchcore import Programme, datasets\n"
    "Programme.reverse_mentoring().match(datasets.load_demo(), time_limt=3)",
    "from matchcore import Compatibility, Problem, solve\n"
    "solve(Problem(Compatibility.from_matrix([[1.0]])), pairs='some')",
    "from matchcore import Matching, Problem, solve\n"
    "def f(p: Problem, m: Matching) -> None:\n    solve(p, start=m)",
    "from matchcore import Programme\n"
    "Programme.reverse_mentoring().match(mentors='a.csv', mentees='b.csv')",
]


@pytest.mark.slow
def test_type_checkers_see_typos_and_accept_right_use(
    tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    """Names loaded on demand must not make a checker accept every name."""
    if find_spec("mypy") is None:
        pytest.skip("mypy is in the extra lint")
    (tmp_path / "right.py").write_text(RIGHT, encoding="utf-8")
    for k, text in enumerate(TYPOS):
        lines = (line for part in text.split("\n") for line in part.split("; "))
        (tmp_path / f"typo{k}.py").write_text("\n".join(lines) + "\n", encoding="utf-8")
    kept = getattr(pytestconfig, "cache", None)
    cache = kept.mkdir("mypy") if kept else tmp_path / "cache"
    options = ["--strict", "--ignore-missing-imports", "--config-file=", f"--cache-dir={cache}"]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", *options, *map(str, sorted(tmp_path.glob("*.py")))],
        env={**os.environ, "MYPYPATH": str(Path(matchcore.__file__).parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )
    errors = [line for line in done.stdout.splitlines() if ": error:" in line]
    wrong = {Path(line.split(":")[0]).name for line in errors}
    assert wrong == {f"typo{k}.py" for k in range(len(TYPOS))}, done.stdout + done.stderr
