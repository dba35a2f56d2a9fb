"""From what a user calls a thing to its id: a name as printed or official, a number, a title, a code, an id.

Nothing is guessed: a name that fits several things is answered with the choice, one that fits none with what
it may have been meant to be. 省生态环境厅 is that of every province in the graph; 海南州 is no 海南省.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from app.folding import folded_name
from app.index import Index
from loaders.characters import simplify
from ontology.agency_names import AgencyName, canonical
from ontology.agency_places import LEVEL_WORDS, named
from ontology.document_numbers import parse_document_number
from ontology.errors import QueryError
from ontology.ids import coded, from_iri, key, mint
from ontology.indicators import read
from ontology.nodes import Agency
from ontology.regions import COUNTRY, by_name, regions
from ontology.sectors import by_label
from ontology.titles import title_key

_NAMED = 12
"""So many choices stand in a message; there may be hundreds of 财政局."""
_SUGGESTIONS = 3
_NEAR = 50.0
"""Similarity, of 100, from which a name may have been meant."""

_TOO_SHORT = 3

_ID = re.compile(r"[a-z_]+:\S+")
_UNIT = re.compile(r"(?P<plan>.+\S)\s+(?P<path>[\dT][\w/!~]*)")


_REMARK = re.compile(r" \(| · ")
"""What a caption says beyond the name; such a caption cannot be typed back."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the things that a name may mean."""

    id: str
    label: str
    caption: str


class AmbiguousError(QueryError):
    """A name means several things; ``choices`` are all of them."""

    def __init__(self, text: str, choices: Iterable[Choice]) -> None:
        """Say in one line which they are."""
        self.choices = tuple(choices)
        captions = [choice.caption for choice in self.choices]
        shown = [
            choice.caption
            if captions.count(choice.caption) == 1 and _REMARK.search(choice.caption) is None
            else f"{choice.caption} [{choice.id}]"
            for choice in self.choices[:_NAMED]
        ]
        more = len(self.choices) - len(shown)
        rest = f"; and {more} more, see `zhengtu find`" if more > 0 else ""
        super().__init__(
            f"{text!r} may be {len(self.choices)} things: {'; '.join(shown)}{rest}; name one of them, or give its id"
        )


class Resolver:
    """Finds things of one graph by what they are called."""

    def __init__(self, index: Index) -> None:
        """Look in this index."""
        self._index = index
        self._of_label: dict[str, Callable[[str], list[str]]] = {
            "Agency": self._agencies,
            "Plan": self._plans,
            "Region": self._regions,
            "Sector": self._sectors,
            "Indicator": self._indicators,
            "Task": self._tasks,
        }

    def resolve(self, text: str, label: str | None = None) -> str:
        """Return the id of what ``text`` means, among the nodes with that label or, with none, among all things.

        Regions and sectors of the vocabularies are known even if no document names them.

        Raises:
            AmbiguousError: it means several things.
            QueryError: it means nothing.
        """
        text = from_iri(text.strip())
        if _ID.fullmatch(text) is not None:
            return self._by_id(text, label)
        found = self._candidates(text, label) or self._candidates(simplify(text), label)
        if len(found) > 1:
            raise AmbiguousError(
                text, sorted(map(self._choice, found), key=lambda one: (one.caption, one.id))
            )
        if len(found) == 0:
            raise self._nothing(text, label)
        return found[0]

    def _by_id(self, id: str, label: str | None) -> str:
        now = self._index.current(id)
        if now is None:
            raise QueryError(f"this graph has no {id}; `zhengtu find` looks things up by their names")
        if label not in (None, self._index.kind(now)):
            raise QueryError(f"{id} is no {label} but: {self._index.kind(now)} {self._index.caption(now)}")
        return now

    def _candidates(self, text: str, label: str | None) -> list[str]:
        """The ids that the text may stand for, each once."""
        if label is not None:
            search = self._of_label.get(label)
            return self._called(text, label) if search is None else search(text)
        own = self._called(text, own=True)
        if len(own) == 1 and len(self._official(text)) < 2:
            return own
        found = self._called(text)
        for search in self._of_label.values():
            found += search(text)
        found = [thing for thing in dict.fromkeys(found) if self._index.kind(thing) is not None]
        indicators = [thing for thing in found if self._index.kind(thing) == "Indicator"]
        # Targets bear the name of what they measure: it stands for them all.
        of_one = len(indicators) == 1 and all(
            self._index.kind(thing) in ("Indicator", "Target") for thing in found
        )
        return indicators if of_one else found

    # --- names -------------------------------------------------------------------------------------------

    def _called(self, text: str, label: str | None = None, *, own: bool = False) -> list[str]:
        """What a document, a vocabulary or the loader calls so, or what shows this as its ``own`` name."""
        rows = self._index.rows(
            "SELECT id, label, own FROM name WHERE folded = ? ORDER BY id", folded_name(text)
        )
        found = (thing for thing, its, is_own in rows if label in (None, its) and (is_own or not own))
        return list(dict.fromkeys(found))

    def _choice(self, id: str) -> Choice:
        return Choice(id, self._index.kind(id) or "", self._index.caption(id))

    def _nothing(self, text: str, label: str | None) -> QueryError:
        """The error for a name that means nothing here, with what may have been meant."""
        known = self._regions(text) if label is None else []
        if len(known) == 1:
            return QueryError(
                f"no document in this graph names {regions()[known[0].removeprefix('region:')].name}"
            )
        near = self._near(text, label)
        offer = (
            f"did you mean {' or '.join(near)}?"
            if near
            else "`zhengtu find` searches names, titles and texts"
        )
        return QueryError(f"no {label or 'thing'} is called {text!r} in this graph; {offer}")

    def _near(self, text: str, label: str | None) -> list[str]:
        """Names that hold the text, the shortest first, else those like it; one for each thing.

        Of two or three characters, one in common says nothing.
        """
        from rapidfuzz import fuzz, process

        asked = "SELECT name, id FROM name WHERE own AND (?1 = '' OR label = ?1)"
        rows = self._index.rows(asked, label or "")
        things: dict[str, str] = dict(sorted(rows, key=lambda row: (len(row[0]), row)))
        near = [name for name in things if text in name]
        if len(near) == 0 and len(text) > _TOO_SHORT:
            like = process.extract(text, list(things), scorer=fuzz.ratio, score_cutoff=_NEAR)
            near = [name for name, _, _ in like]
        best: dict[str, str] = {}
        for name in near:
            best.setdefault(things[name], name)
        return list(best.values())[:_SUGGESTIONS]

    # --- kinds -------------------------------------------------------------------------------------------

    def _agencies(self, text: str) -> list[str]:
        """By the official name for each jurisdiction, and by names as printed where that leaves it open."""
        official = self._official(text)
        present = [thing for thing in official if self._index.kind(thing) is not None]
        if len(official) == 1 and len(present) == 1:
            return present
        return list(dict.fromkeys((*present, *self._called(text, "Agency"))))

    def _official(self, text: str) -> list[str]:
        """The agencies that the name would mean in documents of the graph's jurisdictions."""
        found: dict[str, None] = {}
        for (jurisdiction,) in [(COUNTRY,), *self._index.rows("SELECT code FROM jurisdiction ORDER BY code")]:
            name = canonical(text, jurisdiction)
            if name is not None and _fits(text, name):
                found[Agency(name=name.name, jurisdiction=name.jurisdiction, kind=name.kind).id] = None
        return list(found)

    def _plans(self, text: str) -> list[str]:
        """By number, then by title as printed, then by what titles of one plan have in common."""
        number = parse_document_number(text)
        by_number = [] if number is None else self._with_key(f"number:{number.key}")
        return by_number or self._called(text, "Plan") or self._with_key(title_key(text))

    def _with_key(self, key: str) -> list[str]:
        return [
            thing for (thing,) in self._index.rows("SELECT id FROM plan_key WHERE key = ? ORDER BY id", key)
        ]

    def _regions(self, text: str) -> list[str]:
        """By code or name in the gazetteer, with the larger region in front or without; else named areas."""
        name = re.sub(r"\s", "", text)
        codes = [name] if name in regions() else [here.code for here in by_name(name)]
        if len(codes) == 0:
            codes = [place.code for place, rest in named(name, COUNTRY) if rest == ""]
        found = [coded("region", code) for code in codes]
        if len(found) > 1:
            return [thing for thing in found if self._index.kind(thing) is not None]
        return found or self._called(text, "Region")

    def _sectors(self, text: str) -> list[str]:
        """By code or label of the scheme."""
        sector = by_label(text)
        return self._called(text, "Sector") if sector is None else [coded("sector", sector.code)]

    def _indicators(self, text: str) -> list[str]:
        """By code or label, as any target of it is printed, or in any wording that measures it exactly."""
        called = self._called(text, "Indicator")
        if len(called) > 0:
            return called
        meant = read(text)
        found = coded("indicator", meant.code)
        return [found] if meant.match == "exact" and self._index.kind(found) is not None else []

    def _tasks(self, text: str) -> list[str]:
        """By plan and path (甘政发〔2024〕308号 2/2/1), or by heading."""
        unit = _UNIT.fullmatch(text)
        if unit is None:
            return self._called(text, "Task")
        found = (mint("task", key(plan, unit["path"])) for plan in self._plans(unit["plan"]))
        return [thing for thing in found if self._index.kind(thing) is not None]


def _fits(text: str, name: AgencyName) -> bool:
    """Whether a word of level in front suits the place: 省发展改革委 is none of an autonomous region."""
    word = next((word for word in LEVEL_WORDS if text.startswith(word)), None)
    here = regions().get(name.jurisdiction)
    if word is None or here is None or here.name.endswith(word):
        return True
    # 市场监管局 begins with no word of level: without it, it would be another body.
    rest = canonical(text.removeprefix(word), name.jurisdiction)
    return rest is None or rest.name != name.name
