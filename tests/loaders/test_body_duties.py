"""Coordinating bodies answer for what the clause behind their name says."""

from collections.abc import Callable

import pytest

from loaders.load import extract
from loaders.source import Source
from ontology.edges import ResponsibleFor

HEAD = "贵州省人民政府关于加快竹产业发展的意见\n黔府发〔2024〕66号\n各市（州）人民政府：\n现提出以下意见。\n"
GROUP = "贵州省竹产业领导小组"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("成立省竹产业领导小组（附件2），负责全面工作。", [(GROUP, "responsible")]),
        (
            "成立省竹产业领导小组，负责全面工作，领导小组下设办公室，负责牵头组织实施。",
            [(GROUP, "responsible"), (f"{GROUP}办公室", "lead")],
        ),
        ("省竹产业领导小组办公室设在省林业局，具体负责日常工作。", [(f"{GROUP}办公室", "responsible")]),
        ("成立省竹产业领导小组，统筹推进。", []),
        ("成立省竹产业领导小组。根据需要成立现场指挥部，负责现场工作。", []),
        ("成立省竹产业领导小组，负责人由省林业局确定。", []),
        (
            "成立省竹产业领导小组，省林业局负责日常工作。",
            [("贵州省林业局", "responsible")],
        ),
    ],
)
def test_duties_behind_the_name_of_a_body(
    source: Callable[[str], Source], sentence: str, expected: list[tuple[str, str]]
) -> None:
    found = extract(source(f"{HEAD}一、加强领导\n（一）加强统筹。{sentence}\n"))
    assert [
        (found.by_id[edge.source].caption(), edge.role)
        for edge in found.edges
        if isinstance(edge, ResponsibleFor)
    ] == expected
