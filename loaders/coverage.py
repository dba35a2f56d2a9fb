"""Coverage: how much of the operative text produced facts."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from loaders.clauses import SENTENCE_END
from loaders.printed import Printed
from loaders.units import Section
from ontology.extract import Coverage

Span = tuple[int, int]

END = re.compile(f"[{SENTENCE_END}]")


def measure(printed: Printed, sections: Sequence[Section]) -> Coverage:
    """Return how much of the operative units of these sections, and of the table rows, produced facts.

    A sentence has produced a fact if one is printed in it, be it only the deadline that a later sentence
    inherits. The agencies of a table row stand in cells of their own: they count for the row, its sentences
    only by what they say themselves.
    """
    text = printed.builder.text.text
    ends = [mark.end() for mark in END.finditer(text)]
    units = units_with = characters = characters_with = 0
    for own, elsewhere in _operative(printed, sections):
        covered = sum(
            right - left for span in own for left, right in _sentences_with_facts(printed, ends, *span)
        )
        units += 1
        units_with += elsewhere or covered > 0
        characters += sum(end - start for start, end in own)
        characters_with += covered
    return Coverage(units=units, units_with_facts=units_with, characters=characters,
                    characters_with_facts=characters_with)  # fmt: skip


def _operative(printed: Printed, sections: Sequence[Section]) -> Iterator[tuple[list[Span], bool]]:
    """Yield the own text of each unit and table row that orders work, and whether a fact elsewhere is its."""
    for section in sections:
        if not section.annex:
            yield from ((unit.own, False) for unit in section.units if unit.kind == "operative")
    rows = list(printed.rows())
    bearing = printed.bearing() if len(rows) > 0 else set()
    yield from (([span], row in bearing) for row, span in rows)


def _sentences_with_facts(printed: Printed, ends: Sequence[int], start: int, end: int) -> Iterator[Span]:
    """Yield the sentences of ``text[start:end]`` in which a fact is printed; ``ends`` are those of all."""
    done = start
    for first, last in printed.facts.inside(start, end):
        before = bisect_right(ends, first) - 1
        left = max(done, ends[before] if before >= 0 else 0)
        after = bisect_left(ends, last)
        right = min(end, ends[after] if after < len(ends) else end)
        if right > left:
            yield left, right
            done = right
