"""Goals without a number that the level above sets."""

import pytest

from loaders.delegated_targets import read_delegated


def read(text: str, year: str | None = None) -> list[tuple[str, str | None, str]]:
    facts = read_delegated(text, [(0, len(text))], year=year)
    return [(fact.indicator, fact.deadline, fact.text) for fact in facts]


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("万元产值水耗和单位面积能耗确保完成省下达指标。", ["万元产值水耗", "单位面积能耗"]),
        ("全县用水总量、用能总量均完成市下达目标任务。", ["用水总量", "用能总量"]),
        ("煤炭消费总量控制在国家下达目标以内。", ["煤炭消费总量"]),
        ("顺利完成省下达的散煤压减任务。", ["散煤压减"]),
        ("全面完成国家下达的节水约束性指标和水质改善目标。", ["节水约束性指标和水质改善目标"]),
        ("完成市下达的阶段性目标。", ["阶段性目标"]),
        ("单位产值碳排放降低达到省上要求。", ["单位产值碳排放降低"]),
    ],
)
def test_what_the_level_above_sets(text: str, indicators: list[str]) -> None:
    assert [indicator for indicator, _, _ in read(text)] == indicators


@pytest.mark.parametrize(
    "text",
    [
        "对未完成省下达目标的地区予以约谈。",
        "已完成省下达的目标任务。",
        "优良比例优于国家下达的21.3%的考核目标。",
        "按照国家要求开展监测。",
        "完成年度目标任务。",
        "使用符合国家要求的原料。",
    ],
)
def test_what_is_no_delegated_goal(text: str) -> None:
    assert read(text) == []


def test_date_and_wording() -> None:
    assert read("到2027年，全县用水总量完成省下达目标。") == [("用水总量", "2027", "完成省下达目标")]
    assert read("全年完成省下达的散煤压减任务。", "2023") == [
        ("散煤压减", "2023", "完成省下达的散煤压减任务")
    ]
