"""What targets measure, and whose numbers they are: concepts of the vocabulary, or of equal wordings, and places.

Plans print one thing in many words. Each target is joined to one concept, and to those that are close to it; its
place is its scope, or the place that stands in front of its indicator, else the jurisdiction of its plan.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ontology.base import Edge, Node
from ontology.edges import HoldsFor, Measures
from ontology.indicator_places import of_code, of_scope, split
from ontology.indicators import Reading, concepts, read
from ontology.nodes import Indicator, Plan, Region, Target
from ontology.regions import COUNTRY

_RATIOS = ("%", "‰", "倍")
"""A change in these tells nothing of the unit of what changes."""


@dataclass(frozen=True, slots=True)
class _Printed:
    """A target with what its indicator says: the place in front, and the words behind it; ``population`` is the
    scope that is no place."""

    target: Target
    place: Region | None
    wording: str
    population: str


def measured(nodes: Mapping[str, Node]) -> Iterator[Node | Edge]:
    """Yield the indicators and places of all targets among ``nodes``, and the edges to them."""
    printed = [_printed(node, nodes.get(node.owner)) for node in nodes.values() if isinstance(node, Target)]
    units = _units(printed)
    read_as = [(item, read(item.wording, _unit(item, units))) for item in printed]
    names = _names(read_as)
    for item, reading in read_as:
        yield from _measuring(item, reading, names)
        if item.place is not None:
            yield item.place
            yield HoldsFor(source=item.target.id, target=item.place.id)


def unit_of(target: Target) -> str | None:
    """Return the canonical unit of the thing that the target measures, as far as its own number tells."""
    if target.change in ("decrease", "increase") and target.canonical_unit in _RATIOS:
        return None
    return target.canonical_unit


def _printed(target: Target, owner: Node | None) -> _Printed:
    jurisdiction = owner.jurisdiction if isinstance(owner, Plan) else None
    place, wording = split(target.indicator, jurisdiction or COUNTRY)
    scope = target.scope or ""
    place = of_scope(scope) or place
    population = scope if scope != "" and of_scope(scope) is None else ""
    if place is None and jurisdiction is not None:
        place = of_code(jurisdiction)
    return _Printed(target, place, wording, population)


def _units(printed: list[_Printed]) -> Mapping[tuple[str, str], set[str]]:
    """The units in which each owner gives values of an indicator: a table has the value and its growth."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for item in printed:
        unit = unit_of(item.target)
        if unit is not None:
            found[item.target.owner, item.wording].add(unit)
    return found


def _unit(item: _Printed, units: Mapping[tuple[str, str], set[str]]) -> str | None:
    own = unit_of(item.target)
    others = units.get((item.target.owner, item.wording), set())
    return next(iter(others)) if own is None and len(others) == 1 else own


def _names(read_as: list[tuple[_Printed, Reading]]) -> Mapping[str, str]:
    """The name of each concept that no vocabulary lists: its shortest wording."""
    wordings: dict[str, set[str]] = defaultdict(set)
    for item, reading in read_as:
        if reading.code not in concepts():
            wordings[reading.code].add(item.wording)
    return {code: min(found, key=lambda wording: (len(wording), wording)) for code, found in wordings.items()}


def _measuring(item: _Printed, reading: Reading, names: Mapping[str, str]) -> Iterator[Node | Edge]:
    target = item.target.id
    indicator = _indicator(reading.code, names)
    yield indicator
    differs = item.population + reading.differs
    if differs != "":
        yield Measures(source=target, target=indicator.id, match="close", differs=differs)
        return
    yield Measures(source=target, target=indicator.id, match="exact")
    concept = concepts().get(reading.code)
    for code in () if concept is None else concept.close:
        other = _indicator(code, names)
        yield other
        yield Measures(source=target, target=other.id, match="close", differs=indicator.name)


def _indicator(code: str, names: Mapping[str, str]) -> Indicator:
    concept = concepts().get(code)
    if concept is None:
        return Indicator(code=code, name=names[code])
    return Indicator(code=code, name=concept.zh, name_en=concept.en)
