"""What agencies are to each other in the merged graph."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.dated import in_force
from graph.merged import Graph, merge
from ontology.agency_names import canonical
from ontology.base import Edge
from ontology.edges import Succeeds
from ontology.gazetteer import COUNTRY, contains, province_of
from ontology.nodes import Agency
from tests.graph.writing import Writing

QINGHAI = "630000"


def graph(*names: tuple[str, str]) -> Graph:
    """The graph of one document that names these bodies, each as a document of a place prints it."""
    return merge([writing("a", *names).extract()])


def writing(title: str, *names: tuple[str, str]) -> Writing:
    document = Writing(title)
    for printed, jurisdiction in names:
        name = canonical(printed, jurisdiction)
        assert name is not None, printed
        document.agency(name.name, name.jurisdiction, kind=name.kind, level=name.level or None)
    return document


def edges(merged: Graph, type_: str) -> set[tuple[str, str]]:
    """The names at both ends of the edges between agencies."""
    return {(a.name, b.name) for a, b in ends(merged, type_).values()}


def ends(merged: Graph, type_: str) -> Mapping[Edge, tuple[Agency, Agency]]:
    found = {}
    for edge in merged.edges_of(type_):
        source, target = merged.nodes[edge.source], merged.nodes[edge.target]
        if isinstance(source, Agency) and isinstance(target, Agency):
            found[edge] = (source, target)
    return found


# --- reforms -------------------------------------------------------------------------------------------


def test_a_successor_is_joined_and_not_merged() -> None:
    merged = graph(("省环保厅", QINGHAI), ("省生态环境厅", QINGHAI), ("省环保厅", "610000"))
    assert edges(merged, "SUCCEEDS") == {
        ("青海省生态环境厅", "青海省环境保护厅"),
        ("陕西省生态环境厅", "陕西省环境保护厅"),
    }
    [edge] = [e for e, (later, _) in ends(merged, "SUCCEEDS").items() if later.name.startswith("青海")]
    assert isinstance(edge, Succeeds)
    assert (edge.date, edge.reform, edge.inferred) == ("2018", "2018年党和国家机构改革", False)
    assert merged.rules[edge.id] == "vocabulary"


def test_several_bodies_have_one_successor() -> None:
    merged = graph(("省工商局", QINGHAI), ("省质监局", QINGHAI), ("省市场监管局", QINGHAI))
    assert edges(merged, "SUCCEEDS") == {
        ("青海省市场监督管理局", "青海省工商行政管理局"),
        ("青海省市场监督管理局", "青海省质量技术监督局"),
    }


def test_a_chain_is_not_broken_by_a_body_that_nobody_names() -> None:
    merged = graph(("青海银监局", QINGHAI))
    between = "中国银行保险监督管理委员会青海监管局"
    assert edges(merged, "SUCCEEDS") == {
        (between, "中国银行业监督管理委员会青海监管局"),
        ("国家金融监督管理总局青海监管局", between),
    }
    [added] = [node for node in merged.of("Agency") if isinstance(node, Agency) and node.name == between]
    assert merged.rules[added.id] == "vocabulary"
    assert added.id not in merged.evidence
    assert (added.kind, added.level) == ("vertical_branch", "province")
    assert {e.target for e in merged.edges_of("SERVES") if e.source == added.id} == {"region:630000"}


def test_a_predecessor_that_nobody_names_is_not_added() -> None:
    merged = graph(("省生态环境厅", QINGHAI))
    assert [node.caption() for node in merged.of("Agency")] == ["青海省生态环境厅"]


@pytest.mark.parametrize(
    ("present", "joined"),
    [
        ([], set()),
        (["市自然资源和规划局"], {("兰州市自然资源和规划局", "兰州市国土资源局")}),
        (["市自然资源局"], {("兰州市自然资源局", "兰州市国土资源局")}),
    ],
)
def test_a_name_that_is_not_sure_needs_a_document(present: list[str], joined: set[tuple[str, str]]) -> None:
    merged = graph(("市国土局", "620100"), *((name, "620100") for name in present))
    assert edges(merged, "SUCCEEDS") == joined


def test_a_branch_moves_from_its_seat_to_its_province() -> None:
    merged = graph(("人行西宁中心支行", QINGHAI), ("人行青海省分行", QINGHAI))
    assert edges(merged, "SUCCEEDS") == {("中国人民银行青海省分行", "中国人民银行西宁中心支行")}


@pytest.mark.parametrize(
    ("date", "bodies"),
    [
        ("2017-12-31", ["青海省环境保护厅", "中国银行业监督管理委员会青海监管局"]),
        # A year alone may mean any of its days; the other date is known to the day.
        ("2018-06-30", ["青海省环境保护厅", "青海省生态环境厅", "中国银行业监督管理委员会青海监管局"]),
        (
            "2019-01-01",
            [
                "青海省环境保护厅", "青海省生态环境厅", "中国银行业监督管理委员会青海监管局",
                "中国银行保险监督管理委员会青海监管局",
            ],
        ),
    ],
)  # fmt: skip
def test_reforms_to_come_are_not_known_yet(date: str, bodies: list[str]) -> None:
    merged = in_force(graph(("青海银监局", QINGHAI), ("省环保厅", QINGHAI)), date)
    assert {node.caption() for node in merged.of("Agency")} == set(bodies)
    assert len(edges(merged, "SUCCEEDS")) == len(bodies) - 2


def test_before_a_reform_the_old_body_is_a_member() -> None:
    merged = graph(("省环保厅", QINGHAI), ("省政府各部门", QINGHAI))
    assert edges(merged, "MEMBER_OF") == {("青海省生态环境厅", "省政府各部门")}
    assert edges(in_force(merged, "2016-01-01"), "MEMBER_OF") == {("青海省环境保护厅", "省政府各部门")}


# --- parts ---------------------------------------------------------------------------------------------


def test_parts_are_joined_to_the_nearest_whole_that_is_there() -> None:
    merged = graph(
        ("省发展改革委", QINGHAI), ("省发展改革委气候处", QINGHAI), ("省财政厅", QINGHAI), ("省税务局", QINGHAI),
        ("国家税务总局", COUNTRY), ("人行武汉分行营业管理部", "420000"), ("中国人民银行", COUNTRY),
        ("国家能源局", COUNTRY), ("国家发展改革委", COUNTRY), ("省能源局", QINGHAI), ("青海证监局", QINGHAI),
    )  # fmt: skip
    assert edges(merged, "PART_OF") == {
        ("青海省发展和改革委员会气候处", "青海省发展和改革委员会"),
        ("国家税务总局青海省税务局", "国家税务总局"),
        ("中国人民银行武汉分行营业管理部", "中国人民银行"),
        ("中国人民银行湖北省分行", "中国人民银行"),
        ("国家能源局", "国家发展和改革委员会"),
    }
    assert {merged.rules[edge.id] for edge in ends(merged, "PART_OF")} == {"vocabulary"}
    assert not any(edge.inferred for edge in ends(merged, "PART_OF"))


# --- function names ------------------------------------------------------------------------------------


def test_a_function_name_means_the_body_of_its_place() -> None:
    merged = graph(
        ("市发展改革部门", "120000"), ("市发展改革委", "120000"), ("省发展改革委", QINGHAI), ("发展改革部门", "120000")
    )  # fmt: skip
    assert edges(merged, "DENOTES") == {("市发展改革部门", "天津市发展和改革委员会")}
    [edge] = ends(merged, "DENOTES")
    assert edge.inferred
    assert merged.rules[edge.id] == "function_name"


def test_central_bodies_are_added_for_the_statutes() -> None:
    merged = graph(("国务院环境保护主管部门", COUNTRY))
    assert edges(merged, "DENOTES") == {("国务院环境保护主管部门", "环境保护部")}
    assert edges(merged, "SUCCEEDS") == {("生态环境部", "环境保护部")}


# --- collectives ---------------------------------------------------------------------------------------


def test_collectives_mean_the_bodies_of_their_own_jurisdiction() -> None:
    merged = graph(
        ("各市州人民政府", QINGHAI), ("西宁市人民政府", QINGHAI), ("海南州人民政府", QINGHAI), ("西安市人民政府", QINGHAI),
        ("省政府", QINGHAI), ("省政府各部门", QINGHAI), ("省生态环境厅", QINGHAI), ("省环保厅", QINGHAI),
        ("省税务局", QINGHAI), ("省直各有关部门", QINGHAI), ("中央驻青单位", QINGHAI),
    )  # fmt: skip
    assert edges(merged, "MEMBER_OF") == {
        ("西宁市人民政府", "各市州人民政府"),
        ("海南藏族自治州人民政府", "各市州人民政府"),
        # The body that the reform ended is none of today's departments.
        ("青海省生态环境厅", "省政府各部门"),
    }
    assert {merged.rules[edge.id] for edge in ends(merged, "MEMBER_OF")} == {"collective"}
    assert all(edge.inferred for edge in ends(merged, "MEMBER_OF"))


# --- whatever the documents ----------------------------------------------------------------------------

NAMES = [
    (printed, place)
    for place in ("630000", "420000", "120000", "100000", "630100", "420100")
    for printed in (
        "省环保厅", "省生态环境厅", "市环保局", "市生态环境局", "省工商局", "省市场监管局", "各市州人民政府", "西宁市人民政府",
        "省政府各部门", "市发展改革部门", "市发展改革委", "国务院环境保护主管部门", "人行西宁中心支行", "人行青海省分行",
        "青海银监局", "市国土局", "市自然资源和规划局", "省扶贫办", "省农业农村厅", "省委", "省委组织部", "各县区人民政府",
    )
    if canonical(printed, place) is not None
]  # fmt: skip


@given(st.lists(st.lists(st.sampled_from(NAMES), min_size=1, max_size=6), min_size=1, max_size=3), st.data())
def test_edges_stay_inside_and_do_not_depend_on_order(
    documents: list[list[tuple[str, str]]], data: st.DataObject
) -> None:
    extracts = [writing(f"d{at}", *names).extract() for at, names in enumerate(documents)]
    merged = merge(extracts)
    again = merge(data.draw(st.permutations(extracts)))
    assert (again.nodes, again.edges, again.rules) == (merged.nodes, merged.edges, merged.rules)
    for later, former in ends(merged, "SUCCEEDS").values():
        assert _province(later) == _province(former)
        assert later.level == former.level or "人民银行" in former.name
    for member, collective in ends(merged, "MEMBER_OF").values():
        # In a city's document 省政府各部门 are the departments of its province.
        assert collective.jurisdiction == COUNTRY or _province(collective) == _province(member)
    for function, body in ends(merged, "DENOTES").values():
        assert body.jurisdiction in (function.jurisdiction, COUNTRY)
    for part, whole in ends(merged, "PART_OF").values():
        assert contains(whole.jurisdiction, part.jurisdiction)
    steps = {(edge.target, edge.source) for edge in ends(merged, "SUCCEEDS")}
    assert _without_circles(steps)
    assert _without_circles({(edge.source, edge.target) for edge in ends(merged, "PART_OF")})


def _province(agency: Agency) -> str | None:
    return province_of(agency.jurisdiction)


def _without_circles(steps: set[tuple[str, str]]) -> bool:
    left = set(steps)
    while len(left) > 0:
        starts = {start for start, _ in left}
        done = {step for step in left if step[1] not in starts}
        if len(done) == 0:
            return False
        left -= done
    return True
