"""Part of the world: which documents state what. One plan stands in two documents, the others in one or in none."""

from typing import Any

from ontology.nodes import Document
from tests.queries.handles import World


def sources(world: World) -> None:
    """Add the documents and what each of them states."""
    paper: dict[str, Any] = {"name": "plan.pdf", "format": "pdf", "trust": "official", "pages": 9}
    repost: dict[str, Any] = {"name": "repost.html", "format": "html", "trust": "repost"}
    for number, (handle, fields) in enumerate([("paper", paper), ("repost", repost)], 1):
        world.node(handle, Document(sha256=f"{number:064}", genre="plan", **fields))
    both = ("A", "A 1", "A 2/1", "env responsible A 2/1", "quota", "A 1 sets quota", "A implements C", "C")
    for handle in ("paper", "repost"):
        world.states(handle, *both)
    world.states("paper", "A 2/10", "sci lead A 2/10", "clean", "A 1 sets clean", "A 2/10 mandates G", "G")
    world.states("repost", "A 3/1", "ind responsible A 3/1", "env responsible A 3/1", "D", "A cites D")
    world.states(
        "repost", "B", "B 2", "pref reports ind", "E", "E 1", "E 2", "clean later", "E sets clean later"
    )
    world.states("report", "C")
