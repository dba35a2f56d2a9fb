"""The graph of a folder as it was pushed to a server, opened for reading.

It may be asked only while it is the graph as it is; names are resolved with what the folder knows.
"""

from abc import abstractmethod
from collections.abc import Mapping
from typing import ClassVar

from graph.closing import Closing
from graph.endpoint import EndpointEngine
from graph.engine import UNLIMITED, Engine, Limits, Rows
from graph.http_exchange import Address
from graph.neo4j import Neo4jEngine, Server
from graph.push_rdf import identifier, name_there
from graph.pushed import NOTHING, others, pushed
from graph.rows import Value
from ontology.errors import GraphError
from queries.sandbox import LIMITS
from queries.tokens import Language

SECONDS = 300.0
"""What a question may take that sets no limit itself: a server is there for others too."""


class Remote(Closing):
    """A pushed graph; use it as a context manager.

    Every answer is of the graph that is wanted: which is there is looked up before and after, and a push takes it
    away as long as it changes anything.
    """

    language: ClassVar[Language]
    """What it is asked in."""

    def __init__(self, engine: Engine, uri: str, wanted: str) -> None:
        """Take over an engine at ``uri``, and close it if it does not hold the graph called ``wanted``.

        Raises:
            GraphError: the server cannot be used, or holds another graph.
        """
        self._engine = engine
        self._uri = uri
        self._wanted = wanted
        try:
            self._check()
        except GraphError:
            self.close()
            raise

    def run(
        self, text: str, parameters: Mapping[str, Value] | None = None, limits: Limits = UNLIMITED
    ) -> Rows:
        """Return the answer to a query (see :class:`graph.engine.Engine`).

        Raises:
            QueryError: the query is wrong, wants to write, or takes longer than the limit.
            GraphError: the server cannot be used, or another graph was pushed meanwhile.
        """
        rows = self._engine.run(text, parameters, Limits(limits.seconds or SECONDS, limits.rows))
        self._check()
        return rows

    def run_foreign(
        self, text: str, parameters: Mapping[str, Value] | None = None, limits: Limits = LIMITS
    ) -> Rows:
        """Return the answer to a query of the user's own, which must have passed the guard (see :meth:`run`)."""
        return self.run(text, parameters, limits)

    def notice(self) -> str:
        """Return what a reader of answers must know; nothing if that is nothing."""
        return ""

    def close(self) -> None:
        """Close the connection. May be called twice."""
        self._engine.close()

    @abstractmethod
    def _found(self) -> str | None:
        """What the graph there is called: nothing while it is not whole, ``None`` where none was pushed."""

    @abstractmethod
    def _way(self) -> str:
        """The command that brings it up to date."""

    def _absent(self) -> str:
        return "no graph was pushed there"

    def _not_whole(self) -> str:
        return "a push is under way, or was broken off"

    def _check(self) -> None:
        found = self._found()
        if found == self._wanted:
            return
        if found is None:
            raise GraphError(f"{self._uri}: {self._absent()}; {self._way()} does it")
        if found == "":
            raise GraphError(f"{self._uri}: {self._not_whole()}; wait for it, or {self._way()}")
        raise GraphError(
            f"{self._uri}: another graph was pushed there than this folder now holds; {self._way()} brings it up to "
            "date"
        )


class Neo4jRemote(Remote):
    """A graph that :mod:`graph.push` put into a Neo4j database."""

    language = "cypher"

    def __init__(self, server: Server, digest: str) -> None:
        """Connect; the graph must be the one with this digest."""
        self._database = Neo4jEngine(server)
        super().__init__(self._database, server.uri, digest)

    def notice(self) -> str:
        """Return whether there are nodes and edges of others under our names."""
        found = others(self._database, pushed(self._database).counts)
        if not found:
            return ""
        listed = ", ".join(f"{number:+d} {name}" for name, number in found.items())
        return (
            f"{self._uri} does not hold exactly what was pushed ({listed}): answers may hold what others "
            "keep there under the same labels or types, or lack what they removed; `zhengtu push` restores ours"
        )

    def _found(self) -> str | None:
        found = pushed(self._database)
        return None if found == NOTHING else found.digest

    def _way(self) -> str:
        return f"`zhengtu push {self._uri}`"


class EndpointRemote(Remote):
    """A graph that :mod:`graph.push_rdf` put where a SPARQL endpoint finds it."""

    language = "sparql"

    def __init__(self, address: Address, digest: str) -> None:
        """Ask at this address; the graph must be the one with this digest."""
        self._endpoint = EndpointEngine(address)
        super().__init__(self._endpoint, address.uri, identifier(digest))

    def _found(self) -> str | None:
        return name_there(self._endpoint)

    def _way(self) -> str:
        return "`zhengtu push` with the address of its Graph Store"

    def _absent(self) -> str:
        return "no graph was pushed there, or the server does not heed default-graph-uri"

    def _not_whole(self) -> str:
        return (
            "what is there is not exactly what was pushed: a push is under way or was broken off, others write into "
            "that graph, or the server does not heed default-graph-uri"
        )
