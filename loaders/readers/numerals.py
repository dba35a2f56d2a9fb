"""An ordinal as a list prints it: the number formats of Word and of HTML.

The names are those of ``w:numFmt`` (ECMA-376 Part 1, 17.18.59).
"""

from collections.abc import Callable

DIGITS = "〇一二三四五六七八九"
FORMAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
FORMAL_DIGITS_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def numeral(number: int, number_format: str) -> str:
    """The printed form of an ordinal; formats unknown here, and ordinals a format has no sign for, in digits.

    ``none`` and ``bullet`` print nothing.
    """
    if number_format in ("none", "bullet"):
        return ""
    form = FORMS.get(number_format)
    return str(number) if form is None or number < 0 else form(number)


def counting(number: int, digits: str = DIGITS, places: str = "十百千", zero: str = "零") -> str:
    """A number up to 9,999 in words: 十二, 一百零五; bare 十 for 10 to 19 where 一 is the plain digit."""
    if number == 0:
        return digits[0]
    if number > 9999:
        return str(number)
    words, gap = "", False
    for exponent in range(3, -1, -1):
        digit = number // 10**exponent % 10
        if digit == 0:
            gap = len(words) > 0
            continue
        words += (zero if gap else "") + digits[digit] + (places[exponent - 1] if exponent else "")
        gap = False
    return words[1:] if words.startswith("一十") else words


def _counting_short(number: int) -> str:
    """In words up to 99, beyond that digit by digit: 一〇五."""
    return counting(number) if number < 100 else _digit_by_digit(number)


def _digit_by_digit(number: int) -> str:
    return "".join(DIGITS[int(digit)] for digit in str(number))


def _japanese(number: int) -> str:
    """In words without 一 before hundreds and thousands and without zeros: 百五."""
    words = counting(number, zero="")
    return words.replace("一千", "千").replace("一百", "百")


def _formal(digits: str) -> Callable[[int], str]:
    return lambda number: counting(number, digits, "拾佰仟")


def _one_of(signs: str) -> Callable[[int], str]:
    """The sign of that rank, digits beyond the last."""
    return lambda number: signs[number - 1] if 1 <= number <= len(signs) else str(number)


def _run(first: str, count: int) -> str:
    """``count`` characters from ``first`` on."""
    return "".join(chr(ord(first) + offset) for offset in range(count))


def _letter(first: str) -> Callable[[int], str]:
    """a to z, then aa, bb, … as Word counts."""
    return lambda number: chr(ord(first) + (number - 1) % 26) * ((number - 1) // 26 + 1) if number else "0"


def _roman(number: int) -> str:
    if not 1 <= number < 4000:
        return str(number)
    words = ""
    for value, sign in ROMAN:
        words += sign * (number // value)
        number %= value
    return words


def _full_width(number: int) -> str:
    return str(number).translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)})


CIRCLED = _run("①", 20) + _run("㉑", 15) + _run("㊱", 15)

FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": "{:02d}".format,
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _one_of(CIRCLED),
    "decimalEnclosedCircleChinese": _one_of(CIRCLED),
    "decimalEnclosedFullstop": _one_of(_run("⒈", 20)),
    "decimalEnclosedParen": _one_of(_run("⑴", 20)),
    "numberInDash": "- {} -".format,
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": _letter("A"),
    "lowerLetter": _letter("a"),
    "chineseCounting": _counting_short,
    "chineseCountingThousand": counting,
    "chineseLegalSimplified": _formal(FORMAL_DIGITS),
    "taiwaneseCounting": _counting_short,
    "taiwaneseCountingThousand": counting,
    "taiwaneseDigital": _digit_by_digit,
    "japaneseCounting": _japanese,
    "japaneseDigitalTenThousand": _digit_by_digit,
    "koreanCounting": _japanese,
    "koreanDigital2": _digit_by_digit,
    "ideographDigital": _digit_by_digit,
    "ideographTraditional": _one_of(STEMS),
    "ideographZodiac": _one_of(BRANCHES),
    "ideographEnclosedCircle": _one_of(_run("㊀", 10)),
    "ideographLegalTraditional": _formal(FORMAL_DIGITS_TRADITIONAL),
}
