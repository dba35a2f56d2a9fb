"""Numbers with their units, ranges and words behind."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.target_numbers import find_numbers


@pytest.mark.parametrize(
    ("text", "value", "upper", "unit", "suffix", "printed"),
    [
        ("达到35.5%以上", "35.5", None, "%", "ge", "35.5%以上"),
        ("建设1,200家左右", "1200", None, "家", "approx", "1,200家左右"),
        ("10—15个百分点", "10", "15", "个百分点", None, "10—15个百分点"),
        ("10%-15%", "10", "15", "%", None, "10%-15%"),
        ("1至2个", "1", "2", "个", None, "1至2个"),
        ("8000至1.2万人", "0.8", "1.2", "万人", None, "8000至1.2万人"),
        ("超1.2万亿元", "1.2", None, "万亿元", None, "1.2万亿元"),
        ("30万吨/年", "30", None, "万吨/年", None, "30万吨/年"),
        ("5万公顷次", "5", None, "万公顷次", None, "5万公顷次"),
        ("误差±3%以内", "3", None, "%", "le", "±3%以内"),
        ("18层以下", "18", None, "层", "lt", "18层以下"),
        ("35蒸吨及以下", "35", None, "蒸吨", "le", "35蒸吨及以下"),
        ("一半以上", "50", None, "%", "ge", "一半以上"),
        ("建设两个基地", "2", None, "个", None, "两个"),
        ("超过三成，", "30", None, "%", None, "三成"),
        ("三成以上", "30", None, "%", "ge", "三成以上"),
        ("五成左右", "50", None, "%", "approx", "五成左右"),
        ("巡查船50台（套）", "50", None, "台（套）", None, "50台（套）"),
        ("3吨/月·平方公里", "3", None, "吨/月·平方公里", None, "3吨/月·平方公里"),
        ("低于5/10万，", "5", None, "/10万", None, "5/10万"),
        ("突破千亿元", "1000", None, "亿元", None, "千亿元"),
        ("不超过1.5，", "1.5", None, "", None, "1.5"),
    ],
)
def test_numbers(
    text: str, value: str, upper: str | None, unit: str, suffix: str | None, printed: str
) -> None:
    (number,) = find_numbers(text, 0, len(text))
    assert number.value == Decimal(value)
    assert number.value_max == (Decimal(upper) if upper is not None else None)
    assert (number.unit, number.suffix, text[number.start : number.end]) == (unit, suffix, printed)


@pytest.mark.parametrize(
    "text",
    [
        "2025年",
        "PM2.5浓度",
        "5G基站",
        "〔2022〕15号",
        "第3批",
        "1+6+8",
        "IPv6",
        "前30家",
        "一般项目",
        "统一管理",
        "12月19日",
        "百项行动",
        "百个渔村",
        "九成熟的稻谷",
        "第二十三成",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert list(find_numbers(text, 0, len(text))) == []


def test_more_than_so_many_is_vague() -> None:
    (number,) = find_numbers("建成110余家", 0, 7)
    assert number.vague


@given(st.text("0123456789.,%万亿个家至-年月甲两一百以上±", max_size=40))
def test_numbers_are_in_order_and_inside(text: str) -> None:
    at = 0
    for number in find_numbers(text, 0, len(text)):
        assert at <= number.start < number.bare_end <= number.end <= len(text)
        assert number.unit in text[number.start : number.bare_end] or number.spelt
        at = number.end
