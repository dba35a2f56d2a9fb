"""Claims of invented change-point reports: where they belong, and what their targets are about."""

from typing import Any

from app.folded import fold
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
