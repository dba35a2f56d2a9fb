"""Locks between processes, held as SQLite holds its own: they end with the process, however it ends.

Nothing is ever written into the files.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ontology.errors import GraphError

_LONG = 600.0
"""Seconds to wait for another process to finish a large projection."""


class Lock:
    """A lock on a file; it is held until :meth:`release`."""

    def __init__(self, path: Path, *, exclusive: bool, wait: float = _LONG) -> None:
        """Wait for the lock: an exclusive one for everybody, a shared one only for an exclusive one.

        Raises:
            GraphError: the lock is not free after ``wait`` seconds, or the file cannot be made.
        """
        try:
            self._connection = sqlite3.connect(
                path, timeout=wait, isolation_level=None, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise GraphError(f"{path} cannot be locked ({error})") from error
        try:
            self._connection.execute("BEGIN EXCLUSIVE" if exclusive else "BEGIN")
            # Only reading takes the shared lock.
            self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.Error as error:
            self._connection.close()
            raise GraphError(f"{path} is in use by another process ({error})") from error

    def release(self) -> None:
        """Let others have it. May be called twice."""
        self._connection.close()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the exclusive lock on ``path`` during the block."""
    lock = Lock(path, exclusive=True)
    try:
        yield
    finally:
        lock.release()
