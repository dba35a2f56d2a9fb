"""What time a target's value is for.

``annual``: each year again (每年, 年均, 年替代). ``cumulative``: a total over a stretch of years (累计; “十四五”期间完成;
what is added or removed until a year). ``flow``: what one year brings (年内新增; 产量, 消费量, 产值 of a year).
``level``: how things stand (装机, 面积, 比重; what a 产能 of …万吨/年 can do). Where a thing is made or a rate changes,
without words for the stretch (建设100个; 较2020年下降18%), the period stays open.
"""

import re

from loaders.clauses import Clause, Span
from loaders.deadlines import Deadline
from loaders.target_drafts import Draft
from loaders.target_words import AMOUNT, RATIO
from ontology.nodes import TargetPeriod

ANNUAL = re.compile(
    r"每年|年均(?!浓度|值)|每年度|每个年度|(?<![全当本每度\d今])年(?=减排|替代|减少|节约|新增|节能)|/年"
)
CUMULATIVE = re.compile("累计|累积|五年(?:内|累计)?|期间(?:累计)?共")
OVER = re.compile("期间|时期|20\\d\\d年?(?:[-—–－~～]{1,2}|[至到])20\\d\\d年")
WITHIN = re.compile("(?:力争|确保|争取|在)?(?:全年|20\\d\\d年?年内|年内|本年度?|今年|当年|20\\d\\d年)")
PER_YEAR = re.compile("/年$")
CAPACITY = re.compile("(?:产能|能力|规模|装机|容量)$")
FLOW = re.compile(
    "(?<![存保储])(?:产量|销量|销售量|发电量|上网电量|用电量|电量|用水量|用能量|用水总量|消费|消费量|消耗量|消费总量|消耗总量|排放|排放量|排放总量|处理量|利用量|回收量|供应量|交易量|成交量|运输量|运量|货运量|客运量"
    "|客流量|吞吐量|外送量|输送量|替代量|减排量|节能量|产值|总产值|增加值|收入|营收|投资|投资额|销售额|交易额|成交额|进出口额|出口额|总额|GDP|生产总值|税收|利润|人次|接待量|采购量|使用量|施用量|用量)(?:规模)?"
    "(?:（[^（）]{1,20}）)?$"
)
"""Ends of indicators that count what happens in a year."""


def read_period(
    text: str, clause: Clause, draft: Draft, deadline: Deadline | None
) -> tuple[TargetPeriod, Span] | None:
    """Return the period of a target and where it shows; ``None`` where nothing tells."""
    number = draft.number
    begin, end = draft.spans[-1] if draft.spans else (number.start, number.start)
    printed = ANNUAL.search(text, clause.start, number.end)
    if printed is not None and PER_YEAR.search(number.unit) and CAPACITY.search(text, begin, end):
        return "level", (begin, end)
    if printed is not None:
        return "annual", printed.span()
    if draft.annual:
        return "annual", (clause.start, number.end)
    total = CUMULATIVE.search(text, clause.start, number.start)
    if total is not None:
        return "cumulative", total.span()
    amount = number.unit not in ("%", "‰") and draft.change == "level"
    if amount and _flows(text, (begin, end)):
        return _amount(text, draft, deadline, (begin, end))
    share = number.unit in ("%", "‰") or RATIO.search(text, max(begin, end - 24), end) is not None
    if share or draft.change != "level" and number.unit in ("个百分点", "百分点", "倍"):
        return ("level", (begin, end)) if draft.change == "level" and end > begin else None
    return _amount(text, draft, deadline, (begin, end))


def _amount(
    text: str, draft: Draft, deadline: Deadline | None, indicator: Span
) -> tuple[TargetPeriod, Span] | None:
    """Return the period of an amount: by its date where it is made or changed, by its indicator where it is."""
    done = draft.change != "level" or draft.rule == "verb and object"
    if (
        deadline is not None
        and OVER.search(text, deadline.start, deadline.end)
        and (done or _flows(text, indicator))
    ):
        return "cumulative", (deadline.start, deadline.end)
    if done:
        if deadline is not None and WITHIN.fullmatch(text, deadline.start, deadline.end):
            return "flow", (deadline.start, deadline.end)
        return (
            ("cumulative", (deadline.start, deadline.end))
            if deadline is not None and draft.change != "level"
            else None
        )
    if _flows(text, indicator):
        return "flow", indicator
    begin, end = indicator
    stands = (
        draft.rule in ("predicate", "measure") or AMOUNT.search(text, max(begin, end - 24), end) is not None
    )
    return ("level", indicator) if stands and end > begin else None


def _flows(text: str, indicator: Span) -> bool:
    return FLOW.search(text, max(indicator[0], indicator[1] - 24), indicator[1]) is not None
