"""Targets as values of a measure: 比重达到20%, 能耗下降13%, A占B的30%, 占比65%左右, 执行80%节能设计标准."""

import re
from dataclasses import replace

from loaders import target_indicators as indicators
from loaders.clauses import Span
from loaders.target_drafts import REDUCTION, Context, Draft, comparator, unfit, verb_change
from loaders.target_lists import count_list, names_places, split_list
from loaders.target_phrases import Left
from loaders.target_subjects import complete, find_subject
from loaders.target_words import ADDS, PRODUCE, RATIO
from ontology.nodes import Change, Comparator

STANDARD = re.compile("的?(?P<name>[\u4e00-\u9fff]{0,8}标准)(?:要求)?$")
KEEPING = re.compile("(?:全面|严格|普遍|率先)*(?:执行|满足|实行|达到|实施)$")
_LEAST = "不(?:得|应|能|宜)?(?:低于|少于|小于)"
_MOST = "不(?:得|应|能|宜)?(?:超过|高于|大于|多于)"
WHOLE = re.compile(
    f"(?:应|须|要)?(?:达到|占到|达(?!标)|占|为|超过|(?P<least>{_LEAST})|(?P<most>(?:原则上)?{_MOST}))"
    r"(?=[^，。；、\d]{2,24}$)"
)
"""The verb between a part and its whole; the longest words stand first where they begin alike."""
LIMITED = re.compile(f"{_LEAST}|{_MOST}")
"""A limit in front of something else than the number; the number is said of that."""
LONGEST_WHOLE = 40
PERSONS = frozenset(("人", "名", "位"))
FEW = 5
"""Up to so many persons, without a date, are a rule of procedure (检查人员不得少于2人)."""
NEWLY = re.compile("新增[^，。；]{0,20}?(?:装机(?:容量|规模)?|产能|能力|面积|里程|就业|学位|床位|泊位|规模)$")
"""What is added, whatever the predicate: 某区新增装机不少于900万千瓦."""
MOVED = re.compile("提高|提升|降低|增加|减少|扩大|压减|缩短")
"""Beginnings of a clause that ends in 至 or 到 and a value: 提高…比重至20%."""
WORKED = re.compile("(?:清偿|改造|退出|覆盖|完成|化解|整治|达标|治理|处置|利用|回收|销号|办结|兑现)$")
"""Work that is done to a percentage without a verb of its own (欠账清偿一半)."""


def predicate(context: Context, left: Left) -> list[Draft]:
    """比重达到20%, 能耗下降13%, 分别达到90%和85%."""
    if not context.closes or not _may_be_predicate(context, left):
        return []
    subject, inherited = find_subject(context, left)
    if subject is None or not left.is_predicate and not inherited:
        return []
    if left.predicate in ("至", "到"):
        subject = _moved(context.text, subject)
    elif left.predicate in ("为", "在", "实现") and not _fits(context, left, subject):
        return []
    if len(subject) == 0:
        return []
    base = context.draft(left, subject, "predicate", _change(context, left))
    last = context.drafts[-1] if context.drafts and inherited and left.strive else None
    date = context.deadline
    own_date = last is not None and date is not None and date.start > last.number.end
    if last is not None and not own_date and last.number.unit == context.first.unit:
        change = last.change if left.kind in ("", "equal") else base.change
        base = replace(base, stretch=True, change=change)
    return distribute(context, left, base)


def _may_be_predicate(context: Context, left: Left) -> bool:
    """Whether the words before the number say that something has this value; 力争 alone does after another
    value (增长6%，力争7%)."""
    first = context.first
    if not left.is_predicate and not (left.strive and context.drafts):
        return False
    if first.spelt and left.kind == "" and left.comparator != "gt":
        return False
    if first.unit == "" and not _unitless(context, left) or left.kind == "share" and context.deadline is None:
        return False
    return first.unit not in PERSONS or first.value > FEW or context.deadline is not None


def _moved(text: str, subject: tuple[Span, ...]) -> tuple[Span, ...]:
    """The subject without the verb in front of it (提高…比重|至20%), or nothing where there is none."""
    start, end = subject[0]
    verb = MOVED.match(text, start, end)
    return ((verb.end(), end), *subject[1:]) if verb is not None and end - verb.end() >= 2 else ()


def _unitless(context: Context, left: Left) -> bool:
    """A bare number is a value only of a ratio that is limited or dated (用电效率不超过1.4, 比值为0.6至0.8)."""
    end = left.subject_end
    if context.drafts and context.drafts[-1].number.unit == "" and context.closes and left.strive:
        return True
    if context.deadline is None and comparator(left, context.numbers[-1]) not in ("le", "lt", "range"):
        return False
    return RATIO.search(context.text, max(context.left, end - 24), end) is not None


def _fits(context: Context, left: Left, subject: tuple[Span, ...]) -> bool:
    """Whether a word that is seldom a predicate is one here."""
    if not indicators.measures(context.text, *subject[-1]):
        return False
    if left.predicate == "在":
        return context.numbers[-1].suffix is not None
    return left.predicate != "为" or context.deadline is not None


def _change(context: Context, left: Left) -> Change:
    """新增装机超过500万千瓦 is an increase, although the predicate is a level."""
    if left.kind in ("increase", "decrease"):
        return left.change
    if REDUCTION.search(context.text, context.left, left.subject_end):
        return "decrease"
    if RATIO.search(context.text, max(context.left, left.subject_end - 24), left.subject_end):
        return "level"
    if NEWLY.search(context.text, context.left, left.subject_end):
        return "increase"
    acted = indicators.object_of(context.text, context.left, left.subject_end)
    begin, _ = indicators.trim(context.text, context.left, left.subject_end)
    if acted is None or left.kind in ("to", "equal") or acted[0][0] != begin:
        return "level"
    return verb_change(context.text, acted[0])


def distribute(context: Context, left: Left, base: Draft) -> list[Draft]:
    """Give every value of a list its indicator or its year, and every indicator of a list its row."""
    numbers = context.numbers
    rows = [base] + [
        replace(base, number=number, comparator=comparator(left, number), words=number.start)
        for number in numbers[1:]
    ]
    if len(rows) == 1:
        return _one_value(context, left, base)
    if all(number.suffix is None for number in numbers[:-1]):
        rows = [replace(row, comparator=rows[-1].comparator) for row in rows]
    split = split_list(context.text, base.spans[0], len(rows))
    if split is not None:
        return [replace(row, spans=(*spans, *base.spans[1:])) for row, spans in zip(rows, split, strict=True)]
    dates = (*context.deadline.earlier, context.deadline) if context.deadline is not None else ()
    if len(dates) == len(rows):
        return [replace(row, deadline=date) for row, date in zip(rows, dates, strict=True)]
    return rows


def _one_value(context: Context, left: Left, base: Draft) -> list[Draft]:
    """均提高到43%, 分别新增4000万千瓦: one value for every indicator, or for every date, of a list."""
    if not left.each:
        return [base]
    if len(base.spans) == 1 or names_places(context.text, base.spans[0]):
        parts = count_list(context.text, base.spans[0])
        split = split_list(context.text, base.spans[0], parts)
        if split is not None:
            return [replace(base, spans=(*spans, *base.spans[1:])) for spans in split]
    if context.deadline is not None and context.deadline.earlier:
        return [replace(base, deadline=date) for date in (*context.deadline.earlier, context.deadline)]
    return [base]


def standard(context: Context, left: Left) -> list[Draft]:
    """执行80%节能设计标准: the standard's number is an aim only where a date is set for it."""
    if context.first.unit != "%" or context.deadline is None:
        return []
    name = STANDARD.match(context.text, context.end, context.clause.end)
    keeping = KEEPING.search(context.text, max(context.left, context.first.start - 8), context.first.start)
    if name is None or keeping is None:
        return []
    begin, end = indicators.subject(context.text, context.left, keeping.start())
    if end - begin < 2:
        return []
    return [context.draft(left, ((begin, end), name.span("name")), "standard")]


def _bounded_ratio(context: Context, end: int) -> bool:
    """Whether a ratio is given a bound, which no description of the present does: 完好率95%以上."""
    bounded = context.first.unit == "%" and context.numbers[-1].suffix in ("ge", "le")
    return bounded and RATIO.search(context.text, max(context.left, end - 24), end) is not None


def part(context: Context, left: Left) -> list[Draft]:
    """A占B30%以上, A达到B的50%左右."""
    text = context.text
    if context.first.unit != "%" or not context.closes or left.is_predicate:
        return []
    end = left.words - text.endswith("的", context.left, left.words)
    verb = WHOLE.search(text, max(context.left, end - LONGEST_WHOLE), end)
    if verb is None:
        return []
    limit: Comparator | None = "ge" if verb["least"] else "le" if verb["most"] else None
    if limit is None and not context.dated:
        return []
    begin, stop = indicators.subject(text, context.left, verb.start())
    if stop - begin < 2 or unfit(context.text, (begin, stop)):
        return []
    if not context.dated and not indicators.measures(text, begin, stop):
        return []
    draft = context.draft(
        left, ((begin, end if verb.group() in ("占", "占到") else stop),), "part of a whole"
    )
    draft = draft if limit is None else replace(draft, comparator=limit)
    every = text.endswith(("均", "都"), begin, verb.start())
    return _one_value(context, replace(left, each=every), draft)


def measured(context: Context, left: Left) -> list[Draft]:
    """占比65%左右, 周转电耗5千瓦时: a measure right before its value, in a sentence that sets aims."""
    text, first = context.text, context.first
    if not context.closes or left.kind != "" or first.unit == "" or first.spelt and first.unit != "%":
        return []
    grows = ADDS.search(text, context.left, left.words) is not None
    begin, end = indicators.subject(text, context.left, left.words)
    if not context.dated and not grows and not _bounded_ratio(context, end):
        return []
    verb = PRODUCE.match(text, begin, end)
    if verb is not None and verb.end() == end:
        return []
    if end - begin < 2 or unfit(context.text, (begin, end)) or text.startswith("总投资", begin):
        return []
    if LIMITED.search(text, begin, end) is not None:
        return []
    if not indicators.measures(text, begin, end) and (
        first.unit != "%" or WORKED.search(text, begin, end) is None
    ):
        return []
    spans = complete(context, (begin, end)) if indicators.bare(text, begin, end) else ((begin, end),)
    change: Change = "increase" if grows and not RATIO.search(text, begin, end) else "level"
    return distribute(context, left, context.draft(left, spans, "measure", change))
