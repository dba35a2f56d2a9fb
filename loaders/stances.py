"""What a text wants of the sectors that it names: more of them, less, or none.

``promotes`` means that the text orders or favours more of what the term names, ``restricts`` less or no more
than so much, ``prohibits`` none, or none new. The verb must govern the term: it stands in the same clause, the
term or a head behind it (光伏|产业, 煤电|装机规模) ends its object, and no other verb, bracket or exception
(除…外) comes between. To renovate, regulate or clean a sector (推进钢铁行业节能改造) is neither. Where nothing
decides there is no stance, and callers say ``concerns``.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from loaders.clauses import LONGEST_CLAUSE
from loaders.stance_heads import Head, Kind, read_heads
from loaders.stance_words import (
    BRACKET,
    BUILT,
    BURDENS,
    CLOSEST,
    DECIDING,
    DECISIVE,
    EXCEPTION,
    FARTHEST,
    GOVERNING,
    GROWS,
    LIST,
    OPEN,
    STOP,
    TITLE,
    Act,
    verbs,
)

Span = tuple[int, int]
Action = tuple[int, int, Act]
"""A verb: where it stands, and what it does."""
Decided = Literal["promotes", "restricts", "prohibits"]


class Stance(NamedTuple):
    """What the text wants of a term, and the verb (or the head behind the term) that says so."""

    value: Decided
    verb: Span


def read_stances(text: str, start: int, end: int, terms: Sequence[Span]) -> list[Stance | None]:
    """Return the stance of the paragraph ``text[start:end]`` to each of its sector ``terms``.

    The terms are given in their order and do not overlap. Linear in the length of the paragraph.
    """
    if len(terms) == 0:
        return []
    words = _opened(text[start:end])
    automaton, acts = verbs()
    actions = automaton.find_matches_as_indexes(words)
    governing = [at for index, at, _ in actions if acts[index] in GOVERNING]
    heads = [match.start() for match in DECISIVE.finditer(words)]
    if len(heads) == 0 and (len(governing) == 0 or governing[0] >= terms[-1][0] - start):
        return [None] * len(terms)
    starts = [action[1] for action in actions]
    found: dict[int, Stance] = {}
    for begin, stop, own in _clauses(words, [(a - start, b - start) for a, b in terms]):
        decisive = _any(heads, begin, stop)
        if not (decisive or _any(governing, begin, own[-1][0])) or _is_condition(words, begin, stop):
            continue
        first, behind = bisect_left(starts, begin), bisect_left(starts, stop)
        inside = [(a, b, acts[index]) for index, a, b in actions[first:behind]]
        if not (decisive or _may_decide(words, own[0][1], stop, inside)):
            continue
        for at, stance in _read(words, stop, own, inside, decisive=decisive):
            found[at + start] = Stance(stance.value, (stance.verb[0] + start, stance.verb[1] + start))
    return [found.get(a) for a, _ in terms]


def _any(places: Sequence[int], start: int, end: int) -> bool:
    """Tell whether one of the places, which are in order, lies from ``start`` to before ``end``."""
    number = bisect_left(places, start)
    return number < len(places) and places[number] < end


def _opened(words: str) -> str:
    """The paragraph with its brackets, titles and exceptions blanked out, each character for one."""
    for mark, aside in (("（", BRACKET), ("《", TITLE), ("除", EXCEPTION)):
        if mark in words:
            words = aside.sub(_blank, words)
    return words


def _blank(match: re.Match[str]) -> str:
    return OPEN * len(match[0])


def _clauses(words: str, terms: Sequence[Span]) -> Iterator[tuple[int, int, list[Span]]]:
    """Yield the clauses that hold terms: start, end and these terms. What goes on for longer without a comma
    (tables, broken files) is cut."""
    stops = [match.start() for match in STOP.finditer(words)]
    own: list[Span] = []
    begin = stop = 0
    for term in terms:
        if words[term[0]] == OPEN:
            continue
        if len(own) == 0 or term[1] > stop:
            if len(own) > 0:
                yield begin, stop, own
            number = bisect_right(stops, term[0])
            begin = stops[number - 1] + 1 if number > 0 else 0
            begin += (term[0] - begin) // LONGEST_CLAUSE * LONGEST_CLAUSE
            stop = min(
                stops[number] if number < len(stops) else len(words), max(begin + LONGEST_CLAUSE, term[1])
            )
            own = []
        own.append(term)
    if len(own) > 0:
        yield begin, stop, own


def _may_decide(words: str, at: int, stop: int, actions: Sequence[Action]) -> bool:
    """Whether a verb decides by itself, or one that needs a head that grows finds any behind ``at``."""
    for _, _, act in actions:
        if act in DECIDING:
            return True
    return GROWS.search(words, at, stop) is not None or BUILT.search(words, at, stop) is not None


def _is_condition(words: str, begin: int, stop: int) -> bool:
    """Whether the clause only says when or to whom something applies: 建设…的，; 新建…时，."""
    if stop >= len(words) or words[stop] != "，":
        return False
    return words[stop - 1] in "的时前后" or words[begin] in "对凡"


def _read(
    words: str, end: int, terms: Sequence[Span], actions: Sequence[Action], *, decisive: bool
) -> Iterator[tuple[int, Stance]]:
    """Yield where the terms of a clause start that a verb or head decides about, and the stance."""
    heads = read_heads(words, terms, end, decisive=decisive)
    scope = _Scope(words, end)
    at = 0
    for number, (start, stop) in enumerate(terms):
        while at < len(actions) and actions[at][0] < start:
            if actions[at][1] <= start and actions[at][2] != "noun":
                scope.meet(*actions[at])
            at += 1
        head = heads[number]
        stance = scope.over(start, head)
        if stance is not None and words[start:stop] not in BURDENS:
            yield start, stance
        following = terms[number + 1][0] if number + 1 < len(terms) else end
        scope.leave(head.end, lost=head.kind == "none" and following - head.end > CLOSEST)
        while at < len(actions) and actions[at][0] < head.end:
            at += 1


_PROMOTING: dict[Act, tuple[Kind, ...]] = {
    "make": ("bare", "carried", "built", "grows", "amount", "spreads"),
    "favour": ("bare", "carried", "built", "grows", "amount", "spreads"),
    "push": ("grows", "built", "spreads"),
    "raise": ("grows", "amount", "spreads"),
}
"""The heads with which a verb promotes."""


class _Scope:
    """The verb that governs while a clause is read from left to right."""

    def __init__(self, words: str, end: int):
        self.words = words
        self.end = end
        self.act: Act | None = None
        self.outer: Act | None = None
        """A ban or limit through which the next verb is read: 严禁|新增."""
        self.verb: Span = (0, 0)
        self.reach = 0
        self.fresh = False
        """No term has come since the verb."""
        self.joined = False
        """The verb is read through the one before it."""
        self.placed = False
        """A preposition has come since the ban: 严禁在…区域新建."""

    def meet(self, start: int, end: int, act: Act) -> None:
        """Take over the next verb."""
        held = self._is_held(start)
        if not (held or self._has_object(end, act)):
            return
        if act in ("build", "make") and held:
            self.act = self.outer
        elif act in ("ban", "end", "limit", "lower"):
            self.act = self.outer = None if self.outer == "ban" and self.fresh else act
            self.placed = False
        elif act == "other":
            self.act = None
            self.placed = self.placed or end - start == 1
            self.outer = self.outer if self.outer in ("ban", "limit") and self.placed else None
        elif act == "build":
            self.act = self.act if self.fresh and self.act in ("make", "favour", "push") else None
            self.outer = None
        else:
            self.act = None if act == "favour" and self.outer == "ban" and self.fresh else act
            self.outer = None
        near = held and start - self.verb[1] <= CLOSEST
        self.verb = (self.verb[0] if near else start, end)
        self.reach, self.fresh, self.joined = end, True, held

    def _is_held(self, start: int) -> bool:
        if self.outer is None:
            return False
        if self.words[start - 1] in LIST:
            return True
        return self.fresh and (self.outer == "ban" or self.placed or start - self.reach <= CLOSEST)

    def _has_object(self, end: int, act: Act) -> bool:
        """Whether an object can follow: 基础设施建设、 is a noun."""
        if act not in ("build", "make", "favour", "push"):
            return True
        return end < self.end and self.words[end] not in "、，的等和与及"

    def leave(self, at: int, *, lost: bool) -> None:
        """Leave a term behind; where it was ``lost`` in another phrase, so is what follows."""
        self.reach, self.fresh = at, False
        if lost:
            self.act = self.outer = None

    def over(self, start: int, head: Head) -> Stance | None:
        """What is said about a term at ``start`` with this head, by the verb that governs or the head."""
        act = self.act if start - self.reach <= FARTHEST else None
        if head.kind == "shrinks":
            return (
                Stance("restricts", head.at)
                if act in (None, "make", "favour", "push") and self.outer is None
                else None
            )
        if act is None and head.kind == "spreads":
            return Stance("promotes", head.at)
        value = None if act is None or head.kind == "none" else self._says(act, head.kind)
        return Stance(value, self.verb) if value is not None else None

    def _says(self, act: Act, head: Kind) -> Decided | None:
        if act == "end" or (act == "ban" and (self.joined or head in ("grows", "amount", "passes"))):
            return "prohibits"
        if act == "limit" or (act == "lower" and head in ("grows", "amount")):
            return "restricts"
        return "promotes" if head in _PROMOTING.get(act, ()) else None
