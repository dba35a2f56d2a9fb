"""Towns and subdistricts in lists, with and without the body that governs them; the towns are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.agency_lists import split_list
from ontology.agency_names import canonical
from ontology.agency_parts import AgencyName

COUNTY, CITY = "431227", "430200"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "县水利局，白杨镇、松河镇、桃林侗族乡、云台街道",
            [
                "新晃侗族自治县水利局",
                "白杨镇人民政府",
                "松河镇人民政府",
                "桃林侗族乡人民政府",
                "云台街道办事处",
            ],
        ),
        ("白杨镇和松河镇", ["白杨镇人民政府", "松河镇人民政府"]),
        ("太和镇、和平街道，以及柳和乡", ["太和镇人民政府", "和平街道办事处", "柳和乡人民政府"]),
        ("县财政局和云台街道", ["新晃侗族自治县财政局", "云台街道办事处"]),
        ("县财政局、白杨镇等乡镇", ["新晃侗族自治县财政局", "白杨镇人民政府"]),
        ("古城镇、宁乡镇、双街镇、市桥街道、三市镇", [
            "古城镇人民政府", "宁乡镇人民政府", "双街镇人民政府", "市桥街道办事处", "三市镇人民政府",
        ]),
        ("白杨镇政府、云台街道办、松河镇人民政府", ["白杨镇人民政府", "云台街道办事处", "松河镇人民政府"]),
        ("县水利局、各乡镇", ["新晃侗族自治县水利局", "各乡镇"]),
        ("县水利局、特大镇、主要街道", ["新晃侗族自治县水利局"]),
    ],
)  # fmt: skip
def test_towns_of_a_list(text: str, names: list[str]) -> None:
    assert [item.agency.name for item in split_list(text, COUNTY)] == names


@pytest.mark.parametrize(
    "word",
    [
        "城镇", "新型城镇", "小城镇", "村镇", "集镇", "特色小镇", "重点镇", "建制镇", "中心镇", "百强镇", "历史名镇", "千年古镇",
        "所在乡镇", "部分乡镇", "农村集镇", "本镇", "全镇", "三个镇", "统筹城乡", "人才返乡", "科技下乡", "城乡", "商业街道",
        "辖区街道", "八个以上字的很长名字镇",
    ],
)  # fmt: skip
def test_common_nouns_are_no_towns(word: str) -> None:
    assert split_list(f"县水利局、{word}", COUNTY)[1:] == []


def test_a_town_is_the_same_body_however_it_is_printed() -> None:
    printed = ["白杨镇", "白杨镇政府", "白杨镇人民政府"]
    expected = AgencyName("白杨镇人民政府", COUNTY, "government", "township", "")
    assert [item.agency for item in split_list("、".join(printed), COUNTY)] == [expected] * 3
    assert canonical("白杨镇政府", COUNTY) == expected


def test_a_region_before_the_town_is_where_it_lies() -> None:
    expected = AgencyName("株洲市渌口区白杨镇人民政府", "430212", "government", "township", "")
    assert [item.agency for item in split_list("渌口区白杨镇、渌口区白杨镇政府", CITY)] == [expected] * 2


@given(st.lists(st.sampled_from(["白杨", "松河", "桃林侗族", "和平", "云台山"]), min_size=1, max_size=8))
def test_every_town_of_a_list_is_read_once(names: list[str]) -> None:
    found = split_list("、".join(f"{name}镇" for name in names), COUNTY)
    assert [item.agency.name for item in found] == [f"{name}镇人民政府" for name in names]
