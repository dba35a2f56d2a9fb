"""The jurisdiction that a mention of a document itself shows: its region, its issuer, or 全省 and 我市."""

import re
from collections.abc import Iterator

from loaders.title_lines import leading_region
from ontology.regions import COUNTRY, region

NATIONAL = re.compile(
    "中共中央|国务院|国家|全国|中华人民共和国|[\u4e00-\u9fff]{2,9}部(?:关于|等|办公厅|、)|中办|国办"
)
"""How a title or an issuer begins that belongs to the whole country."""


def place_shown(name: str, jurisdiction: str) -> str | None:
    """Return the code of the region that an issuer's name or a title begins with, 省 read in ``jurisdiction``."""
    if (code := leading_region(name)) is not None:
        return code
    if NATIONAL.match(name):
        return COUNTRY
    return place_meant("省", jurisdiction) if name.startswith("省") else None


def place_meant(scope: str, jurisdiction: str) -> str | None:
    """Return the region that 全省, 我市, 本区 means in a document of ``jurisdiction``."""
    ending = scope[-1]
    for code in _line_of(jurisdiction):
        if region(code).name.endswith(ending) or ending == "省" and region(code).kind == "province":
            return code
    return None


def _line_of(code: str) -> Iterator[str]:
    current: str | None = code
    while current:
        yield current
        current = region(current).parent
