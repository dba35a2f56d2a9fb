"""Division tables: rows as tasks, with agencies, time limits, goals and the regions where they apply."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from app.folded import fold
from loaders.load import extract, load
from loaders.table_columns import kind_of
from ontology.edges import Affects
from ontology.extract import Extract
from tests.loaders.tabled import Part, Row, document

TITLE = "甘肃省寒旱农业重点工作分工方案"


def view(*parts: Part) -> dict[str, Any]:
    return fold(extract(document(*parts, title=TITLE)))


def roles(folded: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(row["task"], row["surface"], row["role"]) for row in folded["responsibilities"]]


def applies(found: Extract) -> list[tuple[str, str]]:
    return [
        (str(getattr(found.by_id[edge.source], "path", "")), found.by_id[edge.target].caption())
        for edge in found.edges
        if isinstance(edge, Affects)
        and edge.how in ("applies_in", "pilot")
        and edge.source.startswith("task:")
    ]


def test_the_task_has_the_name_and_the_content_beside_it() -> None:
    rows: list[Row] = [
        ["序号", "工作事项", "主要内容", "指导部门"],
        ["（1）", "建立节水联席会议", "每季度会商一次，通报用水情况。", "省水利厅"],
        ["（2）", "推广旱作技术", "推广地膜回收和垄作沟灌。", "省农业农村厅、省水利厅"],
    ]
    found = extract(document(rows, title=TITLE))
    tasks = [node.model_dump() for node in found.of("Task")]
    assert [(task["path"], task["heading"]) for task in tasks] == [
        ("T1/1", "建立节水联席会议"),
        ("T1/2", "推广旱作技术"),
    ]
    assert tasks[0]["text"].endswith("通报用水情况。")
    assert [row[2] for row in roles(fold(found))] == ["responsible", "responsible", "responsible"]


def test_lead_and_support_under_a_merged_label() -> None:
    rows: list[Row] = [
        [("序号", 2, 1), ("重点任务", 2, 1), ("责任分工", 1, 2), ("完成时限", 2, 1), ("责任人", 2, 1)],
        ["责任单位", "配合单位"],
        [("一、灌区建设", 1, 6)],
        ["1", "改造灌区渠系120公里", "省水利厅", "省财政厅", "2024年10月底前", "王五"],
        ["2", "建成水肥一体化示范点30个", "省农业农村厅", "省科技厅", "2025年底前", "赵六"],
    ]
    folded = view(rows)
    assert [task["path"] for task in folded["tasks"]] == ["1", "1/1", "1/2"]
    assert roles(folded) == [
        ("1/1", "省水利厅", "lead"),
        ("1/1", "省财政厅", "support"),
        ("1/2", "省农业农村厅", "lead"),
        ("1/2", "省科技厅", "support"),
    ]
    assert [(row["value"], row["deadline"]) for row in folded["targets"]] == [
        ("120", "2024-10"),
        ("30", "2025"),
    ]


COLUMNS: Row = ["序号", "任务", "责任单位"]


def heading(words: str) -> Row:
    return [(words, 1, 3)]


def parents(found: Extract) -> list[tuple[str, str]]:
    paths = {node.id: getattr(node, "path", "") for node in found.nodes}
    edges = [edge for edge in found.edges if edge.type == "PART_OF"]
    return [(paths[edge.source], paths[edge.target]) for edge in edges if paths[edge.target]]


def test_rows_in_numbered_groups_are_counted_like_units() -> None:
    rows: list[Row] = [
        COLUMNS, heading("（一）推动工业节水"), ["1", "改造管网", "省水利厅"], ["2", "更换器具", "省财政厅"],
        heading("（二）保障措施"), ["3", "加强督查", "省教育厅"],
    ]  # fmt: skip
    found = extract(document(rows, title=TITLE))
    assert [(getattr(t, "path", ""), getattr(t, "heading", ""), getattr(t, "kind", "")) for t in found.of("Task")] == [
        ("1", "推动工业节水", "operative"), ("2", "保障措施", "container"), ("1/1", "改造管网", "operative"),
        ("1/2", "更换器具", "operative"), ("2/3", "加强督查", "operative"),
    ]  # fmt: skip
    assert parents(found) == [("1/1", "1"), ("1/2", "1"), ("2/3", "2")]


def test_groups_of_a_table_in_the_text_of_a_unit_are_parts_of_the_unit() -> None:
    rows: list[Row] = [
        COLUMNS,
        heading("（一）推动工业节水"),
        ["1", "改造管网", "省水利厅"],
        ["7", "更换器具", "省财政厅"],
    ]
    found = extract(
        document("一、总体要求", "坚持节水。", "三、任务分工", "各部门按下表落实。", rows, title=TITLE)
    )
    assert parents(found) == [("3/1", "3"), ("3/1/1", "3/1"), ("3/1/7", "3/1")]
    assert roles(fold(found)) == [("3/1/1", "省水利厅", "responsible"), ("3/1/7", "省财政厅", "responsible")]


ONE, TWO = ["1", "改造管网", "省水利厅"], ["2", "更换器具", "省财政厅"]


@pytest.mark.parametrize(
    ("rows", "paths"),
    [
        ([ONE, heading("（一）推动工业节水"), TWO], ["T1/1", "T1/2"]),
        ([heading("推动工业节水"), ONE, TWO], ["T1/1", "T1/2"]),
        ([heading("（一）推动工业节水"), ONE, heading("（一）推动农业节水"), TWO], ["T1/1", "T1/2"]),
        ([heading("（一）推动工业节水"), ONE, ["", *TWO[1:]]], ["T1/1", "T1/2"]),
        ([heading("（一）推动工业节水"), ONE, ["1", *TWO[1:]]], ["T1/1", "T1/1!2"]),
    ],
    ids=["row without group", "group without number", "groups collide", "row without number", "rows collide"],
)
def test_rows_of_other_tables_are_counted_by_themselves(rows: list[Row], paths: list[str]) -> None:
    assert [task["path"] for task in view([COLUMNS, *rows])["tasks"]] == paths


def test_a_path_that_a_unit_has_is_no_path_of_a_group() -> None:
    rows: list[Row] = [COLUMNS, heading("一、推动工业节水"), ONE, TWO]
    signed = ["甘肃省水利厅", "2024年3月8日", "附件"]
    folded = view("一、节水", "推广滴灌。", "二、治污", "清淤。", *signed, rows)
    assert [task["path"] for task in folded["tasks"]] == ["1", "2", "T1/1", "T1/2"]
    other = view("二、节水", "推广滴灌。", "三、治污", "清淤。", *signed, rows)
    assert [task["path"] for task in other["tasks"]] == ["2", "3", "1", "1/1", "1/2"]


SENTENCES = ("改造灌区渠系，更新计量设施。", "更换老旧器具，推广节水产品。")


@pytest.mark.parametrize(
    ("names", "texts", "headings"),
    [
        (["节水改造", "器具更换"], SENTENCES, ["节水改造", "器具更换"]),
        (["节水改造", "器具更换"], ["改造灌区渠系", "更换老旧器具"], ["改造灌区渠系", "更换老旧器具"]),
        (["改造渠系，更新设施。", "器具更换"], SENTENCES, [SENTENCES[0], "器具更换"]),
    ],
    ids=["name and sentences", "two names", "two texts"],
)
def test_a_short_task_beside_sentences_is_their_heading(
    names: list[str], texts: Sequence[str], headings: list[str]
) -> None:
    rows: list[Row] = [["序号", "重点任务", "具体任务", "责任单位"]]
    rows += [
        [str(n), name, text, "省水利厅"] for n, (name, text) in enumerate(zip(names, texts, strict=True), 1)
    ]
    found = extract(document(rows, title=TITLE))
    assert [getattr(task, "heading", "") for task in found.of("Task")] == headings


def test_a_category_over_several_texts_is_no_heading_of_them() -> None:
    rows: list[Row] = [
        ["序号", "重点任务", "具体任务", "责任单位"],
        ["1", ("节水改造", 2, 1), SENTENCES[0], "省水利厅"],
        ["2", SENTENCES[1], "省财政厅"],
    ]
    found = extract(document(rows, title=TITLE))
    assert [getattr(task, "heading", "") for task in found.of("Task")] == list(SENTENCES)


def test_the_first_of_a_list_leads_where_the_header_says_so() -> None:
    rows: list[Row] = [
        ["序号", "任务", "责任单位（列第一位的为牵头单位）"],
        ["一", "编制用水定额", "省水利厅、省工业和信息化厅"],
    ]
    assert roles(view(rows)) == [("T1/1", "省水利厅", "lead"), ("T1/1", "省工业和信息化厅", "support")]


def test_a_merged_task_collects_the_agencies_of_its_rows() -> None:
    rows: list[Row] = [
        ["序号", "任务", "责任单位"],
        [("1", 2, 1), ("开展墒情监测", 2, 1), "省农业农村厅"],
        ["省气象局"],
    ]
    folded = view(rows)
    assert [task["path"] for task in folded["tasks"]] == ["T1/1"]
    assert [surface for _, surface, _ in roles(folded)] == ["省农业农村厅", "省气象局"]


def test_goals_in_a_column_of_their_own_are_targets_of_the_task() -> None:
    rows: list[Row] = [
        ["序号", "重点任务", "工作目标", "牵头单位"],
        ["1", "提升秸秆利用", "到2025年，秸秆综合利用率达到90%以上", "省农业农村厅"],
    ]
    (target,) = view(rows)["targets"]
    assert (target["task"], target["indicator"], target["value"]) == ("T1/1", "秸秆综合利用率", "90")


def test_indicator_and_value_columns_beside_a_task() -> None:
    rows: list[Row] = [
        ["序号", "重点任务", "指标", "2025年目标值", "牵头单位"],
        ["1", "改造灌区", "灌溉水有效利用系数", "≥0.58", "省水利厅"],
    ]
    (target,) = view(rows)["targets"]
    assert (target["task"], target["indicator"], target["comparator"], target["value"], target["deadline"]) == (
        "T1/1", "灌溉水有效利用系数", "ge", "0.58", "2025",
    )  # fmt: skip


def test_where_a_row_applies() -> None:
    rows: list[Row] = [
        ["序号", "改革举措", "责任部门", "推广范围"],
        ["1", "水权交易", "省水利厅", "武威市、张掖市"],
        ["2", "电子取水证", "省水利厅", "全省"],
        ["3", "合同节水", "省水利厅", "5个灌区"],
        ["4", "节水标杆评选", "省水利厅", "全国"],
    ]
    found = extract(document(rows, title=TITLE))
    assert applies(found) == [("T1/1", "武威市"), ("T1/1", "张掖市"), ("T1/2", "甘肃省"), ("T1/4", "中国")]
    assert [finding.code for finding in found.findings if finding.code.startswith("table")] == ["table_scope"]


def test_agencies_that_are_not_recognised_are_a_finding() -> None:
    rows: list[Row] = [["任务", "责任单位"], ["清查机井", "待明确"], ["封填机井", "省水利厅"]]
    found = extract(document(rows, title=TITLE))
    assert [f.code for f in found.findings if f.code.startswith("table")] == ["table_agencies"]


def test_a_table_in_the_middle_does_not_cut_the_text() -> None:
    rows: list[Row] = [["任务", "责任单位"], ["清查机井", "省水利厅"]]
    folded = view("一、摸底。做好摸底。", rows, "二、整改。做好整改。")
    assert [task["path"] for task in folded["tasks"]] == ["1", "2", "T1/1"]


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("序号", "number"), ("重点任务", "task"), ("主要内容", "content"), ("工作目标", "goal"), ("目标任务", "task"),
        ("牵头单位", "agencies"), ("牵头（责任）单位", "agencies"), ("省级责任部门", "agencies"), ("责任人", "person"),
        ("完成时限", "deadline"), ("2025年完成时限", "deadline"), ("实施地区", "scope"), ("县（市）区", "place"),
        ("指标属性", "attribute"), ("计量单位", "unit"), ("2025年", "value"), ("目标值", "value"),
        ("年均增速（%）", "value"), ("备注", "other"), ("申报单位", "other"), ("推荐单位", "other"),
    ],
)  # fmt: skip
def test_labels_of_columns(label: str, kind: str) -> None:
    assert kind_of((label,)) == kind


@pytest.mark.corpus
def test_measures_to_be_copied_elsewhere(corpus: Path) -> None:
    found = load(corpus / "formats" / "cn-innovation-measures-table-html.html")
    folded = fold(found)
    rows = [task for task in folded["tasks"] if task["path"].startswith("T1/")]
    assert len(rows) == 17
    assert {row["task"] for row in folded["responsibilities"]} == {row["path"] for row in rows}
    assert sum(name == "中国" for _, name in applies(found)) == 14
    assert [finding.code for finding in found.findings].count("table_scope") == 3


@pytest.mark.corpus
def test_a_page_without_tables_has_none(corpus: Path) -> None:
    folded = fold(load(corpus / "formats" / "cn-ftz-measures-html.html"))
    assert [task["path"] for task in folded["tasks"] if task["path"].startswith("T")] == []
