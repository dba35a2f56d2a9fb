"""Every saved question gives the same rows in every engine, whatever it is asked with.

rdflib, a hundred times slower, is a third opinion: about the specimens with all parameters, about the seeds with those that
are required. The whole corpus is asked in :mod:`tests.queries.test_neo4j`.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from queries.catalogue import saved
from tests.queries.projecting import Asked, engines, graph_of, real_graph, specimen_graph
from tests.queries.world import build


@pytest.fixture(
    scope="module", params=["world", "specimens", pytest.param("seeds", marks=pytest.mark.corpus)]
)
def asked(
    request: pytest.FixtureRequest, corpus: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Asked]:
    """A graph and the engines that hold it."""
    match request.param:
        case "world":
            graph = graph_of(build())
        case "specimens":
            graph = specimen_graph()
        case _:
            graph = real_graph([corpus / "seeds"])
    opened = engines(graph, tmp_path_factory.mktemp(request.param))
    yield Asked(graph, opened, request.param)
    for engine in opened.values():
        engine.close()


@pytest.mark.parametrize("name", list(saved()))
def test_the_same_rows_in_every_engine(asked: Asked, name: str) -> None:
    question = saved()[name]
    required, everything = asked.extremes(question)
    third = {"world": (required, everything), "specimens": (everything,), "seeds": (required,)}[asked.name]
    for values in asked.variants(question):
        rows = asked.rows(question, values)
        assert asked.rows(question, values, "oxigraph") == rows, values
        if values in third:
            assert asked.rows(question, values, "rdflib") == rows, values
