"""Lists of agencies as documents print them, resolved to single names.

省水利厅、西宁市、海南州人民政府 shares a suffix, 青海、甘肃省发展改革委 the words behind the region,
各区、市政府 both ends; 发展改革、财政等部门 are two bodies named by their task. 等 leaves a list open and
names nobody itself.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from ontology.agency_counted import counts_regions
from ontology.agency_joint import read_joint, without_numbers
from ontology.agency_list_pieces import BRANCHES, NOTHING, Piece, Reading, Row, cut
from ontology.agency_names import canonical, certain
from ontology.agency_parts import AgencyName, department, split_body, tidy
from ontology.agency_places import Place, relative
from ontology.agency_shared_places import read_every_province, shared_beginnings, with_each
from ontology.agency_shared_tasks import read_tasks
from ontology.agency_shared_words import read_centre, read_classes, read_levels, read_regions
from ontology.agency_townships import read_township
from ontology.gazetteer import COUNTRY, regions

_PARTY_AND_STATE = re.compile(r"(各.{1,12}|.{0,4}(?:地方|[省市州县区]))党委[和、与及](?:人民)?政府")
"""各县（市、区）党委和政府: two bodies of each place."""
_BRANCHES = re.compile(rf"(?P<body>.{{3,24}}?)(?P<itself>及其)?(?P<branches>{BRANCHES})")
"""国家能源局派出机构, 国家能源局及其派出机构."""


class ListItem(NamedTuple):
    """One agency of a list: ``surface`` is ``text[start:end]``; ``open``: 等 ends its part of the list."""

    start: int
    end: int
    surface: str
    agency: AgencyName
    open: bool


@dataclass(slots=True)
class _Context:
    """What earlier pieces mean for the next: whose the bare departments are, and regions named jointly.

    ``beginnings`` are what the names before begin with that a bare name shares (各市).
    """

    jurisdiction: str
    carrier: str
    beginnings: tuple[str, ...] = ()
    joint: list[Place] = field(default_factory=list)


def split_list(text: str, jurisdiction: str, joint: tuple[str, ...] = ()) -> list[ListItem]:
    """Return the agencies that ``text`` lists, in printed order, for a document of ``jurisdiction``.

    ``joint`` are the codes of the regions that issue the document together: 两省市财政厅（局） means that of each.

    ``text`` is the inside of a responsibility bracket or a label's value: simplified, on one line, without
    the closing 按职责分工负责. What is no agency's name gives no item. Of a shared 人民政府 each region's
    surface is its own printed part, the last one's with the suffix; the members of a shared collective
    (各区、市政府) all have the whole printed string. Takes time linear in the length of ``text``.
    """
    return list(_split(text, jurisdiction, joint))


def covered(items: Iterable[ListItem]) -> int:
    """Return how many characters of a list its items take up; agencies that share a surface count once."""
    return sum(end - start for start, end in {(item.start, item.end) for item in items})


@lru_cache(maxsize=1 << 12)
def _split(text: str, jurisdiction: str, joint: tuple[str, ...]) -> tuple[ListItem, ...]:
    pieces = cut(text, jurisdiction)
    counts = counts_regions(text)
    if counts:
        pieces = without_numbers(pieces, jurisdiction)
    context = _Context(jurisdiction, jurisdiction)
    rows: list[Row] = []
    at = 0
    while at < len(pieces):
        if pieces[at].breaks:
            context = _Context(jurisdiction, jurisdiction)
        used, found = read_joint(pieces, at, jurisdiction, joint) if counts else NOTHING
        if used == 0:
            used, found = _read(pieces, at, context)
        context.beginnings = shared_beginnings(found)
        rows += found
        at += used
    open_until = _open_parts(pieces)
    return tuple(
        ListItem(first.start, last.end, text[first.start : last.end], agency, open_until[last.start])
        for first, last, agency in rows
    )


def _read(pieces: Sequence[Piece], at: int, context: _Context) -> Reading:
    for reader in (read_every_province, read_centre, read_classes, read_levels, read_tasks):
        used, rows = reader(pieces, at, context.jurisdiction)
        if used > 0:
            return used, rows
    used, rows, joint = read_regions(pieces, at, context.jurisdiction)
    if used > 0:
        context.joint = joint or context.joint
        return used, rows
    return 1, [(pieces[at], pieces[at], agency) for agency in _single(pieces[at], context)]


def _single(piece: Piece, context: _Context) -> list[AgencyName]:
    flat = tidy(piece.text)
    if len(context.beginnings) > 0 and (shared := with_each(context.beginnings, flat, context.jurisdiction)):
        return shared
    if (both := _PARTY_AND_STATE.fullmatch(flat)) is not None:
        names = (canonical(both[1] + body, context.jurisdiction) for body in ("党委", "人民政府"))
        return [name for name in names if name is not None]
    joint = _of_each_region(flat, context)
    if len(joint) > 0:
        return joint
    if piece.text.endswith("机构") and (branches := _with_branches(piece.text, context.jurisdiction)):
        return branches
    agency = (
        _of_carrier(flat, context)
        or canonical(piece.text, context.jurisdiction)
        or _bare_zone(flat, context.jurisdiction)
        or read_township(flat, context.jurisdiction)
    )
    if agency is None:
        return []
    local = agency.jurisdiction in regions() and agency.jurisdiction != COUNTRY
    context.carrier = agency.jurisdiction if agency.kind == "department" and local else context.jurisdiction
    return [agency]


def _with_branches(printed: str, jurisdiction: str) -> list[AgencyName]:
    """Return the branches of a body as one collective, and in front of them the body itself where it is named too."""
    match = _BRANCHES.fullmatch(printed)
    body = certain(match["body"], jurisdiction) if match is not None else None
    if match is None or body is None or body.kind in ("collective", "function"):
        return []
    branches = replace(body, name=f"{body.name}{match['branches']}", kind="collective", aliases=())
    return [body, branches] if match["itself"] is not None else [branches]


def _of_each_region(flat: str, context: _Context) -> list[AgencyName]:
    """Return 省教育厅 behind 青海、甘肃省发展改革委 as the department of both provinces."""
    if len(context.joint) < 2 or relative(flat, context.jurisdiction) is None:
        return []
    meant = [relative(flat, place.code) for place in context.joint]
    if any(one is None or one[0].code != place.code for one, place in zip(meant, context.joint, strict=True)):
        return []
    return [name for place in context.joint if (name := canonical(flat, place.code)) is not None]


def _of_carrier(flat: str, context: _Context) -> AgencyName | None:
    """Return 财政局 behind 西宁市发展改革委 as that city's. A 厅 is the province's, a 部 the centre's."""
    if context.carrier == context.jurisdiction:
        return None
    found = department(flat)
    return None if found is None or found.body in ("厅", "部") else certain(flat, context.carrier)


def _bare_zone(flat: str, jurisdiction: str) -> AgencyName | None:
    """Return the committee of a zone that is printed without it: 西咸新区, 高新区."""
    if not flat.endswith(("区", "城", "园", "港", "基地")) or split_body(flat) is not None:
        return None
    return certain(f"{flat}管委会", jurisdiction)


def _open_parts(pieces: Sequence[Piece]) -> dict[int, bool]:
    """Return by a piece's start whether 等 ends the part of the list that it stands in."""
    found: dict[int, bool] = {}
    is_open = False
    for at in range(len(pieces) - 1, -1, -1):
        is_open = pieces[at].is_open or (is_open and not pieces[at + 1].breaks)
        found[pieces[at].start] = is_open
    return found
