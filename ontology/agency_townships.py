"""Towns, townships and subdistricts, whose names no vocabulary holds: 白杨镇人民政府, 云台街道办事处.

A list may print them without the body that governs them (白杨镇、云台街道). Then only a word that reads like a
name counts: 各乡镇, 特色小镇 and 建制镇 name none.
"""

import re
from functools import lru_cache

from ontology.agency_parts import AgencyName
from ontology.agency_places import Place, implied, is_bare, named, relative

_ENDS = ("镇", "乡", "街道", "街道办", "政府", "办事处")
_GOVERNED = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,8})"
    r"(?:(?P<area>镇|乡)(?:(?:人民)?政府)?|街道(?:办事处|办)?)"
)
_NO_NAME = re.compile(
    r"[的各及与等或将我该每某其个]|有关|相关|所在|所属|其他|其它|属地|辖区|涉及|部分|全部|重点|试点|示范|特色|中心"
    r"|建制|主要|老旧|民族|特大|数字|卫星|旅游|产业|工业|商业|历史|美丽|宜居|智慧|贫困|边境|沿线|周边|农村|县城|城市|中小"
)
"""Words that say which towns are meant, or of what kind, and stand in no name."""
_KIND_OF_TOWN = re.compile(r".*[小古名强重]|(?:[全本两县区市大小]|.{2,})城|(?:[全本两县区市相]|.{2,})[乡街]")
"""What 镇 makes a common noun of: 小镇, 城镇, 乡镇, 街镇. 古城镇 and 宁乡镇 are names."""
_GOING = re.compile(r".*[返下回还故侨]|.{2,}城")
"""What 乡 makes a common noun of: 返乡, 统筹城乡."""


def read_township(text: str, jurisdiction: str) -> AgencyName | None:
    """Return who governs a town, printed with the body (白杨镇政府) or without it (白杨镇), or None.

    The name keeps the printed words behind those of a region that is named before the town; else it
    belongs to the document's ``jurisdiction``.
    """
    if not text.endswith(_ENDS):
        return None
    for place, rest in _places(text, jurisdiction):
        words = _official(rest)
        if words is not None:
            name = place.name if place.scope != "implied" else ""
            return AgencyName(f"{name}{words}", place.code, "government", "township", "")
    return None


@lru_cache(maxsize=1 << 14)
def is_bare_township(text: str, jurisdiction: str) -> bool:
    """Tell whether ``text`` (tidied) is a town's name without any body behind it."""
    return text.endswith(("镇", "乡", "街道")) and read_township(text, jurisdiction) is not None


def _places(text: str, jurisdiction: str) -> list[tuple[Place, str]]:
    """Return the ways to read a region before the town; 市桥街道 and 长安镇 begin with none."""
    found = [
        (place, rest)
        for place, rest in named(text, jurisdiction)
        if not is_bare(place, text.removesuffix(rest))
    ]
    by_level = relative(text, jurisdiction)
    if by_level is not None and by_level[0].scope == "relative":
        found.append(by_level)
    return [*found, (implied(jurisdiction), text)]


def _official(text: str) -> str | None:
    """Return the name with the body that governs such a town, None if ``text`` is no town's name."""
    match = _GOVERNED.fullmatch(text)
    if match is None or _NO_NAME.search(match["name"]) is not None:
        return None
    name = match["name"]
    if match["area"] == "镇" and _KIND_OF_TOWN.fullmatch(name) is not None:
        return None
    if match["area"] == "乡" and _GOING.fullmatch(name) is not None:
        return None
    return f"{name}{match['area']}人民政府" if match["area"] is not None else f"{name}街道办事处"
