"""Which articles of a law order someone to do something."""

from collections.abc import Callable

import pytest

from loaders.outline import read_outline
from loaders.repair import Text
from loaders.units import Unit

KINDS = {
    "operative": (
        "市水务部门负责节约用水。",
        "取水单位应当安装计量设施。",
        "有条件的，应当优先使用再生水。",
        "因检修停水的，供水企业应当提前通知用户。",
        "建设项目未配套节水设施的，不得投入使用。",
        "用水单位可以申请延期，水务部门应当在十日内答复。",
        "水务部门应当建立台账；可以委托机构核查。",
        "鼓励使用再生水，并建立奖励制度。",
        "鼓励使用再生水。市人民政府应当给予补贴。",
        "发生突发事件的，水务部门应当启动应急预案，并依照有关规定追究责任。",
        "申报材料包括申请表，由水务部门负责审核。",
        "水务部门依法对取水实行统一监督管理。",
        "下列设施属于重点管理对象，由市水务部门负责登记。",
        "单位可以申请延期。水务部门应当在十日内答复。",
        "使用国有水域的单位享受优惠，水务部门应当公布名录。",
        "使用国有水域的单位，所有权不变。",
        "发现违反取水管理秩序的行为，水务部门应当登记。",
        "用水单位可以申请延期，供水企业应在十日内答复。",
        "取水单位应当遵守本条例，安装计量设施。",
        "用水单位可以申请可以使用再生水。" * 60 + "本条由他人说明。",
    ),
    "article": (
        "为了节约用水，根据有关法律，制定本办法。",
        "为规范节水工作，结合本省实际，制订本实施办法。",
        "水安全事关发展全局，节水是其重要组成部分。为了规范节水工作，根据有关法律，制定本办法。",
        "本办法适用于本省行政区域内的节约用水。",
        "在本省行政区域内从事取水活动，适用本办法。",
        "本办法所称再生水，是指经处理后达到标准的水。",
        "节水贡献大的单位，是节水先进单位。",
        "在本省行政区域内从事取水、用水、排水和再生水利用等活动的单位和个人以及有关主管部门，应当遵守本条例。",
        "在本省行政区域内建设、管理和使用再生水设施，以及从事与其相关的监督管理活动的单位，适用本办法。",
        "下列企业属于重点用水单位：",
        "下列取水行为为应当报告的事项：",
        "申请材料包括申请表和检测报告。",
        "用水定额分为通用定额和先进定额。",
        "核查机构包括：",
        "交易主体包括企业、社会组织和个人。",
        "申请取水应当符合下列条件：",
        "取水单位应当具备以下条件：",
        "鼓励使用再生水。",
        "本市鼓励社会资本参与节水。",
        "单位和个人可以举报浪费用水的行为。",
        "任何单位和个人有权举报浪费用水的行为。",
        "使用再生水的单位享受价格优惠。",
        "用水单位可以申请延期。节水企业可以享受补贴。",
        "单位和个人可以举报浪费用水的行为。举报人有权获得奖励。",
        "用水单位可以申请可以使用再生水。" * 60,
        "用水单位可以申请延期，计划相应顺延。",
        "违反本办法规定，擅自取水的，由水务部门责令改正，处一万元以下罚款。",
        "用水单位未安装计量设施的，由水务部门责令限期改正。",
        "违反取水管理秩序的行为，由水务部门责令改正，处一万元以下罚款。",
        "国家机关工作人员玩忽职守的，依法给予处分。",
        "水务部门未按照规定履行职责的，由本级人民政府追究责任。",
        "本办法由省水利厅负责解释。",
        "本办法自2023年5月1日起施行。",
    ),
}


@pytest.fixture
def article(repaired: Callable[[str], Text]) -> Callable[..., Unit]:
    """Read one article, behind the title of its chapter."""

    def unit(body: str, number: str = "十二", chapter: str = "管理") -> Unit:
        (section,) = read_outline(repaired(f"第二章 {chapter}\n第{number}条 {body}\n"))
        return section.units[-1]

    return unit


@pytest.mark.parametrize(
    ("kind", "body"), [(kind, body) for kind, bodies in KINDS.items() for body in bodies]
)
def test_articles(article: Callable[..., Unit], kind: str, body: str) -> None:
    assert article(body).kind == kind


@pytest.mark.parametrize(
    ("number", "kind"),
    [("三", "article"), ("五", "article"), ("六", "operative")],
)
def test_principles_stand_in_the_first_articles(article: Callable[..., Unit], number: str, kind: str) -> None:
    assert article("节约用水坚持节水优先的方针，遵循统筹规划的原则。", number).kind == kind
    assert article("市水务部门负责节约用水，遵循统筹规划的原则。", number).kind == "operative"


@pytest.mark.parametrize(
    ("chapter", "kind"),
    [("法律责任", "article"), ("罚则", "article"), ("监督管理", "operative")],
)
def test_penalties_have_their_chapter(article: Callable[..., Unit], chapter: str, kind: str) -> None:
    assert article("浪费用水应当承担赔偿费用。", chapter=chapter).kind == kind


def test_the_closing_chapter_orders_no_one(article: Callable[..., Unit]) -> None:
    assert article("市水务部门应当制定细则。", chapter="附则").kind == "article"


def test_items_of_an_article_are_no_tasks(repaired: Callable[[str], Text]) -> None:
    text = repaired(
        "第一条 取水单位应当安装计量设施：\n（一）一级设施；\n（二）二级设施。\n第二条 市水务部门负责监督。\n"
    )
    (section,) = read_outline(text)
    assert [(u.path, u.kind) for u in section.units] == [
        ("1", "operative"),
        ("1/1", "article"),
        ("1/2", "article"),
        ("2", "operative"),
    ]


AMENDMENTS = [
    ("将第四条改为第五条，修改为：“市水务局负责节约用水的监督管理。”", "operative"),
    ("将第四条改为第五条，修改为：“取水单位应当安装计量设施。”", "operative"),
    ("第九条第二款修改为：“市水务局会同市统计局公布用水数据。”", "operative"),
    ("增加一条，作为第七条：“用水单位应当建立台账。”", "operative"),
    ("将第四条改为第五条，修改为：“本条例所称再生水，是指经处理后达到标准的水。”", "article"),
    ("将第四条改为第五条，修改为：“未安装计量设施的，由市水务局责令限期改正。”", "article"),
    ("将第四条改为第五条，修改为：“单位和个人可以举报浪费用水的行为。”", "article"),
    ("第四条修改为：“未安装计量设施的，由负责监管的市水务局责令限期改正。”", "article"),
    ("第一条修改为：“为了节约用水，建立节水制度，制定本条例。”", "article"),
    ("第三条修改为：“节约用水应当坚持节水优先的方针，遵循统筹规划的原则。”", "article"),
    ("第四条改为第五条，并将“水利”修改为“水务”。", "article"),
    ("第八条修改为：“鼓励使用再生水。”", "article"),
    ("将节水工作落实到位，市水务局负责督促。", "operative"),
]


@pytest.mark.parametrize(("item", "kind"), AMENDMENTS)
def test_items_of_a_decision_to_amend_a_law(repaired: Callable[[str], Text], item: str, kind: str) -> None:
    text = repaired(f"对《兰州市节水条例》作如下修改：\n一、{item}\n二、第十条修改为：“鼓励使用再生水。”\n")
    (section,) = read_outline(text)
    assert [unit.kind for unit in section.units] == [kind, "article"]
