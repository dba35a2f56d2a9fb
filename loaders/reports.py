"""Change-point reports: from entries to claims. Nothing from a claim reaches a plan."""

import re
from dataclasses import replace
from typing import cast

from loaders.builder import Builder
from loaders.changepoints import LINK, URL, Entry, Point, Report
from loaders.concerned_sectors import add_concern, add_stances
from loaders.manners import manner
from loaders.references import title_marks
from loaders.repair import Text
from loaders.target_facts import TargetFact
from loaders.target_nodes import add_target
from loaders.targets import read_claim_targets
from loaders.title_lines import leading_region
from ontology.agency_lists import split_list
from ontology.agency_parts import AgencyName
from ontology.areas import find_areas
from ontology.dates import find_dates, relation
from ontology.edges import About, Affects, Explains, Issues, ResponsibleFor, Role
from ontology.nodes import ChangePoint, Claim, Event, Plan
from ontology.province_names import province_by_latin_name
from ontology.regions import COUNTRY, by_name, contains, find_regions, province_of
from ontology.sectors import by_label, main_sectors, overlap
from ontology.titles import clean_title, document_kind, title_key

Span = tuple[int, int]

EVENT = re.compile(
    "(?:会议?|座谈会|部署会|启动会|推进会|培训班?|论坛|活动|仪式|上线(?:试?运行)?|投运|启动|开工|发布会)$|上线试运行$|召开"
)
CLAUSE = re.compile("[^，。；\n]+")
ROLE_CUES = (
    ("issuer", re.compile("联合(?:发布|制定|印发|出台)|发布|印发|制定|出台")),
    ("approver", re.compile("审议通过|批准|同意|审定")),
    ("support", re.compile("支持|协同|参与|配合|协助|邀请|共同举办|联合.*举办|技术支撑")),
    ("lead", re.compile("牵头|主导|组织|主办|召开|负责|开发")),
)
"""Role words of the agency field, the more specific first."""
NUMBER = re.compile("(?:（[^（）]{2,30}号）)?")
"""What may stand behind a title in title marks."""
NAME_LEAD = re.compile(
    "^(?:[\u4e00-\u9fff]{2,4}(?:单位|部门|机构)[:：])?(?:(?:[\u4e00-\u9fff]{0,4}会议)?(?:并|且|同时)?(?:由|经|得到了?|邀请了?|联合|会同|与|和|在)+)?"
)
OTHER_CLASS = re.compile("等(?:\\d+|[一二三四五六七八九十多几])*个?[\u4e00-\u9fff]*$")


def add_report(builder: Builder, text: Text, report: Report, region: str) -> None:
    """Add the change points and claims of a report about the region with that code."""
    place = builder.region(region, report.region_span, "report title")
    label = by_label(report.sector_label)
    sectors = {label.code} if label is not None else set()
    for point in report.points:
        node = ChangePoint(region=place, sector_label=report.sector_label, date=point.date, kind=point.kind,
                           confidence=point.confidence)  # fmt: skip
        target = builder.node(node, point.span, "change point")
        for entry in point.entries:
            _claim(builder, text, point, target, entry, region, sectors)


def report_region(report: Report) -> str | None:
    """Return the code of the region that the title names in Latin or Chinese letters."""
    code = province_by_latin_name(report.region)
    if code is not None:
        return code
    found = by_name(report.region)
    return found[0].code if found else None


def _claim(
    builder: Builder,
    text: Text,
    point: Point,
    target: str,
    entry: Entry,
    region: str,
    sectors: set[str],
) -> None:
    title_span = _title_span(text, entry)
    title = clean_title(text.text[slice(*title_span)])
    is_event = EVENT.search(title) is not None and document_kind(title) in ("", "安排")
    date, date_span = _date(text, entry)
    url, label = _source(text, entry)
    claim = Claim(report=builder.document.id, point=target, ordinal=entry.ordinal, title=title,
                  kind="event" if is_event else "policy", date=date, text=entry.text(text.text, "content") or None,
                  impact=entry.text(text.text, "impact") or None, url=url, url_label=label)  # fmt: skip
    identifier = builder.node(claim, entry.span, "entry")
    builder.say(identifier, title_span, "entry", prop="title")
    if date_span is not None:
        builder.say(identifier, date_span, "entry", prop="date")
    for name, prop in (("content", "text"), ("impact", "impact"), ("source", "url")):
        if name in entry.fields:
            builder.say(identifier, entry.fields[name], "entry", prop=prop)
    issuer_places = _agencies(builder, text, entry, identifier, region)
    home = _home(title, issuer_places, region)
    _places(builder, text, entry, identifier, home)
    _about(
        builder,
        identifier,
        title,
        title_span,
        date,
        is_event=is_event,
        place=home,
    )
    area = next((title[: a.end] for a in find_areas(title) if a.start == 0), "")
    for name in ("content", "impact"):
        if name in entry.fields:
            for fact in read_claim_targets(text.text, *entry.fields[name]):
                add_target(builder, identifier, identifier, _within(fact, area))
    own = _claim_sectors(builder, text, entry, title_span, identifier)
    when = relation(date, point.date) if date else "indeterminate"
    other_region = home != province_of(region)
    other_sector = bool(own) and bool(sectors) and not overlap(own, sectors)
    builder.edge(Explains(source=identifier, target=target, relation=when, other_region=other_region, other_sector=other_sector),
                 entry.span, "entry")  # fmt: skip
    _objections(
        builder, point, entry, identifier, title, when, other_region, other_sector, date_span, title_span
    )


def _within(fact: TargetFact, area: str) -> TargetFact:
    """The area that the policy itself is for is the scope of its targets, and no part of their indicators."""
    (start, end), *others = fact.indicator_spans
    if not area or not fact.indicator.startswith(area) or end - start < len(area) + 2:
        return fact
    spans = ((start + len(area), end), *others)
    return replace(fact, indicator=fact.indicator[len(area) :], indicator_spans=spans, scope=area)


def _title_span(text: Text, entry: Entry) -> Span:
    start, end = entry.fields["title"]
    marks = list(title_marks(text.text, start, end))
    if len(marks) == 1 and marks[0][0] == start and NUMBER.fullmatch(text.text, marks[0][1], end) is not None:
        return start + 1, marks[0][1] - 1
    return start, end


def _date(text: Text, entry: Entry) -> tuple[str | None, Span | None]:
    if "date" not in entry.fields:
        return None, None
    start, end = entry.fields["date"]
    dates = find_dates(text.text[start:end])
    if not dates:
        return None, None
    begin, stop, date = dates[0]
    return date.iso, (start + begin, start + stop)


def _source(text: Text, entry: Entry) -> tuple[str | None, str | None]:
    value = entry.text(text.text, "source")
    link = LINK.search(value)
    if link is not None:
        return link["url"], link["label"] or None
    url = URL.search(value)
    return (url[0] if url else None), None


def _places(builder: Builder, text: Text, entry: Entry, claim: str, home: str) -> None:
    """Add the regions that an entry names; short names are those of the province it belongs to."""
    for name in ("title", "agencies", "content", "impact"):
        if name not in entry.fields:
            continue
        start, end = entry.fields[name]
        for mention in find_regions(text.text[start:end], home):
            span = (start + mention.start, start + mention.end)
            place = builder.region(mention.code, span, "region")
            how = "named" if name == "agencies" else manner(text.text, *span, (start, end))
            builder.edge(Affects(source=claim, target=place, how=how), span, "region")


def _home(title: str, issuer_places: list[str], region: str) -> str:
    """Return the province that the policy belongs to: that of its issuers, else of its title, else the report's."""
    for code in [*issuer_places, leading_region(title)]:
        if code is not None and code != COUNTRY:
            return province_of(code) or code
    return province_of(region) or region


def _agencies(builder: Builder, text: Text, entry: Entry, claim: str, region: str) -> list[str]:
    """Add who issued, led and supported what an entry is about; return the places of these bodies."""
    places: list[str] = []
    counts: dict[str, int] = {}
    for field in ("agencies", "partners"):
        if field not in entry.fields:
            continue
        start, end = entry.fields[field]
        default = (
            "support" if field == "partners" else "issuer" if entry.labels[field].startswith("发") else "lead"
        )
        local = _local_jurisdiction(text.text[start:end], region)
        for begin, stop, role in _clauses(text.text, start, end, default):
            for name, span, is_open in _names(text.text, begin, stop, local):
                counts[role] = counts.get(role, 0) + 1
                agency = builder.agency(name, span, "entry")
                places.append(name.jurisdiction)
                if role == "issuer":
                    builder.edge(Issues(source=agency, target=claim, ordinal=counts[role]), span, "entry")
                else:
                    builder.edge(ResponsibleFor(source=agency, target=claim, role=cast(Role, role), ordinal=counts[role],
                                                open_list=is_open), span, "entry")  # fmt: skip
    return places


def _local_jurisdiction(value: str, region: str) -> str:
    """A field that starts with another province's agency speaks of that province throughout (省 = 陕西)."""
    code = leading_region(re.sub(NAME_LEAD, "", value))
    if code is not None and not contains(region, code):
        return province_of(code) or code
    return region


def _clauses(text: str, start: int, end: int, default: str) -> list[tuple[int, int, str]]:
    """Return (start, end, role) of the clauses that name agencies; approving bodies are left out."""
    found = []
    for clause in CLAUSE.finditer(text, start, end):
        role = next((role for role, cue in ROLE_CUES if cue.search(clause[0])), default)
        if role == "lead" and "支持" in clause[0]:
            role = "support"
        if role != "approver":
            found.append((clause.start(), clause.end(), role))
    return found


def _names(text: str, start: int, end: int, jurisdiction: str) -> list[tuple[AgencyName, Span, bool]]:
    lead = NAME_LEAD.match(text[start:end])
    at = start + (lead.end() if lead else 0)
    stop = end
    for _, cue in ROLE_CUES:
        match = cue.search(text, at, stop)
        if match is not None and match.start() > at:
            stop = match.start()
    body = OTHER_CLASS.sub(
        "", re.sub("(?:共同|联合|的|提供技术|提供|落实|部署|具体|组织|负责)+$", "", text[at:stop])
    )
    is_open = "等" in text[at + len(body) : stop + 1]
    return [(i.agency, (at + i.start, at + i.end), i.open or is_open) for i in split_list(body, jurisdiction)]


def _about(
    builder: Builder,
    claim: str,
    title: str,
    span: Span,
    date: str | None,
    *,
    is_event: bool,
    place: str,
) -> None:
    if is_event:
        about = builder.node(Event(title=title, date=date), span, "entry")
    else:
        plan = Plan(keys=(f"title:{place}|{title_key(title)}",), title=title, kind=document_kind(title) or None,
                    jurisdiction=place)  # fmt: skip
        about = builder.node(plan, span, "entry")
        builder.alias(about, title)
    builder.edge(About(source=claim, target=about), span, "entry")


def _claim_sectors(builder: Builder, text: Text, entry: Entry, title_span: Span, claim: str) -> set[str]:
    wanted = main_sectors(entry.text(text.text, "content"), text.text[slice(*title_span)])
    spans = (title_span, entry.fields.get("content", title_span))
    mentions = [
        (span, [m for m in builder.named.sectors.within(*span) if m.code in wanted]) for span in spans
    ]
    decided = {code for span, found in mentions for code in add_stances(builder, claim, span, found)}
    for _, found in mentions:
        for mention in found:
            if mention.code not in decided:
                add_concern(builder, claim, mention.code, (mention.start, mention.end))
    return wanted


def _objections(builder: Builder, point: Point, entry: Entry, claim: str, title: str, when: str, other_region: bool, other_sector: bool,
                date_span: Span | None, title_span: Span) -> None:  # fmt: skip
    if when == "after":
        builder.find(
            "after_change_point",
            "warning",
            f"claim {entry.ordinal} at {point.date}: {title} is dated after the change point",
            claim,
            date_span,
        )
    if other_region:
        builder.find(
            "other_region",
            "warning",
            f"claim {entry.ordinal} at {point.date}: {title} belongs to another province than the report",
            claim,
            title_span,
        )
    if other_sector:
        builder.find(
            "other_sector",
            "warning",
            f"claim {entry.ordinal} at {point.date}: {title} concerns other sectors than the report",
            claim,
            title_span,
        )
