"""The constructions in which a number is a target, tried one after the other."""

import re

from loaders.target_counts import achieved, counted, occasion
from loaders.target_drafts import Context, Draft
from loaders.target_filters import TIMES, is_grade, is_rate
from loaders.target_levels import measured, part, predicate, standard
from loaders.target_phrases import read_left
from loaders.target_shares import provided, share
from loaders.target_works import acted, produced, shared

CONSTRUCTIONS = (
    standard,
    provided,
    predicate,
    shared,
    occasion,
    counted,
    part,
    produced,
    share,
    achieved,
    measured,
    acted,
)
"""In the order in which they are tried; each returns its drafts, or an empty list where it does not apply."""
OFTEN = re.compile("每(?:[两二三一]|半)?(?:年|个?季度?|个?月|周|星期|日|天)")
"""What makes the times of something a rhythm, no aim (每月更新一次)."""
BASE_BEFORE = re.compile(
    r"(?:从|由)(?:原来的?|现在的?|目前的?|当前的?|现有的?|20\d\d年(?:年?[底末])?的?)?(?:每[百千万]?[人户亩])?$"
)
BASE_AFTER = re.compile(
    "的?(?:[，、]|水平|左右)?(?:提高|提升|增加|增长|扩大|扩展|上升|降|下降|减|压|缩|到|至|调)"
)
"""What stands around the value that a change starts from (从8%提升至12%)."""


def read_group(context: Context) -> list[Draft] | None:
    """Return the targets of one list of numbers; ``None`` if it is the value that a change starts from."""
    text, first = context.text, context.first
    start = max(context.left, first.start - 12)
    if BASE_BEFORE.search(text, start, first.start) and BASE_AFTER.match(text, first.end, context.clause.end):
        return None
    if first.vague or any(
        is_rate(text, context.clause, n) or is_grade(text, n, context.clause.end)
        for n in context.numbers
        if n is first or n.dimension not in TIMES
    ):
        return []
    left = read_left(text, context.left, first.start, context.stops)
    often = first.unit == "次" and OFTEN.search(text, context.clause.start, first.start) is not None
    for construction in (occasion,) if often else CONSTRUCTIONS:
        drafts = construction(context, left)
        if drafts:
            return drafts
    return []
