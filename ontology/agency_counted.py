"""Regions that a document counts instead of naming: 两省市生态环境厅（局）, 湖南、湖北两省.

Behind an enumeration the number says no more than the names do. In front of a body it means regions that stand
elsewhere, in the document's head or in its issuers; the words alone are then a collective. Abbreviations before
the number (川渝两省市) name the provinces.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ontology.agency_parts import AgencyName, department, without_brackets
from ontology.gazetteer import regions
from ontology.number_codes import PROVINCE_ABBREVIATIONS

_NUMBERS = {word: number for number, word in enumerate("一二三四五六七八九十", start=1)} | {"两": 2}
_COUNT = re.compile(
    r"(?P<number>[两二三四五六七八九十]|[2-9])个?"
    r"(?P<class>省份|省（(?:自治)?区(?:、直辖市|、市)?）|省（(?:直辖)?市）|省(?:[市区]|区市)?|自治区|市（[州区县盟、]{1,5}）|市[州县区盟]?"
    r"|州市?|盟市?|县（[市区、]{1,3}）|县[市区]?|区县?|旗|地市?)"
    r"(?:(?P<more>[一两二三四五])(?:自治区|[省市区州]))?"
)
_ABBREVIATED = re.compile(f"[{''.join(PROVINCE_ABBREVIATIONS)}]{{0,6}}(?=[两二三四五六七八九十2-9])")
_GOVERNMENT = re.compile("(?:人民)?政府")
_TASK_HOLDER = re.compile(".{2,10}(?:主管)?部门")
_LEVELS = {"省": "province", "市": "prefecture", "州": "prefecture", "盟": "prefecture",
           "县": "county", "区": "county", "旗": "county"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of regions inside a name: ``before`` and ``rest`` stand around 两省市, ``words`` is that itself."""

    before: str
    number: int
    words: str
    rest: str

    @property
    def level(self) -> str:
        """The level of the regions, '' where the words mix levels (两市县) or tell none (两地)."""
        if "省" in self.words or "自治区" in self.words:
            return "province"
        found = {_LEVELS[word] for word in self.words if word in _LEVELS}
        return found.pop() if len(found) == 1 else ""

    def fits(self, codes: Sequence[str]) -> bool:
        """Tell whether the regions of these codes are as many and of such a level."""
        kinds = {regions()[code].kind for code in codes}
        # 两市 may be municipalities too, which are provinces.
        told = self.level if self.level in ("province", "county") else None
        return len(codes) == self.number and len(kinds) == 1 and (told is None or kinds == {told})


def counted(text: str) -> Counted | None:
    """Return the first number of regions in ``text`` (tidied), None if there is none."""
    match = _COUNT.search(text)
    if match is None:
        return None
    more = _NUMBERS[match["more"]] if match["more"] is not None else 0
    number = int(match["number"]) if match["number"].isdigit() else _NUMBERS[match["number"]]
    words = text[match.end("number") : match.end()]
    return Counted(text[: match.start()], number + more, words, text[match.end() :])


def counts_regions(text: str) -> bool:
    """Tell cheaply whether a number of regions stands anywhere in ``text``."""
    return _COUNT.search(text) is not None


def counted_body(text: str) -> Counted | None:
    """Return ``text`` as a body of regions that only their number tells: 两省市财政厅, 川渝两地人民政府."""
    beginning = _ABBREVIATED.match(text)
    found = counted(text) if beginning is not None else None
    if found is None or beginning is None or found.before != beginning[0]:
        return None
    return found if _is_body(without_brackets(found.rest)) else None


def abbreviated(text: str) -> tuple[str, ...]:
    """Return the codes of the provinces of these one-character names, in order."""
    return tuple(PROVINCE_ABBREVIATIONS[char] for char in text)


def read_counted(text: str, jurisdiction: str) -> AgencyName | None:
    """Return such bodies as one collective, as printed, since the name does not tell of which regions."""
    found = counted_body(text)
    if found is None:
        return None
    rest = without_brackets(found.rest)
    body = department(rest)
    government = _GOVERNMENT.fullmatch(rest) is not None
    name = f"{text.removesuffix(found.rest)}人民政府" if government else text
    return AgencyName(name, jurisdiction, "collective", found.level, "" if body is None else body.function)


def _is_body(rest: str) -> bool:
    return (
        department(rest) is not None
        or _GOVERNMENT.fullmatch(rest) is not None
        or _TASK_HOLDER.fullmatch(rest) is not None
    )
