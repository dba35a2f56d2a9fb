"""Regions in running text: what counts, and the words that only look like a region."""

from itertools import pairwise

import pytest

from ontology.regions import RegionMention, find_regions, region


def named(text: str, jurisdiction: str) -> list[tuple[str, str]]:
    mentions = find_regions(text, jurisdiction)
    assert all(text[one.start : one.end] == one.surface for one in mentions)
    return [(one.surface, region(one.code).name) for one in mentions]


def test_a_mention_knows_its_place() -> None:
    assert find_regions("支持海西州发展", "630000") == [RegionMention(2, 5, "632800", "海西州")]


@pytest.mark.parametrize(
    ("text", "jurisdiction", "expected"),
    [
        ("青海省某厅与甘肃省某厅", "630000", ["青海省", "甘肃省"]),
        ("国家税务总局青海省税务局", "630000", ["青海省"]),
        ("人民银行西安分行、西安海关", "610000", ["西安市", "西安市"]),
        ("重庆市发展改革委", "500000", ["重庆市"]),
        ("海东市、海西州、海南州和西宁市的粮库", "630000",
         ["海东市", "海西蒙古族藏族自治州", "海南藏族自治州", "西宁市"]),
        ("在海西、海南等地开展试点", "630000", ["海西蒙古族藏族自治州", "海南藏族自治州"]),
        ("海南州与海南省签约", "630000", ["海南藏族自治州", "海南省"]),
        ("学习海南自由贸易港经验", "630000", ["海南省"]),
        ("面向广东、海南、广西", "630000", ["广东省", "海南省", "广西壮族自治区"]),
        ("河南县草原", "630000", ["河南蒙古族自治县"]),
        ("发展河南县域经济", "410000", ["河南省"]),
        ("泽库、河南两县", "630000", ["泽库县", "河南蒙古族自治县"]),
        ("玉树、果洛两州，玉树市", "630000", ["玉树藏族自治州", "果洛藏族自治州", "玉树市"]),
        ("山西、陕西两省", "100000", ["山西省", "陕西省"]),
        ("辽宁、吉林、黑龙江", "220000", ["辽宁省", "吉林省", "黑龙江省"]),
        ("长春、吉林、四平等地", "220000", ["长春市", "吉林市", "四平市"]),
        ("鼓励吉林创新", "220000", ["吉林省"]),
        ("北京、上海、苏州", "100000", ["北京市", "上海市", "苏州市"]),
        ("甘肃兰州、白银", "620000", ["甘肃省", "兰州市", "白银市"]),
        ("新修共和至贵德公路", "630000", ["共和县", "贵德县"]),
        ("支持治多、杂多、曲麻莱三县", "630000", ["治多县", "杂多县", "曲麻莱县"]),
        ("在海南州共和、同德建设", "630000", ["海南藏族自治州", "共和县", "同德县"]),
        ("改造富平电厂，向华阴送热", "610000", ["富平县", "华阴市"]),
        ("加快泽库国家级园区建设", "630000", ["泽库县"]),
        ("长春市朝阳区", "100000", ["长春市", "朝阳区"]),
        ("推动朝阳区更新", "110000", ["朝阳区"]),
        ("晋城市城区", "140000", ["晋城市", "城区"]),
        ("支持和县建设", "340500", ["和县"]),
        ("美丽江苏", "320000", ["江苏省"]),
        ("北京市场活跃", "110000", ["北京市"]),
        ("西藏自治区阿里地区", "540000", ["西藏自治区", "阿里地区"]),
    ],
)  # fmt: skip
def test_regions_are_found(text: str, jurisdiction: str, expected: list[str]) -> None:
    assert [name for _, name in named(text, jurisdiction)] == expected


@pytest.mark.parametrize(
    ("text", "jurisdiction"),
    [
        ("资源综合利用、新建项目、合作", "450000"),
        ("中华人民共和国", "630000"),
        ("平安建设、互助共济、人民和谐、复杂多样", "630000"),
        ("青海湖、青藏高原、黄河、长江", "630000"),
        ("四川盆地", "510000"),
        ("太湖南岸和黄河北岸", "430000"),
        ("隆重庆祝", "500000"),
        ("推广东部经验，推广西部做法", "440000"),
        ("南开大学", "120000"),
        ("经济南北走廊", "370000"),
        ("创新乡村治理", "410000"),
        ("适应城市气候，沿海城市，航运城市", "140000"),
        ("入海口、出海口", "460000"),
        ("巩固原有成果", "640000"),
        ("宁德时代", "350000"),
        ("建设示范县城、探索县级试点、城市和县城", "630000"),
        ("城区、郊区、矿区、新城区", "140000"),
        ("朝阳区", "100000"),
        ("朝阳产业", "210000"),
        ("日照时数充足", "370000"),
        ("全省各市县", "630000"),
        ("贵德盆地", "630000"),
        ("新疆生产建设兵团", "650000"),
        ("", "630000"),
    ],
)
def test_words_that_are_no_regions(text: str, jurisdiction: str) -> None:
    assert named(text, jurisdiction) == []


def test_bare_county_names_count_only_in_their_jurisdiction() -> None:
    assert named("支持杂多、曲麻莱两县", "630000") == [("杂多", "杂多县"), ("曲麻莱", "曲麻莱县")]
    assert named("支持杂多、曲麻莱两县", "620000") == []
    assert named("支持杂多、曲麻莱两县", "100000") == []


def test_mentions_do_not_overlap_and_keep_the_order_of_the_text() -> None:
    text = "青海省海西州德令哈市、格尔木市和海南州共和县，" * 20
    mentions = find_regions(text, "630000")
    assert len(mentions) == 20 * 6
    assert all(one.end <= other.start for one, other in pairwise(mentions))
