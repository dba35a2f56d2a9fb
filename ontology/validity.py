"""Whether a plan applies on a day, from the dates that are known of it."""

from typing import Literal

from ontology.dates import relation
from ontology.nodes import Plan

Status = Literal["not_issued", "not_effective", "in_force", "expired", "repealed", "unknown"]


def status(plan: Plan, date: str) -> Status:
    """Return what the plan is on ``date`` (``YYYY-MM-DD``, or with less precision).

    A plan applies from the date that it names for this, else from its date of issue, until the last day of
    its validity or the day from which another plan repeals it. A planning period is no validity. Where a
    known date has too little precision to tell (``2022`` as seen from 2022-06-01), and where neither issue
    nor effect is dated, the status is ``unknown``.
    """
    if plan.repealed_on is not None and relation(plan.repealed_on, date) in ("before", "same"):
        return "repealed"
    if plan.valid_to is not None and relation(plan.valid_to, date) == "before":
        return "expired"
    if plan.issued is not None and relation(plan.issued, date) == "after":
        return "not_issued"
    if plan.effective is not None and relation(plan.effective, date) == "after":
        return "not_effective"
    begins = plan.effective or plan.issued
    limits = (begins, plan.valid_to, plan.repealed_on)
    if begins is None or any(limit and relation(limit, date) == "indeterminate" for limit in limits):
        return "unknown"
    return "in_force"
