"""Who took over from whom in the reforms of government, and the bodies between two that documents name."""

import re
from collections.abc import Iterable, Iterator

from graph.agencies import as_node, own, parsed
from ontology.agency_reforms import Succession, successions
from ontology.base import Edge, Node
from ontology.dates import relation
from ontology.edges import Succeeds
from ontology.nodes import Agency

_YEAR = re.compile(r"\d{4}")


def reforms(nodes: Iterable[Node], date: str = "") -> Iterator[Node | Edge]:
    """Yield a SUCCEEDS edge for each body among ``nodes`` that another took over, as the vocabulary has it.

    A successor that no document names is added, so that a chain of reforms is not broken; where its name is not
    sure, there is none. Which of several possible names is meant depends on the documents alone. With a ``date``
    only reforms that may have come until then count.
    """
    named = {node.id: node for node in nodes if isinstance(node, Agency)}
    waiting = [agency for _, agency in sorted(named.items()) if own(agency)]
    added: set[str] = set()
    while len(waiting) > 0:
        before = waiting.pop()
        name = parsed(before)
        for succession in successions(name.name, name.jurisdiction):
            after = _successor(succession, named)
            if after is None or _is_later(succession, date):
                continue
            if after.id not in named and after.id not in added:
                added.add(after.id)
                yield from as_node(after)
                waiting.append(after)
            yield Succeeds(
                source=after.id, target=before.id, date=succession.date or None, reform=succession.reform
            )


def _successor(succession: Succession, named: dict[str, Agency]) -> Agency | None:
    """Return the successor: the body of the first name that a document has, else the usual one if it is sure."""
    possible = [
        Agency(name=name.name, jurisdiction=name.jurisdiction, kind=name.kind, level=name.level or None)
        for name in succession.names
    ]
    present = next((agency for agency in possible if agency.id in named), None)
    return present or (possible[0] if succession.sure else None)


def _is_later(succession: Succession, date: str) -> bool:
    """Tell whether a reform came surely after the date; of one without a date, its name tells the year."""
    year = _YEAR.search(succession.reform)
    known = succession.date or (year[0] if year is not None else "")
    return date != "" and known != "" and relation(known, date) == "after"
