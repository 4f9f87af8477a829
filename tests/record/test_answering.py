"""What the API asks of a record beside its pages, and documents that are made already; in both databases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from dragoman.config import DEFAULTS
from dragoman.errors import EmptyDocument, NotInRecord, ReadingError
from dragoman.model import Document, Reading
from dragoman.pipeline import attempt_document
from dragoman.reading.documents import Captured, make_document
from dragoman.record import AddedDocument, EngagementFilters, Record, open_record
from record.desk_reports import ANNOUNCEMENT, CHILEAN_READOUT, NORWEGIAN_READOUT
from record_rows import add_engagement


def make(report: dict[str, str]) -> Document:
    return make_document(Captured(**report, verbatim=True), DEFAULTS)


def attempt_all(documents: Iterable[Document | ReadingError]) -> Iterator[Reading | ReadingError]:
    return map(attempt_document, documents)


@pytest.fixture
def record(record_address: str) -> Iterator[Record]:
    with open_record(record_address) as opened:
        opened.add_documents(map(make, (ANNOUNCEMENT, NORWEGIAN_READOUT, CHILEAN_READOUT)), attempt_all, command="test")
        yield opened


def test_documents_are_added_once_and_each_is_told(record: Record) -> None:
    told: list[AddedDocument | ReadingError] = []
    broken = EmptyDocument("nothing", "there is no text in it")
    unread = {**NORWEGIAN_READOUT, "id": "aside", "text": "The weather was fine."}
    outcome = record.add_documents([make(ANNOUNCEMENT), broken, make(unread)], attempt_all, on_document=told.append)
    assert (outcome.added, outcome.known, outcome.faults) == (1, 1, [broken])
    assert [one.event if isinstance(one, AddedDocument) else one for one in told] == ["known", broken, "added"]


def test_changes_come_in_the_order_in_which_they_happened(record: Record) -> None:
    whole = record.page_changes(size=500)
    events = [event for events in record.find_changes().values() for event in events]
    assert whole.next is None
    assert len(whole.items) == len(events) > 8
    assert whole.items[0].event == "added"
    first = record.page_changes(size=3)
    assert record.page_changes(after=first.next, size=500).items == whole.items[3:]
    assert record.page_changes("2999-01-01T00:00:00+00:00").items == ()
    assert record.page_changes(whole.items[0].at).items == record.page_changes().items


def test_what_an_actor_said_is_found_by_the_speaker(record: Record) -> None:
    (lind,) = record.find_actors("Ida Lind")
    said = record.page_quotations_of(lind.id)
    assert {filed.actor for filed in said.items} == {lind.id}
    assert [filed.quotation.text for filed in record.page_quotations_of(lind.id, kind="direct").items] == [
        "Norway will deliver two research vessels to Chile by June 2031,"
    ]
    assert record.page_quotations_of("p-nobody").items == ()


def test_what_was_held_is_counted_by_month(record: Record) -> None:
    """As the pages count it; what is told to the year alone has no month."""
    (call,) = record.engagements(status="held")
    assert record.count_held(EngagementFilters(with_=("NOR", "CHL"))) == {"2031-03": 1}
    assert record.count_held(EngagementFilters(with_=("NOR", "GHA"))) == {}
    for years in ("2031", "2031/2032"):
        record.judge("correct", call.id, field="date", value=years, by="Ann Lee", why="the diary")
        assert record.count_held(EngagementFilters()) == {None: 1}
        assert [(c.month, c.engagements) for c in record.count_contacts() if c.status == "held"] == [(None, 1)]
        assert not record.count_months(EngagementFilters(status="held"))


def test_the_latest_month_comes_first_and_no_month_last(record: Record) -> None:
    with record.database.write() as connection:
        add_engagement(connection, 90, "NOR GHA", "2030-12-30/2031-01-02")
        add_engagement(connection, 91, "NOR GHA", "2030")
        add_engagement(connection, 92, "NOR GHA", None)
    assert list(record.count_held(EngagementFilters()).items()) == [("2031-03", 1), ("2030-12", 1), (None, 2)]


def test_a_judgement_is_found_by_its_id(record: Record) -> None:
    (call,) = record.engagements(status="held")
    entered = record.judge("accept", call.id, by="Ann Lee", why="seen")
    assert record.load_judgement(entered.id) == entered
    withdrawn = record.withdraw(entered.id, by="Ben Oto", why="mistaken")
    assert record.load_judgement(entered.id) == withdrawn
    with pytest.raises(NotInRecord, match="no judgement j-none"):
        record.load_judgement("j-none")
