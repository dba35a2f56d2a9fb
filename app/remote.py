"""The graph of a folder as it was pushed to a Neo4j server, opened for reading.

It may be asked only while it is the graph as it is; names are resolved with what the folder knows.
"""

from collections.abc import Mapping
from types import TracebackType
from typing import Self

from graph.engine import UNLIMITED, Limits, Rows
from graph.neo4j import Neo4jEngine, Server
from graph.pushed import NOTHING, others, pushed
from graph.rows import Value
from ontology.errors import GraphError

SECONDS = 300.0
"""What a question may take that sets no limit itself: a server is there for others too."""


class Remote:
    """A pushed graph; use it as a context manager.

    Every answer is of the graph with the digest ``wanted``: it is looked up before and after, and a push takes it
    away as long as it changes anything.
    """

    def __init__(self, server: Server, wanted: str) -> None:
        """Connect.

        Raises:
            GraphError: the server cannot be used, or holds another graph.
        """
        self._wanted = wanted
        self._engine = Neo4jEngine(server)
        try:
            self._check()
        except GraphError:
            self.close()
            raise

    def __enter__(self) -> Self:
        """Return the open graph."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the connection."""
        self.close()

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

    def notice(self) -> str:
        """Return what a reader of answers must know: nodes and edges of others under our names; else nothing."""
        found = others(self._engine, pushed(self._engine).counts)
        if not found:
            return ""
        listed = ", ".join(f"{number:+d} {name}" for name, number in found.items())
        return (
            f"{self._engine.uri} does not hold exactly what was pushed ({listed}): answers may hold what others "
            "keep there under the same labels or types, or lack what they removed; `zhengtu push` restores ours"
        )

    def close(self) -> None:
        """Close the connection. May be called twice."""
        self._engine.close()

    def _check(self) -> None:
        found = pushed(self._engine)
        if found.digest == self._wanted:
            return
        uri = self._engine.uri
        if found == NOTHING:
            raise GraphError(f"{uri}: no graph was pushed there; `zhengtu push {uri}` does it")
        if found.digest == "":
            raise GraphError(
                f"{uri}: a push is under way, or was broken off; wait for it, or `zhengtu push {uri}`"
            )
        raise GraphError(
            f"{uri}: another graph was pushed there than this folder now holds; `zhengtu push {uri}` brings it up "
            "to date"
        )
