"""The plan that a mandate orders, as a stub with the title that is printed.

A document that only its kind names (6月底前出台具体实施方案) is named after the unit that orders it; the details
that a law leaves to others are named after the law (本条例实施细则).
"""

import re

from loaders.mandate_objects import OWN
from loaders.mandates import Mandate
from loaders.mentioned_places import place_meant, place_shown
from ontology.nodes import Plan
from ontology.regions import COUNTRY, region
from ontology.titles import clean_title, document_kind, title_key

UNDERTAKING = re.compile(
    "(?:大力|加快|积极|有序|深入|全面|着力|持续|进一步|稳步|扎实|统筹|科学|严格|组织)*(?:推进|推动|实施|开展|启动)(?P<topic>[^，。；：、]{3,24}?)(?:工作)?$"
)
"""A heading whose verb only says that something is undertaken names the undertaking: 大力推进园区循环化改造."""
LAWS = ("法", "条例", "办法", "规定", "规则", "细则")


def mandated_plan(
    text: str, mandate: Mandate, *, heading: str, own_title: str, jurisdiction: str
) -> Plan | None:
    """Return the stub of a mandate that is no 《…》, or ``None`` if nothing says which document it is."""
    printed = clean_title(text[mandate.item.start : mandate.item.end])
    title, named = _names(printed, mandate, heading, own_title)
    if title == "":
        return None
    scope = place_meant(mandate.item.scope, jurisdiction) if mandate.item.scope else None
    place = place_shown(named, jurisdiction) or scope
    names = [title_key(named)]
    if scope is not None and scope == place != COUNTRY:
        names.append(title_key(region(scope).name + named))
    return Plan(
        keys=tuple(f"title:{place or ''}|{name}" for name in names), title=title, kind=document_kind(title) or None,
        jurisdiction=place, level=region(place).kind if place else None,
    )  # fmt: skip


def _names(printed: str, mandate: Mandate, heading: str, own_title: str) -> tuple[str, str]:
    """Return the title to show and the one to recognise the plan by."""
    if not mandate.item.general:
        own = OWN.match(printed)
        return printed, printed if own is None else own_title + printed[own.end() :]
    if mandate.granted and document_kind(own_title) in LAWS:
        return f"本{document_kind(own_title)}{printed}", own_title + printed
    undertaking = UNDERTAKING.match(heading.rstrip("。"))
    if mandate.due is None or undertaking is None:
        return "", ""
    return (undertaking["topic"] + printed,) * 2
