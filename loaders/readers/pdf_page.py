"""One page of a PDF through PDFium's C interface: its text, where its characters stand, its ruling lines."""

import ctypes
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import compress, repeat
from operator import le, neg
from typing import Any, NamedTuple

from pypdfium2 import raw

SPACIOUS = 4096
"""Characters of a page for which the buffer has room from the start."""
THIN = 3.0
"""Points up to which a filled or drawn shape is a line."""
SEGMENTS = 4000
"""Segments of one path from which it is a picture."""
OBJECTS = 20_000
"""Objects of one page from which it is a map or a drawing."""
NESTED = 3
"""How deep forms (drawings placed as one object) are opened."""


class Rule(NamedTuple):
    """A ruling line: its place across, and its two ends. Rows count downwards, so ``y`` grows downwards."""

    at: float
    low: float
    high: float


@dataclass(slots=True)
class Rules:
    """The horizontal and the vertical ruling lines of a page."""

    across: list[Rule]
    down: list[Rule]


class Glyph(NamedTuple):
    """A printed character: its place in the page's text, and its box as a reader sees it (``y`` downwards)."""

    at: int
    x0: float
    y0: float
    x1: float
    y1: float


Point = tuple[float, float]
Objects = list[tuple[Any, int]]
Matrix = tuple[float, float, float, float, float, float]
UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)
PATH, FORM = raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_FORM
ADDRESS = ctypes.c_void_p
BOX = ctypes.sizeof(raw.FS_RECTF)


def _by_address(function: Any, result: Any, *arguments: Any) -> Any:
    """The same function of PDFium, taking and giving plain addresses: ctypes makes an object of every typed
    pointer, which costs more than the call."""
    plain = type(function)(ctypes.cast(function, ADDRESS).value)
    plain.restype, plain.argtypes = result, arguments
    return plain


_placed = _by_address(raw.FPDFPage_GetObject, ADDRESS, ADDRESS, ctypes.c_int)
_kind = _by_address(raw.FPDFPageObj_GetType, ctypes.c_int, ADDRESS)
_index = _by_address(raw.FPDFText_GetTextIndexFromCharIndex, ctypes.c_int, ADDRESS, ctypes.c_int)
_loose_box = _by_address(raw.FPDFText_GetLooseCharBox, ctypes.c_int, ADDRESS, ctypes.c_int, ADDRESS)


def _upright(x: float, y: float) -> Point:
    return (x, -y)


def _right(x: float, y: float) -> Point:
    return (y, x)


def _over(x: float, y: float) -> Point:
    return (-x, y)


def _left(x: float, y: float) -> Point:
    return (-y, -x)


TURNS = (_upright, _right, _over, _left)
"""How a page is seen that is turned by 0 to 3 quarters, clockwise."""


def _sorted(low: list[float], high: list[float]) -> tuple[list[float], list[float]]:
    """Pairs of numbers, the lower one of each in the first list."""
    if all(map(le, low, high)):
        return low, high
    return list(map(min, low, high)), list(map(max, low, high))


class PageError(Exception):
    """PDFium cannot load a page."""


class Page:
    """A loaded page; its ``text`` is as PDFium gives it."""

    def __init__(self, page: Any, textpage: Any, buffer: Any):
        self._page = page
        self._textpage = textpage
        self._count = raw.FPDFText_CountChars(textpage)
        written = raw.FPDFText_GetText(textpage, 0, self._count, buffer) if self._count > 0 else 0
        self._units = max(0, written - 1)
        self.text = str(memoryview(buffer).cast("B")[: 2 * self._units], "utf-16-le", "ignore")

    def has_picture(self) -> bool:
        """Whether an image is placed on the page itself."""
        return any(kind == raw.FPDF_PAGEOBJ_IMAGE for _, kind in self._objects())

    def rules(self) -> Rules:
        """The ruling lines, drawn as lines, as frames or as thin filled shapes."""
        rules = Rules([], [])
        drawn = [
            (ctypes.cast(item, raw.FPDF_PAGEOBJECT), kind)
            for item, kind in self._objects()
            if kind in (PATH, FORM)
        ]
        seen = self._turned()
        for x0, y0, x1, y1 in _strokes(drawn, UNMOVED, NESTED):
            (left, top), (right, bottom) = seen(x0, y0), seen(x1, y1)
            left, right = sorted((left, right))
            top, bottom = sorted((top, bottom))
            if bottom - top <= THIN and right - left > THIN:
                rules.across.append(Rule((top + bottom) / 2, left, right))
            elif right - left <= THIN and bottom - top > THIN:
                rules.down.append(Rule((left + right) / 2, top, bottom))
        return rules

    def _objects(self) -> list[tuple[int, int]]:
        """The addresses of what is placed on the page, each with its kind; nothing where it is a map or a
        drawing."""
        count = raw.FPDFPage_CountObjects(self._page)
        if count > OBJECTS:
            return []
        page = ctypes.cast(self._page, ADDRESS).value
        items = list(map(_placed, repeat(page, count), range(count)))
        return list(zip(items, map(_kind, items), strict=True))

    def glyphs(self) -> list[Glyph]:
        """The printed characters in the order of the text; none where their places cannot be told."""
        numbers, places = self._places()
        textpage = ctypes.cast(self._textpage, ADDRESS).value
        boxes = (ctypes.c_float * (4 * len(places)))()
        first = ctypes.addressof(boxes)
        boxed = range(first, first + BOX * len(places), BOX)
        found = list(map(_loose_box, repeat(textpage), numbers, boxed))
        sides = boxes[:]
        left, top, right, bottom = sides[0::4], sides[1::4], sides[2::4], sides[3::4]
        seen = self._turned()
        if seen is _upright:
            top, bottom = list(map(neg, top)), list(map(neg, bottom))
        elif len(places) > 0:
            left, top = map(list, zip(*map(seen, left, top), strict=True))
            right, bottom = map(list, zip(*map(seen, right, bottom), strict=True))
        x0, x1 = _sorted(left, right)
        y0, y1 = _sorted(top, bottom)
        glyphs = map(Glyph, places, x0, y0, x1, y1)
        return list(glyphs) if all(found) else list(compress(glyphs, found))

    def _places(self) -> tuple[list[int], list[int]]:
        """The numbers of the printed characters, and their places in the text. PDFium counts UTF-16 units, and its
        text leaves some of them out; here a character outside the basic plane has the number of its first unit."""
        text = self.text
        if self._count == self._units == len(text):
            places = [at for at, char in enumerate(text) if char > " "]
            return places, places
        of_units = [at for at, char in enumerate(text) for _ in range(1 + (char > "\uffff"))]
        if len(of_units) != self._units:
            return [], []
        units: Sequence[int] = range(self._count)
        if self._count != self._units:
            textpage = ctypes.cast(self._textpage, ADDRESS).value
            units = list(map(_index, repeat(textpage), units))
        numbers, places = list[int](), list[int]()
        before = -1
        for number, unit in enumerate(units):
            if 0 <= unit < self._units and (at := of_units[unit]) != before:
                before = at
                if text[at] > " ":
                    numbers.append(number)
                    places.append(at)
        return numbers, places

    def _turned(self) -> Callable[[float, float], Point]:
        """How a point of the unturned page, with ``y`` upwards, is seen, with ``y`` downwards."""
        return TURNS[raw.FPDFPage_GetRotation(self._page)]


@contextmanager
def loaded(document: Any, number: int, buffer: list[Any]) -> Iterator[Page]:
    """A page of an open document, counted from 0. ``buffer`` is a list that the pages of a document share.

    Raises :class:`PageError` where the page is damaged.
    """
    page = raw.FPDF_LoadPage(document, number)
    if not page:
        raise PageError
    try:
        textpage = raw.FPDFText_LoadPage(page)
        if not textpage:
            raise PageError
        try:
            yield Page(page, textpage, _roomy(buffer, raw.FPDFText_CountChars(textpage)))
        finally:
            raw.FPDFText_ClosePage(textpage)
    finally:
        raw.FPDF_ClosePage(page)


def _roomy(buffer: list[Any], count: int) -> Any:
    """The shared buffer, with room for ``count`` characters outside the basic plane and the closing zero."""
    need = 2 * (count + 1)
    if len(buffer) == 0 or len(buffer[0]) < need:
        buffer[:] = [(ctypes.c_ushort * max(SPACIOUS, 2 * need))()]
    return buffer[0]


# --- ruling lines --------------------------------------------------------------------------------------


def _form_objects(form: Any) -> Objects:
    """What is placed in a form, each with its kind."""
    items = [raw.FPDFFormObj_GetObject(form, number) for number in range(raw.FPDFFormObj_CountObjects(form))]
    return [(item, raw.FPDFPageObj_GetType(item)) for item in items]


def _strokes(objects: Objects, matrix: Matrix, depth: int) -> Iterator[tuple[float, ...]]:
    """The lines among drawn objects, as two corners each."""
    corners = [ctypes.c_float() for _ in range(4)]
    for drawn, kind in objects:
        if kind == FORM and depth > 0:
            yield from _strokes(_form_objects(drawn), _composed(_matrix(drawn), matrix), depth - 1)
        elif kind == PATH and raw.FPDFPageObj_GetBounds(drawn, *corners):
            left, bottom, right, top = (corner.value for corner in corners)
            if right - left <= THIN or top - bottom <= THIN:
                yield (*_moved(left, bottom, matrix), *_moved(right, top, matrix))
            elif _is_drawn(drawn):
                yield from _segments(drawn, _composed(_matrix(drawn), matrix))


def _is_drawn(path: Any) -> bool:
    """Whether a path is drawn as lines that may be rules: filled areas are backgrounds."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, fill, stroke)
    return bool(stroke.value) and 2 < raw.FPDFPath_CountSegments(path) < SEGMENTS


def _segments(path: Any, matrix: Matrix) -> Iterator[tuple[float, ...]]:
    """The straight segments of a path."""
    x, y = ctypes.c_float(), ctypes.c_float()
    first = last = (0.0, 0.0)
    for number in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, number)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        here = _moved(x.value, y.value, matrix)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = here
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield (*last, *here)
        last = here
        if raw.FPDFPathSegment_GetClose(segment):
            yield (*last, *first)


def _matrix(drawn: Any) -> Matrix:
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(drawn, found)
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _composed(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _moved(x: float, y: float, matrix: Matrix) -> Point:
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e, b * x + d * y + f)
