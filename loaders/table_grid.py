"""Tables as grids: the cells of a source's blocks at their rows and columns, whatever format gave them."""

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.source import Block, Source

Row = dict[int, "Cell"]
"""The cells of one row by column; a merged cell stands in all rows and columns that it covers."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, ``text[start:end]`` of the source text, at its first row and column."""

    start: int
    end: int
    row: int
    column: int
    rowspan: int
    colspan: int

    @property
    def empty(self) -> bool:
        """Whether nothing is printed in it."""
        return self.start >= self.end


@dataclass(frozen=True, slots=True)
class Grid:
    """One table of a source: its stretch in the source text and its rows that have cells, in order."""

    start: int
    end: int
    rows: tuple[Row, ...]

    @property
    def width(self) -> int:
        """The number of columns."""
        return max((column + 1 for row in self.rows for column in row), default=0)


def read_grids(source: Source) -> Iterator[Grid]:
    """Yield the outermost tables of a source in order."""
    cells = [block for block in source.blocks if block.kind == "cell"]
    end = at = 0
    for table in source.blocks:
        if table.kind != "table" or table.char_start < end:
            continue
        end = table.char_end
        inside = []
        while at < len(cells) and cells[at].char_start <= end:
            if cells[at].char_start >= table.char_start and cells[at].char_end <= end:
                inside.append(cells[at])
            at += 1
        yield Grid(table.char_start, end, _rows(inside))


def _rows(blocks: list[Block]) -> tuple[Row, ...]:
    grid: dict[int, Row] = {}
    for block in blocks:
        if block.row is None or block.column is None:
            continue
        cell = Cell(block.char_start, block.char_end, block.row, block.column, block.rowspan, block.colspan)
        for number in range(cell.row, cell.row + cell.rowspan):
            for column in range(cell.column, cell.column + cell.colspan):
                grid.setdefault(number, {}).setdefault(column, cell)
    return tuple(grid[number] for number in sorted(grid))


def own_cells(row: Row) -> list[Cell]:
    """Return the cells of a row that have text, each once, by column."""
    return list(dict.fromkeys(cell for _, cell in sorted(row.items()) if not cell.empty))
