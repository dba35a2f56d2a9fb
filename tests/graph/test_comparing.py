"""Targets held against each other, and the findings where they contradict."""

from typing import Any

import pytest

from graph.contradictions import target_contradictions, target_differences
from ontology.edges import ComparesWith
from ontology.nodes import Target
from tests.graph.ledgers import Ledger

CITY, PROVINCE, NATION = "630100", "630000", "100000"
INDICATOR = "森林覆盖率"


def of(edges: list[ComparesWith], relation: str) -> list[ComparesWith]:
    return [edge for edge in edges if edge.relation == relation]


def test_the_nearest_place_above_with_a_number() -> None:
    ledger = Ledger()
    nation = ledger.target(ledger.plan("国", NATION), INDICATOR, "24.1")
    ledger.target(ledger.plan("省", PROVINCE), INDICATOR, None, text="完成国家下达目标")
    city = ledger.target(ledger.plan("市", CITY), INDICATOR, "8")
    parents = {edge.source: edge for edge in of(ledger.derived(), "parent")}
    assert parents[city.id].target == nation.id
    assert (parents[city.id].gap, parents[city.id].gap_unit) == ("-16.1", "个百分点")
    assert (parents[city.id].comparable, parents[city.id].reason) == (True, None)
    assert {edge.reason for edge in parents.values() if edge.source != city.id} == {"value"}
    assert all(edge.inferred for edge in parents.values())


def test_of_several_plans_above_the_latest_counts() -> None:
    ledger = Ledger()
    ledger.target(ledger.plan("旧", PROVINCE, "2020-01"), INDICATOR, "7")
    later = ledger.target(ledger.plan("新", PROVINCE, "2022-01"), INDICATOR, "9")
    ledger.target(ledger.plan("市", CITY), INDICATOR, "8")
    (parent,) = of(ledger.derived(), "parent")
    assert (parent.target, parent.gap) == (later.id, "-1")


@pytest.mark.parametrize(
    ("own", "above", "comparable", "reason", "gap"),
    [
        ({"indicator": "单位GDP能耗", "change": "decrease", "baseline": "2020"},
         {"indicator": "单位地区生产总值能源消耗", "change": "decrease", "baseline": "2020"}, True, None, "1"),
        ({"indicator": "单位GDP能耗", "change": "decrease"},
         {"indicator": "单位GDP能耗", "change": "decrease", "baseline": "2020"}, True, "baseline unprinted", "1"),
        ({"indicator": "单位GDP能耗", "change": "decrease", "baseline": "2005"},
         {"indicator": "单位GDP能耗", "change": "decrease", "baseline": "2020"}, False, "baseline", "1"),
        ({"indicator": "单位工业增加值能耗", "change": "decrease"},
         {"indicator": "规上工业单位增加值能耗", "change": "decrease"}, False, "denominator", "1"),
        ({"indicator": "农村生活垃圾无害化处理率"}, {"indicator": "生活垃圾无害化处理率"}, False, "denominator", "1"),
        ({"indicator": "再生水利用率", "change": "increase", "unit": "个百分点"}, {"indicator": "再生水利用率"}, None, None, None),
        ({"indicator": "风电装机", "unit": "万千瓦"}, {"indicator": "风电装机", "unit": "万千瓦"}, False, "scope", None),
        ({"indicator": "人均公园绿地面积", "unit": "平方米"},
         {"indicator": "人均公园绿地面积", "unit": "平方米"}, True, None, "1"),
        ({"indicator": "单位GDP能耗", "change": "decrease", "period": "annual"},
         {"indicator": "单位GDP能耗", "change": "decrease"}, False, "period", "1"),
        ({"indicator": INDICATOR, "modality": "strive"}, {"indicator": INDICATOR}, True, "modality", "1"),
    ],
)  # fmt: skip
def test_why_two_numbers_are_of_different_kinds(
    own: dict[str, Any], above: dict[str, Any], comparable: bool | None, reason: str | None, gap: str | None
) -> None:
    ledger = Ledger()
    ledger.target(ledger.plan("省", PROVINCE), value="12", **above)
    ledger.target(ledger.plan("市", CITY), value="13", **own)
    found = [(edge.comparable, edge.reason, edge.gap) for edge in of(ledger.derived(), "parent")]
    assert found == ([] if comparable is None else [(comparable, reason, gap)])


def test_gaps_are_exact() -> None:
    ledger = Ledger()
    ledger.target(ledger.plan("省", PROVINCE, "2020"), "风电装机", "0.1", "万千瓦")
    ledger.target(ledger.plan("改", PROVINCE, "2021"), "风电装机容量", "0.3", "万千瓦")
    (edge,) = ledger.derived()
    assert (edge.relation, edge.gap, edge.gap_unit) == ("same_place", "2000", "kW")


def test_two_plans_of_a_place_the_later_first_and_what_cannot_be_compared_only_if_nothing_can() -> None:
    ledger = Ledger()
    older = ledger.target(ledger.plan("旧", PROVINCE, "2020"), "跨省外送电量", "860", "亿千瓦时")
    new = ledger.plan("新", PROVINCE, "2022")
    later = ledger.target(new, "电力外送量", "512", "亿千瓦时")
    ledger.target(new, "清洁电力外送量", "500", "亿千瓦时")
    (edge,) = of(ledger.derived(), "same_place")
    assert (edge.source, edge.target, edge.gap) == (later.id, older.id, "-34800000000")


def test_an_allotment_is_held_against_the_place_s_own_value() -> None:
    ledger = Ledger()
    ledger.target(ledger.plan("省", PROVINCE, "2021"), INDICATOR, "7", scope=f"region:{CITY}")
    ledger.target(ledger.plan("市", CITY, "2022"), INDICATOR, "8")
    edges = ledger.derived()
    (finding,) = target_differences(ledger.nodes, ledger.edges, {})
    assert [edge.relation for edge in edges] == ["same_place"]
    assert (finding.finding.code, finding.finding.severity) == ("targets_differ", "info")
    assert finding.finding.message == "森林覆盖率 2025 is 8 % here, 7 % in 省"


@pytest.mark.parametrize(
    ("one", "other", "contradict"),
    [
        ({"value": "90.6"}, {"value": "90.6", "comparator": "gt", "modality": "strive"}, True),
        ({"value": "55", "comparator": "approx"}, {"value": "55", "comparator": "ge"}, True),
        ({"value": "20"}, {"value": "25"}, True),
        ({"value": "20"}, {"value": "25", "deadline": "2030"}, False),
        ({"value": "20"}, {"value": "25", "scope": "region:630100"}, False),
        ({"value": "20"}, {"value": "20", "modality": "strive", "indicator": "全省森林覆盖率"}, False),
        ({"value": "12.5"}, {"value": "14.5", "stretch": True, "modality": "strive"}, False),
        ({"value": "12.5"}, {"value": "14.5", "modality": "strive"}, False),
        ({"value": "12.5", "comparator": "ge"}, {"value": "14.5", "modality": "strive"}, False),
        ({"value": "12.5", "comparator": "ge"}, {"value": "11", "modality": "strive"}, True),
        ({"value": "12.5", "comparator": "le"}, {"value": "14.5", "modality": "strive"}, True),
        ({"value": "13", "change": "decrease", "baseline": "2020"},
         {"value": "40", "change": "decrease", "baseline": "2005"}, False),
        ({"value": "20", "indicator": "修复面积", "unit": "公顷"},
         {"value": "30", "indicator": "修复面积", "unit": "公顷"}, False),
    ],
)  # fmt: skip
def test_what_one_plan_cannot_mean_both(one: dict[str, Any], other: dict[str, Any], contradict: bool) -> None:
    ledger = Ledger()
    plan = ledger.plan("省", PROVINCE)
    ledger.target(plan, **{"indicator": INDICATOR, **one})
    ledger.target(plan, **{"indicator": INDICATOR, "path": "2", **other})
    edges = of(ledger.derived(), "same_plan")
    assert len(edges) == contradict
    findings = list(target_contradictions(ledger.nodes, ledger.edges, {}))
    assert [item.finding.code for item in findings] == ["target_contradiction"] * contradict


def test_what_is_only_counted_is_compared_with_nothing() -> None:
    ledger = Ledger()
    ledger.target(ledger.plan("省", PROVINCE), "示范项目", "3", "个")
    ledger.target(ledger.plan("市", CITY), "示范项目", "5", "个")
    assert ledger.derived() == []


def test_what_a_report_claims_is_compared_with_nothing() -> None:
    ledger = Ledger()
    ledger.target(ledger.plan("省", PROVINCE), INDICATOR, "7")
    claimed = Target(
        owner="claim:1", indicator=INDICATOR, value=9.0, value_text="9", unit="%", canonical_unit="%",
        comparator="eq", change="level", deadline="2025", scope=f"region:{PROVINCE}",
    )  # fmt: skip
    ledger.nodes[claimed.id] = claimed
    assert ledger.derived() == []
    assert ledger.measures(claimed) == {("forestry.cover", "exact", None)}
