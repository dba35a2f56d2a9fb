"""Units after numbers, and their conversion."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.numerals import canonical_decimal
from ontology.quantities import QUDT_UNITS, canonical_quantity, unit, unit_pattern, units


@pytest.mark.parametrize(
    ("value", "printed", "canonical", "symbol"),
    [
        ("512", "亿千瓦时", "51200000000", "kWh"),
        ("3.2", "GWh", "3200000", "kWh"),
        ("5", "度电", "5", "kWh"),
        ("8900", "万千瓦", "89000000", "kW"),
        ("600", "兆瓦", "600000", "kW"),
        ("300", "万吨标准煤", "3000000", "tce"),
        ("12", "千克标准煤", "0.012", "tce"),
        ("300", "克标准煤/千瓦时", "300", "gce/kWh"),
        ("1200", "万吨二氧化碳当量", "12000000", "tCO2e"),
        ("1200", "万吨CO2当量", "12000000", "tCO2e"),
        ("2", "吉焦", "2", "GJ"),
        ("52.2", "%", "52.2", "%"),
        ("52.2", "％", "52.2", "%"),
        ("10", "个百分点", "10", "个百分点"),
        ("10", "百分点", "10", "个百分点"),
        ("3", "公顷", "30000", "m2"),
        ("1.5", "亩", "1000", "m2"),
        ("665", "万亩", "4433333333.33333", "m2"),
        ("200", "万平方米", "2000000", "m2"),
        ("7000", "公里", "7000000", "m"),
        ("5300", "万立方米", "53000000", "m3"),
        ("1.2", "万亿元", "1200000000000", "CNY"),
        ("10", "万户", "100000", "户"),
        ("64", "家", "64", "家"),
        ("5", "万台套", "50000", "台套"),
        ("80", "万人次", "800000", "人次"),
        ("1", "亿吨公里", "100000000", "t·km"),
        ("35", "蒸吨/小时", "35", "蒸吨"),
        ("200", "万吨/年", "2000000", "t/a"),
        ("0.5", "吨标准煤/万元", "0.00005", "tce/CNY"),
        ("7", "吨标准煤/百万换算吨公里", "0.000007", "tce/换算t·km"),
        ("90", "千瓦时/（平方米·年）", "90", "kWh/m2/a"),
        ("0.3", "元／千瓦时", "0.3", "CNY/kWh"),
        ("500", "台（套）", "500", "台"),
        ("5", "万台(套)", "50000", "台"),
        ("12", "/10万", "12", "/100k"),
    ],
)
def test_quantities_are_converted(value: str, printed: str, canonical: str, symbol: str) -> None:
    converted = canonical_quantity(Decimal(value), printed)
    assert converted is not None
    assert (canonical_decimal(converted[0]), converted[1]) == (canonical, symbol)


@pytest.mark.parametrize(
    "printed", ["", "万", "某某", "吨/某某", "某某/吨", "/", "吨/", "万万千瓦", "（套）", "台（批）"]
)
def test_unknown_units_are_not_converted(printed: str) -> None:
    assert canonical_quantity(Decimal(1), printed) is None
    assert unit(printed) is None


@pytest.mark.parametrize(
    ("printed", "iri"),
    [
        ("万千瓦时", QUDT_UNITS + "KiloW-HR"),
        ("吨", QUDT_UNITS + "TONNE"),
        ("亿元", QUDT_UNITS + "CCY_CNY"),
        ("户", QUDT_UNITS + "NUM"),
        ("吨标准煤", "https://w3id.org/zhengtu/id/unit:tce"),
        ("个百分点", "https://w3id.org/zhengtu/id/unit:pp"),
        ("吨标准煤/万元", "https://w3id.org/zhengtu/id/unit:tce-per-CCY_CNY"),
    ],
)
def test_units_have_iris(printed: str, iri: str) -> None:
    known = unit(printed)
    assert known is not None
    assert known.iri == iri


def test_every_iri_is_ascii_and_every_symbol_has_one_dimension_and_iri() -> None:
    meanings: dict[str, set[tuple[str, str]]] = {}
    for known in units().values():
        assert known.iri.isascii()
        assert known.factor > 0
        meanings.setdefault(known.symbol, set()).add((known.dimension, known.iri))
    assert [symbol for symbol, meaning in meanings.items() if len(meaning) > 1] == []


def test_coal_heat_and_electricity_are_never_converted_into_each_other() -> None:
    symbols = {known.symbol for name in ("吨标准煤", "吉焦", "千瓦时") if (known := unit(name)) is not None}
    assert len(symbols) == 3


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("512亿千瓦时以上", "亿千瓦时"),
        ("1500万千瓦装机", "万千瓦"),
        ("52.2％左右", "％"),
        ("10个百分点", "个百分点"),
        ("200个村", "个"),
        ("3万人次", "万人次"),
        ("7吨标准煤/百万换算吨公里", "吨标准煤/百万换算吨公里"),
        ("200万吨/年", "万吨/年"),
        ("90千瓦时/（平方米·年）", "千瓦时/（平方米·年）"),
        ("5万元／件", "万元／件"),
        ("1.2万亿元", "万亿元"),
        ("500台（套）设备", "台（套）"),
        ("500台（含备用）", "台"),
        ("5吨/月·平方公里", "吨/月·平方公里"),
        ("12/10万，", "/10万"),
        ("30 MW风电", "MW"),
        ("500公里", "公里"),
        ("8里路", "里"),
    ],
)
def test_the_pattern_takes_the_longest_unit(text: str, printed: str) -> None:
    match = re.match(rf"[\d.]+\s*({unit_pattern()})", text)
    assert match is not None
    assert match.group(1) == printed


@pytest.mark.parametrize(
    "text", ["2025年", "12月", "5日", "3次数", "12部门", "8层次", "5Gbit", "1.5倍增", "4米线", "7类型"]
)
def test_the_pattern_takes_no_dates_and_no_other_words(text: str) -> None:
    assert re.match(rf"[\d.]+({unit_pattern()})", text) is None


@given(
    st.decimals(min_value=0, max_value=10**9, places=3),
    st.sampled_from(sorted(units())),
    st.sampled_from(["", "万", "亿", "百万", "千万", "万亿"]),
)
def test_multipliers_multiply(value: Decimal, printed: str, multiplier: str) -> None:
    scale = {"": 1, "万": 10**4, "亿": 10**8, "百万": 10**6, "千万": 10**7, "万亿": 10**12}[multiplier]
    plain, scaled = (
        canonical_quantity(value * scale, printed),
        canonical_quantity(value, multiplier + printed),
    )
    assert plain is not None
    assert scaled is not None
    assert plain[1] == scaled[1]
    assert plain[0] == pytest.approx(scaled[0], rel=Decimal("1e-12"))
