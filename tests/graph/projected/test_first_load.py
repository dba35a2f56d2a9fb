"""The real import tool makes a database of an exported folder that is the graph, as if it had been pushed.

It is a server of its own: the tool writes the files of one that is stopped.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from graph import ladybug
from graph.exports import export
from graph.merged import Graph
from graph.neo4j import Neo4jEngine, Server
from graph.push import Change, push
from graph.pushed import others, pushed
from graph.rows import digest, digest_of, tables
from ontology.nodes import Event, Target
from queries.catalogue import saved
from queries.rows import in_code_point_order
from queries.runner import ask
from tests.neo4j_server import holding, keeper
from tests.neo4j_server.artifacts import class_path
from tests.neo4j_server.importing import run_script
from tests.queries.projecting import Asked, graph_of
from tests.queries.world import build

pytestmark = pytest.mark.neo4j

TEXTS = [
    " a",
    "b ",
    "  ",
    '"',
    '""',
    "\\",
    '\\"',
    "\\n",
    "\n",
    "\r",
    "\r\n",
    "\t",
    "a,b;c",
    "null",
    "'",
    "\0",
    "\x0b",
]
TEXTS += ["\x85", "\u2028", "\ufeff", "😀", "true", "1", "-", "字" * 300_000]
NUMBERS = [-0.0, 1e300, 5e-324, 0.1 + 0.2, -1.7976931348623157e308]


@pytest.fixture
def graph(everything: Graph, make_graph: Callable[..., Graph]) -> Graph:
    """All that the ontology allows, the world that saved questions find something in, and what is hard to write."""
    world = graph_of(build())
    events = [Event(title=text, date=f"{number:06}") for number, text in enumerate(TEXTS)]
    targets = [Target(owner="plan:1", indicator=f"指标{value}", value=value) for value in NUMBERS]
    nodes = {**world.nodes, **everything.nodes, **make_graph([*events, *targets]).nodes}
    edges = {**world.edges, **everything.edges}
    return replace(everything, nodes=dict(sorted(nodes.items())), edges=dict(sorted(edges.items())))


def test_an_imported_graph_is_as_if_it_had_been_pushed(graph: Graph, tmp_path: Path) -> None:
    (folder,) = export(graph, tmp_path / "graph.neo4j")
    home = tmp_path / "home"
    said = run_script(folder, "import", home)
    assert f"{len(graph.nodes) + 1} nodes\n  {len(graph.edges)} relationships" in said

    process = keeper.start(home, class_path(), port := keeper.free_port())
    try:
        uri = f"bolt://127.0.0.1:{port}"
        server = Server(uri, password=keeper.set_password(uri, process))
        run_script(folder, "constraints", home, NEO4J_URI=uri, NEO4J_PASSWORD=server.password)
        check(graph, server, tmp_path)
    finally:
        process.kill()
        process.wait()


def check(graph: Graph, server: Server, folder: Path) -> None:
    """The database holds the graph, its answers are right, and a push finds nothing to do."""
    found = holding.tables(server)
    assert found == list(tables(graph))
    assert digest_of(found) == digest(graph)
    assert holding.foreign(server) == []

    before = holding.last_change(server)
    assert push(graph, server) == Change(0, 0, len(graph.nodes) + len(graph.edges), 0)
    assert holding.last_change(server) == before

    (folder / "ladybug").mkdir()
    ladybug.build(graph, folder / "ladybug")
    embedded = ladybug.LadybugEngine(folder / "ladybug")
    with Neo4jEngine(server) as engine:
        assert pushed(engine).digest == digest(graph)
        assert others(engine, pushed(engine).counts) == {}
        question = saved()["agency_responsibilities"]
        values = next(Asked(graph, {"ladybug": embedded}).variants(question))
        rows, expected = (
            in_code_point_order(ask(question, values, lambda _, text: text, one, "cypher").rows)
            for one in (engine, embedded)
        )
    embedded.close()
    assert rows == expected
    assert len(rows) > 0
