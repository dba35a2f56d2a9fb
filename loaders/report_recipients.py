"""Orders to report within a clause: the verb, and who receives.

Two shapes: 向B报告X, and 将X报B (备案, 审核). What is submitted for a decision (报…批准) is no report.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from loaders.clauses import LONGEST_CLAUSE, Asides, Clause, Span
from loaders.parties import Parties, Party

SIGN = re.compile("报|送|反馈|提交")
"""One of these stands in every paragraph with a report."""
VERB = re.compile(
    "(?=[请报上呈汇抄提反述备送])(?:请示报告|报送|上报|呈报|报备|汇报|(?<![估究作查结析研收测放计])报告|抄送|抄报|提交|反馈|述职|备案"
    "|(?:(?<![申填通汇举情预日周公简瞒谎漏迟月年季虚上呈抄直播海板警登回旬填])|(?<=每[月年季])|(?<=半年)|(?<=按[月年季]))报"
    "(?![告送备请废名价酬表批销关社刊纸道警考到经喜恩头复仇])"
    "|(?<![报移呈运输抄传赠赋配发派递护])送(?=[省市县区州自国]))"
)
AFTER_VERB = ("报告", "报送", "上报", "呈报", "报备", "抄送", "抄报", "提交", "反馈", "报", "送")
"""Verbs that the recipient may follow."""
NOUN = re.compile(
    "的|制度|机制|书|单|工作机制|系统|平台|渠道|流程|程序|期限|时间|要求|材料的|与|和核查|质量|规范|指南|格式|周期"
)
"""Words behind a verb that make it part of a noun."""
NEGATED = re.compile("未|拒不|拒绝|不(?:按|依|及时|得|再|需)|无需|无须|瞒|虚假")
TO = re.compile("(?<![方面导取定指走转意])向")
ADVERBS = re.compile(
    "(?:书面|专题|专项|及时|统一|定期|如实|逐级|请示|全面|主动|同步|立即|集中|一并|进行|作出?|做出?|提出|口头|即时|每年|每季度|每半年|每月"
    "|按[年季月]度?|分别|联合|专门|至少|[一1]次|具体|另行|直接|依法|按时|准时|按期|正式)+$"
)
OBJECT_FIRST = re.compile("(?P<what>[^，。；]{2,40}?)[至给到](?=[省市县区州自国我本])")
"""报送X至B."""
INTO = re.compile("[至给到于]|往|请")
TAIL = re.compile(
    "(?P<decision>(?:审议)?(?:批准|审批(?![局办服处])|审定|批复|同意|核准|审议|决定|裁决|认定|确定|立项|核定|批转|印发))"
    "|备案|报备|备查|存档|归档|审核(?!中心|处)|审查|复审|复核|初审|汇总|评估(?!中心|处)|核查|统筹(?!办)|研究(?![院所室中])|统一(?!战线)|并|后"
    "|项目联系人|联系人|(?:主要|分管|有关)领导|领导同志|纳入|列入|进行|组织(?![部委处])|作为|予以|开展|用于|以便|实施|发布|公示|公布|公开|登记|办理|（"
)
"""What follows the recipients; a decision asked for makes the clause no report."""
MOST_STOPS = 8
MOST_VERBS = 6
"""A clause with more is no prose."""


def may_report(text: str, start: int, end: int) -> bool:
    """Tell quickly whether the paragraph ``text[start:end]`` may order a report."""
    if SIGN.search(text, start, end) is None:
        return False
    return end - start > LONGEST_CLAUSE or VERB.search(text, start, end) is not None


@dataclass(slots=True)
class Order:
    """A verb with its recipients in the clause ``number``.

    ``start`` is where the predicate begins, ``what`` the stretch behind the verb that may say what is reported;
    ``handed_on``: who receives the report first and passes it on (报A汇总后报B).
    """

    number: int
    start: int
    end: int
    recipients: list[Party]
    what: Span | None
    handed_on: list[Party] = field(default_factory=list)


def read_orders(parties: Parties, asides: Asides, number: int, clause: Clause) -> Iterator[Order]:
    """Yield the orders of a clause in printed order."""
    text = parties.text
    if SIGN.search(text, clause.start, clause.end) is None:
        return
    done = clause.start
    before: list[Party] = []
    for verb in islice(VERB.finditer(text, clause.start, clause.end), MOST_VERBS):
        if verb.start() < done or asides.cover(verb.start()):
            continue
        if NEGATED.search(text, max(clause.start, verb.start() - 12), verb.start()):
            continue
        found = _towards(parties, number, clause, verb) or _behind(parties, number, clause, verb)
        if found is None:
            continue
        if before and "后" in text[done : verb.start()]:
            found.handed_on = before
        before = found.recipients
        done = found.end
        yield found


def _towards(parties: Parties, number: int, clause: Clause, verb: re.Match[str]) -> Order | None:
    """Read 向B报告X."""
    text = parties.text
    if NOUN.match(text, verb.end(), clause.end) or text[clause.end - 1] == "的":
        return None
    for to in list(TO.finditer(text, max(clause.start, verb.start() - 90), verb.start()))[::-1]:
        adverbs = ADVERBS.search(text, to.end(), verb.start())
        end = adverbs.start() if adverbs is not None else verb.start()
        recipients = parties.whole(to.end(), end)
        if recipients:
            return Order(number, to.start(), verb.end(), recipients, (verb.end(), clause.end))
    return None


def _behind(parties: Parties, number: int, clause: Clause, verb: re.Match[str]) -> Order | None:
    """Read 将X报送B, 报B备案."""
    text = parties.text
    if verb.group() not in AFTER_VERB:
        return None
    into = INTO.match(text, verb.end(), clause.end)
    start = into.end() if into is not None else verb.end()
    object_first = OBJECT_FIRST.match(text, start, clause.end) if into is None else None
    start = object_first.end() if object_first is not None else start
    again = VERB.search(text, start, clause.end)
    end = again.start() if again is not None else clause.end
    stops = [tail.start() for tail in TAIL.finditer(text, start, min(end, start + 120))]
    for stop in [*stops[:MOST_STOPS], end]:
        recipients = parties.whole(start, stop)
        if recipients:
            later = TAIL.match(text, stop, clause.end)
            if later is not None and later["decision"] or _decided(text, stop, clause.end):
                return None
            what = object_first.span("what") if object_first is not None else None
            return Order(number, verb.start(), stop, recipients, what)
    return None


def _decided(text: str, start: int, end: int) -> bool:
    """Tell whether the recipients are asked for a decision (报省政府审核批准)."""
    tail = TAIL.match(text, start, end)
    again = TAIL.match(text, tail.end(), end) if tail is not None else None
    return again is not None and again["decision"] is not None
