"""Repair: from the lines of a source text to paragraphs, with a way back for every character.

PDF and web text breaks sentences over lines, spaces out characters and mixes page furniture in. Repair
drops furniture, joins the lines of a paragraph and removes blanks that Chinese print does not have, and
keeps for every stretch that it keeps the offset in the source text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from loaders.furniture import running_heads
from loaders.layout import Line, layouts
from loaders.lines import paragraph_starts
from loaders.regular_lines import regular_lines
from loaders.source import Source
from loaders.table_grid import Cell
from loaders.tables import Table, read_tables

_BLANK = r"[ \t\r\u3000\xa0\u2002-\u200b\ufeff]"
_RULE = "欗━─═＿_"
MAYBE_REMOVABLE = re.compile(rf"[ \t\r\u3000\xa0\u2002-\u200b\ufeff{_RULE}]")
"""What every removable stretch begins with; a search for one of these is quick."""
REMOVABLE_BLANKS = re.compile(
    rf"{MAYBE_REMOVABLE.pattern}(?:(?<=欗)欗{{3,}}|(?<=[━─═＿_])[━─═＿_]{{5,}}|(?<=[^{_RULE}])"
    rf"(?:(?<![A-Za-z0-9,.;:%].){_BLANK}*|{_BLANK}*(?![A-Za-z0-9])|(?<=[0-9.].){_BLANK}*(?=[0-9])))"
)
"""Ornamental rules of letterheads (gazette fonts map theirs to 欗, U+6B17), and all blanks but those between a Latin
word or number and a following Latin word."""
MARKDOWN_BLANKS = re.compile(rf"(?m:^#{{1,6}}\s+)|\*\*|{REMOVABLE_BLANKS.pattern}")
"""In Markdown the marks of headings and of bold print go as well."""
CELL_BLANKS = re.compile(rf"\n|{REMOVABLE_BLANKS.pattern}")
"""Paragraphs of one table cell run together."""

Pieces = list[tuple[int, int]]


class Paragraph(NamedTuple):
    """One paragraph of the repaired text: ``text[start:end]``, without line ends."""

    start: int
    end: int


class Text:
    """The repaired text of one document.

    ``text`` holds the paragraphs separated by line feeds, and behind them the cells of the tables that state facts;
    ``source`` gives back the stretch of the source text that a stretch of it comes from. ``cells`` are the
    stretches of those cells that have text, in the order of ``tables``.
    """

    def __init__(self, form: str, paragraphs: list[Pieces], cells: dict[Cell, Pieces], tables: list[Table]):
        """Build from kept stretches of ``form``, the regular form of the source text."""
        self._parts: list[str] = []
        self._clean: list[int] = []
        self._raw: list[int] = []
        self._at = 0
        self.paragraphs = [Paragraph(*self._put(form, pieces)) for pieces in paragraphs]
        self.cells = {cell: self._put(form, pieces) for cell, pieces in cells.items()}
        self.tables = tables
        self._clean.append(self._at)
        self.text = "".join(self._parts)

    def _put(self, form: str, pieces: Pieces) -> tuple[int, int]:
        start = self._at
        self._clean += accumulate([end - begin for begin, end in pieces], initial=start)
        self._raw += [begin for begin, _ in pieces]
        self._raw.append(pieces[-1][1] if pieces else 0)
        self._parts += [form[begin:end] for begin, end in pieces]
        self._parts.append("\n")
        end = self._clean[-1]
        self._at = end + 1
        return start, end

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Return the (start, end) in the source text of ``text[start:end]``, which must not be empty."""
        clean, raw = self._clean, self._raw
        first = last = bisect_right(clean, start) - 1
        if end > clean[first + 1]:
            last = bisect_right(clean, end - 1) - 1
        return raw[first] + start - clean[first], raw[last] + end - clean[last]

    def joints(self, start: int, end: int) -> list[int]:
        """Return the places inside ``text[start:end]`` where blanks or a line end have been removed."""
        first = bisect_right(self._clean, start)
        last = bisect_left(self._clean, end)
        return [at for at in self._clean[first:last] if start < at < end]


def repair(source: Source) -> Text:
    """Return the repaired text of a source text."""
    form, printed = regular_lines(source.text)
    tables = read_tables(source, form)
    lines = _outside(printed, tables)
    repeated = running_heads(lines, source.pages, form)
    if repeated:
        lines = [line for line in lines if line not in repeated]
    starts = _starts(source, lines, form)
    blanks = MARKDOWN_BLANKS if source.format == "md" else REMOVABLE_BLANKS
    paragraphs: list[Pieces] = []
    for (begin, end, *_), start in zip(lines, starts, strict=True):
        pieces = _without(blanks, begin, end, form)
        if start or not paragraphs:
            paragraphs.append(pieces)
        else:
            paragraphs[-1] += pieces
    cells = {
        cell: _without(CELL_BLANKS, cell.start, cell.end, form) for table in tables for cell in table.cells()
    }
    return Text(form, [pieces for pieces in paragraphs if pieces], cells, tables)


def _starts(source: Source, lines: list[Line], form: str) -> list[bool]:
    """Tell for every line whether it starts a paragraph. Rows of the tables of a PDF do, and what follows
    them; they do not count for the width of its lines."""
    rows = [block for block in source.blocks if block.kind in ("row", "furniture")]
    if source.format != "pdf" or len(rows) == 0:
        return paragraph_starts(lines, layouts(lines, lines, source.pages, form), form)
    begins = [block.char_start for block in rows]
    in_rows = []
    for line in lines:
        row = bisect_right(begins, line.start) - 1
        in_rows.append(row >= 0 and line.start < rows[row].char_end)
    prose = [line for line, in_row in zip(lines, in_rows, strict=True) if not in_row]
    starts = paragraph_starts(lines, layouts(lines, prose, source.pages, form), form)
    return [
        start or here or before
        for start, here, before in zip(starts, in_rows, [False, *in_rows[:-1]], strict=True)
    ]


def _outside(lines: Sequence[Line], tables: list[Table]) -> list[Line]:
    """Return the lines that do not stand in a table."""
    for table in tables:
        for start, end in table.stretches:
            lines = [line for line in lines if not start <= line.start < end]
    return list(lines)


def _without(blanks: re.Pattern[str], start: int, end: int, form: str) -> Pieces:
    """Return the stretches of ``form[start:end]`` that are left without the removable ones."""
    if blanks is REMOVABLE_BLANKS and MAYBE_REMOVABLE.search(form, start, end) is None:
        return [(start, end)] if start < end else []
    pieces = []
    at = start
    for match in blanks.finditer(form, start, end):
        if match.start() > at:
            pieces.append((at, match.start()))
        at = match.end()
    if at < end:
        pieces.append((at, end))
    return pieces
