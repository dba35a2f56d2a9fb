"""Repair: from the lines of a source text to paragraphs, with a way back for every character.

PDF and web text breaks sentences over lines, spaces out characters and mixes page furniture in. Repair
drops furniture, joins the lines of a paragraph and removes blanks that Chinese print does not have, and
keeps for every stretch that it keeps the offset in the source text.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from loaders.characters import regular
from loaders.lines import Line, is_furniture, measure, paragraph_starts, read_lines, running_heads
from loaders.source import Source

_BLANK = r"[ \t\r\u3000\xa0\u2002-\u200b\ufeff]"
REMOVABLE_BLANKS = re.compile(rf"(?<![A-Za-z0-9,.;:%]){_BLANK}+|{_BLANK}+(?![A-Za-z0-9])|(?<=[0-9.]){_BLANK}+(?=[0-9])")
"""Blanks are kept only between a Latin word or number and a following Latin word."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the repaired text: ``text[start:end]``, without line ends."""

    start: int
    end: int


class Text:
    """The repaired text of one document.

    ``text`` holds the paragraphs separated by line feeds; ``source`` gives back the stretch of the source
    text that a stretch of it comes from.
    """

    def __init__(self, form: str, pieces: list[tuple[int, int]], breaks: list[int]):
        """Build from kept stretches of ``form`` (the regular form of the source text); ``breaks`` are the
        numbers of the pieces at which a paragraph ends."""
        parts: list[str] = []
        self._clean: list[int] = []
        self._raw: list[int] = []
        self.paragraphs: list[Paragraph] = []
        at = start = 0
        ends = set(breaks)
        for number, (begin, end) in enumerate(pieces):
            self._clean.append(at)
            self._raw.append(begin)
            parts.append(form[begin:end])
            at += end - begin
            if number in ends:
                self.paragraphs.append(Paragraph(start, at))
                self._clean.append(at)
                self._raw.append(end)
                parts.append("\n")
                at += 1
                start = at
        self.text = "".join(parts)

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Return the (start, end) in the source text of ``text[start:end]``, which must not be empty."""
        return self._to_source(start), self._to_source(end - 1) + 1

    def _to_source(self, at: int) -> int:
        piece = bisect_right(self._clean, at) - 1
        return self._raw[piece] + at - self._clean[piece]


def repair(source: Source) -> Text:
    """Return the repaired text of a source text."""
    form = regular(source.text)
    lines = [line for line in read_lines(form) if not is_furniture(line, form)]
    repeated = running_heads(lines, source.pages, form)
    lines = [line for line in lines if line not in repeated]
    starts = paragraph_starts(lines, measure(lines, form), form)
    pieces: list[tuple[int, int]] = []
    breaks: list[int] = []
    for line, start in zip(lines, starts, strict=True):
        if start and pieces:
            breaks.append(len(pieces) - 1)
        pieces += _without_blanks(line, form)
    if pieces:
        breaks.append(len(pieces) - 1)
    return Text(form, pieces, breaks)


def _without_blanks(line: Line, form: str) -> list[tuple[int, int]]:
    pieces = []
    at = line.start
    for match in REMOVABLE_BLANKS.finditer(form, line.start, line.end):
        if match.start() > at:
            pieces.append((at, match.start()))
        at = match.end()
    if at < line.end:
        pieces.append((at, line.end))
    return pieces
