"""Findings where two plans have nearly the same text: a repost under another title, a draft, a new edition.

They are never joined for that: editions share most of their text, too. A curator may decide.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from graph.copies import Copies
from graph.provenance import DocumentFinding
from graph.statement import Statement
from ontology.base import Node
from ontology.extract import Finding

SHARED = 0.8
"""Share of the sentences of the shorter text, from which on the texts are nearly the same."""
LEAST_SENTENCES = 8
"""A shorter text does not tell."""
MOST_DOCUMENTS = 40
"""Sentences of more documents than these are phrases of the genre."""

_SENTENCE = re.compile(r"[^。；！？]{15,}")
_BLANK = re.compile(r"\s+")


def near_duplicates(
    statements: Mapping[str, Statement], copies: Copies, nodes: Mapping[str, Node]
) -> Iterator[DocumentFinding]:
    """Yield one finding for each two documents of different plans that share most of their sentences.

    It stands at the plan whose document is trusted less and names the other one.
    """
    plans = {document: plan for document, plan in _held(copies) if plan in nodes}
    sentences = {document: _sentences(statements[document]) for document in plans}
    for (one, other), shared in sorted(_shared(sentences).items()):
        least = min(len(sentences[one]), len(sentences[other]))
        if plans[one] == plans[other] or least < LEAST_SENTENCES or shared < SHARED * least:
            continue
        better, worse = sorted((one, other), key=lambda document: copies.documents[document])
        message = (
            f"{shared} of the {least} sentences of the shorter text also stand in 《{nodes[plans[better]].caption()}》"
            f" ({statements[better].extract.document.name}): a repost, a draft or another edition"
        )
        yield DocumentFinding(
            worse, Finding(code="near_duplicate", severity="warning", message=message, subject=plans[worse])
        )


def _held(copies: Copies) -> Iterator[tuple[str, str]]:
    """Each document with the plan that it has; of several the least id, the notice or its first plan."""
    for plan, ranks in sorted(copies.plans.items(), reverse=True):
        for rank in ranks.values():
            if not rank.only_mentions:
                yield rank.document, plan


def _sentences(statement: Statement) -> set[str]:
    return set(_SENTENCE.findall(_BLANK.sub("", statement.extract.text)))


def _shared(sentences: Mapping[str, set[str]]) -> Counter[tuple[str, str]]:
    """How many sentences each two documents share."""
    holders: dict[str, list[str]] = defaultdict(list)
    for document in sorted(sentences):
        for sentence in sentences[document]:
            holders[sentence].append(document)
    found: Counter[tuple[str, str]] = Counter()
    for documents in holders.values():
        if 1 < len(documents) <= MOST_DOCUMENTS:
            found.update(combinations(documents, 2))
    return found
