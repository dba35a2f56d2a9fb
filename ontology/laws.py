"""National laws by their full names, as texts print them without title marks (外商投资法第十条).

``vocabularies/laws.csv`` lists the names without 中华人民共和国; with it in front any name counts, and so do the
rules that carry a law out (外商投资法实施条例). ``vocabularies/regulations.csv`` lists regulations of the State
Council.
"""

import csv
import functools
import re
from collections.abc import Iterator
from importlib.resources import files

COUNTRY = "中华人民共和国"
LONGEST_NAME = 24
NOT_BEHIND = frozenset("律规院定人治制庭学官理务医宝警")
"""Characters that make another word of 法: 环境保护法律, 公司法人."""
SHORTEST = 2
BEFORE_SHORT = frozenset("据照按依和与及、，。；合守反违用")
"""What may stand before 刑法 and 水法, which are also ends of other words."""
BEFORE_REGULATION = BEFORE_SHORT | frozenset("订定彻实行施改善出台到对将为《 \n")
"""What may stand before the name of a regulation: 修订, 贯彻, 落实, 执行 …; no name of a province."""
RULES = re.compile("实施(?:条例|细则|办法)")
WITH_COUNTRY = re.compile(
    "中华人民共和国(?!境内|境外|领域|成立|主席|国务院|国民经济|政府)[\u4e00-\u9fff]{1,24}?"
    "(?:(?<![依办方执立司违合非用做无守普])法典?|条例)(?![律规院定人治制庭学官理务])"
)


def find_laws(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where a law is named in ``text[start:end]``, in order, 中华人民共和国 included."""
    at = start
    while (law := text.find("法", at, end)) >= 0:
        stop = law + 1 + text.startswith("典", law + 1, end)
        begin = _law_before(text, max(at, law - LONGEST_NAME), stop)
        at = law + 1
        if begin is not None and text[stop : stop + 1] not in NOT_BEHIND:
            rules = RULES.match(text, stop, end)
            at = rules.end() if rules is not None else stop
            yield begin - len(COUNTRY) * text.endswith(COUNTRY, start, begin), at


def find_regulations(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where a regulation of the State Council is named by its full name (民用建筑节能条例), in order; one of a
    province (江苏省民用建筑节能条例) is another."""
    at = start
    names = _regulations()
    while (found := text.find("条例", at, end)) >= 0:
        stop = found + 2
        first = max(start, at, stop - LONGEST_NAME)
        begin = next((place for place in range(first, found) if text[place:stop] in names), None)
        if begin is not None and (begin == 0 or text[begin - 1] in BEFORE_REGULATION):
            yield begin, stop
        at = stop


def find_state_rules(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where a law or regulation is named with 中华人民共和国 in front."""
    if text.find(COUNTRY, start, end) >= 0:
        for match in WITH_COUNTRY.finditer(text, start, end):
            yield match.span()


def is_law(title: str) -> bool:
    """Tell whether a title is the name of a national law or regulation."""
    return title.startswith(COUNTRY) or title in _names()[0]


def law_names(title: str) -> tuple[str, ...]:
    """Return the title without 中华人民共和国 in front, and for national laws also with it; others as they are."""
    if not is_law(title):
        return (title,)
    name = title.removeprefix(COUNTRY)
    return name, COUNTRY + name


def _law_before(text: str, start: int, end: int) -> int | None:
    """Return where the longest known name begins that ends at ``end``."""
    names, endings = _names()
    if text[end - 3 : end] not in endings and text[end - 2 : end] not in endings:
        return None
    begin = next((at for at in range(start, end - 1) if text[at:end] in names), None)
    if begin is None or end - begin > SHORTEST:
        return begin
    return begin if begin == 0 or text[begin - 1] in BEFORE_SHORT or text[begin - 1] == "国" else None


@functools.cache
def _names() -> tuple[frozenset[str], frozenset[str]]:
    """Return the names of laws, and the last three characters of each."""
    names = _listed("laws.csv")
    return names, frozenset(name[-3:] for name in names)


@functools.cache
def _regulations() -> frozenset[str]:
    return _listed("regulations.csv")


def _listed(vocabulary: str) -> frozenset[str]:
    """Return the names that a vocabulary lists."""
    lines = (files("ontology") / "vocabularies" / vocabulary).read_text("utf-8").splitlines()
    return frozenset(row["name"] for row in csv.DictReader(lines))
