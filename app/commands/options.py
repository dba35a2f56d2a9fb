"""What commands share: which graph, which format, and how an error reaches the user."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.commands.engines import EngineType

if TYPE_CHECKING:
    from app.workspace import Workspace

DEFAULT_GRAPH = "zhengtu-graph"
FORMATS = ("table", "json", "csv")

Body = Callable[..., Any]


def the_graph(context: click.Context, _parameter: click.Parameter, given: Path | None) -> Path:
    """Return the folder given with the command, else before it, else by the environment, else the default."""
    return given or context.obj or Path(DEFAULT_GRAPH)


GRAPH = click.Path(path_type=Path, file_okay=True)

graph_option: Callable[[Body], Body] = click.option(
    "-g", "--graph", type=GRAPH, callback=the_graph, metavar="DIR",
    help=f"The graph's folder; default $ZHENGTU_GRAPH, else ./{DEFAULT_GRAPH}.",
)  # fmt: skip
format_option: Callable[[Body], Body] = click.option(
    "--format", type=click.Choice(FORMATS), default="table", show_default=True, help="How to print the rows."
)
ids_option: Callable[[Body], Body] = click.option(
    "--ids", is_flag=True, help="Show ids in tables too; `zhengtu evidence ID` leads to the text."
)
engine_option: Callable[[Body], Body] = click.option(
    "--engine", type=EngineType("ladybug", "oxigraph", kinds=("Neo4j server", "SPARQL endpoint")),
    default="ladybug", show_default=True,
    help="Ask in Cypher (ladybug), in SPARQL (oxigraph), or on a server that the graph was pushed to: in Cypher a Neo4j "
    "server (neo4j://…), in SPARQL an endpoint (http://…/query); the answer is the same.",
)  # fmt: skip
cypher_engine_option: Callable[[Body], Body] = click.option(
    "--engine", type=EngineType("ladybug", kinds=("Neo4j server",)), default="ladybug", show_default=True,
    help="Ask in process, or on a Neo4j server that the graph was pushed to.",
)  # fmt: skip
sparql_engine_option: Callable[[Body], Body] = click.option(
    "--engine", type=EngineType("oxigraph", kinds=("SPARQL endpoint",)), default="oxigraph", show_default=True,
    help="Ask in process, or at a SPARQL 1.1 endpoint whose server the graph was pushed to, as http://127.0.0.1:7878/query.",
)  # fmt: skip
as_of_option: Callable[[Body], Body] = click.option(
    "--as-of", default="", metavar="DATE", help="Ask what was in force on a day, as 2024-06-30."
)

OWN = "--queries"
OWN_VARIABLE = "ZHENGTU_QUERIES"
own_option: Callable[[Body], Body] = click.option(
    OWN, "own", type=click.Path(path_type=Path), envvar=OWN_VARIABLE, is_eager=True, metavar="DIR",
    help="Also the questions of your own in this folder; default $ZHENGTU_QUERIES.",
)  # fmt: skip


def opened(graph: Path, *, create: bool = False) -> "Workspace":
    """Open a graph; the rooms are imported only now."""
    from app.workspace import Workspace

    return Workspace(graph, create=create)
