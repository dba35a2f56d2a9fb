"""Things of the merged graph that may be one, and that only a reader can tell.

Compared are agencies of one jurisdiction, and plans that are only mentioned with other plans of the same place; a
mention without place is compared with plans of the places, and of those above them, whose documents mention it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from graph.hierarchy import places_above
from graph.likeness import same_agency, same_title, similar_subject, usual
from graph.merged import Graph
from ontology.dates import relation
from ontology.ids import SEPARATOR
from ontology.nodes import Agency, Plan, Task
from ontology.regions import regions

_ASKED = 0.3
"""Likelihood from which it is worth a question."""
_TITLE = "title:"
_CARRIES_OUT = "实施"
"""In the titles with which a place carries out what a place above it has issued: 实施意见 for its 意见."""
_SHARED = ("title_shared_by_plans", "title_shared_by_numbers")
_COMPARED = 70.0
"""Similarity of strings, of 100, from which titles and names are looked at."""


@dataclass(frozen=True, slots=True)
class Likely:
    """Two things, by id, that are one with some likelihood (0 to 1); ``subject`` would become ``other``."""

    subject: str
    other: str
    likelihood: float


def likely_agencies(graph: Graph) -> Iterator[Likely]:
    """Yield agencies of one jurisdiction and kind whose names differ by little; the more usual one is the other."""
    from rapidfuzz import fuzz

    groups: dict[tuple[str, str], list[Agency]] = defaultdict(list)
    for node in graph.of("Agency"):
        if isinstance(node, Agency):
            groups[node.jurisdiction, node.kind].append(node)
    for (jurisdiction, kind), agencies in sorted(groups.items()):
        for one, other in combinations(sorted(agencies, key=lambda agency: agency.name), 2):
            if fuzz.ratio(one.name, other.name) < _COMPARED:
                continue
            likelihood = same_agency(one.name, other.name, kind, jurisdiction)
            if likelihood >= _ASKED:
                first, second = sorted(
                    (one, other), key=lambda agency: (usual(agency.name, jurisdiction), len(agency.name))
                )
                yield Likely(first.id, second.id, likelihood)


def likely_titles(graph: Graph) -> Iterator[Likely]:
    """Yield plans that are only mentioned by a title of several plans, each with all of these."""
    titled: dict[str, list[Plan]] = defaultdict(list)
    for plan in graph.of("Plan"):
        if isinstance(plan, Plan):
            for title in sorted({key.partition(SEPARATOR)[2] for key in plan.keys if key.startswith(_TITLE)}):
                titled[title].append(plan)
    for item in graph.findings:
        stub = graph.nodes.get(item.finding.subject)
        if (
            item.finding.code not in _SHARED
            or item.finding.severity != "warning"
            or not isinstance(stub, Plan)
        ):
            continue
        found = [
            plan for key in stub.keys for plan in titled[key.partition(SEPARATOR)[2]] if plan.id != stub.id
        ]
        for plan in {plan.id: plan for plan in found}.values():
            yield Likely(stub.id, plan.id, round(0.9 / len(found), 2))


def likely_plans(graph: Graph) -> Iterator[Likely]:
    """Yield plans that are only mentioned, each with a plan that its title nearly is."""
    titles = _Titles(graph)
    seen: set[frozenset[str]] = set()
    for stub in titles.stubs:
        for other, likelihood in titles.near(stub):
            pair = frozenset((stub.id, other.id))
            if likelihood >= _ASKED and pair not in seen:
                yield Likely(stub.id, other.id, likelihood)
            seen.add(pair)


def likely_arrivals(graph: Graph) -> Iterator[Likely]:
    """Yield plans that were ordered, each with a later plan of the same place that may be it."""
    held: dict[str | None, list[Plan]] = defaultdict(list)
    for plan in graph.of("Plan"):
        if isinstance(plan, Plan) and plan.completeness != "mentioned":
            held[plan.jurisdiction].append(plan)
    for edge in graph.edges_of("MANDATES"):
        source, stub = graph.nodes[edge.source], graph.nodes[edge.target]
        ordering = graph.nodes[source.plan] if isinstance(source, Task) else source
        if not isinstance(ordering, Plan) or not isinstance(stub, Plan) or stub.completeness != "mentioned":
            continue
        for plan in held[ordering.jurisdiction]:
            if plan.id == ordering.id or not _later(plan, ordering):
                continue
            likelihood = similar_subject(_bare(stub, stub.title), _bare(plan, plan.title)) - 0.2
            if likelihood >= _ASKED:
                yield Likely(stub.id, plan.id, round(likelihood, 2))


class _Titles:
    """The plans of a graph by place and title, the name of the place aside."""

    def __init__(self, graph: Graph) -> None:
        self._titles: dict[str, list[str]] = {}
        self._at: dict[str, list[tuple[str, Plan]]] = defaultdict(list)
        self._places: dict[str, set[str]] = {}
        self._around: dict[str, set[str]] = {}
        around = _places_of_documents(graph)
        self.stubs: list[Plan] = []
        for plan in graph.of("Plan"):
            if not isinstance(plan, Plan):
                continue
            keyed = [
                key.removeprefix(_TITLE).partition(SEPARATOR) for key in plan.keys if key.startswith(_TITLE)
            ]
            titles = sorted({_without_place(title, place) for place, _, title in keyed})
            places = {place for place, _, _ in keyed if place}
            if plan.completeness == "mentioned":
                self.stubs.append(plan)
                stated = graph.evidence.get(plan.id, ())
                own, places = places, places or {here for item in stated for here in around[item.document]}
                self._around[plan.id] = places
                self._places[plan.id] = own or {above for place in places for above in places_above(place)}
            self._titles[plan.id] = titles
            for place in sorted(places):
                self._at[place] += [(title, plan) for title in titles]

    def near(self, stub: Plan) -> Iterator[tuple[Plan, float]]:
        """Yield the other plans of its places, and of those above them if it has none of its own, whose titles look
        alike, each with the likelihood that it is the stub."""
        from rapidfuzz import fuzz, process

        found: dict[str, tuple[Plan, float]] = {}
        for place in sorted(self._places[stub.id]):
            others = self._at[place]
            choices = [title for title, _ in others]
            for own in self._titles[stub.id]:
                alike = process.extract(own, choices, scorer=fuzz.ratio, score_cutoff=_COMPARED, limit=None)
                for title, _, at in alike:
                    plan = others[at][1]
                    if plan.id == stub.id or (stub.number and plan.number):
                        continue
                    if place in self._around[stub.id] or (_CARRIES_OUT in own) == (_CARRIES_OUT in title):
                        _, known = found.get(plan.id, (plan, 0.0))
                        found[plan.id] = plan, max(known, same_title(own, title))
        yield from (found[plan] for plan in sorted(found))


def _places_of_documents(graph: Graph) -> Mapping[str, set[str]]:
    """The jurisdictions of the plans that each document has."""
    found: dict[str, set[str]] = defaultdict(set)
    for plan, documents in graph.copies.items():
        node = graph.nodes[plan]
        for document in documents:
            if isinstance(node, Plan) and node.jurisdiction:
                found[document].add(node.jurisdiction)
    return found


def _later(plan: Plan, than: Plan) -> bool:
    return (
        plan.issued is not None and than.issued is not None and relation(plan.issued, than.issued) == "after"
    )


def _bare(plan: Plan, title: str) -> str:
    return _without_place(title, plan.jurisdiction or "")


def _without_place(title: str, place: str) -> str:
    """The title without the name of the place, or of one that it is part of, in front."""
    for code in places_above(place) if place else ():
        if code in regions():
            for name in (regions()[code].name, regions()[code].short or ""):
                if name and title.startswith(name) and len(title) > len(name) + 2:
                    title = title.removeprefix(name)
    return title
