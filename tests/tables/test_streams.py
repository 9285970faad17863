"""Output into streams: bytes or text, whole, and left open."""

from __future__ import annotations

import codecs
import gzip
import io
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

from matchcore.errors import InputError
from matchcore.tables import deliver

TEXT = "who\nZoé 李\n"


class Response:
    """What web servers give to write into; no stream of Python's."""

    def __init__(self, takes: type = bytes) -> None:
        self.takes, self.parts = takes, list[Any]()

    def write(self, data: Any) -> None:
        if not isinstance(data, self.takes):
            raise TypeError(f"{self.takes.__name__} only")
        self.parts.append(data)


class Slow(io.RawIOBase):
    """Takes three bytes at a time."""

    def __init__(self) -> None:
        self.taken = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.taken += bytes(data[:3])
        return len(data[:3])


def test_binary_streams_get_bytes_and_stay_open() -> None:
    buffer, response, slow = io.BytesIO(), Response(), Slow()
    for stream in (buffer, response, slow):
        deliver(stream, b"12345678")
        deliver(stream, b"9")
    assert buffer.getvalue() == b"".join(response.parts) == bytes(slow.taken) == b"123456789"
    assert not slow.closed


def test_text_streams_get_text_in_their_own_encoding(tmp_path: Path) -> None:
    """The byte order mark belongs to the encoding: whoever opens the stream chooses it."""
    text, response = io.StringIO(), Response(str)
    for stream in (text, response):
        deliver(stream, TEXT.encode("utf-8-sig"))
    assert text.getvalue() == "".join(response.parts) == TEXT
    with (tmp_path / "f").open("w", encoding="utf-16", newline="") as file:
        deliver(file, TEXT.encode("utf-8-sig"))
    assert (tmp_path / "f").read_text(encoding="utf-16") == TEXT
    with codecs.open(str(tmp_path / "g"), "w", encoding="utf-8") as writer:
        deliver(writer, TEXT.encode())
    assert (tmp_path / "g").read_text(encoding="utf-8") == TEXT


def test_files_of_other_libraries_are_streams(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "f.gz", "wb") as packed:
        deliver(packed, TEXT.encode())
    with gzip.open(tmp_path / "f.gz") as unpacked:
        assert unpacked.read().decode() == TEXT
    with zipfile.ZipFile(tmp_path / "f.zip", "w") as archive, archive.open("f", "w") as member:
        deliver(member, TEXT.encode())
    with zipfile.ZipFile(tmp_path / "f.zip") as archive:
        assert archive.read("f").decode() == TEXT
    with tempfile.TemporaryFile("w+", encoding="utf-8") as spare:
        deliver(spare, TEXT.encode())
        spare.seek(0)
        assert spare.read() == TEXT


@pytest.mark.parametrize("nothing", [None, 1, True, b"name", object(), [], Response])
def test_what_is_neither_path_nor_stream_is_refused(nothing: Any) -> None:
    with pytest.raises(
        InputError, match=r"^path is .*(give a path or a stream|neither bytes nor text)"
    ):
        deliver(nothing, b"")


def test_streams_that_cannot_be_written_to_are_refused(tmp_path: Path) -> None:
    (tmp_path / "f").write_bytes(b"old")
    closed = io.BytesIO()
    closed.close()
    with pytest.raises(InputError, match="is closed"):
        deliver(closed, b"new")
    for mode in ("rb", "r"):
        with (tmp_path / "f").open(mode) as file, pytest.raises(InputError, match="reading only"):
            deliver(file, b"new")
    assert (tmp_path / "f").read_bytes() == b"old"
    with (tmp_path / "g").open("w", encoding="cp1252") as file:
        with pytest.raises(InputError, match=r"(cp1252|charmap) lacks") as caught:
            deliver(file, TEXT.encode())
        assert "encoding='utf-8'" in str(caught.value)
    assert not (tmp_path / "g").read_bytes()
    with pytest.raises(InputError, match="neither bytes nor text"):
        deliver(Response(int), b"")


def test_what_breaks_in_a_stream_is_its_own_to_say() -> None:
    class Broken(Response):
        def write(self, data: Any) -> None:
            raise BrokenPipeError("gone")

    with pytest.raises(BrokenPipeError):
        deliver(Broken(), b"")


def test_no_binary_data_go_into_a_stream_of_text() -> None:
    for stream in (io.StringIO(), Response(str)):
        with pytest.raises(InputError, match="binary mode"):
            deliver(stream, b"PK", is_text=False)
