"""Memory predicted before a solve, and refused where it is too much."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from matchcore import Compatibility, Problem, estimate, solve
from matchcore.errors import MemoryLimitError
from matchcore.solver.sample import Sample

MEASURE = """
import ctypes, gc, sys
import numpy as np
from matchcore import Compatibility, Problem, estimate, solve
def problem(n, m):
    r = np.random.default_rng(0)
    return Problem(Compatibility.from_factors(r.random((n, 16)), r.random((m, 16))))
solve(problem(60, 40))
p, pairs = problem(*map(int, sys.argv[1:3])), sys.argv[3]
def status(name):
    lines = open("/proc/self/status").read().splitlines()
    return next(int(x.split()[1]) * 1024 for x in lines if x.startswith(name))
predicted = estimate(p, pairs).bytes
gc.collect()
ctypes.CDLL(None).malloc_trim(0)
before = status("VmRSS")
open("/proc/self/clear_refs", "w").write("5")
solve(p, pairs=pairs)
print(predicted / (status("VmHWM") - before))
"""


def problem(n: int, m: int) -> Problem:
    rng = np.random.default_rng(0)
    return Problem(Compatibility.from_factors(rng.random((n, 4)), rng.random((m, 4))))


def test_what_is_predicted_says_how_pairs_enter() -> None:
    small, large = estimate(problem(50, 40)), estimate(problem(5000, 3000))
    assert not small.generated
    assert small.pairs == 2000
    assert large.generated
    assert large.pairs < 5000 * 3000 / 100
    assert small.bytes < large.bytes < estimate(problem(20000, 3000)).bytes


@pytest.mark.slow
def test_too_much_is_refused_before_anything_begins() -> None:
    p, told = problem(900, 800), []
    needed = estimate(p).bytes
    with pytest.raises(MemoryLimitError, match="memory_limit allows 1 MB: raise it"):
        solve(p, memory_limit=10**6, progress=told.append)
    assert told == []
    assert solve(p, memory_limit=needed).status.value == "optimal"


@pytest.mark.slow
def test_a_limit_counts_the_pairs_that_enter() -> None:
    p = problem(2000, 1500)
    assert estimate(p, "all").pairs == 2000 * 1500
    needed = estimate(p, "all").bytes
    assert needed > 10 * estimate(p).bytes
    assert solve(p, memory_limit=estimate(p).bytes).status.value == "optimal"
    with pytest.raises(MemoryLimitError, match="memory_limit allows"):
        solve(p, pairs="all", memory_limit=needed - 1)


def test_a_sample_that_enters_whole_is_counted() -> None:
    """An eighth of each side is sampled: of 2 900 × 1 400 people 63 350 pairs, which are few."""
    few, many = problem(2900, 1400), problem(3100, 1500)
    assert Sample.of(few).problem.shape == Sample.shape_of(few) == (362, 175)
    assert estimate(few).bytes > estimate(many).bytes


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/clear_refs").exists(), reason="no peak to reset here")
@pytest.mark.parametrize(
    ("size", "pairs"),
    [
        ((700, 600), "auto"),
        ((9000, 5000), "auto"),
        ((2900, 1400), "auto"),  # whose sample enters whole
        ((2000, 1500), "all"),
    ],
)
def test_the_prediction_is_within_a_third(size: tuple[int, int], pairs: str) -> None:
    run = [sys.executable, "-c", MEASURE, *map(str, size), pairs]
    ratio = float(subprocess.run(run, check=True, capture_output=True, text=True).stdout)
    assert 0.7 < ratio < 1.3


def test_threads_count_only_where_there_are_blocks_to_share(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = problem(2000, 1500)
    classes = np.arange(2000) % 2, np.arange(1500) % 2
    two = Problem(one.compatibility.with_table("halves", *classes, np.eye(2, dtype=bool)))

    def predicted(p: Problem, threads: int) -> int:
        module = import_module("matchcore.solver.estimate")  # its function has the same name
        monkeypatch.setattr(module, "scan_threads", lambda: threads)
        return estimate(p).bytes

    assert predicted(one, 8) == predicted(one, 1)
    assert predicted(two, 8) == predicted(two, 2) > predicted(two, 1)
