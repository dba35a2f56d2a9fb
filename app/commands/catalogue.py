"""Commands about saved questions themselves: which there are, and whether those of one's own are sound."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.commands.engines import AddressType, server
from app.commands.options import DEFAULT_GRAPH, format_option, graph_option, opened, own_option

if TYPE_CHECKING:
    from app.tables import Format
    from app.workspace import Workspace
    from queries.question import ColumnType, Question


@click.group(invoke_without_command=True, subcommand_metavar="[check]")
@own_option
@format_option
@click.pass_context
def queries(context: click.Context, own: Path | None, format: "Format") -> None:
    """List the saved questions, group by group, or check your own.

    With --queries, also those that you have added: a pair NAME.cypher and NAME.rq for each, as docs/own-questions.md
    explains.

    \b
    Example:
      zhengtu queries
    """
    from app.tables import Sheet, write
    from queries.own import with_own
    from queries.question import GROUPS

    if context.invoked_subcommand is not None:
        return
    catalogue = with_own(own)
    if format == "json":
        click.echo(json.dumps(catalogue.as_json(), ensure_ascii=False, indent=1))
        return
    columns: dict[str, ColumnType] = dict.fromkeys(("name", "zh", "en", "parameters"), "string")
    grouped = {group: list(map(_listed, questions)) for group, questions in catalogue.by_group().items()}
    if format == "csv":
        rows = [(group, *row) for group, listed in grouped.items() for row in listed]
        write(Sheet.of({"group": "string", **columns}, rows), format)
        return
    for group, listed in grouped.items():
        click.echo("\n" + " ".join(GROUPS[group]))
        write(Sheet.of(columns, listed), format)


def _listed(question: "Question") -> tuple[str, str, str, str]:
    options = " ".join(parameter.option for parameter in question.parameters if not parameter.is_switch)
    return question.name, question.zh, question.en, options


@queries.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="[DIR]", required=False)
@graph_option
@click.option(
    "--engine", "servers", type=AddressType("Neo4j server", "SPARQL endpoint"), multiple=True, metavar="URI",
    help="Also ask this server, to which the graph was pushed; may be given several times.",
)  # fmt: skip
@click.pass_context
def check(context: click.Context, folder: Path | None, graph: Path, servers: Sequence[str]) -> None:
    """Check your own questions: are they well formed, does every engine take them, are the rows the same?

    DIR holds pairs NAME.cypher and NAME.rq; without it, --queries or $ZHENGTU_QUERIES. They are asked with their
    examples of the graph, or of the specimen documents where there is no graph.

    \b
    Example:
      zhengtu queries check my-questions
    """
    from app.checking import check as checked
    from queries.own import examine

    folder = folder or (context.parent.params["own"] if context.parent else None)
    if folder is None:
        raise click.UsageError("name the folder of your questions", context)
    places = [server(uri) for uri in servers]
    sound = True
    found = list(examine(folder))
    with _asked(graph) if any(one.question for one in found) else nullcontext() as workspace:
        for examined in found:
            result = checked(examined, workspace, places)
            sound = sound and not result.problems
            for problem in result.problems:
                click.echo(f"zhengtu: {' '.join(problem.split())}", err=True)
            if not result.problems:
                engines = ", ".join(("ladybug", "oxigraph", *servers))
                times = "once" if result.asked == 1 else f"{result.asked} times"
                click.echo(
                    f"sound  {result.name}: asked {times}, the same rows, at most {result.rows}, in {engines}"
                )
    if not sound:
        context.exit(1)


@contextmanager
def _asked(graph: Path) -> "Iterator[Workspace]":
    """The graph, or that of the specimens where none was named and none is there."""
    from app.specimen import specimen_workspace

    if graph != Path(DEFAULT_GRAPH) or graph.exists():
        with opened(graph) as workspace:
            yield workspace
        return
    click.echo("zhengtu: there is no graph here; the specimen documents are asked", err=True)
    with specimen_workspace() as workspace:
        yield workspace
