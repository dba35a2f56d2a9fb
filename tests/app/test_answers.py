"""The analysts' questions: rows worked out by hand, on the specimens and on the real documents."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.specimen import specimen_corpus
from app.workspace import Workspace
from graph.projections import EngineName
from ontology.errors import QueryError
from ontology.nodes import Plan, Task

CARBON_MARKET = "青海省推进绿色低碳转型加快融入全国碳市场建设实施方案"
RETROFIT = "青海省重点领域企业节能降碳技术改造总体实施方案"
PEAK = "青政〔2022〕65号"
ENGINES: tuple[EngineName, ...] = ("ladybug", "oxigraph")


def rows(
    graph: Workspace, name: str, columns: str, engine: EngineName = "ladybug", **values: Any
) -> list[tuple[Any, ...]]:
    """The named columns of an answer."""
    sheet = graph.ask(name, values, engine)
    places = [[column.name for column in sheet.columns].index(column) for column in columns.split()]
    return [tuple(row[place] for place in places) for row in sheet.rows]


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
    assert got == [(path, "applies_in") for path in ("3/5", "4/9", "4/10", "6/17")]


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
def provinces(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A graph of the seeds and of the annotated documents."""
    with Workspace(tmp_path_factory.mktemp("provinces") / "graph", create=True) as workspace:
        workspace.add(
            [corpus / "seeds", corpus / "dev", corpus / "formats" / "beijing-repeal-decision.md"], processes=1
        )
        yield workspace


SHANDONG = "山东省绿色低碳转型2022年行动计划"


@pytest.mark.corpus
def test_at09_what_all_prefectures_are_ordered_to_make(seeds: Workspace) -> None:
    got = rows(seeds, "mandated_plans", "path verb title", plan=PEAK)
    assert ("3/10", "制定", "碳达峰实施方案") in got


@pytest.mark.corpus
def test_at16_parents_of_seeds_and_annotated_documents(provinces: Workspace) -> None:
    got = rows(provinces, "plan_parents", "plan_title parent_title parent_number")
    annotated = {
        "国发〔2021〕23号", "青发〔2022〕5号", "发改产业〔2021〕1464号", "青发改产业〔2021〕848号", "环综合〔2021〕4号",
        "鲁政字〔2019〕212号", "国发〔2021〕4号", "鄂政办电〔2021〕31号",
    }  # fmt: skip
    assert {number for _, _, number in got if number} == annotated
    assert len(got) == 10


@pytest.mark.corpus
@pytest.mark.parametrize("engine", ENGINES)
def test_at18_what_was_repealed(provinces: Workspace, engine: EngineName) -> None:
    got = rows(provinces, "repealed_plans", "title number date", engine)
    assert sorted((title if number is None else number, date) for title, number, date in got) == sorted([
        ("苏政发〔2016〕158号", "2022-02-25"),
        ("苏政发〔2019〕2号", "2022-02-25"),
        *((f"北京市{title}", "2021-09-24") for title in ("社会治安综合治理条例", "反不正当竞争条例", "邮政通信条例", "信息化促进条例")),
    ])  # fmt: skip


@pytest.mark.corpus
@pytest.mark.parametrize("engine", ENGINES)
def test_at20_what_was_ordered_by_when(provinces: Workspace, engine: EngineName) -> None:
    got = rows(provinces, "mandated_plans", "path verb title due", engine, plan=SHANDONG)
    dated = [row for row in got if row[3] is not None]
    assert sorted(dated) == sorted([
        ("2/1/3", "出台", "“两高”项目节能降碳技术改造实施方案", "2022-04"),
        ("2/1/3", "制定", "“两高”项目能效核定标准", "2022-04"),
        ("2/1/4", "出台", "关于加快节能环保产业高质量发展的实施意见", "2022-03"),
        ("2/2/5", "修订", "山东省能耗指标收储使用管理办法", "2022-06"),
        ("2/2/9", "出台", "园区循环化改造实施方案", "2022-06"),
        ("2/3/11", "出台", "优化调整运输结构工作方案", "2022-12"),
        ("2/3/11", "出台", "加快推动“公转铁”实施方案", "2022-12"),
        ("3/2", "发布", "山东省绿色低碳技术成果目录", "2022-10"),
        ("3/4", "出台", "山东省绿色发展综合评价实施方案（试行）", "2022-03"),
        ("3/4", "印发", "2021年度评价结果通报", "2022-09"),
    ])  # fmt: skip
    assert {(path, title) for path, _, title, due in got if due is None} >= {
        ("2/1/2", "山东省高耗能高排放建设项目碳排放减量替代办法"),
        ("2/3/10", "山东省居住建筑节能设计标准"),
        ("2/4/14", "碳达峰碳中和实施意见"),
        ("2/4/14", "碳达峰实施方案"),
        ("2/4/14", "2022年碳达峰碳中和工作要点"),
        ("2/4/14", "分领域分行业工作方案、保障方案"),
        ("2/5/22", "科学绿化试点示范省建设实施方案"),
        ("2/6/25", "加快废旧物资循环利用工作方案"),
    }


@pytest.fixture(scope="module")
def dated(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A graph of the seed documents, the annotated ones, and one that has expired."""
    with Workspace(tmp_path_factory.mktemp("dated") / "graph", create=True) as workspace:
        workspace.add([corpus / "seeds", corpus / "dev", corpus / "bulk" / "394.pdf"], processes=1)
        yield workspace


@pytest.mark.corpus
def test_at19_validity(dated: Workspace) -> None:
    validity = {
        plan.number or plan.title: (plan.issued, plan.effective, plan.valid_to, plan.repealed_on)
        for plan in dated.graph.nodes.values()
        if isinstance(plan, Plan)
    }
    assert validity["浙政发〔2025〕10号"] == ("2025-04-17", "2025-05-31", "2027-12-31", None)
    assert validity["天津市人民代表大会常务委员会公告（第八十二号）"] == (
        "2021-09-27",
        "2021-11-01",
        None,
        None,
    )
    assert validity[CARBON_MARKET] == ("2025-11-16", "2025-11-16", None, None)
    assert validity["苏政发〔2016〕158号"] == (None, None, None, "2022-02-25")
    assert validity["苏政发〔2022〕31号"] == ("2022-02-25", None, None, None)
    assert validity["鲁环发〔2022〕5号"] == ("2022-04-29", "2022-04-29", "2024-04-28", None)
    (linked,) = (
        plan
        for plan in dated.graph.nodes.values()
        if isinstance(plan, Plan) and plan.number == "苏政发〔2022〕31号"
    )
    assert (linked.period_from, linked.period_to) == ("2021", "2025")


@pytest.mark.corpus
@pytest.mark.parametrize("engine", ENGINES)
def test_at22_tasks_that_execute_another_document(provinces: Workspace, engine: EngineName) -> None:
    asked = {
        PEAK: [
            ("3/1/4", "青海省“十四五”推行清洁生产实施方案"),
            ("3/5/1", "“十四五”重点领域能耗管控方案"),
            ("3/6/4", "“十四五”黄河青海流域生态保护和高质量发展实施方案"),
        ],
        "天津市加快建立健全绿色低碳循环发展经济体系的实施方案": [
            ("2/4", "天津市养殖水域滩涂规划（2019—2030年）"),
            ("5/15", "天津市排水专项规划（2020—2035年）"),
            ("7/24", "绿色建筑评价标准"),
        ],
        "陕西省人民政府办公厅关于印发优化提升营商环境五大专项行动方案的通知": [("2/3/12", "社会组织信用信息管理办法")],
        CARBON_MARKET: [],
        RETROFIT: [],
        SHANDONG: [],
    }  # fmt: skip
    for plan, wanted in asked.items():
        got = rows(provinces, "plan_references", "relation path title", engine, plan=plan)
        assert [(path, title) for kind, path, title in got if kind == "implements" and path] == wanted


@pytest.mark.corpus
@pytest.mark.parametrize("engine", ENGINES)
def test_at32_what_falls_due(dated: Workspace, engine: EngineName) -> None:
    got = rows(dated, "tasks_due", "deadline path lead_name", engine, until="2019-06-30")
    assert sorted(got) == sorted([
        ("2019-05", "2/1/4", "陕西省人民政府办公厅"), ("2019-05", "2/1/4", "陕西省财政厅"),
        ("2019-06", "2/1/2", "陕西省人民政府办公厅"), ("2019-06", "2/1/2", "陕西省信息中心"),
        ("2019-06", "2/3/8", "陕西省人民政府办公厅"), ("2019-06", "2/3/8", "陕西省司法厅"),
        ("2019-06", "2/3/8", "陕西省发展和改革委员会"),
        ("2019-06", "3/1/1", "陕西省审改办"), ("2019-06", "3/1/1", "陕西省司法厅"),
    ])  # fmt: skip


@pytest.mark.corpus
def test_at32_milestones_rhythms_and_open_ends(dated: Workspace) -> None:
    tasks = [
        task
        for task in dated.graph.nodes.values()
        if isinstance(task, Task) and task.text is not None and "完成时限：" in task.text
    ]
    ends = {
        "2019年12月取得阶段性成果并持续推进": (None, None),
        "2019年7月底前，以后每年持续实施": ("2019-07", "每年"),
    }
    for words, (deadline, recurrence) in ends.items():
        found = [task for task in tasks if (task.text or "").endswith(words)]
        assert found
        assert {(task.deadline, task.recurrence) for task in found} == {(deadline, recurrence)}
    open_ended = [task for task in tasks if (task.text or "").endswith("完成时限：持续推进")]
    assert {task.deadline for task in open_ended} == {None}


@pytest.mark.corpus
def test_the_timetable_of_a_work_plan(dated: Workspace) -> None:
    got = rows(
        dated, "plan_tasks", "path deadline deadline_relation", plan="武汉市二氧化碳排放达峰评估工作方案"
    )
    assert [row for row in got if row[1]] == [
        ("3/1", "2021-09", "by"), ("3/2", "2021-10", "by"), ("3/3", "2021-12", "during"), ("3/4", "2021-12", "by"),
    ]  # fmt: skip


@pytest.mark.corpus
@pytest.mark.parametrize("engine", ENGINES)
def test_at33_impossible_deadlines(dated: Workspace, engine: EngineName) -> None:
    got = rows(dated, "deadlines_before_issue", "path deadline issued", engine)
    assert got == [("2/1/4", "2019-05", "2019-06-06")]


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
