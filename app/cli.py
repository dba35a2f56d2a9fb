"""The command ``zhengtu``: reads arguments, calls the workspace, prints."""

import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click

from app.commands.catalogue import queries
from app.commands.demo import demo
from app.commands.documents import add, extract, remove, status
from app.commands.doubts import findings
from app.commands.options import GRAPH
from app.commands.pushing import push
from app.commands.questions import cypher, query, sparql
from app.commands.review import review
from app.commands.things import evidence, export, find_, show
from ontology import __version__
from ontology.errors import ZhengtuError


class Refusal(click.ClickException):
    """The data say no: one line on standard error, exit code 1."""

    def show(self, file: Any = None) -> None:
        """Print the line."""
        click.echo(f"zhengtu: {' '.join(self.format_message().split())}", file=file, err=True)


class Commands(click.Group):
    """The group of all commands. Our own errors and those about files are told in one line; others are bugs."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of the commands in the order in which one comes to need them."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        _print_utf8()
        try:
            return super().invoke(ctx)
        except ZhengtuError as error:
            raise Refusal(str(error)) from error
        except OSError as error:
            if error.filename is None:
                raise
            raise Refusal(
                f"{error.filename}: {error.strerror}; check the path and its permissions"
            ) from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="zhengtu")
@click.option("-g", "--graph", type=GRAPH, envvar="ZHENGTU_GRAPH", metavar="DIR",
              help="The graph's folder, for every command; default $ZHENGTU_GRAPH, else ./zhengtu-graph.")  # fmt: skip
@click.pass_context
def main(context: click.Context, graph: Path | None) -> None:
    """Turn Chinese government policy documents into a knowledge graph and question it.

    \b
    Start with:
      zhengtu demo
      zhengtu add FOLDER-WITH-DOCUMENTS
      zhengtu queries
    """
    context.obj = graph


for command in (
    demo, add, remove, status, extract, queries, query, cypher, sparql, find_, show, evidence, findings, review, export,
    push,
):  # fmt: skip
    main.add_command(command)


def _print_utf8() -> None:
    """Give files and pipes UTF-8 whatever the machine's code page; a terminal keeps one that has Chinese.

    What cannot be printed all the same, as a file name in another encoding, is escaped.
    """
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, TextIOWrapper):
            continue
        try:
            "政图〔〕→".encode(stream.encoding)
            fits = stream.isatty()
        except UnicodeEncodeError:
            fits = False
        stream.reconfigure(encoding=stream.encoding if fits else "utf-8", errors="backslashreplace")


if __name__ == "__main__":
    main()
