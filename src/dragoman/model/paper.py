"""A paper (a brief, a digest) before it is set in a format, and a picture with its data.

A paper is made of sentences whose phrases carry notes; a note is a document and the exact words in it. Who sets a paper
numbers its notes in the order in which they are first met; the same words of the same document are one note.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from dragoman.model.reading import Span
from dragoman.model.record import DocumentHead

Style = Literal["plain", "strong", "quiet", "quotation"]
"""strong: what the eye shall find; quiet: what may be skipped; quotation: somebody's words, set in quotation marks."""


@dataclass(frozen=True, slots=True)
class Note:
    """What a phrase rests on: `span.text` stands in the document at its offsets, in code points."""

    document: DocumentHead
    span: Span


@dataclass(frozen=True, slots=True)
class Phrase:
    """Some words of a sentence, with the notes they rest on; `reviewed`: a person has accepted or corrected them."""

    text: str
    notes: tuple[Note, ...] = ()
    style: Style = "plain"
    reviewed: bool = False


Sentence: TypeAlias = tuple[Phrase, ...]
"""Phrases that follow each other as they stand: spaces and full stops are theirs."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One or more sentences that are read together."""

    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Listing:
    """Items one below the other; `label` (a date, a name) stands before each in a column of its own, or is empty."""

    items: tuple[tuple[str, Sentence], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells below the names of their columns; `numbers` are the columns (from 0) that are set to the right."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Sentence, ...], ...]
    caption: str = ""
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with the same data as a table: `svg` stands by itself, in one document; `rows` hold its numbers.

    Cells are words, whole or fractional numbers, or None for what is not told.
    """

    title: str
    svg: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | float | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a paper under a heading."""

    title: str
    blocks: tuple[Paragraph | Listing | Table | Picture, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper: title, a line below it, sections, and `about` (what it was made from), which closes it.

    `day` is the ISO date it is made for.
    """

    title: str
    subtitle: str
    sections: tuple[Section, ...]
    day: str
    about: tuple[str, ...] = ()

    def iter_sentences(self) -> Iterator[Sentence]:
        """All its sentences in the order of reading, cells of tables row by row."""
        for section in self.sections:
            for block in section.blocks:
                if isinstance(block, Paragraph):
                    yield block.sentence
                elif isinstance(block, Listing):
                    yield from (sentence for _, sentence in block.items)
                elif isinstance(block, Table):
                    yield from (cell for row in block.rows for cell in row)


def number_notes(paper: Paper) -> dict[Note, int]:
    """The notes of a paper with their numbers, from 1, in the order of reading."""
    found = (note for sentence in paper.iter_sentences() for phrase in sentence for note in phrase.notes)
    return {note: number for number, note in enumerate(dict.fromkeys(found), 1)}
