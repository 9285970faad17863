"""A folder of forms: written whole or not at all, and never over forms that are there."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path

from matchcore.catalogue import told
from matchcore.errors import StorageError

__all__ = ["write_forms"]


def write_forms(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files, by path below a folder that is new or empty.

    Raises
    ------
    StorageError
        The folder holds files, or cannot be written; it is unchanged.
    """
    draft = folder.parent / f".{secrets.token_hex(16)}.part"
    try:
        if folder.exists() and any(folder.iterdir()):
            raise StorageError(
                told(
                    "{folder} is not empty: give a new folder, as forms may be filled",
                    folder=folder,
                )
            )
        for name, data in files.items():
            path = draft / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        if folder.exists():
            folder.rmdir()
        draft.rename(folder)
    except OSError as error:
        raise StorageError(
            told("{path} cannot be written: {error}", path=folder, error=error.strerror or error)
        ) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
