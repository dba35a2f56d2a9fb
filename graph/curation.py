"""A curator's decisions on their way into one merged graph.

The merge asks for them in this order: which plans are one (:meth:`Curation.recognised`), which copy of a plan
speaks first (:meth:`Curation.leading`), what is another thing than was read (:meth:`Curation.other_things`),
what is left out (:meth:`Curation.leave_out`) and which values are others (:meth:`Curation.corrected`). A
decision about what no document says any more does nothing, and is listed.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from graph.conflicting_decisions import refuse_contradictions, survivor
from graph.correction import corrected, remade
from graph.decidable import LEADING_COPY, identifying, value
from graph.decisions import Decision, Verdict
from graph.keys import NODE_KINDS, things
from graph.plans import Mention, Pair, Recognition, recognise
from graph.provenance import WHOLE_GRAPH, DocumentFinding
from graph.stated import Stated
from graph.statement import Statement
from ontology.base import Node
from ontology.extract import Extract, Finding
from ontology.ids import mint
from ontology.nodes import Agency, Plan

UNUSED = "decision_unused"
"""Code of the finding about a decision that does nothing; its subject is the decision's id."""
DECIDED = "value_decided"
"""Code of the finding that a value of a node is the curator's."""

_OTHERWISE = "another decision says otherwise of the same thing, under another of its keys"


class Curation:
    """The decisions for one merge. ``former`` gives the id that stands now for what was read as another thing."""

    def __init__(self, decisions: Sequence[Decision]) -> None:
        """Take decisions, in the order in which they were made; only messages depend on it.

        Raises:
            DecisionError: two of them contradict each other.
        """
        refuse_contradictions(decisions)
        ordered = sorted(decisions, key=lambda one: (one, one.place), reverse=True)
        self._decisions = sorted({one.id: one for one in ordered}.values())
        self._recognition: Recognition | None = None
        self._unused: list[tuple[Decision, str]] = []
        self._said: dict[str, list[str]] = defaultdict(list)
        self.former: dict[str, str] = {}

    # --- plans ---------------------------------------------------------------------------------------------

    def recognised(self, mentions: Collection[Mention]) -> Recognition:
        """Return which mentions are of one plan."""
        same, different = self._pairs("same"), self._pairs("different")
        self._recognition = recognise(mentions, same, different)
        named = {name for mention in mentions for name in mention.plan.keys} if same or different else set()
        for one in self._of("same", "different"):
            if one.kind == "Plan" and (reason := self._idle_pair(one, named)):
                self._unused.append((one, reason))
        return self._recognition

    def leading(self, extracts: Iterable[Extract]) -> dict[str, str]:
        """Return the document that is to speak first, by plan."""
        found: dict[str, str] = {}
        extracts = list(extracts)
        for one in self._of("correct"):
            if one.prop != LEADING_COPY:
                continue
            plan = self._only(one, self._plans(one.subject))
            if plan is None:
                continue
            copies = [
                extract.document.id
                for extract in extracts
                if one.value in (extract.document.name, extract.document.sha256) and self._has(extract, plan)
            ]
            if len(copies) != 1:
                what = "no document" if len(copies) == 0 else f"{len(copies)} documents"
                self._unused.append((one, f"{what} with this plan is called {one.value!r}"))
            elif found.setdefault(plan, copies[0]) != copies[0]:
                self._unused.append((one, _OTHERWISE))
        return found

    # --- nodes and edges -----------------------------------------------------------------------------------

    def other_things(self, extracts: Iterable[Extract]) -> Mapping[str, Mapping[str, object]]:
        """Return other values for nodes that they make another node, by id (with merged plans)."""
        changes: dict[str, dict[str, object]] = defaultdict(dict)
        changes |= self._agencies(extracts)
        for one in self._of("correct"):
            if one.prop != LEADING_COPY and one.kind != "Agency" and identifying(one.kind, one.prop):
                for thing in things(one.kind, one.subject, self._plans):
                    changes[thing][one.prop] = value(one.kind, one.prop, one.value)
        return changes

    def leave_out(self, statements: Collection[Statement]) -> None:
        """Take what is rejected from what the documents say."""
        for statement in statements:
            self.former |= statement.others
        if not any(True for _ in self._of("reject", "different")):
            return
        stated = Stated(statements)
        nodes: set[str] = set()
        edges: set[str] = set()
        values: dict[str, dict[str, object]] = defaultdict(dict)
        for one in self._of("reject", "different"):
            if one.verdict == "different":
                self._keep_both(one, stated)
            elif one.kind not in NODE_KINDS:
                edges |= self._found(one, self._edges(one, stated))
            elif one.prop != "":
                wrong = value(one.kind, one.prop, one.value) if one.value else None
                for thing in self._found(one, stated.present(self._things(one.kind, one.subject))):
                    values[thing][one.prop] = wrong
                    self._say(thing, one, f"{one.prop} {one.value}".rstrip() + " is left out")
            elif held := stated.held(self._things(one.kind, one.subject)):
                self._unused.append((one, f"{held} has this plan; withdraw it with `zhengtu remove`"))
            else:
                nodes |= self._found(one, stated.present(self._things(one.kind, one.subject)))
        for statement in statements:
            statement.without(values)
            statement.leave_out(nodes, edges)

    def corrected(self, nodes: Mapping[str, Node]) -> dict[str, Node]:
        """Return the nodes that get other values, by id."""
        changes: dict[str, dict[str, object]] = defaultdict(dict)
        for one in self._of("correct"):
            if one.prop == LEADING_COPY or survivor(one) != "":
                continue
            found = [thing for thing in self._things(one.kind, one.subject) if thing in nodes]
            thing = self._only(one, tuple(dict.fromkeys(found)))
            if thing is None:
                continue
            new = value(one.kind, one.prop, one.value)
            if identifying(one.kind, one.prop):
                self._say(thing, one, f"{one.prop} is {one.value}")
                continue
            if changes[thing].setdefault(one.prop, new) != new:
                self._unused.append((one, _OTHERWISE))
                continue
            before = getattr(nodes[thing], one.prop)
            rest = "" if before is None or before == new else f" (the documents say {before})"
            self._say(thing, one, f"{one.prop} is {one.value}{rest}")
        return {thing: corrected(nodes[thing], values) for thing, values in changes.items()}

    def findings(self) -> Iterator[DocumentFinding]:
        """Yield which values are a curator's, and which decisions do nothing."""
        for thing, said in self._said.items():
            yield _finding(DECIDED, "; ".join(sorted(said)), thing)
        for one, reason in self._unused:
            yield _finding(UNUSED, f"{one.place}: ‘{one}’ does nothing: {reason}", one.id)

    # --- inside --------------------------------------------------------------------------------------------

    def _of(self, *verdicts: Verdict) -> Iterator[Decision]:
        return (one for one in self._decisions if one.verdict in verdicts)

    def _pairs(self, verdict: Verdict) -> list[Pair]:
        return [(one.subject, one.other) for one in self._of(verdict) if one.kind == "Plan"]

    def _plans(self, name: str) -> tuple[str, ...]:
        return self._recognition.plans(name) if self._recognition is not None else ()

    def _has(self, extract: Extract, plan: str) -> bool:
        """Whether the document has the plan (id), and does not only mention it."""
        ids = self._recognition.ids.get(extract.document.id, {}) if self._recognition is not None else {}
        return any(
            isinstance(node, Plan) and node.completeness != "mentioned" and ids.get(node.id) == plan
            for node in extract.nodes
        )

    def _things(self, kind: str, name: str) -> list[str]:
        """The ids that a key may stand for in the graph."""
        return [self.former.get(thing, thing) for thing in things(kind, name, self._plans)]

    def _idle_pair(self, one: Decision, named: Collection[str]) -> str:
        """Why a decision about two plans does nothing; empty if it does."""
        for name in (one.subject, one.other):
            if name not in named:
                return f"no document names {name}"
        first, second = self._plans(one.subject), self._plans(one.other)
        if one.verdict == "different":
            return "further keys make them one plan" if first == second and len(first) == 1 else ""
        if first == second and len(first) == 1:
            return ""
        name, meant = (one.subject, first) if len(first) > 1 else (one.other, second)
        return f"{name} is of {len(meant)} plans; name the one that is meant by its number"

    def _agencies(self, extracts: Iterable[Extract]) -> dict[str, dict[str, object]]:
        """The values of the agency that each agency is, by id."""
        known = _agencies(extracts)
        becomes: dict[str, Agency] = {}
        for one in self._of("same", "correct"):
            if survivor(one) == "":
                continue
            subject, other = (known.get(mint("agency", name)) for name in (one.subject, survivor(one)))
            if subject is not None and one.verdict == "correct":
                other = other or remade(subject, {"name": one.value})
                self._say(other.id, one, f"name is {one.value}")
            if subject is None or other is None:
                missing = one.subject if subject is None else survivor(one)
                self._unused.append((one, f"no document names {missing}"))
            else:
                becomes[subject.id] = other
        return {thing: _values(_last(thing, becomes)) for thing in becomes}

    def _keep_both(self, one: Decision, stated: Stated) -> None:
        """Note if there is nothing to be kept apart."""
        if one.kind not in NODE_KINDS:
            self._found(one, self._edges(one, stated))
        elif one.kind != "Plan":
            for name in (one.subject, one.other):
                if len(stated.present(self._things(one.kind, name))) == 0:
                    self._unused.append((one, f"no document names {name}"))
                    return

    def _edges(self, one: Decision, stated: Stated) -> set[str]:
        return stated.edges(one, self._things)

    def _found(self, one: Decision, found: Iterable[str]) -> set[str]:
        """The only thing that was found, or none, which is noted."""
        thing = self._only(one, tuple(found))
        return set() if thing is None else {thing}

    def _only(self, one: Decision, found: Sequence[str]) -> str | None:
        if len(found) == 1:
            return found[0]
        if len(found) == 0:
            self._unused.append(
                (one, f"no document says anything of {one.subject}{one.other and ' and ' + one.other}")
            )
        else:
            self._unused.append((one, f"{len(found)} things are called so; say which"))
        return None

    def _say(self, thing: str, one: Decision, what: str) -> None:
        self._said[thing].append(f"{what}, decided by {one.who} ({one.why})")


def _agencies(extracts: Iterable[Extract]) -> dict[str, Agency]:
    """The agencies that documents name, by id, as the first document has them."""
    found: dict[str, Agency] = {}
    for extract in extracts:
        for node in extract.of("Agency"):
            if isinstance(node, Agency):
                found.setdefault(node.id, node)
    return found


def _last(thing: str, becomes: Mapping[str, Agency]) -> Agency:
    """The agency at the end of the way; contradictions, and so circles, are refused before."""
    agency = becomes[thing]
    while (following := becomes.get(agency.id)) is not None:
        agency = following
    return agency


def _values(agency: Agency) -> dict[str, object]:
    return {
        "name": agency.name,
        "jurisdiction": agency.jurisdiction,
        "kind": agency.kind,
        "level": agency.level,
    }


def _finding(code: str, message: str, subject: str) -> DocumentFinding:
    return DocumentFinding(WHOLE_GRAPH, Finding(code=code, severity="info", message=message, subject=subject))
