"""The graph as it stood on a day."""

import pytest

from graph.dated import in_force
from graph.merged import Graph, merge
from graph.rows import digest
from ontology.edges import HostedBy, Mandates, Repeals
from ontology.nodes import Plan
from tests.graph.writing import Writing

OLD = "number:青政|2016|8"
NEW = "number:青政|2022|9"


def old() -> Writing:
    """A plan of 2016 that applies until it is repealed in 2022."""
    writing = Writing("old")
    plan = writing.plan(OLD, title="旧办法", number="青政〔2016〕8号", issued="2016-03-01")
    task = writing.task(plan, "1")
    writing.responsible("青海省旧办", task)
    writing.responsible("青海省财政厅", task)
    writing.target(task, plan, "旧指标", "10")
    office = writing.agency("青海省领导小组办公室")
    writing.edge(HostedBy(source=office.id, target=writing.agency("青海省财政厅").id))
    return writing


def new() -> Writing:
    """The plan that repeals it and orders a third one."""
    writing = Writing("new")
    plan = writing.plan(
        NEW, title="新办法", number="青政〔2022〕9号", issued="2022-02-25", effective="2022-03-01"
    )
    task = writing.task(plan, "1")
    writing.responsible("青海省财政厅", task)
    before = writing.mention(OLD, title="旧办法", repealed_on="2022-03-01")
    writing.edge(Repeals(source=plan.id, target=before.id, date="2022-03-01"))
    ordered = writing.mention("title:630000|细则", title="细则")
    writing.edge(Mandates(source=task.id, target=ordered.id))
    return writing


def details() -> Writing:
    """What was ordered, come in 2024."""
    writing = Writing("details")
    plan = writing.plan("title:630000|细则", title="细则", issued="2024-01-10", number="青财〔2024〕1号")
    writing.task(plan, "1")
    return writing


@pytest.fixture(scope="module")
def graph() -> Graph:
    return merge(writing.extract() for writing in (old(), new(), details()))


def captions(graph: Graph, label: str) -> list[str]:
    return sorted(node.caption() for node in graph.of(label))


def plans(graph: Graph) -> dict[str, Plan]:
    return {plan.title: plan for plan in graph.of("Plan") if isinstance(plan, Plan)}


def test_before_everything_there_is_nothing(graph: Graph) -> None:
    empty = in_force(graph, "2015-01-01")
    assert captions(empty, "Plan") == captions(empty, "Agency") == captions(empty, "Region") == []
    assert dict(empty.edges) == {}


def test_what_applied_then_says_what_it_said(graph: Graph) -> None:
    then = in_force(graph, "2020-01-01")
    assert captions(then, "Plan") == ["旧办法"]
    assert captions(then, "Agency") == ["青海省旧办", "青海省财政厅", "青海省领导小组办公室"]
    assert captions(then, "Target") == ["旧指标"]


def test_between_issue_and_effect_the_old_one_applies(graph: Graph) -> None:
    between = in_force(graph, "2022-02-28")
    assert {edge.type for edge in between.edges.values()} & {"REPEALS", "MANDATES"} == set()
    assert captions(between, "Target") == ["旧指标"]


def test_a_repealed_plan_is_only_what_the_new_one_says_of_it(graph: Graph) -> None:
    now = in_force(graph, "2023-01-01")
    assert captions(now, "Target") == []
    assert captions(now, "Agency") == ["青海省财政厅"]
    assert [edge.type for edge in now.edges_of("HOSTED_BY")] == []
    assert plans(now)["旧办法"].repealed_on == "2022-03-01"
    assert len(list(now.edges_of("REPEALS"))) == 1


def test_what_has_not_come_is_a_stub_without_its_future(graph: Graph) -> None:
    stub = plans(in_force(graph, "2023-01-01"))["细则"]
    assert (stub.completeness, stub.number, stub.issued) == ("mentioned", None, None)
    assert stub.id == plans(graph)["细则"].id
    come = plans(in_force(graph, "2024-02-01"))["细则"]
    assert (come.completeness, come.issued) == ("full", "2024-01-10")


def test_an_undated_plan_is_later_than_what_it_refers_to() -> None:
    writing = Writing("undated")
    plan = writing.plan("title:630000|无日期方案", title="无日期方案")
    writing.implements(
        plan, writing.mention(NEW, title="新办法", number="青政〔2022〕9号", issued="2022-02-25")
    )
    writing.task(plan, "1")
    merged = merge([writing.extract()])
    assert captions(in_force(merged, "2021-01-01"), "Plan") == []
    assert captions(in_force(merged, "2023-01-01"), "Plan") == ["新办法", "无日期方案"]


def test_every_edge_keeps_its_ends_and_everything_its_evidence(graph: Graph) -> None:
    for day in ("2016-03-01", "2020-01-01", "2022-03-01", "2023-01-01", "2024-02-01"):
        then = in_force(graph, day)
        for edge in then.edges.values():
            assert {edge.source, edge.target} <= then.nodes.keys()
        assert then.evidence.keys() <= then.nodes.keys() | then.edges.keys()
        for key in (then.nodes.keys() | then.edges.keys()) - then.rules.keys() - set(graph.copies):
            document = key.startswith("document:")
            assert document or len(then.evidence[key]) > 0


def test_a_graph_in_which_all_applies_stays_as_it_is() -> None:
    whole = merge([new().extract()])
    assert digest(in_force(whole, "2030-01-01")) == digest(whole)
