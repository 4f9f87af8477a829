"""Frozen pages of differently built sites: day, moment and zone of publication, title, source, whose site it is."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dragoman.model import Document
from dragoman.reading.site_rules import find_site_rule, load_site_rules
from dragoman.reading.sources import iter_documents

FIXTURES = Path(__file__).parent / "fixtures"
EXPECTED: dict[str, dict[str, Any]] = tomllib.loads((FIXTURES / "pages.toml").read_text("utf-8"))
FURNITURE = ("Another piece of news", "Storm hits coast", "Share this page", "Photo", "16:00", "22:00 GMT")


def read_page(name: str) -> Document:
    (document,) = iter_documents([FIXTURES / "pages" / name])
    assert isinstance(document, Document)
    return document


def test_every_page_has_its_expected_result() -> None:
    assert sorted(EXPECTED) == sorted(path.name for path in (FIXTURES / "pages").glob("*.html"))
    assert sum("published_at" in expected for expected in EXPECTED.values()) >= 20


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_pages_tell_when_and_by_whom_they_were_published(name: str) -> None:
    document, expected = read_page(name), EXPECTED[name]
    for field in ("title", "published", "published_at", "source", "home", "author"):
        assert getattr(document, field) == expected.get(field), field
    assert "note" not in expected or any(expected["note"] in note for note in document.notes)
    assert not any(words in document.text for words in FURNITURE)
    assert len(document.text.split("\n")[-1]) > 80 or document.text.endswith("###")


def test_every_rule_for_a_site_has_a_frozen_page() -> None:
    told = [read_page(name) for name in EXPECTED]
    used = {find_site_rule(document.url, document.published) for document in told}
    assert not [rule.host for rule in load_site_rules() if rule not in used]
