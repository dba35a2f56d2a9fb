"""One node for one real thing, on real documents: mentions of titles judged by hand, and what a parent's absence
changes.

``identity/titles.csv`` says which mention means which document: rows with the same ``document_meant`` mean one
thing, rows with others another. ``number`` is the number printed beside the mention, ``self`` where the row is the
document's own title. ``identity/agencies.csv`` holds pairs of names and whether they mean the same body. Function
names of statutes (国务院生态环境主管部门) are not among them: they are nodes of their own that denote a body.
"""

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from graph.merged import Graph, merge
from graph.plans import Mention, Recognition, recognise
from graph.rows import digest
from loaders.characters import simplify
from loaders.load import load
from ontology.extract import Extract
from ontology.nodes import Plan
from ontology.widths import half_width
from tests.reading import read

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
    return Corpus({name: read(path) for name, path in files.items()})


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
def test_every_number_has_one_node(graph: Graph) -> None:
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


# --- agencies ------------------------------------------------------------------------------------------


def bodies(extract: Extract) -> Mapping[str, set[str]]:
    """The agencies that each name printed in a document stands for."""
    found: dict[str, set[str]] = defaultdict(set)
    for body, printed in extract.aliases:
        if body.startswith("agency:"):
            found[squeezed(printed)].add(body)
    for item in extract.evidence:
        if item.subject.startswith("agency:") and item.part == "main":
            found[squeezed(extract.quote(item))].add(item.subject)
    return found


@pytest.mark.corpus
def test_two_names_are_one_agency_exactly_if_they_mean_one_body(whole: Corpus) -> None:
    known = {name: bodies(extract) for name, extract in whole.extracts.items()}
    counts: Counter[tuple[bool, bool]] = Counter()
    wrong = []
    with (IDENTITY / "agencies.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            one = known[row["document"]].get(squeezed(row["name"]))
            other = known[row["other_document"]].get(squeezed(row["other_name"]))
            if one is None or other is None:
                continue  # one of the two is no agency of a fact there
            found, expected = one == other, row["same"] == "1"
            counts[found, expected] += 1
            if found != expected:
                wrong.append(tuple(row.values()))
    merged = [row for row in wrong if row[4] == "0"]
    precision = counts[True, True] / (counts[True, True] + counts[True, False])
    recall = counts[True, True] / (counts[True, True] + counts[False, True])
    assert counts.total() >= 200
    assert merged == []
    assert 2 * precision * recall / (precision + recall) >= 0.97, wrong


# --- lineage -------------------------------------------------------------------------------------------

CHILDREN = {
    "发改产业〔2021〕1464号": {
        "seeds/seed-004-qinghai-retrofit", "bulk/100", "bulk/236", "bulk/367",
    },
    "国发〔2021〕4号": {
        "dev/tianjin-circular-economy", "formats/tianjin-circular-economy", "bulk/183", "bulk/357", "bulk/391",
        "bulk/516",
    },
    "国发〔2021〕23号": {
        "seeds/seed-001-qinghai-peak-plan", "bulk/040", "bulk/132", "bulk/394", "bulk/577",
        "formats/cn-industry-peak-plan",
    },
}  # fmt: skip
"""AT17: the documents whose plans are made under these."""
PEAK_PLAN = "formats/cn-2030-peak-action-plan"


def numbered(graph: Graph, number: str) -> Plan:
    (found,) = (plan for plan in graph.of("Plan") if isinstance(plan, Plan) and plan.number == number)
    return found


def children(whole: Corpus, graph: Graph, number: str) -> set[str]:
    """The documents whose plans implement the plan of that number."""
    parent = numbered(graph, number).id
    plans = {edge.source for edge in graph.edges_of("IMPLEMENTS") if edge.target == parent}
    held = {document for plan in plans for document in graph.copies.get(plan, ())}
    return {name for name, extract in whole.extracts.items() if extract.document.id in held}


@pytest.fixture(scope="module")
def graph(whole: Corpus) -> Graph:
    return merge(whole.extracts.values())


@pytest.mark.corpus
@pytest.mark.parametrize("number", CHILDREN)
def test_at17_who_else_implements_the_same_parent(whole: Corpus, graph: Graph, number: str) -> None:
    assert children(whole, graph, number) == CHILDREN[number]


@pytest.mark.corpus
@pytest.mark.parametrize("step", [-1, 5, 50])
def test_the_graph_does_not_depend_on_the_order_of_loading(whole: Corpus, graph: Graph, step: int) -> None:
    extracts = list(whole.extracts.values())
    again = merge(extracts[place * step % len(extracts)] for place in range(len(extracts)))
    assert digest(again) == digest(graph)
    assert again.evidence == graph.evidence
    assert again.findings == graph.findings


@pytest.mark.corpus
def test_without_its_document_a_parent_is_a_stub_with_all_its_children(whole: Corpus, graph: Graph) -> None:
    others = {name: extract for name, extract in whole.extracts.items() if name != PEAK_PLAN}
    without = merge(others.values())
    stub, parent = numbered(without, "国发〔2021〕23号"), numbered(graph, "国发〔2021〕23号")
    assert (stub.id, stub.completeness) == (parent.id, "mentioned")
    assert children(whole, without, "国发〔2021〕23号") == CHILDREN["国发〔2021〕23号"]
    assert digest(merge([*others.values(), whole.extracts[PEAK_PLAN]])) == digest(graph)


@pytest.mark.corpus
@pytest.mark.parametrize(
    "basis",
    [
        "《国务院关于印发“十四五”节能减排综合工作方案的通知》（国发〔2021〕33号）",
        "《国务院关于印发〈“十四五”节能减排综合工作方案〉的通知》",
        "国务院《“十四五”节能减排综合工作方案》",
        "国家《“十四五”节能减排综合工作方案》",
        "《“十四五”节能减排综合工作方案》（国发[2021]33 号）",
        "《“十四五”节能减排综合工作方案》",
    ],
)
def test_a_plan_that_names_the_national_plan_in_any_way_is_joined_to_it(
    whole: Corpus, tmp_path: Path, basis: str
) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(
        "某县“十四五”节能减排工作方案\n\n"
        f"为贯彻落实{basis}，大力推动节能减排，结合我县实际，制定本方案。\n\n"
        "一、总体要求\n（一）主要目标。到2025年，用能效率明显提升。\n",
        "utf-8",
    )
    child = load(path)
    others = [extract for name, extract in whole.extracts.items() if name.startswith("formats/")]
    for extracts in ([child, *others], [*others, child]):
        joined = merge(extracts)
        parent = numbered(joined, "国发〔2021〕33号")
        sources = {edge.source for edge in joined.edges_of("IMPLEMENTS") if edge.target == parent.id}
        assert any(child.document.id in joined.copies.get(source, ()) for source in sources)
