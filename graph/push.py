"""The graph pushed into a Neo4j 5 database, in which the things of others may lie too.

Every node and edge of ours bears the mark (:data:`ontology.derive.ddl.MARK`: its id once more) and a hash of what it
says. A push reads the marks and hashes that are there and writes only what differs, in batches: the same graph
writes nothing, and a push that was broken off anywhere is completed by the next one. What is no longer in the
graph is removed. Nothing without the mark is changed, and of what has it only the properties that the ontology
declares.

A node that vanished, but to which an edge of others leads, cannot be removed without that edge: it keeps only its
mark, under the label ``ZhengtuRemoved``, until the edge is gone or the graph has the node again.
"""

import re
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph import pushed
from graph.engine import Cell
from graph.marked import HASH, REMOVED, hashed, own_columns, schema
from graph.merged import Graph
from graph.neo4j import Neo4jEngine, Server
from graph.rows import ENDS, Row, Table, by_ends, tables
from ontology.derive.ddl import MARK
from ontology.errors import GraphError
from ontology.nodes import NODE_CLASSES

BATCH = 2000
"""Rows in one transaction: some megabytes at most, so that a small server bears them."""

_NAME = re.compile(r"(?:CONSTRAINT|INDEX) (\w+)")
_TO_INDEX = 600
"""Seconds for indexes over nodes that are there already."""

Progress = Callable[[int, int, str], None]
"""Told how many nodes and edges of the graph are done, of how many, and which label or type is under way."""


@dataclass(frozen=True, slots=True)
class Change:
    """Nodes and edges that a push wrote, removed, and found as they should be. ``kept`` of those removed, now or
    earlier, stay as bare nodes because edges of others lead to them."""

    written: int
    removed: int
    unchanged: int
    kept: int


def push(graph: Graph, server: Server, on_progress: Progress | None = None) -> Change:
    """Make the database hold this graph beside what others keep there.

    It may be killed at any time and called again. Of two at once, the one that began later goes on.

    Raises:
        GraphError: the server cannot be reached, refuses the user, cannot write, or another push has begun.
    """
    with Neo4jEngine(server) as engine:
        return _Push(engine, graph, on_progress or _silent).whole()


class _Push:
    """One push; nothing is written before something has to be."""

    def __init__(self, engine: Neo4jEngine, graph: Graph, on_progress: Progress) -> None:
        self._engine = engine
        self._graph = graph
        self._on_progress = on_progress
        self._total = len(graph.nodes) + len(graph.edges)
        self._word = ""
        self._written = self._removed = self._unchanged = 0

    def whole(self) -> Change:
        """Do it."""
        self._tables = list(tables(self._graph))
        nodes, edges = self._tables[: len(NODE_CLASSES)], self._tables[len(NODE_CLASSES) :]
        self._before = pushed.pushed(self._engine)
        self._columns = self._before.columns_with(self._tables)
        _make_schema(self._engine)
        self._kept = self._marks(f"(n:{REMOVED})")
        vanished = {table.name: self._put_nodes(table) for table in nodes}
        for table in edges:
            self._put_edges(table)
        for name, holds_edges in self._before.former(self._tables):
            if holds_edges:
                self._remove_edges(name, list(self._marks(f"()-[n:{name}]->()")))
            else:
                vanished[name] = list(self._marks(f"(n:{name})"))
        for name, ids in vanished.items():
            self._remove_nodes(name, ids)
        kept = self._bury()
        self._complete()
        return Change(self._written, self._removed, self._unchanged, kept)

    # --- nodes ---------------------------------------------------------------------------------------------

    def _put_nodes(self, table: Table) -> list[str]:
        """Write what is new or has changed; return the ids of nodes that are no longer in the graph."""
        rows = hashed(table)
        self._write(
            f"MATCH (n:{REMOVED} {{{MARK}: row}}) REMOVE n:{REMOVED} SET n:{table.name}",
            sorted(self._kept.keys() & rows.keys()),
        )
        found = self._marks(f"(n:{table.name})")
        new, changed = self._differing(table, rows, found)
        own = f"n:{table.name} {{{MARK}: row[0]}}"
        self._write(f"MATCH ({own}) SET {self._assigned('n', table)}", changed, table.name)
        self._write(f"CREATE (n:{table.name} {_created(table)})", new, table.name)
        return sorted(found.keys() - rows.keys())

    def _remove_nodes(self, label: str, ids: Sequence[str]) -> None:
        """Take nodes out of what can be asked; those that nothing holds are buried afterwards."""
        bare = "".join(f", n.`{name}`" for name in self._columns[label])
        self._write(
            f"MATCH (n:{label} {{{MARK}: row}}) SET n:{REMOVED} REMOVE n:{label}, n.{HASH}{bare}", ids
        )
        self._removed += len(ids)

    def _bury(self) -> int:
        """Remove the nodes taken out to which no edge leads; return how many edges of others hold."""
        loose = f"MATCH (n:{REMOVED}) WHERE n.{MARK} IS NOT NULL AND NOT EXISTS {{ (n)--() }} RETURN n.{MARK}"
        ids = [str(row[0]) for row in self._engine.run(loose).rows]
        self._write(f"MATCH (n:{REMOVED} {{{MARK}: row}}) DELETE n", ids)
        return len(self._marks(f"(n:{REMOVED})"))

    # --- edges ---------------------------------------------------------------------------------------------

    def _put_edges(self, table: Table) -> None:
        """Remove the edges that are no longer in the graph, and write what is new or has changed."""
        found = self._marks(f"()-[n:{table.name}]->()")
        rows = hashed(table)
        self._remove_edges(table.name, sorted(found.keys() - rows.keys()))
        new, changed = self._differing(table, rows, found)
        own = f"r:{table.name} {{{MARK}: row[{len(ENDS)}]}}"
        self._write(f"MATCH ()-[{own}]->() SET {self._assigned('r', table)}", changed, table.name)
        for (source, target), part in by_ends(self._graph, Table(table.name, table.columns, new)).items():
            self._write(
                f"MATCH (a:{source} {{{MARK}: row[0]}}) MATCH (b:{target} {{{MARK}: row[1]}}) "
                f"CREATE (a)-[r:{table.name} {_created(table)}]->(b)",
                part.rows,
                table.name,
            )

    def _remove_edges(self, type: str, ids: Sequence[str]) -> None:
        self._write(f"MATCH ()-[r:{type} {{{MARK}: row}}]->() DELETE r", ids)
        self._removed += len(ids)

    # --- inside --------------------------------------------------------------------------------------------

    def _marks(self, pattern: str) -> dict[str, Cell]:
        """The hashes, by id, of what bears the mark and fits the pattern for ``n``."""
        return {
            str(thing): hash_
            for thing, hash_ in self._engine.run(
                f"MATCH {pattern} WHERE n.{MARK} IS NOT NULL RETURN n.{MARK}, n.{HASH}"
            ).rows
        }

    def _differing(
        self, table: Table, rows: Mapping[str, Row], found: Mapping[str, Cell]
    ) -> tuple[list[Row], list[Row]]:
        """The rows that are not there yet, and those that are there with another hash; the others are done."""
        new = [row for thing, row in rows.items() if thing not in found]
        changed = [row for thing, row in rows.items() if found.get(thing, row[-1]) != row[-1]]
        self._unchanged += len(rows) - len(new) - len(changed)
        self._tell(table.name)
        return new, changed

    def _assigned(self, name: str, table: Table) -> str:
        """What sets the properties of ``name`` from a row, and removes those that the ontology no longer has."""
        own = (f"{name}.`{column}` = {value}" for column, value in _values(table))
        former = (f"{name}.`{column}` = null" for column in self._before.former_columns(table))
        return ", ".join((*own, *former))

    def _write(self, text: str, rows: Sequence[Row | str], name: str = "") -> None:
        """Run a statement for each ``row`` of the rows; under a name, they count as written.

        Raises:
            GraphError: another push has begun.
        """
        for start in range(0, len(rows), BATCH):
            batch = rows[start : start + BATCH]
            if not self._word:
                self._begin()
            done = self._engine.write(
                f"{pushed.CLAIM}UNWIND $rows AS row\n{text}\nRETURN count(*)", word=self._word, rows=batch
            )
            if done != [(len(batch),)]:
                raise _overtaken(self._engine)
            if name:
                self._written += len(batch)
                self._tell(name)

    def _begin(self) -> None:
        # Other words would do; it only has to be another one than that of any push at the same time.
        self._word = secrets.token_hex(8)
        pushed.begin(self._engine, self._word, self._columns)

    def _complete(self) -> None:
        said = pushed.said(self._tables)
        if not self._word and self._before.digest != said["digest"]:
            self._begin()
        if self._word and not pushed.complete(self._engine, self._word, said):
            raise _overtaken(self._engine)

    def _tell(self, name: str) -> None:
        self._on_progress(self._written + self._unchanged, self._total, name)


def _make_schema(engine: Neo4jEngine) -> None:
    """Make the constraints and indexes that are missing, and wait until they can be used."""
    shown = (engine.run(f"SHOW {kind} YIELD name").rows for kind in ("CONSTRAINTS", "INDEXES"))
    present = {row[0] for rows in shown for row in rows}
    missing = [text for text in schema() if _NAME.findall(text)[0] not in present]
    for text in missing:
        engine.write(text)
    if missing:
        engine.run(f"CALL db.awaitIndexes({_TO_INDEX})")


def _values(table: Table) -> Iterator[tuple[str, str]]:
    """The properties of a node or edge and where a row of :func:`graph.marked.hashed` holds them; null sets none."""
    own = own_columns(table)
    yield MARK, f"row[{own}]"
    for place, column in enumerate(table.columns[own:], own):
        yield column.name, f"row[{place}]"
    yield HASH, f"row[{len(table.columns)}]"


def _created(table: Table) -> str:
    """The properties of a new node or edge."""
    return "{" + ", ".join(f"`{name}`: {value}" for name, value in _values(table)) + "}"


def _overtaken(engine: Neo4jEngine) -> GraphError:
    return GraphError(
        f"{engine.uri}: another push has begun, or somebody removes what is being written; push again"
    )


def _silent(_done: int, _total: int, _name: str) -> None:
    """Tell nobody."""
