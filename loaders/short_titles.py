"""Short names that a text gives to documents: 《…》（某号，以下简称《意见》）."""

import re
from collections.abc import Iterable

from loaders.references import MAX_TITLE, ShortNames, number_behind, title_marks
from ontology.document_numbers import find_document_numbers
from ontology.titles import clean_title, title_key

GIVEN = re.compile(
    "（(?P<before>[^（）\n]{0,40}?)(?:以下|下)(?:分别)?(?:简|统)?称(?:为)?[：:]?《(?P<short>[^《》“”（）\n]{2,30})》）"
)
REACH = MAX_TITLE + 60


def read_short_titles(text: str, own: frozenset[str]) -> ShortNames:
    """Return what the short names in 《》 stand for; those of the document itself and those given twice are left
    out."""
    if text.find("称《") < 0:
        return {}
    found: dict[str, tuple[str, str | None, str | None]] = {}
    doubtful: set[str] = set()
    for match in GIVEN.finditer(text):
        named = _named_before(text, match)
        own_name = named is None or title_key(named[0]).startswith(tuple(own)) or named[2] in own
        if own_name or named is None or found.setdefault(match["short"], named) != named:
            doubtful.add(match["short"])
    return {short: named for short, named in found.items() if short not in doubtful}


def _named_before(text: str, given: re.Match[str]) -> tuple[str, str | None, str | None] | None:
    """Return the document whose 》, or whose number in brackets, ends where the short name is given."""
    start = max(text.rfind("\n", 0, given.start()) + 1, given.start() - REACH)
    marks: Iterable[tuple[int, int]] = title_marks(text, start, given.start())
    opened, closed = max(marks, default=(0, 0))
    end = given.end()
    numbers = [(start + a, start + b, n) for a, b, n in find_document_numbers(text[start:end])]
    number, stop = number_behind(text, closed, end, numbers)
    if closed == 0 or given.start() not in (closed, stop):
        return None
    canonical, key = number if number is not None else (None, None)
    return clean_title(text[opened + 1 : closed - 1]), canonical, key
