"""The SQLite file under the store: opening and checking it, transactions, and errors in one line."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ontology.errors import GraphError

APPLICATION_ID = int.from_bytes(b"zhtu", "big")
"""Marks a SQLite file as ours (https://www.sqlite.org/fileformat.html, offset 68)."""
SCHEMA_VERSION = 1
"""Kept as ``user_version``; a file with another one is refused."""

_WAIT_FOR_LOCK = 30.0
"""Seconds to wait while another process writes."""

# One content may come under several file names, which may decide how it is read; each is kept, and the
# least name speaks for the document, whichever was loaded first.
_SCHEMA = (
    """CREATE TABLE document (
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        format TEXT NOT NULL,
        genre TEXT NOT NULL,
        trust TEXT NOT NULL,
        reader TEXT NOT NULL,
        loader TEXT NOT NULL,
        extract BLOB NOT NULL,
        PRIMARY KEY (id, name)
    )""",
    """CREATE TABLE source (
        source TEXT NOT NULL PRIMARY KEY,
        document TEXT NOT NULL,
        name TEXT NOT NULL,
        FOREIGN KEY (document, name) REFERENCES document (id, name)
    )""",
    "CREATE INDEX source_document ON source (document, name)",
)

# Beginnings of the names of SQLite's result codes (https://www.sqlite.org/rescode.html), and the ways out.
_WAYS_OUT = {
    "SQLITE_NOTADB": "it is no store of zhengtu; choose another graph folder",
    "SQLITE_BUSY": "another process writes to it; try again when that has finished",
    "SQLITE_READONLY": "it may not be written; check its permissions",
    "SQLITE_CANTOPEN": "it cannot be opened; check that the folder exists and may be written",
    "SQLITE_FULL": "the disk is full; make room and try again, nothing was lost",
}

Row = tuple[object, ...]


class Database:
    """The file ``path``, made with its folder if it is missing.

    Every method raises GraphError, in one line, where the file cannot be read or written; opening also where
    it belongs to another program or has another schema, and it is then left as it was.
    """

    def __init__(self, path: Path) -> None:
        """Open the file."""
        self.path = path
        if path.is_dir():
            raise GraphError(f"{path} is a folder, not the file of a store; choose another graph folder")
        with self.in_one_line():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, timeout=_WAIT_FOR_LOCK, isolation_level=None)
        try:
            self._prepare()
        except GraphError:
            self._connection.close()
            raise

    def close(self) -> None:
        """Close the file; an open transaction is undone."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make all changes in the block one: all of them are kept, or, after an exception or crash, none.

        A transaction inside another one is part of it.
        """
        nested = self._connection.in_transaction
        if nested:
            yield
            return
        self.execute("BEGIN IMMEDIATE")
        done = False
        try:
            yield
            done = True
        finally:
            if self._connection.in_transaction:
                self.execute("COMMIT" if done else "ROLLBACK")
            elif done:
                raise GraphError(f"{self.path}: nothing was changed, since a change failed; try again")

    def execute(self, statement: str, *values: str | bytes) -> None:
        """Run a statement that returns nothing."""
        with self.in_one_line():
            self._connection.execute(statement, values)

    def rows(self, statement: str, *values: str) -> list[Row]:
        """Return all rows of a query."""
        with self.in_one_line():
            return self._connection.execute(statement, values).fetchall()

    def row(self, statement: str, *values: str) -> Row | None:
        """Return the first row of a query, or ``None``."""
        rows = self.rows(statement, *values)
        return rows[0] if rows else None

    def stream(self, statement: str) -> Iterator[Row]:
        """Yield the rows of a query one by one, as they were when the first was asked for."""
        with self.in_one_line():
            yield from self._connection.execute(statement)

    @contextmanager
    def in_one_line(self) -> Iterator[None]:
        """Turn what SQLite and the file system say into one line with the file and the way out."""
        try:
            yield
        except sqlite3.Error as error:
            name = getattr(error, "sqlite_errorname", "")
            way = next(
                (way for code, way in _WAYS_OUT.items() if name.startswith(code)), "restore it from a copy"
            )
            raise GraphError(f"{self.path}: {error}; {way}") from error
        except OSError as error:
            raise GraphError(f"{self.path}: {error.strerror}; choose another graph folder") from error

    def _prepare(self) -> None:
        """Check that the file is ours, or make it so if it is empty."""
        self.execute("PRAGMA foreign_keys = ON")
        self.execute("PRAGMA synchronous = FULL")
        if self._is_empty():
            self.execute("PRAGMA journal_mode = WAL")
            with self.transaction():
                if self._is_empty():
                    for statement in _SCHEMA:
                        self.execute(statement)
                    self.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                    self.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        if self._pragma("application_id") != APPLICATION_ID:
            raise GraphError(f"{self.path} is a database of another program; choose another graph folder")
        version = self._pragma("user_version")
        if version != SCHEMA_VERSION:
            newer = "install the newer version that wrote it"
            older = "load the documents into a new graph folder"
            way = newer if version > SCHEMA_VERSION else older
            raise GraphError(f"{self.path} has schema {version}, this version reads {SCHEMA_VERSION}; {way}")

    def _is_empty(self) -> bool:
        return self._pragma("application_id") == 0 and self.row("SELECT 1 FROM sqlite_schema") is None

    def _pragma(self, name: str) -> int:
        row = self.row(f"PRAGMA {name}")
        return int(str(row[0])) if row else 0
