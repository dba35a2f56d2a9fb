"""The targets of all plans as they can be held against each other: concept, place, year, number, force."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ontology.base import Edge, Node
from ontology.edges import HoldsFor, Measures, Sets
from ontology.indicators import concepts, is_measure
from ontology.nodes import Indicator, Plan, Region, Target
from ontology.quantities import canonical_quantity

_YEAR = 4
"""So many characters of a date are its year."""
_RATIOS = ("%", "‰", "倍", "个百分点")
_RATIO_WORDS = re.compile("人均|单位|平均|每|万人")


@dataclass(frozen=True, slots=True)
class Entry:
    """A plan's target for a year and place.

    ``concept`` and ``differs`` say what it measures, ``close`` the other concepts that it may be held against.
    ``listed`` if a vocabulary has the concept. ``number`` is in the canonical unit ``unit``, ``None`` for ranges and for what the level above is to set.
    ``strive`` if the plan says only 力争 of it, and ``paths`` are where it does.
    """

    target: Target
    plan: Plan
    concept: str
    differs: str | None
    close: tuple[str, ...]
    listed: bool
    place: Region
    year: str
    number: Decimal | None
    unit: str | None
    strive: bool
    paths: tuple[str, ...]

    @property
    def moves(self) -> bool:
        """Whether the number is a change, and no level."""
        return self.target.change in ("decrease", "increase")

    @property
    def is_amount(self) -> bool:
        """Whether the number grows with the place that it is counted in, as a ratio does not."""
        if self.unit is None or self.unit in _RATIOS or "/" in self.unit:
            return False
        return _RATIO_WORDS.search(self.target.indicator) is None

    @property
    def concepts(self) -> tuple[str, ...]:
        """All concepts under which it is listed, its own first."""
        return (self.concept, *self.close)

    def same_measure(self, other: "Entry") -> bool:
        """Whether both count the same thing."""
        return self.concept == other.concept and self.differs == other.differs


def ledger(nodes: Mapping[str, Node], edges: Mapping[str, Edge]) -> list[Entry]:
    """Return the entries of all plans, sorted by target id.

    What reports claim is none, nor is a target without a year or a place, or of a wording that need not mean the
    same in two plans (修复面积, 示范项目).
    """
    measures: dict[str, list[Measures]] = defaultdict(list)
    places: dict[str, str] = {}
    setting: dict[str, list[Sets]] = defaultdict(list)
    for edge in edges.values():
        match edge:
            case Measures():
                measures[edge.source].append(edge)
            case HoldsFor():
                places[edge.source] = edge.target
            case Sets():
                setting[edge.target].append(edge)
    return [
        entry
        for key, node in sorted(nodes.items())
        if isinstance(node, Target) and key in measures and key in places
        for entry in _entries(node, measures[key], nodes[places[key]], setting[key], nodes)
    ]


def _entries(
    target: Target, measures: list[Measures], place: Node, setting: list[Sets], nodes: Mapping[str, Node]
) -> Iterator[Entry]:
    plan = nodes.get(target.owner)
    # The exact one if there is any; a close one is alone.
    own, *others = sorted(measures, key=lambda edge: (edge.match != "exact", edge.target))
    concept = nodes[own.target]
    if not (isinstance(plan, Plan) and isinstance(place, Region) and isinstance(concept, Indicator)):
        return
    if target.deadline is None or not is_measure(concept.code, concept.name):
        return
    number, unit = _number(target)
    yield Entry(
        target=target,
        plan=plan,
        concept=own.target,
        differs=own.differs,
        close=tuple(edge.target for edge in others),
        listed=concept.code in concepts(),
        place=place,
        year=target.deadline[:_YEAR],
        number=number,
        unit=unit,
        strive=len(setting) > 0 and all(edge.modality == "strive" for edge in setting),
        paths=tuple(sorted({getattr(nodes[edge.source], "path", "") for edge in setting} - {""})),
    )


def _number(target: Target) -> tuple[Decimal | None, str | None]:
    """The exact number in its canonical unit, or in the printed one if that is not known."""
    if target.value_text is None or target.value_max_text is not None:
        return None, target.canonical_unit
    known = canonical_quantity(Decimal(target.value_text), target.unit) if target.unit else None
    return (Decimal(target.value_text), target.unit) if known is None else known
