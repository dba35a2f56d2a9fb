"""Regions, their names and their hierarchy."""

import pytest

from ontology.errors import OntologyError
from ontology.gazetteer import ancestors, by_name, contains, province_of, region, regions
from ontology.region_names import bare_name, short_name


def test_the_table_is_a_tree_under_the_country() -> None:
    kinds = [known.kind for known in regions().values()]
    assert [kinds.count(kind) for kind in ("country", "province", "prefecture", "county")] == [
        1,
        34,
        333,
        2851,
    ]
    for code, known in regions().items():
        assert code == known.code
        assert len(code) == 6
        assert (known.parent is None) == (known.kind == "country")
        assert code == "100000" or ancestors(code)[-1] == "100000"


def test_the_short_names_in_the_table_follow_the_rule_and_are_unique() -> None:
    shorts = [known.short for known in regions().values() if known.kind != "county"]
    assert len(shorts) == len(set(shorts))
    for known in regions().values():
        assert known.short == short_name(known.name, known.kind)


@pytest.mark.parametrize(
    ("code", "short", "bare"),
    [
        ("630000", "青海", "青海"),
        ("150000", "内蒙古", "内蒙古"),
        ("650000", "新疆", "新疆"),
        ("810000", "香港", "香港"),
        ("632800", "海西州", "海西"),
        ("632500", "海南州", "海南"),
        ("652700", "博尔塔拉州", "博尔塔拉"),
        ("653000", "克孜勒苏州", "克孜勒苏"),
        ("522300", "黔西南州", "黔西南"),
        ("630100", "西宁市", "西宁"),
        ("542500", "阿里地区", "阿里"),
        ("152500", "锡林郭勒盟", "锡林郭勒"),
        ("632324", "河南县", "河南"),
        ("622926", "东乡县", "东乡"),
        ("622927", "积石山县", "积石山"),
        ("150723", "鄂伦春旗", "鄂伦春"),
        ("632521", "共和县", "共和"),
        ("310115", "浦东新区", "浦东"),
        ("130133", "赵县", None),
    ],
)
def test_short_and_bare_names(code: str, short: str, bare: str | None) -> None:
    known = region(code)
    assert known.short == short
    assert known.bare == bare
    assert bare_name(known.name, known.kind) == bare


@pytest.mark.parametrize(
    ("name", "within", "codes"),
    [
        ("青海省", None, ["630000"]),
        ("青海", None, ["630000"]),
        ("海西州", None, ["632800"]),
        ("海西", None, ["632800"]),
        ("海南", None, ["460000"]),
        ("海南", "630000", ["632500"]),
        ("海南州", None, ["632500"]),
        ("河南", None, ["410000"]),
        ("河南县", None, ["632324"]),
        ("玉树", "630000", ["632700"]),
        ("玉树市", "630000", ["632701"]),
        ("吉林", None, ["220000"]),
        ("朝阳", "110000", ["110105"]),
        ("朝阳区", None, ["110105", "220104"]),
        ("朝阳区", "220000", ["220104"]),
        ("共和", None, ["632521"]),
        ("共和", "410000", []),
        ("土右旗", None, ["150221"]),
        ("巴州", None, ["511902"]),
        ("巴州", "650000", ["652800"]),
        ("扎旗", "150000", ["150526", "152223"]),
        ("青", None, []),
        ("某某", None, []),
        ("", None, []),
    ],
)
def test_names_are_looked_up(name: str, within: str | None, codes: list[str]) -> None:
    assert [known.code for known in by_name(name, within)] == codes


def test_the_hierarchy() -> None:
    assert ancestors("632521") == ("632500", "630000", "100000")
    assert ancestors("110105") == ("110000", "100000")
    assert ancestors("100000") == ()
    assert contains("630000", "632521")
    assert contains("632521", "632521")
    assert not contains("632521", "630000")
    assert province_of("632521") == "630000"
    assert province_of("630000") == "630000"
    assert province_of("419001") == "410000"
    assert province_of("100000") is None


def test_an_unknown_code_is_an_error() -> None:
    for ask in (region, ancestors, province_of):
        with pytest.raises(OntologyError, match="999999"):
            ask("999999")


def test_contracted_names_belong_to_regions_and_are_no_other_name_of_them() -> None:
    contracted = [known for known in regions().values() if known.usual]
    assert len(contracted) > 30
    for known in contracted:
        assert set(known.usual).isdisjoint({known.name, known.short, known.bare})
