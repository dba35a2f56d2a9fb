"""Sets that grow together: union-find over strings."""

from collections.abc import Iterable


class DisjointSets:
    """Strings in sets that share none; a set is named by its least member (numbers and titles alike)."""

    def __init__(self) -> None:
        """Begin without any set."""
        self._above: dict[str, str] = {}

    def join(self, members: Iterable[str]) -> None:
        """Put ``members`` into one set, with everything that is in a set with one of them."""
        names = sorted({self.name(member) for member in members})
        for name in names:
            self._above[name] = names[0]

    def name(self, member: str) -> str:
        """Return the least string in the set of ``member``; a string that was never joined is alone."""
        path = []
        while (above := self._above.get(member, member)) != member:
            path.append(member)
            member = above
        for passed in path:
            self._above[passed] = member
        return member

    def members(self) -> dict[str, list[str]]:
        """Return, for every string that was joined, the sorted strings of its set."""
        sets: dict[str, list[str]] = {}
        for member in sorted(self._above):
            sets.setdefault(self.name(member), []).append(member)
        return {member: sets[self.name(member)] for member in sorted(self._above)}
