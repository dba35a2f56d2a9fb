"""Printed time limits: one date expression, as the date it ends on and how it limits.

The date has the precision that is printed; 年底 and 月末 add none. A period stands for its last month or year:
a quarter, a half-year, 11—12月, 2023—2025年, “十四五”期间.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ontology.dates import PartialDate, five_year_plan_end
from ontology.errors import OntologyError
from ontology.nodes import DeadlineRelation
from ontology.numerals import ordinal

Span = tuple[int, int]

_MONTH = "1[0-2]|0?[1-9]"
_DAY = r"3[01]|[12]\d|0?[1-9]"
_TO = "[-—–－~～至到]{1,2}"
_EDGE = r"(?:年?[底末]|[上中下]旬|年内|内)?(?P<before>之前|以前|前(?![后期三两几十\d]))?"
LIMIT = re.compile(
    rf"""
    (?P<lead>(?:力争|争取|确保|原则上|最迟|不晚于)*(?:截止到?|截至到?|到|至|于|在)?)
    (?:
      (?P<first>20\d\d年?(?:(?:{_MONTH})月)?(?:(?:{_DAY})日)?{_TO})?(?P<year>20\d\d)年
        (?:
          (?P<range>(?:{_MONTH})月?(?:(?:{_DAY})日)?{_TO})?(?P<month>{_MONTH})月(?:份?(?P<day>{_DAY})[日号])?份?
          | 第?(?P<quarter>[一二三四1-4])季度 | (?P<half>[上下])半年
        )?
      | (?P<plan>“?十[一二三四五六七八九]五”?)(?P<stage>时期|期间|期末|末期?|规划期末?)
      | (?P<brief>(?:{_MONTH})月(?:(?:{_DAY})[日号])?(?=[底末]|[上中下]旬|之前|以前|前))
      | (?P<running>今年|本年度?|(?=年[底末内])|全年)
    )
    {_EDGE}
    """,
    re.VERBOSE,
)
ENDS = re.compile("年?[底末]|[上中下]旬")
_BRIEF = re.compile(r"(\d{1,2})月(?:(\d{1,2})[日号])?")


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """The date ``value`` that ``text[start:end]`` prints; ``brief`` where its year stands elsewhere.

    ``state`` tells a date that a state is reached by (到2025年) from one that work is finished before
    (2025年底前).
    """

    start: int
    end: int
    value: str
    relation: DeadlineRelation
    brief: bool = False
    state: bool = False

    @property
    def span(self) -> Span:
        """Where it is printed."""
        return self.start, self.end


def read_limit(
    text: str, start: int, end: int, year: str | None = None, *, field: bool = False
) -> TimeLimit | None:
    """Return the time limit that begins at ``start``, or ``None``.

    ``year`` is the year of 年底前 and 6月底前. In a ``field`` a bare date is a date by which.
    """
    match = LIMIT.match(text, start, end)
    if match is None:
        return None
    value = _value(match, year)
    if value is None:
        return None
    brief = match["brief"] is not None or match["running"] is not None
    state = match["lead"].endswith(("到", "至", "截止")) or (match["stage"] or "").endswith("末")
    return TimeLimit(start, match.end(), value, _relation(match, field), brief, state)


def latest(limits: Iterable[TimeLimit]) -> TimeLimit | None:
    """Return the limit that ends last; a year ends after its months."""
    return max(limits, key=lambda limit: limit.value.ljust(len("2025-12-31"), "~"), default=None)


def _relation(match: re.Match[str], field: bool) -> DeadlineRelation:
    """前, 到 and 底 are limits; a period without them is one during which, any other date one in which."""
    tail = match.string[match.start() : match.end()]
    if match["lead"] in ("至", "到") and match.string[match.start() - 1 : match.start()] in (
        "年",
        "月",
        "日",
    ):
        return "during"
    if match["before"] is not None or match["lead"].endswith(("到", "至", "截止", "最迟", "不晚于")):
        return "by"
    if match["first"] is not None or match["range"] is not None:
        return "during"
    if match["plan"] is not None:
        return "by" if "末" in match["stage"] else "during"
    if field or ENDS.search(tail) is not None and "旬" not in tail:
        return "by"
    return "during" if match["quarter"] is not None or match["half"] is not None else "in"


def _value(match: re.Match[str], year: str | None) -> str | None:
    """Return the ISO date, or ``None`` where the calendar or the year is missing."""
    if match["plan"] is not None:
        return five_year_plan_end(match["plan"].strip("“”"))
    month, day = match["month"], match["day"]
    if match["quarter"] is not None:
        month = str(3 * (ordinal(match["quarter"]) or 0))
    elif match["half"] is not None:
        month = "6" if match["half"] == "上" else "12"
    elif match["brief"] is not None and (parts := _BRIEF.match(match["brief"])) is not None:
        month, day = parts.groups()
    numbers = [int(part) for part in (month, day) if part is not None]
    first = match["year"] or year
    if first is None:
        return None
    try:
        return PartialDate("-".join([first, *(f"{number:02d}" for number in numbers)])).iso
    except OntologyError:
        return None
