"""Lists of agencies split into single names: invented lists in every printed shape."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.agency_lists import split_list
from ontology.agency_names import canonical

HUNAN, HUBEI, WUHAN, TIANJIN, NATION, SHANGHAI = "430000", "420000", "420100", "120000", "100000", "310000"

LISTS = [
    # A bare name behind 各市X局 is that of each city too, up to a name with a place or another list.
    ("各市住房城乡建设局、城管局、水利（水务）局", HUNAN, ["各市住房城乡建设局", "各市城管局", "各市水利局"]),
    (
        "各市市场监管局、体育局，省财政厅、教育厅",
        HUNAN,
        ["各市市场监管局", "各市体育局", "湖南省财政厅", "湖南省教育厅"],
    ),
    ("各市州生态环境局；财政厅", HUNAN, ["各市州生态环境局", "湖南省财政厅"]),
    ("各市、县林业局、商务局", HUNAN, ["各市林业局", "各县林业局", "各市商务局", "各县商务局"]),
    (
        "各区发展改革局、工业和信息化主管部门，各有关单位",
        WUHAN,
        ["各区发展改革局", "各区工业和信息化主管部门", "各有关单位"],
    ),
    (
        "各省、自治区、直辖市和新疆生产建设兵团财政厅（局）、林草局，外交部",
        NATION,
        [
            "各省（自治区、直辖市）财政厅",
            "新疆生产建设兵团财政局",
            "各省（自治区、直辖市）林草局",
            "新疆生产建设兵团林业和草原局",
            "外交部",
        ],
    ),
    (
        "各省（自治区、直辖市）及计划单列市教育厅（教委）、商务主管部门，国家能源局",
        NATION,
        ["各省（自治区、直辖市）教育厅", "各省（自治区、直辖市）商务主管部门", "国家能源局"],
    ),
    (
        "各省、自治区、直辖市人民政府，财政部",
        NATION,
        ["各省人民政府", "各自治区人民政府", "各直辖市人民政府", "财政部"],
    ),
    ("新疆生产建设兵团生态环境局、财政局", NATION, ["新疆生产建设兵团生态环境局", "新疆生产建设兵团财政局"]),
    # The kinds of body behind 各 are one collective.
    ("各市州人民政府，省政府各委、办、厅、局", HUNAN, ["各市州人民政府", "省政府各委办厅局"]),
    ("市直各委、办、局（公司），市财政局", WUHAN, ["市直各委办局", "武汉市财政局"]),
    (
        "省水利厅、长沙市、株洲市、湘西州人民政府",
        HUNAN,
        ["湖南省水利厅", "长沙市人民政府", "株洲市人民政府", "湘西土家族苗族自治州人民政府"],
    ),
    ("省财政厅，长沙、株洲市政府", HUNAN, ["湖南省财政厅", "长沙市人民政府", "株洲市人民政府"]),
    ("玉树州、果洛州等州人民政府", "630000", ["玉树藏族自治州人民政府", "果洛藏族自治州人民政府"]),
    (
        "省农业农村厅，国网湖南电力、省交投集团",
        HUNAN,
        ["湖南省农业农村厅", "国网湖南省电力有限公司", "湖南省交通投资集团有限公司"],
    ),
    (
        "湖南、湖北省发展改革委、省教育厅",
        HUNAN,
        ["湖南省发展和改革委员会", "湖北省发展和改革委员会", "湖南省教育厅", "湖北省教育厅"],
    ),
    ("株洲市发展改革委、财政局，教育厅", HUNAN, ["株洲市发展和改革委员会", "株洲市财政局", "湖南省教育厅"]),
    ("省发改委、财政厅、林业局", WUHAN, ["湖北省发展和改革委员会", "湖北省财政厅", "湖北省林业局"]),
    (
        "市发改委、市经信局（市大数据局）、各区人民政府",
        WUHAN,
        ["武汉市发展和改革委员会", "武汉市经济和信息化局", "各区人民政府"],
    ),
    ("省委宣传部、省教育厅、团省委", HUNAN, ["中共湖南省委宣传部", "湖南省教育厅", "共青团湖南省委员会"]),
    ("发展改革委和住房城乡建设厅", HUNAN, ["湖南省发展和改革委员会", "湖南省住房和城乡建设厅"]),
    ("财政部、文化和旅游部和国家林草局", NATION, ["财政部", "文化和旅游部", "国家林业和草原局"]),
    ("省人力资源和社会保障厅与省税务局", HUNAN, ["湖南省人力资源和社会保障厅", "国家税务总局湖南省税务局"]),
    ("市委市政府、市财政局", WUHAN, ["中国共产党武汉市委员会", "武汉市人民政府", "武汉市财政局"]),
    ("各区、市政府", "370200", ["各区人民政府", "各市人民政府"]),
    ("各市、县（区）人民政府", "360000", ["各市人民政府", "各县（区）人民政府"]),
    ("各市、县〔市、区〕政府", "330000", ["各市人民政府", "各县（市、区）人民政府"]),
    ("各盟行政公署、市人民政府", "150000", ["各盟行政公署", "各市人民政府"]),
    ("各市州党委、政府", HUNAN, ["各市州党委", "各市州人民政府"]),
    ("县（市、区）政府", HUNAN, ["县（市、区）人民政府"]),
    ("各市、州、仙桃市人民政府", HUBEI, ["各市人民政府", "各州人民政府", "仙桃市人民政府"]),
    ("各省、自治区、直辖市人民政府", NATION, ["各省人民政府", "各自治区人民政府", "各直辖市人民政府"]),
    ("市和区人民政府", TIANJIN, ["天津市人民政府", "区人民政府"]),
    ("市教育、水务、城管等部门", TIANJIN, ["市教育部门", "市水务部门", "市城管部门"]),
    ("教育、水务部门", TIANJIN, ["教育部门", "水务部门"]),
    ("各级发展改革、财政部门", NATION, ["各级发展改革部门", "各级财政部门"]),
    ("市发改、财政、教育局", WUHAN, ["武汉市发展和改革委员会", "武汉市财政局", "武汉市教育局"]),
    ("市财政局等部门和各区人民政府", WUHAN, ["武汉市财政局", "各区人民政府"]),
    ("教育部、财政部等国务院相关部门", NATION, ["教育部", "财政部"]),
    ("省教育厅等省有关部门、单位", HUNAN, ["湖南省教育厅"]),
    ("各有关部门及各地区", NATION, ["各有关部门", "各地区"]),
    ("省直各单位和各市、湘江新区", HUNAN, ["省直各单位", "各市", "湖南湘江新区管理委员会"]),
    ("高新区、经开区管委会", "430200", ["株洲高新技术产业开发区管理委员会", "株洲经济技术开发区管理委员会"]),
    (
        "杨凌示范区、西咸新区管委会",
        "610000",
        ["杨凌农业高新技术产业示范区管理委员会", "陕西省西咸新区开发建设管理委员会"],
    ),
    ("和平区、和平区人民政府", TIANJIN, ["天津市和平区人民政府", "天津市和平区人民政府"]),
    (
        "省教育厅；省财政厅 省水利厅;省林业局,省统计局",
        HUNAN,
        ["湖南省教育厅", "湖南省财政厅", "湖南省水利厅", "湖南省林业局", "湖南省统计局"],
    ),
    ("省教育厅、科技厅、）", HUNAN, ["湖南省教育厅", "湖南省科学技术厅"]),
    ("国家能源局及其派出机构", HUNAN, ["国家能源局", "国家能源局派出机构"]),
    ("国家能源局派出机构、省水利厅", HUNAN, ["国家能源局派出机构", "湖南省水利厅"]),
    ("生态环境部和省级生态环境主管部门", HUNAN, ["生态环境部", "省级生态环境主管部门"]),
    ("各设区市、县（市）区教育局", HUNAN, ["各设区市教育局", "各县（市）区教育局"]),
    ("省住房和城乡建设厅、工业和信息化部门", HUNAN, ["湖南省住房和城乡建设厅", "工业和信息化部门"]),
    # Towns and subdistricts as a group: each level that 各 stands before, whatever is printed behind.
    ("各街镇、各镇街", SHANGHAI, ["各街镇", "各镇街"]),
    (
        "各街道（镇）、各镇（街道）、各街道（乡镇）",
        SHANGHAI,
        ["各街道（镇）", "各镇（街道）", "各街道（乡镇）"],
    ),
    ("市财政局，各街道、镇", SHANGHAI, ["上海市财政局", "各街道", "各镇"]),
    ("各镇人民政府、街道办事处", SHANGHAI, ["各镇人民政府", "各街道办事处"]),
    ("各街道办事处、镇政府", SHANGHAI, ["各街道办事处", "各镇人民政府"]),
    ("省直各单位、各市、县", HUNAN, ["省直各单位", "各市", "各县"]),
    # Levels of a law, each with what is printed behind the last.
    (
        "设区的市、县（市）人民政府建设行政主管部门",
        HUNAN,
        ["设区的市人民政府建设行政主管部门", "县（市）人民政府建设行政主管部门"],
    ),
    ("设区的市和县（市、区）人民政府", HUNAN, ["设区的市人民政府", "县（市、区）人民政府"]),
    (
        "省、设区的市人民政府水行政主管部门",
        HUNAN,
        ["省人民政府水行政主管部门", "设区的市人民政府水行政主管部门"],
    ),
    (
        "设区的市、县（市）人民政府发展和改革部门",
        HUNAN,
        ["设区的市人民政府发展和改革部门", "县（市）人民政府发展和改革部门"],
    ),
    ("省人民政府、设区的市人民政府教育主管部门", HUNAN, ["湖南省人民政府", "设区的市人民政府教育主管部门"]),
    # Tasks of a government, with one that no vocabulary has, and with 和 in a name or between two.
    (
        "县级以上人民政府教育、农业机械、古树名木保护、住房和城乡建设以及机关事务管理等部门",
        HUNAN,
        [
            "县级以上人民政府教育部门",
            "县级以上人民政府农业机械部门",
            "县级以上人民政府古树名木保护部门",
            "县级以上人民政府住房和城乡建设部门",
            "县级以上人民政府机关事务管理部门",
        ],
    ),
    ("省人民政府发展改革、财政部门", HUNAN, ["省人民政府发展改革部门", "省人民政府财政部门"]),
    ("市人民政府统计、价格等部门", WUHAN, ["市人民政府统计部门", "市人民政府价格部门"]),
    ("教育、建设部门", HUNAN, ["教育部门", "建设部门"]),
    ("公安、海洋与渔业等部门", HUNAN, ["公安部门", "海洋与渔业部门"]),
    (
        "水利、文化和旅游、市场监督管理和人力资源和社会保障等部门",
        HUNAN,
        [
            "水利部门",
            "文化和旅游部门",
            "市场监督管理部门",
            "人力资源和社会保障部门",
        ],
    ),
    ("公安和农业机械等部门", HUNAN, ["公安部门", "农业机械部门"]),
    ("教育、循环经济、省统计局", HUNAN, ["湖南省统计局"]),
    # Bodies that a law describes by their work.
    ("县级以上人民政府管理河湖巡查工作的机构", NATION, ["县级以上人民政府管理河湖巡查工作的机构"]),
    (
        "国务院和县级以上地方人民政府管理机关事务工作的机构",
        NATION,
        ["国务院管理机关事务工作的机构", "县级以上地方人民政府管理机关事务工作的机构"],
    ),
    # 会同 stands between two bodies; 会同县 is a county.
    ("市生态环境局会同市公安局", WUHAN, ["武汉市生态环境局", "武汉市公安局"]),
    ("市水务局会同公安局、财政局等部门", WUHAN, ["武汉市水务局", "武汉市公安局", "武汉市财政局"]),
    ("市水务局会同有关部门", WUHAN, ["武汉市水务局", "有关部门"]),
    ("怀化市会同县水利局、会同县财政局", HUNAN, ["会同县水利局", "会同县财政局"]),
    ("循环经济、2022年版、（鼓励类）", HUNAN, []),
    ("", HUNAN, []),
]


@pytest.mark.parametrize(("text", "jurisdiction", "names"), LISTS)
def test_names_in_printed_order(text: str, jurisdiction: str, names: list[str]) -> None:
    assert [item.agency.name for item in split_list(text, jurisdiction)] == names


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("省水利厅、长沙市、湘西州人民政府", ["省水利厅", "长沙市", "湘西州人民政府"]),
        ("省水利厅，各市、县（区）政府", ["省水利厅", "各市、县（区）政府", "各市、县（区）政府"]),
        ("湖南、湖北省教育厅", ["湖南", "湖北省教育厅"]),
        ("省水利厅，设区的市、县人民政府", ["省水利厅", *["设区的市、县人民政府"] * 2]),
        ("市水利局会同市财政局", ["市水利局", "市财政局"]),
        ("省水利厅等部门和 省教育厅", ["省水利厅", "省教育厅"]),
        ("水务、教育等部门", ["水务", "教育"]),
    ],
)
def test_surfaces_are_what_is_printed(text: str, surfaces: list[str]) -> None:
    items = split_list(text, HUNAN)
    assert [item.surface for item in items] == surfaces
    assert [text[item.start : item.end] for item in items] == surfaces


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("省水利厅、省教育厅等", [True, True]),
        ("省水利厅、省教育厅等部门", [True, True]),
        ("省水利厅、省教育厅等部门和各市州人民政府", [True, True, False]),
        ("省水利厅、省教育厅；省财政厅等", [False, False, True]),
        ("省水利厅、省教育厅", [False, False]),
        ("省高等法院、省教育厅", [False, False]),
    ],
)
def test_only_the_part_before_etc_is_open(text: str, is_open: list[bool]) -> None:
    assert [item.open for item in split_list(text, HUNAN)] == is_open


WHOLE_NAMES = [
    "省发展改革委", "省生态环境厅", "省能源局", "国网湖南省电力公司", "人行长沙中心支行", "各市州人民政府", "省委宣传部",
    "省发展改革委（省能源局）", "国家税务总局湖南省税务局", "湘江新区管委会", "株洲市人民政府", "省直有关部门", "省总工会",
]  # fmt: skip


@given(st.lists(st.sampled_from(WHOLE_NAMES), max_size=12), st.sampled_from("、，,；; "))
def test_a_list_of_whole_names_gives_each_of_them(names: list[str], separator: str) -> None:
    items = split_list(separator.join(names), HUNAN)
    assert [item.surface for item in items] == names
    assert [item.agency for item in items] == [canonical(name, HUNAN) for name in names]


@given(
    st.text(alphabet="省市县区州各委局厅政府人民、，；和及等（）()部门单位长沙湖南发展改革财政 ", max_size=60)
)
def test_any_text_gives_ordered_slices(text: str) -> None:
    items = split_list(text, HUNAN)
    assert all(item.surface == text[item.start : item.end] for item in items)
    assert [item.start for item in items] == sorted(item.start for item in items)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("（" * 10_000, 0),
        ("（" * 5_000 + "省教育厅" + "）" * 5_000, 0),
        ("省教育厅、" * 2_000, 2_000),
        ("省教育厅等、" * 2_000, 2_000),
        ("长沙市、" * 2_000, 2_000),
        ("各市、县、" * 1_000, 0),
        ("教育、水务、" * 1_000, 0),
        ("和" * 10_000, 0),
    ],
)
def test_long_lists(text: str, count: int) -> None:
    found = len(split_list(text, HUNAN))
    assert found == count if count else found < 2_001


def test_the_corps_has_its_own_stretch_of_a_shared_name() -> None:
    printed = "各省、自治区、直辖市和新疆生产建设兵团财政厅（局）、林草局"
    assert [(item.surface, item.agency.name) for item in split_list(printed, NATION)] == [
        ("各省、自治区、直辖市和新疆生产建设兵团财政厅（局）", "各省（自治区、直辖市）财政厅"),
        ("新疆生产建设兵团财政厅（局）", "新疆生产建设兵团财政局"),
        ("林草局", "各省（自治区、直辖市）林草局"),
        ("林草局", "新疆生产建设兵团林业和草原局"),
    ]
