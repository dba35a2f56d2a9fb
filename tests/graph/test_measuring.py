"""What targets measure, and whose numbers they are."""

import pytest

from graph.merged import merge
from ontology.nodes import Indicator
from tests.graph.ledgers import Ledger
from tests.graph.writing import Writing


def test_a_target_measures_one_concept_and_those_close_to_it() -> None:
    ledger = Ledger()
    plan = ledger.plan("方案", "630000")
    target = ledger.target(plan, "规上工业单位增加值能耗", "12.5", change="decrease")
    ledger.derived()
    assert ledger.measures(target) == {
        ("energy.intensity.industry-above-scale", "exact", None),
        ("energy.intensity.industry", "close", "规模以上工业单位增加值能耗"),
    }


def test_what_narrows_the_population_makes_it_close() -> None:
    ledger = Ledger()
    plan = ledger.plan("方案", "630000")
    words = ledger.target(plan, "主要农作物秸秆综合利用率", "90")
    scope = ledger.target(plan, "农作物秸秆综合利用率", "85", scope="农牧区")
    ledger.derived()
    assert ledger.measures(words) == {("circular.straw-use", "close", "主要")}
    assert ledger.measures(scope) == {("circular.straw-use", "close", "农牧区")}
    assert ledger.place(scope) == "青海省"


def test_a_table_row_with_value_and_growth_is_one_indicator() -> None:
    ledger = Ledger()
    plan = ledger.plan("方案", "630000")
    value = ledger.target(plan, "风电", "1650", "万千瓦")
    growth = ledger.target(plan, "风电", "14.4", change="increase", period="annual")
    ledger.derived()
    assert ledger.measures(value) == ledger.measures(growth) == {("power.wind.capacity", "exact", None)}


def test_equal_wordings_that_no_vocabulary_lists_meet() -> None:
    ledger = Ledger()
    one = ledger.target(ledger.plan("甲方案", "630000"), "全省渔港到岸垃圾打捞比例", "90")
    other = ledger.target(ledger.plan("乙方案", "620000"), "渔港到岸垃圾打捞占比", "80")
    ledger.derived()
    assert ledger.measures(one) == ledger.measures(other)
    (code, match, _) = next(iter(ledger.measures(one)))
    names = {node.name for node in ledger.nodes.values() if isinstance(node, Indicator) and node.code == code}
    assert (match, names) == ("exact", {"渔港到岸垃圾打捞占比"})


@pytest.mark.parametrize(
    ("indicator", "scope", "place"),
    [
        ("森林覆盖率", None, "青海省"),
        ("森林覆盖率", "region:630100", "西宁市"),
        ("西宁市森林覆盖率", None, "西宁市"),
        ("长三角地区煤炭消费量", None, "长三角"),
    ],
)
def test_the_place_of_a_target(indicator: str, scope: str | None, place: str) -> None:
    ledger = Ledger()
    target = ledger.target(ledger.plan("方案", "630000"), indicator, "5", scope=scope)
    ledger.derived()
    assert ledger.place(target) == place


def test_the_larger_regions_of_a_place_are_there_and_printed_names_find_the_indicator() -> None:
    writing = Writing("甲")
    plan = writing.plan("title:630100|甲", jurisdiction="630100")
    writing.target(plan, plan, "非化石能源消费占比", "20", unit="%", deadline="2025")
    graph = merge([writing.extract()])
    assert {"region:630100", "region:630000", "region:100000"} <= graph.nodes.keys()
    assert "indicator:energy.non-fossil-share" in graph.names["非化石能源消费占比"]
    assert graph.rules["indicator:energy.non-fossil-share"] == "vocabulary"
