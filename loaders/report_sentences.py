"""Sentences that order a report: who sends what to whom, and when.

Two shapes: A向B报告X, and A将X报B (备案, 审核). What is submitted for a decision (报…批准), what an applicant hands in,
and what is told to the public is no report. The sender may stand some clauses before the verb, and a clause
that only adds another subject (年底报送Y) inherits sender and recipients.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from loaders.bodies import LAST_WORD
from loaders.clauses import LONGEST_CLAUSE, Asides, Clause, Span
from loaders.parties import Parties, Party
from loaders.report_times import When, find_times

SIGN = re.compile("[报送]|反馈|提交")
"""One of these stands in every paragraph with a report."""
VERB = re.compile(
    "请示报告|报送|上报|呈报|报备|汇报|(?<![估究作查结析研收测放计])报告|抄送|抄报|提交|反馈|述职|备案"
    "|(?<![申填通汇举情预日周公简瞒谎漏迟月年季虚上呈抄直播海板警登回旬填])报"
    "(?![告送备请废名价酬表批销关社刊纸道警考到经喜恩头复仇])"
    "|(?<![报移呈运输抄传赠赋配发派递护])送(?=[省市县区州自国])"
)
FURTHER = re.compile("报送|上报|报告")
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
INTO = re.compile("[至给到于]|往|请")
TAIL = re.compile(
    "(?P<decision>(?:审议)?(?:批准|审批(?![局办服处])|审定|批复|同意|核准|审议|决定|裁决|认定|确定|立项|核定|批转|印发))"
    "|备案|报备|备查|存档|归档|审核(?!中心|处)|审查|复审|复核|初审|汇总|评估(?!中心|处)|核查|统筹(?!办)|研究(?![院所室中])|统一(?!战线)|并|后"
    "|项目联系人|联系人|纳入|列入|进行|组织(?![部委处])|作为|予以|开展|用于|以便|实施|发布|公示|公布|公开|登记|办理|（"
)
"""What follows the recipients; a decision asked for makes the clause no report."""
VERB_FIRST = re.compile(
    "通报|下达|分解|印发|发布|公布|联合(?![会国])|实施|推动|促进|支持|鼓励|引导|加快|探索|要求|督促|调度|倒逼|确保|坚持|统筹(?![办发])|压实|依据|围绕|推行|开展|强化|完善|严格|发挥|适时|建成|压紧|经|为|以(?!色列)|就(?!业)"
)
"""A clause that begins so has no subject of its own."""
HEAD = re.compile(
    "(?:第[一二三四五六七八九十百零\\d]{1,6}条)?(?:同时|并且?|其中|此外|另外|请|由|对[^，]{2,40}由|原则上|[一-]是|凡)*"
)
STOP = re.compile(
    "应当|应该|应(?![急对用收])|要(?![求素点])|必须|须|需(?!求)|可(?!再生|持续)|每(?=[年季月半周个])|定期|及时|按(?!摩)|依(?!法治)|根据"
    "|于(?![都田洪])|将|把|向|在|\\d|会同|负责|牵头|汇总|形成|编制(?![委办部机工])|制定|填写|填报|实行|建立|健全|开展|结合|加强|强化|做好|完成"
    "|推进(?![组办委])|落实|贯彻|核实|审核|初审|初步|复核|研究(?![院所室中])|指导(?!委)|督促|总结|确定|分别|均|统一(?!战线)|共同|认真|严格|切实|主动|立即|随时|报|抄送"
    "|依托|通过|对(?![外口台])|收到|接到|年底|年度|年终|季度|以(?=书面|季|月|年)|参照|提出|提交|协调|配合|全面|进一步|积极|也|同时|不得"
    "|逐[级月季]|按[月季]|组织(?![部委处人])|参加|参与|协助|集中|梳理|自查|年内|上半年|下半年|充分|全力|既|就(?!业)|采取|履行|发现|遇|组建|成立|审批|审查|受理|具体|出具|发放|印发|公布|公开|收集"
)
"""Words behind the subject of a clause."""
MOST_STOPS = 8
LONGEST_SUBJECT = 90
OTHERS = re.compile(
    "[\u4e00-\u9fff（）]{0,18}?(?:企业|单位|机构|公司|个人|业主|主体|申请人|申报人|高校|院校|医院|学校|法人|组织|居民|委托人|用户|受让方|转让方|建设方|园区"
    "|平台|团队|专家|交易所|经营者|排放者|总部)(?:[或和]个人)?(?=应|要|须|需|可|于|将|向|在|按|每|根据|发生|通过|完成|收到|编制|提交|因|自行|定期|及时|报|申请|采用|填|参照|建立)"
)
"""A subject that is no agency: what it hands in is no report between agencies."""
PRIVATE = re.compile(
    "(?:(?:排放|用能|用水|用电|申报|申请|建设|施工|监理|生产|经营|运营|承担|排污|推荐|使用|项目|履约|控排|报告|纳入)(?:单位|企业|主体|机构)"
    "|^各?(?:有关|相关|重点|规上|参与)*(?:企业|公司|用户|主体))$"
)
"""Firms and applicants that a list of agencies may seem to name; 省属企业 and 中央企业 are none of these."""
ASSISTS = re.compile("(?:共同|积极)?(?:参加|参与|配合|协助|组成|为成员)")
LEADS = re.compile("(?:共同)?牵头(?=$|[，；]|负责|，)")
SET_UP = re.compile("(?:成立|组建|建立|设立)")
REPORT_SYSTEM = re.compile(
    "(?:实行|实施|落实|执行|建立|健全|完善)(?P<who>[\u4e00-\u9fff]{2,20}?)(?:年度|定期|季度|月度|工作|信息|进展|情况){0,3}(?:报告|报送)制度"
)
OBJECT = re.compile(
    "(?:填写完成|填写|填报|形成|编制完成|编制|制定|撰写|(?<!工作)(?<!年度)总结(?![和及])|梳理|提出|出具|提交|更新|起草|确定|汇总)(?P<what>(?!后|并)[^，。；]{2,60})"
)
FILLER = re.compile(
    "(?:按照?(?:有关)?(?:要求|规定|程序|时限|职责|职责分工|时间节点|期|时)|统一|集中|及时|书面|立即|随时|逐级|主动|定期|一并|同时|并|均|也|要|应当?|须|需|可|负责"
    "|汇总后|审核后|加盖公章后?|签字盖章后?|印发后|初步审核后|审核汇总后|经[^，。；]{1,20}?后|对口|如实|准时|按时|原则上|分别|于|在|前|等|如[^，]{2,10}请|请|其中|[一1]次)+"
)
NO_SUBJECT = re.compile(
    ".{0,12}后|[一1]次|(?:由|通过|经).{2,20}|(?:审批|审核|审查|初审|核实|汇总|复核|工作|情况)?(?:并|和|及)?"
)
REMARK = re.compile("（(?:详见|见|附件|格式)[^（）]*）$")
TOPIC = re.compile(
    "(?!由|.*(?:负责|应当))[\u4e00-\u9fff]{2,24}(?:情况|事项|问题|结果|进展|报告|信息|材料|方案|意见|建议|数据|成果)"
)
DUTIES = re.compile("(?:主要)?(?:工作)?职责(?:是|为)?[：:]")
"""Opens the duties of the body that has just been set up."""
MOST_VERBS = 6
"""A clause with more is no prose, nor is a paragraph with more reports."""
MOST_REPORTS = 300
MOST_CLAUSES = 12
"""So many clauses before the verb may hold the sender."""


@dataclass(frozen=True, slots=True)
class Report:
    """One order to report. ``senders`` is empty where the text names none; ``span`` is the printed order,
    ``told`` the stretch of an inherited time."""

    senders: list[Party]
    recipients: list[Party]
    subject: str | None
    when: list[When]
    span: Span


@dataclass(slots=True)
class _Found:
    """A verb with its recipients; ``start`` is where the predicate begins, ``what`` the stretch of the subject."""

    number: int
    start: int
    end: int
    recipients: list[Party]
    what: Span | None
    handed_on: list[Party] = field(default_factory=list)


def may_report(text: str, start: int, end: int) -> bool:
    """Tell quickly whether the paragraph ``text[start:end]`` may order a report."""
    if SIGN.search(text, start, end) is None:
        return False
    return end - start > LONGEST_CLAUSE or VERB.search(text, start, end) is not None


class Reader:
    """Reads the reports of one paragraph."""

    def __init__(self, parties: Parties, clauses: Sequence[Clause], asides: Asides):
        self.parties = parties
        self.text = parties.text
        self.clauses = clauses
        self.asides = asides
        self._subjects: dict[int, str | None] = {}

    def reports(self) -> Iterator[Report]:
        """Yield the reports in printed order."""
        last: Report | None = None
        at = -1
        for number, clause in enumerate(self.clauses):
            if SIGN.search(self.text, clause.start, clause.end) is None:
                continue
            found = list(self._verbs(number, clause))
            for item in found:
                last = self._report(item)
                if last is not None:
                    at = clause.sentence
                    yield last
            if not found and last is not None and at == clause.sentence:
                further = self._further(clause, last)
                if further is not None:
                    yield further

    # --- recipients ------------------------------------------------------------------------------------

    def _verbs(self, number: int, clause: Clause) -> Iterator[_Found]:
        done = clause.start
        before: list[Party] = []
        for verb in islice(VERB.finditer(self.text, clause.start, clause.end), MOST_VERBS):
            if verb.start() < done or self.asides.cover(verb.start()):
                continue
            if NEGATED.search(self.text, max(clause.start, verb.start() - 12), verb.start()):
                continue
            found = self._towards(number, clause, verb) or self._behind(number, clause, verb)
            if found is None:
                continue
            if before and "后" in self.text[done : verb.start()]:
                found.handed_on = before
            before = found.recipients
            done = found.end
            yield found

    def _towards(self, number: int, clause: Clause, verb: re.Match[str]) -> _Found | None:
        """Read 向B报告X."""
        if NOUN.match(self.text, verb.end(), clause.end) or self.text[clause.end - 1] == "的":
            return None
        for to in list(TO.finditer(self.text, max(clause.start, verb.start() - 90), verb.start()))[::-1]:
            adverbs = ADVERBS.search(self.text, to.end(), verb.start())
            end = adverbs.start() if adverbs is not None else verb.start()
            recipients = self.parties.whole(to.end(), end)
            if recipients:
                return _Found(number, to.start(), verb.end(), recipients, (verb.end(), clause.end))
        return None

    def _behind(self, number: int, clause: Clause, verb: re.Match[str]) -> _Found | None:
        """Read 将X报送B, 报B备案."""
        if verb.group() not in AFTER_VERB:
            return None
        into = INTO.match(self.text, verb.end(), clause.end)
        start = into.end() if into is not None else verb.end()
        again = VERB.search(self.text, start, clause.end)
        end = again.start() if again is not None else clause.end
        stops = [tail.start() for tail in TAIL.finditer(self.text, start, min(end, start + 120))]
        for stop in [*stops[:MOST_STOPS], end]:
            recipients = self.parties.whole(start, stop)
            if recipients:
                later = TAIL.match(self.text, stop, clause.end)
                if later is not None and later["decision"] or self._decided(stop, clause.end):
                    return None
                return _Found(number, verb.start(), stop, recipients, None)
        return None

    def _decided(self, start: int, end: int) -> bool:
        """Tell whether the recipients are asked for a decision (报省政府审核批准)."""
        tail = TAIL.match(self.text, start, end)
        again = TAIL.match(self.text, tail.end(), end) if tail is not None else None
        return again is not None and again["decision"] is not None

    # --- senders ---------------------------------------------------------------------------------------

    def _report(self, found: _Found) -> Report | None:
        senders = found.handed_on
        first = found.number
        if not senders:
            named = self._senders(found)
            if named is None:
                return None
            senders, first = named
        clause = self.clauses[found.number]
        subject = self._subject(found, senders)
        self._subjects[found.number] = subject or self._subjects.get(found.number)
        inside = [party.surface[0] for party in senders if party.surface[0] >= clause.block]
        begin = min([clause.start, *inside])
        end = clause.end if found.what is not None else found.end
        return Report(
            [party for party in senders if party.agency not in [other.agency for other in found.recipients]],
            found.recipients,
            self._subjects[found.number],
            self._when(found, first),
            (begin, end),
        )

    def _senders(self, found: _Found) -> tuple[list[Party], int] | None:
        """Return the parties that send, and the number of their clause; none of them where none is named.
        ``None``: the sender is no agency."""
        own = self.clauses[found.number]
        lead: tuple[list[Party], int] | None = None
        for number in range(found.number, max(-1, found.number - MOST_CLAUSES), -1):
            clause = self.clauses[number]
            if clause.block != own.block:
                break
            end = found.start if number == found.number else clause.end
            body = self._set_up(clause) if number != found.number else None
            if body is not None:
                return [body], number
            parties, stop = self._head(clause, end)
            if parties and ASSISTS.match(self.text, stop, end) is not None and number != found.number:
                continue
            if parties and LEADS.match(self.text, stop, clause.end) is not None and number != found.number:
                lead = lead or (parties, number)
                continue
            if lead is not None:
                break
            if any(PRIVATE.search(self.text[slice(*party.surface)]) for party in parties):
                return None
            if parties:
                return parties, number
            if OTHERS.match(self.text, self._begin(clause, end), clause.end) is not None:
                return None
        return lead or (self._of_duties(own), found.number)

    def _of_duties(self, clause: Clause) -> list[Party]:
        """Return the body whose duties the sentences list (主要职责：…)."""
        opening = self.clauses[0].start
        if clause.block != opening or DUTIES.match(self.text, opening, clause.end) is None:
            return []
        body = self.parties.bodies.last(max(0, opening - 3000), opening)
        return [] if body is None else [Party(body.agency, body.span, body.span)]

    def _begin(self, clause: Clause, end: int) -> int:
        """Return where the subject of a clause begins: behind connecting words and a time."""
        head = HEAD.match(self.text, clause.start, end)
        at = head.end() if head is not None else clause.start
        for when in find_times(self.text, at, min(end, at + 40)):
            if when.span[0] - at <= 2:
                at = when.span[1]
        while at < end and self.text[at] in "，起：":
            at += 1
        return at

    def _head(self, clause: Clause, end: int) -> tuple[list[Party], int]:
        """Return the agencies that are the subject of a clause, and where their list ends."""
        at = self._begin(clause, end)
        system = REPORT_SYSTEM.search(self.text, at, end)
        if system is not None and (parties := self.parties.whole(*system.span("who"))):
            return parties, system.end()
        if VERB_FIRST.match(self.text, at, end) or STOP.match(self.text, at, end):
            return [], at
        tried = 0
        for stop in STOP.finditer(self.text, at + 2, min(end, at + LONGEST_SUBJECT)):
            parties = self.parties.whole(at, stop.start())
            if parties and (tried == 0 or all(party.agency.kind != "collective" for party in parties)):
                return parties, stop.start()
            tried += 1
            if tried == MOST_STOPS:
                return [], at
        parties = self.parties.whole(at, end) if end - at <= LONGEST_SUBJECT and tried == 0 else []
        return parties, end if parties else at

    def _set_up(self, clause: Clause) -> Party | None:
        """Return the body that a clause sets up: what follows tells of it."""
        if SET_UP.search(self.text, clause.start, clause.end) is None:
            return None
        for word in LAST_WORD.finditer(self.text, clause.start, clause.end):
            body = self.parties.bodies.ending(word.end())
            if body is not None and clause.end - word.end() <= 2:
                return Party(body.agency, body.span, body.span)
        return None

    # --- subject and time ------------------------------------------------------------------------------

    def _subject(self, found: _Found, senders: Sequence[Party]) -> str | None:
        clause = self.clauses[found.number]
        if found.what is not None and (behind := self._tidy(*found.what)) is not None:
            return behind
        begin = max([clause.start, *(p.surface[1] for p in senders if p.surface[1] <= found.start)])
        put = max(self.text.rfind(word, begin, found.start) for word in ("将", "把"))
        before = self._tidy(put + 1 if put >= 0 else begin, found.start)
        if before is not None:
            made = OBJECT.match(before)
            return made["what"] if made is not None else before
        for number in range(found.number - 1, max(-1, found.number - 4), -1):
            earlier = self.clauses[number]
            if earlier.sentence != clause.sentence:
                break
            if number in self._subjects:
                return self._subjects[number]
            made = OBJECT.search(self.text, earlier.start, earlier.end)
            if made is not None:
                return self._tidy(*made.span("what"))
            if TOPIC.fullmatch(self.text, earlier.start, earlier.end) is not None:
                return self.text[earlier.start : earlier.end]
        return None

    def _tidy(self, start: int, end: int) -> str | None:
        """Return the words of a stretch without times and filling words at its ends, or nothing."""
        for _ in range(4):
            for when in find_times(self.text, start, end):
                if when.span[0] - start <= 3:
                    start = when.span[1]
                elif end - when.span[1] <= 2:
                    end = min(end, when.span[0])
            filler = FILLER.match(self.text, start, end)
            start = filler.end() if filler is not None else start
        words = REMARK.sub("", self.text[start:end].strip("，：、将把的"))
        for filler in FILLER.finditer(words):
            if filler.end() == len(words):
                words = words[: filler.start()]
        return words if len(words) >= 2 and NO_SUBJECT.fullmatch(words) is None else None

    def _when(self, found: _Found, first: int) -> list[When]:
        """Return the times of the report: those of its clause, else of the clauses from the sender on, else of
        a clause before that is nothing but a time."""
        own = self.clauses[found.number]
        if times := self._times(own.start, found.start):
            return times
        for number in range(found.number - 1, max(-1, found.number - MOST_CLAUSES), -1):
            clause = self.clauses[number]
            if clause.sentence != own.sentence:
                break
            times = self._times(clause.start, clause.end)
            if times and (number >= first or is_time(clause.start, clause.end, times)):
                return times
        return []

    def _times(self, start: int, end: int) -> list[When]:
        return [when for when in find_times(self.text, start, end) if not self.asides.cover(when.span[0])]

    def _further(self, clause: Clause, last: Report) -> Report | None:
        """Read 年底报送Y or 重大事项随时报送 behind a report of the same sentence."""
        verb = FURTHER.search(self.text, clause.start, clause.end)
        if verb is None or self.asides.cover(verb.start()) or NOUN.match(self.text, verb.end(), clause.end):
            return None
        times = find_times(self.text, clause.start, verb.start())
        before = self._tidy(clause.start, verb.start())
        behind = self._tidy(verb.end(), clause.end)
        if (before is None) == (behind is None) or len(self.text[clause.start : clause.end]) > 60:
            return None
        return Report(last.senders, last.recipients, before or behind, times, (clause.start, clause.end))


def is_time(start: int, end: int, times: Sequence[When]) -> bool:
    """Tell whether a clause is nothing but a time (2021年9月底之前)."""
    told = sum(when.span[1] - when.span[0] for when in times)
    return end - start - told <= 3
