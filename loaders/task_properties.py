"""What a task's text says of its deadline, its rhythm and its force."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from loaders.builder import Builder
from loaders.clauses import Span
from loaders.deadlines import Deadline
from loaders.forces import Said, read_force
from loaders.markers import CLOSE_BRACKETS, OPEN_BRACKETS
from loaders.rhythms import read_rhythm
from loaders.target_filters import is_background
from loaders.task_deadlines import read_task_deadline
from loaders.time_limits import TimeLimit
from loaders.units import Unit
from ontology.nodes import Task, TaskKind


@dataclass(frozen=True, slots=True)
class PlanTime:
    """What dates are read against: the one year that the plan is for, where its title prints one, the date of
    issue, and the date by which its opening wants everything done."""

    year: str | None = None
    year_span: Span | None = None
    issued: str | None = None
    overall: Deadline | None = None


ANY_TIME = PlanTime()
BEHIND_HEADING = frozenset(("。", "：", *CLOSE_BRACKETS))
"""What closes a heading and belongs to no text."""


def heading_of(text: str, unit: Unit) -> Span | None:
    """Return where the heading of a unit stands; ``None`` where its text begins without one."""
    start, end = unit.heading
    ends = end >= unit.paragraphs[0][1] or text[end] in "。：:\n" or text[start - 1] in OPEN_BRACKETS
    return (start, end) if ends else None


def text_behind(heading: Span | None, text: str, stretches: Sequence[Span]) -> list[Span]:
    """Return the stretches of a text without the heading it begins with."""
    if heading is None or len(stretches) == 0:
        return list(stretches)
    (start, end), *rest = stretches
    start = max(start, heading[1] + (text[heading[1] : heading[1] + 1] in BEHIND_HEADING))
    return [(start, end), *rest] if end > start else rest


def works(unit: Unit) -> bool:
    """Tell whether a unit orders work and does not tell of the past, or of conditions."""
    return unit.kind == "operative" and not any(is_background(u.title) for u in (unit, *unit.ancestors()))


class TaskText(NamedTuple):
    """The text of a task of a ``kind``: its ``heading``, and the ``stretches`` behind that. Of one that is no ``work``
    only fields are read."""

    kind: TaskKind
    heading: Span | None
    stretches: Sequence[Span]
    work: bool


class Properties(NamedTuple):
    """What the text of a task says of its deadline, its rhythm and its force."""

    limit: TimeLimit | None
    rhythm: Span | None
    force: Said | None


def read_properties(text: str, tasks: Sequence[TaskText], time: PlanTime) -> list[Properties]:
    """Return what the texts of tasks say.

    Each reader goes over all of them before the next one does: what it works with then stays in the caches of the
    processor, which saves an eighth of the time.
    """
    limits = [
        read_task_deadline(text, task.heading, task.stretches, time.year, time.issued, operative=task.work)
        for task in tasks
    ]
    rhythms = [read_rhythm(text, task.stretches) if task.work else None for task in tasks]
    forces = [
        read_force(text, task.heading, task.stretches) if task.kind == "operative" else None for task in tasks
    ]
    return list(map(Properties, limits, rhythms, forces))


def add_task_node(
    builder: Builder,
    task: Callable[..., Task],
    kind: TaskKind,
    span: Span,
    rule: str,
    found: Properties,
    time: PlanTime,
) -> str:
    """Add a task of a ``kind``, printed at ``span``, with the deadline, rhythm and force of its text; return its id.
    ``task`` makes it from these and knows all its other properties."""
    text = builder.text.text
    limit, rhythm, force = found
    values = {
        "deadline": limit.value if limit is not None else None,
        "deadline_relation": limit.relation if limit is not None else None,
        "recurrence": text[slice(*rhythm)] if rhythm is not None else None,
        "force": force.force if force is not None else None,
    }
    identifier = builder.node(task(kind=kind, **values), span, rule)
    if limit is not None:
        builder.say(identifier, limit.span, "time limit", prop="deadline")
        builder.say(identifier, limit.span, "time limit", prop="deadline_relation")
        if limit.brief and time.year_span is not None:
            builder.say(identifier, time.year_span, "time limit", prop="deadline", context=True)
    if rhythm is not None:
        builder.say(identifier, rhythm, "rhythm", prop="recurrence")
    if force is not None:
        builder.say(identifier, force.span, "force", prop="force")
    return identifier
