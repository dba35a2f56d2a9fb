"""One thing of the graph, as a reader wants to see it: what is known of it, and what it is joined to."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from app.index import Index
from graph.rows import Value
from ontology.derive.columns import edge_columns, node_columns
from ontology.edges import EDGE_BY_TYPE, EDGE_CLASSES
from ontology.nodes import NODE_BY_LABEL
from queries.rows import reading_key

Direction = Literal["out", "in"]

_ORDER = {cls.type: place for place, cls in enumerate(EDGE_CLASSES)}


@dataclass(frozen=True, slots=True)
class Property:
    """A property that has a value: name, label in Chinese, value."""

    name: str
    zh: str
    value: Value


@dataclass(frozen=True, slots=True)
class Link:
    """An edge seen from one of its ends: the other end, and what the edge itself says."""

    edge: str
    other: str
    label: str
    caption: str
    qualifiers: tuple[Property, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """All edges of one type that leave the thing (``out``) or reach it (``in``), in reading order of the other end."""

    type: str
    zh: str
    direction: Direction
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding about the thing, with the name of the document it is from, if it is from a single one."""

    id: str
    code: str
    severity: str
    message: str
    document: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A node or an edge. An edge has its two ends as ``links``; ``names`` are other names of a node."""

    id: str
    label: str
    zh: str
    caption: str
    properties: tuple[Property, ...]
    names: tuple[str, ...]
    links: tuple[Links, ...]
    remarks: tuple[Remark, ...]


def shown(index: Index, id: str) -> Shown:
    """Return the node or edge with this id, which the graph must have."""
    node = index.one("SELECT label, caption, properties FROM node WHERE id = ?", id)
    return _shown_edge(index, id) if node is None else _shown_node(index, id, *node)


def _shown_node(index: Index, id: str, label: str, caption: str, properties: str) -> Shown:
    names = index.rows("SELECT name FROM name WHERE id = ? AND NOT own ORDER BY name", id)
    return Shown(
        id=id,
        label=label,
        zh=NODE_BY_LABEL[label].zh,
        caption=caption,
        properties=_properties(label, properties),
        names=tuple(name for (name,) in names),
        links=tuple(_links(index, id)),
        remarks=_remarks(index, id),
    )


def _shown_edge(index: Index, id: str) -> Shown:
    [row] = index.rows("SELECT type, properties, source, target FROM edge WHERE id = ?", id)
    type_, properties, source, target = row
    zh = EDGE_BY_TYPE[type_].zh
    ends: tuple[tuple[Direction, str], ...] = (("in", source), ("out", target))
    links = (
        Links(type_, zh, direction, (Link(id, end, index.kind(end) or "", index.caption(end), ()),))
        for direction, end in ends
    )
    return Shown(
        id=id,
        label=type_,
        zh=zh,
        caption=index.caption(id),
        properties=_properties(type_, properties),
        names=(),
        links=tuple(links),
        remarks=_remarks(index, id),
    )


def _links(index: Index, id: str) -> Iterator[Links]:
    """The edges at a node, by type in the order of the ontology."""
    found: dict[tuple[str, Direction], list[Link]] = defaultdict(list)
    ends: tuple[tuple[Direction, str, str], ...] = (("out", "source", "target"), ("in", "target", "source"))
    for direction, near, far in ends:
        rows = index.rows(
            "SELECT type, edge.id, node.id, label, caption, edge.properties FROM edge"  # noqa: S608 - constants
            f" JOIN node ON node.id = {far} WHERE {near} = ? ORDER BY caption, edge.id",
            id,
        )
        for type_, edge, other, label, caption, properties in rows:
            link = Link(edge, other, label, caption, _properties(type_, properties))
            found[type_, direction].append(link)
    for (type_, direction), links in sorted(found.items(), key=lambda item: (_ORDER[item[0][0]], item[0][1])):
        links.sort(key=lambda link: reading_key(link.caption))
        yield Links(type_, EDGE_BY_TYPE[type_].zh, direction, tuple(links))


def _properties(kind: str, properties: str) -> tuple[Property, ...]:
    columns = node_columns(NODE_BY_LABEL[kind]) if kind in NODE_BY_LABEL else edge_columns(EDGE_BY_TYPE[kind])
    zh = {column.name: column.zh for column in columns}
    return tuple(Property(name, zh[name], value) for name, value in json.loads(properties).items())


def _remarks(index: Index, id: str) -> tuple[Remark, ...]:
    rows = index.rows(
        "SELECT finding.id, code, severity, message, coalesce(caption, '') FROM finding"
        " LEFT JOIN node ON node.id = document WHERE subject = ? ORDER BY severity, code, caption, char_start, finding.id",
        id,
    )
    return tuple(Remark(*row) for row in rows)
