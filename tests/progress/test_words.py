"""What a run is doing, in words: everything that is known, and nothing that is not."""

from __future__ import annotations

import pytest

from matchcore.progress.words import Stage, stage_words
from matchcore.solver.watch import Progress
from matchcore.wording import LANGUAGES
from matchcore.wording.progress_sentences import PROGRESS


@pytest.mark.parametrize("step", ["pairs", "feasibility", "seats", "flow", "scan"])
def test_every_step_of_a_search_is_one_stage(step: str) -> None:
    said = stage_words(Stage.of(Progress(step, 0.0, 9)), 0, "en")
    assert said == "searching for the best couples · 0 s"


def test_what_is_known_is_said_and_a_gap_is_rounded_up() -> None:
    report = Progress("scan", 1.0, 9, 3, 99.0, 99.001, 0.00101, 1)
    assert stage_words(Stage.of(report), 61.9, "en") == (
        "searching for the best couples · 1 min 1 s · 1 couple so far · "
        "within 0.11% of the best total · round 3"
    )
    assert stage_words(Stage.of(report), 61.9, "fr") == (
        "recherche des meilleurs couples · 1 min 1 s · 1 couple pour l'instant · "
        "à 0,11 % au plus du meilleur total · tour 3"
    )


def test_a_tiny_gap_is_not_said_to_be_none_and_none_is() -> None:
    tiny, none = (Progress("scan", 0.0, 9, gap=gap) for gap in (1e-7, 0.0))
    assert "0.01%" in stage_words(Stage.of(tiny), 0, "en")
    assert "0.00%" in stage_words(Stage.of(none), 0, "en")


def test_the_proof_is_a_stage_of_its_own() -> None:
    assert stage_words(Stage.of(Progress("proof", 0.0, 9)), 5, "en") == "checking the proof · 5 s"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_stage_has_words(language: str) -> None:
    for code in PROGRESS:
        if code.startswith("stage_"):
            name = code.removeprefix("stage_")
            said = stage_words(Stage(name, 1, 2), 3, language)  # type: ignore[arg-type]
            assert " · 3 s" in said
            assert PROGRESS[code][LANGUAGES.index(language)].split("{")[0] in said  # type: ignore[arg-type]
