"""Rows as a reader or a program wants them: a table, JSON, or CSV.

On a terminal a table is as wide as the window and wraps, so that nothing is cut off; where the window is too
narrow for its columns, every row becomes a block of lines. Elsewhere it is plain aligned text. Ids are for
programs: tables leave them out unless asked for.
"""

import csv
import io
import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import click

from graph.engine import Cell
from queries.question import Column, ColumnType

Format = Literal["table", "json", "csv"]
BOM = "\ufeff"
"""Without it Excel takes UTF-8 for the code page of the machine."""

_GAP = 2
_NARROWEST = 14
"""Cells below which a column of text is not narrowed: seven Chinese characters."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows under named columns; ``cut`` if there are more rows than were asked for."""

    columns: tuple[Column, ...]
    rows: Sequence[tuple[Cell, ...]]
    cut: bool = False

    @classmethod
    def of(cls, columns: dict[str, ColumnType], rows: Sequence[tuple[Cell, ...]]) -> "Sheet":
        """Return the rows under columns given by name and type."""
        return cls(tuple(Column(name, kind) for name, kind in columns.items()), rows)

    def readable(self, ids: bool) -> "Sheet":
        """Return it without empty columns and, unless ``ids``, without those that hold ids."""
        kept = [
            place
            for place, column in enumerate(self.columns)
            if (ids or column.type != "id") and any(row[place] not in (None, "") for row in self.rows)
        ]
        columns = tuple(self.columns[place] for place in kept)
        return Sheet(columns, [tuple(row[place] for place in kept) for row in self.rows], self.cut)


def write(sheet: Sheet, format: Format, *, ids: bool = False) -> None:
    """Print rows to standard output, a table with the number of its rows below."""
    if sheet.cut and format != "table":
        click.echo(f"zhengtu: only the first {len(sheet.rows)} rows; there are more", err=True)
    if format == "json":
        click.echo(as_json(sheet))
    elif format == "csv":
        click.echo(as_csv(sheet).encode(errors="backslashreplace"), nl=False)
    else:
        write_table(sheet.readable(ids))
        click.echo(_count(sheet))


def as_json(sheet: Sheet) -> str:
    """Return ``{"columns":[{"name","type"}],"rows":[[…]]}``, every row on a line of its own."""
    columns = json.dumps([column.as_json() for column in sheet.columns], ensure_ascii=False)
    rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in sheet.rows)
    return f'{{"columns": {columns},\n"rows": [{rows}]}}'


def as_csv(sheet: Sheet) -> str:
    """Return the rows for a spreadsheet: a byte order mark, the names of the columns, CR LF at line ends."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(column.name for column in sheet.columns)
    writer.writerows([_csv_cell(cell) for cell in row] for row in sheet.rows)
    return BOM + file.getvalue()


def write_table(sheet: Sheet) -> None:
    """Print a table to standard output, wrapped if that is a terminal."""
    if len(sheet.rows) == 0:
        return
    width = shutil.get_terminal_size().columns
    if not sys.stdout.isatty():
        click.echo("\n".join(plain(sheet)))
    elif _least_width(sheet) <= width:
        click.echo(wrapped(sheet, width), nl=False)
    else:
        click.echo("\n\n".join("\n".join(block) for block in blocks(sheet)))


def plain(sheet: Sheet) -> Iterator[str]:
    """Yield the lines of a table aligned with blanks, every wide character counted as two."""
    from rich.cells import cell_len

    head = [column.name for column in sheet.columns]
    cells = [head, *([text(cell) for cell in row] for row in sheet.rows)]
    widths = _widths(cells)
    for place, row in enumerate(cells):
        pairs = zip(row, widths, strict=True)
        yield "".join(cell + " " * (width - cell_len(cell) + _GAP) for cell, width in pairs).rstrip()
        if place == 0:
            yield (" " * _GAP).join("-" * width for width in widths)


def text(cell: Cell) -> str:
    """Return a value as a reader sees it, on one line."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, list):
        return ", ".join(map(text, cell))
    return " ".join(str(cell).split())


def _widths(cells: Sequence[Sequence[str]]) -> list[int]:
    from rich.cells import cell_len

    return [max(map(cell_len, column)) for column in zip(*cells, strict=True)]


def _least_width(sheet: Sheet) -> int:
    """The cells that the table needs if long columns are narrowed as far as they can be read."""
    rows = [[column.name for column in sheet.columns], *([text(cell) for cell in row] for row in sheet.rows)]
    return sum(min(width, _NARROWEST) + _GAP for width in _widths(rows))


def wrapped(sheet: Sheet, width: int) -> str:
    """Return a table of that width, with its head in bold; long cells go on below, cut between characters."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="bold")
    for column in sheet.columns:
        right = column.type == "integer"
        table.add_column(column.name, justify="right" if right else "left", overflow="fold", min_width=2)
    for row in sheet.rows:
        table.add_row(*(Text(text(cell)) for cell in row))
    file = io.StringIO()
    Console(file=file, highlight=False, width=width, force_terminal=True, color_system=None).print(table)
    return file.getvalue()


def blocks(sheet: Sheet) -> Iterator[list[str]]:
    """Yield each row as a block of lines ``name  value``; the terminal itself wraps them."""
    names = [column.name for column in sheet.columns]
    width = max(map(len, names)) + _GAP
    for row in sheet.rows:
        yield [f"{name:<{width}}{text(cell)}" for name, cell in zip(names, row, strict=True) if text(cell)]


def _count(sheet: Sheet) -> str:
    number = len(sheet.rows)
    rows = "1 row" if number == 1 else f"{number} rows"
    return f"({rows}; there are more)" if sheet.cut else f"({rows})"


def _csv_cell(cell: Cell) -> Cell:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return text(cell) if isinstance(cell, list) else cell
