"""Targets held against each other: the level above, another plan of the same place, the plan itself.

Nothing here judges: a gap between systems is shown, and where the two numbers are not of one kind it is said why.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import combinations

from graph.hierarchy import places_above
from graph.ledger import Entry, ledger
from ontology.base import Edge, Node
from ontology.edges import ComparesWith, Comparison
from ontology.ids import coded
from ontology.numerals import canonical_decimal
from ontology.regions import COUNTRY

Key = tuple[str, str, str]
"""Concept, place and year."""

_PER_CENT = "%"
_POINTS = "个百分点"
_FLOORS = ("ge", "gt")
_CEILINGS = ("le", "lt")


def comparisons(nodes: Mapping[str, Node], edges: Mapping[str, Edge]) -> Iterator[ComparesWith]:
    """Yield the comparisons of all plans' targets, all inferred."""
    entries = ledger(nodes, edges)
    by_key: dict[Key, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_key[entry.concept, entry.place.id, entry.year].append(entry)
    for entry in entries:
        parent = _parent(entry, by_key)
        if parent is not None:
            yield _edge(entry, parent, "parent")
    for first, second in _of_one_place(entries, by_key):
        yield _edge(*_later_first(first, second), "same_place")
    for together in by_key.values():
        for first, second in combinations(together, 2):
            if contradicts(first, second):
                yield _edge(first, second, "same_plan")


def obstacles(one: Entry, other: Entry) -> list[str]:
    """Return in which respects the two numbers are of different kinds, for all that is printed."""
    a, b = one.target, other.target
    numbers = None not in (one.number, other.number)
    periods = {a.period, b.period}
    found = {
        "denominator": not one.same_measure(other),
        "scope": numbers and one.place.id != other.place.id and one.is_amount and other.is_amount,
        "change": numbers and (a.change or "level") != (b.change or "level"),
        "unit": numbers and one.unit != other.unit,
        "baseline": one.moves and None not in (a.baseline, b.baseline) and a.baseline != b.baseline,
        "period": len(periods) > 1 and ("annual" in periods if one.moves else None not in periods),
        "value": not numbers,
    }
    return [name for name, differs in found.items() if differs]


def _held(one: Entry, other: Entry) -> bool:
    """Whether the two are held against each other at all: a value and its growth are two statements."""
    return not (one.moves or other.moves) or "unit" not in obstacles(one, other)


def contradicts(one: Entry, other: Entry) -> bool:
    """Tell whether two targets of one plan cannot both be meant: one thing, two values or two comparators.

    A value with its printed 力争值 is no contradiction, nor is an aim with another number that the plan strives
    for, if the aim allows it. The same number with two comparators is one: 达到 55% here, 55% 左右 there.
    """
    a, b = one.target, other.target
    if one.plan.id != other.plan.id or not one.listed or len(obstacles(one, other)) > 0:
        return False
    if a.scope != b.scope or one.moves and a.baseline != b.baseline:
        return False
    if (one.number, a.comparator) == (other.number, b.comparator) or a.stretch or b.stretch:
        return False
    if one.strive == other.strive or one.number == other.number:
        return True
    aim, hope = (other, one) if one.strive else (one, other)
    return not _allows(aim, hope.number)


def _allows(aim: Entry, number: Decimal | None) -> bool:
    """Whether the number is one that the aim does not rule out; an aim as such says nothing of what is more."""
    if number is None or aim.number is None:
        return True
    comparator = aim.target.comparator
    return not (
        comparator in _FLOORS and number < aim.number or comparator in _CEILINGS and number > aim.number
    )


def _parent(entry: Entry, by_key: Mapping[Key, list[Entry]]) -> Entry | None:
    """The number of the nearest place above that can be compared, else of the nearest that has any.

    Of several plans there the latest counts.
    """
    nearest: Entry | None = None
    for place in _above(entry):
        others = [
            other
            for concept in entry.concepts
            for other in by_key.get((concept, place, entry.year), ())
            if other.number is not None and _held(entry, other)
        ]
        best = max(others, key=lambda other: _fitness(entry, other), default=None)
        if best is not None and len(obstacles(entry, best)) == 0:
            return best
        nearest = nearest or best
    return nearest


def _above(entry: Entry) -> tuple[str, ...]:
    """The ids of the places that the entry's is part of, nearest first; an area lies in its plan's jurisdiction."""
    code = entry.place.code
    if code is not None:
        return tuple(coded("region", above) for above in places_above(code)[1:])
    return tuple(coded("region", above) for above in places_above(entry.plan.jurisdiction or COUNTRY))


def _fitness(entry: Entry, other: Entry) -> tuple[bool, int, bool, str, str]:
    against = obstacles(entry, other)
    alike = entry.strive == other.strive
    return len(against) == 0, -len(against), alike, other.plan.issued or "", other.target.id


def _of_one_place(
    entries: Iterable[Entry], by_key: Mapping[Key, list[Entry]]
) -> Iterator[tuple[Entry, Entry]]:
    """Pairs of two plans for one place: those that can be compared, and others only where neither can be."""

    def met(entry: Entry, plan: str) -> bool:
        alike = by_key[entry.concept, entry.place.id, entry.year]
        return any(other.plan.id == plan and len(obstacles(entry, other)) == 0 for other in alike)

    for entry in entries:
        for concept in entry.concepts:
            for other in by_key.get((concept, entry.place.id, entry.year), ()):
                if other.plan.id == entry.plan.id or not _held(entry, other):
                    continue
                against = obstacles(entry, other)
                if len(against) == 0 or not (met(entry, other.plan.id) or met(other, entry.plan.id)):
                    yield entry, other


def _later_first(one: Entry, other: Entry) -> tuple[Entry, Entry]:
    def age(entry: Entry) -> tuple[str, str]:
        return entry.plan.issued or "", entry.target.id

    return (one, other) if age(one) > age(other) else (other, one)


def _edge(one: Entry, other: Entry, relation: Comparison) -> ComparesWith:
    against = obstacles(one, other)
    gap = None
    if one.number is not None and other.number is not None and not {"scope", "change", "unit"} & set(against):
        gap = canonical_decimal(one.number - other.number)
    unit = _POINTS if one.unit == _PER_CENT else one.unit
    return ComparesWith(
        source=one.target.id,
        target=other.target.id,
        relation=relation,
        gap=gap,
        gap_unit=None if gap is None else unit,
        comparable=len(against) == 0,
        reason=", ".join((*against, *_remarks(one, other))) or None,
        inferred=True,
    )


def _remarks(one: Entry, other: Entry) -> Iterator[str]:
    """What to bear in mind where nothing printed stands against comparing."""
    if one.moves and (one.target.baseline is None) != (other.target.baseline is None):
        yield "baseline unprinted"
    if one.strive != other.strive:
        yield "modality"
