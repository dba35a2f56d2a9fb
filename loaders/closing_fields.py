"""Fields that close a unit with parts: 责任处室：…, 完成时限：… behind the last part of what they are about."""

import re
from collections import Counter

from loaders.lines import LABEL
from loaders.markers import OPEN_BRACKETS
from loaders.units import Section, Unit

LEAST_PARTS = 3
"""Parts that end in fields from which the fields are known to be those of the parts."""
ANSWERING = re.compile(
    "[（〔【［\\[][^（〔【［\\[。]*(?:(?:牵头|责任|配合|参与|承办)(?:单位|部门)|(?:牵头|负责|配合|参与)[，；）〔〕】\\]])"
)
"""A bracket that says who answers."""
BRACKET_ENDS = "）〕】］]。"
LONGEST_ANSWER = 400
"""Characters at the end of a unit among which stands the bracket that says who answers for it."""


def give_fields_back(section: Section, text: str) -> None:
    """Give the fields that close a unit with parts (责任处室：…, 完成时限：…) to that unit, not to its last part.

    They are the whole's where no part but a last one says who answers, and at least three units of the style of the
    whole end in saying it, with parts or without.
    """
    first = {id(unit): at for unit in section.units if (at := _first_field(unit, text)) > 0}
    if not first:
        return
    closed = [(unit, unit) for unit in section.units if id(unit) in first]
    told = [unit for unit in section.units if id(unit) not in first and _tells_who(unit, text)]
    while (risen := _risen(closed, told)) is not None:
        closed = risen
    for unit, whole in closed:
        if whole is not unit:
            fields = unit.paragraphs[first[id(unit)] :]
            whole.closing += fields
            del unit.paragraphs[-len(fields) :]
            unit.end = unit.paragraphs[-1][1]


def _first_field(unit: Unit, text: str) -> int:
    """Return which paragraph of a unit begins its fields; 0 where it has none behind its text."""
    return next(
        (
            n
            for n, span in enumerate(unit.paragraphs)
            if n and (LABEL.match(text, *span) or _is_answer(text, span))
        ),
        0,
    )


def _is_answer(text: str, span: tuple[int, int]) -> bool:
    """Tell whether a paragraph is nothing but a bracket that says who answers."""
    start, end = span
    if text[start] not in OPEN_BRACKETS or text[end - 1] not in BRACKET_ENDS or end - start > LONGEST_ANSWER:
        return False
    return ANSWERING.match(text, start, end) is not None


def _tells_who(unit: Unit, text: str) -> bool:
    """Tell whether a unit without parts ends in a bracket that says who answers for it."""
    if unit.children or text[unit.end - 1] not in BRACKET_ENDS:
        return False
    return ANSWERING.search(text, max(unit.start, unit.end - LONGEST_ANSWER), unit.end) is not None


def _risen(closed: list[tuple[Unit, Unit]], told: list[Unit]) -> list[tuple[Unit, Unit]] | None:
    """Return the units with fields and the wholes that these close, those of one style moved up to the units around
    them; ``None`` where none of them closes more."""
    styles = Counter(whole.style for _, whole in closed) + Counter(unit.style for unit in told)
    parents = {id(unit.parent) for unit in told}
    depths = {whole.style: sum(1 for _ in whole.ancestors()) for _, whole in closed}
    for style in sorted(depths, key=lambda style: (-depths[style], style)):
        moving = [whole for _, whole in closed if whole.style == style]
        around = [
            unit for whole in moving if (unit := whole.parent) is not None and unit.children[-1] is whole
        ]
        if len(around) < len(moving) or any(id(unit) in parents for unit in around):
            continue
        if all(len(unit.children) == 1 for unit in around):
            continue
        counts = styles + Counter(unit.style for unit in around)
        if all(counts[unit.style] >= LEAST_PARTS for unit in around):
            return [
                (unit, whole.parent if whole.style == style and whole.parent is not None else whole)
                for unit, whole in closed
            ]
    return None
