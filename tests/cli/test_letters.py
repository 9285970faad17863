"""``matchcore letters``: from the saved folder alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchcore.cli import main
from tests.cli.season import Captured, refused, tables


@pytest.fixture
def results(home: Path, capsys: Captured) -> Path:
    """Return a folder where a matching is saved, and its tables are gone."""
    assert main(tables("match", "--out", "results")) == 0
    (home / "mentors.csv").unlink()
    capsys.readouterr()
    return home


@pytest.mark.parametrize("folder", ["results", "results/matching"])
def test_letters_need_the_saved_matching_alone(
    results: Path, capsys: Captured, folder: str
) -> None:
    command = ["letters", "--matching", folder, "--out", "out", "--coordinator", "Ana Roy"]
    assert main([*command, "--deadline", "2026-03-31"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("4 letters\n")
    assert out.endswith("out: letters.csv\n")
    assert err == ""
    text = (results / "out" / "mentee-e1-ana.txt").read_text(encoding="utf-8-sig")
    assert "propose a first meeting by 31 March 2026" in text
    assert "Ana Roy" in text


def test_the_language_and_the_delimiter_can_be_chosen(results: Path) -> None:
    command = ["letters", "--matching", "results", "--out", "out", "--language", "fr"]
    assert main([*command, "--delimiter", ";"]) == 0
    table = (results / "out" / "letters.csv").read_text(encoding="utf-8-sig")
    assert table.startswith("Identifiant;Nom;E-mail;Rôle;Langue;Objet;")
    assert ";mentoré;" in table
    assert "Bonjour Ana," in table


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (["--deadline", "soon"], "--deadline is 'soon': write it as 2026-03-31"),
        (["--coordinator", " "], "coordinator"),
        (["--matching", "nowhere"], "nowhere"),
    ],
)
def test_what_is_wrong_is_3(results: Path, capsys: Captured, option: list[str], said: str) -> None:
    command = ["letters", "--matching", "results", "--out", "out", *option]
    assert said in refused(command, 3, capsys)
    assert not (results / "out").exists()
