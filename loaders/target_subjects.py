"""The subject of a predicate: printed before it, left out after an earlier target, or only half printed."""

import re

from loaders import target_indicators as indicators
from loaders.clauses import Span
from loaders.target_drafts import Context, unfit
from loaders.target_lists import names_places
from loaders.target_phrases import Left
from loaders.target_words import PREDICATES, PRODUCE, RATIO

AREA = re.compile(
    "(?:各?(?:省辖|设区的?|地级)市)?(?:市中心城区|中心城区|主城区|城市建成区|建成区|市区|城区|城市|城镇|县城|农村)(?=[\u4e00-\u9fff]{3})"
)
"""Kinds of areas that an indicator may begin with, in place of which another one is named."""
LEVEL = re.compile("(?:国家|省|市|县|市县|乡镇|区|镇|村|区县|县区|地市)级")
CONTINUING = re.compile("继续|持续|进一步|不断|显著|明显|稳步|更加|基本|大幅|逐步|全面|得到|取得")
"""Where the predicate of a clause without a number begins."""
NUMBER = re.compile(r"\d")
LOOSE_END = re.compile("(?:结构|体系|水平|布局|质量|总量|总额|能力|规模|数量|面积|产值|量|产能)$")
"""Ends that give way when another measure is put behind (装机总量 → 装机占比)."""
MEMBER = re.compile(
    "(?:[省市州县区镇乡村院校]|[市区县]）|县城|城市|地区|流域|区域|片区|平原|盆地|农村|牧区|海域|机构|企业|单位|学校|幼儿园|职工|住院|门诊|家庭|居民|农户|园区|建筑|厂房|屋顶|专业|行业|项目|医保|农民工|群体|人群|青年|儿童|妇女|老年人|部分)$"
)
"""Ends of names of places and of members of a group, which measure nothing."""
AREA_BEFORE = re.compile("[^，。；]{1,20}?(?:地区|区域|片区|流域|发展区)(?=[^，。；地域]{2})")
"""An area in front of what is measured in it."""
EACH_AGAIN = re.compile("(?:分别|各|均)?(?:再|又)?$")
EMPTY = re.compile("力度|水平|能力|工作|步伐|进度|作用|机制|体系")
"""Objects of which nothing is measured (加大利用力度)."""
LONGEST_ABOVE = 60
SHORT_MEMBER = 6


def find_subject(context: Context, left: Left) -> tuple[tuple[Span, ...] | None, bool]:
    """Return the indicator that a predicate is about, and whether it is taken over whole from before."""
    text, drafts = context.text, context.drafts
    begin, end = indicators.subject(text, context.left, left.subject_end, counted=context.first.counts)
    if end - begin < 2:
        if drafts:
            return drafts[-1].spans, True
        before = above(context)
        return ((before,), True) if before is not None and not context.joined else (None, False)
    verb = PRODUCE.match(text, begin, end)
    if unfit(context.text, (begin, end)) or verb is not None and verb.end() == end:
        return None, False
    own = (begin, end)
    if places := of_places(context, own):
        return places, False
    if indicators.bare(text, begin, end) or text.startswith("占", begin):
        return complete(context, own), False
    if drafts and LEVEL.fullmatch(text, begin, end) is not None:
        return other_level(text, drafts[-1].spans, own), False
    return (own, *_shared_measure(context, own)), False


def of_places(context: Context, own: Span) -> tuple[Span, ...]:
    """企业压减至600家，其中张家港市、常熟市分别再退出20家、15家: the places, and what the value before counts."""
    text, last = context.text, context.drafts[-1] if context.drafts else None
    verb = PRODUCE.search(text, own[0] + 2, own[1])
    if last is None or last.number.unit != context.first.unit or verb is None or verb.end() != own[1]:
        return ()
    end = EACH_AGAIN.search(text, own[0], verb.start())
    place = (own[0], end.start() if end is not None else verb.start())
    return (place, *without_area(text, last.spans)) if names_places(text, place) else ()


def without_area(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """What is measured without the area that it was measured for (珠三角地区|煤炭消费总量)."""
    start, end = spans[0]
    area = AREA_BEFORE.match(text, start, end)
    return spans if area is None else ((area.end(), end), *spans[1:])


def _shared_measure(context: Context, own: Span) -> tuple[Span, ...]:
    """分担率达到30%，县城达到20%: a place or a member of a group, or what 其中 picks out, has the measure of the value
    before it, or of the clause before it that has no value (报销比例，职工为85%)."""
    text, clause = context.text, context.clause
    if indicators.measures(text, *own) or context.first.counts and not names_places(text, own):
        return ()
    announced = _announced(context)
    if announced is not None:
        return (announced,)
    member = MEMBER.search(text, *own)
    picked = context.first.unit == "%" and text.startswith("其中", clause.start)
    if member is None and not picked and not _goes_on(context, own):
        return ()
    if context.drafts:
        last = context.drafts[-1]
        if last.number.unit != context.first.unit:
            return ()
        spans = last.spans
        spans = spans[1:] if len(spans) > 1 and not indicators.measures(text, *spans[0]) else spans
        spans = _without_member(text, spans, member)
    else:
        before = above(context)
        spans = () if before is None else (before,)
    if not spans:
        return ()
    if context.first.unit == "%":
        return spans if RATIO.search(text, *spans[-1]) else ()
    counts = context.first.counts and names_places(text, own)
    spans = without_area(text, spans) if names_places(text, own) else spans
    return spans if counts or indicators.measures(text, *spans[-1]) else ()


def _goes_on(context: Context, own: Span) -> bool:
    """Whether a short word goes on with a measure that stands further up (近视率，小学为30%，初中为50%)."""
    spans = context.drafts[-1].spans if context.drafts else ()
    return own[1] - own[0] <= SHORT_MEMBER and len(spans) == 2 and spans[1][1] <= spans[0][0]


def _announced(context: Context) -> Span | None:
    """Return the ratio that the clause before consists of, without a value (支付比例，职工医保为80%)."""
    text, previous = context.text, context.previous
    if context.first.unit != "%" or previous is None or previous.sentence != context.clause.sentence:
        return None
    if (
        NUMBER.search(text, previous.start, previous.end)
        or RATIO.search(text, previous.start, previous.end) is None
    ):
        return None
    if PRODUCE.search(text, previous.start, previous.end) is not None:
        return None
    begin, end = indicators.subject(text, previous.start, previous.end)
    return (begin, end) if end - begin >= 2 else None


def _without_member(text: str, spans: tuple[Span, ...], member: re.Match[str] | None) -> tuple[Span, ...]:
    """The measure without the member of the group that it is printed with (公立医院|药品占比), if the new one ends alike."""
    if member is None or len(spans) != 1:
        return spans
    start, end = spans[0]
    area = AREA.match(text, start, end)
    if area is not None and indicators.measures(text, area.end(), end):
        return ((area.end(), end),)
    same = text.find(member.group(), start, end)
    rest = (same + len(member.group()), end)
    if same < 0 or rest[1] - rest[0] < 3 or not indicators.measures(text, *rest):
        return spans
    return ((rest[0] + text.startswith("的", rest[0]), end),)


def above(context: Context) -> Span | None:
    """Return the object or subject of the clause before in the same sentence."""
    if context.previous is None or context.previous.sentence != context.clause.sentence:
        return None
    start, end = context.previous.start, context.previous.end
    acted = indicators.object_of(context.text, start, end)
    begin, stop = acted[1] if acted is not None else indicators.subject(context.text, start, end)
    cut = NUMBER.search(context.text, begin, stop) or CONTINUING.search(context.text, begin, stop)
    stop = cut.start() if cut is not None else stop
    stop -= len(PREDICATES.before(context.text, begin, stop) or "")
    begin, stop = indicators.without_marks(context.text, begin, stop)
    towards = acted is None and context.text.startswith(("对", "为"), begin)
    fits = (
        not towards
        and 2 <= stop - begin <= LONGEST_ABOVE
        and EMPTY.fullmatch(context.text, begin, stop) is None
    )
    return (begin, stop) if fits else None


def complete(context: Context, own: Span) -> tuple[Span, ...]:
    """Put the thing in front of a bare indicator (产值): that of the target before, or of the clause before."""
    text = context.text
    if context.drafts:
        whole = context.drafts[-1].spans
        start, end = whole[-1]
        if text.endswith(text[own[0] : own[1]], start, end):
            return whole
        if indicators.bare(text, start, end):
            return (*whole[:-1], own)
        of_a_whole = text.startswith("占", own[0]) and not text.startswith("占比", own[0])
        stop = end if of_a_whole else _tight(text, start, end)
        return (*whole[:-1], (start, stop), own)
    before = above(context)
    if before is None:
        return (own,)
    return (before[0], _tight(text, *before)), own


def _tight(text: str, start: int, end: int) -> int:
    """Return where a noun phrase ends without its loose end."""
    loose = LOOSE_END.search(text, max(start + 2, end - 3), end)
    return loose.start() if loose is not None else end


def other_level(text: str, spans: tuple[Span, ...], own: Span) -> tuple[Span, ...]:
    """省级窗口办结率不低于95%，市县级不低于80%: the second leaves out the noun of the first; ``own`` where it does not."""
    if LEVEL.fullmatch(text, *own) is None:
        return (own,)
    start, end = spans[0]
    head = LEVEL.match(text, start, end)
    return (own, (head.end(), end), *spans[1:]) if head is not None else (own,)
