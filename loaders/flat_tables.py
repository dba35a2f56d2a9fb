"""Indicator tables that a converter has flattened: one row per line, the cells held apart by single blanks.

Only rows that cannot be mistaken are read: they say 约束性 or 预期性, with as many values right beside that word as
the lines above the first row name years. Lines between the rows stay in the running text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.indicator_values import is_value
from loaders.table_columns import ATTRIBUTE, ATTRIBUTE_END, ATTRIBUTES, ColumnKind, kind_of
from loaders.table_grid import Cell

Span = tuple[int, int]

TOKEN = re.compile(r"[^\s\u3000]+")
ATTRIBUTE_TOKEN = re.compile(rf"{ATTRIBUTE}(?<!\S..){ATTRIBUTE_END}(?!\S)")
"""The word without which there is no row, held apart from its neighbours."""
NUMBER = re.compile(r"\d{1,2}")
CATEGORY = re.compile("[\u4e00-\u9fff]{1,6}")
"""What may stand before the number: a line of the merged cell of a category."""
YEARS = re.compile(r"20\d\d(?=\s*年)|“?十[一二三四五六七八九]五”?(?=末|目标|规划)")
NAME = re.compile("指\\s*标(?!属性|性质|类[别型])(?:\\s*名\\s*称)?")
HEADER_LINES = 10
"""So many lines above the first row may be its header."""
APART = 6
"""Rows are parted by so many lines at most, among them what is left of wrapped cells."""
FEWEST = 3
ORDINAL = re.compile("序\\s*号")
DOUBT = 99
"""A column beyond all others, for lines that are not read."""


@dataclass(frozen=True, slots=True)
class FlatTable:
    """A flattened table: the stretches of its lines, its header cells by column with their kind, its rows, and
    the lines among them that have more or fewer values."""

    stretches: tuple[Span, ...]
    header: dict[int, tuple[ColumnKind, Cell]]
    rows: tuple[dict[int, Cell], ...]
    doubts: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that reads as a row: its stretch, its name, its values, its attribute and what follows."""

    line: int
    span: Span
    number: Span | None
    name: Span
    values: tuple[Span, ...]
    attribute: Span
    rest: Span | None
    attribute_first: bool

    @property
    def shape(self) -> tuple[int, bool]:
        """What all rows of a table have in common."""
        return len(self.values), self.attribute_first


def read_flat_tables(form: str) -> list[FlatTable]:
    """Return the flattened indicator tables of a text in regular form, in order."""
    if ATTRIBUTE_TOKEN.search(form) is None:
        return []
    lines = [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", form) if match.group().strip()]
    rows = [
        row
        for line, span in enumerate(lines)
        if ATTRIBUTES.search(form, *span) is not None and (row := _row(form, line, span)) is not None
    ]
    tables = []
    for group in _groups(rows):
        table = _table(form, lines, group)
        if table is not None:
            tables.append(table)
    return tables


def _row(form: str, line: int, span: Span) -> _Line | None:
    tokens = [match.span() for match in TOKEN.finditer(form, *span)]
    at = next((n for n, token in enumerate(tokens) if ATTRIBUTES.fullmatch(form, *token)), None)
    if at is None or len(tokens) < 3:
        return None
    first = at
    while first > 0 and is_value(form[slice(*tokens[first - 1])]):
        first -= 1
    last = at + 1
    while first == at and last < len(tokens) and is_value(form[slice(*tokens[last])]):
        last += 1
    values = tokens[first:at] if first < at else tokens[at + 1 : last]
    numbered = next((n for n in range(min(2, first - 1)) if NUMBER.fullmatch(form, *tokens[n])), None)
    if numbered == 1 and CATEGORY.fullmatch(form, *tokens[0]) is None:
        numbered = None
    begin = 0 if numbered is None else numbered + 1
    if not values or begin >= first:
        return None
    name = (tokens[begin][0], tokens[first - 1][1])
    rest = (tokens[last][0], tokens[-1][1]) if last < len(tokens) else None
    number = tokens[numbered] if numbered is not None else None
    return _Line(line, span, number, name, tuple(values), tokens[at], rest, first == at)


def _groups(rows: Sequence[_Line]) -> list[list[_Line]]:
    """Return the rows in runs with few lines between them."""
    groups: list[list[_Line]] = []
    for row in rows:
        if groups and row.line - groups[-1][-1].line <= APART:
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _table(form: str, lines: Sequence[Span], group: Sequence[_Line]) -> FlatTable | None:
    """Return a table if the lines above its first row name its indicators and as many years as it has values."""
    first = group[0]
    rows = [row for row in group if row.shape == first.shape]
    head = max(0, first.line - HEADER_LINES)
    begin, end = lines[head][0], first.span[0]
    name = max(NAME.finditer(form, begin, end), key=lambda match: match.start(), default=None)
    if name is None or len(rows) < FEWEST:
        return None
    years = [match.span() for match in YEARS.finditer(form, name.end(), end)]
    if len(years) != len(first.values):
        return None
    header = _header(form, begin, end, name.span(), years)
    top = form.rfind("\n", 0, name.start()) + 1
    above = [span for span in lines[head : first.line] if span[0] >= top]
    doubts = [_cell(row.span, 0, DOUBT) for row in group if row.shape != first.shape]
    body = [_cells(row, position, header) for position, row in enumerate(rows, start=1)]
    return FlatTable((*above, *(row.span for row in group)), header, tuple(body), tuple(doubts))


def _header(
    form: str, begin: int, end: int, name: Span, years: Sequence[Span]
) -> dict[int, tuple[ColumnKind, Cell]]:
    """Return the header cells: number, indicator, years; behind the attributes the agencies."""
    header: dict[int, tuple[ColumnKind, Cell]] = {1: ("indicator", _cell(name, 0, 1))}
    header |= {column: ("value", _cell(year, 0, column)) for column, year in enumerate(years, start=2)}
    count = ORDINAL.search(form, begin, end)
    if count is not None:
        header[0] = ("number", _cell(count.span(), 0, 0))
    agencies = _agencies(form, years[-1][1], end)
    if agencies is not None:
        header[len(years) + 3] = ("agencies", _cell(agencies, 0, len(years) + 3))
    return header


def _cells(row: _Line, position: int, header: dict[int, tuple[ColumnKind, Cell]]) -> dict[int, Cell]:
    pieces = [row.number, row.name, *row.values, row.attribute, row.rest]
    found = {column: _cell(span, position, column) for column, span in enumerate(pieces) if span is not None}
    attribute = len(row.values) + 2
    return {column: cell for column, cell in found.items() if column in header or column == attribute}


def _agencies(form: str, start: int, end: int) -> Span | None:
    """Return the last word of the header that is the label of a column of agencies."""
    words = [match for match in TOKEN.finditer(form, start, end) if kind_of((match.group(),)) == "agencies"]
    return words[-1].span() if words else None


def _cell(span: Span, row: int, column: int) -> Cell:
    return Cell(span[0], span[1], row, column, 1, 1)
