"""Mentions of other documents: stubs for what is cited, and the edges that lead to them."""

import re
from collections import defaultdict
from collections.abc import Iterator

from loaders.builder import Builder
from loaders.metadata import Metadata
from loaders.references import Reference
from loaders.title_lines import leading_region
from ontology.base import Edge
from ontology.edges import Amends, Cites, Implements, Mandates, Repeals
from ontology.nodes import Plan
from ontology.regions import region
from ontology.titles import document_kind, strip_issuer, title_key

NATIONAL = re.compile(
    "中共中央|国务院|国家|全国|中华人民共和国|[\u4e00-\u9fff]{2,9}部(?:关于|等|办公厅|、)|中办|国办"
)
"""How a title or an issuer begins that belongs to the whole country."""


class Mentions:
    """Collects references and writes one edge per (source, document), the document's strongest relation."""

    def __init__(self, builder: Builder, plan: str, meta: Metadata):
        self.builder = builder
        self.plan = plan
        self.meta = meta
        self.items: list[tuple[Reference, str, bool]] = []

    def add(self, reference: Reference, source: str, *, is_task: bool) -> None:
        """Remember one mention by the node ``source``."""
        self.items.append((reference, source, is_task))

    def write(self) -> None:
        """Add a stub for every document mentioned, and the edges that lead to it."""
        groups = _group([item[0] for item in self.items])
        members: dict[int, list[Reference]] = defaultdict(list)
        for reference, _, _ in self.items:
            members[id(groups[id(reference)])].append(reference)
        stubs: dict[int, str] = {}
        for reference, source, is_task in self.items:
            group = groups[id(reference)]
            if id(group) not in stubs:
                stubs[id(group)] = self._stub(group, members[id(group)])
            stub = stubs[id(group)]
            span = (reference.start, reference.end)
            self.builder.say(stub, span, "reference")
            self.builder.alias(stub, reference.title)
            self.builder.edge(self._relation(reference, source, stub, is_task=is_task), span, "reference")
            if reference.mandate and is_task:
                self.builder.edge(
                    Mandates(source=source, target=stub, verb=reference.mandate), span, "mandate"
                )

    def _relation(self, reference: Reference, source: str, stub: str, *, is_task: bool) -> Edge:
        if reference.relation == "repeals":
            return Repeals(
                source=self.plan,
                target=stub,
                date=self.meta.effective.value
                if self.meta.effective
                else (self.meta.date.value if self.meta.date else None),
            )
        if reference.relation == "amends":
            return Amends(
                source=self.plan, target=stub, date=self.meta.date.value if self.meta.date else None
            )
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
            if NATIONAL.match(text):
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
