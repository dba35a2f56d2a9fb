"""The ontology in SHACL: what a graph must look like to be one of ours."""

from collections.abc import Iterator

from ontology.base import Edge, Node
from ontology.derive.columns import Column, edge_columns, node_columns
from ontology.derive.terms import REFERENCES, XSD, sources, targets
from ontology.derive.turtle import listed, nested, prefixes, quoted, subject
from ontology.edges import EDGE_CLASSES
from ontology.ids import TERMS
from ontology.nodes import NODE_CLASSES


def shapes() -> str:
    """Return the shapes as Turtle.

    They refuse a thing with two classes, a property that its class does not have or of another type, a value
    outside an enumeration, an edge between labels that the ontology does not allow or to nothing, a shortcut
    without its edge node and an edge node without its shortcut.
    """
    return "\n".join(
        [
            prefixes("o", "rdf", "rdfs", "sh", "xsd"),
            *map(_node_shape, NODE_CLASSES),
            *map(_edge_shape, EDGE_CLASSES),
            *map(_shortcut_shape, EDGE_CLASSES),
        ]
    )


def _node_shape(node: type[Node]) -> str:
    label = node.label()
    outgoing = [edge for edge in EDGE_CLASSES if label in sources(edge)]
    return subject(
        f"o:{label}Shape",
        "a sh:NodeShape",
        f"sh:targetClass o:{label}",
        "sh:closed true",
        *_properties(
            [
                ["sh:path rdf:type", "sh:maxCount 1"],
                ["sh:path rdfs:label", "sh:datatype xsd:string", "sh:minCount 1", "sh:maxCount 1"],
                *map(_column, node_columns(node)),
                *(_outgoing(edge, label) for edge in outgoing),
            ]
        ),
    )


def _edge_shape(edge: type[Edge]) -> str:
    name = edge.__name__
    ends = [
        [f"sh:path o:{end}", "sh:minCount 1", "sh:maxCount 1", _of_class(labels)]
        for end, labels in (("source", sources(edge)), ("target", targets(edge)))
    ]
    return subject(
        f"o:{name}Shape",
        "a sh:NodeShape",
        f"sh:targetClass o:{name}",
        "sh:closed true",
        *_properties([["sh:path rdf:type", "sh:maxCount 1"], *ends, *map(_column, edge_columns(edge))]),
    )


def _shortcut_shape(edge: type[Edge]) -> str:
    """Shortcuts and edge nodes of a class belong together.

    The shape is about the class itself, so that each query runs once and not once for every edge.
    """
    node = f"?edge a <{TERMS}{edge.__name__}> ; <{TERMS}source> ?source ; <{TERMS}target> ?target"
    shortcut = f"?source <{TERMS}{edge.predicate()}> ?target"
    return subject(
        f"o:{edge.predicate()}Shape",
        "a sh:NodeShape",
        f"sh:targetNode o:{edge.__name__}",
        _sparql(
            f"shortcut without its edge: {{?source}} o:{edge.predicate()} {{?target}}",
            f"SELECT $this ?source ?target WHERE {{ {shortcut} . FILTER NOT EXISTS {{ {node} }} }}",
        ),
        _sparql(
            f"edge without its shortcut: {{?edge}} of class o:{edge.__name__}",
            f"SELECT $this ?edge WHERE {{ {node} . FILTER NOT EXISTS {{ {shortcut} }} }}",
        ),
    )


def _properties(shapes_: list[list[str]]) -> Iterator[str]:
    return (f"sh:property {nested(statements)}" for statements in shapes_)


def _column(column: Column) -> list[str]:
    reference = column.name in REFERENCES
    statements = [
        f"sh:path o:{column.name}",
        "sh:class o:Document" if reference else f"sh:datatype {XSD[column.type]}",
        "sh:maxCount 1",
    ]
    if column.required:
        statements.append("sh:minCount 1")
    if column.values:
        statements.append(f"sh:in {listed([quoted(value) for value in column.values])}")
    elif column.type == "STRING" and not reference:
        statements.append("sh:minLength 1")
    return statements


def _outgoing(edge: type[Edge], label: str) -> list[str]:
    return [
        f"sh:path o:{edge.predicate()}",
        _of_class([target for source, target in edge.pairs if source == label]),
    ]


def _of_class(labels: list[str]) -> str:
    if len(labels) == 1:
        return f"sh:class o:{labels[0]}"
    return f"sh:or {listed([f'[ sh:class o:{label} ]' for label in labels])}"


def _sparql(message: str, select: str) -> str:
    return f"sh:sparql {nested([f'sh:message {quoted(message)}', f'sh:select {quoted(select)}'])}"
