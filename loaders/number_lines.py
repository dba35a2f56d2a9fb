"""Number lines: the number of a document, and the line of an order or announcement that carries one.

A notice prints its number in a line of its own or behind its title (甘政发〔2023〕12号); an order or announcement
prints the name of its body with 令 or 公告, and the number in the same line or in the next.
"""

import re
from collections.abc import Sequence

from loaders.headings import is_title
from loaders.repair import Paragraph, Text
from loaders.signatures import Names, agency_line
from loaders.title_lines import MAX_LINE, SERIES_NUMBER, Found, line_of
from ontology.document_numbers import find_document_numbers
from ontology.gazetteer import COUNTRY

ORDER = re.compile("(?:中华人民共和国)?(?P<body>[^《》，。]{3,60}?)(?:公告|令)(?:[（〔]?第.{1,12}号[）〕]?)?")
"""The line of an order or announcement: 生态环境部令, followed by its number."""
CARRIER = re.compile("(?:公告|通告|令)$")
FIELD = re.compile("(?:文号|字号|编号)[：:]?$")
MAX_REST = 8
"""What a line may hold beside its number (characters)."""
YEARLY = ("公告", "通告")
"""Numbers that begin anew every year; those of orders (令) run on."""


def read_number(text: Text, head: Sequence[Paragraph]) -> tuple[Found, str] | None:
    """Return the document's number, with the key that all its printed forms share."""
    for number, paragraph in enumerate(head):
        line = line_of(text, paragraph)
        if len(line) > MAX_LINE:
            continue
        if number and SERIES_NUMBER.fullmatch(line) and CARRIER.search(line_of(text, head[number - 1])):
            return _in_two_lines(text, [*_names_above(text, head[: number - 1]), head[number - 1]], paragraph)
        for start, end, found in find_document_numbers(line):
            if len(line) - (end - start) <= MAX_REST or _after_title(line[:start]):
                return Found(found.canonical, (paragraph.start + start, paragraph.start + end)), found.key
    return None


def _names_above(text: Text, above: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """Return the lines right above an order's that name the other bodies which give it: 生态环境部 / 国家…总局令."""
    first = len(above)
    while first > 0 and agency_line(line_of(text, above[first - 1]), 0, COUNTRY):
        first -= 1
    return above[first:]


def _in_two_lines(text: Text, carriers: Sequence[Paragraph], series: Paragraph) -> tuple[Found, str]:
    """Return the number of an order whose names and number stand in lines of their own."""
    span = (carriers[0].start, series.end)
    joined = "".join(line_of(text, line) for line in (*carriers, series))
    numbers = find_document_numbers(joined)
    return Found(joined, span), numbers[-1][2].key if numbers else joined


def _after_title(before: str) -> bool:
    """A number printed on the title's own line, behind it or in a metadata field 文号：."""
    before = before.rstrip("（( ")
    return FIELD.search(before) is not None or is_title(before)


def key_in_year(key: str, issued: str) -> str:
    """Return the key of a number without year that begins anew every year with the year of issue."""
    code, _, rest = key.partition("||")
    return f"{code}|{issued[:4]}|{rest}" if rest and code.endswith(YEARLY) else key


def order_issuers(text: Text, head: Sequence[Paragraph], jurisdiction: str) -> Names:
    """Return the bodies that the line of an order or announcement names (X令, X公告)."""
    for number, paragraph in enumerate(head):
        order = ORDER.fullmatch(text.text, paragraph.start, paragraph.end)
        names = agency_line(order["body"], order.start("body"), jurisdiction) if order is not None else []
        if names:
            above = _names_above(text, head[:number])
            return [
                name for line in above for name in agency_line(line_of(text, line), line.start, jurisdiction)
            ] + names
    return []
