"""Records of a round as plain files: JSON with a kind and a format version, written whole."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem, StorageError
from matchcore.tables import write_whole

VERSION = 1  # of files: a newer one has something that this version would misread


def write_record(path: str | os.PathLike[str], kind: str, values: Mapping[str, Any]) -> None:
    """Write a record; whatever happens, the old or the new one is there whole.

    Parameters
    ----------
    path : str or path
        A file in an existing folder.
    kind : str
        What the record is, such as "plan".
    values : mapping
        Plain JSON values. Equal values give equal bytes.

    Raises
    ------
    StorageError
        The values are no plain values, or the file cannot be written.
    """
    record = {"kind": kind, "format": VERSION, **values}
    try:
        text = json.dumps(record, ensure_ascii=False, indent=1, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise StorageError(
            told("{path}: this {kind} cannot be saved: {error}", path=path, kind=kind, error=error)
        ) from error
    try:
        write_whole(_path(path), f"{text}\n".encode())
    except OSError as error:
        raise StorageError(
            told("{path} cannot be written: {error}", path=path, error=error.strerror or error)
        ) from error


def damaged(path: str | os.PathLike[str], error: Exception) -> StorageError:
    """Return the error of a record whose values cannot be used."""
    kind = type(error).__name__
    return StorageError(
        told("{path} is damaged: {kind}: {error}", path=path, kind=kind, error=error)
    )


def read_record(path: str | os.PathLike[str], kind: str) -> dict[str, Any]:
    """Return the values of a record.

    Raises
    ------
    StorageError
        There is no such file, it is damaged or of another kind, or a newer version wrote it.

    Examples
    --------
    >>> import tempfile, pathlib
    >>> folder = pathlib.Path(tempfile.mkdtemp())
    >>> write_record(folder / "plan.json", "plan", {"pairs": [["ana", "zoe"]]})
    >>> read_record(folder / "plan.json", "plan")
    {'pairs': [['ana', 'zoe']]}
    >>> read_record(folder / "plan.json", "feedback")
    Traceback (most recent call last):
    matchcore.errors.StorageError: ...plan.json holds a plan, not a feedback
    """
    try:
        record = json.loads(_path(path).read_bytes())
    except OSError as error:
        raise StorageError(
            told("{path} cannot be read: {error}", path=path, error=error.strerror or error)
        ) from error
    except ValueError as error:
        raise StorageError(told("{path} is damaged: {error}", path=path, error=error)) from error
    found = record.pop("kind", None) if isinstance(record, dict) else None
    if not isinstance(found, str):
        raise StorageError(told("{path} is no record of a round", path=path))
    if found != kind:
        raise StorageError(
            told("{path} holds a {found}, not a {kind}", path=path, found=found, kind=kind)
        )
    version = record.pop("format", None)
    if version != VERSION:
        raise StorageError(
            told(
                "{path} has format {version!r}, this version reads {known}: a newer "
                "matchcore may read it",
                path=path,
                version=version,
                known=VERSION,
            )
        )
    return dict(record)


def _path(given: str | os.PathLike[str]) -> Path:
    try:
        return Path(given)
    except TypeError:
        remedy = told("give a path")
        raise InputError(
            InputProblem("wrong_type", "path", f"{given!r:.60}", remedy=remedy)
        ) from None
