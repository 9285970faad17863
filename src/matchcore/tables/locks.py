"""The system's locks on open files, for Windows and for all others."""

from __future__ import annotations

import sys

if sys.platform == "win32":
    import msvcrt

    def try_lock(number: int) -> bool:
        """Lock an open file, by its descriptor; return whether nobody else holds the lock."""
        try:
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True

    def unlock(number: int) -> None:
        """Release the lock on an open file."""
        msvcrt.locking(number, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def try_lock(number: int) -> bool:
        """Lock an open file, by its descriptor; return whether nobody else holds the lock."""
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def unlock(number: int) -> None:
        """Release the lock on an open file."""
        fcntl.flock(number, fcntl.LOCK_UN)
