"""Short names that a document defines for coordinating bodies: 某某工作领导小组（以下简称领导小组）."""

import re
from collections.abc import Iterator

from ontology.agency_names import canonical
from ontology.agency_parts import AgencyName

DEFINITION = re.compile(
    "(?P<full>[\u4e00-\u9fff]{4,40}?(?:领导小组|指挥部|工作专班|专班|联席会议|协调小组|工作组|委员会|推进组))"
    '（以下(?:简|统)称[“‘"]?(?P<short>[\u4e00-\u9fff]{2,14}?)[”’"]?）'
)
ANCHOR = "（以下"
"""What every definition has behind the full name; quick to look for."""
LONGEST_NAME = 40
LONGEST_REST = 30
LEAD = re.compile("^.*(?:成立|建立|设立|组建|调整|设置|决定|由)了?")
OFFICES = ("", "办公室")


def read_short_names(text: str, jurisdiction: str) -> dict[str, AgencyName]:
    """Return the bodies that short names stand for, those of their offices too."""
    names: dict[str, AgencyName] = {}
    for match in _definitions(text):
        full = LEAD.sub("", match["full"])
        for office in OFFICES:
            name = canonical(full + office, jurisdiction)
            if name is not None:
                names[match["short"] + office] = name
    return names


def _definitions(text: str) -> Iterator[re.Match[str]]:
    done = 0
    at = text.find(ANCHOR)
    while at >= 0:
        match = DEFINITION.search(text, max(done, at - LONGEST_NAME), at + LONGEST_REST)
        if match is not None:
            yield match
            done = match.end()
        at = text.find(ANCHOR, at + 1)
