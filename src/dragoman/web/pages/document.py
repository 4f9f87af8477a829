"""One document: its text with numbered highlights, what was taken from each beside it, where it came from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import Query
from starlette.responses import PlainTextResponse, Response

from dragoman.record.marks import DocumentMarks, Mark, MarkKind, Segment, cut_segments
from dragoman.web.desk import Reader
from dragoman.web.routing import open_router, page

router = open_router()

PART = 60_000
"""Code points of a text that a page shows: a long briefing; browsers lay out more at once only slowly."""
FAMILIES: dict[str, tuple[MarkKind, ...]] = {
    "encounters": ("channel", "status", "date", "time", "place", "participant", "initiator", "topic", "evidence"),
    "quotations": ("quotation", "statement"),
    "sums": ("amount", "figure"),
    "commitments": ("commitment", "follow-up"),
    "instruments": ("instrument", "figure"),
    "offices": ("tenure",),
}
"""What a reader may ask to see alone."""
ASKED = 0
"""The number of the mark that stands for the words that a link led to."""
PAGES = {"e": "engagements", "p": "actors", "s": "actors", "o": "actors", "b": "actors", "i": "instruments"}
"""Where the id of an owner leads, by the letter it begins with."""

Offset = Annotated[int | None, Query(ge=0, le=2**31)]


@dataclass(frozen=True, slots=True)
class Note:
    """All that was taken from the same words: the number it bears in the text, the words, the marks on them."""

    number: int
    start: int
    end: int
    words: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the text as the page shows it: the kinds of marks over it, the notes that begin with it."""

    text: str
    kinds: tuple[str, ...]
    begins: tuple[int, ...]
    asked: bool
    first_asked: bool
    aside: bool


@page(router, "/documents/{document_id}")
def show_document(
    desk: Reader, document_id: str, start: Offset = None, end: Offset = None, show: str = "", part: Offset = None
) -> Response:
    """The text, from `start` to `end` lit up where a link leads there; `show` keeps to one family of marks."""
    told = desk.record.load_marks(document_id)
    if told.document.id != document_id and not desk.wants_json:
        return desk.go(f"/documents/{told.document.id}")
    parts = max(1, -(-len(told.text) // PART))
    number = min(parts - 1, start // PART if start is not None and part is None else part or 0)
    chosen = [mark for mark in told.marks if not show or mark.kind in FAMILIES.get(show, ())]
    asked = find_asked(told.text, start, end)
    notes = number_notes(chosen)
    lower, upper = number * PART, (number + 1) * PART
    pieces = lay_out_pieces(told, chosen, notes, asked, lower, upper)
    aids = {
        "pieces": pieces,
        "notes": [note for note in notes if note.start < upper and note.end > lower],
        "orphans": told.orphans,
        "families": {name: sum(mark.kind in kinds for mark in told.marks) for name, kinds in FAMILIES.items()},
        "show": show,
        "part": number,
        "parts": parts,
        "asked": asked,
        "imprint": desk.record.load_imprint(told.document.id),
        "captures": desk.record.load_captures([told.document.id]).get(told.document.id, ()),
        "relatives": desk.record.load_relatives(told.document.id),
        "pages": PAGES,
    }
    title = told.document.title or told.document.given_id
    return desk.show("document.html.jinja", title, {"document": told.document, "marks": told.marks}, aids)


@router.get("/documents/{document_id}/text")
def give_text(desk: Reader, document_id: str) -> Response:
    """The stored text by itself: all offsets count its code points."""
    return PlainTextResponse(desk.record.load_text(desk.record.load_document(document_id).id))


def find_asked(text: str, start: int | None, end: int | None) -> Mark | None:
    """The words that a link asked for, None where it asked for none that there are."""
    if start is None or end is None or not 0 <= start < end <= len(text):
        return None
    return Mark(ASKED, "evidence", "", start, end, text[start:end])


def number_notes(marks: Iterable[Mark]) -> list[Note]:
    """The anchored marks by the words they lie on, numbered from 1 in the order of the text."""
    by_place: dict[tuple[int, int], list[Mark]] = {}
    for mark in marks:
        if mark.anchored:
            by_place.setdefault((mark.start, mark.end), []).append(mark)
    return [
        Note(number, *place, on[0].words, tuple(on)) for number, (place, on) in enumerate(sorted(by_place.items()), 1)
    ]


def lay_out_pieces(
    told: DocumentMarks, marks: Sequence[Mark], notes: Sequence[Note], asked: Mark | None, lower: int, upper: int
) -> list[Piece]:
    """The pieces of the text between two offsets, with the notes that begin in each."""
    number_at = {(note.start, note.end): note.number for note in notes}
    by_number = {mark.number: mark for mark in marks}
    segments = cut_segments(told.text, [*marks, *([asked] if asked else [])], told.asides)
    lit = next((segment.start for segment in segments if ASKED in segment.marks), None) if asked else None
    pieces = []
    for segment in segments:
        if segment.end <= lower or segment.start >= upper:
            continue
        shown = cut_to(segment, lower, upper)
        over = [by_number[number] for number in segment.marks if number != ASKED]
        begun = {
            number_at[mark.start, mark.end]
            for number in segment.begins
            if number != ASKED and shown.start == segment.start and (mark := by_number[number])
        }
        pieces.append(
            Piece(
                shown.text,
                tuple(dict.fromkeys(mark.kind for mark in over)),
                tuple(sorted(begun)),
                ASKED in segment.marks,
                segment.start == lit,
                segment.aside,
            )
        )
    return pieces


def cut_to(segment: Segment, lower: int, upper: int) -> Segment:
    """What of a segment lies between two offsets."""
    start, end = max(segment.start, lower), min(segment.end, upper)
    return replace(segment, start=start, end=end, text=segment.text[start - segment.start : end - segment.start])
