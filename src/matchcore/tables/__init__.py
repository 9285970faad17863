"""Tables in and out: cells as they stand, and files that no spreadsheet executes."""

from matchcore.tables.cells import cell_text, is_missing, plain_cell
from matchcore.tables.containers import list_of, record_of
from matchcore.tables.delimited import read_delimited
from matchcore.tables.folder import DRAFT, LOCK, Folder, write_whole
from matchcore.tables.json_text import Values, json_schema, json_text, write_json
from matchcore.tables.layout import OWN_SEPARATORS, Layout
from matchcore.tables.layouts import describe_layout, find_layout
from matchcore.tables.mapping import ColumnNames, mapping_problems
from matchcore.tables.problems import TableProblem, frame_of_problems
from matchcore.tables.reading import read_tables
from matchcore.tables.source import TableSource, read_table
from matchcore.tables.streams import Target, deliver
from matchcore.tables.table import Table
from matchcore.tables.toml_lines import toml_line
from matchcore.tables.writing import is_formula, write_csv, write_workbook

__all__ = [
    "DRAFT",
    "LOCK",
    "OWN_SEPARATORS",
    "ColumnNames",
    "Folder",
    "Layout",
    "Table",
    "TableProblem",
    "TableSource",
    "Target",
    "Values",
    "cell_text",
    "deliver",
    "describe_layout",
    "find_layout",
    "frame_of_problems",
    "is_formula",
    "is_missing",
    "json_schema",
    "json_text",
    "list_of",
    "mapping_problems",
    "plain_cell",
    "read_delimited",
    "read_table",
    "read_tables",
    "record_of",
    "toml_line",
    "write_csv",
    "write_json",
    "write_whole",
    "write_workbook",
]
