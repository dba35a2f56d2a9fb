"""Tables without ruling lines, where numbers stand in columns under each other.

Only what cannot be running text counts: neighbouring lines with the same gaps, and at least two columns of
numbers. Lists of names, signatures and tables of contents have no such columns.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from loaders.readers.pdf_grid import Area, Grid
from loaders.readers.pdf_page import Glyph

NUMBER = re.compile(r"[<>≥≤＜＞±+\-－约]?[\d０-９][\d０-９.,．，]*[%％‰]?(?:以上|以下|左右)?|[/／—–-]{1,2}")
"""A number as it stands in a cell, or what stands for none."""
ENDS_IN_PROSE = "。，；、："
GAP = 1.5
"""Widths of a character that part two columns."""
LEADING = 3.0
"""Heights of a line from one line to the next within a table, at most."""
LEAST_ROWS = 3
LEAST_COLUMNS = 3
NUMBER_COLUMNS = 2
NUMBER_SHARE = 0.8
"""Share of the rows below the first that have a number in a column of numbers."""


def may_line_up(text: str) -> bool:
    """Whether as many lines of a page as a table has rows follow each other with two numbers in each."""
    run = 0
    for line in text.split("\r\n"):
        words = line.split() if line.count(" ") >= NUMBER_COLUMNS else []
        numbers = sum(NUMBER.fullmatch(word) is not None for word in words)
        run = run + 1 if numbers >= NUMBER_COLUMNS and words[-1][-1] not in ENDS_IN_PROSE else 0
        if run == LEAST_ROWS:
            return True
    return False


@dataclass(slots=True)
class _Line:
    top: float
    bottom: float
    glyphs: list[Glyph]


def columns(glyphs: Sequence[Glyph], text: str) -> list[Grid]:
    """The tables that lines with the same gaps make, from top to bottom; each line is a row."""
    if len(glyphs) == 0:
        return []
    em = median(glyph.x1 - glyph.x0 for glyph in glyphs)
    lines = _lines(glyphs)
    spans = [list(_spans(line, GAP * em)) for line in lines]
    found: list[Grid] = []
    first = 0
    while first < len(lines):
        last = _last(lines, spans, first, GAP * em)
        grid = _grid(lines[first : last + 1], _joined(spans[first : last + 1]), text)
        if grid is not None:
            found.append(grid)
        first = last + 1 if grid is not None else first + 1
    return found


def _lines(glyphs: Sequence[Glyph]) -> list[_Line]:
    lines: list[_Line] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.y0 + glyph.y1):
        middle = (glyph.y0 + glyph.y1) / 2
        if lines and lines[-1].top <= middle <= lines[-1].bottom:
            lines[-1].glyphs.append(glyph)
        else:
            lines.append(_Line(glyph.y0, glyph.y1, [glyph]))
    for line in lines:
        line.glyphs.sort(key=lambda glyph: glyph.x0)
    return lines


def _spans(line: _Line, gap: float) -> Iterator[tuple[float, float]]:
    """The stretches of a line between wide gaps."""
    left, right = line.glyphs[0].x0, line.glyphs[0].x1
    for glyph in line.glyphs[1:]:
        if glyph.x0 - right > gap:
            yield left, right
            left = glyph.x0
        right = max(right, glyph.x1)
    yield left, right


def _joined(spans: Sequence[Sequence[tuple[float, float]]]) -> list[tuple[float, float]]:
    """The stretches that lines have together."""
    joined: list[tuple[float, float]] = []
    for left, right in sorted(span for line in spans for span in line):
        if joined and left <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], right))
        else:
            joined.append((left, right))
    return joined


def _last(
    lines: Sequence[_Line], spans: Sequence[Sequence[tuple[float, float]]], first: int, gap: float
) -> int:
    """The last of the lines from ``first`` on that stand close and keep the gaps that they have together."""
    last = first
    count = len(spans[first])
    while last + 1 < len(lines) and count >= LEAST_COLUMNS:
        here = lines[last + 1]
        close = here.top - lines[last].bottom < LEADING * (here.bottom - here.top)
        together = _joined(spans[first : last + 2])
        kept = min((right[0] - left[1] for left, right in pairwise(together)), default=0.0) >= gap / 2
        if not close or not kept or len(together) != count or len(spans[last + 1]) < LEAST_COLUMNS:
            break
        last += 1
    return last


def _grid(lines: Sequence[_Line], stretches: Sequence[tuple[float, float]], text: str) -> Grid | None:
    """The lines as a table with these columns, if enough of them are numbers."""
    if len(lines) <= LEAST_ROWS or len(stretches) < LEAST_COLUMNS:
        return None
    numbers = [
        sum(NUMBER.fullmatch(_words(line, stretch, text)) is not None for line in lines[1:])
        for stretch in stretches
    ]
    if sum(number >= NUMBER_SHARE * (len(lines) - 1) for number in numbers) < NUMBER_COLUMNS:
        return None
    xs = [stretches[0][0] - 1, *((a[1] + b[0]) / 2 for a, b in pairwise(stretches)), stretches[-1][1] + 1]
    ys = [lines[0].top, *((a.bottom + b.top) / 2 for a, b in pairwise(lines)), lines[-1].bottom]
    areas = tuple(Area(row, column, 1, 1) for row in range(len(ys) - 1) for column in range(len(xs) - 1))
    return Grid(tuple(xs), tuple(ys), areas)


def _words(line: _Line, stretch: tuple[float, float], text: str) -> str:
    return "".join(text[glyph.at] for glyph in line.glyphs if stretch[0] <= glyph.x0 <= stretch[1])
