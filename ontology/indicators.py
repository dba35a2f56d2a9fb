"""Indicators: the concepts that targets of several plans measure, and from a printed wording to a concept.

``vocabularies/indicators.csv`` holds the concepts. A wording that is one of a concept's forms, whatever changes
nothing (see :func:`~ontology.indicator_phrases.phrase`), measures it exactly. It is close if it says more about
what is counted (农村, 主要, 新建), or is a form that the table gives as near (资源化利用率 for 综合利用率). Denominators
are never dropped: 规模以上工业单位增加值能耗 is no 单位工业增加值能耗. A wording of none of them is a concept of its own.
"""

import csv
import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeVar

from ontology.errors import OntologyError
from ontology.ids import mint
from ontology.indicator_phrases import SHARE, is_rate, phrase

Match = Literal["exact", "close"]

_UNLISTED = "x."
"""What the codes of concepts begin with that no vocabulary lists."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of the vocabulary; ``units`` are the canonical units of its values, none meaning any.

    ``close`` are the codes of concepts with which its values may be confused but not compared.
    """

    code: str
    zh: str
    en: str
    units: frozenset[str]
    close: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a printed indicator measures.

    ``code`` is the concept's, of the vocabulary or minted from the wording. ``differs`` are the words by which
    the wording is only ``close`` to it, empty if it is exact: two wordings of one concept measure the same
    only if they differ from it alike.
    """

    code: str
    match: Match
    differs: str


@functools.cache
def concepts() -> Mapping[str, Concept]:
    """Return the concepts of the vocabulary by code; closeness holds in both directions.

    Raises:
        OntologyError: a code stands twice, or is given as close and is none.
    """
    rows = {row["code"]: row for row in _rows()}
    if len(rows) < len(_rows()):
        raise OntologyError("indicators.csv gives a code twice; remove one of the rows")
    close: dict[str, set[str]] = defaultdict(set)
    for code, row in rows.items():
        for other in row["close"].split():
            if other not in rows:
                raise OntologyError(f"indicators.csv: {code} is close to {other}, which is no code")
            close[code].add(other)
            close[other].add(code)
    return MappingProxyType(
        {
            code: Concept(
                code, row["zh"], row["en"], frozenset(row["unit"].split()), tuple(sorted(close[code]))
            )
            for code, row in rows.items()
        }
    )


@functools.lru_cache(maxsize=1 << 14)
def read(printed: str, unit: str | None = None) -> Reading:
    """Return what an indicator measures that is printed so.

    ``unit`` is the canonical unit of a value, where there is one and it is that of the thing measured (a change
    in per cent tells nothing): a concept whose values have another unit is not meant, and 风电 is a capacity
    if it comes in kW.
    """
    wording = phrase(printed)
    for words, left in _attempts(wording):
        found = _lookup(left, unit)
        if found is not None:
            zh = phrase(concepts()[found.code].zh)
            differs = "".join(word for word in words if word.strip("()") not in zh) + found.near
            return Reading(found.code, "close" if differs else "exact", differs)
    return Reading(_UNLISTED + mint("x", wording).partition(":")[2], "exact", "")


def is_measure(code: str, name: str) -> bool:
    """Tell whether a concept is one thing in all plans: one of the vocabulary, or a rate that says of what.

    Other wordings that no vocabulary lists may be equal and mean different things (修复面积, 示范项目).
    """
    return not code.startswith(_UNLISTED) or is_rate(phrase(name))


_SCALE = "主要|重点|规上|规模化?|(?:超?大型|中型|小型)(?:、超?大型)*"
_SETTLEMENT = (
    "(?:地级、?以上|地级及以上|地级|设市|县级)?城市(?:建成区)?|城镇|城区|建成区|(?:缺水|水环境敏感)?县城"
    "|县级以上|乡镇|农村牧区|农村|农牧区|农区|牧区|沿海"
)
_QUALIFIER = re.compile(rf"(?:{_SCALE}|{_SETTLEMENT}|既有|现有|新建(?!(?:民用|居住|公共)?建筑|住宅))、?")
"""Words in front of what is counted that say which of them are; several may follow each other."""
_OF_BUILDINGS = re.compile("(?<=新建)(?:民用|居住|公共)(?=建筑)")
_BRACKET = re.compile(r"\([^()]+\)")
_MANY = 6
"""No wording narrows what it counts by more words."""
_SHORTEST = 4
"""What is left of a wording when a narrowing word is taken off must still say something."""
_RATE = re.compile("(?:率|PUE|电能利用效率)$")
_NO_POPULATION = re.compile("单位|人均|万元|占")
"""In front of a rate they make it another quantity; anything else there names whose rate it is."""


def _attempts(wording: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the wording, then what is left of it without words that narrow what is counted, with these words."""
    yield (), wording
    bare = left = _BRACKET.sub("", wording)
    taken = tuple(_BRACKET.findall(wording))
    if len(taken) > 0 and len(bare) >= _SHORTEST:
        yield taken, bare
    for _ in range(_MANY):
        word, left = _less(left)
        if word == "":
            break
        taken = (*taken, word)
        yield taken, left
    if _RATE.search(bare) is not None:
        for start in range(1, len(bare) - _SHORTEST):
            if _NO_POPULATION.search(bare[:start]) is None:
                yield (bare[:start],), bare[start:]


def _less(wording: str) -> tuple[str, str]:
    """Take one narrowing word off the part or the whole of a share; return it, or nothing, and the rest."""
    whole = wording.find(SHARE) + 1
    for start in (0, whole) if whole > 0 else (0,):
        found = _QUALIFIER.match(wording, start)
        if found is not None and len(wording) - len(found.group()) >= _SHORTEST:
            return found.group().strip("、"), phrase(wording[:start] + wording[found.end() :])
    found = _OF_BUILDINGS.search(wording)
    if found is None:
        return "", wording
    return found.group(), phrase(wording[: found.start()] + wording[found.end() :])


class _Found(NamedTuple):
    """A concept's code, and the form of the table if that is only near to it."""

    code: str
    near: str


def _lookup(wording: str, unit: str | None) -> _Found | None:
    """The concept of which the wording is a form, and whose values have the unit."""
    forms = _forms()
    for found in (forms.exact.get(wording), forms.near.get(wording)):
        if found is not None and (unit is None or _fits(concepts()[found.code], unit)):
            return found
    return None if unit is None else forms.bare.get((wording, _same_unit(unit)))


def _fits(concept: Concept, unit: str) -> bool:
    return len(concept.units) == 0 or _same_unit(unit) in concept.units


def _same_unit(unit: str) -> str:
    """Shares come per hundred, per thousand and in percentage points."""
    return "%" if unit in ("‰", "个百分点") else unit


@dataclass(frozen=True, slots=True)
class _Forms:
    """Concepts by phrase, and by phrase and unit where the phrase alone means nothing."""

    exact: Mapping[str, _Found]
    near: Mapping[str, _Found]
    bare: Mapping[tuple[str, str], _Found]


@functools.cache
def _forms() -> _Forms:
    exact: dict[str, _Found] = {}
    near: dict[str, _Found] = {}
    bare: dict[tuple[str, str], _Found] = {}
    for row in _rows():
        found = _Found(row["code"], "")
        for form in (row["zh"], *_listed(row["forms"])):
            _put(exact, phrase(form), found)
        for form in _listed(row["near"]):
            _put(near, phrase(form), _Found(row["code"], form))
        for form in _listed(row["bare"]):
            for unit in row["unit"].split():
                _put(bare, (phrase(form), _same_unit(unit)), found)
    twice = sorted(exact.keys() & near.keys())
    if len(twice) > 0:
        raise OntologyError(f"indicators.csv gives {twice[0]} both as a form and as near")
    return _Forms(exact, near, bare)


_Key = TypeVar("_Key", str, tuple[str, str])


def _put(forms: dict[_Key, _Found], form: _Key, found: _Found) -> None:
    other = forms.setdefault(form, found).code
    if other != found.code:
        raise OntologyError(f"indicators.csv gives {form} to {other} and to {found.code}")


def _listed(cell: str) -> list[str]:
    return cell.split("|") if cell else []


@functools.cache
def _rows() -> tuple[dict[str, str], ...]:
    path = files("ontology") / "vocabularies" / "indicators.csv"
    return tuple(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
