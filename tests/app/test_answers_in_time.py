"""The analysts' questions over time and across provinces: what is ordered, due, repealed; real documents."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.workspace import Workspace
from graph.projections import EngineName
from ontology.nodes import Plan, Task
from tests.app.answered import CARBON_MARKET, ENGINES, PEAK, RETROFIT, SHANDONG, rows


@pytest.fixture(scope="module")
def provinces(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A graph of the seeds and of the annotated documents."""
    with Workspace(tmp_path_factory.mktemp("provinces") / "graph", create=True) as workspace:
        workspace.add(
            [corpus / "seeds", corpus / "dev", corpus / "formats" / "beijing-repeal-decision.md"], processes=1
        )
        yield workspace


@pytest.mark.corpus
def test_at09_what_all_prefectures_are_ordered_to_make(provinces: Workspace) -> None:
    got = rows(provinces, "mandated_plans", "path verb title", plan=PEAK)
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
    assert validity["苏政发〔2016〕158号"] == ("2016", None, None, "2022-02-25")
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
@pytest.mark.parametrize(
    ("plan", "day", "expected"),
    [
        ("浙政发〔2025〕10号", "2025-05-01", "not_effective"),
        ("浙政发〔2025〕10号", "2025-06-01", "in_force"),
        ("浙政发〔2025〕10号", "2028-01-01", "expired"),
        ("天津市人民代表大会常务委员会公告（第八十二号）", "2021-10-15", "not_effective"),
        (CARBON_MARKET, "2025-11-15", "not_issued"),
        (CARBON_MARKET, "2025-11-17", "in_force"),
        ("苏政发〔2016〕158号", "2022-01-15", "in_force"),
        ("苏政发〔2016〕158号", "2022-03-01", "repealed"),
        ("鲁环发〔2022〕5号", "2024-05-01", "expired"),
    ],
)
def test_at19_status_on_a_day(
    dated: Workspace, plan: str, day: str, expected: str, engine: EngineName
) -> None:
    assert rows(dated, "plan_status", "status", engine, plan=plan, date=day) == [(expected,)]


@pytest.mark.corpus
@pytest.mark.parametrize("engine", ENGINES)
def test_at19_what_an_expired_plan_said_is_answered_only_for_its_days(
    dated: Workspace, engine: EngineName
) -> None:
    def units(day: str) -> int:
        return len(dated.ask("plan_tasks", {"plan": "鲁环发〔2022〕5号"}, engine, as_of=day).rows)

    assert units("2022-04-28") == units("2024-05-01") == 0
    assert units("2023-01-01") == units("2024-04-28") > 0


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
