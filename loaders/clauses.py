"""Sentences and clauses of a paragraph, and what stands apart from them: brackets, titles, quotations.

A comma inside a bracket or a title ends no clause. A bracket that continues the sentence (（其中，…）) is read
like text between commas.
"""

import re
from bisect import bisect_right
from typing import NamedTuple

Span = tuple[int, int]

SENTENCE_END = "。；！？\n"
END = re.compile("[，。；：！？\n（）]")
BRACKET = re.compile("[（）《》“”]")
CONTINUES = re.compile("（(?:其中|到20)")
"""Beginnings of brackets whose content is part of the sentence."""
LONGEST_CLAUSE = 400
"""Text that goes on for longer without a comma (tables, broken files) is cut; so reading stays linear."""
LONGEST_ASIDE = 300
"""An opening mark without its partner within so many characters is taken for a slip."""
PARTNER = {"）": "（", "》": "《", "”": "“"}


class Clause(NamedTuple):
    """A stretch between commas. ``sentence`` is where its sentence starts, ``block`` where the first of the
    sentences starts that semicolons join to it."""

    start: int
    end: int
    sentence: int
    block: int


class Asides:
    """The outermost brackets, titles and quotations of a paragraph, in order."""

    def __init__(self, spans: list[Span]):
        self.spans: list[Span] = []
        for start, end in sorted(spans):
            if not self.spans or start >= self.spans[-1][1]:
                self.spans.append((start, end))
        self._starts = [start for start, _ in self.spans]

    def cover(self, at: int) -> bool:
        """Tell whether the character at ``at`` belongs to an aside."""
        number = bisect_right(self._starts, at) - 1
        return number >= 0 and at < self.spans[number][1]


def read_clauses(text: str, start: int, end: int) -> tuple[list[Clause], Asides]:
    """Return the clauses of the paragraph ``text[start:end]`` in order, none empty, and its asides."""
    asides, transparent = _asides(text, start, end)
    clauses: list[Clause] = []
    sentence = block = at = start
    for match in END.finditer(text, start, end):
        place, mark = match.start(), match.group()
        if mark in "（）" and place not in transparent or asides.spans and asides.cover(place):
            continue
        if place > at:
            _add(clauses, text, (at, place), sentence, block)
        at = place + 1
        if mark in SENTENCE_END:
            sentence = at
            block = block if mark == "；" else at
    if end > at:
        _add(clauses, text, (at, end), sentence, block)
    return clauses, asides


def _add(clauses: list[Clause], text: str, span: Span, sentence: int, block: int) -> None:
    """Add one clause, or several where it is too long; numbers stay whole."""
    start, end = span
    while end - start > LONGEST_CLAUSE:
        stop = start + LONGEST_CLAUSE
        while stop < min(end, start + 2 * LONGEST_CLAUSE) and text[stop].isascii():
            stop += 1
        clauses.append(Clause(start, stop, sentence, block))
        start = stop
    clauses.append(Clause(start, end, sentence, block))


def _asides(text: str, start: int, end: int) -> tuple[Asides, set[int]]:
    """Return the asides and the places of the brackets that only continue the sentence."""
    spans: list[Span] = []
    transparent: set[int] = set()
    opened: dict[str, list[int]] = {"（": [], "《": [], "“": []}
    for match in BRACKET.finditer(text, start, end):
        place, mark = match.start(), match.group()
        if mark in opened:
            opened[mark].append(place)
        elif opened[PARTNER[mark]]:
            begin = opened[PARTNER[mark]].pop()
            if mark == "）" and CONTINUES.match(text, begin):
                transparent |= {begin, place}
            elif place - begin < LONGEST_ASIDE:
                spans.append((begin, place + 1))
    return Asides(spans), transparent
