"""Sources: publishers, and how feeds fare in words."""

from __future__ import annotations

from fastapi.testclient import TestClient

from dragoman.record import Record, open_record, tables
from record_rows import add_row
from web.conftest import build_client
from web.parsing import find, list_links, list_words, parse, section, words


def test_publishers_stand_with_their_counts_and_days(client: TestClient) -> None:
    page = parse(client.get("/sources"))
    rows = list_words(section(page, "publishers"), "tbody tr")
    assert "Office of the Prime Minister of Australia Australia 1 2 2025-03-14 2025-03-14" in rows
    assert "/documents?source=Sample+Bulletin" in list_links(page, "tbody a")
    told = client.get("/sources.json").json()
    assert {line["source"]: line["documents"] for line in told["publishers"]}["Sample Bulletin"] == 3


def test_publishers_as_a_table(client: TestClient) -> None:
    answer = client.get("/sources.csv")
    assert answer.headers["content-disposition"] == 'attachment; filename="sources.csv"'
    lines = answer.text.splitlines()
    assert lines[0] == "source,home,documents,first,last,engagements"
    assert "Office of the Prime Minister of Australia,AUS,1,2025-03-14,2025-03-14,2" in lines


def test_without_feeds_the_page_says_how_they_come(client: TestClient) -> None:
    page = parse(client.get("/sources"))
    assert "dragoman watch LIST" in words(section(page, "feeds"))


def test_feeds_tell_in_words_how_they_fare(client: TestClient, record: Record) -> None:
    with record.database.write() as connection:
        read = {"last_success": "2025-03-14T07:10:00+00:00"}
        fault = {"last_fault": "the server answers <b>404</b>", "last_fault_at": "2025-03-15T07:10:00+00:00"}
        add_row(connection, tables.feeds, address="https://a.example/feed", failures=0, **read)
        add_row(connection, tables.feeds, address="https://b.example/feed", failures=2, **read, **fault)
        add_row(connection, tables.feeds, address="https://c.example/feed", failures=1, **fault)
        add_row(connection, tables.feeds, address="javascript:alert(1)", failures=0)
        add_row(connection, tables.feed_entries, id=1, address="https://a.example/1", feed="https://a.example/feed",
                failures=0, fetched_at="2025-03-14T07:10:00+00:00")  # fmt: skip
    page = parse(client.get("/sources"))
    feeds = section(page, "feeds")
    assert "2 of 4 feeds can’t be read at the moment." in words(feeds)
    rows = list_words(feeds, "tbody tr")
    assert rows[0] == "https://a.example/feed works 2025-03-14 07:10 1 0 0 next round"
    assert "the server answers <b>404</b> 2025-03-15 07:10 failing2 failures in a row 2025-03-14 07:10" in rows[1]
    assert "never read1 failure in a row never" in rows[2]
    assert "not tried yet" in rows[3]
    assert list_links(feeds, "a") == ["https://a.example/feed", "https://b.example/feed", "https://c.example/feed"]


def test_an_empty_record_teaches(tmp_path: object) -> None:
    with open_record(f"{tmp_path}/empty.db") as record, build_client(record) as client:
        for address, says in [
            ("/sources", "Here will stand who published"),
            ("/actors", "Here will stand who takes part"),
            ("/instruments", "Here will stand the programmes"),
            ("/pair", "Here will stand the two sides"),
            ("/history", "Nothing has happened yet"),
            ("/calendar", "Nothing stands in this month"),
        ]:
            page = parse(client.get(address))
            assert any(says in empty for empty in list_words(page, ".empty")), address
        assert "No two sides" in words(find(parse(client.get("/network")), "#matrix-desc"))
        assert client.get("/help").status_code == 200
