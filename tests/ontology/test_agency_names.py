"""From printed agency names to official ones: invented lists of many provinces and levels."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.agency_lists import split_list
from ontology.agency_names import AgencyName, canonical, certain, looks_like_agency
from ontology.agency_vocabulary import (
    KINDS,
    functions,
    national_bodies,
    party_organs,
    regional_firms,
    short_names,
    zones,
)
from ontology.gazetteer import regions

DEPARTMENTS = [
    ("省应急厅", "450000", "广西壮族自治区应急管理厅"),
    ("省住建厅", "360000", "江西省住房和城乡建设厅"),
    ("省人社厅", "430000", "湖南省人力资源和社会保障厅"),
    ("自治区发改委", "650000", "新疆维吾尔自治区发展和改革委员会"),
    ("自治区林草局", "540000", "西藏自治区林业和草原局"),
    ("市市场监管委", "120000", "天津市市场监督管理委员会"),
    ("市市监局", "350200", "厦门市市场监督管理局"),
    ("市经信委", "500000", "重庆市经济和信息化委员会"),
    ("市资规局", "330200", "宁波市自然资源和规划局"),
    ("市规划资源局", "310000", "上海市规划和自然资源局"),
    ("市建委", "110000", "北京市住房和城乡建设委员会"),
    ("市建委", "320100", "南京市城乡建设委员会"),
    ("州文旅局", "532900", "大理白族自治州文化和旅游局"),
    ("盟能源局", "152500", "锡林郭勒盟能源局"),
    ("县农业农村局", "520423", "镇宁布依族苗族自治县农业农村局"),
    ("旗工信局", "150722", "莫力达瓦达斡尔族自治旗工业和信息化局"),
    ("区科委", "110108", "北京市海淀区科学技术委员会"),
    ("区经委", "310107", "上海市普陀区经济委员会"),
    ("区建管委", "310107", "上海市普陀区建设和管理委员会"),
    ("区桥委", "310107", "上海市普陀区桥委"),
    ("区科经委", "310115", "上海市浦东新区科技和经济委员会"),
    ("区绿化市容局", "310107", "上海市普陀区绿化和市容管理局"),
    ("区机管局", "310107", "上海市普陀区机关事务管理局"),
    ("区金融办", "310107", "上海市普陀区金融工作办公室"),
    ("市房屋管理局", "310000", "上海市房屋管理局"),
    ("市交通局", "500000", "重庆市交通局"),
    ("市交通局", "510100", "成都市交通运输局"),
    ("市口岸物流办", "500000", "重庆市人民政府口岸和物流办公室"),
    ("市政府口岸和物流办公室", "500000", "重庆市人民政府口岸和物流办公室"),
    ("市数据资源局", "340100", "合肥市数据资源局"),
    ("市数据资源管理局", "340100", "合肥市数据资源管理局"),
    ("省数据资源局", "340000", "安徽省数据资源管理局"),
    ("市发改局", "320582", "张家港市发展和改革局"),
    ("省教育厅", "320582", "江苏省教育厅"),
    ("市财政局", "320583", "昆山市财政局"),
    ("市财政局", "420106", "武汉市财政局"),
    ("省国资委", "350000", "福建省人民政府国有资产监督管理委员会"),
    ("市政府国资委", "610100", "西安市人民政府国有资产监督管理委员会"),
    ("省国资委", "510000", "四川省政府国有资产监督管理委员会"),
    ("省外办", "530000", "云南省人民政府外事办公室"),
    ("省政府办公厅", "340000", "安徽省人民政府办公厅"),
    ("市府办", "330700", "金华市人民政府办公室"),
    ("省级机关事务管理局", "320000", "江苏省级机关事务管理局"),
    ("省爱卫办", "410000", "河南省爱国卫生运动委员会办公室"),
    ("市供销社", "310000", "上海市供销合作总社"),
    ("市供销社", "411300", "南阳市供销合作社联合社"),
    ("兵团生态环境局", "650000", "新疆生产建设兵团生态环境局"),
    ("无锡市工信局", "320000", "无锡市工业和信息化局"),
    ("海南州发展改革委", "630000", "海南藏族自治州发展和改革委员会"),
    ("海南省发展改革委", "630000", "海南省发展和改革委员会"),
    ("山西省能源局", "610000", "山西省能源局"),
    ("陕西省能源局", "140000", "陕西省能源局"),
    ("武汉市江岸区城管局", "420100", "武汉市江岸区城市管理局"),
    ("江岸区城管局", "420100", "武汉市江岸区城市管理局"),
    ("住房城乡建设厅", "520000", "贵州省住房和城乡建设厅"),
    ("财政厅", "520100", "贵州省财政厅"),
    ("发展改革委", "520100", "贵阳市发展和改革委员会"),
    ("市场监管局", "520100", "贵阳市市场监督管理局"),
    ("原省环保厅", "330000", "浙江省环境保护厅"),
    ("省委编办", "220000", "中共吉林省委机构编制委员会办公室"),
    ("市委网信办", "371300", "中共临沂市委网络安全和信息化委员会办公室"),
    ("自治区党委宣传部", "450000", "中共广西壮族自治区委员会宣传部"),
    ("区委组织部", "310115", "中共上海市浦东新区委组织部"),
    ("市纪委监委", "131100", "中共衡水市纪律检查委员会"),
    ("省直机关工委", "360000", "中共江西省委直属机关工作委员会"),
    ("组织部", "360000", "中共江西省委组织部"),
    ("团市委", "140200", "共青团大同市委员会"),
    ("省妇联", "140000", "山西省妇女联合会"),
    ("省法院", "230000", "黑龙江省高级人民法院"),
    ("市法院", "230200", "齐齐哈尔市中级人民法院"),
    ("县检察院", "230221", "龙江县人民检察院"),
    ("省人大常委会", "230000", "黑龙江省人民代表大会常务委员会"),
    ("市政协", "230200", "中国人民政治协商会议齐齐哈尔市委员会"),
]
BRANCHES = [
    ("省税务局", "410000", "国家税务总局河南省税务局"),
    ("国家税务总局洛阳市税务局", "410000", "国家税务总局洛阳市税务局"),
    ("区税务局", "310104", "国家税务总局上海市徐汇区税务局"),
    ("人行济南分行", "370000", "中国人民银行济南分行"),
    ("人行湖南省分行", "430000", "中国人民银行湖南省分行"),
    ("人民银行广西区分行", "450000", "中国人民银行广西壮族自治区分行"),
    ("国家金融监管总局广西监管局", "450000", "国家金融监督管理总局广西监管局"),
    ("人行海口中心支行", "460000", "中国人民银行海口中心支行"),
    ("人行重庆营管部", "500000", "中国人民银行重庆营业管理部"),
    # Old sub-branches: of a provincial capital by its short name, of other cities by their full one.
    ("人行海口市中心支行", "460000", "中国人民银行海口中心支行"),
    ("人行洛阳中心支行", "410000", "中国人民银行洛阳市中心支行"),
    ("人行洛阳市中支", "410000", "中国人民银行洛阳市中心支行"),
    ("人行市中心支行", "410300", "中国人民银行洛阳市中心支行"),
    ("人行湘西州中心支行", "430000", "中国人民银行湘西州中心支行"),
    ("人行湘西州分行", "430000", "中国人民银行湘西土家族苗族自治州分行"),
    ("人行宁波分行", "330000", "中国人民银行宁波市分行"),
    ("国家统计局和田调查队", "650000", "国家统计局和田调查队"),
    ("宁夏证监局", "640000", "中国证券监督管理委员会宁夏监管局"),
    ("海南证监局", "630000", "中国证券监督管理委员会海南监管局"),
    ("厦门银保监局", "350000", "中国银行保险监督管理委员会厦门监管局"),
    ("绍兴银保监分局", "330600", "中国银行保险监督管理委员会绍兴监管分局"),
    ("江西金融监管局", "360000", "国家金融监督管理总局江西监管局"),
    ("省金融监管局", "360000", "江西省地方金融监督管理局"),
    ("外汇局福建省分局", "350000", "国家外汇管理局福建省分局"),
    ("河南能源监管办", "410000", "国家能源局河南监管办公室"),
    ("华中能源监管局", "420000", "国家能源局华中监管局"),
    ("国家矿山安监局河南局", "410000", "国家矿山安全监察局河南局"),
    ("贵州煤监局", "520000", "贵州煤矿安全监察局"),
    ("民航西南地区管理局", "510000", "中国民用航空西南地区管理局"),
    ("成都铁路局", "510000", "成都铁路局"),
    ("成都铁路局贵阳铁路办事处", "520000", "成都铁路局贵阳铁路办事处"),
    ("中国铁路兰州局集团公司银川办事处", "640000", "中国铁路兰州局集团有限公司银川办事处"),
    ("中铁成都局集团", "510000", "中国铁路成都局集团有限公司"),
    ("市海关", "440100", "广州海关"),
    ("拱北海关", "440000", "拱北海关"),
    ("省消防救援总队", "410000", "河南省消防救援总队"),
    ("河南调查总队", "410000", "国家统计局河南调查总队"),
    ("财政部湖南监管局", "430000", "财政部湖南监管局"),
    ("国家发展改革委能源研究所", "100000", "国家发展和改革委员会能源研究所"),
    ("省发展改革委环资处", "430000", "湖南省发展和改革委员会环资处"),
    ("农业银行湖南省分行", "430000", "中国农业银行湖南省分行"),
]
FIRMS = [
    ("国网湖南电力", "430000", "国网湖南省电力有限公司"),
    ("国家电网甘肃省电力公司", "620000", "国网甘肃省电力公司"),
    ("省电力公司", "320000", "国网江苏省电力有限公司"),
    ("省电力公司", "530000", "云南电网有限责任公司"),
    ("国网冀北电力公司", "110000", "国网冀北电力有限公司"),
    ("市供电公司", "411300", "国网南阳供电公司"),
    ("市供电局", "440600", "佛山供电局"),
    ("省交投集团", "330000", "浙江省交通投资集团有限公司"),
    ("昆明轨道交通集团", "530000", "昆明轨道交通集团有限公司"),
    ("省盐投集团", "350000", "福建省盐投集团"),
    ("国铁集团", "100000", "中国国家铁路集团有限公司"),
]
ZONES = [
    ("柳州高新区管委会", "450200", "柳州高新技术产业开发区管理委员会"),
    ("经开区管委会", "450200", "柳州经济技术开发区管理委员会"),
    ("湖南自贸试验区管委会", "430000", "中国（湖南）自由贸易试验区管理委员会"),
    ("两江新区管委会", "500000", "重庆两江新区管理委员会"),
    ("三江源国家公园管理局", "630000", "三江源国家公园管理局"),
]
COLLECTIVES = [
    ("各市（州）政府", "430000", "各市（州）人民政府", "prefecture"),
    ("各县〔市、区〕人民政府", "330700", "各县（市、区）人民政府", "county"),
    ("各旗县区政府", "152500", "各旗县区人民政府", "county"),
    ("各区人民政府（含开发区管委会）", "420100", "各区人民政府", "county"),
    ("各设区市政府", "320000", "各设区市人民政府", "prefecture"),
    ("有林地的县人民政府", "520100", "有林地的县人民政府", "county"),
    ("省直有关部门", "430000", "省直有关部门", "province"),
    ("市级各部门", "310000", "市级各部门", "province"),
    ("市级各部门", "320100", "市级各部门", "prefecture"),
    ("中央驻湘单位", "430000", "中央驻湘单位", "country"),
    ("各级党委和政府", "100000", "各级党委和政府", ""),
    ("县级以上地方人民政府", "100000", "县级以上地方人民政府", "county"),
    ("有关国有企业", "430000", "有关国有企业", ""),
    ("省政府各委办厅局", "430000", "省政府各委办厅局", "province"),
    ("各市市场监管局", "430000", "各市市场监管局", "prefecture"),
    (
        "各省（自治区、直辖市）住房和城乡建设厅",
        "100000",
        "各省（自治区、直辖市）住房和城乡建设厅",
        "province",
    ),
    ("各项目主管部门", "430000", "各项目主管部门", ""),
    ("事发地县级政府", "430000", "事发地县级人民政府", "county"),
    ("厅机关各处室", "430000", "厅机关各处室", ""),
    ("厅机关相关处（室）", "430000", "厅机关相关处（室）", ""),
    ("中国人民银行各分行", "100000", "中国人民银行各分行", ""),
    ("股份制银行", "100000", "股份制银行", ""),
    ("国家能源局各司", "100000", "国家能源局各司", "country"),
    ("区发展改革局", "420100", "区发展和改革局", "county"),
    ("市政府", "430000", "市人民政府", "prefecture"),
    ("市教育局", "430000", "市教育局", "prefecture"),
    ("省财政厅", "100000", "省财政厅", "province"),
    ("设区的市人民政府", "430000", "设区的市人民政府", "prefecture"),
    ("各区人民政府农业农村部门", "420100", "各区人民政府农业农村部门", "county"),
    ("各街镇", "310107", "各街镇", "township"),
    ("县级以上人民政府负责节约用水工作的部门", "100000", "县级以上人民政府负责节约用水工作的部门", "county"),
]
NO_AGENCIES = [
    "循环经济", "西宁市", "格局", "总体布局", "数据中心", "全部", "举办", "以下简称重点排放单位", "重点用能单位", "责任单位",
    "部门", "单位", "公司", "完成时限", "2022年版", "《实施方案》", "市、区", "州", "区域中心", "产业部", "加氢站", "城市群",
    "适用范围均为所有自贸试验区", "人工智能", "鼓励类", "的部门", "、，", "（）", "。", "管委会", "两江新区", "办公室",
]  # fmt: skip


@pytest.mark.parametrize(("surface", "jurisdiction", "name"), [*DEPARTMENTS, *BRANCHES, *FIRMS, *ZONES])
def test_official_names(surface: str, jurisdiction: str, name: str) -> None:
    found = canonical(surface, jurisdiction)
    assert found is not None
    assert found.name == name
    assert found.kind in KINDS
    assert canonical(name, jurisdiction) == found or found.aliases != ()


@pytest.mark.parametrize(("surface", "jurisdiction", "name", "level"), COLLECTIVES)
def test_collectives_stay_as_written(surface: str, jurisdiction: str, name: str, level: str) -> None:
    assert canonical(surface, jurisdiction) == AgencyName(
        name,
        jurisdiction,
        "collective",
        level,
        found.function if (found := canonical(surface, jurisdiction)) else "",
    )


@pytest.mark.parametrize("surface", NO_AGENCIES)
def test_what_is_no_agency(surface: str) -> None:
    assert canonical(surface, "630000") is None


@pytest.mark.parametrize(
    ("surface", "jurisdiction", "identity"),
    [
        ("省水利厅", "430100", "430000"),
        ("株洲市水利局", "430000", "430200"),
        ("市水利局", "430000", "430000"),
        ("水利部", "430000", "100000"),
        ("水利厅", "100000", "100000"),
        ("人行长沙中心支行", "430000", "430100"),
        ("广东证监局", "430000", "440000"),
        ("中国南方电网公司", "430000", "100000"),
        ("各市州人民政府", "430000", "430000"),
        ("水利部门", "430000", "430000"),
        ("国务院水利主管部门", "430000", "100000"),
        ("国务院有关部门", "430000", "100000"),
        ("国家能源局各司", "430000", "100000"),
        ("人行营业管理部", "100000", "110000"),
        ("太湖县财政局", "340000", "340825"),
    ],
)
def test_the_region_that_belongs_to_the_identity(surface: str, jurisdiction: str, identity: str) -> None:
    found = canonical(surface, jurisdiction)
    assert found is not None
    assert found.jurisdiction == identity


@pytest.mark.parametrize(
    ("surface", "name", "jurisdiction"),
    [
        ("竹产业发展领导小组", "长沙市竹产业发展领导小组", "430100"),
        ("市竹产业发展领导小组", "长沙市竹产业发展领导小组", "430100"),
        ("竹材攻关工作专班办公室", "长沙市竹材攻关工作专班办公室", "430100"),
        ("碳达峰碳中和工作领导小组", "碳达峰碳中和工作领导小组", "100000"),
        ("国家防汛抗旱指挥部", "国家防汛抗旱指挥部", "100000"),
        ("局竹产业工作领导小组", "局竹产业工作领导小组", "430100"),
        ("工作专班", "工作专班", "430100"),
    ],
)
def test_a_leading_group_without_place_is_the_documents_own(
    surface: str, name: str, jurisdiction: str
) -> None:
    found = canonical(surface, "430100")
    assert found is not None
    assert (found.name, found.jurisdiction) == (name, jurisdiction)


@pytest.mark.parametrize(
    ("surface", "jurisdiction", "kind", "level", "function"),
    [
        ("省财政厅", "430000", "department", "province", "财政"),
        ("市人民政府", "430100", "government", "prefecture", ""),
        ("国务院", "430000", "government", "country", ""),
        ("县委", "430121", "party_organ", "county", ""),
        ("省人大常委会", "430000", "congress", "province", ""),
        ("长沙海关", "430000", "vertical_branch", "prefecture", "海关"),
        ("中国科学院长沙农业研究所", "430000", "institution", "prefecture", ""),
        ("自然资源所有者权益处", "430000", "office", "province", ""),
        ("市市场监管部门", "430100", "function", "prefecture", "市场监管"),
        ("市水行政主管部门", "430100", "function", "prefecture", "水利"),
        ("省气象局", "430000", "vertical_branch", "province", "气象"),
        ("人民银行", "430000", "department", "country", "中央银行"),
        ("省碳达峰碳中和工作领导小组", "430000", "coordinating_body", "province", ""),
        ("省双碳办", "430000", "office", "province", ""),
        ("省信息中心", "430000", "institution", "province", ""),
        ("国家开发银行", "430000", "bank", "", ""),
        ("湖南高速集团", "430000", "firm", "", ""),
        ("市财政部门", "430100", "function", "prefecture", "财政"),
        ("省工商联", "430000", "mass_organisation", "province", ""),
        ("区检察院", "310104", "court", "county", ""),
    ],
)
def test_kind_level_and_function(
    surface: str, jurisdiction: str, kind: str, level: str, function: str
) -> None:
    found = canonical(surface, jurisdiction)
    assert found is not None
    assert (found.kind, found.level, found.function) == (kind, level, function)


def test_second_names_in_brackets_are_aliases() -> None:
    found = canonical("省发展改革委（省能源局、省粮食和储备局）", "340000")
    assert found is not None
    assert found.name == "安徽省发展和改革委员会"
    assert found.aliases == ("安徽省能源局", "安徽省粮食和物资储备局")
    housed = canonical("市爱卫办（市卫生健康委）", "340100")
    assert housed is not None
    assert (housed.name, housed.aliases) == ("合肥市爱国卫生运动委员会办公室", ())


def test_reforms_change_no_name() -> None:
    old, new = canonical("省环境保护厅", "340000"), canonical("省生态环境厅", "340000")
    assert old is not None
    assert new is not None
    assert old.name != new.name


def test_unknown_words_stay_behind_the_full_name_of_the_place() -> None:
    found = canonical("省蓝天办", "340000")
    assert found is not None
    assert found.name == "安徽省蓝天办"
    assert certain("省蓝天办", "340000") is None


def test_a_document_without_jurisdiction_keeps_relative_names() -> None:
    found = canonical("省财政厅", "")
    assert found is not None
    assert (found.name, found.jurisdiction) == ("省财政厅", "")
    assert canonical("江苏省财政厅", "") == canonical("省财政厅", "320000")


@pytest.mark.parametrize(
    "surface", ["省财政厅", "各市人民政府", "国铁集团", "市委办", "省蓝天办", "市人行", "银保监会"]
)
def test_what_looks_like_an_agency(surface: str) -> None:
    assert looks_like_agency(surface)


@pytest.mark.parametrize(
    "surface", ["西宁市", "循环经济", "格局", "装置", "责任单位", "以下简称重点排放单位", "（）", ""]
)
def test_what_does_not(surface: str) -> None:
    assert not looks_like_agency(surface)


ONE_PER_LEVEL = [
    code
    for number, (code, region) in enumerate(regions().items())
    if region.name[-1] in "省市县"
    and region.kind != "country"
    and (region.kind != "county" or number % 9 == 0)
]
FORMS = sorted(
    (form, level)
    for form, function in functions().items()
    for level, _ in function.bodies
    if function.kind != "party_organ" and function.name not in ("税务", "民航")
)


@given(st.sampled_from(ONE_PER_LEVEL), st.sampled_from(FORMS))
def test_with_place_with_level_and_bare_are_one_name(code: str, form: tuple[str, str]) -> None:
    here = regions()[code]
    function = functions()[form[0]]
    body = function.body(here.kind)
    if body == "":
        return
    names = [canonical(f"{place}{form[0]}{body}", code) for place in (here.name, here.name[-1], "")]
    assert names[0] is not None
    assert names[0].jurisdiction == code
    assert names[0] == names[1] == names[2]


LISTED = sorted(
    {(f"{word}{form}", code) for form in short_names() for word, code in (("省", "430000"), ("市", "430100"))}
    | {
        (f"{word}{form}", code)
        for form in party_organs()
        for word, code in (("省委", "430000"), ("区委", "110108"))
    }
    | {(form, "430000") for table in (national_bodies(), regional_firms()) for form in table}
    | {(seated.name, "430000") for seated in zones().values()}
    | {(f"{zone}管委会", "430000") for zone in zones() if zone.endswith(("区", "基地"))}
)


@given(st.sampled_from(LISTED))
def test_an_official_name_stands_for_itself(listed: tuple[str, str]) -> None:
    found = canonical(*listed)
    assert found is not None
    if found.kind not in ("collective", "function"):
        again = canonical(found.name, listed[1])
        assert again is not None
        assert (again.name, again.jurisdiction, again.kind) == (found.name, found.jurisdiction, found.kind)


@given(
    st.text(alphabet="省市县区州各委局厅政府人民银行（）()、和等a1 海南西宁，的部门单位办", max_size=40),
    st.sampled_from(["630000", ""]),
)
def test_any_text_gives_a_documented_kind_or_nothing(text: str, jurisdiction: str) -> None:
    found = canonical(text, jurisdiction)
    assert found is None or (found.kind in KINDS and found.name != "")


@pytest.mark.parametrize(
    "text", ["（" * 10_000, "）" * 10_000, "省" * 10_000, "（省" * 10_000, "和" * 10_000]
)
def test_garbage_is_no_agency(text: str) -> None:
    assert canonical(text, "630000") is None
    assert not looks_like_agency(text)


JURISDICTIONS = {
    "cn-": "100000",
    "jiangsu": "320000",
    "qingdao": "370200",
    "seed-003": "630000",
    "seed-004": "630000",
    "shaanxi": "610000",
    "shandong": "370000",
    "sichuan": "510000",
    "tianjin": "120000",
    "wuhan": "420100",
    "zhejiang": "330000",
}


@pytest.mark.corpus
def test_names_in_the_annotated_documents(gold: Path) -> None:
    """All printed names but the fragments that only their list explains (tianjin-peak-regulation)."""
    right = wrong = 0
    for path in sorted((gold / "dev").glob("*.json")):
        jurisdiction = next(
            (code for start, code in JURISDICTIONS.items() if path.name.startswith(start)), None
        )
        for row in json.loads(path.read_text("utf-8")).get("responsibilities", []):
            assert jurisdiction is not None
            accepted = {row["agency"], *row.get("agency_alt", [])}
            alone = canonical(row["surface"], jurisdiction)
            names = {item.agency.name for item in split_list(row["surface"], jurisdiction)}
            hit = bool(accepted & (names if alone is None else {alone.name, *names}))
            right, wrong = right + hit, wrong + (not hit)
    assert right / (right + wrong) >= 0.985
