"""Targets of output: a path, or an open stream of text or bytes."""

from __future__ import annotations

import io
import os
from typing import Any, Protocol

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.tables.folder import write_whole


class Stream(Protocol):
    """Anything with `write`: an open file, ``io.BytesIO``, the response of a web server."""

    def write(self, data: Any, /) -> object:
        """Write bytes or text."""


Target = str | os.PathLike[str] | Stream


def deliver(path: Target, data: bytes, *, is_text: bool = True) -> None:
    """Write data to a file, whole, or to a stream, which stays open.

    A text stream gets text in its own encoding, so without a byte order mark. Any other stream
    gets bytes, or text if it refuses bytes.

    Raises
    ------
    InputError
        `path` is neither a path nor a writable stream; or a text stream, and the data are not text
        or contain a character that its encoding lacks.
    """
    if isinstance(path, str) or (isinstance(path, os.PathLike) and _is_text_path(path)):
        write_whole(path, data)
        return
    stream = _writable(path)
    if isinstance(stream, io.RawIOBase):  # may write only part of the data
        buffer = io.BufferedWriter(stream)
        buffer.write(data)
        buffer.flush()
        buffer.detach()
    elif isinstance(stream, io.TextIOBase):
        _write_text(stream, data, is_text)
    else:
        try:
            stream.write(data)
        except TypeError:
            _write_text(stream, data, is_text)


def _is_text_path(path: os.PathLike[str]) -> bool:
    return isinstance(os.fspath(path), str)


def _writable(path: Any) -> Any:
    """Return the stream; raise `InputError` if it cannot be written to."""
    if not callable(getattr(path, "write", None)):
        raise InputError(_unfit("wrong_type", path, "", told("give a path or a stream")))
    if getattr(path, "closed", False) is True:
        raise InputError(
            _unfit("closed_stream", path, told("it is closed"), told("open it, or give a path"))
        )
    writable = getattr(path, "writable", None)
    if callable(writable) and writable() is False:
        remedy = told("open it for writing")
        raise InputError(
            _unfit("read_only_stream", path, told("it is open for reading only"), remedy)
        )
    return path


def _unfit(code: str, path: Any, problem: str, remedy: str = "") -> InputProblem:
    return InputProblem(code, "path", f"{path!r:.60}", problem, remedy)


def _write_text(stream: Any, data: bytes, is_text: bool) -> None:
    if not is_text:
        problem, remedy = (
            told("it takes text, but this is binary data"),
            told("open it in binary mode"),
        )
        raise InputError(_unfit("text_stream", stream, problem, remedy))
    try:
        stream.write(data.decode("utf-8-sig"))
    except UnicodeEncodeError as error:
        problem = told(
            "{encoding} lacks {object!r}", encoding=error.encoding, object=error.object[error.start]
        )
        remedy = told("open it with encoding='utf-8'")
        raise InputError(_unfit("wrong_encoding", stream, problem, remedy)) from None
    except TypeError as error:
        problem = told("it takes neither bytes nor text: {error}", error=error)
        raise InputError(_unfit("wrong_type", stream, problem)) from None
