"""The long lists of a record: what stands in each, in which order, by which filters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import text, update

from dragoman.record import DocumentFilters, EngagementFilters, FollowUpFilters, Page, Record, open_record, tables
from dragoman.record.migrations import VERSION_TABLE
from hand_record import build_other_call, file_both, file_readings
from record_rows import add_actor, add_document, add_engagement, add_row, add_run


def walk(turn: Callable[..., Page[Any]], *asked: Any, size: int = 1, **named: Any) -> list[Any]:
    """The rows of all pages."""
    found: list[Any] = []
    after = None
    while True:
        page = turn(*asked, after=after, size=size, **named)
        found += page.items
        after = page.next
        if after is None:
            return found


@pytest.fixture
def record(record_address: str) -> Iterator[Record]:
    """A record of two readings, a call and a notice without one."""
    with open_record(record_address) as opened:
        yield file_both(opened)


@pytest.fixture
def rows(record_address: str) -> Iterator[Record]:
    """Rows put in by hand: actors with their engagements, documents of three publishers, an instrument named twice."""
    with open_record(record_address) as opened:
        with opened.database.write() as connection:
            add_run(connection)
            nordic = {"source": "Government of Denmark", "home": "DNK", "language": "da"}
            add_document(connection, 1, "Et møde.", title="A talk on Grain", published="2024-05-01", **nordic)
            add_document(connection, 2, "A visit.", title="grain and gas", published="2024-05-03", source="Herald")
            add_document(connection, 3, "Undated.", published=None, source="Herald", copy_of="d-2")
            add_document(connection, 4, "A fair.", title="A 50% rise", published="2024-05-03", language="en")
            add_actor(connection, "p-berg", "Ida Berg", "Іда Берг", country="DNK")
            add_actor(connection, "p-asare", "Kofi Asare", country="GHA")
            add_actor(connection, "p-berg-2", "I. Berg", country="DNK", merged_into="p-berg")
            add_actor(connection, "p-adu", "Esi Adu", country="GHA")
            add_row(connection, tables.actors, id="o-who", kind="organisation", name="Fair Wind League")
            add_engagement(connection, 1, "DNK GHA", "2024-05-01", actors=("p-berg", "p-asare"), topics=("grain",))
            add_engagement(connection, 2, "DNK TGO", "2024-05-03", actors=("p-berg",))
            add_engagement(connection, 3, "GHA TGO", "2024-05-04", actors=("p-adu",), rejected=True)
            filed = {"channel": "call", "status": "held", "ordinal": 0}
            add_row(connection, tables.accounts, id="a-1", document_id="d-1", engagement_id="e-1", **filed)
            add_row(connection, tables.accounts, id="a-2", document_id="d-2", engagement_id="e-2", **filed)
            add_row(
                connection, tables.accounts, id="a-3", document_id="d-4", engagement_id="e-1", superseded=True, **filed
            )
            for number, name in enumerate(("Harbour Fund", "Acorn Pact", "Bridge Pact"), start=1):
                kind = "fund" if number == 1 else "treaty"
                add_row(connection, tables.instruments, id=f"i-{number}", name=name, acronym=None, kind=kind)
            for number, (key, document) in enumerate((("i-1", "d-1"), ("i-1", "d-1"), ("i-1", "d-2"), ("i-2", "d-2"))):
                where = {"instrument_id": key, "document_id": document, "start": 0, "end": 2, "name": "x"}
                add_row(connection, tables.instrument_mentions, id=number, **where)
            add_row(connection, tables.account_instrument_mentions, account_id="a-1", instrument_mention_id=0)
            add_row(connection, tables.account_instrument_mentions, account_id="a-1", instrument_mention_id=1)
            size = {"instrument_id": "i-1", "document_id": "d-1", "property": "size", "unit": "EUR"}
            for number in (1, 2):
                add_row(connection, tables.figures, id=number, value=5e6, start=0, end=2, **size)
        yield opened


def test_a_line_tells_an_engagement_without_its_claims(record: Record) -> None:
    (line,) = record.page_engagements().items
    (call,) = record.engagements()
    for name in ("id", "channel", "status", "date", "date_basis", "place", "topics", "sources", "rejected"):
        assert getattr(line, name) == getattr(call, name), name
    told = [(p.name, p.role, p.country, p.actor) for p in call.participants]
    assert [(p.name, p.role, p.country, p.actor) for p in line.participants] == told
    assert (line.accounts, line.reviewed, line.differing) == (1, False, ())
    record.judge("accept", call.id, field="channel", by="Ann Lee", why="the log")
    assert record.load_lines([call.id])[call.id].reviewed


def test_lines_name_the_fields_in_which_accounts_differ(record: Record) -> None:
    file_readings(record, build_other_call())
    first, other = (line.id for line in record.page_engagements(EngagementFilters(oldest_first=True)).items)
    record.judge("same", first, other=other, by="Ann Lee", why="one call, told twice")
    (line,) = record.page_engagements().items
    assert (line.accounts, line.differing) == (2, ("date",))
    compared = [field.name for field in record.compare(line.id).fields if field.verdict == "differs"]
    assert compared == ["date"]
    for field, ids in (("any", [first]), ("date", [first]), ("place", [])):
        assert [one.id for one in record.page_engagements(EngagementFilters(differing=field)).items] == ids  # type: ignore[arg-type]
    assert list(record.load_lines([other, line.id])) == [line.id]
    record.judge("not-same", first, other=other, by="Ann Lee", why="two calls")
    assert not record.page_engagements(EngagementFilters(differing="any")).items


def test_an_older_record_is_told_in_which_fields_its_accounts_differ(record: Record, record_address: str) -> None:
    file_readings(record, build_other_call())
    first, other = (line.id for line in record.page_engagements(EngagementFilters(oldest_first=True)).items)
    record.judge("same", first, other=other, by="Ann Lee", why="one call, told twice")
    with record.database.write() as connection:
        connection.execute(text("ALTER TABLE engagements DROP COLUMN differing"))
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '0003_dragoman_0.1.0'"))
    record.close()
    with open_record(record_address) as opened:
        assert [line.differing for line in opened.page_engagements().items] == [("date",)]


def test_lines_come_in_the_order_of_the_ids_and_unknown_ones_are_left_out(rows: Record) -> None:
    assert list(rows.load_lines(["e-2", "e-99", "e-1", "e-2"])) == ["e-2", "e-1"]


def test_engagements_are_found_by_who_tells_of_them(rows: Record) -> None:
    told = [line.id for line in rows.page_engagements(EngagementFilters(source="Government of Denmark")).items]
    assert told == ["e-1"]
    assert rows.page_engagements(EngagementFilters(source="Nobody")).items == ()


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ({}, [4, 2, 1, 3]),
        ({"source": "Herald"}, [2, 3]),
        ({"home": "DNK"}, [1]),
        ({"language": "en"}, [4]),
        ({"since": "2024-05-02"}, [4, 2]),
        ({"until": "2024-05-02"}, [1]),
        ({"since": "2024-05", "until": "2024-05"}, [4, 2, 1]),
        ({"words": "GRAIN"}, [2, 1]),
        ({"words": "grain talk"}, [1]),
        ({"words": "0% rise"}, [4]),
        ({"words": "5_%"}, []),
        ({"copies": True}, [3]),
        ({"copies": False}, [4, 2, 1]),
        ({"country": "GHA"}, [1]),
        ({"country": "TGO"}, [2]),
        ({"source": "Herald", "since": "2024"}, [2]),
    ],
)
def test_documents_are_filtered_the_newest_first(rows: Record, asked: dict[str, Any], numbers: list[int]) -> None:
    assert [head.number for head in walk(rows.page_documents, DocumentFilters(**asked))] == numbers


def test_a_document_comes_with_its_head(rows: Record) -> None:
    (head,) = rows.page_documents(DocumentFilters(home="DNK")).items
    assert head == rows.load_document("d-1")
    with pytest.raises(ValueError, match="no EDTF"):
        rows.page_documents(DocumentFilters(since="soon"))


@pytest.mark.parametrize("kind", ["commitments", "quotations", "amounts", "figures"])
def test_pages_of_what_texts_say_hold_the_same_as_the_selections(record: Record, kind: str) -> None:
    file_readings(record, build_other_call())
    turn, select = getattr(record, f"page_{kind}"), getattr(record, kind)
    asked: list[dict[str, Any]] = [{}, {"with_": ("SEN",)}, {"since": "2024-05-10"}, {"source": "Herald"}]
    for filters in (EngagementFilters(oldest_first=True, **one) for one in asked):
        assert walk(turn, filters) == list(select(filters)), filters
    newest = walk(turn)
    assert sorted(newest, key=lambda f: f.id) == sorted(select(), key=lambda f: f.id)
    days = [filed.document.published for filed in newest]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("steps", [(1, 2, None), (2, None), (None,)])
def test_pages_are_the_same_however_many_documents_are_looked_through_at_once(
    record: Record, steps: tuple[int | None, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    file_readings(record, build_other_call())
    at_once = [walk(record.page_quotations, size=size) for size in (1, 2)]
    whole = record.page_quotations().items
    ghana = record.page_commitments(EngagementFilters(with_=("GHA",))).items
    monkeypatch.setattr("dragoman.record.saying_selecting.DOCUMENTS_AT_ONCE", steps)
    assert [walk(record.page_quotations, size=size) for size in (1, 2)] == at_once == [list(whole)] * 2
    assert record.page_commitments(EngagementFilters(with_=("GHA",)), size=1).items == ghana
    assert [filed.commitment.by for filed in ghana] == ["GHA"]


def test_commitments_and_quotations_are_found_by_kind(record: Record) -> None:
    assert [filed.commitment.by for filed in walk(record.page_commitments)] == ["GHA", "SEN"]
    assert [filed.commitment.by for filed in walk(record.page_commitments, kind="pledge")] == ["SEN"]
    assert len(walk(record.page_quotations, kind="direct")) == 2
    assert walk(record.page_quotations, kind="indirect") == []


def test_follow_ups_come_the_soonest_due_first(rows: Record) -> None:
    with rows.database.write() as connection:
        told = {"document_id": "d-1", "kind": "invitation", "by": "DNK", "to": "GHA", "what": "x", "start": 0, "end": 2}
        for number, (due, opened) in enumerate(
            [(None, None), ("2024-07-01", None), (None, "2024-05-01"), ("2024-06-01", "2024-05-01")], start=1
        ):
            state = "kept" if number == 2 else "open"
            own = {"id": f"f-{number}", "due": due, "due_to": due, "opened_on": opened, "state": state}
            add_row(connection, tables.follow_ups, **own, **told)
    assert [f.id for f in walk(rows.page_follow_ups)] == ["f-4", "f-2", "f-3", "f-1"]
    asked = FollowUpFilters(status="open", limit=1)
    assert walk(rows.page_follow_ups, asked) == list(rows.follow_ups(status="open"))


def test_actors_come_by_their_engagements_then_by_name(rows: Record) -> None:
    lines = walk(rows.page_actors)
    assert [(line.id, line.engagements) for line in lines] == [
        ("p-berg", 2),
        ("p-asare", 1),
        ("p-adu", 0),
        ("o-who", 0),
    ]
    assert [line.id for line in walk(rows.page_actors, kind="organisation")] == ["o-who"]
    assert [line.id for line in walk(rows.page_actors, country="GHA")] == ["p-asare", "p-adu"]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("berg", ["p-berg"]),
        ("BERG ida", ["p-berg"]),
        ("Берг", ["p-berg"]),
        ("berg kofi", []),
        ("a", ["p-berg", "p-asare", "p-adu"]),
        ("%", ["p-berg", "p-asare", "p-adu", "o-who"]),
    ],
)
def test_actors_are_found_by_parts_of_a_name_in_any_script(rows: Record, words: str, ids: list[str]) -> None:
    assert [line.id for line in rows.page_actors(words=words).items] == ids


def test_the_office_of_an_actor_is_the_one_told_last(rows: Record) -> None:
    with rows.database.write() as connection:
        participants = tables.engagement_participants
        for number, role in ((1, "Minister of Trade"), (2, "Prime Minister")):
            mine = (participants.c.engagement_id == f"e-{number}") & (participants.c.actor_id == "p-berg")
            connection.execute(update(participants).where(mine).values(role=role))
        held = {"country": "GHA", "source": "register", "person": "x"}
        told = [
            ("p-berg", "Mayor", "2029"),
            ("p-adu", "Envoy", "2020-01"),
            ("p-adu", "Speaker", "2022"),
            ("p-asare", "Judge", None),
        ]
        for number, (actor, office, start) in enumerate(told):
            add_row(connection, tables.tenures, id=number, actor_id=actor, office=office, start=start, **held)
    offices = {line.id: line.office for line in rows.page_actors().items}
    assert offices == {"p-berg": "Prime Minister", "p-adu": "Speaker", "p-asare": None, "o-who": None}


def test_instruments_come_by_the_documents_that_name_them(rows: Record) -> None:
    lines = walk(rows.page_instruments)
    assert [(line.name, line.documents, line.figures, line.engagements) for line in lines] == [
        ("Harbour Fund", 2, 2, 1),
        ("Acorn Pact", 1, 0, 0),
        ("Bridge Pact", 0, 0, 0),
    ]
    assert [line.id for line in walk(rows.page_instruments, kind="treaty")] == ["i-2", "i-3"]


def test_instruments_are_found_by_parts_of_a_name(record: Record) -> None:
    found = record.page_instruments("fund", "FUN riv").items
    assert [(line.name, line.acronym) for line in found] == [("River Fund", "RF")]
    assert [line.name for line in record.page_instruments(words="rf").items] == ["River Fund"]
    assert record.page_instruments(words="river rf").items == ()


def test_history_and_judgements_come_the_newest_first(record: Record) -> None:
    (call,) = record.engagements()
    record.judge("accept", call.id, field="channel", by="Ann Lee", why="the log")
    record.judge("accept", call.id, field="date", by="Ann Lee", why="the log")
    events = walk(record.page_history, call.id)
    assert events == record.load_history(call.id)[::-1]
    everything = walk(record.page_history, size=3)
    assert len(everything) == len(walk(record.page_history, size=500)) > len(events)
    assert [j.field for j in walk(record.page_judgements)] == ["date", "channel"]
    assert walk(record.page_judgements) == record.find_judgements()[::-1]
