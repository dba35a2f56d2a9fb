"""Which mentions, in all documents, are of one plan.

A plan is a connected component of keys. Number keys join whatever shares them. A title key joins mentions
too, but never two plans with different numbers: titles repeat from year to year and from office to office.
A mention that could be of several plans stays a stub of its own, and a finding says so.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.disjoint import DisjointSets
from graph.hierarchy import places_above
from graph.provenance import WHOLE_GRAPH, DocumentFinding
from ontology.extract import Finding, Severity
from ontology.ids import SEPARATOR, mint
from ontology.nodes import Plan

_NUMBER = "number:"
_TITLE = "title:"
_TITLE_WITHOUT_PLACE = _TITLE + SEPARATOR


@dataclass(frozen=True, slots=True)
class Mention:
    """One Plan node as the document with the id ``document`` has it, read with that ``jurisdiction``."""

    document: str
    jurisdiction: str
    plan: Plan

    def numbers(self) -> list[str]:
        """Return its number keys."""
        return [key for key in self.plan.keys if key.startswith(_NUMBER)]

    def titles(self) -> list[str]:
        """Return its title keys that name a place."""
        return [key for key in self.plan.keys if not key.startswith((_NUMBER, _TITLE_WITHOUT_PLACE))]

    def bare_titles(self) -> list[str]:
        """Return its title keys without a place."""
        return [key for key in self.plan.keys if key.startswith(_TITLE_WITHOUT_PLACE)]


@dataclass(frozen=True, slots=True)
class Recognition:
    """The plans that all mentions together are of.

    ``keys`` gives the keys of each plan by its id; ``ids`` the plan's id, by document and by the id that the
    plan has in this document's extract; ``former`` the ids minted from other keys of exactly one plan.
    """

    keys: Mapping[str, tuple[str, ...]]
    ids: Mapping[str, Mapping[str, str]]
    former: Mapping[str, str]
    findings: tuple[DocumentFinding, ...]


def recognise(mentions: Iterable[Mention]) -> Recognition:
    """Return the plans that ``mentions`` are of; their order does not matter."""
    ordered = sorted(mentions, key=lambda mention: (mention.document, mention.plan.id))
    joined = _Joined()
    numbered = [mention for mention in ordered if mention.numbers()]
    titled = [mention for mention in ordered if not mention.numbers() and mention.titles()]
    bare = [mention for mention in ordered if not mention.numbers() and not mention.titles()]
    _join_by_number(numbered, joined)
    _join_by_title(titled, joined)
    _join_by_bare_title(bare, joined)
    return joined.recognition()


class _Joined:
    """Mentions by the plan they were joined to; a plan is named by the key that its id is minted from."""

    def __init__(self) -> None:
        self.plans: dict[str, list[Mention]] = defaultdict(list)
        self.holders: dict[str, set[str]] = defaultdict(set)
        self.doubts: list[tuple[str, str, Severity, set[str]]] = []

    def join(self, mention: Mention, name: str) -> None:
        """Let the mention be of the plan with this name."""
        self.plans[name].append(mention)
        for key in mention.plan.keys:
            self.holders[key].add(name)

    def held_by(self, keys: Iterable[str]) -> set[str]:
        """Return the names of the plans that have one of these keys."""
        return {name for key in keys for name in self.holders.get(key, ())}

    def doubt(self, code: str, name: str, severity: Severity, candidates: set[str]) -> None:
        """Note that the plan with this name may be one of the candidates."""
        self.doubts.append((code, name, severity, candidates))

    def recognition(self) -> Recognition:
        """Return everything that was joined, sorted."""
        ids = {name: mint("plan", name) for name in self.plans}
        keys = {
            ids[name]: tuple(sorted(_own_keys(mentions), key=_numbers_first))
            for name, mentions in self.plans.items()
        }
        former = {mint("plan", key): ids[min(held)] for key, held in self.holders.items() if len(held) == 1}
        by_document: dict[str, dict[str, str]] = defaultdict(dict)
        for name, mentions in self.plans.items():
            for mention in mentions:
                by_document[mention.document][mention.plan.id] = ids[name]
        return Recognition(
            keys=dict(sorted(keys.items())),
            ids=dict(by_document),
            former={old: new for old, new in sorted(former.items()) if old not in keys},
            findings=tuple(self._findings(ids)),
        )

    def _findings(self, ids: Mapping[str, str]) -> Iterator[DocumentFinding]:
        for code, name, severity, candidates in self.doubts:
            shown = ", ".join(sorted(self._caption(candidate) for candidate in candidates))
            title = min(mention.plan.title for mention in self.plans[name])
            yield DocumentFinding(
                WHOLE_GRAPH,
                Finding(
                    code=code,
                    severity=severity,
                    message=f"《{title}》 is the title of {len(candidates)} plans: {shown}",
                    subject=ids[name],
                ),
            )

    def _caption(self, name: str) -> str:
        numbers = sorted(mention.plan.number for mention in self.plans[name] if mention.plan.number)
        return numbers[0] if numbers else name.partition(":")[2]


def _own_keys(mentions: Iterable[Mention]) -> set[str]:
    """The keys that say which plan it is; bare titles that found it by its other keys are not among them."""
    certain = {key for mention in mentions for key in mention.numbers() + mention.titles()}
    return certain or {key for mention in mentions for key in mention.bare_titles()}


def _numbers_first(key: str) -> tuple[bool, str]:
    return not key.startswith(_NUMBER), key


def _join_by_number(mentions: Sequence[Mention], joined: _Joined) -> None:
    sets = DisjointSets()
    for mention in mentions:
        sets.join(mention.numbers())
    for mention in mentions:
        joined.join(mention, sets.name(mention.numbers()[0]))


def _join_by_title(mentions: Sequence[Mention], joined: _Joined) -> None:
    """Join mentions without number to the plan with a number that has their title, else to each other."""
    numbered = {key: frozenset(names) for key, names in joined.holders.items()}

    def reached(keys: Iterable[str]) -> set[str]:
        return {name for key in keys for name in numbered.get(key, ())}

    sets = DisjointSets()
    for mention in mentions:
        if len(reached(mention.titles())) < 2:
            sets.join(mention.titles())
    members = {key: reached(keys) for key, keys in sets.members().items()}
    loose = DisjointSets()
    left: list[Mention] = []
    for mention in mentions:
        titles = mention.titles()
        direct = reached(titles)
        candidates = direct if len(direct) > 0 else members[titles[0]]
        if len(candidates) == 1:
            joined.join(mention, min(candidates))
        else:
            loose.join(titles)
            left.append(mention)
    for mention in left:
        joined.join(mention, loose.name(mention.titles()[0]))
    for name, keys in sorted(loose.members().items()):
        candidates = reached(keys) | {plan for key in keys for plan in members.get(key, ())}
        if name == loose.name(name) and len(candidates) > 1:
            joined.doubt("title_shared_by_numbers", name, "warning", candidates)
    in_doubt = {key for keys in loose.members().values() for key in keys}
    for key, names in sorted(numbered.items()):
        if key.startswith(_TITLE) and len(names) > 1 and key not in in_doubt:
            joined.doubt("title_shared_by_numbers", min(names), "info", set(names))


def _join_by_bare_title(mentions: Sequence[Mention], joined: _Joined) -> None:
    """Join mentions without number and place to the only plan of that title in the nearest place above."""
    places: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for key, names in joined.holders.items():
        if key.startswith(_TITLE):
            place, _, title = key.removeprefix(_TITLE).partition(SEPARATOR)
            places[title][place] |= names
    found: list[tuple[Mention, str]] = []
    doubts: dict[str, set[str]] = {}
    for mention in mentions:
        key = min(mention.bare_titles())
        candidates = _nearest(places.get(key.removeprefix(_TITLE_WITHOUT_PLACE), {}), mention.jurisdiction)
        found.append((mention, min(candidates) if len(candidates) == 1 else key))
        if len(candidates) > 1:
            doubts.setdefault(key, set()).update(candidates)
    for mention, name in found:
        joined.join(mention, name)
    for key, candidates in sorted(doubts.items()):
        joined.doubt("title_shared_by_plans", key, "warning", candidates)


def _nearest(places: Mapping[str, set[str]], jurisdiction: str) -> set[str]:
    """The plans of the jurisdiction, else of the nearest place above it that has any; those without any place
    count as the country's, and what other provinces or lower levels made is not meant."""
    for place in places_above(jurisdiction):
        if place in places:
            return places[place]
    return places.get("", set())
