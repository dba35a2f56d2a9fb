"""Where a document prints its facts: the finished facts, turned round to ask what a stretch of text gave."""

from bisect import bisect_right
from collections.abc import Iterator

from loaders.builder import Builder
from loaders.stretches import Stretches
from ontology.edges import PartOf, Serves
from ontology.nodes import Agency, Plan, Target, Task

Span = tuple[int, int]

STRUCTURE = (PartOf, Serves)
"""Edges that every unit and every agency has; they say nothing about the work."""
UNIT = frozenset(("", "heading", "text", "force"))
"""Properties of a task that every unit has; the others say more than the unit itself."""


class Printed:
    """The stretches of the repaired text that print what a builder has collected.

    ``facts`` are those of all facts beyond the units themselves, ``agencies`` the names of agencies, ``values``
    the values of targets (of a goal without a number, all of it), ``references`` the plans that are named.
    """

    def __init__(self, builder: Builder):
        self.builder = builder
        facts: list[Span] = []
        agencies: list[Span] = []
        values: list[Span] = []
        references: list[Span] = []
        units: list[tuple[int, int, str]] = []
        lists = {key: facts for key, edge in builder.edges.items() if edge.__class__ not in STRUCTURE}
        goals: set[str] = set()
        for key, node in builder.nodes.items():
            if isinstance(node, Agency):
                lists[key] = agencies
            elif isinstance(node, Plan):
                lists[key] = references
            elif isinstance(node, Target):
                lists[key] = facts
                goals.add(key)
        for subject, prop, span, _, _ in builder.said:
            kind = lists.get(subject)
            if kind is not None:
                kind.append(span)
                if subject in goals and prop == "value":
                    values.append(span)
            elif prop == "text":
                units.append((*span, subject))
            elif prop not in UNIT and isinstance(builder.nodes.get(subject), Task):
                facts.append(span)
        self.facts = Stretches(facts)
        self.agencies = Stretches(agencies)
        self.values = Stretches(values)
        self.references = Stretches(references)
        self._units = sorted(units)

    def rows(self) -> Iterator[tuple[str, Span]]:
        """Yield the rows of work-division tables, with the stretch of their task."""
        for start, end, subject in self._units:
            node = self.builder.nodes[subject]
            if isinstance(node, Task) and node.form == "table_row":
                yield subject, (start, end)

    def unit(self, at: int) -> str | None:
        """Return the id of the unit or table row that the character at ``at`` belongs to."""
        place = bisect_right(self._units, (at, len(self.builder.text.text), "")) - 1
        return self._units[place][2] if place >= 0 else None

    def bearing(self) -> set[str]:
        """Return the ids of all nodes that a fact begins or ends at."""
        edges = (edge for edge in self.builder.edges.values() if not isinstance(edge, STRUCTURE))
        return {end for edge in edges for end in (edge.source, edge.target)}
