"""Units that plans print after a number, and their conversion to a canonical unit.

The table ``vocabularies/units.csv`` holds one row per canonical unit and factor: the printed forms, the exact
factor (a decimal or a fraction), the dimension and the QUDT unit where QUDT has one. Three things are never
converted into each other because the text does not say how: tonnes of coal equivalent, heat and electricity.
Counted things keep their own classifier (户, 家, 座).
"""

import csv
import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files

from ontology.errors import OntologyError
from ontology.ids import THINGS, coded
from ontology.widths import half_width

QUDT_UNITS = "http://qudt.org/vocab/unit/"
"""Namespace of QUDT's units (3.x)."""

_SIGNIFICANT_DIGITS = 15


@dataclass(frozen=True, slots=True)
class Unit:
    """What one printed form means.

    ``symbol`` is the canonical unit, ``factor`` the number of canonical units in one printed unit, ``iri``
    the canonical unit's IRI: QUDT's, else one of ours.
    """

    printed: str
    symbol: str
    factor: Fraction
    dimension: str
    iri: str


@dataclass(frozen=True, slots=True)
class _Form:
    unit: Unit
    denominator_only: bool
    unless: str
    """Characters that, right behind the form, show that it begins another word: 次 in 次数."""


@functools.cache
def units() -> Mapping[str, Unit]:
    """Return the unit of every printed form in the table, multipliers and ratios aside."""
    return {printed: form.unit for printed, form in _forms().items()}


@functools.lru_cache(maxsize=1 << 10)
def unit(printed: str) -> Unit | None:
    """Return what a printed unit means, or ``None`` if it is not known.

    Before the forms of the table may stand multipliers (万千瓦, 亿元, 百万吨公里), after them a denominator
    (吨标准煤/万元, 千瓦时/（平方米·年）); then the symbol and the factor are those of the ratio.
    """
    text = _NOTE.sub("", re.sub(r"\s", "", half_width(printed)).replace("•", "·"))
    simple = _simple(text)
    if simple is not None or "/" not in text:
        return simple
    head, _, rest = text.partition("/")
    numerator = _simple(head)
    denominators = [_simple(part) for part in re.split(r"[·/]", rest.replace("(", "").replace(")", ""))]
    if numerator is None or None in denominators:
        return None
    factor, symbol, dimension = numerator.factor, numerator.symbol, numerator.dimension
    code = numerator.iri.rpartition("unit:")[2].rpartition("/")[2]
    for part in denominators:
        if part is not None:
            factor /= part.factor
            symbol += f"/{part.symbol}"
            dimension += f" per {part.dimension}"
            code += "-per-" + part.iri.rpartition("unit:")[2].rpartition("/")[2]
    return Unit(printed, symbol, factor, dimension, THINGS + coded("unit", code))


def canonical_quantity(value: Decimal, printed_unit: str) -> tuple[Decimal, str] | None:
    """Return the value in the canonical unit and that unit's symbol, or ``None`` if the unit is not known.

    The result is exact where it is a finite decimal; else (亩 is 2000/3 m²) it has 15 significant digits.
    """
    known = unit(printed_unit)
    return None if known is None else (_decimal(Fraction(value) * known.factor), known.symbol)


@functools.cache
def unit_pattern() -> str:
    """Return a regular expression, without groups to count, for a unit right after a number.

    Longest forms come first. It takes multipliers (万, 亿, 百万 …) and a denominator along; 年, 月 and 日
    count only as denominators, since after a number they are dates. To be used on text of either width.
    """
    alternatives = _by_first((p, form) for p, form in _longest_first() if not form.denominator_only)
    tail = rf"(?:{_MULTIPLIER})?(?:{_by_first((p, form) for p, form in _longest_first() if '/' not in p)})"
    ratio = rf"[/／](?:{tail}(?:[·•]{tail})*|[(（]{tail}(?:[·•]{tail})*[)）])"
    note = f"(?:[(（][{_NOTED}][)）])?"
    return rf"(?:(?:{alternatives})|(?:{_MULTIPLIER})(?:{alternatives}))(?:{ratio}|{note})"


_NOTED = "套间件组台辆栋处户座所"
_NOTE = re.compile(f"[(（][{_NOTED}][)）]$")
"""Another word for what is counted: 500台（套）."""
_MULTIPLIER = "万亿|[十百千]?[万亿]|[百千]"
_SCALE = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_SCALED = re.compile(rf"(?P<scale>{_MULTIPLIER})(?P<rest>.+)")


@functools.cache
def _forms() -> dict[str, _Form]:
    path = files("ontology") / "vocabularies" / "units.csv"
    forms: dict[str, _Form] = {}
    for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
        iri = QUDT_UNITS + row["qudt"] if row["qudt"] else THINGS + coded("unit", row["code"])
        for printed in row["printed"].split("|"):
            if half_width(printed) in forms:
                raise OntologyError(f"units.csv gives {printed!r} twice; remove one of the rows")
            known = Unit(printed, row["unit"], Fraction(row["factor"]), row["dimension"], iri)
            forms[half_width(printed)] = _Form(known, row["place"] == "denominator", row["unless"])
    return forms


def _simple(text: str) -> Unit | None:
    """A form of the table with or without a multiplier."""
    forms = _forms()
    if text in forms:
        return forms[text].unit
    match = _SCALED.fullmatch(text)
    if match is None or match["rest"] not in forms:
        return None
    known = forms[match["rest"]].unit
    scale = Fraction(1)
    for character in match["scale"]:
        scale *= _SCALE[character]
    return Unit(text, known.symbol, known.factor * scale, known.dimension, known.iri)


def _longest_first() -> list[tuple[str, _Form]]:
    return sorted(_forms().items(), key=lambda item: (-len(item[0]), item[0]))


def _by_first(forms: Iterable[tuple[str, _Form]]) -> str:
    """Return an alternation that looks at the first character once; the order of the forms stays."""
    rests: dict[str, list[str]] = {}
    for printed, form in forms:
        first = "[%％]" if printed == "%" else re.escape(printed[0])
        rests.setdefault(first, []).append(re.escape(printed[1:]) + _not_before(printed, form))
    return "|".join(f"{first}(?:{'|'.join(group)})" for first, group in rests.items())


def _not_before(printed: str, form: _Form) -> str:
    """Return what must not follow a form, as a regular expression."""
    if form.unless:
        return f"(?![{form.unless}])"
    return "(?![A-Za-z0-9])" if printed[-1].isascii() and printed[-1].isalnum() else ""


def _decimal(value: Fraction) -> Decimal:
    """Exact if the denominator has no prime factors but 2 and 5, else rounded to 15 significant digits."""
    denominator, shift = value.denominator, 0
    for prime in (2, 5):
        power = 0
        while denominator % prime == 0:
            denominator //= prime
            power += 1
        shift = max(shift, power)
    if denominator == 1:
        return Decimal(value.numerator * 10**shift // value.denominator).scaleb(-shift)
    digits = len(str(abs(value.numerator) // value.denominator))
    places = _SIGNIFICANT_DIGITS - digits
    return Decimal(round(value * Fraction(10) ** places)).scaleb(-places)
