"""One indicator across plans: rows of ``questions.md``, worked out by hand on the documents that they need."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.workspace import Workspace
from graph.projections import EngineName
from tests.app.answered import ENGINES, PEAK, SHANDONG, rows

DOCUMENTS = (
    "seeds/seed-001-qinghai-peak-plan.txt",
    "seeds/seed-002-shanxi-changepoints.txt",
    "dev/qingdao-ghg-air-co-control.txt",
    "dev/shandong-green-2022.txt",
    "dev/sichuan-county-lowcarbon.txt",
    "dev/tianjin-circular-economy.txt",
    "formats/cn-2030-peak-action-plan.pdf",
    "formats/cn-145-energy-saving-plan.pdf",
    "formats/qinghai-clean-energy-hub.pdf",
)
NATION, PEAK_ACTION, ENERGY_SAVING = "中国", "国发〔2021〕23号", "国发〔2021〕33号"
HUB = "青政〔2021〕36号"

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def across(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A graph of plans of the nation, of four provinces and of a city, and of one report."""
    with Workspace(tmp_path_factory.mktemp("across") / "graph", create=True) as workspace:
        workspace.add([corpus / name for name in DOCUMENTS], processes=1)
        yield workspace


@pytest.mark.parametrize("engine", ENGINES)
def test_at26_non_fossil_share(across: Workspace, engine: EngineName) -> None:
    columns = "place plan_number deadline comparator value_text modality gap"
    got = rows(across, "indicator_cascade", columns, engine, indicator="非化石能源消费比重")
    assert sorted(got, key=str) == sorted([
        (NATION, PEAK_ACTION, "2025", "approx", "20", None, None),
        (NATION, ENERGY_SAVING, "2025", "approx", "20", None, None),
        (NATION, PEAK_ACTION, "2030", "approx", "25", None, None),
        ("青海省", PEAK, "2025", "eq", "52.2", None, "32.2"),
        ("青海省", PEAK, "2025", "eq", "52.2", "strive", "32.2"),
        ("青海省", PEAK, "2030", "approx", "55", None, "30"),
        ("青海省", PEAK, "2030", "ge", "55", None, "30"),
        ("天津市", None, "2025", "ge", "11.5", "strive", "-8.5"),
    ], key=str)  # fmt: skip


def test_at26_what_a_report_claims_stands_apart(across: Workspace) -> None:
    def asked(with_claims: bool) -> list[tuple[str | None, ...]]:
        columns = "plan_title value_text deadline"
        found = rows(
            across, "indicator_targets", columns, indicator="非化石能源消费比重", with_claims=with_claims
        )
        return [row for row in found if row[0] is None]

    assert asked(with_claims=False) == []
    assert asked(with_claims=True) == [(None, "16", None)]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", ["单位地区生产总值能耗", "单位GDP能源消耗", "energy.intensity.gdp"])
def test_at26_energy_per_gdp_by_any_name(across: Workspace, name: str, engine: EngineName) -> None:
    columns = "place deadline change value_text baseline modality gap comparable reason"
    got = rows(across, "indicator_cascade", columns, engine, indicator=name)
    nation = (NATION, "2025", "decrease", "13.5", "2020", None, None, None, None)
    assert sorted(got, key=str) == sorted([
        nation,
        nation,
        ("天津市", "2025", "decrease", "14.5", None, None, "1", True, "baseline unprinted"),
        ("青海省", "2025", None, None, None, "delegated", None, False, "value"),
        ("青岛市", "2023", None, None, None, "delegated", None, None, None),
    ], key=str)  # fmt: skip


@pytest.mark.parametrize("engine", ENGINES)
def test_at26_industry_above_scale_is_not_all_industry(across: Workspace, engine: EngineName) -> None:
    columns = "place deadline value_text baseline stretch closeness differs gap"
    got = rows(across, "indicator_cascade", columns, engine, indicator="规模以上工业单位增加值能耗")
    assert sorted(got, key=str) == sorted([
        (NATION, "2025", "13.5", None, False, "exact", None, None),
        ("青海省", "2025", "12.5", None, False, "exact", None, "-1"),
        ("青海省", "2025", "14.5", None, True, "exact", None, "1"),
        ("青岛市", "2023", "8.8", "2020", False, "close", "单位工业增加值能耗", None),
    ], key=str)  # fmt: skip


def test_at26_levels_stand_in_their_order(across: Workspace) -> None:
    levels = rows(across, "indicator_cascade", "level place_code", indicator="单位GDP能耗", year="2025")
    assert levels == [
        ("country", "100000"),
        ("country", "100000"),
        ("province", "120000"),
        ("province", "630000"),
    ]


@pytest.mark.parametrize("engine", ENGINES)
def test_at27_a_plan_against_itself(across: Workspace, engine: EngineName) -> None:
    columns = "relation indicator deadline path comparator value_text other_path other_comparator"
    got = rows(across, "contradicting_targets", columns, engine, plan=PEAK)
    pairs = {
        (indicator, year, value, frozenset({(path, sign), (other_path, other_sign)}))
        for relation, indicator, year, path, sign, value, other_path, other_sign in got
        if relation == "same_plan"
    }
    assert pairs == {
        ("清洁能源装机占比", "2025", "90.6", frozenset({("2/1", "eq"), ("3/2/1", "gt")})),
        ("非化石能源消费比重", "2030", "55", frozenset({("2/1", "approx"), ("3/2/5", "ge")})),
    }


@pytest.mark.parametrize("engine", ENGINES)
def test_at27_a_province_against_itself_over_time(across: Workspace, engine: EngineName) -> None:
    columns = "relation indicator deadline other_value_text value_text gap gap_unit"
    got = rows(across, "contradicting_targets", columns, engine, plan=HUB)
    assert {row[1:] for row in got if row[0] == "same_place"} == {
        ("清洁能源装机总量", "2025", "8226", "8900", "6740000", "kW"),
        ("清洁能源装机占比", "2025", "96", "90.6", "-5.4", "个百分点"),
        ("电力外送量", "2025", "860", "512", "-34800000000", "kWh"),
    }


def test_at27_the_findings_lead_to_the_text(across: Workspace) -> None:
    found = [item.finding for item in across.graph.findings if item.finding.code == "target_contradiction"]
    own = [item.message for item in found if "2/1" in item.message]
    assert sorted(own) == [
        "清洁能源装机占比 2025 is >90.6 % here (3/2/1), 90.6 % in 2/1",
        "非化石能源消费比重 2030 is ≥55 % here (3/2/5), ≈55 % in 2/1",
    ]
    assert all(item.char_start is not None for item in found)


def test_at29_a_goal_that_the_level_above_sets_is_held_against_its_number(across: Workspace) -> None:
    columns = "place text gap comparable reason parent_title"
    got = rows(across, "indicator_cascade", columns, indicator="单位GDP二氧化碳排放", year="2025")
    assert [row for row in got if row[0] == "青海省"] == [
        ("青海省", "完成国家下达指标", None, False, "value", "2030年前碳达峰行动方案")
    ]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("indicator", "wanted"),
    [
        ("农作物秸秆综合利用率", {("山东省", "2022", "95", None), ("天津市", "2025", "98", "主要"), ("青海省", "2025", "90", "农牧区"),
                       (NATION, "2025", "86", None)}),
        ("畜禽粪污综合利用率", {("山东省", "2022", "90", None), ("天津市", "2025", "90", "畜禽粪污资源化利用率"),
                      ("青海省", "2025", "85", None), ("青海省", "2025", "85", "养殖废弃物综合利用率"),
                      (NATION, "2025", "80", None)}),
        ("装配式建筑占新建建筑比重", {("山东省", "2022", "30", "城镇民用"), ("四川省", "2025", "40", "县城"),
                          ("青海省", "2025", "15", "城镇")}),
        ("绿色建筑占新建建筑比重", {("青海省", "2025", "100", "城镇"),
                         ("青岛市", None, "100", "城镇民用新建建筑执行绿色建筑标准")}),
        ("再生水利用率", {("山东省", "2022", "2", None), ("四川省", "2025", "25", "缺水县城水环境敏感县城"),
                    ("青海省", "2025", "25", "地级城市")}),
    ],
)  # fmt: skip
def test_at43_values_with_what_their_denominators_are(
    across: Workspace, indicator: str, wanted: set[tuple[str | None, ...]], engine: EngineName
) -> None:
    columns = "place deadline value_text differs"
    assert set(rows(across, "indicator_cascade", columns, engine, indicator=indicator)) == wanted


def test_at43_points_are_no_level(across: Workspace) -> None:
    columns = "place change unit"
    got = rows(across, "indicator_cascade", columns, indicator="再生水利用率", year="2022")
    assert got == [("山东省", "increase", "个百分点")]
    plans = rows(across, "indicator_cascade", "plan_title", indicator="再生水利用率", year="2022")
    assert plans == [(SHANDONG,)]


def test_an_indicator_stands_for_the_targets_that_bear_its_name(across: Workspace) -> None:
    assert across.show("非化石能源消费比重").caption == "非化石能源占能源消费总量比重"
