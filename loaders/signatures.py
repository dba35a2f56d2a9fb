"""Signatures: who issued a document, and when.

Issuers stand in lines of their own, in the letterhead and above the date (GB/T 9704-2012); several may share a
line, parted by blanks, and the letters of one may be spaced.
"""

import re
from collections.abc import Sequence

from loaders.headings import is_title
from loaders.repair import Paragraph, Text
from loaders.title_lines import LETTERHEAD, is_short, leading_region, line_of
from ontology.agency_lists import covered, split_list
from ontology.agency_names import canonical, certain, looks_like_agency
from ontology.agency_parts import AgencyName
from ontology.dates import find_dates, parse_date

Span = tuple[int, int]
Names = list[tuple[AgencyName, Span]]

TITLE_ISSUERS = re.compile(
    r"(?P<names>[^《》]{2,120}?)(?:等(?:\d+|[一二三四五六七八九十]+)?个?(?:部门|单位|委局)?)?\n?(?:关于|印发|转发|批转|发布)"
)
REPORTED = re.compile("我(?:谨)?代表(?P<body>[\u4e00-\u9fff]{2,24}?(?:人民政府|政府|委员会))，?(?:向|就)")
"""How who reports to a congress speaks of itself."""
SEAL_OF_ANOTHER = re.compile("（[^（）]{0,20}代章）$")
"""A note that another body sealed for the issuer: （代章）, （上海市发展和改革委员会代章）."""
STATE = "中华人民共和国"
"""What stands in front of the names of ministries in orders."""
LETTERHEAD_LINES = 12
"""Lines at the beginning of a document among which its letterhead stands."""
MAX_ABOVE = 60
"""Longest name (characters) above a date."""
LAST_CHARACTERS = frozenset("厅局委部院会府室办处署行司社组心团所站库关队党校学馆协联盟）")
"""Characters in which the name of an issuer ends."""
MIN_NAME = 4
SHORTEST_MINISTRY = 3
"""Shortest name (characters) of an issuer."""


def signed_by(text: Text, paragraph: Paragraph, jurisdiction: str) -> Names:
    """Return the agencies of a signature line; blanks may part two of them, or the letters of one."""
    if text.text[paragraph.end - 1] not in LAST_CHARACTERS:
        return []
    at = paragraph.start
    found: Names = []
    stops = [*text.joints(paragraph.start, paragraph.end), paragraph.end]
    if len(stops) > 1 and (alike := _named_alike(text, at, stops, jurisdiction)):
        return alike
    for stop in stops:
        if stop - at < MIN_NAME:
            continue
        part = agency_line(text.text[at:stop], at, jurisdiction)
        if part:
            found += part
            at = stop
    if at == paragraph.end:
        return found
    return agency_line(line_of(text, paragraph), paragraph.start, jurisdiction)


def _named_alike(text: Text, at: int, stops: list[int], jurisdiction: str) -> Names:
    """Return the names of a line whose parts all begin with the name of one region, even if no vocabulary
    knows every one of them."""
    found: Names = []
    places = set()
    for stop in stops:
        part = text.text[at:stop]
        places.add(leading_region(part))
        name = canonical(part, jurisdiction) if looks_like_agency(part) else None
        if name is None:
            return []
        found.append((name, (at, stop)))
        at = stop
    return found if len(places) == 1 and None not in places and len(found) > 1 else []


def broken_name(text: Text, upper: Paragraph, lower: Paragraph, jurisdiction: str) -> Names:
    """Return the name that is broken over two lines and of which neither line begins with the whole."""
    first, second = line_of(text, upper), line_of(text, lower)
    if (
        upper.end + 1 != lower.start
        or leading_region(first) is None
        or "（" in second
        or not is_short(second)
    ):
        return []
    if leading_region(second) is not None or agency_line(first, upper.start, jurisdiction):
        return []
    name = certain(first + second, jurisdiction) if len(first + second) <= MAX_ABOVE else None
    return [(name, (upper.start, lower.end))] if name is not None and name.kind != "collective" else []


def title_issuers(text: Text, title: Span, jurisdiction: str) -> Names:
    """Return the agencies that a title names before 关于, 印发, 转发: its issuers."""
    match = TITLE_ISSUERS.match(text.text, *title)
    if match is None:
        return []
    found: Names = []
    at = match.start("names")
    for line in match["names"].split("\n"):
        part = signed_by(text, Paragraph(at, at + len(line)), jurisdiction)
        if not part and line:
            return []
        found += part
        at += len(line) + 1
    return found


def reported_by(text: Text, head: Sequence[Paragraph], jurisdiction: str) -> Names:
    """Return for whom a report speaks: 我代表市人民政府，向大会报告工作."""
    for paragraph in head:
        speaks = REPORTED.search(text.text, paragraph.start, paragraph.end)
        if speaks is not None:
            return agency_line(speaks["body"], speaks.start("body"), jurisdiction)
    return []


def agency_line(line: str, at: int, jurisdiction: str) -> Names:
    """Return the agencies that a line consists of, or nothing."""
    if not 3 <= len(line) <= 80 or line[-1] not in LAST_CHARACTERS or not is_short(line):
        return []
    if line.endswith("网站"):
        return []
    if line.startswith(STATE) and len(line) >= len(STATE) + SHORTEST_MINISTRY:
        return agency_line(line.removeprefix(STATE), at + len(STATE), jurisdiction)
    items = [i for i in split_list(line.replace(" ", "、"), jurisdiction) if i.agency.kind != "collective"]
    if any(certain(item.surface, jurisdiction) is None for item in items):
        return []
    if not items or covered(items) < len(re.sub("[、 ，]", "", line)):
        return []
    return [(item.agency, (at + item.start, at + item.end)) for item in items]


def above_date(text: Text, above: Sequence[Paragraph], jurisdiction: str) -> Names:
    """Return the name in the line above a date, or in the last two, even if no vocabulary knows all of it;
    a note that another body sealed (（代章）) is left out."""
    one = _name_in(text, above[-1:], jurisdiction)
    if len(above) > 1 and (len(one) == 0 or _begins_name(text, above[-2], above[-1], jurisdiction)):
        return _name_in(text, above[-2:], jurisdiction) or one
    return one


def _begins_name(text: Text, upper: Paragraph, lower: Paragraph, jurisdiction: str) -> bool:
    """Tell whether the upper of two lines begins with a place and is no title and no name in itself."""
    line = line_of(text, upper)
    return (
        leading_region(line) is not None
        and leading_region(line_of(text, lower)) is None
        and not is_title(line)
        and len(agency_line(line, upper.start, jurisdiction)) == 0
    )


def _name_in(text: Text, lines: Sequence[Paragraph], jurisdiction: str) -> Names:
    """Return the one name that the lines print together."""
    if len(lines) == 0 or lines[-1].end - lines[0].start > MAX_ABOVE:
        return []
    line = "".join(line_of(text, p) for p in lines)
    bare = SEAL_OF_ANOTHER.sub("", line)
    if len(bare) < MIN_NAME or not is_short(bare) or not looks_like_agency(bare):
        return []
    name = canonical(bare, jurisdiction)
    if name is None or name.kind == "collective":
        return []
    if len(lines) == 1 and "代章" in line and leading_region(bare) is None:
        return []
    return [(name, (lines[0].start, lines[-1].end - len(line) + len(bare)))]


def date_line(line: str) -> Span | None:
    """Return the place of the date in a line that holds little else (a date, or issuer and date)."""
    if len(line) > 40:
        return None
    dates = find_dates(line)
    if not dates or parse_date(line) is None and len(line) - (dates[0][1] - dates[0][0]) > 2:
        return None
    start, end, date = dates[0]
    return (start, end) if date.precision == "day" else None


def letterhead_issuers(text: Text, head: Sequence[Paragraph], jurisdiction: str) -> Names:
    """Return the agencies of a letterhead in several lines, in printed order: names above and below the one that ends
    in 文件, or above 令."""
    for number, paragraph in enumerate(head[:LETTERHEAD_LINES]):
        line = line_of(text, paragraph)
        headed = LETTERHEAD.fullmatch(line)
        if headed is None and line != "令":
            continue
        first, last = number, number + 1
        while first > 0 and signed_by(text, head[first - 1], jurisdiction):
            first -= 1
        while headed is not None and last < len(head) and signed_by(text, head[last], jurisdiction):
            last += 1
        own = Paragraph(paragraph.start, paragraph.start + headed.end(1)) if headed is not None else None
        lines = [*head[first:number], *([own] if own is not None else []), *head[number + 1 : last]]
        return [name for above in lines for name in signed_by(text, above, jurisdiction)]
    return []
