"""The graph in Ladybug, the embedded engine for Cypher.

Tables are filled by COPY from CSV files, one per node table and one per pair of ends of an edge table; rows
inserted one by one take minutes for what COPY does in seconds. A database is filled once and from then on
only opened for reading.
"""

import csv
import glob
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from graph.engine import UNLIMITED, Cell, Limits, Rows, first_line
from graph.merged import Graph
from graph.rows import ENDS, Table, Value, edge_tables_by_ends, node_table
from ontology.derive import ddl
from ontology.edges import EDGE_CLASSES
from ontology.errors import GraphError, QueryError
from ontology.nodes import NODE_CLASSES

if TYPE_CHECKING:
    import ladybug

FILE = "graph.lbug"
"""Name of the database in the folder of the projection."""

# An open database reserves address space: 8 TiB unless it is told otherwise, so that a process could open
# fifteen, and none under a limit of its memory. The number must be a power of two.
_BUILD_SPACE = 1 << 36
_READ_SPACE = 1 << 30
_BUILD_MEMORY = 1 << 30
_READ_MEMORY = 1 << 29

_THREADS = 1
"""Most answers take milliseconds, of which waking more threads takes a fifth; on two cores, long ones gain nothing either."""
_CONNECTIONS = 2
"""So many connections are kept for whoever asks next."""
_PLANS = 20
"""A connection is used so often: every text leaves a plan in its memory, with some 9 MB that the plan works in."""
_FULL = "Buffer manager exception"

# Only if the reader guesses nothing does every text come back as it was. `parallel` would cut files at line
# ends inside quotes.
_CSV = (
    "header=false, auto_detect=false, parallel=false, delim=',', quote='\"', escape='\"', null_strings=['']"
)


def build(graph: Graph, folder: Path) -> None:
    """Write the graph into a new database in ``folder``.

    Raises:
        GraphError: the database cannot be written, or does not hold what it was given.
    """
    import ladybug

    try:
        database = ladybug.Database(
            folder / FILE, max_db_size=_BUILD_SPACE, buffer_pool_size=_BUILD_MEMORY, auto_checkpoint=True
        )
        try:
            with TemporaryDirectory(dir=folder) as files:
                given = _fill(ladybug.Connection(database), graph, Path(files))
        finally:
            database.close()
    except RuntimeError as error:
        raise GraphError(f"{folder}: Ladybug cannot be filled ({first_line(error)})") from error
    engine = LadybugEngine(folder)
    held = engine.counts()
    engine.close()
    if held != given:
        wrong = next(name for name in given if given[name] != held[name])
        raise GraphError(f"{folder}: Ladybug holds {held[wrong]} rows of {wrong} instead of {given[wrong]}")


def _fill(connection: "ladybug.Connection", graph: Graph, files: Path) -> dict[str, int]:
    """Make and fill all tables; returns the number of rows of each."""
    given: dict[str, int] = {}
    # Otherwise each of some eighty statements waits for the disk.
    connection.execute("BEGIN TRANSACTION")
    for statement in ddl.ladybug():
        connection.execute(statement)
    for node in NODE_CLASSES:
        table = node_table(graph, node.label())
        given[node.label()] = len(table.rows)
        _copy(connection, table, files)
    for edge in EDGE_CLASSES:
        by_ends = edge_tables_by_ends(graph, edge.type)
        given[edge.type] = sum(len(table.rows) for table in by_ends.values())
        for (source, target), table in by_ends.items():
            _copy(connection, table, files, f", from='{source}', to='{target}'")
    connection.execute("COMMIT")
    return given


def _copy(connection: "ladybug.Connection", table: Table, files: Path, ends: str = "") -> None:
    """Copy the rows of a table by way of a file; edges have the ids of their ends before their columns."""
    if len(table.rows) == 0:
        return
    path = files / f"{table.name}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        # The line terminator decides what is quoted: with \n alone, Python 3.11 leaves a \r in a text bare.
        csv.writer(file, lineterminator="\r\n", quoting=csv.QUOTE_MINIMAL).writerows(table.rows)
    # The name of a file is taken as a pattern.
    name = glob.escape(path.resolve().as_posix()).replace("\\", "\\\\").replace("'", "\\'")
    columns = ", ".join(column.name for column in table.columns if column not in ENDS)
    connection.execute(f"COPY {table.name}({columns}) FROM '{name}' ({_CSV}{ends})")
    path.unlink()


@dataclass(slots=True)
class _Reused:
    """A connection, and how often it was used."""

    connection: "ladybug.Connection"
    times: int = 0


class LadybugEngine:
    """A database opened for reading. It may be asked from several threads at once."""

    def __init__(self, folder: Path) -> None:
        """Open the database that :func:`build` made in ``folder``.

        Raises:
            GraphError: there is none, or it is damaged.
        """
        import ladybug

        try:
            space = max(_READ_SPACE, 1 << (2 * (folder / FILE).stat().st_size).bit_length())
            self._database = ladybug.Database(
                folder / FILE,
                read_only=True,
                max_db_size=space,
                buffer_pool_size=_READ_MEMORY,
                max_num_threads=_THREADS,
            )
            self._idle: list[_Reused] = []
        except (OSError, RuntimeError) as error:
            raise GraphError(f"{folder}: the Ladybug projection cannot be opened ({error})") from error

    def run(
        self, text: str, parameters: Mapping[str, Value] | None = None, limits: Limits = UNLIMITED
    ) -> Rows:
        """Return the answer to one Cypher statement; nodes and relationships are given by their id.

        Read-only here means that the database cannot change: statements that touch other files (COPY … TO,
        LOAD FROM, EXPORT DATABASE) must be refused before they come here.
        """
        has_kept = len(self._idle) > 0
        try:
            return self._answer(text, dict(parameters or {}), limits)
        except RuntimeError as error:
            if not (has_kept and str(error).startswith(_FULL)):
                raise _refused(error, limits) from error
        # What the kept connections hold may be all that was lacking.
        self._forget()
        return self.run(text, parameters, limits)

    def _answer(self, text: str, parameters: dict[str, Value], limits: Limits) -> Rows:
        with self._connected() as connection:
            # Zero is no limit; the connection may have had one before.
            seconds = limits.seconds
            connection.set_query_timeout(0 if seconds is None else max(1, round(seconds * 1000)))
            result = connection.execute(text, parameters)
            if isinstance(result, list):
                raise QueryError("only one Cypher statement can be asked at a time")
            rows = result.get_all() if limits.rows is None else result.get_n(limits.rows + 1)
            columns = tuple(result.get_column_names())
            result.close()
        cut = limits.rows is not None and len(rows) > limits.rows
        return Rows(columns, [tuple(map(_cell, row)) for row in rows[: limits.rows]], cut)

    def _forget(self) -> None:
        """Give up the kept connections and the memory that they hold."""
        while self._idle:
            self._idle.pop().connection.close()

    @contextmanager
    def _connected(self) -> Iterator["ladybug.Connection"]:
        """A connection that nobody else uses meanwhile: one that was used before, if there is any.

        A connection keeps the plan of every text that it was asked, and making one takes longer than most answers. One
        that has failed, or has plans enough, is not used again.
        """
        import ladybug

        try:
            reused = self._idle.pop()
        except IndexError:
            reused = _Reused(ladybug.Connection(self._database))
        is_kept = False
        try:
            yield reused.connection
            reused.times += 1
            is_kept = reused.times < _PLANS and len(self._idle) < _CONNECTIONS
        finally:
            if is_kept:
                self._idle.append(reused)
            else:
                reused.connection.close()

    def counts(self) -> dict[str, int]:
        """Return the number of rows of every table, by label or edge type."""
        found: dict[str, int] = {}
        for node in NODE_CLASSES:
            found[node.label()] = self._count(f"MATCH (n:{node.label()}) RETURN count(*)")
        for edge in EDGE_CLASSES:
            found[edge.type] = self._count(f"MATCH ()-[r:{edge.type}]->() RETURN count(*)")
        return found

    def _count(self, text: str) -> int:
        return int(str(self.run(text).rows[0][0]))

    def close(self) -> None:
        """Close the database. May be called twice."""
        self._forget()
        self._database.close()


def _cell(value: Any) -> Cell:
    """A value of a result as one of ours."""
    match value:
        case None | str() | int() | float():
            return value
        case list():
            return [_cell(item) for item in value]
        case {"_LABEL": str(), "id": id}:
            return str(id)
        case {"_nodes": list(nodes), "_rels": list(edges)}:
            return [_cell(item) for item in (*nodes, *edges)]
        case _:
            return str(value)


def _refused(error: RuntimeError, limits: Limits) -> GraphError | QueryError:
    """What a user may be told about an error of the engine."""
    message = first_line(error)
    if message.startswith("Interrupted"):
        return QueryError(f"no answer within {limits.seconds} s; ask for less, or raise the limit")
    if message.startswith(("IO exception", "Storage exception", "Runtime exception: Corrupted")):
        return GraphError(f"the Ladybug projection is damaged: {message}")
    return QueryError(message)
