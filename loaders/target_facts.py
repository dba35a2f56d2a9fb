"""What the rules say about one target."""

from dataclasses import dataclass
from decimal import Decimal

from loaders.clauses import Span
from ontology.nodes import Change, Comparator, TargetPeriod


@dataclass(frozen=True, slots=True)
class TargetFact:
    """One quantified aim, stated by ``text[start:end]``.

    ``number`` is the stretch of the value with comparing word and unit as printed; ``indicator_spans`` are
    where the parts of ``indicator`` are printed; they, ``deadline_span``, ``baseline_span`` and ``period_span``
    may lie outside the clause. ``unit`` is as printed, with its multiplier, and empty where there is none.
    """

    start: int
    end: int
    number: Span
    indicator: str
    indicator_spans: tuple[Span, ...]
    comparator: Comparator
    change: Change
    value: Decimal
    value_max: Decimal | None
    unit: str
    deadline: str | None
    deadline_span: Span | None
    baseline: str | None
    baseline_span: Span | None
    baseline_value: Decimal | None
    stretch: bool
    modality: str | None
    period: TargetPeriod | None
    scope: str | None
    rule: str
    period_span: Span | None = None
