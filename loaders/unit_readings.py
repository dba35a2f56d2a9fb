"""What the units of a section say, before any of it is written: one reader after the other goes over all units.

What a reader works with, its words and patterns, stays in the caches of the processor while it goes from unit to
unit; to let all readers look at one unit before the next takes an eighth longer.
"""

from collections.abc import Sequence
from typing import NamedTuple

from loaders.articles import is_purpose
from loaders.assignments import Assignment
from loaders.body_duties import read_body_duties
from loaders.concerned_sectors import Sectors, read_sectors
from loaders.deadlines import Deadline
from loaders.mandate_verbs import is_account
from loaders.named import Named
from loaders.overall_dates import read_heading
from loaders.parties import Parties
from loaders.reporting import Reports, read_reports
from loaders.responsibilities import Rules, read_responsibilities
from loaders.targets import (
    DelegatedFact,
    TargetFact,
    has_numbers,
    may_set_targets,
    read_delegated,
    read_frame,
    read_targets,
)
from loaders.task_properties import PlanTime
from loaders.unit_kinds import states_basis
from loaders.units import Unit


class Reading(NamedTuple):
    """What one unit says: who answers for it, who reports, its targets, those that the level above sets, its sectors."""

    assigned: list[Assignment]
    reports: Reports
    targets: list[TargetFact]
    delegated: list[DelegatedFact]
    sectors: Sectors
    purpose: bool
    """It says on what basis the document is made."""
    account: bool
    """It recounts what was done."""


def read_units(
    units: Sequence[Unit], parties: Parties, rules: Rules, named: Named, time: PlanTime
) -> list[Reading]:
    """Return what each of the units says."""
    text = parties.text
    year, issued = time.year, time.issued
    titles = [[around.title for around in (unit, *unit.ancestors())] for unit in units]
    aims = [all(map(may_set_targets, around)) for around in titles]
    numbered = [aim and has_numbers(text, unit.own) for unit, aim in zip(units, aims, strict=True)]
    return list(map(
        Reading,
        _assigned(units, parties, rules),
        [read_reports(parties, unit) for unit in units],
        [
            read_targets(text, unit.own, year=year, issued=issued, frame=_frame(text, unit, time)) if telling else []
            for unit, telling in zip(units, numbered, strict=True)
        ],
        [read_delegated(text, unit.own, year=year) if aim else [] for unit, aim in zip(units, aims, strict=True)],
        read_sectors(text, named, units),
        [is_purpose(unit, text) or states_basis(unit, text) for unit in units],
        map(is_account, titles),
    ))  # fmt: skip


def _frame(text: str, unit: Unit, time: PlanTime) -> Deadline | None:
    """The date under which the unit around has put this one, else the year of a heading, else that of the document."""
    around = read_frame(text, unit.parent.own, time.year) if unit.parent is not None else None
    headed = (read_heading(text, one.heading) for one in (unit, *unit.ancestors()))
    return around or next((found for found in headed if found is not None), time.overall)


def _assigned(units: Sequence[Unit], parties: Parties, rules: Rules) -> list[list[Assignment]]:
    """Return who answers for each unit: by markers and phrases, and coordinating bodies by what is said of them."""
    found = read_responsibilities(parties.text, units, parties.jurisdiction, rules)
    return [
        [*[item._replace(agency=parties.own(item.agency)) for item in assigned],
         *read_body_duties(parties, unit, assigned)]
        for unit, assigned in zip(units, found, strict=True)
    ]  # fmt: skip
