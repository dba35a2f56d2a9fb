"""Issuers that a title counts and nothing names."""

from collections.abc import Callable

import pytest

from loaders.load import extract
from loaders.source import Source

MakeSource = Callable[..., Source]
TAIL = "\n\n一、总体要求\n推进渔港减排。\n二、重点任务\n建设岸电。（省交通运输厅负责）\n"


def told(source: Source) -> list[str]:
    return [found.message for found in extract(source).findings if found.code == "issuers_not_named"]


@pytest.mark.parametrize(("number", "unnamed"), [("5", 4), ("三", 2), ("十二", 11)])
def test_issuers_that_are_only_counted_are_told(source: MakeSource, number: str, unnamed: int) -> None:
    title = f"甘肃省农业农村厅等{number}部门关于推进渔港减排的实施意见"
    (message,) = told(source(title + TAIL))
    assert message.endswith(f"; {unnamed} of them are not named")


def test_issuers_that_the_signature_names_are_not(source: MakeSource) -> None:
    title = "甘肃省农业农村厅等2部门关于推进渔港减排的实施意见"
    signed = "甘肃省农业农村厅\n甘肃省生态环境厅\n2031年3月1日\n"
    assert told(source(title + TAIL + signed)) == []


def test_a_title_that_counts_nobody_is_not_doubted(source: MakeSource) -> None:
    assert told(source("甘肃省农业农村厅关于推进渔港减排的实施意见" + TAIL)) == []
