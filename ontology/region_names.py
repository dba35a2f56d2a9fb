"""Short forms of the names of regions, by rule.

No public list has them. The names of peoples before 自治州 and 自治县 are left out in use
(海西蒙古族藏族自治州 is 海西州, 河南蒙古族自治县 is 河南县), and in running text often the class word too
(海西, 西宁, 贵德). What is left must not be mixed up: 海南州 is no 海南省, 河南县 no 河南省.
"""

import re
from typing import Literal

RegionKind = Literal["country", "province", "prefecture", "county"]

# The 55 minorities, 各族, and the forms without 族 that names of places use.
_PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇"
    "|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京"
    "|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各"
)
_AUTONOMOUS = re.compile(
    rf"(?P<stem>.{{2,}}?)(?:(?:{_PEOPLES})族|哈萨克|蒙古|柯尔克孜|塔吉克|锡伯|维吾尔)*自治(?P<class>[区州县旗])"
)
_WING = re.compile("(?P<head>[\u4e00-\u9fff])[\u4e00-\u9fff]{1,3}(?P<side>[左右])翼(?P<part>[前中后])旗")
"""Banners of Inner Mongolia: 科尔沁右翼前旗 is 科右前旗."""
_CLASS_WORDS = {
    "province": re.compile(r"(?:省|市|自治区|特别行政区)$"),
    "prefecture": re.compile(r"(?:市|州|地区|盟)$"),
    "county": re.compile(r"(?:林区|特区|新区|市|区|县|旗)$"),
}


def short_name(name: str, kind: RegionKind) -> str:
    """Return the shortest form that still says what it is: 青海, 海西州, 河南县; else the name itself.

    Provinces are known by their bare name, so it is their short form.
    """
    if kind == "country":
        return name
    autonomous = _AUTONOMOUS.fullmatch(name) if "自治" in name else None
    if kind == "province":
        return autonomous["stem"] if autonomous else _CLASS_WORDS[kind].sub("", name)
    if autonomous:
        return autonomous["stem"].removesuffix("族") + autonomous["class"]
    wing = _WING.fullmatch(name)
    return f"{wing['head']}{wing['side']}{wing['part']}旗" if wing is not None else name


def bare_name(name: str, kind: RegionKind) -> str | None:
    """Return the name without its class word (海西, 西宁, 贵德), or ``None`` if one character would be
    left."""
    if kind == "country":
        return None
    bare = _CLASS_WORDS[kind].sub("", short_name(name, kind))
    return bare if len(bare) > 1 and bare != name else None
