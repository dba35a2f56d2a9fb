"""Evidence: which characters of which document say a thing."""

from dataclasses import dataclass
from typing import Literal

Part = Literal["main", "context"]


# Nobody changes it. It is not declared frozen because a frozen record takes four times as long to make, and no
# other is made as often.
@dataclass(slots=True, unsafe_hash=True)
class Evidence:
    """One stretch of a document's source text that states (part of) a fact.

    ``subject`` is the id of a node or an edge; ``property`` names the node property that the stretch
    states, and is empty where it states the node or the edge as such. ``char_start`` and ``char_end`` are
    code points of the stored source text, 0-based, end-exclusive; the quote is always cut from there and
    never stored. ``part`` is ``main`` for the stretch that prints the fact and ``context`` for a second one
    that an inherited value comes from (a deadline stated earlier, a shared suffix).

    Raises:
        ValueError: the stretch has no characters.
    """

    subject: str
    char_start: int
    char_end: int
    rule: str
    property: str = ""
    part: Part = "main"

    def __post_init__(self) -> None:
        """Refuse a stretch without characters."""
        if not 0 <= self.char_start < self.char_end:
            raise ValueError(
                f"evidence of {self.subject} has no characters: {self.char_start}-{self.char_end}"
            )
