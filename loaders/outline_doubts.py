"""Doubts about an outline: printed numbers that jump or come again, where a unit may have been missed."""

from collections.abc import Iterator, Sequence

from loaders.builder import Builder
from loaders.outline import Section, Unit

RUNNING = "条"
"""Articles are counted through the whole document, whatever chapter they stand in."""


def report_outline(builder: Builder, sections: Sequence[Section], plan: str) -> None:
    """Record where the numbers of units of one style do not follow one another; ``plan`` is the subject."""
    for section in sections:
        if section.annex:
            continue
        for before, unit in _followers(section.units):
            expected = before.number + 1 if before is not None else 1
            if unit.number == expected:
                continue
            code, words = ("outline_jump", "jump") if unit.number > expected else ("outline_repeat", "come again")
            builder.find(
                code, "warning", f"the numbers {words}: {expected} is expected, {unit.number} is printed", plan,
                (unit.marker, unit.start),
            )  # fmt: skip


def _followers(units: Sequence[Unit]) -> Iterator[tuple[Unit | None, Unit]]:
    """Yield each unit with the one before it that it is counted with."""
    last: dict[tuple[str, int], Unit] = {}
    for unit in units:
        key = (unit.style, 0 if unit.style == RUNNING or unit.parent is None else id(unit.parent))
        yield last.get(key), unit
        last[key] = unit
