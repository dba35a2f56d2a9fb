"""Branches of central bodies, banks, railways and power grids, whose official names follow patterns.

The sources print 青海证监局, 人行西宁中心支行 or 国网青海电力; the official names are 中国证券监督管理委员会青海监管局,
中国人民银行西宁中心支行 and 国网青海省电力公司. Bodies of before a reform keep their own names.
"""

import re
from collections.abc import Callable

from ontology.agency_parts import AgencyName, split_body
from ontology.agency_places import COUNTRY, Place, implied, named, province, relative
from ontology.agency_vocabulary import grid_companies, national_bodies, regional_firms

_HINT = re.compile(r"税务局|人行|人民银行|保监|银监|证监|金融监管|海关|海事|外汇|能源监管|矿|煤|民航|铁路|中铁|国铁|局集团"
                   r"|青藏集团|调查总?队|电力|电网|供电|国网|烟草公司|邮政")

_SUPERVISORS = {
    "银保监": "中国银行保险监督管理委员会", "证监": "中国证券监督管理委员会", "银监": "中国银行业监督管理委员会",
    "保监": "中国保险监督管理委员会", "金融监管": "国家金融监督管理总局",
}
_SUPERVISOR = re.compile(r"(.*?)(银保监|证监|银监|保监|金融监管)(局|分局)")
_CENTRAL_BANK = re.compile(r"(?:中国人民银行|人民银行|人行)(.+)")
_LOCAL_CENTRAL_BANK = re.compile(r"(.+?)(?:人民银行|人行)")
_BANK_BRANCH = re.compile(r"(?:分行|支行|营业管理部|营管部|总部|重庆营业管理部)")
_TAX = re.compile(r"(国家税务总局)?(.*?)税务局((?:第.+|.*分局|.*稽查局)?)")
_FOREIGN_EXCHANGE = re.compile(r"(?:国家)?外汇(?:管理)?局(.+)")
_ENERGY = re.compile(r"(?:国家能源局)?(.{2,4}?)能源监管(局|办公室|办)")
_MINES = re.compile(r"(?:国家矿山安全监察局|国家矿山安监局|矿山安监局|国家矿监局)(.{2,4}?)局"
                    r"|(.{2,4}?)(?:矿山安全监察局|矿山安监局|矿监局)")
_COAL_MINES = re.compile(r"(.{2,4}?)(?:煤监局|煤矿安监局|煤矿安全监察局)")
_CIVIL_AVIATION = re.compile(r"(?:中国)?民航(.{2,4}?)(?:地区)?(管理局|安全监督管理局|监管局)")
_RAIL_BUREAUS = ("哈尔滨|沈阳|北京|太原|呼和浩特|郑州|武汉|西安|济南|上海|南昌|广州|南宁|成都|昆明|兰州|乌鲁木齐")
_RAILWAY = re.compile(rf"(?:中国铁路|中铁|国铁)?({_RAIL_BUREAUS})(?:铁路)?局集团(?:有限)?(?:公司)?"
                      rf"|(?:中国铁路|中铁|国铁)?(青藏)(?:铁路)?集团(?:有限)?(?:公司)?")
_OLD_RAILWAY = re.compile(rf"({_RAIL_BUREAUS})铁路局")
_SURVEY = re.compile(r"(?:国家统计局)?(.+?)(?:统计)?(调查总队|调查队)")
_CUSTOMS = re.compile(r"(?:中华人民共和国)?(.*?)(海关|海事局)")
_GRID = re.compile(r"(?:国网|国家电网)(?:公司)?(.+?)电力(?:有限)?(?:责任)?(?:公司)?"
                   r"|(.+?)(?:电力|电网)(?:有限)?(?:责任)?公司")
_SUPPLY = re.compile(r"(?:国网|国家电网)?(.*?)供电(?:有限)?(?:责任)?(公司|局|分公司)")
_SOUTHERN_GRID = ("440000", "450000", "460000", "520000", "530000")


def read_branch(text: str, jurisdiction: str) -> AgencyName | None:
    """Return the branch, bank or grid company that ``text`` names, or None."""
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


def place_of(text: str, jurisdiction: str) -> Place | None:
    """Return the place that the whole of ``text`` names; '' is the document's own."""
    if text == "":
        return implied(jurisdiction)
    for place, rest in named(text, jurisdiction):
        if rest == "":
            return place
    by_level = relative(text, jurisdiction)
    return by_level[0] if by_level is not None and by_level[1] == "" and by_level[0].scope != "open" else None


def first_place(text: str, jurisdiction: str) -> Place | None:
    """Return the place that ``text`` begins with, if it begins with one."""
    readings = named(text, jurisdiction)
    if readings:
        return readings[0][0]
    by_level = relative(text, jurisdiction)
    return by_level[0] if by_level is not None and by_level[0].scope != "open" else None


def _branch(name: str, place: Place, function: str, kind: str = "vertical_branch") -> AgencyName:
    return AgencyName(name, place.code, kind, "" if kind in ("firm", "bank") else place.level, function)


def _supervisor(text: str, jurisdiction: str) -> AgencyName | None:
    match = _SUPERVISOR.fullmatch(text)
    if match is None or (place := place_of(match[1], jurisdiction)) is None or not place.short:
        return None
    local = match[2] == "金融监管" and match[3] == "局"
    if local and (place.scope != "named" or match[1] == place.name):
        return None
    return _branch(f"{_SUPERVISORS[match[2]]}{place.short}监管{match[3]}", place, "金融监管")


def _central_bank(text: str, jurisdiction: str) -> AgencyName | None:
    match = _CENTRAL_BANK.fullmatch(text)
    if match is None:
        local = _LOCAL_CENTRAL_BANK.fullmatch(text)
        place = None if local is None else place_of(local[1], jurisdiction)
        return None if place is None else _branch(f"中国人民银行{place.name}分行", place, "金融监管")
    if _BANK_BRANCH.search(match[1]) is None:
        return None
    place = first_place(match[1], jurisdiction)
    rest = match[1].replace("营管部", "营业管理部")
    if place is None:
        return AgencyName(f"中国人民银行{rest}", jurisdiction, "vertical_branch", "", "金融监管")
    by_level = relative(rest, jurisdiction)
    if place.scope == "relative" and by_level is not None:
        rest = place.name + by_level[1]
    elif rest == f"{place.short}分行" and place.level == "province" and not place.name.endswith("市"):
        rest = f"{place.name}分行"
    return _branch(f"中国人民银行{rest}", place, "金融监管")


def _tax(text: str, jurisdiction: str) -> AgencyName | None:
    match = _TAX.fullmatch(text)
    if match is None or (place := place_of(match[2], jurisdiction)) is None or place.level in ("", "country"):
        return None
    return _branch(f"国家税务总局{place.name}税务局{match[3]}", place, "税务")


def _foreign_exchange(text: str, jurisdiction: str) -> AgencyName | None:
    match = _FOREIGN_EXCHANGE.fullmatch(text)
    if match is None or (place := first_place(match[1], jurisdiction)) is None:
        return None
    return _branch(f"国家外汇管理局{match[1]}", place, "外汇管理")


def _regional_office(text: str, jurisdiction: str) -> AgencyName | None:
    """Return offices of the energy, mine-safety and coal-mine administrations."""
    energy = _ENERGY.fullmatch(text)
    if energy is not None:
        body = "监管局" if energy[2] == "局" else "监管办公室"
        return _seated(f"国家能源局{energy[1]}{body}", energy[1], jurisdiction, "能源")
    mines = _MINES.fullmatch(text)
    if mines is not None:
        seat = mines[1] or mines[2]
        return None if seat == "国家" else _seated(f"国家矿山安全监察局{seat}局", seat, jurisdiction, "矿山安全")
    coal = _COAL_MINES.fullmatch(text)
    return None if coal is None or coal[1] == "国家" else \
        _seated(f"{coal[1]}煤矿安全监察局", coal[1], jurisdiction, "矿山安全")


def _seated(name: str, seat: str, jurisdiction: str, function: str, kind: str = "vertical_branch") -> AgencyName:
    """Return a branch named after a seat that may be a region or an area (西北, 华东)."""
    place = place_of(seat, jurisdiction)
    if place is None:
        return AgencyName(name, COUNTRY, kind, "", function)
    printed = name.replace(seat, place.short) if place.scope == "relative" else name
    return _branch(printed, place, function, kind)


def _civil_aviation(text: str, jurisdiction: str) -> AgencyName | None:
    match = _CIVIL_AVIATION.fullmatch(text)
    if match is None:
        return None
    body = "地区管理局" if match[2] == "管理局" else "安全监督管理局"
    return _seated(f"中国民用航空{match[1]}{body}", match[1], jurisdiction, "民航")


def _railway(text: str, jurisdiction: str) -> AgencyName | None:
    old = _OLD_RAILWAY.fullmatch(text)
    if old is not None:
        return _seated(text, old[1], jurisdiction, "", "firm")
    match = _RAILWAY.fullmatch(text)
    if match is None:
        return None
    if match[2]:
        return AgencyName("中国铁路青藏集团有限公司", COUNTRY, "firm", "", "")
    return _seated(f"中国铁路{match[1]}局集团有限公司", match[1], jurisdiction, "", "firm")


def _survey(text: str, jurisdiction: str) -> AgencyName | None:
    match = _SURVEY.fullmatch(text)
    if match is None or (place := place_of(match[1].removeprefix("国家"), jurisdiction)) is None or not place.short:
        return None
    return _branch(f"国家统计局{place.short}{match[2]}", place, "统计")


def _customs(text: str, jurisdiction: str) -> AgencyName | None:
    match = _CUSTOMS.fullmatch(text)
    if match is None or text.endswith("海关总署"):
        return None
    function = "海关" if match[2] == "海关" else "海事"
    place = first_place(match[1], jurisdiction) if match[1] else implied(jurisdiction)
    if place is None or not place.short:
        return AgencyName(match[1] + match[2], COUNTRY, "vertical_branch", "", function)
    printed = match[1] if place.scope == "named" and match[1] != place.name else place.short
    return _branch(printed + match[2], place, function)


def _grid(text: str, jurisdiction: str) -> AgencyName | None:
    supply = _SUPPLY.fullmatch(text)
    if supply is not None:
        return _power_supply(text, supply[1], jurisdiction)
    match = _GRID.fullmatch(text)
    if match is None or (place := place_of(match[1] or match[2], jurisdiction)) is None:
        return None
    if place.level == "province":
        name = grid_companies().get(place.code)
        return None if name is None else _branch(name, place, "", "firm")
    return None if match[1] is None else _branch(text, place, "", "firm")


def _power_supply(text: str, seat: str, jurisdiction: str) -> AgencyName | None:
    place = place_of(seat, jurisdiction)
    if place is None or not place.short:
        return None
    if text.startswith(("国网", "国家电网")) and place.level != "county":
        return _branch(f"国网{place.short}供电公司", place, "", "firm")
    southern = province(place).code in _SOUTHERN_GRID
    return _branch(f"{place.short}供电局" if southern else f"国网{place.short}供电公司", place, "", "firm")


def read_inside_national(text: str, jurisdiction: str) -> AgencyName | None:
    """Return a part of a nationwide body: 国家能源局西北监管局, 国家发展改革委环资司, 工商银行青海省分行."""
    table = national_bodies()
    for length in range(len(text) - 2, 1, -1):
        whole = table.get(text[:length])
        if whole is None:
            continue
        rest = text[length:]
        last = split_body(rest)
        if last is None or len(rest) < 2 or last[0] == "" or rest[0] in "和与及":
            continue
        place = first_place(rest, jurisdiction)
        regional = place is not None or rest.endswith(("局", "总队", "办事处"))
        kind = whole.kind if whole.kind in ("bank", "firm") else "vertical_branch" if regional else last[2].kind
        name = whole.official + rest if whole.kind != "firm" else text
        if place is None:
            return AgencyName(name, COUNTRY, kind, "", whole.function)
        by_level = relative(rest, jurisdiction)
        if place.scope == "relative" and by_level is not None:
            name = whole.official + place.name + by_level[1]
        return _branch(name, place, whole.function, kind)
    return None


_READERS: tuple[Callable[[str, str], AgencyName | None], ...] = (
    _tax, _central_bank, _supervisor, _foreign_exchange, _regional_office, _civil_aviation, _railway, _survey,
    _customs, _grid,
)
