"""What a body is part of."""

import pytest

from ontology.agency_names import canonical
from ontology.agency_wholes import takes_in, wholes


def possible(name: str, jurisdiction: str) -> list[str]:
    found = canonical(name, jurisdiction)
    assert found is not None
    return [whole for whole, _ in wholes(found)]


@pytest.mark.parametrize(
    ("name", "jurisdiction", "whole"),
    [
        ("青海省发展和改革委员会气候处", "630000", "青海省发展和改革委员会"),
        ("省政府办公厅", "630000", "青海省人民政府"),
        ("省碳达峰碳中和工作领导小组办公室", "630000", "青海省碳达峰碳中和工作领导小组"),
        ("省委组织部", "630000", "中国共产党青海省委员会"),
        ("自治区党委宣传部", "640000", "中国共产党宁夏回族自治区委员会"),
        ("省税务局", "630000", "国家税务总局"),
        ("人行西宁中心支行", "630000", "中国人民银行"),
        ("青海证监局", "630000", "中国证券监督管理委员会"),
        ("西宁海关", "630000", "海关总署"),
        ("省气象局", "630000", "中国气象局"),
        ("省地震局", "630000", "中国地震局"),
        ("省通信管理局", "630000", "工业和信息化部"),
        ("国家能源局", "630000", "国家发展和改革委员会"),
        ("国务院办公厅", "630000", "国务院"),
        ("国家开发银行青海省分行", "630000", "国家开发银行"),
        ("中国科学院青海盐湖研究所", "630000", "中国科学院"),
    ],
)
def test_the_whole_is_among_the_possible_ones(name: str, jurisdiction: str, whole: str) -> None:
    assert whole in possible(name, jurisdiction)


@pytest.mark.parametrize(
    ("name", "jurisdiction", "other"),
    [
        # Who manages a province's bureau is not told by its name.
        ("省能源局", "630000", "青海省发展和改革委员会"),
        # The city's bureau of earthquakes is the city's.
        ("西宁市地震局", "630000", "中国地震局"),
        ("省地税局", "630000", "国家税务总局"),
        ("国家知识产权局", "630000", "国家市场监督管理总局"),
    ],
)
def test_others_are_not(name: str, jurisdiction: str, other: str) -> None:
    assert other not in possible(name, jurisdiction)


def test_the_nearest_whole_comes_first() -> None:
    branch = possible("人行武汉分行营业管理部", "420000")
    assert branch.index("中国人民银行武汉分行") < branch.index("中国人民银行")


@pytest.mark.parametrize(
    ("whole", "part", "fits"),
    [
        ("department", "office", True),
        ("government", "office", True),
        ("department", "vertical_branch", True),
        ("vertical_branch", "vertical_branch", True),
        # 青海省人民政府国有资产监督管理委员会 is a department like others.
        ("government", "department", False),
        ("department", "department", True),
        ("collective", "office", False),
        ("firm", "firm", False),
        ("bank", "bank", True),
    ],
)
def test_what_kinds_go_together(whole: str, part: str, fits: bool) -> None:
    assert takes_in(whole, part) is fits
