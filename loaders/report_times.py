"""When something is to be reported: how often, and by when.

A rhythm (每季度末, 每年12月底前, 定期) is the frequency as printed; any other time is the due date, as an ISO date where
one with a year is printed, else as printed (年度终了后一个季度内).
"""

import re
from dataclasses import dataclass

from ontology.dates import find_dates

Span = tuple[int, int]

_NUMBER = "[\\d一二两三四五六七八九十]{1,3}"
_DAY = f"(?:{_NUMBER}月(?:份|{_NUMBER}[日号])?|{_NUMBER}[日号]|上旬|中旬|下旬|[底末初]|第?{_NUMBER}个?季度|首月|[上下]半年|年[底末初终])"
_BEFORE = "(?:之前|以前|前(?!后)|内|底前?|末前?|初)?"
_AFTER = f"(?:(?:结束|终了|期满|届满)后(?:的?第?{_NUMBER}个?(?:工作日|日|天|月|季度|周|年)(?:之?内)?)?)?"
FREQUENCY = re.compile(
    f"每(?:个|一)?(?:{_NUMBER}个?)?(?:年度?|季度?|月度?|半年|周|旬|[日天])(?:{_DAY}|第?{_NUMBER}个?月|[末首]?月(?!度)|[、和及]){{0,8}}{_BEFORE}{_AFTER}"
    "|按(?:年度|年|季度|季|半年|月度|月|旬|周)(?![\u4e00-\u9fff]?(?:计划|任务))|逐[年季月]"
    "|(?<!不)定期|实时|随时"
)
DATED = re.compile(
    f"20\\d\\d年(?:(?:(?P<loose>{_NUMBER}月?[-—–至到~～]{{1,2}}{_NUMBER}月|第?{_NUMBER}季度|[上下]半年)|{_NUMBER}月(?:份|{_NUMBER}[日号])?)?(?:年?[底末初])?(?:之前|以前|前(?!后)|内)?)"
)
DUE = re.compile(
    f"[\u4e00-\u9fff]{{2,14}}?(?:后|之日起|以来)的?(?:{_NUMBER}|\\d{{1,3}})个?(?:工作日|自然日|日|天|小时|周|月|季度|年)(?:之?内)"
    f"|(?:次年|翌年|第二年|当年|本年|年度|每?年)?{_NUMBER}月(?:份|{_NUMBER}[日号])?(?:[底末初])?(?:之前|以前|前(?!后))"
    "|(?:年|季度|月|年度|当年|当月|次月|本年)[底末](?:之?前)?|年终(?!了)|(?:年度|季度|月度)(?:终了|结束)后"
    f"|{_NUMBER}个?(?:工作日|日|天|小时)内"
)
LEADING = re.compile(
    "^.*(?:应当?|要|须|需|可|截止|截至|力争|确保|原则上|(?<![收接])到|至|于|在|自(?!查|评)|并|将)"
)
SIGNS = re.compile("[年月日天季周旬期]|小时|随时|实时")
"""One of these stands in every time."""


@dataclass(frozen=True, slots=True)
class When:
    """A time ``text[span]``: ``frequency`` as printed, or ``due``."""

    frequency: str | None
    due: str | None
    span: Span


def find_times(text: str, start: int, end: int) -> list[When]:
    """Return the times printed in ``text[start:end]`` in order; the beginning of a period (自2023年起) is none."""
    if SIGNS.search(text, start, end) is None:
        return []
    found: list[When] = []
    for pattern in (FREQUENCY, DATED, DUE):
        for match in pattern.finditer(text, start, end):
            if any(a < match.end() and match.start() < b for a, b in (when.span for when in found)):
                continue
            when = _when(text, match, pattern)
            if when is not None:
                found.append(when)
    return sorted(found, key=lambda when: when.span)


def _when(text: str, match: re.Match[str], pattern: re.Pattern[str]) -> When | None:
    printed = match.group()
    if text.startswith(("起", "以来", "度", "版", "修订", "至", "-", "—"), match.end()):
        return None
    if text[match.start() - 1 : match.start()] in ("自", "从") and not printed.endswith("内"):
        return None
    if pattern is FREQUENCY:
        return When(printed, None, match.span())
    if pattern is DUE:
        lead = LEADING.match(printed)
        start = match.start() + (lead.end() if lead is not None else 0)
        return When(None, text[start : match.end()], (start, match.end()))
    if match["loose"] is not None:
        return When(None, printed, match.span())
    dates = find_dates(printed)
    return When(None, dates[0][2].iso, match.span()) if dates else None
