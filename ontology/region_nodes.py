"""The nodes of administrative regions, as the gazetteer has them."""

from functools import cache

from ontology.nodes import Region
from ontology.regions import region


@cache
def region_node(code: str) -> Region:
    """Return the region with this GB/T 2260 code, which the gazetteer must have."""
    known = region(code)
    return Region(code=code, name=known.name, short_name=known.short or None, kind=known.kind)
