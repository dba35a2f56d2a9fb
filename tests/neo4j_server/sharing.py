"""One Neo4j server for all processes of a test run, one test at a time.

The Community edition has one database, so tests take turns and begin with an empty one. Turns last no longer than a
test: xdist would never give the last test to a worker that waits while another holds the server for a whole module.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graph.locks import locked
from graph.neo4j import Neo4jEngine, Server
from tests.neo4j_server import keeper
from tests.neo4j_server.artifacts import WITHOUT, NoServerError

_TO_WAIT = 1200.0
"""Seconds until the server is ready, if everything has to be fetched first."""
_OURS = "ZhengtuTest"
"""Label of the node by which a database is known to be there for tests."""


@dataclass(frozen=True)
class Shared:
    """A server, and the file that is locked by whoever has a turn."""

    server: Server
    turn: Path


def shared_server(run: str) -> Shared:
    """Return the server of the test run with this name, started by the first that asks; or ``$NEO4J_URI``.

    Raises:
        NoServerError: there is none, or it holds what nobody wants to lose.
    """
    if uri := os.environ.get("NEO4J_URI"):
        given = Server(uri, os.environ.get("NEO4J_USER", "neo4j"), os.environ.get("NEO4J_PASSWORD", ""))
        _claim(given)
        return Shared(given, Path(tempfile.gettempdir()) / f"zhengtu-neo4j-{_short(uri)}.lock")
    folder = Path(tempfile.gettempdir()) / f"zhengtu-neo4j-{run}"
    try:
        folder.mkdir()
    except FileExistsError:
        pass
    else:
        _keep(folder)
    end = time.monotonic() + _TO_WAIT
    while time.monotonic() < end:
        if (folder / keeper.FAILED).exists():
            raise NoServerError((folder / keeper.FAILED).read_text("utf-8"))
        if (folder / keeper.READY).exists():
            said = json.loads((folder / keeper.READY).read_text("utf-8"))
            return Shared(Server(said["uri"], said["user"], said["password"]), folder / "turn")
        time.sleep(0.1)
    raise NoServerError(f"no Neo4j server within {_TO_WAIT:g} s; set {WITHOUT}=1 to leave out what needs it")


@contextmanager
def alone(shared: Shared) -> Iterator[Server]:
    """Be the only test that uses the server, and find it empty."""
    with locked(shared.turn):
        empty(shared.server)
        yield shared.server


def empty(server: Server) -> None:
    """Remove all nodes, and the constraints and indexes that are not ours: those only take time to make."""
    with Neo4jEngine(server) as engine:
        while engine.write("MATCH (n) WITH n LIMIT 5000 DETACH DELETE n RETURN count(*)") != [(0,)]:
            pass
        for kind in ("CONSTRAINT", "INDEX"):
            shown = engine.run(f"SHOW {kind} YIELD name, type").rows
            for name, sort in shown:
                if sort != "LOOKUP" and not str(name).startswith("zhengtu_"):
                    engine.write(f"DROP {kind} `{name}` IF EXISTS")
        engine.write(f"CREATE (:{_OURS})")


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _claim(server: Server) -> None:
    """Refuse a database in which anything lies that no test has left there."""
    with Neo4jEngine(server) as engine:
        is_ours = engine.run(f"MATCH (n:{_OURS}) RETURN count(*)").rows != [(0,)]
        if not is_ours and engine.run("MATCH (n) RETURN count(*)").rows != [(0,)]:
            raise NoServerError(f"{server.uri} ($NEO4J_URI) is not empty, and the tests would empty it")


def _keep(folder: Path) -> None:
    """Start the process that keeps the server until this test run has ended."""
    controller = os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()
    subprocess.run(
        [sys.executable, keeper.__file__, str(folder), str(controller)],
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
