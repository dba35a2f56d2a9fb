"""Which document speaks first: the copies of each plan in order, and all documents in order.

The order is: copies before documents that only mention the plan; then the curator's choice, trust,
completeness, number of operative units, hash of the bytes. The first is the plan's leading copy. The structure (units and what they
are part of) is that of the first copy that prints any units, since the page of a notice may lack its annex.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Self

from ontology.extract import Extract
from ontology.nodes import Plan, Task

NONE_CHOSEN: Mapping[str, str] = MappingProxyType({})

_TRUST = {"official": 0, "repost": 1, "report": 2}
_COMPLETENESS = {"full": 0, "abridged": 1, "excerpt": 2, "mentioned": 3}


@dataclass(frozen=True, slots=True, order=True)
class Rank:
    """Place of a document among others; the least comes first."""

    only_mentions: bool
    not_chosen: bool
    trust: int
    completeness: int
    fewer_units: int
    sha256: str
    document: str

    def independent(self) -> bool:
        """Whether the document is no report about plans of others."""
        return self.trust < _TRUST["report"]

    def comparable(self) -> bool:
        """Whether the document has the plan in full or abridged, so that what it says otherwise counts."""
        return self.completeness <= _COMPLETENESS["abridged"]

    def full(self) -> bool:
        """Whether the document has the whole plan, so that what it does not say counts too."""
        return self.completeness == _COMPLETENESS["full"]


@dataclass(frozen=True, slots=True)
class Copies:
    """Ranks of documents by id: ``documents`` of each as a whole, ``plans`` of those that have or mention a
    plan, best first. ``structures`` gives, by plan id, the id of the document whose units are the plan's.
    """

    documents: Mapping[str, Rank]
    plans: Mapping[str, Mapping[str, Rank]]
    structures: Mapping[str, str]

    @classmethod
    def of(
        cls,
        extracts: Iterable[Extract],
        ids: Mapping[str, Mapping[str, str]],
        leading: Mapping[str, str] = NONE_CHOSEN,
    ) -> Self:
        """Rank the documents.

        Args:
            extracts: what they say.
            ids: those of :class:`graph.plans.Recognition`.
            leading: the document that a curator chose to speak first, by plan.
        """
        documents: dict[str, Rank] = {}
        ranks: dict[str, list[Rank]] = defaultdict(list)
        structures: dict[str, tuple[Rank, str]] = {}
        for extract in extracts:
            document = extract.document.id
            copies = list(_copies(extract, ids.get(document, {})))
            for plan, unchosen, units in copies:
                rank = replace(unchosen, not_chosen=leading.get(plan) != document)
                ranks[plan].append(rank)
                if units > 0:
                    structures[plan] = min(structures.get(plan, (rank, document)), (rank, document))
            documents[document] = min(
                (rank for _, rank, _ in copies), default=_rank(extract, _COMPLETENESS["mentioned"], 0)
            )
        return cls(
            documents=documents,
            plans={plan: {rank.document: rank for rank in sorted(found)} for plan, found in ranks.items()},
            structures={plan: document for plan, (_, document) in structures.items()},
        )

    def rank(self, document: str, plan: str | None) -> Rank:
        """Return the place of a document for what belongs to a plan, or for what belongs to none."""
        ranks = self.plans.get(plan, {}) if plan else {}
        return ranks.get(document) or self.documents[document]


def _copies(extract: Extract, ids: Mapping[str, str]) -> Iterator[tuple[str, Rank, int]]:
    """The plans of one document, each with the document's rank and its number of units of any kind."""
    operative: dict[str, int] = defaultdict(int)
    units: dict[str, int] = defaultdict(int)
    completeness: dict[str, int] = {}
    for node in extract.nodes:
        if isinstance(node, Plan):
            plan = ids[node.id]
            completeness[plan] = min(completeness.get(plan, 3), _COMPLETENESS[node.completeness])
        elif isinstance(node, Task):
            plan = ids[node.plan]
            units[plan] += 1
            operative[plan] += node.kind == "operative" and node.form == "numbered"
    for plan, value in completeness.items():
        yield plan, _rank(extract, value, operative[plan]), units[plan]


def _rank(extract: Extract, completeness: int, operative: int) -> Rank:
    return Rank(
        only_mentions=completeness == _COMPLETENESS["mentioned"],
        not_chosen=True,
        trust=_TRUST[extract.document.trust],
        completeness=completeness,
        fewer_units=-operative,
        sha256=extract.document.sha256,
        document=extract.document.id,
    )
