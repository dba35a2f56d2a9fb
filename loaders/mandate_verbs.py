"""The verbs that order a document to be made, and when they do not order: done already, forbidden, encouraged."""

import re
from collections.abc import Iterable
from functools import lru_cache

from ontology.regions import by_name

CORE = "制修订|制定|制订|出台|编制|编写|修订|修编|修改完善|起草|拟订|拟定|印发|发布|颁布|公布|研究提出"
SIGN = re.compile(CORE)
"""One of these stands in every paragraph that orders a document."""
VERB = re.compile(
    rf"(?:{CORE})(?:(?:和|并|、|或|与|及时)?(?:{CORE}|组织(?:实施|落实)|推进(?:实施|落实)|严格执行"
    r"|实施(?!意见|方案|细则|办法|计划|规划|纲要)|落实(?!方案|意见)|完善|(?:适时|动态|定期)?(?:更新(?!改造)|调整)|下达)){0,3}"
)
ALSO = re.compile("(?:研究|联合|更新)$")
"""Words that are printed as part of the verb: 研究制定."""
DONE = re.compile(
    "(?:已经?|曾|先后|相继|陆续|业已|近日|(?<!\\d)日前)[\u4e00-\u9fff]{0,4}$|(?:[特现]|(?:关于|自)(?:联合)?)$"
)
NEGATED = re.compile("(?:未(?!来)|不得|不再|没有|无需|尚未)[\u4e00-\u9fff]{0,12}$")
ENCOURAGED = re.compile("(?:鼓励|支持|引导|允许|参与|通过|主导)[\u4e00-\u9fff、（）“”]{0,24}$")
PUBLISHING = re.compile("(?:联合|共同)?(?:印发|发布|颁布|公布|出台)")
BASIS = re.compile(
    "(?:根据|按照|依据|依照|遵照|贯彻|落实|执行|对照|参照)(?!.{0,16}(?:原则|要求|实际|规定|精神|情况|部署))[^，。；]{0,20}$"
)
SUBJECT = re.compile(
    "(?:(?![向由应要须将需])[\u4e00-\u9fff、]){1,60}(?:省|市|区|县|州|部|委|厅|局|院|办|会|政府|室)"
)
ACCOUNT = re.compile(
    "(?:工作|发展|建设|主要|取得的?|规划|现实|面临的?|当前|[“”]|十[一二三四五六七八九]?五|时期|期间|生态环境保护|重要|显著|积极)*"
    "(?:现状|成效|成就|成绩|回顾|进展|形势|背景|基础)(?:[与和及、]|$)"
)
"""Headings of what was done before."""
LOOK_BACK = 60


def orders(text: str, clause: int, verb: int) -> bool:
    """Tell whether the verb at ``verb``, in the clause that begins at ``clause``, orders what it names."""
    at = max(clause, verb - LOOK_BACK)
    if DONE.search(text, at, verb) or NEGATED.search(text, at, verb) or ENCOURAGED.search(text, at, verb):
        return False
    if PUBLISHING.match(text, verb) is None:
        return True
    return not (BASIS.search(text, at, verb) or _reported(text[clause:verb]))


def _reported(subject: str) -> bool:
    """Tell whether nothing but a body or a region stands before 印发: 某省印发《…》 is news, no order."""
    subject = subject.removesuffix("联合").removesuffix("共同")
    return SUBJECT.fullmatch(subject) is not None or len(subject) <= 12 and bool(by_name(subject))


def is_account(headings: Iterable[str]) -> bool:
    """Tell whether one of the headings around a text says that it recounts what was done."""
    return any(map(_recounts, headings))


@lru_cache(maxsize=1 << 10)
def _recounts(heading: str) -> bool:
    return ACCOUNT.match(heading) is not None
