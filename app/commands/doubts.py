"""The command about findings."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.commands.options import format_option, graph_option, opened

if TYPE_CHECKING:
    from app.doubting import Doubt
    from app.tables import Format, Sheet

SEVERITIES = ("error", "warning", "info")
SHOWN = 60
"""Characters of a quote in a table; JSON and CSV have all."""


@click.command()
@graph_option
@format_option
@click.option("--document", metavar="D", help="Only of this document: its path, file name or id.")
@click.option("--code", metavar="C", help="Only of this code, as outline_jump or unread_number.")
@click.option("--severity", type=click.Choice(SEVERITIES), help="Only of this severity.")
def findings(
    graph: Path, format: "Format", document: str | None, code: str | None, severity: str | None
) -> None:
    """List what is contradictory, doubtful or missing.

    The worst come first, then the order is that of the documents. Included is where documents contradict each
    other, and what looked like a fact but gave none. Ids stay the same as long as document and place do.
    docs/extract-format.md explains the codes.

    \b
    Examples:
      zhengtu findings --severity warning
      zhengtu findings --document plan.pdf --code unread_number
    """
    from app.tables import write

    with opened(graph) as workspace:
        found = workspace.doubts(document, code, severity)
    write(_sheet(found, short=format == "table"), format)


def _sheet(found: "list[Doubt]", *, short: bool) -> "Sheet":
    from app.tables import Sheet

    rows = [
        (
            one.id, one.severity, one.code, one.name or None, _place(one), one.page, one.char_start, one.char_end,
            (_shortened(one.quote) if short else one.quote) or None, one.message, one.about, one.subject,
            one.document or None,
        )
        for one in found
    ]  # fmt: skip
    if short:
        rows = [(*row[:5], None, None, None, *row[8:]) for row in rows]
    return Sheet.of(
        {
            "finding": "string", "severity": "string", "code": "string", "document": "string", "place": "string",
            "page": "integer", "char_start": "integer", "char_end": "integer", "quote": "string", "message": "string",
            "about": "string", "subject_id": "id", "document_id": "id",
        },
        rows,
    )  # fmt: skip


def _place(one: "Doubt") -> str | None:
    if one.char_start is None:
        return None
    offsets = f"{one.char_start}–{one.char_end}"
    return f"page {one.page}, {offsets}" if one.page is not None else offsets


def _shortened(quote: str) -> str:
    line = " ".join(quote.split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"
