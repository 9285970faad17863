"""Labels: a code and its values."""

from __future__ import annotations

from matchcore.wording.labels import Label


def test_plain_text_is_a_name_and_a_label_stays() -> None:
    assert Label.of("python") == Label("name", "python")
    hours = Label("hours", 2.5)
    assert Label.of(hours) is hours
