"""What a page or an office file says about its document beside the text: title, number, date and issuer.

Such a fact counts where the document itself prints none. The date is that of issue (成文日期 and its variants): the
day on which a page was put up (发布日期) may be years later.
"""

from collections.abc import Mapping

from loaders.repair import Text
from loaders.signatures import Names, agency_line
from loaders.source import Source
from loaders.title_lines import Found
from ontology.dates import parse_date
from ontology.document_numbers import find_document_numbers
from ontology.titles import plan_title

_LABELS = {
    "title": ("ArticleTitle", "标题", "title"),
    "date": ("成文日期", "成文时间", "发文日期", "发文时间", "印发日期"),
    "number": ("发文字号", "发文文号", "文号", "发文号"),
    "issuer": ("发文机关", "发文机构", "发文单位", "制发机关", "制定机关", "发布机构", "发布机关"),
}


def page_hints(source: Source) -> dict[str, str]:
    """Return what a web page or office file says about the document: ``title``, ``date``, ``number``, ``issuer``."""
    return {
        hint: value
        for hint, labels in _LABELS.items()
        for label in reversed(labels)
        if (value := source.meta.get(label, "").strip())
    }


def page_title(text: Text, hints: Mapping[str, str]) -> Found | None:
    """Return the title that the page gives; it need not stand in the text."""
    title = hints.get("title", "")
    if title == "":
        return None
    at = text.text.find(title)
    span = (at, at + len(title)) if at >= 0 else (0, min(1, len(text.text)))
    return Found(plan_title(title), span)


def page_date(text: Text, hints: Mapping[str, str]) -> Found | None:
    """Return the date of issue that the page prints."""
    printed = hints.get("date", "")
    date = parse_date(printed)
    at = text.text.find(printed)
    return None if date is None or at < 0 else Found(date.iso, (at, at + len(printed)))


def page_number(text: Text, hints: Mapping[str, str]) -> tuple[Found, str] | None:
    """Return the document's number that the page prints, with the key that all its printed forms share."""
    printed = hints.get("number", "")
    numbers = find_document_numbers(printed)
    at = text.text.find(printed)
    if len(numbers) != 1 or at < 0:
        return None
    start, end, number = numbers[0]
    return Found(number.canonical, (at + start, at + end)), number.key


def page_issuers(text: Text, hints: Mapping[str, str], jurisdiction: str) -> Names:
    """Return the bodies that the page names as issuing."""
    printed = hints.get("issuer", "")
    at = text.text.find(printed)
    return [] if printed == "" or at < 0 else agency_line(printed, at, jurisdiction)
