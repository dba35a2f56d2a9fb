"""What looks like a target and is none: the past, the present state, rates of money, thresholds, ages."""

import re
from functools import lru_cache

from loaders.clauses import Clause
from loaders.target_numbers import Number

BACKGROUND = re.compile(
    "(?:形势|背景|现状|成效|成就|成绩|回顾|问题|挑战|机遇|意义|基础|情况|条件|总结|依据)(?:分析|与展望|和展望|概述)?$|指导思想|基本原则|工作原则|主要原则|术语|名词解释|适用范围"
    "|法律责任|罚则|附则|奖励|处罚|申报(?:条件|要求|对象|材料)|(?:补助|支持|奖补)标准|下列条件|以下条件|下列情形|以下情形|之一的"
)
"""Headings of parts that describe what is or was, and of parts that set rates and conditions."""
AIMS = re.compile(
    "目标|任务|解决|整治|整改|治理|推进|推动|加强|强化|提升|提高|建设|夯实|打好|改善|营造|创造|应对|抢抓|实施|开展|优化|统筹"
)
"""Words of headings that announce work, whatever else they name (解决突出问题)."""
_DONE = "经|达|建|完|有|实|累|在|形|连|超|成(?!为)|发|初|开|全|取|下|先|突|基|提|落|减|获"
PAST = re.compile(
    rf"(?<!业)已(?:{_DONE})|[\u4e00-\u9fff](?<!为)(?<!除)了(?!解|然|如指掌)"
    "|先后|曾|(?<![由从])目前|现已|以来|较改革前"
)
"""Words of accomplished actions and of the present state."""
PRESENT = re.compile("(?:截至)?目前|近年来|当前，")
"""Beginnings of sentences about the present state."""
LAST_YEAR = re.compile("(?:去年|上年)(?!同期)|过去")
FORWARD = re.compile(r"今年|本年|明年|力争|计划|要|将|确保|目标|(?:到|至)20\d\d年|20\d\d年底?[要将，]")
"""What turns a sentence that begins with the last year to what is to be done."""
RATE = re.compile(
    "补助|补贴|奖励|奖补|资助|贴息|罚款|处罚|处以|收取|返还|给予|贷款(?:额度|利率)|利率|年薪|工资|扶持资金|最高|上限|下限"
    "|每[吨度亩家户台人辆个]|每平方米|每千瓦|单[个户家]|按.{0,12}标准|分成|价格(?!涨幅|指数|总水平|上涨)|[电水]价|[税费]率"
    "|收费|保费|统筹资金|配套资金|支持(?:经费|额度|金额)|经费(?=不)|事后|加分|扣分|计分|得分|分值|赋分|权重"
)
"""Words beside a sum or a percentage that is a rate of payment or of points."""
CONDITION = re.compile(
    "[，、“]?(?:或(?!许)|且|但(?!书)|则|对(?!标|接|外|口|应|照|冲)|凡|若|如(?!期)|对于|其中对|当(?!年|前|地)|鼓励对|每(?:比|下降|提高|增加|减少|超|低|高))"
)
"""Beginnings of clauses that state a condition."""
TOWARDS = re.compile("对(?!标|接|外|口|应|照|冲|象|比|策|方)")
"""鼓励…对占比3%以上的企业…: who is meant."""
WORKED_ON = re.compile("的?[^，。；]{2,40}?(?:完成|开展|实施|进行|提供)")
"""对15%的已建成场馆完成改造: a share of things, and what is done to them."""
PER_STEP = re.compile(
    "每(?:比|下降|提高|增加|减少|超过|低于|高于|少|多|年按|吨|度|亩|台|千瓦|立方米|平方米|百(?!万人|万?人口|人|户|名|万户)"
    r"|[\d一二三四五六七八九十]+(?:[至到~—-]\d+)?[万千百]?(?:名|个)?(?:居民|常住人口|人口|人|户|平方公里|公里)[^，。；]{0,4}(?:设|配|建)"
    ")"
)
APPLICANT = re.compile(
    "[^，。；]{0,8}(?:申报|申请|参评|参选|拟认定)(?:企业|单位|项目|主体|对象|人|机构|条件|产品)"
)
PAYMENT = re.compile(
    "补助|补贴|奖励|奖补|资助|贴息|罚款|处罚|处以|给予|予以|返还|减免|优惠|加分|扣分|不予|限制"
)
TIME_COUNT = re.compile(
    "(?:(?:天数|小时数|寿命|学时|课时|储能时长)|平均[^，；。]{0,8}(?:日|时间|时长|用时|周期|天数))[^，]{0,8}$"
)
SHORTENED = re.compile(
    "(?:压缩|压减|缩短|缩减|减少|精简|减|降)(?:至|到|为)$|(?:(?<!公示)(?<!会议)(?<!补正)(?<!告知)时间|时限|周期|时延)(?:原则上)?(?:不得?(?:超过|高于|大于)|控制在)$"
)
"""Predicates of a time that is to become shorter; other times are procedure (15个工作日内答复)."""
TIMES = frozenset(("time", "working time"))
CAPACITY = re.compile("容量[^，。；、]{0,4}$")
"""What makes a sum of apparent power, not the size of one transformer."""


@lru_cache(maxsize=1 << 10)
def is_background(title: str) -> bool:
    """Tell whether a heading announces a description, conditions or sanctions."""
    return BACKGROUND.search(title) is not None and AIMS.search(title) is None


def is_past(text: str, start: int, end: int, sentence: int) -> bool:
    """Tell whether a clause, in the sentence that starts at ``sentence``, reports what was reached."""
    if PAST.search(text, start, end) is not None or PRESENT.match(text, sentence) is not None:
        return True
    return LAST_YEAR.match(text, sentence) is not None and FORWARD.search(text, sentence, end) is None


def is_rate(text: str, clause: Clause, number: Number) -> bool:
    """Tell whether a number is a price, subsidy, fine, condition or duration."""
    dimension = number.dimension
    if (
        number.unit.endswith("岁")
        and not text.endswith("寿命", clause.start, number.start)
        and "寿命" not in text[clause.start : number.start]
    ):
        return True
    if (
        dimension in TIMES
        and SHORTENED.search(text, max(clause.start, number.start - 8), number.start) is None
    ):
        return TIME_COUNT.search(text, clause.start, number.start) is None
    if "元/" in number.unit or PER_STEP.search(text, clause.start, number.start):
        return True
    worked = text.endswith("对", clause.start, number.start) and WORKED_ON.match(text, number.end, clause.end)
    if not worked and (
        CONDITION.match(text, clause.start, number.start)
        or (TOWARDS.search(text, clause.start, number.start) and "的" in text[number.end : clause.end])
    ):
        return True
    return (
        dimension in ("money", "ratio", "percentage point", "")
        and RATE.search(text, clause.start, clause.end) is not None
    )


def is_offer(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence says who gets or pays what (对…的企业，给予…奖励)."""
    if APPLICANT.match(text, start, end):
        return True
    return CONDITION.match(text, start, end) is not None and PAYMENT.search(text, start, end) is not None


def is_grade(text: str, number: Number, end: int) -> bool:
    """Tell whether a number names a size class (750千伏线路, 10万吨级码头, 15公里范围内)."""
    if number.dimension in (
        "voltage",
        "steam rate",
        "temperature",
        "frequency",
        "data rate",
        "sound level",
    ):
        return True
    if (
        number.dimension == "apparent power"
        and CAPACITY.search(text, max(0, number.start - 8), number.start) is None
    ):
        return True
    return number.end < end and text.startswith(
        ("级", "型", "范围", "宽", "高的", "长的", "见", "级别", "/", "×", "*"), number.end
    )
