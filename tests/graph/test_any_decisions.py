"""Whatever is decided, the merged graph is whole, and the same in every order."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graph.curation import UNUSED
from graph.decisions import Decision
from graph.merged import merge
from graph.rows import digest
from ontology.edges import ReportsTo, check
from ontology.errors import DecisionError
from ontology.extract import Extract
from ontology.nodes import Plan, Region, Target, Task
from tests.graph.deciding import decided, unused
from tests.graph.test_order import libraries, whole

KEYS = [
    "number:甲|2022|1",
    "number:乙|2021|2",
    "title:630000|甲",
    "title:630000|乙",
    "title:610000|甲",
    "title:|甲",
    "title:|乙",
]
AGENCIES = ["630000|甲局", "630000|乙局", "630000|丙局", "630000|省政府"]
TASKS = [f"{key} {path}" for key in KEYS[:3] for path in ("1", "1/1", "2")]
PAIRS = {"Plan": KEYS, "Agency": AGENCIES, "Task": TASKS}


@st.composite
def some_decisions(draw: st.DrawFn) -> list[Decision]:
    """Decisions about the things that :func:`libraries` draws from, contradictory or not."""
    found = []
    for _ in range(draw(st.integers(0, 4))):
        kind = draw(st.sampled_from(["Plan", "Agency", "Task"]))
        subject, other = draw(st.lists(st.sampled_from(PAIRS[kind]), min_size=2, max_size=2, unique=True))
        match draw(st.sampled_from(["same", "different", "reject", "edge", "correct", "leading"])):
            case "same" if kind != "Task":
                found.append(Decision("same", kind, subject, other))
            case "reject":
                found.append(Decision("reject", kind, subject))
            case "edge":
                agency, task = draw(st.sampled_from(AGENCIES)), draw(st.sampled_from(TASKS))
                found.append(Decision("reject", "RESPONSIBLE_FOR", agency, task, value="role=lead"))
            case "correct" if kind == "Plan":
                found.append(
                    Decision(
                        "correct", kind, subject, prop="issued", value=draw(st.sampled_from(["2022", "2024"]))
                    )
                )
            case "leading":
                found.append(
                    Decision("correct", "Plan", draw(st.sampled_from(KEYS)), prop="leading_copy", value="d0")
                )
            case _:
                found.append(Decision("different", kind, subject, other))
    return found


@given(libraries(), some_decisions(), st.data())
def test_any_decisions_give_a_whole_graph_in_any_order(
    extracts: list[Extract], decisions: list[Decision], data: st.DataObject
) -> None:
    try:
        graph = merge(extracts, decisions)
    except DecisionError:
        assume(False)
    shuffled = merge(data.draw(st.permutations(extracts)), data.draw(st.permutations(decisions)))
    assert whole(shuffled) == whole(graph)
    for key, node in graph.nodes.items():
        assert node.id == key
        if isinstance(node, Task):
            assert isinstance(graph.nodes[node.plan], Plan)
        if isinstance(node, Target):
            assert isinstance(graph.nodes[node.owner], Plan)
        if isinstance(node, Region):
            assert node.code is not None
    for key, edge in graph.edges.items():
        assert edge.id == key
        check(edge, graph.nodes[edge.source].label(), graph.nodes[edge.target].label())
        if isinstance(edge, ReportsTo):
            assert edge.task in graph.nodes
    assert graph.evidence.keys() <= graph.nodes.keys() | graph.edges.keys()
    assert set(graph.moved.values()) <= graph.nodes.keys()
    ids = {one.id for one in decisions}
    assert {item.finding.subject for item in graph.findings} <= graph.nodes.keys() | graph.edges.keys() | ids


@given(libraries())
@settings(max_examples=25)
def test_decisions_about_other_things_change_no_row(extracts: list[Extract]) -> None:
    graph = merge(extracts)
    decisions = decided(
        "same,Plan,title:|戊,title:|己", "reject,Agency,630000|戊局", "different,Plan,title:|戊,title:|甲"
    )
    other = merge(extracts, decisions)
    assert digest(other) == digest(graph)
    assert [item for item in other.findings if item.finding.code != UNUSED] == list(graph.findings)
    assert len(unused(other)) == 3
