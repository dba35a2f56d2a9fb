"""How units affect places and sectors, each with the characters that say so."""

from collections.abc import Callable

import pytest

from app.folded import fold
from loaders.load import extract
from loaders.manners import limits, manner
from loaders.source import Source
from ontology.edges import Affects
from ontology.extract import Extract
from ontology.nodes import Region, Sector, Task

PLAN = """甘肃省清洁能源推广方案
甘政发〔2024〕77号
各市、自治州人民政府：
为做好推广工作，制定本方案。
一、主要任务
（一）优化布局。在兰州市、白银市开展储能试点。严控煤电装机规模，鼓励发展光伏。
（二）严格准入。大气污染防治重点区域不得新建燃煤锅炉；兰州新区除外。划定生态保护红线。
（三）推进钢铁行业节能改造。对钢铁企业开展诊断，加快光伏建设，合理控制光伏规模。
（四）加强服务。兰州新区管委会要做好衔接，推进兰州高新区产业基地建设。
甘肃省人民政府
2024年5月6日
"""


@pytest.fixture
def plan(source: Callable[..., Source]) -> Extract:
    return extract(source(PLAN))


def affected(plan: Extract, label: str) -> list[tuple[str, str, str]]:
    """Path, name and stance or how of the AFFECTS edges of tasks, in the order of the text."""
    edges = [edge for edge in plan.edges if isinstance(edge, Affects)]
    return [
        (source.path, plan.by_id[edge.target].caption(), str(edge.stance or edge.how))
        for edge in edges
        if isinstance(source := plan.by_id[edge.source], Task) and plan.by_id[edge.target].label() == label
    ]


def test_stances_stand_beside_concerns(plan: Extract) -> None:
    assert affected(plan, "Sector") == [
        ("1/1", "煤电", "restricts"),
        ("1/1", "太阳能发电", "promotes"),
        ("1/1", "储能", "concerns"),
        ("1/2", "供热", "prohibits"),
        ("1/2", "生态环境保护", "concerns"),
        ("1/3", "太阳能发电", "promotes"),
        ("1/3", "太阳能发电", "restricts"),
        ("1/3", "钢铁", "concerns"),
    ]


def test_areas_stand_beside_regions(plan: Extract) -> None:
    assert affected(plan, "Region") == [
        ("1/1", "兰州市", "pilot"),
        ("1/1", "白银市", "pilot"),
        ("1/2", "大气污染防治重点区域", "applies_in"),
        ("1/2", "甘肃兰州新区", "excluded"),
        ("1/4", "兰州高新技术产业开发区", "site"),
    ]


def test_every_edge_quotes_term_and_verb(plan: Extract) -> None:
    edge = next(edge for edge in plan.edges if isinstance(edge, Affects) and edge.stance == "prohibits")
    quotes = {item.part: plan.quote(item) for item in plan.evidence if item.subject == edge.id}
    assert quotes == {"main": "燃煤锅炉", "context": "不得新建"}


def test_areas_have_names_and_no_codes(plan: Extract) -> None:
    zone = next(node for node in plan.nodes if isinstance(node, Region) and node.name == "甘肃兰州新区")
    assert (zone.code, zone.short_name, zone.kind) == (None, "兰州新区", "zone")
    assert ("兰州新区") in {name for node, name in plan.aliases if node == zone.id}
    inside = {(e.source, e.target) for e in plan.edges if e.type == "PART_OF"}
    high_tech = next(n for n in plan.nodes if isinstance(n, Region) and n.name.endswith("产业开发区"))
    assert (high_tech.id, "region:620100") in inside
    assert fold(plan)["regions"] == ["甘肃省", "兰州市", "白银市"]


def test_a_title_may_promote(source: Callable[..., Source]) -> None:
    text = PLAN.replace("甘肃省清洁能源推广方案", "甘肃省人民政府关于加快氢能产业发展的实施意见")
    found = extract(source(text))
    plans = {node.id for node in found.of("Plan")}
    stances = {
        (node.name, edge.stance)
        for edge in found.edges
        if isinstance(edge, Affects)
        and edge.source in plans
        and isinstance(node := found.by_id[edge.target], Sector)
    }
    assert stances == {("氢能", "promotes")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("除敦煌外，各地全部执行。", "excluded"),
        ("本条适用于全省（不含敦煌）。", "excluded"),
        ("选取敦煌开展试点。", "pilot"),
        ("建设敦煌光热基地。", "site"),
        ("在酒泉、敦煌等地推广热泵。", "applies_in"),
        ("敦煌范围内执行特别限值。", "applies_in"),
        ("敦煌率先完成改造。", "applies_in"),
        ("发挥敦煌的区位优势。", "named"),
        ("支持敦煌申报名城。", "named"),
    ],
)
def test_manners(text: str, expected: str) -> None:
    start = text.index("敦煌")
    assert manner(text, start, start + 2, (0, len(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("禁燃区内不得销售散煤。", True),
        ("在禁燃区推广热泵。", True),
        ("禁燃区全面使用清洁能源。", True),
        ("优先支持禁燃区更换锅炉。", True),
        ("划定禁燃区。", False),
        ("加强禁燃区管理。", False),
        ("将城区、禁燃区作为重点。", False),
    ],
)
def test_limits(text: str, expected: bool) -> None:
    start = text.index("禁燃区")
    assert limits(text, start, start + 3, (0, len(text))) is expected
