"""Bounds and gaps, at the end."""

from __future__ import annotations

from dataclasses import replace

from tests.answer.html_pages import report
from tests.cohorts import season


def test_values_stand_beside_their_bounds() -> None:
    """0.875 + 0.1875 is the best total of two couples; nobody may have two mentors."""
    page = report(season())
    assert page.table("The quantities that count") == [
        ["quantity", "value", "bound"],
        ["couples", "2", "2"],
        ["total score", "1.0625", "1.0625"],
    ]
    assert any(said.startswith("Proven best") for said in page.said("li"))
    assert any("Total 1.0625, bound 1.0625, gap 0.00%" in said for said in page.said("li"))


def test_without_a_certificate_there_is_no_table() -> None:
    matching = season()
    held = replace(matching.assignment, certificate=None)
    page = report(replace(matching, assignment=held))
    assert "quantity" not in page.said("th")
    assert "Proof" in page.said("h2")
