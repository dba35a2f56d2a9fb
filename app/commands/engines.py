"""How a user names an engine: a word, or the address of a server; its password is never an argument."""

import os
import sys
from typing import TYPE_CHECKING, Any, Literal, cast
from urllib.parse import urlsplit

import click

if TYPE_CHECKING:
    from app.asking import Where
    from graph.http_exchange import Address
    from graph.neo4j import Server
    from graph.projections import EngineName

ADDRESS = "NEO4J_URI"
USER = "NEO4J_USER"
PASSWORD = "NEO4J_PASSWORD"  # noqa: S105 (the name of the variable)
NEO4J = "neo4j"
"""The word for the server at ``$NEO4J_URI``."""

Kind = Literal["Neo4j server", "SPARQL endpoint"]
_ASKED_BY: dict[Kind, str] = {"Neo4j server": "zhengtu cypher", "SPARQL endpoint": "zhengtu sparql"}


class AddressType(click.ParamType[str]):
    """The address of a server of one of these kinds."""

    name = "uri"

    def __init__(self, *kinds: Kind) -> None:
        self._kinds = kinds

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the address; another scheme, or a password in it, is wrong usage."""
        from graph.http_exchange import Address
        from graph.neo4j import Server
        from ontology.errors import GraphError

        kind = _kind(value)
        if kind is None:
            starts = ", ".join(f"{scheme}://" for one in self._kinds for scheme in _schemes(one))
            kinds = " or a ".join(self._kinds)
            self.fail(f"{value} is no address of a {kinds}; these begin with {starts}", param, ctx)
        if kind not in self._kinds:
            self.fail(f"{value} is the address of a {kind}; ask it with `{_ASKED_BY[kind]}`", param, ctx)
        try:
            return Server(value).uri if kind == "Neo4j server" else Address(value).uri
        except GraphError as error:
            self.fail(str(error), param, ctx)


class EngineType(click.ParamType[str]):
    """One of the words for an engine, or the address of a server of one of these kinds."""

    name = "engine"

    def __init__(self, *words: str, kinds: tuple[Kind, ...]) -> None:
        self._words = (*words, NEO4J) if "Neo4j server" in kinds else words
        self._kinds = kinds

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002
        """Return what stands for the value in help."""
        return f"[{'|'.join(self._words)}|URI]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word or the address."""
        if value == NEO4J and NEO4J in self._words:
            value = os.environ.get(ADDRESS, "")
            if not value:
                self.fail(f"neo4j is the server at ${ADDRESS}, which is not set", param, ctx)
        elif value in self._words:
            return str(value)
        if "://" not in value:
            words = ", ".join(f"'{word}'" for word in self._words)
            kinds = " or a ".join(self._kinds)
            self.fail(f"'{value}' is not one of {words}, and no address of a {kinds}", param, ctx)
        return AddressType(*self._kinds).convert(value, param, ctx)


def chosen(engine: str) -> "Where":
    """Return the engine that :class:`EngineType` read; for a server, the password may be asked for."""
    return server(engine) if "://" in engine else cast("EngineName", engine)


def server(uri: str) -> "Server | Address":
    """Return the server at an address, with user and password of the environment.

    Without a variable for the password it is asked for on the terminal; where it is empty, the server must know no
    authentication. An endpoint is asked as nobody where no user is named.
    """
    from graph import http_exchange
    from graph.neo4j import Server

    if _kind(uri) == "Neo4j server":
        user = os.environ.get(USER) or "neo4j"
        return Server(uri, user, _password(PASSWORD, user, uri))
    user = os.environ.get(http_exchange.USER, "")
    if not user and http_exchange.PASSWORD not in os.environ:
        return http_exchange.Address(uri)
    return http_exchange.Address(uri, user, _password(http_exchange.PASSWORD, user, uri))


def _password(variable: str, user: str, uri: str) -> str:
    password = os.environ.get(variable)
    if password is None:
        if not sys.stdin.isatty():
            raise click.UsageError(f"set {variable} to the password of {user} at {uri}")
        password = str(click.prompt(f"Password of {user} at {uri}", hide_input=True, err=True))
    return password


def _schemes(kind: Kind) -> tuple[str, ...]:
    from graph import http_exchange, neo4j

    return neo4j.SCHEMES if kind == "Neo4j server" else http_exchange.SCHEMES


def _kind(uri: str) -> Kind | None:
    """What kind of server an address leads to, by its scheme."""
    try:
        scheme = urlsplit(uri).scheme
    except ValueError:
        return None
    return next((kind for kind in _ASKED_BY if scheme in _schemes(kind)), None)
