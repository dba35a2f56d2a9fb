"""Names in a list that share what stands before the first of them: 各市生态环境局、财政局, 各省、自治区、直辖市教育厅、财政厅.

Behind a bureau of each region of a level a bare 财政局 is that of each region too, not the document's own. The
same holds behind 各省、自治区、直辖市和新疆生产建设兵团, where each name stands for the provinces' departments and for
the corps'.
"""

import re
from collections.abc import Iterable, Sequence

from ontology.agency_collectives import holder_of_task, split_each
from ontology.agency_list_pieces import NOTHING, Piece, Reading, Row
from ontology.agency_names import canonical
from ontology.agency_parts import AgencyName, department, tidy, without_brackets
from ontology.agency_places import CORPS
from ontology.gazetteer import COUNTRY

EVERY_PROVINCE = "各省（自治区、直辖市）"
"""How a collective of the provinces' bodies is called, whether a list prints brackets or not."""
_HEAD = re.compile(
    r"各省(?:（自治区、直辖市）|、自治区、直辖市)"
    r"(?:(?:、|以及|和|及)?计划单列市)?(?P<corps>(?:、|以及|和|及)?新疆生产建设兵团)?"
)
_MOST_PIECES = 6
_LOCAL_BODIES = ("厅", "局", "委员会", "办公室")


def read_every_province(pieces: Sequence[Piece], at: int, jurisdiction: str) -> Reading:
    """Read 各省、自治区、直辖市和新疆生产建设兵团生态环境厅 in a national document: the provinces' and the corps'."""
    if jurisdiction != COUNTRY or not pieces[at].text.startswith("各省"):
        return NOTHING
    joined = ""
    for last in range(at, min(at + _MOST_PIECES, len(pieces))):
        if last > at and pieces[last].breaks:
            break
        joined += ("、" if last > at else "") + pieces[last].text
        head = _HEAD.match(joined)
        rest = "" if head is None else joined[head.end() :]
        if head is not None and is_local_body(rest):
            prefixes = (EVERY_PROVINCE, CORPS) if head["corps"] is not None else (EVERY_PROVINCE,)
            names = with_each(prefixes, rest, jurisdiction)
            rows = [(_printing(pieces[at], pieces[last], name), pieces[last], name) for name in names]
            return last - at + 1, rows
    return NOTHING


def _printing(first: Piece, last: Piece, name: AgencyName) -> Piece:
    """Return the piece with which the name begins: the corps stands behind the provinces."""
    at = last.text.find(CORPS) if name.name.startswith(CORPS) else -1
    return first if at < 0 else last._replace(start=last.start + at, text=last.text[at:])


def shared_beginnings(rows: Iterable[Row]) -> tuple[str, ...]:
    """Return what the names just read begin with that the next bare name shares: 各市, 各省（自治区、直辖市）."""
    found: dict[str, None] = {}
    for _, _, name in rows:
        each = split_each(name.name) if name.kind == "collective" and name.name.startswith("各") else None
        if each is not None:
            found[each[0]] = None
        elif name.name.startswith(CORPS) and name.name != CORPS:
            found[CORPS] = None
    return tuple(found)


def with_each(beginnings: Iterable[str], text: str, jurisdiction: str) -> list[AgencyName]:
    """Return a bare name (财政局, 工业和信息化主管部门) as that of each region; [] if it is not bare."""
    if not is_local_body(text):
        return []
    words = without_brackets(tidy(text))
    names = (canonical(beginning + _word_of(beginning, words), jurisdiction) for beginning in beginnings)
    return [name for name in names if name is not None]


def _word_of(beginning: str, words: str) -> str:
    """Return the name with the last word of the region: the corps has 局 where provinces have 厅."""
    return f"{words.removesuffix('厅')}局" if beginning == CORPS and words.endswith("厅") else words


def is_local_body(text: str) -> bool:
    """Tell whether ``text`` is a local body without any place: 生态环境厅（局）, 商务主管部门; 外交部 is none."""
    words = without_brackets(tidy(text))
    found = department(words)
    if found is not None:
        return found.body in _LOCAL_BODIES
    place, function = holder_of_task(words, COUNTRY) if words.endswith("部门") else (None, None)
    return place is None and function is not None
