"""What a Neo4j database says was pushed into it: the node ``ZhengtuGraph``.

While a push is under way it holds the word of that push and no digest. So whoever finds the same digest before and
after a question has asked that graph and no other.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.marked import STATE, STATE_KEY
from graph.neo4j import Neo4jEngine
from graph.rows import ENDS, Table, digest_of
from ontology.derive.ddl import MARK
from ontology.edges import EDGE_CLASSES
from ontology.nodes import NODE_CLASSES

NODE = f"(g:{STATE} {{{MARK}: '{STATE_KEY}'}})"
"""The pattern that finds the node."""


@dataclass(frozen=True, slots=True)
class Pushed:
    """The last push. ``digest`` and ``counts`` (rows by label or type) are empty unless it was completed;
    ``columns`` are those of every table that it, or one before, may have written."""

    digest: str
    counts: Mapping[str, int]
    columns: Mapping[str, tuple[str, ...]]

    def former(self, tables: Iterable[Table]) -> Iterator[tuple[str, bool]]:
        """Yield the tables that the ontology no longer has, by name and whether they hold edges."""
        present = {table.name for table in tables}
        for name, columns in self.columns.items():
            if name not in present:
                yield name, columns[:1] == (ENDS[0].name,)

    def columns_with(self, tables: Iterable[Table]) -> dict[str, tuple[str, ...]]:
        """Return the columns of these tables and those that were there before, by table."""
        columns = {table.name: names(table) for table in tables}
        for name, found in self.columns.items():
            columns[name] = tuple(dict.fromkeys((*columns.get(name, ()), *found)))
        return columns

    def former_columns(self, table: Table) -> list[str]:
        """Return the columns that a table once had and has no more."""
        return sorted({*self.columns.get(table.name, ())} - {column.name for column in table.columns})


NOTHING = Pushed("", {}, {})


def pushed(engine: Neo4jEngine) -> Pushed:
    """Return what was pushed last; :data:`NOTHING` where nothing was."""
    rows = engine.run(f"MATCH {NODE} RETURN g.digest, g.counts, g.columns").rows
    if len(rows) == 0:
        return NOTHING
    digest, counts, columns = rows[0]
    return Pushed(
        str(digest or ""),
        json.loads(str(counts or "{}")),
        {name: tuple(found) for name, found in json.loads(str(columns or "{}")).items()},
    )


def begin(engine: Neo4jEngine, word: str, columns: Mapping[str, tuple[str, ...]]) -> None:
    """Tell that the push with this word is under way, and no other."""
    engine.write(
        f"MERGE {NODE} SET g.push = $word, g.columns = $columns REMOVE g.digest, g.counts",
        word=word,
        columns=json.dumps(columns, sort_keys=True),
    )


CLAIM = f"MATCH {NODE} SET g.turn = true WITH g WHERE g.push = $word\n"
"""Begins every statement of a push; nothing behind it happens once another push has begun.

Setting a property, even to what it is, locks the node, so that the word is read when nobody can change it.
"""


def said(tables: Sequence[Table]) -> dict[str, str]:
    """Return the properties of the node while the graph with these tables is there in whole, beside its mark."""
    return {
        "digest": digest_of(tables),
        "counts": json.dumps({table.name: len(table.rows) for table in tables}, sort_keys=True),
        "columns": json.dumps({table.name: names(table) for table in tables}, sort_keys=True),
    }


def complete(engine: Neo4jEngine, word: str, said: Mapping[str, str]) -> bool:
    """Tell that the push is completed, in these words; false if another one has begun."""
    text = f"{CLAIM}SET g += $said REMOVE g.push RETURN count(*)"
    return engine.write(text, word=word, said=said) == [(1,)]


def names(table: Table) -> tuple[str, ...]:
    """Return the names of a table's columns."""
    return tuple(column.name for column in table.columns)


def others(engine: Neo4jEngine, counts: Mapping[str, int]) -> dict[str, int]:
    """Return how many more nodes or edges of each of our labels and types are there than were pushed.

    Only labels and types where the numbers differ are named. Both numbers are known without a search.
    """
    patterns = {node.label(): f"(n:{node.label()})" for node in NODE_CLASSES}
    patterns |= {edge.type: f"()-[n:{edge.type}]->()" for edge in EDGE_CLASSES}
    parts = (f"MATCH {what} WITH count(n) AS n RETURN '{name}' AS name, n" for name, what in patterns.items())
    rows = engine.run("\nUNION ALL\n".join(parts)).rows
    more = {str(name): int(str(number)) - counts.get(str(name), 0) for name, number in rows}
    return {name: number for name, number in more.items() if number != 0}
