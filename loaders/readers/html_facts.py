"""What a government page says about its document beside the text: the table of facts and the head's tags.

Every site prints a table of 索引号, 发文机关, 成文日期 and so on above a document, as table, list or plain
lines, with labels that vary. The tags in the head follow the national scheme for government sites
(国办函〔2019〕19号 and its forerunners).
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any


def _labels(names: str) -> tuple[str, ...]:
    return tuple(names.split())


DOCUMENT_LABELS = _labels(
    "索引号 索引编号 信息索引号 统一编号 统一登记号 登记号 登记编号 规范性文件编号"
    " 发文机关 发文机构 发文单位 发布机构 发布机关 发布单位 制发机关 制定机关 印发机关 责任部门"
    " 成文日期 成文时间 发文日期 发文时间 印发日期 发布日期 公开日期 公布日期 公开时间 生成日期 生成时间"
    " 生效日期 实施日期 施行日期 废止日期 失效日期 失效时间 有效期 有效期至"
    " 发文字号 发文文号 发文号 文件编号 文号 公文种类 文种 体裁分类 主题分类 主题词 关键词 组配分类 信息分类"
    " 服务对象 公文时效 时效性 效力状态 有效性 文件状态 标题 信息名称 文件名称 公文名称 内容概述"
)
"""Facts of the document: kept in the source text and in ``meta``."""
PAGE_LABELS = _labels("来源 信息来源 文章来源 稿源 发布时间 更新时间 更新日期")
"""Facts of the page: kept in ``meta`` only."""
SIDE_LABELS = _labels(
    "浏览次数 浏览量 访问次数 访问量 点击数 点击率 点击量 阅读次数 字体 字号 责任编辑 编辑 作者 视力保护色"
)
"""Stand between the facts of a page and say nothing about the document."""

HEAD_NAMES = {
    name.lower(): name
    for name in (
        "SiteName",
        "SiteDomain",
        "SiteIDCode",
        "ColumnName",
        "ColumnType",
        "ArticleTitle",
        "PubDate",
        "ContentSource",
        "Keywords",
        "Author",
        "Url",
    )
}
"""Names of head tags, in whatever case a page writes them."""

TITLE_LABELS = ("标题", "文件名称", "公文名称", "信息名称")

BLANKS = r"[\s　\xa0]*"
LABELS = "|".join(
    BLANKS.join(label)
    for label in sorted((*DOCUMENT_LABELS, *PAGE_LABELS, *SIDE_LABELS), key=len, reverse=True)
)
LABEL = re.compile(LABELS)
LABEL_CELL = re.compile(
    rf"{BLANKS}[\[【]?(?P<label>{LABELS}){BLANKS}[\]】]?{BLANKS}(?P<colon>[:：]?){BLANKS}"
)
LABELLED = re.compile(rf"(?<![一-鿿])(?P<label>{LABELS}){BLANKS}[\]】]?{BLANKS}[:：]")
OPENING = re.compile(rf"{BLANKS}[\[【]?")
ALL_BLANKS = re.compile(r"[\s　\xa0]+")

LONGEST_VALUE = 200
"""Characters: what follows a label further than this is running text."""
FIRST_LINES = 15
"""Lines of the body within which its title and the facts above it stand."""
LONGEST_FACTS = 200
"""Characters of a line of facts at most."""
LONGEST_OPENING = 4000
"""Characters within which they stand in plain text."""
NEAR = 4
"""Lines within which another label makes a label without colon believable."""

Fact = tuple[str, str]
"""Label without blanks, and value."""


def squeezed(text: str) -> str:
    """The text without any blanks."""
    return ALL_BLANKS.sub("", text)


def has_label(text: str) -> bool:
    """Whether a label stands anywhere in a text."""
    return LABEL.search(text) is not None


def is_label(text: str) -> bool:
    """Whether a text is nothing but a label, with or without colon."""
    return LABEL_CELL.fullmatch(text) is not None


def facts_in_line(line: str) -> list[Fact]:
    """The facts of a line that consists of nothing else: ``索引号：A1 发布日期：2021-01-01``."""
    opening = OPENING.match(line)
    labels = list(LABELLED.finditer(line))
    if opening is None or len(labels) == 0 or labels[0].start() > opening.end():
        return []
    ends = [*(label.start() for label in labels[1:]), len(line)]
    facts = [
        (squeezed(label["label"]), _value(line[label.end() : end]))
        for label, end in zip(labels, ends, strict=True)
    ]
    if any(len(value) > LONGEST_VALUE for _, value in facts):
        return []
    return [(label, value) for label, value in facts if label not in SIDE_LABELS]


def facts_in_lines(lines: Sequence[str]) -> dict[str, str]:
    """The facts among lines or cells: each in one line, or the label in one and the value in the next.

    The first value of a label counts. A label without colon counts only near another label.
    """
    found = [(number, fact) for number, line in enumerate(lines) for fact in facts_in_line(line) if fact[1]]
    cells = {number: match for number, line in enumerate(lines) if (match := LABEL_CELL.fullmatch(line))}
    places = sorted({*(number for number, _ in found), *cells})
    for number, match in cells.items():
        value = lines[number + 1] if number + 1 < len(lines) else ""
        if squeezed(match["label"]) in SIDE_LABELS or number + 1 in cells:
            continue
        if len(facts_in_line(value)) > 0 or len(value) > LONGEST_VALUE:
            continue
        if match["colon"] or any(0 < abs(place - number) <= NEAR for place in places):
            found.append((number, (squeezed(match["label"]), _value(value))))
    facts: dict[str, str] = {}
    for _, (label, value) in sorted(found, key=lambda place: place[0]):
        if value:
            facts.setdefault(label, value)
    return facts


def facts_above(text: str) -> dict[str, str]:
    """The facts at the beginning of a text that was copied from a page, in lines of their own."""
    lines = text[:LONGEST_OPENING].split("\n")[: 2 * FIRST_LINES]
    return facts_in_lines([line if len(line) <= LONGEST_FACTS else "" for line in lines])


def facts_in_table(cells: Sequence[str]) -> dict[str, str] | None:
    """The facts of a table that holds nothing else; None for a table of the document itself."""
    filled = [cell for cell in cells if cell.strip()]
    labels = sum(1 for cell in filled if is_label(cell) or len(facts_in_line(cell)) > 0)
    values = sum(1 for cell, after in pairwise(filled) if is_label(cell) and not is_label(after))
    if labels < 2 or labels + values < 0.8 * len(filled):
        return None
    return facts_in_lines(cells)


def facts_in_head(tree: Any) -> dict[str, str]:
    """The head's tags of the national scheme, and the page's title as ``title``."""
    facts: dict[str, str] = {}
    for tag in tree.css("meta[name][content]"):
        name = HEAD_NAMES.get((tag.attributes["name"] or "").strip().lower())
        value = ALL_BLANKS.sub(" ", tag.attributes["content"] or "").strip()
        if name is not None and value:
            facts.setdefault(name, value)
    title = tree.css_first("title")
    words = "" if title is None else ALL_BLANKS.sub(" ", title.text()).strip()
    return facts | ({"title": words} if words else {})


def titles(facts: Mapping[str, str], headings: Sequence[str]) -> list[str]:
    """What may be the document's title, the most reliable first: head tag, fact, heading, page title."""
    labelled = [facts[label] for label in TITLE_LABELS if label in facts]
    candidates = [facts.get("ArticleTitle", ""), *labelled, *headings, without_site(facts.get("title", ""))]
    return [title for title in dict.fromkeys(map(str.strip, candidates)) if _can_be_title(title)]


SITE_NAME = "网|网站|门户|政府|厅|局|委员会|委|馆"
SITE_PART = re.compile(rf"\s*(?:[_|｜]|\s[-—–]+\s|[-—–]+(?=[^-—–_|年]{{2,20}}(?:{SITE_NAME})\s*$)).*$")
NO_TITLE = re.compile("(?:网|网站|门户|…|[.]{3})$")
"""The end of a site's name, and of a title cut short."""


def without_site(title: str) -> str:
    """A page's title without the names of column and site behind it: ``…的通知_政策_某某政府网``."""
    return SITE_PART.sub("", title)


CJK = re.compile("[㐀-鿿豈-﫿]")


def _can_be_title(title: str) -> bool:
    return len(CJK.findall(title)) >= 6 and NO_TITLE.search(title) is None


def _value(text: str) -> str:
    return text.strip(" \t\r\n　\xa0[]【】;；|")
