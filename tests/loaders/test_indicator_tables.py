"""Indicator and allotment tables: which targets their rows are."""

from typing import Any

import pytest

from app.folded import fold
from loaders.indicator_labels import read_label
from loaders.indicator_values import is_delegated, is_nothing, read_value
from loaders.load import extract
from loaders.source import Source
from ontology.extract import Extract
from ontology.nodes import Target
from tests.loaders.tabled import Row, document

SIGNED = "杭州市人民政府\n2021年9月30日"
HEADER: Row = ["序号", "指标", "单位", "2020年", "2025年", "属性"]


def targets(extract: Extract) -> list[Target]:
    return [node for node in extract.of("Target") if isinstance(node, Target)]


def short(extract: Extract) -> list[tuple[str, str | None, str | None, str | None, str | None]]:
    return [(t.indicator, t.comparator, t.value_text, t.unit, t.deadline) for t in targets(extract)]


def modalities(extract: Extract) -> list[str | None]:
    return [getattr(edge, "modality", None) for edge in extract.edges if edge.type == "SETS"]


def codes(extract: Extract) -> list[str]:
    return [finding.code for finding in extract.findings if finding.code.startswith("table")]


def quoted(extract: Extract, subject: str, prop: str) -> list[str]:
    return [
        extract.quote(item) for item in extract.evidence if (item.subject, item.property) == (subject, prop)
    ]


def test_a_row_is_a_target_of_the_year_to_come() -> None:
    rows: list[Row] = [HEADER, ["1", "再生水利用率", "%", "18.5", "≥25", "约束性"]]
    found = extract(document("一、主要指标", rows, end=SIGNED))
    (target,) = targets(found)
    assert (target.indicator, target.comparator, target.value_text, target.unit) == (
        "再生水利用率",
        "ge",
        "25",
        "%",
    )
    assert (target.deadline, target.baseline, target.baseline_value) == ("2025", "2020", "18.5")
    assert modalities(found) == ["binding"]
    assert quoted(found, target.id, "value") == ["≥25"]
    assert quoted(found, target.id, "unit") == ["%"]
    assert quoted(found, target.id, "deadline") == ["2025"]
    assert quoted(found, target.id, "baseline") == ["2020"]
    assert quoted(found, target.id, "baseline_value") == ["18.5"]
    assert quoted(found, target.id, "indicator") == ["再生水利用率"]


def test_the_task_sets_it_in_whose_text_the_table_stands() -> None:
    rows: list[Row] = [HEADER, ["1", "再生水利用率", "%", "18.5", "25", "预期性"]]
    found = extract(
        document(
            "一、总体要求",
            "（一）主要目标。到2025年全面节水。",
            rows,
            "二、重点任务",
            "（一）建设水厂。建设水厂。",
            end=SIGNED,
        )
    )
    (edge,) = [edge for edge in found.edges if edge.type == "SETS"]
    assert getattr(found.by_id[edge.source], "path", None) == "1/1"


def test_behind_the_signature_the_plan_sets_it() -> None:
    rows: list[Row] = [HEADER, ["1", "再生水利用率", "%", "18.5", "25", "预期性"]]
    found = extract(
        document(
            "一、重点任务",
            "（一）建设水厂。建设水厂。",
            "杭州市人民政府",
            "2021年9月30日",
            "附件",
            "主要指标表",
            rows,
        )
    )
    (edge,) = [edge for edge in found.edges if edge.type == "SETS"]
    assert edge.source.startswith("plan:")
    assert [row["task"] for row in fold(found)["targets"]] == [None]


def test_two_header_rows_and_years_under_a_merged_label() -> None:
    rows: list[Row] = [
        [("类别", 2, 1), ("指标", 2, 1), ("现状值\n（2020年）", 2, 1), ("规划目标", 1, 2), ("属性", 2, 1)],
        ["2025年", "2030年"],
        [("节水", 2, 1), "万元工业增加值用水量（立方米）", "32", "26", "20", "预期性"],
        ["城镇供水管网漏损率（%）", "9.8", "控制在9以内", "控制在8以内", "约束性"],
    ]
    found = extract(document(rows, end=SIGNED))
    assert short(found) == [
        ("万元工业增加值用水量", "eq", "26", "立方米", "2025"),
        ("万元工业增加值用水量", "eq", "20", "立方米", "2030"),
        ("城镇供水管网漏损率", "le", "9", "%", "2025"),
        ("城镇供水管网漏损率", "le", "8", "%", "2030"),
    ]
    assert {target.baseline for target in targets(found)} == {"2020"}


def test_growth_and_totals_have_a_column_of_their_own() -> None:
    rows: list[Row] = [
        ["指标", "2020年", "2025年", "年均增速/〔累计〕", "属性"],
        ["地区生产总值（亿元）", "820", "1100", "6%左右", "预期性"],
        ["城镇新增就业（万人）", "—", "—", "〔18〕", "预期性"],
        ["单位地区生产总值能耗降低（%）", "—", "—", "〔14〕", "约束性"],
    ]
    found = extract(document(rows, end=SIGNED))
    assert [(t.indicator, t.change, t.value_text, t.unit, t.deadline, t.period) for t in targets(found)] == [
        ("地区生产总值", "level", "1100", "亿元", "2025", None),
        ("地区生产总值", "increase", "6", "%", "2025", "annual"),
        ("城镇新增就业", "increase", "18", "万人", "2025", "cumulative"),
        ("单位地区生产总值能耗", "decrease", "14", "%", "2025", "cumulative"),
    ]


def test_a_rate_without_a_unit_is_a_doubt() -> None:
    rows: list[Row] = [["指标", "2020年", "2025年", "年均增长"], ["地区生产总值（亿元）", "820", "1100", "6"]]
    found = extract(document(rows, end=SIGNED))
    assert short(found) == [("地区生产总值", "eq", "1100", "亿元", "2025")]
    assert codes(found) == ["table_value"]


def test_past_columns_give_nothing() -> None:
    rows: list[Row] = [
        ["指标", "单位", "2015年", "2020年目标", "2020年实际"],
        ["供水能力", "万吨", "10", "12", "13"],
    ]
    assert short(extract(document(rows, end=SIGNED))) == []


def test_without_a_date_of_issue_the_first_year_is_the_base_and_that_is_said() -> None:
    rows: list[Row] = [["指标", "单位", "2026年", "2028年"], ["供水能力", "万吨", "10", "12"]]
    found = extract(document(rows, title="杭州市水务发展规划"))
    assert short(found) == [("供水能力", "eq", "12", "万吨", "2028")]
    assert "table_year" in codes(found)


def test_goals_in_words_and_goals_of_the_level_above() -> None:
    rows: list[Row] = [
        HEADER,
        ["1", "用水总量", "亿立方米", "3.1", "完成省下达任务", "约束性"],
        ["2", "河流水质", "—", "—", "稳定向好", "预期性"],
        ["3", "供水保证率", "%", "95", "—", "预期性"],
    ]
    found = extract(document(rows, end=SIGNED))
    assert [(t.indicator, t.value, t.text, t.deadline) for t in targets(found)] == [
        ("用水总量", None, "完成省下达任务", "2025"),
        ("河流水质", None, "稳定向好", "2025"),
    ]
    assert modalities(found) == ["delegated", "expected"]
    assert fold(found)["targets"] == []


def test_a_cell_that_is_not_understood_is_a_finding() -> None:
    rows: list[Row] = [HEADER, ["1", "供水能力", "万吨", "10", "甲厂12乙厂15", "预期性"]]
    found = extract(document(rows, end=SIGNED))
    assert short(found) == []
    assert codes(found) == ["table_value"]


def test_a_stretch_value_beside_the_first() -> None:
    rows: list[Row] = [HEADER, ["1", "农村自来水普及率", "%", "88", "92（力争94）", "预期性"]]
    found = targets(extract(document(rows, end=SIGNED)))
    assert [(t.value_text, t.stretch) for t in found] == [("92", False), ("94", True)]


def test_names_of_rows_below_one_another() -> None:
    rows: list[Row] = [
        [("指标", 1, 2), "2025年"],
        [("用水量（亿立方米）", 2, 1), "农业", "2.1"],
        ["工业", "0.8"],
        ["其中：", "再生水利用量（万立方米）", "300"],
    ]
    assert short(extract(document(rows, end=SIGNED))) == [
        ("农业用水量", "eq", "2.1", "亿立方米", "2025"),
        ("工业用水量", "eq", "0.8", "亿立方米", "2025"),
        ("再生水利用量", "eq", "300", "万立方米", "2025"),
    ]


def test_a_row_with_agencies_is_their_task() -> None:
    rows: list[Row] = [
        ["序号", "指标", "2025年目标值", "牵头部门"],
        ["1", "水土保持率（%）", "≥76", "市水务局\n市自然资源和规划局"],
        ["2", "新增水土流失治理面积（平方公里）", "120", ""],
    ]
    view: dict[str, Any] = fold(extract(document("一、主要指标", rows, end=SIGNED)))
    assert [task["path"] for task in view["tasks"] if task["path"].startswith("T")] == ["T1/1"]
    assert [(row["task"], row["surface"], row["role"]) for row in view["responsibilities"]] == [
        ("T1/1", "市水务局", "lead"),
        ("T1/1", "市自然资源和规划局", "lead"),
    ]
    assert view["targets"][0]["task"] == "T1/1"
    assert view["targets"][1]["task"] != "T1/2"


def test_a_table_over_two_pages_is_one() -> None:
    first: list[Row] = [HEADER, ["1", "再生水利用率", "%", "18", "25", "约束性"]]
    again: list[Row] = [HEADER, ["2", "水库蓄水量", "万立方米", "900", "1200", "预期性"]]
    bare: list[Row] = [["3", "节水灌溉面积", "万亩", "20", "26", "预期性"]]
    found = extract(document("一、主要指标", first, "— 12 —", again, "（续表）", bare, end=SIGNED))
    assert [name for name, *_ in short(found)] == ["再生水利用率", "水库蓄水量", "节水灌溉面积"]


def test_per_cent_in_words_is_per_cent() -> None:
    rows: list[Row] = [["指标", "单位", "2025年"], ["再生水利用率", "百分比", "25"]]
    assert short(extract(document("一、主要指标", rows, end=SIGNED))) == [
        ("再生水利用率", "eq", "25", "%", "2025")
    ]


def test_the_extract_gives_a_baseline_to_changes_only() -> None:
    rows: list[Row] = [
        ["指标", "2020年", "2025年", "2025年比2020年下降（%）"],
        ["再生水利用率（%）", "18", "25", ""],
        ["万元产值水耗（立方米）", "30", "25.2", "16"],
    ]
    folded = fold(extract(document("一、主要指标", rows, end=SIGNED)))["targets"]
    assert [(row["value"], row["baseline"]) for row in folded] == [
        ("25", None),
        ("25.2", None),
        ("16", "2020"),
    ]


def test_the_extract_leaves_out_repeats_without_a_deadline() -> None:
    text = "一、总体目标\n到2030年，节水灌溉面积达到30万亩。\n二、重点任务\n（一）农业节水。节水灌溉面积达到30万亩，推广器具。\n"
    folded = fold(extract(document(text, end=SIGNED)))["targets"]
    assert [(row["indicator"], row["deadline"]) for row in folded] == [("节水灌溉面积", "2030")]


BASIC: Row = ["市州", "基本目标（%）", "激励目标（%）"]


@pytest.mark.parametrize(
    ("lines", "indicator", "change"),
    [
        (["各市州“十四五”万元产值", "用水量降低目标"], "万元产值用水量", "decrease"),
        (["全省“十四五”高效", "灌溉面积目标"], "高效灌溉面积", "level"),
        (["以下为有关数据。", "灌溉面积目标"], "灌溉面积", "level"),
        (["有关地区“十四五”高效", "灌溉面积目标"], "灌溉面积", "level"),
    ],
    ids=["a fall", "a level", "a sentence above", "a line that speaks of no region"],
)
def test_a_caption_of_two_lines_names_what_the_columns_do_not(
    lines: list[str], indicator: str, change: str
) -> None:
    rows: list[Row] = [BASIC, ["兰州市", "12", "13"], ["白银市", "10", "11"]]
    found = targets(
        extract(document(*lines, rows, title="甘肃省“十四五”节水规划", end="甘肃省人民政府\n2021年9月30日"))
    )
    assert {(t.indicator, t.change, t.unit) for t in found} == {(indicator, change, "%")}
    assert [(t.value_text, t.stretch) for t in found] == [
        ("12", False), ("13", True), ("10", False), ("11", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("label", "stretch"), [("激励目标", True), ("奋斗目标", True), ("力争目标", True), ("基本目标", False)]
)
def test_values_of_a_column_that_goes_beyond_are_stretch_goals(label: str, stretch: bool) -> None:
    rows: list[Row] = [["市州", f"{label}（%）"], ["兰州市", "12"], ["白银市", "10"]]
    found = extract(document("各市州“十四五”再生水", "利用率目标", rows, title="甘肃省“十四五”节水规划"))
    assert [target.stretch for target in targets(found)] == [stretch, stretch]


def test_allotments_have_the_region_of_their_row() -> None:
    rows: list[Row] = [
        [("序号", 2, 1), ("县（市、区）", 2, 1), ("2022年水土流失治理目标任务", 1, 2)],
        ["面积（平方公里）", "比增（%）"],
        ["", "全市", "60", "8"],
        ["1", "西湖区", "12", "10"],
        ["2", "高新区", "3", "/"],
    ]
    found = extract(
        document(
            "附件",
            "2022年各县（市、区）水土流失治理目标任务分解表",
            rows,
            title="杭州市2022年水土保持工作方案",
        )
    )
    assert [(t.indicator, t.value_text, t.change, t.unit, t.scope) for t in targets(found)] == [
        ("水土流失治理面积", "60", "level", "平方公里", None),
        ("水土流失治理", "8", "increase", "%", None),
        ("水土流失治理面积", "12", "level", "平方公里", "region:330106"),
        ("水土流失治理", "10", "increase", "%", "region:330106"),
        ("水土流失治理面积", "3", "level", "平方公里", "高新区"),
    ]
    assert {target.deadline for target in targets(found)} == {"2022"}
    assert [(row["indicator"], row["scope"]) for row in fold(found)["targets"]][2:] == [
        ("西湖区水土流失治理面积", "西湖区"),
        ("西湖区水土流失治理", "西湖区"),
        ("高新区水土流失治理面积", "高新区"),
    ]


@pytest.mark.parametrize(
    "header", [["姓名", "单位", "职务"], ["序号", "企业名称", "地址"], ["产品", "2020年", "2021年"]]
)
def test_other_tables_stay_text(header: Row) -> None:
    rows: list[Row] = [header, ["甲", "乙", "丙"]]
    source = document("一、说明", rows)
    assert targets(extract(source)) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("≥99", ("ge", "99", None, "")),
        (">60", ("gt", "60", None, "")),
        ("控制在500万吨以内", ("le", "500", None, "万吨")),
        ("不低于45%", ("ge", "45", None, "%")),
        ("60%~65%", ("range", "60", "65", "%")),
        ("3400个", ("eq", "3400", None, "个")),
        ("12以上", ("ge", "12", None, "")),
        ("1,200", ("eq", "1200", None, "")),
        ("有效保障（≥95%）", ("ge", "95", None, "%")),
        ("4624（预估值）", ("eq", "4624", None, "")),
        ("9.5①", ("eq", "9.5", None, "")),
        ("约30", ("approx", "30", None, "")),
    ],
)
def test_values(words: str, expected: tuple[str, str, str | None, str]) -> None:
    value = read_value(words)
    assert value is not None
    maximum = str(value.value_max) if value.value_max is not None else None
    assert (value.comparator, str(value.value), maximum, value.unit) == expected


@pytest.mark.parametrize("words", ["Ⅲ类", "甲厂12乙厂15", "65-60", "〔18", "一级", "达标"])
def test_what_is_no_value(words: str) -> None:
    assert read_value(words) is None


@pytest.mark.parametrize("words", ["-", "—", "/", "——", "", "…", "－"])
def test_what_says_nothing(words: str) -> None:
    assert is_nothing(words)


@pytest.mark.parametrize("words", ["完成国家下达任务", "达到省考核要求", "以国家核定为准"])
def test_what_the_level_above_sets(words: str) -> None:
    assert is_delegated(words)


@pytest.mark.parametrize(
    ("label", "name", "unit", "change", "period"),
    [
        ("森林覆盖率（%）", "森林覆盖率", "%", None, None),
        ("1.湿地面积2（公顷）", "湿地面积", "公顷", None, None),
        ("优良（一、二类）水面比例③（%）", "优良（一、二类）水面比例", "%", None, None),
        ("造林面积（万亩）〔累计〕", "造林面积", "万亩", None, "cumulative"),
        ("碳排放强度下降（%）", "碳排放强度", "%", "decrease", None),
        ("财政收入年均增长（%）", "财政收入", "%", "increase", "annual"),
        ("氨氮重点工程减排量（吨）", "氨氮重点工程减排量", "吨", "decrease", None),
        ("PM2.5浓度（微克/立方米）", "PM2.5浓度", "微克/立方米", None, None),
        ("人均预期寿命（岁）", "人均预期寿命", "岁", None, None),
    ],
)
def test_labels(label: str, name: str, unit: str, change: str | None, period: str | None) -> None:
    found = read_label(label, 0, len(label))
    assert (label[found.start : found.end], found.unit, found.change, found.period) == (
        name,
        unit,
        change,
        period,
    )


def test_every_evidence_of_a_table_lies_in_its_table() -> None:
    rows: list[Row] = [HEADER, ["1", "再生水利用率", "%", "18", "25", "约束性"]]
    source: Source = document("一、主要指标", rows, end=SIGNED)
    found = extract(source)
    (target,) = targets(found)
    (table,) = [block for block in source.blocks if block.kind == "table"]
    for item in found.evidence:
        if item.subject == target.id:
            assert table.char_start <= item.char_start < item.char_end <= table.char_end
