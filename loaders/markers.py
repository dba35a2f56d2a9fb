"""Responsibility markers: the brackets, field lines and phrases by which a text assigns a unit to agencies.

A marker is read into lists of agencies with one role word each. Which role the word gives depends on what
else stands in the same marker: 责任单位 alone makes its agencies responsible, beside 配合单位 it makes them
lead, beside 牵头单位 support (conventions of the annotation guide).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ontology.edges import Role

OPEN_BRACKETS = "（〔【〈［["
CLOSE_BRACKETS = "）〕】〉］]"
BRACKET = re.compile(f"[{re.escape(OPEN_BRACKETS + CLOSE_BRACKETS)}]")
MAX_BRACKET = 1500
"""Longest responsibility bracket read, in characters; whole provinces' lists stay below 800."""

LABEL = re.compile(
    r"(?P<kind>牵头|主办|主责|责任|负责|承办|配合|参与|参加|协办|协同|协助|支持|落实|主管|组长|成员|第一责任|实施|组织)"
    r"(?:责任|实施|配合|落实|参加|参与|负责|协作|主管)?(?:单位|部门|机构|主体|处室)(?:（[^（）]{1,12}）)?[：:]"
)
"""A field label: 牵头单位：, 责任部门：, 配合单位：."""
LABEL_ROLE: dict[str, Role] = {
    "牵头": "lead", "主办": "lead", "主责": "lead", "组长": "lead", "责任": "responsible", "第一责任": "responsible",
    "负责": "responsible", "承办": "responsible", "主管": "responsible", "落实": "responsible", "实施": "responsible",
    "组织": "responsible", "配合": "support", "参与": "support", "参加": "support", "协办": "support",
    "协同": "support", "协助": "support", "支持": "support", "成员": "support",
}  # fmt: skip

_DUTY = "职责(?:分工)?|职能(?:分工)?|各自职责(?:分工)?|各自职能|分工"
VERB = re.compile(
    rf"(?P<lead>(?:按(?:照)?(?:{_DUTY}))?(?:共同|分别)?牵头(?:组织|负责|落实|实施|推进)*)"
    r"|(?P<support>(?:单位|部门)?(?:积极|共同|协同)?(?:配合|参与|参加|协助|支持)(?:落实|实施|做好)?)"
    rf"|(?P<duty>按(?:照)?(?:{_DUTY})(?:共同|分别)?(?:负责|落实|推进|组织实施|实施|做好|抓好)*|(?:分工|共同|分别|具体)?负责(?:落实|组织实施|实施)?|结合(?:各自|本地区?|自身)?(?:工作)?(?:实际|职责|职能)(?:认真|积极|抓好|组织|负责|推进|做好)*(?:落实|实施|推进|贯彻)|(?:具体|抓好|贯彻)?组织(?:实施|落实)|(?:具体|抓好|贯彻)落实)"
)
"""A role word behind its list: A牵头，B、C配合; A、B按职责分工负责."""

ROLE = re.compile("牵头|配合|参与|参加|协助|支持|负责|职责|职能|分工|组织|落实")
"""One of these is in every role word."""
DUTY_BEHIND = re.compile(
    rf"按(?:照)?(?:{_DUTY})(?:共同|分别)?(?:负责|落实|推进|组织实施|实施|做好|抓好)*[；，]?$"
)
"""Words behind the list of a label that add nothing: 责任单位：A、B按职责分工负责."""
FIRST_LEADS = re.compile(
    "(?:排名|列名|列|排|居)(?:在|于)?(?:第一位?|首位|首)的?(?:单位|部门|责任单位|责任部门)?(?:为|是|系|作为)牵头"
)
"""The rule stated once: 列第一位的为牵头单位，下同."""

FOR_ALL_BELOW = re.compile(
    "以下(?:各项|各条|任务|工作|内容|事项)*均?(?:应当|[需须要应由])+(?P<names>[^，。；）]{2,60}?)"
    "(?:按(?:照)?职责分工|负责|组织|贯彻|抓好|共同)*(?:落实|负责|组织实施)，?(?:均)?不再[^，。；）]{0,4}列"
)
"""The rule stated once: 以下均需地方各级人民政府落实，不再列出."""

LEADS = re.compile("（(?P<word>牵头(?:单位|部门)?)）")
"""A note behind the name of the one that leads."""
NO_DUTY = "(?!人|同志|制(?![定订]))"
"""What makes another word of 负责: 负责人, 负责同志, 首问负责制; 负责制定 is a duty."""
WORK = re.compile(f"{NO_DUTY}[\u4e00-\u9fff“”]{{2,16}}(?=[，；。]|$)")
"""What a body leads or answers for, behind its role word."""
DECIDES = re.compile("责任|负责|(?:具体|共同)负责")
"""Words that make those who answer lead beside others who support: 责任单位：A，配合单位：B; A负责，B配合."""
WITH = re.compile("会同(?!各?(?:有关|相关|其他))")
"""What joins the one that leads and those that support it, where they are named: A会同B负责."""
TERM = re.compile("[；，、 ]?(?:完成|办理|落实|实施)?(?:时限|期限|时间)[：:]")
"""What follows the agencies within a bracket: 完成时限：2025年底."""
SENTENCE_HEAD = "。；！？：\n”）〕】"


@dataclass(frozen=True, slots=True)
class RoleList:
    """A list of agencies ``text[start:end]`` with the role its marker gives and the printed role word."""

    start: int
    end: int
    role: Role
    word: str


@dataclass(frozen=True, slots=True)
class Marker:
    """One marker: its whole stretch, its lists, and whether its form alone proves that it is one (role words
    or labels) or only the agencies in it (a bare bracket)."""

    start: int
    end: int
    lists: tuple[RoleList, ...]
    explicit: bool
    labelled: bool = False


def brackets(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield (inner start, inner end) of the outermost bracket pairs of one paragraph; unbalanced ones are
    closed or opened by the paragraph end."""
    depth = 0
    opened = start
    for match in BRACKET.finditer(text, start, end):
        if match[0] in OPEN_BRACKETS:
            if depth == 0:
                opened = match.end()
            depth += 1
        elif match[0] in CLOSE_BRACKETS and depth > 0:
            depth -= 1
            if depth == 0:
                yield opened, match.start()


def read_bracket(text: str, start: int, end: int) -> Marker | None:
    """Read the inside of a bracket; ``None`` if it is certainly no responsibility marker."""
    if not 2 <= end - start <= MAX_BRACKET:
        return None
    stop = _rule_start(text, start, end)
    lists = _labelled(text, start, stop)
    if lists:
        return Marker(start - 1, end + 1, tuple(_by_company(lists)), explicit=True, labelled=True)
    lists = _by_notes(text, start, stop) or _by_verbs(text, start, stop)
    if lists:
        return Marker(start - 1, end + 1, tuple(lists), explicit=True)
    if start >= 2 and text[start - 2] not in SENTENCE_HEAD:
        return None
    return Marker(start - 1, end + 1, (RoleList(start, stop, "responsible", ""),), explicit=False)


def read_fields(text: str, start: int, end: int) -> Marker | None:
    """Read a paragraph (or its end) that consists of fields: 牵头部门：…； 参与部门：…."""
    first = _first_label(text, start, end)
    if first is None or (first.start() > start and text[first.start() - 1] not in SENTENCE_HEAD + " "):
        return None
    stop = _rule_start(text, first.start(), end)
    lists = _labelled(text, first.start(), stop)
    return Marker(first.start(), end, tuple(lists), explicit=True, labelled=True) if lists else None


def together(markers: list[Marker]) -> list[Marker]:
    """Let field lines that follow one another in a unit decide their roles in common."""
    lists = _by_company([item for marker in markers for item in marker.lists])
    it = iter(lists)
    return [Marker(m.start, m.end, tuple(next(it) for _ in m.lists), m.explicit, m.labelled) for m in markers]


def column_role(header: str) -> Role:
    """Return the role that the header of a table column gives: 牵头单位, 责任单位, 配合单位."""
    for kind, role in LABEL_ROLE.items():
        if kind in header:
            return role
    return "responsible"


def _rule_start(text: str, start: int, end: int) -> int:
    """A stated rule at the end of a marker (。列第一位的为牵头单位，下同) is not part of its lists."""
    rule = FIRST_LEADS.search(text, start, end) if text.find("牵头", start, end) >= 0 else None
    if rule is None and text.find("不再", start, end) >= 0:
        rule = FOR_ALL_BELOW.search(text, start, end)
    if rule is None:
        return end
    stop = max(text.rfind(mark, start, rule.start()) for mark in "。；，")
    return stop if stop > start else rule.start()


def _first_label(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first label of a stretch; every label ends in a colon."""
    if text.find("：", start, end) < 0 and text.find(":", start, end) < 0:
        return None
    return LABEL.search(text, start, end)


def _labelled(text: str, start: int, end: int) -> list[RoleList]:
    if _first_label(text, start, end) is None:
        return []
    labels = list(LABEL.finditer(text, start, end))
    lists = []
    for number, label in enumerate(labels):
        stop = labels[number + 1].start() if number + 1 < len(labels) else end
        full_stop = text.find("。", label.end(), stop)
        value = full_stop if full_stop >= 0 else stop
        role = LABEL_ROLE[label["kind"]]
        if role == "responsible":
            close = _before_term(text, label.end(), value)
            inner = _by_notes(text, label.end(), close) or _by_verbs(text, label.end(), close)
            if any(item.role != "responsible" for item in inner):
                lists += inner
                continue
            if len(inner) > 1:
                word = text[label.start() : label.end() - 1]
                lists += [replace(item, word=word) for item in inner]
                continue
        duty = DUTY_BEHIND.search(text, label.end(), value)
        lists.append(
            RoleList(
                label.end(),
                duty.start() if duty else value,
                role,
                text[label.start() : label.end() - 1],
            )
        )
    return lists


def _before_term(text: str, start: int, end: int) -> int:
    """Return where the value of a label ends in front of a time limit: 责任部门：A牵头，B配合；完成时限：…."""
    term = TERM.search(text, start, end)
    return term.start() if term is not None else end


def _by_company(lists: list[RoleList]) -> list[RoleList]:
    roles = {item.role for item in lists}
    if "lead" in roles:
        change: dict[Role, Role] = {"responsible": "support"}
    elif "support" in roles and any(DECIDES.match(item.word) for item in lists):
        change = {"responsible": "lead"}
    else:
        return lists
    return [RoleList(i.start, i.end, change.get(i.role, i.role), i.word) for i in lists]


def _by_notes(text: str, start: int, end: int) -> list[RoleList]:
    """Read a list in which a note in brackets tells who leads: 省工信厅（牵头）、省财政厅."""
    if text.find("牵头", start, end) < 0:
        return []
    lists: list[RoleList] = []
    at = start
    for note in LEADS.finditer(text, start, end):
        begin = max([text.rfind(mark, at, note.start()) + 1 for mark in "、，；"] + [at])
        if begin > at:
            lists.append(RoleList(at, begin - 1, "support", ""))
        lists.append(RoleList(begin, note.start(), "lead", note["word"]))
        at = note.end()
    if lists and at < end:
        duty = DUTY_BEHIND.search(text, at, end)
        lists.append(RoleList(at, duty.start() if duty else end, "support", ""))
    return lists


def _by_verbs(text: str, start: int, end: int) -> list[RoleList]:
    lists: list[RoleList] = []
    at = start
    lead = False
    if ROLE.search(text, start, end) is None:
        return lists
    for verb in VERB.finditer(text, start, end):
        stop = _list_end(text, verb, end) if verb.start() > at else None
        if stop is None:
            continue
        if verb["lead"]:
            role: Role = "lead"
            lead = True
        elif verb["support"]:
            role = "support"
            parted = text.rfind("，", at, verb.start())
            if not lists and parted > at:
                lists.append(RoleList(at, parted, "responsible", "负责"))
                at = parted + 1
        else:
            role = "support" if lead else "responsible"
        lists.append(RoleList(at, verb.start(), role, verb[0]))
        at = stop
        while at < end and text[at] in "，、；。 ":
            at += 1
    if lists and at < end:
        lists.append(RoleList(at, end, "support" if lead else "responsible", ""))
    return _by_company(_with_others(text, lists))


def _with_others(text: str, lists: list[RoleList]) -> list[RoleList]:
    """Part the lists in which one body acts with others (A会同B负责): A leads."""
    parted: list[RoleList] = []
    for item in lists:
        both = WITH.search(text, item.start + 1, item.end) if item.role != "support" else None
        if both is None:
            parted.append(item)
            continue
        parted += [
            RoleList(item.start, both.start(), "lead", both.group()),
            RoleList(both.end(), item.end, "support", both.group()),
        ]
    return parted


def _list_end(text: str, verb: re.Match[str], end: int) -> int | None:
    """Return where a role word, which ends a list, stops; ``None`` where it is part of a name. A separator or the end
    of the marker follows it, or first what is led or answered for (A负责秸秆利用，B负责秸秆禁烧)."""
    at = verb.end()
    if at == end or text[at] in "，、；。 ：":
        return at
    work = WORK.match(text, at, end) if verb["lead"] or verb.group() == "负责" else None
    return work.end() if work is not None else None
