"""Mandates: documents that a text orders to be made, by which verb and by when.

What is ordered stands behind the verb (出台…实施方案), before it (完成…规划编制) or before 由
(…的具体办法由某部门制定).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.clauses import Asides, Clause, read_clauses
from loaders.deadlines import Deadline, read_deadlines
from loaders.mandate_objects import KIND, Item, phrase_before, read_items
from loaders.mandate_verbs import ALSO, SIGN, VERB, orders

Span = tuple[int, int]

AFTERWARDS = re.compile(
    "(?:工作|任务|进程|进度|和?并?(?:发布|印发|报批|组织实施|实施))?(?:[，。；、\n）]|$|和|并|及)"
)
"""What follows a verb whose object stands before it."""
PURSUING = re.compile("推进|推动|加快|抓紧|完成|启动|开展|做好|抓好|组织")
PURSUED = re.compile("(?:(?:推进|推动|加快|抓紧|完成|启动|开展|做好|抓好|组织|实施)|[，、])*")
ELSEWHERE = re.compile("[。；，\n]|$|并|、报|后")
DEFINED = re.compile("（(?:以下|下)(?:简|统)?称")
"""What gets a short name is there: it is the document that the notice brings."""
RULED = re.compile("由[^，。；《》\n]{2,60}?(?:另行)?(?P<verb>规定)(?=[。；，\n]|$)")
"""由省人民政府另行规定: 规定 is a verb only here, elsewhere it is a kind of document."""
MAKER = re.compile("由|授权|可以|可|负责")
DETAILS = ("实施细则", "实施办法", "具体办法", "具体实施办法", "具体实施细则", "细则")
"""Documents that a law leaves to others; the law itself says which they are."""
LABEL_END = re.compile("[底末]?(?:之|以)?前?(?=[。；，）\n]|$)")
DAY = re.compile(r"月(?P<day>3[01]|[12]\d|0?[1-9])[日号]")
YEAR_END = re.compile("年[底末]")
"""The end of the running year is its last month; 2025年底前 is printed as a year."""
YEAR, YEAR_MONTH = len("2022"), len("2022-03")
LONGEST_MAKER = 70


@dataclass(frozen=True, slots=True)
class Mandate:
    """One document that the words ``text[start:end]`` order to be made; its name is ``item``.

    ``due`` is the printed date ``text[due_span]``; its year is not printed there if ``year_inherited``.
    A ``granted`` one is left to somebody else by a law.
    """

    start: int
    end: int
    item: Item
    verb: str
    due: str | None = None
    due_span: Span | None = None
    year_inherited: bool = False
    granted: bool = False


def read_mandates(text: str, spans: Sequence[Span], *, year: str | None, issued: str | None) -> list[Mandate]:
    """Return the mandates in the paragraphs ``spans`` of one unit, in order.

    ``year`` is the year that 3月底前 and 年底前 belong to. What fell due before the year of issue ``issued`` is
    an account of the past. Of general names (实施方案) only those with a date or left to somebody by a law are
    given: they are the unit's own.
    """
    found = [mandate for span in spans for mandate in _of_paragraph(text, span, year)]
    if any(mandate.due is None for mandate in found):
        labels = [date for span in spans for date in _labels(text, span, year)]
        found = [_labelled(text, mandate, labels) for mandate in found]
    return [
        m
        for m in found
        if not (m.due is not None and issued is not None and m.due[:4] < issued[:4])
        and (not m.item.general or m.due is not None or _is_detail(text, m))
    ]


def _is_detail(text: str, mandate: Mandate) -> bool:
    return mandate.granted and text[mandate.item.start : mandate.item.end] in DETAILS


def _of_paragraph(text: str, span: Span, year: str | None) -> list[Mandate]:
    ruled = text.find("规定", *span) >= 0 and text.find("由", *span) >= 0
    if not ruled and SIGN.search(text, *span) is None:
        return []
    if text.find("》", *span) < 0 and KIND.search(text, *span) is None:
        return []
    paragraph = _Paragraph(text, span)
    found = list(paragraph.mandates())
    if not found:
        return []
    deadlines = [
        d for d in read_deadlines(text, span, paragraph.clauses, paragraph.asides, year) if not d.frame
    ]
    return [
        _due_by(mandate, due, text) if (due := paragraph.due(mandate, deadlines)) is not None else mandate
        for mandate in found
    ]


class _Paragraph:
    """One paragraph with its clauses, asked for what it orders."""

    def __init__(self, text: str, span: Span):
        self.text = text
        self.start, self.end = span
        self._read: tuple[list[Clause], Asides] | None = None

    @property
    def clauses(self) -> list[Clause]:
        """The clauses of the paragraph; read when they are first asked for, which few paragraphs need."""
        return self._parts()[0]

    @property
    def asides(self) -> Asides:
        """Its brackets, titles and quotations."""
        return self._parts()[1]

    def _parts(self) -> tuple[list[Clause], Asides]:
        if self._read is None:
            self._read = read_clauses(self.text, self.start, self.end)
        return self._read

    def clause(self, place: int) -> Clause:
        """Return the clause that ``place`` lies in."""
        return self.clauses[max(bisect_right(self.clauses, place, key=lambda c: c.start) - 1, 0)]

    def mandates(self) -> Iterator[Mandate]:
        """Yield what the verbs of the paragraph order, in order, without dates."""
        at = self.start
        for match in VERB.finditer(self.text, self.start, self.end):
            if match.start() < at:
                continue
            items = read_items(self.text, match.end(), self.end)
            if not items and not self._may_end_clause(match.end()):
                continue
            if self.asides.cover(match.start()):
                continue
            also = ALSO.search(self.text, max(self.start, match.start() - 2), match.start())
            verb = (also.start() if also is not None else match.start(), match.end())
            clause = self.clause(match.start())
            if not orders(self.text, clause.start, match.start()):
                continue
            for mandate in self._behind(verb, clause, items) or self._before(verb, clause):
                yield mandate
                at = max(at, mandate.end)
        if self.text.find("规定", self.start, self.end) >= 0:
            for match in RULED.finditer(self.text, self.start, self.end):
                yield from self._left_to(match.start(), match.span("verb"))

    def _may_end_clause(self, place: int) -> bool:
        """Tell whether the verb that ends at ``place`` may have its object before it."""
        return any(pattern.match(self.text, place, self.end) for pattern in (AFTERWARDS, ELSEWHERE))

    def _behind(self, verb: Span, clause: Clause, items: Sequence[Item]) -> list[Mandate]:
        granted = MAKER.search(self.text, clause.start, verb[0]) is not None
        return [
            Mandate(verb[0], item.end, item, self.text[slice(*verb)], granted=granted)
            for item in items
            if DEFINED.match(self.text, item.end) is None
        ]

    def _before(self, verb: Span, clause: Clause) -> list[Mandate]:
        if ELSEWHERE.match(self.text, verb[1], self.end):
            by = self.text.rfind("由", max(clause.start, verb[0] - LONGEST_MAKER), verb[0])
            if by >= 0:
                return list(self._left_to(by, verb))
        if not AFTERWARDS.match(self.text, verb[1], self.end):
            return []
        pursuing = PURSUING.search(self.text, clause.start, verb[0])
        if pursuing is None:
            return []
        words = PURSUED.match(self.text, pursuing.start(), verb[0])
        item = self._name(words.end() if words is not None else pursuing.end(), verb[0])
        return [] if item is None else [Mandate(item.start, verb[1], item, self.text[slice(*verb)])]

    def _left_to(self, by: int, verb: Span) -> Iterator[Mandate]:
        """Yield the document named before 由: …的具体办法，由某部门制定."""
        stop = by - 1 if self.text[by - 1 : by] == "，" else by
        if stop > self.start:
            item = self._name(self.clause(stop - 1).start, stop)
            if item is not None:
                yield Mandate(item.start, verb[1], item, self.text[slice(*verb)], granted=True)

    def _name(self, start: int, stop: int) -> Item | None:
        """Return the 《…》 or the noun phrase that ends at ``stop``."""
        if self.text[stop - 1] != "》":
            return phrase_before(self.text, start, stop)
        opened = next((a for a, b in self.asides.spans if b == stop), None)
        return Item(opened, stop, marked=True) if opened is not None and opened >= start else None

    def due(self, mandate: Mandate, deadlines: Sequence[Deadline]) -> Deadline | None:
        """Return the last date in the mandate's clause, else the last one that is a clause of its own before
        it in the sentence (9月底前，经…审定后，印发…)."""
        clause = self.clause(mandate.start)
        before = [
            d
            for d in deadlines
            if d.kind != "label" and clause.sentence <= d.start and d.end <= mandate.start
        ]
        own = [d for d in before if d.start >= clause.start]
        heads = [d for d in before if d.kind == "head" and self.text[d.end : d.end + 1] == "，"]
        found = own or heads
        return found[-1] if found else None


def _labels(text: str, span: Span, year: str | None) -> list[Deadline]:
    """Return the dates of fields, 完成时限：2019年6月底前; a milestone (2019年12月取得成果) is none."""
    if all(text.find(word, *span) < 0 for word in ("时限", "期限", "时间")):
        return []
    dates = read_deadlines(text, span, *read_clauses(text, *span), year)
    return [date for date in dates if date.kind == "label" and LABEL_END.match(text, date.end)]


def _labelled(text: str, mandate: Mandate, labels: Sequence[Deadline]) -> Mandate:
    """Give a mandate without date the field behind it, or the only one of the unit."""
    behind = [date for date in labels if date.start >= mandate.end]
    date = behind[0] if behind else labels[0] if len(labels) == 1 else None
    if date is None or mandate.due is not None or mandate.item.general:
        return mandate
    return _due_by(mandate, date, text)


def _due_by(mandate: Mandate, date: Deadline, text: str) -> Mandate:
    printed = text[date.start : date.end]
    value = date.value
    if len(value) == YEAR_MONTH and (day := DAY.search(printed)) is not None:
        value += f"-{int(day['day']):02d}"
    elif len(value) == YEAR and YEAR_END.match(printed) is not None:
        value += "-12"
    inherited = value[:4] not in printed and "五" not in printed
    return replace(mandate, due=value, due_span=(date.start, date.end), year_inherited=inherited)
