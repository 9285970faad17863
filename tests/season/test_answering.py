"""Who was asked, and who answered."""

from __future__ import annotations

from matchcore.season.answering import latest_wave
from tests.season.parts import pulse


def test_of_the_latest_wave_alone() -> None:
    asked = ((1, "1", "mentee"), (2, "1", "mentee"), (2, "2", "mentor"))
    wave = latest_wave(pulse(asked, answered=(asked[0], asked[2])))  # type: ignore[arg-type]
    assert (wave.number, wave.asked, wave.answered) == (2, 2, 1)
    assert wave.silent == (("e1", "m1", "mentee"),)
