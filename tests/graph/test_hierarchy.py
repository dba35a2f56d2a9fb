"""What regions are part of."""

from graph.hierarchy import hierarchy, places_above
from ontology.edges import PartOf
from ontology.nodes import Region


def region(code: str | None, name: str = "某地") -> Region:
    return Region(code=code, name=name, kind="county" if code else "area")


def steps(*regions: Region) -> set[tuple[str, str]]:
    return {(thing.source, thing.target) for thing in hierarchy(regions) if isinstance(thing, PartOf)}


def test_a_county_is_part_of_everything_above_it() -> None:
    assert steps(region("632801")) == {
        ("region:632801", "region:632800"),
        ("region:632800", "region:630000"),
        ("region:630000", "region:100000"),
    }


def test_missing_regions_are_added_by_their_official_names() -> None:
    added = {thing.code: thing for thing in hierarchy([region("632801")]) if isinstance(thing, Region)}
    assert added["632800"].name == "海西蒙古族藏族自治州"
    assert added["632800"].kind == "prefecture"
    assert added["100000"].name == "中国"


def test_what_the_vocabulary_does_not_know_stays_alone() -> None:
    assert steps(region(None, "柴达木循环经济试验区"), region("639999")) == set()


def test_the_country_is_part_of_nothing() -> None:
    assert steps(region("100000")) == set()


def test_places_above_begin_with_the_place() -> None:
    assert places_above("632801") == ("632801", "632800", "630000", "100000")
    assert places_above("100000") == ("100000",)
    assert places_above("639999") == ("639999", "100000")
