"""Which encoding a text is in, from two characters on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.readers.encodings import FREQUENT, decode
from ontology.errors import ReadError

SENTENCE = "到２０２５年，全市单位生产总值能耗下降百分之十三以上。（责任单位：市发展改革委）"
TRADITIONAL = "為貫徹落實節能減排工作，現將有關事項通知如下：各區縣人民政府應當加強組織領導。"


@pytest.mark.parametrize(
    ("text", "codec", "named"),
    [
        (SENTENCE, "utf-8", "utf-8"),
        (SENTENCE, "utf-8-sig", "utf-8-sig"),
        (SENTENCE, "utf-16", "utf-16"),
        (SENTENCE, "utf-32", "utf-32"),
        (SENTENCE, "gb2312", "gb18030"),
        (SENTENCE, "gb18030", "gb18030"),
        (TRADITIONAL, "gb18030", "gb18030"),
        (TRADITIONAL, "big5", "big5"),
        (TRADITIONAL + "墻", "cp950", "cp950"),
        (TRADITIONAL + "㗎", "big5hkscs", "big5hkscs"),
        ("通知", "gb18030", "gb18030"),
        ("通知", "big5", "big5"),
        ("市发改委", "gb18030", "gb18030"),
        ("省發改委", "big5", "big5"),
        ("一、总体要求", "gb18030", "gb18030"),
        ("一、總體要求", "big5", "big5"),
        ("青政〔2022〕65号", "gb18030", "gb18030"),
        ("plain words, 1234", "ascii", "utf-8"),
        ("镕堃喆", "utf-8", "utf-8"),
    ],
)
def test_text_comes_back_as_it_was(text: str, codec: str, named: str) -> None:
    decoded = decode(text.encode(codec), "a.txt")
    assert (decoded.text, decoded.encoding, decoded.lost) == (text, named, 0)


@given(st.lists(st.sampled_from(sorted(FREQUENT)), min_size=4, max_size=40).map("".join))
def test_frequent_characters_come_back_from_gb18030(text: str) -> None:
    assert decode(text.encode("gb18030"), "a.txt").text == text


@given(st.lists(st.sampled_from(sorted(FREQUENT) + list("café ±·°×，。1")), min_size=1).map("".join))
def test_utf8_is_never_taken_for_another(text: str) -> None:
    assert decode(text.encode(), "a.txt").text == text


@pytest.mark.parametrize("text", ["A·B", "25 °C ± 1", "naïve café", "The “plan” – 2025"])
def test_a_few_signs_among_ascii_stay_utf8(text: str) -> None:
    assert decode(text.encode(), "a.txt").text == text


def test_line_ends_and_blanks_stay() -> None:
    text = "　　一、\r\n二、\r三、\n\n\t 四、 \n"
    assert decode(text.encode("gb18030"), "a.txt").text == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (bytes(range(256)), "a.txt: is binary data"),
        (b"\x01\x02\x03\x04 ab" * 50, "a.txt: is binary data"),
        ("日本語の文章です、これはただのテスト".encode("shift_jis"), "a.txt: is neither UTF-8"),
        ("Müller und Söhne grüßen".encode("latin-1"), "a.txt: is neither UTF-8"),
        (SENTENCE.encode()[:-1], "a.txt: is utf-8 text, broken at byte"),
        (SENTENCE.encode("gb18030") * 9 + b"\xff" + SENTENCE.encode("gb18030"), "is gb18030 text, broken at"),
        (SENTENCE.encode("utf-16")[:-1], "a.txt: is utf-16 text, broken at byte"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(ReadError) as raised:
        decode(data, "a.txt")
    assert message in str(raised.value)
    assert ";" in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_page_may_have_a_broken_character() -> None:
    decoded = decode(SENTENCE.encode("gb18030") * 60 + b"\xff<br>", "a.html", forgiving=True)
    assert decoded.lost == 1
    assert decoded.encoding == "gb18030"
    assert decoded.text.startswith(SENTENCE)


@pytest.mark.parametrize("declared", ["", "utf-8", "big5", "gb2312"])
def test_a_wrong_declaration_does_not_mislead(declared: str) -> None:
    assert decode(SENTENCE.encode("gb18030"), "a.html", declared=declared).text == SENTENCE
