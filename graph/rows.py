"""The merged graph as tables: the one form that every projection is written from.

Columns, types and order are those of :mod:`ontology.derive.columns`. Rows are sorted by id; what is not known
is ``None``, never an empty string. Sources (paths, URLs) are not known here.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from graph.merged import Graph
from ontology.base import Thing
from ontology.derive.columns import PROVENANCE, Column, edge_columns, node_columns
from ontology.edges import EDGE_BY_TYPE, EDGE_CLASSES
from ontology.nodes import NODE_BY_LABEL, NODE_CLASSES

FORMAT = 1
"""Version of this form, part of :func:`digest`: raise it when the same graph gives other rows."""

Value = str | int | float | bool | None
Row = tuple[Value, ...]

ENDS: tuple[Column, ...] = (
    Column("source", "STRING", "起点", "id of the node the edge starts from", required=True),
    Column("target", "STRING", "终点", "id of the node the edge points to", required=True),
)
"""The first columns of every edge table: what an engine calls FROM and TO."""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one node label or edge type, all as long as ``columns``."""

    name: str
    columns: tuple[Column, ...]
    rows: list[Row]


def node_table(graph: Graph, label: str) -> Table:
    """Return the nodes with this label."""
    columns = node_columns(NODE_BY_LABEL[label])
    own = _own_values(columns)
    rows = [_row(graph, node, own) for node in graph.of(label)]
    return Table(label, columns, rows)


def edge_table(graph: Graph, type: str) -> Table:
    """Return the edges of this type: :data:`ENDS`, then the columns of the type."""
    columns = edge_columns(EDGE_BY_TYPE[type])
    own = _own_values(columns)
    rows = [(edge.source, edge.target, *_row(graph, edge, own)) for edge in graph.edges_of(type)]
    return Table(type, (*ENDS, *columns), rows)


def edge_tables_by_ends(graph: Graph, type: str) -> dict[tuple[str, str], Table]:
    """Return the edges of this type in one table for each pair of labels (from, to) that occurs, sorted."""
    return by_ends(graph, edge_table(graph, type))


def by_ends(graph: Graph, table: Table) -> dict[tuple[str, str], Table]:
    """Return the rows of an edge table in one table for each pair of labels (from, to) that occurs, sorted."""
    rows: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in table.rows:
        rows[graph.nodes[str(row[0])].label(), graph.nodes[str(row[1])].label()].append(row)
    return {ends: Table(table.name, table.columns, found) for ends, found in sorted(rows.items())}


def tables(graph: Graph) -> Iterator[Table]:
    """Yield all tables, nodes before edges, in the order in which the ontology declares them."""
    for node in NODE_CLASSES:
        yield node_table(graph, node.label())
    for edge in EDGE_CLASSES:
        yield edge_table(graph, edge.type)


def digest(graph: Graph) -> str:
    """Return a hash of everything that projections hold, the same whenever they would be the same."""
    return digest_of(tables(graph))


def digest_of(all_tables: Iterable[Table]) -> str:
    """Return the digest of the graph with these tables (see :func:`tables`)."""
    hashed = hashlib.sha256(f"rows/{FORMAT}\n".encode())
    for table in all_tables:
        head = [table.name, *(f"{column.name} {column.type}" for column in table.columns)]
        hashed.update(json.dumps([head, *table.rows], ensure_ascii=False, allow_nan=False).encode())
    return hashed.hexdigest()


def _own_values(columns: tuple[Column, ...]) -> Callable[[Thing], Row]:
    """What reads the values of all columns before the provenance from a node or edge."""
    return attrgetter(*(column.name for column in columns[: len(columns) - len(PROVENANCE)]))


def _row(graph: Graph, thing: Thing, own: Callable[[Thing], Row]) -> Row:
    """The thing's own values, then where it is said."""
    values = own(thing)
    if "" in values:
        values = tuple(None if value == "" else value for value in values)
    return values + _provenance(graph, str(values[0]))


def _provenance(graph: Graph, id: str) -> Row:
    """The values of :data:`ontology.derive.columns.PROVENANCE`."""
    found = graph.evidence.get(id, ())
    if len(found) == 0:
        return (None, None, None, None, graph.rules.get(id), 0)
    document, evidence = found[0].document, found[0].evidence
    page = graph.page(document, evidence.char_start)
    documents = 1 if len(found) == 1 else len({item.document for item in found})
    return (document, evidence.char_start, evidence.char_end, page, evidence.rule, documents)
