"""Responsibilities: which agencies a unit is assigned to, in which role and order.

Markers come as brackets at the end of a sentence, as field lines, and as phrases of the prose (由X牵头). The
markers of one unit are merged: one agency has one role in it, the strongest.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

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
from loaders.stretches import Stretches
from loaders.units import Unit
from ontology.agency_lists import ListItem, split_list
from ontology.agency_names import certain
from ontology.agency_parts import AgencyName
from ontology.edges import ROLE_STRENGTH, Role

Span = tuple[int, int]

SENTENCE = re.compile("[^。；！？\n]+")
CLAUSE_START = re.compile("(?:^|(?<=[，；：]))由?|由")
PROSE = re.compile(
    "(?P<names>(?:(?!由)[\u4e00-\u9fff（）、〈〉·]){3,160}?)(?:是[^，。；]{2,40}(?:部门|机关|机构|单位|平台|主体)，|受[^，。；]{2,30}委托，|按照?[^，。；]{2,20}(?:规定|要求)，|(?:按照?|根据|依据)[^，。；]{2,24}?(?:规定|要求|职责|职能)(?=负责|组织)|，(?=应当?按照?(?:各自)?的?(?:职责|职能))|会同各?(?:有关|相关)(?:主管)?(?:部门|单位|方面)|，按照?各?自?的?(?:职责|职能)(?:分工)?，(?=负责))?(?:应当|应|要|须|依法|每年|定期|每季度)*"
    "(?P<verb>发挥牵头(?:抓总|协调|主导)?作用|(?:共同|联合|统一|具体|分别|总体|全面)*(?:牵头|负总责|负责(?!人|同志|制(?![定订]))|组织实施|协调推进)|对[^，。；]{2,20}负总责"
    "|(?P<support>配合|协助|参与|参加|协同(?:推进|推动|落实|配合|实施))(?=[，。；]|$)|(?P<helps>(?:配合|协助)(?:做好|开展|实施))"
    "|(?P<law>(?:对[^，。；]{2,24})?(?:实施|实行)?(?:集中)?统一监督管理)"
    "|(?P<duty>按照?(?:各自)?(?:职责|职能)(?:分工)?))"
)
"""由A牵头…, A负责…, A牵头，B配合, A、B等部门按照职责分工…."""
TOGETHER = re.compile(
    "(?P<names>(?:(?!由|会同)[\u4e00-\u9fff、]){3,60}?)(?:应当)?会同(?P<others>[\u4e00-\u9fff、]{2,60})"
)
"""A会同B: A leads, B supports, where both are named."""
Joint = Literal["any", "named", "none"]
"""Which bodies A会同B assigns: in laws also those named by their field (生态环境主管部门会同发展改革部门), elsewhere named
ones only, and none where the unit has markers, which say it."""
UNNAMED = ("function", "collective")
DUTY_END = re.compile("[，、]?(?:共同|分别)?(?:负责|落实|组织实施)")
ASSIGNS = re.compile("配合做好|配合开展|协助|负责|牵头|负总责|组织实施|协调推进|统一监督管理|会同|职责|职能")
"""Words without one of which no sentence assigns; 配合 and 参与 follow a 牵头 in theirs."""
MAX_PROSE = 400


class Assignment(NamedTuple):
    """One agency in one role. ``surface`` is the stretch that prints the name, ``marker`` that of the whole
    marker; ``part`` the number of the marker within the unit, from 1."""

    agency: AgencyName
    surface: Span
    role: Role
    word: str
    ordinal: int
    open_list: bool
    marker: Span
    part: int
    rule: str


@dataclass(slots=True)
class Rules:
    """What the document has stated once for all that follows: where the first of a list begins to lead
    (列第一位的为牵头单位，下同), and who also answers for every later unit (以下均需…落实，不再列出)."""

    first_leads_from: int | None = None
    for_all_below: Span | None = None
    short_names: Mapping[str, AgencyName] = field(default_factory=dict)


def read_rules(text: str, jurisdiction: str) -> Rules:
    """Return the rules and short names that the text states."""
    match = FIRST_LEADS.search(text) if "牵头" in text else None
    below = FOR_ALL_BELOW.search(text) if "不再" in text else None
    return Rules(
        match.start() if match else None,
        below.span("names") if below else None,
        read_short_names(text, jurisdiction),
    )


def read_responsibilities(
    text: str, units: Sequence[Unit], jurisdiction: str, rules: Rules
) -> list[list[Assignment]]:
    """Return the assignments of each of the units, in printed order; see :func:`merged`.

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
        for number, group in enumerate(read_markers(text, unit, jurisdiction), start=1)
        for marker in group
        for assignment in assign(text, marker, jurisdiction, rules, number)
    ]


def _unmarked(
    text: str, unit: Unit, jurisdiction: str, marked: Sequence[Assignment], rules: Rules
) -> list[Assignment]:
    """The assignments of a unit by phrases outside the markers, and by a rule that it states for all below."""
    found = list(_prose(text, unit, jurisdiction, marked, rules))
    if rules.for_all_below is not None and any(a <= rules.for_all_below[0] < b for a, b in unit.paragraphs):
        found += read_for_all_below(text, jurisdiction, rules.for_all_below)
    return found


def read_for_all_below(text: str, jurisdiction: str, names: Span) -> Iterator[Assignment]:
    """Yield the agencies that a rule stated once assigns to its own unit and to all that follow."""
    for item in split_list(text[slice(*names)], jurisdiction):
        surface = (names[0] + item.start, names[0] + item.end)
        yield Assignment(item.agency, surface, "responsible", "落实", 0, item.open, names, 1, "stated rule")


def merged(assignments: Sequence[Assignment]) -> list[Assignment]:
    """Return one assignment per agency, the one with the strongest role, in printed order."""
    if len(assignments) == 0:
        return []
    best: dict[tuple[str, str], Assignment] = {}
    for item in assignments:
        key = (item.agency.jurisdiction, item.agency.name)
        if key not in best or ROLE_STRENGTH[item.role] > ROLE_STRENGTH[best[key].role]:
            best[key] = item
    kept = set(map(id, best.values()))
    counts: dict[str, int] = {}
    result = []
    for item in assignments:
        if id(item) in kept:
            counts[item.role] = counts.get(item.role, 0) + 1
            agency, surface, role, word, _, open_list, marker, part, rule = item
            result.append(
                Assignment(agency, surface, role, word, counts[role], open_list, marker, part, rule)
            )
    return result


def read_markers(text: str, unit: Unit, jurisdiction: str) -> list[list[Marker]]:
    """Return the markers of a unit in printed order, in groups: all field lines of a unit are one group."""
    groups: list[list[Marker]] = []
    fields: list[Marker] = []
    for start, end in unit.paragraphs:
        begin = max(start, unit.start)
        spans = list(brackets(text, begin, end))
        inside = [
            m for s, e in spans if (m := read_bracket(text, s, e)) and _is_marker(text, m, jurisdiction)
        ]
        groups += [[marker] for marker in inside]
        if not inside and (field := read_fields(text, begin, end)) is not None:
            fields.append(field)
    if fields:
        groups.append(together(fields))
    return sorted(groups, key=lambda group: group[0].start)


def _is_marker(text: str, marker: Marker, jurisdiction: str) -> bool:
    """A bracket without role words counts if it consists of agency names alone."""
    items = [split_list(text[i.start : i.end], jurisdiction) for i in marker.lists]
    if marker.explicit:
        return marker.labelled or any(items)
    covered = sum(item.end - item.start for item in items[0])
    bare = re.sub("[、，；等和 ]|有关|部门|单位", "", text[marker.lists[0].start : marker.lists[0].end])
    return bool(items[0]) and covered >= len(bare) * 0.95


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
    first_surface: Span | None = None
    for role_list in marker.lists:
        for item in split_list(text[role_list.start : role_list.end], jurisdiction):
            surface = (role_list.start + item.start, role_list.start + item.end)
            first_surface = first_surface or surface
            role: Role = role_list.role
            if first_leads:
                role = "lead" if surface == first_surface else "support"
            yield Assignment(
                item.agency, surface, role, role_list.word, 0, item.open, (marker.start, marker.end), part,
                "bracket" if text[marker.start] in OPEN_BRACKETS else "field",
            )  # fmt: skip


def _prose(
    text: str, unit: Unit, jurisdiction: str, found: Sequence[Assignment], rules: Rules
) -> Iterator[Assignment]:
    """Assignments by phrases outside the markers."""
    spans = [span for span in unit.own if ASSIGNS.search(text, *span) is not None]
    if not spans:
        return
    taken = Stretches(item.marker for item in found)
    part = len({item.part for item in found})
    law = unit.style == "条" or unit.article is not None
    joint: Joint = "any" if law else "named" if not found else "none"
    for start, end in spans:
        for sentence in SENTENCE.finditer(text, start, end):
            if (
                sentence.end() - sentence.start() > MAX_PROSE
                or ASSIGNS.search(text, *sentence.span()) is None
            ):
                continue
            if taken.touch(*sentence.span()):
                continue
            yield from _phrase(
                text, sentence.start(), sentence.end(), jurisdiction, part + 1, rules, law=law, joint=joint
            )


def _phrase(
    text: str, start: int, end: int, jurisdiction: str, part: int, rules: Rules, *, law: bool, joint: Joint
) -> Iterator[Assignment]:
    """Read one sentence clause by clause. 按照职责分工 alone assigns in laws only; elsewhere it needs 负责."""
    sentence = text[start:end]
    lead = False
    done = 0
    for opening in CLAUSE_START.finditer(sentence):
        if opening.end() < done:
            continue
        if joint != "none" and (both := TOGETHER.match(sentence, opening.end())) is not None:
            shared = _together(both, start, jurisdiction, part, joint)
            lead = lead or len(shared) > 0
            yield from shared
        match = PROSE.match(sentence, opening.end())
        if match is None or not _assigns(match, sentence, law=law, lead=lead):
            continue
        names, together, others = match["names"].partition("会同")
        items = _whole_list(names, jurisdiction, rules.short_names)
        span = (start + match.start(), start + match.end())
        beside = _leading_list(others, jurisdiction) if together and items else []
        role: Role = "support" if lead or match["helps"] else "responsible"
        if beside or "牵头" in match["verb"]:
            role = "lead"
        lead = lead or (role == "lead" and len(items) > 0)
        done = match.end() if items else done
        yield from _named(items, start + match.start(), role, match["verb"], span, part)
        at = start + match.start("names") + len(names) + len(together)
        yield from _named(beside, at, "support", together, span, part)


def _assigns(match: re.Match[str], sentence: str, *, law: bool, lead: bool) -> bool:
    """Tell whether the verb of a phrase assigns in this kind of text."""
    if match["duty"]:
        return law or DUTY_END.match(sentence, match.end()) is not None
    if match["law"] or match["helps"]:
        return law
    return lead or not match["support"]


def _together(
    match: re.Match[str], start: int, jurisdiction: str, part: int, joint: Joint
) -> list[Assignment]:
    leads = _whole_list(match["names"], jurisdiction, {})
    others = _leading_list(match["others"], jurisdiction)
    if not leads or not others:
        return []
    if joint == "named" and any(item.agency.kind in UNNAMED for item in (*leads, *others)):
        return []
    span = (start + match.start(), start + match.start("others") + others[-1].end)
    return [
        *_named(leads, start + match.start(), "lead", "会同", span, part),
        *_named(others, start + match.start("others"), "support", "会同", span, part),
    ]


def _whole_list(names: str, jurisdiction: str, short_names: Mapping[str, AgencyName]) -> list[ListItem]:
    """Return the agencies of a phrase that consists of nothing else, or nothing."""
    if names in short_names:
        return [ListItem(0, len(names), names, short_names[names], False)]
    items = split_list(names, jurisdiction)
    covered = sum(item.end - item.start for item in items)
    bare = re.sub(
        "等[省市区县州][级直](?:有关|相关|主管|职能)*(?:部门|单位)|[、，等和及与 ]|会同|有关|相关|部门|单位",
        "",
        names,
    )
    return items if covered >= len(bare) else []


def _leading_list(text: str, jurisdiction: str) -> list[ListItem]:
    """Return the agencies at the head of a phrase whose verb no rule knows: the longest head that is a list."""
    for stop in range(min(len(text), 40), 2, -1):
        if text[stop - 1] in "厅局委部门关院会府构行":
            items = split_list(text[:stop], jurisdiction)
            if items and all(
                item.agency.kind == "function" or certain(item.surface, jurisdiction) is not None
                for item in items
            ):
                return [item for item in items if item.agency.kind != "collective"]
    return []


def _named(
    items: list[ListItem], at: int, role: Role, word: str, span: Span, part: int
) -> Iterator[Assignment]:
    for item in items:
        if item.surface.startswith("其他"):
            continue
        yield Assignment(
            item.agency, (at + item.start, at + item.end), role, word, 0, item.open, span, part, "prose"
        )
