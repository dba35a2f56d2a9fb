"""Flattened indicator tables without a column of attributes: a line that names the indicator and the years, and below
it rows that end with as many values, the cells held apart by single blanks.

A row may begin with what is left of the merged cell of a category and with its number, which may stick to the name
(出生缺陷防控行动 2.婚前医学检查率 >70%). The first line that is no such row ends the table.
"""

import re
from collections.abc import Iterator, Sequence

from loaders.flat_tables import FEWEST, FlatTable, Span
from loaders.indicator_values import is_nothing, is_value
from loaders.table_columns import ColumnKind, kind_of
from loaders.table_grid import Cell

HEADER = re.compile(r"(?m:^)[^\n，。；：]{0,40}?指\s?标[^\n，。；：]{2,80}(?m:$)")
"""A line that may be a header."""
LINE = re.compile(r"[^\n]+")
TOKEN = re.compile(r"[^\s\u3000]+")
NUMBERED = re.compile(r"(?P<number>\d{1,2})(?:[.．、](?P<digit>\d)?|$)")
"""A row's number, alone or in front of the name, which may begin with a digit itself."""
WORDS = re.compile("[\u4e00-\u9fff]{2}")
HEADER_KINDS: tuple[ColumnKind, ...] = ("number", "category", "indicator", "unit", "value")
PAGE_MARK = re.compile(r"[\s\u3000]*[-—–]?[\s\u3000]*\d{1,3}[\s\u3000]*[-—–]?[\s\u3000]*")


def read_flat_indicators(form: str) -> Iterator[FlatTable]:
    """Yield these tables of a text in regular form, in order."""
    behind = 0
    for match in HEADER.finditer(form):
        header = _header(form, match.span()) if match.start() >= behind else None
        if header is None:
            continue
        stretches, rows = _rows(form, match.end(), header)
        if len(rows) >= FEWEST:
            behind = stretches[-1][1]
            yield FlatTable((match.span(), *stretches), header, tuple(rows), ())


def _header(form: str, span: Span) -> dict[int, tuple[ColumnKind, Cell]] | None:
    """Return the columns if all words of the line label one: an indicator's name, then a unit or none, then values."""
    header: dict[int, tuple[ColumnKind, Cell]] = {}
    for column, token in enumerate(TOKEN.finditer(form, *span)):
        header[column] = (
            kind_of((token.group(),)),
            Cell(token.start(), token.end(), 0, column, 1, 1),
        )
    kinds = [kind for kind, _ in header.values()]
    if any(kind not in HEADER_KINDS for kind in kinds) or kinds.count("indicator") != 1:
        return None
    behind = kinds[kinds.index("indicator") + 1 :]
    values = behind[1:] if behind[:1] == ["unit"] else behind
    fits = (
        len(values) > 0 and all(kind == "value" for kind in values) and "value" not in kinds[: -len(values)]
    )
    return header if fits else None


def _rows(
    form: str, start: int, header: dict[int, tuple[ColumnKind, Cell]]
) -> tuple[list[Span], list[dict[int, Cell]]]:
    """Return the stretches of the rows below a header and their cells by column."""
    kinds = [kind for kind, _ in header.values()]
    stretches: list[Span] = []
    rows: list[dict[int, Cell]] = []
    for line in LINE.finditer(form, start):
        if line.group().isspace() or PAGE_MARK.fullmatch(line.group()) is not None:
            continue
        cells = _cells(form, line.span(), kinds, len(rows) + 1)
        if cells is None:
            break
        stretches.append(line.span())
        rows.append(cells)
    return stretches, rows


def _cells(form: str, span: Span, kinds: Sequence[ColumnKind], row: int) -> dict[int, Cell] | None:
    """Return the cells of a line that ends with a value for every column of values, else ``None``."""
    name_column = kinds.index("indicator")
    tail = len(kinds) - name_column - 1
    tokens = [token.span() for token in TOKEN.finditer(form, *span)]
    first = len(tokens) - tail
    if first < 1:
        return None
    values = tokens[first + kinds.count("unit") :]
    printed = [form[slice(*token)] for token in values]
    if not all(map(is_value, printed)) or all(map(is_nothing, printed)):
        return None
    begin = _name_start(form, tokens[:first], row)
    end = tokens[first - 1][1]
    if begin is None or WORDS.search(form, begin, end) is None:
        return None
    found = {name_column: Cell(begin, end, row, name_column, 1, 1)}
    for column, token in enumerate(tokens[first:], start=name_column + 1):
        found[column] = Cell(*token, row, column, 1, 1)
    return found


def _name_start(form: str, tokens: Sequence[Span], row: int) -> int | None:
    """Return where the name begins: behind the number, if one of the words is one or begins with one; only the number
    of the ``row`` counts where a digit follows."""
    for at, (start, end) in enumerate(tokens):
        numbered = NUMBERED.match(form, start, end)
        if numbered is None or numbered["digit"] and int(numbered["number"]) != row:
            continue
        if numbered.end() < end:
            return numbered.start("digit") if numbered["digit"] else numbered.end()
        return tokens[at + 1][0] if at + 1 < len(tokens) else None
    return tokens[0][0]
