"""Prints how fast a graph gets into Neo4j, as a ratio to one MERGE for each node and edge, in one run.

The same records are pushed by the program, exported and imported by the server's own tool (which takes some seconds to
start, however small the graph), and merged one by one: each in a transaction of its own, and all of a batch in one.
Constraints are there before, the statements have been planned, and every way begins with an empty database. The
server is that of the tests, or ``$NEO4J_URI``, which must be empty. Usage: ``python bench/neo4j_load.py [FOLDER...]``:
documents to make the graph of, by default the specimen corpus; that is so small that most of a push is planning some hundred statements,
so the ratio only means something for more.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from neo4j import Session

    from graph.merged import Graph
    from graph.neo4j import Server

ROOT = Path(__file__).resolve().parents[1]
SLOW = 2000
"""Records that are merged one by one: the rate does not depend on how many more there are."""
IN_ONE = 500
"""Records in one transaction, in the second of these ways."""

Merge = tuple[str, dict[str, Any]]


def graph_of(folders: Sequence[str]) -> "Graph":
    """Return the graph of the documents below the folders, or of the specimens, without those that cannot be read."""
    from app.loading import load_files
    from app.specimen import specimen_documents
    from graph.merged import merge

    found = sorted(path for folder in folders for path in Path(folder).rglob("*.*") if path.is_file())
    paths = found if folders else list(specimen_documents())
    return merge(loaded.extract for loaded in load_files(paths) if loaded.extract is not None)


def merges(graph: "Graph") -> Iterator[Merge]:
    """Yield a MERGE for every node, then for every edge."""
    from graph.rows import tables
    from ontology.edges import EDGE_BY_TYPE

    for table in tables(graph):
        names = [column.name for column in table.columns]
        if table.name not in EDGE_BY_TYPE:
            text = f"MERGE (n:{table.name} {{zhengtu: $id}}) SET n += $values"
        else:
            text = (
                "MATCH (a:{} {{zhengtu: $source}}) MATCH (b:{} {{zhengtu: $target}}) "
                f"MERGE (a)-[r:{table.name} {{{{zhengtu: $id}}}}]->(b) SET r += $values"
            )
        for row in table.rows:
            values = dict(zip(names, row, strict=True))
            ends = {name: values.pop(name) for name in ("source", "target") if table.name in EDGE_BY_TYPE}
            labels = (graph.nodes[str(end)].label() for end in ends.values())
            yield text.format(*labels) if ends else text, {**ends, "id": values["id"], "values": values}


def one_by_one(session: "Session", records: list[Merge]) -> None:
    """Merge every record in a transaction of its own."""
    for text, parameters in records:
        session.run(text, parameters).consume()


def many_in_one(session: "Session", records: list[Merge]) -> None:
    """Merge record by record, many in one transaction."""
    for start in range(0, len(records), IN_ONE):
        with session.begin_transaction() as transaction:
            for text, parameters in records[start : start + IN_ONE]:
                transaction.run(text, parameters).consume()
            transaction.commit()


def sample(records: list[Merge]) -> list[Merge]:
    """Return some of the records, spread over all of them, and the nodes that their edges join."""
    nodes = {
        parameters["id"]: (text, parameters) for text, parameters in records if "source" not in parameters
    }
    chosen = records[:: max(1, len(records) // SLOW)]
    ends = {one[name] for _, one in chosen for name in ("source", "target") if name in one}
    joined = [nodes[end] for end in sorted(ends)]
    return joined + [one for one in chosen if one[1]["id"] not in ends]


def rate(records: int, work: Callable[[], object]) -> float:
    """Return the records per second of some work."""
    start = perf_counter()
    work()
    return records / (perf_counter() - start)


def imported(graph: "Graph") -> None:
    """Export the graph and let the server's own tool make a new database of it."""
    from graph.exports import export
    from tests.neo4j_server.importing import run_script

    with tempfile.TemporaryDirectory() as folder:
        (exported,) = export(graph, Path(folder) / "graph.neo4j")
        run_script(exported, "import", home=Path(folder) / "home")


def measure(graph: "Graph", server: "Server") -> None:
    """Print the rates and their ratios."""
    from graph.push import push
    from tests.neo4j_server.holding import driver
    from tests.neo4j_server.sharing import empty

    records = list(merges(graph))
    few = sample(records)
    push(graph, server)  # plans and constraints
    rates = {"again": rate(len(records), lambda: push(graph, server))}
    empty(server)
    rates["push"] = rate(len(records), lambda: push(graph, server))
    rates["import"] = rate(len(records), lambda: imported(graph))
    with driver(server) as opened, opened.session() as session:
        for name, way in (("many in one", many_in_one), ("one by one", one_by_one)):
            for _ in range(2):  # the first time plans
                empty(server)
                rates[name] = rate(len(few), lambda way=way: way(session, few))  # type: ignore[misc]
    print(f"{len(records)} nodes and edges; {len(few)} of them one by one")
    print(f"push                           {rates['push']:8.0f} records/s")
    print(f"push again, nothing to write   {rates['again']:8.0f} records/s")
    print(f"export and neo4j-admin import  {rates['import']:8.0f} records/s")
    for name in ("one by one", "many in one"):
        said = "one MERGE, one transaction" if name == "one by one" else f"one MERGE, {IN_ONE} a transaction"
        ratios = (f"{way} {rates[way] / rates[name]:.1f}" for way in ("push", "import"))
        print(f"{said:<30} {rates[name]:8.0f} records/s, ratios: {', '.join(ratios)}")


def main(arguments: list[str]) -> int:
    """Measure the documents in the folders, or the specimen corpus."""
    sys.path.insert(0, str(ROOT))
    from tests.neo4j_server.sharing import alone, shared_server

    graph = graph_of(arguments)
    with alone(shared_server(f"bench-{os.getpid()}")) as server:
        measure(graph, server)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
