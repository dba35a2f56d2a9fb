"""A Neo4j 5 server, for graphs that many ask at once or that no single machine holds.

Connecting, asking within limits, writing, and what the server's errors mean to a user. What is written there is the
business of :mod:`graph.push`.
"""

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from graph.closing import Closing
from graph.engine import LARGEST, UNLIMITED, Cell, Limits, Rows, first_line, too_large
from graph.rows import Value
from ontology import __version__
from ontology.errors import GraphError, QueryError, ZhengtuError

if TYPE_CHECKING:
    import neo4j

SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")
OLDEST = (5, 7)
"""The first version with constraints on relationships."""
NEWEST = 5
"""The last series that saved questions are tried with."""

_TO_CONNECT = 15.0
"""Seconds in which a server must answer at all."""
_TO_RETRY = 30.0
"""Seconds in which a write is tried again that only bad luck has stopped, such as two that wait for each other."""
_FETCHED = 10_000
"""Rows that are sent at a time."""

# Endings of status codes (https://neo4j.com/docs/status-codes/5/) and what they mean; {user} is put in.
_MEANINGS = {
    "Security.Unauthorized": "it refuses the user {user} or the password; set NEO4J_USER and NEO4J_PASSWORD",
    "Security.AuthenticationRateLimit": "too many wrong passwords; wait a little, then set NEO4J_PASSWORD",
    "Security.CredentialsExpired": "the user {user} must choose a new password first; "
    "log in with cypher-shell or the browser",
    "Security.Forbidden": "the user {user} may not do this; give it the rights, or set NEO4J_USER to another",
    "General.ForbiddenOnReadOnlyDatabase": "the database is read-only; make it writable",
    "General.WriteOnReadOnlyAccessDatabase": "the database is read-only; make it writable",
    "Transaction.TransactionLogError": "it cannot write to its disk, which may be full; make room, restart it and "
    "try again",
}
_TIMED_OUT = ("Transaction.TransactionTimedOut", "Transaction.TransactionTimedOutClientConfiguration")
_OUT_OF_MEMORY = (
    "General.MemoryPoolOutOfMemoryError",
    "General.OutOfMemoryError",
    "General.TransactionOutOfMemoryError",
)
_WRITING = "Statement.AccessMode"


@dataclass(frozen=True, slots=True)
class Server:
    """Where a database is and who asks; without ``password``, the server must know no authentication."""

    uri: str
    user: str = "neo4j"
    password: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        """Refuse what is no address of a Neo4j server.

        Raises:
            GraphError: its scheme is another, or it holds a password.
        """
        parts = urlsplit(self.uri)
        if parts.scheme not in SCHEMES or not parts.hostname:
            schemes = ", ".join(f"{scheme}://" for scheme in SCHEMES)
            raise GraphError(f"{self.uri} is no address of a Neo4j server; these begin with {schemes}")
        if parts.username is not None or parts.password is not None:
            raise GraphError(
                f"{parts.scheme}://{parts.hostname}: an address may hold no user or password; "
                "set NEO4J_USER and NEO4J_PASSWORD"
            )


class Neo4jEngine(Closing):
    """An open connection to a server's database; use it as a context manager.

    It may be asked from several threads at once. Every method raises GraphError, in one line, where the server
    cannot be reached, refuses the user, or cannot do its work.
    """

    def __init__(self, server: Server) -> None:
        """Connect.

        Raises:
            GraphError: no server answers, it refuses the user, or is of another version.
        """
        from neo4j import GraphDatabase
        from neo4j.exceptions import ConfigurationError

        # Otherwise what the driver tries again is told on standard error, beside the one line of an error.
        logging.getLogger("neo4j").addHandler(logging.NullHandler())
        self._server = server
        try:
            self._driver = GraphDatabase.driver(
                server.uri,
                auth=(server.user, server.password) if server.password else None,
                connection_timeout=_TO_CONNECT,
                connection_acquisition_timeout=2 * _TO_CONNECT,
                max_transaction_retry_time=_TO_RETRY,
                notifications_min_severity="OFF",
                user_agent=f"zhengtu/{__version__}",
            )
        except (ConfigurationError, ValueError) as error:
            raise GraphError(f"{server.uri} is no address of a Neo4j server ({error})") from error
        try:
            with self._told():
                refuse_other_versions(server.uri, self._driver.get_server_info().agent)
        except ZhengtuError:
            self.close()
            raise

    @property
    def uri(self) -> str:
        """The address of the server."""
        return self._server.uri

    def close(self) -> None:
        """Close the connection. May be called twice."""
        self._driver.close()

    def run(
        self, text: str, parameters: Mapping[str, Value] | None = None, limits: Limits = UNLIMITED
    ) -> Rows:
        """Return the answer to one Cypher statement; nodes and relationships are given by their id.

        The transaction is one that only reads: the server refuses to write in it, and ends it after the time
        allowed. Statements that reach outside the database (LOAD CSV, CALL) must be refused before they come
        here.
        """
        with (
            self._told(limits),
            self._driver.session(default_access_mode="READ", fetch_size=_FETCHED) as session,
            session.begin_transaction(timeout=limits.seconds) as transaction,
        ):
            result = transaction.run(text, dict(parameters or {}))
            columns = tuple(result.keys())
            rows, left = list[tuple[Cell, ...]](), LARGEST
            for record in result:
                if len(rows) == limits.rows:
                    return Rows(columns, rows, cut=True)
                rows.append(tuple(map(_cell, record.values())))
                left -= sum(map(_size, rows[-1]))
                if left < 0:
                    raise too_large(LARGEST)
        return Rows(columns, rows)

    def write(self, text: str, **parameters: Any) -> list[tuple[Cell, ...]]:
        """Run one Cypher statement that may write, in a transaction of its own, and return its rows.

        It is all done or nothing. What other transactions get in the way of is tried again.
        """

        def work(transaction: "neo4j.ManagedTransaction") -> list[tuple[Cell, ...]]:
            result = transaction.run(text, parameters)
            return [tuple(map(_cell, record.values())) for record in result]

        with self._told(), self._driver.session() as session:
            return session.execute_write(work)

    @contextmanager
    def _told(self, limits: Limits = UNLIMITED) -> Iterator[None]:
        """Let errors of the driver and the server come out as ours."""
        from neo4j.exceptions import DriverError, Neo4jError

        try:
            yield
        except Neo4jError as error:
            raise self._refused(error, limits) from error
        except DriverError as error:
            raise GraphError(
                f"{self._server.uri}: no Neo4j server answers there ({_reason(error)}); start it, or check "
                "the address"
            ) from error

    def _refused(self, error: "neo4j.exceptions.Neo4jError", limits: Limits) -> GraphError | QueryError:
        """What a user may be told about an error of the server."""
        kind, _, code = (error.code or "").removeprefix("Neo.").partition(".")
        message = first_line(error.message or code)
        if code in _TIMED_OUT:
            allowed = "the time the server allows" if limits.seconds is None else f"{limits.seconds:g} s"
            return QueryError(f"no answer within {allowed}; ask for less, or raise the limit")
        if code in _OUT_OF_MEMORY:
            return QueryError("the query needs more memory than the server gives it; ask for less")
        if code == _WRITING:
            return QueryError("the query would write; a query can only ask")
        if code in _MEANINGS:
            return GraphError(f"{self._server.uri}: {_MEANINGS[code].format(user=self._server.user)}")
        if kind == "ClientError":
            return QueryError(message)
        return GraphError(
            f"{self._server.uri}: the server cannot go on ({message}); its log says more, its disk may be full"
        )


def refuse_other_versions(uri: str, agent: str) -> None:
    """Let a server pass that says of itself to be Neo4j 5 (``Neo4j/5.26.1``).

    Raises:
        GraphError: it is something else, or too old.
    """
    said = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
    version = (int(said[1]), int(said[2])) if said else (0, 0)
    if version < OLDEST or version[0] > NEWEST:
        oldest = ".".join(map(str, OLDEST))
        raise GraphError(f"{uri}: the server is {agent}; zhengtu needs Neo4j {NEWEST}, {oldest} or later")


def _cell(value: Any) -> Cell:
    """A value of a result as one of ours."""
    from neo4j.graph import Node, Path, Relationship

    match value:
        case None | str() | int() | float():
            return value
        case list():
            return [_cell(item) for item in value]
        case Node() | Relationship():
            # What others have written need not have an id of ours.
            own = value.get("id")
            return own if isinstance(own, str) else value.element_id
        case Path():
            return [_cell(item) for item in (*value.nodes, *value.relationships)]
        case _:
            return str(value)


def _size(cell: Cell) -> int:
    """Its bytes, about."""
    match cell:
        case str():
            return len(cell.encode())
        case list():
            return sum(map(_size, cell))
        case _:
            return 8


def _reason(error: "neo4j.exceptions.DriverError") -> str:
    """What the driver says in its first line, without what only its authors understand."""
    said = re.sub(r"\s*\(resolved to .*", "", first_line(error))
    return said.replace("Unable to retrieve routing information", "it does not say where its databases are")
