"""Names that run together are parted; names that contain names are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.agency_lists import split_list
from ontology.agency_seams import seam_of

GANSU = "620000"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("中共中央国务院", ["中共中央", "国务院"]),
        ("中共中央办公厅国务院办公厅", ["中共中央办公厅", "国务院办公厅"]),
        ("最高人民法院最高人民检察院", ["最高人民法院", "最高人民检察院"]),
        ("财政部税务总局海关总署", ["财政部", "国家税务总局", "海关总署"]),
        ("国家发展改革委国家能源局", ["国家发展和改革委员会", "国家能源局"]),
        ("甘肃省水利厅甘肃省财政厅", ["甘肃省水利厅", "甘肃省财政厅"]),
        ("中共甘肃省委甘肃省人民政府", ["中国共产党甘肃省委员会", "甘肃省人民政府"]),
        ("省委办公厅省政府办公厅", ["中共甘肃省委办公厅", "甘肃省人民政府办公厅"]),
    ],
)
def test_two_names(text: str, names: list[str]) -> None:
    found = split_list(text, GANSU)
    assert [item.agency.name for item in found] == names
    assert "".join(item.surface for item in found) == text


@pytest.mark.parametrize(
    "text",
    [
        "国家税务总局甘肃省税务局",
        "中国人民银行甘肃省分行",
        "国家能源局西北监管局",
        "水利部黄河水利委员会",
        "国务院国有资产监督管理委员会",
        "国务院安全生产委员会",
        "国务院办公厅",
        "中共中央组织部",
        "市公安局城关区分局",
        "市市场监管局",
        "甘肃省人民政府国有资产监督管理委员会",
        "兰州市城关区城关街道办事处",
        "省财政厅省级预算局",
        "甘肃省住房和城乡建设厅",
    ],
)
def test_one_name(text: str) -> None:
    assert seam_of(text, GANSU) is None


@given(
    st.lists(
        st.sampled_from(["水利厅", "财政厅", "教育厅", "公安厅", "生态环境厅", "统计局"]),
        min_size=1,
        max_size=5,
        unique=True,
    ),
    st.sampled_from(["甘肃省", "省"]),
)
def test_any_row_of_names_of_one_place_is_parted(bodies: list[str], place: str) -> None:
    found = split_list("".join(place + body for body in bodies), GANSU)
    assert [item.agency.name for item in found] == ["甘肃省" + body for body in bodies]
