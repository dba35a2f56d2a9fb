"""The graph on a server of SPARQL 1.1, from the command line: pushed, asked like the embedded one, never an old one."""

import json
from pathlib import Path

import pytest

from app.workspace import Workspace
from graph.http_exchange import PASSWORD, USER, Address
from ontology.errors import GraphError
from tests.app.conftest import Run
from tests.neo4j_server.keeper import free_port
from tests.sparql_server import holding
from tests.sparql_server.misbehaving import peer, reply
from tests.sparql_server.serving import Served

PLAN = "甘政发〔2024〕308号"
ASKED = ("query", "task_responsibilities", "--plan", PLAN, "--path", "2/2/1", "--format", "json")
SPARQL = 'SELECT ?p ?title { ?p a o:Plan ; o:number "甘政发〔2024〕308号" ; o:title ?title }'
UNUSED = "http://127.0.0.1:9/query"


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """No user in the environment."""
    for name in (USER, PASSWORD):
        monkeypatch.delenv(name, raising=False)


def test_what_was_pushed_is_asked_like_the_embedded_graph(
    zhengtu: Run, specimens: Path, endpoint: Served
) -> None:
    first, second = (zhengtu("push", endpoint.store, "-g", specimens) for _ in range(2))
    written = first.stdout.split()[0]
    assert int(written) > 5000
    assert first.stdout == f"{written} triples written\n"
    assert second.stdout == f"0 triples written, {written} unchanged\n"

    embedded = zhengtu(*ASKED, "-g", specimens)
    remote = zhengtu(*ASKED, "-g", specimens, "--engine", endpoint.query)
    assert (remote.stdout, remote.stderr) == (embedded.stdout, "")
    assert len(json.loads(remote.stdout)["rows"]) == 4

    own = ("sparql", SPARQL, "-g", specimens, "--format", "json")
    assert zhengtu(*own, "--engine", endpoint.query).stdout == zhengtu(*own).stdout
    assert len(json.loads(zhengtu(*own, "--engine", endpoint.query).stdout)["rows"]) == 1


def test_limits_of_a_query_of_ones_own(zhengtu: Run, specimens: Path, endpoint: Served) -> None:
    zhengtu("push", endpoint.store, "-g", specimens)
    where = ("-g", specimens, "--engine", endpoint.query, "--format", "json")
    product = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    cut = zhengtu("sparql", product, "--rows", "5", *where)
    assert len(json.loads(cut.stdout)["rows"]) == 5
    assert "5 rows" in cut.stderr
    late = zhengtu("sparql", product.replace("*", "(COUNT(*) AS ?n)"), "--seconds", "0.3", *where)
    assert (late.exit_code, late.stdout) == (1, "")
    assert late.stderr == "zhengtu: no answer within 0.3 s; ask for less, or raise the limit\n"


@pytest.mark.parametrize(
    "text",
    [
        "DELETE WHERE { ?s ?p ?o }",
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * FROM <http://example.org/theirs> { ?s ?p ?o }",
        "CONSTRUCT WHERE { ?s ?p ?o }",
    ],
)
def test_a_query_of_ones_own_can_only_ask(zhengtu: Run, specimens: Path, text: str) -> None:
    result = zhengtu("sparql", text, "--engine", UNUSED, "-g", specimens)
    assert result.exit_code == 1
    assert "is refused" in result.stderr


def test_only_the_graph_as_it_is_is_asked(
    zhengtu: Run, document: Path, tmp_path: Path, endpoint: Served
) -> None:
    graph = tmp_path / "graph"
    question = ("query", "agency_ranking", "-g", graph, "--engine", endpoint.query)
    zhengtu("add", document, "-g", graph)
    before = zhengtu(*question).stderr
    assert "no graph was pushed there" in before
    assert "`zhengtu push` with the address of its Graph Store does it" in before
    zhengtu("push", endpoint.store, "-g", graph)
    answer = zhengtu(*question)
    assert answer.exit_code == 0
    assert "rows)" in answer.stdout

    zhengtu("remove", document.name, "-g", graph)
    refused = zhengtu(*question)
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "another graph was pushed there" in refused.stderr
    zhengtu("push", endpoint.store, "-g", graph)
    assert zhengtu(*question).stdout == "(0 rows)\n"


CLEAR = f"CLEAR GRAPH <{holding.GRAPH}>"
LESS = f"DELETE WHERE {{ GRAPH <{holding.GRAPH}> {{ ?s <https://w3id.org/zhengtu/o#role> ?o }} }}"
OTHER = f"""WITH <{holding.GRAPH}> DELETE {{ ?s ?p ?o }} INSERT {{ ?s ?p "other" }}
WHERE {{ ?s ?p ?o FILTER(?p = <http://purl.org/dc/terms/identifier>) }}"""


@pytest.mark.parametrize(
    ("update", "why"),
    [
        (CLEAR, "no graph was pushed there"),
        (LESS, "a push is under way or was broken off"),
        (OTHER, "another graph was pushed there"),
    ],
    ids=["gone", "a part", "another"],
)
def test_a_change_during_a_question_is_noticed(
    specimens: Path, endpoint: Served, update: str, why: str
) -> None:
    with Workspace(specimens) as workspace:
        workspace.push_rdf(Address(endpoint.store))
        with workspace._standing.opened_at(Address(endpoint.query)) as place:
            assert place.run("SELECT (1 AS ?n) { }").rows == [(1,)]
            holding.update(endpoint, update)
            with pytest.raises(GraphError, match=why):
                place.run("SELECT (1 AS ?n) { }")


def test_what_cannot_be_used_is_told_in_one_line(zhengtu: Run, specimens: Path, endpoint: Served) -> None:
    nobody = f"http://127.0.0.1:{free_port()}/x"
    for arguments, why in (
        (("push", nobody), "no server answers there"),
        ((*ASKED, "--engine", nobody), "no server answers there"),
        (("push", endpoint.query), "is not a Graph Store of SPARQL 1.1, which of Oxigraph ends in /store"),
        ((*ASKED, "--engine", endpoint.store), "is not a SPARQL 1.1 endpoint for queries, which of Oxigraph"),
        (("sparql", SPARQL, "--engine", f"{endpoint.root}/"), "check the address"),
    ):
        result = zhengtu(*arguments, "-g", specimens)
        assert (result.exit_code, result.stdout) == (1, "")
        assert why in result.stderr
        assert len(result.stderr.splitlines()) == 1


def test_user_and_password_come_from_the_environment(
    zhengtu: Run, specimens: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(USER, "me")
    monkeypatch.setenv(PASSWORD, "secret")
    with peer(reply("401 Unauthorized")) as found:
        for arguments in (("push", found.uri), (*ASKED, "--engine", found.uri)):
            result = zhengtu(*arguments, "-g", specimens)
            assert result.exit_code == 1
            assert "refuses the user me or the password; set SPARQL_USER and SPARQL_PASSWORD" in result.stderr
            assert "secret" not in result.stderr
    assert all(b"\r\nAuthorization: Basic bWU6c2VjcmV0\r\n" in heard for heard in found.heard)
    far = zhengtu("push", "http://192.0.2.1/store", "-g", specimens)
    assert far.exit_code == 1
    assert "the password would travel unencrypted" in far.stderr


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("cypher", "RETURN 1", "--engine", UNUSED), "is the address of a SPARQL endpoint; ask it with `zhengtu sparql`"),
        (("sparql", SPARQL, "--engine", "bolt://127.0.0.1"), "of a Neo4j server; ask it with `zhengtu cypher`"),
        (("sparql", SPARQL, "--engine", "neo4j"), "'neo4j' is not one of 'oxigraph', and no address of a SPARQL"),
        (("sparql", SPARQL, "--engine", "ladybug"), "'ladybug' is not one of 'oxigraph'"),
        (("sparql", SPARQL, "--engine", "ftp://a.org"), "no address of a SPARQL endpoint; these begin with http://, h"),
        ((*ASKED, "--engine", "ftp://a.org"), "of a Neo4j server or a SPARQL endpoint; these begin with neo4j://"),
        (("push", "http://u:secret@127.0.0.1/store"), "may hold no user or password; set SPARQL_USER"),
        (("push", "http://127.0.0.1/store?graph=x"), "leave out graph"),
    ],
)  # fmt: skip
def test_wrong_usage_says_what_is_right(
    zhengtu: Run, specimens: Path, arguments: tuple[str, ...], why: str
) -> None:
    result = zhengtu(*arguments, "-g", specimens)
    assert result.exit_code == 2
    assert why in " ".join(result.stderr.split())
    assert "secret" not in result.stderr


def test_a_password_is_asked_for_only_on_a_terminal(
    zhengtu: Run, specimens: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(USER, "me")
    result = zhengtu(*ASKED, "--engine", UNUSED, "-g", specimens)
    assert result.exit_code == 2
    assert f"set SPARQL_PASSWORD to the password of me at {UNUSED}" in " ".join(result.stderr.split())


def test_a_past_day_is_not_asked_of_a_server(zhengtu: Run, specimens: Path) -> None:
    for command in (ASKED, ("sparql", SPARQL)):
        result = zhengtu(*command, "--engine", UNUSED, "--as-of", "2024-06-30", "-g", specimens)
        assert result.exit_code == 1
        assert "--as-of is answered by the embedded engines only" in result.stderr
