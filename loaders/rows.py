"""Rows of a source text that hold more than one paragraph: where they part.

Converters and crawlers put the last line of a paragraph and the number of the next unit on one row, the title of a
notice and its number, or a whole text. What parts them is blanks, the numbers in their order, and the form of a notice
(GB/T 9704-2012).
"""

import re
from itertools import accumulate, pairwise

from ontology.numerals import ordinal

NUMBER = "[一二三四五六七八九十百零〇]"
RUN_TOGETHER = re.compile(
    rf"[ \u3000](?<=[。；！？）].)[ \u3000]*(?={NUMBER}{{1,3}}(?:、|$)|（{NUMBER}{{1,3}}）|第{NUMBER}{{1,4}}[章条])"
    rf"|[。！？](?=第{NUMBER}{{1,4}}[章节][ \u3000]+[\u4e00-\u9fff、]{{2,30}}(?:\n|$))"
)
"""The blanks between the last line of a paragraph and the number of the next unit, which may itself go on in the
next line (十 / 一、健全…); the number of a chapter needs none, where its heading ends the line."""
RUN_ON = re.compile(
    rf"(?<![ \u3000])[ \u3000]+(?={NUMBER}{{1,3}}、|（{NUMBER}{{1,3}}）|第{NUMBER}{{1,4}}[章条])"
)
"""The blanks before the number of a unit in a row that holds a whole text, where a heading may stand before it."""
INDENTS = re.compile(r"(?<!\u3000)\u3000{2,}(?=\S)|（此件[^（）]{2,10}）\s*(?=\S)")
"""Where paragraphs part in a row that holds several: at their indent, and behind the note on publication."""
_ADDRESSEES = "各(?:省|市|州|县|区|地|级|有关|部门|单位|直属|设区)"
NOTICE = re.compile(
    r"(?<=通知|意见|决定|批复)(?=[\u4e00-\u9fff]{1,10}〔(?:19|20)\d\d〕\d{1,5}号)"
    rf"|(?:(?<=〕\d号)|(?<=〕\d\d号)|(?<=〕\d{{3}}号))\s*(?={_ADDRESSEES})"
    r"|(?<=[机各部单][构局门位]：)(?=《[^《》\n]{2,80}》已?经)"
    r"|(?<=。)(?=[\u4e00-\u9fff]{4,24}(?:19|20)\d\d年\d{1,2}月\d{1,2}日(?:（此件|\n|$))|(?<=\d日)(?=（此件)"
    r"|(?<=[厅府局委部院会室])(?=(?:19|20)\d\d年\d{1,2}月\d{1,2}日(?:（此件|\n|$))"
)
"""Where the parts of a notice meet that share a row: title, number, addressees, text, signature."""
NOTICE_REACH = 6000
"""Characters at the beginning of a text within which its notice stands."""
FIRST_LEVEL = re.compile(rf"(?:^|(?<=[。；！？）]))(?P<number>{NUMBER}{{1,3}})、")
"""The number of a unit of the first level within a row, behind the end of a sentence."""
ROW_OF_UNIT = re.compile(rf"(?m:^)[ \u3000]*{NUMBER}{{1,3}}、")
TO_SECOND_LEVEL = re.compile(rf"{NUMBER}{{1,3}}、[^。；：（）]{{2,80}}(?=（{NUMBER}{{1,3}}）)")
"""A heading that runs into the first unit below it: 一、加快改革（一）…."""
LONG_ROW = 400
"""Characters from which a row holds a whole text, whose paragraphs are parted by blanks or numbers alone."""


def cells(text: str) -> int:
    """Return the printed width: 1 for ASCII, 2 for Chinese (from the UTF-8 lengths 1 and 3)."""
    return (len(text.encode("utf-8", "replace")) + len(text)) // 2


def pieces(form: str) -> list[tuple[int, int, str]]:
    """Return the rows of a text, or their parts, with their offsets, and how wide what stands before in the row is."""
    rows = form.replace("\f", "\n").split("\n")
    starts = list(accumulate((len(row) + 1 for row in rows), initial=0))
    cuts: dict[int, set[int]] = {}
    if RUN_TOGETHER.search(form) is not None:
        cuts = {start: _at_blanks(row) for start, row in zip(starts, rows, strict=False)}
    numbered = ROW_OF_UNIT.search(form) is None
    for start, row in zip(starts, rows, strict=False):
        if start < NOTICE_REACH and (found := {match.end() for match in NOTICE.finditer(row)}):
            cuts[start] = cuts.get(start, set()) | found
        if numbered and len(row) > LONG_ROW and (found := _at_numbers(row)):
            cuts[start] = cuts.get(start, set()) | found
    if not cuts:
        return [(start, 0, row) for start, row in zip(starts, rows, strict=False)]
    return [
        part
        for start, row in zip(starts, rows, strict=False)
        for part in _parted(row, start, sorted(cuts.get(start, set())))
    ]


def _at_blanks(row: str) -> set[int]:
    cuts = {match.end() for match in RUN_TOGETHER.finditer(row)}
    if len(row) > LONG_ROW:
        parting = [RUN_ON, INDENTS] if "\u3000\u3000" in row else [RUN_ON]
        cuts |= {match.end() for mark in parting for match in mark.finditer(row)}
    return cuts


def _at_numbers(row: str) -> set[int]:
    """Return where the units of the first level begin in a row that holds a whole text, counted from 一, and where the
    first unit below a heading does."""
    cuts: list[int] = []
    for match in FIRST_LEVEL.finditer(row):
        if ordinal(match["number"]) == len(cuts) + 1:
            cuts.append(match.start())
    if len(cuts) < 2:
        return set()
    below = (TO_SECOND_LEVEL.match(row, cut) for cut in cuts)
    return {*cuts, *(heading.end() for heading in below if heading is not None)} - {0}


def _parted(row: str, at: int, cuts: list[int]) -> list[tuple[int, int, str]]:
    """Return the parts of a row with their offsets; the last of them reaches as far as the row does."""
    if not cuts:
        return [(at, 0, row)]
    bounds = [0, *cuts, len(row)]
    before = cells(row[: cuts[-1]]) if len(row) <= LONG_ROW else 0
    return [(at + start, before if end == len(row) else 0, row[start:end]) for start, end in pairwise(bounds)]
