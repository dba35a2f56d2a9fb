"""Metadata: title, number, issuers, date, addressees, approval and validity of a document.

The formal elements stand where GB/T 9704-2012 puts them: letterhead, number and title first, addressees in a
line that ends with a colon, issuers and date below the notice or at the very end. A notice and its plan are
one document: the plan's title counts, the notice's number, issuers and date.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from loaders.approvals import Approval, read_approvals
from loaders.headings import is_title
from loaders.jurisdiction import NATIONAL, read_jurisdiction
from loaders.outline import Section
from loaders.repair import Paragraph, Text
from loaders.signatures import above_date, agency_line, date_line, signed_by, title_issuers
from loaders.title_lines import (
    LETTERHEAD,
    MAX_LINE,
    SERIES_NUMBER,
    Found,
    line_of,
    read_titles,
    web_lead,
)
from ontology.agency_lists import split_list
from ontology.agency_parts import AgencyName
from ontology.dates import PartialDate, parse_date
from ontology.document_numbers import DocumentNumber, find_document_numbers
from ontology.numerals import ordinal
from ontology.titles import document_kind, plan_title

Span = tuple[int, int]

ADDRESS = re.compile("(?:各|省|市|州|县|区|部|委|厅|局|单位|政府|企业|公司|银行).*：")
ORDER = re.compile("(?:中华人民共和国)?(?P<body>[^《》，。]{3,30}?)(?:公告|令)(?:[（〔]?第.{1,12}号[）〕]?)?")
"""The line of an order or announcement: 生态环境部令, followed by its number."""
ABRIDGED = re.compile("(?:本文|内容|原文)?(?:有|已作?)?(?:删减|删节|节选)")
DATED = re.compile(r"（(?P<date>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)）")
"""The date of a Party document, in brackets behind its title."""
HEADLINE = re.compile("[^《》]{3,40}?印发(?P<title>关于.+)")
"""A headline instead of a notice: 某省人民政府印发关于…的意见."""
FORWARDS = re.compile("转发|批转")
PASSED = re.compile(
    r"（(?P<text>[^（）]*?(?P<date>(?:19|20)\d\d年\d{1,2}月\d{1,2}日)[^（）]*?(?:通过|公布|发布|批准)[^（）]*)）"
)
EFFECTIVE_NOW = re.compile("自(?:印发|发布|公布|颁布|下发)之日起(?:施行|实施|执行|生效)")
EFFECTIVE = re.compile(r"自(?P<date>\d{4}年\d{1,2}月\d{1,2}日)起(?:施行|实施|执行|生效)")
VALID_TO = re.compile(
    r"(?:有效期(?:限)?(?:至|到|截至|截止到?)|施行至|执行至|有效至)(?P<date>\d{4}年\d{1,2}月\d{1,2}日|\d{4}年底?)"
)
VALID_YEARS = re.compile(r"有效期(?:为|限为)?(?P<years>[一二三四五六七八九十]|\d{1,2})年")
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
    jurisdiction: str = "100000"
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
        meta.lead = web_lead(text, head, titles)
    elif hints.get("title"):
        meta.title = Found(plan_title(hints["title"]), _where(text, hints["title"]))
    _numbers(meta, text, head)
    closing = _closing(sections)
    carrier = meta.number_key.partition("|")[0]
    shells = (meta.notice_title, meta.title)
    meta.jurisdiction = read_jurisdiction(
        text, [*head, *closing], shells, _named(meta, text, head, NATIONAL), carrier
    )
    _signatures(meta, text, head, closing)
    if meta.date is None and meta.title is not None:
        behind = DATED.match(text.text, text.text.find("（", meta.title.span[1], meta.title.span[1] + 2))
        if behind is not None:
            _set_date(meta, behind["date"], behind.span("date"))
    if meta.date is None and (passed := PASSED.search(text.text, 0, head[-1].end if head else 0)):
        _set_date(meta, passed["date"], passed.span("date"))
    _formalities(meta, text, head, sections)
    if meta.title is not None and meta.title is meta.notice_title and _plan_follows(meta.title, text, head):
        meta.title = Found(plan_title(meta.title.value), meta.title.span)
    meta.kind = document_kind(meta.title.value) if meta.title else ""
    return meta


def _plan_follows(notice: Found, text: Text, head: list[Paragraph]) -> bool:
    """Tell whether a notice is signed and dated before the first unit: the plan follows without a title."""
    return any(p.start > notice.span[1] and date_line(line_of(text, p)) is not None for p in head)


def _closing(sections: list[Section]) -> list[Paragraph]:
    """Return the last paragraphs of the document's own part, where a notice without plan is signed."""
    sections = [s for s in sections if not s.annex] or sections
    units = sections[-1].units
    spans = [*(units[-1].paragraphs[-4:] if units else []), *sections[-1].tail]
    return [Paragraph(*span) for span in spans]


def _choose_title(meta: Metadata, titles: list[Found]) -> None:
    """The plan's own title is the last one of the opening; a notice's title before it names the shell."""
    last = next(
        (t for t in reversed(titles) if document_kind(t.value) not in ("公告", "令", "通告")), titles[-1]
    )
    notice = next(
        (
            t
            for t in titles
            if re.search("印发|转发|发布|公布", t.value) and document_kind(t.value) in ("通知", "公告", "令")
        ),
        None,
    )
    if notice is not None and notice is not last:
        meta.notice_title = notice
    if notice is last:
        meta.notice_title = notice
    meta.title = last
    headline = HEADLINE.fullmatch(last.value)
    if headline is not None and document_kind(last.value) not in ("通知", "公告", "令"):
        meta.notice_title = last
        meta.title = Found(headline["title"], (last.span[1] - len(headline["title"]), last.span[1]))


def _where(text: Text, value: str) -> Span:
    at = text.text.find(value)
    return (at, at + len(value)) if at >= 0 else (0, min(1, len(text.text)))


def _numbers(meta: Metadata, text: Text, head: list[Paragraph]) -> None:
    for number, paragraph in enumerate(head):
        line = line_of(text, paragraph)
        if len(line) > MAX_LINE:
            continue
        if (
            number
            and SERIES_NUMBER.fullmatch(line)
            and re.search("(?:公告|令)$", line_of(text, head[number - 1]))
        ):
            before = head[number - 1]
            meta.number = Found(line_of(text, before) + line, (before.start, paragraph.end))
            meta.number_key = meta.number.value
            return
        for start, end, found in find_document_numbers(line):
            if len(line) - (end - start) <= 8 or _after_title(text, paragraph, start):
                _set_number(meta, found, (paragraph.start + start, paragraph.start + end))
                return


def _after_title(text: Text, paragraph: Paragraph, start: int) -> bool:
    """A number printed on the title's own line, behind it or in a metadata field 文号：."""
    before = text.text[paragraph.start : paragraph.start + start].rstrip("（( ")
    return re.search("(?:文号|字号|编号)[：:]?$", before) is not None or is_title(before)


def _set_number(meta: Metadata, number: DocumentNumber, span: Span) -> None:
    meta.number = Found(number.canonical, span)
    meta.number_key = number.key


def _signatures(meta: Metadata, text: Text, head: list[Paragraph], closing: list[Paragraph]) -> None:
    """Issuers stand in lines of their own, in the letterhead and above the date; else in the notice's title."""
    titles = [found.span for found in (meta.notice_title, meta.title) if found is not None]
    head = [p for p in head if not any(a <= p.start < b for a, b in titles)]
    for block in (head, closing):
        if block is closing and meta.issuers and meta.date is not None:
            break
        names: list[tuple[AgencyName, Span]] = []
        for number, paragraph in enumerate(block):
            line = line_of(text, paragraph)
            if (date := date_line(line)) is not None:
                if meta.date is None or names:
                    _set_date(
                        meta, line[date[0] : date[1]], (paragraph.start + date[0], paragraph.start + date[1])
                    )
                names = names or above_date(text, block[:number], meta.jurisdiction)
                _add_issuers(meta, names)
                names = []
            elif len(line) <= MAX_LINE and (found := signed_by(text, paragraph, meta.jurisdiction)):
                names += found
            elif (letterhead := LETTERHEAD.fullmatch(line)) is not None:
                _add_issuers(meta, agency_line(letterhead[1], paragraph.start, meta.jurisdiction))
        if block is head and names and meta.notice_title and FORWARDS.search(meta.notice_title.value):
            meta.forwarders = frozenset(name.name for name, _ in meta.issuers)
            _add_issuers(meta, names)
        if block is closing and names and not meta.issuers:
            _add_issuers(meta, names)
    if not meta.issuers:
        _add_issuers(meta, [(name, span) for name, span in _printed(meta, text, head, meta.jurisdiction)])


def _named(meta: Metadata, text: Text, head: list[Paragraph], jurisdiction: str) -> list[AgencyName]:
    return [name for name, _ in _printed(meta, text, head, jurisdiction)]


def _printed(
    meta: Metadata, text: Text, head: list[Paragraph], jurisdiction: str
) -> list[tuple[AgencyName, Span]]:
    """Return the issuers that the notice's title names (X关于印发…), else those of an order (X令, X公告)."""
    title = meta.notice_title or meta.title
    if title is not None and (names := title_issuers(text, title.span, jurisdiction)):
        return names
    for paragraph in head:
        order = ORDER.fullmatch(text.text, paragraph.start, paragraph.end)
        if order is not None and (
            names := agency_line(
                order["body"], paragraph.start + order.start("body") - paragraph.start, jurisdiction
            )
        ):
            return names
    return []


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
        if len(line) < 40 and ABRIDGED.search(line) and "删" in line + "节选":
            if re.search("删减|删节|节选", line):
                meta.abridged = (paragraph.start, paragraph.end)
        elif (
            meta.addressed is None
            and len(line) < 300
            and line[-1:] in "：:"
            and ADDRESS.search(line.replace(":", "："))
        ):
            meta.addressed = (paragraph.start, paragraph.end)
            for item in split_list(line[:-1], meta.jurisdiction):
                meta.addressees.append(
                    (item.agency, (paragraph.start + item.start, paragraph.start + item.end))
                )
        elif not meta.approvals:
            meta.approvals = list(
                read_approvals(text.text, paragraph.start, paragraph.end, meta.jurisdiction)
            )
    spans = [(p.start, p.end) for p in head] + [s for x in sections for u in x.units for s in u.paragraphs]
    spans += [s for x in sections for s in x.tail]
    for start, end in spans:
        _validity(meta, text.text, start, end)
    if meta.title is not None and (period := PERIOD.search(meta.title.value)):
        meta.period = (period["a"], period["b"], meta.title.span)
    elif meta.title is not None and (year := PLAN_YEAR.search(meta.title.value)):
        meta.period = (year["year"], year["year"], meta.title.span)


def _validity(meta: Metadata, text: str, start: int, end: int) -> None:
    if text.find("自", start, end) < 0 and text.find("有效", start, end) < 0:
        return
    if meta.effective is None and (match := EFFECTIVE.search(text, start, end)):
        date = parse_date(match["date"])
        if date is not None:
            meta.effective = Found(date.iso, match.span("date"))
    elif meta.effective is None and meta.date is not None and (now := EFFECTIVE_NOW.search(text, start, end)):
        meta.effective = Found(meta.date.value, now.span())
    if meta.valid_to is None and (match := VALID_TO.search(text, start, end)):
        date = parse_date(match["date"].rstrip("底"))
        if date is not None:
            meta.valid_to = Found(date.iso, match.span("date"))
    elif meta.valid_to is None and (match := VALID_YEARS.search(text, start, end)):
        _valid_for(meta, match)


def _valid_for(meta: Metadata, match: re.Match[str]) -> None:
    """有效期五年 counts from the day it takes effect and ends on the same day of that year."""
    first = meta.effective or meta.date
    years = ordinal(match["years"])
    if first is not None and years is not None:
        meta.valid_to = Found(f"{int(first.value[:4]) + years}{first.value[4:]}", match.span())
