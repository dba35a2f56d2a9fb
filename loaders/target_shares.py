"""Targets as a share of those that do something: 新建建筑100%达到标准, 30%污水处理厂完成改造."""

import re
from dataclasses import replace

from loaders import target_indicators as indicators
from loaders.clauses import Span
from loaders.target_drafts import Context, Draft
from loaders.target_phrases import Left
from loaders.target_words import CAUSE, PRODUCE

DOES = re.compile(
    "的?(?:达到|符合|执行|实现|采用|使用|完成|纳入|覆盖|落实|配备|安装|应用|接入|通过|建成|实施|参加|取得|处置|回收|利用|达标|联网|公开|满足|具备|建立|消除|得到|设置"
    "|供应|配套)"
)
"""Verbs right behind a share of the subject."""
STATE = re.compile(
    "(?:均|都|全部|基本|顺利|率先|普遍|全面|整体)*(?:达到|实现|创建成?为?|建成(?!区)|成为|进入|纳入|达标|实施|开展|建立|具备|参加|配备|应用|使用|采用|执行|安装|接入"
    "|通过|取得|完成|落户|入驻)"
)
"""Verbs of a counted subject."""
WITHIN = ("中", "内", "及", "和", "、", "以及", "的")
"""Ends of what a share is taken from, or of another member of the list before it."""
HOLD = ("具备", "形成", "拥有")
"""Verbs between an owner and a capacity of so many percent."""
WHOLLY = ("实现", "达到", "达")
WHOLE_STATE = re.compile("[\u4e00-\u9fff]{2,6}")
"""毕业生实现100%就业: what all of them come to."""
CLOSING = re.compile("(?:环境|要求)$")
PHRASE_END = re.compile("[，。；：]|并(?!网|购|联)|以及|(?:要求|的?目标(?:任务)?)(?=[，。；：]|$)")


BY = re.compile(
    "(?:按照?|以)(?P<least>不低于|不少于|不小于)?(?P<most>不超过|不高于|不大于)?[^，。；按以]{0,16}$"
)
"""The words between what is built and the share: 按不低于总停车位, 按照装机容量."""
PROVIDED = re.compile(
    r"(?:、(?:连续)?(?:储能)?时长(?:不低于|不少于|达到|为)?\d(?:\.\d)?个?小时(?:以上)?)?的?(?P<measure>比例)(?:分类|统一|同步|配套|新增|规划|合理|优先|和要求)*(?:配建|建设|安装|预留|配置|配备|设置|布设|布置|种植|搭配|建成)"
)
"""What is built in proportion: 按停车位20%的比例配建充电设施; 给予 and its like are rates of payment."""


def provided(context: Context, left: Left) -> list[Draft]:
    """新建建筑按不低于停车位20%的比例配建充电设施: subject, work and 比例 make the indicator."""
    text, number = context.text, context.first
    if number.unit != "%" or len(context.numbers) > 1:
        return []
    made = PROVIDED.match(text, number.end, context.clause.end)
    by = BY.search(text, context.left, number.start) if made is not None else None
    if made is None or by is None:
        return []
    begin, end = indicators.subject(text, context.left, by.start())
    measure = made.span("measure")
    stop = PHRASE_END.search(text, made.end(), context.clause.end)
    work = (measure[1], stop.start() if stop is not None else context.clause.end)
    spans = ((begin, end), work, measure) if end - begin >= 2 else (work, measure)
    draft = context.draft(left, spans, "proportion")
    if draft.comparator != "eq":
        return [draft]
    return [replace(draft, comparator="ge" if by["least"] else "le" if by["most"] else "eq")]


def share(context: Context, left: Left) -> list[Draft]:
    """新建建筑100%达到标准, 30%污水处理厂完成改造, 创造100%清洁用电环境, 覆盖90%的村."""
    text, number = context.text, context.first
    if (
        number.unit not in ("%", "‰")
        or context.closes
        or len(context.numbers) > 1
        or left.comparator is not None
    ):
        return []
    begin, end = _owner(context, left)
    does = DOES.match(text, number.end, context.clause.end) is not None
    if not does and text.endswith(WITHIN, context.left, number.start):
        begin = end
    phrase = verb_phrase(context)
    if does and end - begin >= 2:
        return [context.draft(left, ((begin, end), phrase), "share")]
    state = STATE.search(text, phrase[0] + 2, phrase[1]) is not None
    if end - begin < 2:
        return [context.draft(left, (phrase,), "share")] if state else []
    if left.predicate in WHOLLY and WHOLE_STATE.fullmatch(text, *phrase) is not None:
        return [context.draft(left, ((begin, end), phrase), "share")]
    if state and text.startswith("的", number.end) and PRODUCE.match(text, begin, end) is None:
        return [context.draft(left, ((begin, end), phrase), "share")]
    return _of_object(context, left)


def _owner(context: Context, left: Left) -> Span:
    """The words before the share without 推动, 在 and 对, which lead to those that do something; it may be empty."""
    text = context.text
    begin, end = indicators.subject(text, context.left, left.subject_end)
    if text.startswith(("在", "对"), begin):
        begin, end = indicators.trim(text, begin + 1, end)
    return (end, end) if CAUSE.fullmatch(text, begin, end) is not None else (begin, end)


def _of_object(context: Context, left: Left) -> list[Draft]:
    """The share of an object: 覆盖90%以上的行政村, 具备5%以上的响应能力, 创造100%清洁用电环境."""
    text, number = context.text, context.first
    start, stop = indicators.noun_after(text, number.end, context.clause.end)
    closing = CLOSING.search(text, start, stop)
    noun = (start, closing.start() if closing is not None else stop)
    if noun[1] - noun[0] < 2:
        return []
    if text.endswith("覆盖", context.left, number.start):
        return [context.draft(left, (noun, (number.start - 2, number.start)), "share")]
    if text.endswith(HOLD, context.left, number.start) and indicators.measures(text, *noun):
        return [context.draft(left, (noun,), "share")]
    made = indicators.object_of(text, context.left, number.start)
    if number.value == 100 and made is not None and made[1][1] - made[1][0] < 2 and noun[1] - noun[0] >= 4:
        return [context.draft(left, (noun,), "share")]
    return []


def verb_phrase(context: Context) -> Span:
    """Return what stands behind the number up to the end of its phrase."""
    start = context.end + context.text.startswith("的", context.end)
    stop = PHRASE_END.search(context.text, start, context.clause.end)
    end = stop.start() if stop is not None else context.clause.end
    return start, end - context.text.endswith("、", start, end)
