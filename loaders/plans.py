"""Plans, laws and notices: from outline and metadata to the facts of the ontology."""

import re
from collections import defaultdict

from loaders.assignments import Assignment
from loaders.builder import Builder
from loaders.concerned_sectors import add_concern, add_sectors, add_stances
from loaders.coordination import add_coordination
from loaders.jurisdiction import joint_regions
from loaders.mentions import Mentions
from loaders.metadata import Metadata
from loaders.overall_dates import read_overall
from loaders.parties import Parties
from loaders.places import add_document_regions, add_places
from loaders.repair import Text
from loaders.reporting import add_reports
from loaders.responsibilities import Rules, read_rules
from loaders.table_facts import add_tables
from loaders.target_nodes import add_delegated, add_targets
from loaders.targets import read_delegated, read_targets
from loaders.task_properties import PlanTime
from loaders.tasks import (
    add_below_rule,
    add_responsibilities,
    add_tasks,
)
from loaders.unit_readings import read_units
from loaders.units import Section
from loaders.validity import add_repeal_dates
from ontology.edges import AddressedTo, Affects, Approves, Capacity, Issues, PartOf
from ontology.nodes import Plan
from ontology.number_keys import number_key
from ontology.regions import region
from ontology.titles import clean_title, document_kind, strip_issuer, title_key

Span = tuple[int, int]

CARRIED = re.compile(
    "(?:将《(?P<given>[^《》]{4,120})》[^。《》]{0,20}?|《(?P<agreed>[^《》]{4,120})》[^。，《》]{0,4}(?:已|业|经)[^。《》]{0,80}?)"
    "(?:印发|转发|发布|公布)(?:给?你们|，|。)"
)
"""How a notice names the plan that it carries, sometimes in other words than the plan itself."""
MIN_SENTENCE = 40
"""Shorter paragraphs of the opening are formal elements, not text that could set a target."""


def add_plans(
    builder: Builder, text: Text, sections: list[Section], meta: Metadata, file_name: str
) -> list[str]:
    """Add everything that a document of this genre says; return the ids of its plans, the notice first."""
    joint = joint_regions(name for name, _ in meta.issuers)
    rules = read_rules(text.text, builder.jurisdiction, joint)
    parties = Parties(text.text, builder.jurisdiction, meta.issuers, rules.short_names)
    plans = [section for section in sections if not section.annex]
    ids = _plan_nodes(builder, plans, meta, text, file_name)
    _formal_edges(builder, ids[0], meta)
    mentions = Mentions(builder, ids[0], meta, _own_keys(sections, meta, text))
    for section, plan in zip(plans, ids[-len(plans) :], strict=True):
        _add_opening(builder, text, section, plan, mentions, meta)
        _add_units(builder, text, section, plan, mentions, rules, parties, meta)
        mentions.read(section.tail, plan)
        mentions.read_orders(section.tail, plan)
    for section in sections:
        if section.annex:
            mentions.read([(p.start, p.end) for p in section.head], ids[0])
            mentions.read([span for unit in section.units for span in unit.own], ids[0])
    add_tables(builder, text, sections, ids[-len(plans) :], meta, mentions, rules)
    add_coordination(builder, parties)
    mentions.write()
    add_repeal_dates(builder, (meta.effective, meta.date))
    add_document_regions(builder, plans)
    return ids


def _add_units(
    builder: Builder,
    text: Text,
    section: Section,
    plan: str,
    mentions: Mentions,
    rules: Rules,
    parties: Parties,
    meta: Metadata,
) -> None:
    time = _plan_time(text.text, meta, section)
    tasks = add_tasks(builder, text, section, plan, time)
    units = [unit for unit, _ in tasks]
    readings = read_units(units, parties, rules, builder.named, time)
    ids = {id(unit): task for unit, task in tasks}
    below: dict[str, list[Assignment]] = defaultdict(list)
    for unit, found in zip(units, readings, strict=True):
        if unit.article is not None:
            below[ids[id(unit.article)]] += found.assigned
    for (unit, task), found in zip(tasks, readings, strict=True):
        add_responsibilities(builder, text, unit, task, plan, found.assigned, below[task], time)
        add_below_rule(builder, text, unit, task, rules)
        add_reports(builder, found.reports, task, found.assigned)
        add_targets(builder, plan, ids[id(unit.article or unit)], found.targets)
        add_delegated(builder, plan, task, found.delegated)
        add_places(
            builder, text, unit, task, [item.marker for item in found.assigned if item.rule != "prose"]
        )
        add_sectors(builder, task, found.sectors)
    for (unit, task), found in zip(tasks, readings, strict=True):
        source = plan if found.purpose else task
        mentions.read(unit.own, source, preamble=found.purpose, is_task=not found.purpose)
    for (unit, task), found in zip(tasks, readings, strict=True):
        if not found.purpose and not found.account:
            mentions.read_orders(unit.own, task, heading=unit.title, year=time.year, issued=time.issued)
    uncounted = section.uncounted
    for unit in section.units:
        if unit.style in uncounted:
            mentions.read(unit.own, plan)


def _plan_time(text: str, meta: Metadata, section: Section) -> PlanTime:
    """Return what the dates of a document are read against: the year of its title, else that of its issue; a period
    of several years is no year, and what a law orders by the end of a year it orders every year."""
    issued = meta.date.value if meta.date is not None else None
    overall = read_overall(text, [(p.start, p.end) for p in section.head])
    if meta.period is not None and meta.period[0] == meta.period[1]:
        return PlanTime(meta.period[1], meta.period[2], issued, overall)
    if meta.date is None or meta.period is not None or section.is_law:
        return PlanTime(issued=issued, overall=overall)
    return PlanTime(meta.date.value[:4], meta.date.span, issued, overall)


TRIAL = re.compile("（(?:试行|暂行)）$")
"""The edition that a text leaves out where it names itself."""


def _own_keys(sections: list[Section], meta: Metadata, text: Text) -> frozenset[str]:
    """Return the title keys and the number key of the document itself, which are no references."""
    titles = [found.value for found in (meta.title, meta.notice_title) if found is not None]
    titles += [
        clean_title(text.text[slice(*section.title)]) for section in sections if section.title is not None
    ]
    for paragraph in sections[0].head:
        carried = CARRIED.search(text.text, paragraph.start, paragraph.end)
        titles += [carried["given"] or carried["agreed"]] if carried is not None else []
    titles += [TRIAL.sub("", clean_title(title)) for title in titles]
    keys = {title_key(title) for title in titles} | {meta.number_key}
    return frozenset(keys - {""})


def _plan_nodes(
    builder: Builder, plans: list[Section], meta: Metadata, text: Text, file_name: str
) -> list[str]:
    """Add the plan nodes: one for a notice with its plan, or the notice and its several plans."""
    stem = file_name.rsplit(".", 1)[0]
    if len(plans) == 1:
        title = meta.title
        return [_add_plan(builder, meta, title.value if title else stem, title.span if title else None)]
    shell = meta.notice_title or meta.title
    notice = _add_plan(
        builder, meta, shell.value if shell else stem, shell.span if shell else None, whole=True
    )
    ids = [notice]
    for number, section in enumerate(plans, start=1):
        span = section.title or (meta.title.span if meta.title else None)
        name = clean_title(text.text[slice(*span)]) if span else f"{stem} {number}"
        part = _add_plan(builder, meta, name, span, part=f"#{number}")
        builder.edge(PartOf(source=part, target=notice), span or (0, 1), "plan of a notice")
        ids.append(part)
    return ids


def _add_plan(
    builder: Builder, meta: Metadata, title: str, span: Span | None, *, part: str = "", whole: bool = False
) -> str:
    """Add one plan with its keys; ``part`` is the mark of one of several plans, ``whole`` a notice of several."""
    place = builder.jurisdiction
    keys = [f"number:{number_key(meta.number_key, place)}{part}"] if meta.number is not None else []
    name = title if whole else title_key(strip_issuer(title, [issuer.name for issuer, _ in meta.issuers]))
    keys.append(f"title:{place}|{name}")
    period = meta.period or (None, None, None)
    values = {
        "number": None if part else meta.number, "issued": meta.date, "effective": meta.effective, "valid_to": meta.valid_to,
    }  # fmt: skip
    plan = Plan(
        keys=tuple(keys), title=title, kind=document_kind(title) or None, level=region(place).kind, jurisdiction=place,
        period_from=period[0], period_to=period[1], completeness="abridged" if meta.abridged else "full",
    ).model_copy(update={prop: found.value for prop, found in values.items() if found is not None})  # fmt: skip
    opening = next(((p.start, p.end) for p in builder.text.paragraphs), None)
    identifier = builder.node(plan, span or opening, "title" if span else "file name")
    spans = {prop: found.span for prop, found in values.items() if found is not None}
    spans |= {"title": span} if span is not None else {}
    spans |= {"period_from": period[2], "period_to": period[2]} if period[2] is not None else {}
    spans |= {"completeness": meta.abridged} if meta.abridged is not None else {}
    for prop, place_of in spans.items():
        builder.say(identifier, place_of, prop, prop=prop)
    if meta.number is not None and not part:
        builder.alias(identifier, meta.number.value)
    return identifier


def _formal_edges(builder: Builder, plan: str, meta: Metadata) -> None:
    for number, (name, span) in enumerate(meta.issuers, start=1):
        agency = builder.agency(name, span, "issuer")
        capacity: Capacity = "forward" if name.name in meta.forwarders else "issue"
        edge = Issues(source=agency, target=plan, ordinal=number, capacity=capacity)
        builder.edge(edge, span, "issuer")
    for number, (name, span) in enumerate(meta.addressees, start=1):
        agency = builder.agency(name, span, "addressee")
        builder.edge(AddressedTo(source=plan, target=agency, ordinal=number), span, "addressee")
    for approval in meta.approvals:
        agency = builder.agency(approval.agency, approval.surface, "approval")
        approves = Approves(source=agency, target=plan, session=approval.session or None)
        builder.edge(approves, approval.surface, "approval")
    if meta.title is not None:
        place = builder.region(builder.jurisdiction, None, "jurisdiction")
        builder.edge(Affects(source=plan, target=place, how="applies_in"), meta.title.span, "jurisdiction")
        found = builder.named.sectors.within(*meta.title.span)
        decided = add_stances(builder, plan, meta.title.span, found)
        for mention in found:
            if mention.code not in decided:
                add_concern(builder, plan, mention.code, (mention.start, mention.end))


def _add_opening(
    builder: Builder,
    text: Text,
    section: Section,
    plan: str,
    mentions: Mentions,
    meta: Metadata,
) -> None:
    """Add what stands before the first unit: the basis of the plan, and goals in running text."""
    paragraphs = [(p.start, p.end) for p in section.head if meta.lead is None or p.start >= meta.lead[1]]
    mentions.read(paragraphs, plan, preamble=True)
    mentions.read_orders(paragraphs, plan)
    spans = [span for span in paragraphs if span[1] - span[0] > MIN_SENTENCE]
    add_targets(
        builder, plan, plan, read_targets(text.text, spans, issued=meta.date.value if meta.date else None)
    )
    add_delegated(builder, plan, plan, read_delegated(text.text, spans))
