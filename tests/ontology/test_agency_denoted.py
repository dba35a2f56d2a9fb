"""Which body a function name of a statute stands for."""

import pytest

from ontology.agency_denoted import central_body, denoted
from ontology.agency_names import canonical


def stands_for(function: str, jurisdiction: str, body: str) -> bool:
    meant, name = denoted(function, jurisdiction), canonical(body, jurisdiction)
    assert name is not None
    return meant is not None and meant.is_body(name)


@pytest.mark.parametrize(
    ("function", "jurisdiction", "body"),
    [
        ("市发展改革部门", "120000", "市发展改革委"),
        ("省生态环境主管部门", "630000", "省生态环境厅"),
        ("青海省市场监管部门", "100000", "青海省市场监督管理局"),
        ("市水行政主管部门", "450200", "市水利局"),
        ("新疆生产建设兵团能源主管部门", "100000", "新疆生产建设兵团能源局"),
    ],
)
def test_a_place_and_a_field_make_a_body(function: str, jurisdiction: str, body: str) -> None:
    assert stands_for(function, jurisdiction, body)


@pytest.mark.parametrize(
    ("function", "jurisdiction", "body"),
    [
        ("市生态环境部门", "120000", "市环保局"),
        ("省环境保护主管部门", "630000", "省生态环境厅"),
        ("市发展改革部门", "120000", "市财政局"),
        ("省发展改革部门", "630000", "西宁市发展改革委"),
        # The corps is no part of the region's government.
        ("新疆生产建设兵团能源主管部门", "100000", "新疆维吾尔自治区能源局"),
        ("新疆维吾尔自治区能源主管部门", "100000", "新疆生产建设兵团能源局"),
    ],
)
def test_and_no_other(function: str, jurisdiction: str, body: str) -> None:
    assert not stands_for(function, jurisdiction, body)


@pytest.mark.parametrize(
    "function",
    ["发展改革部门", "生态环境主管部门", "区生态环境部门", "县级以上人民政府生态环境主管部门", "执收单位", "公安机关"],
)  # fmt: skip
def test_without_one_place_none_is_meant(function: str) -> None:
    assert denoted(function, "120000") is None


@pytest.mark.parametrize(
    ("function", "body"),
    [
        ("国务院生态环境主管部门", "生态环境部"),
        ("国务院环境保护主管部门", "环境保护部"),
        ("国务院水行政主管部门", "水利部"),
        ("国务院市场监督管理部门", "国家市场监督管理总局"),
        ("国务院能源主管部门", "国家能源局"),
        # Which supervisor of banks was meant depends on the year.
        ("国务院银行业监督管理机构", None),
        ("市发展改革部门", None),
    ],
)
def test_central_bodies_come_from_the_vocabulary(function: str, body: str | None) -> None:
    found = central_body(function, "120000")
    assert (None if found is None else found.name) == body
