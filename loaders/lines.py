"""The lines of a source text: how wide they run, and where a paragraph starts.

Chinese official print fills its lines: a paragraph of a wrapped text runs to the right margin on every line
but its last, and its first line is often indented by two characters. Blank lines may stand between
paragraphs, between all lines (PDF converters) or nowhere.
"""

import re
from collections.abc import Sequence

from loaders.headings import is_title
from loaders.layout import CLOSING, SENTENCE_END, Layout, Line
from loaders.rows import NUMBER, cells, pieces

BLANKS = " \t\r\f\v\u3000\xa0\u2002\u2003\u200b\ufeff"

CONTENTS = re.compile(r"目\s*录|目\s*次")
"""The heading of a table of contents."""
BOX = r"专\s*栏\s*\d"
"""How the title of a box begins."""
ANNEX_NUMBER = (
    r"附\s*件\s*+[0-9一二三四五六七八九十]{0,3}+\s*+(?![。，；、）》所的和及与]|中[所的规列，。、])"
)
"""How an annex is headed; 附件1。 and 附件1所列 end or begin a line of a sentence."""
OPENING = re.compile(
    rf"第\s*(?:{NUMBER}+|\d+)\s*[编篇章节条款]|{NUMBER}{{1,4}}\s*[、．]|（\s*{NUMBER}{{1,4}}\s*）|\d{{1,2}}\s*[.、](?!\s*\d(?!\d?月))"
    rf"|（\s*\d{{1,2}}\s*）|\d{{1,2}}）|[①-⑳]|——|{ANNEX_NUMBER}|附\s*[：录表]|{BOX}|抄送|（此件|（本文|#|[-*] |\d{{1,2}}\.\d{{1,2}}(?:\.\d{{1,2}})?\s*(?=[^\d%％\s])"
)
"""How a new unit, item or formal element begins."""
UNIT = re.compile(rf"（{NUMBER}{{1,3}}）|{NUMBER}{{1,3}}、")
"""The number of a unit; no title goes on with one, not even a title that was never closed."""
BROKEN_NUMBER = re.compile(rf"{NUMBER}{{1,3}}")
LABEL = re.compile(
    r"[（〔【]?(?:牵头|责任|配合|参与|参加|协办|协同|协助|主办|主责|承办|落实|主管|完成|实施)[\u4e00-\u9fff]{0,6}："
)
"""A field of its own line: 责任单位：, 完成时限：."""
STANDS_ALONE = re.compile(f"{LABEL.pattern}|{BOX}")
"""How a line begins behind which a new unit may follow even if it is full: a field, the title of a box."""
OPENING_CHARACTERS = frozenset(
    "第一二三四五六七八九十百零〇（①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳—附专抄#-*〔【牵责配参协主承落完实"
)
"""The characters, beside digits, with which :data:`OPENING` and :data:`LABEL` begin."""

DIGITS = frozenset("0123456789")
MAY_OPEN = OPENING_CHARACTERS | DIGITS
"""The characters with which a line may begin that opens a paragraph behind a full line."""

TRAILING_PAGE = re.compile(r"\s+[-—–－]\s*\d{1,4}\s*[-—–－]$")
"""A page number that the converter has put behind the last line of its page."""
LEADING_PAGE = re.compile(r"[-—–－]\s*\d{1,4}\s*[-—–－]\s+(?=[\u4e00-\u9fff（《“])")
"""A page number that the converter has put before the first line of its page."""
PAGE_DASHES = "-—–－"
CONTINUING = "，、,（〔《“—"
"""A line that ends so goes on in the next."""
DATE = re.compile(
    rf"(?:(?:19|20)\s*\d\s*\d|[一二]\s*(?:[九〇○零O0]\s*)(?:[一二三四五六七八九〇○零O0]\s*){{2}})\s*年\s*(?:\d{{1,2}}|{NUMBER}{{1,2}})\s*月"
    rf"\s*(?:\d{{1,2}}|{NUMBER}{{1,3}})\s*日"
)
AFTER_TITLE = re.compile("为(?!了?加快)|根据|按照|各|（|[\u4e00-\u9fff]{1,12}各|现将|第一[章条]")
"""How the line behind a title begins: preamble, addressees, a number or note in brackets."""
ENDS_IN_NUMBER = re.compile(r"[（〔]?[\u4e00-\u9fff]{1,12}[〔\[（](?:19|20)\d\d[〕\]）]\d{1,5}号[）〕]?")
"""A line that is a document number stands by itself."""
ATTACHED_FILE = re.compile(r"\.(?:docx?|pdf|xlsx?|wps|et|zip|rar|ofd)$", re.IGNORECASE)
"""A line that ends in the name of an attached file says nothing more."""
FILE_ENDS = frozenset("xcfstprdXCFSTPRD")
"""The last letters of such names."""
DANGLING = re.compile(
    "(?:推进|推动|加强|完善|构建|健全|提升|优化|强化|加快|促进|深化|开展|打造|培育|[和与及的])$"
)
"""Words in which no heading ends: its next line belongs to it."""
MAY_CLOSE = FILE_ENDS | frozenset(SENTENCE_END + CLOSING + "”")
"""The characters with which a full line may end that closes a paragraph."""
LONG_LINE = 80
"""Cells from which a line is longer than a document number, a heading or a signature."""
MAX_SIGNERS = 24
MAX_LABEL = 40
MAX_TITLE_LINES = 4
INDENT = 4
"""Cells by which the first line of a paragraph is shorter where its indent has been lost."""


def read_lines(form: str) -> list[Line]:
    """Return the lines that have characters; a form feed ends a line as a line feed does, and so do the
    blanks between the end of a paragraph and a number that a converter has put on one line."""
    lines: list[Line] = []
    gap = False
    for start, before, piece in pieces(form):
        bare = piece.lstrip(BLANKS)
        if not bare:
            gap = True
            continue
        lead = len(piece) - len(bare)
        body = bare.rstrip(BLANKS)
        if body[0] in PAGE_DASHES and (mark := LEADING_PAGE.match(body)) is not None:
            lead, body = lead + mark.end(), body[mark.end() :]
        if body[-1] in PAGE_DASHES:
            body = TRAILING_PAGE.sub("", body)
        length = len(body)
        begin = start + lead
        width = (len(body.encode("utf-8", "replace")) + length) // 2
        lines.append(
            Line(begin, begin + length, cells(piece[:lead]) if lead else 0, width, gap, before + width)
        )
        gap = False
    return lines


def paragraph_starts(lines: list[Line], layouts: Sequence[Layout], form: str) -> list[bool]:
    """Tell for every line, set as its layout says, whether it starts a paragraph."""
    starts = [True]
    first = 0
    opening = True
    for number in range(1, len(lines)):
        line, before, layout = lines[number], lines[number - 1], layouts[number - 1]
        if not layout.wrapped:
            starts.append(True)
            first = number
            continue
        if not opening and _runs_on(line, before, layout, form):
            starts.append(False)
            continue
        opening = opening and OPENING.match(form, line.start, line.end) is None
        begins = (
            (
                _starts(line, before, starts[-1], layout, form)
                and not _inside_label(lines[first].start, before.end, line, form)
            )
            or _signs(lines, number, layout, form)
            or (
                opening and number - first <= MAX_TITLE_LINES and _ends_title(lines[first:number], line, form)
            )
        )
        starts.append(begins)
        first = number if begins else first
    return starts[: len(lines)]


def _runs_on(line: Line, before: Line, layout: Layout, form: str) -> bool:
    """Tell quickly that a long line goes on with the full one before it, as most lines do."""
    return (
        line.width >= LONG_LINE
        and before.width >= layout.width - 4
        and form[line.start] not in MAY_OPEN
        and form[before.end - 1] not in MAY_CLOSE
        and form[before.start] not in DIGITS
    )


def _signs(lines: list[Line], number: int, layout: Layout, form: str) -> bool:
    """Tell whether the line behind a full line that ends a sentence or a bracket begins a signature: short lines
    without punctuation, down to a date."""
    line, before = lines[number], lines[number - 1]
    if line.width * 2 > layout.width or form[before.end - 1] not in SENTENCE_END + CLOSING:
        return False
    for later in lines[number : number + MAX_SIGNERS]:
        if DATE.fullmatch(form, later.start, later.end):
            return True
        if any(mark in form[later.start : later.end] for mark in "。，；："):
            return False
    return False


def _ends_title(before: list[Line], line: Line, form: str) -> bool:
    """Tell whether the lines so far are a whole title, and ``line`` begins what follows a title."""
    title = "".join("".join(form[b.start : b.end].split()) for b in before)
    if ENDS_IN_NUMBER.fullmatch(title) is not None:
        return True
    whole = title[1:-1] if title.startswith("《") and title.endswith("》") else title
    if not is_title(whole) or _count(title, "《〈") != _count(title, "》〉"):
        return False
    head = form[line.start : line.end]
    return (
        AFTER_TITLE.match(head) is not None or head.endswith("：") or "".join(head.split())[:6] == title[:6]
    )


def _count(text: str, marks: str) -> int:
    return sum(text.count(mark) for mark in marks)


def _inside_label(start: int, end: int, line: Line, form: str) -> bool:
    """Tell whether the paragraph so far breaks off behind a label within a bracket: （责任单位： / 省财政厅）."""
    if form[end - 1] not in "：:" or OPENING.match(form, line.start) is not None:
        return False
    start = max(start, end - MAX_LABEL)
    opened = max(form.rfind(mark, start, end) for mark in "（〔【［")
    return opened > max(form.rfind(mark, start, end) for mark in "）〕】］")


def _continues_heading(line: Line, before: Line, form: str) -> bool:
    """Tell whether a short line completes the heading that the short one before begins (三、全面推进 / …转型)."""
    head, rest = form[before.start : before.end], form[line.start : line.end]
    return (
        OPENING.match(head) is not None
        and DANGLING.search(head) is not None
        and OPENING.match(rest) is None
        and not any(mark in rest for mark in "。，；：")
    )


def _starts(line: Line, before: Line, before_starts: bool, layout: Layout, form: str) -> bool:
    """Tell whether ``line`` of a wrapped text starts a paragraph; ``before`` is the line above."""
    start, end, indent, width, gap, _ = line
    above, above_end, _, above_width, _, reach = before
    first, last = form[start], form[above_end - 1]
    opened = form.rfind("《", above, above_end)
    broken = opened >= 0 and opened > form.rfind("》", above, above_end)
    if broken and UNIT.match(form, start, end) is not None:
        return True
    if last in CONTINUING or broken:
        return False
    if end - start == 1 and first == "号" or above_end - above <= 3 and _is_broken_number(before, form):
        return False
    if last in FILE_ENDS and ATTACHED_FILE.search(form, max(above, above_end - 6), above_end):
        return True
    if width < LONG_LINE and _is_document_number(line, form):
        return True
    narrow = layout.width // 2
    if width <= narrow and above_width <= narrow and _continues_heading(line, before, form):
        return False
    if _stands_alone(line, form) or _stands_alone(before, form):
        return True
    ended = last in SENTENCE_END or last in CLOSING or (last == "”" and form[above_end - 2] in SENTENCE_END)
    short = above_width < layout.width - (INDENT + 4 if before_starts else 4)
    if (first in OPENING_CHARACTERS or first.isdecimal()) and _opens(start, form):
        return ended or short or before_starts and STANDS_ALONE.match(form, above, above_end) is not None
    if layout.indented and indent >= 2:
        return ended or short
    if not short or reach >= layout.width - 4:
        return last == "。" and gap and layout.gaps
    if ended:
        return True
    attached = last == "》" and first in "（〔[("
    return before_starts and not attached and above_width * 10 < layout.width * 8


def _is_broken_number(line: Line, form: str) -> bool:
    """Tell whether a line is nothing but the beginning of a number."""
    return BROKEN_NUMBER.fullmatch(form, line.start, line.end) is not None


def _is_document_number(line: Line, form: str) -> bool:
    return (
        form.find("号", line.start, line.end) >= 0
        and ENDS_IN_NUMBER.fullmatch("".join(form[line.start : line.end].split())) is not None
    )


def _stands_alone(line: Line, form: str) -> bool:
    """Tell whether a line is a date or the heading of a table of contents: nothing goes on with it."""
    if form[line.start] in "12一二":
        return DATE.fullmatch(form, line.start, line.end) is not None
    return form[line.start] == "目" and CONTENTS.fullmatch(form, line.start, line.end) is not None


def _opens(start: int, form: str) -> bool:
    """Tell whether a line begins as a new unit, item or field does."""
    head = form[start : start + 24]
    return OPENING.match(head) is not None or LABEL.match(head) is not None
