"""Duties of coordinating bodies, which stand in the clause behind their name.

成立某领导小组，负责…; 某领导小组办公室设在A，负责…; 领导小组下设办公室，负责牵头…. A body is named in full in the same
text; what a short form means, :mod:`loaders.bodies` knows.
"""

import re
from collections.abc import Iterator

from loaders.assignments import Assignment
from loaders.bodies import LAST_WORD, WORD, Body
from loaders.markers import NO_DUTY
from loaders.parties import Parties
from loaders.stretches import Stretches
from loaders.units import Unit

RULE = "duty of a body"

DUTY = re.compile(
    f"(?P<body>{WORD})?(?P<office>(?:下设|设立)?办公室)?(?:（[^（）]{{1,20}}）|(?:设在|设于|挂靠)[^，。；]{{2,30}})?，"
    "(?:主要|具体|统一|全面|统筹)*(?P<verb>(?:牵头)?负责(?:牵头)?|牵头)" + NO_DUTY
)
"""The last word of a body or its office, and its duty in the next clause."""
CLAUSE_ENDS = "，。；：、"
"""What stands before a short form; behind other characters the word ends a name that is not known (现场指挥部)."""


def read_body_duties(parties: Parties, unit: Unit, found: list[Assignment]) -> list[Assignment]:
    """Return the assignments of a unit to coordinating bodies; ``found`` are its others."""
    text = parties.text
    if parties.bodies.none:
        return []
    spans = [span for span in unit.own if LAST_WORD.search(text, *span) is not None]
    if not spans:
        return []
    taken = Stretches(item.marker for item in found)
    part = len({item.part for item in found}) + 1
    return [
        Assignment(body.agency, (start, stop), "lead" if "牵头" in verb else "responsible", verb, 0, False,
                   (start, end), part, RULE)
        for span in spans
        for body, (start, stop), end, verb in _duties(parties, *span)
        if not taken.touch(start, end)
    ]  # fmt: skip


def _duties(parties: Parties, start: int, end: int) -> Iterator[tuple[Body, tuple[int, int], int, str]]:
    """Yield the bodies of a paragraph with the stretches that name them, where their duty ends, and its verb."""
    bodies = parties.bodies
    for match in DUTY.finditer(parties.text, start, end):
        if match["body"] is None and match["office"] is None:
            continue
        at = match.end("body") if match["body"] is not None else match.start("office")
        named = bodies.ending(at)
        if named is None and match.start() > start and parties.text[match.start() - 1] not in CLAUSE_ENDS:
            continue
        body = named or bodies.meant(match["body"] or "办公室", at)
        if body is not None and match["body"] is not None and match["office"] is not None:
            body = bodies.office_of(body)
        if body is not None:
            first = named.span[0] if named is not None else match.start()
            last = match.end("office") if match["office"] is not None else at
            yield body, (first, last), match.end(), match["verb"]
