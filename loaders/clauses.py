"""Sentences and clauses of a paragraph, and what stands apart from them: brackets, titles, quotations.

A comma inside a bracket or a title ends no clause. A bracket that continues the sentence (（其中，…）) is read
like text between commas.
"""

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

Span = tuple[int, int]

SENTENCE_END = "。；！？\n"
END = re.compile("[，。；：！？\n（）]")
BRACKET = re.compile("[（）《》“”]")
CONTINUES = re.compile("（(?:其中|到20)")
"""Beginnings of brackets whose content is part of the sentence."""
AIMED = re.compile("(?:实现|达到|完成|确保)$")
AIMS = re.compile("的[\u4e00-\u9fff]{0,10}目标")
"""What stands around aims that are put in quotation marks."""
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


@lru_cache(maxsize=16)
def read_clauses(text: str, start: int, end: int) -> tuple[list[Clause], Asides]:
    """Return the clauses of the paragraph ``text[start:end]`` in order, none empty, and its asides.

    Several readers ask for the same paragraph one after the other: the last ones are kept, and nobody changes them.
    """
    asides, transparent = _asides(text, start, end)
    clauses: list[Clause] = []
    sentence = block = at = start
    outside = iter([*asides.spans, (end, end)])
    begin, stop = next(outside)
    for match in END.finditer(text, start, end):
        place = match.start()
        while stop <= place:
            begin, stop = next(outside)
        mark = text[place]
        if begin <= place or mark in "（）" and place not in transparent:
            continue
        if place > at:
            if place - at > LONGEST_CLAUSE:
                at = _cut(clauses, text, (at, place), sentence, block)
            clauses.append(Clause(at, place, sentence, block))
        at = place + 1
        if mark in SENTENCE_END:
            sentence = at
            block = block if mark == "；" else at
    if end > at:
        at = _cut(clauses, text, (at, end), sentence, block)
        clauses.append(Clause(at, end, sentence, block))
    return clauses, asides


def _cut(clauses: list[Clause], text: str, span: Span, sentence: int, block: int) -> int:
    """Add all but the last of the clauses that one too long is cut into, and return where the last begins;
    numbers stay whole."""
    start, end = span
    while end - start > LONGEST_CLAUSE:
        stop = start + LONGEST_CLAUSE
        while stop < min(end, start + 2 * LONGEST_CLAUSE) and text[stop].isascii():
            stop += 1
        clauses.append(Clause(start, stop, sentence, block))
        start = stop
    return start


def _states_aims(text: str, begin: int, place: int) -> bool:
    """Tell whether a quotation is the aims of the sentence around it: 实现“…达到2000名，…达到40%”的目标."""
    return (
        AIMED.search(text, max(0, begin - 2), begin) is not None
        and text.find("，", begin, place) >= 0
        and AIMS.match(text, place + 1) is not None
    )


def _asides(text: str, start: int, end: int) -> tuple[Asides, set[int]]:
    """Return the asides and the places of the brackets that only continue the sentence."""
    spans: list[Span] = []
    transparent: set[int] = set()
    if BRACKET.search(text, start, end) is None:
        return Asides(spans), transparent
    opened: dict[str, list[int]] = {"（": [], "《": [], "“": []}
    for match in BRACKET.finditer(text, start, end):
        place = match.start()
        mark = text[place]
        if mark in opened:
            opened[mark].append(place)
        elif opened[PARTNER[mark]]:
            begin = opened[PARTNER[mark]].pop()
            if mark == "）" and CONTINUES.match(text, begin):
                transparent |= {begin, place}
            elif mark == "”" and _states_aims(text, begin, place):
                continue
            elif place - begin < LONGEST_ASIDE:
                spans.append((begin, place + 1))
    return Asides(spans), transparent
