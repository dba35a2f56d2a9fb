"""Cutting a printed list of agencies into pieces, one name or fragment each.

Separators inside brackets separate nothing. 和, 与 and 及 separate only where both sides are agencies:
发展改革委和财政厅 are two, 住房和城乡建设厅 is one. Behind 等 stands a class word (等部门, 等有关单位) that
names nobody.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from ontology.agency_collectives import split_each
from ontology.agency_fragments import (
    bare_region,
    before_task,
    is_joined_task,
    is_level,
    last_of_counted,
    level_and_rest,
    means_someone,
)
from ontology.agency_names import canonical, certain
from ontology.agency_parts import AgencyName, tidy
from ontology.agency_seams import seam_of
from ontology.agency_townships import is_bare_township

SEPARATORS = frozenset("、，,；;\t\r\n 　")
_STRONG = frozenset("；;")
_OPENING, _CLOSING = frozenset("（([〔［〈【"), frozenset("）)]〕］〉】")
_MARK = re.compile(f"[{re.escape(''.join(sorted(SEPARATORS | _OPENING | _CLOSING)))}]")
_LEADING = re.compile(r"(?:以及|和|及|与|并|由|会同|联合|包括)(?=.)")
_AND = re.compile(r"以及|和|及|与")
_TOGETHER = re.compile("会同(?=..)")
_ETC = re.compile(
    r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})?个?(?:国务院|中央|国家|省|自治区|市|州|县|区)?(?:级|直|属|和)*"
    r"(?:政府)?(?:(?:各|其他|有关|相关|职能)(?:各|有关|相关|职能|行政|主管|管理)*)?"
    r"(?P<noun>(?:行政主管|行政管理|监督管理|主管|行政)?部门|单位|机构|地区|地方|企业|公司|机关|方面|部委|委办局|成员单位|金融机构|高校|院校|省份"
    r"|(?:[省市州县区（）、]+)?(?:人民)?政府|[省市州县区]|(?:乡|镇|街道?)+)?(?:(?:以及|和|及|与)(?P<more>.+))?"
)
_CLASS_WORD = re.compile(r"部门|单位|机构|企业|公司|地区|方面")
_TWO_TASKS = re.compile(r"(?:部门|[部委局厅])(?:以及|和|及|与).{2,}部门$")
"""能源管理部门和电力运行管理部门, 生态环境部和省级生态环境主管部门: two bodies, of which one is named by its task."""
BRANCHES = "(?:地方)?(?:派出|派驻|分支)机构"
"""The branches of a body, which no list names one by one."""
_WITH_BRANCHES = re.compile(f"及其{BRANCHES}$")
"""国家能源局及其派出机构: what follows 及 is no name without what stands before."""
_PARTY_AND_GOVERNMENT = re.compile(
    r"(.{0,12}?[省市州盟县区旗](?:党)?委)((?:省|市|自治区|州|盟|县|区|旗)(?:人民)?政府)"
)
UNKNOWN_TASK = re.compile(
    "(?!推动|推进|改善|加强|完善|落实|强化|提高|提升|促进|加快|优化|健全|深化|开展|做好)[\u4e00-\u9fff]{2,8}"
)
"""What may be a task that no vocabulary has, where a list of tasks says so."""
_LONGEST = 80
"""Longer pieces are prose, not names."""
_MOST_CONJUNCTIONS = 8


class Piece(NamedTuple):
    """One name or fragment: ``text`` is what stands from ``start`` to ``end`` in the list.

    ``breaks``: a semicolon stands before it. ``is_open``: 等 stands behind it, and behind that
    ``class_word`` or nothing.
    """

    start: int
    end: int
    text: str
    breaks: bool = False
    is_open: bool = False
    class_word: str = ""


Row = tuple[Piece, Piece, AgencyName]
"""A name with the first and the last piece that print it."""
Reading = tuple[int, list[Row]]
"""How many pieces a reader has read, and the names that they give."""
NOTHING: Reading = (0, [])


def cut(text: str, jurisdiction: str) -> list[Piece]:
    """Return the pieces of a list in printed order. Takes time linear in the length of ``text``."""
    marks = [(mark.start(), mark[0]) for mark in _MARK.finditer(text)]
    closed = _paired_brackets(marks)
    pieces: list[Piece] = []
    start, depth, strong = 0, 0, False
    for at, char in marks:
        if at in closed:
            depth += 1 if char in _OPENING else -1
        elif depth == 0 and char in SEPARATORS:
            pieces += _pieces_of(text, start, at, strong, jurisdiction)
            strong, start = char in _STRONG, at + 1
    return pieces + _pieces_of(text, start, len(text), strong, jurisdiction)


def _paired_brackets(marks: Sequence[tuple[int, str]]) -> set[int]:
    waiting: list[int] = []
    paired: set[int] = set()
    for at, char in marks:
        if char in _OPENING:
            waiting.append(at)
        elif char in _CLOSING and len(waiting) > 0:
            paired |= {at, waiting.pop()}
    return paired


def _pieces_of(text: str, start: int, end: int, breaks: bool, jurisdiction: str) -> list[Piece]:
    """Return the pieces of ``text[start:end]``, in which only 等, 和 and their like may separate."""
    while start < end and text[start] in "：:。·）)":
        start += 1
    while start < end and text[end - 1] in "：:。·":
        end -= 1
    if not 0 < end - start <= _LONGEST:
        return []
    while end - start > 1 and text[end - 1] in "和与及" and not _is_one(text[start:end], jurisdiction):
        end -= 1
    lead = _LEADING.match(text, start, end)
    if lead is not None and not _is_one(text[start:end], jurisdiction):
        start = lead.end()
    piece = Piece(start, end, text[start:end], breaks)
    return _cut_at_etc(text, piece, jurisdiction) or _cut_at_and(piece, jurisdiction)


def _is_one(text: str, jurisdiction: str) -> bool:
    """Tell whether a name that begins like 和平区 or 由… is a name as it stands."""
    if certain(text, jurisdiction) is not None or bare_region(text, jurisdiction) is not None:
        return True
    if (number := last_of_counted(text, jurisdiction)) is not None and number.rest == "":
        return True
    lead = _LEADING.match(text)
    if lead is not None and is_bare_township(tidy(text[lead.end() :]), jurisdiction):
        return False  # 和松河镇, but 和平镇
    return is_bare_township(tidy(text), jurisdiction)


def _cut_at_etc(text: str, piece: Piece, jurisdiction: str) -> list[Piece]:
    """Return the pieces of A等, A等部门, A等部门和B; [] if there is no such 等."""
    at = piece.text.find("等")
    while at > 0:
        head, tail = piece.text[:at], _ETC.fullmatch(piece.text, at + 1)
        if tail is not None:
            parts = _cut_at_and(piece._replace(end=piece.start + at, text=head), jurisdiction)
            if len(parts) > 1 or _goes_on(head, tail["noun"], jurisdiction):
                parts[-1] = parts[-1]._replace(is_open=True, class_word=tail["noun"] or "")
                if tail["more"]:
                    more = piece.start + tail.start("more")
                    parts += _pieces_of(text, more, piece.end, False, jurisdiction)
                return parts
        at = piece.text.find("等", at + 1)
    return []


def _goes_on(head: str, class_word: str | None, jurisdiction: str) -> bool:
    """Tell whether 等 behind ``head`` may go on with a list; 等部门 may follow a task that no vocabulary has."""
    if class_word is not None and class_word.endswith("部门") and UNKNOWN_TASK.fullmatch(head) is not None:
        return True
    return means_someone(head, jurisdiction)


def _cut_at_and(piece: Piece, jurisdiction: str) -> list[Piece]:
    if _WITH_BRANCHES.search(piece.text) is not None:
        return [piece]
    if (seam := seam_of(piece.text, jurisdiction)) is not None:
        return _halves(piece, seam, seam, jurisdiction)
    if (between := _TOGETHER.search(piece.text)) is not None:
        before = piece.text[: between.start()]
        outside = before.count("（") == before.count("）")
        if outside and _is_one(before, jurisdiction) and bare_region(before, jurisdiction) is None:
            return _halves(piece, *between.span(), jurisdiction)
    places = [match.span() for match in _AND.finditer(piece.text)][:_MOST_CONJUNCTIONS]
    both = _PARTY_AND_GOVERNMENT.fullmatch(piece.text)
    if (len(places) == 0 and both is None) or _is_undivided(piece.text, jurisdiction):
        return [piece]
    if both is not None:
        return _halves(piece, both.end(1), both.end(1), jurisdiction)
    for joins in (_known_and_someone, _level_and_level, _two_names, _task_and_task):
        for low, high in places:
            left, right = piece.text[:low], piece.text[high:]
            if left and _CLASS_WORD.fullmatch(right) is None and joins(left, right, jurisdiction):
                return _halves(piece, low, high, jurisdiction)
    return [piece]


def _is_undivided(text: str, jurisdiction: str) -> bool:
    """Tell whether 和 belongs to one name: 住房和城乡建设厅, 海洋与渔业, 各区发展和改革部门."""
    if is_joined_task(text, jurisdiction):
        return True
    each = split_each(text)
    if each is not None and _AND.search(each[0]) is None:
        return True
    whole = certain(text, jurisdiction)
    return whole is not None and whole.kind != "collective" and _TWO_TASKS.search(text) is None


def _halves(piece: Piece, low: int, high: int, jurisdiction: str) -> list[Piece]:
    first = piece._replace(end=piece.start + low, text=piece.text[:low])
    later = Piece(piece.start + high, piece.end, piece.text[high:])
    return [first, *_cut_at_and(later, jurisdiction)]


def _known_and_someone(left: str, right: str, jurisdiction: str) -> bool:
    return _is_one(left, jurisdiction) and means_someone(right, jurisdiction)


def _level_and_level(left: str, right: str, jurisdiction: str) -> bool:
    named = level_and_rest(right) is not None and canonical(right, jurisdiction) is not None
    return is_level(left) and (named or is_level(right))


def _two_names(left: str, right: str, jurisdiction: str) -> bool:
    return canonical(left, jurisdiction) is not None and canonical(right, jurisdiction) is not None


def _task_and_task(left: str, right: str, jurisdiction: str) -> bool:
    if before_task(left, jurisdiction) is None:
        return False
    return before_task(right, jurisdiction) is not None or certain(right, jurisdiction) is not None
