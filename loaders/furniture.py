"""What belongs to the page or the web site and not to the document: page numbers, running heads, links of the site."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from loaders.layout import Line
from loaders.lines import OPENING

PAGE_NUMBER = re.compile(
    r"(?:[-—–－―·•~～]\s*){0,3}(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／，,]?\s*共\s*\d+\s*页)?(?:\s*[-—–－―·•~～]){0,3}"
)
FIGURES = re.compile(r"\d+")
DASHES = re.compile(r"[-—–－]{1,3}")
"""What is left of a page mark that has been broken over lines."""
ORNAMENT = re.compile(r"(\S)\1{7,}")
CHROME = re.compile(
    "来自网络|来源于网络|联系删除|如有侵权|扫一扫|关闭窗口|【打印|打印本页|责任编辑|ICP备|公网安备|网站地图|版权所有|相关阅读|分享到"
    "|参与评论|评论区|无意义的评论|上一篇|下一篇|返回顶部|字体：|(?<!文)(?<!文 )字号：|当前位置|您的位置"
)
"""Words of web pages around a document, in lines of up to :data:`CHROME_WIDTH`."""
CHROME_WIDTH = 160


def without_furniture(lines: list[Line], form: str) -> list[Line]:
    """Return the lines that belong to the document and not to the page or the web site."""
    has_chrome = CHROME.search(form) is not None
    return [line for line in lines if not _is_furniture(line, form, has_chrome=has_chrome)]


def _is_furniture(line: Line, form: str, *, has_chrome: bool) -> bool:
    start, end, _, width, _, _ = line
    if width > CHROME_WIDTH:
        return False
    if width <= 24 and (PAGE_NUMBER.fullmatch(form, start, end) or DASHES.fullmatch(form, start, end)):
        return True
    if has_chrome and CHROME.search(form, start, end) is not None:
        return True
    return form[start] == form[end - 1] and ORNAMENT.fullmatch(form, start, end) is not None


def running_heads(lines: Sequence[Line], pages: tuple[int, ...], form: str) -> set[Line]:
    """Return the lines that repeat at the head or foot of at least three pages and of a third of them."""
    if len(pages) < 3:
        return set()
    edges: list[Line] = []
    starts = [line.start for line in lines]
    for first, behind in pairwise([0, *(bisect_left(starts, page) for page in pages[1:]), len(lines)]):
        edges += [lines[first], lines[behind - 1]] if behind - first > 2 else []
    shape = {line: FIGURES.sub("0", line.text(form)) for line in edges}
    counts = Counter(shape.values())
    least = max(3, len(pages) // 3)
    return {line for line, text in shape.items() if counts[text] >= least and OPENING.match(text) is None}
