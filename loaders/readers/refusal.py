"""How a reader says no: one line that names the file, what is wrong with it, and the way out."""

from ontology.errors import ReadError


def unreadable(name: str, what: str, way_out: str) -> ReadError:
    """The error ``name: what; way_out``, on a single line whatever a library's own message contains."""
    return ReadError(" ".join(f"{name}: {what}; {way_out}".split()))
