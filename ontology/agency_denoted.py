"""Which body the function name of a statute stands for: 市发展改革部门, 国务院生态环境主管部门.

A field of government of before a reform stands for a body of before it (国务院环境保护主管部门 is 环境保护部), since the
fields keep their names apart.
"""

from dataclasses import dataclass

from ontology.agency_collectives import holder_of_task
from ontology.agency_organs import of_known
from ontology.agency_parts import AgencyName
from ontology.agency_places import CORPS
from ontology.agency_vocabulary import functions, national_bodies
from ontology.gazetteer import COUNTRY


@dataclass(frozen=True, slots=True)
class Denoted:
    """The body that a function name means: whose it is, and its field of government. ``owner`` begins its
    full name."""

    jurisdiction: str
    level: str
    owner: str
    function: str

    def is_body(self, name: AgencyName) -> bool:
        """Tell whether the body of this name is the one that is meant."""
        return (
            name.kind in ("department", "vertical_branch")
            and (name.jurisdiction, name.level) == (self.jurisdiction, self.level)
            and name.function == self.function
            and (name.name.startswith(CORPS) == (self.owner == CORPS))
        )


def denoted(name: str, jurisdiction: str) -> Denoted | None:
    """Return what a name of kind ``function`` stands for; None if it names no place, or no known field.

    部门 without a place (发展改革部门) may be of any level, so that it stands for none.
    """
    place, function = holder_of_task(name, jurisdiction)
    if place is None or place.scope == "open" or function is None:
        return None
    return Denoted(place.code, place.level, place.name, function.name)


def central_body(name: str, jurisdiction: str) -> AgencyName | None:
    """Return the central body that a function name stands for, from the vocabulary: 国务院生态环境主管部门."""
    meant = denoted(name, jurisdiction)
    if meant is None or meant.jurisdiction != COUNTRY:
        return None
    known = national_bodies().get(functions()[meant.function].national_body)
    return None if known is None or known.kind == "party_organ" else of_known(known)
