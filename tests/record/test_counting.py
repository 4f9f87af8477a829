"""How much a record holds, and who published it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dragoman.record import PublisherLine, Record, open_record, tables
from hand_record import file_both
from record_rows import add_document, add_engagement, add_row, add_run


@pytest.fixture
def record(record_address: str) -> Iterator[Record]:
    with open_record(record_address) as opened:
        yield opened


def test_an_empty_record_counts_nothing(record: Record) -> None:
    assert set(record.count_all().values()) == {0}
    assert record.list_publishers() == []
    assert record.count_months() == ()


def test_what_was_rejected_does_not_count(record: Record) -> None:
    file_both(record)
    counted = record.count_all()
    assert counted == {
        "documents": 2,
        "engagements": 1,
        "actors": 2,
        "instruments": 2,
        "commitments": 2,
        "quotations": 2,
        "open_follow_ups": 1,
    }
    (call,) = record.engagements()
    record.judge("reject", call.id, by="Ann Lee", why="no call")
    assert record.count_all() == counted | {"engagements": 0}


def test_publishers_come_with_their_days_and_engagements(record: Record) -> None:
    with record.database.write() as connection:
        add_run(connection)
        told = [
            ("Government of Denmark", "DNK", "2024-05-03"),
            ("Herald", None, "2024-05-02"),
            ("Herald", "GHA", "2024-05-09"),
            ("Herald", None, None),
            (None, None, "2024-05-01"),
            ("Two Houses", "DNK", None),
            ("Two Houses", "NOR", None),
        ]
        for number, (source, home, day) in enumerate(told, start=1):
            add_document(connection, number, f"Text {number}.", source=source, home=home, published=day)
        for number in (1, 2, 3):
            add_engagement(connection, number, "DNK GHA", "2024-05-01", rejected=number == 3)
        filed = {"channel": "call", "status": "held", "ordinal": 0}
        places = [(1, 1, False), (2, 1, False), (2, 2, False), (3, 2, False), (3, 3, False), (5, 2, True)]
        for number, (document, engagement, superseded) in enumerate(places):
            key = {"id": f"a-{number}", "document_id": f"d-{document}", "engagement_id": f"e-{engagement}"}
            add_row(connection, tables.accounts, superseded=superseded, **key, **filed)
    assert record.list_publishers() == [
        PublisherLine("Herald", "GHA", 3, "2024-05-02", "2024-05-09", 2),
        PublisherLine("Two Houses", None, 2, None, None, 0),
        PublisherLine(None, None, 1, "2024-05-01", "2024-05-01", 0),
        PublisherLine("Government of Denmark", "DNK", 1, "2024-05-03", "2024-05-03", 1),
    ]
