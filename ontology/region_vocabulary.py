"""The names by which texts speak of regions, and the words that hold such a name without meaning it.

One automaton holds the names that matter to every document, one for each jurisdiction the bare names of its counties.
``vocabularies/region_words.csv`` lists the names that are words too, and as ``blocker`` the words that must not be cut
(经济南北 holds no 济南).
"""

import csv
import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

from ahocorasick_rs import AhoCorasick, MatchKind

from ontology.gazetteer import COUNTRY, Region, ancestors, contains, regions

Form = Literal["official", "bare"]
"""``official``: full names, and short ones with a class word; ``bare``: without class word, also 青海."""

WORDS_BY_CHANCE = re.compile(".[旗县]")
"""Contracted names that texts are not searched for: 达旗 stands in 传达旗县."""

Readings = dict[str, tuple[tuple[Region, Form], ...]]


@dataclass(frozen=True, slots=True)
class Names:
    """Automata that find the names, and how each is read. The large automaton of the names that matter to every
    document is shared."""

    automata: tuple[AhoCorasick, ...]
    readings: Readings

    def matches(self, text: str) -> list[tuple[int, int]]:
        """Return where the names stand, and the words that must not be cut, by start, longer ones first; nothing
        where there is no name, as in most texts."""
        found = [
            match
            for automaton in self.automata
            for match in automaton.find_matches_as_indexes(text, overlapping=True)
        ]
        if len(found) == 0:
            return []
        found += _blockers().find_matches_as_indexes(text, overlapping=True)
        return sorted({(start, end) for _, start, end in found}, key=lambda match: (match[0], -match[1]))


def _automaton(words: Iterable[str]) -> AhoCorasick:
    return AhoCorasick(tuple(words), matchkind=MatchKind.Standard)


@functools.cache
def _blockers() -> AhoCorasick:
    return _automaton(sorted(words("blocker")))


@functools.cache
def words(kind: str) -> frozenset[str]:
    """Return the words of a kind (``blocker``, or the kind of region whose name they are too)."""
    text = (files("ontology") / "vocabularies" / "region_words.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return frozenset(word for row in rows if row["kind"] == kind for word in row["words"].split())


def _add(readings: Readings, name: str | None, known: Region, form: Form) -> None:
    if name is not None and (known, form) not in readings.get(name, ()):
        readings[name] = (*readings.get(name, ()), (known, form))


@functools.cache
def _shared_names() -> Names:
    """The names that mean something in every document: all but the bare ones of counties."""
    readings: Readings = {}
    for known in regions().values():
        if known.kind == "country":
            continue
        _add(readings, known.name, known, "official")
        if known.kind != "province":
            _add(readings, known.short, known, "official")
        if known.kind != "county":
            _add(readings, known.bare, known, "bare")
    return Names((_automaton(readings),), readings)


@functools.lru_cache(maxsize=128)
def names_in(jurisdiction: str) -> Names:
    """Return the names that matter to documents of a jurisdiction: the bare ones of counties only where these lie
    inside it, and none of them in those of the country."""
    shared = _shared_names()
    if jurisdiction == COUNTRY:
        return shared
    readings = dict(shared.readings)
    for known in _counties().get(jurisdiction, ()):
        _add(readings, known.bare, known, "bare")
    for known in _contracted():
        if contains(jurisdiction, known.code) or contains(known.code, jurisdiction):
            for form in known.usual:
                if WORDS_BY_CHANCE.fullmatch(form) is None:
                    _add(readings, form, known, "official")
    local = list(readings)[len(shared.readings) :]
    return Names((*shared.automata, _automaton(local)) if local else shared.automata, readings)


@functools.cache
def _contracted() -> tuple[Region, ...]:
    return tuple(known for known in regions().values() if len(known.usual) > 0)


@functools.cache
def _counties() -> dict[str, list[Region]]:
    """The counties of each region, itself among them where it is one, in the order of their codes."""
    found: dict[str, list[Region]] = {}
    for known in regions().values():
        if known.kind == "county":
            for code in (known.code, *ancestors(known.code)):
                found.setdefault(code, []).append(known)
    return found
