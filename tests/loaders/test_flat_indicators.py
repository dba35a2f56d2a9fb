"""Flattened indicator tables without a column of attributes."""

from collections.abc import Callable

import pytest

from app.folded import fold
from loaders.flat_indicators import read_flat_indicators
from loaders.load import extract
from loaders.source import Source

TITLE = "绍兴市“十四五”水务发展规划\n一、主要指标\n专栏1 主要指标\n"
ROWS = "1 再生水利用率（%） 18 ≥25\n2 水库总库容（亿立方米） 3.2 3.6\n3 管网漏损率（%） 9.8 ≤9\n"
BEHIND = "二、重点任务\n（一）建设水厂。建设水厂。\n"


def rows(folded: dict[str, list[dict[str, str]]]) -> list[tuple[str, ...]]:
    return [
        (t["indicator"], t["comparator"], t["value"], t["unit"], t["deadline"]) for t in folded["targets"]
    ]


def test_values_of_years(source: Callable[[str], Source]) -> None:
    folded = fold(extract(source(TITLE + "序号 指标名称 2020年 2025年\n" + ROWS + BEHIND)))
    assert rows(folded) == [
        ("再生水利用率", "ge", "25", "%", "2025"),
        ("水库总库容", "eq", "3.6", "亿立方米", "2025"),
        ("管网漏损率", "le", "9", "%", "2025"),
    ]
    assert [task["path"] for task in folded["tasks"]] == ["2/1"]


def test_categories_and_numbers_in_front_of_the_name(source: Callable[[str], Source]) -> None:
    text = (
        "领域 指标 2025年\n节水行动 1.再生水利用率 >25%\n2.灌溉水有效利用系数 0.6\n"
        "— 3 —\n供水行动 3.供水普及率 ≥98%\n4.7公里以内供水点覆盖率 100%\n"
    )
    assert rows(fold(extract(source(TITLE + text + BEHIND)))) == [
        ("再生水利用率", "gt", "25", "%", "2025"),
        ("灌溉水有效利用系数", "eq", "0.6", "", "2025"),
        ("供水普及率", "ge", "98", "%", "2025"),
        ("7公里以内供水点覆盖率", "eq", "100", "%", "2025"),
    ]


def test_a_column_of_units(source: Callable[[str], Source]) -> None:
    text = "指标 单位 2020年实际 2025年目标\n供水能力 万吨/日 30 45\n水厂数量 座 3 5\n漏损率 % 12 9\n"
    assert rows(fold(extract(source(TITLE + text + BEHIND)))) == [
        ("供水能力", "eq", "45", "万吨/日", "2025"),
        ("水厂数量", "eq", "5", "座", "2025"),
        ("漏损率", "eq", "9", "%", "2025"),
    ]


def test_each_of_three_years_in_a_row_is_an_aim(source: Callable[[str], Source]) -> None:
    text = "指标 2025年 2026年 2027年\n供水能力（万吨） 30 45 50\n水厂数量（座） 3 5 6\n漏损率（%） 12 9 8\n"
    title = "绍兴市水务三年行动计划\n一、主要指标\n"
    issued = BEHIND + "绍兴市水务局\n2025年3月1日\n"
    folded = fold(extract(source(title + text + issued)))
    assert [t["deadline"] for t in folded["targets"]] == ["2025", "2026", "2027"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "序号 指标名称 2020年 2025年\n" + ROWS[: ROWS.index("3 ")],
        "序号 指标名称 责任单位\n" + ROWS,
        "2020年 2025年 指标\n" + ROWS,
        "指标 2020年 2025年\n供水能力 30\n水厂数量 3\n漏损率 12\n",
        "指标 2020年 2025年\n- - -\n一 二 三\n1 2 3\n",
    ],
    ids=["too few", "no values", "values in front", "too few values", "no names"],
)
def test_what_is_no_such_table(text: str) -> None:
    assert list(read_flat_indicators(text)) == []


def test_the_first_other_line_ends_the_table() -> None:
    text = "指标 2025年\n" + "供水能力 30\n水厂数量 3\n漏损率 12\n" + "以上指标按年考核。\n覆盖率 15\n"
    (table,) = read_flat_indicators(text)
    assert len(table.rows) == 3
