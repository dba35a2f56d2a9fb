"""Collects what a document says into an extract: each thing once, every fact with its characters."""

from collections import Counter
from collections.abc import Iterable

from loaders.named import Named
from loaders.repair import Text
from loaders.source import Source
from ontology.agency_parts import AgencyName
from ontology.base import Edge, Node
from ontology.edges import Serves
from ontology.evidence import Evidence, Part
from ontology.extract import Coverage, Extract, Finding, Severity
from ontology.ids import coded
from ontology.nodes import Agency, Document, Sector
from ontology.region_nodes import region_node
from ontology.sectors import sector

Span = tuple[int, int]


class Builder:
    """Nodes, edges, evidence, aliases and findings of one document; spans are given in the repaired text."""

    def __init__(self, source: Source, text: Text, document: Document, jurisdiction: str):
        self.source = source
        self.text = text
        self.document = document
        self.jurisdiction = jurisdiction
        self.named = Named(text.text, jurisdiction)
        self.nodes: dict[str, Node] = {}
        self.edges: dict[str, Edge] = {}
        self._agencies: dict[tuple[str, str], str] = {}
        """The ids of the agencies by jurisdiction and name."""
        self._aliases: dict[tuple[str, str], None] = {}
        self.findings: list[Finding] = []
        self.parts: Counter[tuple[str, str]] = Counter()
        """Unnumbered parts by plan and path."""
        self.said: list[tuple[str, str, Span, str, Part]] = []
        """What was said, in order: subject, property, the stretch of the repaired text, the rule that found it,
        and whether it is what prints the fact."""

    def node(self, node: Node, span: Span | None, rule: str) -> str:
        """Add a node if it is new, say where it is printed, and return its id."""
        identifier = node.id
        self.nodes.setdefault(identifier, node)
        if span is not None:
            self.said.append((identifier, "", span, rule, "main"))
        return identifier

    def edge(self, edge: Edge, span: Span, rule: str, *, context: Iterable[Span] = ()) -> str:
        """Add an edge if it is new, say where it is printed (and what its value is inherited from), and return
        its id."""
        identifier = edge.id
        self.edges.setdefault(identifier, edge)
        self.said.append((identifier, "", span, rule, "main"))
        for other in context:
            self.say(identifier, other, rule, context=True)
        return identifier

    def say(self, subject: str, span: Span, rule: str, *, prop: str = "", context: bool = False) -> None:
        """Record that ``span`` states the subject, or one property of it."""
        self.said.append((subject, prop, span, rule, "context" if context else "main"))

    def find(
        self, code: str, severity: Severity, message: str, subject: str, span: Span | None = None
    ) -> None:
        """Record a finding."""
        start, end = self.text.source(*span) if span is not None else (None, None)
        self.findings.append(Finding(code=code, severity=severity, message=message, subject=subject,
                                     char_start=start, char_end=end))  # fmt: skip

    def agency(self, name: AgencyName, span: Span, rule: str) -> str:
        """Add an agency printed at ``span``, with the region it serves, and return its id."""
        key = (name.jurisdiction, name.name)
        identifier = self._agencies.get(key)
        new = identifier is None
        if identifier is None:
            agency = Agency(
                name=name.name, jurisdiction=name.jurisdiction, kind=name.kind, level=name.level or None
            )
            identifier = self._agencies[key] = self.node(agency, None, rule)
        self.say(identifier, span, rule)
        self._aliases[identifier, self.text.text[span[0] : span[1]]] = None
        for alias in name.aliases:
            self._aliases[identifier, alias] = None
        if new and name.kind not in ("collective", "function"):
            place = self.region(name.jurisdiction, None, rule)
            self.edge(Serves(source=identifier, target=place), span, rule)
        return identifier

    def region(self, code: str, span: Span | None, rule: str) -> str:
        """Add an administrative region and return its id."""
        identifier = coded("region", code)
        if identifier not in self.nodes:
            self.nodes[identifier] = region_node(code)
        if span is not None:
            self.say(identifier, span, rule)
        return identifier

    def sector(self, code: str, span: Span | None, rule: str) -> str:
        """Add a sector and return its id."""
        identifier = coded("sector", code)
        if identifier not in self.nodes:
            entry = sector(code)
            self.nodes[identifier] = Sector(code=code, name=entry.zh, name_en=entry.en)
        if span is not None:
            self.say(identifier, span, rule)
        return identifier

    def alias(self, node: str, name: str) -> None:
        """Record another printed name of a node."""
        if name:
            self._aliases[node, name] = None

    def extract(self, loader: str, coverage: Coverage | None = None) -> Extract:
        """Return everything collected as an extract, checked as a whole."""
        result = Extract(
            document=self.document, text=self.source.text, pages=self.source.pages, reader=self.source.reader,
            loader=loader, jurisdiction=self.jurisdiction, nodes=tuple(self.nodes.values()),
            edges=tuple(self.edges.values()), evidence=self._evidence(),
            aliases=tuple(self._aliases), findings=tuple(self.findings),
            coverage=coverage,
        )  # fmt: skip
        result.validate_whole()
        return result

    def _evidence(self) -> tuple[Evidence, ...]:
        """Return what was said, each stretch of the source text once for each statement, by its first rule."""
        places: dict[Span, Span] = {}
        found: dict[tuple[str, str, Span], Evidence] = {}
        for subject, prop, span, rule, part in self.said:
            place = places.get(span)
            if place is None:
                place = places[span] = self.text.source(*span)
            key = (subject, prop, place)
            if key not in found:
                found[key] = Evidence(subject, *place, rule, prop, part)
        return tuple(found.values())
