"""How a text stands to a document that it names: repeals, amends, implements or cites, and whether a task
carries it out.

The cue that decides stands to the left of the name in the same sentence (根据, 为贯彻落实) or to the right of it
(同时废止). A list, 《A》（号）和《B》（号）, shares the cue of its first member.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

from ontology.dates import parse_date

Relation = Literal["repeals", "amends", "implements", "cites"]

BASIS = re.compile(
    "(?:根据|依据|依照|按照|遵照|按|为了?(?:深入|全面|认真|切实|进一步|贯彻|扎实|坚决|有效|加快|统筹|有力|更好|做好)*(?:贯彻|落实|执行|推进|推动|实施)(?:落实|执行|实施)?"
    "|(?<![\u4e00-\u9fff])(?:深入|全面|认真)?贯彻(?:落实)?|(?:深入|全面|认真|切实)贯彻(?:落实)?|经.{0,10}同意)"
)
"""Words by which a preamble names the document that it carries out."""
END = "(?:废止|失效|停止(?:执行|施行|使用|实施)|不再(?:执行|施行|有效)|作废)"
REPEAL = re.compile(
    f"(?:同时|即行|予以|自行|一并|现予|宣布|均|也|即|自.{{4,14}}起(?:同时|予以|即行)?){END}|(?:废止|停止执行|停止施行|不再执行|不再施行)(?![^。；]{{0,6}}(?:情况|工作|程序|清理))"
)
FROM = re.compile(f"自(?P<date>\\d{{4}}年\\d{{1,2}}月\\d{{1,2}}日)起(?:同时|予以|即行|正式)?{END}")
REPLACED = re.compile(
    "(?:由|被)本(?:办法|条例|规定|通知|意见|方案|细则|标准)[\u4e00-\u9fff]{0,4}(?:代替|取代|替代)"
)
REPEAL_BEFORE = re.compile(
    "(?:废止|停止执行|取代|代替|替代)(?:了|下列|以下)?(?:规章|法规|文件|规定|规范性文件|原)?[：:]?(?:[^。；]*、|[一二三四五六七八九十（）\\d.、\n]{0,6})?$"
)
ENDING_WORDS = ("废止", "失效", "停止", "不再", "代替", "取代", "替代", "作废")
NO_REPEAL = re.compile("(?:未|不|不得|没有|是否)(?:被|予)?(?:明令)?$")
AMEND = re.compile("(?:对|将|关于)$|(?:修改|修正)(?:了)?$")
AMEND_AFTER = re.compile(
    "(?:（[^（）]{0,80}）)?(?:作(?:如下|出|以下)?(?:修改|修订|修正|调整)|进行(?:了)?(?:修改|修订|修正)|予以修改|中?的?(?:第.{1,12}[条款项]|附件|“[^”]{1,60}”).{0,40}?(?:修改为|调整为|改为|删除|增加)"
    "|(?:修改|修正|修订)(?:如下|的决定)|的决定)"
)
EXECUTE = re.compile(
    "(?:实施|落实|执行|贯彻)(?:好|国家|省|市|我省|我市|本省|本市|落实|执行|实施|了)*(?:[\u4e00-\u9fff、]{2,30}(?:部|委|厅|局|院|政府|办公厅))?$"
)
"""Words right before a name by which a task carries the document out: 全面实施《…》."""
NOT_EXECUTE = re.compile(
    "(?:不|未|的|制定|制订|编制|出台|修订|印发|发布|颁布|推广)(?:并|和)?(?:组织|推进)?(?:实施|落实|执行|贯彻)"
)
EXECUTE_AFTER = re.compile(
    "的?(?:有序|全面|深入|有效|各项)?(?:要求|规定|任务|措施)?的?(?:贯彻落实|贯彻执行|贯彻实施|落地见效|落地实施|落实落地)"
)
JOINED = re.compile(r"[、，和与及以等\s]*+(?:（[^（）]*）)?[、，和与及以\s]*+(?:[\u4e00-\u9fff]{0,12})?")
LIST_JOINT = re.compile("(?:（[^（）]{1,60}）)?(?:、|和|与|及|以及|或)?")
ASIDE = re.compile("《[^《》]{1,120}》|（[^（）]{1,60}）")
LONGEST_GAP = 40
"""Between a name and the words that end it only a list may stand, no new statement."""
LONGEST_LIST = 300
REACH = 400
"""How far a cue may stand from the name, in characters."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name ``text[start:stop]`` of a document in the paragraph ``text[first:last]``, its number included."""

    first: int
    last: int
    start: int
    stop: int


class Cues:
    """The cues of one paragraph ``text[start:end]``, found once; ``preamble`` says that 根据 and 为贯彻落实 give the
    basis of the document."""

    def __init__(self, text: str, start: int, end: int, *, preamble: bool):
        self._basis = [match.start() for match in BASIS.finditer(text, start, end)] if preamble else []
        ends = any(text.find(word, start, end) >= 0 for word in ENDING_WORDS)
        found = [*REPEAL.finditer(text, start, end), *REPLACED.finditer(text, start, end)] if ends else []
        self._ends = sorted(
            match.start()
            for match in found
            if not NO_REPEAL.search(text, max(start, match.start() - 8), match.start())
        )
        self.preamble = preamble

    def basis(self, start: int, end: int) -> bool:
        """Tell whether a basis is given between ``start`` and ``end``."""
        number = bisect_left(self._basis, start)
        return number < len(self._basis) and self._basis[number] < end

    def end_behind(self, at: int) -> int | None:
        """Return where the next words stand by which something ends."""
        number = bisect_left(self._ends, at)
        return self._ends[number] if number < len(self._ends) else None

    @property
    def end(self) -> bool:
        """Tell whether the paragraph ends anything."""
        return bool(self._ends)


BESIDE = re.compile("(?:结合|参照|参考|对照|借鉴)[^，。；《》]{0,10}$")
"""Words that set a document beside the basis: 为贯彻落实《A》，结合《B》."""
WITHIN = re.compile("(?:(?:[、和及与]|以及)*《[^《》]{2,60}》(?:及其[^，。《》]{0,10})?){0,6}(?:框架|项)?下")
"""在《…》框架下不再执行《…》: the first document is where the second no longer applies."""


def relation(text: str, name: Named, previous: tuple[int, Relation] | None, cues: Cues) -> Relation:
    """Return how the paragraph stands to the document; ``previous`` is where the name before it ends, and its
    relation."""
    earliest = max(name.first, name.start - REACH)
    head = max(earliest, *(text.rfind(mark, earliest, name.start) + 1 for mark in "。；"))
    if cues.end and not WITHIN.match(text, name.stop, name.last) and _repeals(text, name, head, cues):
        return "repeals"
    if AMEND.search(text, max(name.first, name.start - 4), name.start) and AMEND_AFTER.match(
        text, name.stop, name.last
    ):
        return "amends"
    if not cues.preamble or BESIDE.search(text, max(head, name.start - 14), name.start):
        return "cites"
    if (
        previous is not None
        and 0 <= name.start - previous[0] <= REACH
        and JOINED.fullmatch(text, previous[0], name.start)
    ):
        return previous[1]
    return "implements" if cues.basis(head, name.start) else "cites"


def repealed_from(text: str, name: Named) -> str | None:
    """Return the date from which the document no longer applies, where it is printed beside its name."""
    match = FROM.search(text, name.stop, min(name.last, name.stop + REACH))
    match = match or FROM.search(text, max(name.first, name.start - LONGEST_GAP), name.start)
    date = parse_date(match["date"]) if match is not None else None
    return date.iso if date is not None else None


def executes(text: str, name: Named, previous: tuple[int, bool] | None) -> bool:
    """Tell whether a task that names the document carries it out (落实《…》), not only acts by it (按照《…》)."""
    if previous is not None and LIST_JOINT.fullmatch(text, previous[0], name.start):
        return previous[1]
    before = EXECUTE.search(text, max(name.first, name.start - 44), name.start)
    if before is not None:
        return NOT_EXECUTE.search(text, max(name.first, before.start() - 6), before.start() + 2) is None
    return EXECUTE_AFTER.match(text, name.stop, name.last) is not None


def _repeals(text: str, name: Named, head: int, cues: Cues) -> bool:
    end = cues.end_behind(name.stop)
    if end is not None and end - name.stop <= LONGEST_LIST and text.find("。", name.stop, end) < 0:
        between = ASIDE.sub("", text[name.stop : end])
        if len(between) <= LONGEST_GAP:
            return True
    before = REPEAL_BEFORE.search(text, max(head, name.start - LONGEST_LIST), name.start)
    return before is not None and not NO_REPEAL.search(text, head, before.start())
