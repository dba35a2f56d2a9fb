"""The deadline of a task: the date by which the unit as a whole is to be done.

1. A field decides (完成时限：6月底前; （省财政厅，6月底前完成）), whatever the text around it says. A field without a
   date (持续推进) or with a milestone (取得阶段性成果) gives none. Of several the latest counts, if each has a date.
2. A date in brackets that ends the heading (准备阶段（2023年3—4月）) dates the unit.
3. Else the sentences decide. A sentence has the latest of its own dates, but 6月底前出台… in the midst of it
   dates only its own clause. Without one it has that of the sentence that 其中 or a semicolon joins it to;
   else that of a year (到2025年, “十四五”期间) at the head of a sentence before it in the paragraph; else, in a
   unit that begins with a date, that date. Where every sentence has a date the unit has the
   latest.
4. Else the last sentence decides if it says what the work leads to (到2025年，基本建成…; 力争2025年底前建成…) and
   no other date disagrees. The date of one order among others is none of the unit.

A date that only numbers hang on is that of those targets; it counts where the unit has no other aim. A date
before the plan was issued tells a story, unless a field prints it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from loaders.clauses import Clause, Span, read_clauses
from loaders.deadlines import Deadline, read_deadlines
from loaders.time_limits import LIMIT, TimeLimit, latest, read_limit

FIELD = re.compile(
    "(?:(?:完成|办理|落实|整改|实施|办结|推进)的?|(?<=[\n（，；]))(?:时限|期限|时间|时间节点)(?:要求|安排)?："
)
"""The label of a time limit."""
FIELD_END = re.compile("[。；）\n，、]|$|(?:基本|全面|全部)?完成|并?(?:长期|持续)")
"""What may follow the date of a field; 2023年12月取得阶段性成果 is a milestone."""
DATED = re.compile("20\\d\\d年|月|年[底末内]|全年|今年|五”?(?:时期|期间|期末|末|规划期)")
"""One of these stands in every time limit."""
CLOSING = re.compile(
    "[（，；。](?=(?:力争|争取|确保|原则上|到|于)?(?:20\\d\\d年|\\d{1,2}月|年底|今年|“?十.五)[^（），；。\n]{0,16}）(?!》))"
)
"""Where the date begins that closes a bracket behind the text (（省财政厅，2025年底前完成）)."""
CLOSED = re.compile(
    "(?:基本|全面|全部)?(?:完成|落实|办结|出台|印发|建成|实施|到位|取得实效)?）(?![、，和与及等的将])"
)
FORMAL = re.compile(
    "（|(?:责任|主责|牵头|配合|参与|参加|主办|协办|协同|组织|实施|指导|支持)(?:单位|部门|处室|主体|领导|人)："
)
"""Beginnings of sentences that order nothing."""
GOES_ON = re.compile("其中|同时|并")
NO_AIM = re.compile(
    "，?取得阶段性|的|，?(?:如期|全面|率先|力争|确保|全[国省市区]|我[国省市区])*(?:达到|实现)?(?:二氧化碳|碳)?(?:排放)?(?:碳?达峰|峰值|碳中和)(?=[。，；、）等]|目标|碳中和|$)"
)
"""What shows behind a date that it is a milestone, an attribute, or the country's climate goal."""
NUMERIC = re.compile("\\d(?![\\d+＋A-Za-z])|百分之|下达|[一二三四五六七八九]成|翻[一两]番")
BEFORE_COMMA = re.compile("[，、：]")
SHORTEST = 2
"""Characters of a clause that says something."""


@dataclass(frozen=True, slots=True)
class _Order:
    """One sentence: its date, whether only numbers hang on it, whether it begins with the date."""

    limit: TimeLimit | None
    only_numbers: bool
    opens: bool


def read_task_deadline(
    text: str,
    heading: Span | None,
    paragraphs: Sequence[Span],
    year: str | None = None,
    issued: str | None = None,
    *,
    operative: bool = True,
) -> TimeLimit | None:
    """Return the deadline of a unit with this heading, whose further text these stretches are.

    ``year`` is the one year that the plan is for, ``issued`` its date of issue. The sentences of units that
    are not ``operative`` order nothing.
    """
    dated = any(DATED.search(text, *span) for span in paragraphs)
    limits = [limit for span in paragraphs for limit in _fields(text, span, year)] if dated else []
    if limits:
        return latest(limit for limit in limits if limit is not None) if None not in limits else None
    if heading is not None and (stage := _stage(text, heading, year)) is not None:
        return stage
    if not operative:
        return None
    whole = heading is None or read_limit(text, *heading, year) is not None
    alone = not dated and not _says_more(text, paragraphs)
    if heading is not None and (whole or alone):
        paragraphs, whole = [heading, *paragraphs], True
    if not dated and not (heading is not None and whole and DATED.search(text, *heading)):
        return None
    return _choose(text, _orders(text, paragraphs, year, issued, whole=whole))


def read_cell_deadline(text: str, cell: Span, year: str | None = None) -> TimeLimit | None:
    """Return the latest time limit that a cell of a deadline column prints; a milestone is none."""
    limits = (
        read_limit(text, match.start(), cell[1], year, field=True) for match in LIMIT.finditer(text, *cell)
    )
    return latest(limit for limit in limits if limit is not None and not NO_AIM.match(text, limit.end))


def _fields(text: str, span: Span, year: str | None) -> Iterator[TimeLimit | None]:
    """Yield the dates of the fields of a paragraph, ``None`` for one without, and those that close brackets."""
    if text.find("：", *span) >= 0:
        for label in FIELD.finditer(text, *span):
            limit = read_limit(text, label.end(), span[1], year, field=True)
            yield limit if limit is not None and FIELD_END.match(text, limit.end) is not None else None
    if text.find("）", *span) >= 0:
        for opening in CLOSING.finditer(text, *span):
            limit = read_limit(text, opening.end(), span[1], year)
            if limit is not None and limit.relation == "by" and CLOSED.match(text, limit.end) is not None:
                yield limit


def _stage(text: str, heading: Span, year: str | None) -> TimeLimit | None:
    """Return the date in the bracket that ends a heading."""
    start, end = heading
    opening = text.rfind("（", start, end)
    closing = text.rfind("）", start, end)
    if opening < 0 or closing < opening or text[closing + 1 : end].strip("。： \n") != "":
        return None
    limit = read_limit(text, opening + 1, closing, year)
    return limit if limit is not None and limit.end == closing else None


def _says_more(text: str, paragraphs: Sequence[Span]) -> bool:
    """Tell whether anything but formal lines follows the heading."""
    return any(end - start >= SHORTEST and not FORMAL.match(text, start, end) for start, end in paragraphs)


def _orders(
    text: str, paragraphs: Sequence[Span], year: str | None, issued: str | None, *, whole: bool
) -> list[_Order]:
    """Return the sentences that order something, each with its date; with ``whole`` the date that the unit
    begins with holds for all."""
    orders: list[_Order] = []
    for span in paragraphs:
        clauses, asides = read_clauses(text, *span)
        limits: list[tuple[TimeLimit, bool]] = []
        if DATED.search(text, *span) is not None:
            for deadline in read_deadlines(text, span, clauses, asides, year):
                limit = read_limit(text, deadline.start, span[1], year)
                if limit is not None and _governs(text, deadline, limit, issued):
                    limits.append((limit, deadline.kind == "head"))
        opening = orders[0].limit if whole and orders and orders[0].opens else None
        orders += _sentences(text, clauses, limits, opening, whole=whole and len(orders) == 0)
    return orders


def _governs(text: str, deadline: Deadline, limit: TimeLimit, issued: str | None) -> bool:
    """A bare date governs what follows a comma; before a noun it is an attribute (2021年国土变更调查)."""
    if issued is not None and limit.value[: len(issued)] < issued[: len(limit.value)]:
        return False
    if NO_AIM.match(text, limit.end):
        return False
    if limit.relation == "by":
        return True
    return deadline.kind == "head" and BEFORE_COMMA.match(text, limit.end) is not None


def _sentences(
    text: str,
    clauses: Sequence[Clause],
    limits: Sequence[tuple[TimeLimit, bool]],
    opening: TimeLimit | None,
    *,
    whole: bool,
) -> Iterator[_Order]:
    """Yield the sentences of a paragraph; ``opening`` holds where nothing else does."""
    block, before, year = -1, None, opening
    rest = iter([*limits, None])
    ahead = next(rest)
    first = whole
    for start, group in groupby(clauses, key=lambda clause: clause.sentence):
        parts = list(group)
        own: list[tuple[TimeLimit, bool]] = []
        while ahead is not None and ahead[0].start < parts[-1].end:
            own.append(ahead)
            ahead = next(rest)
        if FORMAL.match(text, parts[0].start, parts[-1].end):
            continue
        joined = parts[0].block == block or GOES_ON.match(text, start) is not None
        limit = latest(date for date, _ in own) if _covers(text, own, parts) else None
        limit = limit or (before if joined else None) or year
        opens = len(own) > 0 and own[0][1] and own[0][0].start < parts[0].end
        if opens and (first or _holds_on(own[-1][0])):
            year = own[-1][0]
        numbers = limit is not None and _only_numbers(text, parts, [limit for limit, _ in own])
        yield _Order(limit, numbers, opens)
        block, before, first = parts[0].block, limit, False


def _covers(text: str, dates: Sequence[tuple[TimeLimit, bool]], clauses: Sequence[Clause]) -> bool:
    """Tell whether the dates of a sentence date it as a whole: 6月底前出台… between other clauses does not."""
    return any(
        date.state
        or date.start < clauses[0].end
        or date.start >= clauses[-1].start
        or text.startswith("，", date.end)
        for date, _ in dates
    )


def _holds_on(limit: TimeLimit) -> bool:
    """A year that aims are set for holds for the sentences after it; 2022年底前 only for its own."""
    return len(limit.value) == len("2025") and not limit.brief and (limit.state or limit.relation != "by")


def _only_numbers(text: str, clauses: Sequence[Clause], limits: Sequence[TimeLimit]) -> bool:
    """Tell whether every clause from the first date on has a number that is no date."""
    since = limits[0].start if limits else clauses[0].start
    ends = [limit.end for limit in limits]
    for clause in clauses:
        dates = bisect_right(ends, clause.end)
        start = max(clause.start, ends[dates - 1]) if dates > 0 else clause.start
        if clause.end <= since or clause.end - start < SHORTEST:
            continue
        if NUMERIC.search(text, start, clause.end) is None:
            return False
    return True


def _choose(text: str, orders: Sequence[_Order]) -> TimeLimit | None:
    """Return the date of all sentences, or that of the state they lead to."""
    aims = [order.limit for order in orders if order.limit is not None and not order.only_numbers]
    if all(order.limit is not None for order in orders):
        return latest(aims) or latest(order.limit for order in orders if order.limit is not None)
    last = next((order for order in reversed(orders) if not order.only_numbers), None)
    if last is None or last.limit is None or not last.opens or len(last.limit.value) != len("2025"):
        return None
    leads = last.limit.state or text.startswith(("力争", "争取"), last.limit.start)
    agree = all(limit.value == last.limit.value for limit in aims)
    return last.limit if leads and agree else None
