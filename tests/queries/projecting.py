"""Graphs in the engines that answer queries, and what to ask them."""

from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, product
from pathlib import Path
from typing import cast

import rdflib
from rdflib.paths import Path as PropertyPath
from rdflib.plugins.sparql import evaluate
from rdflib.plugins.sparql.sparql import FrozenBindings, QueryContext
from rdflib.query import ResultRow
from rdflib.term import Identifier

from app.checking import value_sets
from app.specimen import specimen_documents
from graph import ladybug, oxigraph
from graph.engine import UNLIMITED, Cell, Engine, Limits, Rows
from graph.merged import Graph, merge
from graph.rdf import rdflib_graph
from graph.rows import Value as GraphValue
from ontology.ids import from_iri
from queries.question import NODE_TYPES, Question, Value
from queries.rows import Row, in_code_point_order
from queries.runner import ask
from queries.tokens import Language
from tests.queries.world import World
from tests.reading import read

Pattern = tuple[Identifier, Identifier, Identifier]


_evaluate = evaluate.evalBGP


def _joined(ctx: QueryContext, bgp: list[Pattern]) -> Generator[FrozenBindings]:
    """Evaluate triple patterns so that each joins to those before it.

    rdflib by itself begins with everything that has one of the types, for all variables at once.
    """

    def distance(pattern: Pattern) -> tuple[int, bool, bool]:
        subject, path, value = pattern
        variables = {term for term in (subject, value) if isinstance(term, rdflib.Variable)}
        known = {term for term in variables if ctx[term] is not None}
        return len(variables - known), len(known) == 0, isinstance(path, PropertyPath)

    # It calls this function again for all but the first.
    yield from _evaluate(ctx, sorted(bgp, key=distance))


evaluate.evalBGP = _joined


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


TRIED = 12
"""Of the busiest things of a type, so many are tried for one that a question finds something about."""


@dataclass
class Asked:
    """A graph, engines that hold it, Ladybug among them, and what to ask them so that rows come back."""

    graph: Graph
    engines: dict[str, Engine]
    name: str = ""

    @cached_property
    def busiest(self) -> dict[str, list[str]]:
        """The things of each type, those with most edges first."""
        counts = Counter(end for edge in self.graph.edges.values() for end in (edge.source, edge.target))
        return {
            type_: sorted(
                (node.id for node in self.graph.of(type_)), key=lambda thing: (-counts[thing], thing)
            )
            for type_ in NODE_TYPES
        }

    def rows(self, question: Question, given: Mapping[str, Value], engine: str = "ladybug") -> list[Row]:
        """The answer of an engine, in an order that can be compared."""
        language: Language = "cypher" if engine in ("ladybug", "neo4j") else "sparql"
        return in_code_point_order(
            ask(question, given, lambda _, name: name, self.engines[engine], language).rows
        )

    def extremes(self, question: Question) -> tuple[dict[str, Value], dict[str, Value]]:
        """Required parameters alone, and all parameters."""
        required = self._required(question)
        return required, {**required, **self._optional(question, required)}

    def variants(self, question: Question) -> Iterator[dict[str, Value]]:
        """Required parameters alone, then with each optional one, then with all."""
        required = self._required(question)
        yield from value_sets(required, self._optional(question, required))

    def _required(self, question: Question) -> dict[str, Value]:
        """Values for the required parameters: the first of the busiest things that give rows."""
        things = [
            self.busiest[p.type][:TRIED] if p.type in NODE_TYPES else [p.example]
            for p in question.parameters
            if p.required
        ]
        names = [p.name for p in question.parameters if p.required]
        tried = [dict(zip(names, values, strict=True)) for values in islice(product(*things), TRIED)]
        return next((given for given in tried if self.rows(question, given)), tried[0])

    def _optional(self, question: Question, required: Mapping[str, Value]) -> dict[str, Value]:
        """Values for the optional parameters: things that most rows are about, else the busiest."""
        names = [column.name for column in question.columns]
        found = self.rows(question, required)
        given: dict[str, Value] = {}
        for parameter in question.parameters:
            if parameter.required:
                continue
            if parameter.type not in NODE_TYPES:
                given[parameter.name] = True if parameter.type == "boolean" else parameter.example
                continue
            place = names.index(f"{parameter.name}_id") if f"{parameter.name}_id" in names else None
            told = Counter(str(row[place]) for row in found if row[place]) if place is not None else Counter()
            things = [*sorted(told, key=lambda thing: (-told[thing], thing)), *self.busiest[parameter.type]]
            given[parameter.name] = things[0]
        return given


def specimen_graph() -> Graph:
    """The graph of the specimen corpus."""
    return merge(read(path) for path in specimen_documents() if path.name != "scan.pdf")


def real_graph(folders: Iterable[Path]) -> Graph:
    """The graph of all real documents in the folders."""
    return merge(read(path) for folder in folders for path in sorted(folder.iterdir()))


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
