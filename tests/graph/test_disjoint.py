"""Sets that grow together, against a search through the pairs."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from graph.disjoint import DisjointSets

GROUPS = st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=3), max_size=8)


def connected(start: str, groups: list[list[str]]) -> set[str]:
    """Everything that shares groups with ``start``, step by step."""
    found = {start}
    while more := {m for group in groups if found & set(group) for m in group} - found:
        found |= more
    return found


@given(GROUPS, st.randoms())
def test_a_set_holds_what_is_connected(groups: list[list[str]], random: Random) -> None:
    shuffled = [random.sample(group, len(group)) for group in random.sample(groups, len(groups))]
    sets = DisjointSets()
    for group in shuffled:
        sets.join(group)
    for member in "abcdefgh":
        assert sets.name(member) == min(connected(member, groups))


def test_members_are_listed_for_everything_that_was_joined() -> None:
    sets = DisjointSets()
    sets.join(["c", "b"])
    sets.join(["d"])
    assert sets.members() == {"b": ["b", "c"], "c": ["b", "c"], "d": ["d"]}
