"""How the lines of a text are set: wrapped at which width, indented or parted by blank lines.

A document may be set in several ways: its annex in smaller print, the plan behind the notice on wider pages.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

SENTENCE_END = "。；！？!?：:"
CLOSING = "）】〕)"
ENDS = frozenset(SENTENCE_END + CLOSING)
WRAPPED_WIDTH = 130
"""Widest line (in half-width cells) of a wrapped text: A4 landscape in small print stays below."""
LEAST_LINES = 8
"""A page with fewer lines does not tell how it is set."""
MOST_WIDTHS = 3
LEAST_WIDTH = 40
"""Least width of the lines of a text; shorter ones are headings, names, cells."""
LEAST_SHARE = 0.05
"""Share of the lines that break off which have one width, if that is a width of the text."""
WRAPPED_SHARE = 0.6
"""Share of the lines that break off which have one of the widths, if the text is wrapped to them."""
SAME_WIDTH = 8
"""Pages whose widths differ by no more, in half-width cells, are set alike."""


class Line(NamedTuple):
    """One line without the blanks around it; ``indent`` and ``width`` in half-width cells. ``reach`` is the width
    with what stands before the line in its row."""

    start: int
    end: int
    indent: int
    width: int
    gap: bool
    reach: int

    def text(self, form: str) -> str:
        """Return the characters of the line."""
        return form[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a text is set: ``wrapped`` to ``width`` cells; ``indented`` if first lines of paragraphs are;
    ``gaps`` if blank lines separate paragraphs (and not all lines)."""

    wrapped: bool
    width: int
    indented: bool
    gaps: bool


def measure(lines: Sequence[Line], form: str) -> Layout:
    """Return how the text is set."""
    if len(lines) < 4:
        return Layout(False, 0, False, True)
    _, ends, indents, widths, blanks, _ = zip(*lines, strict=True)
    width = sorted(widths)[int(len(widths) * 0.95)]
    half = width // 2
    open_ended = [
        own for end, own in zip(ends, widths, strict=True) if own > half and form[end - 1] not in ENDS
    ]
    full = sum([own >= width - 8 for own in open_ended])
    wrapped = width <= WRAPPED_WIDTH and len(open_ended) >= 3 and full * 2 > len(open_ended)
    starts = sum([2 <= indent <= 12 for indent in indents])
    gaps = sum(blanks)
    return Layout(wrapped, width, len(lines) * 0.05 < starts < len(lines) * 0.6, gaps < len(lines) * 0.7)


def layouts(lines: Sequence[Line], told: Sequence[Line], pages: Sequence[int], form: str) -> list[Layout]:
    """Return how each line is set: as the whole text, unless its page is set otherwise.

    Args:
        lines: the lines of the text.
        told: those of them that tell how it is set; rows of tables do not.
        pages: the offsets at which pages start, where there are any.
        form: the text.
    """
    whole = measure(told, form)
    widths = () if whole.wrapped or whole.width > WRAPPED_WIDTH else _widths(told, form)
    found: list[Layout] = []
    for telling, (first, last) in zip(_by_page(told, pages), _by_page(lines, pages), strict=True):
        page = _of_page(told[slice(*telling)], whole, form)
        if page.wrapped or len(widths) == 0:
            found += [page] * (last - first)
        else:
            found += [_of_line(line, whole, widths) for line in lines[first:last]]
    return found


def _widths(lines: Sequence[Line], form: str) -> list[int]:
    """Return the widths to which a text is wrapped in turn, the least first: boxes among its pages may be set in
    smaller print, so that their lines are longer. Nothing, if its lines have no such widths."""
    open_ended = Counter(
        line.width for line in lines if line.width >= LEAST_WIDTH and form[line.end - 1] not in ENDS
    )
    total = left = open_ended.total()
    widths: list[int] = []
    while left > 0 and len(widths) < MOST_WIDTHS:
        width = max(open_ended, key=lambda width: (open_ended[width], width))
        near = [w for w in open_ended if abs(w - width) <= SAME_WIDTH // 2]
        count = sum(open_ended[w] for w in near)
        if count < max(LEAST_LINES, total * LEAST_SHARE):
            break
        widths.append(width)
        left -= count
        for w in near:
            del open_ended[w]
    return sorted(widths) if left < total * (1 - WRAPPED_SHARE) else []


def _of_line(line: Line, whole: Layout, widths: Sequence[int]) -> Layout:
    """How a line of a text is set that has several widths: to the least one that holds it."""
    width = next((w for w in widths if line.width <= w + SAME_WIDTH // 2), widths[-1])
    return replace(whole, wrapped=True, width=width)


def _by_page(lines: Sequence[Line], pages: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The lines before the first page and those of each page, as pairs of the first and behind the last."""
    starts = [line.start for line in lines]
    return pairwise([0, *(bisect_left(starts, page) for page in pages), len(lines)])


def _of_page(lines: Sequence[Line], whole: Layout, form: str) -> Layout:
    """How a page is set."""
    if len(lines) < LEAST_LINES:
        return whole
    page = measure(lines, form)
    if not page.wrapped or (whole.wrapped and abs(page.width - whole.width) <= SAME_WIDTH):
        return whole
    return replace(whole, wrapped=True, width=page.width)
