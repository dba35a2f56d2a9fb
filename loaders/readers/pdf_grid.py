"""The grids that ruling lines draw: from lines on a page to cells with their spans."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from loaders.readers.pdf_page import Rule, Rules

NEAR = 2.5
"""Points within which lines are one line, and ends meet."""
OPEN = 6.0
"""Points by which lines stick out over the last crossing line where a table is open on that side."""
SMALLEST = 5.0
"""Width and height in points from which there is room for a character."""
MOST_LINES = 400
"""Lines of one page from which it is a map or a drawing."""
ODD_SHARE = 0.1
"""Share of the cells that may have another shape than a rectangle; drawings have more."""
FRAMED_SHARE = 0.8
"""Share of a side from which it counts as drawn."""


@dataclass(frozen=True, slots=True)
class Area:
    """A cell: its first row and column and how many of each it covers."""

    row: int
    column: int
    rowspan: int
    colspan: int


@dataclass(frozen=True, slots=True)
class Grid:
    """The lines of a table from left to right and from top to bottom, and its cells."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    areas: tuple[Area, ...]

    def slot(self, x: float, y: float) -> tuple[int, int]:
        """The row and column between whose lines a point of the table lies."""
        row = bisect_right(self.ys, y, 1, len(self.ys) - 1) - 1
        column = bisect_right(self.xs, x, 1, len(self.xs) - 1) - 1
        return row, column


def grids(rules: Rules) -> list[Grid]:
    """The tables that the ruling lines of a page draw, from top to bottom; each has at least two columns.

    Frames around text and single cells are no tables. Where a table has no outer line on a side, its inner
    lines end there.
    """
    across, down = _merged(rules.across), _merged(rules.down)
    if len(across) + len(down) > MOST_LINES:
        return []
    found = []
    for across_part, down_part in _connected(across, down):
        grid = _grid(across_part, down_part)
        if grid is not None:
            found.append(grid)
    return sorted(found, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Lines in one place made one; pieces that meet made one piece."""
    merged: list[Rule] = []
    for band in _bands(sorted(rules)):
        at = sum(rule.at for rule in band) / len(band)
        low, high = None, 0.0
        for rule in sorted(band, key=lambda rule: rule.low):
            if low is not None and rule.low > high + NEAR:
                merged.append(Rule(at, low, high))
                low = None
            if low is None:
                low, high = rule.low, rule.high
            high = max(high, rule.high)
        if low is not None:
            merged.append(Rule(at, low, high))
    return [rule for rule in merged if rule.high - rule.low > SMALLEST]


def _bands(rules: list[Rule]) -> list[list[Rule]]:
    bands: list[list[Rule]] = []
    for rule in rules:
        if bands and rule.at - bands[-1][0].at <= NEAR:
            bands[-1].append(rule)
        else:
            bands.append([rule])
    return bands


def _connected(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """The lines in groups that hang together."""
    group = {("a", n): ("a", n) for n in range(len(across))} | {("d", n): ("d", n) for n in range(len(down))}

    def root(key: tuple[str, int]) -> tuple[str, int]:
        while group[key] != key:
            group[key] = key = group[group[key]]
        return key

    for a, horizontal in enumerate(across):
        for d, vertical in enumerate(down):
            if _meet(horizontal, vertical):
                group[root(("a", a))] = root(("d", d))
    parts: dict[tuple[str, int], tuple[list[Rule], list[Rule]]] = {}
    for key in group:
        part = parts.setdefault(root(key), ([], []))
        part[0 if key[0] == "a" else 1].append((across if key[0] == "a" else down)[key[1]])
    return list(parts.values())


def _meet(horizontal: Rule, vertical: Rule) -> bool:
    return (
        horizontal.low - NEAR <= vertical.at <= horizontal.high + NEAR
        and vertical.low - NEAR <= horizontal.at <= vertical.high + NEAR
    )


def _grid(across: list[Rule], down: list[Rule]) -> Grid | None:
    if len(across) == 0 or len(down) == 0:
        return None
    xs = _places(down, min(rule.low for rule in across), max(rule.high for rule in across))
    ys = _places(across, min(rule.low for rule in down), max(rule.high for rule in down))
    if len(xs) < 3 or len(ys) < 2 or not _is_framed(xs, ys, across, down):
        return None
    areas = _areas(xs, ys, across, down)
    columns = {area.column for area in areas}
    return Grid(tuple(xs), tuple(ys), tuple(areas)) if len(columns) > 1 else None


def _places(rules: list[Rule], least: float, most: float) -> list[float]:
    """Where the lines of one direction stand, with the open ends of the crossing ones."""
    places: list[float] = []
    for place in sorted(rule.at for rule in rules):
        if not places or place - places[-1] > SMALLEST:
            places.append(place)
    if places[0] - least > OPEN:
        places.insert(0, least)
    if most - places[-1] > OPEN:
        places.append(most)
    return places


def _is_framed(xs: list[float], ys: list[float], across: list[Rule], down: list[Rule]) -> bool:
    """Whether lines run along at least two sides, one of them above or below."""
    level = [_drawn(across, at, xs) >= FRAMED_SHARE for at in (ys[0], ys[-1])]
    upright = [_drawn(down, at, ys) >= FRAMED_SHARE for at in (xs[0], xs[-1])]
    return any(level) and sum(level) + sum(upright) >= 2


def _drawn(rules: list[Rule], at: float, ends: list[float]) -> float:
    """The share of a side that is drawn."""
    low, high = ends[0], ends[-1]
    drawn = sum(
        max(0.0, min(rule.high, high) - max(rule.low, low)) for rule in rules if abs(rule.at - at) <= SMALLEST
    )
    return drawn / (high - low)


def _areas(xs: list[float], ys: list[float], across: list[Rule], down: list[Rule]) -> list[Area]:
    """The cells; none where what the lines enclose is too often no rectangle."""
    rows, columns = len(ys) - 1, len(xs) - 1
    group = {(row, column): (row, column) for row in range(rows) for column in range(columns)}

    def root(slot: tuple[int, int]) -> tuple[int, int]:
        while group[slot] != slot:
            group[slot] = slot = group[group[slot]]
        return slot

    for row, (top, bottom) in enumerate(pairwise(ys)):
        for column, (left, right) in enumerate(pairwise(xs)):
            if column > 0 and not _covers(down, left, (top + bottom) / 2):
                group[root((row, column))] = root((row, column - 1))
            if row > 0 and not _covers(across, top, (left + right) / 2):
                group[root((row, column))] = root((row - 1, column))
    members: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for slot in group:
        members.setdefault(root(slot), []).append(slot)
    areas = [_area(slots) for slots in members.values()]
    odd = sum(
        area.rowspan * area.colspan != len(slots) for area, slots in zip(areas, members.values(), strict=True)
    )
    if odd > ODD_SHARE * len(areas):
        return []
    return sorted(areas, key=lambda area: (area.row, area.column))


def _area(slots: list[tuple[int, int]]) -> Area:
    rows, columns = [row for row, _ in slots], [column for _, column in slots]
    return Area(min(rows), min(columns), max(rows) - min(rows) + 1, max(columns) - min(columns) + 1)


def _covers(rules: list[Rule], at: float, middle: float) -> bool:
    return any(abs(rule.at - at) <= SMALLEST and rule.low <= middle <= rule.high for rule in rules)
