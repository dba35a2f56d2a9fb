"""Search for words in names, titles and texts."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.folding import folded_text
from app.index import Index
from ontology.errors import QueryError
from ontology.nodes import NODE_CLASSES

_AROUND = 20
"""Characters of a text shown on each side of the first word."""

_ORDER = {cls.label(): place for place, cls in enumerate(NODE_CLASSES)}


@dataclass(frozen=True, slots=True)
class Found:
    """A node in which all words occur; ``context`` is where the first one stands, if not in the caption."""

    id: str
    label: str
    caption: str
    context: str


def find(index: Index, text: str, label: str | None = None) -> list[Found]:
    """Return the nodes in whose names, titles and texts all words of ``text`` occur.

    Those that are called so come first, then those whose name begins so, other names, and texts; within these
    the order is that of the ontology, then of the captions. Width and case make no difference.

    Raises:
        QueryError: there is no such label.
    """
    if label is not None and label not in _ORDER:
        raise QueryError(f"there is no label {label!r}; labels are {', '.join(_ORDER)}")
    words = folded_text(text).split()
    if len(words) == 0:
        return []
    condition = " AND ".join(f"instr(folded, ?{place}) > 0" for place in range(2, len(words) + 2))
    rows = index.rows(
        "SELECT id, label, caption, names, texts FROM node"  # noqa: S608 - only places of values
        f" WHERE (?1 = '' OR label = ?1) AND {condition}",
        label or "",
        *words,
    )
    found = []
    for thing, its, caption, names, texts in rows:
        named = names.split("\n")
        rank = _rank(words, [folded_text(name) for name in named])
        one = Found(thing, its, caption, _context(words[0], caption, named, texts))
        found.append(((rank, _ORDER[its], caption, thing), one))
    return [one for _, one in sorted(found, key=lambda item: item[0])]


def _rank(words: Sequence[str], names: Sequence[str]) -> int:
    """How well the names fit: 0 one is the words, 1 one begins so, 2 one holds them, 3 none does."""
    text = " ".join(words)
    fits = (
        text in names,
        any(name.startswith(text) for name in names),
        any(all(word in name for word in words) for name in names),
    )
    return next((rank for rank, fit in enumerate(fits) if fit), len(fits))


def _context(word: str, caption: str, names: Sequence[str], texts: str) -> str:
    """The name in which the word occurs, or the text around it; nothing if the caption shows it."""
    if word in folded_text(caption):
        return ""
    for name in names:
        if word in folded_text(name):
            return name
    start = folded_text(texts).find(word)
    if start < 0:
        return ""
    end = start + len(word)
    before = "…" if start > _AROUND else ""
    after = "…" if end + _AROUND < len(texts) else ""
    return " ".join(f"{before}{texts[max(0, start - _AROUND) : end + _AROUND]}{after}".split())
