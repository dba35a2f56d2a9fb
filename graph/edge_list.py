"""The graph as two flat CSV files for a spreadsheet: one row per edge, one row per node."""

import csv
from collections.abc import Callable, Iterator, Sequence

from graph.merged import Graph
from graph.rows import ENDS, Row, Table, Value, edge_table, node_table
from ontology.edges import EDGE_CLASSES
from ontology.nodes import NODE_CLASSES

_BOM = "\ufeff"
"""Without it Excel takes UTF-8 for the encoding of its own system."""

_NODE = ("id", "class", "caption")
_EDGE = ("source", "source_class", "source_caption", "type", "target", "target_class", "target_caption")


def nodes_csv(graph: Graph) -> Iterator[str]:
    """Yield the lines of the nodes: id, class and caption, then every column that any class has."""
    tables = [node_table(graph, node.label()) for node in NODE_CLASSES]
    columns = _all_columns(tables, {"id"})
    line = csv.writer(_Echo()).writerow
    yield _BOM + line([*_NODE, *columns])
    for table in tables:
        pick = _picker(table, columns)
        for row in table.rows:
            node = graph.nodes[str(row[0])]
            yield line([row[0], table.name, node.caption(), *pick(row)])


def edges_csv(graph: Graph) -> Iterator[str]:
    """Yield the lines of the edges: both ends with class and caption, type, then every column of any type."""
    tables = [edge_table(graph, edge.type) for edge in EDGE_CLASSES]
    columns = _all_columns(tables, {column.name for column in ENDS})
    line = csv.writer(_Echo()).writerow
    yield _BOM + line([*_EDGE, *columns])
    for table in tables:
        pick = _picker(table, columns)
        for row in table.rows:
            source, target = (graph.nodes[str(end)] for end in row[: len(ENDS)])
            start, end = ((node.id, node.label(), node.caption()) for node in (source, target))
            yield line([*start, table.name, *end, *pick(row)])


class _Echo:
    """A file that gives back what is written into it."""

    def write(self, text: str) -> str:
        return text


def _all_columns(tables: Sequence[Table], without: set[str]) -> list[str]:
    """The names of the columns of all tables, in order of first appearance."""
    names = dict.fromkeys(column.name for table in tables for column in table.columns)
    return [name for name in names if name not in without]


def _picker(table: Table, columns: Sequence[str]) -> Callable[[Row], list[Value]]:
    """What puts a row of a table into the columns of all of them."""
    places = {column.name: index for index, column in enumerate(table.columns)}
    order = [places.get(name) for name in columns]
    return lambda row: [None if index is None else row[index] for index in order]
