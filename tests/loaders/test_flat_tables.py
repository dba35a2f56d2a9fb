"""Indicator tables whose cells a converter has put on one line, with single blanks between them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.folded import fold
from loaders.flat_tables import read_flat_tables
from loaders.load import extract, load
from loaders.source import Source

HEAD = "绍兴市“十四五”水务发展规划\n一、主要指标\n表1 主要指标\n序号 指标名称 2020 年\n2025\n年\n属性\n"
ROWS = "1 再生水利用率（%） 18 ≥25 约束性\n2 水库总库容（亿立方米） 3.2 3.6 预期性\n3 管网漏损率（%） 9.8 ≤9 约束性\n"


def test_rows_with_their_numbers(source: Callable[[str], Source]) -> None:
    folded = fold(extract(source(HEAD + ROWS + "二、重点任务\n（一）建设水厂。建设水厂。\n")))
    assert [
        (t["indicator"], t["comparator"], t["value"], t["unit"], t["deadline"], t["baseline"])
        for t in folded["targets"]
    ] == [
        ("再生水利用率", "ge", "25", "%", "2025", None),
        ("水库总库容", "eq", "3.6", "亿立方米", "2025", None),
        ("管网漏损率", "le", "9", "%", "2025", None),
    ]
    assert [t["modality"] for t in folded["targets"]] == ["binding", "expected", "binding"]
    assert [task["path"] for task in folded["tasks"]] == ["2/1"]


def test_agencies_behind_the_values(source: Callable[[str], Source]) -> None:
    text = (
        "绍兴市“十四五”水务发展规划\n序号 指标 属性 2020 年 2025 年 牵头部门\n1 再生水利用率（%） 约束性 18 25 市水利局\n"
        "2 灌溉面积（万亩） 预期性 / 36 市农业农村局\n3 管网漏损率（%） 约束性 9.8 9\n"
    )
    folded = fold(extract(source(text)))
    assert [(r["task"], r["agency"], r["role"]) for r in folded["responsibilities"]] == [
        ("T1/1", "绍兴市水利局", "lead"),
        ("T1/2", "绍兴市农业农村局", "lead"),
    ]
    assert [t["task"] for t in folded["targets"]] == ["T1/1", "T1/2", None]


def test_a_line_with_glued_values_is_a_finding(source: Callable[[str], Source]) -> None:
    found = extract(source(HEAD + ROWS + "4 供水普及率（%） 9598 预期性\n"))
    assert [f.code for f in found.findings if f.code == "table_row"] == ["table_row"]
    assert len(fold(found)["targets"]) == 3


@pytest.mark.parametrize(
    "text",
    [
        "坚持约束性 与 预期性 相结合\n",
        HEAD + "1 再生水利用率（%） 18 25 约束性\n",
        "序号 名称 属性\n" + ROWS,
        HEAD.replace("2025", "") + ROWS,
    ],
    ids=["no rows", "too few", "no header", "years and values differ"],
)
def test_what_is_not_read(text: str) -> None:
    assert read_flat_tables(text) == []


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("节水 1 ", ["再生水利用率"]),
        ("节水类别 1 ", ["再生水利用率"]),
        ("1 ", ["再生水利用率"]),
        ("节水与水环境类 1 ", ["节水与水环境类 1 再生水利用率"]),
        ("A1 1 ", ["A1 1 再生水利用率"]),
    ],
)
def test_a_category_before_the_number_is_no_part_of_the_name(head: str, names: list[str]) -> None:
    form = HEAD + head + ROWS.removeprefix("1 ")
    (table,) = read_flat_tables(form)
    assert [form[row[1].start : row[1].end].partition("（")[0] for row in table.rows[:1]] == names
    assert (0 in table.rows[0]) is (names == ["再生水利用率"])


@pytest.mark.corpus
def test_a_plan_for_forests(corpus: Path) -> None:
    rows = [
        row
        for row in fold(load(corpus / "bulk" / "157.pdf"))["targets"]
        if row["modality"] in ("binding", "expected")
    ]
    assert len(rows) >= 15
    assert {row["deadline"] for row in rows} == {"2025"}
    assert {(row["indicator"], row["value"], row["modality"]) for row in rows} >= {
        ("森林覆盖率", "42.5", "binding"),
        ("草原综合植被盖度", "64.5", "expected"),
        ("林业有害生物成灾率", "8", "expected"),
    }


@pytest.mark.corpus
def test_agencies_stand_at_the_indicator(corpus: Path) -> None:
    folded = fold(load(corpus / "formats" / "hainan-marine-145-plan.pdf"))
    leads = {(r["task"], r["agency"]) for r in folded["responsibilities"] if r["role"] == "lead"}
    assert {("T1/1", "海南省生态环境厅"), ("T1/6", "海南省林业局"), ("T1/11", "海南省生态环境厅")} <= leads
    values = {
        t["indicator"]: (t["comparator"], t["value"]) for t in folded["targets"] if t["modality"] == "binding"
    }
    assert values["近岸海域优良（一、二类）水质面积比例"] == ("ge", "99")
