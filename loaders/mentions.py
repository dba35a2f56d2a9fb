"""Mentions of other documents: stubs for what is cited, and the edges that lead to them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from loaders.builder import Builder
from loaders.mandated_plans import mandated_plan
from loaders.mandates import Mandate, read_mandates
from loaders.mentioned_places import place_shown
from loaders.metadata import Metadata
from loaders.references import Reference, read_references
from loaders.short_titles import read_short_titles
from ontology.base import Edge
from ontology.document_numbers import parse_document_number
from ontology.edges import Amends, Cites, Implements, Mandates, Repeals
from ontology.laws import is_law, law_names
from ontology.nodes import Plan
from ontology.number_keys import number_key
from ontology.regions import COUNTRY, number_code_region, region
from ontology.titles import clean_title, document_kind, strip_issuer, title_key

Span = tuple[int, int]

FORMER_EDITION = "(原)"
"""Ends the title key of the edition of the same title that a document repeals."""


class Mentions:
    """Collects references and writes one edge per (source, document), the document's strongest relation."""

    def __init__(self, builder: Builder, plan: str, meta: Metadata, own: frozenset[str]):
        """Write into ``builder`` what ``plan`` names; ``own`` are its title keys and its number key."""
        self.builder = builder
        self.plan = plan
        self.meta = meta
        self.own = own
        self.text = builder.text.text
        self.short_names = read_short_titles(self.text, own)
        self.items: list[tuple[Reference, str, bool]] = []
        self.orders: list[tuple[Mandate, str, str]] = []

    def read(
        self, spans: Sequence[Span], source: str, *, preamble: bool = False, is_task: bool = False
    ) -> None:
        """Collect the references in paragraphs of the node ``source``; see :func:`read_references`."""
        for start, end in spans:
            found = read_references(
                self.text, start, end, preamble=preamble, own=self.own, short_names=self.short_names
            )
            self.items += [(reference, source, is_task) for reference in found]

    def read_orders(
        self, spans: Sequence[Span], source: str, *, heading: str = "", year: str | None = None, issued: str | None = None,
        due: tuple[str, Span] | None = None,
    ) -> None:  # fmt: skip
        """Collect what paragraphs of the node ``source``, with this heading, order to be made; ``due`` is the date
        of what has none of its own."""
        for mandate in read_mandates(self.text, spans, year=year, issued=issued):
            inherits = due is not None and mandate.due is None
            order = replace(mandate, due=due[0], due_span=due[1]) if inherits and due is not None else mandate
            self.orders.append((order, source, heading))

    def write(self) -> None:
        """Add a stub for every document mentioned, and the edges that lead to it."""
        groups = _group([item[0] for item in self.items])
        stubs: dict[int, str] = {}
        printed = {id(groups[id(r)]) for r, _, _ in self.items if r.printed != "short"}
        self.items = [item for item in self.items if id(groups[id(item[0])]) in printed]
        members: dict[int, list[Reference]] = defaultdict(list)
        for reference, _, _ in self.items:
            members[id(groups[id(reference)])].append(reference)
        for reference, source, is_task in self.items:
            group = groups[id(reference)]
            if id(group) not in stubs:
                stubs[id(group)] = self._stub(group, members[id(group)])
            stub = stubs[id(group)]
            span = (reference.start, reference.end)
            self.builder.say(stub, span, "reference")
            self.builder.alias(stub, reference.title)
            self.builder.edge(self._relation(reference, source, stub, is_task=is_task), span, "reference")
        marked = {
            reference.start: (reference, stubs[id(groups[id(reference)])]) for reference, _, _ in self.items
        }
        self._write_orders(marked)

    def _write_orders(self, marked: dict[int, tuple[Reference, str]]) -> None:
        """Add what is ordered to be made, one edge per (source, document); one with a date goes first."""
        for mandate, source, heading in sorted(self.orders, key=lambda order: order[0].due is None):
            if mandate.item.marked:
                reference, stub = marked.get(mandate.item.start, (None, None))
                if reference is None or reference.number_key and "修" not in mandate.verb:
                    continue
            else:
                stub = self._ordered(mandate, heading, opening=source == self.plan)
            if stub is None:
                continue
            context = [mandate.due_span] if mandate.due_span is not None else []
            if mandate.year_inherited and self.meta.period is not None:
                context.append(self.meta.period[2])
            self.builder.edge(Mandates(source=source, target=stub, verb=mandate.verb, due=mandate.due),
                              (mandate.start, mandate.end), "mandate", context=context)  # fmt: skip

    def _ordered(self, mandate: Mandate, heading: str, *, opening: bool) -> str | None:
        """Add the stub of a document that is ordered without 《》; the document itself is none, which openings
        name without its region."""
        plan = mandated_plan(self.text, mandate, heading=clean_title(heading), jurisdiction=self.builder.jurisdiction,
                             own_title=self.meta.title.value if self.meta.title is not None else "")  # fmt: skip
        if plan is None:
            return None
        name = title_key(plan.title)
        if name in self.own or opening and any(other.endswith(name) for other in self.own):
            return None
        span = (mandate.item.start, mandate.item.end)
        identifier = self.builder.node(plan, span, "mandate")
        self.builder.say(identifier, span, "mandate", prop="title")
        return identifier

    def _relation(self, reference: Reference, source: str, stub: str, *, is_task: bool) -> Edge:
        issued = self.meta.date.value if self.meta.date is not None else None
        if reference.relation == "repeals":
            effective = self.meta.effective.value if self.meta.effective is not None else issued
            return Repeals(source=self.plan, target=stub, date=reference.repealed_from or effective)
        if reference.relation == "amends":
            return Amends(source=self.plan, target=stub, date=issued)
        if reference.relation == "implements" or (is_task and reference.executes):
            return Implements(source=source, target=stub)
        return Cites(source=source, target=stub)

    def _stub(self, reference: Reference, mentions: list[Reference]) -> str:
        number = next((r for r in mentions if r.number_key and r.printed != "short"), None)
        whole = [r for r in mentions if r.printed == "title"]
        titled = next((r for r in whole if r.number_key), whole[0] if whole else number or reference)
        title = titled.title
        year, numbered_at = self._numbered(number)
        printed_at = self._place(titled)
        place = COUNTRY if is_law(title) else numbered_at or printed_at
        issuers = titled.issuers.split("、") if titled.issuers else []
        keys = []
        if number and number.number_key:
            keys = [f"number:{number_key(number.number_key, self.builder.jurisdiction)}"]
        if whole:
            names = law_names(title_key(strip_issuer(title, issuers)))
            if not keys and titled.relation == "repeals" and not self.own.isdisjoint(names):
                names = tuple(f"{name}{FORMER_EDITION}" for name in names)
            places = dict.fromkeys((place, printed_at or place))
            keys += [f"title:{known or ''}|{name}" for known in places for name in names]
        plan = Plan(keys=tuple(keys), title=title, number=number.number if number else None,
                    kind=document_kind(title) or None, jurisdiction=place,
                    level=region(place).kind if place else None, issued=year)  # fmt: skip
        identifier = self.builder.node(plan, (titled.start, titled.end), "reference")
        self.builder.say(identifier, titled.body, "reference", prop="title")
        if number is not None:
            self.builder.say(identifier, (number.start, number.end), "reference", prop="number")
            self.builder.alias(identifier, number.number or "")
            if year is not None:
                self.builder.say(identifier, (number.start, number.end), "number", prop="issued")
        return identifier

    def _numbered(self, reference: Reference | None) -> tuple[str | None, str | None]:
        """Return the year of issue and the jurisdiction that a document number gives: 国发〔2021〕33号 is of the
        centre and of 2021 (GB/T 9704-2012, 7.2.5), whatever place its title names."""
        number = parse_document_number(reference.number) if reference and reference.number else None
        if number is None:
            return None, None
        year = str(number.year) if number.year is not None else None
        return year, number_code_region(number.code, self.builder.jurisdiction)

    def _place(self, reference: Reference) -> str | None:
        """Return the jurisdiction that the reference itself shows: region or issuer in front of the title."""
        shown = (
            place_shown(name, self.builder.jurisdiction)
            for name in (reference.issuers, reference.title)
            if name
        )
        return next((place for place in shown if place is not None), None)


def _group(references: list[Reference]) -> dict[int, Reference]:
    """Map every mention to the first mention of the same document: same number, or the same title."""
    first: dict[str, Reference] = {}
    numbers = {title_key(r.title): r.number_key for r in references if r.number_key}
    result = {}
    for reference in references:
        name = title_key(reference.title)
        key = reference.number_key or numbers.get(name) or law_names(name)[0]
        result[id(reference)] = first.setdefault(key, reference)
    return result
