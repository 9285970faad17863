"""The jobs that `benchmarks.scale` measures, one per process: peak memory is counted per process.

Another process writes the instance to a file, so the memory for making it does not count. Each job
makes a small solve before it starts the clock, which pays for lazy imports.
"""

import ctypes
import gc
import hashlib
import importlib.util
import math
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.instances import FactoredInstance, factored

Outcome = dict[str, Any]

CHANGED = 0.05  # share of mentees whose skills change in `warm`
GRADE_FACTORS = 2  # the last columns of the factors; those before are skills
TILE = 512  # rows of a plain product


def make(path: str, mentees: int, mentors: int, seed: int, reference: str | None) -> Outcome:
    """Write an instance to a file, from this package or from a module elsewhere."""
    instance = factored(mentees, mentors, seed=seed)
    if reference is not None:
        spec = importlib.util.spec_from_file_location("reference", reference)
        if spec is None or spec.loader is None:
            raise SystemExit(f"{reference} is no Python module")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        U, V, *classes = module.factored(mentees, mentors)
        instance = FactoredInstance(U.astype(np.float64), V.astype(np.float64), *classes)
    np.savez(path, **asdict(instance))
    return {}


def matchcore(path: str, capacity: int, objective: str, product: bool = False) -> Outcome:
    """Solve and prove; with `product`, also time one plain product over all pairs."""
    from matchcore import solve

    _warm_up()
    instance = _loaded(path)
    told: list[Any] = []
    before = peak()
    begin = time.perf_counter()
    answer = solve(_problem(instance, capacity, objective), progress=told.append)
    seconds = time.perf_counter() - begin
    after = peak()
    if answer.certificate is None:
        raise SystemExit(f"no answer: {answer.status.value}")
    return {
        "seconds": seconds,
        "peak": after,
        "added": after - before,
        "made": len(answer.mentees),
        "total": _total(instance, answer.mentees, answer.mentors),
        "status": answer.status.value,
        "rounding": answer.certificate.rounding,
        "iterations": told[-1].iteration,
        "network": max(progress.pairs for progress in told),
        "phases": _phases(told, seconds),
        "product": plain_product(instance) if product else None,
    }


def scipy(path: str, capacity: int) -> Outcome:
    """Solve with one column per seat; forbidden pairs score 0 and are dropped afterwards."""
    from scipy.optimize import linear_sum_assignment

    linear_sum_assignment(np.eye(20), maximize=True)
    instance = _loaded(path)
    before = peak()
    begin = time.perf_counter()
    seats = np.repeat(np.maximum(instance.dense(), 0), capacity, axis=1)
    rows, cols = linear_sum_assignment(seats, maximize=True)
    made = seats[rows, cols] > 0
    seconds = time.perf_counter() - begin
    return {
        "seconds": seconds,
        "peak": peak(),
        "added": peak() - before,
        "made": int(made.sum()),
        "total": _total(instance, rows[made], cols[made] // capacity),
        "rounding": 0.0,
    }


def warm(path: str, capacity: int, objective: str) -> Outcome:
    """Change some skills, and solve again with and without the previous answer."""
    from matchcore import solve

    _warm_up()
    instance = _loaded(path)
    outcome: Outcome = {}
    answers = {}

    def timed(name: str, instance: FactoredInstance, start: Any = None) -> Any:
        told: list[Any] = []
        begin = time.perf_counter()
        problem = _problem(instance, capacity, objective)
        answer = solve(problem, start=start, progress=told.append)
        seconds = time.perf_counter() - begin
        iterations = told[-1].iteration
        outcome[name] = {"seconds": seconds, "total": answer.total, "iterations": iterations}
        answers[name] = set(zip(answer.mentees.tolist(), answer.mentors.tolist(), strict=True))
        return answer

    before = timed("before", instance)
    changed = changed_skills(instance)
    timed("cold", changed)
    timed("warm", changed, before)
    outcome["moved"] = len(answers["cold"] - answers["before"])
    return outcome


def changed_skills(instance: FactoredInstance) -> FactoredInstance:
    """Rotate the skills of some mentees, drawn with a fixed seed."""
    size = len(instance.U)
    some = np.random.default_rng(0).choice(size, round(CHANGED * size), replace=False)
    U = instance.U.copy()
    U[some, :-GRADE_FACTORS] = instance.U[np.roll(some, 1), :-GRADE_FACTORS]
    return replace(instance, U=U)


def prices(path: str, capacity: int, prices: str) -> Outcome:
    """Write the prices of a nearly optimal answer: the work of a scan depends on them."""
    from matchcore import solve
    from matchcore.solver.scan.found import Query
    from matchcore.solver.scan.tiles import Tiles

    problem = _problem(_loaded(path), capacity, "score")
    answer = solve(problem, gap=1e-3)
    if answer.certificate is None:
        raise SystemExit(f"no answer: {answer.status.value}")
    mentors = answer.certificate.of("total").prices.mentors
    above = np.zeros(problem.shape[0], dtype=np.int64)
    query = Query(mentors, 1, above, 1)
    tiles = Tiles.of(problem.usable, problem.shift)
    above[answer.mentees] = tiles.gains(answer.mentees, answer.mentors, query) - 1
    np.savez(prices, mentors=mentors, above=above)
    return {}


def scan(path: str, prices: str, capacity: int, how: str, repeat: int) -> Outcome:
    """Scan all pairs at fixed prices: a first time, which sends or compiles, then again."""
    from matchcore.solver.scan.scan import Scan, workers

    problem = _problem(_loaded(path), capacity, "score")
    at = np.load(prices)
    seconds = []
    with _means(how) as device, workers() as pool:
        pairs = Scan.of(problem.usable, problem.shift, pool, device)
        for _ in range(repeat + 1):
            begin = time.perf_counter()
            found = pairs.best(at["mentors"], 9, at["above"])
            seconds.append(time.perf_counter() - begin)
    digest = hashlib.sha256(b"".join(x.tobytes() for x in (found.rows, found.cols, found.gains)))
    return {
        "first": seconds[0],
        "seconds": statistics.median(seconds[1:]),
        "found": len(found),
        "digest": digest.hexdigest()[:8],
    }


@contextmanager
def _means(how: str) -> Iterator[str | None]:
    """Set up the workers or the device of a scan; yield the device."""
    with ExitStack() as stack:
        if how in ("one", "loky", "dask"):
            from threadpoolctl import threadpool_limits

            stack.enter_context(threadpool_limits(1))
        if how == "loky":
            from joblib import parallel_config

            stack.enter_context(parallel_config("loky", n_jobs=2, inner_max_num_threads=1))
        if how == "dask":
            from distributed import Client, LocalCluster
            from joblib import parallel_config

            cluster = LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None)
            stack.enter_context(cluster)
            stack.enter_context(Client(cluster))
            stack.enter_context(parallel_config("dask"))
        yield "cuda" if how == "cuda" else None


def estimate(path: str, capacity: int, objective: str) -> Outcome:
    """Predict the memory of a solve beside its problem, then measure it."""
    from matchcore import solve
    from matchcore.solver import estimate as predicted

    _warm_up()
    problem = _problem(_loaded(path), capacity, objective)
    expected = predicted(problem).bytes / 1e6
    before = held_anew()
    solve(problem)
    return {"predicted": expected, "added": _status("VmHWM") - before}


def _total(instance: FactoredInstance, mentees: Any, mentors: Any) -> float:
    """Sum the scores as given: matchcore's own total has factors rounded to a grid."""
    return math.fsum(np.einsum("ij,ij->i", instance.U[mentees], instance.V[mentors]))


def plain_product(instance: FactoredInstance, repeat: int = 3) -> float:
    """Return the seconds to compute all scores in float32 and discard them: the yardstick."""
    U, V = (x.astype(np.float32) for x in (instance.U, instance.V))
    times = []
    for _ in range(repeat):
        begin = time.perf_counter()
        for start in range(0, len(U), TILE):
            U[start : start + TILE] @ V.T
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def held_anew() -> float:
    """Return free memory to the system, reset the peak, and return the memory in use, in MB.

    Otherwise memory freed by earlier work would hide the use of the next.
    """
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return _status("VmRSS")


def _status(name: str) -> float:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name)) * 1024 / 1e6


def peak() -> float:
    """Return the peak memory of this process, in MB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def _phases(told: list[Any], seconds: float) -> dict[str, float]:
    """Sum the seconds of each kind of step; each is reported before it begins."""
    ends = [progress.seconds for progress in told[1:]] + [seconds]
    spent: dict[str, float] = {}
    for progress, end in zip(told, ends, strict=True):
        spent[progress.step] = spent.get(progress.step, 0.0) + end - progress.seconds
    return spent


def _loaded(path: str) -> FactoredInstance:
    with np.load(Path(path)) as arrays:
        return FactoredInstance(**arrays)


def _problem(instance: FactoredInstance, capacity: int, objective: Any) -> Any:
    from matchcore import Compatibility, Problem

    factors = asdict(instance)
    compatibility = Compatibility.from_factors(factors.pop("U"), factors.pop("V"), **factors)
    return Problem(compatibility, capacity=capacity, objective=objective)


def _warm_up() -> None:
    """Solve a problem just large enough for pairs to be generated."""
    from matchcore import solve

    for objective in ("score", "coverage"):
        solve(_problem(factored(1000, 500), 2, objective))


JOBS: dict[str, Callable[..., Outcome]] = {
    job.__name__: job for job in (make, matchcore, scipy, warm, prices, scan, estimate)
}
