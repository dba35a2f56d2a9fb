"""The analysts' questions: rows worked out by hand, on the specimens and on the real documents."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.specimen import specimen_corpus
from app.workspace import Workspace
from graph.projections import EngineName
from ontology.errors import QueryError
from tests.app.answered import CARBON_MARKET, ENGINES, PEAK, RETROFIT, rows

# --- real documents ----------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def seeds(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A graph of the five seed documents."""
    with Workspace(tmp_path_factory.mktemp("seeds") / "graph", create=True) as workspace:
        workspace.add([corpus / "seeds"], processes=1)
        yield workspace


def paths(text: str) -> list[tuple[str, str]]:
    """1/1 R 1/2 L … as (path, role)."""
    words = text.split()
    roles = {"L": "lead", "S": "support", "R": "responsible"}
    return [(path, roles[role]) for path, role in zip(words[::2], words[1::2], strict=True)]


@pytest.mark.corpus
@pytest.mark.parametrize("engine", ENGINES)
def test_at01_duties_of_one_agency(seeds: Workspace, engine: EngineName) -> None:
    carbon_market = paths(
        "1/1 R 1/2 L 1/3 L 1/4 R 1/5 R 1/6 R 1/7 R 1/8 R 1/9 R 1/10 L 1/11 R 2/12 R 2/13 R 3/15 R 3/16 R 3/17 R 4/18 R"
        " 4/19 S 4/20 R"
    )
    agency = "青海省生态环境厅"
    assert (
        rows(seeds, "agency_responsibilities", "path role", engine, agency=agency, plan=CARBON_MARKET)
        == carbon_market
    )
    retrofit = rows(seeds, "agency_responsibilities", "path role", engine, agency=agency, plan=RETROFIT)
    assert retrofit == paths("2/2/2 R 2/5 R 3/3 R")
    assert len(rows(seeds, "agency_responsibilities", "path", engine, agency=agency)) == 22
    assert (
        len(rows(seeds, "agency_responsibilities", "heading", engine, agency=agency, with_claims=True)) == 23
    )


@pytest.mark.corpus
def test_at02_a_relative_name_offers_its_candidates(seeds: Workspace) -> None:
    with pytest.raises(QueryError) as refused:
        seeds.show("省生态环境厅")
    assert "青海省生态环境厅" in str(refused.value)
    assert "山西省生态环境厅" in str(refused.value)


@pytest.mark.corpus
@pytest.mark.parametrize("engine", ENGINES)
def test_at03_leads_and_supporters_in_printed_order(seeds: Workspace, engine: EngineName) -> None:
    got = rows(
        seeds,
        "task_responsibilities",
        "agency_name role ordinal open_list",
        engine,
        plan=CARBON_MARKET,
        path="4/19",
    )
    assert got == [
        ("青海省科学技术厅", "lead", 1, False),
        ("青海省工业和信息化厅", "lead", 2, False),
        ("青海省能源局", "lead", 3, False),
        ("青海省发展和改革委员会", "support", 1, True),
        ("青海省生态环境厅", "support", 2, True),
        ("国网青海省电力公司", "support", 3, True),
    ]


@pytest.mark.corpus
def test_at04_open_lists(seeds: Workspace) -> None:
    open_tasks = [
        "1/2",
        "1/5",
        "1/6",
        "1/8",
        "1/9",
        "1/10",
        "1/11",
        "2/12",
        "2/13",
        "3/16",
        "3/17",
        "4/18",
        "4/19",
        "4/20",
    ]
    assert [path for (path,) in rows(seeds, "open_lists", "path", plan=CARBON_MARKET)] == open_tasks
    support = [
        path for path, role in rows(seeds, "open_lists", "path role", plan=CARBON_MARKET) if role == "support"
    ]
    assert support == ["1/2", "1/10", "4/19"]
    assert rows(seeds, "open_lists", "path", plan=RETROFIT) == []


@pytest.mark.corpus
def test_at05_sole_responsibility(seeds: Workspace) -> None:
    got = rows(seeds, "sole_responsibility", "path agency_name role", plan=CARBON_MARKET)
    assert got == [(path, "青海省生态环境厅", "responsible") for path in ("1/1", "1/4", "3/15")]
    assert rows(seeds, "sole_responsibility", "path", plan=RETROFIT) == []


@pytest.mark.corpus
@pytest.mark.parametrize("engine", ENGINES)
def test_at11_partners(seeds: Workspace, engine: EngineName) -> None:
    got = rows(seeds, "co_responsible_agencies", "tasks agency_name", engine, agency="青海省生态环境厅")
    assert len(got) == 24
    assert [tasks for tasks, _ in got] == sorted(
        [12, 12, 9, 7, 4, 3, 3, 3, 3, 3, 2, 2, 2, *[1] * 11], reverse=True
    )
    assert {name for tasks, name in got if tasks == 12} == {"青海省工业和信息化厅", "青海省市场监督管理局"}
    assert (3, "海南藏族自治州人民政府") in got


@pytest.mark.corpus
@pytest.mark.parametrize("engine", ENGINES)
def test_at16_parents(seeds: Workspace, engine: EngineName) -> None:
    got = rows(seeds, "plan_parents", "plan_title parent_number parent_completeness", engine)
    assert sorted((title, number or "") for title, number, _ in got) == sorted([
        ("青海省碳达峰实施方案", "国发〔2021〕23号"),
        ("青海省碳达峰实施方案", "青发〔2022〕5号"),
        (CARBON_MARKET, ""),
        (RETROFIT, "发改产业〔2021〕1464号"),
        (RETROFIT, "青发改产业〔2021〕848号"),
    ])  # fmt: skip
    assert {completeness for *_, completeness in got} == {"mentioned"}


@pytest.mark.corpus
def test_at25_targets_of_a_year(seeds: Workspace) -> None:
    columns = "indicator comparator value_text unit"
    assert sorted(rows(seeds, "plan_targets", columns, plan=PEAK, year="2030")) == sorted([
        ("非化石能源消费比重", "approx", "55", "%"),
        ("清洁电力外送量", "eq", "1450", "亿千瓦时"),
        ("盐湖产业产值", "eq", "700", "亿元"),
        ("非化石能源消费比重", "ge", "55", "%"),
    ])  # fmt: skip
    assert rows(seeds, "plan_targets", columns, plan=CARBON_MARKET) == [
        ("碳排放配额清缴履约率", "eq", "100", "%")
    ]
    retrofit = rows(seeds, "plan_targets", "comparator value_text deadline", plan=RETROFIT)
    assert sorted(retrofit) == [
        ("eq", "64", "2025"),
        ("gt", "30", "2025"),
        ("le", "1.5", "2025"),
        ("lt", "1.2", "2025"),
    ]


@pytest.mark.corpus
def test_at28_stretch_pairs(seeds: Workspace) -> None:
    got = rows(seeds, "stretch_pairs", "indicator deadline value_text stretch_value_text")
    assert got == [("规上工业单位增加值能耗", "2025", "12.5", "14.5")]


@pytest.mark.corpus
@pytest.mark.parametrize("engine", ENGINES)
def test_at37_a_prefecture_is_no_province(seeds: Workspace, engine: EngineName) -> None:
    got = rows(
        seeds, "plans_affecting_region", "plan_title path via how region_name", engine, region="海南州"
    )
    named = [
        (path, how) for title, path, via, how, name in got if via == "affects" and name == "海南藏族自治州"
    ]
    assert named == [
        ("2/1", "site"), ("3/2/1", "pilot"), ("3/2/1", "site"), ("3/2/4", "site"), ("3/10", "programme"),
    ]  # fmt: skip
    assert {title for title, _, via, _, _ in got if via == "affects"} == {"青海省碳达峰实施方案"}
    served = [path for title, path, via, _, _ in got if via == "responsible_for" and title == RETROFIT]
    assert len(served) == 13
    columns = "heading how plan_title"
    with_claims = rows(seeds, "plans_affecting_region", columns, engine, region="海南州", with_claims=True)
    assert [(heading, how) for heading, how, title in with_claims if title is None] == [
        ("青海省加快推动建筑领域节能降碳实施方案", "pilot")
    ]
    assert rows(seeds, "plans_affecting_region", "path", engine, region="海南省") == []


@pytest.mark.corpus
def test_at37_programmes_of_all_prefectures_in_printed_order(seeds: Workspace) -> None:
    parts = rows(seeds, "plan_tasks", "path heading", plan=PEAK, with_parts=True)
    places = ["西宁市", "海东市", "海西州", "海南州", "海北州", "玉树州", "果洛州", "黄南州"]
    assert [heading for path, heading in parts if path.startswith("3/10~") and heading in places] == places
    named = rows(seeds, "plans_affecting_region", "path how region_name", region="青海省")
    assert {name[:2] for path, how, name in named if (path, how) == ("3/10", "programme")} == {
        place[:2] for place in places
    }


@pytest.fixture(scope="module")
def synergy(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A graph of the plan CN42."""
    with Workspace(tmp_path_factory.mktemp("synergy") / "graph", create=True) as workspace:
        workspace.add([corpus / "dev" / "cn-pollution-carbon-synergy.txt"], processes=1)
        yield workspace


@pytest.mark.corpus
@pytest.mark.parametrize("engine", ENGINES)
def test_at38_measures_that_hold_in_a_special_area(synergy: Workspace, engine: EngineName) -> None:
    got = rows(synergy, "plans_affecting_region", "path how", engine, region="大气污染防治重点区域")
    wanted = [(path, "applies_in") for path in ("3/5", "4/9", "4/10", "6/17")]
    assert got == wanted
    assert rows(synergy, "special_area_measures", "path how", engine, area="大气污染防治重点区域") == wanted


@pytest.mark.corpus
@pytest.mark.parametrize("engine", ENGINES)
def test_at25_targets_of_a_national_plan(synergy: Workspace, engine: EngineName) -> None:
    area = "大气污染防治重点区域新能源汽车新车销售量"
    wanted = [
        ("4/8", "短流程炼钢占比", "ge", "15", "%", "2025"),
        ("4/8", "短流程炼钢占比", "ge", "20", "%", "2030"),
        ("4/8", "再生铝产量", "eq", "1150", "万吨", "2025"),
        ("4/8", "电解铝使用可再生能源比例", "ge", "30", "%", "2030"),
        ("4/9", area, "approx", "50", "%", "2030"),
        ("4/11", "三大粮食作物化肥利用率", "eq", "43", "%", "2025"),
        ("4/11", "农药利用率", "eq", "43", "%", "2025"),
        ("5/16", "新增大宗固废综合利用率", "eq", "60", "%", "2025"),
    ]
    columns = "path indicator comparator value_text unit deadline"
    of_plan = rows(synergy, "plan_targets", columns, engine, plan="减污降碳协同增效实施方案")
    assert sorted(of_plan) == sorted(wanted)
    of_year = rows(synergy, "targets_by_year", columns, engine, year="2030")
    assert sorted(of_year) == sorted(row for row in wanted if row[-1] == "2030")


@pytest.mark.corpus
@pytest.mark.parametrize("engine", ENGINES)
def test_what_is_prohibited_and_what_restricted(synergy: Workspace, engine: EngineName) -> None:
    """Questions 35 and 36, on CN42."""
    steel = rows(synergy, "plans_affecting_sector", "path stance", engine, sector="钢铁")
    assert ("3/5", "prohibits") in steel
    power = rows(synergy, "plans_affecting_sector", "path stance sector_name", engine, sector="电力")
    assert [row for row in power if row[0] == "3/6"] == [
        ("3/6", "prohibits", "电力"),
        *[
            ("3/6", "promotes", name)
            for name in ("可再生能源", "太阳能发电", "核电", "水电", "生物质发电", "风电")
        ],
        ("3/6", "restricts", "煤电"),
    ]


@pytest.mark.corpus
@pytest.mark.parametrize("engine", ENGINES)
def test_at40_no_claim_is_without_objection(seeds: Workspace, engine: EngineName) -> None:
    got = rows(
        seeds,
        "change_point_claims",
        "region_name point_date ordinal printed_date relation other_region other_sector",
        engine,
    )
    assert got == [
        ("山西省", "2023-05-27", 1, "2023-04-26", "before", False, True),
        ("山西省", "2023-05-27", 2, "2023", "indeterminate", False, True),
        ("山西省", "2023-05-27", 3, "2023", "indeterminate", False, True),
        ("青海省", "2023-07-21", 1, "2025-01-14", "after", False, True),
        ("青海省", "2023-07-21", 2, "2023-07-03", "before", False, True),
        ("青海省", "2024-03-30", 1, "2025-01-14", "after", False, True),
        ("青海省", "2024-03-30", 2, "2024-05-19", "after", False, False),
        ("山西省", "2024-11-08", 1, "2024-11", "indeterminate", True, True),
        ("山西省", "2024-11-08", 2, "2024-11", "indeterminate", True, True),
        ("山西省", "2024-11-08", 3, "2024-11", "indeterminate", True, True),
    ]


@pytest.mark.corpus
@pytest.mark.parametrize("engine", ENGINES)
def test_at40_every_claimed_cause_is_excluded(seeds: Workspace, engine: EngineName) -> None:
    got = rows(seeds, "excluded_causes", "relation other_region other_sector", engine)
    assert Counter(relation for relation, _, _ in got) == {"after": 3, "before": 2, "indeterminate": 5}
    assert sum(region for _, region, _ in got) == 3
    assert sum(sector for _, _, sector in got) == 9
    assert rows(seeds, "possible_causes", "title", engine) == []


@pytest.mark.corpus
def test_at42_the_fact_cites_the_plan_and_not_the_lead(seeds: Workspace) -> None:
    columns = "indicator comparator target_id"
    targets = rows(seeds, "plan_targets", columns, plan=PEAK, year="2030")
    share = next(
        target
        for name, comparator, target in targets
        if (name, comparator) == ("非化石能源消费比重", "approx")
    )
    assert seeds.evidence(str(share))[0].char_start == 2539


@pytest.fixture(scope="module")
def supervised(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A graph of the documents that order reports."""
    names = ("seeds/seed-001-qinghai-peak-plan", "seeds/seed-004-qinghai-retrofit", "dev/wuhan-peak-assessment",
             "dev/tianjin-peak-regulation", "dev/shaanxi-business-env-5-plans")  # fmt: skip
    with Workspace(tmp_path_factory.mktemp("supervised") / "graph", create=True) as workspace:
        workspace.add([corpus / f"{name}.txt" for name in names], processes=1)
        yield workspace


@pytest.mark.corpus
@pytest.mark.parametrize("engine", ENGINES)
def test_at34_who_reports_what_to_whom(supervised: Workspace, engine: EngineName) -> None:
    offices, bureau = "各市（州）工信部门", "青海省工业和信息化厅"
    force = "武汉市碳达峰评估编制工作专班"
    people = "本级人民代表大会或者人民代表大会常务委员会"
    got = rows(supervised, "reporting_duties", "path from_name to_name subject frequency due", engine)
    assert sorted(got, key=str) == sorted(
        [
            ("2/3", offices, bureau, "属地企业技术改造项目完成情况", "每季度末", None),
            ("2/3", offices, bureau, "下一年度拟实施技术改造项目更新情况", None, "年底"),
            ("3/1", "各有关部门", force, "《武汉市碳达峰评估工作方案数据清单》中相关表格", None, "2021-09"),
            ("3/2", "各相关部门", force, "专项评估报告讨论稿和重大政策措施", None, "2021-10"),
            ("3/4", force, "湖北省发展和改革委员会", "《武汉市碳排放达峰评估报告》", None, "2021-12"),
            ("3/4", force, "湖北省生态环境厅", "《武汉市碳排放达峰评估报告》", None, "2021-12"),
            ("3/4", "各区", force, "区级碳达峰评估报告", None, "2021-12"),
            ("1/4", "天津市人民政府", people, "碳达峰、碳中和工作情况", "每年", None),
            ("1/4", "区人民政府", people, "碳达峰、碳中和工作情况", "每年", None),
            ("2/1/3", "执收单位", "陕西省财政厅", "执收情况", None, "年度终了后一个季度内"),
        ],
        key=str,
    )


@pytest.mark.corpus
def test_at34_the_plan_that_names_no_sender_is_a_finding(seeds: Workspace) -> None:
    codes = [item.finding.code for item in seeds.graph.findings]
    assert codes.count("reports_without_sender") == 1


# --- specimens ---------------------------------------------------------------------------------------------

ASKED: dict[str, tuple[str, str, str]] = {
    "SP01": ("agency_responsibilities", "plan_title path heading role", "plan task heading role"),
    "SP02": ("task_responsibilities", "agency_name role ordinal open_list", "agency role ordinal open_list"),
    "SP03": ("open_lists", "plan_title path role", "plan task role"),
    "SP04": ("sole_responsibility", "plan_title path agency_name role", "plan task agency role"),
    "SP05": ("co_responsible_agencies", "agency_name tasks", "partner tasks"),
    "SP06": ("tasks_without_lead", "plan_title path", "plan task"),
    "SP07": ("tasks_without_agency", "plan_title path", "plan task"),
    "SP09": ("stretch_pairs", "plan_title indicator deadline value_text stretch_value_text unit",
             "plan indicator deadline value stretch_value unit"),
    "SP11": ("plan_children", "child_title child_number", "plan number"),
    "SP15": ("coordinating_offices", "body_name host_name", "body host"),
    "SP12": ("repealed_plans", "plan_title title number", "by repealed repealed_number"),
}  # fmt: skip
"""Answers of ``expected/answers.json``: the saved question, its columns, and those of the answer."""


def expected_answers() -> dict[str, dict[str, Any]]:
    listed = json.loads((specimen_corpus() / "expected" / "answers.json").read_text("utf-8"))
    return {answer["id"]: answer for answer in listed["answers"]}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("number", ASKED)
def test_answers_noted_by_hand(specimens: Path, number: str, engine: EngineName) -> None:
    name, columns, wanted_columns = ASKED[number]
    answer = expected_answers()[number]
    values = {
        {"task": "path"}.get(key, key): value
        for key, value in answer["parameters"].items()
        if key != "jurisdiction"
    }
    if number == "SP01":
        values["agency"] = "甘肃省发展和改革委员会"
    places = [answer["columns"].index(column) for column in wanted_columns.split()]
    wanted = [tuple(row[place] for place in places) for row in answer["rows"]]
    with Workspace(specimens) as workspace:
        got = rows(workspace, name, columns, engine, **values)
    assert sorted(got, key=str) == sorted(wanted, key=str)


@pytest.mark.parametrize("engine", ENGINES)
def test_reports_noted_by_hand(specimens: Path, engine: EngineName) -> None:
    with Workspace(specimens) as workspace:
        got = rows(workspace, "reporting_duties", "plan_title path from_name to_name frequency due", engine)
    wanted = [tuple(row) for row in expected_answers()["SP14"]["rows"]]
    assert sorted((*row[:4], row[4] or row[5]) for row in got) == sorted(wanted)
