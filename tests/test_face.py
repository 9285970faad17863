"""The public face: complete, sorted, callable, and cheap to import."""

import subprocess
import sys
from importlib import import_module

import pytest

import matchcore


def loaded_by(statement: str) -> set[str]:
    """Which heavy packages a statement loads, in a process of its own."""
    code = f"import sys; {statement}; print(*{{m.split('.')[0] for m in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return {"numpy", "scipy", "pandas", "sklearn", "ortools", "narwhals", "pyarrow"} & set(
        done.stdout.split()
    )


def test_all_names_are_sorted_and_there() -> None:
    assert matchcore.__all__ == sorted(matchcore.__all__)
    for name in set(matchcore.__all__) - {"__version__"}:
        assert getattr(matchcore, name).__name__ == name
    assert set(matchcore.__all__) <= set(dir(matchcore))


def test_every_public_package_lists_what_it_has() -> None:
    for package in ("affinity", "answer", "datasets", "people", "rules", "solver", "tables"):
        module = import_module(f"matchcore.{package}")
        assert len(module.__all__) == len(set(module.__all__))
        assert all(hasattr(module, name) for name in module.__all__)


def test_no_module_hides_a_public_function() -> None:
    import_module("matchcore.solver.engine")
    assert callable(matchcore.solve)


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert loaded_by("import matchcore") == set()


def test_the_half_of_numbers_loads_no_pandas_and_no_scikit_learn() -> None:
    work = (
        "from matchcore import Compatibility, Problem, solve; "
        "c = Compatibility.from_factors([[1.0], [0.5]], [[1.0]]).with_pairs('p', [0], [0]); "
        "solve(Problem(c, minimum=1))"
    )
    assert loaded_by(work) == {"numpy", "scipy", "ortools"}


@pytest.mark.parametrize("room", ["affinity", "datasets", "rules"])
def test_rooms_are_there_without_an_import_of_their_own(room: str) -> None:
    code = f"import matchcore; print(len(matchcore.{room}.__all__))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert int(done.stdout) >= 2
