"""Fragments of names that lists of agencies print, because neighbours share the rest.

各市、县（区）人民政府 holds two levels, 市发展改革、财政部门 two tasks, 青海、甘肃省发展改革委 two regions.
Alone such a fragment is no name.
"""

import re
from functools import lru_cache

from ontology.agency_collectives import LEVELS
from ontology.agency_counted import Counted, counted
from ontology.agency_names import canonical
from ontology.agency_parts import tidy
from ontology.agency_places import Place, named, relative
from ontology.agency_townships import is_bare_township
from ontology.agency_vocabulary import functions

_LEVEL = rf"{LEVELS}+(?:（[^（）]*）(?:区(?!域))?)?"
_EACH_LEVEL = re.compile(rf"(?P<each>.{{0,10}}?各(?:有关|相关)?)(?P<level>{_LEVEL})(?P<rest>.*)")
_LEVEL_FIRST = re.compile(rf"(?P<level>{_LEVEL})(?P<rest>.*)")
_TASK_OF_LEVEL = re.compile(
    rf"(?:各级|地方各级|地方|属地|本级|同级|县级以上|国务院|各?{_LEVEL}级?|各?(?:省|市|州|县|区)级)"
    r"(?:地方)?(?:各级)?(?:人民政府)?(?=.)"
)


@lru_cache(maxsize=1 << 14)
def level_and_rest(text: str) -> tuple[str, str, str] | None:
    """Return (各 or '', the word of level, what follows it) if ``text`` begins with a level of regions."""
    flat = tidy(text)
    each = _EACH_LEVEL.fullmatch(flat)
    if each is not None:
        return each["each"], each["level"], each["rest"]
    first = _LEVEL_FIRST.fullmatch(flat)
    return None if first is None else ("", first["level"], first["rest"])


def is_level(text: str) -> bool:
    """Tell whether ``text`` is a bare word of level, with or without 各."""
    found = level_and_rest(text)
    return found is not None and found[2] == ""


@lru_cache(maxsize=1 << 14)
def before_task(text: str, jurisdiction: str) -> str | None:
    """Return what precedes a bare task (市 of 市发展改革, '' of 发展改革), None if ``text`` is none."""
    flat = tidy(text)
    if flat in functions():
        return ""
    readings = [rest.removeprefix("人民政府") for _, rest in named(flat, jurisdiction)]
    by_level = relative(flat, jurisdiction)
    if by_level is not None:
        readings.append(by_level[1].removeprefix("人民政府"))
    of_level = _TASK_OF_LEVEL.match(flat)
    if of_level is not None:
        readings.append(flat[of_level.end() :])
    return next((flat[: len(flat) - len(rest)] for rest in readings if rest in functions()), None)


def before_any_task(text: str, jurisdiction: str) -> str:
    """Return what precedes a task that need not be known: 市 of 市水行政, '' where nothing tells a place or level."""
    known = before_task(text, jurisdiction)
    if known is not None:
        return known
    flat = tidy(text)
    of_level = _TASK_OF_LEVEL.match(flat)
    if of_level is not None:
        return of_level.group()
    by_level = relative(flat, jurisdiction)
    return "" if by_level is None else flat.removesuffix(by_level[1])


@lru_cache(maxsize=1 << 14)
def is_joined_task(text: str, jurisdiction: str) -> bool:
    """Tell whether ``text`` is one task with 和 inside, as the centre or a province has it: 海洋与渔业.

    农业农村和水利 is one body in some counties only, so that a list may mean two tasks by it.
    """
    prefix = before_task(text, jurisdiction)
    if prefix is None:
        return False
    function = functions()[tidy(text).removeprefix(prefix)]
    return function.national_body != "" or function.body("province") != ""


@lru_cache(maxsize=1 << 14)
def bare_region(text: str, jurisdiction: str) -> Place | None:
    """Return the region that ``text`` is the name of, without any body behind it."""
    return next((place for place, rest in named(tidy(text), jurisdiction) if rest == ""), None)


@lru_cache(maxsize=1 << 14)
def last_of_counted(text: str, jurisdiction: str) -> Counted | None:
    """Return the number behind the last region of an enumeration: 湖北两省, 湖北等三省水利厅."""
    found = counted(tidy(text))
    region = "" if found is None else found.before.removesuffix("等")
    return None if found is None or bare_region(region, jurisdiction) is None else found


@lru_cache(maxsize=1 << 14)
def means_someone(text: str, jurisdiction: str) -> bool:
    """Tell whether ``text`` is an agency's name or a fragment of one."""
    return (
        canonical(text, jurisdiction) is not None
        or is_level(text)
        or before_task(text, jurisdiction) is not None
        or bare_region(text, jurisdiction) is not None
        or is_bare_township(tidy(text), jurisdiction)
        or last_of_counted(text, jurisdiction) is not None
    )
