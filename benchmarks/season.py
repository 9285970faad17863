"""`python -m benchmarks.season`: the guides of a season, each command a process of its own.

The commands are those of `docs/une-saison.md` and `docs/a-season.md`, in order, on the sample; what
people fill in between is filled in here. The columns are seconds by the clock and the command.
"""

from __future__ import annotations

import csv
import os
import re
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"
BLOCK = re.compile(r"```(sh|toml)\n(.*?)```", re.S)


@dataclass(frozen=True)
class Guide:
    """One guide, and what its people write into their forms."""

    page: str
    delimiter: str
    state: str
    start: str
    attended: tuple[str, str, str]  # file, there, absent
    held: tuple[str, str, str]  # file, held, missed
    survey: str
    levels: tuple[str, str]  # file, first lines
    pulse: str
    proposal: str


GUIDES = (
    Guide(
        "une-saison.md",
        ";",
        "État",
        "Début",
        ("presences.csv", "présent", "absent"),
        ("seances.csv", "tenue", "manquée"),
        "enquete-1",
        ("niveaux.csv", "personne;compétence;avant;après\nE-0007;IA générative;1;3,5\n"),
        "avis",
        "proposition",
    ),
    Guide(
        "a-season.md",
        ",",
        "State",
        "Start",
        ("attendance.csv", "attended", "absent"),
        ("sessions.csv", "held", "missed"),
        "survey-1",
        ("levels.csv", "person,skill,before,after\nE-0007,generative AI,1,3.5\n"),
        "answers",
        "proposal",
    ),
)


def text(guide: Guide) -> str:
    """Return the page."""
    return (DOCS / guide.page).read_text(encoding="utf-8")


def commands(block: str) -> list[list[str]]:
    """Return the commands of a block, as words."""
    return [shlex.split(line) for line in block.replace("\\\n", " ").splitlines() if line]


def rows(path: Path, guide: Guide) -> list[list[str]]:
    """Return the rows of a table, its headers first."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=guide.delimiter))


def write(path: Path, table: list[list[str]], guide: Guide) -> None:
    """Write a table as a spreadsheet does."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=guide.delimiter).writerows(table)


def marked(source: Path, guide: Guide, *, until: str, states: tuple[str, ...]) -> list[list[str]]:
    """Return the table with what took place: each tenth row in the last state."""
    head, *body = rows(source, guide)
    state, start = head.index(guide.state), head.index(guide.start)
    past = [row for row in body if row[start] and row[start] < until]
    for k, row in enumerate(past):
        row[state] = states[-1] if k % 10 == 3 else states[0]
    return [head, *body]


def answer(path: Path, guide: Guide) -> None:
    """Fill in the scales of a form: each ninth couple is unhappy, each sixth person silent."""
    head, *body = rows(path, guide)
    for k, row in enumerate(body):
        for column, question in enumerate(head):
            wish = question.split(" :")[0].split(":")[0]
            asked = wish == question or wish not in head or row[head.index(wish)]
            if "5 = " in question and asked and k % 6 != 5:
                easy = "difficile" in question or "hard to fit" in question
                row[column] = "2" if easy or k % 9 == 2 else str(3 + k % 3)
    write(path, [head, *body], guide)


def fill_in(guide: Guide, command: list[str]) -> None:
    """Write what people fill in before this command."""
    given = dict(pairwise(command))
    file, *states = guide.attended
    if given.get("--attended") == file:
        plan = Path(given["--previous"])
        table = marked(plan / "training.csv", guide, until="2026-02-27", states=tuple(states))
        write(Path(file), table, guide)
    file, *states = guide.held
    if given.get("--held") == file and not Path(file).exists():
        plan = Path(given["--previous"])
        table = marked(plan / "sessions.csv", guide, until="2026-04-20", states=tuple(states))
        write(Path(file), table, guide)
    if command[1:3] == ["pulse", "read"]:
        for side in ("mentees", "mentors"):
            answer(Path(guide.survey) / f"{side}.csv", guide)
    if "--levels" in given:
        file, lines = guide.levels
        Path(file).write_text(lines, encoding="utf-8")


def walk(guide: Guide, run: Callable[[list[str]], object]) -> None:
    """Follow a page from top to bottom, from the folder we are in, which changes on the way."""
    for kind, block in BLOCK.findall(text(guide)):
        if kind == "toml":
            with Path("programme.toml").open("a", encoding="utf-8") as programme:
                programme.write(f"\n{block}")
            continue
        for command in commands(block):
            if command[0] == "cd":
                os.chdir(command[1])
                continue
            fill_in(guide, command)
            run(command)


def main() -> None:
    """Print the seconds of each command."""
    for guide in GUIDES:
        spent = []

        def run(command: list[str], spent: list[float] = spent) -> None:
            begin = time.perf_counter()
            line = [sys.executable, "-m", "matchcore.cli", *command[1:], "--quiet"]
            subprocess.run(line, check=True, capture_output=True)
            spent.append(time.perf_counter() - begin)
            name = " ".join(x for x in command if not x.startswith("/"))[:90]
            sys.stdout.write(f"{spent[-1]:6.1f}  {name}\n")

        with tempfile.TemporaryDirectory() as folder:
            home = Path.cwd()
            os.chdir(folder)
            try:
                walk(guide, run)
            finally:
                os.chdir(home)
        sys.stdout.write(f"{sum(spent):6.1f}  {guide.page}: {len(spent)} commands in all\n\n")


if __name__ == "__main__":
    main()
