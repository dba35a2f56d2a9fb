"""Assignments: one agency in one role, with the place that prints it."""

from collections.abc import Sequence
from typing import NamedTuple

from ontology.agency_parts import AgencyName
from ontology.edges import ROLE_STRENGTH, Role

Span = tuple[int, int]


class Assignment(NamedTuple):
    """One agency in one role. ``surface`` is the stretch that prints the name, ``marker`` that of the whole
    marker; ``part`` the number of the marker within the unit, from 1."""

    agency: AgencyName
    surface: Span
    role: Role
    word: str
    ordinal: int
    open_list: bool
    marker: Span
    part: int
    rule: str


def merged(assignments: Sequence[Assignment]) -> list[Assignment]:
    """Return one assignment per agency, the one with the strongest role, in printed order."""
    if len(assignments) == 0:
        return []
    best: dict[tuple[str, str], Assignment] = {}
    for item in assignments:
        key = (item.agency.jurisdiction, item.agency.name)
        if key not in best or ROLE_STRENGTH[item.role] > ROLE_STRENGTH[best[key].role]:
            best[key] = item
    kept = set(map(id, best.values()))
    counts: dict[str, int] = {}
    result = []
    for item in assignments:
        if id(item) in kept:
            counts[item.role] = counts.get(item.role, 0) + 1
            agency, surface, role, word, _, open_list, marker, part, rule = item
            result.append(
                Assignment(agency, surface, role, word, counts[role], open_list, marker, part, rule)
            )
    return result
