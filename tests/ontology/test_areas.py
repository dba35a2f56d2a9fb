"""Named areas without a code: known ones by their names, zones by region and kind of zone."""

import pytest

from ontology.areas import area_by_name, areas, find_areas
from ontology.regions import find_regions


def named(text: str, jurisdiction: str = "100000") -> list[tuple[str, str]]:
    """Printed form and name of the areas in the text."""
    found = find_areas(text, find_regions(text, jurisdiction))
    return [(text[one.start : one.end], one.area.name) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("京津冀及周边地区和汾渭平原率先执行", ["京津冀及周边地区", "汾渭平原"]),
        ("苏中、苏北地区按标准缴纳", ["苏中", "苏北"]),
        ("禁燃区内不得燃用散煤", ["高污染燃料禁燃区"]),
        ("依托雄安新区开展试验", ["河北雄安新区"]),
        ("兰州经开区与银川高新区联动", ["兰州经济技术开发区", "银川高新技术产业开发区"]),
        ("在中国（湖北）自由贸易试验区推行", ["湖北自由贸易试验区"]),
        ("郑州都市圈一小时通勤", ["郑州都市圈"]),
        ("柴达木循环经济试验区", ["柴达木循环经济试验区"]),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert [name for _, name in named(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "有关中央企业按期完成",
        "各级开发区和国家级新区",
        "甘肃省高新技术产业开发区综合评价",
        "在兰州创建国家生态文明示范区",
        "兰州市各产业园区",
        "贵州东部地区旱情",
        "江苏中部港口",
    ],
)
def test_no_names(text: str) -> None:
    assert named(text) == []


def test_a_zone_knows_its_region() -> None:
    (found,) = find_areas("西宁经济技术开发区扩区", find_regions("西宁经济技术开发区扩区", "630000"))
    assert (found.area.kind, found.area.within, found.area.by_rule) == ("zone", "630100", False)


def test_every_form_leads_to_one_area() -> None:
    assert area_by_name("大气重点区域") == area_by_name("大气污染防治重点区域")
    assert all(area.short is None or len(area.short) < len(area.name) for area in areas().values())
    assert {area.by_rule for area in areas().values() if area.kind == "zone"} == {False}
