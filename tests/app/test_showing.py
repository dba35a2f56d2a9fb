"""A thing is shown with what is known of it and what it is joined to."""

from collections.abc import Iterator

import pytest

from app.index import Index
from app.resolving import Resolver
from app.showing import Link, Property, shown
from tests.app.indexed import index_of
from tests.graph.writing import Writing


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    document = Writing("plan.txt")
    document.region("630000", "青海省")
    plan = document.plan("number:青政|2031|7", title="某方案", number="青政〔2031〕7号", issued="2031-02-03")
    task = document.task(plan, "1", heading="储能")
    document.responsible("青海省能源局", task, "lead", ordinal=1)
    document.responsible("青海省财政厅", task, "support", ordinal=1)
    document.alias(document.agency("青海省能源局"), "省能源局")
    document.target(task, plan, "装机容量", "300", unit="万千瓦", deadline="2035")
    document.finding("abridged", plan.id)
    with index_of(tmp_path_factory.mktemp("index"), document) as index:
        yield index


def test_a_node_has_its_properties_names_and_edges(index: Index) -> None:
    agency = shown(index, Resolver(index).resolve("青海省能源局"))
    assert (agency.label, agency.zh, agency.caption, agency.names) == (
        "Agency",
        "机构",
        "青海省能源局",
        ("省能源局",),
    )
    assert agency.properties == (
        Property("name", "名称", "青海省能源局"),
        Property("jurisdiction", "所属地区", "630000"),
        Property("kind", "类型", "department"),
    )
    [duties, serves, stated] = agency.links
    assert [(one.type, one.zh, one.direction) for one in agency.links] == [
        ("RESPONSIBLE_FOR", "负责", "out"),
        ("SERVES", "管辖", "out"),
        ("STATED_IN", "载于", "out"),
    ]
    [duty] = duties.links
    assert (duty.label, duty.caption) == ("Task", "某方案 1 储能")
    assert duty.qualifiers == (Property("role", "角色", "lead"), Property("ordinal", "次序", 1))
    assert [link.caption for link in serves.links] == ["青海省 (630000)"]
    assert [link.caption for link in stated.links] == ["plan.txt"]


def test_edges_that_reach_a_node_are_sorted_by_where_they_come_from(index: Index) -> None:
    task = shown(index, Resolver(index).resolve("储能"))
    reaching = {links.type: links.links for links in task.links if links.direction == "in"}
    assert [link.caption for link in reaching["RESPONSIBLE_FOR"]] == ["青海省能源局", "青海省财政厅"]
    setting = next(links for links in task.links if links.type == "SETS")
    assert [link.caption for link in setting.links] == ["装机容量 =300 万千瓦 (2035) · 某方案"]


def test_findings_about_a_thing_are_shown_with_it(index: Index) -> None:
    plan = shown(index, Resolver(index).resolve("青政〔2031〕7号"))
    [remark] = plan.remarks
    assert (remark.code, remark.severity, remark.document) == ("abridged", "info", "plan.txt")


def test_an_edge_is_shown_with_its_ends(index: Index) -> None:
    agency = shown(index, Resolver(index).resolve("青海省能源局"))
    edge = shown(index, agency.links[0].links[0].edge)
    assert (edge.label, edge.caption) == ("RESPONSIBLE_FOR", "青海省能源局 –RESPONSIBLE_FOR→ 某方案 1 储能")
    assert edge.properties == (Property("role", "角色", "lead"), Property("ordinal", "次序", 1))
    [start, end] = edge.links
    assert (start.direction, start.links) == ("in", (Link(edge.id, agency.id, "Agency", "青海省能源局", ()),))
    assert (end.direction, end.links[0].caption) == ("out", "某方案 1 储能")
