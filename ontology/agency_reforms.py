"""Which body took over from which in a reform of government, as the vocabulary ``agency_reforms.csv`` has it.

A row says which names (of the country, a province, a city …) became which. Patterns stand for the place, so
that 青海省环境保护厅 leads to 青海省生态环境厅 and never to another province's. Nothing is merged: a body of before
a reform keeps its name, and who took over is told beside it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from ontology.agency_names import canonical
from ontology.agency_parts import AgencyName
from ontology.agency_places import of_region
from ontology.agency_vocabulary import rows
from ontology.errors import OntologyError
from ontology.gazetteer import Region, province_of, regions

LEVELS = ("country", "province", "municipality", "capital", "prefecture", "county")
"""The levels of a row: ``municipality`` is 北京, 天津, 上海, 重庆; ``capital`` the seat of a province; a
``prefecture`` may be a capital too."""
_MUNICIPALITIES = ("110000", "120000", "310000", "500000")


@dataclass(frozen=True, slots=True)
class Succession:
    """Who took over in one reform. ``names`` are what the successor may be called, the usual name first;
    ``sure`` says that it is called so wherever the predecessor was. ``date`` is as precise as it is known
    for every place of the row, '' where not even the year is."""

    names: tuple[AgencyName, ...]
    sure: bool
    date: str
    reform: str


@dataclass(frozen=True, slots=True)
class _Row:
    after: tuple[str, ...]
    sure: bool
    levels: tuple[str, ...]
    region: str
    date: str
    reform: str


@lru_cache(maxsize=1 << 14)
def successions(name: str, jurisdiction: str) -> tuple[Succession, ...]:
    """Return who took over from the body of this canonical name, one entry for each that did; () if nobody.

    A row for the region itself stands in place of those for every region.
    """
    here = regions().get(jurisdiction)
    if here is None:
        return ()
    words = _words(here)
    levels = _levels(here)
    found = dict.fromkeys(row for skeleton in _skeletons(name, words) for row in _table().get(skeleton, ()))
    fitting = [row for row in found if row.region in ("", here.code) and not levels.isdisjoint(row.levels)]
    own = [row for row in fitting if row.region != ""]
    return tuple(
        Succession(names, row.sure, row.date, row.reform)
        for row in own or fitting
        if len(names := tuple(_named(row, words, here))) > 0
    )


@cache
def _table() -> Mapping[str, tuple[_Row, ...]]:
    """The rows by each pattern of a former name."""
    table: dict[str, tuple[_Row, ...]] = {}
    for row in rows("agency_reforms.csv"):
        entry = _Row(
            after=tuple(row["after"].split()),
            sure=row["sure"] == "yes",
            levels=tuple(row["levels"].split()),
            region=row["region"],
            date=row["date"],
            reform=row["reform"],
        )
        if not set(entry.levels) <= set(LEVELS):
            raise OntologyError(f"vocabularies/agency_reforms.csv: {row['before']} has an unknown level")
        for before in row["before"].split():
            table[before] = (*table.get(before, ()), entry)
    return table


def _words(here: Region) -> dict[str, str]:
    """What the patterns stand for in one region."""
    place = of_region(here, "named")
    committee = "委员会" if here.name.endswith("自治区") else "委"
    return {
        "name": place.name,
        "usual": here.short,
        "short": place.short,
        "province": regions()[_province(here)].name,
        "party": f"中共{place.name}{committee}",
    }


def _skeletons(name: str, words: Mapping[str, str]) -> Iterator[str]:
    """Yield the name itself and with the place put back into a pattern; each pattern once."""
    patterns = {name: None}
    for key in ("name", "usual", "short"):
        if words[key] != "" and words[key] in name:
            patterns[name.replace(words[key], f"{{{key}}}", 1)] = None
    yield from patterns


def _levels(here: Region) -> set[str]:
    if here.code in _MUNICIPALITIES:
        return {"municipality"}
    # The first prefecture of a province in GB/T 2260 is its capital.
    capital = here.kind == "prefecture" and here.code.endswith("0100")
    return {here.kind, "capital"} if capital else {here.kind}


def _named(row: _Row, words: Mapping[str, str], here: Region) -> Iterator[AgencyName]:
    """Yield what the successor may be called: a body of the same region, or of the province it is the seat of.

    A short name that another region bears too (吉林, 海南) names none.
    """
    for after in row.after:
        text = after.format_map(words)
        found = canonical(text, here.code)
        if found is not None and found.name == text and found.jurisdiction in (here.code, _province(here)):
            yield found


def _province(here: Region) -> str:
    return province_of(here.code) or here.code
