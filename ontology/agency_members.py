"""Whom a collective means: the governments or bureaus of each region of a level, or all departments of one.

各市（州）人民政府 in a document of Qinghai are the governments of its cities and autonomous prefectures, 各区生态环境局
the districts' bureaus, 省政府各部门 the province's departments. A collective that leaves open who is meant names
nobody here: 有关, 相关 and 各单位, bodies of the centre in a province (中央驻青单位), firms, and the members of other
collectives. 省直 takes in the Party's organs, 省政府各部门 does not; neither takes in branches of central bodies.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from ontology.agency_branches import SUPERVISORS
from ontology.agency_collectives import split_each
from ontology.agency_parts import AgencyName
from ontology.agency_places import CORPS, Place, of_region, relative
from ontology.gazetteer import COUNTRY, Region, regions

MUNICIPALITIES = ("110000", "120000", "310000", "500000")
_OPEN = re.compile(r"有关|相关|涉|所属|其他|部分|沿海|重点|参与|成员")
_WORD = re.compile(
    r"设区的市|设区市|省辖市|地级以上市|地级市|地市|县级市|直管市|直辖市|自治区|自治州|自治县|自治旗|地区|省|市|州|盟|县|区|旗"
)
_NO_REGION = re.compile(r"开发区|功能区|园区|乡镇|街道|镇|乡")
"""Parts of a region that have no code."""
_LEVELS = rf"(?:{_NO_REGION.pattern}|{_WORD.pattern}|[（）、和及])+级?"
_LEVELS_ONLY = re.compile(_LEVELS)
_OF_EACH = re.compile(
    rf"(?P<each>各)?(?P<levels>{_LEVELS})"
    r"(?P<body>|(?P<party>党委)?和?(?P<state>(?:人民)?政府|行政公署)?)"
)
_SUPERVISORS = re.compile(r"各(银保监|证监|银监|保监|金融监管)局")
_ALL_LEVELS = re.compile(r"(?:地方)?各级(?:地方)?(?:人民)?政府|县级以上(?:地方)?(?:各级)?(?:人民)?政府")
_KINDS_OF_BODY = r"(?:部门|单位|机关|[部委办厅局署]{2,5})"
_ALL_DEPARTMENTS = re.compile(
    r"(?:人民)?政府各(?:工作部门|部门|[部委办厅局署]{2,5})|各[部委办厅局署]{2,5}|级各部门"
)
_ALL_ORGANS = re.compile(rf"直(?:机关)?各{_KINDS_OF_BODY}")
_ALL_OF_THE_PARTY = re.compile(r"委各(?:部委|部门)")
_MINISTRIES = re.compile(r"国务院各部委|各部委")
_MINISTRY = re.compile(r".+部|国家(?:发展和改革|民族事务|卫生健康)委员会")
_DEPARTMENT = re.compile(r".+(?:委员会|厅|局|办公室)")
_GOVERNMENT = re.compile(r".+(?:人民政府|行政公署)")

Takes = Callable[[AgencyName], bool]


@dataclass(frozen=True, slots=True)
class Members:
    """The bodies that a collective means: those of the region ``within``, or of its parts, that ``takes``
    accepts. ``standing``: none of those that a reform has ended."""

    within: str
    takes: Takes
    standing: bool = False


@lru_cache(maxsize=1 << 12)
def members(name: str, jurisdiction: str) -> Members | None:
    """Return whom the collective of this name means in documents of ``jurisdiction``; None if it is open."""
    if jurisdiction not in regions() or _OPEN.search(name) is not None:
        return None
    if _ALL_LEVELS.fullmatch(name) is not None:
        return Members(jurisdiction, _governments(lambda here: here.kind != "country"))
    if _MINISTRIES.fullmatch(name) is not None and (name.startswith("国") or jurisdiction == COUNTRY):
        return Members(COUNTRY, _is_ministry, standing=True)
    return (
        _of_one_government(name, jurisdiction)
        or _of_each_region(name, jurisdiction)
        or (_of_supervisor(name) if jurisdiction == COUNTRY else None)
    )


def _of_one_government(name: str, jurisdiction: str) -> Members | None:
    """Read 省政府各部门, 市直各单位: the departments of one government."""
    found = relative(name, jurisdiction)
    if found is None or found[0].scope == "open":
        return None
    place, rest = found
    if _ALL_DEPARTMENTS.fullmatch(rest) is not None:
        return Members(place.code, _of_government(place, ("department",)), standing=True)
    if _ALL_ORGANS.fullmatch(rest) is not None:
        return Members(place.code, _of_government(place, ("department", "party_organ")), standing=True)
    if _ALL_OF_THE_PARTY.fullmatch(rest) is not None:
        return Members(place.code, _of_government(place, ("party_organ",)), standing=True)
    return None


def _of_supervisor(name: str) -> Members | None:
    """Read 各证监局: the branches of one central body."""
    match = _SUPERVISORS.fullmatch(name)
    if match is None:
        return None
    owner = SUPERVISORS[match[1]]
    return Members(COUNTRY, lambda one: one.kind == "vertical_branch" and one.name.startswith(owner))


def _of_each_region(name: str, jurisdiction: str) -> Members | None:
    """Read 各市（州）人民政府, 各县区, 各区生态环境局: one body of each region."""
    with_task = split_each(name)
    if with_task is not None:
        beginning, function = with_task
        chosen = _regions_of(beginning.removeprefix("各").removesuffix("人民政府"), regions()[jurisdiction])
        return None if chosen is None else Members(jurisdiction, _with_task(function.name, chosen))
    match = _OF_EACH.fullmatch(name)
    if match is None or (match["each"] is None and match["body"] == ""):
        return None
    chosen = _regions_of(match["levels"], regions()[jurisdiction])
    if chosen is None:
        return None
    bodies = [_committees(chosen)] if match["party"] is not None else []
    if match["state"] is not None or match["body"] == "":
        bodies.append(_governments(chosen))
    return Members(jurisdiction, lambda one: any(takes(one) for takes in bodies))


# --- which regions ----------------------------------------------------------------------------------------

Chosen = Callable[[Region], bool]


def _regions_of(words: str, outer: Region) -> Chosen | None:
    """Return which parts of ``outer`` words of level mean; None where a word has no sure meaning there."""
    if _LEVELS_ONLY.fullmatch(words) is None:
        return None
    if words in ("地区", "省级"):
        # 各地区 says no more than everywhere; 省级 of a nation's document is every province's.
        return _is_province if words == "省级" and outer.kind == "country" else None
    found: list[tuple[str, str]] = []
    for match in _WORD.finditer(_NO_REGION.sub("", words)):
        meant = _meant(match[0], outer, [suffix for _, suffix in found])
        if meant is None:
            return None
        found.append(meant)
    if len(found) == 0:
        return None
    direct = _counties_are_direct(outer)

    def chosen(here: Region) -> bool:
        if here.code in MUNICIPALITIES and outer.kind == "country":
            return ("province", "直辖市") in found
        kinds: set[str] = {"prefecture"} if direct and here.name.endswith("市") else {here.kind}
        if here.kind == "county" and here.parent == outer.code:
            kinds.add("direct")
        return any(level in kinds and here.name.endswith(suffix) for level, suffix in found)

    return chosen


def _is_province(here: Region) -> bool:
    return here.kind == "province"


def _meant(word: str, outer: Region, before: list[str]) -> tuple[str, str] | None:
    """Return the kind and the last word of the regions that one word of level means."""
    if outer.kind == "country":
        # 各市 of the whole country may be those of any level.
        return {
            "省": ("province", "省"),
            "自治区": ("province", "自治区"),
            "直辖市": ("province", "直辖市"),
            "市": ("province", "直辖市") if "省" in before else None,
            "自治州": ("prefecture", "自治州"),
        }.get(word)
    lower = {"县": "县", "自治县": "自治县", "区": "区", "旗": "旗", "自治旗": "自治旗", "县级市": "市"}
    if word in lower:
        return ("county", lower[word])
    if outer.code in MUNICIPALITIES or outer.kind == "county":
        return None
    if outer.kind == "prefecture":
        return ("county", "市") if word == "市" else None
    if word == "市":
        return ("county", "市") if {"县", "区", "旗"} & set(before) else ("prefecture", "市")
    return {
        "设区的市": ("prefecture", "市"), "设区市": ("prefecture", "市"), "省辖市": ("prefecture", "市"),
        "地级以上市": ("prefecture", "市"), "地级市": ("prefecture", "市"), "地市": ("prefecture", "市"),
        "直管市": ("direct", "市"),
        "自治州": ("prefecture", "自治州"), "州": ("prefecture", "自治州"),
        "盟": ("prefecture", "盟"), "地区": ("prefecture", "地区"),
    }.get(word)  # fmt: skip


def _counties_are_direct(outer: Region) -> bool:
    """Tell whether counties hang on the province itself (海南), so that its cities do too."""
    return outer.kind == "province" and any(
        here.parent == outer.code and here.kind == "county" and here.name.endswith("县")
        for here in regions().values()
    ) and outer.code not in MUNICIPALITIES  # fmt: skip


# --- which bodies -----------------------------------------------------------------------------------------


def _governments(chosen: Chosen) -> Takes:
    def takes(name: AgencyName) -> bool:
        here = regions().get(name.jurisdiction)
        if here is None or name.kind != "government" or _GOVERNMENT.fullmatch(name.name) is None:
            return False
        # 滨海新区人民政府 is the district's; a zone's committee with the city's code is none.
        return chosen(here) and name.name.startswith(of_region(here, "named").name)

    return takes


def _committees(chosen: Chosen) -> Takes:
    def takes(name: AgencyName) -> bool:
        here = regions().get(name.jurisdiction)
        full = None if here is None else f"中国共产党{of_region(here, 'named').name}委员会"
        return here is not None and name.name == full and chosen(here)

    return takes


def _with_task(function: str, chosen: Chosen) -> Takes:
    def takes(name: AgencyName) -> bool:
        here = regions().get(name.jurisdiction)
        fits = name.kind in ("department", "vertical_branch") and name.function == function
        corps = name.name.startswith(CORPS)
        return fits and here is not None and name.level == here.kind and chosen(here) and not corps

    return takes


def _of_government(place: Place, kinds: tuple[str, ...]) -> Takes:
    def takes(name: AgencyName) -> bool:
        own = name.jurisdiction == place.code and name.level == place.level
        committee = name.kind == "party_organ" and name.name.startswith("中国共产党")
        # A 总队 of a bureau is no 委办厅局, though its name begins with the government's place.
        fits = name.kind != "department" or _DEPARTMENT.fullmatch(name.name) is not None
        return own and fits and name.kind in kinds and not committee and not name.name.startswith(CORPS)

    return takes


def _is_ministry(name: AgencyName) -> bool:
    return name.jurisdiction == COUNTRY and name.kind == "department" and bool(_MINISTRY.fullmatch(name.name))
