"""Sectors: our SKOS scheme, its mappings, finding sectors in text, and which sectors a text is about.

``vocabularies/sectors.csv`` holds the scheme with the codes of GB/T 4754-2017 (industries), IPCC 2006
(emission categories) and the labels of Carbon Monitor, whose Ground is ground transport;
``sector_terms.csv`` the words by which texts name them. A word belongs to one sector, the most special it
tells.
"""

import csv
import functools
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from ontology.errors import OntologyError


@dataclass(frozen=True, slots=True)
class Sector:
    """A concept of the scheme; the mapped codes are those of the nearest category, empty where none is
    near."""

    code: str
    parent: str | None
    zh: str
    en: str
    gbt4754: tuple[str, ...]
    ipcc2006: tuple[str, ...]
    carbon_monitor: str | None


class SectorMention(NamedTuple):
    """Where a text names a sector: code point offsets, the sector's code, the words that name it."""

    start: int
    end: int
    code: str
    surface: str


@functools.cache
def sectors() -> Mapping[str, Sector]:
    """Return every sector by code, parents before their children."""
    found: dict[str, Sector] = {}
    for row in _rows("sectors.csv"):
        if row["parent"] and row["parent"] not in found:
            raise OntologyError(f"sectors.csv: {row['code']} stands before its parent {row['parent']}")
        found[row["code"]] = Sector(
            code=row["code"],
            parent=row["parent"] or None,
            zh=row["zh"],
            en=row["en"],
            gbt4754=tuple(row["gbt4754"].split()),
            ipcc2006=tuple(row["ipcc2006"].split()),
            carbon_monitor=row["carbon_monitor"] or None,
        )
    return MappingProxyType(found)


def sector(code: str) -> Sector:
    """Return the sector with this code; raises OntologyError if there is none."""
    try:
        return sectors()[code]
    except KeyError:
        raise OntologyError(f"{code!r} is no sector that sectors.csv knows") from None


def by_label(label: str) -> Sector | None:
    """Return the sector with this Chinese, English or Carbon Monitor label, whatever its case, or
    ``None``."""
    return _labels().get(label.strip().lower())


def is_within(code: str, ancestor: str) -> bool:
    """Return whether the sector ``code`` is ``ancestor`` or part of it."""
    return ancestor in _chain(code)


def overlap(a: AbstractSet[str], b: AbstractSet[str]) -> bool:
    """Return whether a sector of ``a`` is, contains or is part of a sector of ``b``."""
    return any(is_within(one, other) or is_within(other, one) for one in a for other in b)


def find_sectors(text: str) -> list[SectorMention]:
    """Return the mentions of sectors in ``text``, leftmost longest; linear in its length.

    The name of an agency (交通运输厅, 工业和信息化局) names a body and no sector.
    """
    lexicon = _lexicon()
    codes = lexicon.codes
    return [
        SectorMention(start, end, code, text[start:end])
        for index, start, end in lexicon.automaton.find_matches_as_indexes(text)
        if (code := codes[index])
        and not (text[end : end + 1] in _AGENCY_BEGINS and _AGENCY.match(text, end) is not None)
    ]


def main_sectors(text: str, title: str = "", mentions: Sequence[SectorMention] | None = None) -> set[str]:
    """Return the sectors that a text is about, as against those that it mentions in passing.

    ``mentions`` are those of the text, where they are known already.

    Mentions are counted by field: the scheme's top sectors, but the parts of energy one by one. A field
    counts if

    1. the title names it, or
    2. the text says in a list that it covers it (涵盖交通、农业、工业等领域), or
    3. it is mentioned at least twice and has at least a quarter of all mentions, or
    4. the title names none and no field is mentioned more often.

    Without ``title`` the words in the first 《》 count as one. Returned are the sectors mentioned in these
    fields.
    """
    mentions = find_sectors(text) if mentions is None else mentions
    if title == "" and (quoted := _FIRST_TITLE.search(text)) is not None:
        title = quoted.group(1)
    named = {mention.code for mention in find_sectors(title)} if title else set[str]()
    fields = Counter([_field(mention.code) for mention in mentions])
    most = max(fields.values(), default=0)
    total = sum(fields.values())
    central = {_field(code) for code in named} | _covered(text, mentions)
    central |= {field for field, count in fields.items() if count > 1 and 4 * count >= total}
    if len(named) == 0:
        central |= {field for field, count in fields.items() if count == most}
    return {code for code in named | {mention.code for mention in mentions} if _field(code) in central}


_AGENCY = re.compile(
    r"(?:和[\u4e00-\u9fff]{2,6}|监管|监督管理|管理|事务管理|保障|发展|执法)?"
    r"(?:厅|局(?![部限面势])|部(?![分署件位队落门])|委员会|委(?![托员会培])|主管部门|行政部门|管理部门"
    r"|部门(?=负责|牵头|配合|要|应|会同|按|依法|根据|加强|组织))"
)
_AGENCY_BEGINS = frozenset("和监管事保发执厅局部委主行")
"""The characters that :data:`_AGENCY` begins with."""
_FIRST_TITLE = re.compile(r"《([^《》]{4,60})》")
_COVERS = re.compile(
    r"(?:覆盖|涵盖|涉及|包括|面向|聚焦|围绕|针对|适用于)[^。；;，,]{0,80}?(?:领域|行业|部门)"
)


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The automaton over all terms and, by index, the code of each; ``""`` for words that name no sector."""

    automaton: AhoCorasick
    codes: tuple[str, ...]


@functools.cache
def _lexicon() -> _Lexicon:
    codes: dict[str, str] = {}
    for row in _rows("sector_terms.csv"):
        if row["code"] != "" and row["code"] not in sectors():
            raise OntologyError(f"sector_terms.csv: {row['code']} is not in sectors.csv")
        for term in row["terms"].split():
            if codes.setdefault(term, row["code"]) != row["code"]:
                raise OntologyError(f"sector_terms.csv gives {term} to two sectors")
    automaton = AhoCorasick(tuple(codes), MatchKind.LeftmostLongest, implementation=Implementation.DFA)
    return _Lexicon(automaton, tuple(codes.values()))


@functools.cache
def _labels() -> Mapping[str, Sector]:
    labels: dict[str, Sector] = {}
    for known in sectors().values():
        for label in (known.code, known.zh, known.en, known.carbon_monitor):
            if label is not None:
                labels.setdefault(label.lower(), known)
    return labels


@functools.cache
def _chain(code: str) -> tuple[str, ...]:
    """The sector and everything that it is part of."""
    parent = sector(code).parent
    return (code,) if parent is None else (code, *_chain(parent))


@functools.cache
def _field(code: str) -> str:
    """The top sector; under energy, which is part of nearly every policy, the part of it."""
    chain = _chain(code)
    return chain[-2] if chain[-1] == "energy" and len(chain) > 1 else chain[-1]


def _covered(text: str, mentions: Iterable[SectorMention]) -> set[str]:
    """The fields of a list of at least two sectors that the text says it covers."""
    spans = [match.span() for match in _COVERS.finditer(text) if "、" in match.group()]
    if len(spans) == 0:
        return set()
    return {
        _field(mention.code)
        for mention in mentions
        if any(start <= mention.start and mention.end <= end for start, end in spans)
    }


def _rows(name: str) -> Iterable[dict[str, str]]:
    return csv.DictReader(
        (files("ontology") / "vocabularies" / name).read_text(encoding="utf-8").splitlines()
    )
