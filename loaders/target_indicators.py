"""Indicators: the noun phrase that is measured, as stretches of the text.

An indicator is made of printed characters only, without verb, adverbs, date and the plan's own region.
"""

import re

from loaders.clauses import Span
from loaders.target_numbers import UNIT
from loaders.target_words import AMOUNT, BARE, CAUSE, PRODUCE, RATIO

DATE = (
    r"(?:到|至|截至|力争到?|争取到?|于|在)?20\d\d年?(?:度|年?[底末]|年内)?(?:之?前|以前)?"
    r"|[一二三四五]年(?:内)?累计"
    r"|用(?:\d|[一二两三四五六七八九十])年(?:左右)?(?:的?时间)?"
    r"|自20\d\d年(?:\d{1,2}月)?起"
    r"|(?:每年|20\d\d年)?\d{1,2}月(?:[底末份]|\d{1,2}日)?(?:之?前|以前)"
    "|“?十[一二三四五六七八九]五”?(?:时期|期间|末期?|期末)"
    r"|年底前?|年内|全年|今年|每年|每半年|每季度|每月|(?:\d|[一二两三四五六七八九十]{1,2})年(?:时间)?内|规划期内|到期末"
)
MARKS = r"[、，：）\s—·•]|（(?:\d{1,2}|[一二三四五六七八九十]{1,3})）|\d{1,2}[.．](?!\d)|[①-⑳]"
CONJUNCTIONS = "其中|同时|并且|并(?!网|购|联|轨|行|非)|且|而(?!言)|以及|及(?!时)|和(?!谐|平(?!均))|与|或"
ADVERBS = (
    "明确要求|要求|合计|总计|基本(?=淘汰|消除|取缔|关停|退出)|预计|预期(?!寿命|目标)|计划(?!生育|单列)|力争|争取|确保|努力|可望|累计|累积|至少|新上|积极|加快|大力|全力|着力|稳步|有序|逐步|逐年|持续|继续|进一步"
    "|同步|统筹|扎实|深入|率先|有望|补充|择优|联合|支持和|鼓励和|推动形成|分别|原则上|坚决|圆满|如期"
)
BEFORE_VERB = (
    f"(?:将|要|可|还|应|需|须|也|也要|共|各)(?=[为对向在由]|[^，]{{0,2}}?{PRODUCE.pattern})"
    f"|(?:重点|优先|集中|滚动|主动|分批)(?=(?:做好|抓好)?{PRODUCE.pattern})"
    rf"|(?:\d|[一二两三四五六七八九十]{{1,2}})年(?={PRODUCE.pattern})"
    f"|年(?:均|(?=均))?(?=减|替代|节|{PRODUCE.pattern})|省级(?=每年)"
)
"""Words that are adverbs only before a verb; before a noun they belong to it (重点项目, 应急能力)."""
OWN_PLACE = "全国(?!重点|碳)|全省|全市|全区(?!域)|全县(?!域)|全州|全旗|全自治区|我[省市区县国]|本[市省区县]|[省市区县]内|各[地县市区](?!级)(?:（[^（）]{1,10}）)?|两省一?市|三省一市|两地"
LEADING = re.compile(f"(?:[、，“]?(?:{DATE})|{MARKS}|{CONJUNCTIONS}|{ADVERBS}|{BEFORE_VERB}|{OWN_PLACE})+")
"""What stands before a noun phrase and is no part of it: dates, adverbs, the plan's own region."""
TRAILING_WORDS = re.compile("(?:的|等|，|、|：|力争|分别|均|各|总体|整体|普遍|全面|严格|全部|原则上|应|也)+$")
TRAILING_DATE = re.compile(
    r"(?:在|于)?(?:次年|当年|翌年|每年)?\d{1,2}月(?:[底末份]|\d{1,2}日)?(?:之?前|以前)$"
    "|到?年[底末](?:前|之前)?$|[较比](?:建设|改造|治理|实施|整治|修复|项目)前$"
)
"""A date without a year between a subject and its predicate: 开工率|在次年3月底前达到80%, 等级|较建设前提高0.5个等级."""
CLOSED_LIST = re.compile(
    "(?:完善|提升|提高|优化|增强|降低|下降|改善|建立|形成|健全|扩大|加快|成熟|明显|显著|实现|成效|进展|加强|完成|建成|增加|巩固|突破|达标|合理|稳定|全覆盖)、"
)
"""Ends of clauses that are joined by 、 in front of the clause with the number."""
BY_WAY = re.compile(
    r"在[^，。；]{2,40}?(?:领域|方面|行业|环节)(?="
    + PRODUCE.pattern
    + r")|(?:为|在|对|向|由|以|从|围绕|面向|依托|通过|按照|根据)[^，。；]{1,24}?(?="
    + PRODUCE.pattern
    + ")"
)
ACTOR = re.compile(
    r"(?:[^，。；]{2,30}?(?:将|可以?|能够?|预计|计划|要|拟|应)(?:带动|推动|促进)?"
    r"|[^，。；的]{0,24}?(?:国家|中央|城市|企业|单位|机构|银行|部门|地区|流域|行业|系统|省|市|县|州|区|厅|局|委)(?:等地?)?(?:分别|共|各|均)?)(?!新增)(?="
    + PRODUCE.pattern
    + ")"
)
"""An actor before its verb, with a modal (…应用将带动减排…) or without one (重点城市完成…)."""
ATTRIBUTE = re.compile(
    r"总(?:投资|面积|长度|规模|装机|里程|容量|建筑面积|装机容量)(?:约|达)?[\d.]+" + f"(?:{UNIT.pattern})的?"
)
"""A total that only describes the noun behind it: 总投资60亿元（的）…."""
STOP = re.compile(
    r"为(?=依托|重点|核心|基础|主|目标|抓手|载体)|[、和与及](?=[^，、。；]{0,4}\d)|以及|[、和并](?="
    + PRODUCE.pattern
    + r")|并(?!网|购|联|轨|行)|且|支持|实现|作为|用于|给予|纳入|促进|推动|带动"
    r"|开展(?!.{0,2}试点$)|进行|用作|，|。|；|：|来(?=[\u4e00-\u9fff]{2})|(?<=项目)建设[及和与、]"
)
NOUN_TAIL = re.compile(
    "(?<=[\u4e00-\u9fff”）]{2})(?:等|重点|专门|主要|的?建设(?:任务|工作|项目)?|(?:的)?任务|工作|以上|(?<=项目)建设|的)+$"
)
ENUMERATED = re.compile(r"(?:[^，。；、]{1,12}、){2,12}[^，。；、]{1,12}等(?=\d{1,2}[种类项大])")
"""The kinds that are counted behind them: 废钢铁、废铜、废铝等|9种再生资源循环利用量."""
SHORTEST_NOUN = 2
"""A noun of so many characters needs what hangs behind it."""
DESCRIBED = re.compile(r"[^，。；]*[全善进出流效良著先硬捷美适高强好优长新显备密实精约化]的(?=[^的]{2,}$)")
"""An enumeration of qualities before a noun: 环境优美、设施完善的园区."""
LOOSE_MARKS = "、，。；：（"
HAS = re.compile(
    "(?:具有|拥有|富有|具备|能够|善于|从事|掌握|熟悉|精通|通晓|以(?=[^，。；的]{2,30}为[^，。；的]{0,8}的))[^，。；]*?的(?=[^的]{2,}$)"
)


def trim(text: str, start: int, end: int) -> Span:
    """Return the stretch without what leads up to a noun phrase or hangs behind it; it may be empty."""
    if text.startswith("“", start, end) and text.find("”", start, end) < 0:
        start += 1
    head = LEADING.match(text, start, end)
    if head is not None:
        start = head.end()
    dated = TRAILING_DATE.search(text, max(start, end - 12), end)
    end = dated.start() if dated is not None else end
    tail = TRAILING_WORDS.search(text, max(start, end - 12), end)
    return without_marks(text, start, max(start, tail.start() if tail is not None else end))


def subject(text: str, start: int, end: int, *, counted: bool = False) -> Span:
    """Return the indicator in the subject ``text[start:end]`` of a predicate.

    Causative words are left out (使…, 带动…); a producing verb too where things are counted (实施技改项目超过1万
    个), but it belongs to the name of a ratio or an amount (新增大宗固废综合利用率, 修复红树林面积).
    """
    for match in CLOSED_LIST.finditer(text, start, end):
        start = match.end()
    mark = text.rfind("、", start, end)
    if mark > start and bare(text, mark + 1, end) and PRODUCE.match(text, trim(text, start, mark)[0], mark):
        start = mark + 1
    enumerated = ENUMERATED.match(text, start, end)
    if enumerated is not None:
        start = enumerated.end()
    while True:
        begin, stop = trim(text, start, end)
        cause = CAUSE.match(text, begin, stop)
        if cause is None or cause.end() >= stop:
            break
        start = cause.end()
    if RATIO.search(text, max(begin, stop - 24), stop) is None and "占" not in text[begin:stop]:
        verb = (PRODUCE if counted and not measures(text, begin, stop) else PERFORM).match(text, begin, stop)
        if verb is not None and stop - verb.end() >= 2:
            return trim(text, verb.end(), stop)
    return begin, stop


PERFORM = re.compile("完成|实施|推进|开展|形成")
"""Verbs that say nothing about an amount; others belong to its name (修复红树林面积)."""


def object_of(text: str, start: int, end: int) -> tuple[Span, Span] | None:
    """Return verb and object of ``text[start:end]`` (培育品牌), or ``None`` if it does not begin with a producing
    verb. The object may be empty."""
    begin, stop = trim(text, start, end)
    while True:
        verb = PRODUCE.match(text, begin, stop)
        if verb is not None:
            break
        way = (
            BY_WAY.match(text, begin, stop)
            or CAUSE.match(text, begin, stop)
            or ACTOR.match(text, begin, stop)
        )
        if way is None:
            return None
        begin = trim(text, way.end(), stop)[0]
    begin, stop = trim(text, verb.end(), stop)
    return verb.span(), (_unadorned(text, begin, stop), stop)


def noun_after(text: str, start: int, end: int) -> Span:
    """Return the noun phrase that is counted at the beginning of ``text[start:end]``; it may be empty."""
    while start < end and text[start] in "的、“" and text[start] != "“":
        start += 1
    attribute = ATTRIBUTE.match(text, start, end)
    if attribute is not None:
        start = attribute.end()
    start = _unadorned(text, start, end)
    stop = STOP.search(text, start + 1, end)
    if stop is not None:
        end = stop.start()
    start = _unadorned(text, start, end)
    tail = NOUN_TAIL.search(text, max(start, end - 10), end)
    if tail is not None and tail.start() - start <= SHORTEST_NOUN and "建设" in tail.group():
        tail = None  # 市级重点建设项目
    return without_marks(text, start, tail.start() if tail is not None else end)


def without_marks(text: str, start: int, end: int) -> Span:
    """Return the stretch without punctuation at its ends."""
    while start < end and text[start] in LOOSE_MARKS:
        start += 1
    while start < end and text[end - 1] in LOOSE_MARKS:
        end -= 1
    return start, end


def _unadorned(text: str, start: int, end: int) -> int:
    """Return where the noun begins behind an enumeration of its qualities."""
    for pattern in (DESCRIBED, HAS):
        quality = pattern.match(text, start, end)
        if quality is not None and (pattern is HAS or "、" in quality.group()):
            start = quality.end()
    return start


def measures(text: str, start: int, end: int) -> bool:
    """Tell whether the stretch ends with a noun that measures."""
    begin = max(start, end - 24)
    return RATIO.search(text, begin, end) is not None or AMOUNT.search(text, begin, end) is not None


def bare(text: str, start: int, end: int) -> bool:
    """Tell whether the stretch is an indicator that says nothing by itself (产值, 占比)."""
    return BARE.fullmatch(text, start, end) is not None


def join(text: str, spans: tuple[Span, ...]) -> str:
    """Return the indicator that the stretches print together."""
    return "".join(text[start:end] for start, end in spans)
