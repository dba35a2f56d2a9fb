"""Names of agencies: from what a document prints to the official full name.

A name is parsed (place, field of government, body type, inner office), resolved with the document's
jurisdiction and checked against the vocabularies: 省发展改革委 in a document of Qinghai is 青海省发展和改革委员会.
Similarity of strings plays no part, so 山西 never becomes 陕西, and a body of before a reform keeps its own name
(环境保护厅 is not turned into 生态环境厅). A name whose official form is unknown keeps the printed words behind the
full name of its place.
"""

import re
from functools import lru_cache

from ontology.agency_branches import read_branch, read_inside_national
from ontology.agency_collectives import is_collective, is_label, read_collective, read_function
from ontology.agency_organs import of_known, read_implied, read_organ, read_zone
from ontology.agency_parts import AgencyName, department, split_body, tidy
from ontology.agency_places import COUNTRY, SUFFIXES, Place, implied, named, relative
from ontology.agency_vocabulary import Body, bodies, firm_words, national_bodies, zone_types

__all__ = ["AgencyName", "canonical", "certain", "looks_like_agency"]

LONGEST_NAME = 60
"""Longer strings are sentences; the longest official names have about forty characters."""

_SECOND_NAME = re.compile(r"(.{2,}?)（([^（）]+)）")
_LEVELS_INSIDE = re.compile(r"[省市州县区旗盟镇乡街道社区村地级自治、和及]+")
_NO_NAME = re.compile(r"[，。；：！？“”《》\d]|简称|统称|不得|(?<!级)以上|以下|不超过|等(?:部门|单位|有关|相关|\d)")
_INNER = re.compile(r"（[^（）]*）")
_YOUTH_LEAGUE = re.compile(r"(?:共青)?团(.+?)委(?:员会)?")
_NATURAL_AREA = re.compile(r"长江|黄河|淮河|海河|珠江|太湖|松辽|三峡|华北|东北|华东|华中|华南|中南|西南|西北|北方|南方")
_LATE_PLACE = re.compile(r"中共(.+)")

_NOT_A_BODY = re.compile(
    r".*(?:[全内外东西中南北一局头尾底顶腰]部|干部|细部|总部|[格布结全大时变开终僵残当后]局|[举主承协督兴开创交查经]办|新办"
    r"|[场厕]所|之所|(?<!大)数据中心|算力中心|计算中心|[好之到各处]处|[住]院|舞台|[平后前上]台|[社]社|[学专本理工文]科|[居教卧浴]室"
    r"|[车]站|电站|加油站|充电站|水库|换电站|加氢站)")
_LIKE = re.compile(
    r"(?:.*(?:厅|局|委|委员会|办|办公室|署|部|中心|院|所|总?站|馆|集团|公司|政府|部门|单位|机构|企业|[分支总]行|银行|管委会?|[总支大]队"
    r"|海关|联合会|工会|妇联|科协|工商联|[残文侨社科]联|团委|党校|党委|工委|大学|学院|学校|电视台|报社|出版社|供销社|总社|合作社|协会|学会"
    r"|商会|促进会|贸促会|基金会|红十字会|领导小组|指挥部|专班|工作组|联席会议|交易所|法院|检察院|政协|人大|人大常委会|人行|人民银行|办事处|营管部"
    r"|营业管理部|处|室|高校|院校|机关|团队|银保监会|证监会|国办|国网|南网)|(?:中国)?人民银行.+|人行.+"
    r"|(?:.{0,12}各.{0,6})?(?:[省市州县区旗盟]|地区|乡镇|街道|开发区|园区)|地方|各地|国务院)(?:（[^（）]*）)?")


@lru_cache(maxsize=1 << 16)
def canonical(surface: str, jurisdiction: str) -> AgencyName | None:
    """Return the name that ``surface`` stands for in a document of ``jurisdiction`` (GB/T 2260 code).

    None means that it is no agency's name. Bare regions (西宁市) are none: only a list of agencies can tell
    that the government is meant, see :func:`ontology.agency_lists.split_list`.
    """
    return certain(surface, jurisdiction) or _uncertain(surface, jurisdiction)


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


def looks_like_agency(surface: str) -> bool:
    """Tell cheaply whether a list item is shaped like an agency's name; no vocabulary of places is asked."""
    text = tidy(surface)
    if not _plausible(text):
        return False
    if text in national_bodies() or is_collective(text):
        return True
    if is_label(text):
        return False
    if _LIKE.fullmatch(text) is None or text.endswith(("省", "市", "州", "县", "区", "旗", "盟", "地区")):
        return False
    return _NOT_A_BODY.fullmatch(text) is None


def _plausible(text: str) -> bool:
    if not 2 <= len(text) <= LONGEST_NAME or text.count("（") > 2 or _NO_NAME.search(text) is not None:
        return False
    return "、" not in text or "、" not in _INNER.sub("", text)


def _with_second_names(first: AgencyName, inside: str, jurisdiction: str) -> AgencyName:
    """Return ``first`` with the names in the bracket behind it; remarks that are no names fall away."""
    found = (canonical(item, jurisdiction) for item in re.split("[、，]", inside))
    aliases = tuple(one.name for one in found if one is not None and one.kind != "collective")
    return AgencyName(first.name, first.jurisdiction, first.kind, first.level, first.function,
                      (*first.aliases, *aliases))


def _read(text: str, jurisdiction: str) -> AgencyName | None:
    """Return the name if it is known in full: nationwide, collective, function, branch, organ, or a part."""
    nationwide = national_bodies().get(text)
    if nationwide is not None:
        return of_known(nationwide)
    for reader in (read_collective, read_zone, read_branch):
        found = reader(text, jurisdiction)
        if found is not None:
            return found
    return (_read_placed(text, jurisdiction) or read_function(text, jurisdiction)
            or read_inside_national(text, jurisdiction) or _read_inner(text, jurisdiction))


def _readings(text: str, jurisdiction: str) -> list[tuple[Place, str]]:
    """Return the ways to read a place at the beginning of ``text``, the most explicit first."""
    readings = list(named(text, jurisdiction))
    by_level = relative(text, jurisdiction)
    return readings if by_level is None else [*readings, by_level]


def _read_placed(text: str, jurisdiction: str) -> AgencyName | None:
    youth = _YOUTH_LEAGUE.fullmatch(text)
    if youth is not None:
        for place, rest in _readings(youth[1], jurisdiction):
            if rest == "" and place.scope != "open":
                return AgencyName(f"共青团{place.name}委员会", place.code, "mass_organisation", place.level, "")
    party = _LATE_PLACE.fullmatch(text)
    for place, rest in _readings(text if party is None else party[1], jurisdiction):
        found = read_organ(place, rest) if rest else None
        if found is None:
            continue
        doubtful = place.scope == "open" or (place.level == "county" and text.startswith(place.short)
                                             and not text[: len(text) - len(rest)].endswith(SUFFIXES))
        if not doubtful or read_implied(implied(jurisdiction), text) is None:
            return found
    return read_implied(implied(jurisdiction), text)


def _read_inner(text: str, jurisdiction: str) -> AgencyName | None:
    """Return a division of a known department: 省发展改革委气候处, 市公安局交警支队."""
    last = split_body(text)
    if last is None or last[2].kind not in ("office", "department", "institution") or "的" in text:
        return None
    for cut in range(len(text) - 2, 3, -1):
        if text[cut - 1] in "厅局委部办会室府院" and text[cut] not in "和与及":
            whole = _read_placed(text[:cut], jurisdiction)
            if whole is not None and whole.kind in ("department", "party_organ", "government", "vertical_branch"):
                return AgencyName(whole.name + text[cut:], whole.jurisdiction, "office", whole.level, whole.function)
    return None


def _uncertain(surface: str, jurisdiction: str) -> AgencyName | None:
    """Return a name of the right shape whose words no vocabulary knows: the place's full name + as printed."""
    text = tidy(surface)
    if not _plausible(text) or "的" in text or not looks_like_agency(text):
        return None
    second = _SECOND_NAME.fullmatch(text)
    if second is not None and _LEVELS_INSIDE.fullmatch(second[2]) is None and split_body(second[1]) is not None:
        first = canonical(second[1], jurisdiction)
        return None if first is None else _with_second_names(first, second[2], jurisdiction)
    last = split_body(text)
    if last is None or last[1] == "部":
        return None
    if _NATURAL_AREA.match(text) is not None:
        kind = "vertical_branch" if last[2].kind == "department" else last[2].kind
        return AgencyName(_legal(text), COUNTRY, kind, "", "")
    for place, rest in _readings(text, jurisdiction):
        if len(rest) > 1:
            return _printed(place, text, rest, last[2])
    return _unplaced(text, jurisdiction, last[2])


def _printed(place: Place, text: str, rest: str, body: Body) -> AgencyName:
    level = "" if body.kind in ("firm", "bank") else place.level
    if place.scope == "open":
        return AgencyName(text, place.code, "collective", level, "")
    kind = "coordinating_body" if rest.endswith("委员会") and body.kind == "department" else body.kind
    printed = text[: len(text) - len(rest)]
    expanded = _expanded(rest, body)
    if place.scope == "named" and (kind == "firm" or not printed.endswith(SUFFIXES)):
        return AgencyName(_legal(printed + expanded), place.code, kind, level, "")
    if kind == "firm" and expanded == rest and rest.endswith("集团"):
        return AgencyName(place.name + rest, place.code, kind, level, "")
    return AgencyName(_legal(place.name + expanded), place.code, kind, level, "")


def _expanded(rest: str, body: Body) -> str:
    """Return the words behind the place with the abbreviations that are safe to write out."""
    last = split_body(rest)
    if last is not None and body.kind == "government":
        stem = last[0]
        zone = next((word for word in zone_types() if stem.endswith(word)), "")
        return stem.removesuffix(zone) + zone_types().get(zone, "") + body.official
    if last is not None and last[1] == "委":
        return last[0] + body.official
    if body.kind == "firm":
        for short, full in firm_words().items():
            if rest.startswith(short):
                return full + rest[len(short):]
    return rest


def _legal(name: str) -> str:
    """Return a firm's name with the legal form that the law demands of it, where the text leaves it out."""
    if name.endswith("集团公司"):
        return name.removesuffix("公司") + "有限公司"
    if name.endswith("集团"):
        return f"{name}有限公司"
    if name.endswith(("控股公司", "投资公司")):
        return name.removesuffix("公司") + "有限公司"
    return name


def _unplaced(text: str, jurisdiction: str, body: Body) -> AgencyName | None:
    """Return an unknown name that begins with no place; short words that only end like a body are none."""
    if len(text) < 3 or text in bodies():
        return None
    if body.kind in ("firm", "bank"):
        return AgencyName(_legal(text), COUNTRY, body.kind, "", "")
    here = implied(jurisdiction)
    if body.official in ("厅", "局", "委员会") and department(text) is None and here.level != "country":
        return AgencyName(here.name + text, jurisdiction, body.kind, here.level, "")
    return AgencyName(_expanded(text, body), jurisdiction, body.kind, here.level, "")
