"""The graph as GraphML, for Gephi, yEd, Cytoscape and networkx."""

import re
from collections.abc import Iterator, Mapping, Sequence

from graph.merged import Graph
from graph.rows import ENDS, Table, Value, edge_table, node_table, tables
from ontology.derive.columns import Column, ColumnType
from ontology.edges import EDGE_CLASSES
from ontology.nodes import NODE_CLASSES

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""

_TYPES: Mapping[ColumnType, str] = {
    "STRING": "string",
    "INT64": "long",
    "DOUBLE": "double",
    "BOOLEAN": "boolean",
}

# XML 1.0 has no way to write these, escaped or not (https://www.w3.org/TR/xml/#charsets).
_UNWRITABLE = (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF)
_LOST = re.compile("[" + re.escape("".join(map(chr, _UNWRITABLE))) + "]")
_ESCAPES = dict.fromkeys(_UNWRITABLE, "\ufffd") | {
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
    ord('"'): "&quot;",
    ord("\r"): "&#13;",
}

_NODE_EXTRA = (Column("class", "STRING", "类", "label"), Column("label", "STRING", "标签", "caption"))
_EDGE_EXTRA = (Column("type", "STRING", "类型", "edge type"),)
_ENDS = tuple(column.name for column in ENDS)


def graphml(graph: Graph) -> Iterator[str]:
    """Yield the graph's GraphML: nodes, then edges, table by table.

    Nodes have ``class`` and, as ``label``, the caption that programs show; edges have ``type``. Characters
    that XML cannot hold become U+FFFD.
    """
    nodes = [node_table(graph, node.label()) for node in NODE_CLASSES]
    edges = [edge_table(graph, edge.type) for edge in EDGE_CLASSES]
    yield _HEAD
    yield from _keys("node", _NODE_EXTRA, nodes)
    yield from _keys("edge", _EDGE_EXTRA, edges)
    yield '<graph edgedefault="directed">\n'
    for table in nodes:
        for row in table.rows:
            values = _values(table, row)
            node = str(values.pop("id"))
            own: dict[str, Value] = {"class": table.name, "label": graph.nodes[node].caption()}
            yield f'<node id="{_escaped(node)}">{_data("node", own | values)}</node>\n'
    for table in edges:
        for row in table.rows:
            values = _values(table, row)
            source, target, edge = (_escaped(values.pop(name)) for name in (*_ENDS, "id"))
            data = _data("edge", {"type": table.name} | values)
            yield f'<edge id="{edge}" source="{source}" target="{target}">{data}</edge>\n'
    yield "</graph>\n</graphml>\n"


def unwritable(graph: Graph) -> int:
    """Return how many values of the graph have characters that XML cannot hold."""
    return sum(
        isinstance(value, str) and _LOST.search(value) is not None
        for table in tables(graph)
        for row in table.rows
        for value in row
    )


def _keys(domain: str, extra: Sequence[Column], tables: Sequence[Table]) -> Iterator[str]:
    """The declarations of all columns, each name once."""
    columns = {column.name: column for table in tables for column in table.columns}
    for column in (*extra, *columns.values()):
        if column.name not in ("id", *_ENDS):
            yield (
                f'<key id="{domain}.{column.name}" for="{domain}" attr.name="{column.name}" '
                f'attr.type="{_TYPES[column.type]}"/>\n'
            )


def _values(table: Table, row: Sequence[Value]) -> dict[str, Value]:
    names = (column.name for column in table.columns)
    return {name: value for name, value in zip(names, row, strict=True) if value is not None}


def _data(domain: str, values: Mapping[str, Value]) -> str:
    return "".join(f'<data key="{domain}.{name}">{_escaped(value)}</data>' for name, value in values.items())


def _escaped(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value).translate(_ESCAPES)
