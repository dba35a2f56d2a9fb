"""Coordinating bodies that a document names, and what 领导小组, 专班 or 办公室 alone mean in it.

A text prints a body's full name once (成立省某某工作领导小组) and then calls it by its last word. That word means
the last such body printed before it, or, in front of the first one, the first.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from ontology.agency_names import canonical
from ontology.agency_parts import AgencyName

Span = tuple[int, int]

WORDS = (
    "领导小组", "协调小组", "工作小组", "工作专班", "专班", "指挥部", "联席会议", "推进组", "工作组", "专项组",
    "协调机制",
)  # fmt: skip
"""Last words of the names of coordinating bodies."""
WORD = f"(?:{'|'.join(WORDS)})"
LAST_WORD = re.compile(f"{WORD}(?!织)")
FIELD = re.compile(r"[\u4e00-\u9fff（）]*\Z")
LONGEST_FIELD = 44
"""Most characters of a name in front of its last word."""
LEAD = re.compile(
    "^.*(?:（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十百零]{1,6}条|(?:成立|建立|设立|组建|组成|调整|设置|决定|发挥|依托|报送|纳入|强化|健全|完善|充分|通过|贯彻|落实|做好|配合|根据|按照"
    "|参加|加入|任命|作为|明确|构建)(?:了|好|至|由|以)?|(?:提[请交]|报请|报告?)(?:至|给)?|经(?![济贸信营开])|[在把将的至]|(?<!自)由|(?<!应)对(?![口外])"
    "|(?<!方)向|关于|会同|以及|和(?=省|市|国|县|区)|以为组长)"
)
"""What stands before a body's name in its clause."""
GENERIC = re.compile(f"(?:本|该|各|市|省|县|区|上述|工作)?(?:工作)?{WORD}(?:办公室|办)?")
COMMISSION = re.compile("[\u4e00-\u9fff]{2}(?:委员会|委会?)办公室$")
SHORTEST_FIELD = 3
NO_NAME = re.compile(
    "[为是]|组织|决策部署|同志|承担|负责|派出|需要|职责|科员|立即|部门|主要|各|及其|办公室(?!$)|机关|成员|建议|要求|同意"
)
"""Words that stand in no body's name: what was cut out is a stretch of prose."""
MOST_MENTIONS = 20_000
"""No document has more; behind so many a file is broken."""
NEAR = 1000
"""办公室 alone means the office of a body that is printed within so many characters before it."""
INNER = re.compile("[委厅局部署社](?=[\u4e00-\u9fff]{4})")
"""First word of a body or division that belongs to the issuing department: 厅某某领导小组, 委综合处."""


@dataclass(frozen=True, slots=True)
class Body:
    """A coordinating body or its office, and the stretch that prints its full name."""

    agency: AgencyName
    span: Span
    word: str = ""


class Bodies:
    """The coordinating bodies of one document in printed order."""

    def __init__(
        self,
        text: str,
        jurisdiction: str,
        short_names: Mapping[str, AgencyName],
        issuer: AgencyName | None = None,
    ):
        self._text = text
        self._jurisdiction = jurisdiction
        self._short = short_names
        self._issuer = issuer
        self._found: list[Body] = []
        if any(word in text for word in WORDS):
            done = -SHORTEST_FIELD
            for match in islice(LAST_WORD.finditer(text), MOST_MENTIONS):
                if match.start() - done >= SHORTEST_FIELD:
                    self._note(match)
                done = match.end()
        self._ends = [body.span[1] for body in self._found]
        self._kinds: dict[str, tuple[list[Body], list[int]]] = {}
        for body in self._found:
            for kind in ("", body.word, body.word.removeprefix("工作")):
                bodies, ends = self._kinds.setdefault(kind, ([], []))
                if len(ends) == 0 or ends[-1] != body.span[1]:
                    bodies.append(body)
                    ends.append(body.span[1])

    @property
    def none(self) -> bool:
        """Whether the document names no such body in full."""
        return len(self._found) == 0

    def _note(self, match: re.Match[str]) -> None:
        start = self._begin(match.start())
        name = self._text[start : match.end()]
        if match.start() - start < SHORTEST_FIELD or GENERIC.fullmatch(name) or NO_NAME.search(name):
            return
        agency = self.named(name)
        if agency is not None and agency.kind == "coordinating_body":
            self._found.append(Body(agency, (start, match.end()), match.group()))

    def _begin(self, end: int) -> int:
        """Return where a name begins whose last word begins at ``end``."""
        field = FIELD.search(self._text, max(0, end - LONGEST_FIELD), end)
        begin = end if field is None else field.start()
        lead = LEAD.match(self._text[begin:end])
        start = begin + (lead.end() if lead is not None else 0)
        return (
            start + self._text[start:end].rfind("）") + 1 if self._text[start : start + 1] == "）" else start
        )

    def office_at(self, end: int) -> Body | None:
        """Return the office of a commission (省减灾委员会办公室) whose printed name ends at ``end``."""
        start = self._begin(end - len("办公室"))
        name = self._text[start:end]
        agency = (
            canonical(name, self._jurisdiction)
            if COMMISSION.search(name) and not NO_NAME.search(name)
            else None
        )
        return Body(agency, (start, end)) if agency is not None and agency.kind == "office" else None

    def named(self, name: str) -> AgencyName | None:
        """Return the body or office of this full name; one of a department (厅某某领导小组) bears its name."""
        if self._issuer is not None and INNER.match(name) is not None:
            name = self._issuer.name + name[1:]
        return canonical(name, self._jurisdiction)

    def meant(self, surface: str, at: int) -> Body | None:
        """Return what a short form printed at ``at`` means: 领导小组, 专班办公室, 该联席会议, 办公室."""
        office = surface.endswith(("办公室", "办"))
        word = surface.removesuffix("办公室").removesuffix("办")
        if surface == "办公室":
            body = self._before(at, "")
            return self.office_of(body) if body is not None and at - body.span[1] <= NEAR else None
        if GENERIC.fullmatch(surface) is None:
            return None
        if surface in self._short:
            first = self._text.find(surface)
            return Body(self._short[surface], (first, first + len(surface)))
        kind = next(w for w in WORDS if word.endswith(w))
        kind = kind.removeprefix("工作")
        body = self._before(at, kind) or self._first(kind)
        return self.office_of(body) if body is not None and office else body

    def office_of(self, body: Body) -> Body | None:
        """Return the office of a body."""
        agency = canonical(f"{body.agency.name}办公室", body.agency.jurisdiction)
        return None if agency is None else Body(agency, body.span)

    def last(self, start: int, end: int) -> Body | None:
        """Return the last body whose full name or last word is printed in ``text[start:end]``."""
        found = None
        for match in LAST_WORD.finditer(self._text, start, end):
            found = self.ending(match.end()) or self.meant(match.group(), match.end()) or found
        return found

    def ending(self, at: int) -> Body | None:
        """Return the body whose full name ends at ``at``."""
        number = bisect_left(self._ends, at)
        return self._found[number] if number < len(self._ends) and self._ends[number] == at else None

    def _before(self, at: int, word: str) -> Body | None:
        """Return the last body printed before ``at`` whose name ends with ``word``."""
        bodies, ends = self._kinds.get(word, ([], []))
        number = bisect_right(ends, at)
        return bodies[number - 1] if number > 0 else None

    def _first(self, word: str) -> Body | None:
        bodies, _ = self._kinds.get(word, ([], []))
        return bodies[0] if len(bodies) > 0 else None
