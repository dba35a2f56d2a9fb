"""Targets: quantified aims, as a paragraph states them.

Every number of a clause is tried against a few constructions: subject and predicate (比重达到20%), verb and
object (培育品牌100个), verb and counted noun (建设200个村), a share before its verb (新建建筑100%达到…), a measure and
its value (占比65%左右). A number that fits none of them is no target.
"""

import re
from collections.abc import Sequence

from loaders.clauses import Asides, Clause, Span, read_clauses
from loaders.deadlines import Calendar, Deadline, may_have_dates, read_deadlines
from loaders.delegated_targets import DelegatedFact, read_delegated
from loaders.target_facts import TargetFact
from loaders.target_filters import is_background
from loaders.target_numbers import find_numbers, may_have_numbers
from loaders.target_reader import ParagraphReader

__all__ = [
    "DelegatedFact",
    "TargetFact",
    "has_numbers",
    "may_set_targets",
    "read_claim_targets",
    "read_delegated",
    "read_frame",
    "read_targets",
]

ITEM = re.compile("——|—|--|－－|[·•●]|[一二三四五六七八]是")
"""Beginnings of paragraphs that continue the one before them."""
NOTHING: tuple[list[Clause], Asides, list[Deadline]] = ([], Asides([]), [])
"""The clauses, asides and deadlines of a paragraph that has neither numbers nor dates."""
LABEL_HEAD = 12
"""A label so near to the beginning of its paragraph (完成时限：…) dates the whole unit."""


def may_set_targets(title: str) -> bool:
    """Tell whether a unit of this heading speaks of aims, not of the present state, past results or terms."""
    return not is_background(title)


def has_numbers(text: str, paragraphs: Sequence[Span]) -> bool:
    """Tell whether there is a number in one of the paragraphs; without one they set no target."""
    return any(_is_numbered(text, span) for span in paragraphs)


def _is_numbered(text: str, span: Span) -> bool:
    return may_have_numbers(text, *span) and next(find_numbers(text, *span), None) is not None


def read_targets(
    text: str,
    paragraphs: Sequence[Span],
    *,
    year: str | None = None,
    issued: str | None = None,
    frame: Deadline | None = None,
) -> list[TargetFact]:
    """Return the targets of consecutive paragraphs of one unit, in order, every mention.

    ``year`` is the one year that the document plans for: it dates 年底前, 全年 and 3月底前. ``issued`` is the date
    of issue, or its year: what is said of an earlier year is past and no target. Without it ``year`` serves.
    ``frame`` is the date under which the unit around it has put its parts (see :func:`read_frame`).
    """
    return _read(text, paragraphs, year, issued if issued is not None else year, frame, report=False)


def read_frame(text: str, paragraphs: Sequence[Span], year: str | None = None) -> Deadline | None:
    """Return the date under which a unit puts its parts, if its own text ends in a colon: 到2025年，新增…，其中：."""
    if (
        not paragraphs
        or not text.endswith("：", *paragraphs[-1])
        or not may_have_dates(text, *paragraphs[-1])
    ):
        return None
    clauses, asides = read_clauses(text, *paragraphs[-1])
    return Calendar(read_deadlines(text, paragraphs[-1], clauses, asides, year), clauses, None, None).carried


def read_claim_targets(text: str, start: int, end: int) -> list[TargetFact]:
    """Return the targets of one field of a change-point report.

    A period that the field is about (2025—2027年) dates the whole field; behind 预计 everything is expected.
    """
    return _read(text, [(start, end)], None, None, None, report=True)


def _read(
    text: str,
    paragraphs: Sequence[Span],
    year: str | None,
    since: str | None,
    frame: Deadline | None,
    *,
    report: bool,
) -> list[TargetFact]:
    numbered = [_is_numbered(text, span) for span in paragraphs]
    if not any(numbered):
        return []
    parts = []
    label: Deadline | None = None
    for span, has_numbers in zip(paragraphs, numbered, strict=True):
        if not has_numbers and not may_have_dates(text, *span):
            parts.append((span, *NOTHING))
            continue
        clauses, asides = read_clauses(text, *span)
        deadlines = read_deadlines(text, span, clauses, asides, year)
        parts.append((span, clauses, asides, deadlines))
        if deadlines and deadlines[0].kind == "label" and deadlines[0].start - span[0] < LABEL_HEAD:
            label = deadlines[0]
    facts: list[TargetFact] = []
    carried: Deadline | None = None
    for (span, clauses, asides, deadlines), has_numbers in zip(parts, numbered, strict=True):
        goes_on = ITEM.match(text, *span) is not None
        calendar = Calendar(deadlines, clauses, carried if goes_on else frame, label)
        if report and (period := next((d for d in deadlines if d.frame), None)) is not None:
            calendar.frame(period)
        if has_numbers:
            facts += ParagraphReader(text, clauses, asides, deadlines, calendar, since, report=report).read()
        if not goes_on:
            carried = calendar.carried
            frame = carried if text.endswith("：", *span) else frame
    return facts
