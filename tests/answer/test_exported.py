"""`Exported`: tables, workbook and letters in the matching's language."""

from __future__ import annotations

import io

import openpyxl
import pandas as pd
import pytest

from tests.answer.couples_for_people import people


@pytest.mark.slow
def test_the_csv_files_hold_what_the_sheets_hold() -> None:
    table, rest, book = io.BytesIO(), io.BytesIO(), io.BytesIO()
    matching = people(language="fr")
    matching.to_csv(table, ";")
    matching.unmatched_to_csv(rest, ";")
    matching.to_excel(book)
    sheets = openpyxl.load_workbook(book)
    for stream, name in ((table, "couples"), (rest, "sans partenaire")):
        stream.seek(0)
        read = pd.read_csv(stream, sep=";", decimal=",", dtype={"Score": float})
        rows = [[cell or None for cell in row] for row in sheets[name].iter_rows(values_only=True)]
        assert read.columns.tolist() == rows[0]
        assert len(read) == len(rows) - 1
        assert read.iloc[:, 0].tolist() == [row[0] for row in rows[1:]]


def test_letters_are_those_of_the_couples() -> None:
    matching = people()
    introduced = {letter.who for letter in matching.letters() if letter.is_matched}
    assert introduced == {*matching.pairs["mentee"], *matching.pairs["mentor"]}
