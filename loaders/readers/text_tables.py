"""Tables in plain text: lines whose columns tabs, upright strokes or wide blanks keep apart."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from loaders.source import Block

Mark = Literal["tab", "stroke", "blanks"]
Span = tuple[int, int]

STROKE = re.compile(r"(?<!\\)[|｜│┃║]")
BORDER = re.compile(r"[\s|｜│┃║┌┐└┘├┤┬┴┼─━═╔╗╚╝╠╣╦╩╬+:\-]+")
WIDE = re.compile("(?: {2,}|\u3000)[ \u3000]*")
CAPTION = re.compile(
    "[（(]?(?:续?表|附件|附表|专栏|注|备注|说明|单位)\\s*[\\d一二三四五六七八九十：:（(-]|.*[。；;]$"
)
"""A line without columns that stands between two tables and belongs to none of their rows."""
NUMBERED = re.compile(r"\d{1,3}\t|\t")
"""How a row begins: with its number, or an empty cell."""
LONGEST_CELL = 12
"""Lines that one cell may be broken into."""
PAGE_MARK = re.compile(r"\s*[-—–－]\s*\d{1,4}\s*[-—–－]\s*")
"""The number of a page, with blank lines around it, in the midst of a table."""
GROUP = re.compile(r"\s*(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、)")
"""How the heading of a group of rows begins."""
LONGEST_HEADING = 40
LONGEST_LABEL = 60
FEWEST_ROWS = {"tab": 2, "stroke": 2, "blanks": 3}


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of a table: its stretch, and its cells by column."""

    start: int
    end: int
    cells: dict[int, Span]


def text_tables(text: str) -> Iterator[Block]:
    """Yield the blocks of the tables that a plain text sets in columns, in order.

    All rows of a table use one mark. A short line without columns between two rows is a heading that goes
    across; ruled lines say nothing, and a blank line ends a table unless all its rows are set apart so.
    """
    lines = list(_lines(text))
    number = 0
    while number < len(lines):
        mark = _mark(lines[number][1])
        if mark is None:
            number += 1
            continue
        rows, number = _rows(lines, number, mark)
        if _is_table(rows, mark):
            yield from _blocks(rows)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    offset = 0
    for line in text.split("\n"):
        yield offset, line.rstrip("\r")
        offset += len(line) + 1


def _mark(line: str) -> Mark | None:
    """Return what keeps the columns of a line apart, or ``None`` for running text."""
    words = line.strip()
    if len(STROKE.findall(words)) >= 2:
        return "stroke"
    if "\t" in words:
        return "tab"
    return "blanks" if len(WIDE.split(words)) >= 3 else None


def _rows(lines: Sequence[tuple[int, str]], first: int, mark: Mark) -> tuple[list[_Row], int]:
    """Return the rows of the table that begins with line ``first``, and the number of the line behind it."""
    rows: list[_Row] = []
    pending: list[_Row] = []
    number = stop = first
    gap = paged = False
    spaced: bool | None = None
    while number < len(lines):
        start, line = lines[number]
        number += 1
        if line.strip() == "" or BORDER.fullmatch(line) is not None:
            gap = gap or line.strip() == "" and not paged
            continue
        if rows and PAGE_MARK.fullmatch(line) is not None:
            gap, paged = False, True
            continue
        paged = False
        if rows and gap and spaced is False:
            break
        if _mark(line) == mark:
            broken = _broken(lines, number - 1, rows) if mark == "tab" and rows else number
            if broken > number:
                line = "\n".join(text for _, text in lines[number - 1 : broken])
                number = broken
            row = _Row(start, start + len(line.rstrip()), dict(_cells(start, line, mark)))
            if mark == "blanks" and rows and len(row.cells) != len(rows[0].cells):
                break
            spaced = gap if rows and spaced is None else spaced
            rows += [*pending, row]
            pending, stop, gap = [], number, False
        elif (
            rows and not pending and _is_heading(line) and (mark != "blanks" or GROUP.match(line) is not None)
        ):
            pending = [_heading(start, line)]
        else:
            break
    return rows, stop


def _broken(lines: Sequence[tuple[int, str]], first: int, rows: Sequence[_Row]) -> int:
    """Return the number of the line behind a row of which a cell is broken over lines: together they have exactly as
    many tabs as the header, and none of the further lines begins a row of its own."""
    wanted = max(rows[0].cells)
    tabs = lines[first][1].count("\t")
    for number in range(first + 1, min(first + LONGEST_CELL, len(lines))):
        line = lines[number][1]
        if tabs >= wanted or line.strip() == "" or NUMBERED.match(line) is not None:
            break
        tabs += line.count("\t")
        if tabs == wanted:
            return number + 1
    return first + 1


def _is_heading(line: str) -> bool:
    words = line.strip()
    return _mark(line) is None and len(words) <= LONGEST_HEADING and CAPTION.match(words) is None


def _heading(start: int, line: str) -> _Row:
    left = start + len(line) - len(line.lstrip())
    right = start + len(line.rstrip())
    return _Row(start, right, {0: (left, right)})


def _cells(start: int, line: str, mark: Mark) -> Iterator[tuple[int, Span]]:
    """Yield the cells of a line that have words: column and stretch without the blanks around the words."""
    body = line.rstrip()
    at, stop = 0, len(body)
    cuts = STROKE.finditer(body) if mark == "stroke" else re.finditer("\t", body)
    if mark == "blanks":
        at = len(body) - len(body.lstrip())
        cuts = WIDE.finditer(body, at)
    elif mark == "stroke" and STROKE.match(body, at := len(body) - len(body.lstrip())) is not None:
        next(cuts)
        at += 1
    pieces = [*((cut.start(), cut.end()) for cut in cuts), (stop, stop)]
    for column, (left, right) in enumerate(pieces):
        words = body[at:left].strip()
        if words:
            begin = start + body.index(words, at)
            yield column, (begin, begin + len(words))
        at = right


def _is_table(rows: Sequence[_Row], mark: Mark) -> bool:
    """Tell whether rows are a table: enough of them, and a first one of short labels, two or more."""
    if len(rows) < FEWEST_ROWS[mark] or any(
        end - start > LONGEST_LABEL for start, end in rows[0].cells.values()
    ):
        return False
    return len(rows[0].cells) > 2 or len(rows[0].cells) == 2 and len(rows) > 2


def _blocks(rows: Sequence[_Row]) -> Iterator[Block]:
    width = max(column for row in rows for column in row.cells) + 1
    yield Block(rows[0].start, rows[-1].end, "table")
    for number, row in enumerate(rows):
        yield Block(row.start, row.end, "row", row=number)
        across = list(row.cells) == [0] and number > 0
        for column, (start, end) in row.cells.items():
            yield Block(
                start,
                end,
                "cell",
                row=number,
                column=column,
                colspan=width if across else 1,
                header=number == 0,
            )
