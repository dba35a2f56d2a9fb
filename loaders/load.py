"""One document in, one extract out: the way of a file through the room."""

import re
from pathlib import Path

from loaders.builder import Builder
from loaders.changepoints import Report, read_report
from loaders.coverage import measure
from loaders.metadata import Metadata, read_metadata
from loaders.outline import read_outline
from loaders.outline_doubts import report_outline
from loaders.page_facts import page_hints
from loaders.plans import add_plans
from loaders.printed import Printed
from loaders.readers import read
from loaders.repair import Text, repair
from loaders.reports import add_report, report_region
from loaders.source import Source
from loaders.units import Section, take_apart
from loaders.unnamed_issuers import report_unnamed_issuers
from loaders.unread import Unread
from ontology.collector import collector_paused
from ontology.extract import Extract, Finding
from ontology.nodes import Document, Task, Trust
from ontology.regions import COUNTRY

LOADER = "7"
"""Version of the rules; documents loaded with another version are loaded again."""

SENTENCE = re.compile("[^。；\n]{12,}")
_CONTROL = r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffd]"
UNREADABLE = re.compile(f"{_CONTROL}{_CONTROL}*")
"""Control characters other than blanks and line ends, and what stands for a character that could not be decoded."""
REPOST = re.compile("全文发布|原文如下|转自|来源[:：]")


def load(path: Path) -> Extract:
    """Return everything that the document at ``path`` says.

    Raises:
        ReadError: the file is of no known format, damaged or without text.
    """
    return extract(read(path))


def extract(source: Source) -> Extract:
    """Return everything that a source text says; the same source gives the same extract."""
    with collector_paused():
        return _extract(source)


def _extract(source: Source) -> Extract:
    text = repair(source)
    report = read_report(text)
    if report is not None:
        return _report(source, text, report)
    sections = read_outline(text)
    meta = read_metadata(text, sections, page_hints(source))
    document = _document(source, "law" if any(s.is_law for s in sections) else "plan", _trust(text, meta))
    builder = Builder(source, text, document, meta.jurisdiction)
    plans = add_plans(builder, text, sections, meta, source.name)
    _findings(builder, text, meta, plans[0], sections)
    report_unnamed_issuers(builder, meta, plans[0])
    report_outline(builder, sections, plans[0])
    printed = Printed(builder)
    Unread(printed, sections, meta.lead[1] if meta.lead is not None else 0, plans[0]).report()
    result = builder.extract(LOADER, measure(printed, sections))
    take_apart(sections)
    return result


def _report(source: Source, text: Text, report: Report) -> Extract:
    region = report_region(report) or COUNTRY
    builder = Builder(source, text, _document(source, "report", "report"), region)
    add_report(builder, text, report, region)
    return builder.extract(LOADER)


def _document(source: Source, genre: str, trust: Trust) -> Document:
    return Document(sha256=source.sha256, name=source.name, format=source.format, genre=genre, trust=trust,
                    pages=len(source.pages) or None)  # fmt: skip


def _trust(text: Text, meta: Metadata) -> Trust:
    before = text.text[: meta.lead[1]] if meta.lead else ""
    return "repost" if meta.lead is not None and REPOST.search(before) else "official"


def _findings(builder: Builder, text: Text, meta: Metadata, plan: str, sections: list[Section]) -> None:
    """Record what a reader of this document should know."""
    if meta.abridged is not None:
        builder.find(
            "abridged",
            "warning",
            "the printed text is abridged: what it does not name may stand in the full text",
            plan,
            meta.abridged,
        )
    if meta.lead is not None and _repeats(text, meta):
        builder.find(
            "repeated_lead",
            "warning",
            "the web page repeats parts of the document before it; facts are read from the document",
            plan,
            meta.lead,
        )
    if not meta.issuers and meta.date is None and meta.number is None:
        builder.find("no_imprint", "warning", "no issuer, number or date is printed", plan)
    broken = UNREADABLE.search(builder.source.text)
    if broken is not None:
        builder.findings.append(Finding(
            code="unreadable_characters", severity="warning", message="there are characters that no reader can print",
            subject=plan, char_start=broken.start(), char_end=broken.end(),
        ))  # fmt: skip
    if meta.title is None:
        builder.find("no_title", "warning", "no title is recognised; the file name stands in for it", plan)
    if not text.tables and not any(section.units for section in sections):
        builder.find(
            "no_units", "warning", "no numbered units: nothing but metadata and references was read", plan
        )
    elif not any(isinstance(node, Task) and node.kind == "operative" for node in builder.nodes.values()):
        builder.find("no_tasks", "warning", "no unit orders work: aims, definitions or labels only", plan)


def _repeats(text: Text, meta: Metadata) -> bool:
    """Tell whether most sentences of the lead stand again in the document."""
    if meta.lead is None:
        return False
    sentences = SENTENCE.findall(text.text[slice(*meta.lead)])
    body = text.text[meta.lead[1] :]
    return sum(sentence in body for sentence in sentences) * 2 > len(sentences)
