"""Where on a web page the document stands: what is hidden or furniture goes, the main content is found."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

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
PARAGRAPHS = {"br", "dd", "h1", "h2", "h3", "h4", "li", "ol", "p", "pre", "ul", *HOLDERS}


@dataclass(slots=True)
class Measure:
    """Chinese characters within an element, outside and inside links, and its links.

    Outside links, words without punctuation count a quarter: prose is what sets a document off from labels,
    menus and dates.
    """

    plain: int = 0
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
    most = sizes[tree.body.mem_id].plain * FURNITURE_SHARE
    named = tree.body.css("nav, footer, aside, header, [class], [id]")
    furniture = _outermost(element for element in named if _is_furniture(element, sizes[element.mem_id]))
    for element in furniture:
        if sizes[element.mem_id].plain <= most and element.tag != "body":
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
                sizes[parent].plain += count if PROSE.search(text) is not None else count // 4
            continue
        sizes[key] = Measure(links=int(node.tag == "a"))
        inside[key] = inside[parent] or node.tag == "a"
        parents.append((key, parent))
    for key, parent in reversed(parents):
        size, whole = sizes[key], sizes[parent]
        whole.plain += size.plain
        whole.linked += size.linked
        whole.links += size.links
    return sizes


def find_content(body: Any) -> list[Any]:
    """The elements that hold the document, in order.

    A container of a known content system, unless next to all text stands elsewhere; else the innermost
    element that holds next to all text outside links, without its lists of links.
    """
    sizes = measured(body)
    densest = _densest(body, sizes)
    found = sizes[densest.mem_id].plain
    for selector in CONTAINERS:
        containers = _outermost(body.css(selector))
        largest = max((sizes[container.mem_id].plain for container in containers), default=0)
        parts = [node for node in containers if sizes[node.mem_id].plain > largest * SIBLING_SHARE]
        total = sum(sizes[part.mem_id].plain for part in parts)
        if total >= ENOUGH or total > found * ENOUGH_SHARE:
            return parts
    for element in _outermost(
        filter(lambda node: _is_link_list(node, sizes), densest.css("div, ul, table, dl"))
    ):
        if element.mem_id != densest.mem_id:
            element.decompose()
    return [densest]


def _densest(body: Any, sizes: dict[int, Measure]) -> Any:
    """From the body down, as long as one child holds next to all text and is more than a paragraph."""
    element = body
    while True:
        children = [child for child in element.iter() if child.tag in HOLDERS and child.mem_id in sizes]
        longest = max(children, key=lambda child: sizes[child.mem_id].plain, default=None)
        if longest is None or sizes[longest.mem_id].plain < sizes[element.mem_id].plain * DOMINANT:
            return element
        if sizes[longest.mem_id].plain == 0 or not any(child.tag in PARAGRAPHS for child in longest.iter()):
            return element
        element = longest


def _is_link_list(element: Any, sizes: dict[int, Measure]) -> bool:
    size = sizes.get(element.mem_id, Measure())
    return size.links >= LIST_LINKS and size.linked > size.plain and "附件" not in element.text()


def _outermost(elements: Iterable[Any]) -> list[Any]:
    """The elements that stand in no other of them, in document order and each once."""
    unique = {element.mem_id: element for element in elements}
    return [element for element in unique.values() if not any(key in unique for key in _above(element))]


def _above(element: Any) -> Iterable[int]:
    parent = element.parent
    while parent is not None:
        yield parent.mem_id
        parent = parent.parent
