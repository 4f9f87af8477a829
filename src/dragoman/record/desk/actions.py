"""The audit log: who did what to what, when and from where."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from dragoman.errors import DeskError
from dragoman.record.desk.bounds import check_words
from dragoman.record.tables import actions
from dragoman.wording import plain_lines

MOST_OF_AN_ACTION = 100
MOST_OF_A_DETAIL = 4_000
MOST_OF_A_REMOTE = 100
"""Characters: an IPv6 address has 45."""
MOST_LISTED = 1_000


@dataclass(frozen=True, slots=True)
class Action:
    """One row of the audit log: `subject` is the id or name it was done to, `remote` the address it came from.

    `number` grows with every action; `at` is a time in UTC.
    """

    number: int
    at: str
    user: str
    action: str
    subject: str | None
    detail: str
    remote: str | None


def enter_action(
    connection: Connection, at: str, user: str, action: str, subject: str | None, detail: str, remote: str | None
) -> None:
    """Enter an action into the log; controls in its detail become spaces. Raises DeskError for what is too long."""
    check_words(user, "the name of a user")
    check_words(action, "an action", MOST_OF_AN_ACTION)
    if subject is not None:
        check_words(subject, "the subject of an action")
    if remote is not None:
        check_words(remote, "the address of an action", MOST_OF_A_REMOTE)
    if len(detail) > MOST_OF_A_DETAIL:
        raise DeskError(f"the detail of an action has {len(detail):,} characters: {MOST_OF_A_DETAIL:,} at most")
    row = {"at": at, "user": user, "action": action, "subject": subject, "remote": remote}
    connection.execute(insert(actions), {**row, "detail": plain_lines(detail)})


def load_actions(
    connection: Connection, before: int | None, user: str | None, subject: str | None, limit: int
) -> list[Action]:
    """Actions of a user, on a subject, numbered below `before`, the latest first.

    Raises DeskError for a limit that is not 1 to 1,000.
    """
    if not 1 <= limit <= MOST_LISTED:
        raise DeskError(f"{limit} actions can't be listed at once: 1 to {MOST_LISTED:,} can")
    query = select(actions).order_by(actions.c.number.desc()).limit(limit)
    if before is not None:
        query = query.where(actions.c.number < before)
    if user is not None:
        query = query.where(actions.c.user == check_words(user, "the name of a user"))
    if subject is not None:
        query = query.where(actions.c.subject == check_words(subject, "the subject of an action"))
    return [Action(**row._mapping) for row in connection.execute(query)]
