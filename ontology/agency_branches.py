"""Branches of central bodies, banks, railways and power grids: their official names follow patterns.

The sources print 青海证监局 or 国网青海电力; the official names are 中国证券监督管理委员会青海监管局 and
国网青海省电力公司. Bodies of before a reform keep their own names.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from ontology.agency_parts import AgencyName, split_body
from ontology.agency_places import Place, implied, named, province, relative
from ontology.agency_vocabulary import grid_companies, national_bodies, regional_firms
from ontology.gazetteer import COUNTRY, regions

# Texts without any of these words are no branch; saves most names a dozen patterns.
_HINT = re.compile(
    r"税务局|人行|人民银行|保监|银监|证监|金融监管|海关|海事|外汇|能源监管|矿|煤|民航|民用航空|铁路|中铁|国铁"
    r"|局集团|青藏集团|调查总?队|电力|电网|供电|国网"
)

SUPERVISORS = {
    "银保监": "中国银行保险监督管理委员会",
    "证监": "中国证券监督管理委员会",
    "银监": "中国银行业监督管理委员会",
    "保监": "中国保险监督管理委员会",
    "金融监管": "国家金融监督管理总局",
}
"""The central body whose branches the sources print as 青海证监局."""
_SUPERVISOR = re.compile(r"(.*?)(银保监|证监|银监|保监|金融监管)(局|分局)")
_CENTRAL_BANK = re.compile(r"(?:中国人民银行|人民银行|人行)(.*(?:分行|支行|中支|营业管理部|营管部|总部).*)")
_LOCAL_CENTRAL_BANK = re.compile(r"(.+?)(?:人民银行|人行)")
_TAX = re.compile(r"(?:国家税务总局)?(.*?)税务局((?:第.+|.*分局|.*稽查局)?)")
_FOREIGN_EXCHANGE = re.compile(r"(?:国家)?外汇(?:管理)?局(.+)")
_ENERGY = re.compile(r"(?:国家能源局)?(.{2,4}?)能源监管(局|办公室|办)")
_MINES = re.compile(
    r"(?:国家矿山安全监察局|国家矿山安监局|国家矿监局)(.{2,4}?)局"
    r"|(.{2,4}?)(?:矿山安全监察局|矿山安监局|矿监局)"
)
_COAL_MINES = re.compile(r"(.{2,4}?)(?:煤监局|煤矿安监局|煤矿安全监察局)")
_CIVIL_AVIATION = re.compile(
    r"(?:中国民用航空|(?:中国)?民航)(.{2,4}?)(?:地区)?(管理局|安全监督管理局|监管局)"
)
# The eighteen companies of China Railway.
_RAIL_SEATS = (
    r"哈尔滨|沈阳|北京|太原|呼和浩特|郑州|武汉|西安|济南|上海|南昌|广州|南宁|成都|昆明"
    r"|兰州|乌鲁木齐"
)
_RAILWAY = re.compile(
    rf"(?:中国铁路|中铁|国铁)?({_RAIL_SEATS})(?:铁路)?局集团(?:有限)?(?:公司)?"
    r"|(?:中国铁路|中铁|国铁)?(青藏)(?:铁路)?集团(?:有限)?(?:公司)?"
)
_OLD_RAILWAY = re.compile(rf"({_RAIL_SEATS})铁路局")
_OF_RAILWAY = re.compile(r"(?<=[司局团])[^局司团]{2,6}(?:办事处|[车工电客机]务段|车站)$")
"""A division of a railway company: …集团公司|银川办事处."""
_SURVEY = re.compile(r"(?:国家统计局)?(?:国家)?(.+?)(?:统计)?(调查总队|调查队)")
_CUSTOMS = re.compile(r"(?:中华人民共和国)?(.*?)(海关|海事局)")
_GRID = re.compile(
    r"(?:国网|国家电网)(?:公司)?(.+?)电力(?:有限)?(?:责任)?(?:公司)?"
    r"|(.+?)(?:电力|电网)(?:有限)?(?:责任)?公司"
)
_SUPPLY = re.compile(r"(国网|国家电网)?(.*?)供电(?:有限)?(?:责任)?(公司|局|分公司)")
_BEIJING = "110000"
_SOUTHERN_GRID = ("440000", "450000", "460000", "520000", "530000")


def read_branch(text: str, jurisdiction: str) -> AgencyName | None:
    """Return the branch, railway or grid company that ``text`` names, or None."""
    firm = regional_firms().get(text)
    if firm is not None:
        return AgencyName(firm.name, firm.region, "firm", "", "")
    if _HINT.search(text) is None:
        return None
    for reader in _READERS:
        found = reader(text, jurisdiction)
        if found is not None:
            return found
    return None


def read_part_of_national(text: str, jurisdiction: str) -> AgencyName | None:
    """Return a part of a nationwide body: 国家能源局西北监管局, 国家发展改革委环资司, 工商银行青海省分行."""
    for length in range(len(text) - 2, 1, -1):
        whole = national_bodies().get(text[:length])
        if whole is None:
            continue
        rest = text[length:]
        last = split_body(rest)
        place = _first_place(rest, jurisdiction)
        if last is None or last[0] == "" or (rest[0] in "和与及" and place is None):
            continue
        local = place is not None or rest.endswith(("局", "总队", "办事处"))
        kind = "vertical_branch" if local else last[2].kind
        kind = whole.kind if whole.kind in ("bank", "firm", "institution") else kind
        name = text if whole.kind == "firm" else whole.official + _with_full_place(rest, place, jurisdiction)
        return _seated_at(place, name, kind, whole.function)
    return None


# --- money ---------------------------------------------------------------------------------------------


def _tax(text: str, jurisdiction: str) -> AgencyName | None:
    match = _TAX.fullmatch(text)
    place = None if match is None else _place_of(match[1], jurisdiction)
    if match is None or place is None or place.name == "":
        return None
    return _seated_at(place, f"国家税务总局{place.name}税务局{match[2]}", "vertical_branch", "税务")


def _central_bank(text: str, jurisdiction: str) -> AgencyName | None:
    match = _CENTRAL_BANK.fullmatch(text)
    if match is None:
        local = _LOCAL_CENTRAL_BANK.fullmatch(text)
        place = None if local is None else _place_of(local[1], jurisdiction)
        name = "" if place is None else f"中国人民银行{place.name}分行"
        return None if place is None else _seated_at(place, name, "vertical_branch", "中央银行")
    rest = match[1].replace("营管部", "营业管理部").replace("中支", "中心支行")
    place = _first_place(rest, jurisdiction)
    rest = _with_full_place(rest, place, jurisdiction)
    rest = rest if place is None else _seat_of_central_bank(rest, place)
    if place is None:
        # The head office's own business department was the branch of Beijing.
        place = implied(_BEIJING) if rest == "营业管理部" else Place("", "", jurisdiction, "", "implied")
    return _seated_at(place, f"中国人民银行{rest}", "vertical_branch", "中央银行")


def _seat_of_central_bank(rest: str, place: Place) -> str:
    """Return a branch with its seat as the bank writes it: 青海省分行, 柳州市中心支行, 西宁中心支行.

    The nine old branches of several provinces bear their city's short name (武汉分行), as the sub-branches of
    provincial capitals did.
    """
    here = regions().get(place.code)
    usual = place.short if here is None else here.short
    capital = place.level == "prefecture" and place.code.endswith("0100")
    for body in ("中心支行", "分行"):
        own = f"{place.short}区" if place.name.endswith("自治区") else place.short
        if rest not in (f"{seat}{body}" for seat in (place.short, place.name, usual, own)):
            continue
        if capital and body == "中心支行":
            return f"{place.short}{body}"
        if place.level == "prefecture" and not capital:
            return f"{usual if place.name.endswith('州') and body != '分行' else place.name}{body}"
        if place.level == "province" and not place.name.endswith("市"):
            return f"{place.name}{body}"
    return rest


def _supervisor(text: str, jurisdiction: str) -> AgencyName | None:
    match = _SUPERVISOR.fullmatch(text)
    place = None if match is None else _place_of(match[1], jurisdiction)
    if match is None or place is None or place.short == "":
        return None
    # 省金融监管局 is the province's own body; only a bare region's name makes it a branch of the centre.
    if match[2] == "金融监管" and match[3] == "局" and (place.scope != "named" or match[1] == place.name):
        return None
    owner = national_bodies()[SUPERVISORS[match[2]]]
    name = f"{owner.official}{place.short}监管{match[3]}"
    return _seated_at(place, name, "vertical_branch", owner.function)


def _foreign_exchange(text: str, jurisdiction: str) -> AgencyName | None:
    match = _FOREIGN_EXCHANGE.fullmatch(text)
    place = None if match is None else _first_place(match[1], jurisdiction)
    if match is None or place is None:
        return None
    name = f"国家外汇管理局{_with_full_place(match[1], place, jurisdiction)}"
    return _seated_at(place, name, "vertical_branch", "外汇管理")


# --- supervision, transport, statistics ----------------------------------------------------------------


def _energy(text: str, jurisdiction: str) -> AgencyName | None:
    match = _ENERGY.fullmatch(text)
    if match is None:
        return None
    body = "监管局" if match[2] == "局" else "监管办公室"
    return _seated("国家能源局", match[1], body, jurisdiction, "能源")


def _mines(text: str, jurisdiction: str) -> AgencyName | None:
    match = _MINES.fullmatch(text)
    if match is not None and match[2] != "国家":
        return _seated("国家矿山安全监察局", match[1] or match[2], "局", jurisdiction, "矿山安全")
    coal = _COAL_MINES.fullmatch(text)
    if coal is None or coal[1] == "国家":
        return None
    return _seated("", coal[1], "煤矿安全监察局", jurisdiction, "矿山安全")


def _civil_aviation(text: str, jurisdiction: str) -> AgencyName | None:
    match = _CIVIL_AVIATION.fullmatch(text)
    if match is None:
        return None
    body = "地区管理局" if match[2] == "管理局" else "安全监督管理局"
    return _seated("中国民用航空", match[1], body, jurisdiction, "民航")


def _railway(text: str, jurisdiction: str) -> AgencyName | None:
    part = _OF_RAILWAY.search(text, 4)
    if part is not None:
        whole = _railway(text[: part.start()], jurisdiction)
        return None if whole is None else replace(whole, name=whole.name + part.group())
    old = _OLD_RAILWAY.fullmatch(text)
    match = _RAILWAY.fullmatch(text)
    if old is not None:
        return _seated("", old[1], "铁路局", jurisdiction, "", "firm")
    if match is None:
        return None
    body = "集团有限公司" if match[2] else "局集团有限公司"
    return _seated("中国铁路", match[1] or match[2], body, jurisdiction, "", "firm")


def _survey(text: str, jurisdiction: str) -> AgencyName | None:
    match = _SURVEY.fullmatch(text)
    place = None if match is None else _place_of(match[1], jurisdiction)
    if match is None or place is None or place.short == "":
        return None
    return _seated_at(place, f"国家统计局{place.short}{match[2]}", "vertical_branch", "统计")


def _customs(text: str, jurisdiction: str) -> AgencyName | None:
    match = _CUSTOMS.fullmatch(text)
    if match is None:
        return None
    function = match[2].removesuffix("局")
    place = _first_place(match[1], jurisdiction) if match[1] else implied(jurisdiction)
    if place is None or place.short == "":
        return AgencyName(match[1] + match[2], COUNTRY, "vertical_branch", "", function)
    area = match[1] if place.scope == "named" and match[1] != place.name else place.short
    return _seated_at(place, area + match[2], "vertical_branch", function)


# --- power ---------------------------------------------------------------------------------------------


def _grid(text: str, jurisdiction: str) -> AgencyName | None:
    match = _GRID.fullmatch(text)
    place = None if match is None else _place_of(match[1] or match[2], jurisdiction)
    if match is None or place is None:
        return None
    if place.level == "province":
        name = grid_companies().get(place.code)
        return None if name is None else _seated_at(place, name, "firm", "")
    return None if match[1] is None else _seated_at(place, text, "firm", "")


def _power_supply(text: str, jurisdiction: str) -> AgencyName | None:
    match = _SUPPLY.fullmatch(text)
    place = None if match is None else _place_of(match[2], jurisdiction)
    if match is None or place is None or place.short == "":
        return None
    southern = match[1] is None and province(place).code in _SOUTHERN_GRID
    name = f"{place.short}供电局" if southern else f"国网{place.short}供电公司"
    return _seated_at(place, name, "firm", "")


# --- places inside names -------------------------------------------------------------------------------


def _place_of(text: str, jurisdiction: str) -> Place | None:
    """Return the place that the whole of ``text`` names; '' is the document's own."""
    if text == "":
        return implied(jurisdiction)
    readings = [place for place, rest in named(text, jurisdiction) if rest == ""]
    by_level = relative(text, jurisdiction)
    if by_level is not None and by_level[1] == "" and by_level[0].scope != "open":
        readings.append(by_level[0])
    return readings[0] if len(readings) > 0 else None


def _first_place(text: str, jurisdiction: str) -> Place | None:
    """Return the place that ``text`` begins with, if it begins with one."""
    readings = named(text, jurisdiction)
    if len(readings) > 0:
        return readings[0][0]
    by_level = relative(text, jurisdiction)
    return None if by_level is None or by_level[0].scope == "open" else by_level[0]


def _with_full_place(text: str, place: Place | None, jurisdiction: str) -> str:
    """Return ``text`` with a word of level at its beginning replaced by the region's name."""
    by_level = relative(text, jurisdiction)
    if place is None or place.scope != "relative" or by_level is None:
        return text
    return place.name + by_level[1]


def _seated(
    owner: str, seat: str, body: str, jurisdiction: str, function: str, kind: str = "vertical_branch"
) -> AgencyName:
    """Return a branch named after its seat, which may be a region or an area of several (西北, 华东)."""
    place = _place_of(seat, jurisdiction)
    if place is not None and place.scope == "relative":
        seat = place.short
    return _seated_at(place, owner + seat + body, kind, function)


def _seated_at(place: Place | None, name: str, kind: str, function: str) -> AgencyName:
    level = "" if place is None or kind in ("firm", "bank") else place.level
    return AgencyName(name, COUNTRY if place is None else place.code, kind, level, function)


_READERS: tuple[Callable[[str, str], AgencyName | None], ...] = (
    _tax, _central_bank, _supervisor, _foreign_exchange, _energy, _mines, _civil_aviation, _railway, _survey,
    _customs, _power_supply, _grid,
)  # fmt: skip
