"""Decisions that cannot hold together."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from graph.decisions import Decision
from graph.keys import NODE_KINDS
from ontology.errors import DecisionError
from ontology.ids import SEPARATOR, key

_Thing = tuple[str, str]
"""Kind and key."""
_Clash = tuple[Decision, ...]
"""Decisions that do not hold together."""


def survivor(one: Decision) -> str:
    """Return the key of the agency that the decision makes of its subject, or nothing if it makes none."""
    if one.kind == "Agency" and one.verdict == "same":
        return one.other
    if one.kind == "Agency" and one.verdict == "correct" and one.prop == "name":
        return key(one.subject.partition(SEPARATOR)[0], one.value)
    return ""


def refuse_contradictions(decisions: Sequence[Decision]) -> None:
    """Refuse decisions that cannot hold together, directly or through what is the same.

    Args:
        decisions: in the order in which they were made; the last one of those that contradict is named first.

    Raises:
        DecisionError: with the places of all of them.
    """
    joined = _Joined(one for one in decisions if one.verdict == "same")
    checks = (_two_survivors(decisions), _same_and_different(decisions, joined), _rivals(decisions, joined))
    for found in chain(*checks):
        last, *others = sorted(found, key=decisions.index, reverse=True)
        said = "; ".join(f"{other.place} ({other})" for other in reversed(others))
        raise DecisionError(f"{last.place}: ‘{last}’ contradicts {said}; keep one of them")


def _two_survivors(decisions: Iterable[Decision]) -> Iterator[_Clash]:
    """Yield where an agency is to become two others, or in the end itself."""
    becomes: dict[str, Decision] = {}
    for one in decisions:
        if survivor(one) == "":
            continue
        other = becomes.setdefault(one.subject, one)
        if survivor(other) != survivor(one):
            yield one, other
        way = [one]
        while (following := becomes.get(survivor(way[-1]))) is not None:
            if following in way:
                yield tuple(way)
                break
            way.append(following)


def _same_and_different(decisions: Iterable[Decision], joined: "_Joined") -> Iterator[_Clash]:
    """Yield where two things are different, and the same."""
    for one in decisions:
        if one.verdict == "different" and one.kind in NODE_KINDS:
            way = joined.way((one.kind, one.subject), (one.kind, one.other))
            if way:
                yield one, *way


def _rivals(decisions: Iterable[Decision], joined: "_Joined") -> Iterator[_Clash]:
    """Yield where one thing has two values, or is rejected and more is said of it."""
    values: dict[tuple[_Thing, str], Decision] = {}
    whole: dict[_Thing, Decision] = {}
    edges: dict[tuple[str, ...], Decision] = {}
    for one in decisions:
        thing = joined.name(one.kind, one.subject)
        if one.kind not in NODE_KINDS:
            other = edges.setdefault((*thing, one.other, one.value), one)
            if other.verdict != one.verdict:
                yield one, other
        elif one.verdict == "correct":
            other = values.setdefault((thing, one.prop), one)
            if other.value != one.value:
                yield one, other
        elif one.verdict == "reject" and one.prop == "":
            whole.setdefault(thing, one)
    for one in decisions:
        if one.kind not in NODE_KINDS or one.verdict == "different":
            continue
        for end in filter(None, (one.subject, one.other)):
            thing = joined.name(one.kind, end)
            if thing in whole and (one.verdict != "reject" or one.prop):
                yield one, whole[thing]
        value = values.get((joined.name(one.kind, one.subject), one.prop))
        if one.verdict == "reject" and value is not None and one.value in ("", value.value):
            yield one, value


class _Joined:
    """What is the same as what."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self._beside: dict[_Thing, list[tuple[_Thing, Decision]]] = defaultdict(list)
        for one in decisions:
            first, second = (one.kind, one.subject), (one.kind, one.other)
            self._beside[first].append((second, one))
            self._beside[second].append((first, one))

    def name(self, kind: str, key: str) -> _Thing:
        """One thing for all that are the same; the tasks and targets of plans that are the same are too."""
        if kind in ("Task", "Target"):
            plan, _, rest = key.partition(" ")
            return kind, f"{self.name('Plan', plan)[1]} {rest}"
        return min(self._reached((kind, key)))

    def way(self, start: _Thing, end: _Thing) -> list[Decision]:
        """The decisions by which the two are the same, as few as can be; none if they are not."""
        way: list[Decision] = []
        reached = self._reached(start)
        while end != start and (step := reached.get(end)) is not None:
            end, decision = step
            way.append(decision)
        return way

    def _reached(self, start: _Thing) -> dict[_Thing, tuple[_Thing, Decision] | None]:
        """All that is the same, with the step that first led there."""
        found: dict[_Thing, tuple[_Thing, Decision] | None] = {start: None}
        waiting = deque([start])
        while waiting:
            here = waiting.popleft()
            for there, decision in self._beside.get(here, ()):
                if there not in found:
                    found[there] = (here, decision)
                    waiting.append(there)
        return found
