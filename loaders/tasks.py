"""Tasks: numbered units, their unnumbered parts, and who answers for them."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from operator import itemgetter

from loaders.assignments import Assignment, merged
from loaders.builder import Builder
from loaders.repair import Text
from loaders.responsibilities import Rules, read_for_all_below
from loaders.task_properties import (
    ANY_TIME,
    PlanTime,
    TaskText,
    add_task_node,
    heading_of,
    read_properties,
    text_behind,
    works,
)
from loaders.units import Section, Unit
from ontology.edges import PartOf, ResponsibleFor
from ontology.nodes import Task, TaskForm

Span = tuple[int, int]


def add_tasks(
    builder: Builder, text: Text, section: Section, plan: str, time: PlanTime
) -> list[tuple[Unit, str]]:
    """Add the numbered units of a section as tasks of ``plan``; return each unit with the id of its task."""
    tasks: list[tuple[Unit, str]] = []
    ids: dict[int, str] = {}
    uncounted = section.uncounted
    units = [(n, unit) for n, unit in enumerate(section.units, start=1) if unit.style not in uncounted]
    found = read_properties(text.text, [_text_of(unit, text.text) for _, unit in units], time)
    for (ordinal, unit), properties in zip(units, found, strict=True):
        own = unit.own
        body = "\n".join([text.text[a:b] for a, b in own])
        task = partial(Task, plan=plan, path=unit.path, form="numbered", heading=unit.title or body[:20],
                       text=body or None, ordinal=ordinal)  # fmt: skip
        span = (unit.marker, unit.heading[1])
        identifier = ids[id(unit)] = add_task_node(
            builder, task, unit.kind, span, "numbered unit", properties, time
        )
        builder.say(identifier, unit.heading, "numbered unit", prop="heading")
        builder.say(identifier, (own[0][0], unit.paragraphs[-1][1]), "numbered unit", prop="text")
        builder.edge(PartOf(source=identifier, target=plan), span, "numbered unit")
        parent = next((ids[id(a)] for a in unit.ancestors() if id(a) in ids), None)
        if parent is not None:
            builder.edge(PartOf(source=identifier, target=parent), span, "numbered unit")
        tasks.append((unit, identifier))
    return tasks


def _text_of(unit: Unit, text: str) -> TaskText:
    heading = heading_of(text, unit)
    return TaskText(unit.kind, heading, text_behind(heading, text, unit.own), works(unit))


def add_responsibilities(
    builder: Builder, text: Text, unit: Unit, task: str, plan: str, found: Sequence[Assignment],
    below: Sequence[Assignment], time: PlanTime,
) -> None:  # fmt: skip
    """Add who answers for a unit, also by what its items say (``below``); where several brackets stand in it, each
    part has its own as well."""
    for item in merged([*found, *below]):
        add_responsible(builder, item, task)
    parts: dict[int, list[Assignment]] = defaultdict(list)
    for item in found:
        parts[item.part].append(item)
    bracketed = sorted({item.part for item in found if item.rule == "bracket"})
    if len(bracketed) < 2:
        return
    at = unit.start
    for number in bracketed:
        items = parts[number]
        end = items[0].marker[1]
        part = add_part(builder, text, unit, task, plan, (at, end), "paragraph", time)
        at = end
        for item in merged(items):
            add_responsible(builder, item, part)


def add_below_rule(builder: Builder, text: Text, unit: Unit, task: str, rules: Rules) -> None:
    """Add, as inferred, who a rule stated once before (以下均需…落实，不再列出) makes answerable for a unit."""
    names = rules.for_all_below
    if names is None or unit.kind != "operative" or unit.children or unit.start < names[1]:
        return
    for item in read_for_all_below(text.text, builder.jurisdiction, names, rules.joint):
        agency = builder.agency(item.agency, item.surface, item.rule)
        edge = ResponsibleFor(source=agency, target=task, role=item.role, marker=item.word, inferred=True)
        if edge.id not in builder.edges:
            builder.edge(edge, item.surface, item.rule)


def add_responsible(builder: Builder, item: Assignment, task: str) -> None:
    """Add one assignment of a task."""
    agency = builder.agency(item.agency, item.surface, item.rule)
    builder.edge(
        ResponsibleFor(source=agency, target=task, role=item.role, marker=item.word or None, ordinal=item.ordinal,
                       open_list=item.open_list),
        item.surface, item.rule, context=[item.marker],
    )  # fmt: skip


def add_part(
    builder: Builder, text: Text, unit: Unit, task: str, plan: str, span: Span, form: TaskForm,
    time: PlanTime = ANY_TIME,
) -> str:  # fmt: skip
    """Add an unnumbered part of a unit: ``~4`` is its fourth paragraph, ``~4.2`` the second part of that."""
    paragraph = min(bisect_left(unit.paragraphs, span[1], key=itemgetter(1)) + 1, len(unit.paragraphs))
    path = f"{unit.path}~{paragraph}"
    builder.parts[plan, path] += 1
    again = builder.parts[plan, path]
    path = f"{path}.{again}" if again > 1 else path
    start = span[0] + len(text.text[slice(*span)]) - len(text.text[slice(*span)].lstrip("\n。；"))
    body = text.text[start : span[1]]
    owner = builder.nodes[task]
    node = partial(Task, plan=plan, path=path, form=form, heading=_first_words(body), text=body,
                   ordinal=getattr(owner, "ordinal", 0))  # fmt: skip
    heading = heading_of(text.text, unit)
    heading = heading if heading is not None and heading[0] <= start < heading[1] else None
    rest = text_behind(heading, text.text, [(start, span[1])])
    (found,) = read_properties(text.text, [TaskText(unit.kind, heading, rest, works(unit))], time)
    identifier = add_task_node(builder, node, unit.kind, (start, span[1]), form, found, time)
    builder.edge(PartOf(source=identifier, target=plan), (start, span[1]), form)
    builder.edge(PartOf(source=identifier, target=task), (start, span[1]), form)
    return identifier


def _first_words(body: str) -> str:
    stop = body.find("。", 0, 30)
    return body[: stop if stop > 0 else 20]
