"""The graph on a Neo4j server, from the command line: pushed, asked like the embedded one, and never an old one."""

import json
from pathlib import Path

import pytest

from app.commands.engines import ADDRESS, PASSWORD, USER
from app.workspace import Workspace
from graph.neo4j import Server
from ontology.errors import GraphError
from tests.app.conftest import Run
from tests.neo4j_server import holding
from tests.neo4j_server.keeper import free_port

PLAN = "甘政发〔2024〕308号"
ASKED = ("query", "task_responsibilities", "--plan", PLAN, "--path", "2/2/1", "--format", "json")
CYPHER = "MATCH (p:Plan) WHERE p.number = '甘政发〔2024〕308号' RETURN p, p.title AS title"


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """No server and no user in the environment."""
    for name in (ADDRESS, USER, PASSWORD):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def server(database: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    """An empty server whose password is in the environment."""
    monkeypatch.setenv(USER, database.user)
    monkeypatch.setenv(PASSWORD, database.password)
    return database


@pytest.mark.neo4j
def test_what_was_pushed_is_asked_like_the_embedded_graph(
    zhengtu: Run, specimens: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (zhengtu("push", server.uri, "-g", specimens) for _ in range(2))
    written = first.stdout.split()[0]
    assert int(written) > 500
    assert first.stdout == f"{written} written, 0 removed, 0 unchanged\n"
    assert second.stdout == f"0 written, 0 removed, {written} unchanged\n"

    embedded = zhengtu(*ASKED, "-g", specimens)
    remote = zhengtu(*ASKED, "-g", specimens, "--engine", server.uri)
    assert (remote.stdout, remote.stderr) == (embedded.stdout, "")
    assert len(json.loads(remote.stdout)["rows"]) == 4

    monkeypatch.setenv(ADDRESS, server.uri)
    own = zhengtu("cypher", CYPHER, "--engine", "neo4j", "-g", specimens, "--format", "json")
    assert own.stdout == zhengtu("cypher", CYPHER, "-g", specimens, "--format", "json").stdout
    assert len(json.loads(own.stdout)["rows"]) == 1
    assert zhengtu("push", "-g", specimens).stdout == second.stdout

    holding.run(server, "CREATE (:Plan {title: 'theirs'})")
    noticed = zhengtu(*ASKED, "-g", specimens, "--engine", "neo4j")
    assert noticed.stdout == embedded.stdout
    assert "does not hold exactly what was pushed (+1 Plan)" in noticed.stderr


@pytest.mark.neo4j
@pytest.mark.parametrize(
    "text",
    [
        "MATCH (n) DETACH DELETE n",
        "LOAD CSV FROM 'file:///secret' AS row RETURN row",
        "CALL dbms.components() YIELD name RETURN name",
        "RETURN 1; MATCH (n) DELETE n",
    ],
)
def test_a_query_of_ones_own_can_only_ask(zhengtu: Run, specimens: Path, server: Server, text: str) -> None:
    result = zhengtu("cypher", text, "--engine", server.uri, "-g", specimens)
    assert result.exit_code == 1
    assert "is refused" in result.stderr


@pytest.mark.neo4j
def test_only_the_graph_as_it_is_is_asked(
    zhengtu: Run, document: Path, tmp_path: Path, server: Server
) -> None:
    graph = tmp_path / "graph"
    question = ("query", "agency_ranking", "-g", graph, "--engine", server.uri)
    zhengtu("add", document, "-g", graph)
    assert f"no graph was pushed there; `zhengtu push {server.uri}` does it" in zhengtu(*question).stderr

    zhengtu("push", server.uri, "-g", graph)
    answer = zhengtu(*question)
    assert answer.exit_code == 0
    assert "rows)" in answer.stdout

    zhengtu("remove", document.name, "-g", graph)
    refused = zhengtu(*question)
    assert refused.exit_code == 1
    assert "another graph was pushed there" in refused.stderr
    assert zhengtu("push", server.uri, "-g", graph).stdout.split()[2] != "0"
    assert zhengtu(*question).stdout == "(0 rows)\n"


@pytest.mark.neo4j
def test_a_push_during_a_question_is_noticed(specimens: Path, server: Server) -> None:
    with Workspace(specimens) as workspace:
        workspace.push(server)
        with workspace._standing.opened_at(server) as remote:
            assert remote.run("RETURN 1 AS n").rows == [(1,)]
            holding.run(server, "MATCH (g:ZhengtuGraph) SET g.digest = 'another'")
            with pytest.raises(GraphError, match="another graph was pushed there"):
                remote.run("RETURN 1 AS n")


@pytest.mark.neo4j
def test_a_wrong_password_is_told_in_one_line(
    zhengtu: Run, specimens: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PASSWORD, "not this one")
    for arguments in (("push", server.uri), (*ASKED, "--engine", server.uri)):
        result = zhengtu(*arguments, "-g", specimens)
        assert result.exit_code == 1
        assert result.stdout == ""
        assert "refuses the user neo4j or the password" in result.stderr
        assert len(result.stderr.splitlines()) == 1
        assert "not this one" not in result.stderr


def test_no_server_is_told_in_one_line(
    zhengtu: Run, specimens: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PASSWORD, "x")
    uri = f"neo4j://127.0.0.1:{free_port()}"
    for arguments in (("push", uri), (*ASKED, "--engine", uri)):
        result = zhengtu(*arguments, "-g", specimens)
        assert result.exit_code == 1
        assert f"{uri}: no Neo4j server answers there" in result.stderr
        assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (
            ("push", "ftp://127.0.0.1"),
            "no address of a Neo4j server or a SPARQL endpoint; these begin with neo4j://",
        ),
        (("push", "bolt://neo4j:secret@127.0.0.1"), "may hold no user or password"),
        (("push",), "Missing argument 'URI'"),
        (
            (*ASKED, "--engine", "graphdb"),
            "'graphdb' is not one of 'ladybug', 'oxigraph', 'neo4j', and no address",
        ),
        ((*ASKED, "--engine", "neo4j"), "neo4j is the server at $NEO4J_URI, which is not set"),
        (("cypher", CYPHER, "--engine", "oxigraph"), "'oxigraph' is not one of 'ladybug', 'neo4j'"),
        (("push", "bolt://127.0.0.1"), "set NEO4J_PASSWORD to the password of neo4j at bolt://127.0.0.1"),
    ],
)
def test_wrong_usage_says_what_is_right(
    zhengtu: Run, specimens: Path, arguments: tuple[str, ...], why: str
) -> None:
    result = zhengtu(*arguments, "-g", specimens)
    assert result.exit_code == 2
    assert why in " ".join(result.stderr.split())
    assert "secret" not in result.stderr


def test_a_past_day_is_not_asked_of_a_server(
    zhengtu: Run, specimens: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(PASSWORD, "x")
    result = zhengtu(*ASKED, "--engine", "bolt://127.0.0.1", "--as-of", "2024-06-30", "-g", specimens)
    assert result.exit_code == 1
    assert "--as-of is answered by the embedded engines only" in result.stderr
