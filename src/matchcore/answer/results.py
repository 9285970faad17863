"""The results of a matching as files in a folder."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matchcore.answer.matching import Matching

SAVED = "matching"  # the folder from which `Matching.load` reads


def write_results(
    matching: Matching, folder: Path, *, delimiter: str | None = None, excel: bool = False
) -> list[str]:
    """Write each file of the results into a folder, and return their names.

    The folder ``matching`` among them is what a later round begins with.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files: dict[str, Callable[[Path], object]] = {
        "matches.csv": partial(matching.to_csv, delimiter=delimiter),
        "unmatched.csv": partial(matching.unmatched_to_csv, delimiter=delimiter),
        "report.html": matching.to_html,
        "audit.json": matching.to_audit,
        SAVED: matching.save,
    }
    if excel:
        files["matches.xlsx"] = matching.to_excel
    for name, write in files.items():
        write(folder / name)
    return list(files)
