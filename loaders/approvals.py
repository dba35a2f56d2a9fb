"""Approvals: who has agreed to a plan, and in which session (已经省政府第120次常务会议审议通过)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ontology.agency_lists import split_list
from ontology.agency_names import canonical
from ontology.agency_parts import AgencyName

Span = tuple[int, int]

APPROVED = re.compile(
    r"(?:业?已经?由?|经|由)(?:于?\d{4}年\d{1,2}月\d{1,2}日)?(?P<who>[^。；《》]{2,120}?)(?:于?\d{4}年\d{1,2}月\d{1,2}日)?(?P<how>审议通过|讨论通过|研究通过|表决通过|通过|同意|批准|审定|审议)"
    "(?=，|,|。|、|现|并|后|$)"
)
PASSED = re.compile(
    r"（(?:\d{4}年\d{1,2}月\d{1,2}日)?(?P<who>[^（）。]{4,60}?第[^（）。]{1,12}次会议)(?:表决)?(?:通过|批准)[^（）]*）"
)
"""The line below the title of a law: （2021年9月27日…第二十九次会议通过）."""
PASSED_LINE = re.compile(
    r"\d{4}年\d{1,2}月\d{1,2}日(?P<who>[^（）。，]{4,60}?第[^（）。，]{1,12}次会议)(?:表决)?(?:通过|批准)"
)
"""The same without brackets."""
DECIDED = re.compile("通过|同意|批准|审[定议]")
"""One of these is in every approval."""
SESSION = re.compile(
    r"(?:\d{4}年)?(?:度)?第[一二三四五六七八九十百零〇\d]{1,5}次[\u4e00-\u9fff]{0,10}?会议?|专题会议?"
)
TERM = re.compile(r"第?[一二三四五六七八九十\d]{1,3}届")
"""The term of a congress, which is no part of its name."""
JOINT = re.compile("^[、，和与及]|^以及|[、，和与及]$")


class Approval(NamedTuple):
    """One body that approved; ``surface`` prints its name, ``session`` is the printed session or empty."""

    agency: AgencyName
    session: str
    surface: Span


def read_approvals(text: str, start: int, end: int, jurisdiction: str) -> Iterator[Approval]:
    """Yield the approvals that one paragraph ``text[start:end]`` of the opening states, in printed order."""
    if DECIDED.search(text, start, end) is None:
        return
    match = (
        PASSED_LINE.fullmatch(text, start, end)
        or APPROVED.search(text, start, end)
        or PASSED.search(text, start, end)
    )
    if match is None:
        return
    at, stop = match.span("who")
    for session in SESSION.finditer(text, at, stop):
        yield from _named(text, at, session.start(), jurisdiction, session[0])
        at = session.end()
    if at < stop:
        yield from _named(text, at, stop, jurisdiction, "")


def _named(text: str, start: int, end: int, jurisdiction: str, session: str) -> Iterator[Approval]:
    """Yield the bodies of a list; the session behind it is that of the last."""
    while start < end and JOINT.search(text[start]):
        start += 1
    term = TERM.search(text, start, end)
    if term is not None:
        name = canonical(text[start : term.start()] + text[term.end() : end], jurisdiction)
        if name is not None:
            yield Approval(name, session, (start, end))
        return
    items = split_list(text[start:end], jurisdiction)
    for number, item in enumerate(items, start=1):
        held = session if number == len(items) else ""
        yield Approval(item.agency, held, (start + item.start, start + item.end))
