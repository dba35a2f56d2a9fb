"""References: other documents that a text names by title, 《…》, by number, or as a law by its name alone."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from operator import itemgetter
from types import MappingProxyType
from typing import Literal

from loaders.relations import Cues, Named, Relation, executes, relation, repealed_from
from loaders.stretches import Stretches
from ontology.document_numbers import DocumentNumber, find_document_numbers
from ontology.laws import find_laws, find_regulations, find_state_rules
from ontology.titles import clean_title, document_kind, edition, title_key

Span = tuple[int, int]
Printed = Literal["title", "short", "number"]

LAWFUL = re.compile("法|条例|中华人民共和国")
"""One of these stands in the name of every law and regulation."""
STANDARD_SIGN = re.compile(r"[A-Z] ?-?\d\d")
"""One of these stands in the number of every standard."""
NAMING = re.compile(r"《|号|法|条例|中华人民共和国|[A-Z] ?-?\d\d")
"""One of these stands in every paragraph that names a document."""
MARK = re.compile("[《》〈〉\n]")
MAX_TITLE = 160
BEING_NAMED = re.compile("(?:简|统|下|以)称(?:为)?[“：:]?$|称《[^《》]{1,20}》[、和]?$")
"""What stands before a short name where it is introduced."""
STANDARD = re.compile(r"（?([A-Z]{2,4}\d{0,2}(?:/[A-Z]{1,4})?[-\s]?\d+(?:[/.—–-]\d+)*)）?")
"""The number of a standard: GB/T 2260-2007, DB31/963-2016, DB/T 29—204—2021."""
BARE_STANDARD = re.compile(
    r"(?<![A-Za-z/])(?:GB|GBZ|HJ|JGJ|CJJ|DL|NB|SL|LY|NY|YB|JT|TD|DB\d{2})(?:/[TZ]?)?[ -]?\d{2,6}(?:\.\d{1,2})?(?:[-—–]\d{4})?"
)
"""The number of a national, industry or provincial standard (GB/T 20001.1) that stands for its title."""
MET = re.compile("(?:按照?|符合|执行|参照|依据|根据|满足|达到|遵循|采用)$")
"""What stands before a standard that something is to meet."""
STANDARD_MARKS = str.maketrans({"—": "-", "–": "-", " ": None, "\n": None})
CODED = re.compile(r"[A-Z]{2,4}/?[A-Z]{0,2}\s?\d{2,6}")
OTHER_KINDS = re.compile(
    "(?:[技验排规通准][术收放范用入]|管理|建设|基本|投资|质量|条件和?)(?:要求|条件|原则)$|(?:议定书|战略|修正案|法典|水平|等级|术语)$"
)
"""Endings of titles that are no kinds of official documents but name one where they stand in 《》."""
WHOLE_NAMES = ("法", "条例", "协定", "公约", "宣言")
"""Kinds whose short titles (巴黎协定) are whole names, where 《方案》 stands for a document named before."""
ISSUERS_BEFORE = re.compile("((?:[\u4e00-\u9fff]{2,24}?(?:厅|部|委|局|院|会|室|办|政府|组)、?)+)$")
ISSUER_ENDS = frozenset("厅部委局院会室办府组、\n")
"""Characters that issuers end with."""
CUE = re.compile("(?:落实|根据|按照|贯彻|执行)")
DRAFT = re.compile("（(?:初稿|草案|征求意见稿|送审稿|报批稿|讨论稿)）$")
CITING = re.compile(
    "(?:根据|按照?|依据|依照|遵照|落实|执行|参照|参见|贯彻|以|经|见|原|同时|废止|号[）文件]{0,3}[、，和及与]|号[）文件]{0,3}以及)$"
)
USED = re.compile("(?:文件?|通知|要求|规定|精神|办理|执行|同时|予以|废止|停止|批准|明确|中)")
FORMER = re.compile(r"(?:（[^（）]{1,40}）)?(?:同时|即行|予以|自行|现予)废止")
"""What follows the title of an edition that this document takes the place of, under the same title."""
SERIES = re.compile("(?:公布|发布|公告)")
"""What follows the number of an order in the history of a law, which is no reference."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One mention ``text[start:end]`` (marks and number included) of another document.

    ``body`` is the stretch of the title alone; ``issuers`` the names printed right before 《; ``executes`` says that
    a task carries it out by its full name; ``printed`` what is printed: the title, a short name that the text gave, the number.
    """

    start: int
    end: int
    body: Span
    title: str
    number: str | None
    number_key: str | None
    relation: Relation
    issuers: str = ""
    executes: bool = False
    printed: Printed = "title"
    repealed_from: str | None = None


ShortNames = Mapping[str, tuple[str, str | None, str | None]]
"""Title, number and number key of the document that a short name stands for."""


def read_references(
    text: str, start: int, end: int, *, preamble: bool, own: frozenset[str], short_names: ShortNames = MappingProxyType({})
) -> list[Reference]:  # fmt: skip
    """Return the references of one paragraph ``text[start:end]`` in order.

    ``preamble`` says that it is the opening paragraph of a plan, where 根据 and 为贯彻落实 give the basis; ``own``
    are the title keys and the number key of the document itself, which are no references, and neither are its
    annexes, whose titles begin with its own.
    """
    if NAMING.search(text, start, end) is None:
        return []
    numbers: list[tuple[int, int, DocumentNumber]] = []
    if text.find("号", start, end) >= 0:
        numbers = [(start + a, start + b, n) for a, b, n in find_document_numbers(text[start:end])]
    marks = list(title_marks(text, start, end))
    drafts = [_titled(text, start, end, mark, numbers, own, short_names) for mark in marks]
    drafts += _untitled(text, start, end, marks, numbers, own)
    if not any(drafts):
        return []
    cues = Cues(text, start, end, preamble=preamble)
    found: list[Reference] = []
    for draft in sorted((d for d in drafts if d is not None), key=lambda d: d.start):
        name = Named(start, end, draft.start, draft.end)
        before = found[-1] if found else None
        carried_out = draft.printed != "short" and executes(
            text, name, (before.end, before.executes) if before else None
        )
        kind = relation(text, name, (before.end, before.relation) if before else None, cues)
        found.append(Reference(
            draft.start, draft.end, draft.body, draft.title, draft.number, draft.number_key,
            kind, draft.issuers, carried_out, draft.printed, repealed_from(text, name) if kind == "repeals" else None,
        ))  # fmt: skip
    return found


@dataclass(frozen=True, slots=True)
class _Draft:
    """A reference before it is decided how the text stands to it."""

    start: int
    end: int
    body: Span
    title: str
    number: str | None = None
    number_key: str | None = None
    issuers: str = ""
    printed: Printed = "title"


def title_marks(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield (start, end) of the outermost 《…》, marks included; a second 《 before 》 nests."""
    depth = 0
    opened = text.find("《", start, end)
    if opened < 0:
        return
    for match in MARK.finditer(text, opened, end):
        if match[0] == "《":
            if depth == 0 or match.start() - opened > MAX_TITLE:
                opened, depth = match.start(), 0
            depth += 1
        elif match[0] == "》" and depth > 0:
            depth -= 1
            if depth == 0 and match.end() - opened <= MAX_TITLE:
                yield opened, match.end()


def number_behind(
    text: str, at: int, end: int, numbers: list[tuple[int, int, DocumentNumber]]
) -> tuple[tuple[str, str] | None, int]:
    """Return number and number key in the bracket at ``at``, behind a title, and where the bracket ends."""
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
        return (standard[1], standard[1].translate(STANDARD_MARKS)), close + 1
    return None, at


def _titled(
    text: str, start: int, end: int, mark: Span, numbers: list[tuple[int, int, DocumentNumber]],
    own: frozenset[str], short_names: ShortNames,
) -> _Draft | None:  # fmt: skip
    """Return the reference that a 《…》 is, if it names another document."""
    opened, closed = mark
    title = DRAFT.sub("", clean_title(text[opened + 1 : closed - 1]))
    body = (opened + 1, closed - 1)
    if title_key(title).startswith(tuple(own)) and not (
        _numbered_otherwise(text, closed, end, numbers, own) or FORMER.match(text, closed, end)
    ):
        return None
    if BEING_NAMED.search(text, max(start, opened - 24), opened):
        return None
    if (known := short_names.get(title)) is not None:
        return _Draft(opened, closed, body, *known, printed="short")
    number, stop = number_behind(text, closed, end, numbers)
    if not _is_whole(title) or number is None and not _names_document(title):
        return None
    canonical, key = number if number is not None else (None, None)
    return (
        None
        if key in own
        else _Draft(opened, stop, body, title, canonical, key, _issuers(text, start, opened))
    )


def _numbered_otherwise(
    text: str, closed: int, end: int, numbers: list[tuple[int, int, DocumentNumber]], own: frozenset[str]
) -> bool:
    """Tell whether the number behind a title is another document's: plans of two levels may share a title."""
    number, _ = number_behind(text, closed, end, numbers)
    return number is not None and number[1] not in own


def _is_whole(title: str) -> bool:
    """Leave out names that are only a kind: 《方案》, 《意见》 stand for a document named before."""
    return len(title) > 4 or len(title) > 2 and document_kind(title) in WHOLE_NAMES


def _names_document(title: str) -> bool:
    return bool(document_kind(title) or edition(title) or OTHER_KINDS.search(title) or CODED.match(title))


def _untitled(
    text: str, start: int, end: int, marks: list[Span], numbers: list[tuple[int, int, DocumentNumber]], own: frozenset[str]
) -> Iterator[_Draft]:  # fmt: skip
    """Yield documents named by a bare number (按照国办发〔2021〕12号要求), and laws without 《》."""
    lawful = LAWFUL.search(text, start, end) is not None
    standards = (
        list(BARE_STANDARD.finditer(text, start, end)) if STANDARD_SIGN.search(text, start, end) else []
    )
    if not numbers and not lawful and not standards:
        return
    taken = [(a, number_behind(text, b, end, numbers)[1]) for a, b in marks]
    named = Stretches(taken)
    for a, b, number in numbers:
        cited = CITING.search(text, max(start, a - 10), a) or USED.match(text, b, end)
        if number.key in own or named.touch(a, a + 1) or cited is None or SERIES.match(text, b, end):
            continue
        yield _Draft(a, b, (a, b), clean_title(text[a:b]), number.canonical, number.key, printed="number")
        taken.append((a, b))
    met = -1
    for standard in standards:
        listed = met >= 0 and text[met : standard.start()].strip() in ("、", "和", "及", "与")
        if not named.touch(*standard.span()) and (
            listed or MET.search(text, max(start, standard.start() - 4), standard.start())
        ):
            met = standard.end()
            yield _Draft(
                *standard.span(), standard.span(), standard[0], standard[0], standard[0].translate(STANDARD_MARKS),
                printed="number",
            )  # fmt: skip
    if not lawful:
        return
    for laws in (
        find_laws(text, start, end),
        find_state_rules(text, start, end),
        find_regulations(text, start, end),
    ):
        named = Stretches(taken)
        for a, b in laws:
            title = clean_title(text[a:b])
            if not named.touch(a, a + 1) and not title_key(title).startswith(tuple(own)):
                yield _Draft(a, b, (a, b), title)
                taken.append((a, b))


def _issuers(text: str, start: int, opened: int) -> str:
    if text[opened - 1 : opened] not in ISSUER_ENDS:
        return ""
    match = ISSUERS_BEFORE.search(text[max(start, opened - 60) : opened])
    if match is None:
        return ""
    cue = CUE.search(match[1])
    return match[1][cue.end() :] if cue else match[1]
