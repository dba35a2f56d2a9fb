"""Indicators as printed, and the concepts that they measure."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.indicator_phrases import phrase
from ontology.indicator_places import of_scope, split
from ontology.indicators import concepts, is_measure, read

WORDS = [
    "全省", "我国", "到2025年", "单位", "万元", "GDP", "地区生产总值", "国内生产总值", "能源消耗", "能耗", "规模以上", "规上",
    "工业", "增加值", "占", "的", "比重", "占比", "总装机", "容量", "发电", "非化石能源", "消费", "总量", "降低", "率", "目标",
    "新开工", "新建建筑", "面积", "中", "和", "、", "（PM2.5）", "城镇", "％", " ", "生产总值",
]  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("单位GDP能耗", "energy.intensity.gdp"),
        ("单位国内生产总值能源消耗", "energy.intensity.gdp"),
        ("万元地区生产总值能源消费量", "energy.intensity.gdp"),
        ("全省单位生产总值（GDP）综合能耗", "energy.intensity.gdp"),
        ("能耗强度", "energy.intensity.gdp"),
        ("规上工业单位增加值能耗", "energy.intensity.industry-above-scale"),
        ("单位规模以上工业增加值能耗", "energy.intensity.industry-above-scale"),
        ("单位工业增加值能耗", "energy.intensity.industry"),
        ("万元工业增加值能耗", "energy.intensity.industry"),
        ("单位GDP二氧化碳排放降低率", "climate.intensity.gdp"),
        ("碳排放强度下降目标", "climate.intensity.gdp"),
        ("非化石能源消费占比", "energy.non-fossil-share"),
        ("非化石能源占能源消费总量的比例", "energy.non-fossil-share"),
        ("我省非化石能源占一次能源消费比重", "energy.non-fossil-share"),
        ("清洁能源总装机", "power.clean.capacity"),
        ("清洁能源发电装机规模", "power.clean.capacity"),
        ("风电、光伏发电总装机容量", "power.wind-solar.capacity"),
        ("装配式建筑占当年新建建筑面积比例", "buildings.prefabricated-share"),
        ("新建建筑中绿色建筑占比", "buildings.green-share"),
    ],
)
def test_wordings_of_one_thing_meet(printed: str, code: str) -> None:
    reading = read(printed)
    assert (reading.code, reading.match, reading.differs) == (code, "exact", "")


@pytest.mark.parametrize(
    ("printed", "code", "differs"),
    [
        ("主要农作物秸秆综合利用率", "circular.straw-use", "主要"),
        ("农牧区秸秆综合利用率", "circular.straw-use", "农牧区"),
        ("畜禽粪污资源化利用率", "circular.manure-use", "畜禽粪污资源化利用率"),
        ("城镇新建建筑中装配式建筑占比", "buildings.prefabricated-share", "城镇"),
        ("装配式建筑占城镇新建民用建筑面积的比例", "buildings.prefabricated-share", "城镇民用"),
        ("装配式建筑占当年县城新建建筑比重", "buildings.prefabricated-share", "县城"),
        ("新建大型数据中心PUE值", "industry.data-centre.pue", "新建大型"),
        ("再生水利用率（不含农业）", "water.reclaimed", "(不含农业)"),
        ("示范镇森林覆盖率", "forestry.cover", "示范镇"),
    ],
)
def test_a_narrower_population_is_only_close(printed: str, code: str, differs: str) -> None:
    reading = read(printed)
    assert (reading.code, reading.match, reading.differs) == (code, "close", differs)


@pytest.mark.parametrize(
    "apart",
    [
        ("规模以上工业单位增加值能耗", "单位工业增加值能耗", "单位GDP能耗", "单位产品能耗"),
        (
            "城镇新建建筑中装配式建筑占比",
            "新开工装配式建筑占城镇新建民用建筑比例",
            "装配式建筑占县城新建建筑比例",
        ),
        ("清洁能源装机占比", "清洁能源发电量占比", "清洁能源消费占比"),
        ("可再生能源发电量占总发电量比重", "可再生能源发电量占全社会用电量比重"),
        ("能源消费总量", "能源消费增量", "一次能源消费总量", "煤炭消费总量"),
        ("二氧化碳排放总量", "单位GDP二氧化碳排放", "单位产品二氧化碳排放", "乘用车新车二氧化碳排放强度"),
        ("战略性新兴产业增加值占GDP比重", "战略性新兴产业增加值占规上工业增加值比重"),
        ("大宗固废综合利用率", "新增大宗固废综合利用率", "一般工业固废综合利用率"),
        ("畜禽粪污综合利用率", "畜禽粪污资源化利用率"),
        ("单位GDP用水量", "万元工业增加值用水量", "用水总量"),
        ("海洋生产总值", "地区生产总值"),
    ],
)
def test_other_denominators_are_other_measures(apart: tuple[str, ...]) -> None:
    measures = [(read(printed).code, read(printed).differs) for printed in apart]
    assert len(set(measures)) == len(apart)


@pytest.mark.parametrize(
    ("printed", "unit", "code"),
    [
        ("风电", "kW", "power.wind.capacity"),
        ("风电", "kWh", "power.wind.generation"),
        ("非化石能源装机", "%", "power.non-fossil.capacity-share"),
        ("非化石能源装机", "kW", "power.non-fossil.capacity"),
        ("森林火灾受害率", "‰", "forestry.fire-loss"),
        ("再生水利用率", "个百分点", "water.reclaimed"),
    ],
)
def test_the_unit_tells_what_is_meant(printed: str, unit: str, code: str) -> None:
    assert read(printed, unit).code == code


def test_a_concept_whose_values_have_another_unit_is_not_meant() -> None:
    assert read("森林覆盖率", "m2").code not in concepts()
    assert read("风电").code not in concepts()


def test_an_unlisted_wording_is_a_concept_of_its_own() -> None:
    first, second = read("示范渔港到岸垃圾打捞比例"), read("全市示范渔港到岸垃圾打捞比重")
    assert first == second
    assert first.code not in concepts()
    assert first.code.isascii()
    assert read("示范渔港").code != first.code


@pytest.mark.parametrize(("name", "measure"), [("示范项目", False), ("修复面积", False), ("覆盖率", False), ("示范渔港垃圾打捞率", True)])  # fmt: skip
def test_equal_unlisted_wordings_need_not_be_one_thing(name: str, measure: bool) -> None:
    assert is_measure(read(name).code, name) is measure
    assert is_measure("forestry.cover", "森林覆盖率")


@pytest.mark.parametrize(
    ("printed", "jurisdiction", "place", "rest"),
    [
        ("西宁市森林覆盖率", "630000", "西宁市", "森林覆盖率"),
        ("青海新型储能装机规模", "630000", "青海省", "新型储能装机规模"),
        ("长三角地区煤炭消费量", "100000", "长三角", "煤炭消费量"),
        ("新建建筑中绿色建筑占比", "360100", None, "新建建筑中绿色建筑占比"),
        ("天津港集装箱吞吐量", "120000", None, "天津港集装箱吞吐量"),
        ("森林覆盖率", "630000", None, "森林覆盖率"),
    ],
)
def test_the_place_in_front(printed: str, jurisdiction: str, place: str | None, rest: str) -> None:
    found, left = split(printed, jurisdiction)
    assert (None if found is None else found.name, left) == (place, rest)


def test_a_scope_is_a_place_or_a_population() -> None:
    region, area = of_scope("region:630100"), of_scope("长三角地区")
    assert region is not None
    assert region.name == "西宁市"
    assert area is not None
    assert area.name == "长三角"
    assert of_scope("农牧区") is None


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map("".join))
def test_rewriting_twice_changes_nothing(printed: str) -> None:
    assert phrase(phrase(printed)) == phrase(printed)


@given(st.text(alphabet="占比中的率能耗单位GDP装机（）()0123456789 ％、和", max_size=20))
def test_any_text_has_a_phrase_and_a_reading(printed: str) -> None:
    assert phrase(phrase(printed)) == phrase(printed)
    assert read(printed).code.isascii()


@pytest.mark.parametrize("code", concepts())
def test_every_concept_is_found_by_its_label(code: str) -> None:
    concept = concepts()[code]
    assert (read(concept.zh).code, read(concept.zh).match) == (code, "exact")
    assert code.isascii()
    assert concept.en


def test_no_two_concepts_share_a_label_and_closeness_goes_both_ways() -> None:
    for one, other in combinations(concepts().values(), 2):
        assert one.zh != other.zh
        assert one.en != other.en
        assert (one.code in other.close) == (other.code in one.close)
