"""The regions behind the codes in document numbers, and the one-character names of provinces."""

import csv
import functools
from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

from ontology.gazetteer import by_name, contains

PROVINCE_ABBREVIATIONS: Mapping[str, str] = MappingProxyType(
    {
        "京": "110000", "津": "120000", "冀": "130000", "晋": "140000", "蒙": "150000", "辽": "210000",
        "吉": "220000", "黑": "230000", "沪": "310000", "申": "310000", "苏": "320000", "浙": "330000",
        "皖": "340000", "闽": "350000", "赣": "360000", "鲁": "370000", "豫": "410000", "鄂": "420000",
        "湘": "430000", "粤": "440000", "桂": "450000", "琼": "460000", "渝": "500000", "川": "510000",
        "蜀": "510000", "贵": "520000", "黔": "520000", "云": "530000", "滇": "530000", "藏": "540000",
        "陕": "610000", "秦": "610000", "甘": "620000", "陇": "620000", "青": "630000", "宁": "640000",
        "新": "650000", "台": "710000", "港": "810000", "澳": "820000",
    }
)  # fmt: skip
"""The official one-character names of the provinces and their literary doubles (黔 and 贵, 陕 and 秦)."""


def number_code_region(code: str, jurisdiction: str | None = None) -> str | None:
    """Return the code of the region whose body numbers its documents with ``code``, or ``None`` if unknown.

    青政 is 青海 but 青政发 is 青岛, so the longest known prefix decides (``vocabularies/number_codes.csv``).
    Some codes are used by several places (宁政发: 宁夏 and 南京); then the one that contains
    ``jurisdiction`` or lies in it is returned, else the first in the table. A code that begins with the name
    of a region or of a central body (北京市人民政府, 国务院) is understood too.
    """
    candidates = [region for prefix in _prefixes(code) for region in _table()[prefix]]
    if jurisdiction is not None:
        for candidate in candidates:
            if _local(candidate) and (contains(jurisdiction, candidate) or contains(candidate, jurisdiction)):
                return candidate
    for end in range(min(len(code), _LONGEST_NAME), 2, -1):
        named = by_name(code[:end])
        if len(named) == 1 and named[0].name == code[:end]:
            return named[0].code
    if code.endswith("部") or any(body in code for body in _CENTRAL_BODIES):
        return "100000"
    return candidates[0] if len(candidates) > 0 else None


_LONGEST_NAME = 15
_CENTRAL_BODIES = ("国务院", "国家主席", "全国人民代表大会", "全国人大", "中共中央")


def _local(region: str) -> bool:
    return region != "100000"


def _prefixes(code: str) -> list[str]:
    """The known prefixes of the code, longest first."""
    return [code[:end] for end in range(len(code), 0, -1) if code[:end] in _table()]


@functools.cache
def _table() -> Mapping[str, tuple[str, ...]]:
    text = (files("ontology") / "vocabularies" / "number_codes.csv").read_text(encoding="utf-8")
    return {row["prefix"]: tuple(row["regions"].split()) for row in csv.DictReader(text.splitlines())}
