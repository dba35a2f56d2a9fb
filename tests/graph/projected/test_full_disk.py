"""A server whose disk is full is told in one line; with room again, the next push completes what was begun.

It is a server of its own, none of whose files may grow beyond a few megabytes.
"""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from graph import push as pushing
from graph.merged import Graph
from graph.neo4j import Server
from graph.push import push
from graph.rows import tables
from ontology.errors import GraphError
from ontology.nodes import Event
from tests.neo4j_server import holding, keeper
from tests.neo4j_server.artifacts import class_path

pytestmark = pytest.mark.neo4j

ROOM = 6 << 20


@contextmanager
def started(home: Path, largest: int | None) -> "Iterator[tuple[str, subprocess.Popen[bytes]]]":
    """A server in this folder, which may hold a database already; its address and its process."""
    port = keeper.free_port()
    process = keeper.start(home, class_path(), port, largest=largest)
    try:
        yield f"bolt://127.0.0.1:{port}", process
    finally:
        process.kill()
        process.wait()


def test_a_full_disk_is_told_and_room_is_enough_to_go_on(
    make_graph: Callable[..., Graph], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pushing, "BATCH", 200)
    graph = make_graph(Event(title=f"{number} {'会议' * 700}", date="2024-01-01") for number in range(4000))
    with started(tmp_path, ROOM) as (uri, process):
        server = Server(uri, password=keeper.set_password(uri, process))
        with pytest.raises(GraphError, match="it cannot write to its disk, which may be full") as caught:
            push(graph, server)
        assert "\n" not in str(caught.value)
        with pytest.raises(GraphError, match="the server cannot go on"):
            push(graph, server)
    with started(tmp_path, None) as (uri, process):
        server = Server(uri, password=server.password)
        keeper.wait(uri, process)
        change = push(graph, server)
        assert change.unchanged > 0
        assert change.written + change.unchanged == 4000
        assert holding.tables(server) == list(tables(graph))
