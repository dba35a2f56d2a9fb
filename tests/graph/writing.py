"""Small extracts made by hand: a builder that a test reads like the document it stands for."""

import hashlib
from typing import Self

from ontology.base import Edge, Node
from ontology.edges import (
    Affects,
    Cites,
    Implements,
    Measures,
    PartOf,
    ReportsTo,
    ResponsibleFor,
    Role,
    Serves,
    Sets,
)
from ontology.evidence import Evidence
from ontology.extract import Extract, Finding
from ontology.nodes import (
    Agency,
    Document,
    Indicator,
    Plan,
    PlanCompleteness,
    Region,
    Target,
    Task,
    TaskKind,
    Trust,
)

TEXT = "一二三四五六七八九十" * 100


class Writing:
    """A document being written. Every node and edge gets evidence, one stretch after the other."""

    def __init__(self, name: str, trust: Trust = "official", jurisdiction: str = "630000") -> None:
        """Begin a document whose bytes are its name."""
        sha256 = hashlib.sha256(name.encode()).hexdigest()
        self.document = Document(sha256=sha256, name=name, format="txt", genre="plan", trust=trust)
        self.jurisdiction = jurisdiction
        self.nodes: dict[str, Node] = {}
        self.edges: dict[str, Edge] = {}
        self.evidence: list[Evidence] = []
        self.aliases: list[tuple[str, str]] = []
        self.findings: list[Finding] = []

    def plan(self, *keys: str, completeness: PlanCompleteness = "full", **values: str | None) -> Plan:
        """A plan with these keys; evidence for each value."""
        plan = Plan(keys=keys, completeness=completeness, **{"title": keys[0], **values})  # type: ignore[arg-type]
        self._add(plan)
        for name, value in values.items():
            if value is not None:
                self._state(plan.id, name)
        return plan

    def mention(self, *keys: str, **values: str | None) -> Plan:
        """A plan that is only mentioned."""
        return self.plan(*keys, completeness="mentioned", **values)

    def task(
        self,
        plan: Plan,
        path: str,
        parent: Task | None = None,
        kind: TaskKind = "operative",
        **values: str | None,
    ) -> Task:
        """A numbered unit of the plan, within its parent if there is one."""
        ordinal = sum(isinstance(node, Task) for node in self.nodes.values()) + 1
        heading = values.pop("heading", None) or f"任务{path}"
        task = Task(plan=plan.id, path=path, kind=kind, heading=heading, ordinal=ordinal, **values)  # type: ignore[arg-type]
        self._add(task)
        for name, value in values.items():
            if value is not None:
                self._state(task.id, name)
        self.edge(PartOf(source=task.id, target=plan.id))
        if parent is not None:
            self.edge(PartOf(source=task.id, target=parent.id))
        return task

    def agency(self, name: str, jurisdiction: str = "630000", **values: str | None) -> Agency:
        """An agency that serves its jurisdiction."""
        agency = Agency(**{"name": name, "jurisdiction": jurisdiction, "kind": "department", **values})  # type: ignore[arg-type]
        self._add(agency)
        self.edge(Serves(source=agency.id, target=self.region(jurisdiction).id))
        return agency

    def region(self, code: str, name: str = "某地") -> Region:
        """A region."""
        region = Region(code=code, name=name, kind="province")
        self._add(region)
        return region

    def responsible(
        self, agency: str, task: Task, role: Role = "responsible", ordinal: int | None = None
    ) -> Edge:
        """An agency of that name has that role in the task."""
        source = self.agency(agency).id
        return self.edge(ResponsibleFor(source=source, target=task.id, role=role, ordinal=ordinal))

    def target(self, setter: Task | Plan, owner: Plan, indicator: str, value: str, **values: str) -> Target:
        """A target that measures an indicator of the same name."""
        number = {"comparator": "eq", "value": float(value), "value_text": value}
        target = Target(**{"owner": owner.id, "indicator": indicator, **number, **values})  # type: ignore[arg-type]
        self._add(target)
        concept = Indicator(code=f"x{indicator}", name=indicator)
        self._add(concept)
        self.edge(Sets(source=setter.id, target=target.id, modality=None))
        self.edge(Measures(source=target.id, target=concept.id))
        return target

    def cites(self, source: Plan | Task, target: Plan) -> Edge:
        """The source cites the target."""
        return self.edge(Cites(source=source.id, target=target.id))

    def implements(self, source: Plan | Task, target: Plan) -> Edge:
        """The source implements the target."""
        return self.edge(Implements(source=source.id, target=target.id))

    def affects(self, source: Plan | Task, target: Region) -> Edge:
        """The source applies in the region."""
        return self.edge(Affects(source=source.id, target=target.id, how="applies_in"))

    def reports(self, sender: str, receiver: str, task: Task) -> Edge:
        """The task orders a report."""
        return self.edge(
            ReportsTo(source=self.agency(sender).id, target=self.agency(receiver).id, task=task.id)
        )

    def edge(self, edge: Edge) -> Edge:
        """Add an edge with evidence."""
        self.edges[edge.id] = edge
        self._state(edge.id)
        return edge

    def alias(self, node: Node, printed: str) -> Self:
        """The document prints another name for the node."""
        self.aliases.append((node.id, printed))
        return self

    def finding(self, code: str, subject: str) -> Self:
        """Something was found."""
        self.findings.append(
            Finding(code=code, severity="info", message=code, subject=subject, char_start=1, char_end=2)
        )
        return self

    def extract(self, loader: str = "1", pages: tuple[int, ...] = ()) -> Extract:
        """What the document says."""
        extract = Extract(
            document=self.document,
            text=TEXT,
            pages=pages,
            reader="txt/1",
            loader=loader,
            jurisdiction=self.jurisdiction,
            nodes=tuple(self.nodes.values()),
            edges=tuple(self.edges.values()),
            evidence=tuple(self.evidence),
            aliases=tuple(self.aliases),
            findings=tuple(self.findings),
        )
        extract.validate_whole()
        return extract

    def _add(self, node: Node) -> None:
        if node.id not in self.nodes:
            self.nodes[node.id] = node
            self._state(node.id)

    def _state(self, subject: str, name: str = "") -> None:
        start = len(self.evidence)
        self.evidence.append(
            Evidence(subject=subject, property=name, char_start=start, char_end=start + 5, rule="test.rule")
        )
