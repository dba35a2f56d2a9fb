"""What an agency name is made of, and the small repairs that every reader of names relies on."""

import re
from dataclasses import dataclass
from functools import lru_cache

from ontology.agency_vocabulary import Body, Function, Known, bodies, functions, longest_body, short_names

_BRACKETS = str.maketrans("()〔〕[]［］〈〉【】", "（）（）（）（）（）（）")
_BLANKS = re.compile(r"\s+")
_REMARK = re.compile(
    r"（(?:含|包括|不含|除|以下|下同|简称|列)[^（）]*）"
    r"|及其(?:派出|分支|下属|所属)(?:机构|单位)"
)
_INNER = re.compile(r"（[^（）]*）")
_EDGE = "、，,；;。：:·—-"
_LONGEST_DEPARTMENT_BODY = 3
_DEPARTMENT_BODIES = (
    "厅", "局", "总局", "委员会", "部", "署", "社", "总队", "支队", "大队", "办公室",
)  # fmt: skip
_TELLING_BODIES = ("部", "社", "总队", "支队", "大队", "办公室")


@dataclass(frozen=True, slots=True)
class AgencyName:
    """A name as the graph knows it.

    ``name`` is the official full name (collectives stay as written), ``jurisdiction`` the GB/T 2260 code that
    belongs to its identity: the region that the name itself names, ``100000`` for nationwide bodies, and the
    document's own for relative names and collectives. ``kind`` is one of
    :data:`ontology.agency_vocabulary.KINDS`; ``level`` is country, province, prefecture, county, township or
    ''; ``function`` is the field of government or ''. ``aliases`` are second names printed in brackets behind
    the first: the same body, not another one.
    """

    name: str
    jurisdiction: str
    kind: str
    level: str
    function: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Department:
    """The part of a department's name behind the place: official words, function, kind, last word."""

    official: str
    function: str
    national_body: str
    kind: str
    body: str


@lru_cache(maxsize=1 << 14)
def tidy(text: str) -> str:
    """Return ``text`` without blanks, remarks like （含…） and loose brackets, all brackets full-width."""
    flat = _REMARK.sub("", _BLANKS.sub("", text).translate(_BRACKETS)).strip(_EDGE)
    surplus = flat.count("（") - flat.count("）")
    if surplus < 0:
        flat = flat.removeprefix("）") if flat.startswith("）") else flat.removesuffix("）")
    elif surplus > 0:
        flat = flat.removesuffix("（") if flat.endswith("（") else flat.removeprefix("（")
    return flat.strip(_EDGE)


def without_brackets(text: str) -> str:
    """Return ``text`` without its (full-width) brackets and what they hold."""
    return _INNER.sub("", text)


def split_body(text: str) -> tuple[str, str, Body] | None:
    """Return (stem, last word as printed, last word) of an agency-like name, by the longest last word."""
    table = bodies()
    for length in range(min(longest_body(), len(text)), 0, -1):
        body = table.get(text[-length:])
        if body is not None:
            return text[:-length], text[-length:], body
    return None


@lru_cache(maxsize=1 << 14)
def department(text: str) -> Department | None:
    """Return what stands behind the place if it is listed, as a whole (国资委) or by its function."""
    known = short_names().get(text)
    if known is not None:
        return _listed(known)
    for length in range(min(_LONGEST_DEPARTMENT_BODY, len(text) - 1), 0, -1):
        body = bodies().get(text[-length:])
        function = functions().get(text[:-length])
        if body is not None and function is not None and _fits(function, body.official):
            return Department(
                function.official + body.official,
                function.name,
                function.national_body,
                function.kind,
                body.official,
            )
    return None


def _listed(known: Known) -> Department:
    function = functions().get(known.function)
    last = split_body(known.official)
    national = "" if function is None else function.national_body
    return Department(known.official, known.function, national, known.kind, "" if last is None else last[1])


def _fits(function: Function, body: str) -> bool:
    """Return False for words that make no name together: below the centre there is no 财政部, and 营商办 is
    no short form of 营商环境建设局."""
    if body in _TELLING_BODIES:
        return function.national_body.endswith(body) or any(word == body for _, word in function.bodies)
    return body in _DEPARTMENT_BODIES
