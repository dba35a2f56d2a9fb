"""Tasks in a list that share the word for who holds them: 市发展改革、财政部门, 市发改、财政、教育局, 财政、价格等部门.

What counts as a task is in the vocabulary of functions; a list may have one that is not, where known ones beside it and
the word at its end say so.
"""

import re
from collections.abc import Sequence

from ontology.agency_fragments import bare_region, before_any_task, before_task, is_level
from ontology.agency_list_pieces import NOTHING, UNKNOWN_TASK, Piece, Reading, Row
from ontology.agency_names import canonical, certain
from ontology.agency_parts import AgencyName, tidy
from ontology.agency_vocabulary import functions

_KIND_OF_BODY = re.compile("(?:机构|机关|组织|团体|单位|部门|企业|公司|协会)$")
"""Ends of a piece among tasks that is no task: 消防救援机构."""
_MOST_TASKS = 24
"""Tasks that are looked at as one run; a longer list goes on with another."""
_OWN = re.compile("本(?:省|市|自治区|自治州|州|区|县)(?=.)|本(?:省|市|自治区|自治州|州|区|县)$")
_HOLDER = re.compile("(?:行政主管|行政管理|行政执法|行政|主管)?部门$")
"""The word that tasks of a list share: 水务、建设交通|行政管理部门."""


def read_tasks(pieces: Sequence[Piece], at: int, jurisdiction: str) -> Reading:
    """Read 市发展改革、财政部门 and 市发改、财政、教育局: tasks that share the last word, also across 等.

    A task that no vocabulary has counts where the list closes with 等部门 or with a known task and 部门:
    财政、价格等部门, 市水行政、城市管理、财政部门.
    """
    end = _end_of_tasks(pieces, at, jurisdiction)
    if end == at:
        return NOTHING
    run = pieces[at:end]
    if run[-1].is_open:
        holder = run[-1].class_word
        return len(run), _by_task(run, holder, jurisdiction) if holder.endswith("部门") else []
    closing = None if end == len(pieces) or pieces[end].breaks else canonical(pieces[end].text, jurisdiction)
    if closing is not None and closing.kind in ("function", "collective"):
        return _closed_by_department(run, pieces[end], closing, jurisdiction)
    if closing is not None and closing.kind == "department":
        return len(run), _by_body(run, closing, jurisdiction)
    return len(run), []


def _end_of_tasks(pieces: Sequence[Piece], at: int, jurisdiction: str) -> int:
    """Return where the run of tasks that begins at ``at`` ends, ``at`` if none does: before the first piece that is
    not known as one, unless it goes on to 等部门 or to a known task with 部门."""
    known = before_task(pieces[at].text, jurisdiction) is not None
    if not known and not _opens_tasks(pieces, at, jurisdiction):
        return at
    end, some_known = at + 1 if known else at, known
    for last in range(at, min(at + _MOST_TASKS, len(pieces))):
        piece = pieces[last]
        if last > at and piece.breaks:
            break
        is_task = before_task(piece.text, jurisdiction) is not None
        some_known = some_known or is_task
        if not is_task:
            if last > at and _closes_tasks(piece.text, jurisdiction, known=some_known):
                return last
            known = False
            if last > at and not _may_be_task(piece.text, jurisdiction):
                break
        if known or (piece.is_open and piece.class_word.endswith("部门")):
            end = last + 1
        if piece.is_open:
            break
    return end


def _may_be_task(text: str, jurisdiction: str) -> bool:
    """Tell whether such a list may have this piece: a task that no vocabulary has, or another body's name."""
    return UNKNOWN_TASK.fullmatch(text) is not None or certain(text, jurisdiction) is not None


def _opens_tasks(pieces: Sequence[Piece], at: int, jurisdiction: str) -> bool:
    """Tell whether a piece that no vocabulary has may be the first of a list of tasks: a known one follows it."""
    text = pieces[at].text
    if at + 1 == len(pieces) or pieces[at + 1].breaks or pieces[at].is_open:
        return False
    prefix, following = before_any_task(text, jurisdiction), pieces[at + 1].text
    return (
        (
            before_task(following, jurisdiction) == ""
            or (prefix != "" and _closes_tasks(following, jurisdiction, known=False))
        )
        and UNKNOWN_TASK.fullmatch(text.removeprefix(prefix)) is not None
        and certain(text, jurisdiction) is None
        and bare_region(text, jurisdiction) is None
        and not is_level(text)
    )


def _closes_tasks(text: str, jurisdiction: str, *, known: bool) -> bool:
    """Tell whether ``text`` is a known task with the word that the tasks before it share: 财政部门; any task will do
    behind a ``known`` one."""
    holder = _HOLDER.search(text)
    if holder is None:
        return False
    task = text[: holder.start()]
    if known and UNKNOWN_TASK.fullmatch(task) is not None:
        agency = canonical(text, jurisdiction)
        return agency is not None and agency.kind == "function"
    return before_task(task, jurisdiction) == ""


def _with_task(text: str, suffix: str, prefix: str, jurisdiction: str) -> AgencyName | None:
    """Return the body of one task of a run; a body that is named among the tasks stays itself."""
    own = before_task(text, jurisdiction)
    if own is None and prefix != "" and tidy(text).startswith(prefix):
        own = prefix
    if own is None and (_KIND_OF_BODY.search(text) is not None or certain(text, jurisdiction) is not None):
        return canonical(text, jurisdiction)
    return canonical(("" if own else prefix) + tidy(text) + suffix, jurisdiction)


def _closed_by_department(
    run: Sequence[Piece], last: Piece, closing: AgencyName, jurisdiction: str
) -> Reading:
    """Return the run and the X部门 behind it, which inherits what stands before the first task."""
    holder = _HOLDER.search(closing.name)
    if holder is None:
        return len(run), []
    suffix = holder.group()
    prefix = before_any_task(run[0].text, jurisdiction)
    task = closing.name[: holder.start()]
    bare = before_any_task(task, jurisdiction) == ""
    inherited = canonical(prefix + closing.name, jurisdiction) if bare else None
    return len(run) + 1, [*_by_task(run, suffix, jurisdiction), (last, last, inherited or closing)]


def _by_task(run: Sequence[Piece], suffix: str, jurisdiction: str) -> list[Row]:
    """Return the run as bodies named by their task; a place or 各级 before the first counts for all."""
    prefix = before_any_task(run[0].text, jurisdiction)
    own = _OWN.match(prefix)
    if own is not None:  # 本市水务、教育等部门 are named without it elsewhere
        first = run[0]
        run = [first._replace(text=first.text[own.end() :]), *run[1:]]
        prefix = prefix[own.end() :]
    rows = []
    for piece in run:
        agency = _with_task(piece.text, suffix, prefix, jurisdiction)
        if agency is not None:
            rows.append((piece, piece, agency))
    return rows


def _by_body(run: Sequence[Piece], closing: AgencyName, jurisdiction: str) -> list[Row]:
    """Return the run as departments of the place of ``closing``, each with its own usual last word."""
    rows = []
    for piece in run:
        flat = tidy(piece.text)
        task = flat.removeprefix(before_task(flat, jurisdiction) or "")
        agency = canonical(task + (functions()[task].body(closing.level) or "局"), closing.jurisdiction)
        if agency is not None:
            rows.append((piece, piece, agency))
    return rows
