"""A record as its users see it: what reports come to, what stays when they are read again, what judgements change."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from dragoman import Reading, read
from dragoman.errors import JudgementError, NotInRecord
from dragoman.model.record import Engagement
from dragoman.record import EngagementFilters, FollowUpFilters, Record, filing, open_record
from dragoman.record.adding import Adding
from dragoman.record.tables import accounts, claim_spans, claims, document_asides, documents
from record import desk_reports as desk

OLDEST_FIRST = EngagementFilters(oldest_first=True)


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    """The readings of all reports, made once."""
    return [
        read(r["text"], **{key: r[key] for key in ("id", "title", "published", "source", "url")}) for r in desk.REPORTS
    ]


@pytest.fixture
def record(record_address: str) -> Iterator[Record]:
    with open_record(record_address) as opened:
        yield opened


def file_all(record: Record, readings: list[Reading], *, version: str = "1", reread: bool = False) -> Adding:
    adding = Adding(record.database, version, reread, "test")
    adding.file_batch(readings)
    adding.end()
    return adding


@pytest.fixture
def filed(record: Record, readings: list[Reading]) -> Record:
    file_all(record, readings)
    return record


def find_call(record: Record, date: str = "2031-03-05") -> Engagement:
    (found,) = (e for e in record.engagements() if e.channel == "call" and e.date == date)
    return found


def export(record: Record) -> str:
    return "\n".join(json.dumps(e, ensure_ascii=False) for e in record.export_engagements(OLDEST_FIRST))


def test_reports_of_one_call_become_one_engagement(filed: Record) -> None:
    call = find_call(filed)
    accounts = filed.load_accounts(call.id)
    assert [a.document.given_id for a in accounts] == ["nor-announcement", "nor-readout", "chl-readout", "agency-copy"]
    assert call.status == "held"
    assert [status for _, status, _ in call.history] == ["planned", "held", "held", "held"]
    assert {p.actor for p in call.participants} == {"p-ida-lind", "p-mateo-soto"}
    assert all(reason.why for reasons in filed.load_reasons(call.id).values() for reason in reasons)


def test_a_copy_is_no_independent_source(filed: Record) -> None:
    assert filed.load_document("agency-copy").copy_of == filed.load_document("chl-readout").id
    assert find_call(filed).sources == 3


def test_two_calls_five_days_apart_stay_two(filed: Record) -> None:
    assert find_call(filed).id != find_call(filed, "2031-03-10").id


def test_what_is_due_is_open_until_a_report_closes_it(filed: Record) -> None:
    by_kind = {f.kind: f for f in filed.follow_ups()}
    assert (by_kind["engagement"].state, by_kind["invitation"].state) == ("kept", "kept")
    assert by_kind["invitation"].closing_document == filed.load_document("visit").id
    assert by_kind["pledge"].state == "open"
    assert by_kind["pledge"].due == "2031-06"
    overdue = list(filed.follow_ups(FollowUpFilters(status="overdue", today="2031-07-01")))
    assert [f.id for f in overdue] == [by_kind["pledge"].id]


def test_every_recorded_span_holds_the_words_of_the_text(filed: Record) -> None:
    with filed.database.read() as connection:
        cut = func.substr(documents.c.text, claim_spans.c.start + 1, claim_spans.c.end - claim_spans.c.start)
        joined = (
            claim_spans.join(claims, claims.c.id == claim_spans.c.claim_id)
            .join(accounts, accounts.c.id == claims.c.account_id)
            .join(documents, documents.c.id == accounts.c.document_id)
        )
        rows = connection.execute(select(claim_spans.c.words, cut).select_from(joined)).all()
    assert len(rows) > 50
    assert all(words == there for words, there in rows)


def test_the_record_is_the_same_however_it_was_filed(filed: Record, readings: list[Reading], tmp_path: Path) -> None:
    with open_record(tmp_path / "one-by-one.db") as other:
        for reading in readings:
            file_all(other, [reading])
        assert export(other) == export(filed)


def test_the_same_text_is_one_document(filed: Record, readings: list[Reading]) -> None:
    before = export(filed)
    again = file_all(filed, readings)
    assert (again.outcome.added, again.outcome.known) == (0, len(readings))
    assert export(filed) == before


def test_adding_reads_only_what_is_new(record: Record, tmp_path: Path) -> None:
    some = desk.write_reports(tmp_path / "some.jsonl", *desk.REPORTS[:2])
    every = desk.write_reports(tmp_path / "all.jsonl", *desk.REPORTS[:3])
    told = []
    assert record.add([some]).added == 2
    outcome = record.add([every], on_document=told.append)
    assert (outcome.added, outcome.known, outcome.faults) == (1, 2, [])
    assert sorted(t.given_id for t in told) == ["chl-readout", "nor-announcement", "nor-readout"]


def test_copies_and_later_versions_are_told_apart(record: Record, tmp_path: Path) -> None:
    assert record.add([desk.write_reports(tmp_path / "all.jsonl")]).copies == 1
    changed = desk.CHILEAN_READOUT | {"id": "changed", "text": desk.CHILEAN_READOUT["text"] + " Corrected on 7 March."}
    outcome = record.add([desk.write_reports(tmp_path / "changed.jsonl", changed)])
    assert (outcome.added, outcome.versions, outcome.copies) == (1, 1, 0)
    again = desk.CHILEAN_READOUT | {"id": "same-text"}
    assert record.add([desk.write_reports(tmp_path / "again.jsonl", again)]).known == 1
    original = record.load_document("chl-readout").id
    assert record.load_captures([original]) == {original: ("same-text",)}
    later = record.load_document("changed")
    assert later.earlier_version == record.load_document("chl-readout").id
    assert later.origin == record.load_document("chl-readout").id


def test_a_text_in_another_language_is_stored_and_told(record: Record, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "Le président du Chili s’est entretenu hier par téléphone avec la Première ministre de Norvège. Les deux "
        "dirigeants ont évoqué la pêche et la recherche en Antarctique, ainsi que les ports du sud du pays.\n",
        encoding="utf-8",
    )
    outcome = record.add([page])
    assert (outcome.added, outcome.foreign) == (1, 1)
    assert record.load_document(str(page)).language == "fr"
    assert not list(record.engagements())


def test_faults_are_collected_and_the_rest_goes_on(record: Record, tmp_path: Path) -> None:
    rows = desk.write_reports(tmp_path / "rows.jsonl", *desk.REPORTS[:1])
    rows.write_text("no row\n" + rows.read_text("utf-8"), encoding="utf-8")
    outcome = record.add([rows, tmp_path / "missing.txt"])
    assert outcome.added == 1
    assert [fault.document for fault in outcome.faults] == [f"{rows}:1", str(tmp_path / "missing.txt")]


def test_a_defect_in_filing_keeps_one_document_out_and_no_more(
    record: Record, readings: list[Reading], monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_at_one(_: object, reading: Reading, *__: object) -> None:
        if reading.document.id == "nor-readout":
            raise ZeroDivisionError("broken on purpose")

    monkeypatch.setattr(filing, "file_belongings", break_at_one)
    adding = file_all(record, readings[:3])
    assert adding.outcome.added == 2
    (fault,) = adding.outcome.faults
    assert fault.document == "nor-readout"
    assert "broken on purpose" in str(fault)
    with pytest.raises(NotInRecord):
        record.load_document("nor-readout")


def test_reading_again_keeps_ids_and_judgements(filed: Record, readings: list[Reading]) -> None:
    call = find_call(filed)
    filed.judge("correct", call.id, field="date", value="2031-03-04", by="Vogt", why="the log of calls says so")
    before = export(filed)
    adding = file_all(filed, readings, version="2")
    assert adding.outcome.reread == len(readings)
    assert export(filed) == before
    corrected = filed.load_engagement(call.id)
    assert (corrected.date, corrected.reviewed) == ("2031-03-04", ("date",))


def test_an_account_that_a_new_reading_does_not_tell_leaves_its_engagement(
    filed: Record, readings: list[Reading]
) -> None:
    (meeting,) = (e for e in filed.engagements() if e.date == "2031-10-02" and e.channel == "meeting")
    told = readings[-1]
    kept = tuple(a for a in told.engagements if a.channel.value == "visit")
    file_all(filed, [replace(told, engagements=kept)], version="2")
    left = {e.id for e in filed.engagements()}
    assert meeting.id not in left
    assert len(left) == 4


def test_a_corrected_field_is_marked_and_can_be_taken_back(filed: Record) -> None:
    call = find_call(filed)
    judgement = filed.judge("correct", call.id, field="place", value="Oslo", by="Vogt", why="she rang from there")
    assert filed.load_engagement(call.id).place == "Oslo"
    assert [e.id for e in filed.engagements(EngagementFilters(reviewed=True))] == [call.id]
    filed.withdraw(judgement.id, by="Vogt", why="it was Bergen")
    assert filed.load_engagement(call.id).place is None
    (kept,) = filed.find_judgements([call.id])
    assert kept.withdrawn_why == "it was Bergen"
    with pytest.raises(JudgementError, match="withdrawn"):
        filed.withdraw(judgement.id, by="Vogt", why="twice")


def test_two_engagements_judged_the_same_are_one_until_it_is_withdrawn(filed: Record) -> None:
    first, second = find_call(filed), find_call(filed, "2031-03-10")
    judgement = filed.judge("same", first.id, other=second.id, by="Vogt", why="one call, told twice")
    assert filed.load_engagement(second.id).id == first.id
    assert len(filed.load_engagement(first.id).accounts) == 5
    filed.withdraw(judgement.id, by="Vogt", why="two after all")
    assert filed.load_engagement(second.id).id == second.id
    assert len(filed.load_engagement(first.id).accounts) == 4


def test_an_account_judged_not_the_same_leaves_and_stays_away(filed: Record, readings: list[Reading]) -> None:
    call = find_call(filed)
    chilean = next(a.id for a in filed.load_accounts(call.id) if a.document.given_id == "chl-readout")
    filed.judge("not-same", call.id, other=chilean, by="Vogt", why="another call of that day")
    apart = filed.load_engagement(f"e-{chilean.removeprefix('a-')}")
    assert chilean in apart.accounts
    assert chilean not in filed.load_engagement(call.id).accounts
    file_all(filed, readings, version="2")
    assert chilean not in filed.load_engagement(call.id).accounts


def test_a_rejected_engagement_is_listed_only_when_asked_for(filed: Record) -> None:
    call = find_call(filed)
    filed.judge("reject", call.id, by="Vogt", why="a simulation")
    assert call.id not in {e.id for e in filed.engagements()}
    assert [e.id for e in filed.engagements(EngagementFilters(rejected=True))] == [call.id]


def test_two_actors_judged_the_same_are_one_until_it_is_withdrawn(filed: Record) -> None:
    judgement = filed.judge("same", "p-ida-lind", other="p-mateo-soto", by="Vogt", why="a test")
    assert filed.load_actor("p-mateo-soto").id == "p-ida-lind"
    assert {p.actor for p in find_call(filed).participants} == {"p-ida-lind"}
    filed.withdraw(judgement.id, by="Vogt", why="of course not")
    assert filed.load_actor("p-mateo-soto").id == "p-mateo-soto"
    assert {p.actor for p in find_call(filed).participants} == {"p-ida-lind", "p-mateo-soto"}
    assert [a.id for a in filed.find_actors("Mateo Soto")] == ["p-mateo-soto"]


def test_a_follow_up_that_a_person_closed_stays_closed(filed: Record, readings: list[Reading]) -> None:
    (pledge,) = (f for f in filed.follow_ups() if f.kind == "pledge")
    filed.judge("correct", pledge.id, field="state", value="kept", by="Vogt", why="both ships have arrived")
    file_all(filed, readings, version="2")
    (judged,) = (f for f in filed.follow_ups() if f.kind == "pledge")
    assert (judged.state, judged.reviewed) == ("kept", True)


def test_contradicting_judgements_are_told(filed: Record) -> None:
    first, second = find_call(filed), find_call(filed, "2031-03-10")
    filed.judge("same", first.id, other=second.id, by="Vogt", why="one call")
    assert filed.find_conflicts() == []
    filed.judge("not-same", first.id, other=second.id, by="Berg", why="two calls")
    (conflict,) = filed.find_conflicts()
    assert (conflict.earlier.by, conflict.later.by) == ("Vogt", "Berg")
    assert filed.load_engagement(second.id).id == second.id


@pytest.mark.parametrize(
    ("verb", "subject", "more", "fault"),
    [
        ("same", "e-nothing", {"other": "e-nothing2"}, "e-nothing"),
        ("accept", "x-1", {}, "no id"),
        ("correct", "CALL", {"field": "date", "value": "soon"}, "soon"),
        ("correct", "CALL", {"field": "colour", "value": "red"}, "colour"),
        ("correct", "CALL", {"field": "date"}, "value"),
        ("same", "CALL", {}, "two things"),
        ("same", "CALL", {"other": "p-ida-lind"}, "can't be judged"),
        ("correct", "p-ida-lind", {"field": "height", "value": "2"}, "height"),
    ],
)
def test_a_judgement_that_can_not_be_is_refused(
    filed: Record, verb: str, subject: str, more: dict[str, str], fault: str
) -> None:
    named = find_call(filed).id if subject == "CALL" else subject
    with pytest.raises((JudgementError, NotInRecord), match=fault):
        filed.judge(verb, named, by="Vogt", why="a test", **more)
    assert filed.find_judgements() == []


def test_history_tells_what_happened_to_an_engagement(filed: Record) -> None:
    call = find_call(filed)
    events = [event.event for event in filed.load_history(call.id)]
    assert events[0] == "opened"
    assert events.count("joined") == 3
    assert "status" in events


def test_unknown_ids_are_named(record: Record) -> None:
    for look_up in (record.load_engagement, record.load_actor, record.load_document, record.load_text):
        with pytest.raises(NotInRecord, match="nothing-here"):
            look_up("nothing-here")


def test_what_is_set_aside_stays_in_the_stored_text_and_is_marked(record: Record, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(desk.SECOND_CALL["text"] + "\n\nRead more: Trawlers and their crews\n", encoding="utf-8")
    assert record.add([page]).faults == []
    document = record.load_document(str(page))
    with record.database.read() as connection:
        (aside,) = connection.execute(select(document_asides)).all()
    assert record.load_text(document.id)[aside.start : aside.end] == "Read more: Trawlers and their crews"
