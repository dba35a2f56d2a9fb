"""The merged graph: one node for each real thing, from what all documents say.

It is a pure function of the extracts and of the curator's decisions, whatever their order: every choice between
documents follows the order of :mod:`graph.copies`, and every collection is sorted.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.attestation import Attestation, attestation, stated_in
from graph.choice import chosen
from graph.contributions import Contribution, Contributions, contributions
from graph.copies import Copies, Rank
from graph.correction import remade
from graph.curation import Curation
from graph.decisions import Decision
from graph.derived import derive
from graph.disagreement import copy_differences, rival_values, role_conflicts
from graph.doubts import doubts
from graph.duplicates import near_duplicates
from graph.naming import moved, names
from graph.plans import Mention, Recognition
from graph.provenance import DocumentFinding
from graph.records import pack
from graph.statement import Statement, restate
from ontology.base import Edge, Node
from ontology.collector import collector_paused
from ontology.extract import Extract
from ontology.nodes import Document, Plan


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes, edges and what leads from them back to the documents. Every mapping is sorted by its keys.

    ``nodes`` and ``edges`` are by id. ``evidence`` is by id of node or edge, the document that speaks first
    before the others; ``rules`` says by what rule those without evidence came about. ``names`` gives the
    nodes that a printed name may mean, ``moved`` the id that now stands for a former one. ``copies`` lists,
    by plan, the ids of the documents that have it, the leading copy first; plans that are only mentioned
    have none. ``pages`` are the offsets, by document, at which its pages start.
    """

    nodes: Mapping[str, Node]
    edges: Mapping[str, Edge]
    evidence: Attestation
    rules: Mapping[str, str]
    names: Mapping[str, tuple[str, ...]]
    moved: Mapping[str, str]
    findings: tuple[DocumentFinding, ...]
    copies: Mapping[str, tuple[str, ...]]
    pages: Mapping[str, tuple[int, ...]]
    _by_label: dict[str, list[Node]] = field(init=False, repr=False, compare=False)
    _by_type: dict[str, list[Edge]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Sort nodes and edges by class, since every projection asks for them so."""
        object.__setattr__(self, "_by_label", defaultdict(list))
        object.__setattr__(self, "_by_type", defaultdict(list))
        for node in self.nodes.values():
            self._by_label[node.label()].append(node)
        for edge in self.edges.values():
            self._by_type[edge.type].append(edge)

    def of(self, label: str) -> Iterator[Node]:
        """Yield the nodes with this label, sorted by id."""
        return iter(self._by_label.get(label, ()))

    def edges_of(self, type: str) -> Iterator[Edge]:
        """Yield the edges of this type, sorted by id."""
        return iter(self._by_type.get(type, ()))

    def documents(self) -> tuple[Document, ...]:
        """Return the documents, sorted by id."""
        return tuple(node for node in self.of("Document") if isinstance(node, Document))

    def current(self, id: str) -> str | None:
        """Return the id under which a present or former id is found, or ``None`` if it is unknown."""
        now = self.moved.get(id, id)
        return now if now in self.nodes or now in self.edges else None

    def page(self, document: str, offset: int) -> int | None:
        """Return the number, from 1, of the page that this character is on, where there are pages."""
        starts = self.pages[document]
        return bisect_right(starts, offset) or None


def merge(extracts: Iterable[Extract], decisions: Sequence[Decision] = ()) -> Graph:
    """Return the graph of what the documents say together, as a curator decided.

    Raises:
        DecisionError: two decisions contradict each other.
    """
    with collector_paused():
        return _merge(extracts, Curation(decisions))


def _merge(extracts: Iterable[Extract], curation: Curation) -> Graph:
    ordered = _one_per_document(extracts)
    recognition = curation.recognised(_mentions(ordered))
    copies = Copies.of(ordered, recognition.ids, curation.leading(ordered))
    statements = _statements(ordered, recognition, copies, curation)
    found = contributions(statements.values(), copies)

    nodes = {key: chosen(_speaking(items)) for key, items in found.nodes.items()}
    nodes |= {plan: _with_keys(nodes[plan], keys) for plan, keys in recognition.keys.items() if plan in nodes}
    nodes |= {extract.document.id: extract.document for extract in ordered}
    nodes |= curation.corrected(nodes)
    edges = {key: chosen([item.thing for item in items]) for key, items in found.edges.items()}
    rules = derive(nodes, edges)
    nodes = dict(sorted(nodes.items()))

    def rank(document: str, id: str) -> Rank:
        return copies.rank(document, found.owners.get(id))

    evidence = attestation(statements.values(), nodes, edges, rank)
    for edge, item in stated_in(nodes, evidence):
        edges[edge.id] = edge
        evidence[edge.id] = (item,)
    return Graph(
        nodes=nodes,
        edges=dict(sorted(edges.items())),
        evidence=dict(sorted(evidence.items())),
        rules=dict(sorted(rules.items())),
        names=names(statements.values(), nodes, edges),
        moved=moved(nodes, {**recognition.former, **curation.former}),
        findings=_sorted_findings(
            *_own_findings(statements.values()),
            *(item for item in recognition.findings if item.finding.subject in nodes),
            *_disagreements(found, copies, nodes, statements),
            *doubts(nodes, edges, evidence),
            *curation.findings(),
        ),
        copies=dict(_held(copies)),
        pages={extract.document.id: extract.pages for extract in ordered},
    )


def _one_per_document(extracts: Iterable[Extract]) -> list[Extract]:
    """The extracts in the order of their documents' ids, one for each."""
    found: dict[str, list[Extract]] = defaultdict(list)
    for extract in extracts:
        found[extract.document.id].append(extract)
    return [min(same, key=pack) if len(same) > 1 else same[0] for _, same in sorted(found.items())]


def _mentions(extracts: Iterable[Extract]) -> list[Mention]:
    return [
        Mention(extract.document.id, extract.jurisdiction, node)
        for extract in extracts
        for node in extract.nodes
        if isinstance(node, Plan)
    ]


def _statements(
    extracts: Sequence[Extract], recognition: Recognition, copies: Copies, curation: Curation
) -> dict[str, Statement]:
    """What each document says, by its id, with every plan in one structure, without what is rejected."""
    corrections = curation.other_things(extracts)
    statements = {
        e.document.id: restate(e, recognition.ids.get(e.document.id, {}), corrections) for e in extracts
    }
    outlines = {document: statements[document].outline() for document in set(copies.structures.values())}
    for statement in statements.values():
        statement.confine(copies.structures, outlines)
    curation.leave_out(statements.values())
    return statements


def _speaking(items: list[Contribution[Node]]) -> list[Node]:
    """The node as the documents have it; of a plan, reports speak only where no other document does."""
    if len(items) > 1 and isinstance(items[0].thing, Plan):
        return [item.thing for item in items if item.rank.independent()] or [item.thing for item in items]
    return [item.thing for item in items]


def _with_keys(plan: Node, keys: tuple[str, ...]) -> Node:
    """The plan with the keys of all its mentions."""
    return plan if getattr(plan, "keys", None) == keys else remade(plan, {"keys": keys})


def _disagreements(
    found: Contributions, copies: Copies, nodes: Mapping[str, Node], statements: Mapping[str, Statement]
) -> Iterator[DocumentFinding]:
    yield from rival_values(found, statements)
    yield from role_conflicts(found, nodes, statements)
    yield from copy_differences(copies, statements)
    yield from near_duplicates(statements, copies, nodes)


def _own_findings(statements: Iterable[Statement]) -> Iterator[DocumentFinding]:
    """What was found in single documents, about what is still there."""
    for statement in statements:
        for finding in statement.extract.findings:
            subject = statement.subject(finding.subject)
            if subject is not None:
                yield DocumentFinding(statement.document, finding.model_copy(update={"subject": subject}))


def _sorted_findings(*findings: DocumentFinding) -> tuple[DocumentFinding, ...]:
    """Each finding once, by document and place."""
    by_id = {item.id: item for item in sorted(findings, key=lambda item: item.finding.message, reverse=True)}
    return tuple(
        sorted(
            by_id.values(),
            key=lambda item: (item.document, item.finding.char_start or 0, item.finding.code, item.id),
        )
    )


def _held(copies: Copies) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Plans that some document has, with these documents."""
    for plan, ranks in sorted(copies.plans.items()):
        documents = tuple(rank.document for rank in ranks.values() if not rank.only_mentions)
        if len(documents) > 0:
            yield plan, documents
