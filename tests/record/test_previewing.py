"""What the record would make of a text: told without a trace."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from dragoman.errors import ReadingError
from dragoman.model import Document, Reading
from dragoman.pipeline import attempt_document, read
from dragoman.record import Record, open_record
from dragoman.record.previewing import Preview
from dragoman.record.tables import metadata
from record.desk_reports import CHILEAN_READOUT, COPY, NORWEGIAN_READOUT


@pytest.fixture
def record(record_address: str, tmp_path: Path) -> Iterator[Record]:
    path = tmp_path / "reports.jsonl"
    path.write_text(json.dumps(NORWEGIAN_READOUT) + "\n", "utf-8")
    with open_record(record_address) as opened:
        opened.add([path])
        yield opened


def read_report(report: dict[str, str]) -> Reading:
    told = {name: report[name] for name in ("id", "title", "published", "source", "url")}
    return read(report["text"], **told)


def read_all(documents: Iterable[Document | ReadingError]) -> Iterator[Reading | ReadingError]:
    return map(attempt_document, documents)


def preview(record: Record, report: dict[str, str]) -> Preview:
    found = record.preview(read_report(report))
    assert isinstance(found, Preview)
    return found


def count_rows(record: Record) -> dict[str, int]:
    with record.database.read() as connection:
        return {
            table.name: connection.exec_driver_sql(f'SELECT count(*) FROM "{table.name}"').scalar_one()
            for table in metadata.sorted_tables
        }


def test_a_trial_leaves_no_trace_and_what_is_added_is_as_it_was_shown(record: Record) -> None:
    before = count_rows(record)
    shown = preview(record, CHILEAN_READOUT)
    assert count_rows(record) == before
    assert record.find_texts([shown.marks.document.id]) == {}
    added = record.add_documents([read_report(CHILEAN_READOUT).document], read_all)
    assert added.added == 1
    marks = record.load_marks(shown.outcome.id)
    assert marks.marks == shown.marks.marks


def test_an_engagement_that_is_joined_is_told_with_its_reasons(record: Record) -> None:
    shown = preview(record, CHILEAN_READOUT)
    call = next(one for one in shown.engagements if one.engagement.channel == "call")
    assert [head.given_id for head in call.joined] == ["nor-readout"]
    assert call.engagement.id in {engagement.id for engagement in record.engagements()}
    assert any(reason.weight > 0 for reason in call.reasons)
    assert call.account.document.given_id == "chl-readout"


def test_a_new_engagement_joins_nothing(record: Record) -> None:
    report = {**CHILEAN_READOUT, "text": "President Mateo Soto of Chile met President Rosa Quispe of Peru in Lima."}
    shown = preview(record, report)
    assert [one.joined for one in shown.engagements] == [()]


def test_a_known_text_a_copy_and_a_later_version_are_told(record: Record) -> None:
    known = preview(record, NORWEGIAN_READOUT)
    assert (known.outcome.event, known.known[known.outcome.id].given_id) == ("known", "nor-readout")
    assert known.marks.marks
    assert known.engagements
    record.add_documents([read_report(CHILEAN_READOUT).document], read_all)
    copy = preview(record, COPY)
    assert copy.copied is not None
    assert copy.copied.given_id == "chl-readout"
    later = {**NORWEGIAN_READOUT, "text": NORWEGIAN_READOUT["text"] + " The call took an hour."}
    version = preview(record, later)
    assert version.earlier is not None
    assert version.earlier.given_id == "nor-readout"


def test_a_text_that_is_not_read_says_so(record: Record) -> None:
    text = "Der Ministerpräsident hat gestern mit der Präsidentin telefoniert. " * 10
    shown = record.preview(read(text, id="de"))
    assert isinstance(shown, Preview)
    assert (shown.outcome.foreign, shown.engagements) == ("de", ())
    assert any("only English is read" in note for note in shown.notes)


def test_a_defect_is_a_fault_and_leaves_no_trace(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    before = count_rows(record)
    monkeypatch.setattr("dragoman.record.filing.file_belongings", fail)
    fault = record.preview(read_report(CHILEAN_READOUT))
    assert isinstance(fault, ReadingError)
    assert "ZeroDivisionError" in fault.fault
    assert count_rows(record) == before


def test_texts_are_found_by_their_hashes(record: Record) -> None:
    text = read_report(NORWEGIAN_READOUT).document.text_sha256
    found = record.find_texts([text, "0" * 64])
    assert {key: head.given_id for key, head in found.items()} == {text: "nor-readout"}


def test_documents_that_end_early_are_filed_as_far_as_they_came(record: Record) -> None:
    added = record.add_documents([read_report(CHILEAN_READOUT).document] * 3, lambda new: islice(read_all(new), 1))
    assert (added.added, added.known) == (1, 0)


def test_made_briefs_are_listed(record: Record) -> None:
    record.remember_brief("NOR+p-1|salmon", "2031-03-06")
    record.remember_brief("NOR+p-1|salmon", "2031-03-08")
    record.remember_brief("e-1|", "2031-03-07")
    first, second = record.list_briefs()
    assert (first.made_on, first.with_, first.engagement, first.about) == ("2031-03-08", ("NOR", "p-1"), None, "salmon")
    assert (second.made_on, second.with_, second.engagement, second.about) == ("2031-03-07", (), "e-1", None)
