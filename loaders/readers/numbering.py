"""The automatic numbers of a Word document, restored from its numbering and style definitions.

Word stores the words of a numbered paragraph and a reference; the printed 一、 or （二） exists only in
``numbering.xml`` as a pattern and a count (ECMA-376 Part 1, 17.9).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from loaders.readers.numerals import numeral

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

PLACEHOLDER = re.compile(r"%([1-9])")
LEVELS = 9
PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
BULLET = "•"
"""Stands for bullets that only a symbol font can show."""
CLOSED_MARKER = re.compile(r"[、，．.。)）】〕：:①-⒛㈠-㈩㉑-㊉㊱-㊿]$")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how it counts and what it prints."""

    start: int = 1
    number_format: str = "decimal"
    pattern: str = ""
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class _List:
    """A ``w:num``: the counter that it shares with other lists, its levels and where it starts anew."""

    counter: str
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass(frozen=True, slots=True)
class _Style:
    based_on: str
    number_id: str | None
    level: int | None


@dataclass(slots=True)
class Numbering:
    """Gives each numbered paragraph its marker; to be asked in document order, as it counts along."""

    lists: dict[str, _List] = field(default_factory=dict)
    styles: dict[str, _Style] = field(default_factory=dict)
    default_style: str = ""
    _counters: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def marker(self, properties: Any) -> str:
        """The number or bullet in front of a paragraph with these ``w:pPr`` (None if it has none), with the
        blank that sets it off where the print needs one; empty for a paragraph without number."""
        reference = self._reference(properties)
        if reference is None:
            return ""
        number_id, index = reference
        numbered = self.lists.get(number_id)
        if numbered is None or index not in numbered.levels:
            return ""
        counts = self._count(number_id, numbered, index)
        return _printed(numbered.levels, index, counts)

    def _reference(self, properties: Any) -> tuple[str, int] | None:
        """The list and level of a paragraph: its own, else those of its style and that style's bases."""
        style = _value(properties, "pStyle") or self.default_style
        numbers = None if properties is None else properties.find(W + "numPr")
        own_id, own_level = _value(numbers, "numId"), _integer(_value(numbers, "ilvl"))
        ancestry = self._ancestry(style)
        for ancestor in ancestry:
            inherited = self.styles[ancestor]
            if own_id is None:
                own_id = inherited.number_id
            if own_level is None:
                own_level = inherited.level
        if own_id is None or own_id == "0":
            return None
        return own_id, self._linked_level(own_id, ancestry) if own_level is None else own_level

    def _ancestry(self, style: str) -> list[str]:
        """A style and what it is based on, nearest first."""
        line: list[str] = []
        while style in self.styles and style not in line:
            line.append(style)
            style = self.styles[style].based_on
        return line

    def _linked_level(self, number_id: str, styles: list[str]) -> int:
        """The level that a list reserves for one of the styles, else the first."""
        numbered = self.lists.get(number_id)
        if numbered is None:
            return 0
        return next((index for index, level in numbered.levels.items() if level.style in styles), 0)

    def _count(self, number_id: str, numbered: _List, index: int) -> dict[int, int]:
        """Count one paragraph; deeper levels begin again, unless they say otherwise."""
        counts = self._counters.setdefault(numbered.counter, {})
        if index in numbered.starts and (number_id, index) not in self._begun:
            counts[index] = numbered.starts[index]
        elif index in counts:
            counts[index] += 1
        else:
            counts[index] = numbered.levels[index].start
        self._begun.add((number_id, index))
        for deeper, level in numbered.levels.items():
            if deeper > index and (level.restart is None or index < level.restart):
                counts.pop(deeper, None)
        return counts


def _printed(levels: dict[int, Level], index: int, counts: dict[int, int]) -> str:
    level = levels[index]
    if level.number_format == "bullet":
        return PRIVATE_USE.sub(BULLET, level.pattern)

    def count(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        if place not in levels:
            return ""
        form = "decimal" if level.legal else levels[place].number_format
        return numeral(counts.get(place, levels[place].start), form)

    marker = PLACEHOLDER.sub(count, level.pattern)
    return marker + _gap(marker, level.suffix)


def _gap(marker: str, suffix: str) -> str:
    """What stands between a number and the words.

    A tab stop closes up behind 、 or ）, as such numbers are printed; behind a bare 第三条 it is a blank.
    """
    if marker == "" or suffix == "nothing":
        return ""
    return "" if suffix == "tab" and CLOSED_MARKER.search(marker) is not None else " "


# --- reading the definitions ---------------------------------------------------------------------------


def read_numbering(numbering: Any, styles: Any) -> Numbering:
    """The numbering of a document from the root elements of its two parts; either may be None."""
    known = {} if styles is None else dict(_styles(styles))
    default = "" if styles is None else _default_style(styles)
    lists = {} if numbering is None else _lists(numbering, known)
    return Numbering(lists, known, default)


def _lists(numbering: Any, styles: dict[str, _Style]) -> dict[str, _List]:
    """The lists by id. One defined through a list style takes its levels from the list of that style."""
    abstract = {element.get(W + "abstractNumId"): element for element in numbering.findall(W + "abstractNum")}
    used = {num.get(W + "numId"): _value(num, "abstractNumId") or "" for num in numbering.findall(W + "num")}
    lists: dict[str, _List] = {}
    for num in numbering.findall(W + "num"):
        number_id = num.get(W + "numId")
        counter = used[number_id]
        link = styles.get(_value(abstract.get(counter), "numStyleLink") or "")
        if link is not None and link.number_id in used:
            counter = used[link.number_id]
        levels = {} if counter not in abstract else dict(map(_level, abstract[counter].findall(W + "lvl")))
        starts: dict[int, int] = {}
        for override in num.findall(W + "lvlOverride"):
            index = _integer(override.get(W + "ilvl")) or 0
            levels.update(map(_level, override.findall(W + "lvl")))
            start = _integer(_value(override, "startOverride"))
            if start is not None:
                starts[index] = start
        lists[number_id] = _List(counter, levels, starts)
    return lists


def _level(element: Any) -> tuple[int, Level]:
    start = _integer(_value(element, "start"))
    index = _integer(element.get(W + "ilvl")) or 0
    level = Level(
        start=0 if start is None else start,
        number_format=_value(element, "numFmt") or "decimal",
        pattern=_value(element, "lvlText") or "",
        suffix=_value(element, "suff") or "tab",
        restart=_integer(_value(element, "lvlRestart")),
        legal=is_on(element, "isLgl"),
        style=_value(element, "pStyle") or "",
    )
    return index, level


def _styles(styles: Any) -> Iterator[tuple[str, _Style]]:
    for style in styles.findall(W + "style"):
        numbers = style.find(f"{W}pPr/{W}numPr")
        yield (
            style.get(W + "styleId") or "",
            _Style(
                based_on=_value(style, "basedOn") or "",
                number_id=_value(numbers, "numId"),
                level=_integer(_value(numbers, "ilvl")),
            ),
        )


def _default_style(styles: Any) -> str:
    for style in styles.findall(W + "style"):
        if style.get(W + "type") == "paragraph" and style.get(W + "default") in ("1", "true", "on"):
            return style.get(W + "styleId") or ""
    return ""


def is_on(parent: Any, tag: str) -> bool:
    """Whether a parent has a switch, as in ``<w:vanish/>``, that is not turned off."""
    element = None if parent is None else parent.find(W + tag)
    return element is not None and element.get(W + "val", "1") not in ("0", "false", "off", "none")


def _value(parent: Any, tag: str) -> str | None:
    """The ``w:val`` of a child; None without parent, child or value."""
    element = None if parent is None else parent.find(W + tag)
    value: str | None = None if element is None else element.get(W + "val")
    return value


def _integer(value: str | None) -> int | None:
    return int(value) if value is not None and value.lstrip("-").isdecimal() else None
