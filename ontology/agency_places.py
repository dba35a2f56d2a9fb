"""The place at the beginning of an agency's name, and the region that it means.

省生态环境厅 begins with a word of level whose region is the document's; 西宁市财政局 and 青海证监局 begin
with the name of a region; 财政局 begins with nothing and belongs to the document's own government. In a
city's document 区财政局 is the bureau of no one district: such a place stays open.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from ontology.gazetteer import (
    COUNTRY,
    Region,
    ancestors,
    by_name,
    contains,
    name_beginnings,
    province_of,
    regions,
)

LONGEST_REGION = 15
"""No region of China has a longer name (双江拉祜族佤族布朗族傣族自治县)."""

LEVEL_WORDS = {
    "特别行政区": "province", "自治区": "province", "省": "province",
    "自治州": "prefecture", "地区": "prefecture", "市": "prefecture", "州": "prefecture", "盟": "prefecture",
    "自治县": "county", "自治旗": "county", "新区": "county", "林区": "county",
    "县": "county", "区": "county", "旗": "county", "镇": "township", "乡": "township",
}  # fmt: skip
"""The words of level that stand for a region, with the level that they usually mean."""

CORPS = "新疆生产建设兵团"
"""It has organs like a province but no code of its own; its bodies belong to Xinjiang."""

_CORPS = re.compile(r"(?:新疆生产建设|生产建设)?兵团")
_ORDINARY_WORD = re.compile(r"区[域块位间]|市[场容]|县域|省会")
_WHOLE_PROVINCE = ("省", "自治区", "特别行政区")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a body belongs. ``name`` begins the full names of its bodies, ``short`` those of branches.

    ``scope`` says how the text gives the place: ``named``, ``relative`` (a word of level), ``implied``
    (nothing), or ``open`` (a word of level that means several regions; ``name`` is then that word).
    """

    name: str
    short: str
    code: str
    level: str
    scope: str


def of_region(here: Region, scope: str) -> Place:
    """Return ``here`` as a place. Districts carry the name of what they are part of: 武汉市江岸区."""
    if here.kind == "country":
        return Place("", "", here.code, "country", scope)
    name, short = here.name, here.short
    if here.kind == "county" and name.endswith("区") and not name.endswith(("林区", "特区")):
        name = regions()[ancestors(here.code)[0]].name + name
    if here.kind != "province":
        short = here.bare or here.name
    return Place(name, short, here.code, here.kind, scope)


def implied(jurisdiction: str) -> Place:
    """Return the place of a name that prints none: the document's jurisdiction."""
    here = regions().get(jurisdiction)
    return Place("", "", jurisdiction, "", "implied") if here is None else of_region(here, "implied")


def province(place: Place) -> Place:
    """Return the province that ``place`` lies in, or ``place`` itself if there is none."""
    above = province_of(place.code) if place.code in regions() else None
    return place if above is None else of_region(regions()[above], place.scope)


@lru_cache(maxsize=1 << 15)
def named(text: str, jurisdiction: str) -> tuple[tuple[Place, str], ...]:
    """Return the readings of ``text`` as a region's name and what follows it, the longest name first.

    A region inside the first one is read too (武汉市江岸区…): the place is the last one.
    """
    corps = _CORPS.match(text)
    if corps is not None:
        return ((Place(CORPS, "兵团", "650000", "province", "named"), text[corps.end() :]),)
    if text[:2] not in name_beginnings():
        return ()
    readings = []
    for length in range(min(LONGEST_REGION, len(text)), 1, -1):
        here = find(text[:length], jurisdiction)
        if here is None:
            continue
        rest = text[length:]
        if rest != "":
            readings += [
                (inner, tail)
                for inner, tail in named(rest, here.code)
                if _lies_in(inner, here) and not is_bare(inner, rest.removesuffix(tail))
            ]
        readings.append((of_region(here, "named"), rest))
    return tuple(readings)


def find(name: str, jurisdiction: str) -> Region | None:
    """Return the region of this name, full or short, as a document of ``jurisdiction`` would mean it.

    A province's short name always means the province (海南 is 海南省 in Qinghai too). Otherwise the
    document's own regions come first, then those of its province, then a name that is unique in China.
    Short county names are words as well (资源, 新建): they count only in documents of their own city.
    """
    anywhere = by_name(name)
    if len(anywhere) == 0 or anywhere[0].kind == "country":
        return None
    if anywhere[0].kind == "province":
        return anywhere[0]
    known = jurisdiction in regions()
    above = province_of(jurisdiction) if known else None
    own = _only(by_name(name, jurisdiction)) if known else None
    found = own or (None if above is None else _only(by_name(name, above))) or _only(anywhere)
    if found is None or found.kind == "prefecture" or name in (found.name, found.short, *found.usual):
        return found
    local = known and regions()[jurisdiction].kind in ("prefecture", "county")
    return found if local and contains(jurisdiction, found.code) else None


def is_bare(place: Place, printed: str) -> bool:
    """Tell whether ``printed`` gives the region without its class word (西宁), so that it may be a word."""
    here = regions().get(place.code)
    return here is not None and here.bare is not None and printed.endswith(here.bare)


def relative(text: str, jurisdiction: str) -> tuple[Place, str] | None:
    """Return ``text`` as a word of level and what follows it, or None if it begins with none."""
    bare = text[1:] if text[:1] in ("本", "我") else text
    if _ORDINARY_WORD.match(bare) is not None:
        return None
    for word, level in LEVEL_WORDS.items():
        if bare.startswith(word):
            here = _meant(word, jurisdiction)
            open_place = Place(word, word, jurisdiction, level, "open")
            return open_place if here is None else of_region(here, "relative"), bare[len(word) :]
    return None


def _only(found: list[Region]) -> Region | None:
    """Return the one region meant; a city without districts (嘉峪关市) bears the name of its only county."""
    upper = [one for one in found if one.kind != "county"]
    if len(upper) == 1:
        return upper[0]
    return found[0] if len(found) == 1 else None


def _lies_in(inner: Place, here: Region) -> bool:
    return inner.code != here.code and contains(here.code, inner.code)


def _meant(word: str, jurisdiction: str) -> Region | None:
    """Return the one region that a word of level means in a document, None if it means several or none."""
    here = regions().get(jurisdiction)
    if here is None or here.kind == "country":
        return None
    line = [regions()[code] for code in (jurisdiction, *ancestors(jurisdiction)) if code != COUNTRY]
    if word in _WHOLE_PROVINCE:
        return line[-1]
    if word != "市":
        line = [one for one in line if one.kind == LEVEL_WORDS[word]]
    return next((one for one in line if one.name.endswith(word)), None)
