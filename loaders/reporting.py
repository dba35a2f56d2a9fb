"""Reports between agencies as edges: the supervision calendar of a plan."""

import re
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from loaders.assignments import Assignment
from loaders.builder import Builder
from loaders.clauses import Span, read_clauses
from loaders.parties import Parties, add_party
from loaders.report_recipients import may_report
from loaders.report_sentences import MOST_REPORTS, Reader, Report, is_time
from loaders.report_times import When, find_times
from loaders.units import Unit
from ontology.edges import ReportsTo

RULE = "report"
LONGEST_PARAGRAPH = 100_000
"""Whole laws on one line are shorter; what lies behind is a broken file."""
PROGRESS = re.compile(
    "^(?:有关|相关)?(?:工作|任务)?(?:进展|进度|落实|推进|完成|贯彻落实|工作|实施)(?:情况|总结)?$"
)
"""A report on the unit's own work: whoever alone answers for the unit makes it."""


class Reports(NamedTuple):
    """The reports that a unit orders, and the time that its opening gives for all of them."""

    orders: Sequence[Report]
    opening: Sequence[When]


NONE = Reports((), ())


def read_reports(parties: Parties, unit: Unit) -> Reports:
    """Return what reports a unit orders."""
    text = parties.text
    spans = [(start, min(end, start + LONGEST_PARAGRAPH)) for start, end in unit.own]
    telling = [span for span in spans if may_report(text, *span)]
    if len(telling) == 0:
        return NONE
    orders = [
        report
        for span in telling
        for report in islice(Reader(parties, *read_clauses(text, *span)).reports(), MOST_REPORTS)
    ]
    return Reports(orders, _opening(text, spans))


def add_reports(builder: Builder, reports: Reports, task: str, found: Sequence[Assignment]) -> None:
    """Add who reports what to whom by order of a unit, whose assignments are ``found``.

    Where the sentence names no sender, it is the agency that alone answers for the unit; where there is no
    such agency, the finding ``reports_without_sender`` says so.
    """
    for report in reports.orders:
        _add(builder, report, task, found, reports.opening)


def _opening(text: str, spans: Sequence[Span]) -> list[When]:
    """Return the time that opens a step of a timetable (2021年12月底之前，…) and holds for all its sentences."""
    start, end = spans[0]
    stop = text.find("，", start, min(end, start + 40))
    times = find_times(text, start, stop) if stop > 0 else []
    return times if times and is_time(start, stop, times) else []


def _add(
    builder: Builder, report: Report, task: str, found: Sequence[Assignment], opening: Sequence[When]
) -> None:
    when = report.when or list(opening)
    frequency = next((w.frequency for w in when if w.frequency is not None), None)
    due = next((w.due for w in when if w.due is not None), None)
    senders = [(add_party(builder, party, RULE), party.surface) for party in report.senders]
    if not senders and report.subject is not None and PROGRESS.search(report.subject) is not None:
        senders = _answering(builder, found)
    if not senders:
        builder.find(
            "reports_without_sender",
            "info",
            "a report is ordered, but the text does not say who is to make it",
            task,
            report.span,
        )
        return
    for party in report.recipients:
        recipient = add_party(builder, party, RULE)
        for sender, surface in senders:
            if sender != recipient:
                edge = ReportsTo(
                    source=sender, target=recipient, task=task, subject=report.subject, frequency=frequency, due=due
                )  # fmt: skip
                context = [surface, party.surface, *(w.span for w in when)]
                builder.edge(edge, report.span, RULE, context=context)


def _answering(builder: Builder, found: Sequence[Assignment]) -> list[tuple[str, Span]]:
    """Return the agency that answers for a unit, if it is only one."""
    agencies = {(item.agency.jurisdiction, item.agency.name): item for item in found}
    if len(agencies) != 1:
        return []
    (item,) = agencies.values()
    return (
        []
        if item.agency.kind == "collective"
        else [(builder.agency(item.agency, item.surface, RULE), item.surface)]
    )
