"""The extract: everything that one document says, with the characters that say it."""

from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict

from ontology.base import Edge, Node
from ontology.edges import TRIPLES, check
from ontology.errors import OntologyError
from ontology.evidence import Evidence
from ontology.ids import key, mint
from ontology.nodes import Document

Severity = Literal["error", "warning", "info"]


class Finding(BaseModel):
    """Something contradictory, doubtful or missing, that a reader should know.

    ``code`` is a stable word (``abridged``, ``no_issuer``, ``after_change_point``); ``subject`` the id of
    the node or edge it concerns. ``char_start`` and ``char_end`` point at the place, where there is one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    severity: Severity
    message: str
    subject: str
    char_start: int | None = None
    char_end: int | None = None

    def id_in(self, document: str) -> str:
        """Return the stable id of this finding in the document with that id."""
        return mint("finding", key(document, self.code, self.subject, self.char_start))


class Coverage(BaseModel):
    """How much of the operative text produced facts.

    ``units`` are the numbered units and table rows that order work, ``characters`` those of their own text.
    ``units_with_facts`` produced at least one fact beyond the unit itself; ``characters_with_facts`` stand in
    sentences that did. A share of a text that orders nothing is unknown, and not zero.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    units: int = 0
    units_with_facts: int = 0
    characters: int = 0
    characters_with_facts: int = 0

    @property
    def share(self) -> float | None:
        """The share of the characters whose sentences produced facts, from 0 to 1."""
        return self.characters_with_facts / self.characters if self.characters > 0 else None


class Extract(BaseModel):
    """What one document says: nodes and edges, each with evidence in ``text``.

    ``text`` is the source text that all offsets refer to, ``pages`` the offsets at which its pages start
    (empty for formats without pages), ``jurisdiction`` the GB/T 2260 code that relative names were resolved
    with (``100000`` where nothing says better). ``aliases`` are (node id, printed name) pairs. Reports, which
    order no work, have no ``coverage``.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", arbitrary_types_allowed=True, ignored_types=(cached_property,)
    )

    document: Document
    text: str
    pages: tuple[int, ...] = ()
    reader: str
    loader: str
    jurisdiction: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    evidence: tuple[Evidence, ...]
    aliases: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()
    coverage: Coverage | None = None

    @cached_property
    def by_id(self) -> dict[str, Node]:
        """The nodes by id, the document among them."""
        return {self.document.id: self.document, **{node.id: node for node in self.nodes}}

    def of(self, label: str) -> Iterator[Node]:
        """Yield the nodes with this label in document order."""
        return (node for node in self.nodes if node.label() == label)

    def quote(self, evidence: Evidence) -> str:
        """Return the exact characters that the evidence points at."""
        return self.text[evidence.char_start : evidence.char_end]

    def validate_whole(self) -> None:
        """Check what single classes cannot: edges join known nodes in allowed ways, nothing stands twice,
        evidence lies inside the text and belongs to something.

        Raises:
            OntologyError: with the first offence.
        """
        ids = [node.id for node in self.nodes] + [edge.id for edge in self.edges]
        if len(set(ids)) != len(ids):
            twice = next(i for n, i in enumerate(ids) if i in ids[:n])
            raise OntologyError(f"{self.document.name}: {twice} stands twice in the extract")
        labels = {key: node.label() for key, node in self.by_id.items()}
        joined = {(labels.get(edge.source), edge.type, labels.get(edge.target)) for edge in self.edges}
        if not joined <= TRIPLES:
            self._refuse_edges(labels)
        length = len(self.text)
        lost = {item.subject for item in self.evidence if item.char_end > length}
        lost |= {item.subject for item in self.evidence}.difference(ids, (self.document.id,))
        if len(lost) > 0:
            raise OntologyError(f"{self.document.name}: evidence of {min(lost)} points nowhere")

    def _refuse_edges(self, labels: dict[str, str]) -> None:
        """Tell of the first edge that joins unknown nodes or is none of the ontology."""
        for edge in self.edges:
            source, target = labels.get(edge.source), labels.get(edge.target)
            if source is None or target is None:
                raise OntologyError(f"{self.document.name}: {edge.type} {edge.id} joins an unknown node")
            check(edge, source, target)
