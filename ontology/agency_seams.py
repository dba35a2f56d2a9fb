"""Two agencies printed without anything between them: 中共中央国务院, 甘肃省水利厅甘肃省财政厅.

Web pages drop the blank that parts the issuers of a title. Both names must be known as they stand, and be of
one place; branches (国家税务总局甘肃省税务局, 市公安局城关区分局) are one name.
"""

import re
from functools import lru_cache

from ontology.agency_names import certain
from ontology.agency_parts import AgencyName
from ontology.agency_vocabulary import national_bodies
from ontology.gazetteer import COUNTRY

MIN_NAME = 3
_SEAM = re.compile("(?<=[委院厅局部府室会署行央司])")
"""Where one name may end and another begin."""
_PARTY = re.compile("(?:中共|中国共产党)")
_OFFICE = re.compile("(?:办公厅|办公室|综合司)$")
_LEVEL = re.compile("[省市州县区旗盟]|自治区")
_APEX = ("中共中央", "中央", "国务院", "全国人大常委会", "中央军委")
"""Bodies whose own organs bear their name: 国务院安全生产委员会 is one."""
_STANDS_ALONE = re.compile("中共|中央|国务院|国家|全国|中国|最高")


@lru_cache(maxsize=1 << 14)
def seam_of(text: str, jurisdiction: str) -> int | None:
    """Return where the first of two names that run together ends, None if ``text`` is not two names."""
    if len(text) < 2 * MIN_NAME or text in national_bodies():
        return None
    for match in _SEAM.finditer(text, MIN_NAME, len(text) - MIN_NAME + 1):
        if _joins(text[: match.start()], text[match.start() :], jurisdiction):
            return match.start()
    return None


def _joins(left: str, right: str, jurisdiction: str) -> bool:
    first = right[: seam_of(right, jurisdiction)]
    if _is_national(left):
        return _is_national(first) and (left not in _APEX or _STANDS_ALONE.match(first) is not None)
    return _begin_alike(left, first) and _of_one_place(
        certain(left, jurisdiction), certain(first, jurisdiction)
    )


def _is_national(text: str) -> bool:
    return _OFFICE.sub("", text) in national_bodies() or text in national_bodies()


def _begin_alike(left: str, right: str) -> bool:
    """Tell whether both names begin with the same place (or word of level), Party names behind their 中共."""
    left, right = _PARTY.sub("", left, count=1), _PARTY.sub("", right, count=1)
    return left[:2] == right[:2] or (left[0] == right[0] and _LEVEL.match(right) is not None)


def _of_one_place(left: AgencyName | None, right: AgencyName | None) -> bool:
    return (
        left is not None
        and right is not None
        and left.jurisdiction == right.jurisdiction != COUNTRY
        and "collective" not in (left.kind, right.kind)
    )
