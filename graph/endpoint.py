"""A SPARQL 1.1 endpoint: a server that answers queries by HTTP, whatever it is made with.

Asked is one graph of it, :data:`GRAPH`, which :mod:`graph.push_rdf` puts there; what others keep beside it is neither
seen nor touched.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO, cast
from urllib.parse import urlencode

from graph.engine import LARGEST, UNLIMITED, Limits, Rows, first_line, too_large
from graph.http_exchange import Address, Reply, Request, exchange
from graph.rows import Value
from graph.solutions import answered
from ontology.derive.turtle import PREFIXES
from ontology.errors import GraphError, QueryError

GRAPH = "https://w3id.org/zhengtu/graph"
"""The name of the graph that is pushed and asked. It describes itself: two of its triples are about it."""
IDENTIFIER = PREFIXES["dcterms"] + "identifier"
"""What the graph says of itself: its digest, with the version of its triples."""
TRIPLES = "http://rdfs.org/ns/void#triples"
"""What the graph says of itself: how many triples it has, those about itself included."""

SECONDS = 300.0
"""What a query may take that sets no limit itself."""

_JSON = "application/sparql-results+json"
_JSON_TYPES = (_JSON, "application/json")
_DESCRIPTION = f"""\
SELECT ?identifier ?triples ?found WHERE {{
  <{GRAPH}> <{IDENTIFIER}> ?identifier ; <{TRIPLES}> ?triples .
  {{ SELECT (COUNT(*) AS ?found) WHERE {{ ?s ?p ?o }} }}
}}"""
# Virtuoso sends them with an answer that its own limits have cut.
_CUT_SHORT = ("X-SPARQL-MaxRows", "X-SQL-State")
_LATE = (408, 504)


@dataclass(frozen=True, slots=True)
class Described:
    """What is in the graph: what it says of itself, and how many triples are found there."""

    identifier: str
    triples: int
    found: int


class EndpointEngine:
    """A server's query address. It may be asked from several threads at once."""

    def __init__(self, address: Address) -> None:
        """Use this address; nothing is sent before something is asked."""
        self._address = address

    @property
    def uri(self) -> str:
        """The address."""
        return self._address.uri

    def close(self) -> None:
        """Nothing stays open."""

    def run(
        self, text: str, parameters: Mapping[str, Value] | None = None, limits: Limits = UNLIMITED
    ) -> Rows:
        """Return the answer to a SPARQL query; things are given by their id.

        The prefixes of the ontology are known without being declared. Where a limit of time ends the wait, the
        server need not stop working: only its own limit makes it. An answer that is not whole is refused. SERVICE
        and FROM reach outside the graph and must be refused before they come here.

        Raises:
            QueryError: the query is wrong, or its answer takes too long or is too large.
            GraphError: the server cannot be used.
        """
        if parameters:
            raise QueryError("SPARQL has no parameters: write their values into a VALUES block")
        seconds = limits.seconds or SECONDS
        body = urlencode({"query": _declared(text), "default-graph-uri": GRAPH}).encode()
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": _JSON}
        request = Request("POST", headers, body=body, length=len(body))
        with exchange(self._address, request, seconds) as reply:
            _refuse_failure(reply)
            return _rows(self.uri, reply, limits)

    def described(self) -> Described | None:
        """Return what the graph says of itself; ``None`` if there is none, and nothing if it says several things.

        Raises:
            GraphError: the server cannot be used.
        """
        try:
            rows = self.run(_DESCRIPTION).rows
        except QueryError as error:
            raise GraphError(
                f"{self.uri}: it cannot say which graph it holds ({error}); check the address"
            ) from error
        match rows:
            case [(str(identifier), int(triples), int(found))]:
                return Described(identifier, triples, found)
            case []:
                return None
            case _:
                return Described("", 0, 0)


class _Measured:
    """The body of an answer, which may not be larger than :data:`LARGEST`."""

    def __init__(self, reply: Reply) -> None:
        self._reply = reply
        self._left = LARGEST

    def read(self, size: int) -> bytes:
        """Return the next bytes.

        Raises:
            QueryError: the answer is too large, or the time is over.
            GraphError: the connection broke off.
        """
        block = self._reply.read(size)
        self._left -= len(block)
        if self._left < 0:
            raise too_large(LARGEST)
        return block


def _rows(uri: str, reply: Reply, limits: Limits) -> Rows:
    """The rows of an answer in JSON, whose end shows whether all of it has come."""
    import pyoxigraph

    if reply.media_type not in _JSON_TYPES:
        kind = reply.media_type or "something without a name"
        raise GraphError(f"{uri}: it answers with {kind} instead of {_JSON}; check the address")
    for name in _CUT_SHORT:
        if (said := reply.header(name)) is not None:
            raise QueryError(
                f"the server gives only a part of the answer ({name}: {said}); ask for less, or raise its limits"
            )
    try:
        found = pyoxigraph.parse_query_results(
            cast("IO[bytes]", _Measured(reply)), pyoxigraph.QueryResultsFormat.JSON
        )
        return answered(found, Limits(None, limits.rows))
    except SyntaxError as error:
        raise QueryError(
            f"the answer of {uri} is no whole SPARQL result ({first_line(error)}); the server may have stopped at a limit of "
            "its own: ask for less, or raise it"
        ) from error


def _refuse_failure(reply: Reply) -> None:
    """Let a reply pass that says to hold an answer."""
    if reply.status == 200:
        return
    if reply.status == 400:
        raise QueryError(f"SPARQL: {reply.said().removeprefix('400 ')}")
    if reply.status in _LATE:
        raise QueryError(f"no answer within the time the server allows ({reply.said()}); ask for less")
    raise reply.refused(
        "a SPARQL 1.1 endpoint for queries, which of Oxigraph ends in /query, of Fuseki in /sparql"
    )


def _declared(text: str) -> str:
    """The query with the prefixes of ours that it uses without declaring them.

    They stand before its first line, so that line numbers stay true; not all servers let one be declared twice.
    """
    missing = (
        f"PREFIX {name}: <{iri}> "
        for name, iri in PREFIXES.items()
        if f"{name}:" in text and re.search(rf"(?i)\bPREFIX\s+{name}:", text) is None
    )
    return "".join(missing) + text
