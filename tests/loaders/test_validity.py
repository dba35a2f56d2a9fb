"""From when and until when a document applies."""

from collections.abc import Callable

import pytest

from loaders.load import extract
from loaders.source import Source
from loaders.title_lines import Found
from loaders.validity import read_validity
from ontology.nodes import Plan

ISSUED = Found("2028-03-05", (0, 1))


@pytest.mark.parametrize(
    ("text", "effective", "valid_to"),
    [
        ("本办法自2028年5月1日起施行，有效期至2033年4月30日。", "2028-05-01", "2033-04-30"),
        ("本办法从2028年5月1日起正式实施。", "2028-05-01", None),
        ("本办法自印发之日起施行。", "2028-03-05", None),
        ("本办法自发布之日起施行，有效期五年。", "2028-03-05", "2033-03-05"),
        ("本办法自2028年5月1日起试行，试行期两年。", "2028-05-01", "2030-05-01"),
        ("本办法自印发之日起实施至2030年12月31日。", "2028-03-05", "2030-12-31"),
        ("《水法》自2028年5月1日起施行。", None, None),
        ("自2028年5月1日起实施阶梯水价。", None, None),
        ("证书在有效期内可以变更。", None, None),
    ],
)
def test_validity(text: str, effective: str | None, valid_to: str | None) -> None:
    found = read_validity(text, [(0, len(text))], ISSUED)
    assert (found.effective and found.effective.value, found.valid_to and found.valid_to.value) == (
        effective,
        valid_to,
    )


def test_years_of_carrying_out_are_a_period_and_no_validity() -> None:
    text = "政策实施期限为2027年度至2030年度，期满后评估。"
    found = read_validity(text, [(0, len(text))], ISSUED)
    assert found.period is not None
    assert found.period[:2] == ("2027", "2030")
    assert found.valid_to is None


def test_a_repealed_plan_knows_from_when(source: Callable[..., Source]) -> None:
    facts = extract(
        source(
            "梅县人民政府关于印发梅县用水办法的通知\n梅政发〔2028〕3号\n一、总则。节约用水。\n二、施行。本办法自2028年5月1日起施行，"
            "《梅县取水办法》（梅政发〔2021〕9号）同时废止。\n梅县人民政府\n2028年3月5日\n"
        )
    )
    repealed = [plan for plan in facts.of("Plan") if isinstance(plan, Plan) and plan.repealed_on is not None]
    assert [(plan.title, plan.repealed_on) for plan in repealed] == [("梅县取水办法", "2028-05-01")]
    (evidence,) = [item for item in facts.evidence if item.property == "repealed_on"]
    assert facts.quote(evidence) == "2028年5月1日"
