"""Which mentions, in all documents, are of one plan.

A plan is a connected component of keys. Number keys join whatever shares them. A title key joins mentions
too, but never two plans with different numbers: titles repeat from year to year and from office to office.
A mention that could be of several plans stays a stub of its own, and a finding says so. What a curator
has decided of two plans wins over all this.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.apart import Apart
from graph.disjoint import DisjointSets
from graph.hierarchy import places_above
from graph.provenance import WHOLE_GRAPH, DocumentFinding
from ontology.extract import Finding, Severity
from ontology.ids import SEPARATOR, mint
from ontology.nodes import Plan

_NUMBER = "number:"
_TITLE = "title:"
_TITLE_WITHOUT_PLACE = _TITLE + SEPARATOR

Pair = tuple[str, str]
"""Two plan keys."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One Plan node as the document with the id ``document`` has it, read with that ``jurisdiction``.

    ``foreign`` are keys of the node that by a curator's decision belong to another plan.
    """

    document: str
    jurisdiction: str
    plan: Plan
    foreign: frozenset[str] = frozenset()

    @property
    def keys(self) -> list[str]:
        """Its keys."""
        return [key for key in self.plan.keys if key not in self.foreign]

    def numbers(self) -> list[str]:
        """Return its number keys."""
        return [key for key in self.keys if key.startswith(_NUMBER)]

    def titles(self) -> list[str]:
        """Return its title keys that name a place."""
        return [key for key in self.keys if not key.startswith((_NUMBER, _TITLE_WITHOUT_PLACE))]

    def bare_titles(self) -> list[str]:
        """Return its title keys without a place."""
        return [key for key in self.keys if key.startswith(_TITLE_WITHOUT_PLACE)]


@dataclass(frozen=True, slots=True)
class Recognition:
    """The plans that all mentions together are of.

    ``keys`` gives the keys of each plan by its id; ``ids`` the plan's id, by document and by the id that the
    plan has in this document's extract; ``former`` the ids minted from other keys of exactly one plan;
    ``holders`` the ids of the plans to which mentions with a key belong.
    """

    keys: Mapping[str, tuple[str, ...]]
    ids: Mapping[str, Mapping[str, str]]
    former: Mapping[str, str]
    findings: tuple[DocumentFinding, ...]
    holders: Mapping[str, tuple[str, ...]]

    def plans(self, key: str) -> tuple[str, ...]:
        """Return the ids of the plans that a key means: the one named by it, else all that have it."""
        plan = mint("plan", key)
        named = plan if plan in self.keys else self.former.get(plan)
        return self.holders.get(key, ()) if named is None else (named,)


def recognise(
    mentions: Iterable[Mention], same: Sequence[Pair] = (), different: Sequence[Pair] = ()
) -> Recognition:
    """Return the plans that ``mentions`` are of; their order does not matter.

    Args:
        mentions: all Plan nodes of all documents.
        same: pairs of keys whose plans are one, by a curator's decision.
        different: pairs of keys that never belong to one plan, by a curator's decision.
    """
    apart = Apart(different)
    ordered = [
        replace(mention, foreign=foreign) if (foreign := apart.foreign(mention.plan)) else mention
        for mention in sorted(mentions, key=lambda mention: (mention.document, mention.plan.id))
    ]
    joined = _Joined(apart)
    numbered = [mention for mention in ordered if mention.numbers()]
    titled = [mention for mention in ordered if not mention.numbers() and mention.titles()]
    bare = [mention for mention in ordered if not mention.numbers() and not mention.titles()]
    _join_by_number(numbered, joined)
    _join_by_title(titled, joined)
    _join_by_bare_title(bare, joined)
    for first, second in sorted(same):
        joined.unite(first, second)
    joined.settle()
    return joined.recognition()


class _Joined:
    """Mentions by the plan they were joined to; a plan is named by the key that its id is minted from."""

    def __init__(self, apart: Apart) -> None:
        self.apart = apart
        self.plans: dict[str, list[Mention]] = defaultdict(list)
        self.holders: dict[str, set[str]] = defaultdict(set)
        self.united = DisjointSets()
        self.doubts: list[tuple[str, str, Severity, set[str]]] = []

    def join(self, mention: Mention, name: str) -> None:
        """Let the mention be of the plan with this name."""
        self.plans[name].append(mention)
        for key in mention.keys:
            self.holders[key].add(name)

    def allowed(self, keys: Iterable[str], names: Iterable[str]) -> set[str]:
        """Return those of the plans with these names that something with these keys may be."""
        found, own = set(names), list(keys)
        return {name for name in found if not self.apart.bars(own, self._keys(name))} if self.apart else found

    def unite(self, first: str, second: str) -> None:
        """Let the plans that two keys mean be one; nothing happens if one of the keys means none or several."""
        names = [self._meant(first), self._meant(second)]
        if None not in names:
            self.united.join(name for name in names if name is not None)

    def settle(self) -> None:
        """Let a stub that may be several plans be the one that they have become."""
        settled = False
        while not settled:
            settled = True
            for _, name, severity, held in self.doubts:
                candidates = {self.united.name(candidate) for candidate in held}
                if (
                    severity == "warning"
                    and len(candidates) == 1
                    and self.united.name(name) not in candidates
                ):
                    self.united.join((name, *candidates))
                    settled = False

    def doubt(self, code: str, name: str, severity: Severity, candidates: set[str]) -> None:
        """Note that the plan with this name may be one of the candidates."""
        self.doubts.append((code, name, severity, candidates))

    def recognition(self) -> Recognition:
        """Return everything that was joined, sorted."""
        plans: dict[str, list[Mention]] = defaultdict(list)
        for name, mentions in self.plans.items():
            plans[self.united.name(name)] += mentions
        ids = {name: mint("plan", name) for name in plans}
        keys = {
            ids[name]: tuple(sorted(_own_keys(mentions), key=_numbers_first))
            for name, mentions in plans.items()
        }
        holders = {
            key: tuple(sorted({ids[self.united.name(name)] for name in names}))
            for key, names in self.holders.items()
        }
        former = {mint("plan", key): held[0] for key, held in holders.items() if len(held) == 1}
        former |= {mint("plan", name): ids[self.united.name(name)] for name in self.plans}
        by_document: dict[str, dict[str, str]] = defaultdict(dict)
        for name, mentions in plans.items():
            for mention in mentions:
                by_document[mention.document][mention.plan.id] = ids[name]
        return Recognition(
            keys=dict(sorted(keys.items())),
            ids=dict(by_document),
            former={old: new for old, new in sorted(former.items()) if old not in keys},
            findings=tuple(self._findings(plans)),
            holders=holders,
        )

    def _findings(self, plans: Mapping[str, Sequence[Mention]]) -> Iterator[DocumentFinding]:
        for code, doubted, severity, held in self.doubts:
            name = self.united.name(doubted)
            candidates = {self.united.name(candidate) for candidate in held}
            if len(candidates) < 2 or (severity == "warning" and name in candidates):
                continue
            shown = ", ".join(sorted(_caption(candidate, plans[candidate]) for candidate in candidates))
            title = min(mention.plan.title for mention in plans[name])
            yield DocumentFinding(
                WHOLE_GRAPH,
                Finding(
                    code=code,
                    severity=severity,
                    message=f"《{title}》 is the title of {len(candidates)} plans: {shown}",
                    subject=mint("plan", name),
                ),
            )

    def _keys(self, name: str) -> set[str]:
        return {key for mention in self.plans[name] for key in mention.keys}

    def _meant(self, key: str) -> str | None:
        """The name of the plan that the key means."""
        held = self.holders.get(key, set())
        return key if key in self.plans else min(held) if len(held) == 1 else None


def _caption(name: str, mentions: Iterable[Mention]) -> str:
    numbers = sorted(mention.plan.number for mention in mentions if mention.plan.number)
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
        if len(joined.allowed(mention.keys, reached(mention.titles()))) < 2:
            sets.join(mention.titles())
    members = {key: reached(keys) for key, keys in sets.members().items()}
    loose = DisjointSets()
    left: list[Mention] = []
    for mention in mentions:
        titles = mention.titles()
        direct = reached(titles)
        candidates = joined.allowed(mention.keys, direct if len(direct) > 0 else members[titles[0]])
        if len(candidates) == 1:
            joined.join(mention, min(candidates))
        else:
            loose.join(titles)
            left.append(mention)
    for mention in left:
        joined.join(mention, loose.name(mention.titles()[0]))
    for name, keys in sorted(loose.members().items()):
        candidates = reached(keys) | {plan for key in keys for plan in members.get(key, ())}
        candidates = joined.allowed(keys, candidates)
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
        candidates = joined.allowed([key], candidates)
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
