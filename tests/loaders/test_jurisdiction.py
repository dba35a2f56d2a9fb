"""The jurisdiction comes from signature, number, title or, failing these, from the way a text speaks."""

from collections.abc import Callable

import pytest

from loaders.jurisdiction import joint_regions
from loaders.metadata import read_metadata
from loaders.outline import read_outline
from loaders.repair import Text
from ontology.agency_names import canonical

BODY = "坚持系统观念，统筹安排各类资金，确保按期完成各项建设内容。"
UNITS = f"一、主要目标\n{BODY}\n二、重点任务\n（一）推广节水设施。{BODY}\n"
PLAN = f"节约用水行动方案\n{UNITS}"


@pytest.fixture
def place(repaired: Callable[[str], Text]) -> Callable[[str], str]:
    """Read the jurisdiction of a string."""

    def jurisdiction(string: str) -> str:
        text = repaired(string)
        return read_metadata(text, read_outline(text), {}).jurisdiction

    return jurisdiction


@pytest.mark.parametrize(
    ("document", "code"),
    [
        pytest.param(f"{PLAN}甘肃省水利厅\n2023年5月8日\n", "620000", id="signature of a province"),
        pytest.param(f"{PLAN}兰州市城关区人民政府\n2023年5月8日\n", "620102", id="of a district"),
        pytest.param(f"{PLAN}水利部\n2023年5月8日\n", "100000", id="of a ministry"),
        pytest.param(f"{PLAN}甘肃省水利厅　甘肃省财政厅\n2023年5月8日\n", "620000", id="two in a line"),
        pytest.param(f"{PLAN}甘肃省节水办（甘肃省水利厅代章）\n2023年5月8日\n", "620000", id="sealed by another"),
        pytest.param(f"{PLAN}甘肃省推进节水联席会议办公室\n2023年5月8日\n", "620000", id="in no vocabulary"),
        pytest.param(f"兰政办发〔2023〕9号\n{PLAN}", "620100", id="code of the number"),
        pytest.param(f"甘政发〔2023〕9号\n{PLAN}兰州市水务局\n2023年5月8日\n", "620100", id="signature before number"),
        pytest.param(f"甘肃省节约用水行动方案\n{UNITS}", "620000", id="title"),
        pytest.param(f"上海市静安区节约用水行动方案\n{UNITS}", "310106", id="title with a district"),
        pytest.param(f"甘肃省兰州市城关区节约用水行动方案\n{UNITS}", "620102", id="title with three levels"),
        pytest.param(f"甘肃省兰州市、白银市节约用水行动方案\n{UNITS}", "620000", id="title with several"),
        pytest.param(f"兰州市节约用水行动方案\n{UNITS}", "620100", id="title of a city"),
        pytest.param(f"民勤县节约用水行动方案\n{UNITS}", "620621", id="title of a county"),
        pytest.param(f"中共甘肃省委 甘肃省人民政府关于节水的意见\n{UNITS}", "620000", id="issuers in the title"),
        pytest.param(f"中共甘肃省委甘肃省人民政府关于节水的意见\n{UNITS}", "620000", id="without a blank"),
        pytest.param(PLAN, "100000", id="nothing"),
    ],
)  # fmt: skip
def test_formal_elements(place: Callable[[str], str], document: str, code: str) -> None:
    assert place(document) == code


@pytest.mark.parametrize(
    ("speech", "code"),
    [
        pytest.param("在我省推广。甘肃先行，全省跟进。", "620000", id="province"),
        pytest.param("在我市推广。兰州市城关区先行，全市跟进。", "620100", id="city"),
        pytest.param("落实自治区党委、自治区人民政府部署。宁夏沿黄灌区先行。", "640000", id="autonomous region"),
        pytest.param("在我省推广，全省落实《节水意见》（甘政发〔2021〕9号）。", "620000", id="number of the province"),
        pytest.param("在我省推广，甘肃与陕西、四川、青海协作，全省跟进。", "100000", id="many provinces"),
        pytest.param("在甘肃推广。", "100000", id="named but not its own"),
        pytest.param("在我省推广，全省跟进。", "100000", id="own but never named"),
        pytest.param("在我市推广。重庆市渝中区先行，全市跟进。", "500000", id="a municipality is a city and a province"),
    ],
)  # fmt: skip
def test_a_text_without_formal_elements_speaks_of_its_place(
    place: Callable[[str], str], speech: str, code: str
) -> None:
    assert place(f"{PLAN}（二）其他事项。{BODY}{speech}\n") == code


def test_most_signatures_decide(place: Callable[[str], str]) -> None:
    joint = "甘肃省水利厅\n甘肃省财政厅\n兰州市水务局\n2023年5月8日\n"
    assert place(PLAN + joint) == "620000"


@pytest.mark.parametrize(
    ("issuers", "codes"),
    [
        (["甘肃省水利厅", "陕西省水利厅", "甘肃省财政厅"], ("620000", "610000")),
        (["重庆市人民政府办公厅", "四川省人民政府办公厅"], ("500000", "510000")),
        (["兰州市人民政府", "西宁市人民政府"], ("620100", "630100")),
        (["甘肃省水利厅", "甘肃省财政厅"], ()),
        (["甘肃省水利厅", "兰州市水务局"], ()),
        (["甘肃省水利厅", "水利部"], ()),
        (["甘肃省水利厅", "陕西证监局"], ()),
        ([], ()),
    ],
)
def test_regions_that_issue_a_document_together(issuers: list[str], codes: tuple[str, ...]) -> None:
    names = [canonical(issuer, "100000") for issuer in issuers]
    assert joint_regions(name for name in names if name is not None) == codes
