"""Sectors that the units of a plan concern, and what these want of them, each with the characters that say so."""

from collections.abc import Sequence, Set
from typing import NamedTuple

from loaders.builder import Builder
from loaders.clauses import Span
from loaders.named import Named
from loaders.stances import Stance, read_stances
from loaders.units import Unit
from ontology.edges import Affects
from ontology.sectors import SectorMention, main_sectors


class Stanced(NamedTuple):
    """A sector that a text takes a stance to, by the term at ``at``."""

    code: str
    at: Span
    stance: Stance


class Sectors(NamedTuple):
    """The sectors of a unit: those that it takes a stance to, and those that it merely concerns, each by a term."""

    stanced: Sequence[Stanced]
    concerned: Sequence[tuple[str, Span]]


Mentioned = tuple[Span, list[SectorMention]]
"""A stretch with the sectors that it names."""


def read_sectors(text: str, named: Named, units: Sequence[Unit]) -> list[Sectors]:
    """Return the sectors that each of the units affects.

    Every sector that the unit promotes, restricts or prohibits counts, each stance once; beyond these, it
    concerns the sectors of its heading, else the main ones of its text. A sector to which it has a stance it does
    not merely concern. The first term that says so is the evidence.
    """
    mentions = [
        [(span, found) for span in unit.own if (found := named.sectors.within(*span))]
        if unit.kind in ("operative", "article")
        else []
        for unit in units
    ]
    stanced = [[item for span, found in own for item in _stanced(text, span, found)] for own in mentions]
    concerned = [
        _concerned(text, named, unit, own, {item.code for item in decided})
        if len(own) > 0 and unit.kind == "operative"
        else ()
        for unit, own, decided in zip(units, mentions, stanced, strict=True)
    ]
    return list(map(Sectors, stanced, concerned))


def add_sectors(builder: Builder, source: str, found: Sectors) -> None:
    """Add the sectors of the unit whose node is ``source``."""
    _add_stanced(builder, source, found.stanced)
    for code, at in found.concerned:
        add_concern(builder, source, code, at)


def add_stances(builder: Builder, source: str, span: Span, found: Sequence[SectorMention]) -> set[str]:
    """Add the stances that ``span`` takes to the sectors ``found`` in it; return their codes."""
    stanced = _stanced(builder.text.text, span, found)
    _add_stanced(builder, source, stanced)
    return {item.code for item in stanced}


def add_concern(builder: Builder, source: str, code: str, at: Span) -> None:
    """Add that a sector is concerned, by the term at ``at``."""
    place = builder.sector(code, at, "sector term")
    builder.edge(Affects(source=source, target=place, stance="concerns"), at, "sector term")


def _concerned(
    text: str, named: Named, unit: Unit, mentions: Sequence[Mentioned], decided: Set[str]
) -> Sequence[tuple[str, Span]]:
    """The sectors that a unit concerns beyond the ``decided`` ones, each by its first term."""
    heading = named.sectors.within(*unit.heading)
    wanted = {mention.code for mention in heading} or _main(text, unit, mentions)
    first: dict[str, Span] = {}
    for found in [heading] if heading else [found for _, found in mentions]:
        for start, end, code, _ in found:
            if code in wanted and code not in decided and code not in first:
                first[code] = (start, end)
    return list(first.items())


def _stanced(text: str, span: Span, found: Sequence[SectorMention]) -> list[Stanced]:
    """The stances that a paragraph takes, each by the first term of its sector that has it."""
    terms = [(start, end) for start, end, _, _ in found]
    first: dict[tuple[str, str], Stanced] = {}
    for mention, at, stance in zip(found, terms, read_stances(text, *span, terms), strict=True):
        if stance is not None and (key := (mention.code, stance.value)) not in first:
            first[key] = Stanced(mention.code, at, stance)
    return list(first.values())


def _add_stanced(builder: Builder, source: str, stanced: Sequence[Stanced]) -> None:
    for code, at, stance in stanced:
        sector = builder.sector(code, at, "sector term")
        edge = Affects(source=source, target=sector, stance=stance.value)
        builder.edge(edge, at, "stance", context=[stance.verb])


def _main(text: str, unit: Unit, mentions: Sequence[Mentioned]) -> set[str]:
    """Return the main sectors of a unit's text up to its first child."""
    at = unit.start
    known = [
        SectorMention(start - at, end - at, code, surface)
        for span, found in mentions
        if span[1] <= unit.end
        for start, end, code, surface in found
    ]
    return main_sectors(text[unit.start : unit.end], mentions=known)
