from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from dragoman.record import tables
from dragoman.record.database import Database, open_database
from dragoman.record.follow_up_loading import build_follow_ups
from dragoman.record.listing import (
    EngagementFilters,
    FollowUpFilters,
    find_engagement_ids,
    select_engagements,
    select_follow_ups,
)
from record_rows import add_actor, add_document, add_engagement, add_row, add_run

TEXT = (
    "Kyiv invited the minister to visit. The visit took place. Ghana will send rice. Norden skal møtes 🕊 igjen i mai."
)


@pytest.fixture
def database(record_address: str) -> Iterator[Database]:
    opened = open_database(record_address)
    with opened.write() as connection:
        add_run(connection)
        add_document(connection, 1, TEXT)
        add_document(connection, 2, "The visit took place on Monday.")
        add_actor(connection, "a-1", "Ida Berg", country="DNK")
        add_engagement(
            connection,
            1,
            "UKR USA",
            "2024-05-01",
            topics=("grain exports", "The 50% tariff"),
            place="Kyiv",
            differing="time",
        )
        add_engagement(
            connection,
            2,
            "UKR TUR USA",
            "2024-05-03",
            channel="meeting",
            sources=3,
            reviewed=True,
            differing="date time",
        )
        add_engagement(
            connection, 3, "GHA DNK", "2024-05", actors=(None, "a-1"), date_from="2024-05-01", date_to="2024-05-31"
        )
        add_engagement(connection, 4, "UKR USA", None, status="planned")
        add_engagement(connection, 5, "UKR USA", "2024-05-03", accounts=0, merged_into="e-2")
        add_engagement(connection, 6, "UKR USA", "2024-06-01", rejected=True)
        add_row(connection, tables.instruments, id="i-1", name="River Fund", kind="fund")
        filed = {"document_id": "d-1", "channel": "call", "status": "held"}
        add_row(connection, tables.accounts, id="d-1/1", ordinal=0, engagement_id="e-1", **filed)
        mention = {"instrument_id": "i-1", "document_id": "d-1", "name": "River Fund", "start": 0, "end": 4}
        add_row(connection, tables.instrument_mentions, id=1, **mention)
        came_up = {"account_id": "d-1/1", "instrument_mention_id": 1}
        add_row(connection, tables.account_instrument_mentions, **came_up)
        due = {"document_id": "d-1", "kind": "invitation", "state": "open", "by": "UKR", "to": "DNK", "what": "a visit"}
        add_row(connection, tables.follow_ups, id="f-1", start=0, end=35, **due)
        add_row(
            connection, tables.follow_ups, id="f-2", start=78, end=len(TEXT), due="2024-05", due_to="2024-05-31", **due
        )
        pledge = due | {
            "kind": "pledge",
            "by": "GHA",
            "to": None,
            "what": "rice",
            "state": "kept",
            "engagement_id": "e-3",
            "reviewed": True,
        }
        closed = {"closing_document_id": "d-2", "closing_start": 4, "closing_end": 20, "closed_on": "2024-05-02"}
        add_row(
            connection,
            tables.follow_ups,
            id="f-3",
            start=58,
            end=79,
            due="2024-04-01",
            due_to="2024-04-01",
            **pledge,
            **closed,
        )
    yield opened
    opened.close()


def found(database: Database, **asked: object) -> list[int]:
    with database.read() as connection:
        ids = find_engagement_ids(connection, EngagementFilters(**asked))  # type: ignore[arg-type]
    return [int(i.removeprefix("e-")) for i in ids]


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ({}, [2, 3, 1, 4]),
        ({"oldest_first": True}, [1, 3, 2, 4]),
        ({"with_": ("UKR",)}, [2, 1, 4]),
        ({"with_": ("UKR", "TUR")}, [2]),
        ({"with_": ("a-1",)}, [3]),
        ({"with_": ("a-1", "UKR")}, []),
        ({"since": "2024-05-02"}, [2, 3]),
        ({"until": "2024-05-02"}, [3, 1]),
        ({"since": "2024-05-03", "until": "2024-05-03"}, [2, 3]),
        ({"since": "2024"}, [2, 3, 1]),
        ({"channel": "meeting"}, [2]),
        ({"status": "planned"}, [4]),
        ({"topic": "EXPORTS grain"}, [1]),
        ({"topic": "50% tariff"}, [1]),
        ({"topic": "5% tariff"}, []),
        ({"topic": "grain tariff"}, []),
        ({"place": "kyiv"}, [1]),
        ({"instruments": ("i-1",)}, [1]),
        ({"instruments": ()}, []),
        ({"min_sources": 2}, [2]),
        ({"differing": "any"}, [2, 1]),
        ({"differing": "date"}, [2]),
        ({"differing": "time"}, [2, 1]),
        ({"differing": "place"}, []),
        ({"reviewed": True}, [2]),
        ({"reviewed": False}, [3, 1, 4]),
        ({"rejected": True}, [6]),
        ({"limit": 2}, [2, 3]),
    ],
)
def test_engagements_are_filtered_the_same_in_both_databases(
    database: Database, asked: dict[str, object], numbers: list[int]
) -> None:
    assert found(database, **asked) == numbers


def test_a_date_that_is_none_is_refused(database: Database) -> None:
    with pytest.raises(ValueError, match="no EDTF date"):
        found(database, since="yesterday")


def test_participants_are_looked_up_by_index(tmp_path: object) -> None:
    database = open_database(f"{tmp_path}/record.db")
    with database.read() as connection:
        query = select_engagements(EngagementFilters(with_=("UKR", "USA"), since="2024-05-01"))
        compiled = query.compile(connection, compile_kwargs={"literal_binds": True})
        plan = " ".join(row.detail for row in connection.execute(text(f"EXPLAIN QUERY PLAN {compiled}")))
    database.close()
    assert "ix_engagement_participants_country" in plan
    assert "SCAN" not in plan.replace("SCAN CONSTANT ROW", "")


def follow_ups(database: Database, **asked: object) -> list[str]:
    with database.read() as connection:
        return [row.id for row in connection.execute(select_follow_ups(FollowUpFilters(**asked)))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({}, ["f-3", "f-2", "f-1"]),
        ({"due_before": "2024-05-31"}, ["f-3"]),
        ({"due_before": "2024-06"}, ["f-3", "f-2"]),
        ({"with_": ("DNK",)}, ["f-3", "f-2", "f-1"]),
        ({"with_": ("UKR", "DNK")}, ["f-2", "f-1"]),
        ({"with_": ("a-1",)}, ["f-3"]),
        ({"status": "open"}, ["f-2", "f-1"]),
        ({"status": "overdue", "today": "2024-06-01"}, ["f-2"]),
        ({"status": "overdue", "today": "2024-05-31"}, []),
        ({"kind": "pledge"}, ["f-3"]),
        ({"engagement": "e-3"}, ["f-3"]),
        ({"limit": 1}, ["f-3"]),
    ],
)
def test_follow_ups_are_filtered_the_same_in_both_databases(
    database: Database, asked: dict[str, object], ids: list[str]
) -> None:
    assert follow_ups(database, **asked) == ids


def test_a_follow_up_holds_the_words_that_open_and_close_it(database: Database) -> None:
    with database.read() as connection:
        kept, meeting, invited = build_follow_ups(
            connection, connection.execute(select_follow_ups(FollowUpFilters())).all()
        )
    assert invited.opened.text == "Kyiv invited the minister to visit."
    assert meeting.opened.text == TEXT[78:]
    assert kept.closed is not None
    assert kept.closed.text == "visit took place"
    assert [f.reviewed for f in (kept, meeting, invited)] == [True, False, False]


def test_overdue_needs_the_day_of_today(database: Database) -> None:
    with pytest.raises(ValueError, match="today"):
        follow_ups(database, status="overdue")
