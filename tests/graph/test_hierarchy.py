"""What regions are part of."""

from graph.hierarchy import hierarchy, places_above
from ontology.edges import PartOf
from ontology.nodes import Region, Sector


def region(code: str | None, name: str = "某地") -> Region:
    return Region(code=code, name=name, kind="county" if code else "area")


def sector(code: str) -> Sector:
    return Sector(code=code, name="某业", name_en="some trade")


def steps(*nodes: Region | Sector) -> set[tuple[str, str]]:
    return {(thing.source, thing.target) for thing in hierarchy(nodes) if isinstance(thing, PartOf)}


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


def test_what_the_vocabularies_do_not_know_stays_alone() -> None:
    assert steps(region(None, "无名循环经济试验区"), region("639999"), sector("alchemy")) == set()
    assert steps(region(None, "苏南")) == set()


def test_a_known_zone_is_part_of_its_region() -> None:
    zone = region(None, "柴达木循环经济试验区")
    assert steps(zone) == {
        (zone.id, "region:632800"),
        ("region:632800", "region:630000"),
        ("region:630000", "region:100000"),
    }


def test_a_sector_is_part_of_everything_above_it() -> None:
    assert steps(sector("power.wind")) == {
        ("sector:power.wind", "sector:power.renewables"),
        ("sector:power.renewables", "sector:power"),
        ("sector:power", "sector:energy"),
    }
    added = {
        thing.code: thing.name for thing in hierarchy([sector("power.wind")]) if isinstance(thing, Sector)
    }
    assert added == {"power.renewables": "可再生能源", "power": "电力", "energy": "能源"}


def test_a_step_is_taken_once() -> None:
    edges = [
        t for t in hierarchy([region("632801"), region("632802"), region("630000")]) if isinstance(t, PartOf)
    ]
    assert len(edges) == len({edge.id for edge in edges}) == 4


def test_the_country_is_part_of_nothing() -> None:
    assert steps(region("100000")) == set()


def test_places_above_begin_with_the_place() -> None:
    assert places_above("632801") == ("632801", "632800", "630000", "100000")
    assert places_above("100000") == ("100000",)
    assert places_above("639999") == ("639999", "100000")
