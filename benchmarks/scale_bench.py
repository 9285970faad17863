"""Shared parts of the tables of `benchmarks.scale`: layout, fresh processes, the machine."""

import argparse
import json
import os
import platform
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

Outcome = dict[str, Any]
Size = tuple[int, int]

PACKAGES = ("matchcore", "numpy", "scipy", "ortools", "joblib", "distributed", "torch")
# the steps of `progress=`, by their names in tables and charts
PHASES = {"pairs": "shortlist", "seats": "seats", "flow": "flow", "scan": "scan", "proof": "proof"}
BLAS = "import json, threadpoolctl as t, numpy; print(json.dumps(t.threadpool_info()))"


class Table:
    """A plain or Markdown table; each row is printed at once.

    Columns are headings, each with the format of its cells, such as ``">9.2f"``.
    """

    def __init__(self, columns: dict[str, str], markdown: bool) -> None:
        self.formats, self.markdown = list(columns.values()), markdown
        self._print([format(name, spec.split(".")[0]) for name, spec in columns.items()])
        if markdown:
            self._print(["---" if spec.startswith("<") else "---:" for spec in self.formats])

    def row(self, *values: Any) -> None:
        """Print one row."""
        self._print([format(*pair) for pair in zip(values, self.formats, strict=True)])

    def _print(self, cells: list[str]) -> None:
        if self.markdown:
            print("| " + " | ".join(cell.strip() for cell in cells) + " |", flush=True)
        else:
            print("".join(cells).rstrip(), flush=True)


class Bench:
    """The options, and the instances in files for fresh processes."""

    def __init__(self, options: argparse.Namespace, folder: Path) -> None:
        self.options, self.folder = options, folder
        self.capacity: int = options.capacity
        self.repeat: int = options.repeat

    def instance(self, size: Size) -> str:
        """Return the file of an instance, made on first use."""
        path = self.folder / f"{named(size)}.npz"
        if not path.exists():
            source = {"seed": self.options.seed, "reference": self.options.reference}
            fresh("make", path=str(path), mentees=size[0], mentors=size[1], **source)
        return str(path)

    def solved(self, size: Size, objective: str, capacity: int, product: bool = False) -> Outcome:
        """Solve with matchcore."""
        options = {"objective": objective, "capacity": capacity, "product": product}
        return self.median("matchcore", path=self.instance(size), **options)

    def dense(self, size: Size) -> Outcome:
        """Solve with scipy, whose only objective is the score."""
        return self.median("scipy", path=self.instance(size), capacity=self.capacity)

    def median(self, job: str, **arguments: Any) -> Outcome:
        """Repeat a job and return the outcome with the median time."""
        outcomes = [fresh(job, **arguments) for _ in range(self.repeat)]
        return sorted(outcomes, key=lambda x: float(x["seconds"]))[(len(outcomes) - 1) // 2]

    def sizes(self, *default: Size) -> tuple[Size, ...]:
        """Return the requested sizes, or those of the benchmark."""
        return tuple(self.options.sizes or default)

    def table(self, columns: dict[str, str]) -> Table:
        """Start a table."""
        return Table(columns, self.options.markdown)


def fresh(job: str, **arguments: Any) -> Outcome:
    """Run a job in a new process, with its own memory and imports."""
    command = [sys.executable, "-m", "benchmarks.scale", "--one", job, json.dumps(arguments)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    outcome: Outcome = json.loads(done.stdout.splitlines()[-1])
    return outcome


def named(size: Size) -> str:
    """Return a size as written on the command line."""
    return f"{size[0]}x{size[1]}"


def surroundings(options: argparse.Namespace) -> str:
    """Print the versions and the machine behind the numbers."""
    found = ", ".join(f"{name} {_version(name)}" for name in PACKAGES)
    which = options.reference or "benchmarks.instances"
    return (
        f"Python {platform.python_version()}, {found}; {os.cpu_count()} CPUs; {_blas()}\n"
        f"instances of {Path(which).name if options.reference else which}, seed {options.seed}, "
        f"capacity {options.capacity}; median of {options.repeat}"
    )


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "(not installed)"


def _blas() -> str:
    """Return numpy's BLAS; another process loads it, as children inherit the size of this one."""
    done = subprocess.run([sys.executable, "-c", BLAS], check=True, capture_output=True, text=True)
    kinds = [x for x in json.loads(done.stdout) if x["user_api"] == "blas"]
    return "; ".join(
        f"BLAS {x['internal_api']} {x['version']} {x.get('architecture', '')}, "
        f"{x['num_threads']} threads"
        for x in kinds
    )
