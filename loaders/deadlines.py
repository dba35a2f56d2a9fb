"""Deadlines: the dates by which a sentence wants its aims reached, and how far each of them reaches.

A date at the head of a clause (到2025年，…) holds for the rest of its sentence, and the last one of a sentence
for the sentences after it in the paragraph, unless it is only a month of the running year or goes on about what
was just named (2025年达到…，2030年达到…). A date inside a clause holds for that clause. A label (完成时限：…)
holds for what it labels.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from loaders.clauses import Asides, Clause, Span
from loaders.endings import Endings
from ontology.dates import five_year_plan_end
from ontology.numerals import parse_numeral

_YEAR = (
    r"(?<![\d〔])(?P<from>20\d\d年?(?:[-—–－~～]{1,2}|[至到]))?(?P<year>20\d\d)年(?!代|均)"
    r"(?:度(?=[，底末内]|[^，。；\d]{2,24}(?:总量|规模|面积|能耗|强度|比例)[^，。；\d]{0,6}(?:为|控制在|不超过|达到)\d)|(?P<month>1[0-2]|0?[1-9])月(?:份?(?:(?:3[01]|[12]\d|0?[1-9])[日号])?)"
    r"|(?P<part>第?[一二三四1-4]季度|上半年|下半年))?"
    r"(?P<edge>(?:年?[底末]|年?初|年内)?(?:之前|以前|前(?!后))?)"
)
_FROM = (
    r"(?<![\d〔])(?P<begin>20\d\d)年(?:(?:1[0-2]|[1-9])月)?(?:份)?(?:起|开始)，?(?:力争)?(?:用|在|利用)?"
    r"(?P<years>\d|[一二两三四五六七八九十])年(?:左右)?(?:的?时间|(?:之|以)?内)"
)
"""A stretch of years from one on: 2025年起用3年时间, 自2025年起3年内; it ends with the last of them."""
_PLAN = (
    r"(?P<plan>“十[一二三四五六七八九]五”|十[四五六七八]五)"
    r"(?P<span>时期|期间|末期?|期末|规划期末?|前期|中期|后期|(?=、“十[一二三四五六七八九]五”(?:时期|期间|末)))"
)
_RELATIVE = (
    r"(?P<relative>(?<![\d度每一二三四五六七八九十两近几])(?:今年底前?|今年内?|本年度|年底(?:之?前|以前)?|年末前?|年内|全年)"
    r"|(?<![\d年每])(?P<monthly>1[0-2]|[1-9])月(?:底|末|份|(?:3[01]|[12]\d|[1-9])[日号])?(?:之前|以前|前)"
    r"|(?<=[限期间点]：)(?P<field>1[0-2]|[1-9])月(?:[底末份](?!前))?"
    r"|(?<![\d年每第])(?P<running>第?[一二三四]季度|上半年|下半年)(?:[底末])?(?:之前|以前|前)?"
    r"|(?<![\d年每])(?:1[0-2]|[1-9])[-—–~～至](?P<until>1[0-2]|[1-9])月份?)"
)
WITHIN_YEAR = ("monthly", "field", "running", "until")
"""Dates that say no year; none of them holds for the sentences behind it."""
PARTS = {"上半年": "6", "下半年": "12"} | {
    f"{sign}季度": str(3 * number)
    for signs in ("一二三四", "1234")
    for number, sign in enumerate(signs, start=1)
}
"""The last month of a part of the year."""
START = re.compile("[2“十今本年全1-9第一二三四上下]")
"""Characters that a date may begin with."""
DATE = re.compile(f"{_FROM}|{_YEAR}|{_PLAN}|{_RELATIVE}")
LEADS = Endings.classes(lead="截止到 截至到 力争到 争取到 确保到 截至 截止 力争 争取 确保 到 至 于 在 完成")
DATED = ("年", "月", "五", "季")
"""One of these stands in every date."""
NO_DEADLINE_BEFORE = re.compile(
    r"(?:较|(?<!占)比|与|同|以|由|对照|相比|不含|距|原|占|优于|低于|高于|修订|每年|的|(?P<since>从|自))$"
)
NO_DEADLINE_AFTER = re.compile(
    r"起|前后|以来|以后|之后|后|版|修订|修正|度(?![，底末内])|相比|为基|的基础|基础上|水平|是|实际|完成情况|国民|第|召开"
    r"|(?<!前)[\u4e00-\u9fff]{0,3}印发|发布的|出台的|远景|规划|行动计划|工作要点|重点工作"
)
HEAD = re.compile(
    r"(?:（?[\d一二三四五六七八九十]{1,3}[）.、]|[①-⑳]|[—·•-]+)?"
    r"(?:预计|预期|计划|规划|力争|争取|确保|努力|其中|并|且|同时|即|目标|我[省市区县]|全[省市区县国]|[省市区县]级|原则上|规划期|还|坚决|圆满|如期|按期)*"
)
LABEL = re.compile(r"(?:完成|实施|办结|落实|工作)?(?:时限|期限|完成时间|时间节点|完成时间要求)[为：:]*$")
LIST = "、和与及"
BARE_YEAR = re.compile(r"20\d\d")
YEARS_BEFORE = re.compile(r"(?<!\d)(?:20\d\d[、和与及])+$")
"""Bare years in front of the one with 年: 2024、2025、|2026年分别…."""
INNER_AFTER = re.compile(
    r"的?(?:[约近超]|\d|达|力争|进一步|提[高升到至]|实现|完成|建成|下降|降[低到至]|控制|增[加长至]|稳定|保持|突破|不[低超高少]|低于|高于|优于|小于|大于|分别|全面|基本)"
)
"""Behind a bare year inside a clause: what is to be true in that year."""

DONE_BY = re.compile(
    "(?:全面|全部|基本|率先|力争|确保)*(?:完成|建成|启动|开工|淘汰|关停|关闭|投产|投运|投用|新增|新建|出台|制定|改造|建设)"
)
"""Behind such a date: what is done by it, not an aim that is only named (锚定2030年前达峰目标)."""

Kind = Literal["head", "inner", "label"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """One date ``text[start:end]``; ``value`` is YYYY or YYYY-MM. ``earlier`` holds the dates of a list
    (2025年和2030年) before this one; ``brief`` marks a date that says no year or dates a part (其中2026年…),
    ``goes_on`` one that goes on about what was just named (2025年达到…，2030年达到…), ``edged`` one that closes with
    前, ``by`` such a one before what is done by it."""

    start: int
    end: int
    value: str
    kind: Kind
    brief: bool = False
    frame: bool = False
    goes_on: bool = False
    by: bool = False
    edged: bool = False
    earlier: tuple["Deadline", ...] = ()


def may_have_dates(text: str, start: int, end: int) -> bool:
    """Tell quickly whether ``text[start:end]`` may have a date."""
    return any(text.find(sign, start, end) >= 0 for sign in DATED)


def read_deadlines(
    text: str, span: Span, clauses: Sequence[Clause], asides: Asides, year: str | None
) -> list[Deadline]:
    """Return the deadlines of a paragraph in order. ``year`` is the year that 年底前 or 3月底前 belong to; without
    it such dates are left out."""
    found: list[Deadline] = []
    if not may_have_dates(text, *span):
        return found
    at, end = span
    number = 0
    while (begin := START.search(text, at, end)) is not None:
        at = begin.end()
        match = DATE.match(text, begin.start(), end)
        value = _value(match, year) if match is not None else None
        if match is None or value is None:
            continue
        at = match.end()
        while number + 1 < len(clauses) and clauses[number].end <= match.start():
            number += 1
        deadline = _deadline(text, match, value, clauses[number], asides)
        previous = found[-1] if found else None
        if (
            previous is not None
            and previous.kind == "head"
            and match.start() - previous.end == 1
            and text[previous.end] in LIST
        ):
            earlier = (*previous.earlier, previous)
            found[-1] = Deadline(previous.start, match.end(), value, "head", previous.brief, earlier=earlier)
        elif deadline is not None:
            found.append(deadline)
    return found


def _deadline(text: str, match: re.Match[str], value: str, clause: Clause, asides: Asides) -> Deadline | None:
    """Return the deadline that a date is, its leading word included, or ``None``."""
    start = match.start()
    years = YEARS_BEFORE.search(text, max(clause.start, start - 60), start) if match["year"] else None
    if years is not None:
        return _last_of_years(text, match, years, value, clause)
    lead = LEADS.before(text, max(clause.start, start - 3), start) or ""
    if match["begin"] is not None and text.startswith(("从", "自"), max(clause.start, start - 1)):
        lead = text[start - 1]
    kind = _kind(text, match, lead, clause, asides)
    if kind is None:
        return None
    frame = match["year"] is not None and match["from"] is not None
    brief = any(match[group] is not None for group in WITHIN_YEAR) or text.startswith("其中", clause.start)
    goes_on = INNER_AFTER.match(text, match.end()) is not None
    edged = (match["edge"] or "").endswith("前")
    by = edged and DONE_BY.match(text, match.end()) is not None
    return Deadline(start - len(lead), match.end(), value, kind, brief, frame, goes_on, by, edged)


def _last_of_years(
    text: str, match: re.Match[str], years: re.Match[str], value: str, clause: Clause
) -> Deadline:
    """Return the last year of a list that prints 年 once, with the years before it."""
    lead = LEADS.before(text, max(clause.start, years.start() - 3), years.start()) or ""
    start = years.start() - len(lead)
    kind: Kind = "head" if HEAD.fullmatch(text, clause.start, start) else "inner"
    earlier = tuple(
        Deadline(year.start(), year.end(), year.group(), kind)
        for year in BARE_YEAR.finditer(text, *years.span())
    )
    return Deadline(start, match.end(), value, kind, earlier=earlier)


def _value(match: re.Match[str], year: str | None) -> str | None:
    if match["begin"] is not None:
        return str(int(match["begin"]) + int(parse_numeral(match["years"]) or 1) - 1)
    if match["plan"] is not None:
        return five_year_plan_end(match["plan"].strip("“”"))
    within = match["year"] or year
    if within is None:
        return None
    month = match["month"] or match["monthly"] or match["field"] or match["until"]
    part = match["part"] or match["running"]
    if part is not None:
        month = PARTS[part.removeprefix("第")]
    return within + (f"-{int(month):02d}" if month is not None else "")


def _kind(text: str, match: re.Match[str], lead: str, clause: Clause, asides: Asides) -> Kind | None:
    """Return what a date does, or ``None`` if it is no deadline."""
    start, end = match.start() - len(lead), match.end()
    if LABEL.search(text, max(0, start - 12), start):
        return "label"
    if asides.cover(match.start() - (text[match.start()] == "“")):
        return None
    before = NO_DEADLINE_BEFORE.search(text, max(clause.start, start - 4), start)
    since = match["from"] or match["begin"]
    if before is not None and (before["since"] is None or not since) or NO_DEADLINE_AFTER.match(text, end):
        return None
    if HEAD.fullmatch(text, clause.start, start):
        return "head"
    if (
        lead
        or match["begin"]
        or match["relative"] is not None
        or match["plan"] is not None
        or match["edge"]
        or match["from"]
    ):
        return "inner"
    if text[end - 1] == "度" and text[end : end + 1] != "，":
        return "inner"
    return "inner" if INNER_AFTER.match(text, end) else None


class Calendar:
    """The deadlines of one paragraph, asked by place.

    ``carried`` is in force when the paragraph begins, ``label`` wherever nothing else is.
    """

    def __init__(
        self,
        deadlines: Sequence[Deadline],
        clauses: Sequence[Clause],
        carried: Deadline | None,
        label: Deadline | None,
    ):
        self._dated = [d for d in deadlines if d.kind != "label"]
        self._starts = [d.start for d in self._dated]
        self._heads: list[int] = []
        self._labels = [d for d in deadlines if d.kind == "label"]
        self._label_starts = [d.start for d in self._labels]
        self._label = label
        self._clauses = clauses
        self._clause_starts = [clause.start for clause in clauses] if self._dated else []
        self._carriers = [] if carried is None else [carried]
        self._carrying = [-1] * len(self._carriers)
        self._find_heads()

    def _find_heads(self) -> None:
        """Note for every date the last head up to it, and which date each sentence hands on: the last one
        at the head of a clause, but for those that go on about what a date before them is about. A date behind its
        subject (某市2026年底前完成…) is a head for its sentence where nothing else is."""
        sentence, undated, head = -1, True, -1
        for number, deadline in enumerate(self._dated):
            clause = self._clause_at(deadline.start)
            if clause.sentence != sentence:
                sentence, undated = clause.sentence, True
            headless = head < 0 or self._dated[head].start < clause.sentence
            head = number if deadline.kind == "head" or deadline.by and headless else head
            self._heads.append(head)
            milestone = deadline.edged and self._carriers and deadline.value < self._carriers[-1].value[:4]
            hands_on = not milestone and (undated or not deadline.goes_on)
            if deadline.kind == "head" and not deadline.brief and hands_on:
                self._carriers.append(deadline)
                self._carrying.append(sentence)
            undated = undated and deadline.brief

    def _clause_at(self, place: int) -> Clause:
        return self._clauses[max(bisect_right(self._clause_starts, place) - 1, 0)]

    @property
    def carried(self) -> Deadline | None:
        """What is in force behind the paragraph."""
        return self._carriers[-1] if self._carriers else None

    def at(self, place: int) -> Deadline | None:
        """Return the deadline in force at ``place``."""
        found = self._in_sentence(place) if self._dated else self.carried
        if found is not None:
            return found
        label = bisect_right(self._label_starts, place)
        return self._labels[label] if label < len(self._labels) else self._label

    def _in_sentence(self, place: int) -> Deadline | None:
        """The last date in the clause, else the last head in the sentence, else what sentences hand on."""
        clause = self._clause_at(place)
        number = bisect_right(self._starts, place) - 1
        if number >= 0 and self._starts[number] >= clause.start:
            return self._dated[number]
        head = self._heads[number] if number >= 0 else -1
        if head >= 0 and self._starts[head] >= clause.sentence:
            return self._dated[head]
        handed = bisect_left(self._carrying, clause.sentence) - 1
        return self._carriers[handed] if handed >= 0 else None

    def frame(self, deadline: Deadline) -> None:
        """Let a period that the text is about (2025—2027年) be in force from the beginning."""
        self._carriers.insert(0, deadline)
        self._carrying.insert(0, -1)
