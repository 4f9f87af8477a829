"""Documents: what they say of themselves, their texts, and what was taken from them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from dragoman.client.shapes.common import Place, Shape


class DocumentHead(Shape):
    """A document without its text. `id` is the record's, `given_id` the one it came with."""

    id: str
    number: int = Field(description="Counts the documents in the order in which they were added.")
    given_id: str
    title: str | None
    published: str | None
    source: str | None
    url: str | None
    language: str | None
    home: str | None = Field(description="The state whose official site published it.")
    copy_of: str | None = Field(description="The earliest document that this one copies or nearly copies.")
    earlier_version: str | None = Field(description="The document that stood at the same address before.")


class Document(DocumentHead):
    """A document with what it says of itself, and how it came into the record."""

    author: str | None
    published_at: str | None
    text_sha256: str
    added_at: str
    read_by: str
    captures: list[str] = Field(description="The other ids under which this very text was met.")
    version: int


class DocumentText(Shape):
    """The stored text of a document, which all offsets count in."""

    id: str
    text: str
    text_sha256: str


class Mark(Place):
    """One value that was taken from a text, and the words it rests on; the first of `owners` is the nearest."""

    number: int
    kind: str
    value: str
    words: str
    owners: list[str]
    accounts: list[str]
    why: str
    made_by: str
    anchored: bool = Field(description="Whether the text holds these words at this place.")


class DocumentMarks(Shape):
    """Everything that was taken from a document; `asides` are lines that are no part of the report."""

    document: DocumentHead
    marks: list[Mark]
    asides: list[Place]


class AddedDocument(Shape):
    """What became of a document that was sent: added, read again, or known already."""

    id: str
    given_id: str
    event: Literal["added", "reread", "known"]
    accounts: int
    words: int
    copy_of: str | None
    earlier_version: str | None
    foreign: str | None = Field(description="The language of a text that is stored, but not read.")
