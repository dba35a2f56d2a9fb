"""Boxes (专栏) of five-year plans: their numbered items are no part of the outline in which they stand.

A box begins at its title. Where its items are numbered in a style of which a unit is open in the text around it,
they begin again at 1, and the number that goes on with the text ends the box. Items in a style that is not open
are units like others: parts of the unit that holds the box.
"""

import re
from collections.abc import Mapping, Sequence

from loaders.repair import Paragraph
from loaders.unit_markers import DIVISIONS, MARKER, read_marker

TITLE = re.compile(r"专\s*栏\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})[^。；]{0,40}")
"""The title of a box: 专栏3 国土绿化工程."""
FAR = 60
"""Paragraphs behind a number in which the next one of its style is looked for."""


class Boxes:
    """Follows the paragraphs of a text and tells which numbers count the items of a box."""

    def __init__(self, text: str, paragraphs: Sequence[Paragraph]):
        self._text = text
        self._paragraphs = paragraphs
        self._last: dict[str, int] | None = None
        self._bare = True

    @property
    def inside(self) -> bool:
        """Whether the title of a box was read and the text has not gone on since."""
        return self._last is not None

    def enter(self, paragraph: Paragraph) -> None:
        """Note that a box begins, if the paragraph, which has no number, is its title."""
        if TITLE.fullmatch(self._text, paragraph.start, paragraph.end) is not None:
            self._last, self._bare = {}, True

    def hold(self, style: str, number: int, opened: Mapping[str, int], place: int) -> bool:
        """Tell whether the number at the head of the ``place``-th paragraph counts an item of the box, and note it.

        ``opened`` has the numbers of the open units by style.
        """
        last = self._last
        if last is None or style in DIVISIONS or style not in opened and len(last) == 0:
            return False
        if number != last.get(style, 0) + 1 or (
            number == opened.get(style, 0) + 1 and self._goes_on(style, number, opened, place)
        ):
            self._last = None
            return False
        if style in last:
            for inner in [*last][[*last].index(style) + 1 :]:
                del last[inner]
        last[style] = number
        self._bare = self._bare and self._next(style, place)[0] == 1
        return True

    def _goes_on(self, style: str, number: int, opened: Mapping[str, int], place: int) -> bool:
        """Tell whether a number that would go on with the box and with the text goes on with the text: it does not
        come again, what was open below it does not go on behind it, and there is text behind it while nothing
        stood behind the items of the box."""
        distance, following = self._next(style, place)
        return (
            following != number and self._bare and distance != 1 and not self._resumes(style, opened, place)
        )

    def _resumes(self, style: str, opened: Mapping[str, int], place: int) -> bool:
        """Tell whether the next number behind goes on with another open unit of the text."""
        for paragraph in self._paragraphs[place + 1 : place + FAR]:
            marker = MARKER.match(self._text, paragraph.start, paragraph.end)
            if marker is not None:
                inner, number = read_marker(marker)
                return inner != style and number == opened.get(inner, -1) + 1
        return False

    def _next(self, style: str, place: int) -> tuple[int, int | None]:
        """Return how many paragraphs further the next number of a style stands, and which it is."""
        for distance, paragraph in enumerate(self._paragraphs[place + 1 : place + FAR], start=1):
            marker = MARKER.match(self._text, paragraph.start, paragraph.end)
            if marker is not None and (read := read_marker(marker))[0] == style:
                return distance, read[1]
            if marker is None and TITLE.fullmatch(self._text, paragraph.start, paragraph.end) is not None:
                break
        return 0, None
