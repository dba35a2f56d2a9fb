"""Drafts of targets: what a construction sees of a clause, and what it finds there."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from loaders.clauses import Clause, Span
from loaders.deadlines import Deadline
from loaders.target_numbers import Number
from loaders.target_phrases import Left
from loaders.target_words import ADDS, REMOVES
from ontology.nodes import Change, Comparator

ENDS = re.compile(
    "(?:(?=[，。；：]|$)|[、和与及或）)”’」]|（(?!含)(?:[^（）]{0,200}）(?!的)|[^（）]{0,200}$)|以及|并|且|而|的(?:目标|要求|水平|任务|总目标|控制目标|既定目标)|水平|目标"
    "|的?(?:建设|改造|治理|修复)(?:任务|工作)?(?=[，。；：]|$))"
)
"""What may follow a value that closes its phrase."""
UNFIT_BEGINNING = re.compile(
    r"该|此|任一|任何|其(?!他|余|它)|每(?![万千百十亩公平\d])|如[果未有需无为]|这|分别|约|以(?!旧|上|下|外|工)|或|且|但|则|包括|包含|共有|拥有"
    "|现有(?!企)(?![^，。]{0,30}(?:率|值|比重|比例|占比|能耗|水耗|强度)[^，。]{0,12}$)|涉及|属于|超出|不[超低高少多大小得应]"
)
UNFIT_END = re.compile("(?:最高|最低|上限|下限|单个|每个?|比例为|其|为|的|以|按|不|是)$")
"""Beginnings and ends that no indicator has."""
RATIO_UNITS = frozenset(("%", "‰", "个百分点", "百分点", "倍", "番", ""))
"""Units in which no thing is counted."""
REDUCTION = re.compile("(?:减排|削减|压减|淘汰|替代)(?:量|目标|任务)$")
"""Indicators whose value is a decrease."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A target without its date and baseline, the indicator printed at ``spans``.

    ``words`` is where the value with its comparing words begins; ``continued`` tells that the words before an
    earlier number govern it; ``deadline`` is set where a list gives every value its own date.
    """

    number: Number
    spans: tuple[Span, ...]
    comparator: Comparator
    change: Change
    rule: str
    words: int
    modality: str | None = None
    annual: bool = False
    stretch: bool = False
    continued: bool = False
    deadline: Deadline | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What a construction may look at: the numbers of one list, the words to their left from ``left`` on, the
    clause before, the deadline in force, and the last drafts of the sentence.

    ``stops`` maps the ends of dates and baselines to their starts; ``joined`` tells that a conjunction binds
    the numbers to the one before.
    """

    text: str
    clause: Clause
    previous: Clause | None
    left: int
    numbers: tuple[Number, ...]
    stops: Mapping[int, int]
    deadline: Deadline | None
    joined: bool
    drafts: tuple[Draft, ...]

    @property
    def first(self) -> Number:
        """The number that the words to the left lead to."""
        return self.numbers[0]

    @property
    def end(self) -> int:
        """Where the words to the right begin."""
        return self.numbers[-1].end

    @property
    def closes(self) -> bool:
        """Whether the phrase ends with the value."""
        return ENDS.match(self.text, self.end, self.clause.end) is not None

    @property
    def dated(self) -> bool:
        """Whether the number stands in a sentence that sets aims: under a date, or after another target."""
        return self.deadline is not None or len(self.drafts) > 0

    def draft(self, left: Left, spans: tuple[Span, ...], rule: str, change: Change = "level") -> Draft:
        """Return the draft of the first number."""
        number = self.first
        return Draft(
            number, spans, comparator(left, number), change, rule, left.words, left.modality, left.annual
        )


def comparator(left: Left, number: Number) -> Comparator:
    """Return how the words before and behind a number compare with it."""
    if number.value_max is not None:
        return "range"
    if left.comparator in ("gt", "lt", "ge") and number.suffix in (None, "ge"):
        return left.comparator
    return number.suffix or left.comparator or "eq"


def verb_change(text: str, verb: Span) -> Change:
    """Return what a producing verb does to its object."""
    if REMOVES.search(text, *verb):
        return "decrease"
    return "increase" if ADDS.search(text, *verb) else "level"


def unfit(text: str, span: Span) -> bool:
    """Tell whether a stretch begins or ends as no indicator does."""
    return UNFIT_BEGINNING.match(text, *span) is not None or UNFIT_END.search(text, *span) is not None
