"""Which mentions become one plan. Keys are short: n1 a number, t1@63 a title with place, t1 one without."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.plans import Mention, Recognition, recognise
from ontology.ids import mint
from ontology.nodes import Plan

PLACES = {"63": "630000", "61": "610000", "6328": "632800", "cn": "100000"}
XINING, HAIXI, QINGHAI = "630100", "632800", "630000"


def key(short: str) -> str:
    """The key that a short form stands for."""
    if short.startswith("n"):
        return f"number:甲|2022|{short[1:]}"
    title, _, place = short.partition("@")
    return f"title:{PLACES.get(place, '')}|{title}"


def mention(document: str, keys: str, jurisdiction: str = QINGHAI) -> Mention:
    """A mention with these keys."""
    plan = Plan(keys=tuple(map(key, keys.split())), title=keys)
    return Mention(document, jurisdiction, plan)


def groups(*mentions: Mention) -> set[frozenset[str]]:
    """The documents whose mentions are of one plan; a document stands for its mentions."""
    recognised = recognise(mentions)
    found: dict[str, set[str]] = {}
    for item in mentions:
        found.setdefault(recognised.ids[item.document][item.plan.id], set()).add(item.document)
    return {frozenset(group) for group in found.values()}


def of(*documents: str) -> set[frozenset[str]]:
    """Groups written as words: one letter for each document."""
    return {frozenset(group) for group in documents}


def codes(recognised: Recognition) -> list[tuple[str, str]]:
    return [(item.finding.code, item.finding.severity) for item in recognised.findings]


@pytest.mark.parametrize(
    ("mentions", "expected"),
    [
        pytest.param({"a": "n1 t1@63", "b": "n1"}, ["ab"], id="a number joins"),
        pytest.param({"a": "n1 t1@63", "b": "t1@63"}, ["ab"], id="a title joins a mention to the number"),
        pytest.param({"a": "t1@63", "b": "t1@63"}, ["ab"], id="a title joins mentions without number"),
        pytest.param(
            {"a": "t1@63", "b": "t1@61"}, ["a", "b"], id="the title of another province is another plan"
        ),
        pytest.param({"a": "n1 t1@63", "b": "n2 t1@63"}, ["a", "b"], id="a title never joins two numbers"),
        pytest.param(
            {"a": "n1 t1@63", "b": "n2 t1@63", "c": "t1@63"},
            ["a", "b", "c"],
            id="the mention stays its own stub",
        ),
        pytest.param(
            {"a": "n1 t1@63 t2@63", "b": "t2@63"}, ["ab"], id="notice title and plan title (T18, T21)"
        ),
        pytest.param(
            {"a": "n1 n2", "b": "n2 t1@63", "c": "n1"}, ["abc"], id="a document with two numbers joins them"
        ),
        pytest.param(
            {"a": "n1#1 t1@63", "b": "n1#2 t2@63", "c": "n1"}, ["a", "b", "c"], id="plans of one notice"
        ),
        pytest.param(
            {"a": "t1@63 t2@63", "b": "t2@63", "c": "n1 t1@63"}, ["abc"], id="through another title"
        ),
        pytest.param(
            {"a": "n1 t1@63", "b": "n2 t2@63", "c": "t1@63 t2@63"},
            ["a", "b", "c"],
            id="two titles of two numbers",
        ),
        pytest.param(
            {"a": "n1 t1@63", "b": "n2 t2@63", "c": "t1@63 t3@63", "d": "t2@63 t3@63", "e": "t3@63"},
            ["ac", "bd", "e"],
            id="a title that two numbers reach through mentions",
        ),
        pytest.param(
            {"a": "n1 t1@63", "b": "n2 t1@63", "c": "t1@63 t4@63", "d": "t4@63"},
            ["a", "b", "cd"],
            id="stubs share their titles",
        ),
    ],
)
def test_keys_join(mentions: dict[str, str], expected: list[str]) -> None:
    assert groups(*(mention(document, keys) for document, keys in mentions.items())) == of(*expected)


@pytest.mark.parametrize(
    ("plans", "jurisdiction", "joined"),
    [
        pytest.param({"a": "n1 t1@63"}, QINGHAI, "a", id="its own jurisdiction"),
        pytest.param({"a": "n1 t1@63", "b": "n2 t1@61"}, QINGHAI, "a", id="its own before another"),
        pytest.param({"a": "n1 t1@63", "b": "n2 t1@cn"}, HAIXI, "a", id="the province before the country"),
        pytest.param(
            {"a": "n1 t1@6328", "b": "n2 t1@63"}, HAIXI, "a", id="the prefecture before the province"
        ),
        pytest.param({"a": "n1 t1@6328", "b": "n2 t1@cn"}, XINING, "b", id="the country before a neighbour"),
        pytest.param({"a": "n1 t1@61"}, QINGHAI, "", id="another province has the only one"),
        pytest.param({"a": "n1 t1@61", "b": "n2 t1@6328"}, XINING, "", id="several elsewhere"),
        pytest.param(
            {"a": "n1 t1@63", "b": "n2 t1@63", "c": "n3 t1@cn"}, HAIXI, "", id="several in the province"
        ),
        pytest.param({"a": "t1@63"}, QINGHAI, "a", id="a stub with a place"),
        pytest.param({"a": "n1 t1"}, QINGHAI, "a", id="a number whose place is not known"),
        pytest.param({"a": "n1 t2@63"}, QINGHAI, "", id="none of that title"),
        pytest.param({"a": "n1 t1@63"}, "639999", "", id="a jurisdiction that the vocabulary does not know"),
    ],
)
def test_a_title_without_place_joins_the_nearest(
    plans: dict[str, str], jurisdiction: str, joined: str
) -> None:
    bare = mention("z", "t1", jurisdiction)
    known = [mention(document, keys) for document, keys in plans.items()]
    (group,) = (group for group in groups(*known, bare) if "z" in group)
    assert group - {"z"} == set(joined)


def test_the_same_words_may_mean_another_plan_in_another_province() -> None:
    known = [mention("a", "n1 t1@63"), mention("b", "n2 t1@61")]
    bare = [mention("y", "t1", QINGHAI), mention("z", "t1", "610000")]
    assert groups(*known, *bare) == of("ay", "bz")
    assert mint("plan", key("t1")) not in recognise([*known, *bare]).former


def test_mentions_of_a_title_that_nothing_has_are_one_stub() -> None:
    assert groups(mention("y", "t1", QINGHAI), mention("z", "t1", "610000")) == of("yz")


@pytest.mark.parametrize(
    ("mentions", "expected"),
    [
        ({"a": "n1 t1@63", "b": "t1@63"}, []),
        ({"a": "n1 t1@63", "b": "n2 t1@63"}, [("title_shared_by_numbers", "info")]),
        ({"a": "n1 t1@63", "b": "n2 t1@63", "c": "t1@63"}, [("title_shared_by_numbers", "warning")]),
        ({"a": "n1 t1@63", "b": "n2 t2@63", "c": "t1@63 t2@63"}, [("title_shared_by_numbers", "warning")]),
        (
            {"a": "n1 t1@63", "b": "n2 t1@63", "c": "t1"},
            [("title_shared_by_numbers", "info"), ("title_shared_by_plans", "warning")],
        ),
        ({"a": "n1 t1@63", "b": "n2 t1@61", "c": "t1"}, []),
    ],
)
def test_doubts_are_told(mentions: dict[str, str], expected: list[tuple[str, str]]) -> None:
    assert codes(recognise([mention(document, keys) for document, keys in mentions.items()])) == expected


def test_a_doubt_names_the_stub_and_the_candidates() -> None:
    mentions = [mention("a", "n1 t1@63"), mention("b", "n2 t1@63"), mention("c", "t1@63")]
    (found,) = recognise(mentions).findings
    assert found.finding.subject == mint("plan", key("t1@63"))
    assert found.finding.message == "《t1@63》 is the title of 2 plans: 甲|2022|1, 甲|2022|2"


def test_a_plan_has_the_keys_of_all_its_mentions_and_the_id_of_the_least_number() -> None:
    mentions = [
        mention("a", "n2 t1@63"),
        mention("b", "n2 n1"),
        mention("c", "t1@63 t0@63"),
        mention("d", "t0"),
    ]
    recognised = recognise(mentions)
    plan = mint("plan", key("n1"))
    assert recognised.keys == {plan: (key("n1"), key("n2"), key("t0@63"), key("t1@63"))}
    assert recognised.former == {mint("plan", key(old)): plan for old in ("n2", "t0@63", "t1@63", "t0")}


def test_a_key_of_two_plans_is_no_former_id() -> None:
    recognised = recognise([mention("a", "n1 t1@63"), mention("b", "n2 t1@63"), mention("c", "t1@63")])
    assert recognised.former == {}
    assert mint("plan", key("t1@63")) in recognised.keys


KEYS = st.lists(
    st.sampled_from(["n1", "n2", "n3", "t1@63", "t2@63", "t1@61", "t3@63", "t2@cn"]),
    min_size=1,
    max_size=3,
    unique=True,
)
MENTIONS = st.lists(
    st.builds(" ".join, KEYS) | st.sampled_from(["t1", "t2", "t3"]), min_size=1, max_size=8
).map(lambda all_keys: [mention(f"d{place}", keys) for place, keys in enumerate(all_keys)])


@given(MENTIONS, st.data())
def test_order_does_not_matter(mentions: list[Mention], data: st.DataObject) -> None:
    assert recognise(data.draw(st.permutations(mentions))) == recognise(mentions)


@given(MENTIONS)
def test_numbers_are_joined_only_by_mentions_that_have_both(mentions: list[Mention]) -> None:
    recognised = recognise(mentions)
    joined = [set(item.numbers()) for item in mentions if len(item.numbers()) > 1]
    for keys in recognised.keys.values():
        numbers = {key for key in keys if key.startswith("number:")}
        reached = set(sorted(numbers)[:1])
        while more := {n for pair in joined if pair & reached for n in pair} - reached:
            reached |= more
        assert numbers <= reached


@given(MENTIONS)
def test_every_mention_is_of_one_plan_and_every_id_of_its_own(mentions: list[Mention]) -> None:
    recognised = recognise(mentions)
    for item in mentions:
        plan = recognised.ids[item.document][item.plan.id]
        assert plan == mint("plan", recognised.keys[plan][0])
        assert set(item.numbers()) <= set(recognised.keys[plan])
    assert recognised.former.keys().isdisjoint(recognised.keys)
    assert set(recognised.former.values()) <= recognised.keys.keys()
