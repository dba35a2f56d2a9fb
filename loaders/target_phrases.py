"""What stands to the left of a number: hedge, comparing word, predicate, adverbs, the end of the subject."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from loaders.target_words import ADVERBS, BASELINE, COMPARING, HEDGES, PER_UNITS, PREDICATES
from ontology.dates import five_year_plan_end
from ontology.nodes import Change, Comparator

WINDOW = 160
"""Characters to the left of a number that are looked at."""
ABILITIES = (
    "产能",
    "储能",
    "功能",
    "性能",
    "动能",
    "节能",
    "用能",
    "热能",
    "电能",
    "氢能",
    "智能",
    "风能",
    "核能",
    "潜能",
)
HELD = ("保持", "稳定", "维持", "稳控")
LIMIT = ("控制", "不", "限制", "原则上不", "一般不", "均不", "压控", "最多", "至多", "严格控制", "稳定控制")


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a change is measured from: ``text[start:end]``; ``year`` is None for 同比, the year before."""

    start: int
    end: int
    year: str | None
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Left:
    """The words between a subject, which ends at ``subject_end``, and a number.

    ``kind`` is the class of the predicate (to, equal, share, increase, decrease, or empty), ``words`` where
    comparing word and hedge begin, ``verb_end`` where the predicate ends.
    """

    subject_end: int
    kind: str
    predicate: str
    comparator: Comparator | None
    comparing: str
    words: int
    verb_end: int
    each: bool
    strive: bool
    annual: bool

    @property
    def change(self) -> Change:
        """Whether the number is a level or an amount of change."""
        return "increase" if self.kind == "increase" else "decrease" if self.kind == "decrease" else "level"

    @property
    def is_predicate(self) -> bool:
        """Whether there is a predicate or a comparing word that serves as one."""
        return self.kind != "" or self.comparing != ""

    @property
    def modality(self) -> str | None:
        """What the words say about the aim: strive, maintain, limit."""
        if self.strive:
            return "strive"
        if self.predicate.startswith(HELD):
            return "maintain"
        return "limit" if self.comparing.startswith(LIMIT) and self.comparator in ("le", "lt") else None


def read_left(text: str, start: int, at: int, stops: Mapping[int, int]) -> Left:
    """Read from the number at ``at`` to the left, not beyond ``start``. ``stops`` maps the ends of dates and
    baselines to their starts; they are passed over."""
    start = max(start, at - WINDOW)
    position = at
    hedge = HEDGES.before(text, start, position)
    position -= len(hedge or "")
    position -= len(PER_UNITS.before(text, start, position) or "")
    comparing = COMPARING.before(text, start, position)
    position -= len(comparing or "")
    words = position
    if comparing is None and text.endswith("的", start, position) and position - 1 in stops:
        date = stops[position - 1]
        position = date + (text[date] in "至到")
    verb_end = position
    predicate = PREDICATES.before(text, start, position)
    position -= len(predicate or "")
    seen: set[str] = set()
    while position > start:
        if position in stops and stops[position] >= start:
            position = stops[position]
            continue
        adverb = _adverb(text, start, position)
        if adverb is None:
            break
        if adverb == "年均" and position - 1 in stops:
            adverb = "均"
        seen.add(ADVERBS.meanings[adverb])
        position -= len(adverb)
    return Left(
        position, PREDICATES.meanings[predicate] if predicate is not None else "", predicate or "",
        _comparator(comparing, hedge), comparing or "", words, verb_end,
        "each" in seen, "strive" in seen, "year" in seen,
    )  # fmt: skip


def _adverb(text: str, start: int, end: int) -> str | None:
    """Return the adverb that ends at ``end``; the 能 of 产能 and 储能 is none."""
    adverb = ADVERBS.before(text, start, end)
    return None if adverb == "能" and text.endswith(ABILITIES, start, end) else adverb


def _comparator(comparing: str | None, hedge: str | None) -> Comparator | None:
    meaning = (
        COMPARING.meanings[comparing] if comparing is not None else "approx" if hedge is not None else ""
    )
    known: tuple[Comparator, ...] = ("ge", "gt", "le", "lt", "approx")
    return next((word for word in known if word == meaning), None)


def find_baselines(text: str, start: int, end: int) -> list[Baseline]:
    """Return what changes in ``text[start:end]`` are measured from, in order."""
    found = []
    for match in BASELINE.finditer(text, start, end):
        year = (
            match["year"]
            or match["base"]
            or (five_year_plan_end(match["plan"].strip("“”")) if match["plan"] is not None else None)
        )
        compares = (
            match["yoy"] is not None
            or match["base"] is not None
            or match.group()[0] not in "在同与"
            or match.group().endswith(("基础上", "相比"))
        )
        if compares:
            found.append(Baseline(match.start(), match.end(), year))
    return found


def subject_end(text: str, start: int, end: int) -> int:
    """Return where the words before a predicate end that is no number's, adverbs left out."""
    while (adverb := _adverb(text, start, end)) is not None:
        end -= len(adverb)
    return end
