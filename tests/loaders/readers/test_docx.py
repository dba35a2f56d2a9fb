"""Word documents: order, automatic numbers, tracked changes, tables."""

from io import BytesIO

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from loaders.readers.docx import read
from loaders.source import Source
from ontology.errors import ReadError

LEVEL = """<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}
<w:lvlText w:val="{pattern}"/></w:lvl>"""
OFFICIAL = (("chineseCounting", "%1、"), ("chineseCountingThousand", "（%2）"), ("decimal", "%3."))


def abstract(number: int, *levels: tuple[str, str], start: int = 1, extra: str = "") -> str:
    """A list definition with the number format and pattern of each level."""
    body = "".join(
        LEVEL.format(level=level, start=start, form=form, pattern=pattern, extra=extra)
        for level, (form, pattern) in enumerate(levels)
    )
    return f'<w:abstractNum w:abstractNumId="{number}">{body}</w:abstractNum>'


def num(number: int, definition: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>'


def word(*body: str, numbering: str = "", styles: str = "") -> WordDocument:
    """A document with this XML in its body, its numbering and its styles."""
    document = Document()
    content = document.element.body
    for element in list(content)[:-1]:
        content.remove(element)
    for xml in reversed(body):
        content.insert(0, parse_xml(xml.replace(">", f" {nsdecls('w', 'm')}>", 1)))
    root = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)._element  # type: ignore[attr-defined]
    for element in list(root):
        root.remove(element)
    for element in parse_xml(f"<w:numbering {nsdecls('w')}>{numbering}</w:numbering>"):
        root.append(element)
    for style in parse_xml(f"<w:styles {nsdecls('w')}>{styles}</w:styles>"):
        document.styles.element.append(style)
    return document


def loaded(document: WordDocument) -> Source:
    stream = BytesIO()
    document.save(stream)
    return read(stream.getvalue(), "a.docx")


def lines(*body: str, numbering: str = "", styles: str = "") -> list[str]:
    return loaded(word(*body, numbering=numbering, styles=styles)).text.split("\n")


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text) if text else ''}</w:p>"


def item(text: str, level: int = 0, number: int = 1) -> str:
    reference = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(text, reference)


# --- automatic numbers ---------------------------------------------------------------------------------


def test_numbers_come_back_and_begin_again_below_each_heading() -> None:
    assert lines(
        item("总体要求"),
        item("指导思想", 1),
        item("基本原则", 1),
        item("重点任务"),
        item("工业", 1),
        item("钢铁", 2),
        item("建材", 2),
        item("建筑", 1),
        item("农房", 2),
        numbering=abstract(0, *OFFICIAL) + num(1, 0),
    ) == [
        "一、总体要求",
        "（一）指导思想",
        "（二）基本原则",
        "二、重点任务",
        "（一）工业",
        "1.钢铁",
        "2.建材",
        "（二）建筑",
        "1.农房",
    ]


@pytest.mark.parametrize(
    ("form", "pattern", "extra", "expected"),
    [
        ("decimalEnclosedCircleChinese", "%1", "", ["①甲", "②乙"]),
        ("upperRoman", "%1.", "", ["I.甲", "II.乙"]),
        ("lowerLetter", "%1)", "", ["a)甲", "b)乙"]),
        ("japaneseCounting", "第%1条", "", ["第一条 甲", "第二条 乙"]),
        ("chineseCountingThousand", "第%1章", '<w:suff w:val="space"/>', ["第一章 甲", "第二章 乙"]),
        ("chineseCounting", "%1是", '<w:suff w:val="nothing"/>', ["一是甲", "二是乙"]),
        ("ideographTraditional", "%1、", "", ["甲、甲", "乙、乙"]),
        ("decimal", "（%1）", '<w:suff w:val="space"/>', ["（1） 甲", "（2） 乙"]),
        ("none", "", "", ["甲", "乙"]),
        ("bullet", "—", "", ["—甲", "—乙"]),
        ("bullet", "\uf06c", "", ["•甲", "•乙"]),
    ],
)
def test_a_number_stands_as_printed(form: str, pattern: str, extra: str, expected: list[str]) -> None:
    numbering = abstract(0, (form, pattern), extra=extra) + num(1, 0)
    assert lines(item("甲"), item("乙"), numbering=numbering) == expected


def test_a_point_and_a_year_do_not_run_together() -> None:
    numbering = abstract(0, ("decimal", "%1.")) + num(1, 0)
    assert lines(item("2025年底前完成"), item("全面完成"), numbering=numbering) == [
        "1. 2025年底前完成",
        "2.全面完成",
    ]


def test_deeper_numbers_show_the_higher_ones() -> None:
    levels = (("chineseCounting", "第%1章"), ("decimal", "%1.%2"), ("decimal", "%1.%2.%3"))
    numbering = abstract(0, *levels, extra="<w:isLgl/>") + num(1, 0)
    assert lines(item("甲"), item("乙", 1), item("丙", 2), numbering=numbering) == [
        "第1章 甲",
        "1.1 乙",
        "1.1.1 丙",
    ]


def test_numbers_may_run_through_chapters() -> None:
    through = abstract(0, OFFICIAL[0], extra="") + abstract(1, OFFICIAL[0], OFFICIAL[1])
    numbering = through.replace('<w:lvl w:ilvl="1">', '<w:lvl w:ilvl="1"><w:lvlRestart w:val="0"/>') + num(
        1, 1
    )
    assert lines(item("甲"), item("乙", 1), item("丙"), item("丁", 1), numbering=numbering) == [
        "一、甲",
        "（一）乙",
        "二、丙",
        "（二）丁",
    ]


def test_lists_of_one_definition_count_on_unless_told_to_start() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = abstract(0, ("decimal", "%1.")) + num(1, 0) + num(2, 0) + num(3, 0, again)
    body = [item("甲"), item("乙", number=2), item("丙", number=3), item("丁", number=3)]
    assert lines(*body, numbering=numbering) == ["1.甲", "2.乙", "5.丙", "6.丁"]


def test_a_level_may_be_redefined_for_one_list() -> None:
    other = LEVEL.format(level=0, start=3, form="decimal", pattern="(%1)", extra="")
    override = f'<w:lvlOverride w:ilvl="0">{other}</w:lvlOverride>'
    numbering = abstract(0, ("decimal", "%1.")) + num(1, 0, override)
    assert lines(item("甲"), numbering=numbering) == ["(3)甲"]


STYLED = """<w:style w:type="paragraph" w:styleId="Outline"><w:name w:val="outline"/><w:pPr><w:numPr>
<w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Outline2"><w:name w:val="outline 2"/>
<w:basedOn w:val="Outline"/></w:style>
<w:style w:type="paragraph" w:styleId="Plain"><w:name w:val="plain"/><w:basedOn w:val="Outline"/><w:pPr>
<w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>"""


def test_numbers_may_come_from_the_style() -> None:
    linked = abstract(0, *OFFICIAL).replace(
        '<w:lvlText w:val="（%2）"/>', '<w:pStyle w:val="Outline2"/><w:lvlText w:val="（%2）"/>'
    )
    body = [
        p("甲", '<w:pStyle w:val="Outline"/>'),
        p("乙", '<w:pStyle w:val="Outline2"/>'),
        p("丙", '<w:pStyle w:val="Plain"/>'),
        p("丁", '<w:pStyle w:val="Outline"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
        p("戊", '<w:pStyle w:val="Outline"/>'),
    ]
    assert lines(*body, numbering=linked + num(1, 0), styles=STYLED) == [
        "一、甲",
        "（一）乙",
        "丙",
        "丁",
        "二、戊",
    ]


def test_numbers_may_come_from_a_list_style() -> None:
    style = """<w:style w:type="numbering" w:styleId="Chapters"><w:name w:val="chapters"/><w:pPr><w:numPr>
    <w:numId w:val="1"/></w:numPr></w:pPr></w:style>"""
    link = '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="Chapters"/></w:abstractNum>'
    numbering = abstract(0, ("chineseCounting", "%1、")) + link + num(1, 0) + num(2, 7)
    assert lines(item("甲", number=2), item("乙", number=2), numbering=numbering, styles=style) == [
        "一、甲",
        "二、乙",
    ]


def test_unknown_lists_and_levels_have_no_number() -> None:
    numbering = abstract(0, ("decimal", "%1.")) + num(1, 0)
    assert lines(item("甲", number=9), item("乙", 5), item("丙"), numbering=numbering) == ["甲", "乙", "1.丙"]


def test_a_blank_paragraph_counts_but_is_no_line() -> None:
    numbering = abstract(0, ("decimal", "%1.")) + num(1, 0)
    assert lines(item("甲"), item(""), item("乙"), numbering=numbering) == ["1.甲", "3.乙"]


# --- running text --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (
            f"<w:ins>{run('新增')}</w:ins><w:del><w:r><w:delText>删除</w:delText></w:r></w:del>{run('保留')}",
            "新增保留",
        ),
        (f"<w:moveFrom>{run('旧处')}</w:moveFrom><w:moveTo>{run('新处')}</w:moveTo>", "新处"),
        (f"<w:hyperlink>{run('链接')}</w:hyperlink>{run('文字')}", "链接文字"),
        (f"<w:sdt><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>", "控件"),
        (f"<w:fldSimple w:instr='PAGE'>{run('域')}</w:fldSimple>", "域"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("正文"), "正文"),
        (f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>{run('可见')}", "可见"),
        ("<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>可见</w:t></w:r>", "可见"),
        (
            "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:br w:type='page'/></w:r>",
            "甲\t乙\n丙",
        ),
        ("<w:r><w:t>2021</w:t><w:noBreakHyphen/><w:t>2025</w:t><w:softHyphen/></w:r>", "2021-2025"),
        ("<w:r><w:sym w:font='Wingdings' w:char='25A0'/></w:r>", "■"),
        (
            "<w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt><w:rubyBase>"
            + run("拼")
            + "</w:rubyBase></w:ruby>",
            "拼",
        ),
        ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1"),
        (run("注") + "<w:r><w:footnoteReference w:id='1'/></w:r>", "注"),
        (run("　　缩进 "), "　　缩进 "),
    ],
)
def test_a_paragraph_reads_as_printed(content: str, text: str) -> None:
    assert loaded(word(f"<w:p>{content}</w:p>")).text == text


def test_text_boxes_follow_their_paragraph_once() -> None:
    box = f"<w:txbxContent>{p('江源市人民政府文件')}{p('江政发〔2023〕5号')}</w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    drawing = (
        f"<w:r><mc:AlternateContent {mc}><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert lines(f"<w:p>{run('正文')}{drawing}</w:p>", p("下文")) == [
        "正文",
        "江源市人民政府文件",
        "江政发〔2023〕5号",
        "下文",
    ]


def test_a_paragraph_whose_end_was_deleted_runs_on() -> None:
    numbering = abstract(0, ("decimal", "%1.")) + num(1, 0)
    deleted = item("前半，", 0).replace("</w:pPr>", "<w:rPr><w:del/></w:rPr></w:pPr>")
    assert lines(deleted, item("后半"), item("下一"), numbering=numbering) == ["1.前半，后半", "2.下一"]


def test_content_controls_keep_the_order() -> None:
    inner = f"<w:sdt><w:sdtContent>{p('丙')}</w:sdtContent></w:sdt>"
    outer = f"<w:sdt><w:sdtContent>{p('乙')}{inner}</w:sdtContent></w:sdt>"
    assert lines(p("甲"), outer, p("丁")) == ["甲", "乙", "丙", "丁"]


def test_headings_and_title_are_marked() -> None:
    document = Document()
    document.add_heading("节能行动方案", 0)
    document.add_heading("总体要求", 1)
    document.add_heading("指导思想", 2)
    document.add_paragraph("正文")
    document.core_properties.title = " 节能行动方案（送审稿） "
    source = loaded(document)
    assert [
        (block.kind, block.level, source.text[block.char_start : block.char_end]) for block in source.blocks
    ] == [
        ("title", 0, "节能行动方案"),
        ("heading", 1, "总体要求"),
        ("heading", 2, "指导思想"),
        ("paragraph", 0, "正文"),
    ]
    assert source.meta == {"title": "节能行动方案（送审稿）"}
    assert (source.format, source.pages) == ("docx", ())


@pytest.mark.parametrize(("level", "expected"), [("0", ("heading", 1)), ("9", ("paragraph", 0))])
def test_an_outline_level_of_its_own_counts(level: str, expected: tuple[str, int]) -> None:
    source = loaded(word(p("甲", f'<w:outlineLvl w:val="{level}"/>')))
    assert [(block.kind, block.level) for block in source.blocks] == [expected]


def test_headers_and_footers_stay_outside() -> None:
    document = Document()
    document.add_paragraph("正文")
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.sections[0].footer.paragraphs[0].text = "页脚"
    assert loaded(document).text == "正文"


# --- tables --------------------------------------------------------------------------------------------


def cell(*texts: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(map(p, texts))}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def test_cells_know_their_place_and_span() -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    table = "<w:tbl>{}</w:tbl>".format(
        row(
            cell("序号"),
            cell("任务", properties='<w:gridSpan w:val="2"/>'),
            cell("单位"),
            properties="<w:tblHeader/>",
        )
        + row(
            cell("1", properties=down), cell("建设"), cell("园区", "电厂"), cell("市发改委", properties=down)
        )
        + row(cell("", properties=on), cell("改造"), cell(""), cell("市财政局", properties=on))
        + row(cell(""), cell(""), cell(""), cell(""))
    )
    source = loaded(word(p("附件"), table, p("完")))
    assert source.text == "附件\n序号\t任务\t\t单位\n1\t建设\t园区 电厂\t市发改委 市财政局\n\t改造\n完"
    cells = {
        source.text[block.char_start : block.char_end]: (
            block.row,
            block.column,
            block.rowspan,
            block.colspan,
            block.header,
        )
        for block in source.blocks
        if block.kind == "cell" and block.char_end > block.char_start
    }
    assert cells == {
        "序号": (0, 0, 1, 1, True),
        "任务": (0, 1, 1, 2, True),
        "单位": (0, 3, 1, 1, True),
        "1": (1, 0, 2, 1, False),
        "建设": (1, 1, 1, 1, False),
        "园区 电厂": (1, 2, 1, 1, False),
        "市发改委 市财政局": (1, 3, 2, 1, False),
        "改造": (2, 1, 1, 1, False),
    }
    inner = [source.text[b.char_start : b.char_end] for b in source.blocks if b.kind == "paragraph"]
    assert inner == ["附件", "园区", "电厂", "市发改委", "市财政局", "完"]


def test_a_number_without_words_is_text_in_a_cell() -> None:
    numbered = f"<w:tc>{item('')}</w:tc>"
    table = f"<w:tbl>{row(numbered, cell('建设'))}{row(numbered, cell('改造'))}</w:tbl>"
    assert lines(table, numbering=abstract(0, ("decimal", "%1")) + num(1, 0)) == ["1\t建设", "2\t改造"]


def test_a_table_of_one_cell_is_a_frame() -> None:
    assert lines(f"<w:tbl>{row(cell('甲', '乙'))}</w:tbl>") == ["甲", "乙"]


def test_deleted_rows_and_indented_rows() -> None:
    table = "<w:tbl>{}</w:tbl>".format(
        row(cell("甲"), cell("乙"))
        + row(cell("删"), cell("除"), properties="<w:del/>")
        + row(cell("丙"), properties='<w:gridBefore w:val="1"/>')
    )
    assert lines(table) == ["甲\t乙", "\t丙"]


def test_a_table_within_a_cell_is_read_with_it() -> None:
    inner = f"<w:tbl>{row(cell('子一'), cell('子二'))}</w:tbl>"
    outer = f"<w:tc>{inner}{p('')}</w:tc>"
    assert lines(f"<w:tbl>{row(cell('甲'), outer)}</w:tbl>") == ["甲\t子一 子二"]


def test_blocks_enclose_what_comes_after_them() -> None:
    table = f"<w:tbl>{row(cell('甲', '乙'), cell('丙'))}</w:tbl>"
    blocks = loaded(word(p("前"), table, p("后"))).blocks
    order = [(block.char_start, -block.char_end) for block in blocks]
    assert order == sorted(order)
    assert [block.kind for block in blocks] == [
        "paragraph",
        "table",
        "row",
        "cell",
        "paragraph",
        "paragraph",
        "cell",
        "paragraph",
    ]


# --- damage --------------------------------------------------------------------------------------------


def test_a_broken_document_is_refused() -> None:
    stream = BytesIO()
    Document().save(stream)
    data = stream.getvalue().replace(b"[Content_Types].xml", b"[Content_Tipos].xml")
    with pytest.raises(ReadError, match=r"^a\.docx: is a damaged or unusual DOCX; open it"):
        read(data, "a.docx")
