"""The command push: the graph into Neo4j."""

from pathlib import Path

import click

from app.commands.engines import ADDRESS, AddressType, server
from app.commands.options import graph_option, opened
from app.commands.reporting import bar


@click.command()
@click.argument("uri", type=AddressType(), envvar=ADDRESS, metavar="URI")
@graph_option
def push(uri: str, graph: Path) -> None:
    """Put the graph into a Neo4j 5 database.

    Only what differs is written, and what is no longer in the graph is removed; what others keep in the database is
    not touched. It may be broken off at any time and called again. URI is neo4j://HOST or bolt://HOST, with +s for encryption; without
    it, $NEO4J_URI. User and password are $NEO4J_USER (default neo4j) and $NEO4J_PASSWORD; without the latter, you
    are asked.

    \b
    Example:
      zhengtu push neo4j://127.0.0.1:7687
      zhengtu query agency_ranking --engine neo4j://127.0.0.1:7687
    """
    target = server(uri)
    with opened(graph) as workspace, bar() as show:
        change = workspace.push(target, show)
    click.echo(f"{change.written} written, {change.removed} removed, {change.unchanged} unchanged")
    if change.kept:
        click.echo(
            f"zhengtu: {change.kept} nodes that are no longer in the graph stay there without label and "
            "properties, since edges of others lead to them",
            err=True,
        )
