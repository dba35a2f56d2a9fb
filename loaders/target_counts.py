"""Targets as counts of things: 建设200个村, 100个事项实现…, 为300家企业提供…."""

import re
from dataclasses import replace

from loaders import target_indicators as indicators
from loaders.clauses import Span
from loaders.target_drafts import RATIO_UNITS, Context, Draft, verb_change
from loaders.target_phrases import Left
from loaders.target_shares import STATE, verb_phrase
from loaders.target_words import HEDGES, PRODUCING

GRADE = re.compile(
    "(?:世界|国际|全国|区域|国家|省|市|县|市县|区|乡镇|镇|村|区县|[一二三四五六七八九]?[十百千万亿]+)级"
)
NEXT_ITEM = re.compile(rf"[、和与及][\d.至到—～~-]+[\u4e00-\u9fff]{{1,2}}?{GRADE.pattern}")
"""2-3个省级和1-2个国家级数据中心: the noun stands with the last item only."""
ATTRIBUTE_BEFORE = re.compile(f"{indicators.ATTRIBUTE.pattern}$")
"""A total in front of what is counted: …等|总投资60亿元的|30个项目."""
AMONG = re.compile(r"\d+(?:\.\d+)?(?:万|亿)?[公里米亩吨平元千]")
"""Another amount inside the noun: the noun is only a part of what that one measures."""
COUNTED_AGAIN = re.compile(r"\d+(?:\.\d+)?万?[个家座处项所条名场户辆台套具]$")
"""Another count at the end of the noun, whose place the first one only describes: 6个街镇取水设施24处."""
STAFF = re.compile("负责人|联络员|联系人|专人|领导|同志|工作人员|干部担任|骨干担任|分管")
"""Persons to be named for a post; a procedure, no aim."""
SERVES_AS = re.compile("为(?:依托|重点|核心|基础|主|抓手|载体)")
UNSUITED = re.compile(
    "(?:部门|厅局|方面|环节|阶段|层次|维度|角度|层面|级|型|以|之|内|外|大(?!宗|数据|型|豆|棚|气|学|健康)|多|余|的$|时|年)|[^\u4e00-\u9fff“A-Za-z（]"
)
"""Beginnings that no counted noun has."""
DIGIT = re.compile(r"\d")
TOTAL = re.compile("(?:总|合计)?(?:长度|里程|面积|规模|装机|容量|建筑面积)(?:约|达|为)?")
FUND = re.compile("基金|资金|专项债|债券|贷款|产业|市场|经济")
WORK = re.compile(
    "(?:改造|修复|治理|造林|建设|整治|抚育|绿化|退出|淘汰|工程|种植|示范|推广|利用|养护|复垦|置换|保护|恢复|提升)$"
)
"""Nouns of work, which is measured by its amount."""
OCCASION = re.compile("“[^”]{2,20}”|[\u4e00-\u9fff]*(?:活动|培训|演练|发布会|论坛|大赛|宣讲|讲座)")
_NOT_AMONG = "(?![^，。；]*[目区市县业位]中)"
"""What is counted is not what something is chosen from (在20个项目中…)."""
TRIAL = re.compile(
    f"{_NOT_AMONG}(?:[^，。；]{{2,30}}(?:先行先试|试点|示范|推广)$|[^，。；]{{2,14}}(?:率先)?(?:开展|实施|推广|推进|建设))"
)
SERVED = re.compile(f"{_NOT_AMONG}[^，。；]{{2,40}}?(?:实施|开展|提供|进行|完成|实现)[^，。；]{{2,30}}$")
"""为300家企业提供诊断: those for whom something is done are counted."""
ACHIEVED = re.compile(
    "(?:均|都|全部|基本|顺利|率先|全面)*(?:实现|建成|投产|投运|完成|开工|竣工|通车|并网|脱贫|出列|入选|获得|取得|挂牌|落地|动工|见效)"
)
ENUMERATED = re.compile("[^，。；、]{2,8}、")
"""五个新城、自贸区…: known places in a list, not things that are counted."""
VALUE = re.compile(r"(?:达到?|超过|控制在|下降|提高|至|为|低于|高于)约?\d")
SELECTING = re.compile("选择|遴选|选取|筛选|选定|确定")
PURPOSE = re.compile("(?:率先|试点|先行)*(?:开展|实施|进行|推进)")
"""Verbs of choosing, and how what they choose for begins."""
FARTHEST_VERB = 40
"""Characters between the beginning of a clause and the verb that governs a counted noun in it."""
LONGEST_PLACE = 10
"""Characters between that verb and the number: a place, not the thing that is counted."""
EVENTS = ("次", "场", "期")
CONCRETE = ("座", "所", "栋", "艘", "台", "辆", "架")
"""Classifiers of things of which one counts (建设一座消防站; 打造一个品牌 does not)."""
BOTTOM = re.compile("(?:红线|底线)$")
"""Lines that nothing may fall below: 守住1亿亩耕地红线."""
GENERAL = re.compile("项目|工程|机组|企业|单位|基地|示范点|示范区|试点")
PLAIN = re.compile("[\u4e00-\u9fff]{2,16}(?<![省市州县区乡镇村等园])")
"""What a general noun may be told by: words in a row, no place and no list."""


def occasion(context: Context, left: Left) -> list[Draft]:
    """每半年组织开展一次“…”活动: events held, not the rhythm of a procedure."""
    text, first = context.text, context.first
    if first.unit not in EVENTS or not first.spelt or text.find("每", context.clause.start, first.start) < 0:
        return []
    if OCCASION.match(text, context.end, context.clause.end) is None:
        return []
    if PRODUCING.before(text, context.left, left.subject_end) is None:
        return []
    return [
        context.draft(left, (indicators.noun_after(text, context.end, context.clause.end),), "verb and count")
    ]


def counted(context: Context, left: Left) -> list[Draft]:
    """建设200个村, 引进10名以上人才, 培育3家企业、20个联合体."""
    text, number = context.text, context.first
    if (
        context.closes
        or len(context.numbers) > 1
        or number.unit in RATIO_UNITS
        or left.kind in ("to", "share")
    ):
        return []
    if left.comparing == "突破":
        left = replace(
            left,
            comparing="",
            comparator=None,
            subject_end=number.start,
            verb_end=number.start,
            words=number.start,
        )
    verb = _governor(context, left)
    if verb is None or number.spelt and not _is_count_in_words(context, left, verb):
        return []
    noun = indicators.noun_after(text, context.end, context.clause.end)
    if not _is_countable(context, noun):
        return []
    noun = _with_purpose(context, verb, noun)
    kind = _kind_of(context, verb, noun)
    change = verb_change(text, verb) if verb[1] > verb[0] or not context.drafts else context.drafts[-1].change
    draft = context.draft(left, (*kind, noun, *_shared_noun(context, noun)), "verb and count", change)
    least = text.endswith("至少", context.clause.start, verb[0]) or BOTTOM.search(text, *noun) is not None
    if draft.comparator == "eq" and least:
        draft = replace(draft, comparator="ge")
    return [draft]


def _kind_of(context: Context, verb: Span, noun: Span) -> tuple[Span, ...]:
    """Which of a general noun are counted, where the object stands before the number (建成天然气发电|约30个|项目)."""
    text = context.text
    begin, end = indicators.trim(
        text, verb[1], context.first.start - len(HEDGES.before(text, verb[1], context.first.start) or "")
    )
    if end - begin < 2 or GENERAL.fullmatch(text, *noun) is None or PLAIN.fullmatch(text, begin, end) is None:
        return ()
    return ((begin, end),)


def _with_purpose(context: Context, verb: Span, noun: Span) -> Span:
    """What is chosen is chosen for something, which belongs to the indicator: 选择10个城市开展试点."""
    text = context.text
    if SELECTING.search(text, *verb) is None or PURPOSE.match(text, noun[1], context.clause.end) is None:
        return noun
    return noun[0], verb_phrase(context)[1]


def _is_count_in_words(context: Context, left: Left, verb: Span) -> bool:
    """A number in characters counts right behind its verb (建设两个基地) or behind 至少, and 一个 only there."""
    if context.first.unit in EVENTS or verb[0] == verb[1]:
        return False
    alone = context.first.value == 1 and context.first.unit not in CONCRETE
    return left.comparator == "ge" or not alone and verb[1] == left.verb_end


def _is_countable(context: Context, noun: Span) -> bool:
    """Whether the noun behind the number can be what is produced."""
    text = context.text
    if noun[1] - noun[0] < 2 or SERVES_AS.match(text, noun[1], context.clause.end):
        return False
    if (
        UNSUITED.match(text, *noun)
        or SERVES_AS.match(text, *noun)
        or AMONG.search(text, *noun)
        or COUNTED_AGAIN.search(text, *noun)
        or STAFF.search(text, *noun)
    ):
        return False
    return context.first.counts or _may_be_counted(context, noun)


def _may_be_counted(context: Context, noun: Span) -> bool:
    """An amount before a noun is a target unless it only describes the noun (30万千瓦以下机组)."""
    number, text = context.first, context.text
    if number.dimension == "money":
        return FUND.search(text, *noun) is not None
    if number.suffix in ("le", "lt") or number.suffix == "ge" and text.startswith("及", number.bare_end):
        return False
    return number.suffix != "ge" or WORK.search(text, *noun) is not None


def _shared_noun(context: Context, noun: Span) -> tuple[Span, ...]:
    """The noun of the next item where this one has only a grade (2-3个省级和1-2个国家级数据中心)."""
    if GRADE.fullmatch(context.text, *noun) is None:
        return ()
    other = NEXT_ITEM.match(context.text, noun[1], context.clause.end)
    return () if other is None else (indicators.noun_after(context.text, other.end(), context.clause.end),)


def _governor(context: Context, left: Left) -> Span | None:
    """The verb that governs a counted noun: right before the number, or at the head of the clause with only a
    place or an enumeration (…等8个) between; an empty stretch where a list goes on."""
    text, at = context.text, left.verb_end
    attribute = ATTRIBUTE_BEFORE.search(text, context.left, at)
    at = attribute.start() if attribute is not None else at
    if text.endswith("的", context.left, at):
        return None
    for end in (at, left.subject_end):
        verb = PRODUCING.before(text, context.left, end)
        if verb is not None:
            start = end - len(verb)
            return start - len(PRODUCING.before(text, context.left, start) or ""), end
    enumerated = text.endswith("等", context.left, at)
    if context.joined and context.drafts and (left.subject_end - context.left < 2 or enumerated):
        return at, at
    if _repeats_form(context, left):
        return at, at
    acted = indicators.object_of(text, context.left, left.subject_end)
    if acted is None or acted[0][0] - context.left > FARTHEST_VERB:
        return None
    if DIGIT.search(text, acted[0][1], at):
        return None
    between = acted[1][1] - acted[1][0]
    near = (
        between == 0 or context.first.counts and (between <= LONGEST_PLACE or _enumerates(context, acted[1]))
    )
    return acted[0] if enumerated or near or TOTAL.fullmatch(text, acted[0][1], at) else None


def _repeats_form(context: Context, left: Left) -> bool:
    """Whether a clause begins with a count as the clause before it ends: 培养10名拔尖人才，60名优秀人才."""
    if not context.drafts or context.previous is None or left.subject_end > context.clause.start:
        return False
    last = context.drafts[-1]
    return (
        last.rule == "verb and count"
        and last.number.unit == context.first.unit
        and context.previous.sentence == context.clause.sentence
        and context.previous.start <= last.number.start
    )


def _enumerates(context: Context, named: Span) -> bool:
    """Whether as many places are named as are counted: 实施城关、和平、青白石3个集镇改造工程."""
    names = context.text[slice(*named)].split("、")
    return len(names) > 1 and len(names) == context.first.value


def achieved(context: Context, left: Left) -> list[Draft]:
    """100个事项实现…, 50户企业达到标杆水平; 在5个园区先行试点."""
    text, number = context.text, context.first
    if not number.counts or context.closes or len(context.numbers) > 1:
        return []
    phrase = verb_phrase(context)
    if number.spelt and (number.unit in EVENTS or number.value < 2) or SERVES_AS.search(text, *phrase):
        return []
    if text.startswith("在", indicators.trim(text, context.left, left.words)[0]) and TRIAL.match(
        text, *phrase
    ):
        return [context.draft(left, (indicators.noun_after(text, *phrase),), "place of trial")]
    serving = ("为", "对", "在") if context.deadline is not None else ("为",)
    if text.endswith(serving, context.left, left.words) and SERVED.match(text, *phrase):
        return [context.draft(left, (phrase,), "served count")]
    if context.deadline is None or VALUE.search(text, *phrase):
        return []
    if number.spelt and ENUMERATED.match(text, *phrase) is not None:
        return []
    done = ACHIEVED.search(text, phrase[0] + 2, phrase[1])
    state = STATE.search(text, phrase[0] + 2, phrase[1])
    if done is not None and (state is None or done.start() <= state.start()):
        named = (phrase[0], done.start())
        work = indicators.noun_after(text, done.end(), phrase[1])
        if GENERAL.fullmatch(text, *named) is not None and work[1] - work[0] >= 2:
            return [context.draft(left, (named, work), "achieved count")]
        return [context.draft(left, (named,), "achieved count")]
    return [context.draft(left, (phrase,), "achieved count")] if state is not None else []
