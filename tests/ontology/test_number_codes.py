"""Regions from the codes in document numbers."""

import pytest

from ontology.gazetteer import regions
from ontology.number_codes import PROVINCE_ABBREVIATIONS, number_code_region


@pytest.mark.parametrize(
    ("code", "region"),
    [
        ("国发", "100000"),
        ("国办函", "100000"),
        ("中办发", "100000"),
        ("发改产业", "100000"),
        ("工信部联原", "100000"),
        ("环综合", "100000"),
        ("国务院", "100000"),
        ("生态环境部", "100000"),
        ("青政", "630000"),
        ("青政办", "630000"),
        ("青发改产业", "630000"),
        ("青政发", "370200"),
        ("青政办发", "370200"),
        ("西政办", "632800"),
        ("东政办", "630200"),
        ("宁政", "630100"),
        ("宁政发", "640000"),
        ("晋政发", "140000"),
        ("陕政办发", "610000"),
        ("鲁政字", "370000"),
        ("渝发改工业", "500000"),
        ("辽府发", "220400"),
        ("辽政发", "210000"),
        ("武政", "420100"),
        ("珠建科", "440400"),
        ("北京市人民政府", "110000"),
        ("海西蒙古族藏族自治州人民政府", "632800"),
        ("市政府", None),
        ("某某", None),
        ("", None),
    ],
)
def test_the_region_behind_a_code(code: str, region: str | None) -> None:
    assert number_code_region(code) == region


@pytest.mark.parametrize(
    ("code", "jurisdiction", "region"),
    [
        ("宁政发", "320100", "320100"),
        ("宁政发", "320000", "320100"),
        ("宁政发", "640100", "640000"),
        ("青政发", "630000", "630000"),
        ("青政发", "370000", "370200"),
        ("国发", "630000", "100000"),
        ("鲁政字", "370200", "370000"),
        ("通政发", "150500", "150500"),
    ],
)
def test_the_jurisdiction_decides_between_places_with_one_code(
    code: str, jurisdiction: str, region: str
) -> None:
    assert number_code_region(code, jurisdiction) == region


def test_every_province_has_an_abbreviation() -> None:
    provinces = {code for code, known in regions().items() if known.kind == "province"}
    assert set(PROVINCE_ABBREVIATIONS.values()) == provinces
    assert PROVINCE_ABBREVIATIONS["秦"] == PROVINCE_ABBREVIATIONS["陕"] == "610000"
    assert PROVINCE_ABBREVIATIONS["晋"] == "140000"


def test_every_row_of_the_table_is_understood() -> None:
    for abbreviation, province in PROVINCE_ABBREVIATIONS.items():
        if province < "700000" and abbreviation not in {"申", "贵"}:
            assert number_code_region(f"{abbreviation}农业农村") == province
