"""The elements that sections share."""

from __future__ import annotations

from matchcore.answer.report.elements import Section, count_cell, head, level_cell, table


def test_everything_given_as_text_is_escaped() -> None:
    assert "<b>&" not in head("<b>&")
    assert count_cell('a"b', "<1>") == '<td class="n" data-l="a&quot;b">&lt;1&gt;</td>'
    assert "<i>" not in Section("x", "<i>", "").html
    assert "<caption>&lt;i&gt;</caption>" in table("<i>", [], [])


def test_a_frame_is_as_long_as_the_whole_and_filled_as_far_as_the_part() -> None:
    cell = level_cell(1, 4, 8, "1 of 4")
    assert 'style="width:50.0%"' in cell
    assert '<b style="width:25.0%">' in cell
    assert 'title="1 of 4"' in cell
    assert 'style="width:0.0%"' in level_cell(0, 0, 1, "none")
