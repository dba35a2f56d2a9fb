"""The command push: the graph into a Neo4j database or a Graph Store of RDF."""

from pathlib import Path

import click

from app.commands.engines import ADDRESS, AddressType, server
from app.commands.options import graph_option, opened
from app.commands.reporting import bar


@click.command()
@click.argument("uri", type=AddressType("Neo4j server", "SPARQL endpoint"), envvar=ADDRESS, metavar="URI")
@graph_option
def push(uri: str, graph: Path) -> None:
    """Put the graph into Neo4j 5, or as RDF into a SPARQL server.

    It may be broken off at any time and called again; the same graph writes nothing, and what is no longer in the
    graph is removed.

    For Neo4j, URI is neo4j://HOST or bolt://HOST, with +s for encryption; without it, $NEO4J_URI. Only what differs is
    written, and what others keep in the database is not touched. User and password are $NEO4J_USER (default neo4j) and
    $NEO4J_PASSWORD; without the latter, you are asked.

    For a server of SPARQL 1.1, URI is the address of its Graph Store, not that of its queries: of Oxigraph
    http://HOST:7878/store, of Fuseki http://HOST:3030/NAME/data. The named graph https://w3id.org/zhengtu/graph is
    replaced where it differs; no other is touched. User and password are $SPARQL_USER and $SPARQL_PASSWORD, if the
    server wants any.

    \b
    Example:
      zhengtu push neo4j://127.0.0.1:7687
      zhengtu query agency_ranking --engine neo4j://127.0.0.1:7687
      zhengtu push http://127.0.0.1:7878/store
      zhengtu query agency_ranking --engine http://127.0.0.1:7878/query
    """
    from graph.neo4j import Server

    target = server(uri)
    with opened(graph) as workspace, bar() as show:
        if not isinstance(target, Server):
            replaced = workspace.push_rdf(target, show)
            unchanged = "" if replaced.written else f"0 triples written, {replaced.triples} unchanged"
            click.echo(unchanged or f"{replaced.triples} triples written")
            return
        change = workspace.push(target, show)
    click.echo(f"{change.written} written, {change.removed} removed, {change.unchanged} unchanged")
    if change.kept:
        click.echo(
            f"zhengtu: {change.kept} nodes that are no longer in the graph stay there without label and "
            "properties, since edges of others lead to them",
            err=True,
        )
