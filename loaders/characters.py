"""Characters as they should be: one for one, so that every offset stays where it is.

Extraction rules are written for simplified characters, half-width digits and letters, and full-width
punctuation. This module brings a text to that form without changing its length; nothing is joined, split
or dropped here. The source text itself is never altered: this is the view that the rules read.
"""

import re
import unicodedata
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from ontology.numerals import parse_numeral

if TYPE_CHECKING:
    from opencc import OpenCC

TRADITIONAL = re.compile("[國會業發為與應實產電務進關這對區據劃標縣優壓團層屬]")
"""Frequent characters that simplified text never has."""
TRADITIONAL_SHARE = 0.01
"""Share of such characters from which a text counts as traditional; running text has 5 % and more."""

GB_ROW_3 = 0xA3A1
"""Gazette PDFs whose fonts map GB 2312 codes straight to Unicode print its row 3 (full-width ASCII) as the
Yi syllables from U+A3A1 on: U+A3AC is the comma, U+A3AE the point that serves as full stop."""
PUNCTUATION = {",": "，", ".": "。", ";": "；", ":": "：", "(": "（", ")": "）", "?": "？", "!": "！"}

PRIVATE = "\ue000-\uf8ff\U00100000-\U0010fffd"
PRIVATE_POINT = re.compile(rf"[{PRIVATE}](?:(?<=\d.)|(?<=\d .))(?= ?\d)")
"""A private-use character between digits: the decimal point of an embedded font, as far as one can tell."""

SPELT_YEAR = re.compile("(?:一九|二[〇○零O0])[〇○零O0一二三四五六七八九]{2}(?=年)")
"""A year in Chinese numerals, as documents before 2012 print it: 二○一○年. In titles it stays."""
SPELT_DAY = re.compile(
    r"(?<=\d{4}年)(?:[一二三四五六七八九]|十[一二])(?=月)"
    r"|(?:(?<=年[一二三四五六七八九]月)|(?<=年十[一二]月))(?:[一二三四五六七八九]|十[一二三四五六七八九]|[二三]十)(?=日)"
)
"""The month and the day behind such a year, where they are as long in digits (not 十月, 二十一日)."""
QUOTED = re.compile("《[^《》]{0,200}》")
SENTENCE_MARKS = re.compile("[，。；：]")
LONGEST_ROW = 200
"""Characters of a row that are looked at."""

ASCII_COMMA = re.compile(r",(?:(?<!\d,)|(?!\d{3}(?!\d)))")
ASCII_COLON = re.compile(r":(?<=[^\x00-\x7f]:)(?!//)")


@cache
def _folded() -> tuple[dict[str, str], re.Pattern[str]]:
    """Return the regular form of single characters, and a pattern that finds those that have another one."""
    table: dict[int, int] = {}
    for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)):
        table[code] = code - 0xFEE0
    folded = {"％": "%", "．": ".", "／": "/", "＋": "+", "－": "-", "−": "-", "＜": "<", "＞": ">", "＝": "=", "(": "（",
              ")": "）", ";": "；", "﹝": "〔", "﹞": "〕", "∶": "："}  # fmt: skip
    table |= {ord(a): ord(b) for a, b in folded.items()}
    for offset, char in enumerate(map(chr, range(0x21, 0x7F))):
        table[GB_ROW_3 + offset] = ord(PUNCTUATION.get(char, char))
    for code in (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if len(plain) == 1 and plain != chr(code):
            table[code] = ord(plain)
    folded_chars = {chr(code): chr(plain) for code, plain in table.items()}
    return folded_chars, re.compile(f"[{re.escape(''.join(folded_chars))}]")


@cache
def _converter() -> "OpenCC":
    from opencc import OpenCC

    return OpenCC("t2s")


def is_traditional(text: str) -> bool:
    """Tell whether a text is written in traditional characters, from its first 20,000 characters."""
    sample = text[:20_000]
    return len(TRADITIONAL.findall(sample)) > TRADITIONAL_SHARE * max(len(sample), 200)


def simplify(text: str) -> str:
    """Return the text in simplified characters, of the same length (OpenCC ``t2s``)."""
    converter = _converter()
    whole: str = converter.convert(text)
    if len(whole) == len(text):
        return whole
    lines = []
    for line in text.split("\n"):
        plain: str = converter.convert(line)
        lines.append(plain if len(plain) == len(line) else "".join(_one(converter, char) for char in line))
    return "\n".join(lines)


def _one(converter: "OpenCC", char: str) -> str:
    plain: str = converter.convert(char)
    return plain if len(plain) == 1 else char


def regular(text: str) -> str:
    """Return the text in the form that the rules read; its length is that of ``text``."""
    folded, irregular = _folded()
    for char in set(irregular.findall(text)):
        text = text.replace(char, folded[char])
    text = PRIVATE_POINT.sub(".", text)
    if "," in text:
        text = ASCII_COMMA.sub("，", text)
    if ":" in text:
        text = ASCII_COLON.sub("：", text)
    if "年" in text and SPELT_YEAR.search(text) is not None:
        text = _with_years(text)
    return simplify(text) if is_traditional(text) else text


def _with_years(text: str) -> str:
    """The text with the dates of its sentences in digits; rows without punctuation are titles, headings, signatures."""
    quoted = [match.span() for match in QUOTED.finditer(text)]
    opened = [start for start, _ in quoted]

    def digits(match: re.Match[str]) -> str:
        start, end = match.span()
        value = str(parse_numeral(match.group()))
        around = bisect_left(opened, start) - 1
        in_title = around >= 0 and end < quoted[around][1]
        if in_title or len(value) != end - start or not _is_in_sentence(text, start, end):
            return match.group()
        return value

    return SPELT_DAY.sub(digits, SPELT_YEAR.sub(digits, text))


def _is_in_sentence(text: str, start: int, end: int) -> bool:
    """Tell whether there is punctuation in the row of ``text[start:end]``, as far as one looks."""
    first, last = max(0, start - LONGEST_ROW), end + LONGEST_ROW
    before = text[first:start].rpartition("\n")[2]
    return SENTENCE_MARKS.search(before + text[end:last].partition("\n")[0]) is not None
