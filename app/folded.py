"""The extract as JSON: the folded view of one document that ``zhengtu extract`` prints.

The shape is ``gold/1`` (reports: ``gold-changepoint/1``), version 1 of our public format: operative tasks only,
unnumbered parts folded into their unit, one row per fact; every row carries its ``span`` (start, end) in the
source text. See ``docs/extract-format.md``.
"""

from collections import defaultdict
from operator import itemgetter
from typing import Any

from loaders.excerpts import Excerpts
from loaders.indicator_rows import RULE as TABLE_VALUE
from ontology.base import Edge
from ontology.edges import ResponsibleFor
from ontology.evidence import Evidence
from ontology.extract import Extract
from ontology.indicator_places import of_scope
from ontology.nodes import Agency, ChangePoint, Claim, Plan, Region, Target, Task

Row = dict[str, Any]

OPERATIVE = "operative"
RELATION_STRENGTH = {"repeals": 4, "amends": 3, "implements": 2, "cites": 1}


def fold(extract: Extract) -> Row:
    """Return the folded view of an extract."""
    view = _View(extract)
    return view.report() if extract.document.genre == "report" else view.plan()


class _View:
    def __init__(self, extract: Extract):
        self.extract = extract
        self.nodes = extract.by_id
        self.excerpts = Excerpts(extract.text, extract.pages)
        self.edges: dict[str, list[Edge]] = defaultdict(list)
        for edge in extract.edges:
            self.edges[edge.type].append(edge)
        self.first: dict[tuple[str, str], Evidence] = {
            (item.subject, item.property): item for item in reversed(extract.evidence) if item.part == "main"
        }

    def span(self, subject: str, prop: str = "") -> list[int] | None:
        item = self.first.get((subject, prop)) or self.first.get((subject, ""))
        return [item.char_start, item.char_end] if item is not None else None

    def _head(self, schema: str) -> Row:
        document = self.extract.document
        return {
            "schema": schema,
            "doc": document.name.rsplit(".", 1)[0],
            "document": document.model_dump(exclude={"inferred"}) | {"id": document.id},
            "reader": self.extract.reader,
            "loader": self.extract.loader,
        }

    def _findings(self) -> list[Row]:
        return [f.model_dump(exclude_none=True) for f in self.extract.findings]

    def plan(self) -> Row:
        plans = self._own_plans()
        prefixes = self._prefixes(plans)
        paths = {
            t.id: prefixes.get(t.plan, "") + t.path.partition("~")[0]
            for t in self.extract.of("Task")
            if isinstance(t, Task) and t.kind == OPERATIVE
        }
        return self._head("gold/1") | {
            "metadata": self._metadata(plans),
            "tasks": self._tasks(paths),
            "responsibilities": self._responsibilities(paths),
            "targets": self._targets(paths),
            "references": self._references({p.id for p in plans}),
            "regions": self._regions(),
            "coverage": self._coverage(),
            "findings": self._findings(),
        }

    def _coverage(self) -> Row | None:
        coverage = self.extract.coverage
        return coverage.model_dump() if coverage is not None else None

    def _own_plans(self) -> list[Plan]:
        return [p for p in self.extract.of("Plan") if isinstance(p, Plan) and p.completeness != "mentioned"]

    def _prefixes(self, plans: list[Plan]) -> dict[str, str]:
        """The notice and the first plan print bare paths, the second plan B:, the third C:."""
        if len(plans) < 2:
            return {}
        return {plan.id: f"{chr(ord('A') + number)}:" for number, plan in enumerate(plans[1:]) if number}

    def _metadata(self, plans: list[Plan]) -> Row:
        if not plans:
            return {}
        whole = plans[0]
        shown = plans[1] if len(plans) > 1 else whole
        issuers = [e for e in self.edges["ISSUES"] if e.target == whole.id]
        return {
            "title": shown.title,
            "doc_number": whole.number,
            "issuers": [self.nodes[e.source].caption() for e in issuers],
            "date_issued": whole.issued,
            "doc_type": shown.kind,
        }

    def _tasks(self, paths: dict[str, str]) -> list[Row]:
        return [
            {"path": paths[t.id], "title": t.heading, "span": self.span(t.id)}
            for t in self.extract.of("Task")
            if isinstance(t, Task) and t.id in paths and "~" not in t.path
        ]

    def _responsibilities(self, paths: dict[str, str]) -> list[Row]:
        rows = []
        for edge in self.edges["RESPONSIBLE_FOR"]:
            task, agency = self.nodes[edge.target], self.nodes[edge.source]
            if (
                not isinstance(edge, ResponsibleFor)
                or not isinstance(task, Task)
                or not isinstance(agency, Agency)
                or edge.inferred
                or "~" in task.path
                or task.id not in paths
            ):
                continue
            span = self.span(edge.id)
            rows.append({
                "task": paths[task.id], "agency": agency.name, "surface": self._printed(span), "span": span,
                "kind": agency.kind, "role": edge.role, "marker": edge.marker, "ordinal": edge.ordinal,
                "open_list": edge.open_list,
            })  # fmt: skip
        return rows

    def _printed(self, span: list[int] | None) -> str:
        return self.excerpts.printed(*span) if span else ""

    def _target(self, target: Target, edge: Edge, task: str | None) -> Row:
        return {
            "task": task, "indicator": target.indicator, "comparator": target.comparator, "change": target.change,
            "value": target.value_text, "value_max": target.value_max_text, "unit": target.unit or "",
            "scope": _scope(target), "deadline": target.deadline, "baseline": self._baseline(target), "stretch": target.stretch,
            "modality": getattr(edge, "modality", None), "quote": self._printed(self.span(target.id)),
            "span": self.span(target.id),
        }  # fmt: skip

    def _baseline(self, target: Target) -> str | None:
        """The year that a change is measured from; beside a level, the column of a table only tells the state then."""
        said = self.first.get((target.id, ""))
        in_table = said is not None and said.rule == TABLE_VALUE
        return None if in_table and target.change == "level" else target.baseline

    def _targets(self, paths: dict[str, str]) -> list[Row]:
        rows = []
        for edge in self.edges["SETS"]:
            target = self.nodes[edge.target]
            if isinstance(target, Target) and target.value_text is not None:
                row = self._target(target, edge, paths.get(edge.source))
                rows.append(row | {"indicator": f"{row['scope'] or ''}{target.indicator}"})
        return _once(rows)

    def _references(self, own: set[str]) -> list[Row]:
        best: dict[str, Row] = {}
        for kind in ("REPEALS", "AMENDS", "IMPLEMENTS", "CITES"):
            for edge in self.edges[kind]:
                plan = self.nodes[edge.target]
                if not isinstance(plan, Plan) or plan.id in own:
                    continue
                from_plan = isinstance(self.nodes[edge.source], Plan)
                relation = (
                    kind.lower()
                    if kind in ("REPEALS", "AMENDS") or (kind == "IMPLEMENTS" and from_plan)
                    else "cites"
                )
                row = best.setdefault(
                    plan.id,
                    {
                        "title": plan.title,
                        "number": plan.number,
                        "relation": relation,
                        "span": self.span(edge.id),
                    },
                )
                if RELATION_STRENGTH[relation] > RELATION_STRENGTH[row["relation"]]:
                    row["relation"] = relation
                if kind == "IMPLEMENTS" and not from_plan:
                    row["implements"] = True
        for edge in self.edges["MANDATES"]:
            if edge.target in best:
                best[edge.target]["mandated"] = True
        return list(best.values())

    def _regions(self) -> list[str]:
        regions = [
            r for r in self.extract.of("Region") if isinstance(r, Region) and r.code not in (None, "100000")
        ]
        return [r.name for r in sorted(regions, key=lambda r: r.code or "")]

    def report(self) -> Row:
        points = [p for p in self.extract.of("ChangePoint") if isinstance(p, ChangePoint)]
        region = self.nodes[points[0].region].caption() if points else None
        return self._head("gold-changepoint/1") | {
            "metadata": {"region": region, "sector_label": points[0].sector_label if points else None, "count": len(points)},
            "changepoints": [
                {"date": p.date, "kind": p.kind, "confidence": p.confidence, "entries": self._entries(p.id)} for p in points
            ],
            "findings": self._findings(),
        }  # fmt: skip

    def _entries(self, point: str) -> list[Row]:
        rows = []
        for edge in self.edges["EXPLAINS"]:
            claim = self.nodes[edge.source]
            if edge.target != point or not isinstance(claim, Claim):
                continue
            rows.append({
                "ordinal": claim.ordinal, "title": claim.title, "entry_kind": claim.kind, "date": claim.date,
                "agencies": self._claim_agencies(claim.id), "url": claim.url, "url_label": claim.url_label,
                "targets": self._claim_targets(claim), "regions": self._claim_regions(claim.id),
                "mismatch": _mismatch(edge), "span": self.span(claim.id),
            })  # fmt: skip
        return rows

    def _claim_agencies(self, claim: str) -> list[Row]:
        rows = [
            (self.span(e.id), self.nodes[e.source].caption(), "issuer")
            for e in self.edges["ISSUES"]
            if e.target == claim
        ]
        rows += [
            (self.span(e.id), self.nodes[e.source].caption(), getattr(e, "role", ""))
            for e in self.edges["RESPONSIBLE_FOR"]
            if e.target == claim
        ]
        return [
            {"agency": name, "role": role, "span": span}
            for span, name, role in sorted(rows, key=lambda r: r[0] or [])
        ]

    def _claim_targets(self, claim: Claim) -> list[Row]:
        impact = self.span(claim.id, "impact") if claim.impact else None
        rows = []
        for edge in self.edges["SETS"]:
            target = self.nodes[edge.target]
            if edge.source == claim.id and isinstance(target, Target):
                row = self._target(target, edge, None)
                inside = (
                    impact is not None and row["span"] is not None and impact[0] <= row["span"][0] < impact[1]
                )
                rows.append(row | {"section": "impact" if inside else "content"})
        return rows

    def _claim_regions(self, claim: str) -> list[str]:
        regions = [self.nodes[e.target] for e in self.edges["AFFECTS"] if e.source == claim]
        names = (r.name for r in regions if isinstance(r, Region) and r.code != "100000")
        return list(dict.fromkeys(names))


def _once(rows: list[Row]) -> list[Row]:
    """Leave out the targets that only repeat another one without its deadline."""
    same = itemgetter("indicator", "comparator", "change", "value", "value_max", "unit", "stretch")
    dated = {same(row) for row in rows if row["deadline"] is not None}
    return [row for row in rows if row["deadline"] is not None or same(row) not in dated]


def _scope(target: Target) -> str | None:
    """Return the name of the place or of the part whose number a target is, where it is not the whole plan's."""
    place = of_scope(target.scope or "")
    return place.name if place is not None else target.scope


def _mismatch(edge: Edge) -> list[str]:
    names = []
    if getattr(edge, "relation", "") == "after":
        names.append("after_change_point")
    names += [name for name in ("other_region", "other_sector") if getattr(edge, name, False)]
    return names
