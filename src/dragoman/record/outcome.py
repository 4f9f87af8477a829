"""What becomes of documents that are added to a record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from dragoman.errors import ReadingError

Event = Literal["added", "reread", "known"]


@dataclass(frozen=True, slots=True)
class AddedDocument:
    """What became of one document: its record id, the id it came with, and how many accounts it gives.

    `copy_of` is the recorded document that it copies or nearly copies, `earlier_version` the last one of its address.
    """

    id: str
    given_id: str
    event: Event
    accounts: int = 0
    words: int = 0
    copy_of: str | None = None
    earlier_version: str | None = None
    foreign: str | None = None
    """The language (ISO 639-1) of a text that is stored, but not read."""


@dataclass(slots=True, kw_only=True)
class AddCounts:
    """How many documents were new, read again and known already.

    Of the new ones, `versions` are later versions of an address, `copies` copies of another document, `foreign` in a
    language that is not read.
    """

    added: int = 0
    versions: int = 0
    copies: int = 0
    foreign: int = 0
    reread: int = 0
    known: int = 0

    def count_document(self, document: AddedDocument) -> None:
        if document.event == "added":
            self.added += 1
            self.versions += document.earlier_version is not None
            self.copies += document.copy_of is not None and document.earlier_version is None
            self.foreign += document.foreign is not None
        elif document.event == "reread":
            self.reread += 1
        else:
            self.known += 1


@dataclass(slots=True)
class AddOutcome(AddCounts):
    """What has become of all documents of one run: their numbers, and what could not be read."""

    faults: list[ReadingError] = field(default_factory=list)

    def count(self, document: AddedDocument | ReadingError) -> None:
        if isinstance(document, ReadingError):
            self.faults.append(document)
        else:
            self.count_document(document)


Watcher = Callable[[AddedDocument | ReadingError], None]
