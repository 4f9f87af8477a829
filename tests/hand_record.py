"""A record of two readings built by hand: a call with what was said in it, and a text that tells of no encounter."""

from __future__ import annotations

from dataclasses import replace

from dragoman.model import Amount, Commitment, Document, Quotation, Reading, Span
from dragoman.reading.canonical import hash_text
from dragoman.record import Record
from dragoman.record.adding import Adding
from sample_reading import build_reading

NOTICE = 'Ghana has allocated $40 million for the\nVolta bridge. Its minister added: "=2+2, and not less".'


def build_notice() -> Reading:
    """A text of no encounter, whose words begin like a formula and go over two lines."""

    def span(words: str) -> Span:
        start = NOTICE.index(words)
        return Span(start, start + len(words), words)

    gift, sum_, said = span(NOTICE[: NOTICE.index(" Its")]), span("$40 million"), span("=2+2, and not less")
    return Reading(
        document=Document("b.txt", NOTICE, hash_text(NOTICE), '=HYPERLINK("x")', "2024-06-01", "Courier"),
        quotes=(Quotation(said.text, said.start, said.end, "direct"),),
        amounts=(Amount(sum_.text, sum_.start, sum_.end, 4e7, "USD"),),
        commitments=(Commitment("GHA", "TGO", "delivered", gift, "$40 million", made_by="rule:give"),),
        sentences=((0, gift.end), (gift.end + 1, len(NOTICE))),
    )


def file_readings(record: Record, *readings: Reading) -> None:
    """Enter readings as if they had just been read."""
    adding = Adding(record.database, "1", False, "test")
    adding.file_batch(list(readings))
    adding.end()


def file_both(record: Record) -> Record:
    """The record with the call and the notice in it."""
    file_readings(record, build_reading(), build_notice())
    return record


def build_other_call() -> Reading:
    """The same call told anew, of another day."""
    reading = build_reading()
    text = reading.document.text + " A second report."
    document = replace(reading.document, id="c.txt", text=text, text_sha256=hash_text(text), source="Herald")
    (call,) = reading.engagements
    assert call.date
    moved = replace(call, date=replace(call.date, value="2024-05-20"))
    return Reading(document=document, engagements=(moved,), sentences=reading.sentences)
