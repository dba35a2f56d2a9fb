"""What holds for every agency name: one name per form, official names stand for themselves, no text breaks it."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.agency_lists import split_list
from ontology.agency_names import canonical, looks_like_agency
from ontology.agency_vocabulary import (
    KINDS,
    functions,
    national_bodies,
    party_organs,
    regional_firms,
    short_names,
    zones,
)
from ontology.gazetteer import regions

ONE_PER_LEVEL = [
    code
    for number, (code, region) in enumerate(regions().items())
    if region.name[-1] in "省市县"
    and region.kind != "country"
    and (region.kind != "county" or number % 9 == 0)
]
FORMS = sorted(
    (form, level)
    for form, function in functions().items()
    for level, _ in function.bodies
    if function.kind != "party_organ" and function.name not in ("税务", "民航")
)


@given(st.sampled_from(ONE_PER_LEVEL), st.sampled_from(FORMS))
def test_with_place_with_level_and_bare_are_one_name(code: str, form: tuple[str, str]) -> None:
    here = regions()[code]
    function = functions()[form[0]]
    body = function.body(here.kind)
    if body == "":
        return
    names = [canonical(f"{place}{form[0]}{body}", code) for place in (here.name, here.name[-1], "")]
    assert names[0] is not None
    assert names[0].jurisdiction == code
    assert names[0] == names[1] == names[2]


LISTED = sorted(
    {(f"{word}{form}", code) for form in short_names() for word, code in (("省", "430000"), ("市", "430100"))}
    | {
        (f"{word}{form}", code)
        for form in party_organs()
        for word, code in (("省委", "430000"), ("区委", "110108"))
    }
    | {(form, "430000") for table in (national_bodies(), regional_firms()) for form in table}
    | {(seated.name, "430000") for seated in zones().values()}
    | {(f"{zone}管委会", "430000") for zone in zones() if zone.endswith(("区", "基地"))}
)


@given(st.sampled_from(LISTED))
def test_an_official_name_stands_for_itself(listed: tuple[str, str]) -> None:
    found = canonical(*listed)
    assert found is not None
    if found.kind not in ("collective", "function"):
        again = canonical(found.name, listed[1])
        assert again is not None
        assert (again.name, again.jurisdiction, again.kind) == (found.name, found.jurisdiction, found.kind)


@given(
    st.text(alphabet="省市县区州各委局厅政府人民银行（）()、和等a1 海南西宁，的部门单位办", max_size=40),
    st.sampled_from(["630000", ""]),
)
def test_any_text_gives_a_documented_kind_or_nothing(text: str, jurisdiction: str) -> None:
    found = canonical(text, jurisdiction)
    assert found is None or (found.kind in KINDS and found.name != "")


@pytest.mark.parametrize(
    "text", ["（" * 10_000, "）" * 10_000, "省" * 10_000, "（省" * 10_000, "和" * 10_000]
)
def test_garbage_is_no_agency(text: str) -> None:
    assert canonical(text, "630000") is None
    assert not looks_like_agency(text)


JURISDICTIONS = {
    "cn-": "100000",
    "jiangsu": "320000",
    "qingdao": "370200",
    "seed-003": "630000",
    "seed-004": "630000",
    "shaanxi": "610000",
    "shandong": "370000",
    "sichuan": "510000",
    "tianjin": "120000",
    "wuhan": "420100",
    "zhejiang": "330000",
}


@pytest.mark.corpus
def test_names_in_the_annotated_documents(gold: Path) -> None:
    """All printed names but the fragments that only their list explains (tianjin-peak-regulation)."""
    right = wrong = 0
    for path in sorted((gold / "dev").glob("*.json")):
        jurisdiction = next(
            (code for start, code in JURISDICTIONS.items() if path.name.startswith(start)), None
        )
        for row in json.loads(path.read_text("utf-8")).get("responsibilities", []):
            assert jurisdiction is not None
            accepted = {row["agency"], *row.get("agency_alt", [])}
            alone = canonical(row["surface"], jurisdiction)
            names = {item.agency.name for item in split_list(row["surface"], jurisdiction)}
            hit = bool(accepted & (names if alone is None else {alone.name, *names}))
            right, wrong = right + hit, wrong + (not hit)
    assert right / (right + wrong) >= 0.985
