"""The command about decisions: what is open goes out, what is decided comes back."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.commands.documents import STDIN
from app.commands.options import format_option, graph_option, opened

if TYPE_CHECKING:
    from app.curating import Asked
    from app.tables import Format, Sheet
    from app.workspace import Workspace

SHOWN = 40
"""Characters of a quote in a table; JSON and CSV have all."""


@click.command()
@graph_option
@format_option
@click.option("--to", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="Write the questions as CSV, to be decided and taken back.")  # fmt: skip
@click.option("--apply", "decided", type=click.Path(path_type=Path), metavar="FILE",
              help="Take back a decided file, or any file of decisions; - is standard input.")  # fmt: skip
@click.option("--who", default="", metavar="NAME", help="Who decided, where the file does not say so.")
def review(graph: Path, format: "Format", to: Path | None, decided: Path | None, who: str) -> None:
    """List what only you can decide, and take your decisions back.

    The riskiest questions come first: how many facts hang on a thing, times how likely the graph has it wrong.
    Write them to a file, fill in decision (same, different, reject, correct) and why, change subject, object or
    value where another is meant, and take the file back; rows without decision stay open. All rows are applied,
    or, if one has an error, none. The decisions stand in decisions.csv in the graph's folder, and win over the
    rules whenever documents are loaded; docs/decisions/0011-decisions.md explains the columns.

    \b
    Examples:
      zhengtu review --to questions.csv
      zhengtu review --apply questions.csv --who "Li Min"
    """
    if to is not None and decided is not None:
        raise click.UsageError("--to writes questions, --apply takes decisions back; give one of them")
    with opened(graph) as workspace:
        if decided is not None:
            _apply(workspace, decided, who)
        elif to is not None:
            _export(workspace, to)
        else:
            _print(workspace, format)


def _apply(workspace: "Workspace", path: Path, who: str) -> None:
    if path == STDIN:
        applied = workspace.decide(sys.stdin.buffer.read(), "<stdin>", who)
    else:
        applied = workspace.decide(path.read_bytes(), path.name, who)
    known = f", {_count(applied.known, 'was', 'were')} there already" if applied.known else ""
    click.echo(f"applied    {_count(applied.new, 'decision', 'decisions')}{known}")
    click.echo(f"open       {_count(applied.open, 'question', 'questions')}")


def _export(workspace: "Workspace", path: Path) -> None:
    from app.tables import as_csv
    from graph.replacing import replacing
    from ontology.errors import GraphError

    if path.exists():
        raise GraphError(f"{path}: exists, and may hold decisions; name another file")
    sheet = _sheet(workspace.questions())
    with replacing(path) as file:
        file.write(as_csv(sheet))
    click.echo(f"written    {_count(len(sheet.rows), 'question', 'questions')} to {path}")


def _print(workspace: "Workspace", format: "Format") -> None:
    from app.tables import write

    write(_sheet(workspace.questions(), short=format == "table"), format)
    for line in workspace.idle_decisions():
        click.echo(line, err=format != "table")


def _sheet(asked: "list[Asked]", *, short: bool = False) -> "Sheet":
    from app.tables import Sheet

    rows = [
        (
            f"{one.open.risk:.1f}", one.open.code, one.open.question, one.open.kind, one.open.subject, one.open.caption,
            one.open.other, "; ".join(one.open.candidates), one.name, _quoted(one.quote, short),
            one.open.suggested, one.open.prop, one.open.value, "", "", "",
        )
        for one in asked
    ]  # fmt: skip
    columns = (
        "risk", "code", "question", "kind", "subject", "caption", "object", "candidates", "document", "quote",
        "suggested", "property", "value", "decision", "who", "why",
    )  # fmt: skip
    if short:
        rows = [(*row[:3], *("",) * 5, *row[8:11], *("",) * 5) for row in rows]
    return Sheet.of(dict.fromkeys(columns, "string"), rows)


def _quoted(quote: str, short: bool) -> str:
    line = " ".join(quote.split())
    return line if not short or len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"


def _count(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}"
