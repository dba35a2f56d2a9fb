"""A source text in the making: lines and tables go in, text and blocks come out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from loaders.source import Block, BlockKind


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell at its place in the grid; ``lines`` are its paragraphs, without blank ones."""

    row: int
    column: int
    lines: Sequence[str]
    rowspan: int = 1
    colspan: int = 1
    header: bool = False


class Draft:
    """Lines joined by ``\\n``, with a block for each, in the order in which they were added."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._blocks: list[Block] = []
        self._length = 0
        self._table = 0

    @property
    def length(self) -> int:
        """Where the next line begins."""
        return self._length

    def add_text(self, text: str) -> None:
        """Append one or more lines of which the format says nothing."""
        self._append(text)

    def add(self, line: str, kind: BlockKind, level: int = 0) -> None:
        """Append one line. Its block leaves out the blanks around the text; the text keeps them."""
        start = self._length + len(line) - len(line.lstrip())
        self._blocks.append(Block(start, start + len(line.strip()), kind, level))
        self._append(line)

    def add_table(self, cells: Iterable[Cell], *, goes_on: bool = False) -> None:
        r"""Append a table: one line per row that has text, one ``\t`` between neighbouring grid columns.

        What a spanning cell covers stays empty, so that counting tabs gives the column; tabs at the end of a
        row are left out. The paragraphs of a cell are joined by one blank. A table that ``goes_on`` adds rows
        to the last one, which then spans what has been added between.
        """
        table = len(self._blocks)
        start = self._length
        rows: dict[int, list[Cell]] = {}
        for cell in cells:
            rows.setdefault(cell.row, []).append(cell)
        for number in sorted(rows):
            self._add_row(number, sorted(rows[number], key=lambda cell: cell.column))
        if self._length == start:
            return
        if goes_on:
            self._blocks[self._table] = replace(self._blocks[self._table], char_end=self._length - 1)
        else:
            self._table = table
            self._blocks.insert(table, Block(start, self._length - 1, "table"))

    def _add_row(self, number: int, cells: Sequence[Cell]) -> None:
        if not any(cell.lines for cell in cells):
            return
        start = self._length
        pieces: list[str] = []
        blocks: list[Block] = []
        position, column = start, 0
        for cell in cells:
            gap = "\t" * (cell.column - column)
            text = " ".join(cell.lines)
            pieces += (gap, text)
            position, column = position + len(gap), cell.column
            blocks.append(
                Block(
                    position,
                    position + len(text),
                    "cell",
                    row=number,
                    column=column,
                    rowspan=cell.rowspan,
                    colspan=cell.colspan,
                    header=cell.header,
                )
            )
            blocks.extend(_paragraphs(position, cell.lines))
            position += len(text)
        line = "".join(pieces)
        end = start + len(line.rstrip("\t"))
        self._blocks.append(Block(start, end, "row", row=number))
        self._blocks.extend(
            replace(block, char_start=min(block.char_start, end), char_end=min(block.char_end, end))
            for block in blocks
        )
        self._append(line[: end - start])

    def _append(self, line: str) -> None:
        self._lines.append(line)
        self._length += len(line) + 1

    def text(self) -> str:
        """The source text so far."""
        return "\n".join(self._lines)

    def blocks(self) -> tuple[Block, ...]:
        """The blocks so far, by start, the enclosing first."""
        return tuple(self._blocks)


def _paragraphs(start: int, lines: Sequence[str]) -> Iterable[Block]:
    """The paragraphs of a cell that begins at ``start``, where it has more than one."""
    if len(lines) < 2:
        return
    for line in lines:
        yield Block(start, start + len(line), "paragraph")
        start += len(line) + 1
