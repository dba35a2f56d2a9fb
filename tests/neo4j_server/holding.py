"""What a Neo4j database holds, read back with the driver alone."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from neo4j import Driver, GraphDatabase

from graph.neo4j import Server
from graph.rows import ENDS, Row, Table
from ontology.base import Edge, Node
from ontology.derive.columns import Column, edge_columns, node_columns
from ontology.edges import EDGE_CLASSES
from ontology.nodes import NODE_CLASSES

EXTRA = {"zhengtu", "zhengtu_hash"}
"""Properties of ours beside those that the ontology declares."""


@contextmanager
def driver(server: Server) -> Iterator[Driver]:
    """Connect without anything of the program."""
    with GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as opened:
        yield opened


def run(server: Server, text: str, **parameters: Any) -> list[list[Any]]:
    """Run a statement, which may write, and return its rows."""
    with driver(server) as opened:
        return _rows(opened, text, parameters)


def tables(server: Server) -> list[Table]:
    """Return what bears our mark as the tables that it was made from, in their order.

    A node or edge with a property that no column has, or a node with more than one label, fails.
    """
    with driver(server) as opened:
        nodes = [_nodes(opened, cls) for cls in NODE_CLASSES]
        return [*nodes, *(_edges(opened, cls) for cls in EDGE_CLASSES)]


def _rows(opened: Driver, text: str, parameters: dict[str, Any] | None = None) -> list[list[Any]]:
    return [record.values() for record in opened.execute_query(text, parameters).records]


def _nodes(opened: Driver, cls: type[Node]) -> Table:
    text = f"MATCH (n:{cls.label()}) WHERE n.zhengtu = n.id RETURN properties(n), size(labels(n))"
    found = _rows(opened, text)
    assert all(labels == 1 for _, labels in found)
    columns = node_columns(cls)
    rows = [_row(properties, columns) for properties, _ in found]
    return Table(cls.label(), columns, sorted(rows, key=lambda row: str(row[0])))


def _edges(opened: Driver, cls: type[Edge]) -> Table:
    text = f"MATCH (a)-[r:{cls.type}]->(b) WHERE r.zhengtu = r.id RETURN a.zhengtu, b.zhengtu, properties(r)"
    columns = edge_columns(cls)
    rows: list[Row] = [(a, b, *_row(properties, columns)) for a, b, properties in _rows(opened, text)]
    return Table(cls.type, (*ENDS, *columns), sorted(rows, key=lambda row: str(row[2])))


def _row(properties: dict[str, Any], columns: Sequence[Column]) -> Row:
    names = [column.name for column in columns]
    assert properties.keys() <= {*names} | EXTRA, properties
    return tuple(properties.get(name) for name in names)


def foreign(server: Server) -> list[list[Any]]:
    """Return the nodes and edges that do not bear our mark, with labels or type and properties, in order."""
    nodes = run(
        server,
        "MATCH (n) WHERE n.zhengtu IS NULL RETURN elementId(n), labels(n), properties(n) ORDER BY elementId(n)",
    )
    edges = run(
        server,
        "MATCH (a)-[r]->(b) WHERE r.zhengtu IS NULL "
        "RETURN elementId(r), elementId(a), elementId(b), type(r), properties(r) ORDER BY elementId(r)",
    )
    return [*nodes, *edges]


def last_change(server: Server) -> frozenset[str]:
    """Return the server's bookmark: the same as long as no transaction has changed anything."""
    with driver(server) as opened, opened.session(default_access_mode="READ") as session:
        session.run("RETURN 1").consume()
        return session.last_bookmarks().raw_values
