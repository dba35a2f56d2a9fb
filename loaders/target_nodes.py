"""Targets as nodes: from what the rules read to the ontology, with the place of every part."""

from collections.abc import Iterable
from typing import cast

from loaders.builder import Builder
from loaders.targets import DelegatedFact, TargetFact
from ontology.edges import Modality, Sets
from ontology.nodes import Target
from ontology.numerals import canonical_decimal
from ontology.quantities import canonical_quantity


def add_targets(builder: Builder, owner: str, source: str, facts: Iterable[TargetFact]) -> None:
    """Add the targets of ``owner`` (a plan or claim) that the node ``source`` sets."""
    for fact in facts:
        add_target(builder, owner, source, fact)


def add_target(builder: Builder, owner: str, source: str, fact: TargetFact) -> str:
    """Add a target of ``owner`` that the node ``source`` sets, and return its id."""
    canonical = canonical_quantity(fact.value, fact.unit)
    target = Target(
        owner=owner, indicator=fact.indicator, scope=fact.scope, comparator=fact.comparator, change=fact.change,
        value=float(fact.value), value_text=canonical_decimal(fact.value),
        value_max=float(fact.value_max) if fact.value_max is not None else None,
        value_max_text=canonical_decimal(fact.value_max) if fact.value_max is not None else None,
        unit=fact.unit or None, canonical_value=float(canonical[0]) if canonical else None,
        canonical_unit=canonical[1] or None if canonical else None, deadline=fact.deadline, baseline=fact.baseline,
        baseline_value=canonical_decimal(fact.baseline_value) if fact.baseline_value is not None else None,
        stretch=fact.stretch, period=fact.period,
    )  # fmt: skip
    identifier = builder.node(target, (fact.start, fact.end), fact.rule)
    for span in fact.indicator_spans:
        builder.say(identifier, span, fact.rule, prop="indicator")
    builder.say(identifier, fact.number, fact.rule, prop="value")
    places = {"deadline": fact.deadline_span, "baseline": fact.baseline_span, "period": fact.period_span}
    for name, place in places.items():
        if place is not None:
            outside = not fact.start <= place[0] < fact.end
            builder.say(identifier, place, fact.rule, prop=name, context=outside)
    builder.edge(
        Sets(source=source, target=identifier, modality=cast(Modality | None, fact.modality)),
        (fact.start, fact.end),
        fact.rule,
    )
    return identifier


def add_delegated(builder: Builder, plan: str, task: str, facts: Iterable[DelegatedFact]) -> None:
    """Add the goals that a task leaves to the level above to quantify (完成国家下达指标)."""
    for fact in facts:
        target = Target(owner=plan, indicator=fact.indicator, deadline=fact.deadline, text=fact.text)
        identifier = builder.node(target, (fact.start, fact.end), "delegated")
        builder.edge(
            Sets(source=task, target=identifier, modality="delegated"), (fact.start, fact.end), "delegated"
        )
