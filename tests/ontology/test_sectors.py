"""The scheme of sectors, finding them, and what a text is about."""

import pytest

from ontology.errors import OntologyError
from ontology.sectors import by_label, find_sectors, is_within, main_sectors, overlap, sector, sectors

GROUND = {"transport.ground"}


def test_the_scheme_is_a_forest_with_ascii_codes_and_both_labels() -> None:
    for code, known in sectors().items():
        assert code == known.code
        assert code.isascii()
        assert known.zh
        assert known.en
        assert known.parent is None or known.parent in sectors()


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("Ground", "transport.ground"),
        ("ground transport", "transport.ground"),
        ("地面交通", "transport.ground"),
        ("Power", "power"),
        ("Industry", "industry"),
        ("Residential", "buildings"),
        ("Domestic Aviation", "transport.aviation.domestic"),
        ("International Aviation", "transport.aviation.international"),
        (" 钢铁 ", "industry.steel"),
        ("industry.steel", "industry.steel"),
    ],
)
def test_labels(label: str, code: str) -> None:
    known = by_label(label)
    assert known is not None
    assert known.code == code


def test_an_unknown_label_is_none_and_an_unknown_code_an_error() -> None:
    assert by_label("Moon") is None
    with pytest.raises(OntologyError, match="moon"):
        sector("moon")


@pytest.mark.parametrize(
    ("code", "gbt", "ipcc"),
    [
        ("industry.steel", "C31", "1.A.2.a"),
        ("transport.road", "G54", "1.A.3.b"),
        ("power", "D441", "1.A.1.a.i"),
        ("waste.water", "D462", "4.D"),
    ],
)
def test_mappings(code: str, gbt: str, ipcc: str) -> None:
    known = sector(code)
    assert gbt in known.gbt4754
    assert ipcc in known.ipcc2006


def test_the_hierarchy_and_overlap() -> None:
    assert is_within("transport.road", "transport")
    assert is_within("transport", "transport")
    assert not is_within("transport", "transport.road")
    assert overlap({"transport.road", "power"}, GROUND)
    assert overlap({"transport"}, GROUND)
    assert not overlap({"transport.water", "buildings"}, GROUND)
    assert not overlap(set(), GROUND)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("更新公交车，建设充电桩", [("公交车", "transport.transit"), ("充电桩", "transport.ground")]),
        (
            "新能源汽车与新能源汽车产业",
            [("新能源汽车", "transport.ground"), ("新能源汽车产业", "industry.vehicles")],
        ),
        ("绿色建材和绿色建筑", [("绿色建材", "industry.building-materials"), ("绿色建筑", "buildings")]),
        ("太阳能供暖", [("太阳能供暖", "heating")]),
        ("煤化工与化工", [("煤化工", "industry.coal-chemicals"), ("化工", "industry.chemicals")]),
        ("交通银行", [("交通银行", "finance")]),
        ("交通部门碳排放", [("交通", "transport")]),
        ("交通部门要加强监管", []),
        ("省交通运输厅、工业和信息化局、住房城乡建设厅、林业和草原局、能源局、金融监管局", []),
        ("农业农村局会同水利局", []),
        ("绿色发展道路、社会保险、热力图", []),
        ("", []),
    ],
)
def test_sectors_are_found(text: str, expected: list[tuple[str, str]]) -> None:
    mentions = find_sectors(text)
    assert all(text[one.start : one.end] == one.surface for one in mentions)
    assert [(one.surface, one.code) for one in mentions] == expected


@pytest.mark.parametrize(
    "text",
    [
        "推进城市公交车电动化，新增公共充电桩2万个，新能源汽车渗透率达到45%。",
        "淘汰国三机动车，限制柴油货车通行。",
        "扩建地铁网络，实施公转铁，减少重型货车。",
        "系统涵盖交通、农业、工业等领域，工业企业接入最多，工业数据每日更新。",
    ],
)
def test_claims_about_ground_transport(text: str) -> None:
    assert overlap(main_sectors(text), GROUND)


@pytest.mark.parametrize(
    "text",
    [
        "实施既有建筑改造200万平方米，新建建筑执行绿色建筑标准，与工业、交通等领域协同推进。",
        "加快居住建筑和公共建筑改造，推广超低能耗建筑，完善交通接驳。",
        "《某市建筑领域降碳方案》改造老旧小区，完善交通设施。",
        "建设港口岸电，更新内河船舶。",
        "钢铁、水泥企业完成超低排放改造。",
        "省交通运输厅参与，省住房城乡建设厅牵头实施公共建筑改造。",
        "",
    ],
)
def test_claims_about_something_else(text: str) -> None:
    assert not overlap(main_sectors(text), GROUND)


def test_the_title_says_what_a_text_is_about() -> None:
    text = "改造老旧小区，完善交通设施"
    assert main_sectors(text, "某市住宅改造方案") == {"buildings.residential"}
    assert main_sectors(text) == {"buildings.residential", "transport"}
