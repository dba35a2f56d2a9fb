"""Quotes are the exact characters of the stored text, with what stands around them."""

from pathlib import Path

import pytest

from app.quoting import SURROUNDINGS, quotes
from app.resolving import Resolver
from ontology.errors import GraphError
from tests.app.indexed import index_of
from tests.graph.writing import TEXT, Writing

TEXTS: dict[str, str] = {}


def test_a_quote_is_cut_from_the_text(tmp_path: Path) -> None:
    document = Writing("plan.txt")
    document.region("630000", "青海省")
    plan = document.plan("number:青政|2031|7", title="某方案", number="青政〔2031〕7号")
    with index_of(tmp_path, document) as index:
        found = quotes(index, {document.document.id: TEXT}.__getitem__, plan.id)
    assert [quote.property for quote in found] == ["", "title", "number"]
    places = [item for item in document.evidence if item.subject == plan.id]
    for quote, place in zip(found, places, strict=True):
        start, end = place.char_start, place.char_end
        assert (quote.char_start, quote.char_end) == (start, end)
        assert quote.quote == TEXT[start:end]
        assert quote.before == TEXT[:start][-SURROUNDINGS:]
        assert quote.after == TEXT[end : end + SURROUNDINGS]
        assert (quote.name, quote.rule, quote.part, quote.page) == ("plan.txt", "test.rule", "main", None)


def test_what_no_document_states_says_where_it_is_from(tmp_path: Path) -> None:
    document = Writing("plan.txt")
    document.region("630000", "青海省")
    grandparent = document.mention("title:|甲", title="甲")
    parent = document.mention("title:|乙", title="乙")
    plan = document.plan("title:630000|丙", title="丙")
    document.implements(plan, parent)
    document.implements(parent, grandparent)
    with index_of(tmp_path, document) as index:
        country = Resolver(index).resolve("100000")
        with pytest.raises(GraphError, match="no document states this; it comes from the rule 'vocabulary'"):
            quotes(index, TEXTS.__getitem__, country)
        [(descent,)] = index.rows("SELECT id FROM edge WHERE type = 'DESCENDS_FROM' AND rule = 'closure'"
                                  " AND source = ? AND target = ?", plan.id, grandparent.id)  # fmt: skip
        with pytest.raises(GraphError, match="it comes from the rule 'closure'"):
            quotes(index, TEXTS.__getitem__, descent)
        with pytest.raises(GraphError, match="it is a document itself"):
            quotes(index, TEXTS.__getitem__, document.document.id)
