"""What agencies are to each other: parts of larger bodies, members of collectives, bodies behind function names.

All of it follows from their names and the vocabularies; no document says it. Nothing is joined across
provinces.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from graph.hierarchy import known_region
from ontology.agency_denoted import central_body, denoted
from ontology.agency_members import members
from ontology.agency_names import canonical
from ontology.agency_parts import AgencyName
from ontology.agency_wholes import takes_in, wholes
from ontology.base import Edge, Node
from ontology.edges import Denotes, MemberOf, PartOf, Serves, Succeeds
from ontology.gazetteer import ancestors, regions
from ontology.nodes import Agency

_NOT_ONE_BODY = ("collective", "function")


def own(agency: Agency) -> bool:
    """Tell whether the name is that of one body."""
    return agency.kind not in _NOT_ONE_BODY


def parsed(agency: Agency) -> AgencyName:
    """Return the parts of an agency's name; of a name that the parser would read otherwise, what the node says."""
    found = canonical(agency.name, agency.jurisdiction)
    if found is not None and (found.name, found.jurisdiction) == (agency.name, agency.jurisdiction):
        return found
    return AgencyName(agency.name, agency.jurisdiction, agency.kind, agency.level or "", "")


def as_node(agency: Agency) -> Iterator[Node | Edge]:
    """Yield a body of the vocabulary, the region that it serves, and the edge between them."""
    yield agency
    place = known_region(agency.jurisdiction)
    yield place
    yield Serves(source=agency.id, target=place.id)


def parts(nodes: Mapping[str, Node]) -> Iterator[Edge]:
    """Yield a PART_OF edge from each body to the nearest larger one that the graph has."""
    for agency in _agencies(nodes.values()):
        if not own(agency):
            continue
        for name, jurisdiction in wholes(parsed(agency)):
            whole = nodes.get(_id(name, jurisdiction))
            if isinstance(whole, Agency) and takes_in(whole.kind, agency.kind):
                yield PartOf(source=agency.id, target=whole.id)
                break


def central_bodies(nodes: Iterable[Node]) -> Iterator[Node | Edge]:
    """Yield the central bodies that function names of statutes stand for (国务院生态环境主管部门)."""
    for agency in _agencies(nodes):
        name = central_body(agency.name, agency.jurisdiction) if agency.kind == "function" else None
        if name is not None:
            yield from as_node(
                Agency(name=name.name, jurisdiction=name.jurisdiction, kind=name.kind, level=name.level)
            )


def denotations(nodes: Iterable[Node]) -> Iterator[Edge]:
    """Yield an inferred DENOTES edge from each function name to the only body of its place and field."""
    agencies = list(_agencies(nodes))
    bodies: dict[str, list[tuple[Agency, AgencyName]]] = defaultdict(list)
    for agency in agencies:
        if own(agency):
            bodies[agency.jurisdiction].append((agency, parsed(agency)))
    for agency in agencies:
        meant = denoted(agency.name, agency.jurisdiction) if agency.kind == "function" else None
        if meant is None:
            continue
        found = [body for body, name in bodies[meant.jurisdiction] if meant.is_body(name)]
        if len(found) == 1:
            yield Denotes(source=agency.id, target=found[0].id, inferred=True)


def memberships(nodes: Iterable[Node], edges: Iterable[Edge]) -> Iterator[Edge]:
    """Yield an inferred MEMBER_OF edge from each body that a collective of the graph means to the collective.

    A body that a reform has ended is none of those that 省政府各部门 means.
    """
    agencies = list(_agencies(nodes))
    ended = {edge.target for edge in edges if isinstance(edge, Succeeds)}
    inside: dict[str, list[tuple[Agency, AgencyName]]] = defaultdict(list)
    for agency in agencies:
        if own(agency) and agency.jurisdiction in regions():
            for code in (agency.jurisdiction, *ancestors(agency.jurisdiction)):
                inside[code].append((agency, parsed(agency)))
    for collective in agencies:
        meant = members(collective.name, collective.jurisdiction) if collective.kind == "collective" else None
        if meant is None:
            continue
        for agency, name in inside[meant.within]:
            if meant.takes(name) and not (meant.standing and agency.id in ended):
                yield MemberOf(source=agency.id, target=collective.id, inferred=True)


def _agencies(nodes: Iterable[Node]) -> Iterator[Agency]:
    return (node for node in nodes if isinstance(node, Agency))


def _id(name: str, jurisdiction: str) -> str:
    return Agency(name=name, jurisdiction=jurisdiction, kind="").id
