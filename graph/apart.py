"""Plans that a curator keeps apart: keys that never belong to one plan, whatever the rules say."""

from collections.abc import Iterable

from ontology.document_numbers import parse_document_number
from ontology.nodes import Plan
from ontology.titles import title_key


class Apart:
    """Pairs of keys of different plans."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Keep the keys of each pair apart."""
        self._pairs = sorted({tuple(sorted(pair)) for pair in pairs})

    def __bool__(self) -> bool:
        """Whether there are any."""
        return len(self._pairs) > 0

    def foreign(self, plan: Plan) -> frozenset[str]:
        """Return the keys that this mention has, but that are another plan's.

        Of two keys it keeps its number before a title, then the one that its own number and title give.
        """
        taken: set[str] = set()
        for first, second in self._pairs:
            if {first, second} <= set(plan.keys) and not taken & {first, second}:
                own = _own(plan)
                taken.add(
                    max((first, second), key=lambda key: (not key.startswith("number:"), key not in own, key))
                )
        return frozenset(taken)

    def bars(self, keys: Iterable[str], others: Iterable[str]) -> bool:
        """Whether something with these keys is no plan that has the others."""
        mine, theirs = set(keys), set(others)
        return any(
            (first in mine and second in theirs) or (second in mine and first in theirs)
            for first, second in self._pairs
        )


def _own(plan: Plan) -> set[str]:
    number = parse_document_number(plan.number) if plan.number else None
    title = f"title:{plan.jurisdiction or ''}|{title_key(plan.title)}"
    return {title} if number is None else {title, f"number:{number.key}"}
