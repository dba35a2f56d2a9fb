"""Names that have an agency's shape but whose words stand in no vocabulary.

They keep the printed words behind the full name of their place; only abbreviations that can mean one thing
are written out (委, 管委会, 高新区, 集团), as an analyst does who does not know the official name.
"""

import re
from collections.abc import Iterable

from ontology.agency_parts import AgencyName, split_body
from ontology.agency_places import Place, implied, is_bare
from ontology.agency_vocabulary import Body, bodies, firm_words, zone_types
from ontology.gazetteer import COUNTRY

_NATURAL_AREA = re.compile(
    r"长江|黄河|淮河|海河|珠江|太湖(?!县)|松辽|三峡|华北|东北|华东|华中|华南|中南|西南|西北|北方|南方"
)
_ZONE = re.compile(r"[区城园港岛带湖山](?:建设|开发建设)?管理委员会$")
# Words of firms' names that are written out, so that only the legal form is missing behind them.
_FULL_WORDS = re.compile(
    r".*?(?:铁路|港口|港|机场|水务|交通|地铁|公共|高速公路|高速|轨道|能源|环保|环境|旅游|文化|农业|建设|投资|金融|粮食|电力"
    r"|燃气|热力|控股|运营|发展|重工|钢铁|化工|城市|水利|产业|国有|资本|服务|出版|传媒|物流|供应链|数字|科技)集团"
)
_OF_THE_PLACE = ("厅", "局", "委员会")
"""Bodies that are the document's own when they are printed without any place."""
_GROUP = r"(?:领导小组|协调小组|工作小组|工作组|专项组|推进组|工作专班|专班|指挥部|联席会议|协调机制)"
_OWN_GROUP = re.compile(rf"(?!(?:工作)?{_GROUP}).{{2,}}{_GROUP}(?:办公室)?")
"""A leading group, or its office, with a field of work: as much the document's own as a department."""
_CENTRAL_GROUP = re.compile(r"国家|全国|中央|国务院|部际")
_NOT_OF_THE_PLACE = re.compile(
    r"[厅委局部署](?!队)|长三角|京津冀|粤港澳|成渝|跨|省际|现场|各|有关|相关|上级|本"
)
"""Beginnings of groups inside a department, of several regions, or of no one place."""


def read_unlisted(text: str, jurisdiction: str, readings: Iterable[tuple[Place, str]]) -> AgencyName | None:
    """Return the name that ``text`` (tidied, shaped like an agency's) most plainly is, or None.

    ``readings`` are the ways to read a place at its beginning, each with what is printed behind it.
    """
    last = split_body(text)
    if last is None or last[1] == "部" or text in bodies():
        return None
    if _NATURAL_AREA.match(text) is not None:
        kind = "vertical_branch" if last[2].kind == "department" else last[2].kind
        return AgencyName(_legal(text), COUNTRY, kind, "", "")
    for place, rest in readings:
        if len(rest) > 1:
            return _of_place(place, text, rest, last[2])
    if len(text) < 3 or "为" in text:
        return None
    return _without_place(text, jurisdiction, last[2])


def _kind(text: str, body: Body) -> str:
    """Return what the last word tells of an unknown name; a 管理委员会 without a zone governs nothing."""
    no_zone = body.kind == "government" and text.endswith("委员会") and _ZONE.search(text) is None
    return "department" if no_zone else body.kind


def _of_place(place: Place, text: str, rest: str, body: Body) -> AgencyName:
    if place.scope == "open":
        return AgencyName(text, place.code, "collective", place.level, "")
    printed = text.removesuffix(rest)
    words = _written_out(rest, body)
    kind = _kind(words, body)
    level = "" if kind in ("firm", "bank") else place.level
    if place.scope == "named" and (kind == "firm" or is_bare(place, printed)):
        return AgencyName(_legal(printed + words), place.code, kind, level, "")
    return AgencyName(_legal(place.name + words), place.code, kind, level, "")


def _without_place(text: str, jurisdiction: str, body: Body) -> AgencyName:
    if body.kind in ("firm", "bank"):
        return AgencyName(_legal(text), COUNTRY, body.kind, "", "")
    here = implied(jurisdiction)
    words = _written_out(text, body)
    group = body.kind in ("coordinating_body", "office") and _OWN_GROUP.fullmatch(words) is not None
    if group and _CENTRAL_GROUP.match(words) is not None:
        return AgencyName(words, COUNTRY, body.kind, "country", "")
    own = body.official in _OF_THE_PLACE or (group and _NOT_OF_THE_PLACE.match(words) is None)
    name = here.name + words if own else words
    return AgencyName(name, jurisdiction, _kind(words, body), here.level, "")


def _written_out(rest: str, body: Body) -> str:
    """Return the words behind the place with the abbreviations written out that can mean one thing only."""
    last = split_body(rest)
    if last is None:
        return rest
    if len(last[0]) == 1:
        return rest  # 建管委 is neither a 建管理委员会 nor another's abbreviation that the words tell
    if body.kind == "government":
        zone = next((word for word in zone_types() if last[0].endswith(word)), "")
        return last[0].removesuffix(zone) + zone_types().get(zone, "") + body.official
    if last[1] == "委":
        return last[0] + body.official
    if body.kind == "firm":
        for short, full in firm_words().items():
            if rest.startswith(short) and not rest.startswith(full):
                return full + rest.removeprefix(short)
    return rest


def _legal(name: str) -> str:
    """Return a firm's name with the legal form that company law demands, where the text leaves it out."""
    if _FULL_WORDS.fullmatch(name) is not None:
        return f"{name}有限公司"
    if name.endswith(("集团公司", "控股公司", "投资公司")):
        return f"{name.removesuffix('公司')}有限公司"
    return name
