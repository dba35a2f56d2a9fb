"""Names in a list that share words with their neighbours.

Each reader looks at the pieces from one place on and answers with how many of them it read and the names they
give, each with the first and the last piece that print it; (0, []) means that nothing is shared here.
"""

import re
from collections.abc import Sequence

from ontology.agency_collectives import read_by_work, work_of
from ontology.agency_fragments import bare_region, level_and_rest
from ontology.agency_list_pieces import NOTHING, Piece, Reading, Row
from ontology.agency_names import canonical, certain
from ontology.agency_parts import AgencyName, department, tidy, without_brackets
from ontology.agency_places import CORPS, Place, named
from ontology.gazetteer import regions

_GOVERNMENTS = ("政府", "人民政府", "行政公署", "行署")
_SECOND_OF_EACH = (*_GOVERNMENTS, "办事处")
_SHARED_SUFFIX = re.compile(r"(?:人民)?政府|管委会?|管理委员会|党委.*|.*部门|.*单位")
_MOST_LEVELS = 6
_CLASSES = ("部", "委", "办", "厅", "局", "署", "院")
_FIRST_CLASS = re.compile(r"各(?:部|委|办|厅|局|部委)$")


def read_levels(pieces: Sequence[Piece], at: int, jurisdiction: str) -> Reading:
    """Read 各市、县（区）人民政府 and 各街道、镇: levels that share 各 and what follows the last of them."""
    first = level_and_rest(pieces[at].text)
    if first is None:
        return NOTHING
    each, level, rest = first
    if rest != "":
        return _second_of_each(pieces, at, each, jurisdiction)
    levels, last, closing, suffix = [level], at, at, ""
    while suffix == "" and last + 1 < len(pieces) and last - at < _MOST_LEVELS:
        following = pieces[last + 1]
        found = None if following.breaks else level_and_rest(following.text)
        if found is None or found[0] != "" or not _may_share(found[2], following.text, jurisdiction):
            suffix = _suffix_of_government(following, jurisdiction)
            if suffix == "" and found is not None:
                return NOTHING
            closing = last + 1 if suffix != "" else last
            break
        last, suffix = last + 1, found[2]
        closing = last
        levels.append(found[1])
    if closing == at or (suffix == "" and each == ""):
        return NOTHING
    names = (canonical(each + one + suffix, jurisdiction) for one in levels)
    return last - at + 1, [(pieces[at], pieces[closing], name) for name in names if name is not None]


def read_centre(pieces: Sequence[Piece], at: int, jurisdiction: str) -> Reading:
    """Read 国务院和县级以上人民政府管理节能工作的部门: a body of the centre and those below that do the same work."""
    if pieces[at].text != "国务院" or at + 1 == len(pieces):
        return NOTHING
    last = pieces[at + 1]
    lower = read_by_work(last.text, jurisdiction)
    work = work_of(last.text)
    central = None if work is None else read_by_work(f"国务院{work}", jurisdiction)
    if lower is None or central is None:
        return NOTHING
    return 2, [(pieces[at], last, central), (pieces[at], last, lower)]


def read_classes(pieces: Sequence[Piece], at: int, jurisdiction: str) -> Reading:
    """Read 省政府各委、办、厅、局: one collective, whose kinds of body are printed apart."""
    first = pieces[at]
    if _FIRST_CLASS.search(first.text) is None:
        return NOTHING
    end = at + 1
    while (
        end < len(pieces) and not pieces[end].breaks and without_brackets(tidy(pieces[end].text)) in _CLASSES
    ):
        end += 1
    words = [without_brackets(tidy(piece.text)) for piece in pieces[at:end]]
    name = canonical("".join(words), jurisdiction)
    if end == at + 1 or name is None or name.kind != "collective":
        return NOTHING
    return end - at, [(first, pieces[end - 1], name)]


def _may_share(suffix: str, printed: str, jurisdiction: str) -> bool:
    """Tell whether the suffix serves the levels before too: 政府 does, 发展改革委 only if nobody's own."""
    if suffix == "" or _SHARED_SUFFIX.fullmatch(suffix) is not None:
        return True
    agency = certain(printed, jurisdiction)
    return agency is not None and agency.kind == "collective"


def _suffix_of_government(piece: Piece, jurisdiction: str) -> str:
    """Return 人民政府 if the piece is one region's government: its suffix serves the levels before it too."""
    agency = None if piece.breaks else certain(piece.text, jurisdiction)
    if agency is None or agency.kind != "government" or not agency.name.endswith("人民政府"):
        return ""
    return "人民政府"


def _second_of_each(pieces: Sequence[Piece], at: int, each: str, jurisdiction: str) -> Reading:
    """Read 各盟行政公署、市人民政府 and 各市州党委、政府: the second name shares 各, or 各市州."""
    if each == "" or at + 1 == len(pieces) or pieces[at + 1].breaks:
        return NOTHING
    first = canonical(pieces[at].text, jurisdiction)
    if first is not None and first.name.endswith("党委") and pieces[at + 1].text in _GOVERNMENTS:
        government = canonical(f"{first.name.removesuffix('党委')}人民政府", jurisdiction)
        rows = [] if government is None else [(pieces[at + 1], pieces[at + 1], government)]
        return 2, [(pieces[at], pieces[at], first), *rows]
    second = level_and_rest(pieces[at + 1].text)
    if second is None or second[0] != "" or second[2] not in _SECOND_OF_EACH:
        return NOTHING
    alone = certain(pieces[at + 1].text, jurisdiction)
    later = canonical(each + second[1] + second[2], jurisdiction)
    if alone is None or alone.kind != "collective" or first is None or later is None:
        return NOTHING
    return 2, [(pieces[at], pieces[at], first), (pieces[at + 1], pieces[at + 1], later)]


def read_regions(pieces: Sequence[Piece], at: int, jurisdiction: str) -> tuple[int, list[Row], list[Place]]:
    """Read a run of bare regions: governments, or regions that share the department of the next piece.

    The third value names the regions of a shared department: 省X厅 further on means that of each.
    """
    places: list[Place] = []
    end = at
    while end < len(pieces) and not (end > at and (pieces[end].breaks or pieces[end - 1].is_open)):
        place = bare_region(pieces[end].text, jurisdiction)
        if place is None:
            break
        places.append(place)
        end += 1
    if len(places) == 0:
        return 0, [], []
    if not pieces[end - 1].is_open and end < len(pieces) and not pieces[end].breaks:
        joint, names = _shared_department(pieces[end], places, jurisdiction)
        if len(joint) > 0:
            return (
                end - at + 1,
                [(piece, piece, name) for piece, name in zip(pieces[at : end + 1], names, strict=True)],
                joint,
            )
    rows = []
    for piece, place in zip(pieces[at:end], places, strict=True):
        government = _government_of(place)
        if government is not None:
            rows.append((piece, piece, government))
    return end - at, rows, []


def _government_of(place: Place) -> AgencyName | None:
    """Return who governs a region that a list prints bare; the production corps is its own government."""
    if place.name == CORPS:
        return AgencyName(CORPS, place.code, "government", place.level, "")
    return canonical(f"{regions()[place.code].name}人民政府", place.code)


def _shared_department(
    piece: Piece, places: list[Place], jurisdiction: str
) -> tuple[list[Place], list[AgencyName]]:
    """Return the departments that 甘肃省发展改革委 gives to the regions before it and to its own."""
    for place, rest in named(tidy(piece.text), jurisdiction):
        if all(one.level == place.level for one in places) and department(rest) is not None:
            joint = [*places, place]
            names = [name for one in joint if (name := canonical(rest, one.code)) is not None]
            if len(names) == len(joint):
                return joint, names
    return [], []
