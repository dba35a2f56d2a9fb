"""Which characters of which documents state the nodes and edges of the merged graph."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from graph.choice import agree
from graph.copies import Rank
from graph.provenance import DocumentEvidence
from graph.statement import Statement
from ontology.base import Edge, Node
from ontology.edges import StatedIn
from ontology.evidence import Evidence

Attestation = dict[str, tuple[DocumentEvidence, ...]]
"""Evidence by the id of the node or edge; the document that speaks first comes first."""


def attestation(
    statements: Iterable[Statement],
    nodes: Mapping[str, Node],
    edges: Mapping[str, Edge],
    rank: Callable[[str, str], Rank],
) -> Attestation:
    """Return the evidence of ``nodes`` and ``edges``.

    Evidence of a property counts only if its document has the value that the graph shows; a document that has
    nothing but another value still states the node as such.

    Args:
        statements: what the documents say.
        nodes: the merged nodes by id.
        edges: the merged edges by id.
        rank: the place of a document (first argument) among those that state an id (second argument).
    """
    found: dict[str, list[DocumentEvidence]] = defaultdict(list)
    for statement in statements:
        _add(found, statement, nodes, edges)
    return {
        subject: tuple(items if len(items) == 1 else _ordered(subject, items, rank))
        for subject, items in sorted(found.items())
    }


def stated_in(nodes: Iterable[str], evidence: Attestation) -> Iterator[tuple[StatedIn, DocumentEvidence]]:
    """Yield one edge for each node and document that states it, with the first evidence there."""
    for node in nodes:
        first: dict[str, DocumentEvidence] = {}
        for item in evidence.get(node, ()):
            first.setdefault(item.document, item)
        for document, item in first.items():
            edge = StatedIn(source=node, target=document)
            yield edge, DocumentEvidence(document, _about(item.evidence, edge.id, ""))


def _add(
    found: dict[str, list[DocumentEvidence]],
    statement: Statement,
    nodes: Mapping[str, Node],
    edges: Mapping[str, Edge],
) -> None:
    """Add the evidence of one document under the new ids."""
    document = statement.document
    rivals: dict[str, Evidence] = {}
    said = statement.extract.by_id
    for evidence in statement.extract.evidence:
        subject = statement.subject(evidence.subject)
        if subject is None or (subject not in nodes and subject not in edges):
            continue
        name = evidence.property
        if name and subject in nodes:
            shown = getattr(nodes[subject], name, None)
            if not agree(getattr(said[evidence.subject], name, None), shown):
                rivals.setdefault(subject, evidence)
                continue
        found[subject].append(DocumentEvidence(document, _about(evidence, subject, name)))
    for subject, evidence in rivals.items():
        if document not in {item.document for item in found[subject]}:
            found[subject].append(DocumentEvidence(document, _about(evidence, subject, "")))


def _about(evidence: Evidence, subject: str, name: str) -> Evidence:
    if evidence.subject == subject and evidence.property == name:
        return evidence
    return Evidence(
        subject=subject,
        property=name,
        char_start=evidence.char_start,
        char_end=evidence.char_end,
        rule=evidence.rule,
        part=evidence.part,
    )


def _ordered(
    subject: str, items: list[DocumentEvidence], rank: Callable[[str, str], Rank]
) -> Iterable[DocumentEvidence]:
    """The leading document first, then by document; in each what prints the thing itself, then by place."""
    documents = {item.document for item in items}
    leading = min(documents, key=lambda document: rank(document, subject))

    def place(item: DocumentEvidence) -> tuple[bool, str, bool, bool, int, int, str, str]:
        evidence = item.evidence
        return (
            item.document != leading,
            item.document,
            evidence.part != "main",
            evidence.property != "",
            evidence.char_start,
            evidence.char_end,
            evidence.property,
            evidence.rule,
        )

    return dict.fromkeys(sorted(items, key=place))
