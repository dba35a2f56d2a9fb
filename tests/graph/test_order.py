"""The merged graph is a function of the documents alone: not of their order, not of Python's hashes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.merged import Graph, merge
from graph.rows import digest
from ontology.edges import ReportsTo, check
from ontology.extract import Extract
from ontology.nodes import Plan, PlanCompleteness, Target, Task
from tests.graph.writing import Writing

ROOT = Path(__file__).resolve().parents[2]

KEYS = st.lists(
    st.sampled_from(
        ["number:甲|2022|1", "number:乙|2021|2", "title:630000|甲", "title:630000|乙", "title:610000|甲"]
    ),
    min_size=1,
    max_size=2,
    unique=True,
)
BARE = st.sampled_from([["title:|甲"], ["title:|乙"]])


@st.composite
def writings(draw: st.DrawFn, name: str) -> Writing:
    """A document with a plan and mentions, tasks, agencies and targets, from so few that they meet."""
    writing = Writing(
        name, draw(st.sampled_from(["official", "repost"])), draw(st.sampled_from(["630000", "610000"]))
    )
    completeness: PlanCompleteness = draw(st.sampled_from(["full", "abridged", "excerpt", "mentioned"]))
    issued = draw(st.sampled_from([None, "2022", "2023"]))
    place = draw(st.sampled_from(["100000", "630000"]))
    plan = writing.plan(
        *draw(KEYS), completeness=completeness, title=f"题{name}", issued=issued, jurisdiction=place
    )
    for path in draw(st.lists(st.sampled_from(["1", "1/1", "1/2", "2"]), unique=True, max_size=4)):
        task = writing.task(plan, path, deadline=draw(st.sampled_from([None, "2025", "2030"])))
        for agency in draw(st.lists(st.sampled_from(["甲局", "乙局"]), max_size=2)):
            writing.responsible(agency, task, draw(st.sampled_from(["lead", "support"])))
        if draw(st.booleans()):
            indicator, value = (
                draw(st.sampled_from(["比重", "森林覆盖率"])),
                draw(st.sampled_from(["5", "6"])),
            )
            writing.target(task, plan, indicator, value, unit="%", change="level", deadline="2025")
        if draw(st.booleans()):
            writing.reports("丙局", "省政府", task)
        cited = draw(st.none() | KEYS | BARE)
        if cited is not None and Plan(keys=tuple(cited), title="").id not in writing.nodes:
            writing.cites(task, writing.mention(*cited, title=f"引{name}"))
        writing.finding("vague", task.id)
    for keys in draw(st.lists(KEYS | BARE, max_size=2)):
        other = Plan(keys=tuple(keys), title="")
        if other.id not in writing.nodes:
            writing.implements(plan, writing.mention(*keys, title=f"引{name}"))
    return writing


@st.composite
def libraries(draw: st.DrawFn) -> list[Extract]:
    """Some documents."""
    names = [f"d{number}" for number in range(draw(st.integers(1, 4)))]
    return [draw(writings(name)).extract() for name in names]


def whole(graph: Graph) -> list[object]:
    """Everything in the graph, with the order of every mapping."""
    return [
        list(graph.nodes.items()),
        list(graph.edges.items()),
        list(graph.evidence.items()),
        list(graph.rules.items()),
        list(graph.names.items()),
        list(graph.moved.items()),
        list(graph.copies.items()),
        list(graph.pages.items()),
        graph.findings,
    ]


@given(libraries(), st.data())
def test_order_does_not_matter(extracts: list[Extract], data: st.DataObject) -> None:
    merged = merge(extracts)
    shuffled = merge(data.draw(st.permutations(extracts)))
    assert whole(shuffled) == whole(merged)
    assert digest(shuffled) == digest(merged)


@given(libraries())
def test_the_graph_hangs_together(extracts: list[Extract]) -> None:
    merged = merge(extracts)
    for key, node in merged.nodes.items():
        assert node.id == key
        if isinstance(node, Task):
            assert isinstance(merged.nodes[node.plan], Plan)
        if isinstance(node, Target):
            assert isinstance(merged.nodes[node.owner], Plan)
    for key, edge in merged.edges.items():
        assert edge.id == key
        check(edge, merged.nodes[edge.source].label(), merged.nodes[edge.target].label())
        if isinstance(edge, ReportsTo):
            assert isinstance(merged.nodes[edge.task], Task)
    documents = {extract.document.id: extract for extract in extracts}
    for subject, found in merged.evidence.items():
        assert subject in merged.nodes or subject in merged.edges
        assert found
        for item in found:
            assert item.evidence.subject == subject
            assert item.document in documents
    for extract in extracts:
        held = any(isinstance(node, Plan) and node.completeness != "mentioned" for node in extract.nodes)
        assert any(extract.document.id in copies for copies in merged.copies.values()) == held
    for old, new in merged.moved.items():
        assert old not in merged.nodes
        assert new in merged.nodes
    for ids in merged.names.values():
        assert set(ids) <= merged.nodes.keys()
    assert len({item.id for item in merged.findings}) == len(merged.findings)
    subjects = {item.finding.subject for item in merged.findings}
    assert subjects <= merged.nodes.keys() | merged.edges.keys()


@given(libraries())
def test_every_mapping_is_sorted(extracts: list[Extract]) -> None:
    merged = merge(extracts)
    for mapping in (
        merged.nodes,
        merged.edges,
        merged.evidence,
        merged.rules,
        merged.names,
        merged.moved,
        merged.copies,
    ):
        assert list(mapping) == sorted(mapping)


@given(libraries())
def test_every_task_hangs_on_its_plan(extracts: list[Extract]) -> None:
    merged = merge(extracts)
    hanging = {(edge.source, edge.target) for edge in merged.edges_of("PART_OF")}
    for task in merged.of("Task"):
        assert isinstance(task, Task)
        assert (task.id, task.plan) in hanging


HASHES = """
import sys
sys.path.insert(0, sys.argv[1])
from graph.merged import merge
from graph.rows import digest
from tests.graph.writing import Writing
def document(name, *keys, trust="official"):
    writing = Writing(name, trust)
    plan = writing.plan(*keys, title=name)
    for path in "12345":
        task = writing.task(plan, path if trust == "official" else path + "1" * int(path in "45"))
        for agency in ("甲局", "乙局", "丙局"):
            writing.responsible(agency, task, "lead" if trust == "official" else "support")
        writing.target(task, plan, "指标" + path, path)
        writing.cites(task, writing.mention("title:|" + path, title=path))
    writing.implements(plan, writing.mention("number:国|2021|1", title="国"))
    return writing.extract()
graph = merge([
    document("a", "number:甲|2022|1", "title:630000|1"),
    document("b", "title:630000|1", trust="repost"),
    document("c", "number:甲|2022|2", "title:630000|2"),
    document("d", "number:甲|2022|3", "title:630000|2"),
    document("e", "number:国|2021|1", "title:100000|3"),
])
print(digest(graph))
print([(item.id, item.finding.message) for item in graph.findings])
print(graph.names, graph.moved, graph.copies, list(graph.evidence.items()))
"""


@pytest.fixture(scope="module")
def said() -> list[str]:
    """What processes with different hashes say of the same documents."""
    answers = []
    for seed in ("0", "1", "2", "3"):
        done = subprocess.run(
            [sys.executable, "-c", HASHES, str(ROOT)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        answers.append(done.stdout)
    return answers


def test_hashes_do_not_matter(said: list[str]) -> None:
    assert "left out" in said[0]
    assert len(set(said)) == 1
