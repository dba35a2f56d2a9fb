"""The reference page of the ontology, in Markdown."""

from collections.abc import Iterator

from ontology.base import Edge, Node
from ontology.derive.columns import ID, PROVENANCE, Column, edge_columns, node_columns
from ontology.derive.terms import SUPERTYPES, definition
from ontology.edges import EDGE_CLASSES, StatedIn
from ontology.ids import TERMS, THINGS
from ontology.nodes import NODE_CLASSES

_OPENING = f"""\
# Ontology

<!-- Written by `python -m ontology.derive` from ontology/nodes.py and ontology/edges.py: change those. -->

A label in Cypher is a class in RDF: `(:Plan)` is `o:Plan`. An edge type in Cypher is a property in RDF:
`[:RESPONSIBLE_FOR]` is `o:responsibleFor`. Node properties keep their name. An edge is also a node
in RDF, of the class that the table names, with `o:source`, `o:target` and the qualifiers.

| prefix | namespace | of |
|---|---|---|
| `o:` | `{TERMS}` | terms |
| `zt:` | `{THINGS}` | things; what follows is the `id` |

Dates are ISO strings of the precision printed (`2022`, `2022-12`, `2022-12-18`). What is not known is absent;
there are no empty strings and no lists. The files derived from the same classes: OWL, SHACL, JSON-LD context,
JSON Schema and Cypher tables, in `ontology/derived/`; how the terms relate to other vocabularies:
`ontology/alignment.ttl`.
"""


def page() -> str:
    """Return the page."""
    parts = [
        _OPENING,
        "## At a glance",
        _diagram(),
        "## Nodes",
        *map(_node, NODE_CLASSES),
        "## Edges",
        _edges(),
        "### Qualifiers",
        _qualifiers(),
        "## On every node and edge",
        _table(_common()),
    ]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _diagram() -> str:
    """All edges but STATED_IN, those between the same two labels on one arrow."""
    arrows: dict[tuple[str, str], list[str]] = {}
    for edge in EDGE_CLASSES:
        if edge is not StatedIn:
            for pair in edge.pairs:
                arrows.setdefault(pair, []).append(edge.type)
    lines = [f'    {node.label()}["{node.label()}<br/>{node.zh}"]' for node in NODE_CLASSES]
    lines += [
        f'    {source} -->|"{"<br/>".join(types)}"| {target}' for (source, target), types in arrows.items()
    ]
    return "\n".join(
        [
            "```mermaid",
            "flowchart LR",
            *lines,
            "```",
            "",
            "Every node is also `STATED_IN` the documents that state it.",
        ]
    )


def _node(node: type[Node]) -> str:
    own = [column for column in node_columns(node) if column.name not in {c.name for c in _common()}]
    return f"### {node.label()} {node.zh}\n\n{definition(node)}\n\n{_table(own)}"


def _edges() -> str:
    rows = [
        f"| `{edge.type}` | {edge.zh} | {_ends(edge)} | {_class_name(edge)} | {_meaning(edge)} |"
        for edge in EDGE_CLASSES
    ]
    return "\n".join(["| edge | zh | from → to | class in RDF | meaning |", "|---|---|---|---|---|", *rows])


def _class_name(edge: type[Edge]) -> str:
    return f"`o:{edge.__name__}`"


def _ends(edge: type[Edge]) -> str:
    """The allowed ends, grouped by where the edge starts."""
    grouped: dict[str, list[str]] = {}
    for source, target in edge.pairs:
        grouped.setdefault(source, []).append(target)
    merged: dict[tuple[str, ...], list[str]] = {}
    for source, found in grouped.items():
        merged.setdefault(tuple(found), []).append(source)
    return "; ".join(f"{', '.join(starts)} → {', '.join(ends)}" for ends, starts in merged.items())


def _meaning(edge: type[Edge]) -> str:
    above = f" A special case of `{SUPERTYPES[edge.type]}`." if edge.type in SUPERTYPES else ""
    return _cell(definition(edge)) + above


def _qualifiers() -> str:
    common = {column.name for column in _common()}
    rows = []
    for edge in EDGE_CLASSES:
        for column in edge_columns(edge):
            if column.name not in common:
                name = f"**`{column.name}`**" if column.name in edge.identity else f"`{column.name}`"
                rows.append(
                    f"| `{edge.type}` | {name} | {column.zh} | {_type(column)} | {_cell(column.meaning)} |"
                )
    return "\n".join(
        [
            "Bold: part of the edge's identity.",
            "",
            "| edge | qualifier | zh | type | meaning |",
            "|---|---|---|---|---|",
            *rows,
        ]
    )


def _common() -> Iterator[Column]:
    inferred = next(column for column in node_columns(NODE_CLASSES[0]) if column.name == "inferred")
    yield from (ID, inferred, *PROVENANCE)


def _table(columns: list[Column] | Iterator[Column]) -> str:
    rows = [
        f"| `{column.name}` | {column.zh} | {_type(column)} | {_cell(column.meaning)} |" for column in columns
    ]
    return "\n".join(["| property | zh | type | meaning |", "|---|---|---|---|", *rows])


def _type(column: Column) -> str:
    kind = " ".join(f"`{value}`" for value in column.values) or column.type.lower()
    return kind if column.required else f"{kind}?"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
