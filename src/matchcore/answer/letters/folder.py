"""A folder of letters, written whole or not at all, and replaced as a whole."""

from __future__ import annotations

import json
import os
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem, StorageError

FORMAT = 1
MANIFEST = "letters.json"


def write_folder(folder: str | os.PathLike[str], files: Mapping[str, bytes]) -> None:
    """Write files into a folder of their own; earlier letters in it are replaced.

    Everything is written beside it first, so that the folder holds either all or what it held.

    Raises
    ------
    StorageError
        The folder holds other files or cannot be written; it is unchanged.
    InputError
        `folder` is no path.
    """
    path = _path(folder)
    listed = json.dumps({"format": FORMAT, "files": sorted(files)}, indent=1) + "\n"
    draft = path.parent / f".{secrets.token_hex(16)}.part"
    try:
        _refuse_strangers(path)
        draft.mkdir(parents=True)
        for name, data in {**files, MANIFEST: listed.encode()}.items():
            (draft / name).write_bytes(data)
        _put(draft, path)
    except OSError as error:
        said = f"{error.filename or path}: {error.strerror or error}"
        raise StorageError(
            told("{said}: see to room and permissions there, and write again", said=said)
        ) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _put(draft: Path, path: Path) -> None:
    """Put the draft in the place of the folder; whatever fails, one of the two stands there."""
    before = draft.with_suffix(".before")
    if path.exists():
        path.rename(before)
    try:
        draft.rename(path)
    except OSError:
        if before.exists():
            before.rename(path)
        raise
    shutil.rmtree(before, ignore_errors=True)


def _refuse_strangers(path: Path) -> None:
    """Refuse a folder with files that no earlier letters listed."""
    if not path.exists():
        return
    names = {one.name for one in path.iterdir()}
    try:
        ours = {MANIFEST, *json.loads((path / MANIFEST).read_bytes())["files"]}
    except (FileNotFoundError, ValueError, TypeError, LookupError):
        ours = set()
    if strangers := sorted(names - ours):
        raise StorageError(
            told(
                "{path} holds other files ({stranger}): give a folder of its own",
                path=path,
                stranger=strangers[0],
            )
        )


def _path(folder: str | os.PathLike[str]) -> Path:
    try:
        return Path(folder)
    except TypeError:
        wrong = InputProblem("wrong_type", "folder", repr(folder), remedy=told("give a path"))
        raise InputError(wrong) from None
