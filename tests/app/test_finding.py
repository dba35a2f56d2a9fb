"""Words are found in names, titles and texts, the best matches first."""

from collections.abc import Iterator

import pytest

from app.finding import find
from app.index import Index
from ontology.errors import QueryError
from tests.app.indexed import index_of
from tests.graph.writing import Writing


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    document = Writing("储能.txt")
    plan = document.plan("title:630000|储能发展方案", title="储能发展方案（2031年版）")
    document.task(plan, "1", heading="储能")
    document.task(
        plan, "2", heading="发展新型储能", text="到2031年，建成新型储能电站三座，每座装机容量不少于一万千瓦。"
    )
    document.task(
        plan,
        "3",
        heading="健全机制",
        text="由市储能专班牵头，每月调度电站建设进展，遇有困难及时协调解决，重大事项报告。",
    )
    document.alias(document.agency("青海省储电办公室"), "储能办")
    with index_of(tmp_path_factory.mktemp("index"), document) as index:
        yield index


def test_what_is_called_so_comes_before_what_says_so(index: Index) -> None:
    assert [(found.label, found.caption, found.context) for found in find(index, "储能")] == [
        ("Task", "储能发展方案（2031年版） 1 储能", ""),
        ("Plan", "储能发展方案（2031年版）", ""),
        ("Agency", "青海省储电办公室", "储能办"),
        ("Document", "储能.txt", ""),
        ("Task", "储能发展方案（2031年版） 2 发展新型储能", ""),
        ("Task", "储能发展方案（2031年版） 3 健全机制", ""),
    ]


def test_all_words_must_occur_and_a_text_is_shown_around_the_first(index: Index) -> None:
    [found] = find(index, "困难 调度")
    assert found.caption == "储能发展方案（2031年版） 3 健全机制"
    assert found.context == "…储能专班牵头，每月调度电站建设进展，遇有困难及时协调解决，重大事项报告。"


def test_width_and_case_make_no_difference(index: Index) -> None:
    assert [found.caption for found in find(index, "ＴＸＴ")] == ["储能.txt"]
    assert find(index, "２０３１年版") == find(index, "2031年版") != []


def test_a_label_restricts(index: Index) -> None:
    assert [found.label for found in find(index, "储能", "Plan")] == ["Plan"]
    with pytest.raises(QueryError, match="there is no label 'plan'; labels are Plan, Task, "):
        find(index, "储能", "plan")


@pytest.mark.parametrize("text", ["", "  ", "没有", "储能 没有"])
def test_nothing_is_found_where_nothing_is(index: Index, text: str) -> None:
    assert find(index, text) == []
