"""Numbers in every dress that Chinese documents give them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import OntologyError
from ontology.numerals import canonical_decimal, ordinal, parse_numeral


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("52.2", "52.2"),
        ("1,464", "1464"),
        ("１，４６４", "1464"),
        ("１２．５", "12.5"),
        ("-3", "-3"),
        ("−0.5", "-0.5"),
        ("2.6万", "26000"),
        ("512亿", "51200000000"),
        ("1.2万亿", "1200000000000"),
        ("3千", "3000"),
        ("二十三", "23"),
        ("一百零五", "105"),
        ("一百一十", "110"),
        ("一百十五", "115"),
        ("一千零一", "1001"),
        ("一千零五十", "1050"),
        ("一万五千", "15000"),
        ("一万零五十", "10050"),
        ("一亿二千万", "120000000"),
        ("一万亿", "1000000000000"),
        ("三千五百万", "35000000"),
        ("两", "2"),
        ("两千", "2000"),
        ("十", "10"),
        ("百", "100"),
        ("廿", "20"),
        ("廿三", "23"),
        ("卅", "30"),
        ("千万", "10000000"),
        ("千亿", "100000000000"),
        ("亿", "100000000"),
        ("壹佰万", "1000000"),
        ("三点五", "3.5"),
        ("〇", "0"),
        ("零", "0"),
        ("二○○八", "2008"),
        ("二〇二五", "2025"),
        ("二零二零", "2020"),
        ("二Ｏ一三", "2013"),
    ],
)
def test_numbers_are_read(text: str, value: str) -> None:
    assert parse_numeral(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    ["", "半", "一万二", "一百二", "三四", "一二", "十二五", "一百零", "1,5", "12,3456", "1.2.3", "○",
     "Ｏ", "千瓦", "5个", "二十三项", "万一千百"],
)  # fmt: skip
def test_what_is_no_number_or_ambiguous_is_none(text: str) -> None:
    assert parse_numeral(text) is None


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("一", 1), ("十", 10), ("十一", 11), ("二十", 20), ("二十一", 21), ("九十九", 99), ("百", 100),
        ("廿一", 21),
        ("一百零五", 105), ("1", 1), ("１２", 12), ("①", 1), ("⑳", 20), ("㉑", 21), ("㊿", 50), ("⑴", 1),
        ("⒈", 1),
        ("㈠", 1), ("Ⅳ", 4),
    ],
)  # fmt: skip
def test_ordinals(text: str, position: int) -> None:
    assert ordinal(text) == position


@pytest.mark.parametrize("text", ["", "0", "零", "½", "1.5", "1,000", "-1", "10000", "万", "项", "甲"])
def test_what_is_no_ordinal(text: str) -> None:
    assert ordinal(text) is None


@pytest.mark.parametrize(
    ("value", "text"),
    [("52.20", "52.2"), ("5.3E3", "5300"), ("100", "100"), ("-0.0", "0"), ("0E5", "0"), ("1E-7", "0.0000001"),
     ("-12.50", "-12.5")],
)  # fmt: skip
def test_canonical_decimal(value: str, text: str) -> None:
    assert canonical_decimal(Decimal(value)) == text


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_canonical_decimal_wants_a_number(value: str) -> None:
    with pytest.raises(OntologyError):
        canonical_decimal(Decimal(value))


def spell_section(number: int) -> str:
    """Spell 1 to 9999 as schools teach it."""
    spelled, gap = "", False
    for power, unit in ((3, "千"), (2, "百"), (1, "十"), (0, "")):
        digit = number // 10**power % 10
        if digit == 0:
            gap = spelled != ""
            continue
        spelled += ("零" if gap else "") + "零一二三四五六七八九"[digit] + unit
        gap = False
    return spelled


def spell(number: int) -> str:
    """Spell a positive number below 10¹² with 亿 and 万."""
    spelled, last = "", 10**12
    for scale, unit in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section = number // scale % 10**4
        if section > 0:
            gap = spelled != "" and (section < 1000 or last > scale * 10**4)
            spelled += ("零" if gap else "") + spell_section(section) + unit
            last = scale
    return spelled


@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_spelled_numbers_are_read_back(number: int) -> None:
    assert parse_numeral(spell(number)) == number


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**12), max_value=10**12))
def test_canonical_decimals_are_read_back_and_stay(value: Decimal) -> None:
    text = canonical_decimal(value)
    assert parse_numeral(text) == value
    assert canonical_decimal(Decimal(text)) == text
    assert "E" not in text


@given(st.integers(min_value=1, max_value=9999))
def test_ordinals_in_digits_and_characters_agree(number: int) -> None:
    assert ordinal(str(number)) == ordinal(spell(number)) == number


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused(text: str) -> None:
    assert isinstance(parse_numeral(text), Decimal | None)
    assert isinstance(ordinal(text), int | None)
