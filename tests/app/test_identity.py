"""One node for one real thing, on real documents: mentions of titles judged by hand, and what a parent's absence
changes.

``identity/titles.csv`` says which mention means which document: rows with the same ``document_meant`` mean one
thing, rows with others another. ``number`` is the number printed beside the mention, ``self`` where the row is the
document's own title.
"""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from graph.merged import merge
from graph.plans import Mention, Recognition, recognise
from loaders.characters import simplify
from loaders.load import load
from ontology.extract import Extract
from ontology.nodes import Plan
from ontology.widths import half_width

IDENTITY = Path(__file__).parent / "identity"
SELF = "self"
_MARKS = re.compile(r"[\s“”‘’\"'《》〈〉<>«»（）()〔〕﹝﹞\[\]、，,—\-－–:：]")


def squeezed(title: str) -> str:
    """The title without what typesetters choose."""
    return _MARKS.sub("", half_width(simplify(title))).replace("○", "〇").removeprefix("中华人民共和国")


@dataclass(frozen=True)
class Corpus:
    """The extracts of all real documents, by folder and stem."""

    extracts: Mapping[str, Extract]

    @cached_property
    def plans(self) -> Recognition:
        """Which plans all their mentions are of."""
        return recognise(
            Mention(extract.document.id, extract.jurisdiction, node)
            for extract in self.extracts.values()
            for node in extract.nodes
            if isinstance(node, Plan)
        )

    def named(self, document: str) -> Mapping[str, set[str]]:
        """The plans that each title in the document may mean; its own stand under ``self`` too."""
        extract = self.extracts[document]
        ids = self.plans.ids.get(extract.document.id, {})
        found: dict[str, set[str]] = defaultdict(set)
        for named, printed in extract.aliases:
            if named in ids:
                found[squeezed(printed)].add(ids[named])
        for node in extract.nodes:
            if isinstance(node, Plan):
                for name in (node.title, node.number or ""):
                    found[squeezed(name)].add(ids[node.id])
                if node.completeness != "mentioned":
                    found[SELF].add(ids[node.id])
        return found


@pytest.fixture(scope="module")
def whole(corpus: Path) -> Corpus:
    """All real documents; of one in several formats, the text."""
    files = {f"{path.parent.name}/{path.stem}": path for path in sorted(corpus.glob("*/*"))}
    with ProcessPoolExecutor(2) as pool:
        return Corpus(dict(zip(files, pool.map(load, files.values(), chunksize=8), strict=True)))


def judged(whole: Corpus, *, numbered: bool) -> Iterator[tuple[str, str, bool]]:
    """Document, title and whether it leads to the node of the thing that it means, and to no other's."""
    mentions = []
    with (IDENTITY / "titles.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            named = whole.named(row["document"])
            own = row["number"] == SELF and len(named[SELF]) == 1
            name = row["number"] if row["number"] not in ("", SELF) else row["title"]
            mentions.append((row, named[SELF] if own else named.get(squeezed(name), set())))
    meant: dict[str, Counter[str]] = defaultdict(Counter)
    for row, ids in mentions:
        meant[row["document_meant"]].update(ids)
    node = {thing: counts.most_common(1)[0][0] for thing, counts in meant.items() if counts}
    shared = Counter(node.values())
    for row, ids in mentions:
        if numbered == (row["number"] not in ("", SELF)):
            right = node.get(row["document_meant"])
            yield row["document"], row["title"], ids == {right} and (numbered or shared[str(right)] == 1)


@pytest.mark.corpus
def test_every_mention_with_a_number_is_one_with_the_others_of_the_number(whole: Corpus) -> None:
    found = list(judged(whole, numbered=True))
    assert len(found) >= 100
    assert [row for row in found if not row[2]] == []


@pytest.mark.corpus
def test_every_number_has_one_node(whole: Corpus) -> None:
    graph = merge(whole.extracts.values())
    nodes: dict[str, set[str]] = defaultdict(set)
    for plan in graph.of("Plan"):
        assert isinstance(plan, Plan)
        for key in plan.keys:
            if key.startswith("number:"):
                nodes[key].add(plan.id)
    assert len(nodes) > 100
    assert [key for key, ids in nodes.items() if len(ids) > 1] == []


@pytest.mark.corpus
def test_titles_without_number_lead_to_the_right_node(whole: Corpus) -> None:
    found = list(judged(whole, numbered=False))
    wrong = [row for row in found if not row[2]]
    assert len(found) >= 300
    assert len(wrong) <= 0.05 * len(found), wrong
