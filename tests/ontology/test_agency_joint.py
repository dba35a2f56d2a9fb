"""Regions that a list counts instead of naming: 两省市财政厅（局）, 湖南、湖北两省."""

import pytest

from ontology.agency_counted import Counted, counted
from ontology.agency_lists import split_list
from ontology.agency_names import canonical

HUNAN, SHANGHAI, CHONGQING, HEILONGJIANG = "430000", "310000", "500000", "230000"
TWO, DELTA = ("500000", "510000"), ("310000", "320000", "330000")

OF_EACH = [
    (
        "两省市发展改革委、生态环境厅（局）",
        TWO,
        ["重庆市发展和改革委员会", "四川省发展和改革委员会", "重庆市生态环境局", "四川省生态环境厅"],
    ),
    ("两地生态环境局、厅", TWO, ["重庆市生态环境局", "四川省生态环境厅"]),
    ("两省市教育厅（教委）", TWO, ["重庆市教育委员会", "四川省教育厅"]),
    ("两省市水利厅", TWO, ["重庆市水利局", "四川省水利厅"]),
    ("两省（市）人民政府", TWO, ["重庆市人民政府", "四川省人民政府"]),
    (
        "两省市统计部门和两省市经济信息化委（厅）",
        TWO,
        ["重庆市统计部门", "四川省统计部门", "重庆市经济和信息化委员会", "四川省经济和信息化厅"],
    ),
    (
        "两省一市交通运输厅（委）",
        DELTA,
        ["上海市交通委员会", "江苏省交通运输厅", "浙江省交通运输厅"],
    ),
    ("2市水务局、财政局；省财政厅", ("430100", "430200"), [
        "长沙市水务局", "株洲市水务局", "长沙市财政局", "株洲市财政局", "湖南省财政厅",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "joint", "names"), OF_EACH)
def test_each_region_that_issues_the_document(text: str, joint: tuple[str, ...], names: list[str]) -> None:
    jurisdiction = HUNAN if joint[0].startswith("43") else joint[0]
    assert [item.agency.name for item in split_list(text, jurisdiction, joint)] == names


AS_PRINTED = [
    ("两省市发展改革委、生态环境厅（局）", (), ["两省市发展改革委", "两省市生态环境厅（局）"], "province"),
    ("两省市政府", (), ["两省市人民政府"], "province"),
    ("三省一市财政厅（局）", TWO, ["三省一市财政厅（局）"], "province"),
    ("两市水务局", TWO[:1], ["两市水务局"], "prefecture"),
    ("两地生态环境局、厅", (), ["两地生态环境局"], ""),
    ("川渝黔两省市统计局", TWO, ["川渝黔两省市统计局"], "province"),
    ("两县教育局", TWO, ["两县教育局"], "county"),
]


@pytest.mark.parametrize(("text", "joint", "names", "level"), AS_PRINTED)
def test_without_such_regions_it_is_one_collective(
    text: str, joint: tuple[str, ...], names: list[str], level: str
) -> None:
    found = [item.agency for item in split_list(text, CHONGQING, joint)]
    assert [(one.name, one.kind, one.level) for one in found] == [
        (name, "collective", level) for name in names
    ]


def test_the_collective_is_read_outside_of_lists_too() -> None:
    found = canonical("两省市财政厅（局）", CHONGQING)
    assert found is not None
    assert (found.name, found.kind, found.function) == ("两省市财政厅（局）", "collective", "财政")


def test_surfaces_of_joint_bodies_are_what_is_printed() -> None:
    found = split_list("两省市发展改革委、生态环境局、厅，市林业局", CHONGQING, TWO)
    assert [item.surface for item in found] == [
        *["两省市发展改革委"] * 2, *["生态环境局、厅"] * 2, "市林业局",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("川渝两省市统计局", ["四川省统计局", "重庆市统计局"]),
        ("京津冀三地生态环境局（厅）", ["北京市生态环境局", "天津市生态环境局", "河北省生态环境厅"]),
        ("沪苏浙皖三省一市财政厅（局）", ["上海市财政局", "江苏省财政厅", "浙江省财政厅", "安徽省财政厅"]),
    ],
)
def test_abbreviations_name_the_provinces(text: str, names: list[str]) -> None:
    assert [item.agency.name for item in split_list(text, SHANGHAI)] == names


ENUMERATIONS = [
    (
        "黑龙江、吉林、辽宁、内蒙古四省（区）人民政府",
        ["黑龙江省人民政府", "吉林省人民政府", "辽宁省人民政府", "内蒙古自治区人民政府"],
    ),
    ("黑龙江、吉林、内蒙古三省区", ["黑龙江省人民政府", "吉林省人民政府", "内蒙古自治区人民政府"]),
    ("长沙、株洲、湘潭三市", ["长沙市人民政府", "株洲市人民政府", "湘潭市人民政府"]),
    ("长沙市、株洲市、湘潭市3市政府", ["长沙市人民政府", "株洲市人民政府", "湘潭市人民政府"]),
    (
        "长沙、株洲、湘潭三市发展改革委",
        ["长沙市发展和改革委员会", "株洲市发展和改革委员会", "湘潭市发展和改革委员会"],
    ),
    ("怀化、湘西两市州人民政府", ["怀化市人民政府", "湘西土家族苗族自治州人民政府"]),
    ("湖南、湖北和重庆三省市", ["湖南省人民政府", "湖北省人民政府", "重庆市人民政府"]),
    ("湖南、湖北两省和重庆市", ["湖南省人民政府", "湖北省人民政府", "重庆市人民政府"]),
    ("湖南、湖北两省水利厅，重庆市水利局", ["湖南省水利厅", "湖北省水利厅", "重庆市水利局"]),
    ("湖南、湖北等四省（区）人民政府", ["湖南省人民政府", "湖北省人民政府"]),
    ("湖南、湖北等四省水利厅", ["湖南省水利厅", "湖北省水利厅"]),
    ("上海、江苏、浙江、安徽三省一市", ["上海市人民政府", "江苏省人民政府", "浙江省人民政府", "安徽省人民政府"]),
    ("二七区、金水区两区", ["郑州市二七区人民政府", "郑州市金水区人民政府"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), ENUMERATIONS)
def test_the_number_behind_an_enumeration_belongs_to_no_name(text: str, names: list[str]) -> None:
    assert [item.agency.name for item in split_list(text, HUNAN)] == names


def test_the_last_region_is_printed_with_the_number() -> None:
    found = split_list("省水利厅、湖南、湖北两省", HUNAN)
    assert [item.surface for item in found] == ["省水利厅", "湖南", "湖北两省"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三省一市财政厅", Counted("", 4, "省一市", "财政厅")),
        ("湘潭三市", Counted("湘潭", 3, "市", "")),
        ("四省（区、市）人民政府", Counted("", 4, "省（区、市）", "人民政府")),
        ("5个市州", Counted("", 5, "个市州", "")),
        ("四川省财政厅", None),
        ("三亚市、九江市", None),
    ],
)
def test_numbers_of_regions(text: str, expected: Counted | None) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    "text", ["两省市财政厅、" * 2_000, "湖南、湖北两省、" * 1_000, "长沙、" * 2_000 + "湘潭三市"]
)
def test_long_lists_are_read_to_their_end(text: str) -> None:
    assert len({item.start for item in split_list(text, HUNAN)}) >= 2_000
