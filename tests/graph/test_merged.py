"""The merged graph: one node for each real thing, whatever documents it comes from."""

from dataclasses import replace

import pytest

from graph.merged import Graph, merge
from ontology.base import Edge
from ontology.edges import (
    DescendsFrom,
    Implements,
    PartOf,
    ReportsTo,
    ResponsibleFor,
    Sets,
    StatedIn,
)
from ontology.ids import key, mint
from ontology.nodes import Agency, Plan, Region, Target, Task
from tests.graph.writing import Writing

NUMBER = "number:青政|2022|65"
TITLE = "title:630000|碳达峰实施方案"
BARE = "title:|碳达峰实施方案"
NATION = "number:国发|2021|23"


def graph(*writings: Writing) -> Graph:
    return merge(writing.extract() for writing in writings)


def plans(merged: Graph) -> dict[str, Plan]:
    """Plans by title."""
    return {node.title: node for node in merged.nodes.values() if isinstance(node, Plan)}


def paths(merged: Graph) -> list[str]:
    return sorted(node.path for node in merged.nodes.values() if isinstance(node, Task))


def pairs(merged: Graph, cls: type[Edge]) -> set[tuple[str, str]]:
    """Captions of the two ends of each edge of a class."""
    return {
        (merged.nodes[edge.source].caption(), merged.nodes[edge.target].caption())
        for edge in merged.edges_of(cls.type)
    }


def stating(merged: Graph, subject: str) -> list[str]:
    """Names of the documents of the evidence, in order, without repetition."""
    names = {document.id: document.name for document in merged.documents()}
    return list(dict.fromkeys(names[item.document] for item in merged.evidence.get(subject, ())))


# --- stubs ---------------------------------------------------------------------------------------------


def citing() -> Writing:
    writing = Writing("city")
    plan = writing.plan("number:宁政|2023|1", title="城市方案")
    writing.implements(plan, writing.mention(BARE, title="碳达峰实施方案"))
    return writing


def province() -> Writing:
    writing = Writing("province")
    plan = writing.plan(
        NUMBER, TITLE, title="青海省碳达峰实施方案", number="青政〔2022〕65号", issued="2022-12-18"
    )
    parent = writing.task(plan, "1")
    task = writing.task(plan, "1/1", parent)
    writing.responsible("发展改革委", task, "lead")
    writing.target(task, plan, "比重", "20")
    writing.reports("发展改革委", "省政府", task)
    return writing


def test_a_plan_that_is_only_cited_is_a_stub() -> None:
    merged = graph(citing())
    assert plans(merged)["碳达峰实施方案"].completeness == "mentioned"
    assert plans(merged)["碳达峰实施方案"].id == mint("plan", BARE)
    assert pairs(merged, Implements) == {("城市方案", "碳达峰实施方案")}


def test_the_stub_becomes_the_plan_when_its_document_arrives() -> None:
    merged = graph(citing(), province())
    assert set(plans(merged)) == {"城市方案", "青海省碳达峰实施方案"}
    assert pairs(merged, Implements) == {("城市方案", "青海省碳达峰实施方案")}
    plan = plans(merged)["青海省碳达峰实施方案"]
    assert stating(merged, plan.id) == ["province", "city"]
    assert merged.copies[plan.id] == (province().document.id,)
    assert merged.current(mint("plan", BARE)) == plan.id


def test_what_belongs_to_a_plan_follows_its_id() -> None:
    title_only = Writing("repost", "repost")
    plan = title_only.plan(TITLE, title="碳达峰实施方案")
    task = title_only.task(plan, "1/1")
    target = title_only.target(task, plan, "比重", "20")
    title_only.reports("发展改革委", "省政府", task)
    numbered = Writing("notice")
    numbered.plan(NUMBER, TITLE, title="碳达峰实施方案")
    merged = graph(title_only, numbered)
    now = mint("plan", NUMBER)
    (merged_task,) = (node for node in merged.nodes.values() if isinstance(node, Task))
    (merged_target,) = (node for node in merged.nodes.values() if isinstance(node, Target))
    (report,) = merged.edges_of("REPORTS_TO")
    assert merged_task.plan == merged_target.owner == now
    assert merged_task.id == mint("task", key(now, "1/1"))
    assert isinstance(report, ReportsTo)
    assert report.task == merged_task.id
    assert merged.moved[task.id] == merged_task.id
    assert merged.moved[target.id] == merged_target.id
    assert merged.moved[plan.id] == now
    assert stating(merged, merged_task.id) == ["repost"]
    assert stating(merged, report.id) == ["repost"]


def test_ids_that_a_document_will_have_had_are_known_beforehand() -> None:
    merged = graph(province())
    old = mint("plan", TITLE)
    assert merged.current(mint("task", key(old, "1/1"))) == mint("task", key(mint("plan", NUMBER), "1/1"))
    assert merged.current("task:0000000000000000") is None


# --- copies --------------------------------------------------------------------------------------------


def copy(
    name: str, *units: str, trust: str = "official", completeness: str = "full", **values: str
) -> Writing:
    writing = Writing(name, trust)  # type: ignore[arg-type]
    plan = writing.plan(NUMBER, TITLE, completeness=completeness, title=name, **values)  # type: ignore[arg-type]
    for path in units:
        writing.responsible("发展改革委", writing.task(plan, path, text=f"{name} {path}"))
    return writing


@pytest.mark.parametrize(
    ("copies", "leading"),
    [
        pytest.param([copy("a", "1", trust="repost"), copy("b", "1")], "b", id="trust"),
        pytest.param(
            [copy("a", "1", "2", trust="repost"), copy("b", "1", completeness="abridged")],
            "b",
            id="trust first",
        ),
        pytest.param([copy("a", "1", completeness="abridged"), copy("b", "1")], "b", id="completeness"),
        pytest.param(
            [copy("a", "1", completeness="excerpt"), copy("b", "1", completeness="abridged")],
            "b",
            id="excerpt",
        ),
        pytest.param([copy("a", "1"), copy("b", "1", "2")], "b", id="units"),
        pytest.param(
            [copy("a", completeness="mentioned"), copy("b", "1", trust="repost")], "b", id="mention"
        ),
        pytest.param([copy("x1", "1"), copy("x2", "1")], "x2", id="hash of the bytes"),
    ],
)
def test_the_leading_copy(copies: list[Writing], leading: str) -> None:
    merged = graph(*copies)
    (plan,) = plans(merged).values()
    (task,) = (node for node in merged.of("Task") if isinstance(node, Task) and node.path == "1")
    assert plan.title == leading
    assert task.text == f"{leading} 1"
    assert stating(merged, task.id)[0] == leading
    assert stating(merged, plan.id)[0] == leading


def test_gaps_are_filled_by_the_next_copy_with_its_evidence() -> None:
    merged = graph(copy("a", "1", issued="2022-12-18"), copy("b", issued="2022-12-19", effective="2023"))
    (plan,) = plans(merged).values()
    assert (plan.issued, plan.effective) == ("2022-12-18", "2023")
    names = {document.id: document.name for document in merged.documents()}
    by_property = {
        (item.evidence.property, names[item.document])
        for item in merged.evidence[plan.id]
        if item.evidence.property
    }
    assert by_property == {("title", "a"), ("issued", "a"), ("effective", "b")}


def test_units_of_the_leading_copy_are_the_plans_units() -> None:
    leading, other = copy("a", "1", "2", "3"), copy("b", "1", "4", trust="repost")
    merged = graph(leading, other)
    assert paths(merged) == ["1", "2", "3"]
    first = mint("task", key(mint("plan", NUMBER), "1"))
    assert stating(merged, first) == ["a", "b"]


def test_what_hangs_only_on_units_left_out_is_left_out() -> None:
    other = copy("b", "1", trust="repost")
    plan = next(node for node in other.nodes.values() if isinstance(node, Plan))
    extra = other.task(plan, "9")
    other.responsible("统计局", extra)
    other.target(extra, plan, "总量", "5")
    other.cites(extra, other.mention("number:甲|2001|1", title="旧方案"))
    other.affects(extra, other.region("632800"))
    other.reports("统计局", "省政府", extra)
    merged = graph(copy("a", "1", "2"), other)
    assert paths(merged) == ["1", "2"]
    captions = {node.caption() for node in merged.nodes.values()}
    assert {"统计局", "总量", "旧方案", "省政府"} & captions == set()
    assert "region:632800" not in merged.nodes
    assert "发展改革委" in captions


def test_a_part_without_number_is_the_same_only_if_it_begins_alike() -> None:
    leading, other = Writing("a"), Writing("b", "repost")
    for writing, headings in (
        (leading, ["加快淘汰", "严格控制"]),
        (other, ["加快 淘汰", "新增一段", "严格控制"]),
    ):
        plan = writing.plan(NUMBER, title="方案")
        unit = writing.task(plan, "1")
        for place, heading in enumerate(headings, 1):
            part = writing.task(plan, f"1~{place}", unit, form="paragraph", heading=heading)
            writing.responsible(f"{heading}局", part)
    merged = graph(leading, other)
    parts = {node.path: node.id for node in merged.nodes.values() if isinstance(node, Task)}
    assert stating(merged, parts["1~1"]) == ["a", "b"]
    assert stating(merged, parts["1~2"]) == ["a"]
    assert {agency for agency, _ in pairs(merged, ResponsibleFor)} == {
        "加快淘汰局",
        "严格控制局",
        "加快 淘汰局",
    }
    (found,) = merged.findings
    assert found.finding.severity == "info"
    assert found.finding.message == "2 units not in a and left out: 1~2, 1~3; lacks 1 unit of a: 1~2"


def test_nesting_is_that_of_the_leading_copy() -> None:
    leading, other = Writing("a"), Writing("b", "repost")
    for writing, nested in ((leading, False), (other, True)):
        plan = writing.plan(NUMBER, title="方案")
        first = writing.task(plan, "1")
        writing.task(plan, "2", first if nested else None)
    merged = graph(leading, other)
    assert pairs(merged, PartOf) >= {("任务1", "方案"), ("任务2", "方案")}
    assert ("任务2", "任务1") not in pairs(merged, PartOf)


def test_a_notice_without_its_annex_leaves_the_structure_to_the_next_copy() -> None:
    merged = graph(copy("a"), copy("b", "1", "2", trust="repost"))
    (plan,) = plans(merged).values()
    assert plan.title == "a"
    assert paths(merged) == ["1", "2"]


def test_facts_on_shared_units_are_united() -> None:
    other = copy("b", "1", trust="repost")
    task = next(node for node in other.nodes.values() if isinstance(node, Task))
    other.responsible("统计局", task)
    merged = graph(copy("a", "1"), other)
    assert {agency for agency, _ in pairs(merged, ResponsibleFor)} == {"发展改革委", "统计局"}


# --- one thing, several mentions -------------------------------------------------------------------------


def test_equal_targets_are_one() -> None:
    writing = Writing("a")
    plan = writing.plan(NUMBER, title="方案")
    goals, task = writing.task(plan, "1"), writing.task(plan, "2")
    for setter in (goals, task):
        writing.target(setter, plan, "比重", "20")
    repost = Writing("b", "repost")
    plan = repost.plan(NUMBER, title="方案")
    repost.target(repost.task(plan, "2"), plan, "比重", "20")
    merged = graph(writing, repost)
    (target,) = merged.of("Target")
    assert pairs(merged, Sets) == {("任务1", "比重"), ("任务2", "比重")}
    assert stating(merged, target.id) == ["a", "b"]


def test_the_stronger_role_wins_within_a_document() -> None:
    writing = Writing("a")
    task = writing.task(writing.plan(NUMBER, title="方案"), "1")
    for role in ("support", "lead", "responsible"):
        writing.responsible("发展改革委", task, role)
    merged = graph(writing)
    assert [edge.role for edge in merged.edges_of("RESPONSIBLE_FOR") if isinstance(edge, ResponsibleFor)] == [
        "lead"
    ]


def test_a_plan_does_not_cite_itself_under_another_name() -> None:
    writing = Writing("a")
    plan = writing.plan(NUMBER, TITLE, title="方案")
    itself = writing.mention("title:630000|方案别名", TITLE, title="方案别名")
    task = writing.task(plan, "1")
    writing.cites(plan, itself)
    writing.cites(task, itself)
    writing.implements(task, itself)
    merged = graph(writing)
    assert len(plans(merged)) == 1
    assert [*merged.edges_of("CITES"), *merged.edges_of("IMPLEMENTS")] == []
    assert len(list(merged.edges_of("PART_OF"))) == 1


def test_one_agency_in_two_documents_is_one_node() -> None:
    one, other = Writing("a"), Writing("b", "repost")
    one.agency("省能源局", kind="department")
    other.agency("省能源局", kind="office", level="province")
    merged = graph(one, other)
    (agency,) = (node for node in merged.nodes.values() if isinstance(node, Agency))
    assert (agency.kind, agency.level) == ("department", "province")
    assert stating(merged, agency.id) == ["a", "b"]


def test_what_a_report_says_of_a_plan_does_not_reach_it() -> None:
    report = Writing("report", "report")
    report.mention(NUMBER, title="传闻", issued="2025-01-14")
    known = Writing("citing")
    known.mention(NUMBER, title="方案")
    (plan,) = plans(graph(report, known)).values()
    assert (plan.title, plan.issued) == ("方案", None)
    assert stating(graph(report, known), plan.id) == ["citing", "report"]
    (plan,) = plans(graph(report)).values()
    assert (plan.title, plan.issued) == ("传闻", "2025-01-14")


def test_an_extract_given_twice_counts_once() -> None:
    assert graph(province(), province()) == graph(province())


# --- what is added -------------------------------------------------------------------------------------


def test_descent_is_the_closure_of_implements() -> None:
    city, prov = citing(), province()
    plan = next(node for node in prov.nodes.values() if isinstance(node, Plan))
    prov.implements(plan, prov.mention(NATION, title="国家方案"))
    merged = graph(city, prov)
    found = {
        (merged.nodes[e.source].caption(), merged.nodes[e.target].caption(), e.distance, e.inferred)
        for e in merged.edges_of("DESCENDS_FROM")
        if isinstance(e, DescendsFrom)
    }
    assert found == {
        ("城市方案", "青海省碳达峰实施方案", 1, True),
        ("城市方案", "国家方案", 2, True),
        ("青海省碳达峰实施方案", "国家方案", 1, True),
    }
    assert {merged.rules[e.id] for e in merged.edges_of("DESCENDS_FROM")} == {"closure"}


def test_a_task_that_implements_gives_no_descent() -> None:
    writing = Writing("a")
    plan = writing.plan(NUMBER, title="方案")
    writing.implements(writing.task(plan, "1"), writing.mention(NATION, title="国家方案"))
    assert list(graph(writing).edges_of("DESCENDS_FROM")) == []


def test_plans_that_implement_each_other_are_told() -> None:
    one, other = Writing("a"), Writing("b")
    for writing, own, parent in ((one, NUMBER, NATION), (other, NATION, NUMBER)):
        writing.implements(writing.plan(own, title=own), writing.mention(parent, title=parent))
    merged = graph(one, other)
    assert [item.finding.code for item in merged.findings] == ["implements_circle"]
    assert len(list(merged.edges_of("DESCENDS_FROM"))) == 2


def test_larger_regions_come_from_the_vocabulary() -> None:
    writing = Writing("a")
    writing.region("632800")
    merged = graph(writing)
    regions = [node for node in merged.nodes.values() if isinstance(node, Region)]
    assert {node.code for node in regions} == {"632800", "630000", "100000"}
    edges = {edge.id for edge in merged.edges_of("PART_OF")}
    assert merged.rules == dict.fromkeys(sorted(edges | {"region:100000", "region:630000"}), "vocabulary")
    assert not any(merged.edges[edge].inferred for edge in edges)
    assert {edge.source for edge in merged.edges_of("STATED_IN")} == {"region:632800"}


def test_every_statement_leads_to_each_of_its_documents_once() -> None:
    merged = graph(copy("a", "1"), copy("b", "1"))
    (plan,) = plans(merged).values()
    stated = [edge for edge in merged.edges_of("STATED_IN") if edge.source == plan.id]
    assert {edge.target for edge in stated} == {document.id for document in merged.documents()}
    for edge in stated:
        assert isinstance(edge, StatedIn)
        (item,) = merged.evidence[edge.id]
        assert (item.document, item.evidence.subject) == (edge.target, edge.id)


# --- evidence, names, pages -----------------------------------------------------------------------------


def test_a_document_with_another_value_still_states_the_thing() -> None:
    other = Writing("b", "repost")
    plan = other.mention(NUMBER, title="别的题目")
    other.evidence = [item for item in other.evidence if item.property == "title"]
    merged = graph(copy("a", "1"), other)
    last = merged.evidence[plan.id][-1]
    assert (last.document, last.evidence.property) == (other.document.id, "")


def test_evidence_of_the_thing_itself_comes_first() -> None:
    writing = Writing("a")
    plan = writing.plan(NUMBER, title="方案", issued="2022")
    start = {"": 30, "title": 10, "issued": 20}
    writing.evidence = [
        replace(item, char_start=start[item.property], char_end=start[item.property] + 3)
        for item in writing.evidence
    ]
    context = replace(writing.evidence[0], part="context", char_start=1, char_end=2)
    writing.evidence.insert(0, context)
    found = graph(writing).evidence[plan.id]
    assert [item.evidence.char_start for item in found] == [30, 10, 20, 1]


def test_everything_printed_is_a_name() -> None:
    writing = province()
    agency = next(node for node in writing.nodes.values() if isinstance(node, Agency))
    plan = next(node for node in writing.nodes.values() if isinstance(node, Plan))
    writing.alias(agency, "省发改委").alias(plan, "碳达峰方案")
    merged = graph(writing, copy("b", trust="repost"))
    assert merged.names["省发改委"] == merged.names["发展改革委"] == (agency.id,)
    assert merged.names["碳达峰方案"] == merged.names["青政〔2022〕65号"] == (plan.id,)
    assert merged.names["b"] == (Writing("b").document.id, plan.id)
    assert merged.names["630000"] == ("region:630000",)


def test_a_name_of_two_things_gives_both() -> None:
    writing = Writing("a")
    agencies = [writing.agency("生态环境厅", jurisdiction=code) for code in ("630000", "610000")]
    for agency in agencies:
        writing.alias(agency, "省生态环境厅")
    assert graph(writing).names["省生态环境厅"] == tuple(sorted(agency.id for agency in agencies))


@pytest.mark.parametrize(("offset", "page"), [(0, 1), (9, 1), (10, 2), (25, 3)])
def test_pages_count_from_one(offset: int, page: int) -> None:
    extract = Writing("a").extract(pages=(0, 10, 20))
    assert merge([extract]).page(extract.document.id, offset) == page


def test_a_text_without_pages_has_none() -> None:
    extract = Writing("a").extract()
    assert merge([extract]).page(extract.document.id, 5) is None


def test_an_empty_store_gives_an_empty_graph() -> None:
    merged = merge([])
    assert (merged.nodes, merged.edges, merged.findings) == ({}, {}, ())
