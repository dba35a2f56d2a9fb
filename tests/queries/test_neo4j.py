"""Every saved question gives the same rows on a Neo4j server as in process, whatever it is asked with."""

from pathlib import Path

import pytest

from graph.merged import Graph
from graph.neo4j import Neo4jEngine, Server
from graph.push import Change, push
from graph.rows import tables
from queries.catalogue import saved
from tests.neo4j_server import holding
from tests.queries.projecting import Asked, embedded, real_graph, specimen_graph


def differing(graph: Graph, database: Server, folder: Path) -> list[object]:
    """The questions, with what they were asked, that some engine answers otherwise than Ladybug.

    Each is asked with what it requires, and with everything, all switches among it.
    """
    opened = embedded(graph, folder)
    found: list[object] = []
    with Neo4jEngine(database) as server:
        asked = Asked(graph, {**opened, "neo4j": server})
        for question in saved().values():
            for values in asked.extremes(question):
                rows = asked.rows(question, values)
                others = [engine for engine in asked.engines if asked.rows(question, values, engine) != rows]
                found += [(question.name, values, engine) for engine in others]
    for engine in opened.values():
        engine.close()
    return found


@pytest.mark.neo4j
def test_the_same_rows_on_a_server(database: Server, tmp_path: Path) -> None:
    graph = specimen_graph()
    push(graph, database)
    assert differing(graph, database, tmp_path) == []


@pytest.mark.corpus
@pytest.mark.neo4j
def test_the_whole_corpus_is_pushed_once_and_gives_the_same_rows(
    corpus: Path, database: Server, tmp_path: Path
) -> None:
    graph = real_graph(sorted(corpus.iterdir()))
    size = len(graph.nodes) + len(graph.edges)
    assert push(graph, database) == Change(written=size, removed=0, unchanged=0, kept=0)
    assert holding.tables(database) == list(tables(graph))
    before = holding.last_change(database)
    assert push(graph, database) == Change(written=0, removed=0, unchanged=size, kept=0)
    assert holding.last_change(database) == before
    assert differing(graph, database, tmp_path) == []
