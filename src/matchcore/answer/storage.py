"""Saving and loading a matching: JSON and plain arrays, all or nothing, without pickle.

A folder holds data files named after their content and a ``manifest.json`` that lists them with
their digests. The manifest is replaced last, in one step: before that the folder holds the old
matching, and afterwards the new one. Files that the manifest does not list are then removed.

Writers take turns with a lock; without it, one could remove files that another is about to list.
Readers need no lock. The files of a manifest exist until another manifest replaces it. A reader
who misses a file therefore starts again if the manifest has changed, and reports damage if not.
The old manifest stays open meanwhile, so that the new one cannot get its file number.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

from matchcore.answer.archive import decode, encode
from matchcore.answer.couples import Couples
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem, StorageError
from matchcore.tables import DRAFT, LOCK, Folder
from matchcore.version import __version__

# 2 added load_step and load_before; 3 origins of masks, kinds of labels and roundings;
# 4 the sentences of origins, and the label of a mean; 5 profiles of people, cautions, and what
# comes first
SCHEMA = 5
_MANIFEST = "manifest.json"
_KINDS = ("arrays", "json")
_CONTENT = re.compile(r"[0-9a-f]{16}\.(arrays|json)")
_OLD_DRAFT = re.compile(r"\.([0-9a-f]{16}\.(arrays|json)|manifest\.json)\.part")  # of version 0
_PRIVATE = 0o600  # ids and names of people
_MANIFEST_BYTES = 1 << 16
_TRIES = 1000  # of a reader, while others keep saving
_MISFITS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


def save(couples: Couples, folder: str | os.PathLike[str]) -> None:
    """Write a matching into a folder, replacing the one in it."""
    path = _path(folder)
    try:
        files = encode(couples)
    except (TypeError, ValueError) as error:
        raise StorageError(
            told("{path}: this matching cannot be saved: {error}", path=path, error=error)
        ) from error
    try:
        path.mkdir(parents=True, exist_ok=True)
        with Folder(path) as opened:
            strangers = [name for name in opened.names() if not _is_ours(name)]
            if strangers:
                raise StorageError(
                    told(
                        "{path} holds other files ({strangers}): save into a folder of its own",
                        path=path,
                        strangers=strangers[0],
                    )
                )
            with opened.locked():
                _replace(opened, files)
    except OSError as error:
        raise _system_error(
            path, error, told("see to room and permissions there, and save again")
        ) from error


def _replace(folder: Folder, files: dict[str, bytes]) -> None:
    """Write the files, then the manifest; remove the files that the manifest does not list."""
    before = {name for name in folder.names() if not _is_draft(name)}
    digests = {kind: hashlib.sha256(data).hexdigest() for kind, data in files.items()}
    listed = {k: {"name": f"{d[:16]}.{k}", "sha256": d} for k, d in digests.items()}
    content = {"schema": SCHEMA, "matchcore": __version__, "files": listed}
    manifest = json.dumps(content, indent=2, sort_keys=True).encode()
    named = {kind: file["name"] for kind, file in listed.items()}
    try:
        for kind, data in files.items():
            folder.write(named[kind], data, _PRIVATE)
        folder.write(_MANIFEST, manifest, _PRIVATE)
    finally:
        with suppress(OSError):  # what cannot be told apart stays; the next save sweeps it
            now = _manifest_now(folder)
            _sweep(folder, {*named.values()} if now == manifest else before)


def _manifest_now(folder: Folder) -> bytes:
    """Return the manifest; nothing where none was ever written."""
    try:
        return folder.read(_MANIFEST, _MANIFEST_BYTES)
    except FileNotFoundError:
        return b""


def _sweep(folder: Folder, keep: set[str]) -> None:
    for name in folder.names():
        if name not in {*keep, _MANIFEST, LOCK} and _is_ours(name):
            with suppress(OSError):  # on Windows, somebody is reading it: the next save removes it
                folder.remove(name)


def load(folder: str | os.PathLike[str]) -> Couples:
    """Read a matching that `save` wrote."""
    path = _path(folder)
    try:
        with Folder(path) as opened:
            files = _read(opened)
        return decode(files)
    except FileNotFoundError as error:
        said = told(
            "{path} holds no saved matching, {manifest} is missing: give the folder of a save",
            path=path,
            manifest=_MANIFEST,
        )
        raise StorageError(said) from error
    except OSError as error:
        raise _system_error(path, error, told("save the matching again")) from error
    except _MISFITS as error:
        raise StorageError(
            told(
                "{path} is damaged ({error!r:.200}): save the matching again",
                path=path,
                error=error,
            )
        ) from error
    except MemoryError as error:
        raise StorageError(
            told("{path} needs more memory than there is: load it elsewhere", path=path)
        ) from error


def _read(folder: Folder) -> dict[str, bytes]:
    """Return the files that the manifest lists, all from one save."""
    for _ in range(_TRIES):
        with folder.opened(_MANIFEST) as stream:
            manifest = json.loads(folder.read_opened(stream, _MANIFEST, _MANIFEST_BYTES))
            listed = _listed(folder.path, manifest)
            try:
                return {kind: _read_one(folder, *file) for kind, file in listed.items()}
            except FileNotFoundError as error:
                if folder.is_still(_MANIFEST, stream):
                    raise _system_error(
                        folder.path, error, told("save the matching again")
                    ) from error
    raise StorageError(
        told("{path} is being saved again and again: load it later", path=folder.path)
    )


def _listed(path: Path, manifest: Any) -> dict[str, tuple[str, str]]:
    """Return name and digest of each file that a manifest lists; reject foreign names."""
    schema = manifest["schema"]
    if type(schema) is not int or schema < 1:
        raise ValueError(f"the schema is {schema!r:.40}")
    if schema > SCHEMA:
        version = str(manifest["matchcore"])[:40]
        raise StorageError(
            told(
                "{path} was saved by matchcore {version}: load it with that one",
                path=path,
                version=version,
            )
        )
    listed = {kind: (f["name"], f["sha256"]) for kind, f in manifest["files"].items()}
    if sorted(listed) != sorted(_KINDS):
        raise ValueError(f"the manifest lists {sorted(listed)!r:.80}")
    for kind, (name, digest) in listed.items():
        found = _CONTENT.fullmatch(name)
        if found is None or found[1] != kind or not re.fullmatch("[0-9a-f]{64}", digest):
            raise ValueError(f"the manifest names {name!r:.80}")
    return listed


def _read_one(folder: Folder, name: str, digest: str) -> bytes:
    data = folder.read(name, _memory())
    if hashlib.sha256(data).hexdigest() != digest:
        raise StorageError(
            told(
                "{path} is damaged, its digest does not fit: save the matching again",
                path=folder.path / name,
            )
        )
    return data


def _memory() -> int:
    """Return the bytes of this machine's memory; a larger file cannot be loaded."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):  # unknown, as on Windows
        return 1 << 40


def _path(folder: str | os.PathLike[str]) -> Path:
    try:
        path = Path(folder)
    except TypeError:
        wrong = InputProblem("wrong_type", "folder", repr(folder), remedy=told("give a path"))
        raise InputError(wrong) from None
    if "\0" in str(path):
        remedy = told("give a path without zero bytes")
        raise InputError(InputProblem("zero_bytes", "folder", repr(folder), remedy=remedy))
    return path


def _system_error(path: Path, error: OSError, remedy: str) -> StorageError:
    """Return an error of the system as one that names the file and the remedy."""
    return StorageError(
        told(
            "{path}: {error}: {remedy}",
            path=error.filename or path,
            error=error.strerror or error,
            remedy=remedy,
        )
    )


def _is_draft(name: str) -> bool:
    return bool(DRAFT.fullmatch(name) or _OLD_DRAFT.fullmatch(name))


def _is_ours(name: str) -> bool:
    return name in (_MANIFEST, LOCK) or _is_draft(name) or bool(_CONTENT.fullmatch(name))
