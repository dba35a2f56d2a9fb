"""How likely two names that are not the same mean one thing; it is only ever asked, and never joins anything.

Whatever tells things apart is a reason not to ask: another number, year, edition, place or field of work. What
remains are words that say little (实施方案 for 方案), letters that were lost, and the last word of a body.
"""

import re
from collections.abc import Sequence
from functools import cache

from ontology.agency_names import AgencyName, certain
from ontology.agency_vocabulary import functions
from ontology.regions import find_regions, regions
from ontology.titles import clean_title, document_kind, edition

_LITTLE = re.compile(
    r"(?:实施|工作|行动|总体|相关|有关|关于|若干|进一步|推进|推动|做好|切实|专项|具体|发展|建设|开展|深入|加快|本级|当地|辖区"
    r"|[省市县区州盟旗](?:级|内)?|[本我全]省|[本我全]市|[本我全]区|年度?|[的等和与及、,-]|以及)*"
)
"""Words that a title is cited with or without."""
_COUNTED = re.compile(r"\d+|(?<![进统])[〇零一二三四五六七八九十百首]+(?![体致流切])")
"""Numbers and numerals; 进一步, 统一 and 一体 count nothing."""
_CLOSE = 0.9
_FEW = 2
"""Characters by which two long titles may differ: what is lost or misread, or a word more."""
_LONG = 10

_SAYS_LITTLE = re.compile(r"[各的]|人民(?=政府)|主管(?=部门)")
_SETS = ("collective", "function")
"""Kinds of agencies whose names describe whom they mean, so that every word counts."""
_LAST_WORDS = re.compile(r"(?:厅|局|委员会|办公室)$")
_ORDER = re.compile(r"[省市县区州镇乡]级|国家|中央|上级|[东南西北]")
_MUCH_ALIKE = 75.0


def same_title(one: str, other: str) -> float:
    """Return how likely, from 0 to 1, two titles without their issuers' places are of one plan.

    Titles that are equal are certain: 1. Those of laws (环境保护法, 环境保护税法) are never alike.
    """
    if one == other:
        return 1.0
    first, second = _without_edition(one), _without_edition(other)
    editions = {found for found in (edition(one), edition(other)) if found}
    kind = document_kind(first)
    if len(editions) > 1 or kind != document_kind(second) or kind in ("法", "条例", ""):
        return 0.0
    if _COUNTED.findall(first) != _COUNTED.findall(second):
        return 0.0
    differences = _differences(first, second)
    if any(_names_a_place(text) for pair in differences for text in pair):
        return 0.0
    return _likely(first, second, differences) * (0.7 if len(editions) == 1 else 1.0)


def similar_subject(one: str, other: str) -> float:
    """Return how much alike, from 0 to 1, what two titles are about is, their kinds and little words aside."""
    from rapidfuzz import fuzz

    if set(_COUNTED.findall(one)) ^ set(_COUNTED.findall(other)) and _COUNTED.search(one):
        return 0.0
    first, second = _subject(one), _subject(other)
    return fuzz.ratio(first, second) / 100 if min(len(first), len(second)) >= 4 else 0.0


def same_agency(one: str, other: str, kind: str, jurisdiction: str) -> float:
    """Return how likely, from 0 to 1, two names of agencies of one jurisdiction and kind mean one.

    Where the vocabularies know both names, only their last words may differ (山东省生态环境局, 厅).
    """
    if kind in _SETS:
        return 0.5 if _set(one) == _set(other) else 0.0
    if _LAST_WORDS.sub("", one) == _LAST_WORDS.sub("", other) and kind == "department":
        return 0.6
    if _known(one, jurisdiction) and _known(other, jurisdiction):
        return 0.0
    place = regions()[jurisdiction].name if jurisdiction in regions() else ""
    first, second = one.removeprefix(place), other.removeprefix(place)
    return _lost(first, second)


def usual(name: str, jurisdiction: str) -> int:
    """Return how usual a name is for an agency of the jurisdiction: 2 with the last word that bodies of its field and
    level have (省财政厅, 市财政局), 1 if the vocabularies know it, else 0."""
    known = _known(name, jurisdiction)
    if known is None:
        return 0
    function = functions().get(known.function)
    body = function.body(known.level) if function is not None else ""
    return 2 if body and name.endswith(body) else 1


def _set(name: str) -> str:
    """What the name of a collective says about its members."""
    return _SAYS_LITTLE.sub("", name).replace("相关", "有关")


def _likely(first: str, second: str, differences: Sequence[tuple[str, str]]) -> float:
    from rapidfuzz import fuzz

    if all(_LITTLE.fullmatch(text) for pair in differences for text in pair):
        return 0.6 if any(gone and come for gone, come in differences) else 0.9
    few = max((len(text) for pair in differences for text in pair), default=0) <= _FEW
    long = min(len(first), len(second)) >= _LONG
    return 0.4 if few and long and fuzz.ratio(first, second) >= _CLOSE * 100 else 0.0


def _lost(first: str, second: str) -> float:
    """The likelihood that a few letters are missing or other ones."""
    from rapidfuzz import fuzz

    differences = _differences(first, second)
    changed = [text for pair in differences for text in pair if text]
    if fuzz.ratio(first, second) < _MUCH_ALIKE or sum(map(len, changed)) > _FEW:
        return 0.0
    if first.startswith(second) or second.startswith(first):
        return 0.0
    if any(_COUNTED.search(text) or text in functions() for text in changed):
        return 0.0
    return 0.0 if _ORDER.search(first + second) and any(map(all, differences)) else 0.7


def _differences(first: str, second: str) -> list[tuple[str, str]]:
    """What stands in only one of two texts, or other words in its place, from left to right."""
    from rapidfuzz.distance import Levenshtein

    return [
        (first[block.src_start : block.src_end], second[block.dest_start : block.dest_end])
        for block in Levenshtein.opcodes(first, second)
        if block.tag != "equal"
    ]


@cache
def _known(name: str, jurisdiction: str) -> AgencyName | None:
    found = certain(name, jurisdiction)
    return found if found is not None and found.name == name else None


def _without_edition(title: str) -> str:
    return clean_title(title).removesuffix(edition(title))


def _names_a_place(text: str) -> bool:
    return len(text) > 1 and len(find_regions(text)) > 0


def _subject(title: str) -> str:
    words = re.sub(r"实施|工作|行动|总体|相关|有关|关于|进一步|具体", "", _without_edition(title))
    return words.removesuffix(document_kind(words))
