"""Every saved question gives the same rows in every engine, whatever it is asked with.

The parameters are things that the graph holds: for each type the one with most edges, so that rows come back.
rdflib, a hundred times slower, is a third opinion on the small world made by hand.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.specimen import specimen_documents
from graph import ladybug, oxigraph
from graph.engine import Engine
from graph.merged import Graph, merge
from loaders.load import load
from queries.catalogue import saved
from queries.question import NODE_TYPES, Parameter, Question, Value
from queries.rows import in_code_point_order
from queries.runner import ask
from queries.tokens import Language
from tests.queries.projecting import engines, graph_of
from tests.queries.world import build

LANGUAGES: dict[str, Language] = {"ladybug": "cypher", "oxigraph": "sparql", "rdflib": "sparql"}


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


def embedded(graph: Graph, folder: Path) -> dict[str, Engine]:
    """The graph in the two embedded engines."""
    for part, fill in (("ladybug", ladybug.build), ("oxigraph", oxigraph.build)):
        (folder / part).mkdir()
        fill(graph, folder / part)
    return {
        "ladybug": ladybug.LadybugEngine(folder / "ladybug"),
        "oxigraph": oxigraph.OxigraphEngine(folder / "oxigraph"),
    }


@pytest.fixture(
    scope="module", params=["world", "specimens", pytest.param("seeds", marks=pytest.mark.corpus)]
)
def asked(
    request: pytest.FixtureRequest, corpus: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Asked]:
    """A graph and the engines that hold it."""
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "world":
        graph = graph_of(build())
        opened = engines(graph, folder)
    else:
        paths = [path for path in specimen_documents() if path.name != "scan.pdf"]
        graph = merge(
            [
                load(path)
                for path in (sorted((corpus / "seeds").iterdir()) if request.param == "seeds" else paths)
            ]
        )
        opened = embedded(graph, folder)
    yield Asked(graph, opened)
    for engine in opened.values():
        engine.close()


@pytest.mark.parametrize("name", list(saved()))
def test_the_same_rows_in_every_engine(asked: Asked, name: str) -> None:
    question = saved()[name]
    for values in asked.variants(question):
        answers = {
            name: in_code_point_order(
                ask(question, values, lambda _, text: text, engine, LANGUAGES[name]).rows
            )
            for name, engine in asked.engines.items()
        }
        for engine, rows in answers.items():
            assert rows == answers["ladybug"], (engine, values)
