"""What a body is part of: a division of its department, a branch of the central body, an office of its committee.

Only what the name itself says, or the vocabulary surely knows: the national bureaus that a ministry manages
(部委管理的国家局). Who manages a province's bureau differs from province to province and is not guessed.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from ontology.agency_parts import AgencyName
from ontology.agency_places import Place, of_region
from ontology.agency_vocabulary import functions, rows
from ontology.gazetteer import COUNTRY, regions

_SHORTEST = 3
"""No body has a shorter name (国务院)."""
_INNER = ("office", "institution", "coordinating_body", "party_organ", "congress")
"""Kinds that are part of whatever body begins their name; 省人民政府国有资产监督管理委员会 is no part in this sense."""
_OF_THEIR_KIND = {"department": "department", "vertical_branch": "department", "bank": "bank"}
"""Kinds that are part only of a body of such a kind: a 分局 of its 局, a branch of its bank."""
_OWNERS = {
    "海关": "海关总署",
    "通信": "工业和信息化部",
    "通信管理": "工业和信息化部",
}
"""Central bodies of branches whose field of government names none."""
_LOCAL_BELOW_PROVINCE = ("地震",)
"""Fields in which only the province's bureau belongs to the centre."""


def wholes(part: AgencyName) -> Iterator[tuple[str, str]]:
    """Yield the names, each with its jurisdiction, of what this body may be part of, the nearest first.

    The first of them that exists is meant; whether it :func:`takes_in` the part depends on its kind.
    """
    managed = _managed_by().get(part.name)
    if managed is not None:
        yield managed, COUNTRY
    for length in range(len(part.name) - 1, _SHORTEST - 1, -1):
        beginning = part.name[:length]
        yield beginning, part.jurisdiction
        if part.kind == "party_organ" and (committee := _committee(beginning, part.jurisdiction)) is not None:
            yield committee, part.jurisdiction
        if part.jurisdiction != COUNTRY:
            yield beginning, COUNTRY
    owner = _owner(part)
    if owner is not None:
        yield owner, COUNTRY


def takes_in(whole_kind: str, part_kind: str) -> bool:
    """Tell whether a body of the first kind can have one of the second kind as its part."""
    if part_kind in _INNER:
        return whole_kind not in ("collective", "function", "firm")
    wanted = _OF_THEIR_KIND.get(part_kind)
    return wanted is not None and whole_kind in (wanted, part_kind)


def _committee(beginning: str, jurisdiction: str) -> str | None:
    """Return the full name of the Party committee that organs carry in its usual form: 中共青海省委."""
    here = regions().get(jurisdiction)
    if here is None or jurisdiction == COUNTRY:
        return None
    place: Place = of_region(here, "named")
    usual = (f"中共{place.name}委", f"中共{place.name}委员会")
    return f"中国共产党{place.name}委员会" if beginning in usual else None


def _owner(part: AgencyName) -> str | None:
    """Return the central body of a branch whose name does not begin with it."""
    if part.kind != "vertical_branch" or (
        part.function in _LOCAL_BELOW_PROVINCE and part.level != "province"
    ):
        return None
    known = _OWNERS.get(part.function)
    function = functions().get(part.function)
    if known is not None or function is None or function.name != part.function:
        return known
    return function.national_body or None


@cache
def _managed_by() -> Mapping[str, str]:
    listed = rows("national_bodies.csv")
    return MappingProxyType({row["name"]: row["managed_by"] for row in listed if row["managed_by"] != ""})
