"""Plans, laws and notices: from outline and metadata to the facts of the ontology."""

import re
from collections.abc import Iterable, Iterator

from loaders.builder import Builder
from loaders.metadata import Metadata, leading_region
from loaders.outline import RUN_IN, Section, Unit
from loaders.references import Reference, read_references
from loaders.repair import Text
from loaders.responsibilities import Assignment, merged, read_responsibilities, read_rules
from loaders.targets import TargetFact, read_delegated, read_targets
from ontology.base import Edge
from ontology.dates import five_year_plan_end
from ontology.edges import (
    AddressedTo,
    Affects,
    Amends,
    Approves,
    Cites,
    How,
    Implements,
    Issues,
    Mandates,
    PartOf,
    Repeals,
    ResponsibleFor,
    Sets,
)
from ontology.ids import coded, key
from ontology.nodes import Plan, Target, Task
from ontology.numerals import canonical_decimal
from ontology.quantities import canonical_quantity
from ontology.regions import by_name, find_regions, region
from ontology.sectors import find_sectors, main_sectors
from ontology.titles import clean_title, document_kind, strip_issuer, title_key

Span = tuple[int, int]

PILOT = re.compile("试点|示范")
SITE = re.compile("基地|项目|工程|电站|园区")
TASK_STYLES_LEFT_OUT = "编节"
SENTENCE_MARKS = "。；！？\n"


def add_plans(builder: Builder, text: Text, sections: list[Section], meta: Metadata, file_name: str) -> list[str]:
    """Add everything that a document of this genre says; return the ids of its plans."""
    rules = read_rules(text.text)
    own = _own_keys(sections, meta, text)
    ids = _plan_nodes(builder, sections, meta, text, file_name)
    _formal_edges(builder, ids[0], meta)
    mentions = _Mentions(builder, ids[0], meta)
    plans = [s for s in sections if not s.annex]
    for section, plan in zip(plans, ids[-len(plans) :], strict=True):
        _preamble(builder, text, section, plan, mentions, own, meta)
        tasks = _tasks(builder, text, section, plan)
        for unit, task in tasks:
            _responsibilities(builder, text, unit, task, plan, read_responsibilities(text.text, unit, builder.jurisdiction, rules))
            _targets(builder, plan, task, "Task", read_targets(text.text, _own(unit)))
            _delegated(builder, text, plan, task, _own(unit))
            for start, end in _own(unit):
                for reference in read_references(text.text, start, end, preamble=False, own=own):
                    mentions.add(reference, task, is_task=True)
            _places(builder, text, unit, task)
            _sectors(builder, text, unit, task)
        for start, end in section.tail:
            for reference in read_references(text.text, start, end, preamble=False, own=own):
                mentions.add(reference, plan, is_task=False)
    mentions.write()
    _document_regions(builder, text, ids, plans)
    return ids


def _own(unit: Unit) -> list[Span]:
    """Return the stretches of a unit's own text, without its number."""
    first, *rest = unit.paragraphs
    return [(max(first[0], unit.start), first[1]), *rest]


def _own_keys(sections: list[Section], meta: Metadata, text: Text) -> frozenset[str]:
    titles = [meta.title.value] if meta.title else []
    titles += [meta.notice_title.value] if meta.notice_title else []
    titles += [clean_title(text.text[slice(*s.title)]) for s in sections if s.title is not None]
    return frozenset(title_key(t) for t in titles)


def _plan_nodes(builder: Builder, sections: list[Section], meta: Metadata, text: Text, file_name: str) -> list[str]:
    """Add the plan nodes: one for a notice with its plan, or the notice and its several plans."""
    plans = [s for s in sections if not s.annex]
    if len(plans) == 1:
        return [_plan(builder, meta, meta.title.value if meta.title else _stem(file_name), meta.title and meta.title.span, "")]
    shell = meta.notice_title or meta.title
    notice = _plan(builder, meta, shell.value if shell else _stem(file_name), shell and shell.span, "", whole=shell is not None)
    ids = [notice]
    for number, section in enumerate(plans, start=1):
        span = section.title or (meta.title.span if meta.title else None)
        title = clean_title(text.text[slice(*span)]) if span else f"{_stem(file_name)} {number}"
        part = _plan(builder, meta, title, span, f"#{number}")
        builder.edge(PartOf(source=part, target=notice), span or (0, 1), "plan of a notice")
        ids.append(part)
    return ids


def _stem(file_name: str) -> str:
    return file_name.rsplit(".", 1)[0]


def _plan(builder: Builder, meta: Metadata, title: str, span: Span | None, part: str, *, whole: bool = False) -> str:
    place = builder.jurisdiction
    names = [name.name for name, _ in meta.issuers]
    keys = []
    if meta.number is not None:
        keys.append(f"number:{meta.number_key}{part}")
    keys.append(f"title:{place}|{title if whole else title_key(strip_issuer(title, names))}")
    period = meta.period or (None, None, None)
    plan = Plan(
        keys=tuple(keys), title=title, number=meta.number.value if meta.number and not part else None,
        kind=document_kind(title) or None, level=region(place).kind, jurisdiction=place,
        issued=meta.date.value if meta.date else None, effective=meta.effective.value if meta.effective else None,
        valid_to=meta.valid_to.value if meta.valid_to else None, period_from=period[0], period_to=period[1],
        completeness="abridged" if meta.abridged else "full",
    )  # fmt: skip
    identifier = builder.node(plan, span, "title")
    printed = (("title", span), ("number", meta.number and meta.number.span), ("issued", meta.date and meta.date.span),
               ("effective", meta.effective and meta.effective.span), ("valid_to", meta.valid_to and meta.valid_to.span),
               ("period_from", period[2]), ("period_to", period[2]), ("completeness", meta.abridged))  # fmt: skip
    for name, place_of in printed:
        if place_of is not None and getattr(plan, name) is not None:
            builder.say(identifier, place_of, name, prop=name)
    if meta.number is not None and not part:
        builder.alias(identifier, meta.number.value)
    return identifier


def _formal_edges(builder: Builder, plan: str, meta: Metadata) -> None:
    for number, (name, span) in enumerate(meta.issuers, start=1):
        agency = builder.agency(name, span, "issuer")
        builder.edge(Issues(source=agency, target=plan, ordinal=number), span, "issuer")
    for number, (name, span) in enumerate(meta.addressees, start=1):
        agency = builder.agency(name, span, "addressee")
        builder.edge(AddressedTo(source=plan, target=agency, ordinal=number), span, "addressee")
    for name, session, span in meta.approvals:
        agency = builder.agency(name, span, "approval")
        builder.edge(Approves(source=agency, target=plan, session=session or None), span, "approval")
    if meta.title is not None:
        place = builder.region(builder.jurisdiction, None, "jurisdiction")
        builder.edge(Affects(source=plan, target=place, how="applies_in"), meta.title.span, "jurisdiction")


def _preamble(builder: Builder, text: Text, section: Section, plan: str, mentions: "_Mentions", own: frozenset[str], meta: Metadata) -> None:
    paragraphs = [(p.start, p.end) for p in section.head if meta.lead is None or p.start >= meta.lead[1]]
    for start, end in paragraphs:
        for reference in read_references(text.text, start, end, preamble=True, own=own):
            mentions.add(reference, plan, is_task=False)
    spans = [s for s in paragraphs if s[1] - s[0] > 40]
    _targets(builder, plan, plan, "Plan", read_targets(text.text, spans))
    for code in sorted(main_sectors(text.text[slice(*meta.title.span)] if meta.title else "")):
        builder.edge(Affects(source=plan, target=builder.sector(code, meta.title.span if meta.title else None, "title"), stance="concerns"),
                     meta.title.span if meta.title else (0, 1), "title")  # fmt: skip


def _tasks(builder: Builder, text: Text, section: Section, plan: str) -> list[tuple[Unit, str]]:
    tasks: list[tuple[Unit, str]] = []
    ids: dict[int, str] = {}
    for ordinal, unit in enumerate(section.units, start=1):
        if unit.style in TASK_STYLES_LEFT_OUT:
            continue
        body = "\n".join(text.text[a:b] for a, b in _own(unit))
        task = Task(plan=plan, path=unit.path, kind=unit.kind, form="numbered", heading=unit.title or body[:20],
                    text=body or None, ordinal=ordinal)  # fmt: skip
        span = (unit.marker, unit.heading[1])
        ids[id(unit)] = builder.node(task, span, "numbered unit")
        builder.say(task.id, unit.heading, "numbered unit", prop="heading")
        builder.say(task.id, (_own(unit)[0][0], unit.paragraphs[-1][1]), "numbered unit", prop="text")
        builder.edge(PartOf(source=task.id, target=plan), span, "numbered unit")
        parent = next((ids[id(a)] for a in unit.ancestors() if id(a) in ids), None)
        if parent is not None:
            builder.edge(PartOf(source=task.id, target=parent), span, "numbered unit")
        tasks.append((unit, task.id))
    return tasks


def _responsibilities(builder: Builder, text: Text, unit: Unit, task: str, plan: str, found: list[Assignment]) -> None:
    for item in merged(found):
        _responsible(builder, item, task)
    parts = sorted({item.part for item in found if item.rule == "bracket"})
    if len(parts) < 2:
        return
    at = unit.start
    for number in parts:
        items = [item for item in found if item.part == number]
        end = items[0].marker[1]
        part = _part(builder, text, unit, task, plan, (at, end), "paragraph")
        at = end
        for item in merged(items):
            _responsible(builder, item, part)


def _responsible(builder: Builder, item: Assignment, task: str) -> None:
    agency = builder.agency(item.agency, item.surface, item.rule)
    builder.edge(
        ResponsibleFor(source=agency, target=task, role=item.role, marker=item.word or None, ordinal=item.ordinal,
                       open_list=item.open_list),
        item.surface, item.rule, context=[item.marker],
    )  # fmt: skip


def _part(builder: Builder, text: Text, unit: Unit, task: str, plan: str, span: Span, form: str) -> str:
    """Add an unnumbered part of a unit: ``~4`` is its fourth paragraph, ``~4.2`` the second part of that."""
    paragraph = next((n for n, (_, end) in enumerate(unit.paragraphs, start=1) if span[1] <= end), len(unit.paragraphs))
    path = f"{unit.path}~{paragraph}"
    again = 1
    while Task(plan=plan, path=path, kind=unit.kind, heading="x", ordinal=0).id in builder.nodes:
        again += 1
        path = f"{unit.path}~{paragraph}.{again}"
    start = span[0] + len(text.text[slice(*span)]) - len(text.text[slice(*span)].lstrip("\n。；"))
    body = text.text[start : span[1]]
    owner = builder.nodes[task]
    node = Task(plan=plan, path=path, kind=unit.kind, form=form, heading=_first_words(body), text=body,
                ordinal=getattr(owner, "ordinal", 0))  # fmt: skip
    identifier = builder.node(node, (start, span[1]), form)
    builder.edge(PartOf(source=identifier, target=plan), (start, span[1]), form)
    builder.edge(PartOf(source=identifier, target=task), (start, span[1]), form)
    return identifier


def _first_words(body: str) -> str:
    stop = body.find("。", 0, 30)
    return body[: stop if stop > 0 else 20]


def _targets(builder: Builder, owner: str, source: str, label: str, facts: Iterable[TargetFact]) -> None:
    for fact in facts:
        add_target(builder, owner, source, fact)


def add_target(builder: Builder, owner: str, source: str, fact: TargetFact) -> None:
    """Add a target of ``owner`` that the node ``source`` sets."""
    canonical = canonical_quantity(fact.value, fact.unit)
    target = Target(
        owner=owner, indicator=fact.indicator, scope=fact.scope, comparator=fact.comparator, change=fact.change,
        value=float(fact.value), value_text=canonical_decimal(fact.value),
        value_max=float(fact.value_max) if fact.value_max is not None else None,
        value_max_text=canonical_decimal(fact.value_max) if fact.value_max is not None else None,
        unit=fact.unit or None, canonical_value=float(canonical[0]) if canonical else None,
        canonical_unit=canonical[1] or None if canonical else None, deadline=fact.deadline, baseline=fact.baseline,
        baseline_value=canonical_decimal(fact.baseline_value) if fact.baseline_value is not None else None,
        stretch=fact.stretch, period=fact.period,
    )  # fmt: skip
    identifier = builder.node(target, (fact.start, fact.end), fact.rule)
    for span in fact.indicator_spans:
        builder.say(identifier, span, fact.rule, prop="indicator")
    builder.say(identifier, fact.number, fact.rule, prop="value")
    for name, span in (("deadline", fact.deadline_span), ("baseline", fact.baseline_span)):
        if span is not None:
            outside = not fact.start <= span[0] < fact.end
            builder.say(identifier, span, fact.rule, prop=name, context=outside)
    builder.edge(Sets(source=source, target=identifier, modality=fact.modality), (fact.start, fact.end), fact.rule)


def _delegated(builder: Builder, text: Text, plan: str, task: str, spans: list[Span]) -> None:
    for fact in read_delegated(text.text, spans):
        target = Target(owner=plan, indicator=fact.indicator, deadline=fact.deadline, text=fact.text)
        identifier = builder.node(target, (fact.start, fact.end), "delegated")
        builder.edge(Sets(source=task, target=identifier, modality="delegated"), (fact.start, fact.end), "delegated")


def _places(builder: Builder, text: Text, unit: Unit, task: str) -> None:
    """Regions that a unit names: which it programmes, pilots, builds in, or merely names."""
    for start, end in _own(unit):
        run_in = RUN_IN.match(text.text, start, end)
        if run_in is not None and (found := by_name(run_in[1], builder.jurisdiction)):
            plan = getattr(builder.nodes[task], "plan", "")
            part = _part(builder, text, unit, task, plan, (start, end), "region_programme")
            place = builder.region(found[0].code, run_in.span(1), "region programme")
            for source in (part, task):
                builder.edge(Affects(source=source, target=place, how="programme"), run_in.span(1), "region programme")
        for mention in find_regions(text.text[start:end], builder.jurisdiction):
            span = (start + mention.start, start + mention.end)
            place = builder.region(mention.code, span, "region")
            if mention.code == builder.jurisdiction:
                continue
            if Affects(source=task, target=place, how="programme").id not in builder.edges:
                builder.edge(Affects(source=task, target=place, how=_how(text.text, span[1], end)), span, "region")


def _how(text: str, at: int, end: int) -> How:
    stop = min((p for p in (text.find(mark, at, end) for mark in "，。；") if p >= 0), default=end)
    clause = text[at : min(stop, at + 30)]
    return "pilot" if PILOT.search(clause) else "site" if SITE.search(clause) else "named"


def _sectors(builder: Builder, text: Text, unit: Unit, task: str) -> None:
    """Sectors that a unit concerns: those of its heading, else the main ones of its text."""
    if unit.kind not in ("operative", "article"):
        return
    start, end = unit.heading
    mentions = [(start, m) for m in find_sectors(text.text[start:end])]
    if not mentions:
        wanted = main_sectors(text.text[unit.start : unit.end])
        mentions = [(a, m) for a, b in _own(unit) for m in find_sectors(text.text[a:b]) if m.code in wanted]
    for offset, mention in mentions:
        span = (offset + mention.start, offset + mention.end)
        place = builder.sector(mention.code, span, "sector term")
        builder.edge(Affects(source=task, target=place, stance="concerns"), span, "sector term")


def _document_regions(builder: Builder, text: Text, ids: list[str], sections: list[Section]) -> None:
    """Regions named outside the units (opening, addressees)."""
    for section in sections:
        for paragraph in section.head:
            for mention in find_regions(text.text[paragraph.start : paragraph.end], builder.jurisdiction):
                builder.region(mention.code, (paragraph.start + mention.start, paragraph.start + mention.end), "region")


class _Mentions:
    """Collects references and writes one edge per (source, document), the document's strongest relation."""

    def __init__(self, builder: Builder, plan: str, meta: Metadata):
        self.builder = builder
        self.plan = plan
        self.meta = meta
        self.items: list[tuple[Reference, str, bool]] = []

    def add(self, reference: Reference, source: str, *, is_task: bool) -> None:
        self.items.append((reference, source, is_task))

    def write(self) -> None:
        groups = _group([item[0] for item in self.items])
        stubs: dict[int, str] = {}
        for reference, source, is_task in self.items:
            group = groups[id(reference)]
            if id(group) not in stubs:
                stubs[id(group)] = self._stub(group, [r for r, _, _ in self.items if groups[id(r)] is group])
            stub = stubs[id(group)]
            span = (reference.start, reference.end)
            self.builder.say(stub, span, "reference")
            self.builder.alias(stub, reference.title)
            self.builder.edge(self._relation(reference, source, stub, is_task=is_task), span, "reference")
            if reference.mandate and is_task:
                self.builder.edge(Mandates(source=source, target=stub, verb=reference.mandate), span, "mandate")

    def _relation(self, reference: Reference, source: str, stub: str, *, is_task: bool) -> Edge:
        if reference.relation == "repeals":
            return Repeals(source=self.plan, target=stub, date=self.meta.effective.value if self.meta.effective else (self.meta.date.value if self.meta.date else None))
        if reference.relation == "amends":
            return Amends(source=self.plan, target=stub, date=self.meta.date.value if self.meta.date else None)
        if reference.relation == "implements" or (is_task and reference.executes and not reference.mandate):
            return Implements(source=source, target=stub)
        return Cites(source=source, target=stub)

    def _stub(self, reference: Reference, mentions: list[Reference]) -> str:
        number = next((r for r in mentions if r.number_key), None)
        titled = number or reference
        place = self._place(titled)
        issuers = titled.issuers.split("、") if titled.issuers else []
        keys = [f"number:{number.number_key}"] if number and number.number_key else []
        keys.append(f"title:{place or ''}|{title_key(strip_issuer(titled.title, issuers))}")
        plan = Plan(keys=tuple(keys), title=titled.title, number=number.number if number else None,
                    kind=document_kind(titled.title) or None, jurisdiction=place,
                    level=region(place).kind if place else None)  # fmt: skip
        identifier = self.builder.node(plan, (titled.start, titled.end), "reference")
        self.builder.say(identifier, titled.body, "reference", prop="title")
        if number is not None:
            self.builder.say(identifier, (number.start, number.end), "reference", prop="number")
            self.builder.alias(identifier, number.number or "")
        return identifier

    def _place(self, reference: Reference) -> str | None:
        """Return the jurisdiction that the reference itself shows: region or issuer in front of the title."""
        for text in (reference.issuers, reference.title):
            if not text:
                continue
            if (code := leading_region(text)) is not None:
                return code
            if re.match("中共中央|国务院|国家|全国|中华人民共和国|[\u4e00-\u9fff]{2,9}部(?:关于|等|办公厅|、)|中办|国办", text):
                return "100000"
            if re.match("省", text):
                ancestors = [c for c in _line_of(self.builder.jurisdiction) if region(c).kind == "province"]
                return ancestors[0] if ancestors else None
        return None


def _line_of(code: str) -> Iterator[str]:
    current: str | None = code
    while current:
        yield current
        current = region(current).parent


def _group(references: list[Reference]) -> dict[int, Reference]:
    """Map every mention to the first mention of the same document: same number, or the same title."""
    first: dict[str, Reference] = {}
    numbers = {title_key(r.title): r.number_key for r in references if r.number_key}
    result = {}
    for reference in references:
        name = title_key(reference.title)
        result[id(reference)] = first.setdefault(reference.number_key or numbers.get(name) or name, reference)
    return result


__all__ = ["add_plans", "add_target", "coded", "five_year_plan_end", "key"]
