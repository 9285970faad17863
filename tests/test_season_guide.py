"""The guides of a season: every command of theirs runs, in order, on the sample."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from benchmarks.season import BLOCK, GUIDES, Guide, commands, rows, text, walk
from matchcore.cli import main


@pytest.mark.slow
@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.page)
def test_every_command_of_the_guide_runs_in_order(
    guide: Guide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = list[Path]()

    def run(command: list[str]) -> None:
        assert command[0] == "matchcore"
        assert main([*command[1:], "--quiet"]) == 0, command
        if "--out" in command:
            done.append(Path(command[command.index("--out") + 1]).resolve())

    walk(guide, run)
    here = Path.cwd()
    assert [folder for folder in done if not any(folder.iterdir())] == []
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
