"""Names in a list that share words with their neighbours.

Each reader looks at the pieces from one place on and answers with how many of them it read and the names they
give, each with the first and the last piece that print it; (0, []) means that nothing is shared here.
"""

import re
from collections.abc import Sequence

from ontology.agency_collectives import read_by_work, work_of
from ontology.agency_fragments import bare_region, before_any_task, before_task, is_level, level_and_rest
from ontology.agency_list_pieces import UNKNOWN_TASK, Piece
from ontology.agency_names import canonical, certain
from ontology.agency_parts import AgencyName, department, tidy, without_brackets
from ontology.agency_places import CORPS, Place, named
from ontology.agency_vocabulary import functions
from ontology.gazetteer import regions

Row = tuple[Piece, Piece, AgencyName]
Reading = tuple[int, list[Row]]
NOTHING: Reading = (0, [])

_GOVERNMENTS = ("政府", "人民政府", "行政公署", "行署")
_SECOND_OF_EACH = (*_GOVERNMENTS, "办事处")
_SHARED_SUFFIX = re.compile(r"(?:人民)?政府|管委会?|管理委员会|党委.*|.*部门|.*单位")
_MOST_LEVELS = 6
_KIND_OF_BODY = re.compile("(?:机构|机关|组织|团体|单位|部门|企业|公司|协会)$")
"""Ends of a piece among tasks that is no task: 消防救援机构."""
_MOST_TASKS = 24
"""Tasks that are looked at as one run; a longer list goes on with another."""
_HOLDER = re.compile("(?:行政主管|行政管理|行政执法|行政|主管)?部门$")
"""The word that tasks of a list share: 水务、建设交通|行政管理部门."""
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


def read_tasks(pieces: Sequence[Piece], at: int, jurisdiction: str) -> Reading:
    """Read 市发展改革、财政部门 and 市发改、财政、教育局: tasks that share the last word, also across 等.

    A task that no vocabulary has counts where the list closes with 等部门 or with a known task and 部门:
    财政、价格等部门, 市水行政、城市管理、财政部门.
    """
    end = _end_of_tasks(pieces, at, jurisdiction)
    if end == at:
        return NOTHING
    run = pieces[at:end]
    if run[-1].is_open:
        holder = run[-1].class_word
        return len(run), _by_task(run, holder, jurisdiction) if holder.endswith("部门") else []
    closing = None if end == len(pieces) or pieces[end].breaks else canonical(pieces[end].text, jurisdiction)
    if closing is not None and closing.kind in ("function", "collective"):
        return _closed_by_department(run, pieces[end], closing, jurisdiction)
    if closing is not None and closing.kind == "department":
        return len(run), _by_body(run, closing, jurisdiction)
    return len(run), []


def _end_of_tasks(pieces: Sequence[Piece], at: int, jurisdiction: str) -> int:
    """Return where the run of tasks that begins at ``at`` ends, ``at`` if none does: before the first piece that is
    not known as one, unless it goes on to 等部门 or to a known task with 部门."""
    known = before_task(pieces[at].text, jurisdiction) is not None
    if not known and not _opens_tasks(pieces, at, jurisdiction):
        return at
    end, some_known = at + 1 if known else at, known
    for last in range(at, min(at + _MOST_TASKS, len(pieces))):
        piece = pieces[last]
        if last > at and piece.breaks:
            break
        is_task = before_task(piece.text, jurisdiction) is not None
        some_known = some_known or is_task
        if not is_task:
            if last > at and _closes_tasks(piece.text, jurisdiction, known=some_known):
                return last
            known = False
            if last > at and not _may_be_task(piece.text, jurisdiction):
                break
        if known or (piece.is_open and piece.class_word.endswith("部门")):
            end = last + 1
        if piece.is_open:
            break
    return end


def _may_be_task(text: str, jurisdiction: str) -> bool:
    """Tell whether such a list may have this piece: a task that no vocabulary has, or another body's name."""
    return UNKNOWN_TASK.fullmatch(text) is not None or certain(text, jurisdiction) is not None


def _opens_tasks(pieces: Sequence[Piece], at: int, jurisdiction: str) -> bool:
    """Tell whether a piece that no vocabulary has may be the first of a list of tasks: a known one follows it."""
    text = pieces[at].text
    if at + 1 == len(pieces) or pieces[at + 1].breaks or pieces[at].is_open:
        return False
    prefix, following = before_any_task(text, jurisdiction), pieces[at + 1].text
    return (
        (
            before_task(following, jurisdiction) == ""
            or (prefix != "" and _closes_tasks(following, jurisdiction, known=False))
        )
        and UNKNOWN_TASK.fullmatch(text.removeprefix(prefix)) is not None
        and certain(text, jurisdiction) is None
        and bare_region(text, jurisdiction) is None
        and not is_level(text)
    )


def _closes_tasks(text: str, jurisdiction: str, *, known: bool) -> bool:
    """Tell whether ``text`` is a known task with the word that the tasks before it share: 财政部门; any task will do
    behind a ``known`` one."""
    holder = _HOLDER.search(text)
    if holder is None:
        return False
    task = text[: holder.start()]
    if known and UNKNOWN_TASK.fullmatch(task) is not None:
        agency = canonical(text, jurisdiction)
        return agency is not None and agency.kind == "function"
    return before_task(task, jurisdiction) == ""


def _with_task(text: str, suffix: str, prefix: str, jurisdiction: str) -> AgencyName | None:
    """Return the body of one task of a run; a body that is named among the tasks stays itself."""
    own = before_task(text, jurisdiction)
    if own is None and prefix != "" and tidy(text).startswith(prefix):
        own = prefix
    if own is None and (_KIND_OF_BODY.search(text) is not None or certain(text, jurisdiction) is not None):
        return canonical(text, jurisdiction)
    return canonical(("" if own else prefix) + tidy(text) + suffix, jurisdiction)


def _closed_by_department(
    run: Sequence[Piece], last: Piece, closing: AgencyName, jurisdiction: str
) -> Reading:
    """Return the run and the X部门 behind it, which inherits what stands before the first task."""
    holder = _HOLDER.search(closing.name)
    if holder is None:
        return len(run), []
    suffix = holder.group()
    prefix = before_any_task(run[0].text, jurisdiction)
    task = closing.name[: holder.start()]
    bare = before_any_task(task, jurisdiction) == ""
    inherited = canonical(prefix + closing.name, jurisdiction) if bare else None
    return len(run) + 1, [*_by_task(run, suffix, jurisdiction), (last, last, inherited or closing)]


def _by_task(run: Sequence[Piece], suffix: str, jurisdiction: str) -> list[Row]:
    """Return the run as bodies named by their task; a place or 各级 before the first counts for all."""
    prefix = before_any_task(run[0].text, jurisdiction)
    rows = []
    for piece in run:
        agency = _with_task(piece.text, suffix, prefix, jurisdiction)
        if agency is not None:
            rows.append((piece, piece, agency))
    return rows


def _by_body(run: Sequence[Piece], closing: AgencyName, jurisdiction: str) -> list[Row]:
    """Return the run as departments of the place of ``closing``, each with its own usual last word."""
    rows = []
    for piece in run:
        flat = tidy(piece.text)
        task = flat.removeprefix(before_task(flat, jurisdiction) or "")
        agency = canonical(task + (functions()[task].body(closing.level) or "局"), closing.jurisdiction)
        if agency is not None:
            rows.append((piece, piece, agency))
    return rows


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
