"""The analysts' questions over seeds and annotated documents: rows of ``questions.md``, worked out by hand."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from app.workspace import Workspace
from graph.projections import EngineName
from ontology.errors import QueryError
from tests.app.answered import ENGINES, rows

SHORT = {
    "seed-001": "S1", "seed-003": "S3", "seed-004": "S4", "cn-poll": "CN42", "jiangsu": "JS", "qingdao": "QD", "shaanxi": "SX5",
    "shandong": "SD", "sichuan": "SC", "tianjin-circular": "TJC", "tianjin-peak": "TJR", "wuhan": "WH", "zhejiang": "ZJ",
}  # fmt: skip
"""How file names begin, to the short names of ``questions.md``."""
ROLES = {"lead": "L", "support": "S", "responsible": "R"}


@pytest.fixture(scope="module")
def annotated(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """A graph of the seeds and of the annotated documents."""
    with Workspace(tmp_path_factory.mktemp("annotated") / "graph", create=True) as workspace:
        workspace.add([corpus / "seeds", corpus / "dev"], processes=1)
        yield workspace


@pytest.fixture(scope="module")
def titles(gold: Path) -> Mapping[str, str]:
    """The title of each document's (first) plan, to its short name."""
    found = {}
    for path in sorted((gold / "dev").glob("*.json")):
        title = json.loads(path.read_text("utf-8"))["metadata"].get("title")
        short = next((name for head, name in SHORT.items() if path.stem.startswith(head)), None)
        if title and short:
            found[title] = short
    return found


def plan(titles: Mapping[str, str], short: str) -> str:
    return next(title for title, name in titles.items() if name == short)


@pytest.mark.corpus
def test_at02_seven_bodies_bear_the_relative_name(annotated: Workspace) -> None:
    with pytest.raises(QueryError) as refused:
        annotated.show("省生态环境厅")
    for place in ("青海省", "山西省", "山东省", "江苏省", "湖北省", "陕西省", "四川省"):
        assert f"{place}生态环境厅" in str(refused.value)


@pytest.mark.corpus
@pytest.mark.parametrize("engine", ENGINES)
def test_at06_who_carries_most(annotated: Workspace, titles: Mapping[str, str], engine: EngineName) -> None:
    statistics = rows(annotated, "agency_responsibilities", "path role", engine, agency="武汉市统计局")
    assert sorted(statistics) == sorted(
        [("2/1", "lead"), ("2/2", "support")]
        + [(f"2/3/1/{number}", "support") for number in range(1, 6)]
        + [(f"2/3/2/{number}", "support") for number in (2, 4, 5)]
    )
    leads = rows(annotated, "agency_ranking", "agency_name lead", engine, plan=plan(titles, "WH"))
    assert {name: count for name, count in leads if count > 1} == {
        "武汉市发展和改革委员会": 6,
        "武汉市生态环境局": 3,
    }
    tasks = rows(annotated, "agency_ranking", "agency_name tasks", engine, plan=plan(titles, "S3"))
    assert sorted((count for _, count in tasks), reverse=True) == [19, 11, 9, 7, 7, 4, 3, 2, 2, *[1] * 12]


@pytest.mark.corpus
@pytest.mark.parametrize("engine", ENGINES)
def test_at07_duties_of_firms(annotated: Workspace, titles: Mapping[str, str], engine: EngineName) -> None:
    got = {
        (agency, f"{titles[title]} {path} {ROLES[role]}")
        for agency, title, path, role in rows(
            annotated, "responsibilities_by_kind", "agency_name plan_title path role", engine, kind="firm"
        )
    }
    assert got == {
        *(("国网青海省电力公司", row) for row in ("S3 1/8 R", "S3 2/12 R", "S3 3/17 R", "S3 4/19 S")),
        ("青海省交通控股集团有限公司", "S3 2/12 R"),
        ("中国铁路青藏集团有限公司", "S4 3/4 R"),
        ("中国国家铁路集团有限公司", "CN42 4/9 R"),
        ("山东港口青岛港集团有限公司", "QD 2/5 R"),
        ("青岛地铁集团有限公司", "QD 2/5 R"),
        ("国网山东省电力公司", "SD 2/3/11 S"),
        ("天津港（集团）有限公司", "TJC 3/9 R"),
        ("天津港（集团）有限公司", "TJC 5/16 R"),
        ("国网天津市电力公司", "TJC 5/14 R"),
        ("国网浙江省电力有限公司", "ZJ 4/13 S"),
        ("浙江省金融控股有限公司", "ZJ 2/3 S"),
    }


@pytest.mark.corpus
@pytest.mark.parametrize("engine", ENGINES)
def test_at08_duties_of_party_organs(
    annotated: Workspace, titles: Mapping[str, str], engine: EngineName
) -> None:
    got = {
        (agency, f"{titles[title]} {path} {ROLES[role]}")
        for agency, title, path, role in rows(
            annotated,
            "responsibilities_by_kind",
            "agency_name plan_title path role",
            engine,
            kind="party_organ",
        )
    }
    assert got == {
        *(("中共青岛市委组织部", row) for row in ("QD 2/1 R", "QD 3/2 R")),
        ("中共青岛市委党校", "QD 3/2 R"),
        *(("中共浙江省委组织部", f"ZJ {row}") for row in ("3/6 L", "3/7 L", "3/8 L", "7/26 S", "7/27 L")),
        *(("中共浙江省委宣传部", f"ZJ {row}") for row in ("7/22 S", "7/27 S")),
        ("中共浙江省委网络安全和信息化委员会办公室", "ZJ 7/26 S"),
        ("中共山东省委外事工作委员会办公室", "SD 2/4/18 S"),
        ("中共陕西省委机构编制委员会办公室", "SX5 3/2/4 L"),
    }


@pytest.mark.corpus
def test_at09_duties_of_a_city_government(annotated: Workspace, titles: Mapping[str, str]) -> None:
    got = rows(annotated, "agency_responsibilities", "plan_title path role", agency="西宁市人民政府")
    paths = [
        "2/1/1",
        "2/1/2",
        "2/1/3",
        "2/2/1",
        "2/2/2",
        "2/2/3",
        "2/3",
        "2/4",
        "2/5",
        "3/1",
        "3/2",
        "3/3",
        "3/4",
    ]
    assert [(titles[title], path, role) for title, path, role in got] == [
        ("S4", path, "responsible") for path in paths
    ]
    for short in ("S1", "S3"):
        addressed = rows(annotated, "plan_addressees", "agency_name", plan=plan(titles, short))
        assert ("各市人民政府",) in addressed


@pytest.mark.corpus
@pytest.mark.parametrize("engine", ENGINES)
def test_at09_what_a_city_government_has_through_collectives(
    annotated: Workspace, titles: Mapping[str, str], engine: EngineName
) -> None:
    me = {"agency": "西宁市人民政府", "with_collectives": True}
    via = rows(annotated, "agency_responsibilities", "plan_title via", engine, **me)
    assert {titles.get(title) for title, through in via if through is not None} & {"S1", "S3", "S4"} == set()
    assert sum(through is None for _, through in via) == 13
    addressed = rows(annotated, "plans_addressed_to_agency", "plan_title via", engine, **me)
    assert {(titles[title], through) for title, through in addressed} == {
        ("S1", "各市人民政府"),
        ("S3", "各市人民政府"),
    }
    assert rows(annotated, "plans_addressed_to_agency", "plan_title", engine, agency=me["agency"]) == []


@pytest.mark.corpus
@pytest.mark.parametrize("engine", ENGINES)
def test_at45_one_body_across_a_reform(
    annotated: Workspace, titles: Mapping[str, str], engine: EngineName
) -> None:
    def duties(agency: str, **switches: bool) -> list[tuple[str, str, str, str | None]]:
        got = rows(
            annotated,
            "agency_responsibilities",
            "plan_title path role via",
            engine,
            agency=agency,
            **switches,
        )
        return [(titles[title], *rest) for title, *rest in got]

    after, before = "中国人民银行青海省分行", "中国人民银行西宁中心支行"
    named = [("S3", "3/17", "responsible", None), ("S3", "4/20", "responsible", None)]
    former = ("S4", "3/2", "responsible")
    assert duties(after) == named
    assert sorted(duties(after, with_predecessors=True), key=str) == sorted(
        [*named, (*former, before)], key=str
    )
    # The switch does not lead forward.
    assert duties(before, with_predecessors=True) == [(*former, None)]
    supervisor = "国家金融监督管理总局青海监管局"
    assert duties(supervisor) == []
    assert duties(supervisor, with_predecessors=True) == [(*former, "中国银行保险监督管理委员会青海监管局")]
    history = rows(
        annotated, "agency_history", "relation former_name later_name date reform", engine, agency=before
    )
    assert history == [("successor", before, after, "2023-08-18", "2023年党和国家机构改革")]


@pytest.mark.corpus
@pytest.mark.parametrize("engine", ENGINES)
def test_at12_tasks_with_several_leads(
    annotated: Workspace, titles: Mapping[str, str], engine: EngineName
) -> None:
    found = rows(annotated, "tasks_with_several_leads", "plan_title path leads", engine)
    by_plan = Counter(titles.get(title, "SX5") for title, _, _ in found)
    assert by_plan == {"S3": 1, "WH": 3, "SC": 2, "SD": 12, "SX5": 36, "ZJ": 2}
    sizes = {(titles.get(title, "SX5"), path): leads for title, path, leads in found}
    assert sizes["S3", "4/19"] == 3
    assert {path: n for (short, path), n in sizes.items() if short == "SD"} == {
        "2/1/2": 2, "2/1/3": 2, "2/1/4": 5, "2/2/6": 2, "2/2/7": 2, "2/4/15": 3, "2/4/17": 2, "2/5/21": 4, "2/6/23": 7,
        "2/6/24": 4, "3/1": 2, "3/3": 3,
    }  # fmt: skip
    assert {path: n for (short, path), n in sizes.items() if short == "ZJ"} == {"4/14": 2, "6/20": 2}


@pytest.mark.corpus
def test_at23_issuers_in_order(annotated: Workspace, titles: Mapping[str, str]) -> None:
    assert rows(annotated, "plan_issuers", "ordinal agency_name", plan=plan(titles, "CN42")) == [
        (1, "生态环境部"), (2, "国家发展和改革委员会"), (3, "工业和信息化部"), (4, "住房和城乡建设部"), (5, "交通运输部"),
        (6, "农业农村部"), (7, "国家能源局"),
    ]  # fmt: skip
    assert rows(annotated, "plan_issuers", "agency_name", plan=plan(titles, "SC")) == [
        ("四川省住房和城乡建设厅",)
    ]
    messages = [doubt.message for doubt in annotated.doubts(code="issuers_not_named")]
    assert messages == ["the title counts 17 issuers; 16 of them are not named"]


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("short", "wanted"),
    [
        ("S1", {("青海省碳达峰碳中和工作领导小组", "第二次全体会议"), ("青海省人民政府", "第120次常务会议")}),
        ("S3", {("青海省人民政府", None)}),
        ("CN42", {("碳达峰碳中和工作领导小组", None)}),
        ("TJR", {("天津市人民代表大会常务委员会", "第二十九次会议")}),
    ],
)
def test_at24_approvals(
    annotated: Workspace, titles: Mapping[str, str], short: str, wanted: set[tuple[str, str | None]]
) -> None:
    assert set(rows(annotated, "plan_approvals", "agency_name session", plan=plan(titles, short))) == wanted


@pytest.mark.corpus
def test_at24_a_notice_is_approved_with_the_five_plans_in_it(annotated: Workspace) -> None:
    for title in (
        "陕西省人民政府办公厅关于印发优化提升营商环境五大专项行动方案的通知",
        "陕西省规范涉企收费专项行动方案",
    ):
        assert rows(annotated, "plan_approvals", "agency_name session", plan=title) == [
            ("陕西省人民政府", None)
        ]


@pytest.mark.corpus
def test_at29_goals_that_the_level_above_sets(annotated: Workspace, titles: Mapping[str, str]) -> None:
    modal = {
        short: {
            (path, indicator, deadline)
            for path, indicator, deadline, modality in rows(
                annotated, "target_settings", "path indicator deadline modality", plan=plan(titles, short)
            )
            if modality == "delegated"
        }
        for short in ("S1", "QD", "SD")
    }
    assert {(i, d) for _, i, d in modal["S1"]} == {
        ("单位生产总值能源消耗", "2025"),
        ("单位生产总值二氧化碳排放", "2025"),
    }
    assert {(p, d) for p, _, d in modal["QD"] if p in ("2/4", "2/5")} == {("2/4", "2023"), ("2/5", None)}
    assert len([p for p, _, _ in modal["QD"] if p == "2/4"]) == 3
    # The year of this annual plan stands in its title only (T25): the sentence dates nothing.
    assert {d for _, _, d in modal["SD"]} == {None}
    assert [len(modal[short]) for short in ("S1", "QD", "SD")] == [2, 5, 1]
    found = rows(annotated, "delegated_targets", "plan_title path indicator deadline", "oxigraph")
    assert {(titles[title], *rest) for title, *rest in found} == {
        (short, *row) for short, settings in modal.items() for row in settings
    }


@pytest.mark.corpus
def test_at31_targets_for_which_an_agency_answers(annotated: Workspace, titles: Mapping[str, str]) -> None:
    got = rows(
        annotated, "agency_targets", "path indicator comparator value_text unit",
        agency="山东省农业农村厅", role="lead", plan=plan(titles, "SD"),
    )  # fmt: skip
    assert sorted(got) == sorted([
        ("2/2/7", "高标准农田", "eq", "665", "万亩"),
        ("2/2/7", "高效节水灌溉农田", "eq", "168.5", "万亩"),
        ("2/3/12", "农作物秸秆综合利用率", "ge", "95", "%"),
        ("2/3/12", "畜禽粪污综合利用率", "ge", "90", "%"),
    ])  # fmt: skip


@pytest.mark.corpus
@pytest.mark.parametrize("engine", ENGINES)
def test_at14_leaf_tasks_that_name_nobody(
    annotated: Workspace, titles: Mapping[str, str], engine: EngineName
) -> None:
    found = rows(annotated, "tasks_without_agency", "plan_title path", engine)
    by_plan = Counter(titles.get(title, "SX5") for title, _ in found)
    assert {short: count for short, count in by_plan.items() if short not in ("JS", "TJR")} == {
        "S3": 1, "SC": 2, "WH": 6, "SX5": 17,
    }  # fmt: skip
    paths = {(titles.get(title, "SX5"), path) for title, path in found}
    assert ("S3", "5") in paths
    assert {path for short, path in paths if short == "SC"} == {"5/1", "5/4"}
    assert {path for short, path in paths if short == "WH"} == {"3/2", "3/3", "3/4", "4/2", "4/3", "4/4"}
    whole = rows(annotated, "plans_without_agencies", "plan_title completeness", engine)
    assert (plan(titles, "S1"), "abridged") in whole
