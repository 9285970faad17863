"""Help and wrong arguments, in English and in French."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from matchcore.cli import main
from matchcore.cli.command_line import COMMANDS
from matchcore.cli.parser import Parser
from tests.french import french_faults

# Words of argparse, of our own and of metavars, none of which French help may show
ENGLISH = re.compile(
    r"\b(usage:|show this|positional|required|invalid|table of|folder|default|FILE|DIR|SECONDS)\b"
)


def shown(capsys: pytest.CaptureFixture[str], arguments: Sequence[str]) -> str:
    with pytest.raises(SystemExit):
        main(arguments)
    said = capsys.readouterr()
    return said.out + said.err


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_french_where_it_is_asked_for(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    page = shown(capsys, [command, "--help", "--language", "fr"])
    assert page.startswith(f"utilisation : matchcore {command}")
    assert "codes de sortie" in page
    assert not ENGLISH.search(page)
    assert french_faults(page.split("options :")[1].replace("\n", " ").replace("  ", "")) == []


def test_the_environment_states_the_language_of_all_commands(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MATCHCORE_LANGUAGE", "fr")
    text = shown(capsys, ["--help"])
    assert "apparier les personnes de deux tableaux" in text
    assert "\narguments :\n  commande\n" in text
    assert "obligatoires manquants : DOSSIER, QUI" in shown(capsys, ["explain"])
    assert "table of mentors" in shown(capsys, ["match", "--help", "--language=en"])
    monkeypatch.setenv("MATCHCORE_LANGUAGE", "de")
    assert "MATCHCORE_LANGUAGE is 'de': use en or fr" in shown(capsys, ["demo"])


@pytest.mark.parametrize(
    ("arguments", "english", "french"),
    [
        (
            ["match"],
            "the following arguments are required: --out",
            "arguments obligatoires manquants : --out",
        ),
        (["match", "--out"], "argument --out: expected one argument", "une valeur est attendue"),
        (
            ["match", "--out", "x", "--preset", "y"],
            "argument --preset: invalid choice: 'y' (choose from",
            "argument --preset : valeur inconnue : « y » (choisissez parmi",
        ),
        (
            ["match", "--out", "x", "--time-limit", "y"],
            "argument --time-limit: invalid float value: 'y'",
            "argument --time-limit : ce n'est pas une valeur du type float : « y »",
        ),
        (
            ["match", "--out", "x", "--programme", "a", "--preset", "peer_mentoring"],
            "argument --preset: not allowed with argument --programme",
            "argument --preset : incompatible avec l'argument --programme",
        ),
        (
            ["match", "--out", "x", "--map", "Nom"],
            "names no two columns: write",
            "« Nom » n'associe pas deux colonnes : écrivez",
        ),
        (
            ["match", "--out", "x", "--map", "a=id", "--map", "a=name"],
            "'a' is both 'id' and 'name': keep one",
            "« a » est associée à la fois à « id » et à « name » : gardez l'une des deux",
        ),
        (
            ["match", "--out", "x"],
            "give --mentors and --mentees",
            "indiquez --mentors et --mentees",
        ),
        (["demo", "--out", "x", "--huh"], "unrecognized arguments: --huh", "arguments inconnus"),
        (["rematch", "--change-cost", "-1"], "is no price: write", "n'est pas un prix : écrivez"),
    ],
)
def test_wrong_arguments_are_told_in_both_languages(
    arguments: list[str], english: str, french: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert english in shown(capsys, arguments)
    said = shown(capsys, [*arguments[:1], "--language", "fr", *arguments[1:]])
    assert french in said
    assert " : erreur : " in said


def test_a_parser_speaks_english_by_default(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        Parser(prog="x").parse_args(["y"])
    assert ended.value.code == 2
    assert "x: error: unrecognized arguments: y" in capsys.readouterr().err
