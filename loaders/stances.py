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
from loaders.stance_words import (
    AMOUNTS,
    BUILT,
    BURDENS,
    DOCUMENT,
    EXCEPTION,
    GROWS,
    HEADS,
    NEUTRAL,
    OPEN,
    PASSES,
    REPLACED,
    SHRINKS,
    SPREADS,
    Act,
    verbs,
)

Span = tuple[int, int]
Decided = Literal["promotes", "restricts", "prohibits"]
Head = Literal["bare", "carried", "built", "grows", "amount", "passes", "shrinks", "spreads", "none"]
"""What the words behind a term make of it; ``none`` where they speak of something else."""

FARTHEST = 30
"""Characters that may stand between a verb and its object, or between two members of its list."""
CLOSEST = 4
"""Characters that may stand between two verbs that act together (严格控制…新增)."""
SEPARATORS = "、和与及或以并等在" + OPEN
LIST = "、和与及或"


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
    found: dict[Span, Stance] = {}
    verb = term = 0
    for clause in clauses:
        inside = (clause.start - start, clause.end - start)
        first, begin = term, verb
        while term < len(terms) and terms[term][0] < clause.end:
            term += 1
        while verb < len(actions) and actions[verb].start < inside[1]:
            verb += 1
        own = [(a - start, b - start) for a, b in terms[first:term] if b <= clause.end]
        if len(own) > 0 and not _is_condition(text, clause, end):
            found.update(_Clause(words, inside, own, actions[begin:verb]).read())
    shifted = {
        (a + start, b + start): (value, (c + start, d + start)) for (a, b), (value, (c, d)) in found.items()
    }
    return [Stance(*shifted[span]) if span in shifted else None for span in terms]


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


class _Clause:
    """One clause, its terms and its verbs; offsets are those of the blanked paragraph."""

    def __init__(self, words: str, inside: Span, terms: list[Span], actions: list[_Action]):
        self.words = words
        self.end = inside[1]
        self.terms = [span for span in terms if words[span[0]] != OPEN]
        self.actions = actions
        self.next_term = {a: number for number, (a, _) in enumerate(self.terms)}
        self.heads = self._heads()

    def read(self) -> Iterator[tuple[Span, Stance]]:
        """Yield the terms that a verb or head decides about."""
        scope = _Scope(self.words)
        at = 0
        for number, (start, end) in enumerate(self.terms):
            while at < len(self.actions) and self.actions[at].start < start:
                if self.actions[at].end <= start:
                    scope.meet(self.actions[at], self._follows(self.actions[at].end))
                at += 1
            head, stop = self.heads[number]
            value = scope.over(start, head)
            if value is not None and self.words[start:end] not in BURDENS:
                yield (
                    (start, end),
                    Stance(value, scope.verb if head not in ("shrinks", "spreads") else (end, stop)),
                )
            following = self.terms[number + 1][0] if number + 1 < len(self.terms) else self.end
            scope.passed(max(end, stop), lost=head == "none" and following - stop > CLOSEST)
            while at < len(self.actions) and self.actions[at].start < stop:
                at += 1

    def _follows(self, at: int) -> bool:
        """Whether an object can follow at ``at``: a word, no stop and no list mark."""
        return at < self.end and self.words[at] not in "、，的等和与及"

    def _heads(self) -> list[tuple[Head, int]]:
        """The head of every term and where it ends, read from the last: a list shares the head behind it."""
        heads: list[tuple[Head, int]] = []
        for start, end in reversed(self.terms):
            heads.append(self._head(start, end, heads))
        return heads[::-1]

    def _head(self, start: int, end: int, later: list[tuple[Head, int]]) -> tuple[Head, int]:
        gone = SHRINKS.match(self.words, end, self.end)
        if gone is not None:
            return "shrinks", gone.end()
        heads = HEADS.match(self.words, end, self.end)
        stop = heads.end() if heads is not None else end
        said = self.words[end:stop]
        if PASSES.match(self.words, stop, self.end):
            return "passes", stop
        if not self._ends(stop):
            return "none", end
        if said in ("", "等"):
            return self._shared(stop, later), stop
        if said.startswith("替代") and REPLACED.search(self.words, start, end):
            return "shrinks", stop
        if SPREADS.match(said):
            return "spreads", stop
        kinds: tuple[tuple[Head, bool], ...] = (
            ("amount", AMOUNTS.search(said) is not None),
            ("grows", GROWS.search(said) is not None),
            ("built", BUILT.search(said) is not None),
        )
        return next((kind for kind, fits in kinds if fits), "carried"), stop

    def _ends(self, at: int) -> bool:
        """Whether an object can end at ``at``."""
        if at >= self.end or self.words[at] in SEPARATORS or self.words[at].isdigit():
            return True
        return DOCUMENT.match(self.words, at, self.end) is not None

    def _shared(self, at: int, later: list[tuple[Head, int]]) -> Head:
        """The head of a term with none of its own: that of the list that goes on behind it."""
        while at < self.end and (self.words[at] in LIST + OPEN or self.words.startswith("等", at)):
            at += 1
        if at >= self.end or not later:
            return self._last(at)
        following = self.terms[len(self.terms) - len(later)][0]
        if following - at <= CLOSEST * 2 and not any(mark in self.words[at:following] for mark in LIST):
            head = later[-1][0]
            return "bare" if head in ("shrinks", "spreads", "passes") and following > at else head
        return self._last(at)

    def _last(self, at: int) -> Head:
        """The head of a list whose rest ``words[at:]`` names nothing known."""
        rest = self.words[at : min(self.end, at + FARTHEST)]
        return "none" if NEUTRAL.search(rest) else "bare"


class _Scope:
    """The verb that governs while a clause is read from left to right."""

    def __init__(self, words: str):
        self.words = words
        self.act: Act | None = None
        self.outer: Act | None = None
        self.verb: Span = (0, 0)
        self.reach = 0
        self.fresh = False
        self.built = False
        self.placed = False

    def meet(self, action: _Action, follows: bool) -> None:
        """Take over the next verb."""
        joined = self.words[action.start - 1] in LIST or (self.fresh and action.start - self.reach <= CLOSEST)
        held = self.outer is not None and (joined or ((self.outer == "ban" or self.placed) and self.fresh))
        if action.act in ("build", "make") and held:
            self.act = self.outer
        elif not follows and action.act in ("build", "make", "push"):
            return
        elif action.act in ("ban", "end", "limit", "lower"):
            self.act = None if self.outer == "ban" and self.fresh else action.act
            self.outer, self.placed = self.act, False
        elif action.act == "other":
            self.act = None
            self.placed = self.placed or action.end - action.start == 1
            self.outer = self.outer if self.outer in ("ban", "limit") and self.placed else None
        else:
            self.act, self.outer = None if action.act == "build" else action.act, None
        self.verb = (
            (self.verb[0], action.end) if held and action.start - self.verb[1] <= CLOSEST else action[:2]
        )
        self.built = held
        self.reach, self.fresh = action.end, True

    def passed(self, at: int, *, lost: bool) -> None:
        """Leave a term behind; where it was ``lost`` in another phrase, so is what follows."""
        self.reach, self.fresh = at, False
        if lost:
            self.act = self.outer = None

    def over(self, start: int, head: Head) -> Decided | None:
        """What the verb that governs says about a term at ``start`` with this head."""
        act = self.act if start - self.reach <= FARTHEST else None
        if head == "none":
            return None
        if head == "shrinks":
            return "restricts" if act in (None, "make", "push") and self.outer is None else None
        if act == "ban":
            return "prohibits" if self.built or head in ("grows", "amount", "passes") else None
        if act == "end":
            return "prohibits"
        if act == "limit":
            return "restricts"
        if act == "lower":
            return "restricts" if head in ("grows", "amount") else None
        if head == "spreads":
            return "promotes"
        if head == "passes":
            return None
        grows = {
            "push": ("grows", "built"),
            "raise": ("amount", "grows"),
            "make": ("bare", "carried", "built", "grows", "amount"),
        }
        return "promotes" if act is not None and head in grows.get(act, ()) else None
