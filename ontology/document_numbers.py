"""Document numbers: 青政〔2022〕65号, and the numbers of orders and announcements, 国务院令第775号.

The form is 机关代字〔年〕序号 (GB/T 9704-2012): a code of the issuing body, the year, a serial number without
leading zero and without 第. Texts deviate in the brackets, and break numbers over lines.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ontology.errors import OntologyError
from ontology.numerals import CHINESE_DIGITS, parse_numeral
from ontology.widths import half_width

Carrier = Literal["", "令", "公告", "通告"]


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document number, without the accidents of its printing.

    ``code`` is the abbreviation of the issuing body (青政办发) or, with a ``carrier``, its name (国务院).
    Only numbers with a carrier may lack the year; they belong to a running series. Raises OntologyError if a
    part is missing.
    """

    code: str
    year: int | None
    number: int
    carrier: Carrier = ""

    def __post_init__(self) -> None:
        if self.code == "" or self.number < 1 or (self.year is None and self.carrier == ""):
            raise OntologyError(f"incomplete document number: {self.code!r}, {self.year}, {self.number}")

    @property
    def canonical(self) -> str:
        """As the standard wants it printed: 青政〔2022〕65号, 国务院令第775号, 财政部公告2023年第28号."""
        if self.carrier == "":
            return f"{self.code}〔{self.year}〕{self.number}号"
        year = "" if self.year is None else f"{self.year}年"
        return f"{self.code}{self.carrier}{year}第{self.number}号"

    @property
    def key(self) -> str:
        """Code with carrier, year and number with bars between them: the same for every printed form."""
        return f"{self.code}{self.carrier}|{self.year or ''}|{self.number}"

    def __str__(self) -> str:
        return self.canonical


def find_document_numbers(text: str) -> list[tuple[int, int, DocumentNumber]]:
    """Return start, end and value of every document number, in the order of the text.

    The code begins after the last word of prose before it (根据国发… is 国发…), so ``start`` may lie inside
    an unbroken run of characters.
    """
    if _SIGN.search(text) is None:
        return []
    folded = half_width(text)
    return sorted((*_bracketed(folded), *_carried(folded)), key=lambda found: found[:2])


def parse_document_number(text: str) -> DocumentNumber | None:
    """Return the document number that ``text`` consists of, or ``None``."""
    text = text.strip()
    for start, end, number in find_document_numbers(text):
        if start == 0 and end == len(text):
            return number
    return None


_GAP = r"\s{0,4}"
_YEAR = rf"(?P<year>(?:1{_GAP}9|2{_GAP}0){_GAP}\d{_GAP}\d)"
_SIGN = re.compile(rf"[\d{CHINESE_DIGITS}十百]{_GAP}号")
"""What every number ends with."""
_BRACKETED = re.compile(
    rf"[〔\[【(]{_GAP}{_YEAR}{_GAP}[〕\]】)]{_GAP}(?:第{_GAP})?(?P<number>[1-9](?:{_GAP}\d){{0,4}}){_GAP}号"
)
_SERIAL = rf"(?:[1-9](?:{_GAP}\d){{0,4}}|[{CHINESE_DIGITS}十百]{{1,6}})"
_CARRIED = re.compile(
    rf"(?P<carrier>令|公告|通告){_GAP}(?P<open>[〔(]{_GAP})?(?:{_YEAR}{_GAP}年{_GAP})?"
    rf"(?:第|(?<=令)){_GAP}(?P<number>{_SERIAL}){_GAP}号(?(open)(?:{_GAP}[〕)])?)"
)
_CARRIERS: dict[str, Carrier] = {"令": "令", "公告": "公告", "通告": "通告"}

# No code contains these: function words, the words that end a title, and the words that cite.
_PROSE = re.compile(
    r"根据|依据|依照|按照|遵照|参照|贯彻|落实|执行|印发|转发|下发|发布|公布|废止|修订|关于|有关|以及|下列|上述"
    r"|通知|意见|办法|规定|方案|决定|条例|纲要|措施|细则|批复|文件|精神|要求|文号|编号|附件"
    r"|详见|参见|我[省市区州县委厅局]|[和与及的以由为是见按将把被对在从或等]|^[经现依如并原]"
)
_BODY_END = "院部厅局委会府"
_AFTER_BODY = re.compile(
    rf"[{_BODY_END}]\s{{0,4}}(?=(?:国|中|京|津|冀|晋|蒙|内|辽|吉|黑|沪|苏|浙|皖|闽|赣|鲁|豫|鄂|湘|粤|桂|琼|渝|川|蜀|黔"
    r"|滇|云|藏|陕|甘|青|宁|新|发改|环|财|建|交|农|商|教|自然资|人社|工信|市监|税|银|科|水|林|民|文旅|能)"
    r"[\u4e00-\u9fff])"
)
_BODY = re.compile(r"(?:院|部|委|会|局|府|厅|署|行|主席|办公室)$")
_NO_BODY_PROSE = re.compile(
    r"根据|依据|依照|按照|遵照|参照|贯彻|落实|执行|印发|发布|公布|废止|修订|关于|以及|下列|通知|意见|办法|规定|方案"
    r"|规划|决定|条例|文件|精神|详见|参见|[的以由为是见按将把被从或等原及与]|^[经现依如并]|(?<=[号令院部委会局府厅署])和"
)


def _bracketed(text: str) -> Iterator[tuple[int, int, DocumentNumber]]:
    for match in _BRACKETED.finditer(text):
        start = _code_start(text, match.start(), limit=14)
        raw = text[start : match.start()]
        # 国能发规划: what stands right before the bracket belongs to the code, whatever it means elsewhere.
        cut = max((prose.end() for prose in _PROSE.finditer(raw) if raw[prose.end() :].strip()), default=0)
        cut += max((body.end() for body in _AFTER_BODY.finditer(raw[cut:])), default=0)
        code = _joined(raw[cut:])
        if code != "" and not _PROSE.fullmatch(code):
            start += cut + len(raw[cut:]) - len(raw[cut:].lstrip())
            yield start, match.end(), DocumentNumber(code, _digits(match["year"]), _digits(match["number"]))


def _carried(text: str) -> Iterator[tuple[int, int, DocumentNumber]]:
    for match in _CARRIED.finditer(text):
        start = _code_start(text, match.start(), limit=32)
        raw = text[start : match.start()]
        cut = max((prose.end() for prose in _NO_BODY_PROSE.finditer(raw)), default=0)
        raw = raw[cut:].lstrip()
        body = _joined(raw).replace("中华人民共和国", "")
        number = parse_numeral(_joined(match["number"]))
        if not _BODY.search(body) or number is None or number < 1:
            continue
        year = _digits(match["year"]) if match["year"] else None
        found = DocumentNumber(body, year, int(number), _CARRIERS[match["carrier"]])
        yield match.start() - len(raw), match.end(), found


def _code_start(text: str, end: int, *, limit: int) -> int:
    """Walk back from ``end`` over at most ``limit`` Chinese characters and the blanks after each."""
    window = text[max(0, end - 3 * limit) : end]
    run = re.search(rf"(?:[\u4e00-\u9fff]\s{{0,4}}){{0,{limit}}}$", window)
    return end - len(run.group()) if run is not None else end


def _joined(text: str) -> str:
    return re.sub(r"\s", "", text)


def _digits(text: str) -> int:
    return int(_joined(text))
