"""The word lists behind agency names, read once from ``ontology/vocabularies``.

Each list is a CSV file that an analyst can read and extend; ``SOURCES.md`` beside them says where the words
come from. Several short forms in one cell are separated by blanks. A word that two rows claim is an error in
the file, not a question of order.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TypeVar

from ontology.errors import OntologyError
from ontology.gazetteer import regions

Value = TypeVar("Value")

KINDS = {
    "government": "people's governments, and the committees that govern a zone in their place",
    "department": "departments of a government, whatever their last word: 部 委 厅 局 办",
    "party_organ": "the Party's committees, departments, offices and schools",
    "congress": "people's congresses and political consultative conferences",
    "court": "courts and procuratorates",
    "vertical_branch": "local branches of central bodies: taxes, customs, the central bank, regulators",
    "coordinating_body": "leading groups, headquarters, joint committees, task forces",
    "office": "offices of coordinating bodies and governments, divisions inside a department",
    "institution": "institutes, centres, schools, exchanges",
    "mass_organisation": "unions, federations, associations, chambers",
    "firm": "firms other than banks",
    "bank": "commercial and policy banks; the central bank is none in this sense",
    "collective": "several bodies under one name: 各市人民政府, 省直有关部门",
    "function": "a body named by its task only: 发展改革部门",
}
"""The kinds of agency and what each takes in."""


@dataclass(frozen=True, slots=True)
class Function:
    """A field of government: ``official`` is how a body's name writes it in full.

    ``bodies`` gives the usual last word of the name by level (province, prefecture, county), and
    ``national_body`` the full name of the central body in charge, '' if there is none.
    """

    name: str
    official: str
    bodies: tuple[tuple[str, str], ...]
    national_body: str
    kind: str

    def body(self, level: str) -> str:
        """Return the usual last word of such a body's name at this level, '' if there is none."""
        return dict(self.bodies).get(level, "")


@dataclass(frozen=True, slots=True)
class Body:
    """A last word of agency names (局, 委, 管委会): its full form and the kind of agency that it tells."""

    official: str
    kind: str


@dataclass(frozen=True, slots=True)
class Known:
    """A name that is listed as a whole: the official words, the function or '', the kind."""

    official: str
    function: str
    kind: str


@dataclass(frozen=True, slots=True)
class Seated:
    """A listed body and the GB/T 2260 code of the region that it belongs to."""

    name: str
    region: str


@cache
def functions() -> Mapping[str, Function]:
    """Return the functions by each of their forms: 发改, 发展改革 and 发展和改革 are one.

    A form that official names bear too is no abbreviation and stays as printed: 数据资源局 beside 数据资源管理局.
    """
    entries = []
    for row in rows("agency_functions.csv"):
        levels = (
            ("province", row["province_body"]),
            ("prefecture", row["prefecture_body"]),
            ("county", row["county_body"]),
        )
        usual = tuple((level, word) for level, word in levels if word != "")
        function = Function(row["function"], row["official"], usual, row["national_body"], row["kind"])
        forms = {function.name, function.official, *row["short_forms"].split()}
        entries += [(form, function) for form in sorted(forms)]
        entries += [(form, replace(function, official=form)) for form in row["own_names"].split()]
    return _table("agency_functions.csv", entries)


@cache
def bodies() -> Mapping[str, Body]:
    """Return the last words of agency names."""
    listed = rows("agency_bodies.csv")
    return _table("agency_bodies.csv", [(row["body"], Body(row["official"], row["kind"])) for row in listed])


@cache
def longest_body() -> int:
    """Return the number of characters of the longest last word."""
    return max(map(len, bodies()))


@cache
def short_names() -> Mapping[str, Known]:
    """Return what stands behind the place in names that are shortened as a whole: 国资委, 妇联, 爱卫办."""
    listed = rows("agency_short_names.csv")
    entries = [(row["short_name"], Known(row["official"], row["function"], row["kind"])) for row in listed]
    table = dict(_table("agency_short_names.csv", entries))
    for known in list(table.values()):
        table.setdefault(known.official, known)
    return MappingProxyType(table)


@cache
def party_organs() -> Mapping[str, Known]:
    """Return what stands behind 省委, 市委, 党委: 组织部, 网信办."""
    listed = rows("party_organs.csv")
    entries = [(row["short_name"], Known(row["official"], row["function"], "party_organ")) for row in listed]
    entries += [(known.official, known) for _, known in entries]
    return _table("party_organs.csv", entries)


@cache
def exceptions() -> Mapping[tuple[str, str], Known]:
    """Return the full names, by region code and short form, that the general rules would get wrong."""
    table = {}
    for row in rows("agency_exceptions.csv"):
        known = Known(row["name"], row["function"], functions()[row["function"]].kind)
        own_words = known.official.removeprefix(regions()[row["region"]].name)
        table.update({(row["region"], form): known for form in (own_words, *row["short_forms"].split())})
    return MappingProxyType(table)


@cache
def national_bodies() -> Mapping[str, Known]:
    """Return the nationwide bodies by full name and by every short form that means them in any document.

    Beside the listed short forms these are the ones that a function allows: 国家发改委, 住建部. A bare
    发展改革委 is not among them: it is the document's own.
    """
    entries = []
    for row in rows("national_bodies.csv"):
        known = Known(row["name"], row["function"], row["kind"])
        entries += [(form, known) for form in (row["name"], *row["short_forms"].split())]
    table = dict(_table("national_bodies.csv", entries))
    for form, function in functions().items():
        national = table.get(function.national_body)
        if national is not None and national.kind != "party_organ":
            for derived in _national_forms(form, function.national_body):
                table.setdefault(derived, national)
    return MappingProxyType(table)


def _national_forms(form: str, name: str) -> list[str]:
    if name.endswith("部"):
        return [f"{form}部"]
    if name.endswith("总局"):
        return [f"{form}总局", f"国家{form}总局"]
    for body, short in (("委员会", "委"), ("局", "局"), ("办公室", "办")):
        if name.endswith(body):
            return [f"国家{form}{short}", f"国家{form}{body}"]
    return []


@cache
def regional_firms() -> Mapping[str, Seated]:
    """Return firms of one region whose legal name does not follow from the short form."""
    entries = []
    for row in rows("regional_firms.csv"):
        firm = Seated(row["name"], row["region"])
        entries += [(form, firm) for form in (firm.name, *row["short_forms"].split())]
    return _table("regional_firms.csv", entries)


@cache
def grid_companies() -> Mapping[str, str]:
    """Return the legal name of the power grid company of each province, by the province's code."""
    listed = rows("regional_firms.csv")
    return MappingProxyType({row["region"]: row["name"] for row in listed if row["field"] == "grid"})


@cache
def firm_words() -> Mapping[str, str]:
    """Return the abbreviations inside firms' names: 交投 is 交通投资."""
    return MappingProxyType({row["short_form"]: row["full_form"] for row in rows("firm_words.csv")})


@cache
def zones() -> Mapping[str, Seated]:
    """Return the bodies that govern well-known zones, by each form of the zone's name."""
    entries = []
    for row in rows("development_zones.csv"):
        seated = Seated(row["body"], row["region"])
        entries += [(form, seated) for form in {row["zone"], row["body"], *row["short_forms"].split()}]
    return _table("development_zones.csv", entries)


@cache
def zone_types() -> Mapping[str, str]:
    """Return the words that end a zone's name with their full forms, the longest first: 高新区."""
    entries = []
    for row in rows("zone_types.csv"):
        entries += [(form, row["zone_type"]) for form in (row["zone_type"], *row["short_forms"].split())]
    return _table("zone_types.csv", sorted(entries, key=lambda entry: -len(entry[0])))


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a vocabulary file by column."""
    text = files("ontology").joinpath("vocabularies", name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def _table(name: str, entries: Iterable[tuple[str, Value]]) -> Mapping[str, Value]:
    table: dict[str, Value] = {}
    for form, value in entries:
        if table.setdefault(form, value) != value:
            raise OntologyError(f"vocabularies/{name}: '{form}' stands in two rows; keep it in one")
    return MappingProxyType(table)
