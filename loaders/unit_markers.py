"""The numbers that open units: 一、（一）1.（1）①, 第X章 第X条 in laws, 1 / 1.1 / 1.1.1 in emergency plans."""

import re

from loaders.rows import NUMBER
from ontology.numerals import ordinal

DECIMAL_HEADING = r"[\u4e00-\u9fff“《Ⅰ-Ⅻ]| ?[A-Z]"
"""How the heading behind a decimal number begins: 2.1指挥机构, 4.2Ⅰ级响应, 3.1 ERP系统."""
MARKER = re.compile(
    rf"第(?P<law>{NUMBER}{{1,6}}|\d{{1,3}})(?P<level>[编篇章节条])"
    rf"|(?P<one>{NUMBER}{{1,3}})[、．.](?!{NUMBER}、)"
    rf"|（(?P<two>{NUMBER}{{1,3}})）、?"
    r"|(?P<three>\d{1,2})[.、](?:(?=20\d\d(?:年|[-—–－～~至到]20\d\d年)|(?:1[0-2]|[1-9])月(?:底|末|\d{1,2}日)?前)|(?![\d、]))"
    r"|（(?P<four>\d{1,2})）"
    r"|(?P<five>[①-⑳])"
    r"|(?P<six>\d{1,2})）"
    rf"|(?P<decimal>\d{{1,2}}(?:\.\d{{1,2}}){{0,3}})(?:(?<=\.\d)\.|(?<=\.\d\d)\.)?(?={DECIMAL_HEADING})"
)
"""A number at the head of a unit."""
GLUED = re.compile(
    r"(?P<three>\d{1,2})\.(?=\d{1,5}[A-Za-z]{0,2}(?![年月日万亿吨倍元亩克米千度升]|公[里顷斤]|[平立]方|个百分|以[上下])[\u4e00-\u9fff])"
)
"""A number in front of a heading that begins with digits: 3.|5G基站. Only the next number of a list is one."""
DIVISIONS = "编篇章节"
"""Books, parts, chapters and sections, the greatest first; articles (条) stand within them."""
STYLES = ("one", "two", "three", "four", "five", "six")
INNER = re.compile(
    r"[。；：！？）]\s*(?=（\d{1,2}）|[①-⑳]|\d{1,2}\.(?:(?=20\d\d年)|(?!\d))|（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章节])"
)
"""Where a further number may stand inside a paragraph: after the end of a sentence."""
DECIMAL = re.compile(rf"(?m:^)1\.1\.?(?={DECIMAL_HEADING})")
"""The first second-level number of a decimal outline (GB/T 1.1): 1总则, 1.1编制目的; repair has taken the blank
behind it away."""
LONGEST_DECIMAL = 40
"""Longest line (characters) that can be a first-level heading of a decimal outline."""


def read_marker(marker: re.Match[str]) -> tuple[str, int | None]:
    """Return style and number of a marker; the styles of laws are 编, 章, 节, 条, those of decimal numbers
    decimal1 (1总则), decimal2 (1.1) and so on."""
    if marker.lastgroup == "level":
        return marker["level"], ordinal(marker["law"])
    style = marker.lastgroup or ""
    if style == "decimal":
        parts = marker["decimal"].split(".")
        return f"decimal{len(parts)}", int(parts[-1])
    return style, ordinal(marker[style])
