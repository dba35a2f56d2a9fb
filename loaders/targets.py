"""Targets: quantified aims, as a paragraph states them.

Every number of a clause is tried against a few constructions: subject and predicate (比重达到20%), verb and
object (培育品牌100个), verb and counted noun (建设200个村), a share before its verb (新建建筑100%达到…), a measure and
its value (占比65%左右). A number that fits none of them is no target.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from loaders.clauses import SENTENCE_END, Asides, Clause, Span, read_clauses
from loaders.deadlines import Calendar, Deadline, read_deadlines
from loaders.delegated_targets import DelegatedFact, read_delegated
from loaders.target_constructions import read_group
from loaders.target_drafts import Context, Draft
from loaders.target_filters import is_background, is_offer, is_past
from loaders.target_indicators import join
from loaders.target_numbers import Number, find_numbers
from loaders.target_phrases import Baseline, find_baselines
from ontology.nodes import Change, Comparator, TargetPeriod

__all__ = ["DelegatedFact", "TargetFact", "may_set_targets", "read_claim_targets", "read_delegated", "read_targets"]

LISTED = re.compile("(?:[、和与及或至]|以及|或者|，)(?:分别)?(?:约|近)?")
"""What joins the values of a list."""
SENTENCE = re.compile(f"[{SENTENCE_END}]")
LONGEST_OFFER = 400
CONNECTED = re.compile("[、和与及并]|以及|或者?")
STARTING = re.compile(r"[从由](20\d\d)年")
FROM = re.compile("[从由](?=[^从由]*$)")
ITEM = re.compile("——|—|--|－－|[·•●]|一是|二是|三是|四是|五是|六是|七是|八是")
"""Beginnings of paragraphs that continue the one before them."""
ANNUAL = re.compile(r"每年|年均(?!浓度|值)|每年度|每个年度|(?<![全当本每度\d今])年(?=减排|替代|减少|节约|新增|节能)|/年")
CUMULATIVE = re.compile("累计|五年(?:内|累计)?|期间(?:累计)?共")
STRIVE = re.compile("力争|争取(?![^，]{0,8}资金)|力求")
EXPECTED = re.compile("预计|有望|预期(?!性|目标|寿命)")
PRINTED = re.compile("（?(约束性|预期性)(?:指标)?）?")


@dataclass(frozen=True, slots=True)
class TargetFact:
    """One quantified aim, stated by ``text[start:end]``.

    ``number`` is the stretch of the value with comparing word and unit as printed; ``indicator_spans`` are where
    the parts of ``indicator`` are printed; ``deadline_span`` and ``baseline_span`` may lie outside the clause.
    """

    start: int
    end: int
    number: Span
    indicator: str
    indicator_spans: tuple[Span, ...]
    comparator: Comparator
    change: Change
    value: Decimal
    value_max: Decimal | None
    unit: str
    deadline: str | None
    deadline_span: Span | None
    baseline: str | None
    baseline_span: Span | None
    baseline_value: Decimal | None
    stretch: bool
    modality: str | None
    period: TargetPeriod | None
    scope: str | None
    rule: str


def may_set_targets(title: str) -> bool:
    """Tell whether a unit of this heading speaks of aims, not of the present state, past results or terms."""
    return not is_background(title)


def read_targets(text: str, paragraphs: Sequence[Span], *, year: str | None = None) -> list[TargetFact]:
    """Return the targets of consecutive paragraphs of one unit, in order, every mention.

    ``year`` is the year that the document plans for or was issued in: it dates 年底前 and 全年, and what an earlier
    year is said of is past.
    """
    return _read(text, paragraphs, year, report=False)


def read_claim_targets(text: str, start: int, end: int) -> list[TargetFact]:
    """Return the targets of one field of a change-point report.

    A period that the field is about (2025—2027年) dates the whole field; behind 预计 everything is expected.
    """
    return _read(text, [(start, end)], None, report=True)


def _read(text: str, paragraphs: Sequence[Span], year: str | None, *, report: bool) -> list[TargetFact]:
    parts = []
    label: Deadline | None = None
    for span in paragraphs:
        clauses, asides = read_clauses(text, *span)
        deadlines = read_deadlines(text, span, clauses, asides, year)
        parts.append((span, clauses, asides, deadlines))
        if deadlines and deadlines[0].kind == "label" and deadlines[0].start - span[0] < 12:
            label = deadlines[0]
    facts: list[TargetFact] = []
    frame: Deadline | None = None
    carried: Deadline | None = None
    for span, clauses, asides, deadlines in parts:
        calendar = Calendar(deadlines, clauses, carried if ITEM.match(text, *span) else frame, label)
        if report and (period := next((d for d in deadlines if d.frame), None)) is not None:
            calendar.frame(period)
        facts += _Reader(text, clauses, asides, deadlines, calendar, year, report=report).read()
        if not ITEM.match(text, *span):
            carried = calendar.carried
            frame = carried if text.endswith("：", *span) else frame
    return facts


class _Reader:
    """Reads one paragraph clause by clause."""

    def __init__(self, text: str, clauses: Sequence[Clause], asides: Asides, deadlines: Sequence[Deadline],
                 calendar: Calendar, year: str | None, *, report: bool):  # fmt: skip
        self.text = text
        self.span = (clauses[0].start, clauses[-1].end) if clauses else (0, 0)
        self.clauses = clauses
        self.asides = asides
        self.deadlines = deadlines
        self.calendar = calendar
        self.year = year
        self.report = report
        self.facts: list[TargetFact] = []
        self.expected = False
        self._next_date = 0
        self._sentence = (-1, False)

    def read(self) -> list[TargetFact]:
        """Return the targets of the paragraph."""
        previous: Clause | None = None
        drafts: list[Draft] = []
        found = self._numbers()
        for clause, candidates in zip(self.clauses, found, strict=True):
            if clause.start == clause.sentence and not self.text.startswith("；", clause.start - 1):
                drafts = []
            numbers = [n for n in candidates if n.counts or not self._offers(clause)]
            if numbers and not self.text.endswith("的", clause.start, clause.end):
                drafts = self._clause(clause, previous, numbers, drafts)
            previous = clause
        return self.facts

    def _numbers(self) -> list[list[Number]]:
        """Return the numbers of every clause, those of asides left out."""
        found: list[list[Number]] = [[] for _ in self.clauses]
        place = 0
        for number in find_numbers(self.text, *self.span):
            while place + 1 < len(self.clauses) and self.clauses[place].end <= number.start:
                place += 1
            if self.clauses[place].start <= number.start and not self.asides.cover(number.start):
                found[place].append(number)
        return found

    def _clause(self, clause: Clause, previous: Clause | None, numbers: list[Number], drafts: list[Draft]) -> list[Draft]:
        """Read the numbers of a clause; return the drafts that a following clause may continue."""
        baselines = find_baselines(self.text, clause.start, clause.end)
        dates = self._dates(clause)
        stops = {d.end: d.start for d in dates} | {b.end: b.start for b in baselines}
        left = next((d.end for d in dates if d.kind == "head"), clause.start)
        opening = left
        base: Number | None = None
        for group in _groups(self.text, numbers):
            first = group[0]
            item = _item(self.text, left, first.start) if left > opening else None
            context = Context(
                self.text, clause, previous, left if item is None else item, tuple(group), stops,
                self.calendar.at(first.start), item is not None, tuple(drafts),
            )  # fmt: skip
            found = read_group(context)
            if found is None:
                base = first
                stops[first.end] = stops[first.bare_end] = _from(self.text, clause.start, first.start)
                baselines = [*baselines, *self._starting_year(stops[first.end], first)]
            elif found and not is_past(self.text, clause.start, group[-1].end):
                anchor = baselines[-1] if baselines else None
                drafts = [*drafts, *found][-3:]
                for draft in found:
                    self._fact(clause, draft, context.deadline, _anchor(baselines, draft, anchor), base)
                left = group[-1].end
        return drafts

    def _starting_year(self, start: int, number: Number) -> list[Baseline]:
        """Return the year that a starting value is printed with (从2025年的8%)."""
        year = STARTING.match(self.text, start, number.start)
        return [Baseline(year.start(1), year.end(), year[1])] if year is not None else []

    def _offers(self, clause: Clause) -> bool:
        if clause.sentence != self._sentence[0]:
            end = SENTENCE.search(self.text, clause.sentence)
            stop = min(end.start() if end is not None else len(self.text), clause.sentence + LONGEST_OFFER)
            self._sentence = clause.sentence, is_offer(self.text, clause.sentence, stop)
        return self._sentence[1]

    def _dates(self, clause: Clause) -> list[Deadline]:
        found = []
        while self._next_date < len(self.deadlines) and self.deadlines[self._next_date].start < clause.end:
            deadline = self.deadlines[self._next_date]
            if deadline.start >= clause.start:
                found.append(deadline)
            self._next_date += 1
        return found

    def _fact(self, clause: Clause, draft: Draft, deadline: Deadline | None, baseline: Baseline | None,
              base: Number | None) -> None:  # fmt: skip
        number = draft.number
        deadline = draft.deadline or deadline
        value = deadline.value if deadline is not None else None
        if value is not None and self.year is not None and value[:4] < self.year:
            return
        since = None
        if baseline is not None:
            since = baseline.year or (str(int(value[:4]) - 1) if value is not None else None)
        start = min(clause.start, deadline.start) if deadline is not None and deadline.end == clause.start - 1 else clause.start
        self.facts.append(
            TargetFact(
                start, clause.end, (draft.words, number.end), join(self.text, draft.spans), draft.spans,
                draft.comparator, draft.change, number.value, number.value_max, number.unit,
                value, (deadline.start, deadline.end) if deadline is not None else None,
                since, (baseline.start, baseline.end) if baseline is not None and since is not None else None,
                base.value if base is not None else None, draft.stretch,
                self._modality(clause, draft, deadline), self._period(clause, draft), None, draft.rule,
            )
        )

    def _modality(self, clause: Clause, draft: Draft, deadline: Deadline | None) -> str | None:
        if draft.continued and self.facts:
            return self.facts[-1].modality
        printed = PRINTED.match(self.text, draft.number.end)
        if printed is not None:
            return "binding" if printed[1] == "约束性" else "expected"
        self.expected = self.expected and self.report or EXPECTED.search(self.text, clause.sentence, draft.number.start) is not None
        if self.expected:
            return "expected"
        if STRIVE.search(self.text, clause.start, draft.number.start) or (
            deadline is not None and STRIVE.match(self.text, deadline.start, deadline.end)
        ):
            return "strive"
        return draft.modality

    def _period(self, clause: Clause, draft: Draft) -> TargetPeriod | None:
        if draft.annual or ANNUAL.search(self.text, clause.start, draft.number.end):
            return "annual"
        return "cumulative" if CUMULATIVE.search(self.text, clause.start, draft.number.start) else None


def _item(text: str, left: int, at: int) -> int | None:
    """Return where the item of a list begins that the number at ``at`` belongs to, after the number before it."""
    marks = list(CONNECTED.finditer(text, left, at))
    return marks[-1].end() if marks else None


def _from(text: str, start: int, at: int) -> int:
    """Return where the words begin that say what a change starts from (从2025年的8%)."""
    found = FROM.search(text, max(start, at - 16), at)
    return found.start() if found is not None else at


def _anchor(baselines: list[Baseline], draft: Draft, last: Baseline | None) -> Baseline | None:
    before = [b for b in baselines if b.end <= draft.number.start]
    return before[-1] if before else last if draft.change != "level" else None


def _groups(text: str, numbers: list[Number]) -> list[list[Number]]:
    """Return the numbers of a clause; those of a list (15%、20%以上) together."""
    groups: list[list[Number]] = []
    for number in numbers:
        if groups and LISTED.fullmatch(text, groups[-1][-1].end, number.start):
            groups[-1].append(number)
        else:
            groups.append([number])
    return groups
