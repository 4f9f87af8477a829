"""What holds for every reading, whatever the text."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dragoman
from dragoman import Reading, ReadingError, Span
from dragoman.contract import describe_reading
from dragoman.pipeline import attempt_document
from dragoman.reading.sources import iter_documents

EDTF = re.compile(r"(\d{4}(-\d\d){0,2}|\.\.)(/(\d{4}(-\d\d){0,2}|\.\.))?")
COUNTRY = re.compile(r"[A-Z][\w&+ -]{1,19}")
PIECES = [
    "President", "Prime Minister", "King", "Foreign Minister", "Amina Diallo", "Jonas Berg", "Berg", "the two leaders",
    "his counterpart", "of Senegal", "Norwegian", "Kenya", "the Kremlin", "NATO", "the African Union", "in Nairobi",
    "met", "called", "will meet", "spoke by telephone with", "invited", "said", "pledged", "agreed to", "cancelled",
    "on Monday", "next month", "on 3 May 2024", "in 2023", "from 3 to 5 June", "€5 million", "$1.2bn", "half a billion",
    "the Treaty of Oslo", "PURL", "“", "”", '"', "'", ",", ".", "?", ":", ";", "–", "(", ")", "\n", "\n\n", "\r\n",
    "- ", "1. ", "\u00a0", "\u200b", "\u0301", "🕊", "İ", "ﬁ", "# ", "Q:", "MR. BERG:", "he", "she", "they", "to", "and",
]  # fmt: skip
soup = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)


def iter_spans(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif dataclasses.is_dataclass(value):
        for entry in dataclasses.fields(value):
            yield from iter_spans(getattr(value, entry.name))
    elif isinstance(value, tuple):
        for inner in value:
            yield from iter_spans(inner)


def check_reading(reading: Reading) -> None:
    """Every span holds the words it quotes, every code and date has its form, and the contract is JSON."""
    text = reading.document.text
    for span in iter_spans(reading):
        assert span.text == text[span.start : span.end]
        assert span.text.strip()
    for entry in (*reading.quotes, *reading.statements, *reading.amounts, *reading.dates):
        assert entry.text == text[entry.start : entry.end]
    for date in reading.dates:
        assert EDTF.fullmatch(date.value), date
    for account in reading.engagements:
        assert account.evidence
        assert len(account.participants) >= 1
        assert account.date is None or EDTF.fullmatch(account.date.value), account.date
        assert (account.date is None) == (account.date_basis is None)
        for participant in account.participants:
            assert participant.country is None or COUNTRY.fullmatch(participant.country), participant
    assert len({account.id for account in reading.engagements}) == len(reading.engagements)
    for commitment in reading.commitments:
        assert commitment.due is None or EDTF.fullmatch(commitment.due)
    assert all(quote.kind != "indirect" for quote in reading.quotes)
    assert all(statement.kind == "indirect" for statement in reading.statements)
    assert json.loads(json.dumps(describe_reading(reading, explain=True)))


def test_examples(root: Path) -> None:
    for reading in dragoman.read_many([root / "examples" / "reports"]):
        assert isinstance(reading, Reading), reading
        check_reading(reading)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(soup | st.text(max_size=300), st.sampled_from([None, "2024-05-04", "2000-02-29"]))
def test_no_text_breaks_it(text: str, published: str | None) -> None:
    try:
        reading = dragoman.read(text, published=published)
    except ReadingError:
        return
    assert reading.document.text == text
    check_reading(reading)


def test_the_same_text_gives_the_same_reading(root: Path) -> None:
    path = root / "examples" / "reports" / "3-agency-day-of-calls.html"
    assert dragoman.read_file(path) == dragoman.read_file(path)


def test_a_part_of_the_corpus_is_read_without_a_fault(shared: Path) -> None:
    archive = shared / "corpus" / "whitehouse-2021-2022.jsonl.gz"
    read = 0
    for number, document in enumerate(iter_documents([archive])):
        if number % 240 == 7:
            reading = attempt_document(document)
            assert isinstance(reading, Reading), reading
            check_reading(reading)
            read += 1
    assert read > 20


def test_a_defect_names_the_document_and_the_place(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(document: dragoman.Document) -> Reading:
        raise ZeroDivisionError(document.id)

    monkeypatch.setattr("dragoman.pipeline.read_document", fail)
    fault = attempt_document(dragoman.Document("a.txt", "text", ""))
    assert isinstance(fault, ReadingError)
    assert fault.document == "a.txt"
    assert "ZeroDivisionError" in fault.fault
    assert "test_pipeline.py" in fault.fault


def test_read_file_is_for_one_document(tmp_path: Path) -> None:
    path = tmp_path / "two.jsonl"
    path.write_text('{"text": "The ministers met."}\n' * 2)
    with pytest.raises(ReadingError, match="read_many"):
        dragoman.read_file(path)
    with pytest.raises(dragoman.EmptyDocument):
        dragoman.read("  ")
