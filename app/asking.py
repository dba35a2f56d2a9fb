"""Where a question is asked: in an engine of the folder's own, or on a server that the graph was pushed to."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from app.remote import EndpointRemote, Neo4jRemote, Remote
from graph.closing import Closing
from graph.engine import UNLIMITED, Limits, Rows
from graph.http_exchange import Address
from graph.neo4j import Server
from graph.projections import EngineName, Projection
from graph.rows import Value
from queries.sandbox import LANGUAGES, LIMITS, run_foreign
from queries.tokens import Language

Where = EngineName | Server | Address
"""An embedded engine, a Neo4j server, or a SPARQL endpoint."""


class Place(Protocol):
    """The graph as it is somewhere, opened for reading; use it as a context manager."""

    @property
    def language(self) -> Language:
        """What it is asked in."""

    def __enter__(self) -> Self:
        """Return the open graph."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""

    def run(
        self, text: str, parameters: Mapping[str, Value] | None = None, limits: Limits = UNLIMITED
    ) -> Rows:
        """Return the answer to a query (see :class:`graph.engine.Engine`)."""

    def run_foreign(
        self, text: str, parameters: Mapping[str, Value] | None = None, limits: Limits = LIMITS
    ) -> Rows:
        """Return the answer to a query of the user's own, which must have passed the guard."""

    def notice(self) -> str:
        """Return what a reader of answers must know; nothing if that is nothing."""


class Embedded(Closing):
    """A projection of the graph in ``folder``."""

    def __init__(self, projection: Projection, folder: Path, engine: EngineName) -> None:
        """Take over an open projection into ``engine``."""
        self._projection = projection
        self._folder = folder
        self._engine = engine

    @property
    def language(self) -> Language:
        """What its engine is asked in."""
        return LANGUAGES[self._engine]

    def run(
        self, text: str, parameters: Mapping[str, Value] | None = None, limits: Limits = UNLIMITED
    ) -> Rows:
        """Return the answer to a query (see :meth:`graph.projections.Projection.run`)."""
        return self._projection.run(text, parameters, limits)

    def run_foreign(
        self, text: str, parameters: Mapping[str, Value] | None = None, limits: Limits = LIMITS
    ) -> Rows:
        """Return the answer, found in a process of its own that is ended at the limits.

        Raises:
            QueryError: the query is wrong, or takes longer than the limit.
        """
        return run_foreign(self._folder, self._engine, self._projection.digest, text, parameters, limits)

    def notice(self) -> str:
        """Return nothing: it is always what it should be."""
        return ""

    def close(self) -> None:
        """Close the projection. May be called twice."""
        self._projection.close()


@dataclass(frozen=True, slots=True)
class Confined:
    """A place where questions that users added are asked, under the limits of foreign queries."""

    place: Place

    def run(self, text: str, parameters: Mapping[str, Value] | None = None, limits: Limits = LIMITS) -> Rows:
        """Return the answer to a query that has passed the guard (see :meth:`Place.run_foreign`)."""
        return self.place.run_foreign(text, parameters, limits)


def language(where: Where) -> Language:
    """Return what is spoken somewhere."""
    match where:
        case Server():
            return Neo4jRemote.language
        case Address():
            return EndpointRemote.language
        case _:
            return LANGUAGES[where]


def remote(where: Server | Address, digest: str) -> Remote:
    """Open the graph with this digest on a server.

    Raises:
        GraphError: the server cannot be used, or the graph was not pushed there.
    """
    return Neo4jRemote(where, digest) if isinstance(where, Server) else EndpointRemote(where, digest)
