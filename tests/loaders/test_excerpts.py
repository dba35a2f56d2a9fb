"""What stretches of text print, from invented pages."""

from loaders.excerpts import Excerpts

PAGE = "　　做好节水工作，压实各方责任，由省水利厅牵头负责，其他部门配合。\n"


def printed(text: str, words: str, pages: tuple[int, ...] = ()) -> str:
    """The stretch from the first to the last character of ``words``, which are parted by a bar."""
    first, last = words.split("|")
    start = text.index(first)
    return Excerpts(text, pages).printed(start, text.index(last, start) + len(last))


def test_line_ends_and_blanks_go() -> None:
    assert printed("省水\n  利 厅", "省|厅") == "省水利厅"


def test_page_numbers_go_wherever_they_stand() -> None:
    assert printed("各区、\n－ 2 －\n市政府", "各|府") == "各区、市政府"
    assert printed("各区、 — 2 —\n市政府", "各|府") == "各区、市政府"
    assert printed("各区、\n\n\f- 3 - 市政府", "各|府") == "各区、市政府"


def test_running_heads_go_where_pages_are_known() -> None:
    head = "某省节水年鉴\n"
    pieces = [f"{head}{sign}县{PAGE}{PAGE}{sign}县全面推进。\n" for sign in "甲乙丙丁"]
    text = "".join(pieces)
    pages = tuple(len(pieces[0]) * number for number in range(4))
    start = text.index("推进。")
    end = text.index("乙县") + 2
    assert Excerpts(text, pages).printed(start, end) == "推进。乙县"
    assert Excerpts(text, ()).printed(start, end) == "推进。某省节水年鉴乙县"


def test_simplified_characters_and_half_width_digits_but_the_marks_as_they_are() -> None:
    text = "（國務院辦公廳關於實施２０２５年ＡＢ計劃的通知）" * 3
    assert printed(text, "（|）") == "（国务院办公厅关于实施2025年AB计划的通知）"
    assert printed("节水率，２０％", "节|％") == "节水率，20％"


def test_a_slice_within_one_line_is_not_looked_at_twice() -> None:
    excerpts = Excerpts("2\n省水利厅\n3\n", ())
    assert excerpts.printed(0, 1) == "2"
    assert excerpts.printed(2, 6) == "省水利厅"
