"""Lists of the members of a coordinating body: under 成员：, a person and their post on each line, or bodies.

The body that a post belongs to is the member, never the person; those who lead the group (组长, 召集人) make their
body no member. A line that the page has broken is read together with the one before.
"""

import re
from collections.abc import Iterator, Sequence

from loaders.bodies import Body
from loaders.clauses import Span
from loaders.parties import Parties, Party
from loaders.repair import Paragraph, Text

MEMBERS = re.compile("(?:组?成员|委员)(?:单位|部门)?[：:]")
POST = re.compile(
    "(?:[一二三四]级|正|副|常务|分管|有关|主要|党组|党委|党工委|总|首席|挂职|兼职?|业务|行政|部门)*"
    "(?:成员|委员|书记|主任|局长|厅长|处长|科长|部长|秘书长|工程师|经济师|会计师|规划师|农艺师|统计师|兽医师|行长|院长|所长|站长|台长|社长|馆长"
    "|队长|总队长|支队长|大队长|会长|主席|理事长|区长|县长|市长|省长|州长|盟长|旗长|镇长|乡长|专员|督察专员|监察专员|总监|检察长|司令员|参谋长"
    "|政委|政治委员|总经理|经理|董事长|巡视员|调研员|主任科员|科员|干部|负责人|负责同志|领导|助理|主管|校长|关长|署长|司长|编辑|师)"
    "(?:（[^（）]{1,12}）)?$"
)
PERSON = re.compile("[\u4e00-\u9fff*·]{2,4}")
STOP = re.compile(
    "[。；]|主要职责|工作职责|职责：|下设|办公室设|如有变动|人员变动|不另行文|附件|抄送|20\\d\\d年"
)
END = re.compile("(?:主要|有关|分管|相关)*负责(?:同志|人)|[。；]|下设")
"""Ends a list of bodies."""
LONGEST_ENTRY = 80
LONGEST_LIST = 3000


def read_rosters(parties: Parties, text: Text) -> Iterator[tuple[Body, list[Party], Span]]:
    """Yield each list: the body, its members, and the stretch of the heading that opens the list."""
    paragraphs = text.paragraphs
    number = 0
    while number < len(paragraphs):
        here = paragraphs[number]
        opening = MEMBERS.match(text.text, here.start, here.end)
        number += 1
        if opening is None:
            continue
        body = _body(parties, here.start)
        stop = END.search(text.text, opening.end(), here.end)
        first = Paragraph(opening.end(), stop.start() if stop is not None else here.end)
        entries = [first] if first.start < first.end else []
        bodies = text.text.count("、", first.start, first.end) >= 2
        while not bodies and number < len(paragraphs) and _goes_on(text.text, paragraphs[number]):
            entries.append(paragraphs[number])
            number += 1
        members = [party for entry in _whole(text.text, entries) for party in _read(parties, text, *entry)]
        if body is not None and members:
            yield body, members, opening.span()


def _body(parties: Parties, at: int) -> Body | None:
    """Return the body whose members are listed from ``at`` on; its office, if the heading says 办公室."""
    body = parties.bodies.last(max(0, at - LONGEST_LIST), at)
    if body is None:
        return None
    heading = parties.text.rfind("领导小组办公室成员", max(0, at - 200), at)
    return parties.bodies.office_of(body) if heading >= 0 else body


def _goes_on(text: str, paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is another entry of the list."""
    start, end = paragraph.start, paragraph.end
    if end - start > LONGEST_ENTRY or "：" in text[start:end] or STOP.search(text, start, end) is not None:
        return False
    return (
        re.match("[一二三四五六七八九十（\\d]", text[start]) is None
        or POST.search(text[start:end]) is not None
    )


def _whole(text: str, entries: Sequence[Paragraph]) -> Iterator[Span]:
    """Yield the entries with their broken lines: an entry ends with a post."""
    start = -1
    for number, entry in enumerate(entries):
        start = entry.start if start < 0 else start
        last = number + 1 == len(entries)
        if last or (
            POST.search(text[start : entry.end]) is not None and not _is_rest(text, entries[number + 1])
        ):
            yield start, entry.end
            start = -1


def _is_rest(text: str, entry: Paragraph) -> bool:
    """Tell whether a paragraph is but the end of a post (主任, 局局长)."""
    words = text[entry.start : entry.end]
    post = POST.search(words)
    return post is not None and post.start() <= 1


def _read(parties: Parties, text: Text, start: int, end: int) -> list[Party]:
    """Return the members that an entry names: the bodies of a list, or the body of a person's post."""
    words = text.text[start:end]
    if words.count("、") >= 2:
        found = parties.listed(start, _without_post(text.text, start, end))
        if len(found) > 1 + words.count("（"):
            return found
    return _post(parties, text, start, end)


def _without_post(text: str, start: int, end: int) -> int:
    post = POST.search(text[start:end])
    return start + post.start() if post is not None else end


def _post(parties: Parties, text: Text, start: int, end: int) -> list[Party]:
    """Return the bodies of one person's posts (市重点办主任、市政府副秘书长)."""
    for at in _behind_name(text, start, end):
        found = []
        begin = at
        for piece in re.finditer("[^、]+", text.text[at:end]):
            begin = at + piece.start()
            found += _office(parties, begin, at + piece.end())
        if found:
            return found
    return []


def _behind_name(text: Text, start: int, end: int) -> list[int]:
    """Return where a person's post may begin: at the last blank that was printed behind the name, else behind
    two to four characters."""
    blanks = [at for at in text.joints(start, min(end, start + 6)) if 2 <= at - start <= 4]
    if PERSON.match(text.text, start, end) is None:
        return []
    return [*blanks[::-1], *(start + length for length in (3, 2, 4) if start + length < end)]


def _office(parties: Parties, start: int, end: int) -> list[Party]:
    """Return the body of a post."""
    while (post := POST.search(parties.text[start:end])) is not None and post.start() > 0:
        end = start + post.start()
        while end > start and parties.text[end - 1] == "\n":
            end -= 1
        broken = "\n" in parties.text[start:end]
        if found := parties.broken(start, end) if broken else parties.whole(start, end):
            return [party for party in found if party.agency.kind not in ("collective", "coordinating_body")]
    return []
