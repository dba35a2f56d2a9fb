"""Regions and sectors that the units of a plan concern."""

import re
from collections.abc import Sequence

from loaders.builder import Builder
from loaders.outline import RUN_IN, Section, Unit
from loaders.repair import Text
from loaders.stretches import Stretches
from loaders.tasks import add_part, own_text
from ontology.edges import Affects, How
from ontology.regions import by_name, find_regions
from ontology.sectors import find_sectors, main_sectors

Span = tuple[int, int]

PILOT = re.compile("试点|示范")
SITE = re.compile("基地|项目|工程|电站|园区")


def add_places(builder: Builder, text: Text, unit: Unit, task: str, markers: Sequence[Span]) -> None:
    """Regions that a unit names: which it programmes, pilots, builds in, or merely names.

    Names inside its responsibility ``markers`` belong to agencies: they concern the unit through these.
    """
    taken = Stretches(markers)
    for start, end in own_text(unit):
        run_in = RUN_IN.match(text.text, start, end)
        if run_in is not None and (found := by_name(run_in[1], builder.jurisdiction)):
            plan = getattr(builder.nodes[task], "plan", "")
            part = add_part(builder, text, unit, task, plan, (start, end), "region_programme")
            place = builder.region(found[0].code, run_in.span(1), "region programme")
            for source in (part, task):
                builder.edge(
                    Affects(source=source, target=place, how="programme"), run_in.span(1), "region programme"
                )
        for mention in find_regions(text.text[start:end], builder.jurisdiction):
            span = (start + mention.start, start + mention.end)
            place = builder.region(mention.code, span, "region")
            if mention.code == builder.jurisdiction or taken.touch(span[0], span[0] + 1):
                continue
            if Affects(source=task, target=place, how="programme").id not in builder.edges:
                builder.edge(
                    Affects(source=task, target=place, how=_how(text.text, span[1], end)), span, "region"
                )


def _how(text: str, at: int, end: int) -> How:
    end = min(end, at + 30)
    stop = min((p for p in (text.find(mark, at, end) for mark in "，。；") if p >= 0), default=end)
    clause = text[at:stop]
    return "pilot" if PILOT.search(clause) else "site" if SITE.search(clause) else "named"


def add_sectors(builder: Builder, text: Text, unit: Unit, task: str) -> None:
    """Sectors that a unit concerns: those of its heading, else the main ones of its text."""
    if unit.kind != "operative":
        return
    start, end = unit.heading
    mentions = [(start, m) for m in find_sectors(text.text[start:end])]
    if not mentions:
        wanted = main_sectors(text.text[unit.start : unit.end])
        mentions = [
            (a, m) for a, b in own_text(unit) for m in find_sectors(text.text[a:b]) if m.code in wanted
        ]
    for offset, mention in mentions:
        span = (offset + mention.start, offset + mention.end)
        place = builder.sector(mention.code, span, "sector term")
        builder.edge(Affects(source=task, target=place, stance="concerns"), span, "sector term")


def add_document_regions(builder: Builder, text: Text, sections: list[Section]) -> None:
    """Regions named outside the units (opening, addressees)."""
    for section in sections:
        for paragraph in section.head:
            for mention in find_regions(text.text[paragraph.start : paragraph.end], builder.jurisdiction):
                builder.region(
                    mention.code, (paragraph.start + mention.start, paragraph.start + mention.end), "region"
                )
