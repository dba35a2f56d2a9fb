"""What the words behind a sector term make of it: 煤电|装机规模 is coal power still, 钢铁|行业节能改造 is not steel.

Terms in a list (钢铁、水泥等产能) share the head behind it.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from loaders.stance_words import (
    AMOUNTS,
    BUILT,
    CLOSEST,
    DOCUMENT,
    FARTHEST,
    GROWS,
    HEADS,
    LIST,
    NEUTRAL,
    OPEN,
    PASSES,
    REPLACED,
    SHRINKS,
    SPREADS,
)

Span = tuple[int, int]
Kind = Literal["bare", "carried", "built", "grows", "amount", "passes", "shrinks", "spreads", "none"]
"""``bare``: no head; ``carried``: one of the same thing (产业, 车辆), ``built`` (项目, 设施); ``grows`` (建设, 发展),
``amount`` (规模, 比重), ``passes`` (通行, 销售); ``shrinks`` (淘汰, 减量) and ``spreads`` (推广) say themselves what
shall become of it; ``none``: the words speak of something else."""

PASSING = "的通行上驶进入销停燃散新"
DOCUMENTARY = "的若专工实行指暂管三试总推方计意办措规政通条决细"
"""First characters of what :data:`PASSES` and :data:`DOCUMENT` match."""
SEPARATORS = LIST + "以并等在" + OPEN


class Head(NamedTuple):
    """The head of a term: its kind, where the words that belong to the term alone end, and where it stands."""

    kind: Kind
    end: int
    at: Span


def read_heads(words: str, terms: Sequence[Span], end: int, *, decisive: bool = True) -> list[Head]:
    """Return the head of each of the ``terms`` of a clause that ends at ``end``.

    ``decisive`` says that the clause may hold heads that decide without a verb (减量, 淘汰); without it none is
    looked for.
    """
    heads: list[Head] = []
    for number in range(len(terms) - 1, -1, -1):
        following = (terms[number + 1][0], heads[-1]) if heads else None
        heads.append(_head(words, terms[number], end, following, decisive=decisive))
    return heads[::-1]


def _head(words: str, term: Span, end: int, following: tuple[int, Head] | None, *, decisive: bool) -> Head:
    begin = term[1]
    if decisive and (gone := SHRINKS.match(words, begin, end)) is not None:
        return Head("shrinks", gone.end(), gone.span())
    heads = HEADS.match(words, begin, end)
    stop = heads.end() if heads is not None else begin
    said = words[begin:stop]
    if stop < end and words[stop] in PASSING and (act := PASSES.match(words, stop, end)) is not None:
        return Head("passes", stop, act.span())
    if not _is_end(words, stop, end):
        return Head("none", begin, term)
    if said in ("", "等"):
        return _shared(words, term, stop, end, following)
    return Head(_kind(said, replaced=REPLACED.search(words, *term) is not None), stop, (begin, stop))


def _kind(said: str, *, replaced: bool) -> Kind:
    if said.startswith("替代") and replaced:
        return "shrinks"
    if SPREADS.match(said):
        return "spreads"
    if AMOUNTS.search(said):
        return "amount"
    return "grows" if GROWS.search(said) else "built" if BUILT.search(said) else "carried"


def _is_end(words: str, at: int, end: int) -> bool:
    """Whether an object can end at ``at``."""
    if at >= end or words[at] in SEPARATORS or words[at].isdigit():
        return True
    return words[at] in DOCUMENTARY and DOCUMENT.match(words, at, end) is not None


def _shared(words: str, term: Span, stop: int, end: int, following: tuple[int, Head] | None) -> Head:
    """The head of a term with none of its own: that of the list that goes on behind it."""
    at = stop
    while at < end and words[at] in SEPARATORS and words[at] != "在":
        at += 1
    if at < end and following is not None:
        start, head = following
        if start - at <= 2 * CLOSEST and not any(mark in words[at:start] for mark in LIST):
            alone = head.kind in ("shrinks", "spreads", "passes") and start > at
            return Head("bare" if alone else head.kind, stop, head.at)
    rest = words[at : min(end, at + FARTHEST)]
    return Head("none" if NEUTRAL.search(rest) else "bare", stop, term)
