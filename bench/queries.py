"""Prints how long each saved question takes on the embedded engines, as a ratio to a Neo4j server, in one run.

Each is asked for the busiest thing of each type that it wants, as the program asks it. Everything is asked once through
without a clock, so that pages are read, plans made and Java has compiled, and Oxigraph holds the graph in memory, as it
does in every process that asks much; ``disk`` is Oxigraph as a process finds it that asks once. Then the median of some
rounds counts, in each of which the engines take turns, so that the machine's mood cancels out. The server runs on the
same machine, started for this, with Java's thorough compiler and room for all pages. Usage: ``python bench/queries.py
[--rounds N] [FOLDER...]``: documents to make the graph of, by default the specimen corpus.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.engine import Engine
    from graph.merged import Graph
    from graph.neo4j import Server
    from queries.question import Question, Value

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 15
LEAST = 3
PATIENCE = 3.0
"""Seconds after which a question is not asked for more than the least number of rounds."""
SERVER = "neo4j"
DISK = "disk"
LANGUAGES = {"ladybug": "cypher", "oxigraph": "sparql", DISK: "sparql", SERVER: "cypher"}

# As a server that is there to stay: with the thorough compiler, and memory for graphs that this machine can embed.
_JAVA = ("java", "-Xms512m", "-Xmx1g")
_SETTINGS = "server.memory.pagecache.size=512m\n"

Times = dict[str, dict[str, float]]
"""Seconds, by question and engine."""


@contextmanager
def fresh_server(folder: Path) -> Iterator["Server"]:
    """Start a server for this run alone."""
    from graph.neo4j import Server
    from tests.neo4j_server import keeper
    from tests.neo4j_server.artifacts import class_path

    port = keeper.free_port()
    process = keeper.start(folder, class_path(), port, settings=_SETTINGS, java=_JAVA)
    try:
        uri = f"bolt://127.0.0.1:{port}"
        yield Server(uri, password=keeper.set_password(uri, process))
    finally:
        process.kill()
        process.wait()


def asked_once(question: "Question", values: "dict[str, Value]", name: str, engine: "Engine") -> float:
    """Return the seconds of one answer."""
    from queries.runner import ask

    start = perf_counter()
    ask(question, values, lambda _, text: text, engine, LANGUAGES[name])  # type: ignore[arg-type]
    return perf_counter() - start


def measure(graph: "Graph", engines: "dict[str, Engine]", rounds: int) -> Times:
    """Return the median time of every question on every engine."""
    from queries.catalogue import saved
    from tests.queries.projecting import Asked

    asked = Asked(graph, engines)
    questions = {question: next(asked.variants(question)) for question in saved().values()}

    def medians(question: "Question", values: "dict[str, Value]", least: int) -> dict[str, float]:
        spent: dict[str, list[float]] = {name: [] for name in engines}
        while len(spent[SERVER]) < least or (
            len(spent[SERVER]) < rounds and sum(map(sum, spent.values())) < PATIENCE
        ):
            for name, engine in engines.items():
                spent[name].append(asked_once(question, values, name, engine))
        return {name: median(seconds) for name, seconds in spent.items()}

    for question, values in questions.items():
        medians(question, values, least=1)
    return {question.name: medians(question, values, LEAST) for question, values in questions.items()}


def report(times: Times) -> None:
    """Print a line for each question, then the medians over all of them."""
    names = list(LANGUAGES)
    print(
        f"{'milliseconds':<30}"
        + "".join(f"{name:>10}" for name in names)
        + "".join(f"{name + '/' + SERVER:>17}" for name in names[:-1])
    )
    for question, by_engine in sorted(times.items()):
        print(_line(question, by_engine))
    middle = {name: median(by_engine[name] for by_engine in times.values()) for name in names}
    print(_line(f"median of {len(times)} questions", middle))
    for name in names[:-1]:
        ratios = [by_engine[name] / by_engine[SERVER] for by_engine in times.values()]
        slower = sum(ratio > 1 for ratio in ratios)
        print(
            f"median ratio {name}/{SERVER}: {median(ratios):.2f}; slower than the server: {slower} of {len(ratios)}"
        )


def _line(said: str, by_engine: dict[str, float]) -> str:
    *embedded, server = by_engine.values()
    cells = "".join(f"{seconds * 1000:10.2f}" for seconds in by_engine.values())
    return f"{said:<30}{cells}" + "".join(f"{seconds / server:17.2f}" for seconds in embedded)


def compare(graph: "Graph", rounds: int = ROUNDS) -> None:
    """Put the graph into all three engines and print what their answers take."""
    from graph.neo4j import Neo4jEngine
    from graph.oxigraph import OxigraphEngine
    from graph.push import push
    from tests.queries.projecting import embedded

    print(f"{len(graph.nodes)} nodes, {len(graph.edges)} edges")
    with tempfile.TemporaryDirectory() as folder, ExitStack() as closing:
        (Path(folder) / "embedded").mkdir()
        opened = embedded(graph, Path(folder) / "embedded")
        opened[DISK] = OxigraphEngine(Path(folder) / "embedded" / "oxigraph", on_disk=float("inf"))
        for engine in opened.values():
            closing.callback(engine.close)
        server = closing.enter_context(fresh_server(Path(folder) / "home"))
        push(graph, server)
        answering = closing.enter_context(Neo4jEngine(server))
        report(measure(graph, {**opened, SERVER: answering}, rounds))


def main(arguments: list[str]) -> int:
    """Measure the documents in the folders, or the specimen corpus."""
    sys.path.insert(0, str(ROOT))
    from bench.neo4j_load import graph_of

    parser = argparse.ArgumentParser(
        description="Saved questions on the embedded engines and on a Neo4j server."
    )
    parser.add_argument("folders", nargs="*", metavar="FOLDER")
    parser.add_argument("--rounds", type=int, default=ROUNDS, metavar="N")
    options = parser.parse_args(arguments)
    compare(graph_of(options.folders), options.rounds)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
