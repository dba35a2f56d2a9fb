"""Nodes and edges as they lie in a Neo4j database: each with the mark and a hash of what it says.

Whoever writes there, over the network or in files for the server's own import, writes the same.
"""

import hashlib
import json
from collections.abc import Iterator

from graph.rows import ENDS, Row, Table
from ontology.derive.ddl import MARK, neo4j

FORMAT = 1
"""Version of what is written for a row, part of its hash: raise it when the same row is written otherwise."""
HASH = f"{MARK}_hash"
"""The property that holds the hash."""
STATE, STATE_KEY = "ZhengtuGraph", "graph"
"""Label and mark of the one node that says which graph is there (see :mod:`graph.pushed`)."""
REMOVED = "ZhengtuRemoved"
"""The label of nodes that are no longer in the graph, but which edges of others hold."""


def hashed(table: Table) -> dict[str, Row]:
    """Return the rows by id, each with its hash behind it: an integer of 64 bits."""
    place = own_columns(table)
    head = [FORMAT, table.name, *(f"{column.name} {column.type}" for column in table.columns)]
    begun = hashlib.blake2b(json.dumps(head).encode(), digest_size=8)
    rows: dict[str, Row] = {}
    for row in table.rows:
        hash_ = begun.copy()
        hash_.update(json.dumps(row, ensure_ascii=False, allow_nan=False).encode())
        # The integers of Neo4j have 64 bits, and lie beside their node where a text would not.
        rows[str(row[place])] = (*row, int.from_bytes(hash_.digest(), signed=True))
    return rows


def own_columns(table: Table) -> int:
    """Return where the columns of a table begin that are properties: behind the two ends, if it has any."""
    return len(ENDS) if table.columns[: len(ENDS)] == ENDS else 0


def schema() -> Iterator[str]:
    """Yield the statements, without semicolons, that make our constraints and indexes; each may be run again."""
    for label in (STATE, REMOVED):
        name = f"zhengtu_{label.removeprefix('Zhengtu').lower()}"
        yield f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{MARK} IS UNIQUE"
    for text in neo4j():
        yield text.removesuffix(";")
