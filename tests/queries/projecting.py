"""Graphs in the engines that answer queries, and what to ask them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import rdflib
from rdflib.query import ResultRow

from app.specimen import specimen_documents
from graph import ladybug, oxigraph
from graph.engine import UNLIMITED, Cell, Engine, Limits, Rows
from graph.merged import Graph, merge
from graph.rdf import rdflib_graph
from graph.rows import Value as GraphValue
from loaders.load import load
from ontology.ids import from_iri
from queries.question import NODE_TYPES, Parameter, Question, Value
from tests.queries.world import World


class RdflibEngine:
    """A graph in rdflib, asked like the engines of the program."""

    def __init__(self, graph: rdflib.Graph) -> None:
        """Ask this graph."""
        self._graph = graph

    def run(
        self, text: str, parameters: Mapping[str, GraphValue] | None = None, limits: Limits = UNLIMITED
    ) -> Rows:
        """Return the answer to a SPARQL query, things by their id."""
        result = self._graph.query(text)
        names = tuple(str(variable) for variable in result.vars or ())
        return Rows(names, [tuple(map(_cell, cast(ResultRow, row))) for row in result])

    def close(self) -> None:
        """Nothing to close."""


def _cell(term: object) -> Cell:
    if isinstance(term, rdflib.URIRef):
        return from_iri(str(term))
    return cast(Cell, term.toPython()) if isinstance(term, rdflib.Literal) else None


def graph_of(world: World) -> Graph:
    """The world as a merged graph."""
    return Graph(
        nodes=dict(sorted((node.id, node) for node in world.nodes.values())),
        edges=dict(sorted((edge.id, edge) for edge in world.edges.values())),
        evidence=dict(sorted(world.evidence.items())),
        rules={},
        names={},
        moved={},
        findings=(),
        copies={},
        pages={node.id: () for node in world.nodes.values() if node.label() == "Document"},
    )


@dataclass
class Asked:
    """A graph, the engines that hold it, and its busiest thing of each type."""

    graph: Graph
    engines: dict[str, Engine]
    busiest: dict[str, str] = field(default_factory=dict)

    def value(self, parameter: Parameter) -> Value:
        """A value that finds something."""
        if parameter.type not in NODE_TYPES:
            return parameter.example
        if parameter.type not in self.busiest:
            counts = Counter(end for edge in self.graph.edges.values() for end in (edge.source, edge.target))
            things = [node.id for node in self.graph.of(parameter.type)]
            self.busiest[parameter.type] = min(things, key=lambda thing: (-counts[thing], thing))
        return self.busiest[parameter.type]

    def variants(self, question: Question) -> Iterator[dict[str, Value]]:
        """Required parameters alone, then with each optional one, then with all."""
        required = {p.name: self.value(p) for p in question.parameters if p.required}
        optional = {
            p.name: True if p.type == "boolean" else self.value(p)
            for p in question.parameters
            if not p.required
        }
        yield required
        yield from ({**required, name: given} for name, given in optional.items())
        if len(optional) > 1:
            yield {**required, **optional}


def specimen_graph() -> Graph:
    """The graph of the specimen corpus."""
    return merge(load(path) for path in specimen_documents() if path.name != "scan.pdf")


def embedded(graph: Graph, folder: Path) -> dict[str, Engine]:
    """The graph in the two embedded engines."""
    for part, fill in (("ladybug", ladybug.build), ("oxigraph", oxigraph.build)):
        (folder / part).mkdir()
        fill(graph, folder / part)
    return {
        "ladybug": ladybug.LadybugEngine(folder / "ladybug"),
        "oxigraph": oxigraph.OxigraphEngine(folder / "oxigraph"),
    }


def engines(graph: Graph, folder: Path) -> dict[str, Engine]:
    """The graph in every engine, opened for reading, by the name of the engine."""
    return {**embedded(graph, folder), "rdflib": RdflibEngine(rdflib_graph(graph))}
