"""What stretches of a source text print: without page furniture and line ends, in simplified characters.

Facts keep their places in the source text as it is. Where their words are shown as values beside simplified names, a
page number or a running head between two lines is no part of them.
"""

import re
from bisect import bisect_right
from functools import cached_property

from loaders.characters import is_traditional, simplify
from loaders.furniture import running_heads
from loaders.layout import Line
from loaders.regular_lines import regular_lines

WIDE = {
    code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
"""Digits and letters of full width; punctuation stays as it is printed."""
IS_WIDE = re.compile("[\uff10-\uff5a]")
LINE_END = re.compile("[\n\f]")


class Excerpts:
    """The excerpts of one source text whose pages begin at ``pages``."""

    def __init__(self, text: str, pages: tuple[int, ...]):
        """Look at the text only where an excerpt asks for more than a slice."""
        self.text = text
        self.pages = pages

    def printed(self, start: int, end: int) -> str:
        """Return what ``text[start:end]`` prints."""
        words = self.text[start:end]
        if LINE_END.search(words) is not None:
            words = self._joined(start, end)
        words = "".join(words.split())
        if IS_WIDE.search(words) is not None:
            words = words.translate(WIDE)
        return simplify(words) if self._traditional else words

    def _joined(self, start: int, end: int) -> str:
        pieces = []
        for line in self._lines[max(0, bisect_right(self._starts, start) - 1) :]:
            if line.start >= end:
                break
            pieces.append(self.text[max(start, line.start) : max(start, min(end, line.end))])
        return "".join(pieces)

    @cached_property
    def _traditional(self) -> bool:
        return is_traditional(self.text)

    @cached_property
    def _lines(self) -> list[Line]:
        form, lines = regular_lines(self.text)
        repeated = running_heads(lines, self.pages, form)
        return [line for line in lines if line not in repeated]

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self._lines]
