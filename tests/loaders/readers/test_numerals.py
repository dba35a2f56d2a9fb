"""Ordinals as lists print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.readers.numerals import FORMS, numeral


@pytest.mark.parametrize(
    ("number", "number_format", "printed"),
    [
        (7, "decimal", "7"),
        (7, "decimalZero", "07"),
        (12, "decimalFullWidth", "１２"),
        (3, "decimalEnclosedCircle", "③"),
        (21, "decimalEnclosedCircleChinese", "㉑"),
        (36, "decimalEnclosedCircle", "㊱"),
        (51, "decimalEnclosedCircle", "51"),
        (2, "decimalEnclosedFullstop", "⒉"),
        (2, "decimalEnclosedParen", "⑵"),
        (5, "numberInDash", "- 5 -"),
        (4, "upperRoman", "IV"),
        (19, "lowerRoman", "xix"),
        (3, "upperLetter", "C"),
        (28, "lowerLetter", "bb"),
        (1, "chineseCounting", "一"),
        (10, "chineseCounting", "十"),
        (20, "chineseCounting", "二十"),
        (21, "chineseCounting", "二十一"),
        (105, "chineseCounting", "一〇五"),
        (10, "chineseCountingThousand", "十"),
        (105, "chineseCountingThousand", "一百零五"),
        (110, "chineseCountingThousand", "一百一十"),
        (2023, "chineseCountingThousand", "二千零二十三"),
        (105, "japaneseCounting", "百五"),
        (12, "taiwaneseCountingThousand", "十二"),
        (15, "ideographDigital", "一五"),
        (1, "ideographTraditional", "甲"),
        (11, "ideographTraditional", "11"),
        (12, "ideographZodiac", "亥"),
        (3, "chineseLegalSimplified", "叁"),
        (12, "ideographLegalTraditional", "壹拾貳"),
        (4, "ideographEnclosedCircle", "㊃"),
        (4, "none", ""),
        (4, "bullet", ""),
        (4, "a format of tomorrow", "4"),
        (0, "lowerLetter", "0"),
        (0, "upperRoman", "0"),
        (0, "chineseCounting", "〇"),
    ],
)
def test_a_format_prints_its_signs(number: int, number_format: str, printed: str) -> None:
    assert numeral(number, number_format) == printed


@given(st.integers(0, 20_000), st.sampled_from(sorted(FORMS)))
def test_every_ordinal_prints_something(number: int, number_format: str) -> None:
    assert numeral(number, number_format) != ""


@given(st.sets(st.integers(1, 9_999), min_size=2, max_size=2))
def test_counting_tells_numbers_apart(numbers: set[int]) -> None:
    assert len({numeral(number, "chineseCountingThousand") for number in numbers}) == 2
