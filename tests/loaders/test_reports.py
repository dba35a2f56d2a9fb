"""Claims of invented change-point reports: where they belong, and what their targets are about."""

from typing import Any

import pytest

from app.folded import fold
from loaders.changepoints import field_of
from loaders.load import extract
from tests.loaders.conftest import MakeSource

REPORT = """# Shanxi省/市 Ground部门 碳排放变点分析

## 转折点: 2023-05-27 (Seasonal) - 置信度: 0.5

1. **政策名称**：《{title}》

**发布机构**：{issuer}

**主要内容**：{content}

**预期影响**：{impact}
"""


def claim(source: MakeSource, **fields: str) -> dict[str, Any]:
    values = {
        "title": "节水行动方案",
        "issuer": "陕西省水利厅",
        "content": "推进节水。",
        "impact": "用水减少。",
    }
    found: dict[str, Any] = fold(extract(source(REPORT.format(**values | fields))))["changepoints"][0][
        "entries"
    ][0]
    return found


def test_short_names_are_those_of_the_province_that_the_claim_belongs_to(source: MakeSource) -> None:
    content = "建设从富平水厂向华阴供水的管线。"
    assert set(claim(source, content=content)["regions"]) == {"陕西省", "华阴市", "富平县"}
    assert set(claim(source, content=content, issuer="山西省水利厅")["regions"]) == {"山西省"}


def test_a_region_named_in_several_ways_is_one_region(source: MakeSource) -> None:
    content = "在西安、咸阳等城市开展节水试点，在西安高新区建设节水示范区。"
    regions = claim(source, content=content)["regions"]
    assert sorted(regions) == sorted({"陕西省", "西安市", "咸阳市"})


def test_the_area_that_a_policy_is_for_is_no_part_of_its_indicators(source: MakeSource) -> None:
    impact = "预计到2025年，陕北地区再生水利用率将提升至35%。"
    named = claim(source, title="陕北地区节水方案", impact=impact)["targets"]
    assert [row["indicator"] for row in named] == ["再生水利用率"]
    assert [row["indicator"] for row in claim(source, impact=impact)["targets"]] == ["陕北地区再生水利用率"]


def test_a_row_of_blanks_behind_a_number_is_read_in_linear_time(source: MakeSource) -> None:
    whole = claim(source, content="推进节水。\n1." + " " * 100_000 + "x")
    assert whole["title"] == "节水行动方案"


# --- heads and labels that drift -----------------------------------------------------------------------

TITLED = "# Shanxi省/市 Ground部门 碳排放变点分析\n\n"
POINT = "## 转折点: 2023-05-27 (Seasonal) - 置信度: 0.5"
NAMED = "1. **政策名称**：《节水行动方案》"
FIELDS = """
**发布日期**：2023-05-10
**牵头单位**：陕西省水利厅
**参与单位**：陕西省财政厅、西安市水务局
**内容要点**：推进节水。
**来源**：[水利厅](https://water.example/1)
"""


def points(source: MakeSource, head: str, point: str = POINT) -> list[dict[str, Any]]:
    text = f"{TITLED}{point}\n{head}{FIELDS}"
    found: list[dict[str, Any]] = fold(extract(source(text))).get("changepoints", [])
    return found


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("政策名称", "title"),
        ("具体政策名称/事件", "title"),
        ("名称", "title"),
        ("项目标题", "title"),
        ("政策及项目名称", "title"),
        ("日期", "date"),
        ("发布/实施日期", "date"),
        ("牵头单位", "agencies"),
        ("责任主体", "agencies"),
        ("参与单位", "partners"),
        ("技术支撑单位", "partners"),
        ("内容要点", "content"),
        ("事件概述", "content"),
        ("影响", "impact"),
        ("减排效益", "impact"),
        ("潜在影响分析", "impact"),
        ("来源", "source"),
        ("参考链接", "source"),
        ("备注", None),
        ("时间跨度", None),
        ("机构改革", None),
        ("单位面积", None),
    ],
)
def test_fields_by_the_words_of_their_labels(label: str, field: str | None) -> None:
    assert field_of(label) == field
    assert field_of(f" {label} ") == field


@pytest.mark.parametrize(
    "head",
    [
        NAMED,
        "### 1. 政策名称：《节水行动方案》",
        "1、**名称**：《节水行动方案》",
        "（1）**事件名称：**《节水行动方案》",
        "1. **政策名称**：《节水行动方案》（陕水发〔2023〕5号）",
        "1. **《节水行动方案》**",
        "#### 1 《节水行动方案》（陕水发〔2023〕5号）",
    ],
)
def test_heads_of_entries(source: MakeSource, head: str) -> None:
    ((entry,),) = [point["entries"] for point in points(source, head)]
    assert (entry["ordinal"], entry["title"], entry["date"]) == (1, "节水行动方案", "2023-05-10")
    assert [(row["agency"], row["role"]) for row in entry["agencies"]] == [
        ("陕西省水利厅", "lead"), ("陕西省财政厅", "support"), ("西安市水务局", "support"),
    ]  # fmt: skip
    assert (entry["url"], entry["url_label"]) == ("https://water.example/1", "水利厅")


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("《节水行动方案》的实施", "〈节水行动方案〉的实施"),
        ("《节水行动方案》《治污行动方案》", "〈节水行动方案〉〈治污行动方案〉"),
    ],
)
def test_other_words_beside_title_marks_belong_to_the_title(
    source: MakeSource, title: str, read: str
) -> None:
    (point,) = points(source, f"1. **政策名称**：{title}")
    assert [entry["title"] for entry in point["entries"]] == [read]


@pytest.mark.parametrize("line", ["1. 推进节水", "推进节水", "1. **背景**：推进节水"])
def test_a_numbered_line_without_a_field_below_is_no_entry(source: MakeSource, line: str) -> None:
    (point,) = points(source, f"{line}\n\n说明如下。\n\n{NAMED}")
    assert [entry["title"] for entry in point["entries"]] == ["节水行动方案"]


@pytest.mark.parametrize(
    ("line", "kind", "confidence"),
    [
        ("## 转折点: 2023-05-27 (Seasonal) - 置信度: 0.5", "Seasonal", 0.5),
        ("## **转折点1：2023-05-27（Seasonal），置信度0.5**", "Seasonal", 0.5),
        ("### 拐点 2：2023-05-27（Trend）—置信度：0.75", "Trend", 0.75),
        ("变点：2023-05-27（Trend）", "Trend", None),
    ],
)
def test_heads_of_points(source: MakeSource, line: str, kind: str, confidence: float | None) -> None:
    (point,) = points(source, NAMED, line)
    assert (point["date"], point["kind"], point["confidence"]) == ("2023-05-27", kind, confidence)


def test_a_dated_line_that_names_no_point_is_none(source: MakeSource) -> None:
    assert points(source, NAMED, "## 说明：2023-05-27（Seasonal）") == []


@pytest.mark.parametrize(
    ("field", "role"),
    [
        ("**发布单位**：陕西省水利厅", "issuer"),
        ("**责任机构**：陕西省水利厅负责落实", "lead"),
        ("**责任机构**：陕西省水利厅具体组织", "lead"),
        ("**责任机构**：牵头单位：陕西省水利厅", "lead"),
        ("- 实施部门：陕西省水利厅", "lead"),
        ("• **协同部门**：陕西省水利厅", "support"),
    ],
)
def test_who_does_it_by_the_label(source: MakeSource, field: str, role: str) -> None:
    found = fold(extract(source(f"{TITLED}{POINT}\n{NAMED}\n{field}\n")))["changepoints"][0]["entries"][0]
    assert [(row["agency"], row["role"]) for row in found["agencies"]] == [("陕西省水利厅", role)]
