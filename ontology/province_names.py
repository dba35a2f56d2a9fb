"""Provinces by the Latin names that emission data use (Carbon Monitor and the statistics behind it).

Romanisation is that of GB/T 28039-2011 and the established English names: Shanxi is 山西, Shaanxi 陕西.
"""

_CODES = {
    "beijing": "110000", "tianjin": "120000", "hebei": "130000", "shanxi": "140000", "innermongolia": "150000",
    "neimenggu": "150000", "liaoning": "210000", "jilin": "220000", "heilongjiang": "230000", "shanghai": "310000",
    "jiangsu": "320000", "zhejiang": "330000", "anhui": "340000", "fujian": "350000", "jiangxi": "360000",
    "shandong": "370000", "henan": "410000", "hubei": "420000", "hunan": "430000", "guangdong": "440000",
    "guangxi": "450000", "hainan": "460000", "chongqing": "500000", "sichuan": "510000", "guizhou": "520000",
    "yunnan": "530000", "tibet": "540000", "xizang": "540000", "shaanxi": "610000", "gansu": "620000",
    "qinghai": "630000", "ningxia": "640000", "xinjiang": "650000", "taiwan": "710000", "hongkong": "810000",
    "macau": "820000", "macao": "820000", "china": "100000",
}  # fmt: skip


def province_by_latin_name(name: str) -> str | None:
    """Return the GB/T 2260 code of a province by its Latin name, whatever its case and blanks."""
    return _CODES.get("".join(name.split()).lower())
