"""What stands in the cells of a ruled PDF table: characters put into lines, lines into paragraphs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from loaders.readers.pdf_grid import Area, Grid
from loaders.readers.pdf_page import Glyph

PADDING = 12.0
"""Points that the margins of a cell take from its width; office programs leave 10.8."""
SAME_LINE = 0.45
"""Share of a character's height by which characters of one line may stand higher or lower."""
INDENT = 1.5
"""Widths of a character by which the first line of a paragraph is set in."""
PROSE = 12
"""Characters in a line from which a cell holds prose, whose widest line fills it."""
SENTENCE_END = "。；！？：.;）)"
ENDS = "，。、；：！？）》】”’%％℃"
"""What may not begin a line."""
BEGINS = "（《【“‘"
"""What may not end a line."""
PRINTED = (("\ufffe", "-"), ("\xad", "-"), ("\t", " "))
"""Signs of PDFium in place of the printed ones."""
LEFT = attrgetter("x0")


@dataclass(frozen=True, slots=True)
class Content:
    """A cell with its paragraphs, which take ``height`` lines; ``broken`` says that the last of these is full
    and ends no sentence."""

    area: Area
    lines: tuple[str, ...]
    broken: bool = False
    height: int = 0

    @property
    def text(self) -> str:
        """All paragraphs."""
        return " ".join(self.lines)


@dataclass(slots=True)
class _Line:
    """A line of a cell from left to right; ``em`` is the width of its widest character."""

    glyphs: list[Glyph]
    left: float
    right: float
    width: float
    em: float


def contents(grid: Grid, glyphs: Iterable[Glyph], text: str) -> tuple[Content, ...]:
    """The cells of a table with their text; ``glyphs`` are those that stand in it."""
    slots = {
        (row, column): number
        for number, area in enumerate(grid.areas)
        for row in range(area.row, area.row + area.rowspan)
        for column in range(area.column, area.column + area.colspan)
    }
    inside: list[list[Glyph]] = [[] for _ in grid.areas]
    left = top = right = bottom = 0.0
    cell: list[Glyph] = []
    for glyph in glyphs:
        _, x0, y0, x1, y1 = glyph
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        if not (left <= x < right and top <= y < bottom):
            row, column = grid.slot(x, y)
            left, right = grid.xs[column : column + 2]
            top, bottom = grid.ys[row : row + 2]
            cell = inside[slots[row, column]]
        cell.append(glyph)
    return tuple(_content(grid, area, found, text) for area, found in zip(grid.areas, inside, strict=True))


def _content(grid: Grid, area: Area, glyphs: list[Glyph], text: str) -> Content:
    if len(glyphs) == 0:
        return Content(area, ())
    room = grid.xs[area.column + area.colspan] - grid.xs[area.column] - PADDING
    lines = _lines(glyphs)
    widest = max(line.width for line in lines)
    if widest > PROSE * lines[0].em:
        room = min(room, widest + 0.3 * lines[0].em)
    left = min(line.left for line in lines)
    paragraphs = [_words(lines[0], text)]
    for upper, lower in pairwise(lines):
        words = _words(lower, text)
        if _parts(upper, lower, left, room, text):
            paragraphs.append(words)
        else:
            paragraphs[-1] = joined_words(paragraphs[-1], words)
    last = lines[-1]
    broken = last.width >= room - 1.2 * last.em and paragraphs[-1][-1] not in SENTENCE_END
    return Content(area, tuple(paragraphs), broken, len(lines))


def joined_words(upper: str, lower: str) -> str:
    """The end of one line and the next: a blank parts Latin words and numbers only."""
    latin = upper[-1].isascii() and upper[-1].isalnum() and lower[0].isascii() and lower[0].isalnum()
    return upper + (" " if latin else "") + lower


def _lines(glyphs: Sequence[Glyph]) -> list[_Line]:
    """The lines from top to bottom, each from left to right."""
    rows: list[list[Glyph]] = []
    middles: list[float] = []
    heights: list[float] = []
    upper = lower = 0.0
    line: list[Glyph] = []
    for glyph in glyphs:
        _, _, y0, _, y1 = glyph
        if y0 == upper and y1 == lower and line:  # as high as the one before, and so in its line
            line.append(glyph)
            continue
        upper, lower = y0, y1
        middle, height = (y0 + y1) / 2, y1 - y0
        for row in range(len(rows) - 1, -1, -1):
            tallest = heights[row]
            higher = height > tallest
            if abs(middle - middles[row]) <= SAME_LINE * (height if higher else tallest):
                line = rows[row]
                line.append(glyph)
                if higher:
                    middles[row], heights[row] = middle, height
                break
        else:
            line = [glyph]
            rows.append(line)
            middles.append(middle)
            heights.append(height)
    order = sorted(range(len(rows)), key=middles.__getitem__)
    return [_line(rows[row]) for row in order]


def _line(glyphs: list[Glyph]) -> _Line:
    glyphs.sort(key=LEFT)
    left, right = glyphs[0][1], glyphs[-1][3]
    em = max([x1 - x0 for _, x0, _, x1, _ in glyphs])
    return _Line(glyphs, left, right, right - left, em)


def _words(line: _Line, text: str) -> str:
    """The text of a line with the blanks that PDFium sees between its characters."""
    places = [at for at, _, _, _, _ in line.glyphs]
    pieces: list[str] = []
    next_at = places[0]
    for at in places:
        if at != next_at and 0 < at - next_at <= 3 and text[next_at:at].isspace():
            pieces.append(" ")
        pieces.append(text[at])
        next_at = at + 1
    words = "".join(pieces)
    for sign, printed in PRINTED:
        if sign in words:
            words = words.replace(sign, printed)
    return words


def _parts(upper: _Line, lower: _Line, left: float, room: float, text: str) -> bool:
    """Whether a line ends where there was room for more, or an indented one follows the end of a sentence."""
    if upper.width + _first_width(lower, text) + 0.3 * upper.em <= room:
        return True
    ended = text[upper.glyphs[-1].at] in SENTENCE_END
    return ended and lower.left - left >= INDENT * lower.em


def _first_width(line: _Line, text: str) -> float:
    """The width of what cannot be divided at the head of a line: a character, a number, a Latin word."""
    end = 0
    chars = [text[glyph.at] for glyph in line.glyphs]
    while end < len(chars) - 1 and chars[end] in BEGINS:
        end += 1
    if chars[end].isascii():
        while end < len(chars) - 1 and chars[end + 1].isascii():
            end += 1
    while end < len(chars) - 1 and chars[end + 1] in ENDS:
        end += 1
    return line.glyphs[end].x1 - line.glyphs[0].x0
