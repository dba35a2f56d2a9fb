"""Regions: the gazetteer, the codes in document numbers, and finding mentions in text."""

from ontology.gazetteer import COUNTRY, Region, ancestors, by_name, contains, province_of, region, regions
from ontology.number_codes import PROVINCE_ABBREVIATIONS, number_code_region
from ontology.region_mentions import RegionMention, find_regions

__all__ = [
    "COUNTRY",
    "PROVINCE_ABBREVIATIONS",
    "Region",
    "RegionMention",
    "ancestors",
    "by_name",
    "contains",
    "find_regions",
    "number_code_region",
    "province_of",
    "region",
    "regions",
]
