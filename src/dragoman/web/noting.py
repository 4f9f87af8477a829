"""Notes in the audit log of what was done on these pages."""

from __future__ import annotations

import logging

from dragoman.errors import RecordError
from dragoman.record import Record
from dragoman.record.desk.actions import MOST_OF_A_DETAIL
from dragoman.wording import plain

log = logging.getLogger("dragoman.web")


def note_done(record: Record, user: str, action: str, subject: str | None, detail: str, remote: str) -> None:
    """Enter what a user did into the audit log; `remote` is the address that they did it from.

    What was done stands already, so a record that can't be written any more must not make it look as if it had failed:
    then the server's own log keeps the note.
    """
    try:
        record.desk.note_action(user, action, subject, detail[:MOST_OF_A_DETAIL], remote or None)
    except RecordError as fault:
        told = plain(f"{user}: {action} {subject or ''} {detail}")
        log.error("not entered into the audit log (%s): %s, from %s", fault, told, remote)
