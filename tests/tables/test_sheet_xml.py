"""The XML of Excel's sheets: what several writers leave there, read from hand-made parts."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from matchcore.tables.sheet_xml import Looks, looks_of_sheet

BOOK = '<workbook><sheets><sheet name="A &amp; B" sheetId="1" r:id="rId7"/></sheets></workbook>'
RELATIONS = '<Relationships><Relationship Target="{}" Id="rId7"/></Relationships>'
STYLES = """<styleSheet><numFmts count="4"><numFmt numFmtId="164" formatCode="00000"/>
<numFmt numFmtId="165" formatCode="&quot;M&quot;000"/><numFmt numFmtId="166" formatCode="# ##0"/>
<numFmt formatCode="[$-40C]0000;@" numFmtId="167"/></numFmts>
<cellStyleXfs><xf numFmtId="164"/></cellStyleXfs>
<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/>
<xf numFmtId="167"/></cellXfs></styleSheet>"""


def looks(folder: Path, sheet: str, target: str = "worksheets/sheet3.xml") -> Looks:
    with zipfile.ZipFile(folder / "m.xlsx", "w") as parts:
        parts.writestr("xl/workbook.xml", BOOK)
        parts.writestr("xl/_rels/workbook.xml.rels", RELATIONS.format(target))
        parts.writestr("xl/styles.xml", STYLES)
        parts.writestr("xl/worksheets/sheet3.xml", sheet)
        parts.writestr("xl/worksheets/sheet1.xml", '<row r="1" hidden="1">')
    return looks_of_sheet(folder / "m.xlsx", "A & B")


@pytest.mark.parametrize("prefix", ["", "x:"])
@pytest.mark.parametrize("target", ["worksheets/sheet3.xml", "/xl/worksheets/sheet3.xml"])
def test_rows_columns_and_merged_cells(tmp_path: Path, prefix: str, target: str) -> None:
    """With and without a prefix and numbers of rows, as libraries write them."""
    sheet = (
        '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" hidden="0"/></cols><sheetData>'
        '<row r="2" hidden="1"/><row hidden=\'true\'/><row hidden="0"/><row r="9" spans="1:2"'
        ' hidden="1"></row></sheetData><mergeCells count="2"><mergeCell ref="B2:AA3"/></mergeCells>'
    )
    sheet = sheet.replace("</", f"</{prefix}").replace("<c", f"<{prefix}c")
    sheet = sheet.replace("<row", f"<{prefix}row").replace("<merge", f"<{prefix}merge")
    found = looks(tmp_path, sheet, target)
    assert found.hidden_rows == {1, 2, 8}
    assert found.hidden_columns == {1, 2}
    assert found.merged == ((1, 1, 2, 26),)


def test_numbers_with_leading_zeros(tmp_path: Path) -> None:
    cells = "".join(f'<c r="A{k + 1}" s="{k}"><v>42</v></c>' for k in range(5))
    shown = {place: p.format(42) for place, p in looks(tmp_path, cells).padded.items()}
    assert shown == {(1, 0): "00042", (2, 0): "M042", (4, 0): "0042"}


def test_errors_and_formulas_are_counted(tmp_path: Path) -> None:
    cells = (
        '<c r="A1" t="e"><v>#N/A</v></c><c r="A2"><f>1+1</f><v></v></c>'
        '<c r="A3"><f>1+1</f><v>2</v></c>'
        '<c r="A4" t="str"><f>x</f><v></v></c>'
    )
    found = looks(tmp_path, cells)
    assert (found.errors, found.unsaved) == (1, 1)


def test_of_other_files_and_sheets_nothing_is_known(tmp_path: Path) -> None:
    looks(tmp_path, "")
    assert looks_of_sheet(tmp_path / "m.xlsx", "C") == Looks()
    (tmp_path / "m.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    assert looks_of_sheet(tmp_path / "m.xls", "C") == Looks()
    with zipfile.ZipFile(tmp_path / "m.xlsb", "w") as parts:
        parts.writestr("xl/workbook.bin", b"\0")
    assert looks_of_sheet(tmp_path / "m.xlsb", "C") == Looks()
