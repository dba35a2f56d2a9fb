"""Tables that divide work: which of a document's tables do, and what their columns mean.

A work-division table (任务分工表) has a header with a column for the task and at least one for agencies (牵头单位,
责任单位, 配合单位); 序号 and 完成时限 are usual. Other tables stay part of the running text.
"""

import re
from dataclasses import dataclass
from typing import Literal

from loaders.source import Block, Source

ColumnKind = Literal["number", "task", "agencies", "deadline"]

COLUMNS: tuple[tuple[ColumnKind, re.Pattern[str]], ...] = (
    ("number", re.compile("序号|编号|项目编号")),
    (
        "agencies",
        re.compile(
            r"(?:主要|第一)?(?:牵头|责任|配合|参与|参加|协办|协助|主办|承办|负责|落实|实施|主管)(?:及?(?:责任|配合|参与|负责))*(?:单位|部门|机构|主体|处室)"
        ),
    ),
    (
        "deadline",
        re.compile("(?:完成|办理|推进|实施)?(?:时限|时间|期限|时间节点|时间要求|时间安排|进度安排)(?:要求)?"),
    ),
    (
        "task",
        re.compile(
            "(?:主要|重点|具体|工作|目标|改革|创新)?(?:任务|工作|事项|举措|措施|内容|要求)(?:内容|事项|举措|措施|名称|目标|分解)?(?:及要求)?"
        ),
    ),
)
"""Header labels and what their column holds."""
BLANK = re.compile(r"\s+")
MAX_HEADER_ROWS = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, ``text[start:end]`` of the source text, at its first row and column."""

    start: int
    end: int
    row: int
    column: int
    rowspan: int
    colspan: int


@dataclass(frozen=True, slots=True)
class Division:
    """A work-division table: its stretch in the source text, the kind of each meaningful column with its
    header cell, and its body rows as mappings from column to cell (merged cells hold in all their rows)."""

    start: int
    end: int
    columns: dict[int, tuple[ColumnKind, Cell]]
    rows: tuple[dict[int, Cell], ...]


def read_divisions(source: Source) -> list[Division]:
    """Return the work-division tables of a source in order."""
    found = []
    end = -1
    for block in source.blocks:
        if block.kind == "table" and block.char_start >= end:
            end = block.char_end
            division = _division(source, block)
            if division is not None:
                found.append(division)
    return found


def _division(source: Source, table: Block) -> Division | None:
    cells = [
        Cell(b.char_start, b.char_end, b.row, b.column, b.rowspan, b.colspan)
        for b in source.blocks
        if b.kind == "cell" and table.char_start <= b.char_start and b.char_end <= table.char_end
        and b.row is not None and b.column is not None
    ]  # fmt: skip
    grid: dict[int, dict[int, Cell]] = {}
    for cell in cells:
        for row in range(cell.row, cell.row + cell.rowspan):
            for column in range(cell.column, cell.column + cell.colspan):
                grid.setdefault(row, {})[column] = cell
    for row in sorted(grid)[:MAX_HEADER_ROWS]:
        columns = _columns(source.text, grid[row])
        kinds = [kind for kind, _ in columns.values()]
        if "task" in kinds and "agencies" in kinds:
            body = tuple(grid[later] for later in sorted(grid) if later > row)
            return Division(table.char_start, table.char_end, columns, body)
    return None


def _columns(text: str, header: dict[int, Cell]) -> dict[int, tuple[ColumnKind, Cell]]:
    columns: dict[int, tuple[ColumnKind, Cell]] = {}
    for column, cell in header.items():
        label = BLANK.sub("", text[cell.start : cell.end])
        for kind, pattern in COLUMNS:
            if pattern.fullmatch(label):
                columns[column] = (kind, cell)
                break
    return columns
