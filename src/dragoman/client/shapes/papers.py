"""A brief: its sections, blocks and sentences, each phrase with the numbers of its notes."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from dragoman.client.shapes.common import Shape, Words


class Note(Words):
    """What a phrase of a brief rests on: words of a recorded document."""

    number: int
    document_id: str
    document: str
    title: str | None
    published: str | None
    source: str | None
    url: str | None


class Phrase(Shape):
    """Some words of a sentence, with the numbers of the notes they rest on."""

    text: str
    notes: list[int]
    style: Literal["plain", "strong", "quiet", "quotation"]
    reviewed: bool


Sentence: TypeAlias = list[Phrase]


class Paragraph(Shape):
    """One or more sentences that are read together."""

    block: Literal["paragraph"] = "paragraph"
    sentence: Sentence


class Item(Shape):
    """An item of a list, with the label (a date, a name) before it."""

    label: str
    sentence: Sentence


class Listing(Shape):
    """Items one below the other."""

    block: Literal["listing"] = "listing"
    items: list[Item]


class BriefTable(Shape):
    """Rows of cells below the names of their columns."""

    block: Literal["table"] = "table"
    caption: str
    columns: list[str]
    rows: list[list[Sentence]]


class PictureTable(Shape):
    """The numbers of a picture."""

    block: Literal["picture"] = "picture"
    title: str
    columns: list[str]
    rows: list[list[str | int | float | None]]


Block: TypeAlias = Annotated[Paragraph | Listing | BriefTable | PictureTable, Field(discriminator="block")]


class Section(Shape):
    """A part of a brief under its heading."""

    title: str
    blocks: list[Block]


class Brief(Shape):
    """The brief before an encounter, or on a counterpart: each phrase bears the numbers of its notes."""

    title: str
    subtitle: str
    day: str
    sections: list[Section]
    about: list[str]
    notes: list[Note]
