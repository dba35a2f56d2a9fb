"""The larger regions and sectors that those in the documents are part of, from the vocabularies."""

from collections.abc import Iterable, Iterator
from functools import cache

from ontology.areas import area_by_name
from ontology.base import Edge, Node
from ontology.edges import PartOf
from ontology.nodes import Region, Sector
from ontology.regions import COUNTRY, ancestors, region, regions
from ontology.sectors import sector, sectors


def places_above(code: str) -> tuple[str, ...]:
    """Return the code of a jurisdiction and those of the regions it is part of, nearest first."""
    return (code, *ancestors(code)) if code in regions() else (code, COUNTRY)


def hierarchy(nodes: Iterable[Node]) -> Iterator[Node | Edge]:
    """Yield every larger region and sector of those among ``nodes``, and one PART_OF edge for each step.

    Well-known zones are part of the region they lie in. Other regions without a code, and codes that the
    vocabularies do not know, stay where the documents put them.
    """
    waiting = [known for node in nodes if (known := _known(node)) is not None]
    seen: set[str] = set()
    while len(waiting) > 0:
        known = waiting.pop()
        above = _above(known)
        if known.id in seen or above is None:
            continue
        seen.add(known.id)
        yield above
        yield PartOf(source=known.id, target=above.id)
        waiting.append(above)


def _known(node: Node) -> Node | None:
    """The node as the vocabularies have it."""
    match node:
        case Region(code=str(code)) if code in regions():
            return known_region(code)
        case Region(code=None, name=name) if _around(name) is not None:
            return node
        case Sector(code=code) if code in sectors():
            return _sector(code)
        case _:
            return None


def _above(node: Node) -> Node | None:
    """What the node of a vocabulary is part of."""
    match node:
        case Region(code=str(code)) if (parent := region(code).parent) is not None:
            return known_region(parent)
        case Region(code=None, name=name) if (around := _around(name)) is not None:
            return known_region(around)
        case Sector(code=code) if (parent := sector(code).parent) is not None:
            return _sector(parent)
        case _:
            return None


def _around(name: str) -> str | None:
    """The code of the region in which a well-known zone lies."""
    area = area_by_name(name)
    return area.within if area is not None else None


@cache
def known_region(code: str) -> Region:
    """Return the region with this code as the gazetteer has it."""
    known = region(code)
    return Region(code=code, name=known.name, short_name=known.short, kind=known.kind)


@cache
def _sector(code: str) -> Sector:
    known = sector(code)
    return Sector(code=code, name=known.zh, name_en=known.en)
