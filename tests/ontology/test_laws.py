"""National laws named without title marks."""

import pytest

from ontology.laws import find_laws, find_regulations, find_state_rules, is_law, law_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("依照节约能源法、电力法办理", ["节约能源法", "电力法"]),
        ("外商投资法实施条例第三条", ["外商投资法实施条例"]),
        ("根据中华人民共和国森林法的规定", ["中华人民共和国森林法"]),
        ("依照民法典和刑法", ["民法典", "刑法"]),
        ("环境保护法律法规", []),
        ("公司法人和节水法", []),
        ("工作方法和管理办法", []),
    ],
)
def test_laws_by_their_full_names(text: str, names: list[str]) -> None:
    assert [text[a:b] for a, b in find_laws(text, 0, len(text))] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("修订民用建筑节能条例、公共机构节能条例等法规", ["民用建筑节能条例", "公共机构节能条例"]),
        ("根据优化营商环境条例的规定", ["优化营商环境条例"]),
        ("落实江苏省民用建筑节能条例", []),
        ("制定节水奖励条例", []),
    ],
)
def test_regulations_by_their_full_names(text: str, names: list[str]) -> None:
    assert [text[a:b] for a, b in find_regulations(text, 0, len(text))] == names


def test_any_name_counts_behind_the_country() -> None:
    text = "中华人民共和国渔港条例施行，中华人民共和国境内依法办理"
    assert [text[a:b] for a, b in find_state_rules(text, 0, len(text))] == ["中华人民共和国渔港条例"]


def test_both_forms_of_a_name_are_one_law() -> None:
    assert law_names("森林法") == law_names("中华人民共和国森林法") == ("森林法", "中华人民共和国森林法")
    assert law_names("渔港方案") == ("渔港方案",)
    assert is_law("森林法")
