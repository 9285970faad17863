"""Indicators in words, in files and back."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pandas as pd
import pytest

from matchcore.errors import StorageError
from matchcore.programme.aims import Aim, Target
from matchcore.season.indicators import (
    Indicators,
    aims_state,
    aims_without_targets,
    compare,
    measure,
)
from matchcore.season.indicators.result import targets_of
from tests.french import french_faults
from tests.season.indicators.made import big, programme, pulse, season, sessions, started

HELD = Target("sessions_held", at_least=0.6)
AIMS = [
    Aim("closer", targets=[HELD, Target("coverage", at_least=0.9)]),
    Aim("innovation"),
]


def whole(language: str = "en") -> object:
    """Return a season that has a bit of everything."""
    pairs = [(f"e{k}", f"m{k}") for k in range(6)]
    said = [(*pair, "mentee", 1, "satisfaction", 4.0 + k % 2) for k, pair in enumerate(pairs[:5])]
    said += [(*pairs[0], "mentee", 1, "burden", 2.0)]
    couples = started(("a", "m"), ("b", "m")).close("a", "m", reason="left", at="2026-04-01")
    levels = pd.DataFrame(
        [(f"p{k}", "Excel", 1, 2 + k % 3) for k in range(8)],
        columns=["person", "skill", "before", "after"],
    )
    made = big(40, 0.8, language=language, couples=couples, levels=levels)
    made.pulse = pulse(said, [(1, *pair, "mentee") for pair in pairs])
    made.programme = programme(language).replace(aims=AIMS)
    return made


def test_printed_in_english() -> None:
    assert str(measure(whole())).splitlines() == [
        "Indicators",
        "  mentees with a mentor: 75% (3 of 4); target at least 90%, missed",
        "  wishes that a mentor meets: 60% (3 of 5)",
        "  people trained: 2 of 4, not enough for a rate; 1 more unknown",
        "  sessions held: 80%, between 65% and 90% (32 of 40); target at least 60%, met",
        "  active couples: 1 of 2, not enough for a rate; 1 more unknown",
        "  response rate: 83% (5 of 6)",
        "  satisfaction, from 1 to 5: 4.4, between 3.3 and 5.0 (5 of 6 answered)",
        "  burden, from 1 to 5: 1 of 6 answered, not enough for a figure",
        "  gain of skill levels: 1.9, between 1.0 and 2.7 (8 of 8 answered)",
        "  couples ended before their goal: 1 of 2, not enough for a rate",
        "",
        "Not measured",
        "  expectations met, from 1 to 5",
        "",
        "Couples closed, by reason",
        "  left the organisation: 1",
    ]


def test_printed_in_french() -> None:
    lines = str(measure(whole("fr"))).splitlines()
    assert lines[4] == (
        "  séances tenues : 80 %, entre 65 % et 90 % (32 sur 40) ; cible : au moins 60 %, atteinte"
    )
    assert not [line for line in lines if french_faults(line.strip())]


def test_another_language_may_be_asked_for() -> None:
    assert str(measure(whole("fr")).in_words("en")) == str(measure(whole()))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_saved_and_loaded(language: str, tmp_path: Path) -> None:
    found = measure(whole(language))
    found.save(tmp_path / "indicators.json")
    loaded = Indicators.load(tmp_path / "indicators.json")
    pd.testing.assert_frame_equal(loaded.frame, found.frame)
    assert (loaded.closures, loaded.language) == (found.closures, language)
    assert str(loaded) == str(found)


@pytest.mark.parametrize(
    "change",
    [{"rows": [["coverage"]]}, {"rows": 3}, {"language": "de"}, {"closures": []}],
)
def test_damaged_files_are_told(change: dict[str, object], tmp_path: Path) -> None:
    path = tmp_path / "indicators.json"
    measure(whole()).save(path)
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **change}), "utf-8")
    with pytest.raises(StorageError, match="damaged"):
        Indicators.load(path)


def test_a_french_table_has_french_words(tmp_path: Path) -> None:
    measure(whole("fr")).to_csv(tmp_path / "x.csv")
    with (tmp_path / "x.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [*csv.reader(file, delimiter=";")]
    assert rows[0][:4] == ["Indicateur", "Valeur", "De", "À"]
    assert rows[4][0] == "séances tenues"
    assert rows[4][-2:] == ["au moins 60 %", "atteinte"]


def test_targets_are_read_back() -> None:
    targets = [Target("coverage", at_least=0.7), Target("coverage", at_most=0.95)]
    text = measure(season(programme=programme().replace(aims=[Aim("x", targets=targets)])))
    assert targets_of("coverage", text.of("coverage")["target"]) == targets


def test_the_state_of_aims(tmp_path: Path) -> None:
    made = whole()
    found = aims_state(made.programme, measure(made))  # type: ignore[attr-defined]
    assert found.frame[["aim", "indicator", "target", "state"]].to_numpy().tolist() == [
        ["closer", "sessions_held", ">= 0.6", "met"],
        ["closer", "coverage", ">= 0.9", "missed"],
        ["innovation", "", "", ""],
    ]
    assert repr(found) == "AimsState(1 of 2 targets met)"
    found.to_csv(tmp_path / "x.csv")
    rows = (tmp_path / "x.csv").read_text("utf-8-sig").splitlines()
    assert rows[1].startswith("closer,sessions held,at least 60%,")
    assert "no target" in str(found)
    assert aims_without_targets(made.programme) == (AIMS[1],)  # type: ignore[attr-defined]


def test_a_programme_without_aims_says_so(tmp_path: Path) -> None:
    found = aims_state(programme(), measure(season(language="fr")))
    assert str(found) == "Objectifs\n  le programme n'énonce aucun objectif"
    assert found.frame.empty
    found.to_csv(tmp_path / "x.csv")
    assert (tmp_path / "x.csv").read_text("utf-8-sig").startswith("Objectif;Indicateur;Cible")


@pytest.mark.slow
def test_a_comparison_in_words() -> None:
    few = season(sessions=sessions([("a", "m", "2026-04-01", "held")]), language="fr")
    found = compare(big(40, 0.5, language="fr"), big(40, 0.8, language="fr"))
    lines = str(found).splitlines()
    assert lines[1] == "  mentorés qui ont un mentor : de 75 % à 75 %"
    assert lines[4].startswith("  séances tenues : de 50 % à 80 % : +30 points, entre +9 et +48 (p")
    assert not [line for line in lines if french_faults(line.strip())]
    assert "séances tenues : comparaison impossible" in str(
        compare(few, big(40, 0.8, language="fr"))
    )


def test_targets_are_written_as_a_french_spreadsheet_writes_numbers(tmp_path: Path) -> None:
    measure(whole("fr")).to_csv(tmp_path / "x.csv")
    assert not re.findall(r"\d\.\d|[<>]=", (tmp_path / "x.csv").read_text("utf-8-sig"))
    assert "au moins 90" in (tmp_path / "x.csv").read_text("utf-8-sig")
