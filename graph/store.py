"""The store: what each loaded document says, in one SQLite file.

It is the only part of a graph that cannot be computed again. Every change is one transaction of a database
in WAL mode that waits for the disk, so a crash leaves the old state or the new one. Sources (paths, URLs)
are known here and nowhere else; they never reach the merged graph.
"""

import hashlib
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from graph.closing import Closing
from graph.database import SCHEMA_VERSION, Database
from graph.provenance import DocumentFinding
from graph.records import pack, unpack
from ontology.errors import GraphError
from ontology.extract import Extract

Change = Literal["added", "changed", "unchanged"]

# One content may have been loaded under several names.
_SPEAKING = "name = (SELECT min(name) FROM document AS other WHERE other.id = document.id)"


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source, the document that it holds, and how that was read."""

    source: str
    document: str
    sha256: str
    name: str
    format: str
    genre: str
    trust: str
    reader: str
    loader: str


class Store(Closing):
    """The store in the file ``path``; ``len()`` is the number of documents.

    Use it as a context manager. A missing file is made, with its folder, unless ``create`` is false. Methods
    raise GraphError, in one line, where the file cannot be read or written or is no store of this version.
    """

    def __init__(self, path: Path, *, create: bool = True) -> None:
        """Open the store."""
        if not create and not path.exists():
            raise GraphError(f"{path} does not exist; load documents first, with `zhengtu add`")
        self.path = path
        self._database = Database(path)

    def close(self) -> None:
        """Close the file; an open transaction is undone."""
        self._database.close()

    def transaction(self) -> AbstractContextManager[None]:
        """Make all changes in a block one: all of them are kept, or, after an exception or crash, none."""
        return self._database.transaction()

    def put(self, source: str, extract: Extract) -> Change:
        """Let ``source`` say what ``extract`` says, in place of what it said before.

        Nothing happens if the source already holds this content under this file name, read by this loader.

        Raises:
            OntologyError: the extract is not whole.
        """
        extract.validate_whole()
        _refuse_broken_characters(source)
        document = extract.document
        with self.transaction():
            before = self._database.row(
                "SELECT document, source.name, loader FROM source JOIN document ON id = document"
                " AND document.name = source.name WHERE source = ?",
                source,
            )
            if before == (document.id, document.name, extract.loader):
                return "unchanged"
            self._put_document(extract)
            self._database.execute(
                "INSERT INTO source VALUES (?, ?, ?)"
                " ON CONFLICT (source) DO UPDATE SET document = excluded.document, name = excluded.name",
                source,
                document.id,
                document.name,
            )
            if before is None:
                return "added"
            self._drop_unheld(str(before[0]))
            return "changed"

    def is_current(self, source: str, sha256: str, loader: str) -> bool:
        """Whether ``source`` holds the content with this hash, read by this version of the loader."""
        return (
            self._database.row(
                "SELECT 1 FROM source JOIN document ON id = document AND document.name = source.name"
                " WHERE source = ? AND sha256 = ? AND loader = ?",
                source,
                sha256,
                loader,
            )
            is not None
        )

    def remove(self, source_or_document_id: str) -> int:
        """Withdraw one source, or all sources of one document; return how many sources were withdrawn."""
        with self.transaction():
            found = self._database.rows(
                "SELECT source, document FROM source WHERE source = ?1 OR document = ?1",
                source_or_document_id,
            )
            for source, document in found:
                self._database.execute("DELETE FROM source WHERE source = ?", str(source))
                self._drop_unheld(str(document))
        return len(found)

    def sources(self) -> list[SourceRow]:
        """Return all sources, sorted."""
        rows = self._database.rows(
            "SELECT source, id, sha256, document.name, format, genre, trust, reader, loader FROM source"
            " JOIN document ON id = document AND document.name = source.name ORDER BY source"
        )
        return [SourceRow(*map(str, row)) for row in rows]

    def __len__(self) -> int:
        """Return the number of documents; copies with the same bytes count once."""
        return len(self._database.rows("SELECT DISTINCT id FROM document"))

    def extracts(self) -> Iterator[Extract]:
        """Yield what each document says, in the order of the documents' ids.

        What is yielded is the state at the beginning; this object must not change the store meanwhile.
        """
        statement = f"SELECT id, extract FROM document WHERE {_SPEAKING} ORDER BY id"  # noqa: S608 - a constant
        for document, data in self._database.stream(statement):
            yield self._unpacked(str(document), data)

    def extract(self, document_id: str) -> Extract:
        """Return what the document with this id says."""
        row = self._database.row(
            f"SELECT extract FROM document WHERE id = ? AND {_SPEAKING}",  # noqa: S608 - a constant
            document_id,
        )
        if row is None:
            raise GraphError(f"{self.path} holds no {document_id}; `zhengtu status` lists what it holds")
        return self._unpacked(document_id, row[0])

    def text(self, document_id: str) -> str:
        """Return the source text that the offsets of this document's evidence count in."""
        return self.extract(document_id).text

    def findings(self) -> Iterator[DocumentFinding]:
        """Yield what was found in single documents, in the order of the documents' ids."""
        for extract in self.extracts():
            for finding in extract.findings:
                yield DocumentFinding(extract.document.id, finding)

    def fingerprint(self) -> str:
        """Return a hash that changes when what the store says may have changed.

        It is quick, since no extract is read. Sources do not count, nor does the order of loading.
        """
        rows = self._database.rows(
            f"SELECT id, name, reader, loader FROM document WHERE {_SPEAKING} ORDER BY id"  # noqa: S608 - a constant
        )
        return hashlib.sha256(repr((SCHEMA_VERSION, rows)).encode()).hexdigest()

    def _put_document(self, extract: Extract) -> None:
        document = extract.document
        held = self._database.row(
            "SELECT loader FROM document WHERE id = ? AND name = ?", document.id, document.name
        )
        if held == (extract.loader,):
            return
        self._database.execute(
            "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id, name) DO UPDATE SET"
            " format = excluded.format, genre = excluded.genre, trust = excluded.trust,"
            " reader = excluded.reader, loader = excluded.loader, extract = excluded.extract",
            document.id, document.name, document.sha256, document.format, document.genre, document.trust,
            extract.reader, extract.loader, pack(extract),
        )  # fmt: skip

    def _drop_unheld(self, document: str) -> None:
        """Forget what no source holds any more."""
        self._database.execute(
            "DELETE FROM document WHERE id = ? AND NOT EXISTS"
            " (SELECT 1 FROM source WHERE source.document = id AND source.name = document.name)",
            document,
        )

    def _unpacked(self, document: str, data: object) -> Extract:
        try:
            return unpack(data if isinstance(data, bytes) else b"")
        except GraphError as error:
            raise GraphError(f"{self.path}, {document}: {error}; load the document again") from error


def _refuse_broken_characters(source: str) -> None:
    """SQLite stores UTF-8; a file name in another encoding reaches Python as lone surrogates."""
    try:
        source.encode()
    except UnicodeEncodeError as error:
        raise GraphError(f"{source!a}: the name is not in UTF-8; rename the file") from error
