"""The graph as RDF: which triples it has, and which documents state each.

An edge is the shortcut triple (source, predicate, target) and a subject of its own with its ends, qualifiers and
provenance. Edges that differ only in a qualifier share their shortcut.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.merged import Graph
from graph.rows import ENDS, Row, Table, edge_table, node_table
from ontology.derive.columns import PROVENANCE, ColumnType
from ontology.derive.terms import REFERENCES, XSD
from ontology.derive.turtle import PREFIXES, quoted
from ontology.edges import EDGE_CLASSES
from ontology.ids import TERMS, iri
from ontology.nodes import NODE_CLASSES

if TYPE_CHECKING:
    import rdflib

LABEL = "label"
"""Stands for rdfs:label among the names of properties; every other name is a local name of the ontology."""

_RDF_TYPE = PREFIXES["rdf"] + "type"
_RDFS_LABEL = PREFIXES["rdfs"] + "label"
_DATATYPES: dict[ColumnType, str] = {
    kind: f"^^<{PREFIXES['xsd']}{name.removeprefix('xsd:')}>" for kind, name in XSD.items()
}
_LINKS = frozenset({"source", "target"}) | REFERENCES
_NOT_LITERAL = _LINKS | {column.name for column in ENDS}
_FIRST_EVIDENCE = frozenset(column.name for column in PROVENANCE) - {"documents"}

Slot = tuple[int, str, ColumnType]
"""Where in a row a literal property stands, its name and type."""
Literal = tuple[str, ColumnType, str | int | float]


@dataclass(frozen=True, slots=True)
class Subject:
    """All triples with one subject: its id, its class, its literals, and its links to other ids by property.

    The literals are what ``slots`` pick from ``row``. Links are sorted and without repetition.
    """

    id: str
    cls: str
    caption: str | None
    slots: Sequence[Slot]
    row: Row
    links: Sequence[tuple[str, str]]

    def literals(self) -> Iterator[Literal]:
        """Yield name, type and value of the literal properties that it has, the caption of a node first."""
        if self.caption is not None:
            yield LABEL, "STRING", self.caption
        for index, name, kind in self.slots:
            value = self.row[index]
            if value is not None:
                yield name, kind, value


def subjects(graph: Graph) -> Iterator[Subject]:
    """Yield the subjects of the graph, sorted as their IRIs are in N-Triples."""
    shortcuts: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for edge in graph.edges.values():
        shortcuts[edge.source].add((edge.predicate(), edge.target))
    layouts = [_Layout.of(node.label(), node_table(graph, node.label())) for node in NODE_CLASSES]
    layouts += [_Layout.of(edge.__name__, edge_table(graph, edge.type)) for edge in EDGE_CLASSES]
    # ">" is what follows an IRI: it decides where one id is the beginning of another.
    rows = [(f"{row[layout.id]}>", layout, row) for layout in layouts for row in layout.rows]
    rows.sort(key=lambda item: item[0])
    for key, layout, row in rows:
        subject = key[:-1]
        node = graph.nodes.get(subject)
        links = {(name, str(row[index])) for index, name in layout.links if row[index] is not None}
        yield Subject(
            subject,
            layout.cls,
            None if node is None else node.caption(),
            layout.slots,
            row,
            sorted(links | shortcuts[subject] if subject in shortcuts else links),
        )


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the rows of a table become subjects."""

    cls: str
    rows: Sequence[Row]
    id: int
    slots: Sequence[Slot]
    links: Sequence[tuple[int, str]]

    @classmethod
    def of(cls, name: str, table: Table) -> "_Layout":
        """The layout of the table of a class: properties by name."""
        columns = sorted((column.name, index, column.type) for index, column in enumerate(table.columns))
        return cls(
            name,
            table.rows,
            next(index for column, index, _ in columns if column == "id"),
            [(index, column, kind) for column, index, kind in columns if column not in _NOT_LITERAL],
            [(index, column) for column, index, _ in columns if column in _LINKS],
        )


def ntriples(graph: Graph) -> Iterator[list[str]]:
    """Yield the lines of the graph's N-Triples, subject by subject; all lines together are sorted."""
    for subject in subjects(graph):
        yield sorted(f"{triple} .\n" for _, triple in _triples(subject))


def nquads(graph: Graph) -> Iterator[list[str]]:
    """Yield the lines of the graph's N-Quads, subject by subject; all lines together are sorted.

    A triple stands in the graph of each document that states it, or in the default graph if none does.
    """
    stating = Stating(graph)
    for subject in subjects(graph):
        yield sorted(
            f"{triple} <{iri(document)}> .\n" if document else f"{triple} .\n"
            for (name, target), triple in _triples(subject)
            for document in stating.documents(subject.id, name, target)
        )


class Stating:
    """Which documents state the triples of a graph."""

    def __init__(self, graph: Graph) -> None:
        """Look up the edges behind every shortcut."""
        self._evidence = graph.evidence
        self._edges: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        for edge in graph.edges.values():
            self._edges[edge.source, edge.predicate(), edge.target].append(edge.id)

    def documents(self, subject: str, name: str, target: str = "") -> list[str]:
        """Return the sorted ids of the documents that state a triple, or one empty string if none does.

        A property is stated by the documents with evidence of it, and if there are none, by those that state
        the thing as such, which is also what its class and caption go by. A shortcut is stated where one of
        its edges is. Where the first evidence lies is said in its document; ``documents`` counts over all.

        Args:
            subject: id of a node or edge.
            name: local name of the property, empty for the class.
            target: id that the property leads to, empty for a literal.
        """
        if (subject, name, target) in self._edges:
            items = [
                item for edge in self._edges[subject, name, target] for item in self._evidence.get(edge, ())
            ]
            return _named(item.document for item in items)
        found = self._evidence.get(subject, ())
        if name == "documents":
            return [""]
        if name in _FIRST_EVIDENCE:
            return _named(item.document for item in found[:1])
        exact = [item.document for item in found if item.evidence.property == name]
        as_such = [item.document for item in found if not item.evidence.property]
        return _named(exact or as_such or (item.document for item in found))


def _named(documents: Iterable[str]) -> list[str]:
    return sorted(set(documents)) or [""]


def _triples(subject: Subject) -> Iterator[tuple[tuple[str, str], str]]:
    """The triples of a subject without the final dot, each with name and target of its property."""
    start = f"<{iri(subject.id)}> <"
    yield ("", ""), f"{start}{_RDF_TYPE}> <{TERMS}{subject.cls}>"
    for name, kind, value in subject.literals():
        yield (name, ""), f"{start}{_RDFS_LABEL if name == LABEL else TERMS + name}> {lexical(kind, value)}"
    for name, target in subject.links:
        yield (name, target), f"{start}{TERMS}{name}> <{iri(target)}>"


def lexical(kind: ColumnType, value: str | int | float) -> str:
    """Return a value as a literal of N-Triples."""
    match kind:
        case "STRING":
            return quoted(str(value))
        case "BOOLEAN":
            return f'"{"true" if value else "false"}"{_DATATYPES[kind]}'
        case _:
            return f'"{value!r}"{_DATATYPES[kind]}'


def rdflib_graph(graph: Graph) -> "rdflib.Graph":
    """Return the triples as a graph of rdflib."""
    import rdflib

    result = rdflib.Graph()
    for prefix in ("o", "zt"):
        result.bind(prefix, PREFIXES[prefix])
    for subject in subjects(graph):
        start = rdflib.URIRef(iri(subject.id))
        result.add((start, rdflib.RDF.type, rdflib.URIRef(TERMS + subject.cls)))
        for name, kind, value in subject.literals():
            predicate = rdflib.RDFS.label if name == LABEL else rdflib.URIRef(TERMS + name)
            datatype = None if kind == "STRING" else rdflib.URIRef(_DATATYPES[kind][3:-1])
            result.add((start, predicate, rdflib.Literal(value, datatype=datatype)))
        for name, target in subject.links:
            result.add((start, rdflib.URIRef(TERMS + name), rdflib.URIRef(iri(target))))
    return result
