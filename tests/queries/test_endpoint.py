"""Every saved question gives the same rows at a SPARQL endpoint as in process, whatever it is asked with."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from graph import oxigraph
from graph.endpoint import EndpointEngine
from graph.http_exchange import Address
from graph.merged import Graph
from graph.push_rdf import push
from queries.catalogue import saved
from queries.question import Question, Value
from queries.rows import Row
from tests.queries.projecting import Asked, graph_of, specimen_graph
from tests.queries.world import build
from tests.sparql_server import holding
from tests.sparql_server.serving import Served


class AskedInSparql(Asked):
    """What to ask is looked for in the embedded Oxigraph, which takes a tenth of the time that Ladybug does."""

    def rows(self, question: Question, given: Mapping[str, Value], engine: str = "oxigraph") -> list[Row]:
        return super().rows(question, given, engine)


@pytest.mark.parametrize("make", [lambda: graph_of(build()), specimen_graph], ids=["world", "specimens"])
def test_the_same_rows_on_a_server(endpoint: Served, tmp_path: Path, make: Callable[[], Graph]) -> None:
    graph = make()
    push(graph, Address(endpoint.store))
    assert holding.ours(endpoint)[1] == holding.expected(graph)
    oxigraph.build(graph, tmp_path)
    embedded = oxigraph.OxigraphEngine(tmp_path)
    server = EndpointEngine(Address(endpoint.query))
    asked = AskedInSparql(graph, {"oxigraph": embedded, "endpoint": server})
    differing, found = [], 0
    for question in saved().values():
        for values in asked.variants(question):
            rows = asked.rows(question, values)
            found += len(rows)
            if asked.rows(question, values, "endpoint") != rows:
                differing.append((question.name, values))
    embedded.close()
    assert differing == []
    assert found > 500
