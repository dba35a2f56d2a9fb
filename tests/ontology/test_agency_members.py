"""Whom collectives mean."""

import pytest

from ontology.agency_members import members
from ontology.agency_names import canonical
from ontology.agency_parts import AgencyName
from ontology.gazetteer import contains, regions

QINGHAI, QINGDAO, TIANJIN, HAINAN, FUZHOU = "630000", "370200", "120000", "460000", "350100"


def body(name: str, jurisdiction: str) -> AgencyName:
    found = canonical(name, jurisdiction)
    assert found is not None
    return found


def meant(collective: str, jurisdiction: str, name: str, at: str) -> bool:
    """Whether the collective takes in the body of this name."""
    found = members(collective, jurisdiction)
    assert found is not None, collective
    agency = body(name, at)
    return contains(found.within, agency.jurisdiction) and found.takes(agency)


@pytest.mark.parametrize(
    ("collective", "jurisdiction", "name", "at"),
    [
        ("各市人民政府", QINGHAI, "西宁市人民政府", QINGHAI),
        ("各自治州人民政府", QINGHAI, "海南州人民政府", QINGHAI),
        ("各市（州）人民政府", QINGHAI, "海西州人民政府", QINGHAI),
        ("各市州人民政府", QINGHAI, "西宁市人民政府", QINGHAI),
        ("各县人民政府", QINGHAI, "共和县人民政府", QINGHAI),
        ("各市州党委", QINGHAI, "西宁市委", QINGHAI),
        ("各市党委和人民政府", QINGHAI, "西宁市委", QINGHAI),
        ("各市党委和人民政府", QINGHAI, "西宁市人民政府", QINGHAI),
        ("各区人民政府", TIANJIN, "滨海新区人民政府", TIANJIN),
        ("各区", TIANJIN, "和平区人民政府", TIANJIN),
        # In a city's document 市 is a county-level city.
        ("各市人民政府", QINGDAO, "胶州市人民政府", QINGDAO),
        ("各县（市）区人民政府", FUZHOU, "福清市人民政府", FUZHOU),
        ("各县（市）区人民政府", FUZHOU, "鼓楼区政府", FUZHOU),
        # Counties and cities of Hainan belong to the province directly.
        ("各市人民政府", HAINAN, "文昌市人民政府", HAINAN),
        ("各市人民政府", HAINAN, "海口市人民政府", HAINAN),
        ("各直管市人民政府", "420000", "仙桃市人民政府", "420000"),
        ("各省（自治区、直辖市）", "100000", "天津市人民政府", "100000"),
        ("各省（自治区、直辖市）", "100000", "宁夏回族自治区人民政府", "100000"),
        ("省级人民政府", "100000", "青海省人民政府", "100000"),
        ("地方各级人民政府", "100000", "共和县人民政府", QINGHAI),
        ("各级人民政府", QINGHAI, "青海省人民政府", QINGHAI),
        ("各市（州）工信部门", QINGHAI, "西宁市工业和信息化局", QINGHAI),
        ("各市人民政府财政部门", QINGHAI, "西宁市财政局", QINGHAI),
        ("各市市场监管局", QINGHAI, "西宁市市场监督管理局", QINGHAI),
        ("各省（自治区、直辖市）生态环境厅", "100000", "天津市生态环境局", "100000"),
        ("各银保监局", "100000", "青海银保监局", QINGHAI),
        ("省政府各部门", QINGHAI, "省财政厅", QINGHAI),
        ("省政府各委办厅局", QINGHAI, "省国资委", QINGHAI),
        ("市政府各委办局", TIANJIN, "市财政局", TIANJIN),
        ("省直各部门", QINGHAI, "省委宣传部", QINGHAI),
        ("省直各单位", QINGHAI, "省财政厅", QINGHAI),
        ("省委各部委", QINGHAI, "省委组织部", QINGHAI),
        ("国务院各部委", QINGHAI, "国家发展改革委", QINGHAI),
    ],
)
def test_taken_in(collective: str, jurisdiction: str, name: str, at: str) -> None:
    assert meant(collective, jurisdiction, name, at)


@pytest.mark.parametrize(
    ("collective", "jurisdiction", "name", "at"),
    [
        ("各市人民政府", QINGHAI, "海南州人民政府", QINGHAI),
        ("各市人民政府", QINGHAI, "青海省人民政府", QINGHAI),
        ("各市人民政府", QINGHAI, "西安市人民政府", "610000"),
        ("各市人民政府", QINGHAI, "玉树市人民政府", QINGHAI),
        ("各市人民政府", QINGDAO, "青岛市人民政府", QINGDAO),
        ("各市人民政府", "420000", "仙桃市人民政府", "420000"),
        ("各区人民政府", QINGDAO, "胶州市人民政府", QINGDAO),
        ("各县人民政府", QINGHAI, "西宁市人民政府", QINGHAI),
        ("各市州党委", QINGHAI, "西宁市人民政府", QINGHAI),
        ("各省人民政府", "100000", "天津市人民政府", "100000"),
        ("各市（州）工信部门", QINGHAI, "青海省工业和信息化厅", QINGHAI),
        ("各市（州）工信部门", QINGHAI, "西宁市发展和改革委员会", QINGHAI),
        # Branches of central bodies are no departments of the province, nor are the Party's organs.
        ("省政府各部门", QINGHAI, "国家税务总局青海省税务局", QINGHAI),
        ("省政府各部门", QINGHAI, "人行青海省分行", QINGHAI),
        ("省政府各部门", QINGHAI, "省委宣传部", QINGHAI),
        ("省政府各部门", QINGHAI, "西宁市财政局", QINGHAI),
        ("省政府各部门", "650000", "新疆生产建设兵团发展改革委", "650000"),
        ("省直各单位", QINGHAI, "青海证监局", QINGHAI),
        ("市政府各委办局", TIANJIN, "市供销社", TIANJIN),
        ("市政府各委办局", TIANJIN, "市交通执法总队", TIANJIN),
        ("省直各单位", QINGHAI, "省委", QINGHAI),
        ("省级各部门", QINGHAI, "省委宣传部", QINGHAI),
        ("省委各部委", QINGHAI, "省财政厅", QINGHAI),
        ("国务院各部委", "100000", "国家能源局", "100000"),
        ("国务院各部委", "100000", "国家税务总局", "100000"),
        ("各省（自治区、直辖市）生态环境厅", "100000", "兵团生态环境局", "100000"),
    ],
)
def test_not_taken_in(collective: str, jurisdiction: str, name: str, at: str) -> None:
    assert not meant(collective, jurisdiction, name, at)


@pytest.mark.parametrize(
    ("collective", "jurisdiction"),
    [
        ("省直各有关部门", QINGHAI),
        ("各有关市州人民政府", QINGHAI),
        ("有关市（州）人民政府", QINGHAI),
        ("各相关部门", QINGHAI),
        ("中央驻青单位", QINGHAI),
        ("各单位", QINGHAI),
        ("各直属机构", QINGHAI),
        ("各地区", QINGHAI),
        ("各开发区", QINGHAI),
        ("地方", "100000"),
        # Of the whole country 市 may be of any level.
        ("各市人民政府", "100000"),
        ("沿海经济带各地级以上市人民政府", "440000"),
        ("各成员单位", QINGHAI),
        ("各市人民政府", "999999"),
    ],
)
def test_open_collectives_name_nobody(collective: str, jurisdiction: str) -> None:
    assert members(collective, jurisdiction) is None


def test_only_departments_of_one_government_leave_out_what_a_reform_has_ended() -> None:
    standing = {name: members(name, QINGHAI) for name in ("省政府各部门", "省直各单位", "各市环保局")}
    assert {name: found.standing for name, found in standing.items() if found is not None} == {
        "省政府各部门": True, "省直各单位": True, "各市环保局": False,
    }  # fmt: skip


@pytest.mark.parametrize("code", [code for code, here in regions().items() if here.kind == "province"])
def test_governments_of_other_provinces_are_never_meant(code: str) -> None:
    found = members("各市人民政府", code)
    for other, here in regions().items():
        if here.kind == "prefecture" and here.name.endswith("市") and found is not None:
            government = body(f"{here.name}人民政府", other)
            assert (contains(found.within, other) and found.takes(government)) == contains(code, other)
