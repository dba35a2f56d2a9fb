"""Articles of laws and rules: which of them order someone to do something."""

import re
from collections.abc import Iterable
from typing import Protocol

from loaders.headings import ARTICLE_HEADING


class Article(Protocol):
    """What these rules ask of a unit of the outline."""

    style: str
    number: int
    title: str
    start: int
    end: int

    def ancestors(self) -> Iterable["Article"]:
        """Return the units around it, innermost first."""


_SHORT_LAW = "本(?:条例|办法|规定|细则|法|规则)"
_LAW = "本(?:实施)?(?:条例|办法|规定|细则|法|规则|政策措施|措施|政策|意见|方案|制度|准则|指南|规程)"
PURPOSE = re.compile(f"(?:[^\\n]{{4,160}}。)?为了?.{{4,400}}?(?:制定|制订){_LAW}")
SCOPE = re.compile(
    f"{_SHORT_LAW}(?:所称|适用于|中下列)|[^。；]{{0,120}}(?:适用|遵守){_SHORT_LAW}(?!，(?!法律|法规|国家|但|本))|.{{0,40}}(?:是指|下列用语)"
    "|下列[^，。；：]{2,20}(?:为|属于)[^，。；：]{2,20}："
)
FORCE = re.compile("自.{0,30}起(?:施行|实施|生效)")
INTERPRETATION = re.compile(f"{_LAW}(?:的解释)?(?:由|授权)[^。；]{{2,40}}解释。?")
"""An article that says who explains the law: 本办法由省水利厅负责解释."""
PRINCIPLE = re.compile("[^。]{0,60}(?:坚持|遵循|贯彻)[^。]*(?:原则|方针|领导)[^。]*。")
LAST_PRINCIPLE = 5
"""Principles stand in the first articles of a law."""
ENCOURAGE = re.compile("(?:本[省市州县区]|国家)?鼓励")
ORDER = re.compile(
    "应当|负责|不得|必须|禁止|[，。；](?:并|持续|积极|依法)?(?:采取|实行|引导|建立|健全|制定|安排|给予|实施|支持)"
)
"""Words by which an article that starts with 鼓励 nevertheless binds the government itself."""
PENALTY = re.compile("罚款|处罚|处分|追究|责令|没收|吊销|赔偿")
_DUTY_OF_ANOTHER_KIND = "应当(?!依法|依照|承担|责令|予以|给予|追究|没收|吊销)"
SANCTION = re.compile(
    f"(?:[^。]{{4,240}}(?:的|规定)|违反[^。；，]{{2,60}}行为)，(?:(?:(?!{_DUTY_OF_ANOTHER_KIND})[^。；]){{0,80}}?(?:责令|罚款|处分|没收|处罚|吊销|追究|撤销|取消[^。；，]{0, 8}(?:称号|资格)|移出)"
    "|(?:依法|依照|按照|依据|由|予以|给予)[^。；]{2,160}(?:处理|责任))"
)
"""An article that begins with what happens to offenders: …的，由X责令改正."""
PERMISSION = re.compile("(?:(?>[^。；]{2,200}?(?:可以|享受|(?<!所)有权))[^。；]*+(?:[。；]\\s*+|$))++")
"""An article whose sentences all say what somebody may do or enjoys."""
CONDITIONS = re.compile(
    "(?:申[报请][^。；：]{2,40}，)?[^，。；：]{0,24}?应当?(?:同时)?(?:符合|具备|满足)(?:以下|下列)[^，。；：]{0,8}：?"
)
"""An article that lists conditions and orders no one: 替代源应符合下列要求."""
DEFINITION = re.compile(
    "[^，。；：]{2,24}(?:包括|分为|是指)(?:[^。]{2,120}[。：]?|：)|[^。；：]{4,60}，是[^，。；：]{2,40}"
)
"""An article that begins with a definition and orders no one: 申报材料包括申请表和核证报告."""
DUTY = re.compile(
    "应当|(?<![响供适相反效对])应(?!对|用|急|届|变)|负责|不得|必须|禁止|组织(?=[开实制编协建])|建立"
)
_ARTICLE = "第[一二三四五六七八九十百零〇]{1,6}条(?:第[一二三四五六七八九十]{1,3}[款项])?"
AMENDMENT = re.compile(
    f"(?:将|删去|删除)?(?:原)?{_ARTICLE}[^。：]{{0,60}}?(?:修改|改为|删去|删除|增加)|增加[一二三四五]?条，作为{_ARTICLE}"
)
"""How an item of a decision to amend a law begins: 将第四条改为第五条，修改为：…."""
NEW_WORDING = re.compile("(?:修改为|作为[^，。：]{2,12}|改为)：“")
"""Behind it stands how an article is to read."""
PENALTY_CHAPTER = re.compile("法律责任|罚则|责任追究")
CONDITIONS_CHAPTER = re.compile("(?:申报|申请|评价|认定|入选|准入|基本|和|与)+(?:条件|要求)")
"""A chapter that says who may apply."""
CLOSING_CHAPTER = re.compile("附则")


def is_operative(unit: Article, text: str) -> bool:
    """Tell whether an article orders someone to do something.

    Left out are purpose, scope, definitions and principles, articles that only encourage, penalties, and
    the closing chapter (conventions of the annotation guide).
    """
    body = text[_behind_heading(unit, text) : unit.end]
    chapters = [ancestor.title for ancestor in unit.ancestors()]
    return not (
        any(CLOSING_CHAPTER.search(title) or CONDITIONS_CHAPTER.fullmatch(title) for title in chapters)
        or _is_formal(body)
        or _is_sanction(body, chapters)
        or _orders_no_one(body)
        or (PRINCIPLE.match(body) is not None and "负责" not in body and unit.number <= LAST_PRINCIPLE)
    )


def amends(text: str, start: int, end: int) -> bool:
    """Tell whether ``text[start:end]`` is an item of a decision to amend a law."""
    return AMENDMENT.match(text, start, end) is not None


def is_operative_amendment(text: str, start: int, end: int) -> bool:
    """Tell whether such an item gives an article a wording that orders someone to do something."""
    wording = NEW_WORDING.search(text, start, end)
    if wording is None:
        return False
    body = text[wording.end() : end]
    if (
        _is_formal(body)
        or _is_sanction(body, ())
        or _orders_no_one(body)
        or PRINCIPLE.match(body) is not None
    ):
        return False
    return DUTY.search(body) is not None or "会同" in body


def _behind_heading(unit: Article, text: str) -> int:
    """Return where the text of an article begins behind its heading in brackets."""
    heading = ARTICLE_HEADING.match(text, unit.start, unit.end)
    return heading.end() if heading is not None else unit.start


def _is_formal(body: str) -> bool:
    """Tell whether an article speaks of the law itself: its purpose, scope, entry into force, interpretation."""
    return (
        PURPOSE.match(body) is not None
        or SCOPE.match(body) is not None
        or FORCE.search(body[:60]) is not None
        or INTERPRETATION.fullmatch(body) is not None
    )


def _is_sanction(body: str, chapters: Iterable[str]) -> bool:
    """Tell whether an article says what happens to offenders."""
    if SANCTION.match(body) is not None:
        return True
    return PENALTY.search(body) is not None and any(PENALTY_CHAPTER.search(title) for title in chapters)


def _orders_no_one(body: str) -> bool:
    """Tell whether an article only defines, permits, encourages or lists conditions."""
    if CONDITIONS.fullmatch(body.partition("\n")[0]) is not None:
        return True
    if ENCOURAGE.match(body) is not None:
        return ORDER.search(body) is None
    if DUTY.search(body) is not None:
        return False
    return DEFINITION.fullmatch(body.partition("。")[0]) is not None or PERMISSION.fullmatch(body) is not None


def is_purpose(unit: Article, text: str) -> bool:
    """Tell whether an article states why and on what basis the law is made (为了…，根据《…》，制定本条例)."""
    return unit.style == "条" and PURPOSE.match(text, _behind_heading(unit, text), unit.end) is not None
