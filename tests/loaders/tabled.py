"""Documents with tables, from rows written as they look: tests say what stands in which cell."""

from collections.abc import Sequence
from hashlib import sha256

from loaders.readers.draft import Cell, Draft
from loaders.source import Source

Row = Sequence[str | tuple[str, int, int]]
"""Cells from the left; ``(words, rows, columns)`` is a cell that covers so many rows and columns."""
Part = str | Sequence[Row]


def document(*parts: Part, title: str = "杭州市“十四五”水务发展规划", end: str = "") -> Source:
    """Return a document with the lines and tables in their order."""
    draft = Draft()
    draft.add(title, "title")
    for part in parts:
        if isinstance(part, str):
            draft.add(part, "paragraph")
        else:
            draft.add_table(_cells(part))
    for line in end.splitlines():
        draft.add(line, "paragraph")
    text = draft.text()
    digest = sha256(text.encode()).hexdigest()
    return Source(
        name="plan.html", sha256=digest, format="html", text=text, reader="test", blocks=draft.blocks()
    )


def _cells(rows: Sequence[Row]) -> list[Cell]:
    cells: list[Cell] = []
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = 0
        for item in row:
            words, high, wide = item if isinstance(item, tuple) else (item, 1, 1)
            while (number, column) in taken:
                column += 1
            taken |= {(number + r, column + c) for r in range(high) for c in range(wide)}
            cells.append(Cell(number, column, [w for w in words.split("\n") if w], high, wide))
            column += wide
    return cells
