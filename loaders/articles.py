"""Articles of laws and rules: which of them order someone to do something."""

import re
from collections.abc import Iterable
from typing import Protocol


class Article(Protocol):
    """What these rules ask of a unit of the outline."""

    style: str
    number: int
    title: str
    start: int
    end: int

    def ancestors(self) -> Iterable["Article"]:
        """Return the units around it, innermost first."""


_LAW = "本(?:实施)?(?:条例|办法|规定|细则|法|规则|政策措施|措施|政策|意见|方案|制度|准则|指南|规程)"
PURPOSE = re.compile(f"为了?.{{4,400}}?(?:制定|制订){_LAW}")
SCOPE = re.compile(
    "本(?:条例|办法|规定|细则|法|规则)(?:所称|适用于|中下列)|.{0,60}适用本(?:条例|办法|规定|细则|法|规则)|.{0,40}(?:是指|下列用语)"
)
PRINCIPLE = re.compile("[^。]{0,60}(?:坚持|遵循|贯彻)[^。]*(?:原则|方针|领导)[^。]*。")
ENCOURAGE = re.compile("(?:本[省市州县区]|国家)?鼓励")
ORDER = re.compile(
    "应当|负责|不得|必须|禁止|[，。；](?:持续|积极|依法)?(?:采取|实行|引导|建立|健全|制定|安排|给予|实施|支持)"
)
"""Words by which an article that starts with 鼓励 nevertheless binds the government itself."""
PENALTY = re.compile("罚款|处罚|处分|追究|责令|没收|吊销|赔偿")
SANCTION = re.compile(
    "[^。]{4,240}(?:的|规定)，(?:[^。；]{0,80}?(?:责令|罚款|处分|没收|处罚|吊销|追究)|(?:依法|依照|按照|依据|由|予以|给予)[^。；]{2,160}(?:处理|责任))"
)
"""An article that begins with what happens to offenders: …的，由X责令改正."""
PERMISSION = re.compile("[^。；]{2,200}(?:可以|享受)[^。；]*。?")
"""An article of one sentence that says what somebody may do or enjoys."""
CONDITIONS = re.compile("[^，。；：]{2,24}?应当?(?:同时)?(?:符合|具备|满足)(?:以下|下列)[^，。；：]{0,8}：?")
"""An article that lists conditions and orders no one: 替代源应符合下列要求."""
PENALTY_CHAPTER = re.compile("法律责任|罚则|责任追究")
CLOSING_CHAPTER = re.compile("附则")
FORCE = re.compile("自.{0,30}起(?:施行|实施|生效)")


DEFINITION = re.compile(
    "[^，。；：]{2,24}(?:包括|分为|是指)[^。]{2,120}[。：]?|[^。；：]{4,60}，是[^，。；：]{2,40}"
)
"""An article that begins with a definition and orders no one: 申报材料包括申请表和核证报告."""
DUTY = re.compile("应当?|负责|不得|必须|禁止|组织|建立")


def is_operative(unit: Article, text: str) -> bool:
    """Tell whether an article orders someone to do something.

    Left out are purpose, scope, definitions and principles, articles that only encourage, penalties, and
    the closing chapter (conventions of the annotation guide).
    """
    body = text[unit.start : unit.end]
    chapters = [ancestor.title for ancestor in unit.ancestors()]
    if any(CLOSING_CHAPTER.search(title) for title in chapters):
        return False
    if PURPOSE.match(body) or SCOPE.match(body) or FORCE.search(body[:60]):
        return False
    if any(PENALTY_CHAPTER.search(title) for title in chapters) and PENALTY.search(body):
        return False
    if DEFINITION.fullmatch(body.partition("。")[0]) and not DUTY.search(body):
        return False
    if CONDITIONS.fullmatch(body.partition("\n")[0]):
        return False
    if SANCTION.match(body) or PERMISSION.fullmatch(body) and not DUTY.search(body):
        return False
    if ENCOURAGE.match(body) and not ORDER.search(body):
        return False
    return not (PRINCIPLE.match(body) and "负责" not in body and unit.number <= 5)


def is_purpose(unit: Article, text: str) -> bool:
    """Tell whether an article states why and on what basis the law is made (为了…，根据《…》，制定本条例)."""
    return unit.style == "条" and PURPOSE.match(text, unit.start, unit.end) is not None
