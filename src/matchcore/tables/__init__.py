"""Tables in, tables out: text as it stands, and files that a spreadsheet cannot be made to run."""

from matchcore.tables.delimited import read_delimited
from matchcore.tables.folder import DRAFT, LOCK, Folder, write_whole
from matchcore.tables.layouts import (
    LAYOUTS,
    ColumnNames,
    Layout,
    describe_layout,
    find_layout,
    mapping_problems,
)
from matchcore.tables.naming import read_tables
from matchcore.tables.records import list_of, record_of
from matchcore.tables.source import TableSource, read_table
from matchcore.tables.table import Table, TableProblem, cell_text, is_missing, plain_cell
from matchcore.tables.writing import Target, deliver, write_csv, write_workbook

__all__ = [
    "DRAFT",
    "LAYOUTS",
    "LOCK",
    "ColumnNames",
    "Folder",
    "Layout",
    "Table",
    "TableProblem",
    "TableSource",
    "Target",
    "cell_text",
    "deliver",
    "describe_layout",
    "find_layout",
    "is_missing",
    "list_of",
    "mapping_problems",
    "plain_cell",
    "read_delimited",
    "read_table",
    "read_tables",
    "record_of",
    "write_csv",
    "write_whole",
    "write_workbook",
]
