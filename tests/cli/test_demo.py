"""`matchcore demo`: the sample matched, and as files that match alike."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from matchcore.cli import main
from tests.cli.season import FILES, Captured

INPUTS = ["mentees.csv", "mentors.csv", "programme.toml"]


# The sample's only caution
NO_HOUR = re.compile(
    r"(note: without an hour in common|remarque : sans créneau commun) ?: 10 couples [^\n]*\n"
)


@pytest.mark.slow
def test_the_sample_is_matched_and_written_as_files(tmp_path: Path, capsys: Captured) -> None:
    assert main(["demo", "--out", str(tmp_path / "new" / "out")]) == 0
    out, err = capsys.readouterr()
    assert sorted(path.name for path in (tmp_path / "new" / "out").iterdir()) == sorted(
        [*FILES, *INPUTS]
    )
    assert "reverse mentoring" in out
    assert "proven best" in out
    assert NO_HOUR.fullmatch(err)
    record = json.loads((tmp_path / "new" / "out" / "audit.json").read_text(encoding="utf-8"))
    assert record["answer"]["status"] == "optimal"


@pytest.mark.slow
@pytest.mark.parametrize(
    "more", [[], ["--language", "fr"], ["--delimiter", ";"], ["--language", "en"]], ids=str
)
def test_the_command_it_ends_with_gives_the_same_couples(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured, more: list[str]
) -> None:
    """Bit for bit, without a question and without a note of how the files were read."""
    monkeypatch.chdir(tmp_path)
    assert main(["demo", "--out", "de mo", *more]) == 0
    name, *command = shlex.split(capsys.readouterr().out.splitlines()[-1])
    assert name == "matchcore"
    delimiter = [word for word in more if word in ("--delimiter", ";")]
    assert main([*command, *delimiter]) == 0
    out, err = capsys.readouterr()
    assert out.startswith(("reverse mentoring: ", "mentorat inversé : "))
    assert NO_HOUR.fullmatch(err)
    for file in ("matches.csv", "unmatched.csv"):
        assert (tmp_path / "mine" / file).read_bytes() == (tmp_path / "de mo" / file).read_bytes()


@pytest.mark.slow
def test_french_files_suit_a_french_spreadsheet(tmp_path: Path, capsys: Captured) -> None:
    assert main(["demo", "--out", str(tmp_path), "--language", "fr"]) == 0
    assert "relancez" in capsys.readouterr().out
    raw = (tmp_path / "mentees.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.decode("utf-8-sig").startswith("Identifiant;Nom complet;Adresse e-mail;")


@pytest.mark.slow
def test_what_somebody_changed_is_never_replaced(tmp_path: Path, capsys: Captured) -> None:
    assert main(["demo", "--out", str(tmp_path)]) == 0
    assert main(["demo", "--out", str(tmp_path)]) == 0  # nothing is changed yet
    for name in INPUTS[:2]:
        (tmp_path / name).write_text("id\n", encoding="utf-8")
    (tmp_path / "matches.csv").unlink()
    capsys.readouterr()
    assert main(["demo", "--out", str(tmp_path)]) == 3
    err = capsys.readouterr().err
    assert all(f"{name} is there already, changed" in err for name in INPUTS[:2])
    assert (tmp_path / "mentees.csv").read_text(encoding="utf-8") == "id\n"
    assert not (tmp_path / "matches.csv").exists()
