"""A command is one file and one name in a list."""

from __future__ import annotations

import pkgutil
import sys
from argparse import ArgumentParser, Namespace
from importlib import import_module
from types import ModuleType

import pytest

from matchcore import cli
from matchcore.cli import main
from matchcore.cli.command import Command
from matchcore.cli.command_line import COMMANDS
from tests.cli.season import Captured


def test_every_file_with_a_command_is_listed() -> None:
    names = [info.name for info in pkgutil.iter_modules(cli.__path__) if info.name != "__main__"]
    files = {name: import_module(f"matchcore.cli.{name}") for name in names}
    commands = {name for name, file in files.items() if hasattr(file, "COMMAND")}
    assert commands == set(COMMANDS)
    assert len(COMMANDS) == len(set(COMMANDS))


def test_a_listed_command_has_help_options_and_an_exit_code(
    capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def add_options(parser: ArgumentParser) -> None:
        parser.add_argument("--times", type=int, required=True)

    def run(options: Namespace) -> int:
        return 10 * int(options.times)

    file = ModuleType("matchcore.cli.greet")
    file.COMMAND = Command("say good morning", add_options, run)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "matchcore.cli.greet", file)
    monkeypatch.setattr("matchcore.cli.command_line.COMMANDS", ("greet",))
    assert main(["greet", "--times", "4"]) == 40
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "greet     say good morning" in capsys.readouterr().out
