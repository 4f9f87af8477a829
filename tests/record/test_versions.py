"""The version of an engagement moves with every change and only then, so that nobody decides on what others changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from dragoman import Reading, read
from dragoman.errors import JudgementError, NotInRecord, Overtaken
from dragoman.model.record import Engagement
from dragoman.record import Record, open_record
from dragoman.record.adding import Adding
from record import desk_reports as desk


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return [
        read(r["text"], **{key: r[key] for key in ("id", "title", "published", "source", "url")}) for r in desk.REPORTS
    ]


@pytest.fixture
def record(record_address: str, readings: list[Reading]) -> Iterator[Record]:
    """A record of all reports, as one editor has it open."""
    with open_record(record_address) as opened:
        file_again(opened, readings, version="1")
        yield opened


@pytest.fixture
def colleague(record_address: str) -> Iterator[Record]:
    """The same record, as another editor has it open; asked for after `record`, which fills it."""
    with open_record(record_address) as opened:
        yield opened


def file_again(record: Record, readings: list[Reading], *, version: str) -> None:
    adding = Adding(record.database, version, False, "test")
    adding.file_batch(readings)
    adding.end()
    assert not adding.outcome.faults


def find_call(record: Record, date: str = "2031-03-05") -> Engagement:
    (found,) = (e for e in record.engagements() if e.channel == "call" and e.date == date)
    return found


def find_account(record: Record, engagement_id: str, given_id: str) -> str:
    return next(a.id for a in record.load_accounts(engagement_id) if a.document.given_id == given_id)


def list_events(record: Record, subject: str, after: int) -> list[tuple[str, str]]:
    found = record.find_changes(after=after).get(subject, [])
    return [(event.event, event.detail) for event in found]


def test_of_two_editors_the_second_is_told_what_the_first_did(record: Record, colleague: Record) -> None:
    call = find_call(record).id
    seen, seen_too = record.load_version(call), colleague.load_version(call)
    assert seen == seen_too > 0
    judged = colleague.judge("correct", call, field="place", value="Oslo", by="Berg", why="the log", expected=seen_too)
    with pytest.raises(Overtaken, match="look again, then decide; nothing was entered") as raised:
        record.judge("reject", call, by="Vogt", why="a drill", expected=seen)
    assert raised.value.subject == call
    assert raised.value.changes == (f"judged correct: {judged.id} by Berg: the log", "changed place: none → Oslo")
    assert [j.id for j in record.find_judgements()] == [judged.id]
    assert not record.load_engagement(call).rejected
    again = record.load_version(call)
    assert again > seen
    record.judge("reject", call, by="Vogt", why="a drill", expected=again)
    assert record.load_engagement(call).rejected


def test_a_withdrawal_is_refused_where_its_subject_has_moved(record: Record, colleague: Record) -> None:
    call = find_call(record).id
    place = record.judge("correct", call, field="place", value="Oslo", by="Vogt", why="the log")
    seen = record.load_version(call)
    colleague.judge("accept", call, field="date", by="Berg", why="the diary")
    with pytest.raises(Overtaken, match="judged accept"):
        record.withdraw(place.id, by="Vogt", why="a slip", expected=seen)
    assert record.load_engagement(call).place == "Oslo"
    record.withdraw(place.id, by="Vogt", why="a slip", expected=record.load_version(call))
    assert record.load_engagement(call).place is None
    with pytest.raises(JudgementError, match="was withdrawn on"):
        colleague.withdraw(place.id, by="Berg", why="a slip", expected=seen)


def test_both_sides_of_a_merger_are_watched(record: Record, colleague: Record) -> None:
    first, second = find_call(record).id, find_call(record, "2031-03-10").id
    one, other = record.load_version(first), record.load_version(second)
    colleague.judge("correct", second, field="place", value="Oslo", by="Berg", why="the log")
    with pytest.raises(Overtaken) as raised:
        record.judge("same", first, other=second, by="Vogt", why="one", expected=one, expected_other=other)
    assert raised.value.subject == second
    record.judge("same", first, other=second, by="Vogt", why="one", expected=one)
    assert record.load_engagement(second).id == first


def test_a_merger_moves_what_was_merged_and_what_took_it_in(record: Record) -> None:
    first, second = find_call(record).id, find_call(record, "2031-03-10").id
    before = {i: record.load_version(i) for i in (first, second)}
    judgement = record.judge("same", first, other=second, by="Vogt", why="one call")
    assert record.load_version(first) == record.load_version(second) > max(before.values())
    last = record.load_version(first)
    assert ("took in", second) in list_events(record, first, before[first])
    assert [e for e, _ in list_events(record, second, before[second])].count("merged") == 1
    record.withdraw(judgement.id, by="Vogt", why="two")
    assert record.load_version(first) > last
    assert record.load_version(second) > last
    account = f"a-{second.removeprefix('e-')}"
    document = record.load_document("second-call").id
    assert ("left", f"by {account} in {document}, for {second}") in list_events(record, first, last)
    assert ("opened", f"by {account} in {document}") in list_events(record, second, last)


def test_an_account_that_is_put_elsewhere_moves_the_engagement_it_left(record: Record) -> None:
    call = find_call(record).id
    account = find_account(record, call, "chl-readout")
    before = record.load_version(call)
    assert record.load_version(account) == before
    record.judge("not-same", call, other=account, by="Vogt", why="another call of that day")
    assert "left" in [event for event, _ in list_events(record, call, before)]
    assert record.load_version(account) == record.load_version(record.load_engagement(f"e-{account[2:]}").id)


def test_a_judgement_on_an_account_moves_its_engagement(record: Record) -> None:
    call = find_call(record).id
    before = record.load_version(call)
    account = find_account(record, call, "chl-readout")
    record.judge("accept", account, by="Vogt", why="the log", expected=before)
    assert record.load_version(call) == record.load_version(account) > before
    with pytest.raises(Overtaken):
        record.judge("reject", account, by="Vogt", why="the log", expected=before)


def test_a_reading_that_changes_nothing_moves_no_version(record: Record, readings: list[Reading]) -> None:
    subjects = [e.id for e in record.engagements()] + [f.id for f in record.follow_ups()]
    before = [record.load_version(i) for i in subjects]
    file_again(record, readings, version="2")
    assert [record.load_version(i) for i in subjects] == before


def test_fields_that_a_new_reading_tells_otherwise_are_told(record: Record, readings: list[Reading]) -> None:
    call = find_call(record, "2031-03-10")
    before = record.load_version(call.id)
    told = next(r for r in readings if r.document.id == "second-call")
    (account,) = told.engagements
    assert account.date is not None
    otherwise = replace(
        account,
        date=replace(account.date, value="2031-03-11"),
        participants=account.participants[:1],
        topics=(),
    )
    file_again(record, [replace(told, engagements=(otherwise,))], version="2")
    assert list_events(record, call.id, before) == [
        ("changed date", "2031-03-10 → 2031-03-11"),
        ("changed participants", f"without {call.participants[1].name}"),
        ("changed topics", f"without {', '.join(call.topics)}"),
    ]


def test_an_account_that_is_not_told_any_more_and_told_again(record: Record, readings: list[Reading]) -> None:
    (meeting,) = (e for e in record.engagements() if e.date == "2031-10-02" and e.channel == "meeting")
    before = record.load_version(meeting.id)
    told = readings[-1]
    visit_alone = tuple(a for a in told.engagements if a.channel.value == "visit")
    file_again(record, [replace(told, engagements=visit_alone)], version="2")
    events = [event for event, _ in list_events(record, meeting.id, before)]
    assert events == ["left", "emptied"]
    file_again(record, [told], version="3")
    assert {e.channel for e in record.engagements() if e.date == "2031-10-02"} == {"meeting", "visit"}


def test_an_account_that_a_new_report_brings_moves_the_version(record: Record) -> None:
    call = find_call(record).id
    before = record.load_version(call)
    more = desk.NORWEGIAN_READOUT | {"id": "wire", "url": "https://wire.example/2", "source": "Fjord Wire"}
    text = (
        "President Mateo Soto of Chile spoke by telephone with Norwegian Prime Minister Ida Lind on 5 March 2031. "
        "They discussed wind power."
    )
    file_again(record, [read(text, **{k: more[k] for k in ("id", "title", "published", "source", "url")})], version="1")
    events = [event for event, _ in list_events(record, call, before)]
    assert events[0] == "joined"
    assert "changed topics" in events


def test_actors_and_follow_ups_have_versions(record: Record, colleague: Record) -> None:
    seen = record.load_version("p-ida-lind")
    assert seen > 0
    colleague.judge("correct", "p-ida-lind", field="gender", value="f", by="Berg", why="the register")
    with pytest.raises(Overtaken, match="p-ida-lind was changed"):
        record.judge("same", "p-ida-lind", other="p-mateo-soto", by="Vogt", why="a test", expected=seen)
    (pledge,) = (f for f in record.follow_ups() if f.kind == "pledge")
    seen = record.load_version(pledge.id)
    colleague.judge("correct", pledge.id, field="due", value="2031-07", by="Berg", why="the ministry")
    with pytest.raises(Overtaken):
        record.judge("accept", pledge.id, by="Vogt", why="the text", expected=seen)


@pytest.mark.parametrize("subject", ["e-nothing", "a-nothing", "p-nobody", "f-none", "d-none", "i-none", "x-1", "NOR"])
def test_unknown_ids_have_no_version(record: Record, subject: str) -> None:
    with pytest.raises(NotInRecord, match=subject):
        record.load_version(subject)


def test_documents_have_versions(record: Record) -> None:
    assert record.load_version(record.load_document("visit").id) > 0


def test_the_last_event_is_the_greatest_version(record: Record) -> None:
    call = find_call(record).id
    assert record.find_last_event() >= record.load_version(call)
    record.judge("accept", call, by="Vogt", why="the log")
    assert record.find_last_event() == record.load_version(call)
    assert record.find_changes(after=record.find_last_event()) == {}
