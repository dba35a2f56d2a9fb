"""What an agency name is made of, and the small repairs that every reader of names relies on."""

import re
from dataclasses import dataclass, field

from ontology.agency_vocabulary import Body, Function, Known, bodies, functions, longest_body, short_names

_BRACKETS = str.maketrans("()〔〕[]［］〈〉【】", "（）（）（）（）（）（）")
_BLANKS = re.compile(r"\s+")
_REMARK = re.compile(r"（(?:含|包括|不含|除|以下|下同|简称|列)[^（）]*）|及其(?:派出|分支|下属|所属)(?:机构|单位)")
_DEPARTMENT_BODIES = frozenset("厅 局 总局 委员会 部 署 社 总队 支队 大队 办公室 委员会办公室".split())
_EDGE = "、，,；;。：:·—-"


@dataclass(frozen=True, slots=True)
class AgencyName:
    """A name as the graph knows it.

    ``name`` is the official full name (collectives stay as written), ``jurisdiction`` the GB/T 2260 code that
    belongs to its identity: the region that the name itself names, ``100000`` for nationwide bodies, and the
    document's own for relative names and collectives. ``kind`` is one of
    :data:`ontology.agency_vocabulary.KINDS`; ``level`` is country, province, prefecture, county, township or
    ''; ``function`` the field of government or ''. ``aliases`` are second names printed in brackets
    behind the first: the same body, not another one.
    """

    name: str
    jurisdiction: str
    kind: str
    level: str
    function: str
    aliases: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Department:
    """The part of a department's name behind the place: the official words, function and kind."""

    official: str
    function: Function | None
    name_of_function: str
    kind: str
    body: str


def tidy(text: str) -> str:
    """Return ``text`` without blanks, remarks like （含…） and loose brackets, all brackets full-width."""
    flat = _REMARK.sub("", _BLANKS.sub("", text).translate(_BRACKETS)).strip(_EDGE)
    if flat.count("（") != flat.count("）"):
        flat = flat.removeprefix("）").removesuffix("（")
        if flat.count("（") < flat.count("）"):
            flat = flat.removesuffix("）")
        elif flat.count("（") > flat.count("）"):
            flat = flat.removeprefix("（")
    return flat.strip(_EDGE)


def split_body(text: str) -> tuple[str, str, Body] | None:
    """Return (stem, last word as printed, last word) of an agency-like name, the longest last word first."""
    table = bodies()
    for length in range(min(longest_body(), len(text)), 0, -1):
        body = table.get(text[-length:])
        if body is not None:
            return text[:-length], text[-length:], body
    return None


def department(text: str) -> Department | None:
    """Return what stands behind the place if it is listed, as a whole (国资委) or by its function (发改委)."""
    known = short_names().get(text)
    if known is not None:
        return _listed(known)
    table = bodies()
    for length in range(min(3, len(text) - 1), 0, -1):
        body = table.get(text[-length:])
        if body is None or body.official not in _DEPARTMENT_BODIES:
            continue
        function = functions().get(text[:-length])
        if function is not None and _fits(function, body):
            return Department(function.official + body.official, function, function.name,
                              function.kind, body.official)
    return None


def _listed(known: Known) -> Department:
    last = split_body(known.official)
    return Department(known.official, functions().get(known.function), known.function, known.kind,
                      "" if last is None else last[1])


def _fits(function: Function, body: Body) -> bool:
    """Return False for pairs of words that are no name: 财政部门 has no 财政部 below the centre, and 营商办 is
    no short form of 营商环境建设局."""
    if body.official in ("部", "社", "总队", "支队", "大队", "办公室"):
        return function.national_body.endswith(body.official) or body.official in dict(function.bodies).values()
    return True
