"""Sentences and clauses of a paragraph, and what stands apart from them: brackets, titles, quotations.

A comma inside a bracket or a title ends no clause. A bracket that continues the sentence (（其中，…）) is read
like text between commas.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

Span = tuple[int, int]

SENTENCE_END = "。；！？\n"
MARK = re.compile("[，。；：！？\n（）《》“”]")
CONTINUES = re.compile("（(?:其中|到20)")
"""Beginnings of brackets whose content is part of the sentence."""
LONGEST_CLAUSE = 400
"""Text that goes on for longer without a comma (tables, broken files) is cut, so that reading stays linear."""
LONGEST_ASIDE = 300
"""An opening mark without its partner within so many characters is taken for a slip."""
PARTNER = {"）": "（", "》": "《", "”": "“"}


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch between commas. ``sentence`` is where its sentence starts."""

    start: int
    end: int
    sentence: int


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
    """Return the clauses of the paragraph ``text[start:end]`` in order, none of them empty, and its asides."""
    marks = [(match.start(), match.group()) for match in MARK.finditer(text, start, end)]
    asides, transparent = _asides(text, marks)
    clauses: list[Clause] = []
    sentence = at = start
    for place, mark in marks:
        ends_clause = mark in "，：" or mark in SENTENCE_END or place in transparent
        if not ends_clause or asides.cover(place):
            continue
        if place > at:
            clauses += _cut(text, at, place, sentence)
        at = place + 1
        if mark in SENTENCE_END:
            sentence = at
    if end > at:
        clauses += _cut(text, at, end, sentence)
    return clauses, asides


def _cut(text: str, start: int, end: int, sentence: int) -> list[Clause]:
    """Return one clause, or several where it is too long; numbers stay whole."""
    clauses = []
    while end - start > LONGEST_CLAUSE:
        stop = start + LONGEST_CLAUSE
        while stop < min(end, start + 2 * LONGEST_CLAUSE) and text[stop].isascii():
            stop += 1
        clauses.append(Clause(start, stop, sentence))
        start = stop
    return [*clauses, Clause(start, end, sentence)]


def _asides(text: str, marks: list[tuple[int, str]]) -> tuple[Asides, set[int]]:
    """Return the asides and the places of the brackets that only continue the sentence."""
    spans: list[Span] = []
    transparent: set[int] = set()
    opened: dict[str, list[int]] = {"（": [], "《": [], "“": []}
    for place, mark in marks:
        if mark in opened:
            opened[mark].append(place)
        elif mark in PARTNER and opened[PARTNER[mark]]:
            start = opened[PARTNER[mark]].pop()
            if mark == "）" and CONTINUES.match(text, start):
                transparent |= {start, place}
            elif place - start < LONGEST_ASIDE:
                spans.append((start, place + 1))
    return Asides(spans), transparent
