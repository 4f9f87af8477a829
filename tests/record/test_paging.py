"""Pages of long lists: cursors, and that nothing shifts while others write."""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterator

import pytest
from sqlalchemy import column, update

from dragoman.errors import BadCursor, DragomanError
from dragoman.record import EngagementFilters, Record, open_record, tables
from dragoman.record.listing import order_engagements
from dragoman.record.paging import MOST_ON_PAGE, Order, SortKey
from record_rows import add_document, add_engagement, add_run

ORDER = Order(
    "things",
    (SortKey(column("day"), str, descending=True, nullable=True), SortKey(column("number"), int)),
)


def encode(told: object) -> str:
    return urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")


@pytest.fixture
def record(record_address: str) -> Iterator[Record]:
    """Engagements of three days, two of a day each, and two without a day."""
    with open_record(record_address) as opened:
        with opened.database.write() as connection:
            add_run(connection)
            days = ["2024-05-01", None, "2024-05-03", "2024-05-02", "2024-05-03", None, "2024-05-01", "2024-05-02"]
            for number, day in enumerate(days, start=1):
                add_engagement(connection, number, "GHA TGO", day)
        yield opened


def walk(record: Record, filters: EngagementFilters, size: int) -> list[str]:
    found: list[str] = []
    after = None
    while True:
        page = record.page_engagements(filters, after=after, size=size)
        assert len(page.items) <= size
        found += [line.id for line in page.items]
        after = page.next
        if after is None:
            return found
        assert len(page.items) == size


@pytest.mark.parametrize("values", [["2024-05-03", 7], [None, -1], ["“Ångström” 🕊", 2**63 - 1]])
def test_a_cursor_gives_back_its_values(values: list[str | int | None]) -> None:
    cursor = ORDER.write_cursor(values)
    assert ORDER.read_cursor(cursor) == values
    assert cursor.replace("-", "").replace("_", "").isalnum()


@pytest.mark.parametrize(
    "cursor",
    [
        "",
        "x",
        "Ünfug",
        "a b",
        "%00",
        "[" * 5000,
        urlsafe_b64encode(b"[" * 100_000).decode(),
        urlsafe_b64encode(b"\xff\xfe").decode(),
        encode("things"),
        encode({"things": 1}),
        encode([]),
        encode(["things"]),
        encode(["others", "2024-05-03", 7]),
        encode(["things", "2024-05-03"]),
        encode(["things", "2024-05-03", 7, 8]),
        encode(["things", 20240503, 7]),
        encode(["things", "2024-05-03", "7"]),
        encode(["things", "2024-05-03", None]),
        encode(["things", "2024-05-03", True]),
        encode(["things", "2024-05-03", 7.5]),
        encode(["things", "2024-05-03", 2**63]),
        encode(["things", "2024-05\x00", 7]),
        encode(["things", "2024-05\ud800", 7]),
        encode(["things", ["2024"], 7]),
        ORDER.write_cursor(["2024-05-03", 7])[:-4],
    ],
)
def test_a_cursor_of_another_make_is_refused(cursor: str) -> None:
    with pytest.raises(BadCursor, match="first page") as fault:
        ORDER.read_cursor(cursor)
    assert isinstance(fault.value, DragomanError)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 500])
def test_pages_of_any_size_come_to_the_whole_list(record: Record, size: int) -> None:
    newest = ["e-5", "e-3", "e-8", "e-4", "e-7", "e-1", "e-6", "e-2"]
    assert walk(record, EngagementFilters(), size) == newest
    oldest = ["e-1", "e-7", "e-4", "e-8", "e-3", "e-5", "e-2", "e-6"]
    assert walk(record, EngagementFilters(oldest_first=True), size) == oldest


@pytest.mark.parametrize("size", [0, -1, MOST_ON_PAGE + 1])
def test_a_page_of_another_size_is_refused(record: Record, size: int) -> None:
    with pytest.raises(ValueError, match="1 to 500"):
        record.page_engagements(size=size)


def test_nothing_shifts_while_others_write(record: Record) -> None:
    first = record.page_engagements(size=3)
    with record.database.write() as connection:
        add_engagement(connection, 9, "GHA TGO", "2024-06-01")
        add_engagement(connection, 10, "GHA TGO", "2024-05-01")
        connection.execute(update(tables.engagements).where(tables.engagements.c.id == "e-5").values(rejected=True))
    second = record.page_engagements(after=first.next, size=3)
    assert [line.id for line in first.items] == ["e-5", "e-3", "e-8"]
    assert [line.id for line in second.items] == ["e-4", "e-10", "e-7"]


def test_a_page_ends_where_the_list_does(record: Record) -> None:
    page = record.page_engagements(size=8)
    assert (len(page.items), page.next) == (8, None)
    undated = order_engagements(oldest_first=False).write_cursor([None, 2])
    assert record.page_engagements(after=undated).items == ()


def test_a_cursor_of_one_list_is_none_of_another(record: Record) -> None:
    with record.database.write() as connection:
        add_document(connection, 1, "A text.", published="2024-05-03")
        add_document(connection, 2, "Another text.", published="2024-05-03")
    engagements, texts = record.page_engagements(size=1).next, record.page_documents(size=1).next
    assert engagements
    assert texts
    for wrong in (
        lambda: record.page_documents(after=engagements),
        lambda: record.page_engagements(after=texts),
        lambda: record.page_engagements(EngagementFilters(oldest_first=True), after=engagements),
    ):
        with pytest.raises(BadCursor):
            wrong()
