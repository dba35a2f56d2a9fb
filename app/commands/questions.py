"""Commands that ask: saved questions, and Cypher and SPARQL of one's own."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.commands.engines import chosen
from app.commands.options import (
    OWN,
    OWN_VARIABLE,
    as_of_option,
    cypher_engine_option,
    engine_option,
    format_option,
    graph_option,
    ids_option,
    opened,
    own_option,
    sparql_engine_option,
)

if TYPE_CHECKING:
    from app.tables import Format
    from app.workspace import Workspace
    from queries.catalogue import Catalogue
    from queries.question import Parameter, Question
    from queries.rows import Answer


_NOT_IN_FORCE = {
    "not_issued": "was not issued yet", "not_effective": "was not effective yet", "expired": "had expired",
    "repealed": "had been repealed",
}  # fmt: skip
_ALWAYS = {"graph", "format", "ids", "engine", "as_of"}
"""Options that every saved question has; the others are its parameters."""
SWITCHES = {
    "with_parts": "Also paragraphs and other parts of numbered units.",
    "with_inferred": "Also what follows from other statements.",
    "with_claims": "Also what reports say about plans.",
    "with_predecessors": "Also what is said of the bodies that it took over from in a reform.",
    "with_collectives": "Also what is said of collectives, as 各市人民政府.",
}
"""What the parameters mean that many saved questions have."""


_READ = f"{__name__}.catalogue"


class SavedQuestions(click.Group):
    """One command for each saved question; the catalogue is read when one is asked for."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options; the folder of own questions, which says what names there are, may stand behind the name."""
        for at, word in enumerate(args):
            if word == OWN or word.startswith(f"{OWN}="):
                width = 2 if word == OWN else 1
                args = [*args[at : at + width], *args[:at], *args[at + width :]]
                break
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the questions."""
        return list(_catalogue(ctx))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command that asks this question."""
        from queries.catalogue import saved

        name = cmd_name.replace("-", "_")
        # What is wrong with one's own questions must not be in the way of the others.
        question = saved().get(name) or _catalogue(ctx).get(name)
        return None if question is None else _command(question)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the questions into the help, group by group."""
        from queries.question import GROUPS

        for group, questions in _catalogue(ctx).by_group().items():
            with formatter.section(" ".join(GROUPS[group])):
                formatter.write_dl([(question.name, question.en) for question in questions])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the arguments begin with; an unknown name is wrong usage, with an offer."""
        from ontology.errors import QueryError

        if not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            try:
                _catalogue(ctx).find(args[0])
            except QueryError as error:
                raise click.UsageError(str(error), ctx) from error
        return super().resolve_command(ctx, args)


class Asking(click.Command):
    """A saved question as a command; a wrong parameter is answered with the right ones."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the parameters."""
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            known = ", ".join(option.opts[-1] for option in self.params if option.name not in _ALWAYS)
            listed = f"its parameters are {known}" if known else "it has no parameters"
            raise click.UsageError(
                f"{self.name} has no parameter {error.option_name}; {listed}", ctx
            ) from error


def _catalogue(context: click.Context) -> "Catalogue":
    """The questions of the program and of the user; read once for a command line, however often names are looked up."""
    from queries.own import with_own

    if _READ not in context.meta:
        # Help is shown before the environment is looked at.
        given = context.params.get("own") or os.environ.get(OWN_VARIABLE)
        context.meta[_READ] = with_own(Path(given) if given else None)
    catalogue: Catalogue = context.meta[_READ]
    return catalogue


@click.command(cls=SavedQuestions, subcommand_metavar="NAME [--PARAMETER VALUE]...")
@own_option
def query(own: Path | None) -> None:
    """Ask a saved question.

    `zhengtu query NAME --help` explains one. An agency, plan, region, sector, indicator, change point or
    document is given by any of its names, its number, or its id.

    \b
    Example:
      zhengtu query agency_responsibilities --agency 甘肃省发展改革委 --format csv > tasks.csv
    """


def _command(question: "Question") -> click.Command:
    """The command that asks the question: its parameters are options."""

    @graph_option
    @format_option
    @engine_option
    @ids_option
    @as_of_option
    def ask(graph: Path, format: "Format", engine: str, ids: bool, as_of: str, **values: Any) -> None:
        with opened(graph) as workspace:
            given = {name: value for name, value in values.items() if value is not None}
            answer = workspace.ask(question, given, chosen(engine), as_of=as_of)
            if as_of and len(answer.rows) == 0:
                _tell_why_empty(workspace, question, given, as_of)
        _print(answer, format, ids=ids)

    body: Callable[..., None] = ask
    for parameter in reversed(question.parameters):
        body = _option(parameter)(body)
    return click.command(question.name, cls=Asking, help=_help(question), short_help=question.en)(body)


def _print(answer: "Answer", format: "Format", *, ids: bool) -> None:
    from app.tables import Sheet, write

    if answer.notice:
        click.echo(f"zhengtu: {answer.notice}", err=True)
    write(Sheet(answer.columns, answer.rows, answer.cut), format, ids=ids)


def _tell_why_empty(workspace: "Workspace", question: "Question", given: dict[str, Any], as_of: str) -> None:
    """Say on stderr which of the plans asked for was not in force on the day."""
    for parameter in question.parameters:
        if parameter.type == "Plan" and given.get(parameter.name):
            told = workspace.ask("plan_status", {"plan": given[parameter.name], "date": as_of})
            for title, _, status, *_ in told.rows:
                if status in _NOT_IN_FORCE:
                    click.echo(f"zhengtu: 《{title}》 {_NOT_IN_FORCE[status]} on {as_of}", err=True)


def _option(parameter: "Parameter") -> Callable[[Callable[..., None]], Callable[..., None]]:
    name = parameter.option
    if parameter.type == "boolean":
        return click.option(name, is_flag=True, default=None, help=SWITCHES.get(parameter.name))
    default = f"; default {parameter.default}" if parameter.default not in (None, "") else ""
    words = f"; one of {', '.join(parameter.words)}" if parameter.words else ""
    return click.option(
        name,
        type=click.INT if parameter.type == "integer" else click.STRING,
        required=parameter.required,
        metavar=parameter.type.upper(),
        help=f"For example {parameter.example}{default}{words}.",
    )


def _help(question: "Question") -> str:
    columns = "\n".join(f"  {column.name} ({column.type})" for column in question.columns)
    return f"{question.en}\n\n{question.zh}\n\n\b\nColumns:\n{columns}\n\n\b\nExample:\n  {question.command}"


def limits(body: Callable[..., None]) -> Callable[..., None]:
    """Add the limits of a question of one's own."""
    rows = click.option(
        "--rows", type=click.IntRange(min=1), default=1000, show_default=True, help="At most so many rows."
    )
    seconds = click.option(
        "--seconds",
        type=click.FloatRange(min=0.1),
        default=30.0,
        show_default=True,
        help="Give up after that.",
    )
    return rows(seconds(body))


@click.command()
@click.argument("text")
@graph_option
@format_option
@cypher_engine_option
@as_of_option
@limits
def cypher(
    text: str, graph: Path, format: "Format", engine: str, as_of: str, rows: int, seconds: float
) -> None:
    """Ask a Cypher question of your own, read-only.

    TEXT may be - for standard input.

    \b
    Example:
      zhengtu cypher "MATCH (a:Agency)-[:RESPONSIBLE_FOR]->(t:Task) RETURN a.name, count(DISTINCT t.id)"
    """
    _ask_own(engine, text, graph, format, as_of, rows, seconds)


@click.command()
@click.argument("text")
@graph_option
@format_option
@sparql_engine_option
@as_of_option
@limits
def sparql(
    text: str, graph: Path, format: "Format", engine: str, as_of: str, rows: int, seconds: float
) -> None:
    """Ask a SPARQL question of your own, read-only.

    TEXT may be - for standard input. The prefixes o: (terms), zt: (things), rdfs: and xsd: are known.

    \b
    Example:
      zhengtu sparql "SELECT ?title WHERE { ?plan a o:Plan ; o:title ?title }"
    """
    _ask_own(engine, text, graph, format, as_of, rows, seconds)


def _ask_own(
    engine: str, text: str, graph: Path, format: "Format", as_of: str, rows: int, seconds: float
) -> None:
    from graph.engine import Limits

    if text == "-":
        text = sys.stdin.buffer.read().decode("utf-8", "replace")
    with opened(graph) as workspace:
        answer = workspace.ask_own(text, chosen(engine), Limits(seconds, rows), as_of=as_of)
    _print(answer, format, ids=True)
