"""Opening, making and migrating a record, on both databases, and what goes wrong with them."""

from __future__ import annotations

from sqlalchemy import func, select

from dragoman.record.database import open_database
from dragoman.record.tables import runs


def test_a_record_is_made_and_opened_again(record_address: str) -> None:
    database = open_database(record_address)
    with database.write() as connection:
        connection.execute(runs.insert().values(version="1", command="add", started_at="2026-01-02T03:04:05Z"))
    database.close()
    again = open_database(record_address, create=False)
    with again.read() as connection:
        assert connection.scalar(select(func.count()).select_from(runs)) == 1
    again.close()
