"""Organs of one place: its government, Party committee, congress, courts, departments and zones.

Every reader takes the place and what is printed behind it and answers with a name, or None if these words are
no such organ.
"""

import re

from ontology.agency_parts import AgencyName, Department, department, split_body
from ontology.agency_places import COUNTRY, Place, province
from ontology.agency_vocabulary import Known, exceptions, national_bodies, party_organs, zone_types, zones

_PARTY = re.compile(r"(党委|党工委|工委|委)(?!员会)(.*)")
_DISCIPLINE = {"纪委": "纪律检查委员会", "纪检委": "纪律检查委员会", "纪委监委": "纪律检查委员会",
               "纪律检查委员会": "纪律检查委员会", "监委": "监察委员会", "监察委": "监察委员会",
               "监察委员会": "监察委员会"}
_COURTS = {"province": "高级人民法院", "prefecture": "中级人民法院"}
_ZONE_BODY = re.compile(r"(.+?)(管理委员会|管委会|管委|执行委员会|执委会)")
_FREE_TRADE = re.compile(r"(?:中国（[^）]+）)?(?:自由贸易试验区|自贸试验区|自贸区)(.*)")


def read_organ(place: Place, rest: str) -> AgencyName | None:
    """Return the organ of ``place`` whose name goes on with ``rest``; only listed words and fixed patterns."""
    for reader in (_government, _department, _party, _congress, _court, _zone):
        found = reader(place, rest)
        if found is not None:
            return found
    return None


def read_implied(place: Place, text: str) -> AgencyName | None:
    """Return the organ of the document's own place that ``text`` names without any place.

    A bare 厅 is always the province's. In a national document a bare department is the central one.
    """
    found = department(text)
    if found is not None:
        if place.level == "country":
            return _central(found, text)
        home = province(place) if found.body == "厅" else place
        return _department(home, text)
    organ = party_organs().get(text)
    if organ is not None and text.endswith(("部", "政法委", "党校", "编办", "网信办", "政研室", "工委")):
        return _party(place, f"委{text}")
    if text in ("法院", "检察院", "人民法院", "人民检察院", "纪委监委", "纪委") and place.level != "country":
        return _court(place, text) or _party(place, text)
    return _zone(place, text) if place.level not in ("", "country") else None


def place_names(place: Place, official: str, kind: str, function: str = "") -> AgencyName:
    """Return the name of ``place`` followed by ``official``; of an open place it is a collective as printed."""
    if place.scope == "open":
        return AgencyName(place.name + official, place.code, "collective", place.level, function)
    return AgencyName(place.name + official, place.code, kind, place.level, function)


def _government(place: Place, rest: str) -> AgencyName | None:
    for word in ("人民政府", "政府", "府"):
        if not rest.startswith(word):
            continue
        tail = rest[len(word):]
        if tail == "" and word != "府":
            return place_names(place, "人民政府", "government")
        if tail in ("办公厅", "办公室", "办"):
            return place_names(place, f"人民政府{'办公室' if tail == '办' else tail}", "office")
        return _of_government(place, tail) if word != "府" else None
    if rest in ("行署", "行政公署"):
        return place_names(place, "行政公署", "government")
    return None


def _of_government(place: Place, tail: str) -> AgencyName | None:
    found = department(tail)
    if found is not None:
        return _department(place, tail)
    last = split_body(tail)
    if last is None or last[2].kind not in ("office", "department", "institution") or len(tail) < 3:
        return None
    return place_names(place, f"人民政府{tail}", last[2].kind)


def _department(place: Place, rest: str) -> AgencyName | None:
    if rest.startswith(("级机关", "直机关")):
        return _of_all_organs(place, rest)
    odd = exceptions().get((place.code, rest)) if place.scope != "open" else None
    if odd is not None:
        return AgencyName(odd.official, place.code, odd.kind, place.level, odd.function)
    found = department(rest)
    if found is None:
        return None
    if found.kind == "party_organ" and found.body == "部":
        return _party(place, f"委{rest}")
    if found.name_of_function == "税务":
        return place_names(place, found.official, "vertical_branch", "税务") if place.scope == "open" else \
            AgencyName(f"国家税务总局{place.name}税务局", place.code, "vertical_branch", place.level, "税务")
    return place_names(place, found.official, found.kind, found.name_of_function)


def _of_all_organs(place: Place, rest: str) -> AgencyName | None:
    """Return bodies that serve all organs of a level: 省级机关事务管理局, 市直机关工委."""
    found = department(rest[1:])
    if found is not None:
        return place_names(place, rest[0] + found.official, found.kind, found.name_of_function)
    return _party(place, f"委{rest}") if rest in party_organs() else None


def _central(found: Department, text: str) -> AgencyName | None:
    """Return the central body for a bare name in a national document; a 厅 there is one of every province."""
    name = found.function.national_body if found.function is not None else ""
    if name and name.endswith(found.body):
        return of_known(national_bodies().get(name, Known(name, found.name_of_function, found.kind)))
    if found.body == "部":
        return None
    return AgencyName(found.official if found.function is not None else text, COUNTRY, "collective", "",
                      found.name_of_function)


def of_known(known: Known) -> AgencyName:
    """Return a nationwide body as an agency name."""
    level = "" if known.kind in ("firm", "bank") else "country"
    return AgencyName(known.official, COUNTRY, known.kind, level, known.function)


def _party(place: Place, rest: str) -> AgencyName | None:
    if rest in _DISCIPLINE:
        official = _DISCIPLINE[rest]
        if official == "监察委员会":
            return place_names(place, official, "department")
        found = place_names(place, official, "party_organ")
        if place.scope == "open":
            return found
        second = (f"{place.name}监察委员会",) if "监委" in rest else ()
        return AgencyName(f"中共{found.name}", found.jurisdiction, found.kind, found.level, "", second)
    match = _PARTY.fullmatch(rest)
    if match is None:
        return None
    tail = match[2]
    committee = match[1] if match[1] in ("党工委", "工委") else "委员会" if place.name.endswith("自治区") else "委"
    organ = party_organs().get(tail)
    if tail == "":
        official, function = "", ""
    elif organ is not None:
        official, function = organ.official, organ.function
    else:
        last = split_body(tail)
        if last is None or len(tail) < 3 or last[2].kind not in ("office", "department", "coordinating_body",
                                                                "institution"):
            return None
        official, function = tail.removesuffix("工委") + "工作委员会" if tail.endswith("工委") else tail, ""
    if place.scope == "open":
        return place_names(place, f"{match[1]}{official}", "party_organ", function)
    return AgencyName(f"中共{place.name}{committee}{official}", place.code, "party_organ", place.level, function)


def _congress(place: Place, rest: str) -> AgencyName | None:
    if rest in ("政协", "政协委员会"):
        return None if place.scope == "open" else AgencyName(
            f"中国人民政治协商会议{place.name}委员会", place.code, "congress", place.level, "")
    if rest.startswith("人大常委会") and len(rest) > 5:
        return place_names(place, f"人民代表大会常务委员会{rest[5:]}", "congress")
    if rest.startswith("人民代表大会"):
        return place_names(place, rest, "congress")
    return None


def _court(place: Place, rest: str) -> AgencyName | None:
    if rest in ("法院", "人民法院"):
        return place_names(place, _COURTS.get(place.level, "人民法院"), "court")
    if rest in ("高级人民法院", "中级人民法院", "人民检察院", "检察院"):
        return place_names(place, rest if rest.startswith(("高", "中", "人")) else "人民检察院", "court")
    return None


def _zone(place: Place, rest: str) -> AgencyName | None:
    """Return the committee of a zone of ``place``: 辽源高新区管委会 is 辽源高新技术产业开发区管理委员会."""
    match = _ZONE_BODY.fullmatch(rest)
    if match is None or place.scope == "open":
        return None
    body = "管理委员会" if match[2].startswith("管") else "执行委员会"
    free_trade = _FREE_TRADE.fullmatch(match[1])
    if free_trade is not None:
        return AgencyName(f"中国（{place.short}）自由贸易试验区{free_trade[1]}{body}", place.code, "government", "", "")
    official = zone_types().get(match[1])
    if official is None:
        return None
    return AgencyName(f"{place.short}{official}{body}", place.code, "government", "", "")


def read_zone(text: str, jurisdiction: str) -> AgencyName | None:
    """Return the body that governs a well-known zone, named with or without the word for the body."""
    match = _ZONE_BODY.fullmatch(text)
    seated = zones().get(text if match is None else match[1])
    if seated is None:
        return None
    return AgencyName(seated.name, seated.region or jurisdiction, "government", "", "")
