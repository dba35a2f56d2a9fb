"""The graph as RDF, pushed into one named graph of a server by the SPARQL 1.1 Graph Store HTTP Protocol.

Other graphs of the server are not touched. A push first reads what is there: the same triples write nothing, anything
else is replaced in whole, by one PUT. The graph says of itself which it is and how many triples it has; these two
statements come with the others. So whatever a push that was broken off, or two at once, may leave on a server that
does not replace in one step, is known not to be the graph (see :func:`name_there`).
"""

import os
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from typing import IO, TYPE_CHECKING, cast

from graph.endpoint import GRAPH, IDENTIFIER, TRIPLES, EndpointEngine
from graph.http_exchange import Address, Request, exchange
from graph.merged import Graph
from graph.rdf import lexical, ntriples
from graph.rows import digest
from ontology.derive.turtle import PREFIXES
from ontology.errors import GraphError, QueryError

if TYPE_CHECKING:
    import pyoxigraph

FORMAT = 1
"""Version of the triples, part of what the graph is called: raise it when the same graph gives others."""

_NTRIPLES = "application/n-triples"
_STORE = "a Graph Store of SPARQL 1.1, which of Oxigraph ends in /store, of Fuseki in /data"
_LONGEST = 4 * 3600.0
"""Seconds for a server to send or take in a whole graph; Oxigraph needs a minute for half a million triples."""
_DOUBLE = PREFIXES["xsd"] + "double"

Progress = Callable[[int, int, str], None]
"""Told how many kilobytes of how many are sent, and what is under way."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """What a push did: how many triples the graph has, and whether they had to be written."""

    triples: int
    written: bool


def push(graph: Graph, address: Address, on_progress: Progress | None = None) -> Replaced:
    """Make the named graph :data:`graph.endpoint.GRAPH` of a server hold this graph and nothing else.

    It may be killed at any time and called again. Of two at once, the one that ends later prevails.

    Raises:
        GraphError: the server cannot be used, refuses the user, or cannot write.
    """
    name = identifier(digest(graph))
    with tempfile.TemporaryFile() as file:
        try:
            triples = _write(graph, name, file)
        except OSError as error:
            raise GraphError(f"{tempfile.gettempdir()}: {error.strerror}; make room there") from error
        try:
            is_there = _holds(address, file, name)
            if not is_there:
                _replace(address, file, on_progress or _silent)
        except QueryError as error:
            raise GraphError(f"{address}: {error}") from error
        return Replaced(triples, not is_there)


def identifier(digest: str) -> str:
    """Return what the graph with this digest calls itself on a server."""
    return f"{digest}/{FORMAT}"


def name_there(engine: EndpointEngine) -> str | None:
    """Return the identifier of the graph that was pushed to a server, ``None`` where none was.

    It is empty where what is there is not whole, or holds more than was pushed.

    Raises:
        GraphError: the server cannot be used.
    """
    found = engine.described()
    if found is None:
        return None
    return found.identifier if found.triples == found.found else ""


def _write(graph: Graph, name: str, file: IO[bytes]) -> int:
    """Write the triples of the graph, those about itself last, as N-Triples; return how many there are."""
    count = 2
    for lines in ntriples(graph):
        file.write("".join(lines).encode())
        count += len(lines)
    about = {IDENTIFIER: lexical("STRING", name), TRIPLES: lexical("INT64", count)}
    file.write("".join(f"<{GRAPH}> <{what}> {value} .\n" for what, value in about.items()).encode())
    return count


def _holds(address: Address, file: IO[bytes], name: str) -> bool:
    """Whether the named graph has the triples of the file, and no others."""
    import pyoxigraph

    request = Request("GET", {"Accept": _NTRIPLES}, {"graph": GRAPH})
    with exchange(address, request, _LONGEST) as reply:
        if reply.status == 404:
            return False
        if reply.status != 200:
            raise reply.refused(_STORE)
        form = pyoxigraph.RdfFormat.from_media_type(reply.media_type)
        if form is None:
            kind = reply.media_type or "something without a name"
            raise GraphError(f"{address}: it answers with {kind} instead of {_NTRIPLES}; check the address")
        file.seek(0)
        wanted = _fingerprint(pyoxigraph.parse(file, pyoxigraph.RdfFormat.N_TRIPLES), name)
        try:
            return _fingerprint(pyoxigraph.parse(cast("IO[bytes]", reply), form), name) == wanted
        except SyntaxError:
            # What others wrote into it need not be well formed.
            return False


def _fingerprint(triples: "Iterable[pyoxigraph.Quad]", name: str) -> int:
    """A number that is the same for the same triples, in whatever order, and zero as soon as they tell of a graph with
    another name."""
    import pyoxigraph

    total = 0
    for quad in triples:
        value = quad.object
        text = str(quad.triple)
        if isinstance(value, pyoxigraph.Literal):
            if quad.predicate.value == IDENTIFIER and value.value != name:
                return 0
            if value.datatype.value == _DOUBLE:
                # Servers write numbers each in its own way.
                with suppress(ValueError):
                    text = f"{quad.subject} {quad.predicate} {float(value.value)!r}"
        total += int.from_bytes(blake2b(text.encode(), digest_size=16).digest())
    return total


def _replace(address: Address, file: IO[bytes], on_progress: Progress) -> None:
    """Put what is in the file into the named graph, instead of all that is there."""
    length = file.seek(0, os.SEEK_END)
    file.seek(0)
    body = _Told(file, length, on_progress)
    request = Request("PUT", {"Content-Type": _NTRIPLES}, {"graph": GRAPH}, body, length)
    with exchange(address, request, _LONGEST) as reply:
        if reply.status == 400:
            raise GraphError(f"{address}: it refuses what was sent ({reply.said()}); push again")
        if reply.status not in (200, 201, 204):
            raise reply.refused(_STORE)


class _Told:
    """A file that tells how much of it was read."""

    def __init__(self, file: IO[bytes], length: int, on_progress: Progress) -> None:
        self._file = file
        self._length = length
        self._on_progress = on_progress

    def read(self, size: int = -1, /) -> bytes:
        """Return the next bytes."""
        block = self._file.read(size)
        word = "kB sent" if block else "kB sent, the server takes them in"
        self._on_progress(self._file.tell() >> 10, self._length >> 10, word)
        return block


def _silent(_done: int, _total: int, _word: str) -> None:
    """Tell nobody."""
