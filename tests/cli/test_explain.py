"""`matchcore explain`: a person or a pair of a saved matching."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchcore import Matching
from matchcore.cli import main
from tests.cli.season import Captured, refused, tables


@pytest.fixture
def saved(home: Path, capsys: Captured) -> Matching:
    """Return a matching whose results are in the folder ``out``."""
    assert main(tables("match", "--out", "out")) == 0
    capsys.readouterr()
    return Matching.load(home / "out" / "matching")


@pytest.mark.parametrize("folder", ["out", "out/matching"])
def test_a_person_is_told_as_the_library_does(
    saved: Matching, capsys: Captured, folder: str
) -> None:
    assert main(["explain", folder, "zoe"]) == 0
    out, err = capsys.readouterr()
    assert out == f"{saved.about('m1')}\n"
    assert "Zoé (m1) →" in out
    assert err == ""


def test_a_pair_is_told_in_the_language_asked_for(saved: Matching, capsys: Captured) -> None:
    [mentee] = saved.pairs.loc[saved.pairs["mentor"] == "m1", "mentee"]
    assert main(["explain", "out", "m1", mentee, "--language", "fr"]) == 0
    out = capsys.readouterr().out
    assert "un couple de cet appariement" in out


def test_the_number_of_others_can_be_chosen(saved: Matching, capsys: Captured) -> None:
    assert main(["explain", "out", "m1", "--others", "1"]) == 0
    assert capsys.readouterr().out == f"{saved.about('m1', k=1)}\n"


@pytest.mark.usefixtures("saved")
def test_a_stranger_is_3(capsys: Captured) -> None:
    assert "nobody in this matching" in refused(["explain", "out", "xx"], 3, capsys)


def test_a_folder_without_a_matching_is_3(home: Path, capsys: Captured) -> None:
    assert "holds no saved matching" in refused(["explain", str(home), "m1"], 3, capsys)
