"""How a unit speaks of a place: does it pilot there, build there, hold only there, or leave it out.

Read from the clause around the name. ``excluded``: 除西宁外, 不含. ``pilot``: 试点, 示范. ``site``: something is
built there (基地, 项目). ``applies_in``: the measure holds there and is said to (在…, …范围内, or the place heads
the clause of an order). ``named``: none of these.
"""

import re

from ontology.edges import How

PILOT = re.compile("试点|示范(?!区管委|区管理委)|先行先试|先行区")
PILOT_BEFORE = re.compile(
    "(?:试点|示范|先行)(?:城市|地区|市|县|区|州|省)?[、：（]?(?:[^，。；、和与及]{0,6}[、和与及])*$"
)
SITE = re.compile("基地|项目|工程|电站|电厂|园区|产业园|风电场|机场|枢纽|生产线")
LEFT_OUT = re.compile("(?:除|不含|不包括|不包含)[^，。；]{0,30}$")
LEFT_OUT_AFTER = re.compile("[^，。；]{0,30}?(?:以外|之外|除外|外(?![资送贸部籍商省出调输销埠])|等?）)")
EXEMPT = re.compile("[^，。；]{0,20}?除外")
LOCATIVE = re.compile(
    "(?:(?<![存现正旨所潜布])在(?![线建役产用])|限于|位于|适用于)(?:[^，。；在、和与及]{0,12}[、和与及])*[^，。；在、和与及]{0,6}$"
)
INSIDE = re.compile(
    "(?:等)?(?:区域|地区|范围|境|辖区|城区)?(?:范围)?(?:内(?![涝河陆需容部])|以内|之内|以外|外围)"
)
ORDER = re.compile(
    "严禁|禁止|不得|限制|达到|不低于|不高于|不超过|提高|降低|下降|淘汰|完成|实施|执行|开展|推广|应当?|全面|率先|原则上|加快|推进|新增|新建|力争|使用|严格|控制|建成|改造|基本"
)
FAVOURED = re.compile("(?:支持|鼓励|推动|推进|引导|要求|督促|组织|指导)$")
NOUN = re.compile("的|管理|建设|保护(?!.{0,6}内)|划定|制度|监管|评估|调整|名录|面积|[、和与及]?$")
LIST = re.compile(
    "(?![将把以对按为推加统支鼓探建实开完落围依结参扩强深优打发要])(?:(?:到|至)?20\\d\\d年(?:底)?)?(?:[^，。；、和与及]{0,14}[、和与及])*$"
)
BODY = ("管委会", "管理委员会", "管理局", "工作领导小组")
STOPS = "，。；：！？\n（"
WIDEST = 60
"""Characters of a clause that are read before and behind a name."""


def manner(text: str, start: int, end: int, span: tuple[int, int]) -> How:
    """Return how the paragraph ``span`` speaks of the place named at ``text[start:end]``."""
    before, after = _around(text, start, end, span)
    if (LEFT_OUT.search(before) and LEFT_OUT_AFTER.match(after + "）")) or EXEMPT.match(after):
        return "excluded"
    if PILOT.search(after[:30]) or PILOT_BEFORE.search(before):
        return "pilot"
    if SITE.search(after[:30]):
        return "site"
    return "applies_in" if _holds(before, after) else "named"


def names_something_else(text: str, start: int, end: int, span: tuple[int, int]) -> bool:
    """Tell whether the name is only part of another: of a body (…管委会) or of a title (《…》)."""
    if text.startswith(BODY, end):
        return True
    left = max(span[0], start - WIDEST)
    return text.rfind("《", left, start) > text.rfind("》", left, start)


def limits(text: str, start: int, end: int, span: tuple[int, int]) -> bool:
    """Tell whether a measure is said to hold inside, outside or for the area named at ``text[start:end]``.

    To draw the area, to protect it or to manage it is no such thing.
    """
    before, after = _around(text, start, end, span)
    if LEFT_OUT.search(before) and LEFT_OUT_AFTER.match(after):
        return True
    return _holds(before, after) or (FAVOURED.search(before) is not None and NOUN.match(after) is None)


def _holds(before: str, after: str) -> bool:
    if INSIDE.match(after) or LOCATIVE.search(before):
        return True
    return (
        LIST.fullmatch(before) is not None and NOUN.match(after) is None and ORDER.search(after) is not None
    )


def _around(text: str, start: int, end: int, span: tuple[int, int]) -> tuple[str, str]:
    """What stands before and behind the name in its clause."""
    left, right = max(span[0], start - WIDEST), min(span[1], end + WIDEST)
    begin = max(text.rfind(mark, left, start) for mark in STOPS) + 1
    stop = min((at for mark in STOPS if (at := text.find(mark, end, right)) >= 0), default=right)
    return text[max(left, begin) : start], text[end:stop]
