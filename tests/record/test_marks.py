"""The marks of a document: what was taken from it, place by place; and the text cut so that they can be shown."""

from __future__ import annotations

import time
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update

from dragoman.errors import NotInRecord
from dragoman.model import Span
from dragoman.record import open_record
from dragoman.record.marks import Mark, cut_segments
from dragoman.record.tables import amounts, claim_spans, claims, document_asides
from record import desk_reports as desk
from record.filed_reports import file_reports


def make_mark(number: int, start: int, words: str, *, anchored: bool = True) -> Mark:
    return Mark(number, "topic", words, start, start + len(words), words, anchored=anchored)


def test_marks_hold_what_was_taken_with_its_words(record_address: str) -> None:
    with open_record(record_address) as record:
        file_reports(record)
        told = record.load_marks("nor-readout")
        (engagement,) = (e for e in record.engagements() if e.date == "2031-03-05")
        lind = next(p.actor for p in engagement.participants if p.name == "Ida Lind")
    assert told.document.given_id == "nor-readout"
    assert told.text == desk.NORWEGIAN_READOUT["text"]
    assert all(mark.words == told.text[mark.start : mark.end] for mark in told.marks)
    assert told.orphans == ()
    assert [mark.number for mark in told.marks] == list(range(1, len(told.marks) + 1))
    assert [(m.start, -m.end) for m in told.marks] == sorted((m.start, -m.end) for m in told.marks)
    by_kind = defaultdict(list)
    for mark in told.marks:
        by_kind[mark.kind].append(mark)
    assert [(m.value, m.words) for m in by_kind["channel"]] == [("telephone call", "spoke"), ("visit", "visit")]
    assert [(m.value, m.words) for m in by_kind["date"]] == [("5 March 2031", "today")]
    assert by_kind["date"][0].owners == (engagement.id,)
    assert by_kind["date"][0].account in engagement.accounts
    named = [m for m in by_kind["participant"] if m.value == "Ida Lind, Prime Minister (NOR)"]
    assert named[0].words == "Norwegian Prime Minister Ida Lind"
    assert named[0].owners == (lind, engagement.id)
    (said,) = by_kind["quotation"]
    assert said.value == "Ida Lind “said”"
    assert said.owners[0] == lind
    assert "two research vessels" in said.words
    (pledge,) = (m for m in by_kind["commitment"] if "pledge" in m.value)
    assert pledge.value == "NOR to CHL · pledge · due June 2031"
    assert pledge.owner is not None
    assert pledge.owner.startswith("c-")
    assert {m.owner for m in by_kind["follow-up"]} >= {f"f-{pledge.owner}"}
    assert all(mark.why for mark in by_kind["channel"])


def test_a_later_text_shows_what_it_closes(record_address: str) -> None:
    with open_record(record_address) as record:
        file_reports(record)
        told = record.load_marks("visit")
        closed = [f for f in record.follow_ups() if f.state == "kept" and f.kind == "invitation"]
    (mark,) = (m for m in told.marks if m.kind == "follow-up")
    assert mark.owner in {f.id for f in closed}
    assert mark.value.startswith("kept: ")


def test_sums_are_told_in_full_units(record_address: str) -> None:
    with open_record(record_address) as record:
        file_reports(record)
        (told,) = (m for m in record.load_marks("chl-readout").marks if m.kind == "amount")
    assert told.value.startswith("40,000,000 USD")
    assert told.words == "$40 million"


def test_words_that_the_text_does_not_hold_are_orphans(record_address: str) -> None:
    with open_record(record_address) as record:
        file_reports(record, desk.NORWEGIAN_READOUT)
        with record.database.write() as connection:
            place = select(claims.c.id).where(claims.c.field == "date")
            connection.execute(update(claim_spans).where(claim_spans.c.claim_id.in_(place)).values(words="6 March"))
            far = select(claims.c.id).where(claims.c.field == "topic")
            connection.execute(update(claim_spans).where(claim_spans.c.claim_id.in_(far)).values(start=9000, end=9010))
        told = record.load_marks("nor-readout")
    assert {(m.kind, m.words) for m in told.orphans} == {("date", "6 March"), ("topic", "salmon exports")}
    assert not any(mark.anchored for mark in told.orphans)
    shown = {n for segment in cut_segments(told.text, told.marks) for n in segment.marks}
    assert shown == {m.number for m in told.marks} - {m.number for m in told.orphans}


def test_a_sum_beyond_the_text_is_an_orphan(record_address: str) -> None:
    with open_record(record_address) as record:
        file_reports(record, desk.CHILEAN_READOUT)
        with record.database.write() as connection:
            connection.execute(update(amounts).values(start=5000, end=5011))
        (orphan,) = record.load_marks("chl-readout").orphans
    assert (orphan.kind, orphan.words) == ("amount", "")


def test_what_two_accounts_claim_of_the_same_words_is_one_mark(record_address: str) -> None:
    with open_record(record_address) as record:
        file_reports(record, desk.VISIT)
        with record.database.write() as connection:
            rows = connection.execute(select(claims).where(claims.c.field == "place").order_by(claims.c.id)).all()
            moved = {"start": 120, "end": 124, "words": "Oslo"}
            connection.execute(update(claim_spans).where(claim_spans.c.claim_id == rows[0].id).values(**moved))
            connection.execute(update(claims).where(claims.c.id == rows[0].id).values(value="Oslo"))
        places = [m for m in record.load_marks("visit").marks if m.kind == "place"]
    (mark,) = places
    assert (mark.value, mark.words) == ("Oslo", "Oslo")
    assert set(mark.accounts) == {row.account_id for row in rows}
    assert len(mark.owners) == 2


def test_what_was_not_read_is_told(record_address: str) -> None:
    with open_record(record_address) as record:
        file_reports(record, desk.COPY)
        document = record.load_document("agency-copy")
        start = desk.COPY["text"].index("Southern Wire.")
        with record.database.write() as connection:
            connection.execute(
                document_asides.insert(), {"document_id": document.id, "start": start, "end": start + 14}
            )
        told = record.load_marks(document.id)
    assert told.asides == (Span(start, start + 14, "Southern Wire."),)
    last = cut_segments(told.text, told.marks, told.asides)[-1]
    assert (last.text, last.aside, last.marks) == ("Southern Wire.", True, ())


def test_there_are_no_marks_of_an_unknown_document(record_address: str) -> None:
    with open_record(record_address) as record, pytest.raises(NotInRecord, match="d-none"):
        record.load_marks("d-none")


def test_segments_show_marks_that_overlap() -> None:
    text = "Ida Lind spoke with Mateo Soto"
    marks = [make_mark(1, 0, text), make_mark(2, 0, "Ida Lind"), make_mark(3, 4, "Lind spoke")]
    assert [(s.text, s.marks, s.begins) for s in cut_segments(text, marks)] == [
        ("Ida ", (1, 2), (1, 2)),
        ("Lind", (1, 2, 3), (3,)),
        (" spoke", (1, 3), ()),
        (" with Mateo Soto", (1,), ()),
    ]


def test_an_empty_text_has_no_segments() -> None:
    assert cut_segments("", [make_mark(1, 0, "")]) == ()


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Mark], list[Span]]:
    """A text with marks and asides, some of them beyond its end or empty."""
    text = draw(st.text(max_size=60))
    place = st.integers(-2, 64)
    marks = []
    for number, (one, other) in enumerate(draw(st.lists(st.tuples(place, place), max_size=25)), start=1):
        start, end = sorted((one, other))
        anchored = 0 <= start < end <= len(text)
        marks.append(Mark(number, "topic", "", start, end, text[start:end] if anchored else "", anchored=anchored))
    asides = [Span(min(pair), max(pair), "") for pair in draw(st.lists(st.tuples(place, place), max_size=3))]
    return text, marks, asides


@given(marked_texts())
def test_segments_join_to_the_text_and_to_the_words_of_each_mark(told: tuple[str, list[Mark], list[Span]]) -> None:
    text, marks, asides = told
    segments = cut_segments(text, marks, asides)
    assert "".join(s.text for s in segments) == text
    assert all(s.text == text[s.start : s.end] and s.text for s in segments)
    words, begun = defaultdict(str), defaultdict(list)
    for segment in segments:
        assert list(segment.marks) == sorted(set(segment.marks))
        assert set(segment.begins) <= set(segment.marks)
        for number in segment.marks:
            words[number] += segment.text
        for number in segment.begins:
            begun[number].append(segment.start)
        inside = any(a.start <= segment.start and segment.end <= a.end for a in asides)
        assert segment.aside == inside
    for mark in marks:
        assert words[mark.number] == (mark.words if mark.anchored else "")
        assert begun[mark.number] == ([mark.start] if mark.anchored else [])


def test_long_texts_are_cut_in_one_pass() -> None:
    text = "the ministers met and spoke of fish; " * 140_000
    marks = [make_mark(n, n * 500, text[n * 500 : n * 500 + 700]) for n in range(1, 10_000)]
    begun = time.perf_counter()
    segments = cut_segments(text, marks)
    assert time.perf_counter() - begun < 2, "a pass over the borders takes a tenth of this"
    assert len(segments) == 2 * len(marks) + 1
