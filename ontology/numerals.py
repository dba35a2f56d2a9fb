"""Numbers as Chinese documents print them: ASCII or full-width digits, Chinese numerals, and mixtures."""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache

from ontology.errors import OntologyError
from ontology.widths import half_width

_DIGITS = {
    "零": 0, "〇": 0, "○": 0, "O": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7,
    "八": 8, "九": 9, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
_FORMAL_UNITS = str.maketrans("拾佰仟", "十百千")
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}

CHINESE_DIGITS = "".join(_DIGITS)
"""Every character that stands for one digit, zeros in the four shapes that texts print."""

_ASCII = re.compile(
    r"(?P<sign>[+\-−]?)(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<scales>[十百千万亿]*)"
)
_POSITIONAL = re.compile(rf"[{CHINESE_DIGITS}]+")
_D = rf"[{CHINESE_DIGITS[4:]}]"
_SECTION = re.compile(
    rf"(?:(?P<thousands>{_D})千)?(?:零?(?P<hundreds>{_D})百)?"
    rf"(?:零?(?:(?P<tens>{_D}?)十|(?P<fused>[廿卅])))?(?P<gap>零?)(?P<ones>{_D}?)"
)


@lru_cache(maxsize=1 << 10)
def parse_numeral(text: str) -> Decimal | None:
    """Return the number that ``text`` as a whole prints, or ``None`` if it is not one number.

    Understood are grouping commas, decimals, Chinese numerals (二十三, 一百零五, 两千, 廿三, 千万, 三点五),
    years digit by digit (二○○八) and mixtures (2.6万, 512亿). Ambiguous ones give ``None``: 一万二 and
    一百二 leave out a unit, 三四 means three or four.
    """
    text = text.strip() if text.isascii() else half_width(text).strip().translate(_FORMAL_UNITS)
    if match := _ASCII.fullmatch(text):
        value = Decimal(match["number"].replace(",", ""))
        for scale in match["scales"]:
            value *= _SCALES[scale]
        return -value if match["sign"] in {"-", "−"} else value
    whole, point, fraction = text.partition("点")
    if point and _POSITIONAL.fullmatch(fraction):
        integer = _integer(whole)
        return None if integer is None else Decimal(f"{integer}.{_by_digit(fraction)}")
    integer = _integer(text)
    return None if integer is None else Decimal(integer)


@lru_cache(maxsize=1 << 10)
def ordinal(text: str) -> int | None:
    """Return the position from 1 to 9999 that an outline number prints, without its brackets and stops.

    Besides digits and Chinese numerals, single characters that are numbers of their own count: ① to ㊿, ⑴, ⒈,
    ㈠ and Ⅳ.
    """
    text = text.strip()
    value: Decimal | float | None
    if len(text) == 1 and not text.isdecimal() and text not in _SCALES:
        value = unicodedata.numeric(text, None)
    elif re.search(r"[,.，．点+\-−]", text):
        return None
    else:
        value = parse_numeral(text)
    return int(value) if value is not None and value == int(value) and 1 <= value <= 9999 else None


def canonical_decimal(value: Decimal) -> str:
    """Return the one way to write ``value``: no exponent, no zeros at the end, no minus before zero.

    Raises OntologyError for infinity and not-a-number.
    """
    if not value.is_finite():
        raise OntologyError(f"{value} is not a number that a document can state")
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text.strip("-0") == "" else text


def _by_digit(text: str) -> str:
    return "".join(str(_DIGITS[character]) for character in text)


def _integer(text: str) -> int | None:
    """The whole number written in Chinese characters; a circle alone is a bullet or a letter."""
    if text in {"○", "O"}:
        return None
    text = re.sub("[〇○O]", "零", text)
    if _POSITIONAL.fullmatch(text):
        return int(_by_digit(text)) if len(text) != 2 or "零" in text else None
    return _scaled(text, first=True)


def _scaled(text: str, *, first: bool) -> int | None:
    """Sections of four digits joined by 亿 and 万; only the first may leave out its digit (千万, 百, 亿)."""
    for scale in ("亿", "万"):
        left, found, right = text.rpartition(scale)
        if found:
            high = 1 if left == "" and first else _scaled(left, first=first)
            low = 0 if right == "" else _scaled(right, first=False)
            if high is None or low is None or len(right) == 1:
                return None
            return high * _SCALES[scale] + low
    return _section(text, first=first)


def _section(text: str, *, first: bool) -> int | None:
    """A number below ten thousand."""
    if first and text[:1] in {"百", "千"}:
        text = "一" + text
    match = _SECTION.fullmatch(text.removeprefix("零") if not first else text)
    if match is None or text == "":
        return None
    value = 1000 * _DIGITS[match["thousands"] or "零"] + 100 * _DIGITS[match["hundreds"] or "零"]
    if match["tens"] is not None:
        value += 10 * _DIGITS[match["tens"] or "一"]
    elif match["fused"]:
        value += 20 if match["fused"] == "廿" else 30
    elif match["ones"] and value and not match["gap"]:
        return None
    if match["gap"] and not match["ones"]:
        return None
    return value + _DIGITS[match["ones"] or "零"]
