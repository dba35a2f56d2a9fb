"""Numbers that look like aims and gave no target: a value with its unit behind a comparing or aiming verb."""

import re
from collections.abc import Iterator

from loaders.clauses import SENTENCE_END, Clause
from loaders.stretches import Stretches
from loaders.target_filters import PRESENT, TIMES, is_grade, is_offer, is_past, is_rate
from loaders.target_numbers import Number, find_numbers

Span = tuple[int, int]

_COMPARING = (
    "[≥≤]|达到?(?<!年达)|超过(?<!不超过)|突破|不(?:低于|少于|高于|超过|大于|小于)|控制在|保持在|稳定在|维持在"
    "|提高至?|提升至?|降低至?|下降至?|增长至?|增加至?|减少至?|压减至?|上升至?"
)
_DOING = (
    "实现", "完成", "力争", "确保", "争取", "新增", "新建", "建成", "建设", "培育", "打造", "改造", "创建", "推广", "治理",
    "修复", "营造", "淘汰", "关停", "布局", "覆盖率", "利用率", "回收率", "处置率", "保有率",
)  # fmt: skip
_OBJECT = r"[^，。；：！？、《》（）\n\d]{0,12}?"
_RANGE = r"\d[\d.,]*(?:[-—–~至到]\d[\d.,]*)?"
VALUE = re.compile(r"\d(?![\d.,年月日号时点届级\s、，。；：！？（）〔〕《》A-Z])")
"""The last digit before what may be a unit, which is quick to look for."""
_FIRST = "≥≤达超突不控保稳维提降下增减压上" + "".join(sorted({verb[0] for verb in _DOING}))
AIM = re.compile(
    rf"(?=[{_FIRST}])(?:{_COMPARING}|{'|'.join(verb + _OBJECT for verb in _DOING)})[约近到]?(?P<digits>{_RANGE})$"
)
"""A comparing verb right before the digits, or a verb of doing with its object between."""
MARK = re.compile(f"[，：（）{SENTENCE_END}]")
SENTENCE = re.compile(f"[{SENTENCE_END}]")
FORBIDS = re.compile("严禁|禁止|不得|不予|不准|处罚|罚款|资助|给予|补助|奖励|异议|之日起|工作日")
"""Words of sentences that set rules, not aims."""
PERSONS = frozenset("人名位")
NEAR = 200
"""Characters around a number in which its clause and sentence are looked for."""
LONGEST_NUMBER = 24
BEFORE = 32
"""Characters up to the last digit in which the verb stands."""
CHINESE = re.compile("[\u4e00-\u9fff]")


def find_aims(text: str, read: Stretches) -> Iterator[Span]:
    """Yield in order the stretches, from verb to value, that look like an aim and whose value is not ``read``.

    What is past, the present state, a rate of payment, a condition, a size class, a threshold (100万吨以上的企业)
    or forbidden is none. Takes time linear in the length of the text.
    """
    for match in VALUE.finditer(text):
        if read.touch(match.start(), match.end()):
            continue
        left = max(0, match.end() - BEFORE)
        aim = AIM.search(text[left : match.end()])
        if aim is None:
            continue
        at = left + aim.start("digits")
        number = next(find_numbers(text, at, min(len(text), at + LONGEST_NUMBER)), None)
        if number is not None and number.start == at and _is_value(text, number) and _is_aim(text, number):
            yield left + aim.start(), number.end


def _is_value(text: str, number: Number) -> bool:
    """Tell whether the number alone can be the value of an aim."""
    if number.unit == "" or number.vague or number.dimension in TIMES or number.unit in PERSONS:
        return False
    if is_grade(text, number, min(len(text), number.end + LONGEST_NUMBER)) or text.startswith(
        "的", number.end
    ):
        return False
    return number.suffix is None or CHINESE.match(text, number.end) is None


def _is_aim(text: str, number: Number) -> bool:
    """Tell whether its clause and its sentence speak of aims."""
    near = max(0, number.start - NEAR)
    sentence = near + max((m.end() for m in SENTENCE.finditer(text[near : number.start])), default=0)
    start = sentence + max((m.end() for m in MARK.finditer(text[sentence : number.start])), default=0)
    clause_end = MARK.search(text, number.end, number.end + NEAR)
    sentence_end = SENTENCE.search(text, number.end, number.end + NEAR)
    end = clause_end.start() if clause_end is not None else min(len(text), number.end + NEAR)
    stop = sentence_end.start() if sentence_end is not None else min(len(text), number.end + NEAR)
    return not (
        is_past(text, start, end, sentence)
        or PRESENT.search(text, sentence, number.start) is not None
        or is_rate(text, Clause(start, end, sentence, sentence), number)
        or is_offer(text, sentence, stop)
        or FORBIDS.search(text, start, end) is not None
        or text.rfind("《", start, number.start) > text.rfind("》", start, number.start)
    )
