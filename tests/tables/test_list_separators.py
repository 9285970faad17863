"""What separates entries, found from cells: many forms, few rows, and what must not split."""

from __future__ import annotations

import csv
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.tables.list_separators import FoundSeparators, found_separators
from matchcore.tables.list_splitting import split_cells
from tests.cohorts import examples
from tests.real_cases import folder

FRENCH = ["Réseaux sociaux", "Cybersécurité", "Power BI", "IA générative", "Gestion de projet"]
ENGLISH = ["public speaking", "SQL", "C++", "R&D", "machine learning", "A/B testing"]
CHINESE = ["数据分析", "机器学习", "写作", "项目管理"]
STRONG = ["|", ";", "；", "、", "•", "\n", " · "]


def found(*cells: str, known: tuple[str, ...] = ()) -> FoundSeparators:
    answer = found_separators(cells, {*known})
    assert answer is not None
    return answer


def entries(cells: list[str], answer: FoundSeparators) -> list[list[str]]:
    if answer.closed:
        cells = [c.rstrip().removesuffix(answer.separators[0].strip()) for c in cells]
    texts, counts = split_cells(cells, answer.separators, answer.whole)
    each = iter(texts)
    return [[next(each).strip() for _ in range(count)] for count in counts]


@pytest.mark.parametrize("sign", STRONG)
@pytest.mark.parametrize("names", [FRENCH, ENGLISH, CHINESE])
def test_signs_that_names_never_hold_are_sure_from_two_rows_on(sign: str, names: list[str]) -> None:
    answer = found(sign.join(names[:2]), names[2])
    assert answer.separators == (sign,)
    assert answer.sureness == "sure"
    assert answer.entries == tuple(names[:2])
    assert not answer.closed


@pytest.mark.parametrize("sign", [",", ", ", "，", " / ", "/ "])
@pytest.mark.parametrize("names", [FRENCH, CHINESE])
def test_signs_that_names_may_hold_are_sure_where_entries_recur(
    sign: str, names: list[str]
) -> None:
    once = found(sign.join(names[:2]), names[2])
    assert once.separators == (sign.rstrip() if sign == ", " else sign,)
    assert once.sureness == "likely"
    lists = [names[:2], names[1:3], names[:1]]
    assert found(*map(sign.join, lists)).sureness == "sure"
    assert found(sign.join(names[:2]), known=tuple(names)).sureness == "sure"


@pytest.mark.parametrize("sign", [" - ", " – ", " + "])
def test_dashes_separate_only_where_entries_recur(sign: str) -> None:
    assert found(f"SAP{sign}FI", "Excel").sureness == "unsure"
    lists = [["SQL", "Excel"], ["Excel", "Python", "R"], ["SQL"]]
    answer = found(*map(sign.join, lists))
    assert (answer.separators, answer.sureness) == ((sign,), "likely")


@pytest.mark.parametrize(
    "cells",
    [
        ["CI/CD", "TCP/IP", "A/B testing", "R&D", "C/C++"],
        ["CI/CD", "Python"],
        ["Recherche et développement", "Achats"],
        ["Coaching (e.g., papers, talks)", "Reviewing (e.g., papers; code)"],
        ["mentoré·e·s", "Excel"],
        ["3,5", "Excel 2,0"],
        ["Jean-Noël", "C++"],
        ["jazz"],
        [],
        ["", "  "],
    ],
)
def test_single_entries_are_not_split(cells: list[str]) -> None:
    assert found_separators(cells) is None


@pytest.mark.parametrize(
    "text",
    [
        "I lead, I listen, I learn",
        "J'écoute, je conseille, je forme",
        "Nous avons lancé le projet, mais il reste à faire.",
        "I would like to learn how data are used in our teams, and to share what I know of it",
        "我喜欢学习，也喜欢写作。",
        "I teach data; I learn to speak in public.",
    ],
)
def test_sentences_are_never_sure(text: str) -> None:
    assert found(text).sureness == "unsure"
    assert found(text, "SQL", "Python").sureness == "unsure"


@pytest.mark.parametrize(
    "cells",
    [
        ["Data, SQL", "Data, Python", "Web, HTML", "Web, CSS"],
        ["Python, Expert"] * 1 + ["SQL, Expert", "Excel, Débutant", "Go, Débutant"],
    ],
)
def test_pairs_of_a_category_and_a_thing_are_not_sure(cells: list[str]) -> None:
    assert found(*cells).sureness == "unsure"


def test_a_slash_without_spaces_splits_what_stands_alone_elsewhere() -> None:
    answer = found("Python/SQL", "SQL", "Python/CI/CD", "A/B testing", "Python")
    assert (answer.separators, answer.sureness) == (("/",), "likely")
    assert answer.entries == ("Python", "SQL")
    split = entries(["Python/CI/CD", "A/B testing"], answer)
    assert split == [["Python", "CI/CD"], ["A/B testing"]]
    assert found_separators(["Python/SQL", "Excel"]) is None
    assert found("Python/SQL", known=("python", "sql")).sureness == "likely"


@pytest.mark.parametrize("word", ["et", "and", "&"])
def test_and_separates_only_what_stands_alone_elsewhere(word: str) -> None:
    answer = found(f"Python {word} SQL", "Python", "SQL", f"Recherche {word} développement")
    assert answer.sureness == "likely"
    assert answer.whole == (f"Recherche {word} développement",)
    assert found_separators([f"Recherche {word} développement", "SQL"]) is None


def test_a_sign_after_the_last_entry_closes_the_list() -> None:
    assert found("Jazz;Lecture;", "Voile;").closed
    assert found("Voile;", "Jazz;").closed
    assert not found("Jazz;Lecture", "Voile").closed


@pytest.mark.parametrize(
    "cells",
    [
        # goes on in lower case
        ["Excel, Prise de parole, animation", "Prise de parole, animation", "Excel, Canva"],
        # three lists with different others
        [
            "Public Speaking, Hosting, Excel",
            "SQL, Public Speaking, Hosting",
            "Public Speaking, Hosting",
            "SQL, Excel",
        ],
    ],
)
def test_an_option_that_holds_the_separator_stays_whole(cells: list[str]) -> None:
    answer = found(*cells)
    whole = "Prise de parole, animation" if "Prise" in cells[0] else "Public Speaking, Hosting"
    assert answer.whole == (whole,)
    assert answer.separators == (",",)
    assert [whole] in entries(cells, answer)


@pytest.mark.parametrize(
    "cells",
    [
        ["Python, SQL", "Python, SQL, Excel", "Excel"],  # twice is chance
        ["Python, SQL, Excel", "R, Python, SQL", "Python, SQL", "SQL"],  # one stands alone
        ["Python, SQL"] * 5,
    ],
)
def test_entries_that_often_go_together_are_still_two(cells: list[str]) -> None:
    assert found(*cells).whole == ()


def test_a_known_option_stays_whole() -> None:
    answer = found("Parler, animer, Excel", "SQL, Excel", known=("parler, animer",))
    assert entries(["Parler, animer, Excel"], answer) == [["Parler, animer", "Excel"]]
    assert found_separators(["Parler, animer"], {"parler, animer"}) is None


def test_options_of_a_closed_form_keep_their_commas() -> None:
    answer = found("Prise de parole, animation;Excel;", "Excel;SQL;", "Vente, achats;")
    assert (answer.separators, answer.sureness) == ((";",), "sure")


def test_several_signs_of_free_text_go_along() -> None:
    answer = found("Python; SQL", "SQL, Excel", "Excel; R", "Python")
    assert set(answer.separators) == {";", ","}
    assert answer.sureness == "likely"
    both = found("Python,\nSQL", "Excel, Python", "SQL")
    assert set(both.separators) == {",", "\n"}
    assert both.sureness == "likely"


def test_bullets_open_cells() -> None:
    cells = ["• Python\n• SQL", "• Excel"]
    assert entries(cells, found(*cells)) == [["Python", "SQL"], ["Excel"]]
    cells = ["- Python\n- SQL", "Excel"]
    assert entries(cells, found(*cells)) == [["Python", "SQL"], ["Excel"]]


def test_levels_and_remarks_do_not_count() -> None:
    assert found("Python (expert), SQL (notions)", "SQL:4, Python:2").sureness == "sure"
    assert found("Python:3,5, SQL", "SQL, R").separators == (", ",)


@examples(100)
@given(st.integers(0, 10**6), st.sampled_from([*STRONG, ", ", " / "]), st.integers(4, 60))
def test_lists_drawn_from_a_vocabulary_are_found_again(seed: int, sign: str, rows: int) -> None:
    """Order and repetition of the cells do not count."""
    draw = Random(seed)  # noqa: S311 - a test
    lists = [draw.sample(FRENCH, draw.randint(1, 3)) for _ in range(rows)]
    cells = [sign.join(one) for one in lists]
    answer = found_separators(cells)
    if not any(len(one) > 1 for one in lists):
        assert answer is None
        return
    assert answer is not None
    if not answer.whole:
        assert entries(cells, answer) == lists
    assert found_separators([*reversed(cells), *cells]) == answer


@pytest.mark.parametrize(
    ("file", "column", "sign"),
    [
        ("01_gforms_fr_mentors.csv", 7, ","),
        ("01_gforms_fr_mentors.csv", 8, ","),
        ("01_gforms_fr_mentees.csv", 8, ","),
        ("02_gforms_en_both.csv", 7, ";"),
        ("02_gforms_en_both.csv", 9, ";"),
        ("07_cp1252_mentors.csv", 6, " / "),
        ("07_cp1252_mentors.csv", 7, " / "),
        ("07_cp1252_mentees.csv", 7, " / "),
        ("11_workday_mentors.csv", 6, "\n"),
        ("11_workday_mentees.csv", 6, "\n"),
        ("20_fr_headers_mentors.csv", 5, ","),
        ("20_fr_headers_mentors.csv", 7, ","),
    ],
)
def test_lists_of_real_exports(file: str, column: int, sign: str) -> None:
    path = folder("field_files") / file
    text = path.read_bytes().decode("cp1252" if "cp1252" in file else "utf-8-sig")
    delimiter = ";" if file[:2] in ("07", "20") else ","
    lines = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    rows = [row for row in lines if len(row) > column]
    answer = found(*(row[column] for row in rows[1:]), known=("fr", "en"))
    assert (answer.separators, answer.sureness) == ((sign,), "sure")
    assert answer.whole == ()
