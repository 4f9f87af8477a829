"""What the pages on actors, pairs, instruments, the calendar, sources and the history ask of a record."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import update

from dragoman.errors import NotInRecord
from dragoman.record import EngagementFilters, Record, open_record, tables
from dragoman.record.contact_counts import ContactCount, Counterpart, ToldOffice
from dragoman.record.outlines import PairCount
from record_rows import add_actor, add_document, add_engagement, add_row, add_run

SPEECH = "“The bridge will stand by the summer of next year,” Berg said. “Yes,” Asare said. He was told of the bridge."


@pytest.fixture
def record(record_address: str) -> Iterator[Record]:
    """Rows put in by hand: two ministers and their engagements, what they said, what is due, an instrument."""
    with open_record(record_address) as opened:
        with opened.database.write() as connection:
            add_run(connection)
            add_document(connection, 1, SPEECH, title="A talk on the bridge", published="2024-05-01", source="Herald")
            add_document(connection, 2, SPEECH, title=None, published="2024-06-01")
            add_actor(connection, "p-berg", "Ida Berg", country="DNK")
            add_actor(connection, "p-asare", "Kofi Asare", country="GHA")
            add_actor(connection, "p-berg-2", "I. Berg", country="DNK", merged_into="p-berg")
            add_engagement(connection, 1, "DNK GHA", "2024-05-01", actors=("p-berg", "p-asare"))
            add_engagement(connection, 2, "DNK GHA TGO", "2024-05-20", actors=("p-berg",), channel="meeting")
            add_engagement(connection, 3, "DNK TGO", "2024", actors=("p-berg",), status="planned")
            add_engagement(connection, 4, "DNK GHA", "2024-05-02", actors=("p-berg", "p-asare"), rejected=True)
            add_engagement(connection, 5, "GHA TGO", None)
            add_row(connection, tables.engagements, id="e-6", number=6, channel="call", status="held", sources=0,
                    accounts=0, merged_into="e-1")  # fmt: skip
            filed = {"channel": "call", "status": "held", "ordinal": 0}
            add_row(connection, tables.accounts, id="a-1", document_id="d-1", engagement_id="e-1", **filed)
            berg = tables.engagement_participants.c.actor_id == "p-berg"
            connection.execute(update(tables.engagement_participants).where(berg).values(role="Minister"))
            said = {"kind": "direct", "document_id": "d-1"}
            add_row(connection, tables.quotations, id=1, start=1, end=50, speaker="Berg", speaker_id="p-berg", **said)
            add_row(connection, tables.quotations, id=2, start=64, end=68, speaker_id="p-asare", **said)
            later = {"kind": "direct", "document_id": "d-2"}
            add_row(connection, tables.quotations, id=3, start=1, end=50, speaker="Berg", speaker_id="p-berg", **later)
            due = {"kind": "pledge", "document_id": "d-1", "start": 1, "end": 50}
            add_row(connection, tables.follow_ups, id="f-1", state="open", by="DNK", to="GHA", what="the bridge",
                    due="2024-07-31", due_to="2024-07-31", **due)  # fmt: skip
            add_row(connection, tables.follow_ups, id="f-2", state="kept", by="GHA", what="a reply",
                    due="2024-07", due_to="2024-07-31", **due)  # fmt: skip
            add_row(connection, tables.follow_ups, id="f-3", state="open", by="GHA", what="no day", **due)
            add_row(connection, tables.instruments, id="i-bridge", name="Bridge Fund", kind="fund")
            for number, subject in enumerate(("e-1", "f-1", "e-1"), start=1):
                add_row(connection, tables.history, id=number, at=f"2024-01-0{number}T00:00:00+00:00", run_id=1,
                        subject=subject, event="opened")  # fmt: skip
        yield opened


def test_outlines_hold_who_took_part_and_pass_the_filters(record: Record) -> None:
    found = record.outline_engagements(EngagementFilters(with_=("GHA",)))
    assert [one.id for one in found] == ["e-2", "e-1", "e-5"]
    assert [(p.name, p.country, p.actor) for p in found[1].participants] == [
        ("Envoy of DNK", "DNK", "p-berg"),
        ("Envoy of GHA", "GHA", "p-asare"),
    ]
    assert found[0].channel == "meeting"
    limited = record.outline_engagements(EngagementFilters(limit=2, oldest_first=True))
    assert [one.id for one in limited] == ["e-3", "e-1"]
    assert len(limited[0].participants) == 2


def test_outlines_refuse_what_is_no_date(record: Record) -> None:
    with pytest.raises(ValueError, match="last week"):
        record.outline_engagements(EngagementFilters(since="last week"))


def test_contacts_are_counted_by_month_channel_and_status(record: Record) -> None:
    counts = record.count_contacts(EngagementFilters(with_=("DNK",)))
    assert sorted(counts, key=str) == [
        ContactCount("2024-05", "call", "held", 1),
        ContactCount("2024-05", "meeting", "held", 1),
        ContactCount(None, "call", "planned", 1),
    ]


def test_counterparts_are_other_states(record: Record) -> None:
    held = EngagementFilters(with_=("DNK",), status="held")
    assert record.count_counterparts(held, "DNK") == [Counterpart("GHA", 2), Counterpart("TGO", 1)]
    assert record.count_counterparts(held, "DNK", 1) == [Counterpart("GHA", 2)]


def test_offices_come_with_their_first_and_last_dates(record: Record) -> None:
    assert record.count_offices("p-berg") == [ToldOffice("Minister", 3, "2024", "2024-05-20")]
    assert record.count_offices("p-asare") == []


def test_pairs_are_those_of_engagements_held(record: Record) -> None:
    assert record.count_pairs() == [
        PairCount("DNK", "GHA", 2),
        PairCount("GHA", "TGO", 2),
        PairCount("DNK", "TGO", 1),
    ]
    assert len(record.count_pairs(1)) == 1


def test_what_is_due_in_a_month_whatever_became_of_it(record: Record) -> None:
    assert [f.id for f in record.find_due("2024-07-01", "2024-07-31")] == ["f-1", "f-2"]
    assert [f.id for f in record.find_due("2024-07-01", "2024-07-31", ["DNK"])] == ["f-1"]
    assert record.find_due("2024-08-01", "2024-08-31") == []


def test_last_words_of_a_person_and_of_a_state(record: Record) -> None:
    for side in ("p-berg", "DNK"):
        said = record.load_last_words(side)
        assert [(head.id, quotation.text[:10]) for head, quotation in said] == [
            ("d-2", "The bridge"),
            ("d-1", "The bridge"),
        ]
    assert record.load_last_words("GHA") == []  # "Yes," says nothing by itself


def test_last_words_in_reports_of_an_encounter(record: Record) -> None:
    said = record.load_last_words("DNK", among=("DNK", "GHA"))
    assert [head.id for head, _ in said] == ["d-1"]
    assert record.load_last_words("DNK", among=("DNK", "TGO")) == []


def test_tenures_of_an_actor_come_with_their_documents(record: Record) -> None:
    with record.database.write() as connection:
        add_row(connection, tables.tenures, id=99, actor_id="p-berg", person="Berg", office="Mayor", source="text",
                document_id="d-1", evidence_start=1, evidence_end=11)  # fmt: skip
        add_row(connection, tables.tenures, id=98, actor_id="p-berg", person="Ida Berg", office="Minister",
                country="DNK", start="2023-01", source="almanac")  # fmt: skip
    found = {filed.tenure.office: filed for filed in record.load_tenures("p-berg")}
    text = found["Mayor"]
    assert text.document
    assert text.tenure.evidence
    assert (text.document.id, text.tenure.evidence.text) == ("d-1", "The bridge")
    assert (found["Minister"].document, found["Minister"].tenure.source) == (None, "almanac")


def test_instruments_and_heads_by_id(record: Record) -> None:
    assert record.load_instrument("i-bridge").name == "Bridge Fund"
    assert record.list_instrument_kinds() == ["fund"]
    with pytest.raises(NotInRecord, match="instrument i-none"):
        record.load_instrument("i-none")
    assert list(record.load_heads(["d-2", "d-none"])) == ["d-2"]


def test_feeds_are_listed_by_address(record: Record) -> None:
    with record.database.write() as connection:
        add_row(connection, tables.feeds, address="https://b.example/feed", failures=2, last_fault="gone")
        add_row(connection, tables.feeds, address="https://a.example/feed", failures=0)
    assert [(feed.address, feed.failures) for feed in record.list_feeds()] == [
        ("https://a.example/feed", 0),
        ("https://b.example/feed", 2),
    ]


def test_subjects_are_called_by_what_they_are(record: Record) -> None:
    asked = ["e-1", "a-1", "e-6", "d-1", "d-2", "p-asare", "f-1", "i-bridge", "e-none", "nonsense", ""]
    found = record.name_subjects(asked)
    assert {key: (one.kind, one.name) for key, one in found.items()} == {
        "e-1": ("engagement", "Envoy of DNK, Envoy of GHA"),
        "a-1": ("account", "Envoy of DNK, Envoy of GHA"),
        "e-6": ("engagement", "Envoy of DNK, Envoy of GHA"),
        "d-1": ("document", "A talk on the bridge"),
        "d-2": ("document", "2.txt"),
        "p-asare": ("actor", "Kofi Asare"),
        "f-1": ("follow-up", "the bridge"),
        "i-bridge": ("instrument", "Bridge Fund"),
    }
    assert [found[key].engagement for key in ("e-1", "a-1", "e-6", "d-1")] == ["e-1", "e-1", "e-1", None]


def test_times_of_changes_are_in_order(record: Record) -> None:
    assert record.load_change_times(["e-1", "f-1", "e-2"]) == {
        "e-1": ["2024-01-01T00:00:00+00:00", "2024-01-03T00:00:00+00:00"],
        "f-1": ["2024-01-02T00:00:00+00:00"],
    }
