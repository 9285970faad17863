"""The pages name all there is to set, and their links lead somewhere."""

from __future__ import annotations

import re
import shlex
from dataclasses import fields, replace
from importlib import import_module
from pathlib import Path

import pytest

from matchcore.cli import main
from matchcore.cli.command_line import COMMANDS
from matchcore.exit_codes import LEGEND
from matchcore.tables import Layout

ROOT = Path(__file__).parents[1]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/**/*.md"))]
LINK = re.compile(r"\]\(([^)\s]+)\)")


def text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


def anchor(heading: str) -> str:
    """Return the anchor of a heading, as GitHub makes it."""
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).strip().lower()
    return re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")


def anchors(page: Path) -> set[str]:
    lines = page.read_text(encoding="utf-8").splitlines()
    return {anchor(line.lstrip("#")) for line in lines if re.match("#+ ", line)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    links = LINK.findall(re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.S))
    dead = []
    for link in links:
        file, _, place = link.partition("#")
        target = page if not file else page.parent / file
        if "://" in link or link.startswith("mailto:"):
            continue
        if not target.exists() or (place and place not in anchors(target)):
            dead.append(link)
    assert not dead


def test_every_option_of_a_layout_is_explained() -> None:
    page = text("docs/people.md")
    assert [f.name for f in fields(Layout) if f"\n| `{f.name}` |" not in page] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_of_a_command_is_explained(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([command, "--help"])
    options = set(re.findall(r"--[a-z-]+", capsys.readouterr().out)) - {"--help"}
    page = text("docs/command-line.md")
    assert options
    assert {name for name in options if not re.search(rf"^\|.*`{name}[ `]", page, re.M)} == set()
    assert f"\n| `{command}` |" in page


@pytest.mark.slow
def test_every_command_has_an_example_and_every_example_is_understood(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """By the parser itself; the commands then do nothing."""
    page = text("docs/command-line.md")
    blocks = re.findall(r"```sh\n(.*?)```", page, flags=re.S)
    examples = [shlex.split(line) for block in blocks for line in block.splitlines()]
    assert {name for name, *_ in examples} == {"matchcore"}
    assert {command for _, command, *_ in examples} == {*COMMANDS}
    for _, command, *arguments in examples:
        module = import_module(f"matchcore.cli.{command}")
        monkeypatch.setattr(module, "COMMAND", replace(module.COMMAND, run=lambda _: 17))
        assert main([command, *arguments]) == 17


@pytest.mark.slow
def test_no_option_is_explained_that_no_command_has(capsys: pytest.CaptureFixture[str]) -> None:
    for command in COMMANDS:
        with pytest.raises(SystemExit):
            main([command, "--help"])
    known = set(re.findall(r"--[a-z-]+", capsys.readouterr().out))
    assert set(re.findall(r"`(--[a-z-]+)", text("docs/command-line.md"))) - known == set()


def test_every_exit_code_is_explained() -> None:
    page = text("docs/command-line.md")
    codes = re.findall(r"(\d+) [a-z]", LEGEND)
    assert len(codes) > 5
    assert [code for code in codes if f"\n| {code} |" not in page] == []
