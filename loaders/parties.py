"""Who a phrase means: agencies by name, and the words by which a document calls itself and its bodies.

我厅 and 本局 are the issuer, a bare 综合处 in its notice is a division of it, 领导小组 is the body named before
(:mod:`loaders.bodies`), 本级人大或其常委会 stays one collective as printed, 执收单位 a function.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from loaders.bodies import GENERIC, Bodies
from loaders.builder import Builder
from loaders.jurisdiction import joint_regions
from ontology.agency_lists import split_list
from ontology.agency_names import canonical, certain
from ontology.agency_parts import AgencyName
from ontology.gazetteer import COUNTRY

Span = tuple[int, int]

LONGEST = 400
"""Longer phrases are prose, not lists of names."""
OURS = re.compile(
    "[我本](?P<word>[省市州县区]?(?:委员会|办公室|厅|局|委|部|办|署|院|中心|会))(?:（[^（）]{2,20}）)?"
)
DIVISION = re.compile(
    "(?![省市县区州盟旗])[\u4e00-\u9fff（）、]{2,24}[处科室](?:（[^（）]{2,14}）)?|机关党委"
)
SECOND_NAME = re.compile("（[^（）]*）$")
OF_THE_HOUSE = re.compile("[委厅局部署社](?=[\u4e00-\u9fff]{3})")
CENTRE = re.compile("(?P<before>.*[、和及]|)国家(?P<after>[、和及].*|)")
OWN_LEVEL = re.compile("(?P<level>本级|同级|上一?级|当地|所在地|属地)(?P<rest>[\u4e00-\u9fff、]{2,30})")
JOINT = re.compile("[和及与]|以及")
OR = re.compile("或者?|、|(?:及|和)(?=其)")
EACH_LEVEL = re.compile(
    "各(?:(?:省|市|州|盟|县|区|旗|乡|镇|街道|地|自治区|直辖市|自治州|开发区|园区)[（、）和及]{0,2}){2,8}"
    "|设区的市级?(?:[、和及]?(?:县（[^（）]{1,8}）|县级?|不设区的市|自治州|区)){0,4}(?:以上)?(?:地方)?(?:人民)?政府(?:[\u4e00-\u9fff]{2,10}部门)?"
)
"""Governments of a level that are printed as a group and stay one."""
ITS_OWN = re.compile("其?(?:常务委员会|常委会|办公室|派出机构|授权的?部门)")
DUTY_HOLDER = re.compile(
    "各?(?:级|有关|相关)*(?P<task>执收|执法|征收|预算|牵头|责任|成员|配合|主管|监管|采购|承办|编制|帮扶|落实|实施|主办|督办|试点)单位"
    "|[\u4e00-\u9fff]{0,8}(?:审查|审批|登记|监管|编制|制定|起草|决策|执法)机关"
    "|各?(?:试点|示范|创建|重点|有关|相关)(?:城市|省份|地区|市县|县城|省市|市州)"
)
"""Public bodies named by what they do; 排放单位 and 申报单位 are none."""
PROSE = re.compile("情况|进展|材料|名单|结果|报送|填报|形成|[至由][省市县区州]|[，。]")
"""Words that stand in no agency's name, whatever its last character."""
JOINS = re.compile("[、，等和及与或并者 ]|以及|会同|有关|相关|部门|单位|机构|地区|[（）]")


@dataclass(frozen=True, slots=True)
class Party:
    """An agency, the stretch that means it here, and the one that prints its name."""

    agency: AgencyName
    surface: Span
    named: Span


class Parties:
    """Reads phrases of one document."""

    def __init__(
        self,
        text: str,
        jurisdiction: str,
        issuers: Sequence[tuple[AgencyName, Span]],
        short_names: Mapping[str, AgencyName],
    ):
        self.text = text
        self.jurisdiction = jurisdiction
        self._issuers = list(issuers)
        self._joint = joint_regions(name for name, _ in issuers)
        departments = [name for name, _ in issuers if name.kind not in ("government", "office")]
        self._house = departments[0] if len(departments) == 1 else None
        self._short = short_names
        self.bodies = Bodies(text, jurisdiction, short_names, self._house)

    def whole(self, start: int, end: int) -> list[Party]:
        """Return the parties of a phrase that names agencies and nothing else, or nothing."""
        phrase = self.text[start:end]
        if not 2 <= len(phrase) <= LONGEST or PROSE.search(phrase) is not None:
            return []
        for join in JOINT.finditer(phrase):
            if self._apart(phrase[: join.start()], phrase[join.end() :]):
                before = self.whole(start, start + join.start())
                after = self.whole(start + join.end(), end)
                return [*before, *after] if before and after else []
        found = self._one(phrase, start)
        if found is not None:
            return [found]
        centre = CENTRE.fullmatch(phrase)
        if centre is not None:
            return self._with_centre(centre, start)
        return self._list(phrase, start)

    def own(self, agency: AgencyName) -> AgencyName:
        """Return a division of the issuing department (监测处) under the department's name, others as they are."""
        if self._house is None or agency.kind != "office" or DIVISION.fullmatch(agency.name) is None:
            return agency
        division = self._division(agency.name, (0, 1))
        return agency if division is None else division.agency

    def broken(self, start: int, end: int) -> list[Party]:
        """Return the one agency of a stretch that a page has broken into two lines."""
        name = self.text[start:end].replace("\n", "")
        found = canonical(name, self.jurisdiction)
        return [] if found is None else [Party(found, (start, end), (start, end))]

    def listed(self, start: int, end: int) -> list[Party]:
        """Return the parties of a list, if most of its words are agencies."""
        found = self._pieces(self.text[start:end], start)
        return found if self._covers(found, start, end, 0.8) else []

    def _apart(self, left: str, right: str) -> bool:
        """Tell whether 和 joins two bodies: 省委和国务院, 同级人大常委会和上一级人民政府."""
        if OWN_LEVEL.match(right) is not None:
            return True
        return certain(left, self.jurisdiction) is not None and certain(right, self.jurisdiction) is not None

    def _one(self, phrase: str, start: int) -> Party | None:
        span = (start, start + len(phrase))
        if phrase in self._short:
            return Party(self._short[phrase], span, span)
        ours = OURS.fullmatch(phrase)
        if ours is not None:
            return self._ours(ours, span)
        if phrase == "办公室" or GENERIC.fullmatch(phrase) is not None:
            body = self.bodies.meant(phrase, start)
            return None if body is None else Party(body.agency, span, body.span)
        if phrase == "国家":
            return Party(AgencyName("国家", COUNTRY, "collective", "country", ""), span, span)
        if self._house is not None and (DIVISION.fullmatch(phrase) or OF_THE_HOUSE.match(phrase)):
            return self._division(phrase, span)
        return self._by_duty(phrase, span)

    def _ours(self, match: re.Match[str], span: Span) -> Party | None:
        for name, printed in self._issuers:
            if name.name.endswith(match["word"]) or (match["word"] == "委" and name.name.endswith("委员会")):
                return Party(name, span, printed)
        return None

    def _division(self, phrase: str, span: Span) -> Party | None:
        """Return a division of the issuing department: 综合处, 委综合规划处."""
        if self._house is None or certain(phrase, self.jurisdiction) is not None:
            return None
        rest = SECOND_NAME.sub("", phrase[1:] if OF_THE_HOUSE.match(phrase) is not None else phrase)
        if DIVISION.fullmatch(rest) is None or "、" in rest:
            return None
        house = self._house
        name = AgencyName(house.name + rest, house.jurisdiction, "office", house.level, house.function)
        return Party(name, span, span)

    def _by_duty(self, phrase: str, span: Span) -> Party | None:
        """Return 执收单位, 本级人民代表大会 and the like, as printed."""
        duty = DUTY_HOLDER.fullmatch(phrase)
        if duty is not None:
            kind = "collective" if phrase.startswith("各") else "function"
            return Party(AgencyName(phrase, self.jurisdiction, kind, "", ""), span, span)
        if EACH_LEVEL.fullmatch(phrase) is not None and certain(phrase, self.jurisdiction) is None:
            return Party(AgencyName(phrase, self.jurisdiction, "collective", "", ""), span, span)
        level = OWN_LEVEL.fullmatch(phrase)
        if level is None:
            return None
        halves = [half for half in OR.split(level["rest"]) if half]
        if all(self._is_agency(half) or ITS_OWN.fullmatch(half) is not None for half in halves):
            return Party(AgencyName(phrase, self.jurisdiction, "collective", "", ""), span, span)
        return None

    def _is_agency(self, name: str) -> bool:
        return any(certain(form, self.jurisdiction) is not None for form in (name, f"市{name}", f"省{name}"))

    def _with_centre(self, match: re.Match[str], start: int) -> list[Party]:
        at = start + match.end("before")
        centre = self._one("国家", at)
        before = self.whole(start, at - 1) if match["before"] else []
        after = self.whole(at + 3, start + match.end()) if match["after"] else []
        if centre is None or bool(match["before"]) != bool(before) or bool(match["after"]) != bool(after):
            return []
        return [*before, centre, *after]

    def _list(self, phrase: str, start: int) -> list[Party]:
        found = self._pieces(phrase, start)
        return found if self._covers(found, start, start + len(phrase), 1.0) else []

    def _pieces(self, phrase: str, start: int) -> list[Party]:
        """Return the parties of a list, the words for the document's own bodies included."""
        items = split_list(phrase, self.jurisdiction, self._joint)
        found = [
            self._one(item.surface, start + item.start)
            or Party(
                item.agency, (start + item.start, start + item.end), (start + item.start, start + item.end)
            )
            for item in items
        ]
        taken = {party.surface for party in found}
        for match in re.finditer("[^、，；]+", phrase):
            span = (start + match.start(), start + match.end())
            if not any(a < span[1] and span[0] < b for a, b in taken):
                other = self._one(match.group(), span[0])
                found += [other] if other is not None else []
        return sorted(found, key=lambda party: party.surface)

    def _covers(self, found: Sequence[Party], start: int, end: int, share: float) -> bool:
        covered = 0
        at = start
        for first, last in sorted(party.surface for party in found):
            covered += len(JOINS.sub("", self.text[max(first, at) : max(last, at)]))
            at = max(at, last)
        return len(found) > 0 and covered >= share * len(JOINS.sub("", self.text[start:end]))


def add_party(builder: Builder, party: Party, rule: str) -> str:
    """Add the agency of a party, evidenced where its name is printed, and return its id."""
    return builder.agency(party.agency, party.named, rule)
