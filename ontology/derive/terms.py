"""The terms of the RDF vocabulary and what is said about each: labels, definition, where it may stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ontology.base import Edge, Node, Thing
from ontology.derive.columns import ID, PROVENANCE, Column, ColumnType, edge_columns, node_columns
from ontology.edges import EDGE_CLASSES
from ontology.errors import OntologyError
from ontology.nodes import NODE_CLASSES

SUPERTYPES: dict[str, str] = {"SETS": "AFFECTS"}
"""Edge types that are a special case of another one: to set a target is one way to affect something."""

XSD: dict[ColumnType, str] = {
    "STRING": "xsd:string",
    "INT64": "xsd:integer",
    "DOUBLE": "xsd:double",
    "BOOLEAN": "xsd:boolean",
}
"""Datatype of a column's literals in RDF."""

REFERENCES = frozenset({"source_document"})
"""Columns that hold an id and are written as an IRI in RDF."""


@dataclass(frozen=True, slots=True)
class Property:
    """A literal property: its name, the type of its values, and the classes that have it, each with its
    column."""

    name: str
    value_type: ColumnType
    uses: tuple[tuple[type[Thing], Column], ...]

    @property
    def everywhere(self) -> bool:
        """Whether every node and edge has it."""
        return self.name in {ID.name, "inferred", *(column.name for column in PROVENANCE)}

    def labels_zh(self) -> list[str]:
        """Return its labels in Chinese, without repetition, in order of declaration."""
        return list(dict.fromkeys(column.zh for _, column in self.uses))

    def meanings(self) -> list[str]:
        """Return what it means; where classes differ, each says for which one."""
        different = list(dict.fromkeys(column.meaning for _, column in self.uses))
        if len(different) == 1:
            return different
        return [
            f"{', '.join(cls.__name__ for cls, column in self.uses if column.meaning == meaning)}: {meaning}"
            for meaning in different
        ]


@cache
def properties() -> tuple[Property, ...]:
    """Return all literal properties, in order of first declaration.

    Raises:
        OntologyError: a name has two types, or is also the name of an edge type's shortcut property.
    """
    uses: dict[str, list[tuple[type[Thing], Column]]] = {}
    for cls, column in _declared():
        uses.setdefault(column.name, []).append((cls, column))
    shortcuts = {edge.predicate() for edge in EDGE_CLASSES}
    for name, found in uses.items():
        if len({column.type for _, column in found}) > 1 or name in shortcuts | {"source", "target"}:
            raise OntologyError(f"property {name} of {found[-1][0].__name__} is already something else")
    return tuple(Property(name, found[0][1].type, tuple(found)) for name, found in uses.items())


def _declared() -> Iterator[tuple[type[Thing], Column]]:
    for node in NODE_CLASSES:
        yield from ((node, column) for column in node_columns(node))
    for edge in EDGE_CLASSES:
        yield from ((edge, column) for column in edge_columns(edge))


def sources(edge: type[Edge]) -> list[str]:
    """Return the labels that edges of this type may start from."""
    return list(dict.fromkeys(source for source, _ in edge.pairs))


def targets(edge: type[Edge]) -> list[str]:
    """Return the labels that edges of this type may point to."""
    return list(dict.fromkeys(target for _, target in edge.pairs))


def english(name: str) -> str:
    """Return a term's label in English: ChangePoint is "change point", responsibleFor "responsible for"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", name).lower()


def definition(cls: type[Node] | type[Edge]) -> str:
    """Return the docstring of a class as one line."""
    return " ".join((cls.__doc__ or "").split())
