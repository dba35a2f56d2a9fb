"""What a name in a text could mean as a region, read on its own.

Official names and short forms with a class word (海西州, 河南县) are safe almost anywhere; bare names are
candidates, and their neighbours decide (``region_mentions``). The names are those of ``region_vocabulary``.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from ontology.gazetteer import COUNTRY, Region, contains, province_of
from ontology.region_vocabulary import Form, Names, names_in, words

_LARGE_CITIES = {"210200", "330200", "350200", "370200", "440300"}
"""大连, 宁波, 厦门, 青岛, 深圳 have independent planning status. Capitals have codes that end in 0100."""


class Candidate(NamedTuple):
    """A name and the region that it would mean."""

    start: int
    end: int
    region: Region
    form: Form
    sure: bool
    """Needs nothing around it to be believed."""
    word: bool
    """Is a word of the language too."""
    home: bool
    """Lies inside the province of the jurisdiction."""
    other: Region | None = None
    """Another region of that bare name, which a list of its like would mean: 吉林市 in 长春、吉林、四平."""


def candidates(text: str, jurisdiction: str) -> list[Candidate]:
    """Return the names of regions in ``text``, leftmost longest, as far as they can be meant at all."""
    names = names_in(jurisdiction)
    home = province_of(jurisdiction)
    matches = names.matches(text)
    if not matches:
        return []
    starts = {start for start, _ in matches}
    found: list[Candidate] = []
    read_to, rejected = 0, -1
    for number, (start, match_end) in enumerate(matches):
        if start < read_to or start == rejected:
            continue
        surface = text[start:match_end]
        if surface not in names.readings:
            read_to = match_end
            continue
        end = match_end - 1 if _goes_on(names, text, match_end, surface, home) else match_end
        before = found[-1].region if found and found[-1].end == start else None
        place = _Place(text, start, end, end in starts, before, jurisdiction, home)
        candidate = place.read(names.readings.get(text[start:end], ()))
        if candidate is None or (not candidate.sure and _is_cut(names, text, matches, number)):
            rejected = start
        else:
            found.append(candidate)
            read_to = end
    return found


# --- beginnings and ends ---------------------------------------------------------------------------------


_NOT_CLASS_WORD = {"市": ("场",), "区": ("域", "块", "间", "位", "划")}


def _goes_on(names: Names, text: str, end: int, surface: str, home: str | None) -> bool:
    """Whether the class word belongs to what follows: 北京市场, 城关区域, 会同县直部门, and 河南县域 outside 青海."""
    after = text[end : end + 1]
    if surface[-1] == "县" and after in set("域级城乡"):
        shorter = names.readings.get(surface[:-1], ())
        readings = names.readings[surface]
        local = any(home is not None and contains(home, known.code) for known, _ in readings)
        return not local and any(known.kind == "province" for known, _ in shorter)
    if surface[-1] == "县" and after == "直" and surface[:-1] in words("county"):
        return True
    return after in _NOT_CLASS_WORD.get(surface[-1], ())


def _is_cut(names: Names, text: str, matches: list[tuple[int, int]], number: int) -> bool:
    """Whether a safer name begins inside this one and goes beyond it: 江苏 in 美丽江苏 against 丽江."""
    _, end = matches[number]
    for later in range(number + 1, len(matches)):
        start, beyond = matches[later]
        if start >= end:
            return False
        readings = names.readings.get(text[start:beyond], ())
        if beyond > end and any(form == "official" or known.kind == "province" for known, form in readings):
            return True
    return False


# --- surroundings ----------------------------------------------------------------------------------------

_NATURE = re.compile(
    r"山(?![区水地])|江(?!河)|河(?![长流湖道])|湖(?!泊)|海(?![关洋事绵水上岸])|岛(?!屿)|湾(?!区)|峡|岭|滩|洲"
    r"|盆地|高原|平原|草原|流域|水系|山脉|沙漠|沙地|走廊|冰川|林场|[岸麓坡侧]"
)
_NATURE_OF_PROVINCE = re.compile(r"湖(?!泊)|岛(?!屿)|海峡|高原|盆地|半岛|[岸麓坡侧]")
_OF_PROVINCES = re.compile("自由贸易|自贸|经济特区|国际旅游岛")
_INSTITUTION = re.compile(r"[\u4e00-\u9fff]{0,4}(?:大学|学院)|师范|话(?!语)|菜(?!篮)")
_SITE = re.compile(
    r"(?:国家|省|市)级"
    r"|[\u4e00-\u9fff]{0,8}?(?:工业园|产业园|科技园|农业园|园区|开发区|高新区|示范区|试验区|基地|机场)"
    r"|电[厂站网]|火电|核电|抽水蓄能|煤矿|分行|支行|海关|供电|县城|城区|主城|县域|新城|片区"
)
_PREPOSITIONS = frozenset("在向至到从赴往")
_LEFT = frozenset("在向于和与及至到从对由赴以经、是往达沿")
_RIGHT = frozenset("、等和与及至到的为在向将以从是由供建打并率先")
_VERBS = re.compile(r"加快|推进|推动|支持|建设|打造|围绕|依托|完成|实施|发挥|开展|新建|鼓励|指导|重点")


def clean_left(text: str, start: int) -> bool:
    """Whether a word can begin at ``start``: after a stop, a function word or a verb of plans."""
    before = text[start - 1 : start]
    if before in _LEFT or not "\u4e00" <= before <= "\u9fff":
        return True
    return _VERBS.fullmatch(text, max(0, start - 2), start) is not None


def clean_right(text: str, end: int) -> bool:
    """Whether a word can end at ``end``."""
    after = text[end : end + 1]
    return after in _RIGHT or not "\u4e00" <= after <= "\u9fff"


def place_expected(text: str, start: int) -> bool:
    """Whether a preposition of place or direction stands before ``start``."""
    return text[start - 1 : start] in _PREPOSITIONS


def names_a_site(text: str, end: int) -> bool:
    """Whether what follows is built or administered somewhere: 富平|电厂, 泽库|国家级…, 西安|海关."""
    return _SITE.match(text, end) is not None


# --- readings --------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Place:
    """A name in its text: what can be known before its neighbours have been read."""

    text: str
    start: int
    end: int
    name_follows: bool
    before: Region | None
    jurisdiction: str
    home: str | None

    @property
    def surface(self) -> str:
        return self.text[self.start : self.end]

    def read(self, readings: Iterable[tuple[Region, Form]]) -> Candidate | None:
        """Choose among the regions that bear the name: official before bare, near before far."""
        official = [known for known, form in readings if form == "official"]
        if len(official) > 0:
            return self._official(official)
        bare = [known for known, _ in readings]
        return self._bare(bare) if len(bare) > 0 else None

    def _official(self, known: list[Region]) -> Candidate | None:
        chosen = self._nearest(known)
        if chosen is None:
            return None
        near = self.jurisdiction != COUNTRY and contains(self.jurisdiction, chosen.code)
        generic = self.surface in words("generic")
        if self._follows(chosen) or chosen.kind == "province":
            sure = True
        elif generic:
            sure = False
        elif len(self.surface) == 2:
            sure = near and (clean_left(self.text, self.start) or names_a_site(self.text, self.end))
        else:
            sure = near or self.surface not in words("level")
        return self._candidate(chosen, "official", sure=sure, word=generic)

    def _nearest(self, known: list[Region]) -> Region | None:
        """The only one that the name before, the jurisdiction or its province leaves, else ``None``."""
        for scope in (self.before.code if self.before is not None else None, self.jurisdiction, self.home):
            inside = [one for one in known if scope is not None and contains(scope, one.code)]
            if len(inside) == 1:
                return inside[0]
        return known[0] if len(known) == 1 else None

    def _bare(self, known: list[Region]) -> Candidate | None:
        chosen = self._preferred(known)
        if chosen is None or self._is_something_else(chosen):
            return None
        others = [one for one in known if one != chosen and (one.kind == "province" or self._at_home(one))]
        other = others[0] if len(others) == 1 else None
        if other is not None and other.kind == "province" and _OF_PROVINCES.match(self.text, self.end):
            chosen, other = other, None
        word = self.surface in words(chosen.kind) or self.surface in words("blocker")
        follows = self._follows(chosen) and (not word or clean_right(self.text, self.end))
        if chosen.kind == "province" or follows:
            sure = True
        elif chosen.kind == "county":
            sure = not word and len(self.surface) > 2
        else:
            large = chosen.code.endswith("0100") or chosen.code in _LARGE_CITIES
            sure = not word and (self._at_home(chosen) or large)
        return self._candidate(chosen, "bare", sure=sure, word=word, other=other)

    def _preferred(self, known: list[Region]) -> Region | None:
        """In its own province a prefecture comes before a province of that name, a county does not."""
        home = [one for one in known if self._at_home(one)]
        for kind in ("province", "prefecture", "county"):
            at_home = [one for one in home if one.kind == kind]
            if len(at_home) > 0 and (kind != "county" or not any(one.kind == "province" for one in known)):
                return at_home[0]
        for kind in ("province", "prefecture"):
            inside = [one for one in known if one.kind == kind]
            if len(inside) == 1:
                return inside[0]
        return None

    def _is_something_else(self, chosen: Region) -> bool:
        """A lake, a river bank, a university."""
        if self.name_follows:
            return False
        nature = _NATURE_OF_PROVINCE if chosen.kind == "province" else _NATURE
        if nature.match(self.text, self.end) is not None:
            return True
        return chosen.kind != "province" and _INSTITUTION.match(self.text, self.end) is not None

    def _follows(self, chosen: Region) -> bool:
        return self.before is not None and contains(self.before.code, chosen.code)

    def _at_home(self, known: Region) -> bool:
        return self.home is not None and contains(self.home, known.code)

    def _candidate(
        self, chosen: Region, form: Form, *, sure: bool, word: bool, other: Region | None = None
    ) -> Candidate:
        return Candidate(self.start, self.end, chosen, form, sure, word, self._at_home(chosen), other)
