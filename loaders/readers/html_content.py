"""Where on a web page the document stands: what is hidden or furniture goes, the main content is found."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from loaders.readers.html_facts import facts_in_lines, has_label, is_label
from loaders.readers.html_lines import BLOCKS, Line, lines_of, table_cells

CJK = re.compile("[㐀-鿿豈-﫿]")
PROSE = re.compile("[，。；、,;]")

CONTAINERS = (
    "#UCAP-CONTENT",
    ".trs_editor_view",
    ".TRS_Editor",
    ".TRS_UEDITOR",
    ".pages_content",
    ".v_news_content",
    "#Zoom",
    "#zoom",
    "td.p1",
    ".article-content",
    ".detail-news",
    "#con_con",
    "#vsb_content",
    "#js_content",
    ".article_content",
    ".gknbxq_detail",
)
"""What the content systems of government sites put a document's body in, the surest first."""

UNSEEN_TAGS = [
    *("script", "style", "noscript", "template", "iframe", "object", "svg"),
    *("select", "button", "textarea"),
]
HIDDEN = '[hidden], [style*="display:none" i], [style*="display: none" i], [style*="visibility:hidden" i]'
HIDDEN_CLASSES = {"hide", "hidden", "d-none", "none", "layui-hide"}
FURNITURE = re.compile(
    "breadcrumbs?|comments?|copyright|crumbs?|dqwz|ewm|fenxiang|foot|footer|headnav|login|menu|nav|navbar"
    "|navigation|pager|pagination|qrcode|recommend|related|search|share|sidebar|sitemap|subnav|toolbar|topbar"
    "|xgwj|xgxw|xgyd|xgzc",
    re.IGNORECASE,
)
"""Words that name furniture in the class and id of an element, in English and in pinyin initials."""
FURNITURE_TAGS = {"nav", "footer", "aside"}
HEADERS = {"header", "hd", "top"}
"""Tag and words of what heads a page, with its menu, or a document, with its title and facts."""
WORD = re.compile("[a-z]+|[A-Z][a-z]*")

FURNITURE_SHARE = 0.3
"""An element with more of a page's text is no furniture, whatever its name: sites wrap all in a header."""
ENOUGH = 200
"""Chinese characters from which a named container is believed without looking further."""
ENOUGH_SHARE = 0.3
"""Share of the densest element's text from which a shorter container is believed."""
SIBLING_SHARE = 0.2
"""Share of the longest container from which others of its kind are parts or annexes of the document."""
DOMINANT = 0.85
"""Share of an element's text that one child holds when the others are furniture."""
LIST_LINKS = 3
"""Links from which an element with more linked than plain text is a list of other pages, but for annexes."""

HOLDERS = {
    "article",
    "body",
    "center",
    "div",
    "dl",
    "fieldset",
    "form",
    "main",
    "section",
    "table",
    "tbody",
    "td",
    "tr",
}
BOXES = HOLDERS - {"body", "tr"}
PARAGRAPHS = BLOCKS | {"br"}
LONGEST_ASIDE = 400
"""Characters of what may stand beside a document: facts, or a line of words about the page."""
PAGE_WORDS = re.compile(
    "版权所有|ICP备|公网安备|网站标识码|主办：|网站地图|打印本页|关闭窗口|上一篇|下一篇|扫一扫|分享到|责任编辑|当前位置"
    "|您的位置|相关链接|相关阅读"
)


@dataclass(slots=True)
class Measure:
    """What an element holds: visible characters outside links, Chinese ones of these and inside links, links.

    In ``prose`` words without punctuation count a quarter: prose is what sets a document off from labels,
    menus and dates.
    """

    visible: int = 0
    prose: int = 0
    linked: int = 0
    links: int = 0


def without_unseen(tree: Any) -> None:
    """Take out of a page what no reader sees, and furniture by its tag and name."""
    tree.strip_tags(UNSEEN_TAGS, recursive=True)
    for element in tree.css(HIDDEN):
        if element.tag not in ("html", "body"):
            element.decompose()
    if tree.body is None:
        return
    sizes = measured(tree.body)
    most = sizes[tree.body.mem_id].visible * FURNITURE_SHARE
    named = tree.body.css("nav, footer, aside, header, [class], [id]")
    furniture = _outermost(element for element in named if _is_furniture(element, sizes[element.mem_id]))
    for element in furniture:
        if sizes[element.mem_id].visible <= most and element.tag != "body":
            element.decompose()


def _is_furniture(element: Any, size: Measure) -> bool:
    attributes = element.attributes
    classes = attributes.get("class") or ""
    words = WORD.findall(f"{classes} {attributes.get('id') or ''}")
    if element.tag in FURNITURE_TAGS or not HIDDEN_CLASSES.isdisjoint(classes.split()):
        return True
    if size.links >= LIST_LINKS and (element.tag in HEADERS or any(word in HEADERS for word in words)):
        return True
    return any(FURNITURE.fullmatch(word) is not None for word in words)


def measured(root: Any) -> dict[int, Measure]:
    """The measure of an element and of all elements in it, by ``mem_id``."""
    sizes: dict[int, Measure] = {root.mem_id: Measure()}
    inside: dict[int, bool] = {root.mem_id: root.tag == "a"}
    parents: list[tuple[int, int]] = []
    for node in root.traverse(include_text=True):
        key = node.mem_id
        if key == root.mem_id:
            continue
        parent = node.parent.mem_id
        if node.tag == "-text":
            text = node.text_content or ""
            count = len(CJK.findall(text))
            if inside[parent]:
                sizes[parent].linked += count
            else:
                sizes[parent].visible += len("".join(text.split()))
                sizes[parent].prose += count if PROSE.search(text) is not None else count // 4
            continue
        sizes[key] = Measure(links=int(node.tag == "a"))
        inside[key] = inside[parent] or node.tag == "a"
        parents.append((key, parent))
    for key, parent in reversed(parents):
        size, whole = sizes[key], sizes[parent]
        whole.visible += size.visible
        whole.prose += size.prose
        whole.linked += size.linked
        whole.links += size.links
    return sizes


def find_content(body: Any) -> list[Any]:
    """The elements that hold the document, in order.

    A container of a known content system, unless next to all text stands elsewhere; else what is left of the
    page without everything that stands beside its longest part, and without lists of links.
    """
    sizes = measured(body)
    parts = _main_parts(body, sizes)
    found = sum(sizes[part.mem_id].prose for part in parts)
    for selector in CONTAINERS:
        containers = _outermost(body.css(selector))
        largest = max((sizes[container.mem_id].prose for container in containers), default=0)
        known = [node for node in containers if sizes[node.mem_id].prose > largest * SIBLING_SHARE]
        total = sum(sizes[node.mem_id].prose for node in known)
        if total >= ENOUGH or total > found * ENOUGH_SHARE:
            return known
    for part in parts:
        lists = [node for node in part.css("div, ul, table, dl") if _is_link_list(node, sizes)]
        for element in _outermost(lists):
            if element.mem_id != part.mem_id:
                element.decompose()
    return parts


def _main_parts(body: Any, sizes: dict[int, Measure]) -> list[Any]:
    """From the body down, as long as all but one child stand beside the document."""
    element = body
    while True:
        children = [child for child in element.iter(include_text=True) if _is_visible(child, sizes)]
        if len(children) == 0 or any(child.tag not in PARAGRAPHS for child in children):
            return [element]
        main = max(children, key=lambda child: sizes[child.mem_id].prose)
        place = [child.mem_id for child in children].index(main.mem_id)
        share = sizes[main.mem_id].prose / max(1, sizes[element.mem_id].prose)
        leads = share > DOMINANT and any(child.tag in PARAGRAPHS for child in main.iter())
        parts = [
            child
            for number, child in enumerate(children)
            if number == place or not _is_beside(child, sizes[child.mem_id], leads and number < place)
        ]
        if (
            len(parts) > 1
            or main.tag not in HOLDERS
            or (main.tag == "table" and table_cells(main) is not None)
        ):
            return parts
        element = main


def _is_table(element: Any) -> bool:
    """Whether an element is a table of the document."""
    return element.tag == "table" and table_cells(element) is not None


def _is_visible(node: Any, sizes: dict[int, Measure]) -> bool:
    """Whether a child has text; links between blocks are no part of anything."""
    if node.tag == "-text":
        return bool((node.text_content or "").strip())
    size = sizes.get(node.mem_id, Measure())
    return size.visible > 0 or (size.linked > 0 and node.tag in BLOCKS)


def _is_beside(element: Any, size: Measure, ahead: bool) -> bool:
    """Whether an element is no part of the document: links, facts, words of the page.

    ``ahead`` of a main part that holds next to all text, every box is: the title is found in other ways. What
    follows may be signature and date.
    """
    if (
        size.visible == 0
        or (ahead and element.tag in BOXES)
        or _is_link_list(element, {element.mem_id: size})
    ):
        return "附件" not in element.text()
    if size.visible > LONGEST_ASIDE:
        return False
    text = element.text()
    if PAGE_WORDS.search(text) is not None:
        return True
    if not has_label(text):
        return False
    lines = [line.text for line in lines_of([element], parted=is_label) if isinstance(line, Line)]
    return len(facts_in_lines(lines)) > 0


def _is_link_list(element: Any, sizes: dict[int, Measure]) -> bool:
    size = sizes.get(element.mem_id, Measure())
    return size.links >= LIST_LINKS and size.linked > size.visible and "附件" not in element.text()


def _outermost(elements: Iterable[Any]) -> list[Any]:
    """The elements that stand in no other of them, in document order and each once."""
    unique = {element.mem_id: element for element in elements}
    return [element for element in unique.values() if not any(key in unique for key in _above(element))]


def _above(element: Any) -> Iterable[int]:
    parent = element.parent
    while parent is not None:
        yield parent.mem_id
        parent = parent.parent
