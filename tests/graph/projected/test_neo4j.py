"""A Neo4j server answers within its limits, lets nobody write while asking, and its errors are told in one line."""

import re
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from threading import Thread

import pytest

from graph.engine import Limits
from graph.merged import Graph
from graph.neo4j import Neo4jEngine, Server, refuse_other_versions
from graph.push import push
from ontology.errors import GraphError, QueryError
from tests.neo4j_server import holding
from tests.neo4j_server.keeper import free_port
from tests.neo4j_server.sharing import Shared

ENDLESS = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a + b AS c WHERE c < 0 RETURN c"


@pytest.fixture
def engine(database: Server) -> Iterator[Neo4jEngine]:
    with Neo4jEngine(database) as opened:
        yield opened


# --- answers -------------------------------------------------------------------------------------------


@pytest.mark.neo4j
def test_things_are_given_by_their_id(engine: Neo4jEngine, database: Server, everything: Graph) -> None:
    push(everything, database)
    plan = next(everything.of("Plan")).id
    found = engine.run(
        "MATCH way = (p:Plan {id: $id})-[r:ADDRESSED_TO]->(a:Agency) RETURN p, r, r.id, a, a.id, way",
        {"id": plan},
    )
    edge = next(edge for edge in everything.edges_of("ADDRESSED_TO") if edge.source == plan)
    assert found.columns == ("p", "r", "r.id", "a", "a.id", "way")
    assert found.rows == [(plan, edge.id, edge.id, edge.target, edge.target, [plan, edge.target, edge.id])]


@pytest.mark.neo4j
def test_a_server_may_be_addressed_as_one_of_many(database: Server) -> None:
    with Neo4jEngine(replace(database, uri=database.uri.replace("bolt:", "neo4j:"))) as opened:
        assert opened.write("CREATE (n:Event {id: 'x'}) RETURN n") == [("x",)]
        assert opened.run("MATCH (n:Event) RETURN n").rows == [("x",)]


@pytest.mark.neo4j
def test_a_thing_of_others_is_given_by_what_the_server_calls_it(
    engine: Neo4jEngine, database: Server
) -> None:
    ((name,),) = holding.run(database, "CREATE (n:Plan {id: 7}) RETURN elementId(n)")
    assert engine.run("MATCH (n:Plan) RETURN n").rows == [(name,)]


@pytest.mark.neo4j
def test_values_are_plain(engine: Neo4jEngine) -> None:
    text = "RETURN [1, 'a'] AS l, date('2022-12-18') AS d, 1.5 AS f, true AS t, null AS n, '政策' AS s"
    assert engine.run(text).rows == [([1, "a"], "2022-12-18", 1.5, True, None, "政策")]


@pytest.mark.neo4j
def test_an_answer_is_cut_at_the_limit(engine: Neo4jEngine) -> None:
    text = "UNWIND range(1, 5) AS n RETURN n"
    cut = engine.run(text, limits=Limits(rows=3))
    assert (len(cut.rows), cut.cut) == (3, True)
    whole = engine.run(text, limits=Limits(rows=5))
    assert (len(whole.rows), whole.cut) == (5, False)
    assert engine.run("MATCH (n:Nothing) RETURN n", limits=Limits(rows=5)).columns == ("n",)


@pytest.mark.neo4j
def test_it_may_be_asked_from_several_threads(engine: Neo4jEngine) -> None:
    def ask(number: int) -> object:
        return engine.run("RETURN $n + 1 AS n", {"n": number}).rows[0][0]

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(ask, range(20))) == [number + 1 for number in range(20)]


# --- limits --------------------------------------------------------------------------------------------


@pytest.mark.neo4j
def test_a_long_query_is_stopped(engine: Neo4jEngine) -> None:
    with pytest.raises(QueryError, match=r"no answer within 0\.5 s"):
        engine.run(ENDLESS, limits=Limits(seconds=0.5))
    assert engine.run("RETURN 1 AS n").rows == [(1,)]


@pytest.mark.neo4j
def test_a_large_answer_is_refused(engine: Neo4jEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.neo4j.LARGEST", 1 << 20)
    text = "UNWIND range(1, $n) AS n RETURN [left('政', 1), 'policies', n] AS words"
    assert len(engine.run(text, {"n": 40_000}).rows) == 40_000
    with pytest.raises(QueryError, match="larger than 1 MB; ask for fewer rows or columns"):
        engine.run(text, {"n": 80_000})


@pytest.mark.neo4j
@pytest.mark.parametrize(
    "text",
    [
        "CREATE (n:Event {id: 'x'}) RETURN n",
        "MATCH (n) DETACH DELETE n",
        "MERGE (n:Plan {id: 'x'}) RETURN n",
        "MATCH (n) SET n.x = 1",
        "CREATE INDEX other FOR (n:Other) ON (n.x)",
        "CALL db.createLabel('Other')",
    ],
)
def test_nothing_can_be_written_while_asking(engine: Neo4jEngine, database: Server, text: str) -> None:
    before = holding.last_change(database)
    with pytest.raises(QueryError, match="a query can only ask") as caught:
        engine.run(text)
    assert "\n" not in str(caught.value)
    assert holding.last_change(database) == before


@pytest.mark.neo4j
def test_a_wrong_query_is_refused_in_one_line(engine: Neo4jEngine) -> None:
    with pytest.raises(QueryError, match="Invalid input") as caught:
        engine.run("MATCH (n:Plan RETURN n")
    assert "\n" not in str(caught.value)


# --- servers that are none -----------------------------------------------------------------------------


@pytest.mark.neo4j
def test_a_wrong_password_is_told(neo4j_server: Shared) -> None:
    wrong = replace(neo4j_server.server, password="not this one")
    with pytest.raises(GraphError, match=r"refuses the user neo4j or the password; set NEO4J_USER") as caught:
        Neo4jEngine(wrong)
    assert "not this one" not in str(caught.value)
    assert "not this one" not in repr(wrong)


@pytest.mark.neo4j
def test_no_password_is_told(neo4j_server: Shared) -> None:
    with pytest.raises(GraphError, match="refuses the user neo4j or the password"):
        Neo4jEngine(replace(neo4j_server.server, password=""))


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_port_where_nobody_listens_is_told(scheme: str) -> None:
    uri = f"{scheme}://127.0.0.1:{free_port()}"
    with pytest.raises(GraphError, match=f"{re.escape(uri)}: no Neo4j server answers there") as caught:
        Neo4jEngine(Server(uri, password="x"))
    assert "\n" not in str(caught.value)


@contextmanager
def something_else() -> Iterator[int]:
    """The port of a server that answers everything with HTTP."""
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.recv(100)
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        thread = Thread(target=answer)
        thread.start()
        yield int(listening.getsockname()[1])
        thread.join()


def test_another_server_is_told() -> None:
    with something_else() as port, pytest.raises(GraphError, match="no Neo4j server answers there"):
        Neo4jEngine(Server(f"bolt://127.0.0.1:{port}", password="x"))


@pytest.mark.parametrize("uri", ["http://127.0.0.1:7474", "127.0.0.1:7687", "neo4j://", "bolt:7687", ""])
def test_an_address_of_something_else_is_told(uri: str) -> None:
    with pytest.raises(GraphError, match="no address of a Neo4j server"):
        Server(uri)


def test_an_address_holds_no_password() -> None:
    with pytest.raises(GraphError, match="may hold no user or password") as caught:
        Server("bolt://neo4j:secret@127.0.0.1:7687")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("agent", ["Neo4j/5.7.0", "Neo4j/5.26.30", "Neo4j/5.26.1-aura"])
def test_neo4j_5_passes(agent: str) -> None:
    refuse_other_versions("bolt://host", agent)


@pytest.mark.parametrize("agent", ["Neo4j/4.4.40", "Neo4j/5.6.0", "Neo4j/2025.06.0", "Other/5.26.0", ""])
def test_other_versions_are_refused(agent: str) -> None:
    with pytest.raises(GraphError, match=r"zhengtu needs Neo4j 5, 5\.7 or later"):
        refuse_other_versions("bolt://host", agent)
