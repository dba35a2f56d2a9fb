"""The identity of document numbers across documents."""

import re

from ontology.agency_names import canonical

_CARRIED = re.compile(r"(?P<body>.{2,}?)(?P<rest>(?:令|公告|通告)\|.*)")


def number_key(key: str, jurisdiction: str) -> str:
    """Return the key of a document number (:attr:`ontology.document_numbers.DocumentNumber.key`) as it is the
    same in every document.

    Orders and announcements are counted by the name of their body, which is printed short or relative to the
    document: 市政府令||256 in one of Beijing (``jurisdiction`` 110000) is 北京市人民政府令||256, and
    国家发展改革委令||50 is 国家发展和改革委员会令||50. Other codes, and unknown bodies, stay as they are.
    """
    carried = _CARRIED.fullmatch(key)
    body = canonical(carried["body"], jurisdiction) if carried is not None else None
    return key if carried is None or body is None else f"{body.name}{carried['rest']}"
