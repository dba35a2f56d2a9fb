"""Targets are captioned as one reads them."""

import pytest

from app.captions import value
from ontology.nodes import Target


@pytest.mark.parametrize(
    ("fields", "read"),
    [
        (
            {"comparator": "eq", "value_text": "300", "unit": "万千瓦", "deadline": "2025"},
            "=300 万千瓦 (2025)",
        ),
        ({"comparator": "ge", "value_text": "90", "unit": "%"}, "≥90 %"),
        ({"comparator": "approx", "value_text": "55", "unit": "%"}, "≈55 %"),
        ({"comparator": "eq", "change": "decrease", "value_text": "12.5", "unit": "%"}, "下降 12.5 %"),
        (
            {"comparator": "ge", "change": "increase", "value_text": "2", "unit": "个百分点"},
            "提高 ≥2 个百分点",
        ),
        ({"comparator": "range", "value_text": "15", "value_max_text": "20", "unit": "万吨"}, "15–20 万吨"),
        ({"text": "完成国家下达目标"}, "完成国家下达目标"),
        ({}, ""),
    ],
)
def test_a_target_is_read_with_sign_unit_and_year(fields: dict[str, str], read: str) -> None:
    assert value(Target.model_validate({"owner": "plan:1", "indicator": "某指标", **fields})) == read
