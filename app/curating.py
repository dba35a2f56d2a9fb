"""The curator's decisions in a graph folder: ``decisions.csv``, the questions still open, and what is taken back."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.index import Index
from graph.curation import UNUSED
from graph.decisions import Decision, append, read_decisions
from graph.keys import NODE_KINDS, key_of
from graph.merged import Graph, merge
from graph.open_questions import OpenQuestion, open_questions
from graph.replacing import replacing
from graph.store import Store
from ontology.errors import DecisionError

DECISIONS = "decisions.csv"

_NEAR = 70.0
"""Similarity, of 100, from which a key may have been meant."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An open question with the name of the document that a reader should look at, and the words there."""

    open: OpenQuestion
    name: str
    quote: str


@dataclass(frozen=True, slots=True)
class Applied:
    """What taking decisions back did: how many are new, how many were there already, how many questions are open."""

    new: int
    known: int
    open: int


def decisions_of(folder: Path) -> tuple[Decision, ...]:
    """Return the decisions in a graph folder, in their order.

    Raises:
        DecisionError: the file has an error; the message begins with file and line.
    """
    data = _bytes(folder)
    return read_decisions(data, DECISIONS) if data.strip() else ()


def decisions_word(folder: Path) -> str:
    """Return a word that changes with the file; without file there is none."""
    data = _bytes(folder)
    return f"-{hashlib.sha256(data).hexdigest()[:16]}" if data else ""


def idle_decisions(index: Index) -> list[str]:
    """Return which decisions do nothing, and why, in the order of their lines."""
    rows = index.rows("SELECT message FROM finding WHERE code = ?", UNUSED)
    return sorted((message for (message,) in rows), key=lambda said: (len(said.partition(": ")[0]), said))


class Curator:
    """Questions and decisions of one graph."""

    def __init__(self, folder: Path, store: Store) -> None:
        """Take the folder of the graph, and the store in it."""
        self._folder = folder
        self._store = store

    def questions(self, graph: Graph) -> list[Asked]:
        """Return the questions that the merged graph, as it is, leaves open, the riskiest first."""
        text_of = cache(self._store.text)
        return [
            Asked(
                one,
                graph.nodes[one.document].caption() if one.document else "",
                text_of(one.document)[one.char_start : one.char_end] if one.char_start is not None else "",
            )
            for one in open_questions(graph, decisions_of(self._folder))
        ]

    def decide(self, data: bytes, name: str, who: str) -> Applied:
        """Add the decisions of a file to those of the graph, all of them or none.

        Args:
            data: the file: questions of :meth:`questions` with decisions filled in, or decisions alone.
            name: its name, for messages.
            who: who decided where the file does not say so.

        Raises:
            DecisionError: with line and reason: the file has an error, names what the graph does not have, or
                contradicts itself or what was decided before. Nothing has changed then.
        """
        before = _bytes(self._folder)
        old = decisions_of(self._folder)
        read = read_decisions(data, name, asked=True, who=who)
        known = {one.id for one in old}
        new = list({one.id: one for one in reversed(read) if one.id not in known}.values())[::-1]
        graph = merge(self._store.extracts(), (*old, *new))
        self._refuse_idle(graph, new)
        if new:
            text = append(before, DECISIONS, new)
            if _bytes(self._folder) != before:
                raise DecisionError(f"{DECISIONS} has been changed meanwhile; nothing was applied, try again")
            with replacing(self._folder / DECISIONS) as file:
                file.write(text)
        return Applied(len(new), len(read) - len(new), len(open_questions(graph, (*old, *new))))

    def _refuse_idle(self, graph: Graph, new: Iterable[Decision]) -> None:
        """Refuse the first new decision that does nothing."""
        reasons = {
            item.finding.subject: item.finding.message
            for item in graph.findings
            if item.finding.code == UNUSED
        }
        for one in new:
            if one.id in reasons:
                offers = [f"did you mean {near}?" for near in _near(graph, one)]
                raise DecisionError("; ".join((reasons[one.id], *offers)))


def _near(graph: Graph, one: Decision) -> Iterator[str]:
    """The keys in the graph that are most like those of the decision that it does not have."""
    from rapidfuzz import fuzz, process

    if one.kind not in NODE_KINDS:
        return
    keys = {key for node in graph.of(one.kind) if (key := key_of(node, graph.nodes)) is not None}
    for wanted in (one.subject, one.other):
        if wanted and wanted not in keys:
            found = process.extractOne(wanted, sorted(keys), scorer=fuzz.ratio, score_cutoff=_NEAR)
            if found is not None:
                yield found[0]


def _bytes(folder: Path) -> bytes:
    try:
        return (folder / DECISIONS).read_bytes()
    except FileNotFoundError:
        return b""
