"""What is ordered to be made: the items of a verb's object, 《》 or noun phrases that end in the name of a kind.

Only what says which document it is counts: 绿色消费指南 is one, 工作方案 and 相关标准 are none. A list gives
one item each; a general word behind an item (分领域工作方案、保障方案) belongs to that item.
"""

import re
from dataclasses import dataclass, replace

LONGEST_OBJECT = 160
LONGEST_PHRASE = 70
KINDS = (
    "方案|意见|规划|计划|办法|标准|目录|名录|清单|细则|要点|条例|规定|规范|导则|指南|指引|预案|纲要|规程|规则|准则|章程"
    "|路线图|通报|白皮书|蓝图|若干措施|若干政策措施|若干政策|政策措施清单"
)
"""Kinds of documents. 措施, 政策, 制度 and 报告 alone are things that plans speak of, not documents."""
KIND = re.compile(KINDS)
"""One of these stands in every name without 《》."""
BOUNDARY = r"(?:、|以及|[，。；：！？\n（）]|及|和|与|或|并|且|等|$)"
EDITION = "（[^（）\n]{0,16}(?:试行|暂行|修订|修正|草案|稿|版|本|年|批)[^（）\n]{0,4}）"
ITEM = re.compile(rf"(?:{KINDS})(?P<edition>{EDITION})?(?={BOUNDARY})")
JOINT = re.compile("(?:、|以及|及其|及|和|与|或)")
OPENING = re.compile("[《“（，。；：！？\n）]")
PARTNER = {"《": "》", "“": "”", "（": "）"}
BEFORE_TITLE = re.compile("(?:国家|全国|[我本全][省市县区州]|自治区|省|市|新版|新的|关于)?(?=《)")
NO_OBJECT = re.compile("[了的过后中时前、，。；]|高于|严于|优于")
FILLER = re.compile("(?:完成|好|出|一个|一份|一次)?")
OTHER_VERB = re.compile(
    "(?:实施|落实|执行)(?!意见|方案|细则|办法|计划|规划|纲要|要点|条例)|严格|组织|开展|建立|健全|完善|加强|强化|明确|细化|督促|指导"
    "|做好|按照?|将|为|向|推进|推动(?!.{2,20}(?:方案|意见|措施)$)|扩大|优化|提高|提升|公开|纳入|给予|进行|制定|编制|出台|修订|发布|印发|报"
)
"""Words that begin another statement, not a further item of the list."""
NEXT_VERB = re.compile("[、并](?:制定|制订|编制|出台|修订|发布|印发|建立|健全|完善|推进|开展)")
OWN = re.compile(
    rf"(?:本|该|此|其|这|上述|下列|如下|以下)(?:项|个|些)?(?:实施|工作|行动|若干|暂行|专项|总体|具体|指导|管理)*+(?:{KINDS}|法|决定|通知|规章)"
)
COUNTED = re.compile(
    r"\d+[余多]?[项个部套份批件条]|[一二三四五六七八九十百数几两多]+[项个部套份批系件条]|一系列|系列"
)
LIGHT = re.compile(
    "(?:(?:具体|相应|相关|有关|详细|配套|各自|各类|各项|新的)的?(?:行业|领域|部门|地区)?|本(?:地区|部门|单位|领域|行业|系统|级|辖区|区域|行政区域|企业)[、和及的]?"
    "|(?:(?:符合|结合|适应|适合|切合)[\u4e00-\u9fff]{1,8}?|切实可行|操作性强|科学合理|科学|合理|有效|可行|统一|规范|更?加?严格|完善)"
    "(?:[、和](?:(?:符合|结合|适应|适合)[\u4e00-\u9fff]{1,8}?|切实可行|操作性强|科学|合理|有效|可行|统一|规范|完善)){0,3}的)*"
)
"""Words at the head that say how the thing should be, not which one it is."""
SCOPE = re.compile(
    "(?P<word>全[省市县区州]|[我本][省市县区州]|自治区(?!级)|[省市](?![（场政民容区域际会级内外直道辖属县州市长、和及]))(?=.{4})"
)
SHORT = 6
VAGUE = re.compile("相关|有关|相应|各类|各项")
TIMETABLE = re.compile(".{0,30}时间表[、和及]路线图")
GENERAL = re.compile(
    rf"(?:{KINDS}|相关|有关|具体|相应|配套|各项|各类|各自|专项|工作|实施|行动|推进|落实|贯彻|总体|整体|年度|月度|季度|详细|科学|合理|可行|切实"
    "|本?地区|地方|本?行业|本?部门|本?领域|本?单位|本?企业|园区|区域|国家|国际|团体|自身|实际|管理|技术|任务|责任|问题|整改|项目|资金|操作|建设|发展"
    "|中长期|长期|近期|短期|三年|五年|政策|支持|扶持|保障|工程|改革|试点|推广|宣传|培训|检查|评估|评价|考核|监督|监测|应急|处置|应对|时间表|时间|进度"
    "|统一|规范|标准|重点|重大|主要|若干|新|完善|细化|明确|目标|步骤|措施|制度|创建|编制|制定|申报|验收|奖惩|服务|产品|质量|安全|规划|计划|方案|办法|目录|清单"
    "|指导|性|强制|推荐|负面|正面|暂行|修订|更新|草案|权力|事项|分工|的|之|和|与|及|或|、|本|各|等)*+"
)
"""What a phrase may consist of and still not say which document it is."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item ``text[start:end]`` of an object: ``marked`` where it is a 《…》, marks included, ``general``
    where it does not say which document it is; ``scope`` is the stripped 全省, 我市, 省 in front of it or of the list."""

    start: int
    end: int
    marked: bool = False
    general: bool = False
    scope: str = ""


def read_items(text: str, at: int, end: int) -> list[Item]:
    """Return the items of the object that begins at ``at``, in the paragraph that ends at ``end``."""
    if NO_OBJECT.match(text, at, end) or COUNTED.match(text, at, end):
        return []
    at = _past(FILLER, text, at, end)
    stop = object_end(text, at, end)
    next_verb = NEXT_VERB.search(text, at, stop)
    stop = next_verb.start() if next_verb is not None else stop
    found: list[Item] = []
    while at < stop:
        title = BEFORE_TITLE.match(text, at, stop)
        item = _marked(text, title.end(), stop) if title is not None else _phrase(text, at, stop)
        if item is None or found and not item.marked and OTHER_VERB.match(text, at, item.end):
            break
        if item.general and found:
            previous = found[-1]
            found[-1] = replace(previous, end=item.end)
        else:
            found.append(item if item.scope or not found else replace(item, scope=found[0].scope))
        at = item.end
        if item.marked and text.startswith("（", at):
            close = text.find("）", at, stop)
            at = close + 1 if close >= 0 else stop
        joint = JOINT.match(text, at, stop)
        if joint is None and not (item.marked and text.startswith("《", at)):
            break
        at = joint.end() if joint is not None else at
    return found


def object_end(text: str, at: int, end: int) -> int:
    """Return where the clause ends; marks inside brackets, titles and quotations end none."""
    end = min(end, at + LONGEST_OBJECT)
    while (match := OPENING.search(text, at, end)) is not None:
        if match[0] not in PARTNER:
            return match.start()
        close = text.find(PARTNER[match[0]], match.end(), end)
        if close < 0:
            return match.start()
        at = close + 1
    return end


def phrase_before(text: str, start: int, end: int) -> Item | None:
    """Return the noun phrase ``text[start:end]`` if it is one document's name."""
    start = max(start, end - LONGEST_PHRASE)
    item = _phrase(text, start, end) if text[start] != "了" else None
    if item is None or item.end != end or item.general:
        return None
    last = max(text.rfind(joint, item.start, end) for joint in "、和及与")
    return item if last < 0 or GENERAL.fullmatch(text, last, end) is None else None


def _marked(text: str, at: int, stop: int) -> Item | None:
    depth = 0
    for place in range(at, stop):
        if text[place] == "《":
            depth += 1
        elif text[place] == "》":
            depth -= 1
            if depth == 0:
                return Item(at, place + 1, marked=True)
    return None


def _phrase(text: str, at: int, stop: int) -> Item | None:
    """Return the shortest phrase from ``at`` that ends in a kind, without what only qualifies it."""
    for match in ITEM.finditer(text, at, min(stop, at + LONGEST_PHRASE)):
        if _inside(text[at : match.start()]):
            continue
        name_end = match.start("edition") if match["edition"] else match.end()
        own = OWN.match(text, at, match.end())
        if own is not None:
            return Item(at, match.end()) if own.end() < name_end else None
        start = _past(LIGHT, text, at, name_end)
        scope = SCOPE.match(text, start, name_end)
        start = _past(LIGHT, text, scope.end(), name_end) if scope is not None else start
        general = (
            GENERAL.fullmatch(text, start, name_end) is not None
            or (name_end - start < SHORT and VAGUE.search(text, at, name_end) is not None)
            or TIMETABLE.fullmatch(text, start, name_end) is not None
        )
        return Item(start, match.end(), general=general, scope=scope["word"] if scope is not None else "")
    return None


def _past(words: re.Pattern[str], text: str, at: int, end: int) -> int:
    match = words.match(text, at, end)
    return match.end() if match is not None else at


def _inside(text: str) -> bool:
    """Tell whether a title, bracket or quotation is open at the end of ``text``."""
    return any(text.count(mark) > text.count(PARTNER[mark]) for mark in PARTNER)
