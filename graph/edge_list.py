"""The graph as two flat tables, one row per node and one row per edge; as CSV they are for a spreadsheet."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph.merged import Graph
from graph.rows import ENDS, Row, Table, Value, edge_table, node_table
from ontology.derive.columns import ID, Column
from ontology.edges import EDGE_CLASSES
from ontology.nodes import NODE_CLASSES

_BOM = "\ufeff"
"""Without it Excel takes UTF-8 for the encoding of its own system."""

_CLASS = Column("class", "STRING", "类", "label", required=True)
_CAPTION = Column("caption", "STRING", "名称", "what people call it", required=True)
_TYPE = Column("type", "STRING", "类型", "type of the edge", required=True)


@dataclass(frozen=True, slots=True)
class Flat:
    """A table with the columns of all labels, or of all types, and its rows, those of one label or type at a time."""

    columns: Sequence[Column]
    parts: Iterator[list[Row]]


def flat_nodes(graph: Graph) -> Flat:
    """Return the nodes: id, class and caption, then every column that any class has."""
    tables = [node_table(graph, node.label()) for node in NODE_CLASSES]
    own = _all_columns(tables, without=(ID,))

    def rows(table: Table) -> Iterator[Row]:
        pick = _picker(table, own)
        for row in table.rows:
            yield row[0], table.name, graph.nodes[str(row[0])].caption(), *pick(row)

    return Flat([ID, _CLASS, _CAPTION, *own], (list(rows(table)) for table in tables))


def flat_edges(graph: Graph) -> Flat:
    """Return the edges: both ends with class and caption, type, then every column that any type has."""
    tables = [edge_table(graph, edge.type) for edge in EDGE_CLASSES]
    own = _all_columns(tables, without=ENDS)

    def rows(table: Table) -> Iterator[Row]:
        pick = _picker(table, own)
        for row in table.rows:
            source, target = (graph.nodes[str(end)] for end in row[: len(ENDS)])
            start, end = ((node.id, node.label(), node.caption()) for node in (source, target))
            yield *start, table.name, *end, *pick(row)

    source, target = ([end, *(_of(end, column) for column in (_CLASS, _CAPTION))] for end in ENDS)
    return Flat([*source, _TYPE, *target, *own], (list(rows(table)) for table in tables))


def nodes_csv(graph: Graph) -> Iterator[str]:
    """Yield the lines of :func:`flat_nodes`."""
    return _csv(flat_nodes(graph))


def edges_csv(graph: Graph) -> Iterator[str]:
    """Yield the lines of :func:`flat_edges`."""
    return _csv(flat_edges(graph))


def _csv(flat: Flat) -> Iterator[str]:
    line = csv.writer(_Echo()).writerow
    yield _BOM + line([column.name for column in flat.columns])
    for rows in flat.parts:
        yield from map(line, rows)


class _Echo:
    """A file that gives back what is written into it."""

    def write(self, text: str) -> str:
        return text


def _of(end: Column, column: Column) -> Column:
    """A column that says something about the node at this end."""
    name = f"{end.name}_{column.name}"
    return Column(
        name, column.type, f"{end.zh}{column.zh}", f"{column.meaning} of the {end.name}", required=True
    )


def _all_columns(tables: Sequence[Table], without: Sequence[Column]) -> list[Column]:
    """The columns of all tables, each name once, in order of first appearance; required are those of every table."""
    found: dict[str, list[Column]] = {}
    for table in tables:
        for column in table.columns:
            found.setdefault(column.name, []).append(column)
    return [
        replace(same[0], required=len(same) == len(tables) and all(column.required for column in same))
        for same in found.values()
        if same[0] not in without
    ]


def _picker(table: Table, columns: Sequence[Column]) -> Callable[[Row], list[Value]]:
    """What puts a row of a table into the columns of all of them."""
    places = {column.name: index for index, column in enumerate(table.columns)}
    order = [places.get(column.name) for column in columns]
    return lambda row: [None if index is None else row[index] for index in order]
