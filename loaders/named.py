"""What the text of a document names, looked up once for all its units: regions, areas and sectors.

Most units name no region and no area at all. One pass over the whole text tells which ones may, so that nothing
is looked for in the others.
"""

from bisect import bisect_left
from functools import cached_property

from ontology.areas import AreaMention, area_places, find_areas
from ontology.regions import RegionMention, find_regions, region_places
from ontology.sectors import SectorMention, find_sectors


class Named:
    """The names in the text of one document of a jurisdiction, by stretches that begin and end between words."""

    def __init__(self, text: str, jurisdiction: str):
        self.text = text
        self.jurisdiction = jurisdiction

    def regions(self, start: int, end: int) -> list[RegionMention]:
        """Return the mentions of regions in ``text[start:end]``, their places counted from ``start``."""
        if not _any(self._region_places, start, end):
            return []
        return find_regions(self.text[start:end], self.jurisdiction)

    def areas(self, start: int, end: int, regions: list[RegionMention]) -> list[AreaMention]:
        """Return the mentions of areas in ``text[start:end]``, whose ``regions`` are known; places as there."""
        if len(regions) == 0 and not _any(self._area_places, start, end):
            return []
        return find_areas(self.text[start:end], regions)

    def sectors(self, start: int, end: int) -> list[SectorMention]:
        """Return the mentions of sectors within ``text[start:end]``, their places counted in the whole text."""
        first = bisect_left(self._sector_starts, start)
        found = self._sectors[first : bisect_left(self._sector_starts, end, first)]
        if len(found) > 0 and found[-1].end > end:
            found.pop()
        return found

    @cached_property
    def _region_places(self) -> list[int]:
        return region_places(self.text, self.jurisdiction)

    @cached_property
    def _area_places(self) -> list[int]:
        return area_places(self.text)

    @cached_property
    def _sectors(self) -> list[SectorMention]:
        return find_sectors(self.text)

    @cached_property
    def _sector_starts(self) -> list[int]:
        return [mention.start for mention in self._sectors]


def _any(places: list[int], start: int, end: int) -> bool:
    """Whether one of the places, which are in order, lies between ``start`` and ``end``."""
    number = bisect_left(places, start)
    return number < len(places) and places[number] < end
