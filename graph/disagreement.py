"""Findings where the documents contradict each other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from graph.choice import disagreements
from graph.contributions import Contribution, Contributions
from graph.copies import Copies
from graph.provenance import DocumentFinding
from graph.statement import Statement
from ontology.base import Edge, Node
from ontology.edges import ResponsibleFor
from ontology.extract import Finding, Severity

_UNNUMBERED = "~"
"""Stands in the path of a part that prints no number; how a text is cut into these depends on its layout."""

_SHOWN_PATHS = 10
_SHOWN_CHARACTERS = 40


def rival_values(found: Contributions, statements: Mapping[str, Statement]) -> Iterator[DocumentFinding]:
    """Yield where two copies of a plan, both full or abridged, give a property of it different values."""
    for subject in found.nodes.keys() & found.owners.keys():
        copies = [item for item in found.nodes[subject] if item.rank.comparable()]
        for copy in copies[1:]:
            names = disagreements(copies[0].thing, copy.thing)
            if len(names) > 0 and copy.rank.document != copies[0].rank.document:
                yield _rival(subject, names, copies[0], copy, statements)


def role_conflicts(
    found: Contributions, nodes: Mapping[str, Node], statements: Mapping[str, Statement]
) -> Iterator[DocumentFinding]:
    """Yield where documents give an agency different roles in the same thing."""
    roles: dict[tuple[str, str], list[Contribution[Edge]]] = defaultdict(list)
    for items in found.edges.values():
        edge = items[0].thing
        if isinstance(edge, ResponsibleFor):
            roles[edge.source, edge.target].append(items[0])
    for (agency, _), items in roles.items():
        first, *others = sorted(items, key=lambda item: (item.rank, item.thing.id))
        for other in others:
            known = f"{_role(first)} in {_name(first, statements)}"
            message = f"{nodes[agency].caption()} is {_role(other)} here, {known}"
            statement = statements[other.rank.document]
            yield _finding("role_conflict", "warning", message, other.thing.id, statement)


def copy_differences(copies: Copies, statements: Mapping[str, Statement]) -> Iterator[DocumentFinding]:
    """Yield where a copy has units that the plan's structure lacks, or a full copy lacks units of it."""
    units: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for statement in statements.values():
        for _, task in statement.tasks():
            units[task.plan][statement.document].add(task.path)
    for plan, structure in copies.structures.items():
        for document, rank in copies.plans[plan].items():
            statement = statements[document]
            more = statement.left_out.get(plan, [])
            own = units[plan].get(document, set())
            less = sorted(units[plan][structure] - own) if rank.full() and len(own) > 0 else []
            if document == structure or len(more) + len(less) == 0:
                continue
            name = statements[structure].extract.document.name
            message = "; ".join(
                [
                    *([f"{_count(more)} not in {name} and left out: {_paths(more)}"] if more else []),
                    *([f"lacks {_count(less)} of {name}: {_paths(less)}"] if less else []),
                ]
            )
            numbered = any(_UNNUMBERED not in path for path in more)
            yield _finding("copy_differs", "warning" if numbered else "info", message, plan, statement)


def contested(finding: Finding) -> str:
    """Return the first property that a finding of :func:`rival_values` is about."""
    return finding.message.partition(":")[0]


def _rival(
    subject: str,
    names: list[str],
    first: Contribution[Node],
    other: Contribution[Node],
    statements: Mapping[str, Statement],
) -> DocumentFinding:
    values = "; ".join(
        f"{name}: {_short(getattr(other.thing, name))} here, {_short(getattr(first.thing, name))}"
        for name in names
    )
    message = f"{values} in {_name(first, statements)}"
    return _finding("rival_value", "warning", message, subject, statements[other.rank.document], names[0])


def _finding(
    code: str, severity: Severity, message: str, subject: str, statement: Statement, name: str = ""
) -> DocumentFinding:
    """A finding at the first place where the document states the subject, or this property of it."""
    places = [
        (evidence.char_start, evidence.char_end)
        for evidence in statement.extract.evidence
        if evidence.property == name and statement.subject(evidence.subject) == subject
    ]
    start, end = min(places, default=(None, None))
    finding = Finding(
        code=code, severity=severity, message=message, subject=subject, char_start=start, char_end=end
    )
    return DocumentFinding(statement.document, finding)


def _name(item: Contribution[Edge] | Contribution[Node], statements: Mapping[str, Statement]) -> str:
    return statements[item.rank.document].extract.document.name


def _role(item: Contribution[Edge]) -> str:
    return item.thing.role if isinstance(item.thing, ResponsibleFor) else ""


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= _SHOWN_CHARACTERS else text[: _SHOWN_CHARACTERS - 1] + "…"


def _count(paths: Iterable[str]) -> str:
    number = len(list(paths))
    return "1 unit" if number == 1 else f"{number} units"


def _paths(paths: list[str]) -> str:
    shown = ", ".join(sorted(paths)[:_SHOWN_PATHS])
    return shown if len(paths) <= _SHOWN_PATHS else f"{shown}, …"
