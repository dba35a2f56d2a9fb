"""Title lines: which lines of a document's opening print its titles.

A title runs over up to four lines and ends in a word for a kind of document (方案, 意见, 通知 …); a notice prints
its own title first and that of its plan behind the signature.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from loaders.headings import JOINT_ISSUERS, is_title
from loaders.lines import CONTENTS, MAX_TITLE_LINES
from loaders.repair import Paragraph, Text
from ontology.document_numbers import find_document_numbers
from ontology.gazetteer import by_name, name_beginnings, region
from ontology.titles import clean_title, plan_title

Span = tuple[int, int]

MAX_LINE = 120
"""Longest line (characters) that can be a formal element; longer ones are text."""
SERIES_NUMBER = re.compile(
    r"[（〔]?\s*(?:(?:19|20)\d\d\s*年\s*)?第\s*[一二三四五六七八九十百零〇\d]+\s*号\s*[）〕]?"
)
LETTERHEAD = re.compile("(.{4,40}?)文件")
MONTH = re.compile(
    r"(?:(?:19|20)\d\d|[一二][九〇○零O0][〇○零O0一二三四五六七八九]{2})年"
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})日)?"
)
DATED = re.compile(r"（(?P<date>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)）")
"""The date of a Party document in brackets behind its title."""
ENDS_DATED = re.compile(f"{DATED.pattern}$")
ANNEX_LINE = re.compile(r"附\s*件\s*[0-9一二三四五六七八九十]{0,3}\s*[：:]?")
FREE_TRADE_ZONE = re.compile("中国（(?P<place>[\u4e00-\u9fff]{2,5})）自由贸易试验区")
"""The name of a free trade zone has its region inside."""
MARKED = re.compile("(?:[^《》]{2,40}(?:印发|发布|出台))?《(?P<title>[^《》]{4,100})》")
"""A title in title marks, alone in its line or in that of a news report (某省印发《…》)."""
EDITION_LINE = re.compile(r"（(?:试行|暂行|草案|修订版?|[^（）号]{0,6}(?:19|20)\d\d[^（）号]{0,12})）")
"""The edition in a line of its own below the title: （2024—2027年）."""


LETTER = re.compile("(?:印发|转发|下发|发布|发)给?你们|现(?:予以?|将其)?(?:印发|公布|发布)")
"""A sentence of the notice that brings a plan; its title line may have run into the addressees."""


@dataclass(slots=True)
class Found:
    """A value with the place that prints it."""

    value: str
    span: Span


def line_of(text: Text, paragraph: Paragraph) -> str:
    """Return the characters of a paragraph."""
    return text.text[paragraph.start : paragraph.end]


def is_short(line: str) -> bool:
    """Tell whether a line can be a formal element: short, and no sentence."""
    if line[-1] in "。；：，" or "。" in line:
        return False
    return len(line) <= MAX_LINE or JOINT_ISSUERS.match(line) is not None


def read_titles(text: Text, head: list[Paragraph]) -> list[Found]:
    """Return the titles printed in the opening, in order; a title may run over up to four lines."""
    titles: list[Found] = []
    run: list[Paragraph] = []
    for number, paragraph in enumerate(head):
        line = line_of(text, paragraph)
        if not is_short(line) or _is_formal(line):
            run = []
            continue
        run.append(paragraph)
        for first in range(max(0, len(run) - 4), len(run)):
            joined = "".join(line_of(text, p) for p in run[first:])
            found = _title(joined, run[first].start, paragraph.end)
            if found is not None:
                titles.append(found)
                run = []
                break
        else:
            continue
        following = head[number + 1] if number + 1 < len(head) else None
        if following is not None and _is_edition(text, following):
            titles[-1] = Found(
                titles[-1].value + clean_title(line_of(text, following)), (titles[-1].span[0], following.end)
            )
    return titles


def carried_title(text: Text, head: list[Paragraph], notice: Found) -> Found | None:
    """Return the title of the plan that a notice brings where it is printed again below, whatever word it ends in
    (…重点工作任务, …三年行动)."""
    wanted = plan_title(notice.value)
    lines = [p for p in head if p.start >= notice.span[1]]
    if wanted == clean_title(notice.value):
        return None
    for first in range(len(lines)):
        joined = ""
        for line in lines[first : first + MAX_TITLE_LINES]:
            joined += line_of(text, line)
            if len(joined) >= len(wanted):
                if clean_title(joined) == wanted:
                    return Found(wanted, (lines[first].start, line.end))
                break
    return None


def _is_edition(text: Text, line: Paragraph) -> bool:
    return (
        EDITION_LINE.fullmatch(text.text, line.start, line.end) is not None
        and DATED.fullmatch(text.text, line.start, line.end) is None
    )


def _title(joined: str, start: int, end: int) -> Found | None:
    """Return the title that the joined lines are, without a date behind it and marks around it."""
    dated = ENDS_DATED.search(joined)
    if dated is not None:
        joined, end = joined[: dated.start()], end - len(dated[0])
    marked = MARKED.fullmatch(joined)
    if marked is not None and is_title(marked["title"]):
        return Found(clean_title(marked["title"]), (end - 1 - len(marked["title"]), end - 1))
    if is_title(joined) and not LETTERHEAD.fullmatch(joined):
        return Found(clean_title(joined), (start, end))
    return None


def _is_formal(line: str) -> bool:
    """A number, a date, a letterhead or a note in brackets is no part of a title."""
    if (
        line.startswith("（")
        and line.endswith("）")
        or MONTH.fullmatch(line)
        or ANNEX_LINE.fullmatch(line)
        or CONTENTS.fullmatch(line)
        or SERIES_NUMBER.fullmatch(line)
    ):
        return True
    numbers = find_document_numbers(line)
    return (
        bool(numbers)
        and len(line) - (numbers[-1][1] - numbers[0][0]) < 6
        or LETTERHEAD.fullmatch(line) is not None
    )


def web_lead(text: Text, head: list[Paragraph], titles: list[Found]) -> Span | None:
    """Return the stretch before the document's first title if sentences stand there that are no notice."""
    before = [p for p in head if p.end <= titles[0].span[0]]
    if not any("。" in line_of(text, p) for p in before) or any(
        LETTER.search(line_of(text, p)) for p in before
    ):
        return None
    return before[0].start, before[-1].end


LISTING = ("、", "和", "与", "及")
"""What makes a region the first of several: 湖南省长沙市、株洲市…."""
LONGEST_REGION = 14
"""Longest name of a region (characters)."""


def leading_region(title: str) -> str | None:
    """Return the code of the region whose full name (or bare provincial name) begins the title, of the innermost one
    of a chain (上海市静安区…)."""
    zone = FREE_TRADE_ZONE.match(title)
    if zone is not None:
        return _leading_region(zone["place"])
    code = _leading_region(title[:LONGEST_REGION])
    return code if code is None else _inner_region(code, title[len(region(code).name) :][:LONGEST_REGION])


def _inner_region(code: str, rest: str) -> str:
    """Return the code of the region inside that of ``code`` with whose full name ``rest`` begins, else ``code``."""
    for length in range(len(rest), 1, -1):
        inner = [
            one for one in by_name(rest[:length], code) if one.name == rest[:length] and one.code != code
        ]
        if len(inner) == 1 and not rest.startswith(LISTING, length):
            return _inner_region(inner[0].code, rest[length:])
    return code


@lru_cache(maxsize=4096)
def _leading_region(title: str) -> str | None:
    if title[:2] not in name_beginnings():
        return None
    for length in range(len(title), 1, -1):
        found = by_name(title[:length])
        exact = [r for r in found if r.name == title[:length] or r.kind in ("province", "prefecture")]
        if len(exact) == 1 and (
            exact[0].name == title[:length] or title[:length] == exact[0].short or exact[0].kind == "province"
        ):
            return exact[0].code
    return None
