"""What stands at the foot of a paper: its sources, each with a letter, its notes, each with a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from dragoman.model.paper import Note, Paper, Phrase, number_notes
from dragoman.model.record import DocumentHead
from dragoman.wording import plain, write_date, write_document, write_words

MARK = "✓"
REVIEWED = f"{MARK} reviewed by a person; everything else is as the machine read it."
UNREVIEWED = "Nothing here was reviewed by a person; everything is as the machine read it."


LONGEST_ADDRESS = 48
"""Characters of an address that is shown whole beside its link: a line of the list of sources."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document that a paper rests on: `letter` stands for it in the notes, `link` leads to it, where it has one."""

    letter: str
    document: DocumentHead
    told: str
    link: str | None

    @property
    def link_words(self) -> str:
        """The address as it is shown where it can be followed: of a long one the host alone, with what is left out."""
        if self.link is None or len(self.link) <= LONGEST_ADDRESS:
            return self.link or ""
        return f"{urlsplit(self.link).hostname}/…"


@dataclass(frozen=True, slots=True)
class Apparatus:
    """The sources of a paper by document id, and the numbers of its notes, both in the order of reading.

    `review` says what the mark ✓ means, or that it stands nowhere.
    """

    sources: dict[str, Source]
    numbers: dict[Note, int]
    review: str

    def write_note(self, note: Note) -> str:
        """“A, “grain exports” [120–133]”: the letter of the source, the words, and where they stand in it."""
        return f"{self.sources[note.document.id].letter}, {write_words(note.span)}"

    def write_long_note(self, note: Note) -> str:
        """The same with the source and its day, for a note that stands far from the list of sources."""
        head = note.document
        told = [head.source, write_date(head.published) if head.published else None]
        return ", ".join(plain(part) for part in [self.sources[head.id].letter, *told, write_words(note.span)] if part)


def build_apparatus(paper: Paper) -> Apparatus:
    """Number the notes of a paper and give its documents letters."""
    numbers = number_notes(paper)
    heads = dict.fromkeys(note.document.id for note in numbers)
    by_id = {note.document.id: note.document for note in numbers}
    sources = {
        key: Source(letter_of(place), by_id[key], write_document(by_id[key]), link_to(by_id[key].url))
        for place, key in enumerate(heads)
    }
    reviewed = any(phrase.reviewed for sentence in paper.iter_sentences() for phrase in sentence)
    return Apparatus(sources, numbers, REVIEWED if reviewed else UNREVIEWED)


def letter_of(place: int) -> str:
    """A to Z for 0 to 25, then AA, AB, …"""
    first, last = divmod(place, 26)
    return (letter_of(first - 1) if first else "") + chr(ord("A") + last)


def link_to(url: str | None) -> str | None:
    """An address that may become a link: http or https, with a host; what has no place in an address is encoded."""
    try:
        parts = urlsplit(url or "")
    except ValueError:  # "http://[": no address
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return quote(plain(url or ""), safe="/:?#[]@!$&()*+,;=%~-._", errors="replace")


@dataclass(frozen=True, slots=True)
class SetPhrase:
    """A phrase made ready: its words (in quotation marks, where they are somebody's) and the spaces around them.

    Marks of review and of notes go between `words` and `after`.
    """

    before: str
    words: str
    after: str
    phrase: Phrase
    numbers: tuple[int, ...]


def set_phrases(sentence: tuple[Phrase, ...], numbers: dict[Note, int]) -> Iterator[SetPhrase]:
    """The phrases of a sentence with the numbers of their notes, on one line and without anything that is obeyed."""
    for phrase in sentence:
        text = plain(phrase.text, edges=True)
        words = text.strip()
        before, _, after = text.partition(words) if words else (text, "", "")
        if phrase.style == "quotation" and words:
            words = f"“{words}”"
        yield SetPhrase(before, words, after, phrase, tuple(dict.fromkeys(numbers[note] for note in phrase.notes)))


def write_value(value: str | int | float | None) -> str:
    """A cell of a picture's data; "–" for what is not told."""
    return "–" if value is None else plain(value) if isinstance(value, str) else str(value).removesuffix(".0")


def find_numeric_columns(rows: tuple[tuple[str | int | float | None, ...], ...]) -> tuple[int, ...]:
    """The columns (from 0) that hold numbers only, and one at least."""
    columns = range(min(map(len, rows), default=0))
    held = {column: [row[column] for row in rows if row[column] is not None] for column in columns}
    return tuple(c for c, values in held.items() if values and not any(isinstance(value, str) for value in values))
