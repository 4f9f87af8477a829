"""Which engagements are new and which were changed since somebody looked last."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import insert, update

from dragoman.record import ChangedEngagement, Record, open_record, tables
from hand_record import build_other_call, file_both, file_readings
from record_rows import add_actor, add_engagement, add_row, add_run

HAPPENED = [
    ("d-1", "added", "as a.txt"),
    ("e-1", "opened", "by a-1 in d-1"),
    ("e-2", "opened", "by a-2 in d-1"),
    ("e-3", "opened", "by a-3 in d-1"),  # event 4
    ("e-4", "opened", "by a-4 in d-2"),
    ("e-1", "joined", "by a-5 in d-2"),
    ("e-1", "joined", "by a-6 in d-2"),
    ("e-4", "joined", "by a-7 in d-2"),
    ("e-5", "opened", "by a-8 in d-2"),
    ("e-2", "status", "planned → held"),
    ("e-5", "merged", "into e-2"),
    ("a-1", "judged accept", "j-1 by Ann Lee: the log"),
    ("e-6", "judged reject", "j-2 by Ann Lee: no call"),
    ("f-1", "kept", "x"),
]


@pytest.fixture
def record(record_address: str) -> Iterator[Record]:
    with open_record(record_address) as opened:
        with opened.database.write() as connection:
            add_run(connection)
            add_actor(connection, "p-1", "Ida Berg", country="DNK")
            add_actor(connection, "p-2", "I. Berg", country="DNK", merged_into="p-1")
            add_engagement(connection, 1, "DNK GHA", "2024-05-01", actors=("p-1",))
            add_engagement(connection, 2, "GHA TGO", "2024-05-01")
            add_engagement(connection, 3, "DNK TGO", "2024-05-01")
            add_engagement(connection, 4, "KEN TGO", "2024-05-01")
            add_engagement(connection, 5, "KEN TGO", "2024-05-01", accounts=0, merged_into="e-2")
            add_engagement(connection, 6, "KEN TGO", "2024-05-01", rejected=True)
            fixed = {"title": None, "text": "A text.", "added_in_run": 1, "read_in_run": 1, "read_by_version": "1"}
            add_row(connection, tables.documents, id="d-1", number=1, given_id="1", text_sha256="1", **fixed)
            filed = {"document_id": "d-1", "channel": "call", "status": "held", "ordinal": 0}
            add_row(connection, tables.accounts, id="a-1", engagement_id="e-1", **filed)
            add_row(connection, tables.accounts, id="a-4", engagement_id="e-4", **filed)
            add_row(connection, tables.instruments, id="i-1", name="River Fund", kind="fund")
            where = {"document_id": "d-1", "name": "River Fund", "start": 0, "end": 1}
            add_row(connection, tables.instrument_mentions, id=1, instrument_id="i-1", **where)
            add_row(connection, tables.account_instrument_mentions, account_id="a-4", instrument_mention_id=1)
            for number, (subject, event, detail) in enumerate(HAPPENED):
                at = f"2024-05-02T10:{number:02}:00+00:00"
                connection.execute(
                    insert(tables.history), {"at": at, "subject": subject, "event": event, "detail": detail}
                )
        yield opened


def test_new_and_changed_engagements_are_told_apart(record: Record) -> None:
    found = record.find_changes_for(4)
    assert found.new == ("e-4",)
    assert found.changed == (
        ChangedEngagement(
            "e-1",
            "2024-05-02T10:11:00+00:00",
            ("told by another report", "judged accept j-1 by Ann Lee: the log"),
        ),
        ChangedEngagement("e-2", "2024-05-02T10:10:00+00:00", ("status planned → held", "merged with another")),
    )
    assert (found.all_new, found.all_changed, found.last_event) == (1, 2, len(HAPPENED))


def test_everything_is_new_to_who_never_looked(record: Record) -> None:
    found = record.find_changes_for(0)
    assert (found.new, found.changed) == (("e-1", "e-2", "e-4", "e-3"), ())
    again = record.find_changes_for(found.last_event)
    assert (again.new, again.changed, again.last_event) == ((), (), found.last_event)


@pytest.mark.parametrize(
    ("subjects", "new", "changed"),
    [
        (("DNK",), [], ["e-1"]),
        (("DNK", "KEN"), ["e-4"], ["e-1"]),
        (("GHA",), [], ["e-1", "e-2"]),
        (("p-1",), [], ["e-1"]),
        (("p-2",), [], ["e-1"]),
        (("i-1",), ["e-4"], []),
        (("NOR", "i-99"), [], []),
    ],
)
def test_only_what_is_followed_is_told(
    record: Record, subjects: tuple[str, ...], new: list[str], changed: list[str]
) -> None:
    found = record.find_changes_for(4, subjects)
    assert (list(found.new), [c.id for c in found.changed]) == (new, changed)
    assert (found.all_new, found.all_changed) == (len(new), len(changed))


def test_a_limit_leaves_out_the_older_ones_and_tells_how_many(record: Record) -> None:
    found = record.find_changes_for(4, limit=1)
    assert ([c.id for c in found.changed], found.all_changed) == (["e-1"], 2)
    none = record.find_changes_for(4, limit=0)
    assert (none.new, none.changed, none.all_new, none.all_changed) == ((), (), 1, 2)


def test_what_is_rejected_is_not_told(record: Record) -> None:
    with record.database.write() as connection:
        connection.execute(update(tables.engagements).where(tables.engagements.c.id == "e-1").values(rejected=True))
    assert [c.id for c in record.find_changes_for(4).changed] == ["e-2"]


def test_reports_and_judgements_change_what_was_known(record_address: str) -> None:
    with open_record(record_address) as record:
        file_both(record)
        (call,) = record.engagements()
        before = record.find_changes_for(0)
        assert before.new == (call.id,)
        file_readings(record, build_other_call())
        (added,) = record.find_changes_for(before.last_event).new
        record.judge("same", call.id, other=added, by="Ann Lee", why="one call")
        found = record.find_changes_for(before.last_event, ("SEN",))
        assert found.new == ()
        (changed,) = found.changed
        assert changed.id == call.id
        assert any("one call" in event for event in changed.events)
        assert "merged with another" in changed.events
