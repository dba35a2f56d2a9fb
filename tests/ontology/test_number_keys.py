"""Numbers of orders under the official names of their bodies."""

import pytest

from ontology.number_keys import number_key


@pytest.mark.parametrize(
    ("key", "jurisdiction", "expected"),
    [
        ("市政府令||256", "110000", "北京市人民政府令||256"),
        ("市政府令||256", "370200", "青岛市人民政府令||256"),
        ("省政府令||12", "630000", "青海省人民政府令||12"),
        ("国家发展改革委令|2022|50", "100000", "国家发展和改革委员会令|2022|50"),
        ("国家发展和改革委员会令||50", "630000", "国家发展和改革委员会令||50"),
        ("国务院令||775", "630000", "国务院令||775"),
        ("财政部公告|2023|28", "630000", "财政部公告|2023|28"),
        ("青政|2022|65", "630000", "青政|2022|65"),
        ("某某会令||3", "630000", "某某会令||3"),
        ("", "630000", ""),
    ],
)
def test_a_number_of_an_order_names_its_body(key: str, jurisdiction: str, expected: str) -> None:
    assert number_key(key, jurisdiction) == expected
    assert number_key(expected, jurisdiction) == expected
