"""Doubts about an outline: printed numbers that jump or come again, where a unit may have been missed."""

from collections.abc import Iterator, Sequence

from loaders.builder import Builder
from loaders.units import Section, Unit

RUNNING = "条"
"""Articles are counted through the whole document, whatever chapter they stand in."""


def report_outline(builder: Builder, sections: Sequence[Section], plan: str) -> None:
    """Record where the numbers of units of one style do not follow one another; ``plan`` is the subject.

    The first unit of its style under a heading begins with 1 or counts on from the heading before.
    """
    for section in sections:
        if section.annex:
            continue
        for unit, before, first in _counted(section.units):
            if unit.number == before + 1 or first and unit.number == 1:
                continue
            expected = 1 if first else before + 1
            code, words = (
                ("outline_jump", "jump") if unit.number > expected else ("outline_repeat", "come again")
            )
            builder.find(
                code, "warning", f"the numbers {words}: {expected} is expected, {unit.number} is printed", plan,
                (unit.marker, unit.start),
            )  # fmt: skip


def _counted(units: Sequence[Unit]) -> Iterator[tuple[Unit, int, bool]]:
    """Yield each unit with the number before it in its style, and whether a new count may begin with it."""
    last: dict[str, Unit] = {}
    for unit in units:
        before = last.get(unit.style)
        first = before is None or before.parent is not unit.parent and unit.style != RUNNING
        yield unit, before.number if before is not None else 0, first
        last[unit.style] = unit
