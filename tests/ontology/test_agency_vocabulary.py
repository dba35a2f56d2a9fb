"""The word lists behind agency names agree with each other and with the gazetteer."""

import csv
from pathlib import Path

import pytest

from ontology import agency_vocabulary as vocabulary
from ontology.errors import OntologyError
from ontology.gazetteer import regions

FOLDER = Path(vocabulary.__file__).parent / "vocabularies"
FILES = (
    "agency_bodies",
    "agency_exceptions",
    "agency_functions",
    "agency_short_names",
    "development_zones",
    "firm_words",
    "national_bodies",
    "party_organs",
    "regional_firms",
    "zone_types",
)


@pytest.mark.parametrize("name", FILES)
def test_every_list_is_sorted_complete_and_has_its_source(name: str) -> None:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = list(csv.reader(file))
    assert rows == sorted(rows)
    assert len({row[0] if name != "agency_exceptions" else "".join(row[:2]) for row in rows}) == len(rows)
    assert all(len(row) == len(header) and row[0] != "" for row in rows)
    assert f"{name}.csv" in (FOLDER / "SOURCES.md").read_text("utf-8")


def test_kinds_are_documented() -> None:
    lists = (
        vocabulary.functions(),
        vocabulary.bodies(),
        vocabulary.short_names(),
        vocabulary.national_bodies(),
    )
    used = {entry.kind for table in lists for entry in table.values()}
    assert used <= set(vocabulary.KINDS)


def test_national_bodies_of_functions_are_listed() -> None:
    named = {function.national_body for function in vocabulary.functions().values()} - {""}
    assert named <= set(vocabulary.national_bodies())


def test_usual_last_words_are_bodies() -> None:
    words = {word for function in vocabulary.functions().values() for _, word in function.bodies}
    assert words <= set(vocabulary.bodies()) | {"委员会办公室"}
    assert vocabulary.functions()["发改"].body("county") == "局"
    assert vocabulary.functions()["戒毒"].body("county") == ""


def test_regions_of_seated_bodies_exist() -> None:
    seated = (*vocabulary.zones().values(), *vocabulary.regional_firms().values())
    assert {one.region for one in seated} <= set(regions())
    provinces = {code for code, region in regions().items() if region.kind == "province"}
    assert set(vocabulary.grid_companies()) == provinces - {"710000", "810000", "820000"}


def test_short_forms_of_national_bodies_follow_from_the_functions() -> None:
    bodies = vocabulary.national_bodies()
    assert bodies["国家卫健委"].official == "国家卫生健康委员会"
    assert bodies["人社部"].official == "人力资源和社会保障部"
    assert bodies["国家药监局"].official == "国家药品监督管理局"
    assert bodies["广电总局"].official == "国家广播电视总局"
    assert "发展改革委" not in bodies
    assert "宣传部" not in bodies


def test_own_names_are_written_as_printed_and_mean_the_same_field() -> None:
    own, usual = (vocabulary.functions()[form] for form in ("数据资源", "数据资源管理"))
    assert (own.official, usual.official) == ("数据资源", "数据资源管理")
    assert own.name == usual.name


def test_a_form_in_two_rows_is_an_error() -> None:
    with pytest.raises(OntologyError, match="'甲' stands in two rows"):
        vocabulary._table("words.csv", [("甲", 1), ("乙", 1), ("甲", 2)])
