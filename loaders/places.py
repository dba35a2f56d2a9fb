"""Regions and named areas that the units of a plan concern."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from loaders.builder import Builder
from loaders.manners import limits, manner, names_something_else
from loaders.repair import Text
from loaders.stretches import Stretches
from loaders.tasks import add_part
from loaders.units import Section, Unit
from ontology.areas import Area, AreaMention, area_by_name
from ontology.edges import Affects, PartOf
from ontology.nodes import Region
from ontology.regions import RegionMention, by_name

Span = tuple[int, int]

RUN_IN = re.compile(r"([\u4e00-\u9fff（）]{2,12}?(?:省|市|州|县|区|旗|盟))。")
"""A run-in heading that names a region: 海东市。…"""


def add_places(builder: Builder, text: Text, unit: Unit, task: str, markers: Sequence[Span]) -> None:
    """Regions and areas that a unit names: which it programmes, pilots, builds in, or merely names.

    Names inside its responsibility ``markers`` belong to agencies: they concern the unit through these. A region
    inside the name of an area (兰州 in 兰州新区) is concerned through the area. An area that a rule draws
    (大气污染防治重点区域) is concerned where an order is limited to it.
    """
    taken = Stretches(markers)
    programmes = set[str]()
    for span in unit.own:
        programmes |= _add_programme(builder, text, unit, task, span)
        regions = builder.named.regions.within(*span)
        areas = builder.named.areas.within(*span)
        for mention in regions:
            at = (mention.start, mention.end)
            place = builder.region(mention.code, at, "region")
            concerned = mention.code != builder.jurisdiction and not _is_within(mention, areas)
            if concerned and place not in programmes and _is_outside(at, taken):
                edge = Affects(source=task, target=place, how=manner(text.text, *at, span))
                builder.edge(edge, at, "region")
        for found in areas:
            at = (found.start, found.end)
            if _is_outside(at, taken) and not names_something_else(text.text, *at, span):
                _affect_area(builder, text, unit, task, found.area, at, span)


def _affect_area(
    builder: Builder, text: Text, unit: Unit, task: str, area: Area, at: Span, span: Span
) -> None:
    how = manner(text.text, *at, span)
    if area.by_rule:
        if unit.kind not in ("operative", "article") or not limits(text.text, *at, span):
            return
        how = "applies_in" if how == "named" else how
    builder.edge(Affects(source=task, target=_area(builder, area, at), how=how), at, "named area")


def _add_programme(builder: Builder, text: Text, unit: Unit, task: str, span: Span) -> set[str]:
    """Add the programme of a region whose name heads the paragraph, as a part of the unit; return the region."""
    run_in = RUN_IN.match(text.text, *span)
    if run_in is not None and (found := by_name(run_in[1], builder.jurisdiction)):
        plan = getattr(builder.nodes[task], "plan", "")
        part = add_part(builder, text, unit, task, plan, span, "region_programme")
        place = builder.region(found[0].code, run_in.span(1), "region programme")
        for source in (part, task):
            edge = Affects(source=source, target=place, how="programme")
            builder.edge(edge, run_in.span(1), "region programme")
        return {place}
    return set()


def _area(builder: Builder, area: Area, at: Span) -> str:
    """Add a named area; a zone whose name begins with a region is part of it."""
    identifier = builder.node(Region(name=area.name, short_name=area.short, kind=area.kind), at, "named area")
    builder.alias(identifier, builder.text.text[slice(*at)])
    if area.within is not None and area_by_name(area.name) is None:
        around = builder.region(area.within, None, "named area")
        builder.edge(PartOf(source=identifier, target=around), at, "named area")
    return identifier


def _is_within(mention: RegionMention, areas: Sequence[AreaMention]) -> bool:
    number = bisect_right(areas, mention.start, key=lambda area: area.start) - 1
    return number >= 0 and mention.end <= areas[number].end


def _is_outside(at: Span, markers: Stretches) -> bool:
    return not markers.touch(at[0], at[0] + 1)


def add_document_regions(builder: Builder, sections: list[Section]) -> None:
    """Regions named outside the units (opening, addressees)."""
    for section in sections:
        for paragraph in section.head:
            for mention in builder.named.regions.within(*paragraph):
                builder.region(mention.code, (mention.start, mention.end), "region")
