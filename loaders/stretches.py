"""Stretches of a text, to be asked quickly whether one of them is touched."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

Span = tuple[int, int]


class Stretches:
    """Stretches of a text, merged where they overlap; asks take logarithmic time."""

    def __init__(self, spans: Iterable[Span]):
        self._starts: list[int] = []
        self._ends: list[int] = []
        last = -1
        for start, end in sorted(spans):
            if start <= last:
                if end > last:
                    self._ends[-1] = last = end
            else:
                self._starts.append(start)
                self._ends.append(end)
                last = end

    def touch(self, start: int, end: int) -> bool:
        """Tell whether one of them shares a character with ``text[start:end]``."""
        place = bisect_right(self._ends, start)
        return place < len(self._starts) and self._starts[place] < end

    def inside(self, start: int, end: int) -> Iterator[Span]:
        """Yield those that share a character with ``text[start:end]``, in order."""
        for place in range(bisect_right(self._ends, start), len(self._starts)):
            if self._starts[place] >= end:
                return
            yield self._starts[place], self._ends[place]
