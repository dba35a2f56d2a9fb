"""Who took over from whom; the expectations are facts of the reforms, written from memory of their plans."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.agency_names import canonical
from ontology.agency_reforms import LEVELS, successions
from ontology.agency_vocabulary import rows
from ontology.gazetteer import province_of, regions

LONGEST_CHAIN = 4
"""The saved questions follow so many steps back."""
SAMPLE = [code for code, here in regions().items() if here.kind in ("country", "province")] + [
    code for at, (code, here) in enumerate(regions().items()) if here.kind in ("prefecture", "county") and at % 37 == 0
]  # fmt: skip
SEATS = ("630100", "450200", "370200", "632800", "440300", "220200", "632500", "653200", "420100", "610100")


def after(name: str, jurisdiction: str) -> list[tuple[str, str, str]]:
    """Usual name, jurisdiction and date of each successor."""
    return [
        (one.names[0].name, one.names[0].jurisdiction, one.date) for one in successions(name, jurisdiction)
    ]


@pytest.mark.parametrize(
    ("name", "jurisdiction", "successors"),
    [
        ("环境保护部", "100000", [("生态环境部", "100000", "2018-03-17")]),
        ("青海省环境保护厅", "630000", [("青海省生态环境厅", "630000", "2018")]),
        ("青海省环境保护局", "630000", [("青海省环境保护厅", "630000", "")]),
        ("北京市环境保护局", "110000", [("北京市生态环境局", "110000", "2018")]),
        ("武汉市环境保护局", "420100", [("武汉市生态环境局", "420100", "")]),
        # Since 2018 the county's bureau is a branch of the city's, under names of its own.
        ("共和县环境保护局", "632521", []),
        ("青海省生态环境厅", "630000", []),
        ("海南省国土资源厅", "460000", [("海南省自然资源和规划厅", "460000", "2018")]),
        ("甘肃省国土资源厅", "620000", [("甘肃省自然资源厅", "620000", "2018")]),
        ("天津市农业委员会", "120000", [("天津市农业农村委员会", "120000", "2018")]),
        ("安徽省农业委员会", "340000", [("安徽省农业农村厅", "340000", "2018")]),
        ("青海省农牧厅", "630000", [("青海省农业农村厅", "630000", "2018")]),
        # 内蒙古自治区农牧厅 is the name of after the reform.
        ("内蒙古自治区农牧厅", "150000", []),
        ("内蒙古自治区农牧业厅", "150000", [("内蒙古自治区农牧厅", "150000", "2018")]),
        (
            "宁夏回族自治区工商行政管理局",
            "640000",
            [("宁夏回族自治区市场监督管理厅", "640000", "2018")],
        ),
        ("天津市工商行政管理局", "120000", [("天津市市场和质量监督管理委员会", "120000", "2014")]),
        (
            "湖北省食品药品监督管理局",
            "420000",
            [
                ("湖北省市场监督管理局", "420000", "2018"),
                ("湖北省药品监督管理局", "420000", "2018"),
            ],
        ),
        ("中国人民银行西宁中心支行", "630100", [("中国人民银行青海省分行", "630000", "2023-08-18")]),
        ("中国人民银行济南分行", "370100", [("中国人民银行山东省分行", "370000", "2023-08-18")]),
        ("中国人民银行青岛市中心支行", "370200", [("中国人民银行青岛市分行", "370200", "2023-08-18")]),
        ("中国人民银行营业管理部", "110000", [("中国人民银行北京市分行", "110000", "2023-08-18")]),
        ("中国人民银行上海总部", "310000", []),
        (
            "中国银行保险监督管理委员会青海监管局",
            "630000",
            [("国家金融监督管理总局青海监管局", "630000", "2023-07-20")],
        ),
        ("中国证券监督管理委员会青海监管局", "630000", []),
        ("西宁市地方税务局", "630100", [("国家税务总局西宁市税务局", "630100", "2018-07-05")]),
        ("青岛市国家税务局", "370200", [("国家税务总局青岛市税务局", "370200", "2018-06-15")]),
        ("西安铁路局", "610100", [("中国铁路西安局集团有限公司", "610100", "2017-11")]),
        ("国务院扶贫开发领导小组办公室", "100000", [("国家乡村振兴局", "100000", "2021-02-25")]),
        ("国家乡村振兴局", "100000", [("农业农村部", "100000", "2023-03-10")]),
        ("湖北省人民政府扶贫开发办公室", "420000", [("湖北省乡村振兴局", "420000", "2021")]),
        (
            "宁夏回族自治区地方金融监督管理局",
            "640000",
            [
                ("中共宁夏回族自治区委员会金融委员会办公室", "640000", ""),
                ("宁夏回族自治区地方金融管理局", "640000", ""),
            ],
        ),
        # Another place's body under this jurisdiction is no body of the vocabulary.
        ("青海省环境保护厅", "610000", []),
        ("某省环境保护厅", "999999", []),
    ],
)
def test_who_took_over(name: str, jurisdiction: str, successors: list[tuple[str, str, str]]) -> None:
    assert after(name, jurisdiction) == successors


def test_where_names_differ_from_city_to_city_none_is_sure() -> None:
    [succession] = successions("兰州市国土资源局", "620100")
    assert [name.name for name in succession.names] == [
        "兰州市自然资源局",
        "兰州市自然资源和规划局",
        "兰州市规划和自然资源局",
    ]
    assert not succession.sure


def _before(code: str) -> Iterator[str]:
    """Every former name of the vocabulary, for one region."""
    here = regions()[code]
    province = regions()[province_of(code) or code].name
    words = {"name": here.name, "usual": here.short, "short": here.bare or here.short, "province": province}
    for row in rows("agency_reforms.csv"):
        for pattern in row["before"].split():
            yield pattern.format_map(words)


@pytest.mark.parametrize("code", [*SAMPLE, *SEATS])
def test_successors_are_of_the_same_place_and_bear_names_as_the_graph_has_them(code: str) -> None:
    for before in _before(code):
        name = canonical(before, code)
        if name is None or name.name != before:
            continue
        for succession in successions(name.name, name.jurisdiction):
            for successor in succession.names:
                assert canonical(successor.name, code) == successor
                assert province_of(successor.jurisdiction) == province_of(name.jurisdiction)
                if successor.jurisdiction != name.jurisdiction:
                    # Only the central bank's branch moves from its seat to the province.
                    assert successor.function == "中央银行"
                elif successor.kind not in ("firm", "bank"):
                    assert successor.level == name.level


@pytest.mark.parametrize("code", [*SAMPLE, *SEATS])
def test_chains_end_and_are_short_enough_for_the_questions(code: str) -> None:
    for before in _before(code):
        frontier, steps = {(before, code)}, 0
        while len(frontier) > 0:
            assert steps <= LONGEST_CHAIN
            frontier = {
                (name.name, name.jurisdiction)
                for old in frontier
                for succession in successions(*old)
                for name in succession.names
            }
            steps += 1


@given(st.sampled_from(sorted(regions())), st.sampled_from(sorted(regions())))
def test_nothing_crosses_a_province(one: str, other: str) -> None:
    for before in _before(one):
        for succession in successions(before, other):
            assert {province_of(name.jurisdiction) for name in succession.names} == {province_of(other)}


def test_the_vocabulary_is_complete() -> None:
    for row in rows("agency_reforms.csv"):
        assert row["reform"]
        assert row["source"]
        assert row["sure"] in ("yes", "no")
        assert set(row["levels"].split()) <= set(LEVELS)
        assert row["region"] in ("", *regions())
        assert len(row["date"]) in (0, 4, 7, 10)
