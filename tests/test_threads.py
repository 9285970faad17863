"""The number of BLAS threads is lowered for a while, and restored once nobody needs it low."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest
from threadpoolctl import ThreadpoolController, threadpool_info, threadpool_limits

from matchcore import Compatibility, Problem, solve, threads
from matchcore.affinity.estimator import Affinity
from matchcore.affinity.taught import TaughtSkills
from matchcore.datasets import make_cohort
from matchcore.solver import Progress, verify
from matchcore.solver.proof.maxima import Maxima
from matchcore.solver.scan import tiles
from matchcore.threads import one_blas_thread


def blas_threads() -> set[int]:
    return {one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"}


def set_blas_threads(number: int) -> None:
    """Set the number, and leave it to any thread to set it again."""
    threadpool_limits(limits=number, user_api="blas")
    for library in ThreadpoolController().lib_controllers:
        if hasattr(library, "clear_controlling_thread"):
            library.clear_controlling_thread(force=True)


@pytest.fixture(autouse=True)
def _three_threads() -> Iterator[None]:
    """Start from three threads, whatever the environment sets."""
    before = blas_threads()
    set_blas_threads(3)
    if blas_threads() != {3}:
        pytest.skip("no BLAS whose threads can be set")
    yield
    set_blas_threads(min(before))


@pytest.mark.slow
def test_it_says_how_many_threads_there_were_before() -> None:
    """So that callers start only as many threads of their own as the user allows."""
    before = max(blas["num_threads"] for blas in threadpool_info() if blas["user_api"] == "blas")
    with one_blas_thread() as first, one_blas_thread() as second:
        assert first == second == before
    with threadpool_limits(1), one_blas_thread() as none:
        assert none == 1


def test_one_thread_inside_and_as_many_as_before_afterwards() -> None:
    with one_blas_thread():
        assert blas_threads() == {1}
        with one_blas_thread():
            assert blas_threads() == {1}
        assert blas_threads() == {1}
    assert blas_threads() == {3}


def test_an_exception_leaves_no_limit_behind() -> None:
    with pytest.raises(ZeroDivisionError), one_blas_thread(), one_blas_thread():
        raise ZeroDivisionError
    assert blas_threads() == {3}


def test_the_first_to_come_may_leave_first() -> None:
    """If each restored what it found, the second would leave the limit of the first behind."""
    first, second = one_blas_thread(), one_blas_thread()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert blas_threads() == {1}
    second.__exit__(None, None, None)
    assert blas_threads() == {3}


def test_another_thread_may_be_the_last_to_leave() -> None:
    """threadpoolctl ignores every thread but the first that set the number."""
    inside, done = threading.Event(), threading.Event()

    def first() -> None:
        with one_blas_thread():
            inside.set()
            done.wait()

    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(first)
        inside.wait()
        last = one_blas_thread()
        last.__enter__()
        done.set()
        answer.result()  # the other thread has left, and lives on
        assert blas_threads() == {1}
        last.__exit__(None, None, None)
        assert blas_threads() == {3}


def test_a_limit_that_others_hold_is_theirs_to_undo() -> None:
    """A number that other code sets meanwhile is left as it is."""
    held, done = threading.Event(), threading.Event()

    def other() -> None:
        with threadpool_limits(limits=2, user_api="blas"):
            held.set()
            done.wait()

    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(other)
        held.wait()
        with one_blas_thread():
            done.set()
            answer.result()
    assert blas_threads() == {3}


@pytest.mark.slow
def test_sixteen_threads_leave_no_limit_behind() -> None:
    begin, seen = threading.Barrier(16), set[int]()

    def work(number: int) -> None:
        begin.wait()
        for k in range(50):
            try:
                with one_blas_thread():
                    if k % 7 == number % 7:
                        raise ZeroDivisionError
                    if k % 10 == 0:
                        seen.update(blas_threads())
            except ZeroDivisionError:
                pass

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(work, range(16)))
    assert seen == {1}
    assert blas_threads() == {3}


def problem() -> Problem:
    U, V = (np.random.default_rng(k).random((40, 3)) for k in (0, 1))
    return Problem(Compatibility.from_factors(U, V), capacity=1)


@pytest.mark.slow
def test_sixteen_solves_at_once_leave_no_limit_behind() -> None:
    seen, alone = set[int](), solve(problem())

    def looked(progress: Progress) -> None:
        if progress.step not in ("proof", "done"):  # reported after the search
            seen.update(blas_threads())

    def work(_: int) -> Any:
        return solve(problem(), progress=looked)

    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(work, range(64)))
    assert seen == {1}
    assert blas_threads() == {3}
    assert all(a.mentors.tolist() == alone.mentors.tolist() for a in answers)


def test_a_solve_that_is_interrupted_leaves_no_limit_behind() -> None:
    def stop(_: object) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        solve(problem(), progress=stop)
    assert blas_threads() == {3}


@pytest.mark.slow
def test_the_certificate_and_the_affinity_compute_small_tiles_with_one_thread(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[set[int]] = []
    maxima = Maxima.of

    def looked_at(*args: Any) -> Any:
        seen.append(blas_threads())
        return maxima(*args)

    monkeypatch.setattr(Maxima, "of", looked_at)
    verify(problem(), solve(problem()))

    class Asked(TaughtSkills):
        def transform(self, cohort: Any) -> Any:
            seen.append(blas_threads())
            return super().transform(cohort)

    Affinity(skills=Asked()).fit_transform(make_cohort(5, 5))
    assert len(seen) >= 3
    assert all(one == {1} for one in seen)


@pytest.mark.slow
def test_a_device_has_large_tiles_and_leaves_threads_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    here, seen = tiles._filter_of, set[int]()
    monkeypatch.setattr(tiles, "_filter_of", lambda pairs, shift, device: here(pairs, shift))
    solve(
        problem(),
        pairs="generated",
        device="cuda",
        progress=lambda _: seen.update(blas_threads()),
    )
    assert seen == {3}


@pytest.mark.slow
@pytest.mark.parametrize(
    "missing",
    [
        "sys.modules['threadpoolctl'] = None",  # an import of it fails
        "import threadpoolctl; threadpoolctl.ThreadpoolController.select = no_library",
    ],
)
def test_without_means_nothing_happens(missing: str) -> None:
    code = f"""
import sys
class Nothing:
    lib_controllers = []
def no_library(self, **which):
    return Nothing()
{missing}
from matchcore.threads import one_blas_thread
with one_blas_thread():
    pass
from matchcore import Compatibility, Problem, solve
assert solve(Problem(Compatibility.from_matrix([[1.0]]), capacity=1)).total == 1.0
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_libraries_are_looked_for_once() -> None:
    """The search takes milliseconds, which small problems would notice."""
    with one_blas_thread():
        pass
    before = threads._blas.cache_info().misses
    for _ in range(5):
        with one_blas_thread():
            pass
    assert threads._blas.cache_info().misses == before
