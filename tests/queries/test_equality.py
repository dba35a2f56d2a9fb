"""Every saved question gives the same rows in every engine, whatever it is asked with.

The parameters are things that the graph holds: for each type the one with most edges, so that rows come back.
rdflib, a hundred times slower, is a third opinion on the small world made by hand.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.merged import merge
from loaders.load import load
from queries.catalogue import saved
from queries.rows import in_code_point_order
from queries.runner import ask
from queries.tokens import Language
from tests.queries.projecting import Asked, embedded, engines, graph_of, specimen_graph
from tests.queries.world import build

LANGUAGES: dict[str, Language] = {"ladybug": "cypher", "oxigraph": "sparql", "rdflib": "sparql"}


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
        seeds = request.param == "seeds"
        graph = merge(map(load, sorted((corpus / "seeds").iterdir()))) if seeds else specimen_graph()
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
