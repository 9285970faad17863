"""A folder held open: files are written and read whole, by one writer at a time."""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Self

from matchcore.catalogue import told
from matchcore.tables.locks import try_lock, unlock

LOCK = ".lock"
DRAFT = re.compile(r"\.[0-9a-f]{32}\.part")
_PATIENCE = 60.0  # seconds; a suspended process may hold a lock for ever
_PAUSE = 0.005  # seconds
# Follow no link and do not wait for the other end of a pipe; Windows has neither flag.
_OPEN = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NO_SYNC = (errno.EINVAL, errno.ENOTSUP, errno.EBADF)  # from file systems that cannot sync folders


def write_whole(path: str | os.PathLike[str], data: bytes) -> None:
    """Write a file so that, whatever happens, either the old or the new content is there whole."""
    target = Path(path)
    with Folder(target.parent) as folder:
        folder.write(target.name, data)


class Folder:
    """A folder held open, so that no other folder can take its place meanwhile.

    Parameters
    ----------
    path : str or path
        An existing folder.

    Raises
    ------
    OSError
        From the constructor and every method, as the system reports it.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self.path = Path(path)
        self._held: int | None = None
        if os.open in os.supports_dir_fd:
            with suppress(PermissionError):  # it may be writable, but not readable
                self._held = os.open(self.path, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._held is not None:
            os.close(self._held)

    def names(self) -> list[str]:
        """Return the sorted names of everything in the folder."""
        with os.scandir(self.path if self._held is None else self._held) as entries:
            return sorted(entry.name for entry in entries)

    def write(self, name: str, data: bytes, mode: int = 0o666) -> None:
        """Write a file whole or leave everything as it was; the umask restricts its `mode`."""
        draft = f".{secrets.token_hex(16)}.part"
        try:
            number = self._open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
            try:
                rest = memoryview(data)
                while rest:
                    rest = rest[os.write(number, rest) :]
                os.fsync(number)
            finally:
                os.close(number)
            self._replace(draft, name)
            self._sync()
        except BaseException as error:
            with suppress(OSError):
                self.remove(draft)
            if isinstance(error, OSError) and error.errno:
                error.filename = str(self.path / name)  # not the draft's
            raise

    def remove(self, name: str) -> None:
        """Remove a file."""
        os.unlink(self._at(name), dir_fd=self._held)

    @contextmanager
    def opened(self, name: str) -> Iterator[BinaryIO]:
        """Open a regular file of this folder for reading; links and pipes are refused."""
        number = self._open(name, os.O_RDONLY)
        try:
            self._check_regular(number, name)
            with open(number, "rb", closefd=False) as stream:
                yield stream
        finally:
            os.close(number)

    def read(self, name: str, most: int) -> bytes:
        """Return the content of a file of at most `most` bytes."""
        with self.opened(name) as stream:
            return self.read_opened(stream, name, most)

    def read_opened(self, stream: BinaryIO, name: str, most: int) -> bytes:
        """Return the content of an open file; one larger than `most` bytes is refused unread."""
        size = os.fstat(stream.fileno()).st_size
        if size > most:
            reason = told("its size is {size} bytes, more than {most}", size=size, most=most)
            raise OSError(errno.EFBIG, reason, str(self.path / name))
        return stream.read(size)

    def is_still(self, name: str, stream: BinaryIO) -> bool:
        """Return whether an open file is still the one of this name."""
        try:
            now = os.stat(self._at(name), dir_fd=self._held, follow_symlinks=False)
        except FileNotFoundError:
            return False
        return os.path.samestat(now, os.fstat(stream.fileno()))

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep out other writers, in threads and in processes.

        The system releases the lock when a process dies, so no lock is ever stale. The file stays:
        if it were removed, two writers could hold locks on two files of the same name.
        """
        number = self._open(LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            self._check_regular(number, LOCK)
            deadline = time.monotonic() + _PATIENCE
            while not try_lock(number):
                if time.monotonic() > deadline:
                    reason = told(
                        "another writer has held it for {patience:g} s", patience=_PATIENCE
                    )
                    raise TimeoutError(errno.ETIMEDOUT, reason, str(self.path / LOCK))
                time.sleep(_PAUSE)
            try:
                yield
            finally:
                unlock(number)  # a forked process may still hold the file open
        finally:
            os.close(number)

    def _at(self, name: str) -> str:
        return name if self._held is not None else str(self.path / name)

    def _open(self, name: str, flags: int, mode: int = 0o600) -> int:
        if not hasattr(os, "O_NOFOLLOW") and (self.path / name).is_symlink():
            raise OSError(errno.ELOOP, told("it is a link"), str(self.path / name))
        try:
            return os.open(self._at(name), flags | _OPEN, mode, dir_fd=self._held)
        except OSError as error:
            error.filename = str(self.path / name)
            raise

    def _check_regular(self, number: int, name: str) -> None:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            raise OSError(errno.EINVAL, told("it is not a regular file"), str(self.path / name))

    def _replace(self, draft: str, name: str) -> None:
        held, tries = self._held, 100 if sys.platform == "win32" else 1
        for left in reversed(range(tries)):
            try:
                os.replace(self._at(draft), self._at(name), src_dir_fd=held, dst_dir_fd=held)
                return
            except PermissionError:  # on Windows, while the old file is being read
                if not left:
                    raise
                time.sleep(_PAUSE)

    def _sync(self) -> None:
        """Make changes of names durable."""
        if self._held is not None:
            try:
                os.fsync(self._held)
            except OSError as error:
                if error.errno not in _NO_SYNC:
                    raise
