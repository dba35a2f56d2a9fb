"""Names of many bodies at once (各市人民政府, 省直有关部门) and names by task only (发展改革部门).

Both stay as written. A collective gets back the full word 人民政府, and a remark in brackets
(含开发区管委会) falls away.
"""

import re

from ontology.agency_parts import AgencyName, without_brackets
from ontology.agency_places import Place, named, relative
from ontology.agency_vocabulary import Function, functions, national_bodies
from ontology.gazetteer import COUNTRY, regions

LEVELS = (
    r"(?:省辖市|省|自治区|直辖市|设区的?市|地级以上市|地级市|地市|县级市|直管市|市|自治州|州|盟|地区"
    r"|自治县|直管县|县|区|旗|乡镇街?|街镇|镇街|街乡|乡街|镇|乡|街道|园区|开发区|功能区)"
)
"""A word for a level of regions inside a collective."""

_CLASS = (
    r"(?:部门|单位|机构|企业|公司|集团|银行|高校|院校|学校|院所|机关|团体|组织|协会|商会|联合会"
    r"|党委|党组织|工委|政府|行政公署|行署|管委会?|管理委员会|委办局|厅局|厅|局|委|委员会|办|办公室|办事处"
    r"|中心|分局|总队|支队|园区|开发区|高新区|经开区|新区|功能区|示范区|试验区|管理区|街道|社区|村"
    r"|分行|支行|处室|科室|地|地方|地区|方|方面|成员|主体|媒体|医院|专班|工作组|推进组|领导小组|指挥部|工会|妇联|团委)"
)
_EACH = re.compile(
    rf".{{0,12}}?各(?:有关|相关)?(?:{LEVELS})+(?:.{{0,14}}{_CLASS})?"
    rf"|.{{0,12}}?各(?!项(?!目)|类|种|环节|阶段|自|个|界|族|行各).{{0,18}}?(?:{_CLASS}|处|司)"
)
_CONCERNED = re.compile(
    r".{0,24}?(?:有关|相关|所有|其他|其它|直属|所属|下属|职能|成员|事涉|涉及|涉事|属地)"
    rf".{{0,10}}?(?:{_CLASS}|{LEVELS})"
    r"|.{0,8}(?:有关|相关)(?:处|司|司局)|.{0,8}驻(?!马店).{1,3}?(?:单位|机构|企业|部门|央企)"
)
_CONCERNS = frozenset("关有其属能员涉驻")
"""One of these characters is in every name that :data:`_CONCERNED` matches."""
_OF_LEVEL = re.compile(
    r"(?:中央|国家|中省|省|自治区|市|州|盟|县|区|旗|部|兵团)(?:和省|、省)?(?:直属|级|直|属|管).{0,12}?"
    r"(?:部门|单位|机关|企业|机构|院校|高校|媒体|公司|集团|银行|医院|院所|学校|(?:人民)?政府)"
)
_LOCAL = re.compile(
    r"(?:县级以上|乡级以上|地方|基层|属地|所在地|事发地|当地|本级|同级|上级|下级|设区的市级?|(?:省|市|州|县|区|乡)级"
    rf"|有.{{1,8}}的|(?!.市场){LEVELS}{{2,}}).{{0,20}}?(?:人民政府|政府|党委|管委会|部门|{LEVELS})"
)
# 县级以上人民政府管理机关事务工作的机构: a body that a law describes by its work instead of naming it.
_BY_WORK = re.compile(
    r"(?P<owner>国务院|[^和与及、]{0,16}政府)(?P<does>(?:负责|管理|主管|承担)(?P<work>[^的、]{2,16})的(?:部门|机构))"
)
# 县（市、区）政府 without 各: more levels than one, hence several bodies.
_LEVELS_IN_BRACKETS = re.compile(rf"{LEVELS}+（(?:{LEVELS}|、)+）(?:.{{0,10}}?{_CLASS})?")
_PLAIN = frozenset((
    "地方", "各地", "各地方", "各地区", "各方", "地方政府", "地方人民政府", "乡镇人民政府", "乡镇政府",
    "街道办事处", "乡镇", "街道", "镇街", "街镇", "园区管委会", "开发区管委会", "村民委员会", "居民委员会",
    "基层组织", "社会组织", "人民团体", "群团组织", "社会团体", "行业协会", "行业组织", "金融机构", "科研院所", "科研机构", "高校",
    "大型银行", "股份制银行", "股份制商业银行", "商业银行", "政策性银行", "高等院校", "高等学校", "新闻媒体", "电网企业", "中央企业", "国有企业", "驻外机构",
    "人民法院", "人民检察院",
))  # fmt: skip
_LABEL = re.compile(
    r"(?!建设部门)(?:责任|牵头|配合|参与|参加|落实|主管|建设|项目|使用|施工|用能|排放|重点.*|一个|多个?|跨|本|该|其"
    r"|两个?|几个?|[\d一二三四五六七八九十]+个?)?(?:单位|部门|机构|企业|公司|机关|地区|方面)"
)
_SINGLE = re.compile(r".*（.+）.*有限.*公司|.*厅|.*委员会办公室")
_SHORT_GOVERNMENT = re.compile(r"(?<!人民)(?<!党委和)(?<!党委、)政府$")
_TASK_HOLDER = re.compile(
    r"(.+?)(?:行政)?(?:主管|监管|监督管理|执法|管理)?部门"
    r"|国务院(.{2,8}?)(?:监督管理|监管|管理)机构"
    r"|([^应当须由按对将向被把并]{2,10}?)(?:主管|监督管理|监督|监察|管理|经办|执法|救援)机构"
    r"|(公安|司法|税务|审计|监察|检察|审判|海关|市场监管|知识产权)机关"
)
_EACH_LEVEL = re.compile(rf"(?:.*各)?(?:有关|相关)?(?:{LEVELS}|[（）、和及])*级?(?:人民政府)?")
_TRAILING_BRACKETS = re.compile(r"(?:（[^（）]*）)+$")
_BODY_OF_TASK = re.compile(r"(.+?)(?:行政)?(?:主管)?(?:部门|局|厅|委员会|委)")
_TASKS_OF_SUPERVISION = (
    "市场监管", "市场监督管理", "药品监管", "药品监督管理", "金融监管", "金融监督管理", "机关事务管理",
    "国有资产监管", "国有资产监督管理", "安全生产监管", "安全生产监督管理", "城市管理", "应急管理", "数据管理",
)  # fmt: skip
"""Tasks that end like the words for what a body does about its task (监管部门)."""
_CENTRAL = re.compile(r"国务院|国家|中央")

_MEMBERS = (
    ("township", re.compile(r"(?<!城)[乡镇]|街道|村|社区")),
    ("county", re.compile(r"(?<!设)(?<!地)(?<!治)区(?!域|的)|县|旗")),
    ("prefecture", re.compile(r"设区的?市|地级|市|州|盟|地区")),
    ("province", re.compile(r"省|自治区|直辖")),
)


def read_collective(text: str, jurisdiction: str) -> AgencyName | None:
    """Return ``text`` as a collective of the document's jurisdiction, or None if it names no such group.

    Bodies of the State Council, or of one central body (国家能源局各司), are nobody else's in any document.
    """
    if not is_collective(text):
        return None
    each = split_each(text)
    name = _SHORT_GOVERNMENT.sub("人民政府", text)
    level = _level_of_members(without_brackets(text if each is None else each[0]), jurisdiction)
    code = COUNTRY if _is_central(text) else jurisdiction
    return AgencyName(name, code, "collective", level, "" if each is None else each[1].name)


def read_by_work(text: str, jurisdiction: str) -> AgencyName | None:
    """Return a body that a law describes by its work, as printed: 国务院管理节能工作的部门."""
    match = _BY_WORK.fullmatch(text) if text.endswith(("的部门", "的机构")) else None
    if match is None:
        return None
    function = functions().get(match["work"].removesuffix("工作"))
    field = "" if function is None else function.name
    owner = match["owner"]
    if is_collective(owner):
        level = _level_of_members(without_brackets(owner), jurisdiction)
        return AgencyName(text, jurisdiction, "collective", level, field)
    if owner == "国务院":
        return AgencyName(text, COUNTRY, "function", "country", field)
    by_level = relative(owner, jurisdiction)
    for place, rest in [*named(owner, jurisdiction), *([] if by_level is None else [by_level])]:
        if rest in ("政府", "人民政府"):
            kind = "collective" if place.scope == "open" else "function"
            return AgencyName(text, place.code, kind, place.level, field)
    return None


def work_of(text: str) -> str | None:
    """Return what follows the government in such a description: 管理节能工作的部门."""
    match = _BY_WORK.fullmatch(text)
    return None if match is None else match["does"]


def split_each(text: str) -> tuple[str, Function] | None:
    """Return what bodies of several regions begin with and their field: 各市 and 市场监管 of 各市市场监管局."""
    body = _BODY_OF_TASK.fullmatch(_TRAILING_BRACKETS.sub("", text))
    if body is None:
        return None
    for cut in range(len(body[1]) - 1):
        function = functions().get(body[1][cut:])
        if function is not None and _EACH_LEVEL.fullmatch(body[1], 0, cut) is not None:
            return body[1][:cut], function
    return None


def _is_central(text: str) -> bool:
    if text.startswith("国务院"):
        return True
    at = text.find("各")
    return at > 0 and text[:at] in national_bodies()


def is_collective(text: str) -> bool:
    """Tell whether ``text`` (tidied) names a group of bodies."""
    bare = without_brackets(text)
    if bare in _PLAIN:
        return True
    single = text.startswith("中共") or (_SINGLE.fullmatch(text) is not None and "各" not in text)
    if single or is_label(bare):
        return False
    if _LEVELS_IN_BRACKETS.fullmatch(text) is not None:
        return True
    return (
        ("各" in bare and _EACH.fullmatch(bare) is not None)
        or (not _CONCERNS.isdisjoint(bare) and _CONCERNED.fullmatch(bare) is not None)
        or _OF_LEVEL.fullmatch(bare) is not None
        or _LOCAL.fullmatch(bare) is not None
    )


def is_label(text: str) -> bool:
    """Tell whether ``text`` says what bodies have to do with something, not which: 责任单位, 部门."""
    return _LABEL.fullmatch(text) is not None


def read_function(text: str, jurisdiction: str) -> AgencyName | None:
    """Return a body that is named by its task only: 市发展改革部门, 国务院生态环境主管部门, 公安机关."""
    if _stem(text) == "":
        return None
    place, function = holder_of_task(text, jurisdiction)
    code, level = (jurisdiction, "") if place is None else (place.code, place.level)
    return AgencyName(text, code, "function", level, "" if function is None else function.name)


def holder_of_task(text: str, jurisdiction: str) -> tuple[Place | None, Function | None]:
    """Return the place and the field of government of a name by task, each None if it is not told."""
    stem = _stem(text)
    central = _CENTRAL.match(stem)
    if central is not None:
        return Place("", "", COUNTRY, "country", "named"), functions().get(stem[central.end() :])
    if stem in functions():
        return None, functions()[stem]
    readings, by_level = named(stem, jurisdiction), relative(stem, jurisdiction)
    if len(readings) > 0:
        place, rest = readings[0]
    elif by_level is not None:
        place, rest = by_level
    else:
        return None, None
    return place, functions().get(rest)


def _stem(text: str) -> str:
    """Return the place and task of a body that is named by its task, '' if ``text`` is no such name."""
    match = _TASK_HOLDER.fullmatch(text)
    if match is None or "的" in text or is_label(text):
        return ""
    stem: str = match[1] or (f"国务院{match[2]}" if match[2] else match[3] or match[4])
    whole = text.removesuffix("部门")
    if whole.endswith(_TASKS_OF_SUPERVISION):
        stem = whole  # 市场监管 is the task, not 市场
    if text.endswith(("水行政主管部门", "水行政部门")):
        stem = f"{stem}利"  # the body for 水利; 行政 is no part of the task elsewhere
    return stem if len(stem) >= 2 else ""


def _level_of_members(text: str, jurisdiction: str) -> str:
    """Return the level of a collective's members, '' where it mixes levels or names none."""
    if _CENTRAL.match(text) is not None:
        return "country"
    here = regions().get(jurisdiction)
    if text.startswith(("市级", "市直", "市属")) and here is not None and here.name.endswith("市"):
        return here.kind
    text = text.partition("人民政府")[0]  # 农业农村部门 is no village's
    found = [level for level, words in _MEMBERS if words.search(text) is not None]
    return found[0] if len(found) == 1 else ""
