"""Dates that hold for more than a sentence: for all that a document orders, or for what stands below a heading."""

import re
from collections.abc import Sequence

from loaders.clauses import Span
from loaders.deadlines import Deadline

OVERALL = re.compile(
    r"(?P<date>(?P<year>20\d\d)年(?:(?P<month>1[0-2]|[1-9])月)?(?:年?底|末|\d{1,2}日)?(?:之?前|以前))，?"
    r"(?:全面|全部|基本|按期|如期|保质保量|高质量|圆满|顺利)*完成(?:全部|所有|各项)[^，。；]{0,8}(?:任务|工作|项目|目标|事项)"
)
"""The date of a whole document."""
OF_YEAR = re.compile(
    r"(?<![\d〔—-])(?P<year>20\d\d)年(?:度)?[^，。；、]{0,12}(?:目标|任务|安排|打算|重点工作)(?![^，。；]{0,6}(?:完成|执行|落实)情况)"
)
"""The year of a part of a report or plan in its heading."""


def read_heading(text: str, heading: Span) -> Deadline | None:
    """Return the year that a heading sets its aims for: 二、2026年目标任务; what it looks back on has none."""
    match = OF_YEAR.search(text, *heading)
    if match is None:
        return None
    return Deadline(*match.span("year"), match["year"], "head")


def read_overall(text: str, spans: Sequence[Span]) -> Deadline | None:
    """Return the date by which a notice or preamble wants everything done: 确保2026年底前完成全部任务."""
    for start, end in spans:
        if (match := OVERALL.search(text, start, end)) is not None:
            month = match["month"]
            value = match["year"] + (f"-{int(month):02d}" if month is not None else "")
            return Deadline(match.start("date"), match.end("date"), value, "head")
    return None
