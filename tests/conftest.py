"""What every test may ask for: the real documents and their gold, where this machine has them.

Tests on real documents carry ``@pytest.mark.corpus`` (``requires_corpus`` means the same) and take the
fixtures ``corpus`` and ``gold``. Where there is no corpus they are left out, and the report says so at its
head.

Tests that need a Neo4j server carry ``@pytest.mark.neo4j`` and take the fixture ``database``. Without Java and Maven, and
without ``$NEO4J_URI``, they fail; they are left out only where ``$ZHENGTU_WITHOUT_NEO4J`` says so, and the report ends
with saying so.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.neo4j_server.artifacts import WITHOUT

EXTRACTS = "ZHENGTU_TEST_EXTRACTS"
"""Names the folder of :mod:`tests.reading`; the workers of xdist inherit it."""

if TYPE_CHECKING:
    from graph.neo4j import Server
    from tests.neo4j_server.sharing import Shared
    from tests.sparql_server.serving import Served

SHARED = Path(__file__).resolve().parents[2] / "shared"
CORPUS_MARKERS = ("corpus", "requires_corpus")


def _folder(variable: str, default: Path) -> Path | None:
    """The folder that an environment variable names, else the default; None where there is no such folder."""
    path = Path(os.environ.get(variable) or default)
    return path if path.is_dir() else None


CORPUS = _folder("ZHENGTU_CORPUS", SHARED / "corpus")
GOLD = _folder("ZHENGTU_GOLD", SHARED / "gold")

# Hypothesis fails an example that takes longer than 200 ms, and data that are slow to make. A busy machine is no failure.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

WITHOUT_NEO4J = os.environ.get(WITHOUT, "") not in ("", "0")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "requires_corpus: the same as corpus")
    if "PYTEST_XDIST_WORKER" not in os.environ:
        os.environ[EXTRACTS] = tempfile.mkdtemp(prefix="zhengtu-extracts-")


def pytest_unconfigure() -> None:
    if "PYTEST_XDIST_WORKER" not in os.environ and EXTRACTS in os.environ:
        shutil.rmtree(os.environ.pop(EXTRACTS), ignore_errors=True)


def pytest_report_header() -> list[str]:
    return [] if CORPUS is not None else ["FLOORS NOT MEASURED: no corpus"]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    absent = () if CORPUS is not None else CORPUS_MARKERS
    if WITHOUT_NEO4J:
        absent = (*absent, "neo4j")
    wanting = [item for item in items if any(map(item.get_closest_marker, absent))]
    config.hook.pytest_deselected(items=wanting)
    items[:] = [item for item in items if item not in wanting]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if WITHOUT_NEO4J:
        terminalreporter.write_line(f"NEO4J NOT TESTED: ${WITHOUT} is set")


@pytest.fixture(scope="session")
def corpus() -> Path | None:
    """The folder of real documents (``seeds``, ``dev``, ``formats``, ``bulk``)."""
    return CORPUS


@pytest.fixture(scope="session")
def gold() -> Path | None:
    """The folder of documents annotated by hand (``dev/*.json``, ``score.py``)."""
    return GOLD


@pytest.fixture(scope="session")
def neo4j_server() -> "Shared":
    """A Neo4j server that all processes of this test run share."""
    from tests.neo4j_server.sharing import shared_server

    return shared_server(os.environ.get("PYTEST_XDIST_TESTRUNUID") or str(os.getpid()))


@pytest.fixture
def endpoint() -> Iterator["Served"]:
    """An empty server of SPARQL, for this test alone."""
    from tests.sparql_server.serving import serving

    with serving() as served:
        yield served


@pytest.fixture
def database(neo4j_server: "Shared") -> Iterator["Server"]:
    """An empty database of the server, for this test alone."""
    from tests.neo4j_server.sharing import alone

    with alone(neo4j_server) as server:
        yield server
