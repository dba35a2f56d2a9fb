"""Where a table stands: in which plan, in whose text, under which caption."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.builder import Builder
from loaders.indicator_labels import is_unit
from loaders.metadata import Metadata
from loaders.repair import Text
from loaders.table_columns import YEAR
from loaders.table_tasks import task_id
from loaders.tables import Table
from loaders.units import Section
from loaders.value_columns import PLAN, Horizon, plan_end
from ontology.nodes import Plan

Span = tuple[int, int]

MAX_CAPTION = 80
OF_ALL = re.compile("各|全[省市区县州]|20\\d\\d年|“?十[一二三四五六七八九]五”?")
"""How the caption of a table of regions begins."""
UNIT_NOTE = re.compile("（?单位：(?P<unit>[^（）；。]{1,12})）?$")


@dataclass(frozen=True, slots=True)
class Place:
    """The plan that a table belongs to, the node in whose text it stands (a task, else the plan itself), its
    caption, the unit that the caption gives to the whole table, and the line above a caption of two lines."""

    plan: str
    source: str
    caption: Span | None
    unit: Span | None
    above: Span | None = None

    @property
    def is_task(self) -> bool:
        """Whether it stands in the text of a task."""
        return self.source != self.plan


def place_of(
    builder: Builder, text: Text, sections: Sequence[Section], ids: Sequence[str], table: Table
) -> Place:
    """Return where a table stands; ``ids`` are the plans of the sections that are no annexes, in order."""
    plans = iter(ids)
    plan, here = ids[0], sections[0]
    for section in sections:
        owner = plan if section.annex else next(plans)
        if _start(text, section) > table.start:
            break
        plan, here = owner, section
    caption, unit, above = _caption(text, table)
    return Place(plan, _source(builder, text, here, plan, table), caption, unit, above)


def _start(text: Text, section: Section) -> int:
    """Where a section begins in the source text."""
    places = [p.start for p in section.head[:1]] + [unit.marker for unit in section.units[:1]]
    return text.source(places[0], places[0] + 1)[0] if places else 0


def _source(builder: Builder, text: Text, section: Section, plan: str, table: Table) -> str:
    """Return the task in whose text a table stands, or the plan: behind the signature, or in an annex."""
    if section.annex or any(text.source(*span)[0] < table.start for span in section.tail):
        return plan
    before = [unit for unit in section.units if text.source(unit.marker, unit.marker + 1)[0] < table.start]
    if not before:
        return plan
    for unit in (before[-1], *before[-1].ancestors()):
        task = task_id(plan, unit.path)
        if task in builder.nodes:
            return task
    return plan


def _caption(text: Text, table: Table) -> tuple[Span | None, Span | None, Span | None]:
    """Return the last line before a table, if it is short, the unit that a note there gives, and the line above the
    caption if that is the beginning of it: 各市州“十四五”单位地区生产总值 / 能耗降低目标."""
    unit: Span | None = None
    before = [(p.start, p.end) for p in text.paragraphs if text.source(p.start, p.end)[1] <= table.start]
    for place in range(len(before) - 1, max(-1, len(before) - 3), -1):
        start, end = before[place]
        if end - start > MAX_CAPTION:
            break
        note = UNIT_NOTE.search(text.text, start, end)
        if note is not None and unit is None and is_unit(note["unit"]):
            unit = note.span("unit")
        if note is None or note.start() > start:
            above = (
                before[place - 1] if place > 0 and _begins_caption(text, before[place - 1], start) else None
            )
            return (start, note.start() if note is not None else end), unit, above
    return None, unit, None


def _begins_caption(text: Text, line: Span, caption: int) -> bool:
    """Tell whether a line that speaks of all places (各市州…) breaks off in front of the caption's last line."""
    return (
        line[1] - line[0] <= MAX_CAPTION
        and OF_ALL.match(text.text, *line) is not None
        and OF_ALL.match(text.text, caption) is None
        and text.text[line[1] - 1] not in "表。；：，）"
    )


def caption_year(text: Text, place: Place) -> tuple[str, Span] | None:
    """Return the year for which the caption says that its table holds: 2025年…, “十四五”…."""
    if place.caption is None:
        return None
    years = list(YEAR.finditer(text.text, *place.caption))
    if years:
        return years[-1].group(), years[-1].span()
    plan = PLAN.search(text.text, *place.caption)
    end = plan_end(plan.group()) if plan is not None else None
    return (end, plan.span()) if plan is not None and end is not None else None


def horizon_of(builder: Builder, place: Place, meta: Metadata) -> Horizon:
    """Return what the plan of a table says of its time, from its date, its period and its title."""
    plan = builder.nodes[place.plan]
    if not isinstance(plan, Plan):
        return Horizon(None, None, None, None)
    issued = int(plan.issued[:4]) if plan.issued is not None else None
    if plan.period_to is not None and plan.period_from is not None and plan.period_from[:4].isdecimal():
        return Horizon(
            issued, int(plan.period_from[:4]), plan.period_to, meta.period[2] if meta.period else None
        )
    named = PLAN.search(plan.title)
    last = plan_end(named.group()) if named is not None else None
    if last is None:
        return Horizon(issued, None, None, None)
    return Horizon(issued, int(last) - 4, last, meta.title.span if meta.title is not None else None)
