"""Titles of documents: cleaning, the notice around a plan, the issuer in front, edition and kind.

A Chinese title reads [发文机关]关于[事由]的[文种] (GB/T 9704-2012). Plans usually travel inside a notice
whose title is a shell, 关于印发《X》的通知, and are cited by either title, with or without the issuer.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from ontology.widths import half_width

KINDS = (
    "决议", "决定", "命令", "令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复",
    "议案", "函", "纪要",
    "法", "条例", "办法", "规定", "规则", "细则", "规程", "规范", "准则", "导则", "通则", "总则", "章程",
    "制度", "解释",
    "规划", "计划", "纲要", "方案", "预案", "要点", "措施", "政策", "指南", "指引", "手册", "目录", "名录",
    "名单", "清单", "台账", "标准", "限额", "大纲", "路线图",
    "白皮书", "蓝图", "协议", "公约", "协定", "宣言", "倡议", "声明", "建议", "方法", "安排", "分工",
    "机制", "任务",
)  # fmt: skip
"""Type words that end a title: first the 15 statutory kinds of 中办发〔2012〕14号, then laws and rules, then
what a notice carries. 实施方案 and 行动计划 are a 方案 and a 计划."""

_KINDS_BY_LENGTH = tuple(
    (length, frozenset(kind for kind in KINDS if len(kind) == length))
    for length in sorted({len(kind) for kind in KINDS}, reverse=True)
)

_OPEN = "《〈<‹«"
_CLOSE = "》〉>›»"
_UNCLEAN = re.compile(rf"[\s(){_OPEN}{_CLOSE}\uff01-\uff5e]")
"""One of these stands in every title that cleaning changes."""
_MARK = re.compile(f"[{_OPEN}{_CLOSE}]")
_INNER_MARKS = str.maketrans({**dict.fromkeys(_OPEN, "〈"), **dict.fromkeys(_CLOSE, "〉")})
_BLANK_BESIDE_CJK = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])|(?<=[\d)])\s+(?=[\d(])")
_LAST_BRACKET = re.compile(r"（[^（）]{1,40}）$")
_EDITION = re.compile(
    r"试行|试点|暂行|修订|修正|修改|草案|[一-鿿]稿$|(?:19|20)\d\d|[二十〇零○一三四五六七八九]{4}年|版$|年本$|第[\d一二三四五六七八九十]+[批期次版]"
)

_BODY = (
    r"(?:政府|委员会|[省市区县州盟旗]委|党委|党组|[一-鿿]部|厅|局|院|署|办公室|办|总局|分行|银行|常委会"
    r"|代表大会|领导小组|指挥部|公司|部门|单位)"
)
_MORE = r"(?:等(?:[\d一二三四五六七八九十两]+个?)?(?:部门|单位|机构|部委|委办局|委局)?)?"
_ISSUER = re.compile(rf"^[^《》〈〉]{{1,60}}?{_BODY}{_MORE}(?=关于|印发|转发|批转|发布|公布|贯彻落实|贯彻)")
_SHELL = re.compile(
    r"^(?:[^《〈]*?关于(?:做好)?|(?:[^《〈]{2,60}?(?:政府|委|部|厅|局|院|会|室|办|组|单位|部门))?)"
    r"(?:联合)?(?:印发|转发|批转|发布|公布|颁布|颁发|下发)(?P<content>.+?)的?(?:通知|公告|通告|函)(?:（[^（）]*）)?$"
)
_NOTICE = re.compile("通知|公告|通告|函")
"""One of these stands in the title of every notice that carries a plan."""
_INNER_ISSUER = re.compile(rf"^[^《》〈〉]{{0,60}}?(?:{_BODY}{_MORE})?$")


@lru_cache(maxsize=4096)
def clean_title(title: str) -> str:
    """Return the title as it is shown: 〈〉 for 《》 inside, no 《》 around it, no blanks from layout.

    Blanks stay only between Latin words; brackets are full-width, digits and letters half-width.
    """
    if _UNCLEAN.search(title) is None:
        return title
    title = half_width(title).strip().replace("(", "（").replace(")", "）")
    title = _BLANK_BESIDE_CJK.sub("", title)
    return _without_outer_marks(title).translate(_INNER_MARKS)


def plan_title(title: str) -> str:
    """Return the title of the one plan that a notice's title carries, else the cleaned title itself.

    关于印发《X》的通知, 关于印发X的通知 and 转发 give X, also through several shells. A notice of several
    plans keeps its own title.
    """
    title = clean_title(title)
    match = _SHELL.match(title) if _NOTICE.search(title) is not None else None
    if match is None:
        return title
    content = match["content"]
    groups = _groups(content)
    if len(groups) == 0:
        return title if document_kind(content) == "" else plan_title(content)
    start, end = groups[0]
    if len(groups) > 1 or not _INNER_ISSUER.match(content[:start]) or not _is_edition(content[end:]):
        return plan_title(content) if _SHELL.match(content) else title
    return plan_title(content[start + 1 : end - 1] + content[end:])


def strip_issuer(title: str, issuers: Iterable[str]) -> str:
    """Return ``title`` without the given ``issuers`` at its beginning, in whatever order they stand there.

    A title that consists of an issuer's name and a kind, or continues without 关于, is left alone: 青海省 in
    青海省碳达峰实施方案 is no issuer.
    """
    title = clean_title(title)
    names = sorted({clean_title(name) for name in issuers} - {""}, key=len, reverse=True)
    rest, found = title, True
    while found:
        found = False
        for name in names:
            if rest.startswith(name):
                rest = re.sub(r"^[、，,和及与]", "", rest[len(name) :])
                found = True
                break
    rest = re.sub(rf"^{_MORE}", "", rest) if rest != title else rest
    return rest if re.match(r"关于|印发|转发|批转|发布|公布|贯彻", rest) else title


@lru_cache(maxsize=1 << 12)
def title_key(title: str) -> str:
    """Return what titles of one plan have in common, for identity: a string to compare, not to show.

    The shell of the notice and the issuer are gone, the edition stays (a 试行 is another document), and so
    does every word of the title; width, blanks, quotation marks and the shapes of brackets and dashes are
    folded.
    """
    title = plan_title(title)
    title = _ISSUER.sub("", title).removeprefix("关于")
    return _fold(title)


def document_kind(title: str) -> str:
    """Return the type word that ends the title, its edition aside: 方案, 意见, 通知, 条例 …, or ``""``."""
    title = clean_title(title)
    while title.endswith("）") and (match := _LAST_BRACKET.search(title)) is not None:
        title = title[: match.start()]
    title = title.rstrip("”’\"'〉")
    return next((title[-n:] for n, kinds in _KINDS_BY_LENGTH if title[-n:] in kinds), "")


def edition(title: str) -> str:
    """Return the brackets at the end that say which edition it is: （试行）, （2021-2025年）, （2022年版）,
    or ``""``."""
    title = clean_title(title)
    found = ""
    while title.endswith("）") and (match := _LAST_BRACKET.search(title)) is not None:
        if not _EDITION.search(match.group()[1:-1]):
            break
        found = match.group() + found
        title = title[: match.start()]
    return found


def _without_outer_marks(title: str) -> str:
    """Drop the marks around the whole title, and those at its ends that lost their partners."""
    while _MARK.search(title) is not None:
        opened, closed = sum(map(title.count, _OPEN)), sum(map(title.count, _CLOSE))
        if title[:1] in set(_OPEN) and _groups(title)[:1] == [(0, len(title))]:
            title = title[1:-1].strip()
        elif opened > closed and title[:1] in set(_OPEN):
            title = title[1:].strip()
        elif closed > opened and title[-1:] in set(_CLOSE):
            title = title[:-1].strip()
        else:
            break
    return title


def _groups(title: str) -> list[tuple[int, int]]:
    """Start and end of every outermost pair of title marks."""
    groups, depth, start = [], 0, 0
    for mark in _MARK.finditer(title):
        position = mark.start()
        if mark[0] in _OPEN:
            start = position if depth == 0 else start
            depth += 1
        elif depth > 0:
            depth -= 1
            if depth == 0:
                groups.append((start, position + 1))
    return groups


def _is_edition(rest: str) -> bool:
    return rest == "" or edition("X" + rest) == rest


_FOLDS = str.maketrans(
    {
        **dict.fromkeys("“”‘’\"'「」『』·•", None),
        **dict.fromkeys("—–―－~～〜─", "-"),
        **dict.fromkeys("（〔［【[", "("),
        **dict.fromkeys("）〕］】]", ")"),
        **dict.fromkeys(_OPEN, "<"),
        **dict.fromkeys(_CLOSE, ">"),
        **dict.fromkeys("，、", ","),
        "：": ":",
        "；": ";",
        "。": None,
        **dict.fromkeys("○◯", "〇"),
    }
)
_ZERO = re.compile("(?<=[一二三四五六七八九〇])零|零(?=[一二三四五六七八九〇])")
"""The zero of a year written out (二零三五); 零 in 近零碳 is a word."""


def _fold(title: str) -> str:
    folded = _ZERO.sub("〇", half_width(title).translate(_FOLDS))
    return re.sub(r"-+", "-", re.sub(r"\s", "", folded)).lower()
