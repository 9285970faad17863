"""`python -m benchmarks.scale WHAT`: large problems, with pairs generated as needed.

Each number is measured in a fresh process, from factors to the proven answer, without making the
instance. Peak memory is that of the whole process, Python and its libraries included; the share
added by the solve is printed beside it. Goals are printed where there are any, never enforced: the
reader judges the table.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from benchmarks.scale_bench import PHASES, Bench, Outcome, Size, fresh, named, surroundings

OBJECTIVES = ("score", "coverage")
SCIPY_SIZE = (6000, 3000)  # the dense matrix of seats still fits any machine
GROWING = tuple((1000 * k, 500 * k) for k in (1, 2, 5, 10, 20, 50, 100))
ESTIMATED = ((2000, 1000), (10_000, 5000), (20_000, 10_000), (20_000, 1000), (1000, 20_000))

WHAT = {"instance": "<15", "objective": ">10"}
COST = {"seconds": ">9.2f", "peak MB": ">9.0f", "added MB": ">10.0f"}
SEARCH = {"iterations": ">10", "network": ">10"}
ANSWER = {"pairs": ">8", "total": ">16.6f"}


# One function per benchmark ----------------------------------------------------------------------


def small(bench: Bench) -> None:
    """Compare with a dense solver; goal: 15 times as fast, in a quarter of the memory."""
    compared = {"times": ">8.1f", "of memory": ">11.2f", "behind": ">10.1e", "rounding": ">10.1e"}
    table = bench.table({"instance": "<15", "solver": ">10"} | COST | ANSWER | compared)
    for size in bench.sizes(SCIPY_SIZE):
        dense = bench.dense(size)
        mine = bench.solved(size, "score", bench.capacity)
        for name, x in (("matchcore", mine), ("scipy", dense)):
            times, memory = x["seconds"] / mine["seconds"], x["peak"] / dense["peak"]
            cost = x["seconds"], x["peak"], x["added"]
            behind = max(dense["total"], mine["total"]) - x["total"]
            found = x["made"], x["total"], times, memory, behind, x["rounding"]
            table.row(named(size), name, *cost, *found)


def medium(bench: Bench) -> None:
    """Compare with a dense solver at 6 000 x 3 000; goal: 0.6 of its time."""
    dense = bench.dense(SCIPY_SIZE)
    print(f"scipy at {named(SCIPY_SIZE)}: {dense['seconds']:.2f} s, {dense['peak']:.0f} MB")
    columns = WHAT | {"capacity": ">9"} | COST | {"of scipy's": ">12.2f"} | SEARCH | ANSWER
    table = bench.table(columns | {"status": ">9"})
    for size in bench.sizes((20_000, 10_000), (20_000, 20_000)):
        capacity = bench.capacity if size[0] > size[1] else 1
        for objective in bench.options.objectives:
            x = bench.solved(size, objective, capacity)
            cost = x["seconds"], x["peak"], x["added"], x["seconds"] / dense["seconds"]
            found = x["iterations"], x["network"], x["made"], x["total"], x["status"]
            table.row(named(size), objective, capacity, *cost, *found)


def large(bench: Bench) -> None:
    """Compare with one product of the factors; goal: 12 times its time, within 1.5 GB."""
    grown(bench, bench.sizes((100_000, 50_000)))


def growth(bench: Bench) -> None:
    """Solve ever larger problems; `--plot` draws the result."""
    outcomes = grown(bench, bench.sizes(*GROWING))
    if bench.options.plot:
        from benchmarks.scale_chart import draw

        draw(outcomes, bench.options.plot)


def grown(bench: Bench, sizes: tuple[Size, ...]) -> list[Outcome]:
    """Print time, memory, and the share of each phase."""
    columns = WHAT | COST | {"product s": ">11.3f", "products": ">10.1f"} | SEARCH
    table = bench.table(columns | dict.fromkeys(PHASES.values(), ">10.0%"))
    outcomes = []
    for objective in bench.options.objectives:
        for size in sizes:
            x = bench.solved(size, objective, bench.capacity, product=True)
            shares = (x["phases"].get(step, 0.0) / x["seconds"] for step in PHASES)
            products = x["product"], x["seconds"] / x["product"]
            cost = x["seconds"], x["peak"], x["added"]
            work = x["iterations"], x["network"]
            table.row(named(size), objective, *cost, *products, *work, *shares)
            outcomes.append(x | {"mentees": size[0], "mentors": size[1], "objective": objective})
    return outcomes


def workers(bench: Bench) -> None:
    """Scan at fixed prices: in one process, with joblib workers, and on a device."""
    print("The two CPUs of a small cloud machine are often two threads of one core: a second")
    print("worker, or BLAS thread, then brings far less than twice the speed.")
    ways = {"one": "1 process, 1 BLAS thread", "plain": "1 process, BLAS as it is"}
    ways["loky"] = "loky, 2 workers x 1 thread"
    if find_spec("distributed"):
        ways["dask"] = "dask, 2 workers x 1 thread"
    if not (without := why_no_device()):
        ways["cuda"] = "device='cuda'"
    table = bench.table(
        {"instance": "<15", "scan": "<28", "first s": ">9.2f", "later s": ">9.2f"}
        | {"speed": ">8.2f", "found": ">9", "same": ">6"}
    )
    for size in bench.sizes((40_000, 20_000)):
        place = {"path": bench.instance(size), "capacity": bench.capacity}
        place["prices"] = str(bench.folder / "prices.npz")
        fresh("prices", **place)
        alone: Outcome = {}
        for how, words in ways.items():
            x = fresh("scan", **place, how=how, repeat=bench.repeat)
            alone = alone or x
            speed, same = alone["seconds"] / x["seconds"], x["digest"] == alone["digest"]
            seconds = x["first"], x["seconds"], speed
            table.row(named(size), words, *seconds, x["found"], "yes" if same else "NO")
    if "dask" not in ways:
        print("dask is left out: distributed is not installed")
    if without:
        print(f"device='cuda' is left out: {without}")


def why_no_device() -> str:
    """Return why no device can be used, or nothing; another process loads torch, which is large."""
    if find_spec("torch") is None:
        return "PyTorch is not installed"
    ask = [sys.executable, "-c", "import torch; print(torch.cuda.is_available())"]
    done = subprocess.run(ask, capture_output=True, text=True, check=False)
    return "" if "True" in done.stdout else "PyTorch finds no CUDA device"


def warm(bench: Bench) -> None:
    """Solve again after a change, from the previous answer; goal: less than half the time."""
    print("5 % of the mentees have other skills than before; `moved` pairs are new in the answer")
    table = bench.table(
        WHAT
        | {"before s": ">10.2f", "cold s": ">8.2f", "warm s": ">8.2f", "ratio": ">7.2f"}
        | {"iterations": ">10", "warm": ">6", "moved": ">7"}
        | {"total": ">16.6f", "difference": ">12.1e"}
    )
    for size in bench.sizes((20_000, 10_000)):
        place = {"path": bench.instance(size), "capacity": bench.capacity}
        for objective in bench.options.objectives:
            runs = [fresh("warm", **place, objective=objective) for _ in range(bench.repeat)]
            seconds = [
                statistics.median(run[name]["seconds"] for run in runs)
                for name in ("before", "cold", "warm")
            ]
            ratio = statistics.median(r["warm"]["seconds"] / r["cold"]["seconds"] for r in runs)
            cold, again = runs[0]["cold"], runs[0]["warm"]
            iterations = cold["iterations"], again["iterations"]
            difference = again["total"] - cold["total"]
            found = *iterations, runs[0]["moved"], cold["total"], difference
            table.row(named(size), objective, *seconds, ratio, *found)


def estimate(bench: Bench) -> None:
    """Compare the predicted memory of a solve with the memory that it adds to the process."""
    from matchcore import solver

    if not hasattr(solver, "estimate"):
        print("left out: this version of matchcore.solver has no `estimate`")
        return
    table = bench.table(WHAT | {"predicted MB": ">14.1f", "added MB": ">10.1f", "ratio": ">7.2f"})
    for size in bench.sizes(*ESTIMATED):
        place = {"path": bench.instance(size), "capacity": bench.capacity}
        for objective in bench.options.objectives:
            x = fresh("estimate", **place, objective=objective)
            ratio = x["predicted"] / max(x["added"], 0.1)
            table.row(named(size), objective, x["predicted"], x["added"], ratio)


# The command line --------------------------------------------------------------------------------

BENCHES = {
    bench.__name__: bench for bench in (small, medium, large, growth, workers, warm, estimate)
}
REPEATED = {"small": 3, "medium": 1, "large": 1, "growth": 1, "workers": 3, "warm": 3}


def size_of(word: str) -> Size:
    """Read a size such as 6000x3000."""
    mentees, mentors = (int(number) for number in word.split("x"))
    return mentees, mentors


def parsed(arguments: list[str] | None) -> argparse.Namespace:
    """Return the options; the defaults are the sizes in the documentation."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    add = parser.add_argument
    add("what", choices=BENCHES)
    add("--sizes", nargs="*", type=size_of, metavar="NxM", help="mentees x mentors")
    add("--objectives", nargs="*", choices=OBJECTIVES, default=OBJECTIVES)
    add("--capacity", type=int, default=2, help="seats of each mentor")
    add("--repeat", type=int, help="the median is printed")
    add("--seed", type=int, default=0)
    add("--reference", metavar="PATH", help="module file with factored(n, m): other instances")
    add("--markdown", action="store_true", help="print tables for a page")
    add("--plot", metavar="PATH", help="growth: write a chart, .svg, .png or .html")
    options = parser.parse_args(arguments)
    options.repeat = options.repeat or REPEATED.get(options.what, 1)
    return options


@contextmanager
def prepared(options: argparse.Namespace) -> Iterator[Bench]:
    """Yield a bench; its instances are deleted afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        yield Bench(options, Path(folder))


def main(arguments: list[str] | None = None) -> None:
    """Print the table of one benchmark; with `--one`, run one job and print its outcome."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments[:1] == ["--one"]:
        from benchmarks.scale_jobs import JOBS

        print(json.dumps(JOBS[arguments[1]](**json.loads(arguments[2]))))
        return
    options = parsed(arguments)
    print(surroundings(options))
    with prepared(options) as bench:
        BENCHES[options.what](bench)


if __name__ == "__main__":
    main()
