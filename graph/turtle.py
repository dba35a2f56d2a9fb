"""The graph as Turtle and TriG: readable, grouped by subject, and the same bytes for the same graph."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from graph.merged import Graph
from graph.rdf import LABEL, Stating, Subject, subjects
from ontology.derive.columns import ColumnType
from ontology.derive.terms import XSD
from ontology.derive.turtle import prefixes, quoted
from ontology.ids import iri

_HEAD = prefixes("o", "zt", "rdfs", "xsd")

# What may follow a prefix without escapes (PN_LOCAL, https://www.w3.org/TR/turtle/#grammar-production-PN_LOCAL).
_LOCAL = re.compile(r"[A-Za-z0-9_:](?:[A-Za-z0-9_:.-]*[A-Za-z0-9_:-])?")

Pair = tuple[str, str]
"""A predicate and an object as Turtle has them."""


def turtle(graph: Graph) -> Iterator[str]:
    """Yield the graph's Turtle, subject by subject."""
    yield _HEAD
    for subject in subjects(graph):
        yield "\n" + _block(subject.id, (pair for _, pair in _pairs(subject)))


def trig(graph: Graph) -> Iterator[str]:
    """Yield the graph's TriG: the graph of each document, then what no document states."""
    stating = Stating(graph)
    blocks: dict[str, list[str]] = defaultdict(list)
    for subject in subjects(graph):
        by_document: dict[str, list[Pair]] = defaultdict(list)
        for (name, target), pair in _pairs(subject):
            for document in stating.documents(subject.id, name, target):
                by_document[document].append(pair)
        for document, pairs in by_document.items():
            blocks[document].append(_block(subject.id, pairs))
    yield _HEAD
    unstated = blocks.pop("", [])
    for document in sorted(blocks):
        yield f"\n{_name(document)} {{\n"
        yield from (f"\n{block}" for block in blocks[document])
        yield "\n}\n"
    yield from (f"\n{block}" for block in unstated)


def _pairs(subject: Subject) -> Iterator[tuple[tuple[str, str], Pair]]:
    """Predicates and objects, each with name and target of its property."""
    yield ("", ""), ("a", f"o:{subject.cls}")
    for name, kind, value in subject.literals():
        yield (name, ""), ("rdfs:label" if name == LABEL else f"o:{name}", _literal(kind, value))
    for name, target in subject.links:
        yield (name, target), (f"o:{name}", _name(target))


def _block(subject: str, pairs: Iterable[Pair]) -> str:
    """All that is said of a subject, the objects of one predicate in one line."""
    objects: dict[str, list[str]] = {}
    for predicate, found in pairs:
        objects.setdefault(predicate, []).append(found)
    lines = [f"{predicate} {', '.join(found)}" for predicate, found in objects.items()]
    return f"{_name(subject)} " + " ;\n    ".join(lines) + " .\n"


def _name(id: str) -> str:
    return f"zt:{id}" if _LOCAL.fullmatch(id) else f"<{iri(id)}>"


def _literal(kind: ColumnType, value: str | int | float) -> str:
    match kind:
        case "STRING":
            return quoted(str(value))
        case "INT64":
            return str(value)
        case "BOOLEAN":
            return "true" if value else "false"
        case _:
            return f'"{value!r}"^^{XSD[kind]}'
