"""Units of an outline and the sections that hold them: the numbered parts of a document."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.repair import Paragraph
from ontology.nodes import TaskKind

UNCOUNTED = "编篇"
UNCOUNTED_IN_LAWS = "编篇节"
"""Styles that no path counts, as chapters and articles run on through them (a convention of the annotation
guide); only in plans, which have no articles, does a section (节) count."""


@dataclass(slots=True)
class Unit:
    """One numbered unit. ``start`` to ``end`` is its own text from after the number up to its first child or
    the next unit; ``heading`` the stretch of its heading; ``paragraphs`` its own paragraphs, the first one
    being that of the number."""

    style: str
    number: int
    path: str
    parent: "Unit | None"
    start: int
    end: int
    heading: tuple[int, int]
    title: str
    paragraphs: list[tuple[int, int]]
    children: list["Unit"] = field(default_factory=list)
    kind: TaskKind = "operative"
    marker: int = 0
    closing: list[tuple[int, int]] = field(default_factory=list)
    """Paragraphs of its own behind its children: what follows a list of cases."""
    own: list[tuple[int, int]] = field(default_factory=list)
    """The stretches of its own text, without its number; known when the outline is complete."""

    def ancestors(self) -> Iterator["Unit"]:
        """Yield the units around this one, innermost first."""
        unit = self.parent
        while unit is not None:
            yield unit
            unit = unit.parent

    @property
    def article(self) -> "Unit | None":
        """The article that orders work and whose item this is, if it is one: what its items order, it orders."""
        if self.kind != "article" or self.style == "条":
            return None
        return next(
            (unit for unit in self.ancestors() if unit.style == "条" and unit.kind == "operative"), None
        )


@dataclass(slots=True)
class Section:
    """One plan of a document: the paragraphs before its first unit, its units in document order, and the
    formal paragraphs behind the last one (signature, date, entry into force)."""

    head: list[Paragraph]
    units: list[Unit] = field(default_factory=list)
    tail: list[tuple[int, int]] = field(default_factory=list)
    title: tuple[int, int] | None = None
    annex: bool = False
    styles: set[str] = field(default_factory=set)
    """The styles of its units."""

    @property
    def is_law(self) -> bool:
        """Whether the units are articles."""
        return "条" in self.styles

    @property
    def uncounted(self) -> str:
        """The styles that hold other units together and have no path of their own."""
        return UNCOUNTED_IN_LAWS if self.is_law else UNCOUNTED


def take_apart(sections: list[Section]) -> None:
    """Part the units from each other when all is read: parents and children hold each other, and only the garbage
    collector would find that nobody else does."""
    for section in sections:
        for unit in section.units:
            unit.parent = None
            unit.children.clear()
