"""The outline: plans and their numbered units.

Official documents number their units in a fixed order of styles (一、（一）1.（1）①; 第X章 第X条 in laws), but a
document may skip a style or let one run through all chapters. The styles are therefore nested in the order
in which they appear, and a unit's path is made of the printed numbers.
"""

import re
from collections import Counter

from loaders.boxes import Boxes
from loaders.closing_fields import give_fields_back
from loaders.contents import without_contents
from loaders.headings import ARTICLE_HEADING, heading_end, is_closing, is_title
from loaders.lines import ANNEX_NUMBER
from loaders.repair import Paragraph, Text
from loaders.unit_kinds import classify, is_plan
from loaders.unit_markers import (
    DECIMAL,
    DIVISIONS,
    GLUED,
    INNER,
    LONGEST_DECIMAL,
    MARKER,
    STYLES,
    read_marker,
)
from loaders.units import Section, Unit

ANNEX = re.compile(rf"{ANNEX_NUMBER}[：:]?")
ATTACHMENTS = re.compile(r"附\s*件\s*[：:]\s*1\s*[.．、]")
"""The list of attachments, which stands in front of the signature (GB/T 9704-2012, 7.3.6); an annex itself is
headed 附件1."""
FIRST_WORDS = 20
"""Length of the words that stand for a heading where a unit has none (the annotation guide's convention)."""


def read_outline(text: Text) -> list[Section]:
    """Return the sections of a repaired text in order; there is always at least one."""
    paragraphs = list(without_contents(text))
    builder = _Builder(text, Boxes(text.text, paragraphs))
    for place, paragraph in enumerate(paragraphs):
        builder.add(paragraph, place)
    sections = builder.finish()
    for section in sections:
        section.annex = section.annex and not is_plan(text, section)
        give_fields_back(section, text.text)
        classify(section, text.text)
        for unit in section.units:
            unit.paragraphs += unit.closing
            start, end = unit.paragraphs[0]
            unit.own = [(max(unit.start, start), end), *unit.paragraphs[1:]]
    return sections


class _Builder:
    """Reads paragraphs one by one and keeps the stack of open units."""

    def __init__(self, text: Text, boxes: Boxes):
        self.text = text.text
        self.boxes = boxes
        self.sections = [Section(head=[])]
        self.stack: list[Unit] = []
        self.last: dict[str, int] = {}
        self.attachments = 0
        """The last number in the list of attachments that is being read; 0 outside of one."""
        self.decimal = "1.1" in text.text and DECIMAL.search(text.text) is not None

    def add(self, paragraph: Paragraph, place: int) -> None:
        """Read a paragraph, the ``place``-th of the text."""
        section = self.sections[-1]
        marker = MARKER.match(self.text, paragraph.start, paragraph.end)
        glued = self._glued(marker, paragraph)
        marker = glued or marker
        if marker is None:
            self.boxes.enter(paragraph)
        if (
            marker is None
            or self.attachments
            and self._attached(marker)
            or self.boxes.inside
            and self._boxed(marker, place)
            or not self._accepts(marker, paragraph)
        ):
            self._plain(paragraph, section)
            return
        at = paragraph.start
        for stop in [*self._inner(paragraph, marker), paragraph.end]:
            found = glued if at == paragraph.start and glued else MARKER.match(self.text, at, stop)
            if found is not None:
                self._open(found, at, stop)
            at = stop

    def _plain(self, paragraph: Paragraph, section: Section) -> None:
        listed = ATTACHMENTS.match(self.text, paragraph.start, paragraph.end) is not None
        self.attachments = 1 if listed else self.attachments
        if len(self.stack) == 0:
            section.head.append(paragraph)
            return
        if (
            not listed
            and ANNEX.match(self.text, paragraph.start, paragraph.end)
            and paragraph.end - paragraph.start < 40
        ):
            self._new_section([paragraph], annex=True)
            return
        unit = self.stack[-1]
        unit.paragraphs.append((paragraph.start, paragraph.end))
        unit.end = paragraph.end

    def _accepts(self, marker: re.Match[str], paragraph: Paragraph) -> bool:
        style, number = read_marker(marker)
        if number is None:
            return False
        rest = self.text[marker.end() : paragraph.end]
        if rest == "" or style in STYLES and rest[0] in "、，。；）":
            return False
        if style.startswith("decimal") and not self._is_decimal(marker, paragraph):
            return False
        if style == "条" and self._article_reference(marker):
            return False
        if style == "one" and number == 1 and len(self.stack) > 0 and self.stack[0].style == "one":
            self._next_plan()
        return True

    def _glued(self, marker: re.Match[str] | None, paragraph: Paragraph) -> re.Match[str] | None:
        """Return the next number of the list that is open, in front of a heading that begins with digits (3.5G基站)."""
        if self.decimal or marker is not None and marker["decimal"] is None:
            return None
        glued = GLUED.match(self.text, paragraph.start, paragraph.end)
        before = next((unit.number for unit in reversed(self.stack) if unit.style == "three"), 0)
        return glued if glued is not None and int(glued["three"]) == before + 1 > 1 else None

    def _attached(self, marker: re.Match[str]) -> bool:
        """Tell whether a number goes on with the list of attachments."""
        style, number = read_marker(marker)
        goes_on = style == "three" and number == self.attachments + 1
        self.attachments = self.attachments + 1 if goes_on else 0
        return goes_on

    def _boxed(self, marker: re.Match[str], place: int) -> bool:
        style, number = read_marker(marker)
        opened = {unit.style: unit.number for unit in self.stack}
        return number is not None and self.boxes.hold(style, number, opened, place)

    def _is_decimal(self, marker: re.Match[str], paragraph: Paragraph) -> bool:
        """A decimal number continues the count within the units that its first parts name; a quantity at the
        head of a line (1.5万吨) does not."""
        *above, number = map(int, marker["decimal"].split("."))
        if not self.decimal or not above and paragraph.end - paragraph.start > LONGEST_DECIMAL:
            return False
        opened = [unit.number for unit in self.stack]
        if opened[: len(above)] != above:
            return False
        style = read_marker(marker)[0]
        before = next((unit.number for unit in self.stack if unit.style == style), 0)
        return number == before + 1

    def _article_reference(self, marker: re.Match[str]) -> bool:
        """第五条规定… at a line head is a reference, not an article, unless it continues the count."""
        number = read_marker(marker)[1] or 0
        return (
            number != self.last.get("条", 0) + 1
            and self.text[marker.end() : marker.end() + 1] in "第规的、，和"
        )

    def _next_plan(self) -> None:
        """A second 一、: the paragraphs since the last unit that look like a title open another plan."""
        last = self.stack[-1]
        for number in range(1, len(last.paragraphs)):
            start, end = last.paragraphs[number]
            if is_title(self.text[start:end]):
                moved = [Paragraph(*span) for span in last.paragraphs[number:]]
                del last.paragraphs[number:]
                last.end = last.paragraphs[-1][1]
                self._new_section(moved)
                return

    def _new_section(self, head: list[Paragraph], *, annex: bool = False) -> None:
        self.sections.append(Section(head=head, annex=annex))
        self.stack = []
        self.last = {}

    def _inner(self, paragraph: Paragraph, first: re.Match[str]) -> list[int]:
        """Return the places inside a paragraph where further units start."""
        candidates = []
        for match in INNER.finditer(self.text, first.end() - 1, paragraph.end):
            marker = MARKER.match(self.text, match.end(), paragraph.end)
            if marker is not None and (read := read_marker(marker))[1] is not None:
                candidates.append((match.end(), *read))
        if not candidates:
            return []
        open_styles = {unit.style: unit.number for unit in self.stack}
        style, number = read_marker(first)
        open_styles = {style: number or 0} | {k: v for k, v in open_styles.items() if k != style}
        kept = []
        numbers = {(candidate[1], candidate[2]) for candidate in candidates}
        for at, style, number in candidates:
            expected = open_styles.get(style, 0) + 1
            if number == expected and (number > 1 or (style, 2) in numbers):
                kept.append(at)
                open_styles[style] = number
            elif number == 1 and (style, 2) in numbers and style not in ("one", "two"):
                kept.append(at)
                open_styles[style] = 1
        return kept

    def _open(self, marker: re.Match[str], start: int, end: int) -> None:
        style, number = read_marker(marker)
        if number is None:
            return
        styles = [unit.style for unit in self.stack]
        if style in styles:
            del self.stack[styles.index(style) :]
        if style in DIVISIONS:
            while self.stack and self.stack[-1].style not in DIVISIONS[: DIVISIONS.index(style)]:
                self.stack.pop()
        parent = self.stack[-1] if self.stack else None
        body = marker.end()
        heading = self._heading(style, body, end)
        title = self.text[slice(*heading)]
        unit = Unit(
            style, number, "", parent, body, end, heading, title.rstrip("。：:"), [(body, end)], marker=start
        )
        if parent is not None:
            parent.children.append(unit)
        self.sections[-1].units.append(unit)
        self.sections[-1].styles.add(style)
        self.stack.append(unit)
        self.last[style] = number

    def _heading(self, style: str, start: int, end: int) -> tuple[int, int]:
        """Return where the heading of a unit stands whose text is ``start`` to ``end``, or its first words."""
        bracketed = ARTICLE_HEADING.match(self.text, start, end) if style == "条" else None
        if bracketed is not None:
            return bracketed.span("heading")
        close = heading_end(self.text, start, end)
        return start, close if close > start else min(end, start + FIRST_WORDS)

    def finish(self) -> list[Section]:
        for section in self.sections:
            _number_paths(section)
            _split_tail(section, self.text)
        return self.sections


def _split_tail(section: Section, text: str) -> None:
    """Take the closing paragraphs (entry into force, signature, date, copies to) off the last unit."""
    if not section.units:
        return
    paragraphs = section.units[-1].paragraphs
    while len(paragraphs) > 1 and is_closing(text[slice(*paragraphs[-1])]):
        section.tail.insert(0, paragraphs.pop())
    section.units[-1].end = paragraphs[-1][1]


def _number_paths(section: Section) -> None:
    """Give every unit the printed ordinals of itself and of the units around it; a repeated path gets a mark."""
    seen: Counter[str] = Counter()
    uncounted = section.uncounted
    for unit in section.units:
        above = unit.parent.path if unit.parent is not None else ""
        if unit.style in uncounted:
            unit.path = above
            continue
        path = f"{above}/{unit.number}" if above else str(unit.number)
        seen[path] += 1
        unit.path = path if seen[path] == 1 else f"{path}!{seen[path]}"
