"""Targets as amounts of what is worked on: 培育品牌100个, 完成造林10万亩, 铁路投产新线3000公里."""

import re
from dataclasses import replace

from loaders import target_indicators as indicators
from loaders.clauses import Span
from loaders.target_counts import WORK
from loaders.target_drafts import RATIO_UNITS, REDUCTION, Context, Draft, unfit, verb_change
from loaders.target_filters import TIMES
from loaders.target_levels import distribute
from loaders.target_lists import names_places
from loaders.target_phrases import Left
from loaders.target_subjects import EACH_AGAIN, above, complete, of_places, other_level, without_area
from loaders.target_words import PRODUCE
from ontology.nodes import Change

PLACE = re.compile("(?:市区|城区|主城区|中心城区|县城|农村|其余(?:各地|地区|县区)|其他(?:各地|地区|县区))")
"""Places without a name."""
SHORTEST_ACT, LONGEST_ACT = 4, 20
"""Characters of a clause that says who does what, without the number."""
TIMES_AND_MONEY = (*sorted(TIMES), "money")
LOOSE = re.compile("[，、的（：]|[于为在对向由与]")
"""What such a clause does not have."""


def produced(context: Context, left: Left) -> list[Draft]:
    """培育品牌100个, 完成造林10万亩, 减少排放约4000万吨; 更新改造50万平方米 with the object in the clause before."""
    text, first = context.text, context.first
    if not context.closes or left.kind in ("to", "share") or first.unit == "":
        return []
    if by_places := _by_places(context, left):
        return by_places
    acted = indicators.object_of(text, context.left, left.words)
    if acted is None:
        return _continued(context, left)
    verb, noun = acted
    if noun[1] - noun[0] == 1 and verb[1] == noun[0] and verb[1] - verb[0] > 1:
        noun = (noun[0] - 2, noun[1])
    if noun[1] - noun[0] < 2:
        begun = verb[0] - indicators.trim(text, context.left, left.words)[0] >= 2
        return _continued(context, left) if begun and context.drafts else _without_object(context, left, verb)
    change = "decrease" if REDUCTION.search(text, *noun) else verb_change(text, verb)
    if first.spelt or unfit(context.text, noun) or not _may_be_share(context, noun, change):
        return []
    draft = context.draft(left, (noun,), "verb and object", change)
    if draft.comparator == "eq" and text.endswith("至少", context.clause.start, verb[0]):
        draft = replace(draft, comparator="ge")
    return distribute(context, left, draft)


def _by_places(context: Context, left: Left) -> list[Draft]:
    """湛江、茂名两市分别新增泊位200个、150个, 其中张家港市、常熟市分别再退出20家、15家: places before the verb."""
    text = context.text
    begin, end = indicators.trim(text, context.left, left.words)
    verb = PRODUCE.search(text, begin + 2, end)
    if verb is None or context.first.unit in RATIO_UNITS or context.first.spelt:
        return []
    each = EACH_AGAIN.search(text, begin, verb.start())
    place = (begin, each.start() if each is not None else verb.start())
    if not names_places(text, place):
        return []
    noun = indicators.trim(text, verb.end(), end)
    spans = (place, noun) if noun[1] - noun[0] >= 2 else of_places(context, (begin, end))
    if not spans:
        return []
    draft = context.draft(left, spans, "verb and object", verb_change(text, verb.span()))
    return distribute(context, left, draft)


def _without_object(context: Context, left: Left, verb: Span) -> list[Draft]:
    """全年更新改造50万平方米: the object stands in the clause before; 培训1000人次: the verb says all."""
    before = above(context)
    if before is None and context.first.unit.endswith("人次"):
        before = verb
    spans = (before,) if before is not None else _counted_before(context)
    if len(spans) == 0 or context.first.unit in RATIO_UNITS:
        return []
    draft = context.draft(left, spans, "verb and object", verb_change(context.text, verb))
    every = context.text.endswith("各", context.clause.start, verb[0])
    return distribute(context, replace(left, each=left.each or every), draft)


def _counted_before(context: Context) -> tuple[Span, ...]:
    """完成26家企业搬迁改造，其中2026年完成8家: what the target before counts, in the same unit."""
    last = context.drafts[-1] if context.drafts else None
    within = context.text.startswith("其中", context.clause.start)
    return last.spans if within and last is not None and last.number.unit == context.first.unit else ()


def shared(context: Context, left: Left) -> list[Draft]:
    """建成60座，其中2026年15座、2027年20座; 新增85万吨/日，其中市区35万吨/日: only a date or a place of its own stands before
    a part of what the value before counts."""
    text, first = context.text, context.first
    last = context.drafts[-1] if context.drafts else None
    if last is None or last.number.unit != first.unit or left.is_predicate or first.unit in RATIO_UNITS:
        return []
    if not context.joined and not text.startswith("其中", context.clause.start):
        return []
    whole = last.spans[1:] if last.rule == "shared" and len(last.spans) > 1 else last.spans
    own = indicators.trim(text, context.left, left.words)
    dated = first.start in context.stops and own[1] == own[0]
    if not dated and not (own[1] > own[0] and (names_places(text, own) or PLACE.fullmatch(text, *own))):
        return []
    spans = whole if dated else (own, *without_area(text, whole))
    return [replace(context.draft(left, spans, "shared", last.change), continued=True)]


def _may_be_share(context: Context, noun: Span, change: Change) -> bool:
    """A percentage needs a date, or a measure that is to reach it: 能够降低能耗10% may only describe a device."""
    if context.first.unit not in RATIO_UNITS or context.dated:
        return True
    return change == "level" and indicators.measures(context.text, *noun)


def _continued(context: Context, left: Left) -> list[Draft]:
    """The verb of the item before still governs: 退出造纸产能20万吨、制革产能5万吨."""
    text, first = context.text, context.first
    span = indicators.trim(text, context.left, left.words)
    if span[1] - span[0] < 2 or unfit(context.text, span) or first.unit in RATIO_UNITS or first.spelt:
        return []
    if not context.drafts:
        return _begun(context, left, span)
    last = context.drafts[-1]
    governs = (
        last.rule in ("verb and object", "verb and count", "subject and verb")
        or last.rule == "measure"
        and context.deadline is not None
        or text.startswith("其中", context.clause.start)
        and last.number.unit == first.unit
    )
    if not governs or text.startswith("总投资", span[0]):
        return []
    spans = complete(context, span) if indicators.bare(text, *span) else other_level(text, last.spans, span)
    return [replace(context.draft(left, spans, "verb and object", last.change), continued=True)]


def _begun(context: Context, left: Left, span: Span) -> list[Draft]:
    """开展保护工程，景观保护2处: the clause before has the verb, this one only work and count."""
    previous = context.previous
    if not context.first.counts or previous is None or WORK.search(context.text, *span) is None:
        return []
    if (
        previous.sentence != context.clause.sentence
        or indicators.object_of(context.text, previous.start, previous.end) is None
    ):
        return []
    return [context.draft(left, (span,), "verb and object")]


def acted(context: Context, left: Left) -> list[Draft]:
    """铁路投产新线3000公里, 光网覆盖家庭4亿户: who or what does it stands before the verb, in a sentence that sets aims."""
    text, first = context.text, context.first
    if not context.closes or not context.dated or left.kind != "" or first.unit in RATIO_UNITS or first.spelt:
        return []
    begin, end = indicators.trim(text, context.left, left.words)
    verb = PRODUCE.search(text, begin + 2, end)
    if verb is None or not SHORTEST_ACT <= end - begin <= LONGEST_ACT or unfit(text, (begin, end)):
        return []
    if first.dimension in TIMES_AND_MONEY or LOOSE.search(text, begin, end) is not None:
        return []
    spans = of_places(context, (begin, end)) or ((begin, end),)
    draft = context.draft(left, spans, "subject and verb", verb_change(text, verb.span()))
    return distribute(context, left, draft)
