"""The tables of a PDF page: where they stand in the page's text, and which pages are worth looking at."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from loaders.readers.pdf_cells import Content, contents
from loaders.readers.pdf_columns import columns, may_line_up
from loaders.readers.pdf_grid import Grid, grids
from loaders.readers.pdf_page import Glyph, Page

PRINTED = 28
"""Characters in a line of the usual print on A4; pages that are all table have no full line."""
SHORT = 0.65
"""Share of the usual length of a line below which it may be from a table."""
FULL = 0.95
"""The same share for a line with gaps."""
SHORT_PAIRS = 2
"""Short lines behind short ones from which a page may have a table."""
PARTED_LINES = 3
PARTS = 2
"""Blanks in a line, and lines with so many behind each other, from which a page may have a table; a figure at
the end counts as a blank."""
FIGURES = "0123456789０１２３４５６７８９%％"
CAPTION = re.compile(
    r"(?:^|\n)\s*(?:附?表\s*[\d０-９一二三四五六七八九十]|专\s*栏)|序\s*号|(?:牵头|责任|配合)(?:单位|部门)\s*\r\n"
)
"""What stands above a table, or in its header."""
CAPTION_WORDS = ("表", "专", "序", "单位", "部门")
"""One of these is in every caption."""
PROSE_END = "。；：，、;:,"
LAYOUT_CELL = 1500
"""Characters from which a cell holds running text: the lines lay out the page."""


@dataclass(frozen=True, slots=True)
class Part:
    """A table or the piece of it that stands on one page; ``text`` is what the page's text has in its place."""

    xs: tuple[float, ...]
    rows: int
    cells: tuple[Content, ...]
    text: str


Piece = str | Part


def full_line(text: str, before: float) -> float:
    """The length of a full line, from the lines of a page and the length ``before`` of those above."""
    lengths = sorted(map(len, text.split("\r\n")))
    return max(lengths[int(len(lengths) * 0.9)], before * 0.9, PRINTED)


def may_have_tables(text: str, usual: float) -> bool:
    """Whether the lines of a page look as if a table were among them; ``usual`` is the length of a full line.

    The signs: short lines behind short ones, lines with gaps behind each other, a caption or header words. Two
    short lines at the foot of the page may begin a table.
    """
    short, most = usual * SHORT, usual * FULL
    pairs = parted = since = 0
    before = False
    for line in text.split("\r\n"):
        words = line.strip()
        if words == "":
            continue
        length = len(words)
        if length >= most or words[-1] in PROSE_END:
            before = False
            since += 1
            parted = 0
            continue
        here = length < short
        since = 0 if here and before else since + 1
        pairs += here and before
        before = here
        gaps = words.count(" ") + (words[-1] in FIGURES)
        parted = parted + 1 if gaps >= PARTS and "..." not in words else 0
        if pairs == SHORT_PAIRS or parted == PARTED_LINES:
            return True
    return (pairs > 0 and since <= 1) or _has_caption(text)


def _has_caption(text: str) -> bool:
    """Whether one of the words of a caption or header stands on a page, and stands there as such."""
    return any(word in text for word in CAPTION_WORDS) and CAPTION.search(text) is not None


def pieces(page: Page) -> list[Piece]:
    """The text of a page in order, as PDFium gives it, with its tables taken out and put in their place."""
    found = grids(page.rules())
    lined_up = may_line_up(page.text)
    if len(found) == 0 and not lined_up:
        return [page.text]
    owners = _owners(found, page.glyphs())
    if lined_up:
        found += columns([glyph for glyph, owner in owners if owner is None], page.text)
        owners = _owners(found, [glyph for glyph, _ in owners])
    if len(owners) == 0 or len(found) == 0:
        return [page.text]
    inside: list[list[Glyph]] = [[] for _ in found]
    for glyph, owner in owners:
        if owner is not None:
            inside[owner].append(glyph)
    parts = [_part(grid, glyphs, page.text) for grid, glyphs in zip(found, inside, strict=True)]
    runs = [
        (owner if owner is not None and parts[owner] is not None else None, [glyph.at for glyph, _ in run])
        for owner, run in groupby(owners, key=lambda pair: pair[1])
    ]
    return _placed(runs, parts, page.text)


def _owners(found: list[Grid], glyphs: list[Glyph]) -> list[tuple[Glyph, int | None]]:
    """Each character with the number of the table in which it stands."""
    sides = [(n, grid.xs[0], grid.xs[-1], grid.ys[0], grid.ys[-1]) for n, grid in enumerate(found)]
    if len(sides) == 0:
        return [(glyph, None) for glyph in glyphs]
    owners: list[tuple[Glyph, int | None]] = []
    for glyph in glyphs:
        _, x0, y0, x1, y1 = glyph
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        for n, left, right, top, bottom in sides:
            if top <= y <= bottom and left <= x <= right:
                owners.append((glyph, n))
                break
        else:
            owners.append((glyph, None))
    return owners


def _part(grid: Grid, glyphs: Sequence[Glyph], text: str) -> Part | None:
    """A table with what stands in it; None for lines that only lay out the page."""
    if len(glyphs) == 0:
        return None
    cells = contents(grid, glyphs, text)
    if any(len(cell.text) > LAYOUT_CELL for cell in cells):
        return None
    return Part(grid.xs, len(grid.ys) - 1, cells, text[glyphs[0].at : glyphs[-1].at + 1])


def _placed(runs: list[tuple[int | None, list[int]]], parts: list[Part | None], text: str) -> list[Piece]:
    """Text and tables in the order of the text; a table stands where its first character does."""
    placed: list[Piece] = []
    seen: set[int] = set()
    end = 0
    for number, (owner, places) in enumerate(runs):
        if owner is None:
            stop = next((later[0] for who, later in runs[number + 1 :] if who is not None), len(text))
            if number == 0 or runs[number - 1][0] is not None:
                placed.append(text[end:stop])
            continue
        part = parts[owner]
        if owner not in seen and part is not None:
            seen.add(owner)
            placed.append(part)
        end = places[-1] + 1
    return placed
