"""Commands about documents: add, remove, status, extract."""

import json
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.commands.options import format_option, graph_option, opened
from app.commands.reporting import complain, print_addition, progress_bar

if TYPE_CHECKING:
    from app.loading import Loaded
    from app.tables import Format, Sheet
    from app.workspace import Status
    from ontology.extract import Coverage, Extract, Severity
    from queries.question import ColumnType

PATHS = click.Path(path_type=Path)
STDIN = Path("-")


@click.command()
@click.argument("paths", nargs=-1, required=True, type=PATHS, metavar="PATH...")
@graph_option
@format_option
@click.option(
    "--processes", type=click.IntRange(min=1), help="How many processes read; default by the sizes."
)
def add(paths: tuple[Path, ...], graph: Path, format: "Format", processes: int | None) -> None:
    """Load files and folders into the graph, or load them again.

    In folders every document is taken, at any depth. A bad file is named and skipped. Unchanged files are not
    loaded again. Without a graph in the folder, one is made.

    \b
    Example:
      zhengtu add plans/ notice.pdf
    """
    with opened(graph, create=True) as workspace, progress_bar() as progress:
        added = workspace.add(paths, progress, processes)
    print_addition(added, format)
    if added.count("failed") > 0:
        sys.exit(1)


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="SOURCE...")
@graph_option
def remove(names: tuple[str, ...], graph: Path) -> None:
    """Withdraw documents, and what only they say.

    SOURCE is a path as it was added, a file name, or the id of a document.

    \b
    Example:
      zhengtu remove notice.pdf
    """
    with opened(graph) as workspace:
        for source in workspace.remove(names):
            click.echo(f"removed    {source}")


@click.command()
@graph_option
@format_option
def status(graph: Path, format: "Format") -> None:
    """List what is loaded, how much of it was read, and how fresh it is.

    coverage is the percentage of the operative text in whose sentences facts were found; silent units are the
    operative units that gave no fact but themselves. The numbers under error, warning and info count findings.
    tasks counts units of every kind, their parts and rows of tables, responsibilities those of parts too.

    \b
    Example:
      zhengtu status --format csv > documents.csv
    """
    from app.tables import write

    with opened(graph) as workspace:
        found = workspace.status()
    write(_sheet(found), format)
    if format == "table":
        old = sum(not held.current for held in found.documents)
        again = f"; {old} were read by another version: `zhengtu add` them again" if old else ""
        click.echo(f"projections: {found.projections}{again}")
        if found.decisions > 0:
            click.echo(f"decisions: {found.decisions}{_unused(found.unused)}")
        if any(sum(held.findings.values()) > 0 for held in found.documents):
            click.echo("`zhengtu findings` lists what is contradictory, doubtful or missing")


def _unused(number: int | None) -> str:
    does = "does" if number == 1 else "do"
    return f"; {number} {does} nothing: `zhengtu review` lists them" if number else ""


def _sheet(found: "Status") -> "Sheet":
    from app.tables import Sheet

    texts = ("name", "genre", "format", "trust", "title", "number")
    numbers = ("tasks", "responsibilities", "targets")
    shares = ("coverage", "silent_units")
    severities: tuple[Severity, ...] = ("error", "warning", "info")
    rows = [
        (
            *(getattr(held, name) or None for name in texts),
            *(getattr(held, name) for name in numbers),
            *_shares(held.coverage),
            *(held.findings.get(severity) for severity in severities),
            None if held.current else True,
            held.id,
        )
        for held in found.documents
    ]
    columns: dict[str, ColumnType] = {
        **dict.fromkeys(texts, "string"),
        **dict.fromkeys((*numbers, *shares, *severities), "integer"),
        "outdated": "boolean",
        "document": "id",
    }
    return Sheet.of(columns, rows)


def _shares(coverage: "Coverage | None") -> tuple[int | None, int | None]:
    """The percentage of the operative text that gave facts, and the number of units that gave none."""
    if coverage is None or coverage.share is None:
        return None, None
    return round(coverage.share * 100), coverage.units - coverage.units_with_facts


@click.command()
@click.argument("files", nargs=-1, required=True, type=PATHS, metavar="FILE...")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Write DIR/<stem>.json for each file instead of printing.",
)
@click.option("--name", default="stdin.txt", help="The file name of what comes from standard input (FILE -).")
def extract(files: tuple[Path, ...], out: Path | None, name: str) -> None:
    """Print the facts of single files as JSON, without a graph.

    One file is printed as one indented object, several as JSON Lines. FILE may be - for standard input.

    \b
    Examples:
      zhengtu extract plan.pdf
      zhengtu extract *.pdf --out facts/
    """
    if out is not None:
        _refuse_shared_stems(files, name)
        out.mkdir(parents=True, exist_ok=True)
    failed = False
    for loaded in _loaded(files, name):
        if loaded.extract is None:
            failed = True
            complain(loaded.path, loaded.reason)
        elif out is None:
            click.echo(_facts(loaded.extract, indent=1 if len(files) == 1 else None))
        else:
            (out / f"{loaded.path.stem}.json").write_text(_facts(loaded.extract, indent=1) + "\n", "utf-8")
    sys.exit(1 if failed else 0)


def _loaded(files: tuple[Path, ...], name: str) -> "Iterator[Loaded]":
    from app.loading import load_bytes, load_files

    for is_stdin, group in groupby(files, lambda file: file == STDIN):
        if is_stdin:
            yield load_bytes(sys.stdin.buffer.read(), name)
        else:
            yield from load_files(list(group))


def _facts(extract: "Extract", indent: int | None) -> str:
    from app.folded import fold

    return json.dumps(fold(extract), ensure_ascii=False, indent=indent)


def _refuse_shared_stems(files: tuple[Path, ...], name: str) -> None:
    stems: dict[str, Path] = {}
    for file in files:
        path = Path(name) if file == STDIN else file
        other = stems.setdefault(path.stem, path)
        if other != path:
            raise click.UsageError(
                f"{other} and {path} would both become {path.stem}.json; extract them apart"
            )
