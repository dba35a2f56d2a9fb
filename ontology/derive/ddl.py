"""Tables and constraints of the Cypher engines.

Labels, types and column names stand without quotes: the ontology may not use a word that either engine
reserves.
"""

from collections.abc import Iterator

from ontology.base import Edge, Node
from ontology.derive.columns import Column, edge_columns, node_columns
from ontology.edges import EDGE_CLASSES
from ontology.nodes import NODE_CLASSES


def ladybug() -> Iterator[str]:
    """Yield the statements that create the tables of an empty Ladybug database, nodes first."""
    for node in NODE_CLASSES:
        yield _node_table(node)
    for edge in EDGE_CLASSES:
        yield _edge_table(edge)


MARK = "zhengtu"
"""Property of every node and edge that we write into a Neo4j database: its id once more.

Other things may lie in that database, even with our labels, and with a property ``id`` of their own. They lack the
mark: so neither a constraint on it nor a removal by it can touch them.
"""


def neo4j() -> Iterator[str]:
    """Yield what makes the constraints and indexes of a Neo4j 5 database: ours are unique, and found by id.

    Only what every edition has (existence and type constraints are of the Enterprise edition). Each may be made
    again.
    """
    for node in NODE_CLASSES:
        label = node.label()
        name = f"zhengtu_{label.lower()}"
        yield f"CREATE CONSTRAINT {name} IF NOT EXISTS\nFOR (n:{label}) REQUIRE n.{MARK} IS UNIQUE;"
        yield f"CREATE INDEX {name}_id IF NOT EXISTS\nFOR (n:{label}) ON (n.id);"
    for edge in EDGE_CLASSES:
        name = f"zhengtu_{edge.type.lower()}_edge"
        yield f"CREATE CONSTRAINT {name} IF NOT EXISTS\nFOR ()-[r:{edge.type}]-() REQUIRE r.{MARK} IS UNIQUE;"


def _node_table(node: type[Node]) -> str:
    lines = [_declared(column) for column in node_columns(node)]
    lines[0] += " PRIMARY KEY"
    return _table(f"CREATE NODE TABLE {node.label()}", lines)


def _edge_table(edge: type[Edge]) -> str:
    ends = [f"FROM {source} TO {target}" for source, target in edge.pairs]
    return _table(f"CREATE REL TABLE {edge.type}", [*ends, *(_declared(c) for c in edge_columns(edge))])


def _declared(column: Column) -> str:
    return f"{column.name} {column.type}"


def _table(head: str, lines: list[str]) -> str:
    return f"{head} (\n    " + ",\n    ".join(lines) + "\n);"
