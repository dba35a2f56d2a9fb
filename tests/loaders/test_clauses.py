"""Clauses, sentences and asides of a paragraph."""

from hypothesis import given
from hypothesis import strategies as st

from loaders.clauses import LONGEST_CLAUSE, read_clauses


def clauses(text: str) -> list[str]:
    return [text[clause.start : clause.end] for clause in read_clauses(text, 0, len(text))[0]]


def test_commas_of_brackets_and_titles_end_no_clause() -> None:
    assert clauses("按《甲，乙》（丙，丁）建设，完成。") == ["按《甲，乙》（丙，丁）建设", "完成"]


def test_a_bracket_that_goes_on_is_read_like_commas() -> None:
    assert clauses("建设甲（其中，乙）后") == ["建设甲", "其中", "乙", "后"]


def test_an_unpaired_mark_is_a_slip() -> None:
    assert clauses("甲（乙，丙。丁") == ["甲（乙", "丙", "丁"]


def test_semicolons_join_sentences_to_a_block() -> None:
    text = "甲；乙。丙"
    found, _ = read_clauses(text, 0, len(text))
    assert [(clause.sentence, clause.block) for clause in found] == [(0, 0), (2, 0), (4, 4)]


def test_a_clause_without_end_is_cut_but_no_number() -> None:
    text = "甲" * (LONGEST_CLAUSE - 2) + "12345.67%" + "乙" * LONGEST_CLAUSE
    assert "".join(clauses(text)) == text
    assert any("12345.67%" in clause for clause in clauses(text))
    assert len(clauses(text)) > 1


@given(st.text("甲乙，。；：！？（）《》“”\n1", max_size=80))
def test_clauses_are_in_order_and_lose_only_marks(text: str) -> None:
    found, asides = read_clauses(text, 0, len(text))
    at = 0
    for clause in found:
        assert at <= clause.start < clause.end <= len(text)
        assert clause.block <= clause.sentence <= clause.start
        assert set(text[at : clause.start]) <= set("，。；：！？\n（）")
        at = clause.end
    assert all(not asides.cover(place) for place in range(len(text)) if text[place] in "\n。" and place >= at)
