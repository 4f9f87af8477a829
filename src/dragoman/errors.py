"""What can go wrong, as a tree.

DragomanError
├── ReadingError             one document can't be read: names the document, the fault and what to do
│   ├── EmptyDocument        nothing in it
│   ├── NotText              binary, or of a format that is not read
│   ├── UndecodableText      bytes that fit no encoding we try
│   ├── BrokenRow            one line of a JSON lines file
│   ├── TooLong              more characters than the limit
│   ├── BrokenFeed           what came is no feed
│   └── FetchError           a page can't be fetched; says when to try again, where the server tells
├── RecordError              the record can't be used: names the record (no password), the fault and what to do
│   ├── NoRecord             there is none at the address
│   ├── NotARecord           what is there holds other data
│   ├── NewerRecord          made by a newer version than this one: names the version needed
│   ├── RecordLocked         somebody else is writing
│   ├── ReadOnlyRecord       the file, its folder or the account doesn't allow writing
│   ├── BrokenRecord         the file is damaged
│   ├── RecordUnreachable    the server or the disk is away
│   ├── AccessRefused        the server doesn't let this user in
│   └── RecordFull           no room is left on the disk
├── NotInRecord              the record has nothing of that id or name
├── BadCursor                no page of a long list begins there
├── JudgementError           a judgement can't be entered or withdrawn: says why
│   └── Overtaken            what it is on was changed meanwhile: names it, what happened and what to do
├── DeskError                what is to be kept of or for a user is not as it must be: says what is wrong
│   ├── NameTaken            there is a user of that name
│   └── UnknownUser          there is none
├── MissingExtra             an optional part is not installed: gives the line that installs it
├── RegisterError            a register of office-holders can't be read: names every fault and its line
├── ExportError              an export can't be written where it shall be: names the place, the fault and what to do
├── ServiceError             a served record can't answer: names the address, the fault and what to do
│   ├── ServiceUnreachable   it can't be reached, or is busy for longer than we wait
│   ├── ServiceRefused       it doesn't let us in, or not to this
│   ├── RequestRejected      what was asked can't be read or done; names each fault
│   ├── NotServed            it has nothing of that id
│   └── ServiceOvertaken     others have changed it meanwhile: tells what happened
├── ServingError             the record can't be served at an address: names it, the fault and what to do
├── CatalogueError           a catalogue of sources is wrong: names every fault and its line
└── LexiconError             a data file of the lexicon is wrong: names the file and the line
"""

from __future__ import annotations


class DragomanError(Exception):
    """The root of all errors that Dragoman raises on purpose."""


class ReadingError(DragomanError):
    """One document can't be read.

    `document` names it (a path, a URL, or path:line), `fault` says what is wrong, `remedy` what to do.
    """

    def __init__(self, document: str, fault: str, remedy: str = "") -> None:
        super().__init__(document, fault, remedy)
        self.document, self.fault, self.remedy = document, fault, remedy

    def __str__(self) -> str:
        return f"{self.document}: {self.fault}" + (f" — {self.remedy}" if self.remedy else "")


class EmptyDocument(ReadingError):
    """There is nothing to read in the document."""


class NotText(ReadingError):
    """The bytes are no text, or text of a format that is not read."""


class UndecodableText(ReadingError):
    """The bytes fit none of the encodings that are tried."""


class BrokenRow(ReadingError):
    """One line of a JSON lines file is no JSON object with a text."""


class TooLong(ReadingError):
    """The text has more characters than the limit."""


class BrokenFeed(ReadingError):
    """What was fetched is no RSS or Atom feed, or broken beyond reading."""


class FetchError(ReadingError):
    """A page or feed can't be fetched; `document` is its address.

    `retry_after` is the number of seconds that the server, or the pause between two requests to it, asks to wait; None
    where nothing is asked.
    """

    def __init__(self, document: str, fault: str, remedy: str = "", retry_after: float | None = None) -> None:
        super().__init__(document, fault, remedy)
        self.retry_after = retry_after


class RecordError(DragomanError):
    """The record can't be used; what was written before stands.

    `record` is its address without a password, `fault` says what is wrong, `remedy` what to do.
    """

    def __init__(self, record: str, fault: str, remedy: str = "") -> None:
        super().__init__(record, fault, remedy)
        self.record, self.fault, self.remedy = record, fault, remedy

    def __str__(self) -> str:
        return f"{self.record}: {self.fault}" + (f" — {self.remedy}" if self.remedy else "")


class NoRecord(RecordError):
    """There is no record at the address."""


class NotARecord(RecordError):
    """What stands at the address holds other data."""


class NewerRecord(RecordError):
    """A newer version of Dragoman made the record; `remedy` names the version needed."""


class RecordLocked(RecordError):
    """Somebody else is writing, and went on for longer than we wait."""


class ReadOnlyRecord(RecordError):
    """The file, its folder or the account on the server doesn't allow what was asked."""


class BrokenRecord(RecordError):
    """The file is damaged."""


class RecordUnreachable(RecordError):
    """The server can't be reached, went away, or the disk fails."""


class AccessRefused(RecordError):
    """The server doesn't let this user in."""


class RecordFull(RecordError):
    """No room is left on the disk that holds the record."""


class NotInRecord(DragomanError):
    """The record has nothing of an id or name; `kind` says what was looked for ("engagement", "actor")."""

    def __init__(self, subject: str, kind: str) -> None:
        super().__init__(subject, kind)
        self.subject, self.kind = subject, kind

    def __str__(self) -> str:
        return f"the record has no {self.kind} {self.subject}: look it up with dragoman search or dragoman list"


class BadCursor(DragomanError):
    """What was given as the place to go on from in a long list is none that this list gave."""

    def __init__(self, given: str) -> None:
        super().__init__(given)
        self.given = given

    def __str__(self) -> str:
        return "no page of this list begins there: begin again with its first page"


class JudgementError(DragomanError):
    """A judgement can't be entered or withdrawn; the message says why."""


class Overtaken(JudgementError):
    """What a judgement is on was changed since whoever decides has looked at it; nothing was entered.

    `subject` is its id, `changes` tells in words what happened since, the oldest first.
    """

    def __init__(self, subject: str, changes: tuple[str, ...]) -> None:
        super().__init__(subject, changes)
        self.subject, self.changes = subject, changes

    def __str__(self) -> str:
        told = f" ({'; '.join(self.changes)})" if self.changes else ""
        return f"{self.subject} was changed since you looked at it{told}: look again, then decide; nothing was entered"


class DeskError(DragomanError):
    """What is to be kept of or for a user is not as it must be; the message says what is wrong."""


class NameTaken(DeskError):
    """There is a user of that name already; `name` is as that user's is written."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return f"there is a user {self.name} already: take another name, or give that user a new token"


class UnknownUser(DeskError):
    """There is no user of that name."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return f"there is no user {self.name}: dragoman users list shows all"


class MissingExtra(DragomanError):
    """An optional part is not installed; the message holds the line that installs it."""


class LexiconError(DragomanError):
    """A data file of the lexicon is wrong; the message names the file, the line and the fault."""


class RegisterError(DragomanError):
    """A register of office-holders can't be read; `faults` holds every fault, each with the line that it stands in."""

    def __init__(self, path: str, faults: tuple[str, ...]) -> None:
        super().__init__(path, faults)
        self.path, self.faults = path, faults

    def __str__(self) -> str:
        return "\n".join(f"{self.path}{fault}" for fault in self.faults)


class ExportError(DragomanError):
    """An export can't be written where it shall be; what stands there is left as it was.

    `place` is the file or folder, `fault` says what is wrong, `remedy` what to do.
    """

    def __init__(self, place: str, fault: str, remedy: str) -> None:
        super().__init__(place, fault, remedy)
        self.place, self.fault, self.remedy = place, fault, remedy

    def __str__(self) -> str:
        return f"{self.place}: {self.fault} — {self.remedy}"


class ServingError(DragomanError):
    """The record can't be served at an address, "HOST:PORT"; `fault` says why, `remedy` what to do."""

    def __init__(self, address: str, fault: str, remedy: str) -> None:
        super().__init__(address, fault, remedy)
        self.address, self.fault, self.remedy = address, fault, remedy

    def __str__(self) -> str:
        return f"{self.address}: {self.fault} — {self.remedy}"


class CatalogueError(DragomanError):
    """A catalogue of sources is wrong; `faults` holds every fault, each with the line that it stands in."""

    def __init__(self, path: str, faults: tuple[str, ...]) -> None:
        super().__init__(path, faults)
        self.path, self.faults = path, faults

    def __str__(self) -> str:
        return "\n".join(f"{self.path}{fault}" for fault in self.faults)


class ServiceError(DragomanError):
    """A record served by HTTP can't answer a request.

    `address` is what was asked, without the token; `fault` says what is wrong, `remedy` what to do; `status` is that of
    the answer, None where none came.
    """

    def __init__(self, address: str, fault: str, remedy: str = "", status: int | None = None) -> None:
        super().__init__(address, fault, remedy)
        self.address, self.fault, self.remedy, self.status = address, fault, remedy, status

    def __str__(self) -> str:
        return f"{self.address}: {self.fault}" + (f" — {self.remedy}" if self.remedy else "")


class ServiceUnreachable(ServiceError):
    """The server can't be reached, or has no time for us for longer than we wait."""


class ServiceRefused(ServiceError):
    """The server lets nobody in with this token, or this user not to what was asked."""


class RequestRejected(ServiceError):
    """What was asked can't be read or done; `faults` names each fault and its place."""

    def __init__(
        self, address: str, fault: str, remedy: str = "", status: int | None = None, faults: tuple[str, ...] = ()
    ) -> None:
        super().__init__(address, fault, remedy, status)
        self.faults = faults


class NotServed(ServiceError):
    """The served record has nothing of that id."""


class ServiceOvertaken(ServiceError):
    """Others have changed what was to be decided on; nothing was entered. `changes` tells what happened since."""

    def __init__(
        self, address: str, fault: str, remedy: str = "", status: int | None = None, changes: tuple[str, ...] = ()
    ) -> None:
        super().__init__(address, fault, remedy, status)
        self.changes = changes
