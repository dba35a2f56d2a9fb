"""Where a document prints its facts: the finished facts, turned round to ask what a stretch of text gave."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from loaders.builder import Builder
from ontology.edges import PartOf, Serves
from ontology.nodes import Agency, Plan, Target, Task

Span = tuple[int, int]

STRUCTURE = (PartOf, Serves)
"""Edges that every unit and every agency has; they say nothing about the work."""
TASK_FACTS = frozenset(("deadline", "recurrence"))
"""Properties of a task that say more than the unit itself."""


class Stretches:
    """Stretches of a text, merged where they overlap; asks take logarithmic time."""

    def __init__(self, spans: Iterable[Span]):
        self._starts: list[int] = []
        self._ends: list[int] = []
        last = -1
        for start, end in sorted(spans):
            if start <= last:
                if end > last:
                    self._ends[-1] = last = end
            else:
                self._starts.append(start)
                self._ends.append(end)
                last = end

    def touch(self, start: int, end: int) -> bool:
        """Tell whether one of them shares a character with ``text[start:end]``."""
        place = bisect_right(self._ends, start)
        return place < len(self._starts) and self._starts[place] < end

    def inside(self, start: int, end: int) -> Iterator[Span]:
        """Yield those that share a character with ``text[start:end]``, in order."""
        for place in range(bisect_right(self._ends, start), len(self._starts)):
            if self._starts[place] >= end:
                return
            yield self._starts[place], self._ends[place]


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
        lists = {id: facts for id, edge in builder.edges.items() if not isinstance(edge, STRUCTURE)}
        goals: set[str] = set()
        for id, node in builder.nodes.items():
            if isinstance(node, Agency):
                lists[id] = agencies
            elif isinstance(node, Plan):
                lists[id] = references
            elif isinstance(node, Target):
                lists[id] = facts
                goals.add(id)
        for subject, prop, span in builder.said:
            kind = lists.get(subject)
            if kind is not None:
                kind.append(span)
                if subject in goals and prop == "value":
                    values.append(span)
            elif prop == "text":
                units.append((*span, subject))
            elif prop in TASK_FACTS:
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
