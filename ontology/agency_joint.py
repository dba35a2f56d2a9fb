"""Bodies of the regions that issue a document together: 两省市发展改革委、生态环境厅（局）.

Such a name says how many regions are meant, not which. The loader tells which regions issue the document; where
it knows none, the printed words stay one collective.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ontology.agency_counted import abbreviated, counted_body, read_counted
from ontology.agency_fragments import bare_region, last_of_counted
from ontology.agency_list_pieces import NOTHING, Piece, Reading, Row
from ontology.agency_members import MUNICIPALITIES
from ontology.agency_names import canonical
from ontology.agency_parts import department, split_body, tidy, without_brackets
from ontology.agency_shared_places import is_local_body
from ontology.gazetteer import regions

_LAST_WORDS = ("厅", "局", "委", "委员会", "办")
_BRACKET = re.compile("（([^（）]+)）$")


def without_numbers(pieces: Sequence[Piece], jurisdiction: str) -> list[Piece]:
    """Return the pieces without the number behind the last region of an enumeration: 湖南、湖北两省水利厅."""
    found: list[Piece] = []
    run = 0
    for printed in pieces:
        begins = printed.breaks or (len(found) > 0 and found[-1].is_open)
        number = None if begins or run == 0 else last_of_counted(printed.text, jurisdiction)
        if number is not None and (number.number == run + 1 or number.before.endswith("等")):
            found.append(printed._replace(text=number.before.removesuffix("等") + number.rest))
            run = 0
            continue
        is_region = bare_region(printed.text, jurisdiction) is not None
        run = 0 if not is_region else 1 if begins else run + 1
        found.append(printed)
    return found


def read_joint(pieces: Sequence[Piece], at: int, jurisdiction: str, joint: tuple[str, ...]) -> Reading:
    """Read 两省市发展改革委 and the bare names behind it as the bodies of the regions with the codes ``joint``."""
    beginning = tidy(pieces[at].text)
    number = counted_body(beginning)
    if number is None:
        return NOTHING
    names = [_Printed(pieces[at], pieces[at], _forms(number.rest))]
    end = at + 1
    while end < len(pieces) and not pieces[end].breaks and not pieces[end - 1].is_open:
        words = tidy(pieces[end].text)
        if words in _LAST_WORDS:
            before = names[-1]
            names[-1] = _Printed(
                before.first, pieces[end], (*before.forms, _with_last(before.forms[0], words))
            )
        elif is_local_body(words):
            names.append(_Printed(pieces[end], pieces[end], _forms(words)))
        else:
            break
        end += 1
    codes = joint if number.before == "" else abbreviated(number.before)
    codes = codes if number.fits(codes) else ()
    shared = beginning.removesuffix(number.rest)
    return end - at, [row for name in names for row in _rows(name, shared, codes, jurisdiction)]


class _Printed(NamedTuple):
    """A body of several regions, and the forms in which it is printed: 生态环境厅 and 生态环境局."""

    first: Piece
    last: Piece
    forms: tuple[str, ...]


def _rows(printed: _Printed, shared: str, codes: tuple[str, ...], jurisdiction: str) -> Iterator[Row]:
    """Yield the body of each of the regions, or without any the collective as printed behind 两省市."""
    names = [canonical(regions()[code].name + _form_in(printed.forms, code), code) for code in codes]
    if len(codes) == 0:
        words = printed.first.text if printed.first is printed.last else printed.forms[0]
        names = [read_counted(shared + tidy(words).removeprefix(shared), jurisdiction)]
    for name in names:
        if name is not None:
            yield printed.first, printed.last, name


def _forms(text: str) -> tuple[str, ...]:
    """Return a name with the other last words that the bracket behind it gives: 生态环境厅（局）."""
    bracket = _BRACKET.search(text)
    main = without_brackets(text)
    if bracket is None:
        return (main,)
    inside = bracket[1].split("、")
    others = [_with_last(main, word) if word in _LAST_WORDS else word for word in inside]
    return (main, *(form for form in others if department(form) is not None))


def _with_last(name: str, word: str) -> str:
    """Return the name with another last word: 局 makes 生态环境局 of 生态环境厅."""
    found = split_body(name)
    return name if found is None else found[0] + word


def _form_in(forms: tuple[str, ...], code: str) -> str:
    """Return the form that fits a region: only provinces and autonomous regions have a 厅, and municipalities none."""
    has_hall = regions()[code].kind == "province" and code not in MUNICIPALITIES
    fitting = [form for form in forms if form.endswith("厅") == has_hall]
    if len(fitting) > 0:
        return fitting[0]
    return forms[0] if has_hall else _with_last(forms[0], "局")
