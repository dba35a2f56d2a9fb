"""Metadata: title, number, issuers, date, addressees, approval and validity of a document.

The formal elements stand where GB/T 9704-2012 puts them: letterhead, number and title first, addressees in a
line that ends with a colon, issuers and date below the notice or at the very end. A notice and its plan are
one document: the plan's title counts, the notice's number, issuers and date.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from loaders.approvals import Approval, read_approvals
from loaders.issue_dates import date_beside_title, date_of_print
from loaders.jurisdiction import joint_regions, read_jurisdiction
from loaders.number_lines import key_in_year, order_issuers, read_number
from loaders.page_facts import page_date, page_issuers, page_number, page_title
from loaders.repair import Paragraph, Text
from loaders.signatures import (
    Names,
    above_date,
    agency_line,
    broken_name,
    date_line,
    letterhead_issuers,
    reported_by,
    signed_by,
    title_issuers,
)
from loaders.title_lines import (
    LETTERHEAD,
    MAX_LINE,
    Found,
    carried_title,
    line_of,
    read_titles,
    web_lead,
)
from loaders.units import Section
from loaders.validity import read_validity
from ontology.agency_lists import split_list
from ontology.agency_parts import AgencyName
from ontology.dates import PartialDate, parse_date
from ontology.regions import COUNTRY
from ontology.titles import document_kind, plan_title

Span = tuple[int, int]

ADDRESS = re.compile(".*(?:各|省|市|州|县|区|部|委|厅|局|单位|政府|企业|公司|银行).*：")
ABRIDGED = re.compile("删减|删节|节选")
"""The note of a text that is not printed in full: （本文有删减）."""
MAX_NOTE = 40
MAX_ADDRESS = 300
HEADLINE = re.compile("[^《》]{3,40}?印发(?P<title>关于.+)")
"""A headline instead of a notice: 某省人民政府印发关于…的意见."""
FORWARDS = re.compile("转发|批转")
BRINGS = re.compile("印发|转发|批转|公布|发布")
"""Words of the letter that brings a plan."""
FORMAL_KINDS = ("公告", "令", "通告")
SHELL_KINDS = ("通知", "公告", "令")
"""Kinds of documents that bring a plan and are none."""
PERIOD = re.compile(r"(?P<a>20\d\d)(?:年)?(?:-|—|–|至|~|～)+(?P<b>20\d\d)年")

PLAN_YEAR = re.compile(r"(?P<year>20\d\d)年度?(?![前版底末至到—-])")
"""The year of an annual plan in its title: …2022年行动计划."""


@dataclass(slots=True)
class Metadata:
    """The metadata of one document; spans are offsets in the repaired text."""

    title: Found | None = None
    notice_title: Found | None = None
    number: Found | None = None
    number_key: str = ""
    date: Found | None = None
    issuers: list[tuple[AgencyName, Span]] = field(default_factory=list)
    jurisdiction: str = COUNTRY
    kind: str = ""
    abridged: Span | None = None
    addressees: list[tuple[AgencyName, Span]] = field(default_factory=list)
    approvals: list[Approval] = field(default_factory=list)
    effective: Found | None = None
    valid_to: Found | None = None
    period: tuple[str, str, Span] | None = None
    addressed: Span | None = None
    forwarders: frozenset[str] = frozenset()
    """Issuers that forward the plan of others, whose names stand below its title."""
    lead: Span | None = None
    """Words of a web page before the document itself: news lead, site name."""


def read_metadata(text: Text, sections: list[Section], hints: dict[str, str]) -> Metadata:
    """Return the metadata of a document with these sections; ``hints`` are facts that a web page states
    outside the text (title, number, date, issuer)."""
    meta = Metadata()
    head = sections[0].head
    titles = read_titles(text, head)
    for section in sections[1:]:
        section.title = next((found.span for found in read_titles(text, section.head)), None)
    if titles:
        _choose_title(meta, titles)
        if meta.title is not None and meta.title is meta.notice_title:
            meta.title = carried_title(text, head, meta.title) or meta.title
        meta.lead = web_lead(text, head, titles)
    else:
        meta.title = page_title(text, hints)
    if (numbered := read_number(text, head) or page_number(text, hints)) is not None:
        meta.number, meta.number_key = numbered
    closing = _closing(text, sections)
    meta.jurisdiction = read_jurisdiction(
        text,
        [*head, *closing],
        (meta.notice_title, meta.title),
        [name for name, _ in _printed_issuers(meta, text, head, COUNTRY)],
        meta.number_key.partition("|")[0],
    )
    _signatures(meta, text, head, closing)
    title = meta.title.span if meta.title is not None else None
    meta.date = meta.date or date_beside_title(text, title, head) or page_date(text, hints)
    if not meta.issuers:
        _add_issuers(
            meta, page_issuers(text, hints, meta.jurisdiction) or reported_by(text, head, meta.jurisdiction)
        )
    meta.date = meta.date or date_of_print(text, title, head)
    if meta.date is not None:
        meta.number_key = key_in_year(meta.number_key, meta.date.value)
    _formalities(meta, text, head, sections)
    if meta.title is not None and meta.title is meta.notice_title and _plan_follows(meta.title, text, head):
        meta.title = Found(plan_title(meta.title.value), meta.title.span)
    meta.kind = document_kind(meta.title.value) if meta.title else ""
    return meta


def _plan_follows(notice: Found, text: Text, head: list[Paragraph]) -> bool:
    """Tell whether a notice is signed and dated before the first unit: the plan follows without a title."""
    return any(p.start > notice.span[1] and date_line(line_of(text, p)) is not None for p in head)


def _closing(text: Text, sections: list[Section]) -> list[Paragraph]:
    """Return the last paragraphs of the document's own part, where a notice without plan is signed; a notice with
    units of its own is signed in front of the plan that it brings."""
    own = [s for s in sections if not s.annex] or sections
    ends = [
        [Paragraph(*span) for span in [*(s.units[-1].paragraphs[-4:] if s.units else []), *s.tail]]
        for s in (own[0], own[-1])
    ]
    dated = [end for end in ends if any(date_line(line_of(text, p)) is not None for p in end)]
    return dated[0] if dated else ends[-1]


def _choose_title(meta: Metadata, titles: list[Found]) -> None:
    """The plan's own title is the last one of the opening; a notice's title before it names the shell."""
    meta.title = next((t for t in reversed(titles) if document_kind(t.value) not in FORMAL_KINDS), titles[-1])
    meta.notice_title = next(
        (t for t in titles if BRINGS.search(t.value) and document_kind(t.value) in SHELL_KINDS), None
    )
    headline = HEADLINE.fullmatch(meta.title.value)
    if headline is not None and document_kind(meta.title.value) not in SHELL_KINDS:
        end = meta.title.span[1]
        meta.notice_title = meta.title
        meta.title = Found(headline["title"], (end - len(headline["title"]), end))


def _signatures(meta: Metadata, text: Text, head: list[Paragraph], closing: list[Paragraph]) -> None:
    """Issuers stand in lines of their own, in the letterhead and above the date; else in the notice's title, or
    below it without a date."""
    titles = [found.span for found in (meta.notice_title, meta.title) if found is not None]
    lines = [p for p in head if not any(a <= p.start < b for a, b in titles)]
    unsigned: Names = []
    if meta.notice_title and meta.title and FORWARDS.search(meta.notice_title.value):
        _forwarded(meta, text, head, lines, meta.title.span[0])
    else:
        unsigned = _read_signatures(meta, text, lines)
    if not meta.issuers or meta.date is None:
        below = _read_signatures(meta, text, closing)
        if not meta.issuers:
            _add_issuers(meta, below)
    if not meta.issuers:
        _add_issuers(meta, _printed_issuers(meta, text, head, meta.jurisdiction) or unsigned)
    elif len(ordering := order_issuers(text, head, meta.jurisdiction)) > 1:
        _add_issuers(meta, ordering)
    heading = letterhead_issuers(text, head, meta.jurisdiction)
    if len(heading) > 1 and not meta.forwarders:
        meta.issuers = []
        _add_issuers(meta, heading)


def _forwarded(meta: Metadata, text: Text, head: list[Paragraph], lines: list[Paragraph], plan: int) -> None:
    """Read who forwards a plan, and whose plan it is: their names stand below its title at ``plan``."""
    names = _read_signatures(meta, text, [p for p in lines if p.start < plan])
    if not meta.issuers:
        _add_issuers(meta, names or _printed_issuers(meta, text, head, meta.jurisdiction))
    own = Metadata(jurisdiction=meta.jurisdiction)
    names = _read_signatures(own, text, [p for p in lines if p.start >= plan])
    if meta.date is None:
        meta.date = own.date
    if own.issuers or names:
        meta.forwarders = frozenset(name.name for name, _ in meta.issuers)
        _add_issuers(meta, [*own.issuers, *names])


def _read_signatures(meta: Metadata, text: Text, lines: list[Paragraph]) -> Names:
    """Read the issuers and the date of a block of lines; return the names below the last date."""
    names: Names = []
    for number, paragraph in enumerate(lines):
        line = line_of(text, paragraph)
        if (date := date_line(line)) is not None:
            if meta.date is None or names:
                _set_date(meta, line[slice(*date)], (paragraph.start + date[0], paragraph.start + date[1]))
            _add_issuers(meta, names or above_date(text, lines[:number], meta.jurisdiction))
            names = []
        elif number and (whole := broken_name(text, lines[number - 1], paragraph, meta.jurisdiction)):
            names += whole
        elif len(line) <= MAX_LINE and (found := signed_by(text, paragraph, meta.jurisdiction)):
            names += found
        elif (letterhead := LETTERHEAD.fullmatch(line)) is not None:
            _add_issuers(meta, agency_line(letterhead[1], paragraph.start, meta.jurisdiction))
    return names


def _printed_issuers(meta: Metadata, text: Text, head: list[Paragraph], jurisdiction: str) -> Names:
    """Return the issuers that the notice's title names (X关于印发…), else those of an order (X令, X公告)."""
    title = meta.notice_title or meta.title
    if title is not None:
        line = next((p.start for p in head if p.start <= title.span[0] <= p.end), title.span[0])
        if names := title_issuers(text, (line, title.span[1]), jurisdiction):
            return names
    return order_issuers(text, head, jurisdiction)


def _add_issuers(meta: Metadata, names: Iterable[tuple[AgencyName, Span]]) -> None:
    known = {name.name for name, _ in meta.issuers}
    for name, span in names:
        if name.name not in known:
            meta.issuers.append((name, span))
            known.add(name.name)


def _set_date(meta: Metadata, value: str, span: Span) -> None:
    date: PartialDate | None = parse_date(value)
    if date is not None:
        meta.date = Found(date.iso, span)


def _formalities(meta: Metadata, text: Text, head: list[Paragraph], sections: list[Section]) -> None:
    for paragraph in head:
        line = line_of(text, paragraph)
        if len(line) < MAX_NOTE and ABRIDGED.search(line):
            meta.abridged = (paragraph.start, paragraph.end)
        elif (
            meta.addressed is None
            and line.endswith("：")
            and len(line) < MAX_ADDRESS
            and ADDRESS.fullmatch(line)
        ):
            _address(meta, line, paragraph)
        elif not meta.approvals:
            meta.approvals = list(
                read_approvals(text.text, paragraph.start, paragraph.end, meta.jurisdiction)
            )
    if not meta.issuers:  # a law is the congress's that passed it
        congress = [a for a in meta.approvals[:1] if a.agency.kind == "congress"]
        _add_issuers(meta, [(passed.agency, passed.surface) for passed in congress])
    spans = [(p.start, p.end) for p in head] + [s for x in sections for u in x.units for s in u.paragraphs]
    spans += [s for x in sections for s in x.tail]
    validity = read_validity(text.text, spans, meta.date)
    meta.effective, meta.valid_to, meta.period = validity.effective, validity.valid_to, validity.period
    if meta.title is not None and (period := PERIOD.search(meta.title.value)):
        meta.period = (period["a"], period["b"], meta.title.span)
    elif meta.title is not None and (year := PLAN_YEAR.search(meta.title.value)):
        meta.period = (year["year"], year["year"], meta.title.span)


def _address(meta: Metadata, line: str, paragraph: Paragraph) -> None:
    meta.addressed = (paragraph.start, paragraph.end)
    joint = joint_regions(name for name, _ in meta.issuers)
    for item in split_list(line[:-1], meta.jurisdiction, joint):
        meta.addressees.append((item.agency, (paragraph.start + item.start, paragraph.start + item.end)))
