"""Part of the world: measures for special areas, a ban with an exception, and a statute's name for a body."""

from ontology.edges import Affects, PartOf, ResponsibleFor
from ontology.nodes import Agency, Region, Sector, Task
from tests.queries.handles import World


def special_places(world: World) -> None:
    """Add them."""
    world.node("belt", Region(name="沿河治理区", kind="area"))
    world.node("zone", Region(name="沿河高新技术产业开发区", kind="zone"))
    world.node("gl", Region(code="620122", name="皋兰县", kind="county"))
    world.node("waste", Sector(code="waste", name="废弃物", name_en="waste"))
    for place, how in [("belt", "applies_in"), ("gl", "excluded")]:
        world.edge(f"H 2 affects {place} {how}", Affects, "H 2", place, how=how)
    world.edge("A 2/2~1 affects zone pilot", Affects, "A 2/2~1", "zone", how="pilot")
    world.edge("B affects belt named", Affects, "B", "belt", how="named", inferred=True)
    world.edge("H 1 affects waste promotes", Affects, "H 1", "waste", stance="promotes")
    world.edge("H 2 affects waste prohibits", Affects, "H 2", "waste", stance="prohibits")
    world.edge("E affects waste prohibits", Affects, "E", "waste", stance="prohibits", inferred=True)
    _statute(world)


def _statute(world: World) -> None:
    authority = Agency(name="省生态环境主管部门", jurisdiction="620000", kind="function")
    world.node("authority", authority)
    article = Task(plan=world.id("H"), path="3", kind="article", heading="主管部门职责", ordinal=3)
    world.node("H 3", article)
    world.edge("H 3 in H", PartOf, "H 3", "H")
    world.edge("authority answers", ResponsibleFor, "authority", "H 3", role="responsible", ordinal=1)
