"""What commands tell beside their answers: progress, failures, what became of files."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from app.adding import Addition, Progress, Result
    from app.tables import Format, Sheet


def complain(where: Path | str, reason: str) -> None:
    """Say on standard error what is wrong with one file, in one line."""
    click.echo(f"zhengtu: {where}: {' '.join(reason.split())}", err=True)


@contextmanager
def progress_bar() -> "Iterator[Progress | None]":
    """Show a bar on standard error while files are loaded, if that is a terminal; it vanishes afterwards."""
    with bar() as show:
        yield show and (lambda done, total, result: show(done, total, result.path.name))


@contextmanager
def bar() -> Iterator[Callable[[int, int, str], None] | None]:
    """Yield what shows on standard error how many of how many are done, and which, if that is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=console, transient=True) as drawn:
        task = drawn.add_task("", total=None)

        def show(done: int, total: int, description: str) -> None:
            drawn.update(task, completed=done, total=total, description=description)

        yield show


def print_addition(added: "Addition", format: "Format") -> None:
    """Say for each file what became of it, with the warnings and errors in it, and count them all."""
    from app.tables import write

    if format != "table":
        write(_sheet(added), format)
    for result in added.results:
        if result.outcome == "failed":
            complain(result.path, result.reason)
        elif format == "table":
            _print_result(result)
    if format == "table":
        click.echo(summary(added))


def doubt_lines(found: Iterable[tuple[str, str, str, str]]) -> Iterator[str]:
    """Yield one line for the findings of one severity and code in one document, the first message in full.

    Each finding is given by severity, code, message and the name of the document where that must be said.
    """
    alike: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for severity, code, message, document in found:
        alike[severity, code, document].append(" ".join(message.split()))
    for (severity, code, document), messages in alike.items():
        more = f", and {len(messages) - 1} more such" if len(messages) > 1 else ""
        where = f" ({document})" if document else ""
        yield f"{severity}: {messages[0]} [{code}]{more}{where}"


def summary(added: "Addition") -> str:
    """Return one line with the number of files by outcome, and of those that were no documents."""
    from app.adding import OUTCOMES

    counts = ", ".join(f"{added.count(outcome)} {outcome}" for outcome in OUTCOMES)
    ignored = f"; {added.ignored} other files ignored" if added.ignored else ""
    return f"{counts}{ignored}"


def _print_result(result: "Result") -> None:
    click.echo(f"{result.outcome:<9}  {result.path}")
    for line in doubt_lines((one.severity, one.code, one.message, "") for one in result.findings):
        if not line.startswith("info"):
            click.echo(f"           {line}")


def _sheet(added: "Addition") -> "Sheet":
    from app.tables import Sheet

    rows = [
        (
            str(result.path),
            result.outcome,
            result.reason or None,
            len(result.findings),
            result.document or None,
        )
        for result in added.results
    ]
    return Sheet.of(
        {"path": "string", "outcome": "string", "reason": "string", "findings": "integer", "document": "id"},
        rows,
    )
