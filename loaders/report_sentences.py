"""Sentences that order a report: who sends what to whom, and when.

What an applicant or a firm hands in, and what is told to the public, is no report between agencies. A clause that
only adds another subject (年底报送Y) inherits sender and recipients.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.clauses import Asides, Clause, Span
from loaders.parties import Parties, Party
from loaders.report_recipients import NOUN, Order, read_orders
from loaders.report_senders import MOST_CLAUSES, Senders
from loaders.report_times import When, find_times

FURTHER = re.compile("报送|上报|报告")
OBJECT = re.compile(
    "(?:填写完成|填写|填报|(?:汇总|整理|审核)?形成|编制完成|编制|制定|撰写|(?<!工作)(?<!年度)总结(?![和及])|梳理|提出|出具|提交|更新|起草|确定|汇总)(?P<what>(?!后|并)[^，。；]{2,60})"
)
FILLER = re.compile(
    "(?:按照?(?:有关)?(?:要求|规定|程序|时限|职责|职责分工|时间节点|期|时)|统一(?!战线)|集中|及时|书面|立即|随时|逐级|主动|定期|一并|同时|并(?!网|购)|均(?!衡)|也|要(?![素点求情])|应当|应(?![急对用收])|须|需(?!求)"
    "|可(?!再生|持续|行)|负责(?!人)"
    "|汇总后|审核后|加盖公章后?|签字盖章后?|印发后|初步审核后|审核汇总后|经[^，。；]{1,20}?后|对口|如实|准时|按时|原则上|分别|于|在(?![建用线册营])|前(?![期三述])|等(?!级)|如[^，]{2,10}请|请|其中|[一1]次)+"
)
NO_SUBJECT = re.compile(
    ".{0,12}后|[一1]次|(?:由|通过|经).{2,20}|(?:审批|审核|审查|初审|核实|汇总|复核|工作|情况)?(?:并|和|及)?"
)
REMARK = re.compile("（(?:详见|见|附件|格式)[^（）]*）$")
TOPIC = re.compile(
    "(?!由|.*(?:负责|应当|要(?![求素点情])|将|纳入))[\u4e00-\u9fff]{2,24}(?:情况|事项|问题|结果|进展|报告|信息|材料|方案|意见|建议|数据|成果)"
)
MOST_REPORTS = 300
"""A paragraph with more is no prose."""


@dataclass(frozen=True, slots=True)
class Report:
    """One order to report. ``senders`` is empty where the text names none; ``span`` is the printed order."""

    senders: list[Party]
    recipients: list[Party]
    subject: str | None
    when: list[When]
    span: Span


class Reader:
    """Reads the reports of one paragraph."""

    def __init__(self, parties: Parties, clauses: Sequence[Clause], asides: Asides):
        self.parties = parties
        self.text = parties.text
        self.clauses = clauses
        self.asides = asides
        self._senders = Senders(parties, clauses)
        self._subjects: dict[int, str | None] = {}

    def reports(self) -> Iterator[Report]:
        """Yield the reports in printed order."""
        last: Report | None = None
        at = -1
        for number, clause in enumerate(self.clauses):
            orders = list(read_orders(self.parties, self.asides, number, clause))
            for order in orders:
                last = self._report(order)
                if last is not None:
                    at = clause.sentence
                    yield last
            if not orders and last is not None and at == clause.sentence:
                further = self._further(clause, last)
                if further is not None:
                    yield further

    def _report(self, found: Order) -> Report | None:
        named = (found.handed_on, found.number) if found.handed_on else self._senders.of(found)
        if named is None:
            return None
        senders, first = named
        clause = self.clauses[found.number]
        subject = self._subject(found, senders)
        self._subjects[found.number] = subject or self._subjects.get(found.number)
        inside = [party.surface[0] for party in senders if party.surface[0] >= clause.block]
        begin = min([clause.start, *inside])
        end = clause.end if found.what is not None else found.end
        return Report(
            [party for party in senders if party.agency not in [other.agency for other in found.recipients]],
            found.recipients,
            self._subjects[found.number],
            self._when(found, first),
            (begin, end),
        )

    def _subject(self, found: Order, senders: Sequence[Party]) -> str | None:
        clause = self.clauses[found.number]
        if found.what is not None and (behind := self._tidy(*found.what)) is not None:
            return behind
        begin = max([clause.start, *(p.surface[1] for p in senders if p.surface[1] <= found.start)])
        put = max(self.text.rfind(word, begin, found.start) for word in ("将", "把"))
        before = self._tidy(put + 1 if put >= 0 else begin, found.start)
        if before is not None:
            made = OBJECT.match(before)
            return made["what"] if made is not None else before
        for number in range(found.number - 1, max(-1, found.number - 4), -1):
            earlier = self.clauses[number]
            if earlier.sentence != clause.sentence:
                break
            if number in self._subjects:
                return self._subjects[number]
            made = OBJECT.search(self.text, earlier.start, earlier.end)
            if made is not None:
                return self._tidy(*made.span("what"))
            if TOPIC.fullmatch(self.text, earlier.start, earlier.end) is not None:
                return self.text[earlier.start : earlier.end]
        return None

    def _tidy(self, start: int, end: int) -> str | None:
        """Return the words of a stretch without times and filling words at its ends, or nothing."""
        for _ in range(4):
            for when in find_times(self.text, start, end):
                if when.span[0] - start <= 3:
                    start = when.span[1]
                elif end - when.span[1] <= 2:
                    end = min(end, when.span[0])
            filler = FILLER.match(self.text, start, end)
            start = filler.end() if filler is not None else start
        words = REMARK.sub("", self.text[start:end].strip("，：、将把的"))
        for filler in FILLER.finditer(words):
            if filler.end() == len(words):
                words = words[: filler.start()]
        return words if len(words) >= 2 and NO_SUBJECT.fullmatch(words) is None else None

    def _when(self, found: Order, first: int) -> list[When]:
        """Return the times of the report: those of its clause, else of the clauses from the sender on, else of
        a clause before that is nothing but a time."""
        own = self.clauses[found.number]
        if times := self._times(own.start, found.start):
            return times
        for number in range(found.number - 1, max(-1, found.number - MOST_CLAUSES), -1):
            clause = self.clauses[number]
            if clause.sentence != own.sentence:
                break
            times = self._times(clause.start, clause.end)
            if times and (number >= first or is_time(clause.start, clause.end, times)):
                return times
        return []

    def _times(self, start: int, end: int) -> list[When]:
        return [when for when in find_times(self.text, start, end) if not self.asides.cover(when.span[0])]

    def _further(self, clause: Clause, last: Report) -> Report | None:
        """Read 年底报送Y or 重大事项随时报送 behind a report of the same sentence."""
        verb = FURTHER.search(self.text, clause.start, clause.end)
        if verb is None or self.asides.cover(verb.start()) or NOUN.match(self.text, verb.end(), clause.end):
            return None
        times = find_times(self.text, clause.start, verb.start())
        before = self._tidy(clause.start, verb.start())
        behind = self._tidy(verb.end(), clause.end)
        if (before is None) == (behind is None) or len(self.text[clause.start : clause.end]) > 60:
            return None
        return Report(last.senders, last.recipients, before or behind, times, (clause.start, clause.end))


def is_time(start: int, end: int, times: Sequence[When]) -> bool:
    """Tell whether a clause is nothing but a time (2021年9月底之前)."""
    told = sum(when.span[1] - when.span[0] for when in times)
    return end - start - told <= 3
