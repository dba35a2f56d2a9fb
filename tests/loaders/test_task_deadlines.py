"""The one date of a task: fields, stages, sentences, and dates that are none."""

from collections.abc import Callable

import pytest

from loaders.load import extract
from loaders.rhythms import read_rhythm
from loaders.source import Source
from loaders.task_deadlines import read_cell_deadline, read_task_deadline
from loaders.time_limits import read_limit
from ontology.nodes import Task

BY, IN, DURING = "by", "in", "during"


@pytest.mark.parametrize(
    ("text", "value", "relation"),
    [
        ("2028年底前", "2028", BY),
        ("2028年6月底前", "2028-06", BY),
        ("2028年6月30日之前", "2028-06-30", BY),
        ("到2028年", "2028", BY),
        ("力争到2028年底", "2028", BY),
        ("截至2028年3月", "2028-03", BY),
        ("2028年", "2028", IN),
        ("于2028年5月", "2028-05", IN),
        ("2028年年内", "2028", IN),
        ("2028年二季度", "2028-06", DURING),
        ("2028年二季度前", "2028-06", BY),
        ("2028年上半年", "2028-06", DURING),
        ("2028年3—5月", "2028-05", DURING),
        ("2028年3月至5月", "2028-05", DURING),
        ("2028年3月1日至5月20日", "2028-05-20", DURING),
        ("2027—2029年", "2029", DURING),
        ("2027年11月—2028年2月", "2028-02", DURING),
        ("“十五五”期间", "2030", DURING),
        ("“十五五”末", "2030", BY),
        ("2028年13月", "2028", IN),
    ],
)
def test_limits(text: str, value: str, relation: str) -> None:
    limit = read_limit(text, 0, len(text))
    assert limit is not None
    assert (limit.value, limit.relation) == (value, relation)


@pytest.mark.parametrize("text", ["6月底前", "年底前", "今年", "全年"])
def test_a_date_without_year_needs_that_of_the_plan(text: str) -> None:
    assert read_limit(text, 0, len(text)) is None
    limit = read_limit(text, 0, len(text), "2028")
    assert limit is not None
    assert (limit.value[:4], limit.brief) == ("2028", True)


def test_a_day_that_is_in_no_calendar_is_no_limit() -> None:
    assert read_limit("2028年2月30日前", 0, 10) is None


def due(text: str, *, heading: int = 0, year: str | None = None, issued: str | None = None) -> str | None:
    """The deadline of a unit whose heading has this many characters."""
    title = (0, heading) if heading else None
    lines = []
    at = heading + bool(heading)
    for line in text[at:].split("\n"):
        lines.append((at, at + len(line)))
        at += len(line) + 1
    limit = read_task_deadline(text, title, lines, year, issued)
    return f"{limit.value} {limit.relation}" if limit is not None else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("清理库存。\n完成时限：2028年6月底前", "2028-06 by"),
        ("清理库存。\n完成时限：2028年6月", "2028-06 by"),
        ("到2030年建成仓库。\n完成时限：2028年6月底前", "2028-06 by"),
        ("清理库存（责任处室：仓储处，完成期限：2028年四季度）。", "2028-12 by"),
        ("清理库存。\n完成时限：2028年6月底前，以后每年开展", "2028-06 by"),
        ("清理库存。\n完成时限：2028年6月取得阶段性成果，长期坚持", None),
        ("到2030年建成仓库。\n完成时限：持续推进", None),
        ("清点（完成时限：2028年3月）。入账（完成时限：2028年9月）。", "2028-09 by"),
        ("清点（完成时限：2028年3月）。入账（完成时限：长期）。", None),
        ("清理库存，盘点账目。（县财政局负责，2028年6月底前完成）", "2028-06 by"),
        ("执行《县仓储规划（2027—2030年）》。", None),
        ("压缩审批时限：五个工作日。", None),
    ],
)
def test_a_field_decides(text: str, expected: str | None) -> None:
    assert due(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2028年6月底前，各乡镇上报名册。其中，边远村组可以邮寄。", "2028-06 by"),
        ("2028年5—6月，形成初稿，征求意见。", "2028-06 during"),
        ("到2028年，河道保持畅通。岸线整治一新。", "2028 by"),
        ("“十五五”期间，有序疏浚支渠。推进泵站更新。", "2030 during"),
        ("疏浚支渠。到2028年，基本建成灌溉网络。", "2028 by"),
        ("疏浚支渠。力争2028年底前建成灌溉网络。", "2028 by"),
        ("疏浚支渠，到2028年基本建成灌溉网络。", "2028 by"),
        ("县水利局应于2028年6月30日前完成验收。", "2028-06-30 by"),
        ("2027年底前，疏浚支渠。2028年底前，更新泵站。", "2028 by"),
        ("2028年底前疏浚支渠；更新泵站。", "2028 by"),
        ("到2028年，灌溉率达到90%。", "2028 by"),
        ("疏浚支渠。到2028年，灌溉率达到90%。", None),
        ("疏浚支渠。到2028年，灌溉率达到90%，供水更加稳定。", "2028 by"),
        ("疏浚支渠。到2028年，灌溉率达到90%。到2030年，建成灌溉网络。", "2030 by"),
        ("疏浚支渠。到2028年，泵站更新。到2030年，建成灌溉网络。", None),
        ("疏浚支渠。2028年6月底前出台方案。", None),
        ("疏浚支渠，2028年6月底前出台方案，更新泵站。", None),
        ("2028年6月底前出台方案。疏浚支渠。", "2028-06 by"),
        ("编制2028年度用水计划。", None),
        ("完成2028年水源调查。", None),
        ("较2028年下降的河段优先治理。", None),
        ("自2028年起，疏浚支渠。", None),
        ("全县2028年前实现碳达峰。", None),
        ("到2028年，顺利完成市下达的取水任务。疏浚支渠。", "2028 by"),
        ("疏浚支渠。到2028年，完成市下达的取水任务。", None),
    ],
)
def test_sentences(text: str, expected: str | None) -> None:
    assert due(text) == expected


@pytest.mark.parametrize(
    ("text", "heading", "expected"),
    [
        ("准备阶段（2028年3—4月）。成立专班。", 15, "2028-04 during"),
        ("准备阶段（2028年4月底前）。成立专班。", 15, "2028-04 by"),
        ("用水规划（试行）。成立专班。", 8, None),
        ("2028年底前建成水库", 11, "2028 by"),
        ("整治渠道。2028年6月底前出台方案。疏浚支渠。", 4, None),
        ("整治渠道。2028年6月底前出台方案。", 4, "2028-06 by"),
    ],
)
def test_headings(text: str, heading: int, expected: str | None) -> None:
    assert due(text, heading=heading) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2028年12月底前", "2028-12 by"),
        ("2028年", "2028 by"),
        ("2027—2029年", "2029 during"),
        ("2028年6月出台，2029年完成", "2029 by"),
        ("2028年6月取得阶段性成果", None),
        ("长期坚持", None),
    ],
)
def test_cells(cell: str, expected: str | None) -> None:
    limit = read_cell_deadline(cell, (0, len(cell)))
    assert (f"{limit.value} {limit.relation}" if limit is not None else None) == expected


def test_a_date_before_the_plan_is_a_story_unless_a_field_prints_it() -> None:
    assert due("2027年3月，启动调查。", issued="2028-01-05") is None
    assert due("2028年底前，完成调查。", issued="2028-01-05") == "2028 by"
    assert due("调查。\n完成时限：2027年12月底", issued="2028-01-05") == "2027-12 by"


@pytest.mark.parametrize(
    ("text", "rhythm"),
    [
        ("每季度末报送进展。", "每季度末"),
        ("各镇每年年底前报送进展。", "每年年底前"),
        ("于每年3月15日前公布名单。", "每年3月15日前"),
        ("按月通报进度。", "按月"),
        ("每半年开展一次检查。", "每半年"),
        ("定期通报进度。", "定期"),
        ("定期通报进度。每年公布结果。", "每年"),
        ("每月会商。\n完成时限：2028年7月底前，以后每年开展", "每年"),
        ("每年安排资金，每年的结余上缴。", "每年"),
        ("每年200万元。", None),
        ("分解到每年。", None),
        ("每年不超过三次。", None),
        ("持续推进改革。", None),
        ("不定期抽查。", None),
    ],
)
def test_rhythms(text: str, rhythm: str | None) -> None:
    found = read_rhythm(text, [(0, len(text))])
    assert (text[slice(*found)] if found is not None else None) == rhythm


def tasks(source: Source) -> dict[str, Task]:
    return {task.path: task for task in extract(source).of("Task") if isinstance(task, Task)}


PLAN = """梅县节水工作2028年行动计划
梅县人民政府
2028年1月20日
一、重点任务
（一）整治渠道。6月底前，完成渠道清淤。（牵头单位：县水利局）
（二）更新泵站。更新老旧泵站。（县水利局负责，2028年10月底前完成）改造闸门。（县住房城乡建设局负责，年底前完成）
（三）鼓励节水。鼓励企业使用再生水。（责任单位：县水利局）
二、工作步骤
（一）摸底阶段（2028年2—3月）。各镇上报名册。
（二）2028年4月底之前，县水利局汇总名册。各镇核对。
"""


def test_tasks_of_a_plan(source: Callable[..., Source]) -> None:
    found = tasks(source(PLAN))
    assert {path: (t.deadline, t.deadline_relation) for path, t in found.items() if t.deadline} == {
        "1/1": ("2028-06", BY),
        "1/2": ("2028", BY),
        "1/2~1": ("2028-10", BY),
        "1/2~1.2": ("2028", BY),
        "2/1": ("2028-03", DURING),
        "2/2": ("2028-04", BY),
    }
    assert {path: t.force for path, t in found.items() if path in ("1/1", "1/3")} == {
        "1/1": "must",
        "1/3": "encourage",
    }
    assert found["1"].force is None


def test_the_title_bears_witness_to_a_year_that_is_not_printed(source: Callable[..., Source]) -> None:
    facts = extract(source(PLAN))
    task = next(t for t in facts.of("Task") if isinstance(t, Task) and t.path == "1/1")
    evidence = {
        (item.part, facts.text[item.char_start : item.char_end])
        for item in facts.evidence
        if item.subject == task.id and item.property == "deadline"
    }
    assert ("main", "6月底前") in evidence
    assert [words for part, words in evidence if part == "context"] == ["梅县节水工作2028年行动计划"]


def test_a_very_long_paragraph_takes_linear_time() -> None:
    text = "到2028年，疏浚支渠，每年清淤，" * 100_000
    assert due(text) == "2028 by"


# --- the year that a document plans for ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "signed", "year"),
    [
        ("甘肃省节水方案", "2031年4月21日", "2031"),
        ("甘肃省2032年节水方案", "2031年4月21日", "2032"),
        ("甘肃省节水方案（2031—2033年）", "2031年4月21日", None),
        ("甘肃省节水方案", "", None),
    ],
    ids=["year of issue", "year of the title", "several years", "no date"],
)
def test_the_end_of_the_year_is_that_of_the_title_else_that_of_the_issue(
    source: Callable[[str], Source], title: str, signed: str, year: str | None
) -> None:
    text = f"{title}\n一、节水\n年底前，建设节水广场30处。\n二、治污\n清理河道。\n甘肃省水利厅\n{signed}\n"
    assert [getattr(node, "deadline", "") for node in extract(source(text)).of("Target")] == [year]


@pytest.mark.parametrize(("date", "deadline"), [("年底前", None), ("2033年底前", "2033")])
def test_what_a_law_orders_by_the_end_of_a_year_it_orders_every_year(
    source: Callable[[str], Source], date: str, deadline: str | None
) -> None:
    text = (
        "甘肃省节水办法\n（2031年4月21日甘肃省人民政府公布）\n第一条 为了节水，制定本办法。\n"
        f"第二条 {date}，市水务部门应当公布名录，节水灌溉面积达到30万亩。\n第三条 市水务部门负责节水。\n"
    )
    found = extract(source(text))
    (article,) = [task for task in found.of("Task") if isinstance(task, Task) and task.path == "2"]
    assert article.deadline == deadline
    assert [getattr(node, "deadline", "") for node in found.of("Target")] == [deadline]


@pytest.mark.parametrize(("end", "year"), [("：", "2033"), ("。", None)])
def test_the_date_of_a_unit_that_announces_its_parts_dates_them(
    source: Callable[[str], Source], end: str, year: str | None
) -> None:
    text = (
        f"甘肃省节水方案\n一、节水\n到2033年，完成以下建设{end}\n（一）建设节水广场30处。\n（二）建设节水公园20处。\n"
        "二、治污。建设湿地30处。\n甘肃省水利厅\n2031年4月21日\n"
    )
    assert [getattr(node, "deadline", "") for node in extract(source(text)).of("Target")] == [
        year,
        year,
        None,
    ]
