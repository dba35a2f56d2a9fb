"""Where the offices of coordinating bodies sit, and which bodies are members, as sentences say it.

HOSTED_BY: 领导小组办公室设在A, 下设办公室（挂靠A）, 领导小组日常工作由A承担, 办公室（A代章). MEMBER_OF: 成员单位包括A、B,
领导小组由A、B组成, A、B为成员单位. Lists of names under 成员： are read by :mod:`loaders.rosters`.
"""

import re
from collections.abc import Iterator

from loaders.bodies import LAST_WORD, WORD, WORDS, Body
from loaders.builder import Builder
from loaders.clauses import Span
from loaders.parties import Parties, Party, add_party
from loaders.rosters import read_rosters
from ontology.edges import HostedBy, MemberOf

HOST_RULE = "host of an office"
MEMBER_RULE = "member of a body"

SEATED = re.compile(
    f"(?P<what>(?:{WORD})?(?:下设|设立?)?(?:联合)?(?:办公室|秘书处|办事机构)|{WORD})(?:办公地点|具体|日常办公)?[，（]?(?:均|分别|具体|并)?$"
)
AT = re.compile("设立?在|设于|挂靠在?|依托(?=[省市县区州国自本])")
DAILY = re.compile(
    f"(?P<what>{WORD}办公室|{WORD}|办公室)(?:的)?(?:日常|具体|办公室)?(?:管理|协调|事务)?工作(?:任务)?由(?P<host>[^，。；：]{{2,40}}?)(?:具体)?(?:负责|承担|牵头|办理)"
)
CARRIES = re.compile(
    f"(?P<host>[^，。；：由]{{2,30}}?)(?:具体)?承担(?P<what>{WORD}办公室|{WORD}|办公室)(?:的)?(?:日常|具体)?(?:管理|协调|事务)?(?:工作|职责|职能)"
)
BRACKETED = re.compile(f"(?P<what>{WORD}办公室)\n?（(?:设在)?(?P<host>[^（）\n]{{2,30}}?)(?:代章)?）")
HOST = re.compile("[^，。；：\n]{2,40}")
OWN_NAME = re.compile(r"(?<!下设)(?<!设立)[\u4e00-\u9fff](?<![设其该和])\Z")
"""What stands in front of 办公室 where that is the end of a name."""
LISTS = re.compile(
    "成员(?:单位|部门)?(?:主要)?(?:包括|包含|有|为|由)[：:]?|成员单位[：:]"
    f"|(?P<word>{WORD})(?:办公室)?(?:成员(?:单位)?)?，?(?:主要)?由(?=[\u4e00-\u9fff])"
)
"""What a list of members stands behind."""
CLOSED = re.compile("组成|参加|构成")
AS_MEMBERS = re.compile("(?:为|作为|任|是)[^，。；、：]{0,30}?成员(?:单位|部门)?(?=[，。；）的]|$)")
LONGEST_LIST = 1200
LIST = re.compile(f"[^。；：\\n]{{4,{LONGEST_LIST}}}")
COMPOSED_OF = re.compile(
    f"由(?P<list>[^。；：\n]{{4,300}}?)(?:组成|参加|参与|为成员)的(?=[^，。；]{{0,40}}{WORD})"
)
LIST_END = re.compile("等(?![级])|共同|组成|参加|构成|为成员|(?:主要|有关|分管)*负责(?:同志|人)|分管领导")
FEWEST = 2
"""Fewest members of a list."""
TRIGGER = re.compile("设[在于]|挂靠|依托|日常工作|承担|成员|组成|办公室（|工作由|代章")
"""One of these stands in every paragraph that says who hosts or belongs to a body."""
LONGEST_PARAGRAPH = 100_000
"""Whole laws on one line are shorter; what lies behind is a broken file."""
FAR = 800
"""A list of members names its body, or follows it within so many characters."""
BACK = 80
"""What sits somewhere is printed within so many characters before."""


def add_coordination(builder: Builder, parties: Parties) -> None:
    """Add offices and members of the coordinating bodies that a document names."""
    text = parties.text
    if not any(word in text for word in (*WORDS, "委员会办公室")):
        return
    for paragraph in builder.text.paragraphs:
        start, end = paragraph.start, min(paragraph.end, paragraph.start + LONGEST_PARAGRAPH)
        if TRIGGER.search(text, start, end) is None:
            continue
        for what, host, span in _hosts(parties, start, end):
            _add_host(builder, what, host, span)
        for body, members, span in _members(parties, start, end):
            _add_members(builder, body, members, span)
    for match in BRACKETED.finditer(text):
        _bracketed(builder, parties, match)
    for body, members, span in read_rosters(parties, builder.text):
        _add_members(builder, body, members, span)


# --- offices -------------------------------------------------------------------------------------------


def _hosts(parties: Parties, start: int, end: int) -> Iterator[tuple[Body, list[Party], Span]]:
    """Yield what sits where: the body or office, its hosts, and the stretch that says so."""
    text = parties.text
    for at in AT.finditer(text, start, end):
        what = SEATED.search(text, max(start, at.start() - BACK), at.start())
        body = _seated(parties, what) if what is not None else None
        host = HOST.match(text, at.end(), end)
        if what is None or body is None or host is None:
            continue
        found = _host(parties, host.start(), host.end())
        if found:
            yield body, found, (what.start(), found[-1].surface[1])
    for pattern, sign in ((DAILY, "工作"), (CARRIES, "承担")):
        if text.find(sign, start, end) < 0:
            continue
        for match in pattern.finditer(text, start, end):
            body = _named(parties, match["what"], match.end("what"))
            found = _host(parties, *match.span("host"))
            if body is not None and found:
                yield body, found, match.span()


def _seated(parties: Parties, what: re.Match[str]) -> Body | None:
    """Return the body or office that the words in front of 设在 mean."""
    words = what["what"]
    at = what.start("what")
    if words == "办公室" and at > 0 and OWN_NAME.search(parties.text, max(0, at - 2), at) is not None:
        return parties.bodies.office_at(what.end("what"))
    if words.endswith(("办公室", "秘书处", "办事机构")):
        before = LAST_WORD.match(words)
        if before is not None and before.end() == len(words) - 3:
            return _named(parties, words, what.end("what"))
        return parties.bodies.meant(
            "办公室", what.start("what") + (before.end() if before is not None else 0)
        )
    return _named(parties, words, what.end("what"))


def _named(parties: Parties, words: str, end: int) -> Body | None:
    """Return the body whose name, or last word, ends at ``end``; 领导小组办公室 is the office."""
    if words == "办公室":
        return parties.bodies.meant(words, end - len(words))
    office = words.endswith("办公室")
    body = parties.bodies.ending(end - 3 if office else end)
    body = body or parties.bodies.meant(words.removesuffix("办公室"), end)
    return parties.bodies.office_of(body) if body is not None and office else body


def _host(parties: Parties, start: int, end: int) -> list[Party]:
    """Return the agencies that a stretch begins with, cut where its words go on."""
    text = parties.text
    while (
        end - start > 1
        and text[end - 1] == "）"
        and text.count("（", start, end) < text.count("）", start, end)
    ):
        end -= 1
    stops = [end, *(text.find(mark, start + 2, end) for mark in ("（", "办公", "负责", "具体", "承担", "并"))]
    for stop in stops:
        if stop > 0 and (found := parties.whole(start, stop)):
            return found
    return []


def _bracketed(builder: Builder, parties: Parties, match: re.Match[str]) -> None:
    """Read 领导小组办公室（省发展改革委）: the bracket says where the office sits."""
    body = _named(parties, match["what"], match.end("what"))
    hosts = parties.whole(*match.span("host"))
    if (
        body is not None
        and len(hosts) == 1
        and hosts[0].agency.kind in ("department", "institution", "party_organ")
    ):
        _add_host(builder, body, hosts, match.span())


def _add_host(builder: Builder, body: Body, hosts: list[Party], span: Span) -> None:
    office = builder.agency(body.agency, body.span, HOST_RULE)
    for party in hosts:
        if party.agency.kind != "coordinating_body" and not party.agency.name.startswith(body.agency.name):
            host = add_party(builder, party, HOST_RULE)
            builder.edge(
                HostedBy(source=office, target=host), span, HOST_RULE, context=[body.span, party.surface]
            )


# --- members -------------------------------------------------------------------------------------------


def _members(parties: Parties, start: int, end: int) -> Iterator[tuple[Body, list[Party], Span]]:
    """Yield the bodies of a paragraph with their members, and the stretch that says so."""
    text = parties.text
    done = start
    for match in LISTS.finditer(text, start, end):
        body = _of_list(parties, match, start, end) if match.start() >= done else None
        if body is not None and (found := _list(parties, match.end(), end)):
            done = found[-1].surface[1]
            yield body, found, (match.start(), done)
    for match in COMPOSED_OF.finditer(text, start, end):
        body = parties.bodies.last(match.end(), min(end, match.end() + BACK))
        found = _list(parties, *match.span("list"))
        if body is not None and found:
            yield body, found, match.span()
    for match in AS_MEMBERS.finditer(text, start, end):
        begin = max(text.rfind(mark, start, match.start()) for mark in "，。；：") + 1
        body = _body_before(parties, start, match.start())
        body = body or parties.bodies.last(match.end(), min(end, match.end() + FAR))
        found = parties.listed(max(begin, start, match.start() - LONGEST_LIST), match.start())
        if body is not None and len(found) >= FEWEST:
            yield body, found, (found[0].surface[0], match.end())


def _of_list(parties: Parties, match: re.Match[str], start: int, end: int) -> Body | None:
    """Return the body whose members a list behind ``match`` names."""
    if match["word"] is None:
        return _body_before(parties, start, match.start())
    rest = LIST.match(parties.text, match.end(), end)
    if rest is None or CLOSED.search(rest.group()) is None:
        return None
    office = parties.text.startswith("办公室", match.end("word"))
    words = match["word"] + ("办公室" if office else "")
    return _named(parties, words, match.start("word") + len(words))


def _body_before(parties: Parties, start: int, end: int) -> Body | None:
    """Return the last body that the paragraph, or else the text before it, names."""
    return parties.bodies.last(max(start, end - FAR), end) or parties.bodies.last(max(0, end - FAR), end)


def _list(parties: Parties, start: int, end: int) -> list[Party]:
    """Return the members of a list that begins at ``start``; 等部门 and 组成 end it."""
    match = LIST.match(parties.text, start, end)
    if match is None:
        return []
    closing = LIST_END.search(parties.text, start, match.end())
    stop = closing.start() if closing is not None else match.end()
    stop = _first_break(parties.text, start, stop)
    found = parties.listed(start, stop)
    return found if len(found) >= FEWEST else []


def _first_break(text: str, start: int, end: int) -> int:
    """Return where the list ends: at the first comma behind which it goes on with something else."""
    at = text.find("，", start, end)
    return end if at < 0 or text.count("，", start, end) > text.count("、", start, end) else at


def _add_members(builder: Builder, body: Body, members: list[Party], span: Span) -> None:
    group = builder.agency(body.agency, body.span, MEMBER_RULE)
    for party in members:
        agency = party.agency
        if agency.name.endswith("人民政府") and agency.jurisdiction == body.agency.jurisdiction:
            continue  # its deputy secretary-general sits in the group, for no department
        member = add_party(builder, party, MEMBER_RULE)
        if member != group:
            builder.edge(
                MemberOf(source=member, target=group), party.surface, MEMBER_RULE, context=[body.span, span]
            )
