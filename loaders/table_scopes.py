"""Columns of regions in tables: where a row applies (推广范围, 实施范围), and which region it is about."""

import re

from loaders.builder import Builder
from loaders.repair import Text
from loaders.table_columns import Column
from ontology.edges import Affects, How
from ontology.gazetteer import COUNTRY
from ontology.regions import by_name, find_regions

Span = tuple[int, int]

RULE = "table column"
EVERYWHERE = re.compile("全国(?:范围内?)?")
HERE = re.compile("全(?:省|市|区|县|州|自治区|盟|旗|域)(?:范围内?)?|本[省市区县]|各[省市区县州盟旗（）、()]+")
PILOT = re.compile("试点|示范")
WITHIN = re.compile("其中[：:]?|[（(][^（）()]*[）)]$|[①-⑳*]+$")


def add_scope(builder: Builder, text: Text, column: Column, span: Span, task: str) -> None:
    """Add the regions in which a row applies; a cell that names none is a finding, since it is not resolved."""
    words = text.text[slice(*span)]
    label = "".join(text.text[slice(*text.cells[cell])] for cell in column.cells)
    how: How = "pilot" if PILOT.search(label) else "applies_in"
    for pattern, code in ((EVERYWHERE, COUNTRY), (HERE, builder.jurisdiction)):
        if pattern.fullmatch(words) is not None:
            builder.edge(Affects(source=task, target=builder.region(code, None, RULE), how=how), span, RULE)
            return
    found = find_regions(words, builder.jurisdiction)
    for mention in found:
        place = (span[0] + mention.start, span[0] + mention.end)
        region = builder.region(mention.code, place, RULE)
        builder.edge(Affects(source=task, target=region, how=how), place, RULE)
    if not found:
        builder.find(
            "table_scope", "info", f"the regions meant are not named in the cell: {words[:40]}", task, span
        )


def region_of(words: str, jurisdiction: str) -> str | None:
    """Return the code of the region that a row is about, or ``None`` if the words name none."""
    bare = WITHIN.sub("", words)
    found = by_name(bare, jurisdiction)
    if found:
        return found[0].code
    mentions = find_regions(bare, jurisdiction)
    return mentions[0].code if len(mentions) == 1 and mentions[0].surface == bare else None
