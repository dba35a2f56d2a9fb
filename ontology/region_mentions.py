"""Finding the regions that a text names.

Bare names need company. The seed documents say 资源 more than seventy times, and not once is it a county. So
the bare name of a prefecture counts in its own province and for the large cities, and that of a county only
inside the jurisdiction whose document it is, and only where the text around it speaks for a place: in a list,
before a count (三县) or a site (电厂), or with clean edges. Natural features (青海湖) and universities are no
regions.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ontology.gazetteer import COUNTRY
from ontology.region_readings import (
    Candidate,
    candidates,
    clean_left,
    clean_right,
    names_a_site,
    place_expected,
)


class RegionMention(NamedTuple):
    """Where a text names a region: code point offsets, the region's code, the words that name it."""

    start: int
    end: int
    code: str
    surface: str


def find_regions(text: str, jurisdiction: str = COUNTRY) -> list[RegionMention]:
    """Return the mentions of administrative regions in ``text``, in its order, none inside another.

    ``text`` is simplified Chinese without line breaks inside words; ``jurisdiction`` is the code of the
    region whose document it is and decides what bare and ambiguous names mean. Names inside those of
    agencies count (国家税务总局青海省税务局); relative ones (全省, 我市) and the country do not. Linear in
    the length of the text.
    """
    return [
        RegionMention(
            candidate.start, candidate.end, candidate.region.code, text[candidate.start : candidate.end]
        )
        for chain in _chains(text, candidates(text, jurisdiction))
        for candidate in _accepted(text, chain)
    ]


_LINK = re.compile(r"(?:[、和与及至到]|以及|[—\-~～－]{1,2})?")
_COUNTED = re.compile(
    r"等?(?:[一二两三四五六七八九十]{1,3}|\d{1,2})个?(?:县|区|市|州|盟|旗|地|省)"
    r"|等(?:地|县|区|市|州|省)|(?:两|三)地"
)


def _chains(text: str, found: list[Candidate]) -> Iterator[list[Candidate]]:
    """Split the candidates into runs that only 、, 和, 至 and the like, or nothing, hold together."""
    chain: list[Candidate] = []
    for candidate in found:
        if len(chain) > 0 and not (
            candidate.start - chain[-1].end <= 2 and _LINK.fullmatch(text, chain[-1].end, candidate.start)
        ):
            yield chain
            chain = []
        chain.append(candidate)
    if len(chain) > 0:
        yield chain


def _accepted(text: str, chain: list[Candidate]) -> list[Candidate]:
    """Those of a chain that are believed, on their own or because a neighbour vouches for them."""
    if any(candidate.other is not None for candidate in chain):
        chain = [_among(chain, position) for position in range(len(chain))]
    counted = _COUNTED.match(text, chain[-1].end) is not None
    listed = len(chain) > 1 and all(candidate.home for candidate in chain)
    believed = [_believed(text, c, counted=counted, listed=listed, alone=len(chain) == 1) for c in chain]
    forward = range(1, len(chain))
    backward = range(len(chain) - 2, -1, -1)
    for order, step in ((forward, -1), (backward, 1)):
        for position in order:
            if believed[position + step] and not believed[position]:
                believed[position] = _vouches(chain[position + step], chain[position])
    return [candidate for candidate, sure in zip(chain, believed, strict=True) if sure]


def _among(chain: list[Candidate], position: int) -> Candidate:
    """The reading of an ambiguous bare name that is of one kind with its neighbours in the list."""
    candidate = chain[position]
    if candidate.other is None:
        return candidate
    beside = chain[max(0, position - 2) : position + 3]
    kinds = {
        one.region.kind
        for one in beside
        if one.form == "bare"
        and one is not candidate
        and candidate.end != one.start
        and one.end != candidate.start
    }
    if candidate.region.kind in kinds or candidate.other.kind not in kinds:
        return candidate
    return candidate._replace(region=candidate.other, home=True)


def _believed(text: str, candidate: Candidate, *, counted: bool, listed: bool, alone: bool) -> bool:
    """Whether the text right around the name speaks for a place: a count, a list, a site, clean edges."""
    if candidate.sure:
        return True
    if counted and (not alone or not candidate.word):
        return candidate.home or candidate.region.kind != "county"
    if candidate.form == "official" or not candidate.home:
        return False
    if listed and not candidate.word:
        return True
    if candidate.word and candidate.region.kind == "county":
        return False
    clean = clean_left(text, candidate.start) and clean_right(text, candidate.end)
    placed = place_expected(text, candidate.start) and not candidate.word
    return clean or placed or names_a_site(text, candidate.end)


def _vouches(neighbour: Candidate, candidate: Candidate) -> bool:
    """Whether a believed name makes the next in its list believable: one list, one kind of thing."""
    if candidate.end == neighbour.start or neighbour.end == candidate.start:
        return False
    if candidate.region.kind == "county":
        listed = neighbour.form == "bare" or not candidate.word or candidate.form == "official"
        return listed and neighbour.home and neighbour.region.kind != "province"
    alike = neighbour.form == candidate.form == "bare" and not candidate.word
    return alike or (neighbour.home and candidate.home)
