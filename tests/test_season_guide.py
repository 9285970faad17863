"""The guides of a season: every command of theirs runs, in order, on the sample."""

from __future__ import annotations

import csv
import re
import shlex
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from matchcore.cli import main

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
    return (DOCS / guide.page).read_text(encoding="utf-8")


def commands(block: str) -> list[list[str]]:
    return [shlex.split(line) for line in block.replace("\\\n", " ").splitlines() if line]


def rows(path: Path, guide: Guide) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=guide.delimiter))


def write(path: Path, table: list[list[str]], guide: Guide) -> None:
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


def walk(guide: Guide, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Path]]:
    """Run the page from top to bottom; return each command with the folder it wrote."""
    monkeypatch.chdir(folder)
    done = []
    for kind, block in BLOCK.findall(text(guide)):
        if kind == "toml":
            with Path("programme.toml").open("a", encoding="utf-8") as programme:
                programme.write(f"\n{block}")
            continue
        for command in commands(block):
            if command[0] == "cd":
                monkeypatch.chdir(command[1])
                continue
            assert command[0] == "matchcore"
            fill_in(guide, command)
            assert main([*command[1:], "--quiet"]) == 0, command
            if "--out" in command:
                done.append((command[1], Path(command[command.index("--out") + 1]).resolve()))
    return done


@pytest.mark.slow
@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.page)
def test_every_command_of_the_guide_runs_in_order(
    guide: Guide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = walk(guide, tmp_path, monkeypatch)
    here = Path.cwd()
    assert [folder for _, folder in done if not any(folder.iterdir())] == []
    named = set(re.findall(r"`([\w./-]+/[\w-]+(?:\.\w+)?)`", text(guide)))
    assert len(named) > 8
    assert [name for name in sorted(named) if not (here / name).exists()] == []
    assert (here / guide.proposal / "changes.csv").exists()
    assert rows(here / guide.pulse / "troubled.csv", guide)[1:]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.page)
def test_every_step_names_a_command(guide: Guide) -> None:
    steps = re.split(r"\n## (?=\d)", text(guide))[1:]
    assert len(steps) == 8
    assert [step.splitlines()[0] for step in steps if "```sh\nmatchcore " not in step] == []


def test_both_guides_walk_the_same_way() -> None:
    ways = []
    for guide in GUIDES:
        blocks = [block for kind, block in BLOCK.findall(text(guide)) if kind == "sh"]
        found = [command for block in blocks for command in commands(block)]
        ways.append(
            [[*c[:2], *(x for x in c if x.startswith("--"))] for c in found if c[0] != "cd"]
        )
    without = [[x for x in command if x != "--language"] for command in ways[0]]
    assert without == ways[1]
