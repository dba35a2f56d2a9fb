"""The constructions in which a number is a target, tried one after the other.

Each function reads one construction and returns its drafts, or an empty list where it does not apply.
"""

import re
from dataclasses import dataclass, replace

from loaders import target_indicators as indicators
from loaders.clauses import Clause, Span
from loaders.deadlines import Deadline
from loaders.target_filters import is_grade, is_rate
from loaders.target_numbers import Number
from loaders.target_phrases import Left, read_left
from loaders.target_words import ADDS, PRODUCE, PRODUCING, REMOVES
from ontology.nodes import Change, Comparator

ENDS = re.compile("(?:[、和与及或）)”’」]|以及|并|且|而|的(?:目标|要求|水平|任务|总目标|控制目标|既定目标)|水平|目标|(?:的?(?:建设|改造|治理|修复)(?:任务|工作)?)?(?=[，。；：]|$))")
"""What may follow a value that closes its phrase."""
BASE_BEFORE = re.compile("(?:从|由)(?:原来的?|现在的?|目前的?|当前的?|现有的?|20\\d\\d年(?:年?[底末])?的?)?$")
BASE_AFTER = re.compile("的?(?:[，、]|水平|左右)?(?:提高|提升|增加|增长|扩大|扩展|上升|降|下降|减|压|缩|到|至|调)")
SHARE_VERB = re.compile(
    "的?(?:达到|符合|执行|实现|采用|使用|完成|纳入|覆盖|落实|配备|安装|应用|接入|通过|建成|实施|参加|取得|处置|回收|利用|达标|联网|公开|满足|具备|建立|消除|得到|设置|供应|配套)"
)
STATE_VERB = re.compile("(?:均|都|全部|基本|顺利|率先|普遍|全面|整体)*(?:达到|创建成?为?|建成(?!区)|成为|进入|纳入|达标|实施|开展|建立|具备|参加|配备|应用|使用|采用|执行|安装|接入|通过|取得|完成)")
ACHIEVED = re.compile("(?:均|都|全部|基本|顺利|率先|全面)*(?:实现|建成|投产|投运|完成|开工|竣工|通车|并网|脱贫|出列|入选|获得|取得|挂牌|落地|动工|见效)")
STANDARD = re.compile("的?(?P<name>[\u4e00-\u9fff]{0,8}标准)(?:要求)?$")
KEEPING = re.compile("(?:全面|严格|普遍|率先)*(?:执行|满足|实行|达到|实施)$")
TRIAL = re.compile("[^，。；]{2,30}(?:先行先试|试点|示范|推广)$|[^，。；]{2,14}(?:率先)?(?:开展|实施|推广|推进|建设)")
WHOLE = re.compile("(?:达到|占到|达|占|为|超过|不低于|不少于)(?=[^，。；、\\d]{2,24}$)")
"""A达到B的50%: the verb between a part and its whole."""
FUND = re.compile("基金|资金|专项债|债券|贷款|产业|市场|经济")
WORK = re.compile("(?:改造|修复|治理|造林|建设|整治|抚育|绿化|退出|淘汰|工程|种植|示范|推广|利用|养护|复垦|置换)$")
UNFIT = re.compile("(?:最高|最低|上限|下限|单个|每个?|比例为|其|为|的|以|按|不|是)$|^(?:该|此|其|每|如|这|分别|约|以|或|且|但|则|包括|包含|含|共有|拥有|现有(?=[^企])|涉及|属于|超出|不(?!同|锈))")
OCCASION = re.compile("“[^”]{2,20}”|[\u4e00-\u9fff]*(?:活动|培训|演练|发布会|论坛|大赛|宣讲|讲座)")
ENUMERATION = re.compile("等$")
UNSUITED = re.compile("^(?:方面|环节|阶段|层次|维度|角度|层面|级|型|以|之|内|外|大|多|余|的$|时|年)|^[^\u4e00-\u9fff“A-Za-z（]")
BASIC_UNITS = frozenset(("%", "‰", "个百分点", "百分点", "倍", ""))


@dataclass(frozen=True, slots=True)
class Draft:
    """A target without its date and baseline. ``words`` is where its value with comparing words begins."""

    number: Number
    spans: tuple[Span, ...]
    comparator: Comparator
    change: Change
    rule: str
    words: int
    modality: str | None = None
    annual: bool = False
    stretch: bool = False
    deadline: Deadline | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What a construction may look at: the numbers of one list, the words to their left from ``left`` on, the
    clause before, the deadline in force, and the drafts of the same sentence. ``joined`` tells that a
    conjunction binds them to the number before."""

    text: str
    clause: Clause
    previous: Clause | None
    left: int
    numbers: tuple[Number, ...]
    stops: dict[int, int]
    deadline: Deadline | None
    joined: bool
    drafts: tuple[Draft, ...]

    @property
    def first(self) -> Number:
        """The number that the words to the left lead to."""
        return self.numbers[0]

    @property
    def end(self) -> int:
        """Where the words to the right begin."""
        return self.numbers[-1].end

    @property
    def closes(self) -> bool:
        """Whether the phrase ends with the value."""
        return ENDS.match(self.text, self.end, self.clause.end) is not None


def read_group(context: Context) -> list[Draft] | None:
    """Return the targets of one list of numbers; ``None`` if it is the value that a change starts from."""
    text, first = context.text, context.first
    start = max(context.left, first.start - 12)
    if BASE_BEFORE.search(text, start, first.start) and BASE_AFTER.match(text, first.end, context.clause.end):
        return None
    if first.vague or any(is_rate(text, context.clause, n) or is_grade(text, n, context.clause.end) for n in context.numbers):
        return []
    left = read_left(text, context.left, first.start, context.stops)
    for construction in (_standard, _predicate, _occasion, _counted, _part, _object, _share, _achieved, _measured):
        drafts = construction(context, left)
        if drafts:
            return drafts
    return []


def _draft(context: Context, left: Left, spans: tuple[Span, ...], rule: str, change: Change = "level") -> Draft:
    number = context.first
    return Draft(number, spans, _comparator(left, number), change, rule, left.words, left.modality, left.annual)


def _comparator(left: Left, number: Number) -> Comparator:
    if number.value_max is not None:
        return "range"
    if left.comparator in ("gt", "lt", "ge") and number.suffix in (None, "ge"):
        return left.comparator
    return number.suffix or left.comparator or "eq"


def _predicate(context: Context, left: Left) -> list[Draft]:
    """比重达到20%, 能耗下降13%, 分别达到90%和85%."""
    if not context.closes or not left.is_predicate or context.first.spelt and left.kind == "" and left.comparator != "gt":
        return []
    if not context.first.unit and not _unitless(context, left):
        return []
    if left.kind == "share" and context.deadline is None:
        return []
    subject, inherited = _subject(context, left)
    if subject is None:
        return []
    if left.predicate in ("为", "至", "到", "在", "实现") and not _fits(context, left, subject):
        return []
    base = _draft(context, left, subject, "predicate", _change(context, left))
    if inherited and left.strive and context.drafts and context.drafts[-1].number.unit == context.first.unit:
        base = replace(base, stretch=True)
    return _distribute(context, left, base)


def _unitless(context: Context, left: Left) -> bool:
    """A bare number is a value only of a ratio that is limited or dated (电能利用效率不超过1.5)."""
    end = left.subject_end
    if context.deadline is None and _comparator(left, context.numbers[-1]) not in ("le", "lt"):
        return False
    return indicators.RATIO.search(context.text, max(context.left, end - 24), end) is not None


def _fits(context: Context, left: Left, subject: tuple[Span, ...]) -> bool:
    if left.predicate in ("至", "到"):
        return context.text.startswith(("提高", "提升", "降低", "增加", "减少", "扩大", "压减", "缩短", "推动", "将"), context.left)
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
    begin, _ = indicators.trim(context.text, context.left, left.subject_end)
    verb = indicators.object_of(context.text, context.left, left.subject_end)
    if verb is None or left.kind in ("to", "equal") or verb[0][0] != begin:
        return "level"
    return _verb_change(context.text, verb[0])


REDUCTION = re.compile("(?:减排|节能|节水|节电|削减|压减|淘汰|替代)(?:量|目标|任务)$")


def _verb_change(text: str, verb: Span) -> Change:
    if REMOVES.search(text, *verb):
        return "decrease"
    return "increase" if ADDS.match(text, *verb) else "level"


def _subject(context: Context, left: Left) -> tuple[tuple[Span, ...] | None, bool]:
    """Return the indicator, and whether it is taken from an earlier target."""
    text = context.text
    begin, end = indicators.subject(text, context.left, left.subject_end)
    drafts = context.drafts
    if end - begin < 2:
        if context.joined and context.left > context.clause.start or drafts:
            return (drafts[-1].spans, True) if drafts else (None, False)
        above = _above(context)
        return ((above,), True) if above is not None else (None, False)
    verb = PRODUCE.match(text, begin, end)
    if UNFIT.search(text, begin, end) or verb is not None and verb.end() == end:
        return None, False
    own = (begin, end)
    if indicators.bare(text, begin, end):
        return _complete(context, own), False
    if drafts and (level := LEVEL_HEAD.fullmatch(text, begin, end)) is not None:
        return _other_level(text, drafts[-1].spans, own, level), False
    return (own,), False


LEVEL_HEAD = re.compile("(?:国家|省|市|县|市县|乡镇|区|镇|村|区县|县区|地市)级")


def _other_level(text: str, spans: tuple[Span, ...], own: Span, level: re.Match[str]) -> tuple[Span, ...]:
    """省级事项网上可办率不低于90%，市县级不低于70%: the second leaves out the noun of the first."""
    start, end = spans[0]
    head = LEVEL_HEAD.match(text, start, end)
    return (own, (head.end(), end), *spans[1:]) if head is not None else (own,)


def _above(context: Context) -> Span | None:
    """The subject or object of the clause before, where this clause has none."""
    if context.previous is None or context.previous.sentence != context.clause.sentence:
        return None
    start, end = context.previous.start, context.previous.end
    acted = indicators.object_of(context.text, start, end)
    begin, stop = acted[1] if acted is not None else indicators.subject(context.text, start, end)
    cut = CONTINUING.search(context.text, begin, stop)
    stop = cut.start() if cut is not None else stop
    return (begin, stop) if 2 <= stop - begin <= 60 else None


CONTINUING = re.compile("继续|持续|进一步|不断|显著|明显|稳步|更加|基本|大幅|逐步|全面|得到|取得")
LOOSE_END = re.compile("(?:结构|体系|水平|布局|质量|总量|总额|能力|规模|数量|面积|产值|量|产能)$")


def _complete(context: Context, own: Span) -> tuple[Span, ...]:
    """Put the thing in front of a bare indicator (产值): that of the target before, or of the clause before."""
    text = context.text
    if context.drafts:
        whole = context.drafts[-1].spans
        start, end = whole[-1]
        if text.endswith(text[own[0] : own[1]], start, end):
            return whole
        loose = LOOSE_END.search(text, max(start, end - 3), end)
        stop = loose.start() if loose is not None and loose.start() > start + 1 else end
        return (*whole[:-1], (start, stop), own)
    above = _above(context)
    if above is None:
        return (own,)
    loose = LOOSE_END.search(text, max(above[0] + 2, above[1] - 3), above[1])
    return (above[0], loose.start() if loose is not None else above[1]), own


def _distribute(context: Context, left: Left, base: Draft) -> list[Draft]:
    """Give every value its indicator or its year, and every indicator of a list its row."""
    numbers = context.numbers
    rows = [replace(base, number=n, comparator=_comparator(left, n)) for n in numbers]
    last = numbers[-1]
    if len(rows) > 1 and last.suffix is not None and all(n.suffix is None for n in numbers) or len(rows) > 1 and last.suffix is not None and all(n.suffix is None for n in numbers[:-1]):
        rows = [replace(row, comparator=rows[-1].comparator) for row in rows]
    dates = (*context.deadline.earlier, context.deadline) if context.deadline is not None else ()
    span = base.spans[0]
    lists = len(base.spans) == 1 and (left.each or len(rows) > 1)
    if len(rows) > 1 and len(dates) == len(rows) and not (
        lists and indicators.split_list(context.text, span, len(rows)) is not None
    ):
        return [replace(row, deadline=date) for row, date in zip(rows, dates, strict=True)]
    if lists:
        parts = len(rows) if len(rows) > 1 else indicators.count_list(context.text, span)
        split = indicators.split_list(context.text, span, parts)
        if split is not None:
            source = rows if len(rows) > 1 else rows * parts
            return [replace(row, spans=spans) for row, spans in zip(source, split, strict=True)]
    if left.each and len(rows) == 1 and len(dates) > 1:
        return [replace(rows[0], deadline=date) for date in dates]
    return rows


def _standard(context: Context, left: Left) -> list[Draft]:
    """全面执行75%以上节能设计标准: the standard's number is an aim only where a date is set for it."""
    if context.first.unit != "%" or context.deadline is None:
        return []
    name = STANDARD.match(context.text, context.end, context.clause.end)
    keeping = KEEPING.search(context.text, max(context.left, context.first.start - 8), context.first.start)
    if name is None or keeping is None:
        return []
    begin, end = indicators.subject(context.text, context.left, keeping.start())
    if end - begin < 2:
        return []
    return [_draft(context, left, ((begin, end), name.span("name")), "standard")]


def _occasion(context: Context, left: Left) -> list[Draft]:
    """每半年组织开展一次“…”活动: events held, not the rhythm of a procedure."""
    if context.first.unit not in ("次", "场", "期") or not context.first.spelt:
        return []
    if "每" not in context.text[context.clause.start : context.first.start] or not OCCASION.match(context.text, context.end):
        return []
    if PRODUCING.before(context.text, context.left, left.subject_end) is None:
        return []
    return [_draft(context, left, (indicators.noun_after(context.text, context.end, context.clause.end),), "verb and count")]


def _counted(context: Context, left: Left) -> list[Draft]:
    """建设200个村, 引进10名以上人才, 培育3家企业、20个联合体."""
    text, number = context.text, context.first
    if context.closes or len(context.numbers) > 1 or number.unit in BASIC_UNITS or left.kind in ("to", "share"):
        return []
    if left.comparing == "突破":
        left = replace(left, comparing="", comparator=None, subject_end=number.start, verb_end=number.start, words=number.start)
    if number.spelt and (number.unit in ("次", "场") or left.comparator != "ge" and number.value < 2):
        return []
    verb = _governor(context, left)
    if verb is None or number.spelt and left.comparator != "ge" and verb[1] != left.verb_end:
        return []
    noun = indicators.noun_after(text, context.end, context.clause.end)
    if verb[0] == verb[1] and number.spelt or SERVES_AS.match(text, noun[1], context.clause.end):
        return []
    if noun[1] - noun[0] < 2 or UNSUITED.match(text, *noun) or AMONG.search(text, *noun) or STAFF.search(text, *noun):
        return []
    if not number.counts and not _may_be_counted(context, noun):
        return []
    change = _verb_change(text, verb) if verb[1] > verb[0] else context.drafts[-1].change
    spans: tuple[Span, ...] = (noun,)
    if LEVEL_HEAD.fullmatch(text, *noun) and (other := NEXT_ITEM.match(text, noun[1], context.clause.end)) is not None:
        spans = (noun, indicators.noun_after(text, other.end(), context.clause.end))
    return [_draft(context, left, spans, "verb and count", change)]


def _governor(context: Context, left: Left) -> Span | None:
    """The verb that governs a counted noun: right before the number, or at the head of the clause with only a
    place or an enumeration (…等8个) between; an empty stretch where a list goes on."""
    text, at = context.text, left.verb_end
    if text.endswith("的", context.left, at):
        return None
    verb = PRODUCING.before(text, context.left, at) or PRODUCING.before(text, context.left, left.subject_end)
    if verb is not None:
        end = at if PRODUCING.before(text, context.left, at) is not None else left.subject_end
        return end - len(verb), end
    if context.joined and context.drafts and (left.subject_end - context.left < 2 or ENUMERATION.search(text, context.left, at)):
        return at, at
    acted = indicators.object_of(text, context.left, left.subject_end)
    if acted is None or acted[0][0] - context.left > 40:
        return None
    between = acted[1]
    if ENUMERATION.search(text, acted[0][1], at) or context.first.counts and between[1] - between[0] <= 10:
        return acted[0]
    if TOTAL.fullmatch(text, acted[0][1], at):
        return acted[0]
    return acted[0] if between[1] - between[0] < 1 else None


NEXT_ITEM = re.compile(r"[、和与及][\d.至到—～~-]+[\u4e00-\u9fff]{1,2}?(?=(?:国家|省|市|县|区|乡镇|村)级)(?:国家|省|市|县|区|乡镇|村)级")
"""2-3个省级和1-2个国家级数据中心: the noun stands with the last item only."""
AMONG = re.compile(r"\d+(?:\.\d+)?(?:万|亿)?[公里米亩吨平元千]")
"""Another amount inside the noun: the noun is only a part of what that one measures."""
STAFF = re.compile("负责人|联络员|联系人|专人|领导|同志|工作人员|干部担任|骨干担任|分管")
"""Persons to be named for a post; a procedure, no aim."""
SERVES_AS = re.compile("为(?:依托|重点|核心|基础|主|抓手|载体)")
TOTAL = re.compile("(?:总|合计)?(?:长度|里程|面积|规模|装机|容量|投资|建筑面积)(?:约|达|为)?")


def _may_be_counted(context: Context, noun: Span) -> bool:
    """An amount before a noun is a target unless it only describes the noun (30万千瓦以下机组)."""
    number, text = context.first, context.text
    if number.dimension == "money":
        return FUND.search(text, *noun) is not None
    if number.suffix in ("le", "lt") or number.suffix == "ge" and text.startswith("及", number.bare_end):
        return False
    return number.suffix != "ge" or WORK.search(text, *noun) is not None


def _object(context: Context, left: Left) -> list[Draft]:
    """培育品牌100个, 完成造林10万亩, 减少排放约4000万吨; 更新改造600万千瓦 with the object in the clause before."""
    if not context.closes or left.kind in ("to", "share") or not context.first.unit:
        return []
    text = context.text
    acted = indicators.object_of(text, context.left, left.words)
    if acted is None:
        return _continued(context, left)
    verb, (begin, end) = acted
    change = "decrease" if REDUCTION.search(text, begin, end) else _verb_change(text, verb)
    if end - begin >= 2:
        if context.first.spelt or UNFIT.search(text, begin, end) or not _shares(context, (begin, end), change):
            return []
        return _rows(context, left, (begin, end), change)
    above = _above(context)
    if above is None or context.first.unit in BASIC_UNITS:
        return []
    return [_draft(context, left, (above,), "verb and object", change)]


def _shares(context: Context, noun: Span, change: Change) -> bool:
    """A percentage needs a date, or a measure that is to reach it: 能够降低能耗10% may only describe a device."""
    if context.first.unit not in BASIC_UNITS or context.deadline is not None or context.drafts:
        return True
    return change == "level" and indicators.measures(context.text, *noun)


def _rows(context: Context, left: Left, span: Span, change: Change) -> list[Draft]:
    base = _draft(context, left, (span,), "verb and object", change)
    return _distribute(context, left, base)


def _continued(context: Context, left: Left) -> list[Draft]:
    """The verb of the item before still governs: 退出地炼产能740万吨、焦化产能115万吨."""
    span = indicators.trim(context.text, context.left, left.words)
    if not context.drafts:
        return _begun(context, left, span)
    last = context.drafts[-1]
    if last.rule not in ("verb and object", "verb and count"):
        return []
    if span[1] - span[0] < 2 or UNFIT.search(context.text, *span) or context.first.unit in BASIC_UNITS or context.first.spelt:
        return []
    if indicators.bare(context.text, *span):
        if context.text.startswith("总投资", span[0]):
            return []
        return [_draft(context, left, _complete(context, span), "verb and object", last.change)]
    return [_draft(context, left, (span,), "verb and object", last.change)]


def _begun(context: Context, left: Left, span: Span) -> list[Draft]:
    """开展保护工程，景观保护2处: the clause before has the verb, this one only work and count."""
    if not context.first.counts or context.first.spelt or context.previous is None or not WORK.search(context.text, *span):
        return []
    previous = context.previous
    if previous.sentence != context.clause.sentence or indicators.object_of(context.text, previous.start, previous.end) is None:
        return []
    return [_draft(context, left, (span,), "verb and object")]


def _share(context: Context, left: Left) -> list[Draft]:
    """新建建筑100%达到标准, 30%污水处理厂完成改造, 创造100%清洁用电环境."""
    text, number = context.text, context.first
    if number.unit not in ("%", "‰") or context.closes or len(context.numbers) > 1 or left.comparator is not None:
        return []
    begin, end = indicators.subject(text, context.left, left.subject_end)
    if text.endswith(WITHIN, context.left, number.start):
        begin = end
    rest = indicators.noun_after(text, number.end, context.clause.end)
    rest = (rest[0], CLOSING.search(text, *rest).start()) if CLOSING.search(text, *rest) else rest  # type: ignore[union-attr]
    if SHARE_VERB.match(text, number.end) and end - begin >= 2:
        return [_draft(context, left, ((begin, end), _verb_phrase(context)), "share")]
    if end - begin < 2:
        phrase = _verb_phrase(context)
        return [_draft(context, left, (phrase,), "share")] if STATE_VERB.search(text, phrase[0] + 2, phrase[1]) else []
    made = indicators.object_of(text, context.left, number.start)
    if number.value == 100 and made is not None and made[1][1] - made[1][0] < 2 and rest[1] - rest[0] >= 4:
        return [_draft(context, left, (rest,), "share")]
    return []


WITHIN = ("中", "内", "及", "和", "、", "以及", "的")
"""Ends of what a share is taken from, or of another member of the list before it."""
CLOSING = re.compile("(?:环境|要求)$")
PHRASE_END = re.compile("[，。；：]|并(?!网|购|联)|以及|要求$")


def _verb_phrase(context: Context) -> Span:
    start = context.end + (context.text.startswith("的", context.end))
    stop = PHRASE_END.search(context.text, start, context.clause.end)
    return start, stop.start() if stop is not None else context.clause.end


def _part(context: Context, left: Left) -> list[Draft]:
    """A占B30%以上, A达到B的50%左右."""
    text, number = context.text, context.first
    if number.unit != "%" or not context.closes or left.is_predicate or context.deadline is None and not context.drafts:
        return []
    end = left.words - text.endswith("的", context.left, left.words)
    verb = WHOLE.search(text, max(context.left, end - 40), end)
    if verb is None:
        return []
    begin, stop = indicators.subject(text, context.left, verb.start())
    if stop - begin < 2 or UNFIT.search(text, begin, stop):
        return []
    span = (begin, end) if verb.group() in ("占", "占到") else (begin, stop)
    return [_draft(context, left, (span,), "part of a whole")]


def _achieved(context: Context, left: Left) -> list[Draft]:
    """100个事项实现…, 64户企业达到基准水平; 在5个园区先行试点."""
    text, number = context.text, context.first
    if not number.counts or context.closes or len(context.numbers) > 1 or number.spelt and number.value < 2:
        return []
    phrase = _verb_phrase(context)
    if number.spelt and number.unit in ("次", "场") or SERVES_AS.search(text, *phrase):
        return []
    if text.startswith("在", indicators.trim(text, context.left, left.words)[0]) and TRIAL.match(text, *phrase):
        return [_draft(context, left, (indicators.noun_after(text, *phrase),), "place of trial")]
    if context.deadline is None or VALUE.search(text, *phrase):
        return []
    done = ACHIEVED.search(text, phrase[0] + 2, phrase[1])
    state = STATE_VERB.search(text, phrase[0] + 2, phrase[1])
    if done is not None and (state is None or done.start() <= state.start()):
        return [_draft(context, left, ((phrase[0], done.start()),), "achieved count")]
    return [_draft(context, left, (phrase,), "achieved count")] if state is not None else []


VALUE = re.compile(r"(?:达到?|超过|控制在|下降|提高|至|为|低于|高于)约?\d")


def _measured(context: Context, left: Left) -> list[Draft]:
    """占比65%左右, 综合能耗7吨标准煤: a measure right before its value, in a sentence that sets aims."""
    if not context.closes or left.is_predicate and left.kind != "" or not context.first.unit:
        return []
    if context.first.spelt and context.first.unit != "%" or context.deadline is None and not context.drafts:
        return []
    begin, end = indicators.subject(context.text, context.left, left.words)
    if end - begin < 2 or UNFIT.search(context.text, begin, end) or context.text.startswith("总投资", begin):
        return []
    if not indicators.measures(context.text, begin, end) and not (
        context.first.unit == "%" and WORKED.search(context.text, begin, end)
    ):
        return []
    span = (begin, end)
    spans = _complete(context, span) if indicators.bare(context.text, *span) else (span,)
    return _distribute(context, left, _draft(context, left, spans, "measure"))


WORKED = re.compile("(?:清偿|改造|退出|覆盖|完成|化解|整治|达标|治理|处置|利用|回收|销号|办结|兑现)$")


