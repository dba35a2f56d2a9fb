"""What a reader hands on: pages by offset."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.source import Block, Source


def source(text: str = "甲\n乙\n丙", pages: tuple[int, ...] = ()) -> Source:
    return Source(name="a.pdf", sha256="0" * 64, format="pdf", text=text, reader="pdf/1", pages=pages)


@pytest.mark.parametrize(("char", "page"), [(0, 1), (1, 1), (2, 2), (3, 2), (4, 3), (99, 3)])
def test_a_character_is_on_the_last_page_that_begins_before_it(char: int, page: int) -> None:
    assert source(pages=(0, 2, 4)).page_of(char) == page


def test_a_format_without_pages_has_no_page() -> None:
    assert source().page_of(1) is None


@given(st.lists(st.text("甲乙", max_size=4), min_size=1, max_size=6))
def test_every_character_of_joined_pages_is_on_its_page(pages: list[str]) -> None:
    starts = [0]
    for page in pages[:-1]:
        starts.append(starts[-1] + len(page) + 1)
    read = source("\n".join(pages), tuple(starts))
    for number, (start, page) in enumerate(zip(starts, pages, strict=True), 1):
        assert {read.page_of(char) for char in range(start, start + len(page))} <= {number}


def test_a_source_travels_between_processes() -> None:
    made = Source("a.md", "0" * 64, "md", "甲", "md/1", blocks=(Block(0, 1, "title"),), meta={"title": "甲"})
    assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301
