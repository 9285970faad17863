"""OpenDocument sheets: hidden rows and columns, merged cells, and their reading."""

from __future__ import annotations

import zipfile
from pathlib import Path

from matchcore.tables import read_table
from matchcore.tables.ods_xml import looks_of_ods
from matchcore.tables.sheet_xml import Looks

CONTENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:automatic-styles>
<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/>
</style:style></office:automatic-styles><office:body><office:spreadsheet>
<table:table table:name="mentors">{}</table:table>
<table:table table:name="old" table:style-name="ta2">
<table:table-row table:visibility="collapse">{}</table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"""
MANIFEST = """<manifest:manifest
 xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry
 manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
</manifest:manifest>"""
ROWS = (
    '<table:table-column table:number-columns-repeated="2"/>'
    '<table:table-column table:visibility="collapse"/>'
    "{id department skills}"
    "{a IT^ sql}"
    "{b ! go}"
    "{c Ops excel|collapse}"
    "{d Ops sap|filter}"
    "{e Ops sql}"
)


def cell(word: str) -> str:
    if word == "!":
        return "<table:covered-table-cell/>"
    spans = ' table:number-columns-spanned="1" table:number-rows-spanned="2"' * word.endswith("^")
    text = f"<text:p>{word.rstrip('^')}</text:p>"
    return f'<table:table-cell office:value-type="string"{spans}>{text}</table:table-cell>'


def table(rows: str) -> str:
    head, *lines = rows.replace("}", "").split("{")
    for line in lines:
        words, _, visibility = line.partition("|")
        hidden = f' table:visibility="{visibility}"' if visibility else ""
        cells = "".join(map(cell, words.split()))
        head += f"<table:table-row{hidden}>{cells}</table:table-row>"
    return head


def document(path: Path) -> Path:
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("mimetype", kind)
        parts.writestr("META-INF/manifest.xml", MANIFEST)
        parts.writestr("content.xml", CONTENT.format(table(ROWS), cell("x")))
    return path


def test_how_a_sheet_looks(tmp_path: Path) -> None:
    path = document(tmp_path / "m.ods")
    found = looks_of_ods(path, "mentors")
    assert (found.hidden_rows, found.hidden_columns) == ({3, 4}, {2})
    assert found.merged == ((1, 1, 2, 1),)
    assert looks_of_ods(path, "old").hidden_rows == {0}
    assert looks_of_ods(path, "none") == Looks()


def test_a_sheet_is_read_as_it_looks(tmp_path: Path) -> None:
    found = read_table("mentors", document(tmp_path / "m.ods"))
    assert found.frame.to_numpy().tolist() == [
        ["a", "IT", "sql"],
        ["b", "IT", "go"],
        ["e", "Ops", "sql"],
    ]
    assert found.rows.tolist() == [2, 3, 6]
    place = "m.ods, sheet 'mentors': "
    assert found.cautions == (
        "m.ods: hidden sheets not read: 'old'",
        f"{place}rows 4-5 ('c', 'd') are hidden in the workbook and left out",
        f"{place}column 'department': merged cells are filled (first: rows 2 to 3, 'IT')",
        f"{place}column 'skills' is hidden in the workbook, but read",
    )
