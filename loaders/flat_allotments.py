"""Allotment tables that a converter has flattened: a region and its values per line, held apart by blanks.

Only tables that cannot be mistaken are read: at least four lines in a row begin with a region and have equally many
values, and the line above the first of them has a label for each value. Of labels in two lines the outer ones are
parted where the years of the inner ones begin anew (2024年 2025年 | 2025年).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.indicator_values import is_value
from loaders.table_columns import AIM_WORDS, YEAR, Column, is_total, kind_of
from loaders.table_grid import Cell, Row
from ontology.gazetteer import by_name

Span = tuple[int, int]

TOKEN = re.compile(r"\d+[ \u3000]+年[^\s\u3000]*|[^\s\u3000]+")
"""What blanks hold apart; a year may be printed with a blank."""
LINE = re.compile(r"[^\n]+")
DIGITS = re.compile(r"\d{1,3}")
AMONG = re.compile("其中[：:]?")
PLACE = re.compile("[\u4e00-\u9fff（）]{2,14}(?:[市县区州盟旗]|开发区|高新区|管委会)")
"""A line's first word that may be a region or an area of one."""
MAY_PLACE = re.compile(
    r"(?m)^[ \u3000]*(?:\d{1,3}[ \u3000]+)?[\u4e00-\u9fff：（）]{2,16}[ \u3000]+(?:[\d/<>≤≥－—-])"
)
"""How such a line begins; quick to look for."""
FEWEST = 4
APART = 2
"""Lines from one row to the next, at most: a number may stand in a line of its own."""
HEADER_LINES = 4
"""Lines above the first row that may be its header and caption."""


@dataclass(frozen=True, slots=True)
class FlatAllotment:
    """A flattened allotment table: the stretches of its lines, its columns and its rows."""

    stretches: tuple[Span, ...]
    columns: dict[int, Column]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that reads as a row: its place among the lines, its region and its values."""

    line: int
    span: Span
    place: Span
    values: tuple[Span, ...]


def read_flat_allotments(form: str) -> list[FlatAllotment]:
    """Return the flattened allotment tables of a text in regular form, in order."""
    if MAY_PLACE.search(form) is None:
        return []
    lines = [match.span() for match in LINE.finditer(form) if match.group().strip()]
    rows = [row for line, span in enumerate(lines) if (row := _row(form, line, span)) is not None]
    tables = (_table(form, lines, group) for group in _groups(rows))
    return [table for table in tables if table is not None]


def _row(form: str, line: int, span: Span) -> _Line | None:
    if MAY_PLACE.match(form, *span) is None:
        return None
    tokens = [match.span() for match in TOKEN.finditer(form, *span)]
    if DIGITS.fullmatch(form, *tokens[0]) is not None:
        tokens = tokens[1:]
    if len(tokens) < 2 or not all(is_value(form[slice(*token)]) for token in tokens[1:]):
        return None
    start, end = tokens[0]
    among = AMONG.match(form, start, end)
    start = among.end() if among is not None else start
    words = form[start:end]
    if not (is_total(words) or PLACE.fullmatch(words) or by_name(words)):
        return None
    return _Line(line, span, (start, end), tuple(tokens[1:]))


def _groups(rows: Sequence[_Line]) -> list[list[_Line]]:
    """Return the rows in runs that follow one another with equally many values."""
    groups: list[list[_Line]] = []
    for row in rows:
        last = groups[-1][-1] if groups else None
        if last is not None and row.line - last.line <= APART and len(row.values) == len(last.values):
            groups[-1].append(row)
        else:
            groups.append([row])
    return [group for group in groups if len(group) >= FEWEST]


def _table(form: str, lines: Sequence[Span], group: Sequence[_Line]) -> FlatAllotment | None:
    """Return a table if the lines above its first row name its regions, its values and that they are aims."""
    first = group[0]
    above = list(lines[max(0, first.line - HEADER_LINES) : first.line])
    if not above or AIM_WORDS.search(form, above[0][0], above[-1][1]) is None:
        return None
    words = [[match.span() for match in TOKEN.finditer(form, *line)] for line in above]
    places = [span for line in words for span in line if _kind(form, span) == "place"]
    labels = [[span for span in line if _kind(form, span) not in ("place", "number")] for line in words]
    inner = labels[-1]
    if not places or len(inner) != len(first.values):
        return None
    outer = _outer(form, labels[-2] if len(labels) > 1 else [], inner)
    if outer is None:
        return None
    columns = {0: Column("place", (_cell(places[-1], 0, 0),))}
    for number, label in enumerate(inner, start=1):
        over = outer[number - 1]
        cells = (*((_cell(over, 0, number),) if over is not None else ()), _cell(label, 1, number))
        columns[number] = Column("value", cells)
    header = [
        span for span, line in zip(above, labels, strict=True) if line is inner or line and line[0] in outer
    ]
    rows = tuple(
        {column: _cell(span, position, column) for column, span in enumerate((row.place, *row.values))}
        for position, row in enumerate(group, start=2)
    )
    return FlatAllotment((*header, *(row.span for row in group)), columns, rows)


def _outer(form: str, outer: Sequence[Span], inner: Sequence[Span]) -> list[Span | None] | None:
    """Return the label above each of the inner ones: one for all, or one for each run of years that grow; ``None``
    where several cannot be told apart."""
    if len(outer) < 2:
        return [*outer, None][:1] * len(inner)
    number: list[int] = []
    last = ""
    for span in inner:
        year = YEAR.search(form, *span)
        begins = last == "" or year is None or year.group() <= last
        number.append((number[-1] if number else -1) + begins)
        last = year.group() if year is not None else ""
    return [outer[run] for run in number] if number[-1] + 1 == len(outer) else None


def _kind(form: str, span: Span) -> str:
    return kind_of((form[slice(*span)],))


def _cell(span: Span, row: int, column: int) -> Cell:
    return Cell(span[0], span[1], row, column, 1, 1)
