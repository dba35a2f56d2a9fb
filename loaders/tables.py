"""Tables that state facts: which of a document's tables do, and what their columns mean.

A division table (任务分工表) has a column for tasks or goals and at least one for agencies. An indicator table
(主要指标表) has a column of indicators and columns of values. An allotment table (目标任务分解表) gives values
by region. Other tables stay part of the running text.
"""

import re
from bisect import bisect_right, insort
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from loaders.flat_allotments import read_flat_allotments
from loaders.flat_indicators import read_flat_indicators
from loaders.flat_tables import read_flat_tables
from loaders.source import Source
from loaders.table_columns import AIM_WORDS, Column, Header, label_of, read_header
from loaders.table_grid import Cell, Grid, Row, own_cells, read_grids

TableKind = Literal["division", "indicators", "allotment"]

BETWEEN = re.compile(
    r"(?:\s|[-—–－―·]{0,2}\s*(?:第\s*)?\d{1,4}(?:\s*页)?\s*[-—–－―·]{0,2}|[（(]?\s*续\s*上?\s*表?\s*\d{0,2}\s*[）)]?)*"
)
"""What stands between the parts of a table that runs over pages: page numbers, 续表."""
MEASURED = re.compile(r"\d")
CAPTION = 120
"""So many characters in front of a table may be its caption."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table that states facts: its stretches in the source text (one per page that it runs over), the
    meaningful columns, and its body rows as mappings from column to cell (merged cells hold in all their
    rows). ``doubts`` are lines of a flattened table that do not read as a row."""

    kind: TableKind
    stretches: tuple[tuple[int, int], ...]
    columns: dict[int, Column]
    rows: tuple[Row, ...]
    doubts: tuple[Cell, ...] = ()

    @property
    def start(self) -> int:
        """Where it begins in the source text."""
        return self.stretches[0][0]

    def of(self, *kinds: str) -> list[int]:
        """Return the columns of these kinds, from the left."""
        return [number for number, column in sorted(self.columns.items()) if column.kind in kinds]

    def cells(self) -> Iterator[Cell]:
        """Yield every cell that has text, header first, each once."""
        seen = [cell for column in self.columns.values() for cell in column.cells]
        yield from dict.fromkeys(
            [*seen, *(cell for row in self.rows for cell in own_cells(row)), *self.doubts]
        )


def read_tables(source: Source, form: str) -> list[Table]:
    """Return the tables of a source that state facts, in order; the parts of one that runs over pages as one.
    ``form`` is the source text in regular form."""
    flat = [
        Table(
            "indicators",
            table.stretches,
            {number: Column(kind, (cell,)) for number, (kind, cell) in table.header.items()},
            table.rows,
            table.doubts,
        )
        for table in (*read_flat_tables(form), *read_flat_indicators(form))
    ]
    flat += [
        Table("allotment", table.stretches, table.columns, table.rows) for table in read_flat_allotments(form)
    ]
    return sorted(_with_flat(_gridded(source), flat), key=lambda table: table.start)


def _with_flat(tables: list[Table], flat: list[Table]) -> list[Table]:
    """Return the tables with the flattened ones. One is left out where those whose lines it shares have as many
    rows: blanks may set the first rows of it in columns, and not the others."""
    kept = dict(enumerate(tables))
    lines = sorted((*span, number) for number, table in kept.items() for span in table.stretches)
    for number, table in enumerate(flat, start=len(tables)):
        same = {other for span in table.stretches for other in _touched(lines, *span)}
        if sum(len(kept[other].rows) for other in same) >= len(table.rows):
            continue
        for other in same:
            del kept[other]
        if same:
            lines = [line for line in lines if line[2] not in same]
        kept[number] = table
        for span in table.stretches:
            insort(lines, (*span, number))
    return list(kept.values())


def _touched(lines: list[tuple[int, int, int]], start: int, end: int) -> Iterator[int]:
    """Yield the numbers of the tables that have a line in ``text[start:end]``; ``lines`` do not overlap."""
    place = max(0, bisect_right(lines, (start, end, -1)) - 1)
    while place < len(lines) and lines[place][0] < end:
        if lines[place][1] > start:
            yield lines[place][2]
        place += 1


def _gridded(source: Source) -> list[Table]:
    """Return the tables of which the format tells the cells."""
    found: list[Table] = []
    last: tuple[Grid, Header] | None = None
    for grid in read_grids(source):
        header = read_header(source.text, grid)
        if last is not None and _goes_on(source, *last, grid, header):
            found[-1] = _extended(source.text, found[-1], grid)
            last = (replace(last[0], end=grid.end), last[1])
            continue
        kind = _kind(source.text, grid, header) if header is not None else None
        last = None
        if header is not None and kind is not None:
            found.append(
                Table(kind, ((grid.start, grid.end),), header.columns, tuple(grid.rows[header.body :]))
            )
            last = (grid, header)
    return found


def _kind(text: str, grid: Grid, header: Header) -> TableKind | None:
    """Return what a table states by its columns, or ``None`` if that is nothing that is read here."""
    values = header.of("value")
    if header.of("agencies") and header.of("task", "content", "goal"):
        return "division"
    if values and header.of("indicator"):
        return "indicators"
    if values and header.of("unit", "attribute") and header.of("goal", "task", "category"):
        return "indicators"
    before = text[max(0, grid.start - CAPTION) : grid.start]
    labels = "".join(label_of(text, cell) for row in grid.rows[: header.body] for cell in own_cells(row))
    if values and header.of("place") and AIM_WORDS.search(before + labels):
        return "allotment" if _measures(text, grid, header) else None
    return None


def _measures(text: str, grid: Grid, header: Header) -> bool:
    """Tell whether most cells of the value columns hold numbers."""
    cells = [
        row[c]
        for row in grid.rows[header.body :]
        for c in header.of("value")
        if c in row and not row[c].empty
    ]
    return sum(MEASURED.search(text, cell.start, cell.end) is not None for cell in cells) * 2 > len(cells)


def _goes_on(source: Source, before: Grid, header: Header, grid: Grid, own: Header | None) -> bool:
    """Tell whether a grid goes on with the one before it: nothing stands between, and it has no header of its
    own or the same again."""
    if grid.width != before.width:
        return False
    between = source.text[before.end : grid.start]
    for block in source.blocks:
        if block.kind == "furniture" and before.end <= block.char_start and block.char_end <= grid.start:
            between = between.replace(source.text[block.char_start : block.char_end], "", 1)
    if BETWEEN.fullmatch(between) is None:
        return False
    return own is None or _labels(source.text, grid, own) == _labels(source.text, before, header)


def _labels(text: str, grid: Grid, header: Header) -> list[str]:
    return [label_of(text, cell) for row in grid.rows[header.first : header.body] for cell in own_cells(row)]


def _extended(text: str, table: Table, grid: Grid) -> Table:
    """Return the table with the rows of its next part, whose repeated header rows are dropped."""
    own = read_header(text, grid)
    rows = grid.rows[own.body if own is not None else 0 :]
    return replace(table, stretches=(*table.stretches, (grid.start, grid.end)), rows=(*table.rows, *rows))
