"""How a text stands to a document that it names: repeals, amends, implements or cites, and whether a task
carries it out.

The cue that decides stands to the left of the name in the same sentence (根据, 为贯彻落实) or to the right of it
(同时废止). A list, 《A》（号）和《B》（号）, shares the cue of its first member.
"""

import re
from dataclasses import dataclass
from typing import Literal

Relation = Literal["repeals", "amends", "implements", "cites"]

BASIS = re.compile(
    "(?:根据|依据|依照|按照|遵照|按|为了?(?:深入|全面|认真|切实|进一步|贯彻|扎实|坚决|有效|加快|统筹|有力|更好|做好)*(?:贯彻|落实|执行|推进|推动|实施)(?:落实|执行|实施)?"
    "|(?<![\u4e00-\u9fff])(?:深入|全面|认真)?贯彻(?:落实)?|(?:深入|全面|认真|切实)贯彻(?:落实)?|经.{0,10}同意)"
)
"""Words by which a preamble names the document that it carries out."""
END = "(?:废止|失效|停止(?:执行|施行|使用|实施)|不再(?:执行|施行|有效))"
REPEAL = re.compile(
    f"(?:同时|即行|予以|自行|一并|现予|宣布|均|也|即|自.{{4,14}}起(?:同时|予以|即行)?){END}|(?:废止|停止执行)(?![^。；]{{0,6}}(?:情况|工作|程序|清理))"
)
REPLACED = re.compile(
    "(?:由|被)本(?:办法|条例|规定|通知|意见|方案|细则|标准)[\u4e00-\u9fff]{0,4}(?:代替|取代|替代)"
)
REPEAL_BEFORE = re.compile(
    "(?:废止|停止执行|取代|代替|替代)(?:了|下列|以下)?(?:规章|法规|文件|规定|规范性文件|原)?[：:]?(?:[^。；]*、|[一二三四五六七八九十（）\\d.、\n]{0,6})?$"
)
NO_REPEAL = re.compile("(?:未|不|不得|没有|是否)(?:被|予)?(?:明令)?$")
AMEND = re.compile("(?:对|将|关于)$|(?:修改|修正)(?:了)?$")
AMEND_AFTER = re.compile(
    "(?:（[^（）]*）)?(?:作(?:如下|出|以下)?(?:修改|修订|修正|调整)|进行(?:了)?(?:修改|修订|修正)|予以修改|中?的?(?:第.{1,12}[条款项]|附件|“[^”]{1,60}”).{0,40}?(?:修改为|调整为|改为|删除|增加)"
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
JOINED = re.compile(r"[、，和与及以等\s]*(?:（[^（）]*）)?[、，和与及以\s]*(?:[\u4e00-\u9fff]{0,12})?")
LIST_JOINT = re.compile("(?:（[^（）]{1,60}）)?(?:、|和|与|及|以及|或)?")
LONGEST_LIST_GAP = 40
REACH = 400
"""How far a cue may stand from the name, in characters."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name ``text[start:stop]`` of a document in the paragraph ``text[first:last]``, its number included."""

    first: int
    last: int
    start: int
    stop: int


def relation(text: str, name: Named, previous: tuple[int, Relation] | None, *, preamble: bool) -> Relation:
    """Return how the paragraph stands to the document; ``previous`` is where the name before it ends, and its
    relation. ``preamble`` says that 根据 and 为贯彻落实 give the basis of the document."""
    head = max(
        name.first, name.start - REACH, *(text.rfind(mark, name.first, name.start) + 1 for mark in "。；")
    )
    if _repeals(text, name, head):
        return "repeals"
    if AMEND.search(text, max(name.first, name.start - 4), name.start) and AMEND_AFTER.match(
        text, name.stop, name.last
    ):
        return "amends"
    if not preamble:
        return "cites"
    if previous is not None and previous[0] <= name.start and JOINED.fullmatch(text, previous[0], name.start):
        return previous[1]
    return "implements" if BASIS.search(text, head, name.start) else "cites"


def executes(text: str, name: Named, previous: tuple[int, bool] | None) -> bool:
    """Tell whether a task that names the document carries it out (落实《…》), not only acts by it (按照《…》)."""
    if previous is not None and LIST_JOINT.fullmatch(text, previous[0], name.start):
        return previous[1]
    before = EXECUTE.search(text, max(name.first, name.start - 44), name.start)
    if before is not None:
        return NOT_EXECUTE.search(text, max(name.first, before.start() - 6), before.start() + 2) is None
    return EXECUTE_AFTER.match(text, name.stop, name.last) is not None


def _repeals(text: str, name: Named, head: int) -> bool:
    tail = text.find("。", name.stop, min(name.last, name.stop + REACH))
    tail = min(name.last, name.stop + REACH) if tail < 0 else tail
    match = REPEAL.search(text, name.stop, tail) or REPLACED.search(text, name.stop, tail)
    if match is not None and not NO_REPEAL.search(text, name.stop, match.start()):
        between = re.sub("《[^《》]*》|（[^（）]*）", "", text[name.stop : match.start()])
        if len(between) <= LONGEST_LIST_GAP:
            return True
    before = REPEAL_BEFORE.search(text, max(head, name.start - 200), name.start)
    return before is not None and not NO_REPEAL.search(text, head, before.start())
