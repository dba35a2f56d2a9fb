"""What only a curator can decide: the questions that the merged graph leaves open, the riskiest first.

Risk is the number of facts that hang on the thing, times how likely it is that the graph has it wrong; of two
things that may be one, the facts of that with fewer, which are missing where the other is asked for. Every
question is put so that a decision answers it (see :mod:`graph.decisions`), and is not asked again then.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from graph.decidable import LEADING_COPY, correctable
from graph.decided import Decided
from graph.decisions import Decision, Verdict
from graph.disagreement import contested
from graph.keys import key_of, qualifiers
from graph.likely_duplicates import Likely, likely_agencies, likely_arrivals, likely_plans, likely_titles
from graph.merged import Graph
from graph.provenance import DocumentFinding
from ontology.base import Node
from ontology.edges import ResponsibleFor
from ontology.nodes import Agency, Plan
from ontology.regions import regions

_CONFLICT = 0.5
"""Of two documents that contradict each other, one is wrong."""
_SURE = 0.9
"""Nothing that is only likely is more so than this."""
_STRUCTURE = 0.1
"""Copies that differ in numbered units mostly agree in the others."""
_LONGEST_VALUE = 60
"""Longer values nobody types; then the question is which copy to believe."""

_LIKELY: Mapping[str, Callable[[Graph], Iterable[Likely]]] = {
    "title_shared": likely_titles,
    "ordered_plan": likely_arrivals,
    "similar_plan": likely_plans,
    "similar_agency": likely_agencies,
}
"""What may be one thing, by the code of the question."""
_WORDS = {
    "title_shared": "{} is cited without what tells it from others of that title. Is it {}?",
    "ordered_plan": "{} was ordered to be made. Has it come as {}?",
    "similar_plan": "Is {} the same as {}?",
    "similar_agency": "Is {} the same as {}?",
}


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question in words, and the parts of a decision that would answer it.

    ``subject`` and ``other`` are keys of things, ``candidates`` those of further ones that come into question;
    ``value`` is the one that the graph shows. ``document`` (id) and the offsets say where a reader should look.
    ``thing`` and ``beside`` are the ids of subject and other.
    """

    risk: float
    code: str
    question: str
    kind: str
    subject: str
    caption: str
    suggested: Verdict
    thing: str
    beside: str = ""
    other: str = ""
    candidates: tuple[str, ...] = ()
    prop: str = ""
    value: str = ""
    document: str = ""
    char_start: int | None = None
    char_end: int | None = None


def open_questions(graph: Graph, decisions: Iterable[Decision]) -> list[OpenQuestion]:
    """Return the questions that the decisions do not answer, the riskiest first."""
    decided = Decided(graph, decisions)
    found = [*_of_likely(graph, decided), *_of_findings(graph, decided)]
    once: dict[tuple[str, ...], OpenQuestion] = {}
    for one in found:
        once.setdefault((*sorted((one.thing, one.beside)), one.prop), one)
    return sorted(once.values(), key=lambda one: (-one.risk, one.code, one.subject, one.other))


def _of_likely(graph: Graph, decided: Decided) -> Iterator[OpenQuestion]:
    """One question for each thing, about what it most likely is; other candidates stand beside it."""
    found: dict[str, dict[str, tuple[float, str]]] = defaultdict(dict)
    for code, likely in _LIKELY.items():
        for pair in likely(graph):
            if not decided.apart(pair.subject, pair.other):
                known = found[pair.subject].get(pair.other, (0.0, code))
                found[pair.subject][pair.other] = max(known, (pair.likelihood, code))
    for thing, others in sorted(found.items()):
        best, *further = sorted(others, key=lambda other: (-others[other][0], other))
        likelihood = min(_SURE, sum(likelihood for likelihood, _ in others.values()))
        code = others[best][1]
        subject, other = graph.nodes[thing], graph.nodes[best]
        question = OpenQuestion(
            risk=round(min(decided.facts(thing), decided.facts(best)) * likelihood, 1),
            code=code,
            question=_WORDS[code].format(_called(subject), _called(other)),
            kind=subject.label(),
            subject=key_of(subject, graph.nodes) or "",
            caption=subject.caption(),
            suggested="same",
            thing=thing,
            beside=best,
            other=key_of(other, graph.nodes) or "",
            candidates=tuple(key_of(graph.nodes[one], graph.nodes) or "" for one in further),
        )
        place = next(iter(graph.evidence.get(thing, ())), None)
        yield (
            question
            if place is None
            else replace(
                question,
                document=place.document,
                char_start=place.evidence.char_start,
                char_end=place.evidence.char_end,
            )
        )


def _of_findings(graph: Graph, decided: Decided) -> Iterator[OpenQuestion]:
    """Questions about what documents say differently."""
    for item in graph.findings:
        question = None
        match item.finding.code:
            case "role_conflict":
                question = _role(graph, decided, item)
            case "rival_value":
                question = _value(graph, decided, item)
            case "copy_differs" if item.finding.severity == "warning":
                question = _copy(graph, decided, item)
            case _:
                pass
        if question is not None:
            yield replace(
                question,
                document=item.document,
                char_start=item.finding.char_start,
                char_end=item.finding.char_end,
            )


def _role(graph: Graph, decided: Decided, item: DocumentFinding) -> OpenQuestion | None:
    """Which of two roles is right; rejecting one is the answer."""
    edge = graph.edges.get(item.finding.subject)
    if not isinstance(edge, ResponsibleFor) or decided.stands(edge):
        return None
    agency, task = graph.nodes[edge.source], graph.nodes[edge.target]
    other = key_of(task, graph.nodes)
    if other is None:
        return None
    return OpenQuestion(
        risk=_CONFLICT,
        code="role_conflict",
        question=f"{item.finding.message}: is {edge.role!r} wrong for {task.caption()} ({_plan(graph, task)})?",
        kind=edge.type,
        subject=key_of(agency, graph.nodes) or "",
        caption=agency.caption(),
        suggested="reject",
        thing=edge.id,
        other=other,
        value=qualifiers(edge, graph.nodes),
    )


def _value(graph: Graph, decided: Decided, item: DocumentFinding) -> OpenQuestion | None:
    """Which value is right; confirming the one that is shown is an answer too."""
    thing, prop = graph.nodes[item.finding.subject], contested(item.finding)
    shown = str(getattr(thing, prop))
    if prop not in correctable(thing.label()) or len(shown) > _LONGEST_VALUE:
        return _copy(graph, decided, item)
    subject = key_of(thing, graph.nodes)
    if subject is None or decided.valued(thing.id, prop):
        return None
    return OpenQuestion(
        risk=round(decided.facts(thing.id) * _CONFLICT, 1),
        code="rival_value",
        question=f"Documents disagree about {thing.caption()}: {item.finding.message}. Is {shown} right?",
        kind=thing.label(),
        subject=subject,
        caption=thing.caption(),
        suggested="correct",
        thing=thing.id,
        prop=prop,
        value=shown,
    )


def _copy(graph: Graph, decided: Decided, item: DocumentFinding) -> OpenQuestion | None:
    """Which copy of a plan is to speak first; confirming the present one is an answer too."""
    node = graph.nodes[item.finding.subject]
    plan = graph.nodes.get(getattr(node, "plan", node.id))
    if not isinstance(plan, Plan) or plan.id not in graph.copies or decided.valued(plan.id, LEADING_COPY):
        return None
    leading = graph.nodes[graph.copies[plan.id][0]]
    copy = graph.nodes[item.document]
    return OpenQuestion(
        risk=round(decided.facts(plan.id) * _STRUCTURE, 1),
        code=item.finding.code,
        question=f"Copies of {plan.caption()} differ ({copy.caption()}: {item.finding.message}). "
        f"Is {leading.caption()} the one to believe?",
        kind="Plan",
        subject=key_of(plan, graph.nodes) or "",
        caption=plan.caption(),
        suggested="correct",
        thing=plan.id,
        prop=LEADING_COPY,
        value=leading.caption(),
    )


def _called(node: Node) -> str:
    """The node in words, with what tells it from others of that name."""
    match node:
        case Plan():
            place = next((key[6:12] for key in node.keys if key.startswith("title:") and key[6:7] != "|"), "")
            return f"《{node.title}》 ({node.number or _place(place)})"
        case Agency(kind="collective" | "function"):
            return f"{node.name} ({_place(node.jurisdiction)})"
        case _:
            return node.caption()


def _place(code: str) -> str:
    return regions()[code].name if code in regions() else "no number, no place"


def _plan(graph: Graph, task: Node) -> str:
    plan = graph.nodes.get(getattr(task, "plan", ""))
    return plan.caption() if plan is not None else task.label()
