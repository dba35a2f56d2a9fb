"""How a user names an engine: a word, or the address of a Neo4j server; the password is never an argument."""

import os
import sys
from typing import TYPE_CHECKING, Any, cast

import click

if TYPE_CHECKING:
    from graph.neo4j import Server
    from graph.projections import EngineName

ADDRESS = "NEO4J_URI"
USER = "NEO4J_USER"
PASSWORD = "NEO4J_PASSWORD"  # noqa: S105 (the name of the variable)
NEO4J = "neo4j"
"""The word for the server at ``$NEO4J_URI``."""


class AddressType(click.ParamType[str]):
    """The address of a Neo4j server."""

    name = "uri"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the address; another scheme, or a password in it, is wrong usage."""
        from graph.neo4j import Server
        from ontology.errors import GraphError

        try:
            return Server(value).uri
        except GraphError as error:
            self.fail(str(error), param, ctx)


class EngineType(click.ParamType[str]):
    """One of the words for an engine, or the address of a Neo4j server."""

    name = "engine"

    def __init__(self, *words: str) -> None:
        self._words = words

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002
        """Return what stands for the value in help."""
        return f"[{'|'.join((*self._words, NEO4J))}|URI]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word or the address."""
        if value in self._words:
            return str(value)
        if value == NEO4J:
            value = os.environ.get(ADDRESS, "")
            if not value:
                self.fail(f"neo4j is the server at ${ADDRESS}, which is not set", param, ctx)
        if "://" not in value:
            words = ", ".join(f"'{word}'" for word in (*self._words, NEO4J))
            self.fail(f"'{value}' is not one of {words}, and no address of a Neo4j server", param, ctx)
        return AddressType().convert(value, param, ctx)


def chosen(engine: str) -> "EngineName | Server":
    """Return the engine that :class:`EngineType` read; for a server, the password may be asked for."""
    return server(engine) if "://" in engine else cast("EngineName", engine)


def server(uri: str) -> "Server":
    """Return the server at an address, with user and password of the environment.

    Without ``$NEO4J_PASSWORD`` the password is asked for on the terminal; where it is empty, the server must know no
    authentication.
    """
    from graph.neo4j import Server

    user = os.environ.get(USER) or "neo4j"
    password = os.environ.get(PASSWORD)
    if password is None:
        if not sys.stdin.isatty():
            raise click.UsageError(f"set {PASSWORD} to the password of {user} at {uri}")
        password = click.prompt(f"Password of {user} at {uri}", hide_input=True, err=True)
    return Server(uri, user, password)
