"""Headings: where one ends, and which are labels without a content of their own."""

import re

MAX_HEADING = 48
"""Longest heading (characters) that stands before its text on the same line."""
MAX_CLAUSES_LENGTH = 24
"""Length from which three clauses in a row are a sentence and no heading."""
MAX_TITLE = 70

_JOIN = "(?:和|与|及|、|以及)?"
_GENERAL_MODIFIER = "扶持|支持|资助|补助|奖励|奖补|“?十[一二三]五”?(?:时期|期间)?|保护|存在|突出|总体|总的|年度|创建|试点|申报|评选|基本|主要|工作|发展|指导|建设|行动|特色|阶段性?|具体|预期|实施|适用|编制|面临|当前|改革|规划|战略|重要|明确|起草|存在|取得"
_GENERAL_NOUN = "要求|思想|原则|目标|思路|定位|形势|背景|基础|现状|依据|范围|意义|对象|含义|定义|指标|成就|成效|短板|瓶颈|问题|方针|内涵|术语|环境|愿景|附则|总则|名词解释|目的|问题|挑战|机遇|成效|成就|时限|期限|联系方式|联系人"
_ANNOUNCED = "准确把握|全面把握|把握|明确|牢牢把握|深刻认识|充分认识"
GENERAL = re.compile(
    rf"(?!(?:工作|具体|建设|实施|申报)?要求$)(?:(?:{_GENERAL_MODIFIER})*(?:{_GENERAL_NOUN}){_JOIN})+"
    rf"|(?:{_ANNOUNCED})[\u4e00-\u9fff]{{0,16}}?的?(?:(?:总体|指导|基本|主要|总的)(?:要求|思想|原则|目标|思路){_JOIN})+"
    r"|(?:20\d\d年(?:度)?|过去[一二三四五]年|五年来|上一?年度?|前[一二三四五]年)(?:[主要政府经济社会发展的]*)工作?(?:的)?(?:回顾|总结|完成情况)"
    r"|(?!摸清|掌握|调查|监测|了解|把握)[\u4e00-\u9fff]{2,12}(?:特征|概况|现状)"
)
"""Labels of general parts: 总体要求, 指导思想, 基本原则, 主要目标, 面临形势, 总体要求和目标 …"""
_CONTAINER_VERB = "扎实|认真|切实|全面|强化|加强|完善|健全|抓好|做好|落实|加大|狠抓|统筹|深入"
_CONTAINER_WORD = (
    "其他|相关|有关|重点|重大|主要|工作|具体|任务|试点|类型|主体|措施|举措|保障|组织|实施|政策|支持|扶持|支撑|推进|推动|内容|步骤|安排|机制|要求|配套|进度|阶段|行动|工程|项目"
    "|提升|规划|事项|分工|目标|落实|开展|程序|领域|环节|方向|路径|清单|分解"
)
CONTAINER = re.compile(
    rf"(?:{_CONTAINER_VERB})*(?:(?:{_CONTAINER_WORD}){_JOIN})+"
    "|应急保障|后期(?:工作|处置)|组织(?:指挥)?(?:体系|机构)(?:[和与及](?:主要)?职责)?"
    "|[\u4e00-\u9fff“”]{2,12}(?:重点任务|主要任务|重点方向|重点举措|主要举措|保障措施)"
)
"""Labels that only hold their children together: 重点任务, 保障措施, 加强组织实施 …"""
LONGEST_CONTAINER = 60
"""Characters; a longer heading says more than such words."""

KINDS = "方案|意见|规划|计划|通知|办法|条例|决定|措施|规定|细则|要点|纲要|规程|指南|目录|清单|标准|导则|公告|通告|通报|批复|函|纪要|报告|法|令|预案|政策|准则|安排|规则|规范|手册|名录|章程"
TITLE = re.compile(rf"(?!现将|现就|附件|各)[^。；：！？]{{4,{MAX_TITLE}}}(?:{KINDS})(?:（[^（）]{{1,24}}）)*")
JOINT_ISSUERS = re.compile(r"(?:[\u4e00-\u9fff（）]{3,30}、)+[\u4e00-\u9fff（）]{3,30}(?=关于)")
"""The names of the issuers in front of a title, which make it as long as they are many."""
TITLE_ENDS = frozenset(kind[-1] for kind in KINDS.split("|")) | {"）"}
"""The characters in which a title ends."""

CLOSING = re.compile(
    rf"本(?:实施|行动|工作|暂行)*(?:{KINDS}|政策)[^。]{{0,40}}(?:自[^。]{{2,30}}起?(?:施行|实施|执行|生效)|有效期|解释)[^\n]*"
    r"|(?:自[^。]{2,30}起(?:施行|实施|执行|生效))[^\n]{0,80}|[\u4e00-\u9fff（）、·]{3,40}(?:19|20)\d\d年\d{1,2}月\d{1,2}日(?:印发|发布)?"
    r"|(?:19|20)\d\d年\d{1,2}月\d{1,2}日(?:印发|发布)?|（(?![^（）]*(?:责任|牵头|负责(?!解释)|配合|参与|参加|落实[单部]|[厅局委][、）]))[^（）]{2,40}）|(?:抄送|抄报|主送|分送|联系人|信息公开选项|附件)[：:].*"
    r"|[\u4e00-\u9fff]{2,24}(?:政府|办公厅|办公室|委员会|厅|局|部|院)",
)
"""Formal paragraphs behind the last unit: entry into force, issuer, date, notes in brackets (that give nobody
work), copies to."""


ARTICLE_HEADING = re.compile(
    r"[（【〔［\[]\s*(?P<heading>(?![一二三四五六七八九十百]+[）】〕］\]])[\u4e00-\u9fff、]{2,20}?)\s*[）】〕］\]]\s*"
)
"""What an article is about, in brackets behind its number (第一条【目的和依据】, 第二条（适用范围））, as laws of Shanghai
and drafts print it."""


def heading_end(text: str, start: int, end: int) -> int:
    """Return where the heading ends that starts at ``start`` of a paragraph that ends at ``end``; ``start``
    itself where the unit has no separate heading.

    A heading is a line of its own, or the words before the first full stop (or colon at a line end), as
    long as they are short and no sentence in themselves.
    """
    stop = text.find("。", start, min(end, start + MAX_HEADING + 1))
    if stop > start:
        return start if _is_sentence(text, start, stop) else stop
    colon = text.find("：", start, min(end, start + 30))
    if end - start <= MAX_HEADING and text[end - 1] not in "；，、":
        return end - 1 if text[end - 1] in "：:" else end
    if colon > start and colon + 1 < end and "，" not in text[start:colon]:
        return colon
    return start


def _is_sentence(text: str, start: int, end: int) -> bool:
    """A heading has one comma at most, unless it is short."""
    return end - start > MAX_CLAUSES_LENGTH and text.count("，", start, end) >= 2


def is_general_label(title: str) -> bool:
    """Tell whether a heading announces aims, principles or background, not work."""
    return GENERAL.fullmatch(title) is not None


def is_container_label(title: str) -> bool:
    """Tell whether a heading is made of generic words only."""
    return len(title) <= LONGEST_CONTAINER and CONTAINER.fullmatch(title) is not None


def is_title(line: str) -> bool:
    """Tell whether a line reads like the title of a document."""
    if line[-1:] not in TITLE_ENDS:
        return False
    issuers = JOINT_ISSUERS.match(line)
    return TITLE.fullmatch(line, issuers.end() if issuers is not None else 0) is not None


def is_closing(paragraph: str) -> bool:
    """Tell whether a paragraph behind the last unit belongs to the closing formalities."""
    return CLOSING.fullmatch(paragraph) is not None
