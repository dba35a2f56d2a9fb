"""Names of agencies: from what a document prints to the official full name.

A name is parsed (place, field of government, body type, inner office), resolved with the document's
jurisdiction and checked against the vocabularies: in a document of Qinghai 省发展改革委 is
青海省发展和改革委员会. Similarity of strings plays no part, so 山西 never becomes 陕西, and a body of before
a reform keeps its own name (环境保护厅 is not turned into 生态环境厅). A name whose official form is unknown
keeps the printed words behind the full name of its place.
"""

import re
from functools import lru_cache

from ontology.agency_branches import read_branch, read_part_of_national
from ontology.agency_collectives import is_collective, is_label, read_by_work, read_collective, read_function
from ontology.agency_counted import read_counted
from ontology.agency_organs import of_known, read_implied, read_organ, read_zone
from ontology.agency_parts import AgencyName, split_body, tidy, without_brackets
from ontology.agency_places import Place, implied, is_bare, named, relative
from ontology.agency_townships import read_township
from ontology.agency_unlisted import read_unlisted
from ontology.agency_vocabulary import national_bodies

__all__ = ["AgencyName", "canonical", "certain", "looks_like_agency"]

LONGEST_NAME = 60
"""Longer strings are sentences; the longest official names have about forty characters."""

_SECOND_NAME = re.compile(r"(.{2,}?)（([^（）]+)）")
_LEVELS_INSIDE = re.compile(r"[省市州县区旗盟镇乡街道社区村地级自治、和及]+")
_NO_NAME = re.compile(
    r"[，。；：！？“”《》\d]|简称|统称|不得|(?<!级)以上|以下|不超过|等(?:部门|单位|有关|相关|\d)|均为"
)
_JOINS = re.compile("[和与及]|会同")
"""What stands between two bodies, not before a division of the first."""
_YOUTH_LEAGUE = re.compile(r"(?:共青)?团(.+?)委(?:员会)?")
# Official names with the place inside, and the order in which the readers of organs expect the words.
_PLACE_INSIDE = (
    (re.compile(r"(?:中共|中国共产党)([^委]*[省市州盟县区旗])委员会(.*)"), r"\1委\2"),
    (re.compile(r"(?:中共|中国共产党)(.+)"), r"\1"),
    (re.compile(r"中国人民政治协商会议(.+)委员会"), r"\1政协"),
    (re.compile(r"中国（(.+?)）(自由贸易试验区.+|自贸试验区.+)"), r"\1\2"),
)
_WHOLES = ("department", "party_organ", "government", "vertical_branch")

_NOT_A_BODY = re.compile(
    r".*(?:[全内外东西中南北一局头尾底顶腰]部|干部|细部|总部|[格布结全大时变开终僵残当后]局"
    r"|[举主承协督兴开创交查经]办|新办|[场厕之]所|(?<!大)数据中心|算力中心|计算中心|区域中心|[好之到各处]处"
    r"|住院|舞台|[平后前上]台|[学专本理工文]科|[居教卧浴]室|[车电]站|加油站|充电站|加氢站)"
)
_LIKE = re.compile(
    r"(?:.*(?:厅|局|委|委员会|办|办公室|署|部|中心|院|所|总?站|馆|集团|公司|政府|部门|单位|机构|企业|[分支总]行"
    r"|银行|管委会?|[总支大]队|海关|联合会|工会|妇联|科协|工商联|[残文侨社科]联|团委|党校|党委|工委|大学|学院"
    r"|学校|电视台|报社|出版社|供销社|总社|合作社|协会|学会|商会|促进会|贸促会|基金会|红十字会|领导小组"
    r"|指挥部|专班|工作组|联席会议|交易所|法院|检察院|政协|人大|人大常委会|人行|人民银行|办事处|营管部"
    r"|处|室|军区|军分区|警备区|高校|院校|机关|行署|公署)|(?:中国)?人民银行.+|人行.+)(?:（[^（）]*）)?"
)


@lru_cache(maxsize=1 << 16)
def canonical(surface: str, jurisdiction: str) -> AgencyName | None:
    """Return the name that ``surface`` stands for in a document of ``jurisdiction`` (GB/T 2260 code).

    None means that it is no agency's name. Bare regions (西宁市) are none: only a list of agencies can tell
    that the government is meant, see :func:`ontology.agency_lists.split_list`. A word of level that means
    several regions (区发展改革局 in a city's document) gives a collective of the document's jurisdiction.
    """
    found = certain(surface, jurisdiction)
    if found is not None:
        return found
    text = tidy(surface)
    if "的" in text or not looks_like_agency(text):
        return None
    if (township := read_township(text, jurisdiction)) is not None:
        return township
    second = _SECOND_NAME.fullmatch(text)
    if second is None or _LEVELS_INSIDE.fullmatch(second[2]) is not None or split_body(second[1]) is None:
        return read_unlisted(text, jurisdiction, _readings(text, jurisdiction))
    first = canonical(second[1], jurisdiction)
    return None if first is None else _with_second_names(first, second[2], jurisdiction)


@lru_cache(maxsize=1 << 16)
def certain(surface: str, jurisdiction: str) -> AgencyName | None:
    """Return the name like :func:`canonical`, but only if vocabularies and patterns know all of it."""
    text = tidy(surface)
    if not _plausible(text):
        return None
    whole = _read(text, jurisdiction)
    if whole is None and text.startswith("原"):
        whole = _read(text[1:], jurisdiction)
    if whole is not None:
        return whole
    second = _SECOND_NAME.fullmatch(text)
    if second is None or _LEVELS_INSIDE.fullmatch(second[2]) is not None:
        return None
    first = _read(second[1], jurisdiction)
    return None if first is None else _with_second_names(first, second[2], jurisdiction)


@lru_cache(maxsize=1 << 14)
def looks_like_agency(surface: str) -> bool:
    """Tell cheaply whether a list item is shaped like an agency's name; no region is looked up."""
    text = tidy(surface)
    if not _plausible(text):
        return False
    if text in national_bodies() or is_collective(text):
        return True
    return _LIKE.fullmatch(text) is not None and _NOT_A_BODY.fullmatch(text) is None and not is_label(text)


def _plausible(text: str) -> bool:
    if not 2 <= len(text) <= LONGEST_NAME or text.count("（") > 2 or _NO_NAME.search(text) is not None:
        return False
    return "、" not in text or "、" not in without_brackets(text)


def _with_second_names(first: AgencyName, inside: str, jurisdiction: str) -> AgencyName:
    """Return ``first`` with the names in the bracket behind it; remarks that are no names fall away.

    Behind an office or a leading group the bracket says where it is housed, which is no second name.
    """
    if first.kind in ("office", "coordinating_body", "collective"):
        return first
    found = (canonical(item, jurisdiction) for item in re.split("[、，]", inside))
    aliases = tuple(one.name for one in found if one is not None and one.kind != "collective")
    return AgencyName(
        first.name, first.jurisdiction, first.kind, first.level, first.function, (*first.aliases, *aliases)
    )


def _read(text: str, jurisdiction: str) -> AgencyName | None:
    nationwide = national_bodies().get(text)
    if nationwide is not None:
        return of_known(nationwide)
    for reader in _READERS:
        found = reader(text, jurisdiction)
        if found is not None:
            return found
    return None


def _readings(text: str, jurisdiction: str) -> list[tuple[Place, str]]:
    """Return the ways to read a place at the beginning of ``text``, the most explicit first."""
    by_level = relative(text, jurisdiction)
    return [*named(text, jurisdiction), *([] if by_level is None else [by_level])]


def _read_placed(text: str, jurisdiction: str) -> AgencyName | None:
    """Return an organ of a place: 省发展改革委, 中共青岛市委组织部; without a place one of the document's."""
    own = read_implied(implied(jurisdiction), text)
    for ordered in _orders(text):
        for place, rest in _readings(ordered, jurisdiction):
            found = read_organ(place, rest) if rest != "" else None
            if found is not None and (own is None or not _doubtful(place, ordered, rest)):
                return found
    return own or _youth_league(text, jurisdiction)


def _orders(text: str) -> list[str]:
    """Return ``text`` and, of an official name with the place inside, the words with the place first."""
    return [text, *(order.sub(first, text) for order, first in _PLACE_INSIDE if order.fullmatch(text))]


def _doubtful(place: Place, text: str, rest: str) -> bool:
    """Tell whether the place may be no place: 区 in 区划, 资源 in 资源规划局."""
    if place.scope == "named":
        return place.level == "county" and is_bare(place, text.removesuffix(rest))
    return place.scope == "open"


def _youth_league(text: str, jurisdiction: str) -> AgencyName | None:
    match = _YOUTH_LEAGUE.fullmatch(text)
    if match is None:
        return None
    for place, rest in _readings(match[1], jurisdiction):
        if rest == "" and place.scope != "open":
            return AgencyName(f"共青团{place.name}委员会", place.code, "mass_organisation", place.level, "")
    return None


def _read_division(text: str, jurisdiction: str) -> AgencyName | None:
    """Return a division of a listed department: 省发展改革委气候处, 市公安局交警支队."""
    last = split_body(text)
    if last is None or last[2].kind not in ("office", "department", "institution") or "的" in text:
        return None
    for cut in range(len(text) - 2, 3, -1):
        if text[cut - 1] not in "厅局委部办会室府院" or _JOINS.match(text, cut) is not None:
            continue
        whole = _read_placed(text[:cut], jurisdiction)
        if whole is not None and whole.kind in _WHOLES:
            name = whole.name + text[cut:]
            return AgencyName(name, whole.jurisdiction, "office", whole.level, whole.function)
    return None


_READERS = (
    read_by_work, read_counted, read_collective, read_zone, read_branch, _read_placed, read_function, read_part_of_national,
    _read_division,
)  # fmt: skip
