"""The place that stands in front of an indicator: 西宁市森林覆盖率, 长三角地区煤炭消费量."""

from functools import lru_cache

from ontology.areas import area_by_name, find_areas
from ontology.indicators import concepts, read
from ontology.nodes import Region
from ontology.regions import find_regions, region, regions

_CLASS_WORDS = tuple("省市区县州盟旗")
_SHORTEST = 3
"""What stands behind the place must still be an indicator."""


@lru_cache(maxsize=1 << 14)
def split(printed: str, jurisdiction: str) -> tuple[Region | None, str]:
    """Return the region or area whose name an indicator begins with, and the rest; ``None`` if there is none.

    A province without its class word counts only before an indicator of the vocabulary: 天津港 is no place in
    Tianjin.
    """
    mentions = find_regions(printed, jurisdiction)
    for area in find_areas(printed, mentions):
        if area.start == 0 and len(printed) - area.end >= _SHORTEST:
            return Region(name=area.area.name, kind=area.area.kind), printed[area.end :]
    for mention in mentions:
        rest = printed[mention.end :]
        if mention.start > 0 or len(rest) < _SHORTEST:
            break
        if mention.surface.endswith(_CLASS_WORDS) or read(rest).code in concepts():
            return of_code(mention.code), rest
    return None, printed


def of_code(code: str) -> Region | None:
    """Return the region with this GB/T 2260 code, ``None`` if the gazetteer has none."""
    if code not in regions():
        return None
    known = region(code)
    return Region(code=code, name=known.name, short_name=known.short, kind=known.kind)


def of_scope(scope: str) -> Region | None:
    """Return the region or area that the scope of a target gives, ``None`` if it is a population (农牧区)."""
    kind, _, code = scope.partition(":")
    if kind == "region" and code in regions():
        return of_code(code)
    area = area_by_name(scope)
    return None if area is None else Region(name=area.name, kind=area.kind)
