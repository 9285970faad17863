"""Where output goes: a path, or an open stream of text or bytes."""

from __future__ import annotations

import io
import os
from typing import Any, Protocol

from matchcore.errors import InputError, InputProblem
from matchcore.tables.folder import write_whole


class Stream(Protocol):
    """Anything with `write`: a file that is open, ``io.BytesIO``, the response of a web server."""

    def write(self, data: Any, /) -> object:
        """Take bytes, or text."""


Target = str | os.PathLike[str] | Stream


def deliver(path: Target, data: bytes, *, is_text: bool = True) -> None:
    """Write a file whole, or write into a stream, which stays open.

    A text stream gets text, in its own encoding and hence without a byte order mark; all others
    get bytes, and text where they refuse bytes.

    Raises
    ------
    InputError
        `path` is neither a path nor a stream that can be written to, or a stream of text for what
        is no text, or one whose encoding lacks a letter.
    """
    if isinstance(path, str) or (isinstance(path, os.PathLike) and _is_text_path(path)):
        write_whole(path, data)
        return
    stream = _writable(path)
    if isinstance(stream, io.RawIOBase):  # may take a part of what it is given
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
    """Return a stream, or say what is wrong with what was given as one."""
    if not callable(getattr(path, "write", None)):
        raise InputError(_unfit("wrong_type", path, "", "give a path or a stream"))
    if getattr(path, "closed", False) is True:
        raise InputError(_unfit("closed_stream", path, "it is closed", "open it, or give a path"))
    asked = getattr(path, "writable", None)
    if callable(asked) and asked() is False:
        remedy = "open it for writing"
        raise InputError(_unfit("read_only_stream", path, "it is open for reading alone", remedy))
    return path


def _unfit(code: str, path: Any, problem: str, remedy: str = "") -> InputProblem:
    return InputProblem(code, "path", f"{path!r:.60}", problem, remedy)


def _write_text(stream: Any, data: bytes, is_text: bool) -> None:
    if not is_text:
        problem, remedy = "it takes text, and this is no text", "open it in binary mode"
        raise InputError(_unfit("text_stream", stream, problem, remedy))
    try:
        stream.write(data.decode("utf-8-sig"))
    except UnicodeEncodeError as error:
        lacks = f"{error.encoding} lacks {error.object[error.start]!r}"
        remedy = "open it with encoding='utf-8'"
        raise InputError(_unfit("wrong_encoding", stream, lacks, remedy)) from None
    except TypeError as error:
        problem = f"it takes neither bytes nor text: {error}"
        raise InputError(_unfit("wrong_type", stream, problem)) from None
