"""Organs of one place: its government, Party committee, congress, courts, departments and zones.

Every reader takes the place and what is printed behind it, and answers with the name, or None if these words
are no such organ.
"""

import re

from ontology.agency_parts import AgencyName, Department, department, split_body
from ontology.agency_places import Place, province
from ontology.agency_vocabulary import (
    Known,
    exceptions,
    national_bodies,
    party_organs,
    zone_types,
    zones,
)
from ontology.gazetteer import COUNTRY

_COMMITTEE = re.compile(r"(党委|党工委|工委|委)(?!员会)(.*)")
_DISCIPLINE = {
    "纪委": "纪律检查委员会",
    "纪检委": "纪律检查委员会",
    "纪委监委": "纪律检查委员会",
    "纪律检查委员会": "纪律检查委员会",
}
_SUPERVISION = ("监委", "监察委", "监察委员会")
_BARE_PARTY_ORGANS = ("部", "政法委", "党校", "编办", "网信办", "政研室", "工委")
_COURTS = {"province": "高级人民法院", "prefecture": "中级人民法院"}
_PROCURATORATES = ("检察院", "人民检察院")
_GOVERNMENT = re.compile(r"(?:人民)?政府(.*)|府(办公厅|办公室|办)")
_ZONE_BODY = re.compile(r"(.+?)(管理委员会|管委会|管委|执行委员会|执委会)")
_FREE_TRADE = re.compile(r"(?:自由贸易试验区|自贸试验区|自贸区)(.*)")


def read_organ(place: Place, rest: str) -> AgencyName | None:
    """Return the organ of ``place`` whose name goes on with ``rest``; only listed words and set patterns."""
    for reader in (_exception, _government, _department, _party, _congress, _court, _zone):
        found = reader(place, rest)
        if found is not None:
            return found
    return None


def read_implied(place: Place, text: str) -> AgencyName | None:
    """Return the organ of the document's own ``place`` that ``text`` names without any place.

    A bare 厅 is always the province's. In a national document a bare department is the central one.
    """
    found = department(text)
    if found is not None:
        if place.level == "country":
            return _central(found)
        return _department(province(place) if found.body == "厅" else place, text)
    if place.level in ("", "country"):
        return None
    if text in party_organs() and text.endswith(_BARE_PARTY_ORGANS):
        return _party(place, f"委{text}")
    if text in _DISCIPLINE:
        return _party(place, text)
    return _court(place, text) or (_zone(place, text) if place.level != "province" else None)


def read_zone(text: str, jurisdiction: str) -> AgencyName | None:
    """Return the body that governs a well-known zone; a zone's bare name is no agency, like a region's."""
    match = _ZONE_BODY.fullmatch(text)
    seated = zones().get(text if match is None else match[1]) or zones().get(text)
    if seated is None or (match is None and text != seated.name):
        return None
    return AgencyName(seated.name, seated.region or jurisdiction, "government", "", "")


def of_known(known: Known) -> AgencyName:
    """Return a nationwide body as an agency name."""
    level = "" if known.kind in ("firm", "bank") else "country"
    return AgencyName(known.official, COUNTRY, known.kind, level, known.function)


def of_place(place: Place, official: str, kind: str, function: str = "") -> AgencyName:
    """Return the body ``official`` of ``place``; that of an open place is a collective of as many bodies."""
    kind = "collective" if place.scope == "open" else kind
    return AgencyName(place.name + official, place.code, kind, place.level, function)


# --- government ----------------------------------------------------------------------------------------


def _government(place: Place, rest: str) -> AgencyName | None:
    if rest in ("行署", "行政公署"):
        return of_place(place, "行政公署", "government")
    match = _GOVERNMENT.fullmatch(rest)
    if match is None:
        return None
    tail = match[1] or match[2] or ""
    return of_place(place, "人民政府", "government") if tail == "" else _of_government(place, tail)


def _of_government(place: Place, tail: str) -> AgencyName | None:
    """Return what is printed behind 省政府: its office, a department (市政府国资委), another office of it."""
    if tail in ("办公厅", "办公室", "办"):
        return of_place(place, f"人民政府{'办公室' if tail == '办' else tail}", "office")
    found = _department(place, f"人民政府{tail}") or _department(place, tail)
    if found is not None:
        return found
    last = split_body(tail)
    if last is None or last[2].kind not in ("office", "department", "institution") or len(tail) < 3:
        return None
    return of_place(place, f"人民政府{tail}", last[2].kind)


def _department(place: Place, rest: str) -> AgencyName | None:
    if rest.startswith(("级机关", "直机关")):
        return _of_all_organs(place, rest)
    odd = _exception(place, rest)
    found = department(rest)
    if found is None or odd is not None:
        return odd
    if found.kind == "party_organ" and found.body == "部":
        return _party(place, f"委{rest}")
    if found.function == "税务" and place.scope != "open":
        name = f"国家税务总局{place.name}{found.official}"
        return AgencyName(name, place.code, found.kind, place.level, found.function)
    return of_place(place, found.official, found.kind, found.function)


def _exception(place: Place, rest: str) -> AgencyName | None:
    """Return a name that the rules would get wrong: Shanghai's 国资委 is no 人民政府国有资产监督管理委员会."""
    odd = None if place.scope == "open" else exceptions().get((place.code, rest))
    return None if odd is None else AgencyName(odd.official, place.code, odd.kind, place.level, odd.function)


def _of_all_organs(place: Place, rest: str) -> AgencyName | None:
    """Return bodies that serve all organs of a level: 省级机关事务管理局, 市直机关工委."""
    found = department(rest[1:])
    if found is not None:
        return of_place(place, rest[0] + found.official, found.kind, found.function)
    return _party(place, f"委{rest}") if rest in party_organs() else None


def _central(found: Department) -> AgencyName | None:
    """Return the central body for a bare name in a national document; a 厅 there is one of every province."""
    if found.national_body.endswith(found.body):
        known = national_bodies().get(found.national_body)
        return None if known is None else of_known(known)
    if found.body == "部":
        return None
    return AgencyName(found.official, COUNTRY, "collective", "", found.function)


# --- Party, congress, courts ---------------------------------------------------------------------------


def _party(place: Place, rest: str) -> AgencyName | None:
    if rest in _SUPERVISION:
        return of_place(place, "监察委员会", "department")
    if rest in _DISCIPLINE:
        return _discipline(place, rest)
    match = _COMMITTEE.fullmatch(rest)
    if match is None:
        return None
    organ = party_organs().get(match[2])
    official = match[2] if organ is None else organ.official
    function = "" if organ is None else organ.function
    if organ is None and official != "":
        last = split_body(official)
        if last is None or len(official) < 3 or last[2].kind not in ("office", "department", "institution"):
            return None
        official = f"{official[:-2]}工作委员会" if official.endswith("工委") else official
    if place.scope == "open":
        return of_place(place, match[1] + official, "party_organ", function)
    if official == "" and match[1] not in ("党工委", "工委"):
        name = f"中国共产党{place.name}委员会"
        usual = (f"中共{place.name}委员会", f"中共{place.name}{_committee(place, match[1])}")
        return AgencyName(name, place.code, "party_organ", place.level, "", usual)
    return AgencyName(
        f"中共{place.name}{_committee(place, match[1])}{official}",
        place.code,
        "party_organ",
        place.level,
        function,
    )


def _committee(place: Place, printed: str) -> str:
    """Return the word for the committee; that of an autonomous region has no short form behind the name."""
    if printed in ("党工委", "工委"):
        return printed
    return "委员会" if place.name.endswith("自治区") else "委"


def _discipline(place: Place, rest: str) -> AgencyName:
    if place.scope == "open":
        return of_place(place, _DISCIPLINE[rest], "party_organ")
    name = f"中共{place.name}{_DISCIPLINE[rest]}"
    second = (f"{place.name}监察委员会",) if "监委" in rest else ()
    return AgencyName(name, place.code, "party_organ", place.level, "", second)


def _congress(place: Place, rest: str) -> AgencyName | None:
    if rest == "政协" and place.scope != "open":
        name = f"中国人民政治协商会议{place.name}委员会"
        return AgencyName(name, place.code, "congress", place.level, "")
    if rest.startswith("人大常委会"):
        return of_place(place, f"人民代表大会常务委员会{rest[5:]}", "congress")
    if rest.startswith("人民代表大会"):
        return of_place(place, rest, "congress")
    return None


def _court(place: Place, rest: str) -> AgencyName | None:
    if rest in ("法院", "人民法院"):
        return of_place(place, _COURTS.get(place.level, "人民法院"), "court")
    if rest in _PROCURATORATES:
        return of_place(place, "人民检察院", "court")
    return None


# --- zones ---------------------------------------------------------------------------------------------


def _zone(place: Place, rest: str) -> AgencyName | None:
    """Return the committee of a zone of ``place``: 辽源高新区管委会 is 辽源高新技术产业开发区管理委员会."""
    match = _ZONE_BODY.fullmatch(rest)
    if match is None or place.scope == "open":
        return None
    body = "管理委员会" if match[2].startswith("管") else "执行委员会"
    free_trade = _FREE_TRADE.fullmatch(match[1])
    if free_trade is not None:
        name = f"中国（{place.short}）自由贸易试验区{free_trade[1]}{body}"
    elif match[1] in zone_types():
        name = f"{place.short}{zone_types()[match[1]]}{body}"
    else:
        return None
    return AgencyName(name, place.code, "government", "", "")
