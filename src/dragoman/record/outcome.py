"""What becomes of documents that are added to a record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from dragoman.errors import ReadingError

Event = Literal["added", "reread", "known"]


@dataclass(frozen=True, slots=True)
class AddedDocument:
    """What became of one document: its record id, the id it came with, and how many accounts it gives."""

    id: str
    given_id: str
    event: Event
    accounts: int = 0
    words: int = 0


@dataclass(slots=True)
class AddOutcome:
    """How many documents were new, read again and known already; and what could not be read."""

    added: int = 0
    reread: int = 0
    known: int = 0
    faults: list[ReadingError] = field(default_factory=list)

    def count(self, document: AddedDocument | ReadingError) -> None:
        if isinstance(document, ReadingError):
            self.faults.append(document)
        elif document.event == "added":
            self.added += 1
        elif document.event == "reread":
            self.reread += 1
        else:
            self.known += 1


Watcher = Callable[[AddedDocument | ReadingError], None]
