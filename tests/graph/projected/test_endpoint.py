"""A SPARQL endpoint answers like the embedded engine, within limits, and never with a part for the whole."""

from pathlib import Path

import pytest

from graph import endpoint as endpoints
from graph import http_exchange
from graph.endpoint import EndpointEngine
from graph.engine import Limits
from graph.http_exchange import Address
from graph.merged import Graph
from graph.push_rdf import push
from ontology.errors import GraphError, QueryError
from tests.neo4j_server.keeper import free_port
from tests.sparql_server import holding
from tests.sparql_server.misbehaving import peer, reply
from tests.sparql_server.serving import Served, serving

EMPTY = '{"head":{"vars":["a"]},"results":{"bindings":[]}}'
ONE = '{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"type":"literal","value":"1"}}]}}'
NUMBERS = "VALUES ?x { 0 1 2 3 4 5 6 7 8 9 }"
CARTESIAN = " ".join(NUMBERS.replace("?x", f"?x{place}") for place in range(9))


def engine(served: Served) -> EndpointEngine:
    return EndpointEngine(Address(served.query))


# --- answers -------------------------------------------------------------------------------------------


def test_terms_become_our_values(endpoint: Served) -> None:
    rows = engine(endpoint).run(
        "SELECT * WHERE { VALUES (?id ?iri ?integer ?double ?decimal ?boolean ?text ?tagged ?date ?wrong ?none) { "
        '(<https://w3id.org/zhengtu/id/plan:1> <http://a.org/x> 42 5.2E1 0.1 true "中\\n文" "x"@en '
        '"2024-06"^^xsd:gYearMonth "many"^^xsd:integer UNDEF) } }'
    )
    assert dict(zip(rows.columns, rows.rows[0], strict=True)) == {
        "id": "plan:1", "iri": "http://a.org/x", "integer": 42, "double": 52.0, "decimal": "0.1", "boolean": True,
        "text": "中\n文", "tagged": "x", "date": "2024-06", "wrong": "many", "none": None,
    }  # fmt: skip
    assert not rows.cut


def test_only_our_graph_is_asked(endpoint: Served) -> None:
    triple = "<http://a.org/{0}> <http://a.org/p> <http://a.org/{0}> .\n"
    for name in ("", "http://a.org/other", holding.GRAPH):
        holding.put(endpoint, triple.format(len(name)), name)
    assert engine(endpoint).run("SELECT ?s WHERE { ?s ?p ?o }").rows == [
        (f"http://a.org/{len(holding.GRAPH)}",)
    ]
    assert engine(endpoint).run("SELECT ?s WHERE { GRAPH ?g { ?s ?p ?o } }").rows == []
    assert engine(endpoint).run("ASK { ?s ?p ?o }").rows == [(True,)]


def test_prefixes_are_known_and_may_be_declared(endpoint: Served, everything: Graph) -> None:
    push(everything, Address(endpoint.store))
    plans = [(node.id,) for node in everything.of("Plan")]
    for text in (
        "SELECT ?p WHERE { ?p a o:Plan }",
        "PREFIX o: <https://w3id.org/zhengtu/o#>\nSELECT ?p WHERE { ?p a o:Plan }",
        "PREFIX o: <http://a.org/> prefix n: <https://w3id.org/zhengtu/o#> SELECT ?p { ?p a n:Plan }",
    ):
        assert sorted(engine(endpoint).run(text).rows) == plans
    with pytest.raises(QueryError, match=r"^SPARQL: error at 2:"):
        engine(endpoint).run("SELECT ?p\nWHERE { ?p a o: Plan }")


def test_an_endless_answer_is_cut_at_the_limit_of_rows(endpoint: Served) -> None:
    rows = engine(endpoint).run(f"SELECT * WHERE {{ {CARTESIAN} }}", limits=Limits(30, 7))
    assert (len(rows.rows), len(rows.columns), rows.cut) == (7, 9, True)
    whole = engine(endpoint).run(f"SELECT * WHERE {{ {NUMBERS} }}", limits=Limits(30, 10))
    assert (len(whole.rows), whole.cut) == (10, False)


@pytest.mark.parametrize("seconds", [1e12, float("inf"), float("nan")])
def test_nobody_waits_for_ever(endpoint: Served, seconds: float) -> None:
    assert engine(endpoint).run("SELECT (1 AS ?n) { }", limits=Limits(seconds)).rows == [(1,)]


@pytest.mark.parametrize("what", ["*", "(COUNT(*) AS ?n)"], ids=["many rows", "long work"])
def test_an_endless_answer_ends_at_the_limit_of_time(endpoint: Served, what: str) -> None:
    with pytest.raises(QueryError, match=r"^no answer within 0\.5 s; ask for less, or raise the limit$"):
        engine(endpoint).run(f"SELECT {what} WHERE {{ {CARTESIAN} }}", limits=Limits(0.5))


def test_a_large_answer_is_refused(endpoint: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(endpoints, "LARGEST", 3 << 20)
    with pytest.raises(QueryError, match=r"^the answer is larger than 3 MB; ask for fewer rows or columns$"):
        engine(endpoint).run(f"SELECT * WHERE {{ {CARTESIAN} }}", limits=Limits(60))


@pytest.mark.parametrize("what", ["*", "(COUNT(*) AS ?n)"], ids=["many rows", "long work"])
def test_what_the_server_breaks_off_is_no_answer(tmp_path: Path, what: str) -> None:
    product = " ".join(f"?s{place} ?p{place} ?o ." for place in range(9))
    with serving(tmp_path, "--timeout-s", "1") as served:
        holding.put(
            served, "".join(f'<http://a.org/{n}> <http://a.org/p> "" .\n' for n in range(99)), holding.GRAPH
        )
        with pytest.raises(QueryError, match=r"is no whole SPARQL result .* a limit of its own"):
            engine(served).run(f"SELECT {what} WHERE {{ {product} }}", limits=Limits(9))


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (ONE[:-3], "is no whole SPARQL result"),
        (ONE[:-1], "is no whole SPARQL result"),
        (ONE + "junk", "is no whole SPARQL result"),
        ("", "is no whole SPARQL result"),
        ("{}", "is no whole SPARQL result"),
        ('{"head":{"vars":["b"]},"results":{"bindings":[{"a":{"type":"uri","value":"x:y"}}]}}', "no whole"),
    ],
)
def test_a_part_is_no_answer(body: str, why: str) -> None:
    for answer in (
        reply("200 OK", body),
        b"HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n" + body.encode(),
    ):
        with peer(answer) as found, pytest.raises(QueryError, match=why):
            EndpointEngine(Address(found.uri)).run("SELECT ?a { }")


@pytest.mark.parametrize("header", ["X-SPARQL-MaxRows: 10000", "X-SQL-State: S1TAT"])
def test_an_answer_that_the_server_has_cut_is_refused(header: str) -> None:
    why = f"gives only a part of the answer .{header}"
    answer = reply("200 OK", ONE, "application/sparql-results+json", header)
    with peer(answer) as found, pytest.raises(QueryError, match=why):
        EndpointEngine(Address(found.uri)).run("SELECT ?a { }")


# --- what goes wrong -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (reply("301 Moved", "", "text/html", "Location: http://evil.example/q"), "sends to http://evil.example/q; if"),
        (reply("307 Moved", "", "text/html"), "it sends to another address"),
        (reply("401 Unauthorized"), "it refuses you; set SPARQL_USER and SPARQL_PASSWORD"),
        (reply("403 Forbidden", "no\nwrites", "text/plain"), r"you may not do this \(403 no writes\)"),
        (reply("404 Not Found", "<html>", "text/html"), r"that is not a SPARQL 1.1 endpoint .*\(404 Not Found\); check"),
        (reply("415 Unsupported", "Content-Type!", "text/plain"), r"that is not a SPARQL 1.1 endpoint"),
        (reply("500 Oops", "No space left\n at Foo.java", "text/plain"), r"500 No space left at .* disk may be full"),
        (reply("503 Service Unavailable", "Query timed out", "text/plain"), r"it allows \(503 Query timed out\)"),
        (reply("507 Insufficient Storage"), "the server cannot go on .507 Insufficient Storage."),
        (reply("500 Oops", "\x1b[31mred" + "x" * 999, "text/plain"), r"\(500 \[31mredx+…\)"),
        (reply("204 No Content"), "that is not a SPARQL 1.1 endpoint"),
        (reply("200 OK", "<html>", "text/html; charset=utf-8"), "answers with text/html instead of"),
        (b"HTTP/1.1 200 OK\r\n\r\n" + EMPTY.encode(), "answers with something without a name instead of"),
        (b"SSH-2.0-OpenSSH_9.9\r\n", "does not speak HTTP"),
        (b"", "the connection broke off"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\n5\r\n{", "broke off"),
    ],
)  # fmt: skip
def test_a_server_that_cannot_be_used_is_told_in_one_line(answer: bytes, why: str) -> None:
    with peer(answer) as found, pytest.raises(GraphError, match=why) as told:
        EndpointEngine(Address(found.uri)).run("SELECT ?a { }")
    assert str(told.value).startswith(f"{found.uri}: ")
    assert str(told.value).isprintable()
    assert len(found.heard) == 1


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (reply("400 Bad", "Line 1:\n no", "text/plain"), "^SPARQL: Line 1: no$"),
        (reply("408 Request Timeout"), "no answer within the time the server allows"),
        (reply("504 Gateway Timeout"), "no answer within the time the server allows"),
    ],
)
def test_a_query_that_cannot_be_answered_is_told(answer: bytes, why: str) -> None:
    with peer(answer) as found, pytest.raises(QueryError, match=why):
        EndpointEngine(Address(found.uri)).run("SELECT ?a { }")


@pytest.mark.parametrize("pause", [0.2, 0.005], ids=["head", "body"])
def test_a_server_that_sends_a_byte_at_a_time_is_left(pause: float) -> None:
    endless = reply("200 OK", ONE[:-3] + " " * 9999)
    with peer(endless, pause) as found, pytest.raises(QueryError, match=r"^no answer within 0\.7 s"):
        EndpointEngine(Address(found.uri)).run("SELECT ?a { }", limits=Limits(0.7))


def test_what_a_server_says_before_it_has_read_everything_is_heard() -> None:
    body = b" " * (64 << 20)
    request = http_exchange.Request("PUT", {}, {}, body, len(body))
    with (
        peer(reply("413 Too Large", "10 MB", "text/plain"), hasty=True) as found,
        http_exchange.exchange(Address(found.uri), request, 30) as said,
    ):
        assert str(said.refused("it")).endswith("takes no more at once (413 10 MB); raise its limit")


def test_nobody_there_is_told() -> None:
    uri = f"http://127.0.0.1:{free_port()}/query"
    with pytest.raises(GraphError, match=f"^{uri}: no server answers there .Connection refused.; start it"):
        EndpointEngine(Address(uri)).run("SELECT ?a { }")


def test_encryption_is_not_made_up(endpoint: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http_exchange, "_TO_CONNECT", 0.5)
    uri = endpoint.query.replace("http://", "https://")
    with pytest.raises(GraphError, match="no server answers there"):
        EndpointEngine(Address(uri)).run("SELECT ?a { }")


def test_parameters_have_no_place(endpoint: Served) -> None:
    with pytest.raises(QueryError, match="VALUES block"):
        engine(endpoint).run("SELECT ?a { }", {"a": 1})


# --- addresses -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("uri", "why"),
    [
        ("ftp://a.org/", "begin with http:// or https://"),
        ("http://", "no address"),
        ("http:///query", "no address"),
        ("http://a.org:x/", "no address"),
        ("http://a.org:70000/", "no address"),
        ("http://[::1/", "no address"),
        ("http://a.org/a b", "no address"),
        ("http://a.org/\r\nX: y", "no address"),
        ("http://a.org/查询", "no address"),
        ("http://u:secret@a.org/", "may hold no user or password; set SPARQL_USER"),
        ("http://a.org/store?graph=x", "leave out graph;"),
        ("http://a.org/store?default", "leave out default;"),
        ("http://a.org/q?default-graph-uri=x&query=y", "leave out default-graph-uri, query;"),
        ("http://a.org/q#x", "leave out #"),
    ],
)
def test_what_is_no_address_is_refused(uri: str, why: str) -> None:
    with pytest.raises(GraphError, match=why) as told:
        Address(uri)
    assert "secret" not in str(told.value)


def test_a_password_does_not_travel_unencrypted() -> None:
    with pytest.raises(GraphError, match="would travel unencrypted; use https://"):
        Address("http://a.org/query", "u", "secret")
    for uri in ("https://a.org/q", "http://localhost:1/q", "http://127.8.9.1/q", "http://[::1]:7878/q"):
        assert "secret" not in repr(Address(uri, "u", "secret"))


def test_user_password_and_parameters_are_sent() -> None:
    with peer(reply("200 OK", EMPTY)) as found:
        address = Address(f"{found.uri}?timeout=9", "王", "pass:word")
        assert EndpointEngine(address).run("SELECT ?a { }").rows == []
    [heard] = found.heard
    assert heard.startswith(b"POST /sparql?timeout=9 HTTP/1.1\r\n")
    assert b"\r\nAuthorization: Basic 546LOnBhc3M6d29yZA==\r\n" in heard
    with (
        peer(reply("401 Unauthorized")) as found,
        pytest.raises(GraphError, match="refuses the user u or the") as told,
    ):
        EndpointEngine(Address(found.uri, "u", "secret")).run("SELECT ?a { }")
    assert "secret" not in str(told.value)
