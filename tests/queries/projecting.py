"""The hand-made world in the engines that answer queries."""

from collections.abc import Mapping
from pathlib import Path
from typing import cast

import rdflib
from rdflib.query import ResultRow

from graph import ladybug, oxigraph
from graph.engine import UNLIMITED, Cell, Engine, Limits, Rows
from graph.merged import Graph
from graph.rdf import rdflib_graph
from graph.rows import Value
from ontology.ids import from_iri
from tests.queries.world import World


class RdflibEngine:
    """A graph in rdflib, asked like the engines of the program."""

    def __init__(self, graph: rdflib.Graph) -> None:
        """Ask this graph."""
        self._graph = graph

    def run(
        self, text: str, parameters: Mapping[str, Value] | None = None, limits: Limits = UNLIMITED
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
    """The world as a merged graph that no document states."""
    return Graph(
        nodes=dict(sorted((node.id, node) for node in world.nodes.values())),
        edges=dict(sorted((edge.id, edge) for edge in world.edges.values())),
        evidence={},
        rules={},
        names={},
        moved={},
        findings=(),
        copies={},
        pages={},
    )


def engines(graph: Graph, folder: Path) -> dict[str, Engine]:
    """The graph in every engine, opened for reading, by the name of the engine."""
    for part in ("ladybug", "oxigraph"):
        (folder / part).mkdir()
    ladybug.build(graph, folder / "ladybug")
    oxigraph.build(graph, folder / "oxigraph")
    return {
        "ladybug": ladybug.LadybugEngine(folder / "ladybug"),
        "oxigraph": oxigraph.OxigraphEngine(folder / "oxigraph"),
        "rdflib": RdflibEngine(rdflib_graph(graph)),
    }
