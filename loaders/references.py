"""References: other documents that a text names, and how it stands to them.

The cue that decides stands to the left of 《 in the same sentence (根据, 为贯彻落实) or to the right of 》
(同时废止). A list, 《A》（号）和《B》（号）精神, shares the cue of its first member.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import Literal

from ontology.document_numbers import DocumentNumber, find_document_numbers
from ontology.titles import clean_title, document_kind, edition, title_key

Relation = Literal["repeals", "amends", "implements", "cites"]
STRENGTH: dict[Relation, int] = {"repeals": 4, "amends": 3, "implements": 2, "cites": 1}
"""Of several mentions of one document the strongest relation counts."""

MARK = re.compile("[《》〈〉\n]")
MAX_TITLE = 160
REACH = 2000
"""Characters of a sentence on each side of a title that are looked at."""
SHORT_NAME = re.compile("以下(?:简|统)称[“《]?")
BASIS = re.compile(
    "(?:根据|依据|依照|按照|遵照|按|为了?(?:深入|全面|认真|切实|进一步|贯彻|扎实|坚决|有效)*(?:贯彻|落实|执行|推进|推动)(?:落实|执行|实施)?"
    "|(?<![\u4e00-\u9fff])(?:深入)?贯彻(?:落实)?|经.{0,10}同意)"
)
"""Words by which a preamble names the document that it carries out."""
REPEAL = re.compile(
    "(?:同时|即行|予以|自行|一并|现予|均|自.{4,14}起)(?:废止|失效|停止(?:执行|施行|使用))|(?:废止|停止执行)"
)
REPEAL_BEFORE = re.compile("(?:废止|停止执行)(?:下列|以下)?(?:文件|规定)?[：:]?(?:[^。；]*、)?$")
AMEND = re.compile("(?:对|将)$|修改$|修正$")
AMEND_AFTER = re.compile(
    "(?:（[^（）]*）)?(?:作(?:如下|出|以下)?(?:修改|修订|修正)|中?第.{1,12}条.{0,6}修改为|的决定)"
)
MANDATE = re.compile(
    "(?:制定|制订|出台|编制|起草|修订|修编|印发|发布|颁布|研究提出|研究制定|完善)(?:出台|印发|实施|发布|完善|并实施|完成)*[\u4e00-\u9fff]{0,2}$"
)
EXECUTE = re.compile("(?:实施|落实|执行|贯彻|对照)(?:好|国家|我省|我市|落实|执行|实施)?$")
STANDARD = re.compile(r"（?([A-Z]{2,4}(?:/[A-Z])?\s?\d+(?:[.—–-]\d+)*)）?")
ISSUERS_BEFORE = re.compile("((?:[\u4e00-\u9fff]{2,24}?(?:厅|部|委|局|院|会|室|办|政府|组)、?)+)$")
DRAFT = re.compile("（(?:初稿|草案|征求意见稿|送审稿|报批稿|讨论稿)）$")
JOINED = re.compile(r"[、，和与及以等\s]*(?:（[^（）]*）)?[、，和与及以\s]*(?:[\u4e00-\u9fff]{0,12})?")


@dataclass(frozen=True, slots=True)
class Reference:
    """One mention ``text[start:end]`` (marks and number included) of another document.

    ``body`` is the stretch of the title alone; ``issuers`` the names printed right before 《. ``mandate`` is the
    verb where the text orders the document to be made; ``executes`` says that a task carries it out.
    """

    start: int
    end: int
    body: tuple[int, int]
    title: str
    number: str | None
    number_key: str | None
    relation: Relation
    issuers: str
    mandate: str
    executes: bool

    @property
    def key(self) -> str:
        """What mentions of one document have in common."""
        return self.number_key or title_key(self.title)


def read_references(
    text: str, start: int, end: int, *, preamble: bool, own: frozenset[str]
) -> list[Reference]:
    """Return the references of one paragraph ``text[start:end]``.

    ``preamble`` says that it is the opening paragraph of a plan, where 根据 and 为贯彻落实 give the basis; ``own``
    are the title keys of the document itself, which are no references, and neither are its annexes, whose
    titles begin with its own.
    """
    found: list[Reference] = []
    printed = find_document_numbers(text[start:end]) if "号" in text[start:end] else []
    numbers = [(a + start, b + start, number) for a, b, number in printed]
    for opened, closed in title_marks(text, start, end):
        title = DRAFT.sub("", clean_title(text[opened + 1 : closed - 1]))
        if (
            not _is_document(title)
            or title_key(title).startswith(tuple(own))
            or SHORT_NAME.search(text, max(start, opened - 6), opened)
        ):
            continue
        number, stop = _number_behind(text, closed, end, numbers)
        if number is None and document_kind(title) == "" and edition(title) == "":
            continue
        relation = _relation(text, start, end, opened, stop, found, preamble=preamble)
        before = text[max(start, opened - 14) : opened]
        mandate = MANDATE.search(before)
        found.append(
            Reference(opened, stop, (opened + 1, closed - 1), title,
                      number[0] if number else None, number[1] if number else None, relation,
                      _issuers(text, start, opened), mandate[0] if mandate else "", EXECUTE.search(before) is not None)
        )  # fmt: skip
    return found


def strongest(references: list[Reference]) -> dict[str, Reference]:
    """Return one reference per document: the first with the strongest relation."""
    best: dict[str, Reference] = {}
    numbered = {title_key(r.title): r.key for r in references if r.number_key}
    for reference in references:
        key = reference.key if reference.number_key else numbered.get(reference.key, reference.key)
        if key not in best or STRENGTH[reference.relation] > STRENGTH[best[key].relation]:
            best[key] = reference
    return best


def title_marks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of the outermost 《…》, marks included; a second 《 before 》 nests."""
    depth = 0
    opened = start
    for match in MARK.finditer(text, start, end):
        if match[0] == "《":
            if depth == 0 or match.start() - opened > MAX_TITLE:
                opened, depth = match.start(), 0
            depth += 1
        elif match[0] == "》" and depth > 0:
            depth -= 1
            if depth == 0 and match.end() - opened <= MAX_TITLE:
                yield opened, match.end()


def _is_document(title: str) -> bool:
    """Leave out names that are only a kind: 《方案》, 《意见》 stand for a document named before."""
    return len(title) > 4 or (len(title) > 2 and document_kind(title) in ("法", "条例"))


def _number_behind(
    text: str, at: int, end: int, numbers: list[tuple[int, int, DocumentNumber]]
) -> tuple[tuple[str, str] | None, int]:
    if text[at : at + 1] != "（":
        return None, at
    close = text.find("）", at, min(end, at + 60))
    if close < 0:
        return None, at
    place = bisect_right(numbers, at, key=itemgetter(0))
    if place < len(numbers) and numbers[place][1] <= close + 1:
        number = numbers[place][2]
        return (number.canonical, number.key), close + 1
    standard = STANDARD.fullmatch(text, at, close + 1)
    if standard is not None:
        return (standard[1], standard[1]), close + 1
    return None, at


def _relation(
    text: str, start: int, end: int, opened: int, stop: int, before: list[Reference], *, preamble: bool
) -> Relation:
    start, end = max(start, opened - REACH), min(end, stop + REACH)
    head = max(text.rfind(mark, start, opened) for mark in "。；") + 1
    tail = text.find("。", stop, end)
    tail = end if tail < 0 else tail
    if REPEAL.search(text, stop, tail) and not _other_sentence(text, stop, tail):
        return "repeals"
    if REPEAL_BEFORE.search(text[max(head, start) : opened]):
        return "repeals"
    if AMEND.search(text[max(start, opened - 4) : opened]) and AMEND_AFTER.match(text, stop, tail):
        return "amends"
    if not preamble:
        return "cites"
    if before and before[-1].end <= opened and JOINED.fullmatch(text, before[-1].end, opened):
        return before[-1].relation
    return "implements" if BASIS.search(text, max(head, start), opened) else "cites"


def _other_sentence(text: str, start: int, end: int) -> bool:
    """Between 》 and 废止 only a list may stand, no new statement."""
    match = REPEAL.search(text, start, end)
    between = text[start : match.start()] if match else ""
    outside = re.sub("《[^》]*》|（[^）]*）", "", between)
    return len(outside) > 40


def _issuers(text: str, start: int, opened: int) -> str:
    match = ISSUERS_BEFORE.search(text[max(start, opened - 60) : opened])
    if match is None:
        return ""
    cue = re.search("(?:落实|根据|按照|贯彻|执行)", match[1])
    return match[1][cue.end() :] if cue else match[1]
