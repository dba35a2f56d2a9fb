"""What a text wants of the sectors that it names: more of them, less, or none.

``promotes`` means that the text orders or favours more of what the term names, ``restricts`` less or no more
than so much, ``prohibits`` none, or none new. The verb must govern the term: it stands in the same clause, the
term or a head behind it (光伏|产业, 煤电|装机规模) ends its object, and no other verb, bracket or exception
(除…外) comes between. To renovate, regulate or clean a sector (推进钢铁行业节能改造) is neither. Where nothing
decides there is no stance, and callers say ``concerns``.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from loaders.clauses import Clause, read_clauses
from loaders.stance_heads import Head, Kind, read_heads
from loaders.stance_words import BURDENS, CLOSEST, EXCEPTION, FARTHEST, LIST, OPEN, Act, verbs

Span = tuple[int, int]
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
    clauses, asides = read_clauses(text, start, end)
    words = _opened(text, start, end, [span for span in asides.spans if text[span[0]] in "（《"])
    actions = _actions(words)
    found: dict[int, Stance] = {}
    verb = term = 0
    for clause in clauses:
        first, begin = term, verb
        while term < len(terms) and terms[term][0] < clause.end:
            term += 1
        while verb < len(actions) and actions[verb].start < clause.end - start:
            verb += 1
        own = [(a - start, b - start) for a, b in terms[first:term] if b <= clause.end]
        if len(own) > 0 and not _is_condition(text, clause, end):
            for at, stance in _read(words, clause.end - start, own, actions[begin:verb]):
                found[at + start] = Stance(stance.value, (stance.verb[0] + start, stance.verb[1] + start))
    return [found.get(a) for a, _ in terms]


def _opened(text: str, start: int, end: int, asides: Sequence[Span]) -> str:
    """The paragraph with its brackets, titles and exceptions blanked out, each character for one."""
    pieces, at = [], start
    for begin, stop in asides:
        pieces += [text[at:begin], OPEN * (stop - begin)]
        at = stop
    words = "".join([*pieces, text[at:end]])
    return EXCEPTION.sub(lambda match: OPEN * len(match[0]), words) if "除" in words else words


class _Action(NamedTuple):
    start: int
    end: int
    act: Act


def _actions(words: str) -> list[_Action]:
    automaton, acts = verbs()
    return [
        _Action(start, end, acts[index])
        for index, start, end in automaton.find_matches_as_indexes(words)
        if acts[index] != "noun"
    ]


def _is_condition(text: str, clause: Clause, end: int) -> bool:
    """Whether the clause only says when or to whom something applies: 建设…的，; 新建…时，."""
    if clause.end >= end or text[clause.end] != "，":
        return False
    return text[clause.end - 1] in "的时前后" or text.startswith(("对", "凡"), clause.start)


def _read(
    words: str, end: int, terms: Sequence[Span], actions: Sequence[_Action]
) -> Iterator[tuple[int, Stance]]:
    """Yield where the terms of a clause start that a verb or head decides about, and the stance."""
    terms = [span for span in terms if words[span[0]] != OPEN]
    heads = read_heads(words, terms, end)
    scope = _Scope(words, end)
    at = 0
    for number, (start, stop) in enumerate(terms):
        while at < len(actions) and actions[at].start < start:
            if actions[at].end <= start:
                scope.meet(actions[at])
            at += 1
        head = heads[number]
        stance = scope.over(start, head)
        if stance is not None and words[start:stop] not in BURDENS:
            yield start, stance
        following = terms[number + 1][0] if number + 1 < len(terms) else end
        scope.leave(head.end, lost=head.kind == "none" and following - head.end > CLOSEST)
        while at < len(actions) and actions[at].start < head.end:
            at += 1


_PROMOTING: dict[Act, tuple[Kind, ...]] = {
    "make": ("bare", "carried", "built", "grows", "amount", "spreads"),
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

    def meet(self, action: _Action) -> None:
        """Take over the next verb."""
        held = self._is_held(action)
        if not (held or self._has_object(action)):
            return
        if action.act in ("build", "make") and held:
            self.act = self.outer
        elif action.act in ("ban", "end", "limit", "lower"):
            self.act = self.outer = None if self.outer == "ban" and self.fresh else action.act
            self.placed = False
        elif action.act == "other":
            self.act = None
            self.placed = self.placed or action.end - action.start == 1
            self.outer = self.outer if self.outer in ("ban", "limit") and self.placed else None
        else:
            self.act, self.outer = None if action.act == "build" else action.act, None
        near = held and action.start - self.verb[1] <= CLOSEST
        self.verb = (self.verb[0], action.end) if near else (action.start, action.end)
        self.reach, self.fresh, self.joined = action.end, True, held

    def _is_held(self, action: _Action) -> bool:
        if self.outer is None:
            return False
        if self.words[action.start - 1] in LIST:
            return True
        return self.fresh and (self.outer == "ban" or self.placed or action.start - self.reach <= CLOSEST)

    def _has_object(self, action: _Action) -> bool:
        """Whether an object can follow: 基础设施建设、 is a noun."""
        if action.act not in ("build", "make", "push"):
            return True
        return action.end < self.end and self.words[action.end] not in "、，的等和与及"

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
                Stance("restricts", head.at) if act in (None, "make", "push") and self.outer is None else None
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
