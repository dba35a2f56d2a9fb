"""Responsibilities: which agencies a unit is assigned to, in which role and order.

Markers come as brackets at the end of a sentence, as field lines, and as phrases of the prose (由X牵头). The
markers of one unit are merged: one agency has one role in it, the strongest.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from loaders.assignments import Assignment, Span
from loaders.duty_phrases import read_phrases
from loaders.markers import (
    FIRST_LEADS,
    FOR_ALL_BELOW,
    OPEN_BRACKETS,
    Marker,
    brackets,
    read_bracket,
    read_fields,
    together,
)
from loaders.short_names import read_short_names
from loaders.units import Unit
from ontology.agency_lists import covered, split_list
from ontology.agency_parts import AgencyName
from ontology.edges import Role


@dataclass(slots=True)
class Rules:
    """What the document has stated once for all that follows: where the first of a list begins to lead
    (列第一位的为牵头单位，下同; from the beginning where a sentence of its own says it), and who also answers for every later unit (以下均需…落实，不再列出); and
    ``joint``, the regions that issue it together and may be meant by 两省市."""

    first_leads_from: int | None = None
    for_all_below: Span | None = None
    short_names: Mapping[str, AgencyName] = field(default_factory=dict)
    joint: tuple[str, ...] = ()


def read_rules(text: str, jurisdiction: str, joint: tuple[str, ...] = ()) -> Rules:
    """Return the rules and short names that the text states; ``joint`` are the regions that issue it together."""
    match = FIRST_LEADS.search(text) if "牵头" in text else None
    whole = match is not None and text.startswith(("。", "；", "\n"), match.end() + 2)
    below = FOR_ALL_BELOW.search(text) if "不再" in text else None
    return Rules(
        0 if whole else match.start() if match else None,
        below.span("names") if below else None,
        read_short_names(text, jurisdiction),
        joint,
    )


def read_responsibilities(
    text: str, units: Sequence[Unit], jurisdiction: str, rules: Rules
) -> list[list[Assignment]]:
    """Return the assignments of each of the units, in printed order; see :func:`loaders.assignments.merged`.

    The markers of all units are read before the prose of any: one kind of work at a time is faster.
    """
    marked = [_marked(text, unit, jurisdiction, rules) for unit in units]
    return [
        [*found, *_unmarked(text, unit, jurisdiction, found, rules)]
        for unit, found in zip(units, marked, strict=True)
    ]


def _marked(text: str, unit: Unit, jurisdiction: str, rules: Rules) -> list[Assignment]:
    """The assignments of all markers of a unit, in printed order."""
    return [
        assignment
        for number, group in enumerate(read_markers(text, unit, jurisdiction, rules.joint), start=1)
        for marker in group
        for assignment in assign(text, marker, jurisdiction, rules, number)
    ]


def _unmarked(
    text: str, unit: Unit, jurisdiction: str, marked: Sequence[Assignment], rules: Rules
) -> list[Assignment]:
    """The assignments of a unit by phrases outside the markers, and by a rule that it states for all below."""
    found = list(read_phrases(text, unit, jurisdiction, marked, rules.short_names, rules.joint))
    if rules.for_all_below is not None and any(a <= rules.for_all_below[0] < b for a, b in unit.paragraphs):
        found += read_for_all_below(text, jurisdiction, rules.for_all_below, rules.joint)
    return found


def read_for_all_below(
    text: str, jurisdiction: str, names: Span, joint: tuple[str, ...]
) -> Iterator[Assignment]:
    """Yield the agencies that a rule stated once assigns to its own unit and to all that follow."""
    for item in split_list(text[slice(*names)], jurisdiction, joint):
        surface = (names[0] + item.start, names[0] + item.end)
        yield Assignment(item.agency, surface, "responsible", "落实", 0, item.open, names, 1, "stated rule")


def read_markers(text: str, unit: Unit, jurisdiction: str, joint: tuple[str, ...] = ()) -> list[list[Marker]]:
    """Return the markers of a unit in printed order, in groups: all field lines of a unit are one group."""
    groups: list[list[Marker]] = []
    fields: list[Marker] = []
    for start, end in unit.paragraphs:
        begin = max(start, unit.start)
        spans = list(brackets(text, begin, end))
        inside = [
            marker
            for span in spans
            if (marker := read_bracket(text, *span)) and _is_marker(text, marker, jurisdiction, joint)
        ]
        groups += [[marker] for marker in inside]
        if not inside and (field := read_fields(text, begin, end)) is not None:
            fields.append(field)
    if fields:
        groups.append(together(fields))
    return sorted(groups, key=lambda group: group[0].start)


def _is_marker(text: str, marker: Marker, jurisdiction: str, joint: tuple[str, ...]) -> bool:
    """A bracket without role words counts if it consists of agency names alone."""
    items = [split_list(text[i.start : i.end], jurisdiction, joint) for i in marker.lists]
    if marker.explicit:
        return marker.labelled or any(items)
    bare = re.sub("[、，；等和 ]|有关|部门|单位", "", text[marker.lists[0].start : marker.lists[0].end])
    return bool(items[0]) and covered(items[0]) >= len(bare) * 0.95


def assign(
    text: str, marker: Marker, jurisdiction: str, rules: Rules | None, part: int
) -> Iterator[Assignment]:
    """Yield the assignments of one marker, which is the ``part``-th of its unit."""
    first_leads = (
        rules is not None
        and rules.first_leads_from is not None
        and marker.end >= rules.first_leads_from
        and all(item.role == "responsible" for item in marker.lists)
    )
    joint = () if rules is None else rules.joint
    first_surface: Span | None = None
    for role_list in marker.lists:
        for item in split_list(text[role_list.start : role_list.end], jurisdiction, joint):
            surface = (role_list.start + item.start, role_list.start + item.end)
            first_surface = first_surface or surface
            role: Role = role_list.role
            if first_leads:
                role = "lead" if surface == first_surface else "support"
            yield Assignment(
                item.agency, surface, role, role_list.word, 0, item.open, (marker.start, marker.end), part,
                "bracket" if text[marker.start] in OPEN_BRACKETS else "field",
            )  # fmt: skip
