"""Identifiers: the same short ASCII name for one thing in every engine, file and URL.

An id is ``<class>:<16 hex>``, the first 64 bits of SHA-256 over the NFC form of the thing's identity key.
Things that have a public code keep it: ``region:630000``, ``sector:transport.ground``,
``indicator:non-fossil-share``. See ``docs/decisions/0001-ids.md``.
"""

import unicodedata
from hashlib import sha256

TERMS = "https://w3id.org/zhengtu/o#"
"""Namespace of the ontology's classes and properties."""
THINGS = "https://w3id.org/zhengtu/id/"
"""Namespace of the things described."""

SEPARATOR = "|"
"""Stands between the parts of an identity key; in a part itself it is replaced by a full-width bar."""


def key(*parts: str | int | None) -> str:
    """Return the identity key made of ``parts``; ``None`` counts as an empty part."""
    texts = [part if part.__class__ is str else "" if part is None else str(part) for part in parts]
    whole = SEPARATOR.join(texts)
    if whole.count(SEPARATOR) == len(texts) - 1:
        return whole
    return SEPARATOR.join([text.replace(SEPARATOR, "｜") for text in texts])


def mint(kind: str, identity: str) -> str:
    """Return the id of the thing of class ``kind`` (lower case) with the identity key ``identity``."""
    plain = identity if identity.isascii() else unicodedata.normalize("NFC", identity)
    return f"{kind}:{sha256(plain.encode()).hexdigest()[:16]}"


def coded(kind: str, code: str) -> str:
    """Return the id of a thing of class ``kind`` that has a public code."""
    return f"{kind}:{code}"


def iri(identifier: str) -> str:
    """Return the IRI of the thing with this id."""
    return THINGS + identifier


def from_iri(text: str) -> str:
    """Return the id that an IRI of ours stands for; any other text is returned unchanged."""
    return text.removeprefix(THINGS)
