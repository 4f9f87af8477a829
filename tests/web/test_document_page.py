"""The page of a document: its text with numbered marks, what was taken from each, where it came from."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import update

from dragoman.model.record import DocumentHead
from dragoman.record import Record
from dragoman.record.tables import claim_spans
from dragoman.web.pages.document import PART
from web.parsing import find, list_links, list_words, parse, select, words


@pytest.fixture
def readout(record: Record) -> DocumentHead:
    """One of the two readouts of the call."""
    call = next(e for e in record.engagements(with_=("IDN", "AUS"), channel="call") if e.sources == 2)
    return record.load_accounts(call.id)[0].document


def read_text(page: object) -> str:
    """The text as it stands on the page, without the numbers of its notes."""
    article = find(page, "article.reading-text")  # type: ignore[arg-type]
    for note in select(article, "a.note-number"):
        note.drop_tree()
    return str(article.text_content())


def test_the_text_is_the_stored_one(client: TestClient, record: Record, readout: DocumentHead) -> None:
    page = parse(client.get(f"/documents/{readout.id}"))
    assert read_text(page) == record.load_text(readout.id)


def test_marks_and_notes_lead_to_each_other(client: TestClient, readout: DocumentHead) -> None:
    page = parse(client.get(f"/documents/{readout.id}"))
    in_text = [(a.get("id"), a.get("href")) for a in select(page, "article a.note-number")]
    in_list = [(li.get("id"), find(li, "a.note-number").get("href")) for li in select(page, ".note-list > li")]
    assert len(in_text) > 10
    assert [(f"#{note}", mark) for note, mark in in_list] == [(mark, f"#{note}") for note, mark in in_text]
    assert any("telephone call" in note for note in list_words(page, ".note-list > li"))


def test_what_a_link_asks_for_is_lit(client: TestClient, record: Record, readout: DocumentHead) -> None:
    text = record.load_text(readout.id)
    start = text.index("spoke by telephone")
    page = parse(client.get(f"/documents/{readout.id}?start={start}&end={start + 18}"))
    assert "".join(mark.text_content() for mark in select(page, "mark.asked")).replace("\n", " ").startswith("spoke")
    assert len(select(page, "#asked")) == 1


@pytest.mark.parametrize("query", ["start=5&end=2", "start=999999&end=1000000", "start=1"])
def test_a_place_that_there_is_none_of_lights_nothing(client: TestClient, readout: DocumentHead, query: str) -> None:
    assert select(parse(client.get(f"/documents/{readout.id}?{query}")), "#asked") == []


def test_one_family_of_marks_alone(client: TestClient, readout: DocumentHead) -> None:
    page = parse(client.get(f"/documents/{readout.id}?show=quotations"))
    kinds = {words(kind) for kind in select(page, ".note-list .kind")}
    assert kinds
    assert kinds <= {"quotation", "statement"}


def test_orphans_are_listed_and_never_moved(client: TestClient, record: Record, readout: DocumentHead) -> None:
    span = next(mark for mark in record.load_marks(readout.id).marks if mark.kind == "date")
    with record.database.write() as connection:
        moved = (
            update(claim_spans).where(claim_spans.c.words == span.words).values(start=span.start + 1, end=span.end + 1)
        )
        connection.execute(moved)
    page = parse(client.get(f"/documents/{readout.id}"))
    assert span.words in words(find(page, ".fault-box"))


def test_copies_and_versions_name_each_other(
    client: TestClient, record: Record, readout: DocumentHead, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text(record.load_text(readout.id) + "\n\nDistributed by the press office.\n", "utf-8")
    record.add([copy])
    twin = next(head for head in record.page_documents().items if head.copy_of == readout.id)
    assert f"/documents/{twin.id}" in list_links(parse(client.get(f"/documents/{readout.id}")), "dl.facts a")
    assert f"/documents/{readout.id}" in list_links(parse(client.get(f"/documents/{twin.id}")), "dl.facts a")


def test_a_long_text_comes_in_parts(client: TestClient, record: Record, tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text("A long speech\n\n" + "The river is wide and its banks are green. " * 3_000, "utf-8")
    record.add([long])
    head = next(head for head in record.page_documents(size=100).items if head.title == "A long speech")
    text = record.load_text(head.id)
    parts = -(-len(text) // PART)
    assert parts == 3
    shown = [read_text(parse(client.get(f"/documents/{head.id}?part={part}"))) for part in range(parts)]
    assert "".join(shown) == text
    last = parse(client.get(f"/documents/{head.id}?start={len(text) - 20}&end={len(text) - 5}"))
    assert len(select(last, "#asked")) == 1


def test_the_plain_text_is_given(client: TestClient, record: Record, readout: DocumentHead) -> None:
    answer = client.get(f"/documents/{readout.id}/text")
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.text == record.load_text(readout.id)
