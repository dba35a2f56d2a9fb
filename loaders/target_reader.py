"""Reading a paragraph: its numbers clause by clause, each with the date, baseline and mood that hold."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import repeat

from loaders.clauses import SENTENCE_END, Asides, Clause, Span
from loaders.deadlines import Calendar, Deadline
from loaders.target_constructions import read_group
from loaders.target_drafts import Context, Draft
from loaders.target_facts import TargetFact
from loaders.target_filters import is_offer, is_past
from loaders.target_indicators import join
from loaders.target_numbers import Number, find_numbers
from loaders.target_periods import read_period
from loaders.target_phrases import WINDOW, Baseline, find_baselines
from loaders.target_words import PRODUCE

LISTED = re.compile("(?:[、和与及或至]|以及|或者|，)(?:分别)?(?:约|近)?")
"""What joins the values of a list."""
CONNECTED = re.compile("[、和与及并]|以及|或者?")
STARTING = re.compile(r"[从由](20\d\d)年")
FROM = re.compile("[从由](?=[^从由]*$)")
SENTENCE = re.compile(f"[{SENTENCE_END}]")
COMPARISONS = ("比", "为基数", "为基准", "为基期", "为基础")
"""Ends of clauses that say what others compare with."""
FARTHEST_COMPARISON = 8
"""Clauses behind 与2020年相比 that it may hold for."""
LONGEST_OFFER = 400
"""Characters of a sentence that are looked at for who gets or pays what."""
STRIVE = re.compile("力争|争取(?![^，]{0,8}资金)|力求")
EXPECTED = re.compile("预计|有望|预期(?!性|目标|寿命)")
PRINTED = re.compile("（?(约束性|预期性)(?:指标)?）?")


class ParagraphReader:
    """Reads one paragraph clause by clause; what a clause leaves out comes from the ones before it."""

    def __init__(self, text: str, clauses: Sequence[Clause], asides: Asides, deadlines: Sequence[Deadline],
                 calendar: Calendar, since: str | None, *, report: bool):  # fmt: skip
        self.text = text
        self.span = (clauses[0].start, clauses[-1].end) if clauses else (0, 0)
        self.clauses = clauses
        self.asides = asides
        self.deadlines = deadlines
        self.calendar = calendar
        self.since = since
        self.report = report
        self.facts: list[TargetFact] = []
        self.expected = False
        self._next_date = 0
        self._last: tuple[tuple[Span, ...], Baseline | None] | None = None
        self._sentence = (-1, False)

    def read(self) -> list[TargetFact]:
        """Return the targets of the paragraph."""
        drafts: list[Draft] = []
        block = -1
        for place, candidates in self._numbers().items():
            clause = self.clauses[place]
            if clause.block != block:
                block, drafts = clause.block, []
            numbers = [n for n in candidates if n.counts or not self._offers(clause)]
            if numbers and not self.text.endswith("的", clause.start, clause.end):
                previous = self.clauses[place - 1] if place > 0 else None
                drafts = self._clause(clause, previous, numbers, drafts)
        return self.facts

    def _numbers(self) -> dict[int, list[Number]]:
        """Return the numbers of the clauses that have some, those of asides left out."""
        found: dict[int, list[Number]] = {}
        clauses = self.clauses
        place = 0
        for number in find_numbers(self.text, *self.span):
            while place + 1 < len(clauses) and clauses[place].end <= number.start:
                place += 1
            if clauses[place].start <= number.start and not self.asides.cover(number.start):
                found.setdefault(place, []).append(number)
        return found

    def _clause(
        self, clause: Clause, previous: Clause | None, numbers: list[Number], drafts: list[Draft]
    ) -> list[Draft]:
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
            elif found and not is_past(self.text, clause.start, group[-1].end, clause.sentence):
                anchor = baselines[-1] if baselines else self._compared(clause)
                drafts = [*drafts, *found][-3:]
                for draft in (_dated_inside(self.text, draft, dates) for draft in found):
                    self._fact(clause, draft, context.deadline, _anchor(baselines, draft, anchor), base)
                left = group[-1].end
        return drafts

    def _compared(self, clause: Clause) -> Baseline | None:
        """Return what a whole clause before in the sentence compares with: 与2020年相比，…增长30%，…增长7%."""
        place = bisect_left(self.clauses, clause)
        for before in reversed(self.clauses[max(0, place - FARTHEST_COMPARISON) : place]):
            if before.sentence != clause.sentence:
                break
            if not self.text.endswith(COMPARISONS, before.start, before.end):
                continue
            found = find_baselines(self.text, before.start, before.end)
            if found and found[-1].end == before.end:
                return found[-1]
        return None

    def _starting_year(self, start: int, number: Number) -> list[Baseline]:
        """Return the year that a starting value is printed with (从2025年的8%)."""
        year = STARTING.match(self.text, start, number.start)
        return [Baseline(year.start(1), year.end(), year[1])] if year is not None else []

    def _offers(self, clause: Clause) -> bool:
        if clause.sentence != self._sentence[0]:
            longest = min(len(self.text), clause.sentence + LONGEST_OFFER)
            end = SENTENCE.search(self.text, clause.sentence, longest)
            stop = end.start() if end is not None else longest
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
        if value is not None and self.since is not None and value < self.since[: len(value)]:
            if value[:4] < self.since[:4]:
                return
            deadline = value = None
        measured_from = None
        again = self._last is not None and self._last[0] == draft.spans and draft.change != "level"
        if baseline is None and self._last is not None and (draft.stretch or again):
            baseline = self._last[1]
        self._last = (draft.spans, baseline)
        if baseline is not None:
            measured_from = baseline.year or (str(int(value[:4]) - 1) if value is not None else None)
        start = (
            min(clause.start, deadline.start)
            if deadline is not None and deadline.end == clause.start - 1
            else clause.start
        )
        period = read_period(self.text, clause, draft, deadline)
        self.facts.append(
            TargetFact(
                start,
                clause.end,
                (draft.words, number.end),
                join(self.text, draft.spans),
                draft.spans,
                draft.comparator,
                draft.change,
                number.value,
                number.value_max,
                number.unit,
                value,
                (deadline.start, deadline.end) if deadline is not None else None,
                measured_from,
                (baseline.start, baseline.end)
                if baseline is not None and measured_from is not None
                else None,
                base.value if base is not None else None,
                draft.stretch,
                self._modality(clause, draft, deadline),
                period[0] if period is not None else None,
                None,
                draft.rule,
                period[1] if period is not None else None,
            )
        )

    def _modality(self, clause: Clause, draft: Draft, deadline: Deadline | None) -> str | None:
        if draft.continued and self.facts:
            return self.facts[-1].modality
        printed = PRINTED.match(self.text, draft.number.end)
        if printed is not None:
            return "binding" if printed[1] == "约束性" else "expected"
        self.expected = (
            self.expected
            and self.report
            or EXPECTED.search(
                self.text, max(clause.sentence, draft.number.start - WINDOW), draft.number.start
            )
            is not None
        )
        if self.expected:
            return "expected"
        if STRIVE.search(self.text, clause.start, draft.number.start) or (
            deadline is not None and STRIVE.match(self.text, deadline.start, deadline.end)
        ):
            return "strive"
        return draft.modality


def _dated_inside(text: str, draft: Draft, dates: Sequence[Deadline]) -> Draft:
    """Return the draft with the date that stands within its indicator (70%的单位|2025年底前|建成…) taken out of it."""
    for number, (start, end) in enumerate(draft.spans):
        for date in dates:
            if start < date.start and date.end < end:
                verb = PRODUCE.fullmatch(text, start, date.start) is not None
                before = () if verb else ((start, date.start),)
                parts = (*draft.spans[:number], *before, (date.end, end), *draft.spans[number + 1 :])
                return replace(draft, spans=parts, deadline=date)
    return draft


def _item(text: str, left: int, at: int) -> int | None:
    """Return where the list item of the number at ``at`` begins, which is not before ``left``."""
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
    return [list(map(_with_unit, group, repeat(group[-1]))) for group in groups]


def _with_unit(number: Number, last: Number) -> Number:
    """A number of a list with the whole unit that the last one prints: 15个、60个工作日."""
    shortened = number.unit == "个" and last.unit != number.unit and last.unit.startswith("个")
    return replace(number, unit=last.unit) if shortened else number
