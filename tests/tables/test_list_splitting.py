"""Cells split into entries: brackets, entries that are never split, line breaks, bullets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.tables.list_splitting import split_cells
from tests.cohorts import examples


def trimmed(cell: str, *separators: str, whole: tuple[str, ...] = ()) -> list[str]:
    entries, counts = split_cells([cell], separators, whole)
    assert counts == [len(entries)]
    return [entry.strip() for entry in entries]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (
            "Coaching (e.g., papers, talks), Reviewing (e.g., papers, code)",
            ["Coaching (e.g., papers, talks)", "Reviewing (e.g., papers, code)"],
        ),
        (
            "Bureautique [Word, Excel], Dessin {2D, 3D}",
            ["Bureautique [Word, Excel]", "Dessin {2D, 3D}"],
        ),
        ("a (b, (c, d), [e, f]), g", ["a (b, (c, d), [e, f])", "g"]),
        ("a (b, c", ["a (b", "c"]),
        ("a), b, c)", ["a)", "b", "c)"]),
        ("clin d'œil :), Dessin (2D, 3D)", ["clin d'œil :)", "Dessin (2D, 3D)"]),
        ("a (b], c), d", ["a (b], c)", "d"]),
        ("数据（分析, 可视化）, 写作", ["数据（分析, 可视化）", "写作"]),
    ],
)
def test_only_separators_outside_brackets_split(cell: str, expected: list[str]) -> None:
    assert trimmed(cell, ", ") == expected
    assert trimmed(cell, ",", ", ") == expected


def test_brackets_of_two_cells_do_not_meet() -> None:
    assert split_cells(["a (b, c", "d, e)"], [", "]) == (["a (b", "c", "d", "e)"], [2, 2])


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Prise de parole, animation", ["Prise de parole, animation"]),
        (
            "Excel, prise de parole,  Animation, SQL",
            ["Excel", "prise de parole,  Animation", "SQL"],
        ),
        ("Prise de parole, animation:4, SQL:2", ["Prise de parole, animation:4", "SQL:2"]),
        ("Prise de parole, animation de groupes", ["Prise de parole", "animation de groupes"]),
        ("Grande prise de parole, animation", ["Grande prise de parole", "animation"]),
        (
            "Prise de parole, animation, Prise de parole, animation, jeux",
            ["Prise de parole, animation", "Prise de parole, animation, jeux"],
        ),
    ],
)
def test_known_entries_are_never_split(cell: str, expected: list[str]) -> None:
    whole = ("Prise de parole, animation", "Prise de parole, animation, jeux")
    assert trimmed(cell, ",", whole=whole) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Python\nSQL", ["Python", "SQL"]),
        ("Python\r\n\r\nSQL", ["Python", "SQL"]),
        ("Python,\nSQL, Excel", ["Python", "SQL", "Excel"]),
        ("Python\n, SQL", ["Python", "SQL"]),
        ("a,,b", ["a", "", "b"]),
    ],
)
def test_line_breaks_go_with_other_separators(cell: str, expected: list[str]) -> None:
    assert trimmed(cell, ",", "\n") == expected


def test_bullets_may_open_a_cell() -> None:
    assert trimmed("• Python\n• SQL", "•", "\n") == ["Python", "SQL"]
    assert trimmed("• Python • SQL", "•") == ["Python", "SQL"]
    assert trimmed("- Python\n- SQL", "\n- ") == ["Python", "SQL"]
    assert trimmed("-Python", ",") == ["-Python"]
    assert trimmed(", Python", ",") == ["", "Python"]


def test_the_longer_of_two_separators_splits() -> None:
    assert trimmed("x||y|z", "|", "||") == ["x", "y", "z"]


def test_line_breaks_split_only_where_listed() -> None:
    assert trimmed("a\nb, c", ",") == ["a\nb", "c"]


@examples(200)
@given(
    st.lists(st.text(alphabet="ab ,(\n)|•\ufdd0", max_size=8), max_size=5),
    st.sampled_from([(",",), (", ",), (",", ", "), (",", "\n"), ("•", "\n"), ("|", "||")]),
)
def test_cells_are_split_alone_as_together_and_nothing_is_lost(
    cells: list[str], separators: tuple[str, ...]
) -> None:
    entries, counts = split_cells(cells, separators)
    alone = [split_cells([cell], separators)[0] for cell in cells]
    assert entries == [entry for one in alone for entry in one]
    assert counts == [len(one) for one in alone]
    signs = {*"".join(separators), *" \n"}
    for cell, found in zip(cells, alone, strict=True):
        kept = "".join(c for c in cell if c not in signs)
        assert "".join(c for c in "".join(found) if c not in signs) == kept


@examples(200)
@given(st.lists(st.text(alphabet="ab ,", max_size=8), min_size=1))
def test_without_brackets_a_cell_is_split_as_text_is(cells: list[str]) -> None:
    expected = [entry for cell in cells for entry in cell.split(",")]
    assert split_cells(cells, [","])[0] == expected
    assert split_cells(cells, [",", ";"])[0] == expected
