"""Validity: from when and until when a document applies, as it says of itself, and what it ends.

It says so in its closing article or paragraph (自2025年5月31日起施行，有效期至2027年12月31日), sometimes in the
announcement before it. 自印发之日 is the date of issue. What it says of another document (《条例》自…起施行) is
left out. The years that a policy is carried out in (实施期限为2021年度至2025年度) are a period and no validity.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from loaders.builder import Builder
from loaders.clauses import Span
from loaders.title_lines import Found
from ontology.dates import parse_date
from ontology.edges import Repeals
from ontology.nodes import Plan
from ontology.numerals import ordinal

_DAY = r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日"
_APPLIES = "(?:正式)?(?:施行|实施|执行|生效|试行)(?=[。，；、）\\n（至到]|$|并|之日)"
EFFECTIVE = re.compile(rf"(?<!》)[自从](?P<date>{_DAY})(?:零时)?起{_APPLIES}")
EFFECTIVE_NOW = re.compile(f"(?<!》)自(?:印发|发布|公布|颁布|下发|发文|签发)之日起{_APPLIES}")
VALID_TO = re.compile(
    r"(?:有效期(?:限)?(?:[自从][^，。；]{2,16}?起?)?(?:至|到|截至|截止到?|截止至)"
    rf"|(?:施行|实施|执行|有效)(?:期限?)?(?:至|到|截至))(?P<date>{_DAY}|(?:19|20)\d\d年底?)"
)
VALID_YEARS = re.compile(
    r"(?:有效期|试行期|有效期限|试行期限)(?:限)?(?:为|暂定)?(?P<years>[一二两三四五六七八九十]|\d{1,2})年"
)
CARRIED_OUT = re.compile(
    r"(?:政策|方案|办法|措施|意见|计划|规划)的?(?:实施|执行|规划|适用)(?:期限|期|时间|年限)(?:为|是|：|自|从)*"
    r"(?P<first>20\d\d)年?度?(?:-|—|–|至|到|~|～)+(?P<last>20\d\d)年度?(?!\d|\d?月)"
)
_UNTIL = "(?:至|到|截至|期|时间|年限)"
HINT = re.compile(
    f"日起|时起|有效|试行期|施行{_UNTIL}|实施{_UNTIL}|执行{_UNTIL}|规划(?:期|时间|年限)|适用(?:期|时间|年限)"
)
"""One of these stands in every such statement. A search is quick where each begins with a plain character."""


@dataclass(slots=True)
class Validity:
    """What a document says of its own validity; ``period`` is first year, last year and place."""

    effective: Found | None = None
    valid_to: Found | None = None
    period: tuple[str, str, Span] | None = None


def read_validity(text: str, stretches: Iterable[Span], issued: Found | None) -> Validity:
    """Return the first statement of each kind in these stretches of a document issued on that day."""
    validity = Validity()
    for start, end in stretches:
        if HINT.search(text, start, end) is not None:
            _read(validity, text, start, end, issued)
    return validity


def _read(validity: Validity, text: str, start: int, end: int, issued: Found | None) -> None:
    if validity.effective is None:
        validity.effective = _dated(EFFECTIVE.search(text, start, end))
    if validity.effective is None and issued is not None and (now := EFFECTIVE_NOW.search(text, start, end)):
        validity.effective = Found(issued.value, now.span())
    if validity.valid_to is None:
        validity.valid_to = _dated(VALID_TO.search(text, start, end))
    if validity.valid_to is None and (years := VALID_YEARS.search(text, start, end)) is not None:
        validity.valid_to = _after(validity.effective or issued, years)
    if validity.period is None and (period := CARRIED_OUT.search(text, start, end)) is not None:
        validity.period = period["first"], period["last"], period.span()


def _dated(match: re.Match[str] | None) -> Found | None:
    date = parse_date(match["date"].rstrip("底")) if match is not None else None
    return Found(date.iso, match.span("date")) if match is not None and date is not None else None


def _after(first: Found | None, match: re.Match[str]) -> Found | None:
    """有效期五年 counts from the day it takes effect and ends on the same day of that year."""
    years = ordinal(match["years"].replace("两", "二"))
    if first is None or years is None:
        return None
    value = f"{int(first.value[:4]) + years}{first.value[4:]}"
    return Found(value.replace("-02-29", "-02-28"), match.span())


def add_repeal_dates(builder: Builder, dates: Iterable[Found | None]) -> None:
    """Note on every plan that the document repeals from when it does not apply any more, if that is one of
    these dates."""
    places = {found.value: found.span for found in dates if found is not None}
    for edge in [edge for edge in builder.edges.values() if isinstance(edge, Repeals)]:
        plan = builder.nodes.get(edge.target)
        if edge.date in places and isinstance(plan, Plan):
            builder.nodes[plan.id] = plan.model_copy(update={"repealed_on": edge.date})
            builder.say(plan.id, places[edge.date], "repeals", prop="repealed_on")
