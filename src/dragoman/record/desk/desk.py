"""The desk of a record: the one door to its users, to what is kept for them, and to the log of what they did."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection

from dragoman.errors import UnknownUser
from dragoman.record.database import Database
from dragoman.record.desk.actions import Action, enter_action, load_actions
from dragoman.record.desk.follows import enter_follow, load_follows, remove_follow
from dragoman.record.desk.looks import Look, read_look, write_look
from dragoman.record.desk.saved_views import SavedView, load_views, remove_view, write_view
from dragoman.record.desk.users import (
    NewUser,
    Role,
    User,
    change_user,
    check_role,
    enter_user,
    load_hash_holder,
    load_token_holder,
    load_user,
    load_users,
    replace_token,
)


@dataclass(frozen=True, slots=True)
class Desk:
    """What a record keeps of and for its users. Every method raises RecordError where the database fails, and DeskError
    for words that are empty, too long or no words.

    Changes of users take `by`, who makes them, and `remote`, from which address: they then stand in the log, too. What
    is kept for a user (follows, looks, views, actions) goes by any name, whether `users` knows it or a proxy vouches
    for it.
    """

    database: Database

    # Users

    def create_user(self, name: str, role: Role, *, by: str | None = None, remote: str | None = None) -> NewUser:
        """Enter a user and make a token, of which only a hash is kept. Raises NameTaken; DeskError for a bad name."""
        at = read_clock()
        with self._change(by, remote, "user added", name, f"role {role}") as connection:
            return enter_user(connection, name, role, at)

    def renew_token(self, name: str, *, by: str | None = None, remote: str | None = None) -> NewUser:
        """Make a user another token; the one before lets nobody in from now on. Raises UnknownUser."""
        with self._change(by, remote, "token renewed", name) as connection:
            return replace_token(connection, name)

    def change_role(self, name: str, role: Role, *, by: str | None = None, remote: str | None = None) -> User:
        """Give a user another role. Raises UnknownUser."""
        check_role(role)
        with self._change(by, remote, "role changed", name, f"role {role}") as connection:
            return change_user(connection, name, role=role)

    def disable_user(self, name: str, *, by: str | None = None, remote: str | None = None) -> User:
        """Let a user in no more; what they did stays. Raises UnknownUser."""
        with self._change(by, remote, "user disabled", name) as connection:
            user = load_user(connection, name)
            if user is None:
                raise UnknownUser(name)
            return user if user.disabled_at else change_user(connection, name, disabled_at=read_clock())

    def enable_user(self, name: str, *, by: str | None = None, remote: str | None = None) -> User:
        """Let a user in again, with the token they had. Raises UnknownUser."""
        with self._change(by, remote, "user enabled", name) as connection:
            return change_user(connection, name, disabled_at=None)

    def list_users(self) -> list[User]:
        """All users by name, disabled ones too."""
        with self.database.read() as connection:
            return load_users(connection)

    def find_user(self, name: str) -> User | None:
        """The user of a name, disabled or not; None where there is none."""
        with self.database.read() as connection:
            return load_user(connection, name)

    def find_token_holder(self, token: str) -> User | None:
        """The user whom a token lets in; None for a wrong one, and for that of a disabled user."""
        with self.database.read() as connection:
            return load_token_holder(connection, token)

    def find_hash_holder(self, token_sha256: str) -> User | None:
        """The user whom the token of a hash lets in, as long as it is theirs; None also for a disabled user."""
        with self.database.read() as connection:
            return load_hash_holder(connection, token_sha256)

    # What is kept for a user

    def follow(self, user: str, subject: str) -> None:
        """Keep that a user follows a subject: a state's code, an organisation's acronym, or the id of an actor or
        instrument."""
        with self.database.write() as connection:
            enter_follow(connection, user, subject)

    def unfollow(self, user: str, subject: str) -> None:
        """Forget that a user follows a subject."""
        with self.database.write() as connection:
            remove_follow(connection, user, subject)

    def list_follows(self, user: str) -> tuple[str, ...]:
        """What a user follows, sorted."""
        with self.database.read() as connection:
            return load_follows(connection, user)

    def load_look(self, user: str) -> Look | None:
        """When a user looked last, and up to which event of the history; None for whom has not looked yet."""
        with self.database.read() as connection:
            return read_look(connection, user)

    def keep_look(self, user: str, at: str, event: int) -> None:
        """Keep that a user looked at a time (ISO 8601 in UTC) and saw the history up to an event, by its number."""
        with self.database.write() as connection:
            write_look(connection, user, at, event)

    def save_view(self, user: str, name: str, address: str) -> None:
        """Keep a page under a name; `address` is a path of the application ("/engagements?with=NOR")."""
        with self.database.write() as connection:
            write_view(connection, user, name, address)

    def list_views(self, user: str) -> tuple[SavedView, ...]:
        """The pages that a user has saved, by name."""
        with self.database.read() as connection:
            return load_views(connection, user)

    def remove_view(self, user: str, name: str) -> None:
        """Forget a page that a user has saved."""
        with self.database.write() as connection:
            remove_view(connection, user, name)

    # The log

    def note_action(
        self, user: str, action: str, subject: str | None = None, detail: str = "", remote: str | None = None
    ) -> None:
        """Enter into the log what a user did, to which id or name, and from which address; `detail` up to 4,000
        characters."""
        with self.database.write() as connection:
            enter_action(connection, read_clock(), user, action, subject, detail, remote)

    def list_actions(
        self, before: int | None = None, user: str | None = None, subject: str | None = None, limit: int = 100
    ) -> list[Action]:
        """What was done, the latest first, up to 1,000 at once; `before` a number goes on where a list has ended."""
        with self.database.read() as connection:
            return load_actions(connection, before, user, subject, limit)

    @contextmanager
    def _change(
        self, by: str | None, remote: str | None, action: str, name: str, detail: str = ""
    ) -> Iterator[Connection]:
        """A transaction that changes a user, and enters that into the log."""
        with self.database.write() as connection:
            yield connection
            if by is not None:
                enter_action(connection, read_clock(), by, action, name, detail, remote)


def read_clock() -> str:
    """The time in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
