"""Dates with the precision that is printed, their order, and the years of five-year plans."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ontology.errors import OntologyError
from ontology.numerals import CHINESE_DIGITS, ordinal, parse_numeral
from ontology.widths import half_width

Precision = Literal["year", "month", "day"]
Relation = Literal["before", "after", "same", "indeterminate"]

_ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A calendar date of which the text prints the year, the month or the day, and nothing is made up.

    ``iso`` is ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``. Raises OntologyError if it is anything else or not in
    the calendar.
    """

    iso: str

    def __post_init__(self) -> None:
        if not _ISO.fullmatch(self.iso):
            raise OntologyError(f"{self.iso!r} is not YYYY, YYYY-MM or YYYY-MM-DD")
        try:
            datetime.date(self.year, self.month or 1, self.day or 1)
        except ValueError as error:
            raise OntologyError(f"{self.iso!r} is not in the calendar: {error}") from None

    @property
    def year(self) -> int:
        """The year, always printed."""
        return int(self.iso[:4])

    @property
    def month(self) -> int | None:
        """The month, if printed."""
        return int(self.iso[5:7]) if len(self.iso) > 4 else None

    @property
    def day(self) -> int | None:
        """The day of the month, if printed."""
        return int(self.iso[8:]) if len(self.iso) > 7 else None

    @property
    def precision(self) -> Precision:
        """How much of the date is printed."""
        return "year" if self.month is None else "month" if self.day is None else "day"

    def __str__(self) -> str:
        return self.iso


# Text cut from PDF keeps blanks, and line breaks, between digits and the characters around them.
_GAP = r"\s{0,3}"
_CJK_NUMBER = f"[{CHINESE_DIGITS}十廿卅]{{1,3}}"
_DATE = re.compile(
    rf"""
    (?<![\d.])
    (?P<year>(?:19|20|21)\d\d|[一二][{CHINESE_DIGITS}]{{3}})
    (?:
        {_GAP}年
        (?: {_GAP}(?P<month>\d{{1,2}}|{_CJK_NUMBER}){_GAP}月
            (?: {_GAP}(?P<day>\d{{1,2}}|{_CJK_NUMBER}){_GAP}[日号] )?
        )?
      | (?P<mark>[-/.])(?P<m>\d{{1,2}})(?P=mark)(?P<d>\d{{1,2}})(?![\d.]*\d)
      | (?:/(?P<m2>\d{{1,2}})|-(?P<m3>[01]\d))(?!\s{{0,3}}[\d年/-])
    )
    """,
    re.VERBOSE,
)
_AFTERWORD = re.compile(
    r"[T\s]?\d{1,2}:\d\d(?::\d\d)?"
    r"|(?:期间|以来|以前|之前|前后|左右|上旬|中旬|下旬|上半年|下半年|第?[一二三四1-4]季度|[底末初前起度份中间])?"
)


def find_dates(text: str) -> list[tuple[int, int, PartialDate]]:
    """Return start, end and value of every date with a printed year, leftmost longest.

    Recognised are 2022年12月18日 and its shorter forms, in ASCII, full-width or Chinese digits, and
    2023-07-21, 2023/7/21, 2023.7.21, 2024-11, 2023/7. What looks like a date but is not in the calendar is
    left out.
    """
    return list(_dates(half_width(text)))


def parse_date(text: str) -> PartialDate | None:
    """Return the date that ``text`` consists of, or ``None``.

    A word that places something around the date (2023年07月期间, 2025年底) or a time of day may follow; it
    adds no precision. A bare ``YYYY`` is a date here.
    """
    text = half_width(text).strip()
    if re.fullmatch(r"(?:19|20|21)\d\d", text):
        return PartialDate(text)
    for start, end, date in _dates(text):
        return date if start == 0 and _AFTERWORD.fullmatch(text, end) else None
    return None


def relation(a: str, b: str) -> Relation:
    """Return where the ISO date ``a`` lies as seen from ``b``.

    Dates are compared as strings with the precision printed; if one is the beginning of the other (2023 and
    2023-05-27) the order is indeterminate.
    """
    if a == b:
        return "same"
    if a.startswith(b) or b.startswith(a):
        return "indeterminate"
    return "before" if a < b else "after"


def find_five_year_plans(text: str) -> list[tuple[int, int, str]]:
    """Return start, end and last year of every five-year plan named by its number.

    The ninth plan ended in 2000 and each takes five years, so the n-th ends in 2000 + 5 × (n − 9): 十五 in
    2005, 十四五 in 2025. Without quotation marks 十五, 九五 and the like count only before 规划, 时期 and
    other words that follow a plan, since they are numbers too.
    """
    found = []
    for match in _FIVE_YEAR_PLAN.finditer(text):
        number = ordinal(match["quoted"] or match["plain"] or match["worded"])
        if number is not None:
            found.append((match.start(), match.end(), str(2000 + 5 * (number - 9))))
    return found


def five_year_plan_end(text: str) -> str | None:
    """Return the last year of the first five-year plan that ``text`` names: 2025 for 十四五, else
    ``None``."""
    bare = _PLAN_NUMBER.fullmatch(text.strip())
    if bare is not None and (number := ordinal(bare["number"])) is not None:
        return str(2000 + 5 * (number - 9))
    return next((year for _, _, year in find_five_year_plans(text)), None)


_NUMBER = "十[一二三四五六七八九]?|二十|[六七八九]"
_PLAN_NUMBER = re.compile(rf"(?P<number>{_NUMBER})五")
_FIVE_YEAR_PLAN = re.compile(
    rf"[“\"‘'「](?P<quoted>{_NUMBER})五[”\"’'」]"
    r"|(?<![一二三四五六七八九十百千万零〇第])(?:"
    r"(?P<plain>十[一二三四五六七八九])五(?![十百千万亿年月日个项条家])"
    rf"|(?P<worded>{_NUMBER})五(?=期间|时期|规划|计划|末|以来|前期|中期|后期|目标))"
)


def _dates(text: str) -> Iterator[tuple[int, int, PartialDate]]:
    for match in _DATE.finditer(text):
        year = match["year"] if match["year"].isdecimal() else str(parse_numeral(match["year"]))
        parts = [match["month"] or match["m"] or match["m2"] or match["m3"], match["day"] or match["d"]]
        numbers = [ordinal(part) for part in parts if part is not None]
        if None in numbers:
            continue
        try:
            date = PartialDate("-".join([year, *(f"{number:02d}" for number in numbers)]))
        except OntologyError:
            continue
        yield match.start(), match.end(), date
