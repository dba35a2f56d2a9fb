"""The date of issue where no signature is dated: beside the title, in the imprint, on the cover."""

import re
from collections.abc import Sequence

from loaders.repair import Paragraph, Text
from loaders.title_lines import DATED, MAX_LINE, Found, line_of
from ontology.dates import parse_date

Span = tuple[int, int]

PASSED = re.compile(
    r"（(?P<text>[^（）]*?(?P<date>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)[^（）]*?(?:通过|公布|发布|批准)[^（）]*)）"
)
PASSED_LINE = re.compile(r"(?m:^)(?P<date>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)[^\n。，]{2,60}会议?通过(?m:$)")
"""The note of adoption in a line of its own, without brackets."""
IMPRINT = re.compile(r"[\u4e00-\u9fff（）]{4,40}(?P<date>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)印发")
"""The last line of a document: who printed it, and when (GB/T 9704-2012, 7.4.2)."""
COVER = re.compile(r"(?:19|20)\d\d年\d{1,2}月")
"""A line below the title on the cover of a plan."""
COVER_LINES = 3
"""Lines below the title that may be the cover's: an issuer, the month."""


def date_beside_title(text: Text, title: Span | None, head: Sequence[Paragraph]) -> Found | None:
    """Return the date in brackets behind the title, or beside 通过 and 公布."""
    if title is not None:
        behind = DATED.match(text.text, text.text.find("（", title[1], title[1] + 2))
        if behind is not None:
            return _found(behind["date"], behind.span("date"))
    opening = head[-1].end if head else 0
    passed = PASSED.search(text.text, 0, opening) or PASSED_LINE.search(text.text, 0, opening)
    return _found(passed["date"], passed.span("date")) if passed is not None else None


def date_of_print(text: Text, title: Span | None, head: Sequence[Paragraph]) -> Found | None:
    """Return the date of the imprint (…办公室2022年3月30日印发), else the month on the cover."""
    for paragraph in reversed(text.paragraphs):
        line = line_of(text, paragraph) if paragraph.end - paragraph.start <= MAX_LINE else ""
        if line.endswith("印发") and (printed := IMPRINT.fullmatch(line)) is not None:
            start, end = printed.span("date")
            return _found(printed["date"], (paragraph.start + start, paragraph.start + end))
    behind = title[1] if title is not None else 0
    for paragraph in [p for p in head if p.start >= behind][:COVER_LINES]:
        if COVER.fullmatch(line_of(text, paragraph)) is not None:
            return _found(line_of(text, paragraph), (paragraph.start, paragraph.end))
    return None


def _found(printed: str, span: Span) -> Found | None:
    date = parse_date(printed)
    return Found(date.iso, span) if date is not None else None
