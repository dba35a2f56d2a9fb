"""The jurisdiction of a document: the region whose authorities issue it.

Relative names (省生态环境厅, 市发展改革委) mean the bodies of that region. The signature says it best, then the
code of the number, then the title. A text without these still speaks of 我省 or 我市, and names the place often
enough.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from loaders.repair import Paragraph, Text
from loaders.signatures import SEAL_OF_ANOTHER, above_date, date_line, signed_by
from loaders.title_lines import Found, is_short, leading_region, line_of
from ontology.agency_parts import AgencyName
from ontology.document_numbers import find_document_numbers
from ontology.regions import COUNTRY, ancestors, find_regions, number_code_region, region

MAX_SIGNATURE = 60
"""Longest line (characters) that is a signature."""
OWN_PROVINCE = re.compile(
    "(?:我|全|本)省|(?<![\u4e00-\u9fff])省(?:委|政府|级|发展改革|生态环境|财政|工业|科技|住房|自然资源|农业|市场监管|能源)|自治区(?:党委|人民政府|级)|[全我]区"
)
OWN_CITY = re.compile(
    "(?:我|全|本)市|(?<![\u4e00-\u9fff])市(?:委|政府|级|发展改革|发改|生态环境|财政|工业|经信|科技|住房|自然资源|农业|市场监管)"
)
MUNICIPALITIES = frozenset(("110000", "120000", "310000", "500000"))
"""Beijing, Tianjin, Shanghai, Chongqing (直辖市)."""
LEAST_SIGNS = 2
"""How often a text must speak of its own province or city before its names are taken for it."""
LEAST_SHARE = 0.6
"""Share of all mentions of that level that the place itself must have."""
JOINT_ISSUERS = ("government", "department", "office", "party_organ")
RELATIVE_TITLE = re.compile("省|市|自治区")


def read_jurisdiction(
    text: Text, lines: Sequence[Paragraph], titles: Iterable[Found | None], issuers: Sequence[AgencyName], code: str
) -> str:  # fmt: skip
    """Return the GB/T 2260 code of the issuing jurisdiction, the whole country where nothing names a place.

    ``lines`` are the formal lines around the document, ``titles`` those of plan and notice, ``issuers`` the
    bodies that a title or an order names, ``code`` the issuer's part of the document number.
    """
    if (signed := _signed(text, lines)) is not None:
        return signed
    if code and (found := number_code_region(code)):
        return found
    for title in titles:
        if title is not None and (found := leading_region(title.value)):
            return found
    named = {issuer.jurisdiction for issuer in issuers}
    if len(named) == 1:
        return named.pop()
    return _spoken_of(text, [title.value for title in titles if title is not None])


def joint_regions(issuers: Iterable[AgencyName]) -> tuple[str, ...]:
    """Return the codes of the provinces or prefectures that issue a document together (两省市), () of one alone.

    Their governments count, the offices and the departments of these; not branches of the centre.
    """
    found = {
        name.jurisdiction: name.level
        for name in issuers
        if name.kind in JOINT_ISSUERS and name.level in ("province", "prefecture")
    }
    return tuple(found) if len(found) > 1 and len(set(found.values())) == 1 else ()


def _signed(text: Text, lines: Sequence[Paragraph]) -> str | None:
    """Return the place that most signatures name; where no vocabulary knows one, that of the name above a date."""
    signed = [found for p in lines if (found := _place_of_line(text, p))]
    if not signed:
        dates = [n for n, p in enumerate(lines) if n and date_line(line_of(text, p)) is not None]
        signed = [found for n in dates if (found := _place_above(text, lines[:n]))]
    return max(signed, key=lambda code: (signed.count(code), code), default=None)


def _place_of_line(text: Text, paragraph: Paragraph) -> str | None:
    """Return the region that the agencies of a line belong to which consists of their full names."""
    line = line_of(text, paragraph)
    if len(line) > MAX_SIGNATURE or not is_short(line):
        return None
    bare = SEAL_OF_ANOTHER.sub("", line)
    names = signed_by(text, Paragraph(paragraph.start, paragraph.start + len(bare)), COUNTRY)
    places = {
        name.jurisdiction
        for name, span in names
        if name.kind not in ("collective", "function")
        and (leading_region(text.text[slice(*span)]) or name.level == "country")
    }
    return places.pop() if len(places) == 1 else None


def _place_above(text: Text, above: Sequence[Paragraph]) -> str | None:
    names = above_date(text, above, COUNTRY)
    return next((place for _, span in names if (place := leading_region(text.text[slice(*span)]))), None)


def _spoken_of(text: Text, titles: Sequence[str]) -> str:
    """Return the place that a text without formal elements speaks of as its own."""
    province = len(OWN_PROVINCE.findall(text.text))
    city = len(OWN_CITY.findall(text.text))
    for title in titles:
        relative = RELATIVE_TITLE.match(title)
        province += LEAST_SIGNS if relative and relative[0] != "市" else 0
        city += LEAST_SIGNS if relative and relative[0] == "市" else 0
    if max(province, city) < LEAST_SIGNS:
        return COUNTRY
    level = "prefecture" if city > province else "province"
    for title in titles:
        places = {_at_level(mention.code, level) for mention in find_regions(title, COUNTRY)} - {None}
        if len(places) == 1:
            return places.pop() or COUNTRY
    counts = Counter(
        place for mention in find_regions(text.text, COUNTRY) if (place := _at_level(mention.code, level))
    )
    if level == "province":
        counts.update(_relative_numbers(text.text))
    if not counts:
        return COUNTRY
    place, most = counts.most_common(1)[0]
    return place if most >= LEAST_SHARE * counts.total() else COUNTRY


def _at_level(code: str, level: str) -> str | None:
    """Return the province or prefecture that a region is or lies in; a municipality (直辖市) counts as both."""
    line = (code, *ancestors(code))
    found = next((one for one in line if region(one).kind == level), None)
    if found is None and level == "prefecture":
        return next((one for one in line if one in MUNICIPALITIES), None)
    return found


def _relative_numbers(text: str) -> Iterable[str]:
    """Yield the provinces whose own documents the text cites by number (《省政府关于…》（苏政发〔2022〕8号）)."""
    for _, _, number in find_document_numbers(text):
        code = number_code_region(number.key.partition("|")[0])
        if code and region(code).kind == "province":
            yield code
