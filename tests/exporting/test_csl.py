"""Documents as CSL-JSON, checked against the part of the CSL schema that they use."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import jsonschema
from hypothesis import given

from dragoman.exporting.csl import write_csl
from dragoman.exporting.heading import Told
from told_engagements import Library, build_heading, hostile_records

SCHEMA = json.loads((Path(__file__).parent / "fixtures" / "csl-items.schema.json").read_text("utf-8"))


def write(library: Library, told: list[Told]) -> list[dict[str, Any]]:
    stream = io.StringIO()
    write_csl(told, build_heading(), stream, library.load_imprint)
    items: list[dict[str, Any]] = json.loads(stream.getvalue())
    jsonschema.validate(items, SCHEMA)
    return items


def test_a_document_is_cited_once_with_all_it_tells() -> None:
    library = Library()
    told = [library.tell(1), library.tell(1), library.tell(2, head={"home": "DNK", "source": "Office of Denmark"})]
    press, official = write(library, told)
    assert press == {
        "id": "d-1",
        "type": "webpage",
        "title": "Report 1",
        "author": [{"literal": "A. Writer"}],
        "issued": {"date-parts": [[2024, 5, 4]]},
        "container-title": "Gazette",
        "URL": "https://example.org/1",
        "accessed": {"date-parts": [[2024, 6, 1]]},
        "language": "en",
        "source": "desk.db, version 3.14, on 2024-05-20",
        "note": f"SHA-256 of the text: {'ab' * 32}",
    }
    assert official["publisher"] == "Office of Denmark"
    assert "container-title" not in official


def test_a_newsroom_of_the_catalogue_writes_articles() -> None:
    library = Library()
    (item,) = write(library, [library.tell(1, head={"source": "Reuters", "url": None})])
    assert item["type"] == "article-newspaper"
    assert "URL" not in item
    assert "accessed" not in item


def test_what_is_not_told_is_left_out() -> None:
    library = Library()
    bare = {"title": None, "published": None, "source": None, "url": None, "language": None}
    (item,) = write(library, [library.tell(1, head=bare)])
    assert set(item) == {"id", "type", "author", "source", "note"}
    assert item["type"] == "document"


def test_nothing_to_cite_is_an_empty_list() -> None:
    assert write(Library(), []) == []


@given(hostile_records())
def test_hostile_words_make_no_other_items(record: tuple[Library, list[Told]]) -> None:
    library, told = record
    items = write(library, told)
    assert [item["id"] for item in items] == ["d-1", "d-2"]
    assert all(item.get("URL", "https://").lower().startswith(("http://", "https://")) for item in items)
