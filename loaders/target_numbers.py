"""Numbers that may be the value of a target: value or range, unit as printed, and the word behind it.

Identifiers (PM2.5, 5G, 〔2021〕, 第3批), years and numbers without a unit that no measure can have are left
out here; whether a number is a target is decided elsewhere.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from ontology.nodes import Comparator
from ontology.numerals import parse_numeral
from ontology.quantities import unit, unit_pattern

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d{1,9})?|\d{1,15}(?!\d)(?:\.\d{1,9})?"
_CLASSIFIER = "个家座处项所条名场次户支辆"
START = re.compile("[0-9一二两三四五六七八九十百千万亿]")
CANDIDATE = re.compile(
    rf"(?<![A-Za-z0-9.+×=〔第/每])(?P<digits>{_DIGITS})"
    r"|(?P<half>一半)|(?<![十百千万一二三四五六七八九])(?P<tenths>[一二三四五六七八九])成(?=以上|左右|以内|[，。；、]|$)"
    rf"|(?<![第十百千万一二三四五六七八九唯逐同某另])(?P<words>(?!百[项个])[一二两三四五六七八九十百]{{1,4}})(?=[{_CLASSIFIER}]|番)"
    r"|(?<=[达到破超过])(?P<scale>[十百千]?[万亿]|[十百千]万亿)(?:(?=[级元吨千亩人])|(?<=亿)(?=[，。；、]|$))"
)
LIKELY = re.compile(
    rf"[\d一二两三四五六七八九十百达到破超过](?:(?<=\d)|(?<![\d达到破超过])[{_CLASSIFIER}半番成]|(?<=[达到破超过])[十百千万亿])"
)
"""One of these stands in every stretch with a number; the one class at the beginning makes a search quick."""
UNIT = re.compile(
    rf"[十百千]?[万亿]?(?:公顷|亩|平方米|平方公里)次|{unit_pattern()}|周?岁|万亿|[十百千]?[万亿]"
)
RANGE = re.compile(rf"(?:[-—–－−~～]{{1,2}}|[至到])(?P<digits>{_DIGITS})(?![\d年月日号])")
RANGE_MARKS = frozenset("-—–－−~～至到")
LISTED = re.compile(rf"(?:[、和与](?:{_DIGITS})){{1,6}}(?=[^\d年月日号.-])")
"""The other values of a list that prints its unit once: 10|、50、100毫克/立方米."""
VAGUE = frozenset("余多来")
BEFORE_BARE = frozenset("到至达为过于超约在持破≥≤<>＜＞")
"""What stands right before a value without a unit: ends of predicates and comparing words."""
RANKED = frozenset(("位", "名", "家", "强"))
SUFFIX = re.compile(
    r"(?:（含）|\(含\)|（[\d.]{1,10}[^（），。；]{1,8}）)?(?P<word>及以上|以上|及以下|以下|左右|上下|以内|之内|之间)"
)
SUFFIXES: dict[str, Comparator] = {
    "及以上": "ge", "以上": "ge", "及以下": "le", "以下": "lt", "左右": "approx", "上下": "approx", "以内": "le",
    "之内": "le",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Number:
    """One printed number. ``text[start:end]`` reaches from the value to the word behind the unit (以上).

    ``bare_end`` is where the unit ends; ``vague`` tells that 余 or 多 stands behind the digits; ``spelt`` that
    the value is written in Chinese characters.
    """

    start: int
    end: int
    bare_end: int
    value: Decimal
    value_max: Decimal | None
    unit: str
    suffix: Comparator | None
    vague: bool
    spelt: bool

    @property
    def dimension(self) -> str:
        """What the unit measures, in the words of the table of units; ``""`` where there is none."""
        return _dimension(self.unit)

    @property
    def counts(self) -> bool:
        """Whether the unit is a classifier (个, 家, 万户)."""
        return self.dimension == "count"


@cache
def _dimension(printed: str) -> str:
    known = unit(printed) if printed else None
    return known.dimension if known is not None else ""


def may_have_numbers(text: str, start: int, end: int) -> bool:
    """Tell quickly whether ``text[start:end]`` may have a number."""
    return LIKELY.search(text, max(0, start - 1), end) is not None


def find_numbers(text: str, start: int, end: int) -> Iterator[Number]:
    """Yield the numbers of ``text[start:end]`` in order, not overlapping."""
    at = start
    while (begin := START.search(text, at, end)) is not None:
        at = begin.end()
        match = CANDIDATE.match(text, begin.start(), end)
        if match is not None:
            at = match.end()
            number = _number(text, match, end)
            if number is not None:
                at = number.end
                yield number


def _number(text: str, match: re.Match[str], end: int) -> Number | None:
    if match["half"] is not None:
        return _finish(text, match.start(), match.end(), (Decimal(50), None, "%"), end, spelt=True)
    if match["tenths"] is not None:
        share = (Decimal(10) * (_value(match["tenths"]) or 0), None, "%")
        return _finish(text, match.start(), match.end(), share, end, spelt=True)
    if match["scale"] is not None:
        return _scale(text, match, end)
    value = _value(match["digits"] or match["words"])
    if value is None:
        return None
    at = match.end()
    vague = at < end and text[at] in VAGUE
    unit_match = UNIT.match(text, at + vague, end)
    printed = unit_match.group() if unit_match is not None else ""
    stop = at + vague + len(printed)
    upper: Decimal | None = None
    if (
        stop < end
        and text[stop] in RANGE_MARKS
        and (above := _upper_end(text, stop, end, value, printed)) is not None
    ):
        value, upper, printed, stop = above
    if printed == "" and stop < end and text[stop] in "、和与" and (listed := _unit_of_list(text, stop, end)):
        return _finish(text, match.start(), stop, (value, upper, listed), end, vague=vague)
    if printed == "" and (
        text[match.start() - 1 : match.start()] not in BEFORE_BARE
        or stop < end
        and _belongs_elsewhere(text[stop])
    ):
        return None
    if printed in RANKED and text.endswith("前", 0, match.start()):
        return None
    parts = (value, upper, printed)
    return _finish(text, match.start(), stop, parts, end, vague=vague, spelt=match["words"] is not None)


def _unit_of_list(text: str, at: int, end: int) -> str:
    """Return the unit behind the last value of a list that prints it once, '' if the values before have another."""
    rest = LISTED.match(text, at, end)
    found = UNIT.match(text, rest.end(), end) if rest is not None else None
    return found.group() if found is not None and _dimension(found.group()) != "time" else ""


def _upper_end(
    text: str, at: int, end: int, low: Decimal, low_unit: str
) -> tuple[Decimal, Decimal, str, int] | None:
    """Return both ends of a range whose second end follows at ``at``, its unit and where it stops.

    ``None`` if what follows is not greater, or has no unit where the first end has one. 8000至1.2万人 has one
    scale for both.
    """
    tail = RANGE.match(text, at, end)
    upper = _value(tail["digits"]) if tail is not None else None
    if tail is None or upper is None:
        return None
    unit_match = UNIT.match(text, tail.end(), end)
    printed = unit_match.group() if unit_match is not None else ""
    if low_unit != "" and printed == "":
        return None
    if low_unit == "" and upper < low and printed.startswith(("万", "亿")):
        low /= Decimal(10**4 if printed.startswith("万") else 10**8)
    return (low, upper, printed, tail.end() + len(printed)) if upper > low else None


def _finish(text: str, start: int, stop: int, parts: tuple[Decimal, Decimal | None, str], end: int, *,
            vague: bool = False, spelt: bool = False) -> Number:  # fmt: skip
    value, upper, printed = parts
    suffix = SUFFIX.match(text, stop, end)
    start -= start > 0 and text[start - 1] == "±"
    return Number(start, suffix.end() if suffix is not None else stop, stop, value, upper, printed,
                  SUFFIXES.get(suffix["word"]) if suffix is not None else None, vague, spelt)  # fmt: skip


def _scale(text: str, match: re.Match[str], end: int) -> Number | None:
    """A bare scale as value: 产值突破千亿元 is 1000 亿元."""
    scale = match["scale"]
    value = _value(scale[:-1]) if len(scale) > 1 else Decimal(1)
    printed = UNIT.match(text, match.end() - 1, end)
    if value is None or printed is None:
        return None
    return _finish(text, match.start(), printed.end(), (value, None, printed.group()), end, spelt=True)


def _value(digits: str) -> Decimal | None:
    return parse_numeral(digits)


def _belongs_elsewhere(char: str) -> bool:
    return char in "年月日号时点度级大届" or char.isascii() and (char.isalnum() or char in "-+/")
