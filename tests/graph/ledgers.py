"""Targets of a few plans made by hand, with what follows from them."""

from typing import Any

from graph.comparing import comparisons
from graph.measuring import measured
from ontology.base import Edge, Node
from ontology.edges import ComparesWith, HoldsFor, Measures, Sets
from ontology.nodes import Indicator, Plan, Region, Target, Task
from ontology.numerals import parse_numeral
from ontology.quantities import canonical_quantity


class Ledger:
    """Plans with their targets; :meth:`derived` adds what they measure and how they compare."""

    def __init__(self) -> None:
        """Begin without any plan."""
        self.nodes: dict[str, Node] = {}
        self.edges: dict[str, Edge] = {}

    def plan(self, title: str, jurisdiction: str | None, issued: str | None = None) -> Plan:
        """A plan of a government."""
        plan = Plan(
            keys=(f"title:{jurisdiction}|{title}",), title=title, jurisdiction=jurisdiction, issued=issued
        )
        self.nodes[plan.id] = plan
        return plan

    def target(
        self, plan: Plan, indicator: str, value: str | None, unit: str = "%", path: str = "1", **fields: Any
    ) -> Target:
        """A level to be reached by 2025, unless ``fields`` say otherwise; ``modality`` is how it is set."""
        modality = fields.pop("modality", None)
        number: dict[str, Any] = {}
        if value is not None:
            amount = parse_numeral(value)
            assert amount is not None
            known = canonical_quantity(amount, unit)
            number = {
                "value": float(amount),
                "value_text": value,
                "comparator": "eq",
                "change": "level",
                "unit": unit,
            }
            if known is not None:
                number |= {"canonical_value": float(known[0]), "canonical_unit": known[1]}
        target = Target(**{"owner": plan.id, "indicator": indicator, "deadline": "2025", **number, **fields})
        task = Task(plan=plan.id, path=path, kind="operative", heading="任务", ordinal=1)
        for node in (target, task):
            self.nodes[node.id] = node
        edge = Sets(source=task.id, target=target.id, modality=modality)
        self.edges[edge.id] = edge
        return target

    def derived(self) -> list[ComparesWith]:
        """Add what the targets measure, and return and add the comparisons."""
        for thing in list(measured(self.nodes)):
            (self.nodes if isinstance(thing, Node) else self.edges)[thing.id] = thing  # type: ignore[assignment]
        found = {edge.id: edge for edge in comparisons(self.nodes, self.edges)}
        self.edges |= found
        return [edge for _, edge in sorted(found.items())]

    def measures(self, target: Target) -> set[tuple[str, str, str | None]]:
        """Code, match and what differs of all that a target measures."""
        return {
            (indicator.code, edge.match, edge.differs)
            for edge in self.edges.values()
            if isinstance(edge, Measures) and edge.source == target.id
            if isinstance(indicator := self.nodes[edge.target], Indicator)
        }

    def place(self, target: Target) -> str | None:
        """The name of the place whose number a target is."""
        for edge in self.edges.values():
            if isinstance(edge, HoldsFor) and edge.source == target.id:
                region = self.nodes[edge.target]
                return region.name if isinstance(region, Region) else None
        return None
