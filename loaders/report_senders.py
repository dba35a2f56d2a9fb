"""Who is to report: the subject of the clause, or of one some clauses before.

Those who assist (由A牵头，B配合，每年…报告) send nothing; a body that the sentence sets up sends what it tells of.
"""

import re
from collections.abc import Sequence
from itertools import islice

from loaders.bodies import LAST_WORD
from loaders.clauses import Clause
from loaders.parties import Parties, Party
from loaders.report_recipients import Order
from loaders.report_times import find_times

VERB_FIRST = re.compile(
    "通报|下达|分解|印发|发布|公布|联合(?![会国])|实施|推动|促进|支持|鼓励|引导|加快|探索|要求|督促|调度|倒逼|确保|坚持|统筹(?![办发])|压实|依据|围绕|推行|开展|强化|完善|严格|发挥|适时|建成|压紧|经|为|以(?!色列)|就(?!业)"
)
"""A clause that begins so has no subject of its own."""
HEAD = re.compile(
    "(?:第[一二三四五六七八九十百零\\d]{1,6}条)?(?:同时|并且?|其中|此外|另外|请|由|对[^，]{2,40}由|原则上|[一-]是|凡)*"
)
STOP = re.compile(
    "(?P<strong>应当|应该|应(?![急对用收])|要(?![求素点])|必须|须|需(?!求)|每(?=[年季月半周个])|将|把|向|报|\\d)|(?P<by>(?<![自理缘事])由(?!于))|可(?!再生|持续)|定期|及时|按(?!摩)|依(?!法治)|根据"
    "|于(?![都田洪])|在|会同|负责|牵头|汇总|形成|编制(?![委办部机工])|制定|填写|填报|实行|建立|健全|开展|结合|加强|强化|做好|完成"
    "|推进(?![组办委])|落实|贯彻|核实|审核|初审|初步|复核|研究(?![院所室中])|指导(?!委)|督促|总结|确定|分别|均|统一(?!战线)|共同|认真|严格|切实|主动|立即|随时|抄送"
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
DUTIES = re.compile("(?:主要)?(?:工作)?职责(?:是|为)?[：:]")
"""Opens the duties of the body that has just been set up."""
FAR = 3000
"""A body stands at most so many characters before its duties."""
MOST_CLAUSES = 12
"""So many clauses before the verb may hold the sender."""


class Senders:
    """Finds the senders in the clauses of one paragraph."""

    def __init__(self, parties: Parties, clauses: Sequence[Clause]):
        self.parties = parties
        self.text = parties.text
        self.clauses = clauses

    def of(self, found: Order) -> tuple[list[Party], int] | None:
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
        body = self.parties.bodies.last(max(0, opening - FAR), opening)
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
        return self._subject(at, end)

    def _subject(self, at: int, end: int) -> tuple[list[Party], int]:
        """Return the agencies printed from ``at`` up to a word that follows subjects, and where they end."""
        tried = 0
        for stop in islice(STOP.finditer(self.text, at + 2, min(end, at + LONGEST_SUBJECT)), MOST_STOPS):
            parties = self.parties.whole(at, stop.start())
            if parties and (tried == 0 or all(party.agency.kind != "collective" for party in parties)):
                return parties, stop.start()
            if stop["by"] is not None:
                return self._subject(stop.end(), end)
            if stop["strong"] is not None:
                return [], at
            tried += 1
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
