"""Lists of agencies as documents print them, split into single names.

省水利厅、西宁市、海南州人民政府 shares a suffix, 青海、甘肃省发展改革委 a prefix, 各区、市政府 both; 发展改革、财政等部门 are
two bodies named by their task. 等 leaves a list open and names nobody itself. Separators inside brackets
separate nothing, and 和, 与, 及 only where both sides are agencies.
"""

import re
from dataclasses import dataclass, replace

from ontology.agency_collectives import LEVELS
from ontology.agency_names import canonical, certain
from ontology.agency_organs import read_zone
from ontology.agency_parts import AgencyName, department, split_body, tidy
from ontology.agency_places import COUNTRY, Place, named, relative
from ontology.agency_vocabulary import functions
from ontology.gazetteer import regions


@dataclass(frozen=True, slots=True)
class ListItem:
    """One agency of a list: ``surface`` is ``text[start:end]``; ``open`` says that 等 ends its part."""

    start: int
    end: int
    surface: str
    agency: AgencyName
    open: bool


@dataclass(slots=True)
class Piece:
    """A stretch of the list between separators, and what was found out about it."""

    start: int
    end: int
    text: str
    breaks: bool = False
    """A stronger separator (；) stands before it."""
    ends_open: bool = False
    """等 stands behind it."""
    tail: str = ""
    """What 等 is followed by: 部门, 市人民政府."""


SEPARATORS = "、，,；;\n\t 　"
_OPEN, _CLOSE = "（([〔［〈【", "）)]〕］〉】"
_LEADING = re.compile(r"^(?:以及|和|及|与|并|由|会同|联合|包括)(?=.)")
_AND = re.compile(r"以及|和|及|与")
_MOST_CONJUNCTIONS = 8
_LONGEST = 80
"""Pieces longer than this are prose, in which no conjunction is tried."""

_LEVEL = rf"{LEVELS}+(?:（[^（）]*）)?"
_ONE_LEVEL = re.compile(rf"(?:.{{0,10}}?各(?:有关|相关)?)?{_LEVEL}")
_EACH_LEVEL = re.compile(rf"(?P<each>.{{0,10}}?各(?:有关|相关)?)(?P<level>{_LEVEL})(?P<suffix>.*)")
_BARE_LEVEL = re.compile(rf"(?P<level>{_LEVEL})(?P<suffix>.*)")
_GOVERNMENTS = ("政府", "人民政府", "行政公署")
_SHARED = re.compile(r"(?:人民)?政府|管委会?|管理委员会|党委.*|.*部门|.*单位")
_ETC_TAIL = re.compile(
    r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})?个?(?:国务院|中央|国家|省|自治区|市|州|县|区)?(?:级|直|属|和)*(?:各|有关|相关)*"
    r"(?P<noun>部门|单位|机构|地区|地方|企业|公司|机关|方面|部委|委办局|成员单位|金融机构|高校|院校|省份"
    r"|(?:[省市州县区]+)?(?:人民)?政府|[省市州县区])?(?:(?P<and>以及|和|及|与)(?P<more>.+))?")
_NOUN_ONLY = re.compile(r"(?:部门|单位|机构|企业|公司|地区|方面)")


def split_list(text: str, jurisdiction: str) -> list[ListItem]:
    """Return the agencies that ``text`` lists, in printed order, for a document of ``jurisdiction``.

    ``text`` is the inside of a responsibility bracket or a label's value: simplified, on one line, without
    the closing 按职责分工负责. What is no agency's name gives no item. Of a shared 人民政府 each region's surface is
    its own printed part, the last one's with the suffix; members of a shared collective (各区、市政府) all have
    the whole printed string. Runs in time linear in the length of ``text``.
    """
    pieces = _pieces(text, jurisdiction)
    items: list[ListItem] = []
    index = 0
    state = _State(jurisdiction)
    while index < len(pieces):
        if pieces[index].breaks:
            state = _State(jurisdiction)
        used, found = _levels(pieces, index, text, jurisdiction)
        if used == 0:
            used, found = _tasks(pieces, index, text, jurisdiction)
        if used == 0:
            used, found = _regions(pieces, index, text, state)
        if used == 0:
            used, found = 1, _single(pieces[index], text, state)
        items += found
        index += used
    return _with_open(items, pieces)


class _State:
    """What earlier pieces of a list mean for later ones."""

    def __init__(self, jurisdiction: str) -> None:
        self.jurisdiction = jurisdiction
        self.carrier = jurisdiction
        self.joint: list[Place] = []

    def carry(self, agency: AgencyName) -> None:
        """Let bare departments that follow belong to the region of this one."""
        known = agency.jurisdiction in regions() and agency.jurisdiction != COUNTRY
        if agency.kind == "department" and known:
            self.carrier = agency.jurisdiction
        else:
            self.carrier = self.jurisdiction


# --- cutting -------------------------------------------------------------------------------------------


def _pieces(text: str, jurisdiction: str) -> list[Piece]:
    closed = _closed_brackets(text)
    pieces: list[Piece] = []
    start, depth, strong = 0, 0, False
    for at, char in enumerate(text):
        if at in closed:
            depth += 1 if char in _OPEN else -1
        elif depth == 0 and char in SEPARATORS:
            pieces += _cut(text, start, at, strong, jurisdiction)
            strong, start = char in "；;", at + 1
    return pieces + _cut(text, start, len(text), strong, jurisdiction)


def _closed_brackets(text: str) -> set[int]:
    """Return the places of all brackets that have a partner."""
    waiting: list[int] = []
    closed: set[int] = set()
    for at, char in enumerate(text):
        if char in _OPEN:
            waiting.append(at)
        elif char in _CLOSE and waiting:
            closed |= {at, waiting.pop()}
    return closed


def _cut(text: str, start: int, end: int, breaks: bool, jurisdiction: str) -> list[Piece]:
    """Return the pieces of ``text[start:end]``, which has no separators: cut at 等 and at 和."""
    start, end = _trim(text, start, end)
    if start >= end:
        return []
    if end - start > _LONGEST:
        return []
    lead = _LEADING.match(text[start:end])
    if lead is not None and certain(text[start:end], jurisdiction) is None \
            and not _is_region(text[start:end], jurisdiction):
        start += lead.end()
    first = Piece(start, end, text[start:end], breaks)
    return _cut_at_etc(text, first, jurisdiction) or _cut_at_and(text, first, jurisdiction)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in "：:。·）)":
        start += 1
    while start < end and text[end - 1] in "：:。·":
        end -= 1
    return start, end


def _cut_at_etc(text: str, piece: Piece, jurisdiction: str) -> list[Piece]:
    at = piece.text.find("等")
    while at > 0:
        head, tail = piece.text[:at], _ETC_TAIL.fullmatch(piece.text[at + 1:])
        if tail is not None and _stands_for_someone(head, jurisdiction):
            cut = piece.start + at
            parts = _cut_at_and(text, replace(piece, end=cut, text=head), jurisdiction)
            parts[-1].ends_open = True
            parts[-1].tail = tail["noun"] or ""
            if tail["more"]:
                parts += _cut(text, piece.end - len(tail["more"]), piece.end, False, jurisdiction)
            return parts
        at = piece.text.find("等", at + 1)
    return []


def _cut_at_and(text: str, piece: Piece, jurisdiction: str) -> list[Piece]:
    whole = certain(piece.text, jurisdiction)
    if whole is not None and whole.kind != "collective":
        return [piece]
    cuts = [(match.start(), match.end()) for match in _AND.finditer(piece.text)][:_MOST_CONJUNCTIONS]
    for joins in (_both_known, _levels_joined, _both_possible, _tasks_joined):
        for low, high in cuts:
            left, right = piece.text[:low], piece.text[high:]
            if left and _NOUN_ONLY.fullmatch(right) is None and joins(left, right, jurisdiction):
                first = replace(piece, end=piece.start + low, text=left)
                later = Piece(piece.start + high, piece.end, right)
                return [first, *_cut_at_and(text, later, jurisdiction)]
    return [piece]


def _both_known(left: str, right: str, jurisdiction: str) -> bool:
    known = certain(left, jurisdiction) is not None or _is_region(left, jurisdiction)
    return known and _stands_for_someone(right, jurisdiction)


def _levels_joined(left: str, right: str, jurisdiction: str) -> bool:
    return _ONE_LEVEL.fullmatch(left) is not None and _BARE_LEVEL.fullmatch(right) is not None \
        and canonical(right, jurisdiction) is not None


def _both_possible(left: str, right: str, jurisdiction: str) -> bool:
    return canonical(left, jurisdiction) is not None and canonical(right, jurisdiction) is not None


def _tasks_joined(left: str, right: str, jurisdiction: str) -> bool:
    if _task(left, jurisdiction) is None:
        return False
    return _task(right, jurisdiction) is not None or certain(right, jurisdiction) is not None


def _stands_for_someone(text: str, jurisdiction: str) -> bool:
    return (canonical(text, jurisdiction) is not None or _task(text, jurisdiction) is not None
            or _EACH_LEVEL.fullmatch(text) is not None or _is_region(text, jurisdiction))


# --- shared words --------------------------------------------------------------------------------------


def _levels(pieces: list[Piece], index: int, text: str, jurisdiction: str) -> tuple[int, list[ListItem]]:
    """Read 各市、县（区）人民政府 and the like: words of level that share what precedes and follows them."""
    first = _EACH_LEVEL.fullmatch(tidy(pieces[index].text)) or _BARE_LEVEL.fullmatch(tidy(pieces[index].text))
    if first is None:
        return 0, []
    each = first.groupdict().get("each") or ""
    if first["suffix"] != "":
        return _later_levels(pieces, index, text, each, jurisdiction)
    levels, suffix, last, closing = [first["level"]], "", index, index
    for at in range(index + 1, min(index + 6, len(pieces))):
        following = None if pieces[at].breaks else _BARE_LEVEL.fullmatch(tidy(pieces[at].text))
        if following is None:
            suffix = _suffix_of_government(pieces[at], jurisdiction)
            closing = at if suffix else last
            break
        if following["suffix"] != "" and not _may_share(following, pieces[at].text, jurisdiction):
            break
        levels.append(following["level"])
        last, closing, suffix = at, at, following["suffix"]
        if suffix:
            break
    if closing == index or not suffix:
        return 0, []
    return last - index + 1, _each_of(levels, each, suffix, text, (pieces[index], pieces[closing]), jurisdiction)


def _suffix_of_government(piece: Piece, jurisdiction: str) -> str:
    """Return 人民政府 if the piece is one region's government, whose suffix serves the levels before it too."""
    agency = None if piece.breaks else certain(piece.text, jurisdiction)
    shared = agency is not None and agency.kind == "government" and agency.name.endswith("人民政府")
    return "人民政府" if shared else ""


def _later_levels(pieces: list[Piece], index: int, text: str, each: str,
                  jurisdiction: str) -> tuple[int, list[ListItem]]:
    """Read 各盟行政公署、市人民政府: the second name has its own suffix but shares 各."""
    own = canonical(pieces[index].text, jurisdiction)
    if not each or own is None or index + 1 == len(pieces) or pieces[index + 1].breaks:
        return 0, []
    flat = tidy(pieces[index + 1].text)
    bare, following = _BARE_LEVEL.fullmatch(flat), certain(flat, jurisdiction)
    if bare is None or bare["suffix"] not in _GOVERNMENTS or following is None or following.kind != "collective":
        return 0, []
    second = canonical(each + flat, jurisdiction)
    return (0, []) if second is None else (2, [_item(pieces[index], text, own), _item(pieces[index + 1], text, second)])


def _may_share(match: re.Match[str], printed: str, jurisdiction: str) -> bool:
    """Tell whether the suffix also belongs to the levels before: 政府 and 部门 do, 发展改革委 only if nobody's."""
    if _SHARED.fullmatch(match["suffix"]) is not None:
        return True
    agency = certain(printed, jurisdiction)
    return agency is not None and agency.kind == "collective"


def _each_of(levels: list[str], each: str, suffix: str, text: str, ends: tuple[Piece, Piece],
             jurisdiction: str) -> list[ListItem]:
    start, end = ends[0].start, ends[1].end
    items = []
    for level in levels:
        agency = canonical(each + level + suffix, jurisdiction)
        if agency is not None:
            items.append(ListItem(start, end, text[start:end], agency, False))
    return items


def _tasks(pieces: list[Piece], index: int, text: str, jurisdiction: str) -> tuple[int, list[ListItem]]:
    """Read 市发展改革、财政部门 and 发展改革、财政等部门: tasks that share the word behind them."""
    last = index
    while last < len(pieces) and _task(pieces[last].text, jurisdiction) is not None and (
            last == index or not pieces[last].breaks):
        last += 1
        if pieces[last - 1].ends_open:
            break
    if last == index:
        return 0, []
    run = pieces[index:last]
    if run[-1].ends_open and run[-1].tail in ("部门", "单位"):
        return len(run), _task_items(run, "部门", text, jurisdiction)
    if last == len(pieces) or pieces[last].breaks:
        return len(run), []
    closing = canonical(pieces[last].text, jurisdiction)
    if closing is not None and closing.kind in ("function", "collective") and pieces[last].text.endswith("部门"):
        suffix = "主管部门" if pieces[last].text.endswith("主管部门") else "部门"
        prefix = _task(run[0].text, jurisdiction)
        items = _task_items(run, suffix, text, jurisdiction)
        inherited = _task(pieces[last].text.removesuffix(suffix), jurisdiction)
        if prefix and inherited == "":
            whole = canonical(prefix + tidy(pieces[last].text), jurisdiction)
            return len(run) + 1, [*items, _item(pieces[last], text, whole or closing)]
        return len(run) + 1, [*items, _item(pieces[last], text, closing)]
    if closing is not None and closing.kind == "department":
        return len(run), _department_items(run, closing, text, jurisdiction)
    return len(run), []


def _task_items(run: list[Piece], suffix: str, text: str, jurisdiction: str) -> list[ListItem]:
    """Return the run as bodies named by their task; a place or 各 before the first counts for all."""
    prefix = _task(run[0].text, jurisdiction) or ""
    items = []
    for piece in run:
        own = _task(piece.text, jurisdiction)
        name = ("" if own else prefix) + tidy(piece.text) + suffix
        agency = canonical(name, jurisdiction)
        if agency is not None:
            items.append(_item(piece, text, agency))
    return items


def _department_items(run: list[Piece], closing: AgencyName, text: str, jurisdiction: str) -> list[ListItem]:
    """Return 发改、财政 before 教育局 as departments of the same place, each with its own usual last word."""
    items = []
    for piece in run:
        prefix = _task(piece.text, jurisdiction) or ""
        function = functions()[tidy(piece.text).removeprefix(prefix)]
        body = function.body(closing.level) or "局"
        agency = canonical(prefix + function.name + body, closing.jurisdiction)
        if agency is not None:
            items.append(_item(piece, text, agency))
    return items


def _task(text: str, jurisdiction: str) -> str | None:
    """Return what precedes a bare task (市 of 市发展改革, '' of 发展改革), None if ``text`` is no bare task."""
    flat = tidy(text)
    if flat in functions():
        return ""
    for place, rest in named(flat, jurisdiction):
        if rest in functions() and place.name:
            return flat[: len(flat) - len(rest)]
    by_level = relative(flat, jurisdiction)
    if by_level is not None and by_level[1] in functions():
        return flat[: len(flat) - len(by_level[1])]
    return None


# --- regions -------------------------------------------------------------------------------------------


def _is_region(text: str, jurisdiction: str) -> bool:
    return _region(text, jurisdiction) is not None


def _region(text: str, jurisdiction: str) -> Place | None:
    return next((place for place, rest in named(tidy(text), jurisdiction) if rest == ""), None)


def _regions(pieces: list[Piece], index: int, text: str, state: _State) -> tuple[int, list[ListItem]]:
    """Read a run of bare regions: governments, or places that share the department of the next piece."""
    places = []
    for at in range(index, len(pieces)):
        piece = pieces[at]
        place = None if places and piece.breaks else _region(piece.text, state.jurisdiction)
        if place is None:
            break
        places.append(place)
        if piece.ends_open:
            break
    if not places:
        return 0, []
    after = index + len(places)
    shared = _shared_department(pieces, after, places, state) if not pieces[after - 1].ends_open else []
    if shared:
        state.joint = [*places, shared[-1][0]]
        run = pieces[index:after + 1]
        return len(run), [_item(piece, text, agency) for piece, (_, agency) in zip(run, shared, strict=True)]
    governments = ((piece, canonical(f"{_full_name(place)}人民政府", place.code))
                   for piece, place in zip(pieces[index:after], places, strict=True))
    return len(places), [_item(piece, text, agency) for piece, agency in governments if agency is not None]


def _full_name(place: Place) -> str:
    return regions()[place.code].name


def _shared_department(pieces: list[Piece], at: int, places: list[Place],
                       state: _State) -> list[tuple[Place, AgencyName]]:
    """Return 青海、甘肃省发展改革委 as the departments of each place, [] if the next piece is no such thing."""
    if at >= len(pieces) or pieces[at].breaks:
        return []
    flat = tidy(pieces[at].text)
    for place, rest in named(flat, state.jurisdiction):
        same = all(one.level == place.level for one in places)
        if same and rest and department(rest) is not None:
            found = [(one, canonical(rest, one.code)) for one in (*places, place)]
            return [(one, agency) for one, agency in found if agency is not None]
    return []


# --- single names --------------------------------------------------------------------------------------


def _single(piece: Piece, text: str, state: _State) -> list[ListItem]:
    flat = tidy(piece.text)
    by_level = relative(flat, state.jurisdiction)
    if len(state.joint) > 1 and by_level is not None:
        meant = [relative(flat, place.code) for place in state.joint]
        if all(one is not None and one[0].level == state.joint[0].level for one in meant):
            names = [canonical(flat, place.code) for place in state.joint]
            return [_item(piece, text, agency) for agency in names if agency is not None]
    agency = _bare_department(flat, state) or canonical(piece.text, state.jurisdiction) \
        or read_zone(flat, state.jurisdiction) or _shared_zone(flat, state.jurisdiction)
    if agency is None:
        return []
    state.carry(agency)
    return [_item(piece, text, agency)]


def _bare_department(flat: str, state: _State) -> AgencyName | None:
    """Return a department without a place as one of the place that the piece before it named."""
    if state.carrier == state.jurisdiction or department(flat) is None:
        return None
    found = department(flat)
    if found is None or found.body == "厅" or flat.endswith("部"):
        return None
    return certain(flat, state.carrier)


def _shared_zone(flat: str, jurisdiction: str) -> AgencyName | None:
    """Return the committee of a zone that is printed without it: 辽源高新区."""
    if flat.endswith(("区", "城", "园")) and split_body(flat) is None:
        return certain(f"{flat}管委会", jurisdiction)
    return None


def _item(piece: Piece, text: str, agency: AgencyName) -> ListItem:
    return ListItem(piece.start, piece.end, text[piece.start:piece.end], agency, piece.ends_open)


def _with_open(items: list[ListItem], pieces: list[Piece]) -> list[ListItem]:
    """Mark every item of a part that 等 ends: from the part's first item to 等."""
    bounds, start = [], 0
    for piece in pieces:
        if piece.breaks:
            start = piece.start
        if piece.ends_open:
            bounds.append((start, piece.end))
            start = piece.end
    return [replace(item, open=any(low <= item.start < high for low, high in bounds)) for item in items]
