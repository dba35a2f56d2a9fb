"""Folding of widths keeps the length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.widths import half_width


@pytest.mark.parametrize(
    ("text", "folded"),
    [("２０２５年，％", "2025年,%"), ("（Ａ）　Ｂ", "(A) B"), ("㎡…①〔〕《》“”、。", "㎡…①〔〕《》“”、。")],
)
def test_only_full_width_ascii_is_folded(text: str, folded: str) -> None:
    assert half_width(text) == folded


@given(st.text())
def test_the_length_stays(text: str) -> None:
    assert len(half_width(text)) == len(text)
    assert half_width(half_width(text)) == half_width(text)
