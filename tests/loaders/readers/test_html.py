"""Web pages: the document without the page around it, its facts, its title, its tables."""

from pathlib import Path

import pytest

from loaders.readers import read as read_file
from loaders.readers.html import read
from loaders.readers.html_facts import facts_in_line, facts_in_lines, facts_in_table, without_site
from loaders.source import Source

PROSE = "为贯彻落实上级部署，结合本市实际，制定本方案，请认真组织实施，确保取得实效。"
TITLE = "江源市人民政府关于印发节能行动方案的通知"


def page(body: str, head: str = "") -> Source:
    return read(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode(), "a.html")


def lines(body: str, head: str = "") -> list[str]:
    return page(body, head).text.split("\n")


def marked(source: Source, *kinds: str) -> list[str]:
    return [source.text[b.char_start : b.char_end] for b in source.blocks if b.kind in kinds]


# --- lines ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>甲</p><p>乙</p>", ["甲", "乙"]),
        ("甲<br>乙<br/><br/>丙", ["甲", "乙", "丙"]),
        ("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"]),
        ("<p>甲<b>乙</b><span> 丙</span></p>", ["甲乙 丙"]),
        ("<p>\n  甲\n  乙\t</p>", ["甲 乙"]),
        ("<p>　　甲&nbsp;乙</p>", ["　　甲\xa0乙"]),
        ("<p>CO<sub>2</sub>和m<sup>3</sup></p>", ["CO2和m3"]),
        ("<p>节&#8203;能&shy;降\ufeff碳</p>", ["节能降碳"]),
        ("<pre>甲\n  乙\r\n\n丙</pre>", ["甲", "  乙", "丙"]),
        ("<ul><li>甲</li><li>乙</li></ul>", ["甲", "乙"]),
        ("<ol><li>甲<li>乙</ol>", ["1.甲", "2.乙"]),
        ("<ol start=3 type=I><li>甲<li value=7>乙<li>丙</ol>", ["III.甲", "VII.乙", "VIII.丙"]),
        ("<ol><li>一、甲<li>（二）乙</ol>", ["一、甲", "（二）乙"]),
        ("<ol style='list-style: none'><li>甲</ol>", ["甲"]),
        ("<ol><li>甲<ul><li>乙</ul><li>丙</ol>", ["1.甲", "乙", "2.丙"]),
        ("<p>甲</p><script>乙</script><style>丙</style><!-- 丁 --><p>戊</p>", ["甲", "戊"]),
        ("<p>甲乙丙</p><p hidden>丁</p><p style='DISPLAY:none'>戊</p><p class='d-none x'>己</p>", ["甲乙丙"]),
        ("<p>甲</p><textarea>乙</textarea><select><option>丙</select><noscript>丁</noscript>", ["甲"]),
        ("<custom-element>甲<p>乙</custom-element>", ["甲", "乙"]),
        ("甲" + "<div>" * 3000 + "乙", ["甲", "乙"]),
    ],
)
def test_a_page_reads_as_shown(body: str, expected: list[str]) -> None:
    assert lines(body) == expected


def test_headings_keep_their_level() -> None:
    source = page(f"<h2>一、总体<br>要求</h2><p>{PROSE}</p><h4>（一）目标</h4>")
    assert [(b.kind, b.level, source.text[b.char_start : b.char_end]) for b in source.blocks] == [
        ("heading", 2, "一、总体"),
        ("heading", 2, "要求"),
        ("paragraph", 0, PROSE),
        ("heading", 4, "（一）目标"),
    ]


# --- where the document is -----------------------------------------------------------------------------

MENU = (
    "<div class='nav'><a>首页</a><a>政务公开</a></div>"
    "<ul><li><a>机构职能</a><li><a>政策文件</a><li><a>政务服务</a></ul>"
)
SIDE = "<div><h3>热点</h3><a>关于某事的解读文章</a><a>另一篇解读文章</a><a>第三篇解读文章</a></div>"
FOOT = "<div class='footer'>江源市人民政府主办，未经许可，不得转载。</div>"
BODY = f"<p>各区县人民政府：</p><p>　　{PROSE}</p><p>一、{PROSE}</p><p>江源市人民政府</p><p>2023年5月4日</p>"
BODY_LINES = ["各区县人民政府：", f"　　{PROSE}", f"一、{PROSE}", "江源市人民政府", "2023年5月4日"]


@pytest.mark.parametrize(
    "opening",
    [
        "<div id='UCAP-CONTENT'>",
        "<div class='trs_editor_view TRS_UEDITOR'>",
        "<div class=TRS_Editor>",
        "<div id=zoom class='x'>",
        "<div class='pages_content'>",
        "<div class=article-content>",
        "<div class='whatever'>",
        "<section><div><article>",
        "<form><table width=900><tr><td width=200></td><td>",
    ],
)
def test_the_body_is_found_without_what_surrounds_it(opening: str) -> None:
    closing = "".join(f"</{tag.split()[0].strip('<>')}>" for tag in reversed(opening.split("<")) if tag)
    assert lines(f"{MENU}<div>{opening}{BODY}{closing}{SIDE}</div>{FOOT}") == BODY_LINES


def test_a_container_with_next_to_nothing_is_not_believed() -> None:
    assert lines(f"<div class=article-content>摘要</div><div class=text>{BODY}</div>") == BODY_LINES


def test_annexes_in_containers_of_their_own_belong_to_the_body() -> None:
    annex = f"<p>附件</p><p>{PROSE}</p>"
    assert lines(f"<div class=TRS_Editor>{BODY}</div>{MENU}<div class=TRS_Editor>{annex}</div>") == [
        *BODY_LINES,
        "附件",
        PROSE,
    ]


def test_a_list_of_annexes_stays() -> None:
    annexes = "<div>附件：<a>任务分工表</a><br><a>目标分解表</a><br><a>名词解释汇编</a></div>"
    assert lines(f"<div class=text>{BODY}{annexes}{SIDE}</div>") == [
        *BODY_LINES,
        "附件：任务分工表",
        "目标分解表",
        "名词解释汇编",
    ]


def test_a_wrapper_named_like_furniture_stays() -> None:
    assert lines(f"<header class='share'><div>{BODY}</div></header>") == BODY_LINES


# --- title ---------------------------------------------------------------------------------------------

ARTICLE = f'<meta name="ArticleTitle" content="{TITLE}">'


@pytest.mark.parametrize(
    ("head", "before"),
    [
        (ARTICLE, ""),
        (f"<title>{TITLE}_政策文件_江源市人民政府网</title>", ""),
        (f"<title>{TITLE}-江源市人民政府</title>", ""),
        ("<title>江源市人民政府门户网站</title>", f"<div class=header><h1>{TITLE}</h1></div>"),
        ("", f"<ul><li>标　　题：{TITLE}</li></ul>"),
    ],
)
def test_a_title_outside_the_body_is_not_lost(head: str, before: str) -> None:
    source = page(f"{before}<div id=zoom>{BODY}</div>", head)
    assert marked(source, "title") == [TITLE]
    assert source.text.endswith("\n".join([TITLE, *BODY_LINES]))


def test_a_title_within_the_body_is_marked_over_its_lines() -> None:
    first, second = TITLE[:7], TITLE[7:]
    source = page(f"<div id=zoom><p>江政发〔2023〕5号</p><p>{first}</p><p>{second}</p>{BODY}</div>", ARTICLE)
    assert marked(source, "title") == [f"{first}\n{second}"]
    assert source.text.split("\n") == ["江政发〔2023〕5号", first, second, *BODY_LINES]


@pytest.mark.parametrize("title", ["首页", "江源市人民政府门户网站", "江源市人民政府关于印发节能…"])
def test_what_names_no_document_is_no_title(title: str) -> None:
    assert lines(f"<div id=zoom>{BODY}</div>", f"<title>{title}</title>") == BODY_LINES


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("关于节能的通知_政策_江源网", "关于节能的通知"),
        ("关于节能的通知 - 江源市发展改革委", "关于节能的通知"),
        ("关于节能的通知-江源市人民政府", "关于节能的通知"),
        ("节能行动方案（2021-2025年）", "节能行动方案（2021-2025年）"),
        ("节能行动方案（2021—2025年）｜江源", "节能行动方案（2021—2025年）"),
    ],
)
def test_a_site_behind_the_title_is_cut_off(title: str, expected: str) -> None:
    assert without_site(title) == expected


# --- facts ---------------------------------------------------------------------------------------------

FACTS = {"索引号": "JY01/2023-1", "发文机关": "江源市人民政府", "发文字号": "江政发〔2023〕5号"}
FACT_LINES = [f"{label}：{value}" for label, value in FACTS.items()]


TABLE_OF_FACTS = """<table><tr><td><b>索 引 号：</b></td><td>JY01/2023-1</td><td>主 题 词：</td><td></td></tr>
<tr><td>发文机关：</td><td>江源市人民政府</td><td>发文字号：</td><td>江政发〔2023〕5号</td></tr></table>"""
LIST_OF_FACTS = """<ul><li><span>索引号</span>JY01/2023-1</li>
<li><b>发文机关</b><span>江源市人民政府</span></li><li><b>主题词</b><i></i></li><li><b>发文字号</b><span>江政发〔2023〕5号</span></li></ul>"""
DEFINED_FACTS = """<dl><dt>索引号：</dt><dd>JY01/2023-1</dd><dt>主题词：</dt><dd></dd>
<dt>发文机关：</dt><dd>江源市人民政府</dd><dt>发文字号：</dt><dd>江政发〔2023〕5号</dd></dl>"""
LINE_OF_FACTS = "<p>【索引号】：JY01/2023-1 发文机关：江源市人民政府　发文字号：江政发〔2023〕5号；</p>"
NESTED_FACTS = """<table><tr><td><table><tr><td>索引号：JY01/2023-1</td><td>发文机关：江源市人民政府</td></tr>
<tr><td colspan=2>发文字号：江政发〔2023〕5号</td></tr></table></td></tr></table>"""


@pytest.mark.parametrize("block", [TABLE_OF_FACTS, LIST_OF_FACTS, DEFINED_FACTS, LINE_OF_FACTS, NESTED_FACTS])
@pytest.mark.parametrize("body", [f"<div id=zoom>{BODY}</div>", f"<div>{BODY}</div>", BODY])
def test_facts_are_read_in_every_layout(block: str, body: str) -> None:
    source = page(f"{block}{body}")
    assert source.meta == FACTS
    assert source.text.split("\n") == [*FACT_LINES, *BODY_LINES]
    assert marked(source, "meta") == FACT_LINES


def test_a_table_of_facts_within_the_body_is_one_too() -> None:
    source = page(f"<div id=zoom>{TABLE_OF_FACTS}{BODY}</div>")
    assert source.meta == FACTS
    assert source.text.split("\n") == [*FACT_LINES, *BODY_LINES]


def test_facts_of_the_page_stay_outside_the_text() -> None:
    line = "<div>发布时间：2023-05-06 10:00　来源：市政府办　字体：大 中 小　浏览次数：33</div>"
    source = page(f"{line}<div id=zoom>{BODY}</div>")
    assert source.meta == {"发布时间": "2023-05-06 10:00", "来源": "市政府办"}
    assert source.text.split("\n") == BODY_LINES


def test_the_head_tells_its_facts() -> None:
    head = (
        '<meta name="SiteName" content="江源市人民政府"><meta name="pubdate" content="2023-05-06">'
        '<meta name="ContentSource" content=""><meta name="viewport" content="width=1"><title>通知 </title>'
    )
    assert page(BODY, head).meta == {"SiteName": "江源市人民政府", "PubDate": "2023-05-06", "title": "通知"}


@pytest.mark.parametrize(
    "line", ["资金来源：财政", "请见文号：一", "来源", "有效期为五年", "发文机关：" + "长" * 201]
)
def test_prose_is_no_fact(line: str) -> None:
    assert facts_in_line(line) == []


def test_a_label_alone_needs_another_nearby() -> None:
    assert facts_in_lines(["来源", "甲"]) == {}
    assert facts_in_lines(["来源", "甲", "文号", "乙"]) == {"来源": "甲", "文号": "乙"}


def test_a_list_of_documents_is_no_table_of_facts() -> None:
    assert (
        facts_in_table(["序号", "文件名称", "文号", "发文日期", "1", "办法", "江政发1号", "2019年"]) is None
    )


# --- tables --------------------------------------------------------------------------------------------


def test_cells_know_their_place_and_span() -> None:
    table = (
        "<table><caption>任务分工</caption><tr><th rowspan=2>序号<th colspan=2>任务<th rowspan=2>单位</tr>"
        "<tr><td>甲类<td>乙类</tr><tr><td>1<td><p>建设</p><p>园区</p><td>改<br>造<td>市发改委</tr>"
        "<tr><td></td><td> </td></tr></table>"
    )
    source = page(f"<p>附件</p>{table}<p>完</p>")
    assert source.text == (
        "附件\n任务分工\n序号\t任务\t\t单位\n\t甲类\t乙类\n1\t建设 园区\t改 造\t市发改委\n完"
    )
    assert [
        (source.text[b.char_start : b.char_end], b.row, b.column, b.rowspan, b.colspan, b.header)
        for b in source.blocks
        if b.kind == "cell"
    ] == [
        ("序号", 0, 0, 2, 1, True),
        ("任务", 0, 1, 1, 2, True),
        ("单位", 0, 3, 2, 1, True),
        ("甲类", 1, 1, 1, 1, False),
        ("乙类", 1, 2, 1, 1, False),
        ("1", 2, 0, 1, 1, False),
        ("建设 园区", 2, 1, 1, 1, False),
        ("改 造", 2, 2, 1, 1, False),
        ("市发改委", 2, 3, 1, 1, False),
    ]
    order = [(block.char_start, -block.char_end) for block in source.blocks]
    assert order == sorted(order)


def test_a_bold_first_row_is_a_header() -> None:
    bold = "<td><b>任务</b></td><td><span style='font-weight: bold'>单位</span></td>"
    source = page(f"<table><tr>{bold}</tr><tr><td><b>甲</b></td><td>乙</td></tr></table>")
    headers = [b.header for b in source.blocks if b.kind == "cell"]
    assert headers == [True, True, False, False]


@pytest.mark.parametrize(
    "table",
    [
        f"<table><tr><td>{BODY}</td></tr></table>",
        f"<table><tr><td></td><td><table><tr><td>{BODY}</td></tr></table></td></tr></table>",
        f"<table><tr><td>{'</td></tr><tr><td>'.join(BODY_LINES)}</td></tr></table>",
    ],
)
def test_a_table_that_lays_out_the_page_is_lines(table: str) -> None:
    source = page(table)
    assert source.text.split("\n") == BODY_LINES
    assert marked(source, "table", "row", "cell") == []


def test_absurd_spans_are_bounded() -> None:
    source = page("<table><tr><td colspan=99999>甲<td>乙<tr><td rowspan=0>丙<td colspan=x>丁</table>")
    assert len(source.text) < 200


# --- encodings -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("charset", "codec", "named"),
    [
        ("gb2312", "gb18030", "gb18030"),
        ("utf-8", "gb18030", "gb18030"),
        ("gbk", "utf-8", "utf-8"),
        ("big5", "gb18030", "gb18030"),
        ("", "utf-16", "utf-16"),
    ],
)
def test_the_encoding_is_that_of_the_bytes(charset: str, codec: str, named: str) -> None:
    tag = f'<meta http-equiv=Content-Type content="text/html; charset={charset}">'
    html = f"<html><head>{tag}</head>{BODY}</html>"
    source = read(html.encode(codec), "a.html")
    assert (source.text.split("\n"), source.encoding) == (BODY_LINES, named)


def test_broken_characters_are_counted() -> None:
    data = f"<html><body>{BODY * 30}".encode("gb18030") + b"<p>\xff</p></body></html>"
    assert read(data, "a.html").encoding == "gb18030, 1 characters lost"


# --- real pages ----------------------------------------------------------------------------------------


@pytest.mark.corpus
def test_real_pages_have_facts_title_and_body(corpus: Path) -> None:
    files = sorted(corpus.glob("formats/*.html"))
    assert len(files) > 0
    for file in files:
        source = read_file(file)
        assert {"索引号", "发文机关", "成文日期", "发文字号"} <= set(source.meta), file.name
        title = "".join(marked(source, "title")).replace("\n", "")
        assert title == source.meta["标题"], file.name
        assert len(source.text) > 3000, file.name
