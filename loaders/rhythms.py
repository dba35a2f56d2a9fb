"""Rhythms: how often a task is to be done again, as printed (每季度末, 每年, 按月, 定期).

A field decides (完成时限：2022年7月底前，以后每年持续实施). Else it is the first rhythm that an order of the unit has,
an exact one (每半年) before 定期. A rhythm that only spreads an amount (每年200万元) or that a thing has
(每年的减排量) is none; 持续推进 is no rhythm.
"""

import re
from collections.abc import Sequence

from loaders.clauses import Span
from loaders.task_deadlines import FIELD

_UNIT = (
    "年度?|季度?|个?月份?|半年|周|旬|日|天|学期|[两二三四五六]个?(?:年|月|周|季度)|\\d个?(?:年|月|周|季度)"
)
_POINT = "(?:末|底|初|[上中下]旬|第?[一二三四1-4]季度|(?:1[0-2]|[1-9])月份?(?:(?:3[01]|[12]?\\d)[日号])?(?:[底末初]|[上中下]旬)?)"
RHYTHM = re.compile(
    f"(?P<exact>(?<![到至与比])每(?:隔|满)?(?:{_UNIT})(?:年?{_POINT})?(?:之?前|以前|内)?"
    "|(?<!分)(?<!不)按(?:年度|季度|月度|年|季|月|周)(?![份内]|计|均|产)|半年(?=[一1][次轮])"
    "|逐(?:月|季)(?=[^，。；]))"
    "|(?P<vague>(?<!不)(?:定期|每年定期)(?!检验|存|贷|限|维护机))"
)
"""每…, 按…, 定期."""
NO_ORDER = re.compile(
    "(?:不?超过|不[低少]于|约|近)?[\\d一二三四五六七八九十百千万]+(?![次场期轮\\d一二三四五六七八九十])|不?超过|不[低少]于|的|可|每|平?均?(?:提高|提升|下降|降低|增长|增加|减少|递增|递减|压减)"
)
"""What shows behind a rhythm that it is an amount's, not an order's."""
HINT = re.compile("每|按[年季月周]|定期|逐[季月]|半年")
"""One of these stands in every rhythm."""


def read_rhythm(text: str, paragraphs: Sequence[Span]) -> Span | None:
    """Return where the rhythm of a unit is printed, or ``None``."""
    exact: Span | None = None
    vague: Span | None = None
    for start, end in paragraphs:
        if HINT.search(text, start, end) is None:
            continue
        field = FIELD.search(text, start, end)
        since = field.end() if field is not None else end
        for match in RHYTHM.finditer(text, start, end):
            if NO_ORDER.match(text, match.end(), end):
                continue
            if match.start() >= since:
                return match.span()
            if match["exact"] is None:
                vague = vague or match.span()
            else:
                exact = exact or match.span()
    return exact or vague
