"""Who answers for the last unit of a text."""

from loaders.assignments import merged
from loaders.outline import read_outline
from loaders.repair import Text
from loaders.responsibilities import read_responsibilities, read_rules

BODY = "加快建设节水设施，推广高效灌溉技术。"


def rows(text: Text, jurisdiction: str = "620000") -> list[tuple[str, str, int, bool]]:
    """Return name, role, place in its list, and whether the list is open, of everyone assigned to the last unit."""
    (section,) = read_outline(text)
    (found,) = read_responsibilities(
        text.text, section.units[-1:], jurisdiction, read_rules(text.text, jurisdiction)
    )
    return [(a.agency.name, a.role, a.ordinal, a.open_list) for a in merged(found)]
