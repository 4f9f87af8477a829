"""Phrases with the words they rest on, short enough for the foot of a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dragoman.model import Span
from dragoman.model import cut_span as cut_text
from dragoman.model.paper import Note, Phrase, Sentence, Style
from dragoman.model.record import DocumentHead
from dragoman.wording import plain

LONGEST_NOTE = 170
"""Characters of the words in a note: two lines of small print. The document has the rest at the same place."""
NEIGHBOURS = 60
"""Characters before and behind a sum: its verb and what it is of."""
LONGEST_QUOTATION = 240
"""Characters of a quotation in a brief: three lines."""
FIRST_WORDS = 60
"""Characters of quoted words that a note repeats, so that they can be found."""
SENTENCE_END = re.compile(r"[.!?][”’\"')]*\s|\n")
FULL_STOP = Phrase(".")


def cut_span(span: Span, most: int = LONGEST_NOTE) -> Span:
    """The span, or its first words up to so many characters; still the exact words at their place."""
    if len(span.text) <= most:
        return span
    cut = span.text.rfind(" ", 0, most + 1)
    words = span.text[: cut if cut > most // 2 else most].rstrip()
    return Span(span.start, span.start + len(words), words)


def widen_span(text: str, start: int, end: int, neighbours: int = NEIGHBOURS) -> Span:
    """The words at two offsets of a text with some neighbours of their sentence: a sum alone shows nothing."""
    before, behind = text[max(0, start - neighbours) : start], text[end : end + neighbours]
    ends = [found.end() for found in SENTENCE_END.finditer(before)]
    if ends:
        before = before[ends[-1] :]
    elif len(before) == neighbours:
        before = before[before.find(" ") + 1 :] if " " in before else ""
    over = SENTENCE_END.search(behind)
    if over:
        behind = behind[: over.start() + 1]
    elif len(behind) == neighbours:
        behind = behind[: behind.rfind(" ")] if " " in behind else ""
    return cut_text(text, start - len(before), end + len(behind))


def note_span(document: DocumentHead, span: Span) -> Note:
    return Note(document, cut_span(span))


def note_claims(document: DocumentHead, spans: Iterable[Span], known: Sequence[Note] = ()) -> tuple[Note, ...]:
    """Notes for spans of one document: one that a known note holds already is told by that note."""
    notes: dict[Note, None] = {}
    for span in spans:
        holding = (note for note in known if hold_span(note, document, span))
        notes[next(holding, None) or note_span(document, span)] = None
    return tuple(notes)


def hold_span(note: Note, document: DocumentHead, span: Span) -> bool:
    """Whether the words of a note hold the span."""
    return note.document.id == document.id and note.span.start <= span.start and span.end <= note.span.end


def join_near(text: str, span: Span, others: Iterable[Span]) -> Span:
    """The span, drawn out over others that stand close by: one note for a list of things."""
    start, end = span.start, span.end
    for other in sorted(others):
        drawn = min(start, other.start), max(end, other.end)
        if drawn[1] - drawn[0] <= LONGEST_NOTE and "\n" not in text[drawn[0] : drawn[1]]:
            start, end = drawn
    return cut_text(text, start, end)


def say(text: str, *notes: Note, style: Style = "plain", reviewed: bool = False) -> Phrase:
    """A phrase of words that may come from a text: nothing in them that a terminal or page would obey."""
    return Phrase(plain(text, edges=True), notes, style, reviewed)


def quote(document: DocumentHead, words: Span) -> Phrase:
    """Somebody's words as they stand, cut at a word with an ellipsis where they are long.

    Its note repeats only the first of them: the rest stands in the paper itself.
    """
    shown = plain(words.text)
    if len(shown) > LONGEST_QUOTATION:
        shown = shown[: shown.rfind(" ", 0, LONGEST_QUOTATION)].rstrip(" ,;:–—-") + " …"
    return Phrase(strip_marks(shown), (Note(document, cut_span(words, FIRST_WORDS)),), "quotation")


MARKS = re.compile(r"^[\"“”„«‘'\s]+|[\"“”»’'\s,]+$")


def strip_marks(words: str) -> str:
    """The words without the quotation marks and the comma at their ends; whoever sets them adds marks."""
    bare = MARKS.sub("", words)
    # A mark that is left without its fellow ("… projects," he said") reads as a misprint.
    return bare.replace('"', "”") if bare.count('"') % 2 else bare


def join_phrases(phrases: Sequence[Phrase], between: str = ", ") -> Sentence:
    """The phrases with something between each two."""
    joined: list[Phrase] = []
    for phrase in phrases:
        joined += [Phrase(between), phrase] if joined else [phrase]
    return tuple(joined)
