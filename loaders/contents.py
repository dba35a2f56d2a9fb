"""Tables of contents: entries that print the headings of a document before the document does."""

import re

from loaders.lines import CONTENTS
from loaders.repair import Paragraph, Text
from loaders.unit_markers import MARKER

DOTS = re.compile(r"[.．·…\ue000-\uf8ff\U000f0000-\U0010ffff]{4,}")
"""The dots behind an entry; gazette fonts print them with private-use characters."""
PAGE_BEHIND = re.compile(DOTS.pattern + r"\d{0,3}")
ENTRY_BEHIND = re.compile(DOTS.pattern + r"\d{1,3}")
LEADER = re.compile(r"[\s.．·…（）()\d\ue000-\uf8ff\U000f0000-\U0010ffff—-]+$|\s")
"""Few dots, a bracket, a page number behind an entry."""
MAX_FRONT = 80
"""Paragraphs before which a table of contents begins."""
MAX_ENTRIES = 400
MAX_ENTRY_LENGTH = 60
LEAST_ENTRIES = 3
"""Lines with a page number from which a table of contents is known even where no heading is printed again."""
PAGED = re.compile(r"\D\d{1,3}）?$")


def without_contents(text: Text) -> list[Paragraph]:
    """Return the paragraphs without the lines of a table of contents.

    They stand behind the word 目录, or are nothing but numbered headings, and end where their first line is
    printed again; sentences between them and the first unit are a preface and stay.
    """
    paragraphs = text.paragraphs
    for number, paragraph in enumerate(paragraphs[:MAX_FRONT]):
        named = CONTENTS.fullmatch(text.text, paragraph.start, paragraph.end) is not None
        if named or _is_entry(text, paragraph):
            first = number + 1 if named else number
            behind = _behind_entries(text, number, first, named=named)
            preface = [rest for p in paragraphs[first:behind] if (rest := _preface(text, p)) is not None]
            return [*paragraphs[:number], *preface, *paragraphs[behind:]]
    return paragraphs


def _preface(text: Text, paragraph: Paragraph) -> Paragraph | None:
    """Return what stands between the entries and the first unit: sentences, perhaps behind the last entry."""
    if text.text.find("。", paragraph.start, paragraph.end) < 0:
        return None
    dots = list(PAGE_BEHIND.finditer(text.text, paragraph.start, paragraph.end))
    return Paragraph(dots[-1].end(), paragraph.end) if dots else paragraph


def _behind_entries(text: Text, number: int, first: int, *, named: bool) -> int:
    """Return the number of the paragraph behind a table of contents; ``number`` itself if there is none."""
    paragraphs = text.paragraphs
    entry = _entry(text, paragraphs[first]) if first < len(paragraphs) else ""
    if entry == "":
        return number
    for later in range(first + 1, min(len(paragraphs), first + MAX_ENTRIES)):
        if _prints(text, paragraphs[later], entry):
            return later
        if not named and not _is_entry(text, paragraphs[later]):
            return number
    last = first
    while named and last < len(paragraphs) and _is_paged(text, paragraphs[last]):
        last += 1
    entries = len(ENTRY_BEHIND.findall(text.text, paragraphs[first].start, paragraphs[last - 1].end))
    return last if max(last - first, entries) >= LEAST_ENTRIES else number


def _prints(text: Text, paragraph: Paragraph, entry: str) -> bool:
    """Tell whether a paragraph is the unit of an entry: its heading, with or without text behind it."""
    if _entry(text, paragraph) == entry:
        return True
    end = paragraph.start + len(entry)
    return text.text.startswith(entry, paragraph.start, paragraph.end) and text.text[end : end + 1] in "。："


def _is_paged(text: Text, paragraph: Paragraph) -> bool:
    """Tell whether a paragraph ends in a page number as the lines of a table of contents do, or holds several of
    them that have run together."""
    if len(ENTRY_BEHIND.findall(text.text, paragraph.start, paragraph.end)) >= LEAST_ENTRIES:
        return True
    return (
        paragraph.end - paragraph.start <= MAX_ENTRY_LENGTH
        and PAGED.search(text.text, paragraph.start, paragraph.end) is not None
    )


def _is_entry(text: Text, paragraph: Paragraph) -> bool:
    """Tell whether a paragraph can be a line of a table of contents: a number and a heading."""
    if (
        paragraph.end - paragraph.start > MAX_ENTRY_LENGTH
        or text.text.find("。", paragraph.start, paragraph.end) >= 0
    ):
        return False
    return MARKER.match(text.text, paragraph.start, paragraph.end) is not None


def _entry(text: Text, paragraph: Paragraph) -> str:
    """Return the heading of an entry; several entries may have run together in one line."""
    head = DOTS.split(text.text[paragraph.start : paragraph.end], maxsplit=1)[0]
    return LEADER.sub("", head)
