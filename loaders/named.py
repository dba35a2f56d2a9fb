"""What the text of a document names, looked up once for all its units: regions, areas and sectors."""

from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property
from typing import Generic, Protocol, TypeVar

from ontology.areas import AreaMention, find_areas
from ontology.regions import RegionMention, find_regions
from ontology.sectors import SectorMention, find_sectors


class Placed(Protocol):
    """Something that stands in a text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


Mention = TypeVar("Mention", bound=Placed)


class InOrder(Generic[Mention]):
    """The mentions of one kind in a text, to be asked for by stretch."""

    def __init__(self, found: Iterable[Mention]):
        self.all = list(found)
        """All of them, in the order of the text, none inside another."""
        self._starts = [mention.start for mention in self.all]

    def within(self, start: int, end: int) -> list[Mention]:
        """Return those within ``text[start:end]``; takes logarithmic time where there is none."""
        first = bisect_left(self._starts, start)
        found = self.all[first : bisect_left(self._starts, end, first)]
        if len(found) > 0 and found[-1].end > end:
            found.pop()
        return found


class Named:
    """The names in the text of a document of a jurisdiction. Their places are counted in the whole text."""

    def __init__(self, text: str, jurisdiction: str):
        self._text = text
        self._jurisdiction = jurisdiction

    @cached_property
    def regions(self) -> InOrder[RegionMention]:
        """The administrative regions."""
        return InOrder(find_regions(self._text, self._jurisdiction))

    @cached_property
    def areas(self) -> InOrder[AreaMention]:
        """The areas without a code, zones among them."""
        return InOrder(find_areas(self._text, self.regions.all))

    @cached_property
    def sectors(self) -> InOrder[SectorMention]:
        """The sectors."""
        return InOrder(find_sectors(self._text))
