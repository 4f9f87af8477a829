"""The dossier of an engagement: all that its page shows, read at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dragoman.errors import NotInRecord
from dragoman.model import Tenure
from dragoman.record import Record, open_record
from dragoman.record.tables import tenures
from record import desk_reports as desk
from record.filed_reports import MEETING_AT_HOME, MEETING_ELSEWHERE, file_reports


@pytest.fixture
def filed(record_address: str) -> Iterator[Record]:
    with open_record(record_address) as record:
        yield file_reports(record)


def find_call(record: Record) -> str:
    return next(e.id for e in record.engagements() if e.channel == "call" and e.date == "2031-03-05")


def test_a_dossier_holds_what_the_record_knows_of_an_engagement(filed: Record) -> None:
    call = find_call(filed)
    told = filed.load_dossier(call)
    assert told.engagement == filed.load_engagement(call)
    assert told.accounts == filed.load_accounts(call)
    assert told.comparison == filed.compare(call)
    assert told.reasons == filed.load_reasons(call)
    assert list(told.history) == filed.load_history(call)
    assert told.summary == "A telephone call between Ida Lind (NOR) and Mateo Soto (CHL) took place, 5 March 2031."
    assert told.judgements == ()
    assert any(filed_account.quotes for filed_account in told.accounts)


def test_what_was_opened_by_it_and_what_it_closed_is_due_of_it(filed: Record) -> None:
    told = filed.load_dossier(find_call(filed))
    assert {(f.kind, f.state) for f in told.follow_ups} == {("engagement", "kept"), ("pledge", "open")}
    visit = next(e.id for e in filed.engagements() if e.channel == "visit" and e.status == "held")
    assert [(f.kind, f.state) for f in filed.load_dossier(visit).follow_ups] == [("invitation", "kept")]


def test_judgements_on_it_and_its_accounts_come_with_it(filed: Record) -> None:
    call = find_call(filed)
    before = filed.load_dossier(call)
    on_it = filed.judge("accept", call, field="date", by="Eva Holm", why="the diary")
    taken_back = filed.judge("reject", before.accounts[1].id, field="place", value="Oslo", by="Eva Holm", why="a slip")
    filed.withdraw(taken_back.id, by="Eva Holm", why="no, it was right")
    after = filed.load_dossier(call)
    assert [j.id for j in after.judgements] == [on_it.id, taken_back.id]
    assert not after.judgements[1].stands
    assert after.engagement.reviewed == ("date",)
    assert after.version > before.version > 0
    assert len(after.history) > len(before.history)


def test_offices_come_from_registers_and_only_where_they_hold_on_the_day(filed: Record) -> None:
    call = find_call(filed)
    assert filed.load_dossier(call).tenures == (None, None)
    filed.import_tenures(
        [
            Tenure("Ida Lind", "Prime Minister", "NOR", "2029-10", None, source="Storting list"),
            Tenure("Mateo Soto", "President", "CHL", "2022-03", "2026-03", source="Almanac"),
        ]
    )
    told = filed.load_dossier(call)
    lind, soto = told.tenures
    assert lind is not None
    assert (lind.tenure.office, lind.tenure.source, lind.document) == ("Prime Minister", "Storting list", None)
    assert lind.actor == told.engagement.participants[0].actor
    assert soto is None


def test_an_office_told_by_a_text_comes_with_its_words(record_address: str) -> None:
    report = desk.VISIT
    with open_record(record_address) as record:
        file_reports(record, report)
        document = record.load_document(report["id"])
        engagement = next(iter(record.engagements()))
        soto = next(p for p in engagement.participants if p.name == "Mateo Soto")
        with record.database.write() as connection:
            connection.execute(
                tenures.insert(),
                {
                    "id": 900,
                    "actor_id": soto.actor,
                    "person": "Mateo Soto",
                    "office": "President",
                    "country": "CHL",
                    "start": "2030",
                    "source": "text",
                    "document_id": document.id,
                    "evidence_start": 0,
                    "evidence_end": 29,
                    "made_by": "rule:test",
                    "why": "it says so",
                },
            )
        told = record.load_dossier(engagement.id)
    (held,) = (t for t in told.tenures if t is not None)
    assert held.document == document
    assert held.tenure.evidence is not None
    assert held.tenure.evidence.text == "President Mateo Soto of Chile"


def test_where_accounts_differ_the_comparison_tells(record_address: str) -> None:
    with open_record(record_address) as record:
        file_reports(record, MEETING_AT_HOME, MEETING_ELSEWHERE)
        (engagement,) = record.engagements()
        told = record.load_dossier(engagement.id)
    assert [f.name for f in told.comparison.fields if f.verdict == "differs"] == ["date"]
    assert [a.document.given_id for a in told.accounts] == ["est-meeting", "nga-meeting"]


def test_an_id_that_was_merged_away_leads_on(filed: Record) -> None:
    call, again = find_call(filed), next(e.id for e in filed.engagements() if e.date == "2031-03-10")
    filed.judge("same", call, other=again, by="Eva Holm", why="one call, two days")
    assert filed.load_dossier(call).engagement.id == filed.load_dossier(again).engagement.id


def test_there_is_no_dossier_of_an_unknown_engagement(filed: Record) -> None:
    with pytest.raises(NotInRecord, match="e-none"):
        filed.load_dossier("e-none")
