"""The administrative regions of China by their GB/T 2260 codes.

``vocabularies/regions.csv`` holds the state of January 2025 (see ``vocabularies/SOURCES.md``) plus CN =
100000 and 71, 81, 82. Districts of the four municipalities, and counties that belong to a province directly,
hang on their province.
"""

import csv
import functools
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from operator import itemgetter
from types import MappingProxyType

from ontology.errors import OntologyError
from ontology.region_names import RegionKind, bare_name

COUNTRY = "100000"
"""Our code for the whole country; GB/T 2260 has none."""


@dataclass(frozen=True, slots=True)
class Region:
    """An administrative region: six-digit code, official name, short name, kind, the code it is part of, and
    contracted names that are usual where it lies (土右旗, 巴州)."""

    code: str
    name: str
    short: str
    kind: RegionKind
    parent: str | None
    usual: tuple[str, ...] = ()

    @property
    def bare(self) -> str | None:
        """The name without its class word (海西), or ``None`` if nothing usable is left."""
        return bare_name(self.name, self.kind)


@functools.cache
def regions() -> Mapping[str, Region]:
    """Return every region by code, in the order of the codes."""
    text = (files("ontology") / "vocabularies" / "regions.csv").read_text(encoding="utf-8")
    usual = _usual_forms()
    found: dict[str, Region] = {}
    rows = csv.reader(text.splitlines())
    columns = itemgetter(*map(next(rows).index, ("code", "name", "short", "kind", "parent")))
    for code, name, short, kind_name, parent in map(columns, rows):
        kind = _KINDS.get(kind_name)
        if kind is None or (parent not in found and parent != ""):
            raise OntologyError(f"regions.csv: row {code} has no known kind or stands before its parent")
        found[code] = Region(code, name, short, kind, parent or None, usual.get(code, ()))
    return MappingProxyType(found)


def _usual_forms() -> dict[str, tuple[str, ...]]:
    """Return contracted names by code: no rule says which characters of 达尔罕茂明安联合旗 make 达茂旗."""
    text = (files("ontology") / "vocabularies" / "region_usual_forms.csv").read_text(encoding="utf-8")
    return {row["code"]: tuple(row["forms"].split()) for row in csv.DictReader(text.splitlines())}


def region(code: str) -> Region:
    """Return the region with this code; raises OntologyError if there is none."""
    try:
        return regions()[code]
    except KeyError:
        raise OntologyError(f"{code!r} is no GB/T 2260 code that regions.csv knows") from None


def by_name(name: str, within: str | None = None) -> list[Region]:
    """Return the regions that ``name`` stands for, in the order of their codes.

    A full name comes before a short one (海西州, 青海), that before the bare name of a prefecture (海西) and
    that before the bare name of a county and a contracted name (土右旗): only the best of these ranks that has any region is returned, so
    海南 is 海南省, and 海南州 only ``within`` 青海. ``within`` is the code of a region to which the results
    belong or which they are. One-character abbreviations (青) are not names.
    """
    if within is None:
        return list(_of_best_rank().get(name, ()))
    for rank in _by_rank():
        codes = rank.get(name, ())
        found = [regions()[code] for code in codes if contains(within, code)]
        if len(found) > 0:
            return found
    return []


@functools.cache
def name_beginnings() -> frozenset[str]:
    """Return the first two characters of every name that :func:`by_name` knows."""
    return frozenset(name[:2] for name in _of_best_rank())


@functools.cache
def ancestors(code: str) -> tuple[str, ...]:
    """Return the codes of the regions that this one is part of, nearest first, the country last."""
    chain = []
    parent = region(code).parent
    while parent is not None:
        chain.append(parent)
        parent = regions()[parent].parent
    return tuple(chain)


def contains(outer: str, inner: str) -> bool:
    """Return whether ``inner`` is ``outer`` or part of it."""
    return outer == inner or outer in ancestors(inner)


@functools.cache
def province_of(code: str) -> str | None:
    """Return the code of the province in which the region lies or which it is; ``None`` for the country."""
    return None if code == COUNTRY else region(f"{region(code).code[:2]}0000").code


_KINDS: dict[str, RegionKind] = {
    "country": "country",
    "province": "province",
    "prefecture": "prefecture",
    "county": "county",
}


@functools.cache
def _of_best_rank() -> dict[str, tuple[Region, ...]]:
    """Every name to the regions of the best rank that has any."""
    known = regions()
    found: dict[str, tuple[Region, ...]] = {}
    for rank in _by_rank():
        for name, codes in rank.items():
            if name not in found:
                found[name] = tuple([known[code] for code in codes])
    return found


@functools.cache
def _by_rank() -> tuple[dict[str, tuple[str, ...]], ...]:
    """Full names, short names, bare names of prefectures, those of counties, contracted names; each to codes."""
    ranks: tuple[dict[str, tuple[str, ...]], ...] = ({}, {}, {}, {}, {})
    for code, known in regions().items():
        bare_rank = ranks[3] if known.kind == "county" else ranks[2]
        contracted = [(ranks[4], form) for form in known.usual]
        for rank, name in (
            (ranks[0], known.name),
            (ranks[1], known.short),
            (bare_rank, known.bare),
            *contracted,
        ):
            if name is not None:
                rank[name] = (*rank.get(name, ()), code)
    return ranks
