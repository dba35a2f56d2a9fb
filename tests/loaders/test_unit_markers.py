"""Numbers at the head of units whose headings begin with digits themselves."""

from collections.abc import Callable

import pytest

from loaders.outline import read_outline
from loaders.repair import Text

BODY = "完善机制，落实责任，定期调度。"


@pytest.mark.parametrize(
    ("heading", "titles"),
    [
        ("2.5G基站建设。", ["推广设施", "5G基站建设"]),
        ("2.24小时自助服务。", ["推广设施", "24小时自助服务"]),
        ("2.12345热线整合。", ["推广设施", "12345热线整合"]),
        ("3.5G基站建设。", ["推广设施"]),
        ("2.5万吨产能退出。", ["推广设施"]),
    ],
    ids=["number and letter", "time", "name", "no next number", "quantity"],
)
def test_a_heading_may_begin_with_digits(
    repaired: Callable[[str], Text], heading: str, titles: list[str]
) -> None:
    text = repaired(f"节水方案\n一、重点任务\n1.推广设施。{BODY}\n{heading}{BODY}\n")
    (section,) = read_outline(text)
    assert [unit.title for unit in section.units if unit.style == "three"] == titles


def test_a_decimal_outline_keeps_its_numbers(repaired: Callable[[str], Text]) -> None:
    text = repaired(f"节水预案\n1总则\n1.1编制目的\n{BODY}\n2组织\n2.1指挥\n{BODY}\n2.2专家\n{BODY}\n")
    (section,) = read_outline(text)
    assert [unit.path for unit in section.units] == ["1", "1/1", "2", "2/1", "2/2"]
