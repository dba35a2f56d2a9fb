"""Every saved question gives the same rows on a Neo4j server as in process, whatever it is asked with."""

from collections.abc import Callable
from pathlib import Path

import pytest

from graph import ladybug
from graph.engine import Engine
from graph.merged import Graph
from graph.neo4j import Neo4jEngine, Server
from graph.push import push
from queries.catalogue import saved
from queries.question import Question, Value
from queries.rows import Row, in_code_point_order
from queries.runner import ask
from tests.queries.projecting import Asked, graph_of, specimen_graph
from tests.queries.world import build


def answered(question: Question, values: dict[str, Value], engine: Engine) -> list[Row]:
    """The rows in an order that can be compared."""
    return in_code_point_order(ask(question, values, lambda _, text: text, engine, "cypher").rows)


@pytest.mark.neo4j
@pytest.mark.parametrize("make", [lambda: graph_of(build()), specimen_graph], ids=["world", "specimens"])
def test_the_same_rows_on_a_server(database: Server, tmp_path: Path, make: Callable[[], Graph]) -> None:
    graph = make()
    push(graph, database)
    ladybug.build(graph, tmp_path)
    embedded = ladybug.LadybugEngine(tmp_path)
    differing = []
    with Neo4jEngine(database) as server:
        asked = Asked(graph, {"ladybug": embedded, "neo4j": server})
        for question in saved().values():
            for values in asked.variants(question):
                rows = answered(question, values, embedded)
                if answered(question, values, server) != rows:
                    differing.append((question.name, values))
    embedded.close()
    assert differing == []
